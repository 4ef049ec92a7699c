"""How a reply is run through the LM, place by place: its KV cache, and on a GPU a recorded step.

A GPU is through with one place sooner than Python has told it what to do. There the cache has a
fixed size, so that a step is the same work each time: it is recorded once, as a CUDA graph, and
replayed. Knows caches, masks and positions. Does not know what is run, nor how words are chosen.
"""

import logging
import weakref

import torch
from transformers import DynamicCache, StaticCache
from transformers.cache_utils import StaticLayer

STEP = 2  # places of a step that is recorded: a word, and the [RET] that is proposed after it
SMALLEST = 512  # places of a cache of fixed size, and of larger ones twice as many, ...
WARMING = 3  # times that a step is run before it is recorded
NEAR = 0.05  # how far a recorded step may be from one that is not, as a part of its size

log = logging.getLogger(__name__)


class Growing:
    """A cache that grows with what is run."""

    def __init__(self, model):
        self.model = model
        self.cache = DynamicCache(config=model.lm.config)
        self.cache.activate_past_recording()  # a place is taken back, whatever the LM's attention

    @property
    def length(self) -> int:
        """How many places stand."""
        return self.cache.get_seq_length()

    def run(self, places: torch.Tensor, keep: int) -> tuple[torch.Tensor, torch.Tensor]:
        """(T, d_lm) places more, of which the first `keep` stand -> `model.states_at_ret` there."""
        last, inner = self.model.states_at_ret(places[None], cache=self.cache, use_cache=True)
        if keep < len(places):
            self.cache.crop(keep - len(places))
        return last[0], inner[0]


class Fixed:
    """A cache of so many places, for one reply after the other. owner: whose reply it is."""

    def __init__(self, model, size: int):
        self.model, self.size, self.length = model, size, 0
        self.owner = None
        self.cache = StaticCache(config=model.lm.config, max_cache_len=size)
        self.graph = None
        width = model.words.shape[1]
        self.places = torch.zeros(STEP, width, dtype=model.lm.dtype, device=model.device)
        self.at = torch.zeros((), dtype=torch.long, device=model.device)

    def run(self, places: torch.Tensor, keep: int) -> tuple[torch.Tensor, torch.Tensor]:
        """As `Growing.run`."""
        self.at.fill_(self.length)
        if self.graph and len(places) == STEP:
            self.places.copy_(places)
            self.graph.replay()
            last, inner = (states.clone() for states in self.states)
        else:
            last, inner = self._states(places)
        self.length += keep
        return last[0], inner[0]

    def _states(self, places: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """At places from `at` on; nothing here waits for the device, or asks how large it is."""
        for layer in self.cache.layers:
            layer.cumulative_length.copy_(self.at)
        positions = self.at + torch.arange(len(places), device=self.at.device)
        later = torch.arange(self.size, device=self.at.device) > positions[:, None]
        mask = torch.zeros_like(later, dtype=places.dtype)
        mask = mask.masked_fill(later, torch.finfo(places.dtype).min)
        more = {"attention_mask": mask[None, None], "position_ids": positions[None]}
        return self.model.states_at_ret(places[None], cache=self.cache, use_cache=True, **more)

    @torch.no_grad()
    def record(self) -> None:
        """Record a step. Raises RuntimeError where the LM cannot be recorded."""
        side = torch.cuda.Stream()
        side.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(side):
            for _ in range(WARMING):
                self._states(self.places)
        torch.cuda.current_stream().wait_stream(side)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            self.states = self._states(self.places)
        self.places.copy_(self.model.words[:STEP])
        wanted, _ = self._states(self.places)
        graph.replay()
        if (self.states[0] - wanted).abs().max() > NEAR * wanted.abs().max():
            raise RuntimeError("what was recorded gives other states")
        self.graph = graph


def begin(model, room: int | None, owner) -> Growing | Fixed:
    """What a reply is run in. room: places that it takes at most, where that is known."""
    if room is None or not can_replay(model):
        return Growing(model)
    fixed = model.fixed
    if fixed is None or fixed.size < room:
        model.fixed = None  # its memory is free for the next
        try:
            fixed = Fixed(model, max(SMALLEST, 1 << (room - 1).bit_length()))
            fixed.record()
        except RuntimeError as error:
            log.warning("the LM's steps cannot be replayed, and take longer: %s", error)
            model.replays = False
            return Growing(model)
        model.fixed = fixed
    if fixed.owner and fixed.owner():  # another reply is not at its end
        return Growing(model)
    fixed.owner, fixed.length = weakref.ref(owner), 0
    return fixed


def can_replay(model) -> bool:
    """Whether all of the LM is on one GPU, and all its layers see all that stands before."""
    if model.device.type != "cuda" or not model.replays:
        return False
    placed = set(getattr(model.lm, "hf_device_map", {}).values())
    cache = StaticCache(config=model.lm.config, max_cache_len=SMALLEST)
    return not placed & {"cpu", "disk"} and all(type(one) is StaticLayer for one in cache.layers)

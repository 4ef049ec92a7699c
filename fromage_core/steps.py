"""How a reply is run through the LM, place by place: its KV cache, and on a GPU a recorded step.

A GPU is through with one place sooner than Python has told it what to do. There the cache has a
fixed size, so that a step is the same work each time: it is recorded once, as a CUDA graph, and
replayed. Knows caches, masks and positions. Does not know what is run, nor how words are chosen.
"""

import logging
import weakref
from threading import Lock

import torch
from transformers import DynamicCache, StaticCache
from transformers.cache_utils import DynamicLayer

STEP = 2  # places of a step that is recorded: a word, and the [RET] that is proposed after it
SMALLEST = 512  # places of a cache of fixed size, and of larger ones twice as many, ...
WARMING = 3  # times that a step is run before it is recorded
NEAR = 0.05  # how far a recorded step may be from one that is not, as a part of its size

BEGINNING = Lock()  # a process records one at a time

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
    """A cache of so many places, for one reply after the other. owner: a weak reference to what
    the reply is decoded by."""

    def __init__(self, model, size: int):
        self.model, self.size, self.length = model, size, 0
        self.owner = None
        self.cache = StaticCache(config=model.lm.config, max_cache_len=size)
        self.graph = None
        width = model.words.shape[1]
        self.places = torch.zeros(STEP, width, dtype=model.lm.dtype, device=model.device)
        self.at = torch.zeros((), dtype=torch.long, device=model.device)

    def run(self, places: torch.Tensor, keep: int) -> tuple[torch.Tensor, torch.Tensor]:
        """As `Growing.run`. Raises ValueError for more than there is room for."""
        if self.length + len(places) > self.size:
            raise ValueError(f"{len(places)} places after {self.length} are more than {self.size}")
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
        """Record a step. Raises what the LM raises where it cannot be recorded."""
        with torch.cuda.device(self.model.device):
            stream, side = torch.cuda.current_stream(), torch.cuda.Stream()
            side.wait_stream(stream)
            with torch.cuda.stream(side):
                for _ in range(WARMING):
                    self._states(self.places)
            stream.wait_stream(side)
            graph = torch.cuda.CUDAGraph()
            try:  # others may go on using the GPU meanwhile
                with torch.cuda.graph(graph, capture_error_mode="thread_local"):
                    self.states = self._states(self.places)
            finally:  # one that failed stays on a stream of its own
                torch.cuda.set_stream(stream)
            self.at.fill_(STEP)  # elsewhere than where it was recorded
            self.places.copy_(self.model.words[:STEP])
            wanted = self._states(self.places)
            graph.replay()
            for ours, theirs in zip(self.states, wanted, strict=True):
                if not (ours - theirs).abs().max() <= NEAR * theirs.abs().max():  # or it is NaN
                    raise RuntimeError("what was recorded gives other states")
            self.graph = graph


def begin(model, room: int | None, owner) -> Growing | Fixed:
    """What a reply is run in. room: places that it takes at most, where that is known."""
    if room is None or not can_replay(model):
        return Growing(model)
    with BEGINNING:
        if model.fixed is None or model.fixed.size < room:
            model.fixed = None  # its memory is free for the next
            try:
                fixed = Fixed(model, max(SMALLEST, 1 << (room - 1).bit_length()))
                fixed.record()
            except Exception as error:  # LMs have many ways to be no fixed work
                log.warning("the LM's steps cannot be replayed, and take longer: %s", error)
                model.replays = False
                return Growing(model)
            model.fixed = fixed
        fixed = model.fixed
        if fixed.owner and fixed.owner():  # another reply is not at its end
            return Growing(model)
        fixed.owner, fixed.length = weakref.ref(owner), 0
        fixed.cache.reset()
        return fixed


def can_replay(model) -> bool:
    """Whether all of the LM is on one GPU, where nothing waits for the CPU, and all its layers see
    all that stands before."""
    lm = model.lm
    if model.device.type != "cuda" or not model.replays or getattr(lm, "is_loaded_in_8bit", False):
        return False
    placed = set(getattr(lm, "hf_device_map", {}).values())
    layers = DynamicCache(config=lm.config).layers
    return not placed & {"cpu", "disk"} and all(type(one) is DynamicLayer for one in layers)

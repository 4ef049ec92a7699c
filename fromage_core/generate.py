"""The decode loop's one step: feed places to the LM, sample what comes next.

Knows the KV cache, temperature, top-p and [RET]'s place among the words. Does not know
conversations, retrieval, or what a picture is: whoever decodes decides what to feed next.
"""

import math
from dataclasses import dataclass

import torch
from transformers import DynamicCache

from fromage_core import steps
from fromage_core.prompt import RET

CERTAIN = 1e-3  # readiness 1 is this far from it


@dataclass(frozen=True)
class Options:
    """How a reply is decoded.

    max_new_tokens: words or parts of words at most; temperature: 0 takes the likeliest;
    top_p: sample from the likeliest tokens that make up this probability; readiness: [RET] is
    written where it is likelier, against the likeliest word, than 1 - readiness (0.5 as trained, 0
    never); ret_scale: the paper's factor on its logit (0 never); max_pictures: at most so many in
    one reply.
    """

    max_new_tokens: int = 96
    temperature: float = 0.0
    top_p: float = 0.95
    readiness: float = 0.5
    ret_scale: float = 1.0
    max_pictures: int = 2


class Decoder:
    """One reply being decoded: all that was fed, and states after it.

    hidden: the last one (d_lm,), which the next word comes from; at_ret: what it would be at a
    [RET] put there; inner: the same of the layers that [RET]'s row reads (d_row,). After a [RET]
    these two are as they were before its picture came into view: there the LM thinks of what else
    was asked for, and then of what it sees.
    """

    def __init__(self, model, room: int | None = None):
        """room: places that will be fed at most, where that is known."""
        self.model = model
        self.steps = steps.begin(model, room, self)

    @torch.no_grad()
    def feed(self, embeddings: torch.Tensor) -> None:
        """(T, d_lm) places more. [RET] is proposed after them, and taken back."""
        ret = self.model.ret_embedding.to(embeddings.dtype)[None]
        last, inner = self.steps.run(torch.cat([embeddings, ret]), keep=len(embeddings))
        self.hidden, self.at_ret, self.inner = last[-2], last[-1], inner[-1]

    @torch.no_grad()
    def show(self, image) -> None:
        """[RET], and the picture that comes for it."""
        self.feed(self.model.embed_items([RET]))
        seen = self.model.embed_items([image])
        self.hidden = self.steps.run(seen, keep=len(seen))[0][-1]

    @property
    def length(self) -> int:
        """How many places were fed."""
        return self.steps.length

    @property
    @torch.no_grad()
    def probability(self) -> float:
        """Of [RET] here, against the likeliest word."""
        logits = self.model.logits(self.hidden)
        ret = self.model.ret_logit(self.hidden, self.inner, logits)
        return float((ret - logits.max()).sigmoid())

    @torch.no_grad()
    def sample(self, options: Options, may_show: bool = True):
        """The next token: an id of the LM's vocabulary, or (where it may be) RET."""
        logits = self.model.logits(self.hidden)
        if not may_show:
            return pick(logits, options.temperature, options.top_p)
        ret = wanted_ret(self.model.ret_logit(self.hidden, self.inner, logits), options)
        if self.model.config.ret_id is None:
            # Its row tells the odds against the likeliest word: chance has no part in them.
            wanted = ret > logits.max()
            return RET if wanted else pick(logits, options.temperature, options.top_p)
        token = pick(torch.cat([logits, ret[None]]), options.temperature, options.top_p)
        return RET if token == len(logits) else token


@torch.no_grad()
def continuations(model, places, max_new_tokens: int) -> list[list[int]]:
    """(B, T, d_lm) prompts of one length -> the likeliest words after each, as token ids; those
    that came to their end end with one of the model's stop_ids."""
    cache = DynamicCache(config=model.lm.config)
    last = model.hidden(places, cache=cache, use_cache=True)
    return say(model, cache, last[:, -1], max_new_tokens)


@torch.no_grad()
def say(model, cache, hidden, max_new_tokens: int, temperature: float = 0.0, mask=None):
    """Words alone on top of prompts in the cache -> lists of token ids, each of which ends with one
    of the model's stop_ids if it came to its end.

    hidden: (B, d_lm) where the prompts end; temperature: 0 takes the likeliest; mask: (B, T) what
    of them is used, where they are of unlike lengths and padded on the right.
    """
    said: list[list[int]] = [[] for _ in hidden]
    rows = list(range(len(said)))  # the prompts that are still run
    going = set(rows)  # those of them that have not come to their end
    for left in reversed(range(max_new_tokens)):
        tokens = _picks(model.logits(hidden), temperature)
        for row, token in zip(rows, tokens.tolist(), strict=True):
            if row in going:
                said[row].append(token)
        going = {row for row in going if said[row][-1] not in model.stop_ids}
        if not going or not left:
            break
        if len(going) <= len(rows) / 2:  # to leave fewer out costs more than it saves
            left_in = [at for at, row in enumerate(rows) if row in going]
            kept = torch.tensor(left_in, device=tokens.device)
            rows, tokens = sorted(going), tokens[kept]
            cache.batch_select_indices(kept)
            mask = None if mask is None else mask[kept]
        more = {}
        if mask is not None:
            mask = torch.cat([mask, mask.new_ones(len(mask), 1)], 1)
            more = {"attention_mask": mask, "position_ids": mask.sum(1, keepdim=True) - 1}
        places = model.lm.get_input_embeddings()(tokens)[:, None]
        hidden = model.hidden(places, cache=cache, use_cache=True, **more)[:, 0]
    return said


def _picks(logits: torch.Tensor, temperature: float) -> torch.Tensor:
    """(B, V) logits -> (B,) the likeliest, or one sampled from all."""
    if temperature <= 0:
        return logits.argmax(-1)
    # torch.multinomial takes as long over 49,152 words as the LM over the rest.
    mass = (logits / temperature).softmax(-1).cumsum(-1)
    at = torch.rand(len(mass), 1, device=mass.device) * mass[:, -1:]
    return torch.searchsorted(mass, at)[:, 0].clamp_max(mass.shape[1] - 1)


def wanted_ret(logit: torch.Tensor, options: Options) -> torch.Tensor:
    """[RET]'s logit as the options want it.

    It is multiplied by ret_scale (the paper's ret_scale_factor; 0 is never). Its row tells the odds
    against the likeliest word, so those of readiness move where it wins.
    """
    readiness = torch.tensor(options.readiness)
    if options.ret_scale <= 0 or readiness <= 0:
        return torch.full_like(logit, -math.inf)
    return logit * options.ret_scale + readiness.logit(eps=CERTAIN)


def pick(logits: torch.Tensor, temperature: float, top_p: float) -> int:
    """(V,) logits -> the index taken: the likeliest, or one sampled from the nucleus."""
    if temperature <= 0:
        return int(logits.argmax())
    probabilities, order = (logits / temperature).softmax(-1).sort(descending=True)
    before = probabilities.cumsum(-1) - probabilities
    probabilities[before >= top_p] = 0  # the likeliest has nothing before it and always stays
    if probabilities[0] == 0:
        probabilities[0] = 1
    return int(order[probabilities.multinomial(1)])

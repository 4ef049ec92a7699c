"""The paper's two losses, and the hidden states that they are computed from.

Knows the model and Examples. Does not know data files, optimisers or schedules. What no learned
thing stands before is run without gradients, and so is what stands before all examples alike.
Logits are computed only where there is a label.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch.nn import functional as F
from torch.nn.utils.rnn import pad_sequence
from tqdm import tqdm
from transformers import DynamicCache

from fromage_core import prompt, ranks
from fromage_core.examples import IGNORE, Example


def caption_loss(
    model, examples: Sequence[Example], temperature: float = 1.0, before: Sequence = ()
) -> torch.Tensor:
    """NLL of each labelled token (paper eq. 1), to be summed and divided by how many there are.

    They come example by example: those inside its prompt, then answer by answer. before: items that
    stand before all examples, and are read without gradients.
    """
    hidden, labels = labelled_states(model, examples, before)
    return F.cross_entropy(model.logits(hidden) / temperature, labels, reduction="none")


def labelled_states(model, examples: Sequence[Example], before: Sequence = ()):
    """The hidden states (N, d_lm) that predict the labelled tokens, and these tokens (N,)."""
    shared, own = split_shared([e.items for e in examples])
    batch = [[*rest, *[a[:-1] for a in e.answers]] for rest, e in zip(own, examples, strict=True)]
    places, mask = model.embed_batch(batch)
    rows = [_layout(e, len(shared)) for e in examples]
    prefix = [*before, shared]
    length = prompt.length(prefix, model.config.picture_tokens)
    seen, positions = _attention(rows, mask, length, places)
    cache = DynamicCache(config=model.lm.config)
    hidden = _run(model, prefix, places, seen, cache, position_ids=positions)
    where = [(r, source) for r, row in enumerate(rows) for source, _ in row.labels]
    labels = torch.tensor([t for row in rows for _, t in row.labels], device=hidden.device)
    return hidden[tuple(torch.tensor(where, device=hidden.device).T)], labels


@dataclass
class _Row:
    """Where an example's places are, its prefix left out. common: places of its prompt; branch:
    for each place 0 in the prompt, else the number of its answer; labels: (the place whose hidden
    state predicts, the token)."""

    common: int
    branch: list[int]
    labels: list[tuple[int, int]]


def _layout(example: Example, prefix: int) -> _Row:
    common = len(example.labels) - prefix
    branch = [0] * common
    inside = enumerate(example.labels[prefix:])
    labels = [(place - 1, token) for place, token in inside if token != IGNORE]
    for number, answer in enumerate(example.answers, 1):
        start = len(branch)
        sources = [common - 1, *range(start, start + len(answer) - 1)]
        labels += zip(sources, answer, strict=True)
        branch += [number] * (len(answer) - 1)
    return _Row(common, branch, labels)


def _attention(rows: list[_Row], mask: torch.Tensor, prefix: int, places: torch.Tensor):
    """Additive attention (B, 1, T, prefix + T) and positions (B, T) of prompts that branch.

    A place sees the prefix, its prompt, and its own answer; answers stand at the same positions.
    """
    width = mask.shape[1]
    branch = torch.full((len(rows), width), -1)
    positions = torch.zeros(len(rows), width, dtype=torch.long)
    for r, row in enumerate(rows):
        branch[r, : len(row.branch)] = torch.tensor(row.branch)
        counts = Counter()
        for place, number in enumerate(row.branch):
            positions[r, place] = (row.common if number else 0) + counts[number]
            counts[number] += 1
    earlier = torch.ones(width, width, dtype=torch.bool).tril()
    kin = (branch[:, None, :] == 0) | (branch[:, None, :] == branch[:, :, None])
    seen = torch.cat([torch.ones(len(rows), width, prefix, dtype=torch.bool), earlier & kin], 2)
    return _additive(seen, places), (positions + prefix).to(mask.device)


def _additive(seen: torch.Tensor, places: torch.Tensor) -> torch.Tensor:
    """What each place sees (B, T, S) -> an attention mask (B, 1, T, S) of the places' own kind."""
    lowest = torch.finfo(places.dtype).min
    mask = torch.zeros(seen.shape, dtype=places.dtype).masked_fill(~seen, lowest)
    return mask[:, None].to(places.device)


def length_groups(lengths: Sequence[int], size: int) -> list[list[int]]:
    """Numbers of rows of like length, `size` at most together: little is padded."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i])
    return [order[start : start + size] for start in range(0, len(order), size)]


def split_shared(batch: Sequence[Sequence]) -> tuple[list[int], list[list]]:
    """The token ids that all prompts begin with (leaving each at least one of its first list), and
    what follows in each."""
    firsts = [items[0] if items and isinstance(items[0], list) else [] for items in batch]
    shortest = min(map(len, firsts))
    same = 0
    while same < shortest - 1 and len({first[same] for first in firsts}) == 1:
        same += 1
    own = [[items[0][same:], *items[1:]] if same else list(items) for items in batch]
    return list(firsts[0][:same]), own


def _run(model, prefix: list, places: torch.Tensor, mask: torch.Tensor, cache, **more):
    """Last hidden states (B, T, d_lm) of places after items that are run once, without gradients.

    mask: what attention sees, these included; the cache is filled.
    """
    if prompt.length(prefix, model.config.picture_tokens):
        with torch.no_grad():
            model.hidden(model.embed_items(prefix)[None], cache=cache, use_cache=True)
        cache.batch_repeat_interleave(len(places))
    return model.hidden(places, attention_mask=mask, cache=cache, use_cache=True, **more)


@torch.no_grad()
def hidden_at_ret(model, batch: Sequence[Sequence], size: int = 64, desc: str = "") -> torch.Tensor:
    """Prompts -> the LM's last hidden states (N, d_lm) at a [RET] after each, without gradients.

    size: how many run together; desc: names the progress bar, if there is one.
    """
    states: dict[int, torch.Tensor] = {}
    for group in _groups(model, batch, size, desc):
        cache = DynamicCache(config=model.lm.config)
        last, _ = after_prefix(model, [[*batch[i], prompt.RET] for i in group], cache)
        states |= zip(group, last, strict=True)
    return torch.stack([states[i] for i in range(len(batch))])


@torch.no_grad()
def states_at_rets(model, batch: Sequence[Sequence], places, size: int = 64, desc: str = ""):
    """`at_ret` of prompts, without gradients, in the same way."""
    states: dict[int, tuple] = {}
    for group in _groups(model, batch, size, desc):
        at = [places[i] for i in group]
        both = at_ret(model, read(model, [batch[i] for i in group]), at)
        parts = (kind.split([len(p) for p in at]) for kind in both)
        states |= zip(group, zip(*parts, strict=True), strict=True)
    last, inner = zip(*(states[i] for i in range(len(batch))), strict=True)
    return torch.cat(last), torch.cat(inner)


def _groups(model, batch: Sequence[Sequence], size: int, desc: str):
    """Numbers of prompts of like length, with a progress bar where it has a name."""
    lengths = [prompt.length(items, model.config.picture_tokens) for items in batch]
    groups = length_groups(lengths, size)
    return tqdm(groups, desc, unit="batch", leave=False, disable=not desc)


def read(model, batch: Sequence[Sequence]):
    """Run prompts without gradients -> (keys, values) of each layer, (B, heads, T, d_head)."""
    cache = DynamicCache(config=model.lm.config)
    with torch.no_grad():
        after_prefix(model, batch, cache)
    return [(layer.keys, layer.values) for layer in cache.layers]


def at_ret(model, layers: Sequence[tuple], places: Sequence[Sequence[int]]):
    """What was `read` of prompts, and places in each -> `model.states_at_ret` states (N, ...) at
    a [RET] proposed at every place, prompt by prompt, with the gradients of [RET]'s embedding.

    A place is how much of its prompt stands before it, `model.reach` at most. That is what its
    [RET] sees; nothing sees the [RET].
    """
    cache = DynamicCache(config=model.lm.config)
    for number, (keys, values) in enumerate(layers):
        cache.update(keys, values, number)
    at = pad_sequence([torch.tensor(p, dtype=torch.long) for p in places], batch_first=True)
    earlier = torch.arange(layers[0][0].shape[2]) < at[:, :, None]
    itself = torch.eye(at.shape[1], dtype=torch.bool).expand(len(at), -1, -1)
    ret = model.ret_embedding.to(model.lm.dtype).expand(*at.shape, -1)
    seen = _additive(torch.cat([earlier, itself], 2), ret)
    more = {"attention_mask": seen, "position_ids": at.to(ret.device)}
    last, inner = model.states_at_ret(ret, cache=cache, use_cache=True, **more)
    used = torch.arange(at.shape[1]) < torch.tensor([len(p) for p in places])[:, None]
    return last[used], inner[used]


def after_prefix(model, batch: Sequence[Sequence], cache, before: Sequence = ()):
    """Run prompts, what they all begin with once -> the last hidden states (B, d_lm) where they
    end, and the whole mask (B, T). before: items that stand before all of them."""
    shared, own = split_shared(batch)
    places, mask = model.embed_batch(own)
    prefix = [*before, shared]
    length = prompt.length(prefix, model.config.picture_tokens)
    mask = torch.cat([mask.new_ones(len(mask), length), mask], 1).long()
    ends = mask.sum(1) - length - 1
    return _run(model, prefix, places, mask, cache)[torch.arange(len(batch)), ends], mask


def nce(
    model, hidden, pictures, numbers: Sequence[int], dropout: float, everyone: bool = False
) -> torch.Tensor:
    """InfoNCE of states at [RET] (B, d_lm) and features of their pictures (B, 1, d_vision).

    More pictures than states are negatives alone. numbers: of the pictures; dropout: on what W_t
    and W_i read; everyone: the batches of all processes, of one size, are each other's negatives.
    """
    hidden, pictures = hidden.to(model.device), pictures.to(model.device)
    text = F.dropout(model.standardise_hidden(hidden), dropout)
    seen = F.dropout(model.standardise(pictures[:, 0]), dropout)
    text, seen = F.normalize(model.W_t(text), dim=-1), F.normalize(model.W_i(seen), dim=-1)
    same = torch.tensor(numbers, device=text.device)
    if everyone:
        text, seen, same = ranks.gathered(text), ranks.gathered(seen), ranks.gathered(same)
    return info_nce(model, text, seen, same)


def info_nce(model, text: torch.Tensor, pictures: torch.Tensor, same: torch.Tensor):
    """Symmetric InfoNCE (paper eq. 2 and 3). text, pictures: (B, d_ret), unit norm.

    pictures may be more than texts: the further ones are negatives alone. same: numbers of the
    pictures; two captions of one picture are no negatives.
    """
    count = len(text)
    scores = model.logit_scale.exp().clamp(max=100) * text @ pictures.T
    twin = same[:count, None] == same[None, :]
    twin.fill_diagonal_(False)
    scores = scores.masked_fill(twin.to(scores.device), -1e4)
    target = torch.arange(count, device=scores.device)
    square = scores[:, :count]
    return (F.cross_entropy(scores, target) + F.cross_entropy(square.T, target)) / 2

"""Conversations as [RET] learns from them: where a picture belongs in replies, and which.

A [RET] that has only stood after captions tells, once a picture was shown, little more than that
one was. Knows how conversations are made of wordings and captions, the places in their replies,
and what is lost on the states at [RET]s that are proposed there. Does not know schedules, nor what
the LM would reply.
"""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import torch
from torch import nn
from torch.nn import functional as F

from fromage_core import examples, losses, prompt
from fromage_core.visitor import Thread, Visitor

TURNS = (1, 2, 2, 3, 4)  # how many turns a conversation has
INSIDE = 0.5  # of the replies with words: how many have [RET] proposed after some of them
TOGETHER = 24  # conversations that are run together
# How much the decision counts beside what is asked for: W_t goes on once [RET]'s embedding stands,
# and then the decision must do with what that tells.
DECIDES = 4.0
# Places in replies: whether a picture belongs there, and how much the places of each kind weigh:
# so that on dev, about as many pictures are missing as come unasked for.
# "opens": where a reply begins, "more": after its first picture; "words": it begins with a word,
# "refused": so it does where no picture is wanted, "enough": nothing but words after its pictures,
# "inside": before a later word, or the end.
KINDS = {
    "opens": (True, 0.35),
    "more": (True, 0.19),
    "words": (False, 0.16),
    "refused": (False, 0.03),
    "enough": (False, 0.12),
    "inside": (False, 0.15),
}


@dataclass
class Asked:
    """A conversation as the LM reads it, and places in its replies where [RET] is proposed.

    kinds: of each place: one of KINDS; wanted: the number of the picture that was asked for there,
    None where none was, or nobody knows; seen: of those that stood before it.
    """

    items: list = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    wanted: list[int | None] = field(default_factory=list)
    seen: list[list[int]] = field(default_factory=list)

    def add(self, place: int, kind: str, wanted: int | None = None, seen: Sequence = ()) -> None:
        self.places.append(place)
        self.kinds.append(kind)
        self.wanted.append(wanted)
        self.seen.append(list(seen))


def read(model, thread: Thread) -> Asked:
    """All places of all replies, as far as all of the LM's layers see all that is before them.

    Where the LM's template writes past replies in another way than the one that is due, those of
    the last reply alone.
    """
    tokenizer, size = model.tokenizer, model.config.picture_tokens
    asked = Asked()
    for turn, reply in enumerate(thread.replies):
        *before, said = thread.messages[: 2 * turn + 2]
        items = prompt.conversation_items(tokenizer, before)
        begin = prompt.length(items, size)
        items = items + prompt.content_items(tokenizer, said["content"])
        end = prompt.length(items, size)
        if end > model.reach:
            break
        if not begins_with(items, asked.items):
            asked = Asked()
        asked.items = items
        shown = len(reply.shows)
        # Right after a [RET], its picture is not in view yet.
        *opens, last = [begin, *(begin + n * (1 + size) + 1 for n in range(shown))]
        for number, place in enumerate(opens):
            told = (reply.wanted[number], reply.earlier(number)) if reply.wanted else ()
            asked.add(place, "more" if number else "opens", *told)
        words = "refused" if reply.refused else "words"
        asked.add(last, "enough" if shown else words)
        for place in range(begin + shown * (1 + size) + 1, end + 1):
            asked.add(place, "inside")
    return asked


def begins_with(items: Sequence, first: Sequence) -> bool:
    """Whether a prompt begins with another."""
    pairs = zip(items, first, strict=False)
    same = (a is b or (isinstance(a, list) and isinstance(b, list) and a == b) for a, b in pairs)
    return len(first) <= len(items) and all(same)


def conversation(model, source, rng: random.Random, visitor: Visitor) -> Asked:
    """One about pictures of a `Source`, with captions in place of what the LM would say."""
    thread = visitor.begins(source, rng.choice(TURNS))
    for _ in range(thread.turns):
        visitor.asks(thread)
        numbers = [*thread.seen, *thread.reply.shows] or [rng.choice(source.usable)]
        visitor.hears(thread, thread.says or rng.choice(source.captions_of[numbers[-1]]))
    return read(model, thread)


def thinned(every: Asked, rng: random.Random) -> Asked:
    """With at most one place inside the words of a reply."""
    few, inside = Asked(every.items), []
    rows = list(zip(every.places, every.kinds, every.wanted, every.seen, strict=True))
    for row, following in zip(rows, [*rows[1:], None], strict=False):
        if row[1] != "inside":
            few.add(*row)
            continue
        inside.append(row)
        if following is None or following[1] != "inside":
            if rng.random() < INSIDE:
                few.add(*rng.choice(inside))
            inside = []
    return few


class Decision(nn.Module):
    """Whether a picture belongs at a [RET], from states (N, d_row) that still learn.

    Only those of the middle layer are read: where all were, what [RET]'s embedding learned told
    less of dialogues that it had not seen.
    """

    def __init__(self, model):
        super().__init__()
        d_layer = model.lm.config.get_text_config().hidden_size
        start = (len(model.ret_layers) - 1) // 2 * d_layer
        self.middle = slice(start, start + d_layer)
        self.norm = nn.BatchNorm1d(d_layer, affine=False, track_running_stats=False)
        self.row = nn.Linear(d_layer, 1)
        nn.init.zeros_(self.row.weight)  # the same in all processes
        nn.init.zeros_(self.row.bias)

    def forward(self, inner: torch.Tensor) -> torch.Tensor:
        return self.row(self.norm(inner[:, self.middle].float()))[:, 0]


@dataclass
class Group:
    """Conversations about pictures of one set.

    parts: some of like length each, and what `losses.read` keeps of them.
    """

    source: object
    parts: list[tuple[list[Asked], list]]


def group(model, source, count: int, rng: random.Random) -> Group:
    """New conversations, run once: the [RET]s that stand in them stay as they are now."""
    visitor = Visitor(rng)
    made = [conversation(model, source, rng, visitor) for _ in range(count)]
    made = [one for one in made if one.items]  # the others do not fit into the LM's context
    lengths = [prompt.length(one.items, model.config.picture_tokens) for one in made]
    parts = [[made[i] for i in alike] for alike in losses.length_groups(lengths, TOGETHER)]
    return Group(source, [(p, losses.read(model, [one.items for one in p])) for p in parts])


def loss(model, decision: Decision, heard: Group, dropout: float, rng: random.Random):
    """InfoNCE of what is asked for in conversations, and what they saw before as more negatives,
    plus the NLL of whether a picture belongs at each [RET], each kind of place weighed: a scalar,
    over this process's conversations alone."""
    if not heard.parts:  # nothing is learned, but of the same things as in the other processes
        return 0 * sum(p.sum() for p in decision.parameters())
    parts = [([thinned(one, rng) for one in part], layers) for part, layers in heard.parts]
    both = [losses.at_ret(model, layers, [one.places for one in part]) for part, layers in parts]
    last, inner = map(torch.cat, zip(*both, strict=True))
    made = [one for part, _ in parts for one in part]
    kinds = [kind for one in made for kind in one.kinds]
    wanted = [number for one in made for number in one.wanted]
    told = [place for place, number in enumerate(wanted) if number is not None]
    found = 0.0
    if told:  # in a few that are short, nobody may have asked for any
        numbers = [wanted[place] for place in told]
        numbers += [number for one in made for seen in one.seen for number in seen]
        pictures = heard.source.views(numbers, rng)
        found = losses.nce(model, last[told], pictures, numbers, dropout)
    belongs, weights = weighed(kinds)
    said = decision(inner)
    wrong = F.binary_cross_entropy_with_logits(said, belongs.to(said.device), reduction="none")
    return found + DECIDES * (weights.to(said.device) * wrong).sum()


def weighed(kinds: Sequence[str]) -> tuple[torch.Tensor, torch.Tensor]:
    """Kinds of N places -> whether a picture belongs there (N,), and their weights (N,)."""
    often = Counter(kinds)
    belongs = [float(KINDS[kind][0]) for kind in kinds]
    weights = [KINDS[kind][1] / often[kind] for kind in kinds]
    return torch.tensor(belongs), torch.tensor(weights)


@dataclass
class Captions:
    """Captions of one set alone, each of which a [RET] after it stands for: what `losses.read`
    keeps of them, the place after each, and the number of its picture."""

    source: object
    layers: list
    ends: list[list[int]]
    numbers: list[int]


def captions(model, source, count: int, rng: random.Random) -> Captions:
    """Captions at random, run once."""
    rows = source.rows
    chosen = [rng.randrange(len(rows.captions)) for _ in range(count)]
    items = [examples.retrieval_items(model.tokenizer, rows.captions[i], rng) for i in chosen]
    ends = [[prompt.length(one, model.config.picture_tokens)] for one in items]
    return Captions(source, losses.read(model, items), ends, [rows.picture[i] for i in chosen])


def captions_loss(model, alone: Captions, dropout: float, rng: random.Random) -> torch.Tensor:
    """InfoNCE over captions and their pictures; all processes' are each other's negatives."""
    hidden, _ = losses.at_ret(model, alone.layers, alone.ends)
    seen = alone.source.views(alone.numbers, rng)
    return losses.nce(model, hidden, seen, alone.numbers, dropout, everyone=True)

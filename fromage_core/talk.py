"""Conversations held with the model itself once W_c stands, for what it thinks in them.

A visitor speaks, and the reply is the LM's own, decoded greedily, after a picture where one was
asked for. Knows decoding and which states are kept. Does not know what visitors say, nor what is
learned from the states.
"""

import hashlib
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tqdm import tqdm
from transformers import DynamicCache

from fromage_core import examples, losses, phrases, prompt
from fromage_core.data import keep
from fromage_core.generate import say
from fromage_core.prompt import RET
from fromage_core.visitor import Thread, Visitor

THREADS = 1200  # at most, and no more than there are captions
TURNS = 4  # of the longest: as many threads have one turn, two, ...
WORDS = 40  # of a reply: tokens at most
OTHERS = 3  # further messages that might have come instead: only how their replies begin is kept
TOGETHER = 48  # replies that are decoded at once


@dataclass
class Found:
    """Where pictures of one set were asked for.

    hidden: states at [RET] (n, d_lm); wanted: the numbers of the pictures that belong there;
    seen: for each, the numbers of those that the conversation had seen before.
    """

    hidden: torch.Tensor
    wanted: list[int]
    seen: list[list[int]]

    def __add__(self, more: "Found") -> "Found":
        hidden = torch.cat([self.hidden, more.hidden])
        return Found(hidden, self.wanted + more.wanted, self.seen + more.seen)


@dataclass
class Talk:
    """Hidden states (N, d_lm), bfloat16 on the CPU, before the words of replies.

    opens: before a picture that was asked for; first: before a reply that begins with a word, and
    after the last picture that was asked for; inside: before each later word, what ends the reply
    included; found: a Found of each set.
    """

    opens: torch.Tensor
    first: torch.Tensor
    inside: torch.Tensor
    found: list[Found]


@dataclass
class Heard:
    """States (n, d_lm) of one reply: before the pictures that it begins with, at their [RET]s,
    and before each word after them; said: these words."""

    before: torch.Tensor
    at_ret: torch.Tensor
    words: torch.Tensor
    said: str


def talk(model, sources: Sequence, rng: random.Random) -> Talk:
    """Conversations about the pictures of all sets alike."""
    visitor = Visitor(rng)
    count = min(THREADS, sum(len(source.rows.captions) for source in sources))
    threads = [Thread(sources[i // TURNS % len(sources)]) for i in range(count)]
    places: dict[str, list] = {"opens": [], "first": [], "inside": []}
    found: dict[int, list] = {id(source): [] for source in sources}

    def note(thread: Thread, at_ret: torch.Tensor) -> None:
        for place, state in enumerate(at_ret[: len(thread.reply.wanted)]):
            row = state, thread.reply.wanted[place], thread.reply.earlier(place)
            found[id(thread.source)].append(row)

    # As many have one turn as two, or three, ...
    rounds = [[t for i, t in enumerate(threads) if i % TURNS >= turn] for turn in range(TURNS)]
    with tqdm(total=sum(map(len, rounds)), desc="conversations", leave=False) as bar:
        for going in rounds:
            others = [thread.fork() for thread in going for _ in range(OTHERS)]
            for thread in [*others, *going]:
                visitor.asks(thread)
            for thread, before, at_ret in zip(others, *beginnings(model, others), strict=True):
                places["opens" if thread.reply.shows else "first"].append(before[None])
                note(thread, at_ret[None])
            for thread, heard in replies(model, going, rng, bar):
                places["opens"].append(heard.before)
                places["first"].append(heard.words[:1])
                places["inside"].append(heard.words[1:])
                note(thread, heard.at_ret)
                visitor.hears(thread, heard.said)
    none = model.ret_row.detach()[None][:0]
    stacked = {name: torch.cat([none, *parts]).bfloat16().cpu() for name, parts in places.items()}
    return Talk(**stacked, found=[_found(found[id(s)], none) for s in sources])


def _found(rows: list[tuple], none: torch.Tensor) -> Found:
    hidden = torch.cat([none, *(at_ret[None] for at_ret, _, _ in rows)]).bfloat16().cpu()
    return Found(hidden, [wanted for _, wanted, _ in rows], [seen for _, _, seen in rows])


@torch.no_grad()
def beginnings(model, threads: Sequence[Thread]) -> tuple[torch.Tensor, torch.Tensor]:
    """States (n, d_lm) before the replies to threads, and at a [RET] that begins them."""
    asked = [_fitting(model, thread) for thread in threads]
    at_ret, before = losses.hidden_at_ret(model, asked)
    return before, at_ret


def _fitting(model, thread: Thread) -> list:
    """The thread's prompt, as far as there is room for pictures and a reply after it."""
    size = model.config.picture_tokens
    room = model.config.context - WORDS - len(thread.reply.shows) * (1 + size)
    return prompt.fit(model.tokenizer, thread.messages, room, size)[0]


@torch.no_grad()
def replies(model, threads: Sequence[Thread], rng: random.Random, bar):
    """Yields (thread, what is Heard of its reply)."""
    asked = [_fitting(model, thread) for thread in threads]
    shown = [[p for n in t.reply.shows for p in (RET, t.source.view(n, rng))] for t in threads]
    size = model.config.picture_tokens
    lengths = [prompt.length(items, size) for items in asked]
    for group in losses.length_groups(lengths, TOGETHER):
        prefix, hidden, words, along = spoken(model, [asked[i] + shown[i] for i in group])
        for row, i in enumerate(group):
            start = lengths[i] - prefix
            rets = torch.arange(len(threads[i].reply.shows)) * (1 + size) + start
            said = model.tokenizer.decode(words[row], skip_special_tokens=True)
            kept = hidden[row, rets - 1], hidden[row, rets], along[row]
            yield threads[i], Heard(*kept, said)
        bar.update(len(group))


@torch.no_grad()
def spoken(model, batch: Sequence[list]):
    """What the LM says after prompts: (how long a prefix they share, the prompts' hidden states
    after it (B, T, d_lm), token ids of each answer, the states before each of these)."""
    cache = DynamicCache(config=model.lm.config)
    prefix, hidden, mask = losses.after_prefix(model, batch, cache)
    ends = mask.sum(1) - len(prefix) - 1
    last = hidden[torch.arange(len(batch)), ends]
    return len(prefix), hidden, *say(model, cache, last, WORDS, mask=mask)


def own_answers(model, rng: random.Random, cache) -> list[tuple[str, list[int]]]:
    """Plain questions, and the token ids of what the LM answers to each where nothing was before.

    An answer that comes to its end in time ends with the token that says so. They are decoded once
    and kept in the folder `cache`.
    """
    visitor = Visitor(rng)
    questions = [visitor.filled(question) for question in phrases.PLAIN_QUESTIONS]
    prompts = [examples.thread(model.tokenizer, [], [question]) for question in questions]
    made_of = f"{model.config.lm} {model.lm.dtype} {WORDS} {prompts}"
    path = Path(cache) / f"answers-{hashlib.sha256(made_of.encode()).hexdigest()[:24]}.json"
    if path.exists():
        return [(question, ids) for question, ids in json.loads(path.read_text())]
    groups = losses.length_groups([prompt.length(items, 0) for items in prompts], TOGETHER)
    told = []
    for group in tqdm(groups, desc="the LM's own answers", leave=False):
        words = spoken(model, [prompts[i] for i in group])[2]
        told += zip([questions[i] for i in group], words, strict=True)
    keep(path, lambda temporary: temporary.write_text(json.dumps(told)))
    return told

"""Conversations held with the model itself once W_c stands, for what it thinks in them.

A visitor speaks, and the reply is the LM's own, decoded greedily, after a picture where one was
asked for. More conversations have captions in place of the LM's words. Knows which replies are
decoded and which states are wanted. Does not know what visitors say, nor what is learned from the
states. `cache` is the folder that both are kept in.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tqdm import tqdm

from fromage_core import asked, examples, kept, losses, phrases, prompt, ranks
from fromage_core.data import DataError
from fromage_core.generate import Options
from fromage_core.prompt import RET
from fromage_core.visitor import Thread, Visitor

THREADS = 400  # at most, and no more than there are captions
TURNS = 4  # of the longest: as many threads have one turn, two, ...
WORDS = 40  # of an answer to learn to caption beside: tokens at most
REPLY = Options.max_new_tokens  # of a reply: [RET] is to stay away from the end of a long one, too
MORE = 40  # conversations for each of these whose words are captions: nothing is decoded for them
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

    def extend(self, more: "Found") -> None:
        self.hidden = torch.cat([self.hidden, more.hidden])
        self.wanted += more.wanted
        self.seen += more.seen


@dataclass
class Talk:
    """inner: states (N, d_row), bfloat16 on the CPU, of the layers that [RET]'s row reads, at
    [RET]s that are proposed in replies; kinds: of these places; found: a Found of each set."""

    inner: torch.Tensor
    kinds: list[str]
    found: list[Found]


def talk(model, sources: Sequence, rng: random.Random, cache) -> Talk:
    """Conversations about the pictures of all sets alike. Raises DataError where none fits into the
    LM's context."""
    visitor = Visitor(rng)
    threads = held(model, sources, visitor, rng, cache)
    own = [(thread.source, asked.read(model, thread)) for thread in threads]
    more = [
        (thread.source, asked.thinned(asked.conversation(model, thread.source, rng, visitor), rng))
        for thread in threads * MORE
    ]
    told = [[(of, one) for of, one in part if one.items] for part in (own, more)]
    if not all(told):
        raise DataError(f"no conversation about pictures fits into {model.reach} places of the LM")
    # Apart, as those with a few [RET]s would be padded to those with one at each word.
    states = zip(*(_states(model, [one for _, one in part], cache) for part in told), strict=True)
    last, inner = map(torch.cat, states)
    every = [*told[0], *told[1]]
    kinds = [kind for _, one in every for kind in one.kinds]
    rows = [
        (of, wanted, seen)
        for of, one in every
        for wanted, seen in zip(one.wanted, one.seen, strict=True)
    ]
    return Talk(inner, kinds, [_found(source, rows, last) for source in sources])


def _states(model, told: list[asked.Asked], cache) -> tuple[torch.Tensor, torch.Tensor]:
    """`kept.at_places` of all their places."""
    items, places = [one.items for one in told], [one.places for one in told]
    return kept.at_places(model, items, places, cache, "[RET] in replies")


def _found(source, rows: list[tuple], last: torch.Tensor) -> Found:
    own = [i for i, (of, wanted, _) in enumerate(rows) if of is source and wanted is not None]
    return Found(last[own], [rows[i][1] for i in own], [rows[i][2] for i in own])


def held(model, sources: Sequence, visitor: Visitor, rng: random.Random, cache) -> list[Thread]:
    """Conversations of one to TURNS turns in the LM's own words."""
    count = min(THREADS, sum(len(source.rows.captions) for source in sources))
    # As many have one turn as two, or three, ...
    threads = [
        visitor.begins(sources[i // TURNS % len(sources)], 1 + i % TURNS) for i in range(count)
    ]
    longest = max(thread.turns for thread in threads)
    rounds = [[t for t in threads if t.turns > turn] for turn in range(longest)]
    with tqdm(total=sum(map(len, rounds)), desc="conversations", leave=False) as bar:
        for going in rounds:
            for thread in going:
                visitor.asks(thread)
            for thread, words in replies(model, going, rng, bar, cache):
                visitor.hears(thread, words)
    return threads


def replies(model, threads: Sequence[Thread], rng: random.Random, bar, cache):
    """Yields (thread, the words of its reply)."""
    size = model.config.picture_tokens
    prompts = []
    for thread in threads:
        shown = [p for n in thread.reply.shows for p in (RET, thread.source.view(n, rng))]
        room = model.config.context - REPLY - prompt.length(shown, size)
        prompts.append(prompt.fit(model.tokenizer, thread.messages, room, size)[0] + shown)
    for group in losses.length_groups([prompt.length(p, size) for p in prompts], TOGETHER):
        words = kept.words(model, [prompts[i] for i in group], REPLY, cache)
        for i, ids in zip(group, words, strict=True):
            yield threads[i], model.tokenizer.decode(ids, skip_special_tokens=True)
        bar.update(len(group))


def own_answers(model, rng: random.Random, cache) -> list[tuple[str, list[int]]]:
    """Plain questions, and the token ids of what the LM answers to each where nothing was before.

    An answer that comes to its end in time ends with the token that says so. Processes that train
    together share the work.
    """
    visitor = Visitor(rng)
    questions = [visitor.filled(question) for question in phrases.PLAIN_QUESTIONS]
    prompts = [examples.thread(model.tokenizer, [], [question]) for question in questions]
    groups = losses.length_groups([prompt.length(items, 0) for items in prompts], TOGETHER)

    def answers(group: list[int]) -> list[list[int]]:
        return kept.words(model, [prompts[i] for i in group], WORDS, cache)

    for group in tqdm(ranks.share(groups), desc="the LM's own answers", leave=False):
        answers(group)
    ranks.wait()
    told = {i: words for group in groups for i, words in zip(group, answers(group), strict=True)}
    return [(questions[i], words) for i, words in told.items()]

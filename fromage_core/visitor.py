"""What a visitor of a training set's pictures says next, and whether that asks for a picture.

Knows the project's wordings, the sets' captions and the things that these name. Does not know the
LM, nor what it replies.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import cycle

from fromage_core import examples, phrases
from fromage_core.prompt import RET
from fromage_core.things import things

COURTEOUS = 0.2  # of the messages in words alone: how many begin with a courtesy
SHORT = 0.5  # of the requests for what a caption says: how many only name a thing
NAMED = 0.8  # of a picture's captions: how many must name a thing for it to be asked for by name
SILENT = 0.3  # of the replies that show a picture: how many say nothing more


@dataclass
class Thread:
    """One conversation about pictures of one set, a `train.Source`.

    seen: numbers of those that were in it; shows: of the one that the next reply begins with, if
    it does; wanted: the same where it is known to be what was asked for.
    """

    source: object
    messages: list[dict] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)
    shows: int | None = None
    wanted: int | None = None

    def fork(self) -> "Thread":
        """The same conversation, to go on otherwise."""
        return replace(self, messages=list(self.messages), seen=list(self.seen))

    def earlier(self) -> list[int]:
        """The pictures seen that are not asked for now."""
        return [number for number in self.seen if number != self.wanted]


class Visitor:
    """Goes on with threads; draws of its own, so that each plain question comes as often."""

    def __init__(self, rng: random.Random):
        self.rng = rng
        every = list(phrases.PLAIN_QUESTIONS)
        rng.shuffle(every)
        self.plain: Iterator[str] = cycle(every)

    def asks(self, thread: Thread) -> None:
        """Another message, half of which ask for a picture, whatever stood before."""
        rng, source = self.rng, thread.source
        number, kind = rng.choice(source.usable), rng.random()
        picture = source.view(number, rng)
        thread.shows = number if kind < 0.5 else None
        thread.wanted = number if kind < 0.35 else None
        if kind < 0.35:
            said = examples.show_request(self.told(source.captions_of[number]), rng)
        elif kind < 0.5:
            said = examples.show_request(rng.choice(phrases.SHOW_SUBJECTS), rng)
        elif kind < 0.72:
            thread.seen.append(number)
            said = examples.about(picture, self.filled(rng.choice(phrases.PICTURE_QUESTIONS)), rng)
        elif kind < 0.8:
            said = self.filled(rng.choice(phrases.PICTURE_QUESTIONS))
        else:
            said = self.filled(next(self.plain))
        if isinstance(said, str):
            courtesy = f"{rng.choice(phrases.COURTESIES)} " if rng.random() < COURTEOUS else ""
            said = [courtesy + said]
        thread.messages.append({"role": "user", "content": said})

    def told(self, captions: list[str]) -> str:
        """What a picture shows: one of its captions, or a thing that nearly all of them name."""
        if self.rng.random() < SHORT:
            named = Counter(thing for caption in captions for thing in things(caption))
            often = sorted(t for t, times in named.items() if times >= NAMED * len(captions))
            if often:
                thing = self.rng.choice(often)
                return f"{'an' if thing[0] in 'aeiou' else 'a'} {thing}"
        return self.rng.choice(captions)

    def filled(self, question: str) -> str:
        """A question, with something in its {} that could be asked for as well."""
        while "{}" in question:
            question = question.replace("{}", self.rng.choice(phrases.SHOW_SUBJECTS), 1)
        return question

    def hears(self, thread: Thread, words: str) -> None:
        """The reply: what was asked for, and words."""
        content: list = [words]
        if thread.shows is not None:
            said = [] if self.rng.random() < SILENT else [words]
            content = [RET, thread.source.view(thread.shows, self.rng), *said]
            thread.seen.append(thread.shows)
        thread.messages.append({"role": "assistant", "content": content})

"""What a visitor of a training set's pictures says next, and which pictures that asks for.

Knows the project's wordings, the sets' captions, the things that these name, and which pictures
show the same. Does not know the LM, nor what it replies.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle

from fromage_core import examples, phrases
from fromage_core.prompt import RET
from fromage_core.things import things
from fromage_core.typos import mistyped

COURTEOUS = 0.2  # of the messages in words alone: how many begin with a courtesy
MISTYPED = 0.2  # of the messages: how many are typed in a hurry
SHORT = 0.5  # of the requests for what a caption says: how many only name what is shown
BRIEF = 0.8  # the same of each half of those for two: who asks for two is brief
NAMED = 0.8  # of a picture's captions: how many must name a thing for it to be asked for by name
NOISY = 4  # how many times noise comes while each plain question comes once
SILENT = 0.4  # of the replies that show a picture: how many say nothing more
WRITTEN = 0.6  # of the conversations about drawn pictures: how many were written out beforehand
WRITTEN_PHOTOS = 0.3  # of those about photos, which are not known to show what is asked for there

# How often a visitor says what: about half of it asks for pictures, whatever stood before.
SAYS = {
    "one": 20,
    "indirect": 10,
    "subject": 6,
    "two": 16,
    "spoken": 12,
    "about": 14,
    "question": 8,
    "plain": 16,
    "refusal": 14,
}
# After a picture was shown.
SHOWN = {
    "one": 16,
    "indirect": 6,
    "subject": 4,
    "two": 12,
    "next": 10,
    "again": 3,
    "spoken": 6,
    "about": 8,
    "question": 20,
    "remark": 12,
    "plain": 10,
    "refusal": 10,
}
# And where it is known what others are like it.
KIN = {**SHOWN, "one": 12, "indirect": 4, "another": 7, "changed": 9, "recoloured": 4, "counted": 3}
SEEN = 0.6  # of the things that were spoken of: how many are then asked for


@dataclass(frozen=True)
class Reply:
    """What a reply begins with.

    shows: numbers of its pictures; wanted: the same where they are known to be what was asked for;
    seen: of those that stood before it; refused: whether the visitor said that none is wanted.
    """

    shows: list[int]
    wanted: list[int]
    seen: list[int]
    refused: bool = False

    def earlier(self, place: int) -> list[int]:
        """Seen before the wanted picture at this place, and not it."""
        before = [*self.seen, *self.wanted[:place]]
        return [number for number in before if number != self.wanted[place]]


@dataclass
class Thread:
    """One conversation about pictures of one set, a `Source`.

    seen: numbers of those that were in it; last: of the one that was shown last, unless one was
    sent since; spoken: of one of what was just spoken of; reply: what the next one begins with;
    says: its words, where they are known; replies: what those before began with; turns: how many
    there are to be; script: these turns, where they were written out.
    """

    source: object
    turns: int = 1
    script: list[dict] = field(default_factory=list)
    messages: list[dict] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)
    last: int | None = None
    spoken: int | None = None
    reply: Reply | None = None
    says: str = ""
    replies: list[Reply] = field(default_factory=list)

    @property
    def shown(self) -> list[int]:
        """Numbers of the pictures that replies showed."""
        return [number for reply in self.replies for number in reply.shows]


class Visitor:
    """Goes on with threads; draws of its own, so that each plain message comes as often."""

    def __init__(self, rng: random.Random):
        self.rng = rng
        every = [*phrases.PLAIN_QUESTIONS, *phrases.NOISE * NOISY]
        rng.shuffle(every)
        self.plain: Iterator[str] = cycle(every)

    def begins(self, source, turns: int) -> Thread:
        """A conversation of so many turns, or one that was written out."""
        if self.rng.random() < (WRITTEN if source.kin else WRITTEN_PHOTOS):
            script = self.rng.choice(phrases.TALKS)["turns"]
            return Thread(source, len(script), script)
        return Thread(source, turns)

    def asks(self, thread: Thread) -> None:
        """Another message, about half of which ask for pictures, whatever stood before."""
        if thread.script:
            return self._reads(thread)
        kind = self._kind(thread)
        content, shows = getattr(self, f"_{kind}")(thread)
        if kind != "spoken":
            thread.spoken = None
        wanted = [] if kind == "subject" else shows
        thread.reply = Reply(shows, wanted, list(thread.seen), kind == "refusal")
        if all(isinstance(part, str) for part in content) and self.rng.random() < COURTEOUS:
            content = [f"{self.rng.choice(phrases.COURTESIES)} {content[0]}"]
        if self.rng.random() < MISTYPED:
            content = [mistyped(p, self.rng) if isinstance(p, str) else p for p in content]
        thread.messages.append({"role": "user", "content": content})

    def _reads(self, thread: Thread) -> None:
        """The next message of a conversation that was written out."""
        turn, content = thread.script[len(thread.replies)], []
        for part in turn["user"]:
            if not isinstance(part, str):
                part = thread.source.view(self._sent(thread), self.rng)
            content.append(part)
        found = [self._fitting(thread, told) for told in turn["shows"]]
        shows = [number for number, _ in found]
        wanted = shows if all(sure for _, sure in found) else []
        thread.reply = Reply(shows, wanted, list(thread.seen))
        # After a picture the LM says what captions say of it, not what was written here.
        thread.says = "" if shows else turn["says"]
        thread.messages.append({"role": "user", "content": content})

    def _fitting(self, thread: Thread, told: dict) -> tuple[int, bool]:
        """A picture that shows what is told of one, and whether it is the one that is meant."""
        kin = thread.source.kin
        fits = kin.fitting(told) if kin and "subject" in told else []
        if not fits:
            return self._any(thread), False
        number = self.rng.choice(fits)
        exact = kin.agreement(number, told) == len(told)
        # Where one of them was seen, "that one again" and "another one" are told alike.
        return number, exact and not {*fits} & {*thread.seen}

    def _kind(self, thread: Thread) -> str:
        if thread.spoken is not None and self.rng.random() < SEEN:
            return "it"
        kin = thread.source.kin
        often = KIN if kin and thread.last in kin.truth else SHOWN if thread.shown else SAYS
        return self.rng.choices(list(often), list(often.values()))[0]

    # Each kind of message -> its content, and the pictures that the reply begins with.

    def _one(self, thread: Thread):
        number = self._any(thread)
        return [examples.show_request(self._told(thread, number), self.rng)], [number]

    def _indirect(self, thread: Thread):
        """Nobody says that it should be shown, and it should."""
        number = self._any(thread)
        asked = self.rng.choice(phrases.INDIRECT_REQUESTS)
        return [asked.format(examples.inside(self._told(thread, number)))], [number]

    def _subject(self, thread: Thread):
        """Something that no picture may show: the reply shows one all the same."""
        asked = examples.show_request(self.rng.choice(phrases.SHOW_SUBJECTS), self.rng)
        return [asked], [self._any(thread)]

    def _two(self, thread: Thread):
        pair = self.rng.sample(thread.source.usable, min(2, len(thread.source.usable)))
        told = [examples.inside(self._told(thread, number, of_two=True)) for number in pair]
        asked = self.rng.choice(phrases.TWO_REQUESTS)
        return [asked.format(*(told * 2)[:2])], pair

    def _it(self, thread: Thread):
        """What was spoken of before, in words alone."""
        return [self.rng.choice(phrases.SPOKEN_REQUESTS)], [thread.spoken]

    def _again(self, thread: Thread):
        """The one that was shown before the last."""
        if len(set(thread.shown[-2:])) < 2:
            return self._one(thread)
        return [self.rng.choice(phrases.AGAIN_REQUESTS)], [thread.shown[-2]]

    def _next(self, thread: Thread):
        number = self._any(thread)
        asked = self.rng.choice(phrases.NEXT_REQUESTS)
        return [asked.format(examples.inside(self._told(thread, number)))], [number]

    def _another(self, thread: Thread):
        number = thread.source.kin.another(thread.last, self.rng)
        if number is None:
            return self._one(thread)
        return [self.rng.choice(phrases.ANOTHER_REQUESTS)], [number]

    def _changed(self, thread: Thread):
        found = thread.source.kin.changed(thread.last, self.rng)
        return self._varied(thread, phrases.CHANGED_REQUESTS, found)

    def _recoloured(self, thread: Thread):
        found = thread.source.kin.recoloured(thread.last, self.rng)
        return self._varied(thread, phrases.RECOLOURED_REQUESTS, found)

    def _counted(self, thread: Thread):
        found = thread.source.kin.counted(thread.last, self.rng)
        return self._varied(thread, phrases.COUNTED_REQUESTS, found)

    def _varied(self, thread: Thread, wordings: tuple[str, ...], found: tuple[str, int] | None):
        if found is None:
            return self._another(thread)
        asked = self.rng.choice(wordings).format(found[0])
        return [asked], [found[1]]

    def _about(self, thread: Thread):
        number = self._sent(thread)
        question = self.filled(self.rng.choice(phrases.PICTURE_QUESTIONS))
        return examples.about(thread.source.view(number, self.rng), question, self.rng), []

    def _question(self, thread: Thread):
        some = phrases.PICTURE_QUESTIONS
        if thread.shown and self.rng.random() < 0.5:
            some = phrases.SHOWN_QUESTIONS
        return [self.filled(self.rng.choice(some))], []

    def _remark(self, thread: Thread):
        return [self.rng.choice(phrases.REMARKS)], []

    def _spoken(self, thread: Thread):
        """Something is asked about a thing; a picture of it may be asked for next."""
        thread.spoken = self._any(thread)
        told = examples.inside(self._told(thread, thread.spoken))
        return [self.rng.choice(phrases.SPOKEN_QUESTIONS).format(told)], []

    def _plain(self, thread: Thread):
        return [self.filled(next(self.plain))], []

    def _refusal(self, thread: Thread):
        return [self.filled(self.rng.choice(phrases.REFUSALS))], []

    def _sent(self, thread: Thread) -> int:
        """One that the visitor sends."""
        number = self._any(thread)
        thread.seen.append(number)
        thread.last = None
        return number

    def _any(self, thread: Thread) -> int:
        return self.rng.choice(thread.source.usable)

    def _told(self, thread: Thread, number: int, of_two: bool = False) -> str:
        """What a picture shows: one of its captions, or in short what it is of."""
        source, often = thread.source, BRIEF if of_two else SHORT
        subjects = self._subjects(source, number) if self.rng.random() < often else []
        return self.rng.choice(subjects or source.captions_of[number])

    def _subjects(self, source, number: int) -> list[str]:
        """What a drawn picture is of, where it is one thing, and the same where or when it is; and
        else things that nearly all captions name."""
        if shows := source.kin and source.kin.truth.get(number):
            if shows["count"] != "1":
                return []
            more = [f"{shows['what']} {shows[part]}" for part in ("where", "when") if shows[part]]
            return [shows["what"], *more, *map(examples.one_of, shows["nouns"])]
        captions = source.captions_of[number]
        named = Counter(thing for caption in captions for thing in things(caption))
        often = sorted(t for t, times in named.items() if times >= NAMED * len(captions))
        return [examples.one_of(thing) for thing in often]

    def filled(self, question: str) -> str:
        """A question, with something in its {} that could be asked for as well."""
        while "{}" in question:
            question = question.replace("{}", self.rng.choice(phrases.SHOW_SUBJECTS), 1)
        return question

    def hears(self, thread: Thread, words: str) -> None:
        """The reply: what was asked for, and words."""
        reply, content = thread.reply, []
        for number in reply.shows:
            content += [RET, thread.source.view(number, self.rng)]
        if not content or self.rng.random() >= SILENT:
            content.append(words)
        thread.seen += reply.shows
        thread.last = reply.shows[-1] if reply.shows else thread.last
        thread.replies.append(reply)
        thread.messages.append({"role": "assistant", "content": content})

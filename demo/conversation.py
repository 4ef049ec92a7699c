"""A conversation as the page keeps it: how a question joins it, how an answer grows in it.

Knows the parts a message is made of and how a question is read from what a visitor sent. Does not
know gradio, where pictures are stored (it is handed a function for that), or what a model is.

A conversation is a list of messages {"role": "user" | "assistant", "content": [part, ...]}, where
a part is text, a Shown, a Refused or a Notice; an answer's "took" is {"tokens", "seconds"}. It is
never changed in place: every step makes a new list, so that what is on the page at any moment stays
what it was.
"""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path

from PIL import Image

from fromage_core.chat import (
    FORGETTING,
    SHORTENED,
    Notice,
    Picture,
    Text,
    in_turns,
    joined,
)
from fromage_core.pictures import PictureError, open_picture, smaller
from fromage_core.prompt import whole
from fromage_core.saved import SIDE

MAX_PICTURES = 8
# A server remembers many conversations. Files keep what was sent; the chat sees less.
LARGE = 16  # of the newest pictures are as large as a chat that was saved holds them
SMALL = 256  # pixels of the others' longer side
MAX_CHARACTERS = 4_000
SILENT = "I have nothing to say to that. Try it in other words."
SORRY = "Something went wrong on my side, so I have to stop here. Please try again."
NO_OTHER = "I have no other picture for that."
# What is said of an answer, and not of its question.
OURS = (SILENT, SORRY, NO_OTHER, SHORTENED.text, FORGETTING.text)

log = logging.getLogger(__name__)

Store = Callable[[Image.Image, str], str]  # (picture, name) -> path of a file the page can show


@dataclass(frozen=True)
class Shown:
    """A picture on the page, from either side.

    said: what the chat is given for it (a visitor's image, or the Picture that the chat found);
    path: the file to show; alt: what it is, in words; caption: printed below it, if anything;
    passed: the gallery's names of those that stood here before and were not what was wanted.
    """

    said: Image.Image | Picture
    path: str
    alt: str
    caption: str = ""
    passed: tuple[str, ...] = ()

    @property
    def found(self) -> bool:
        """Whether it is the chat that showed it."""
        return isinstance(self.said, Picture)

    @property
    def image(self) -> Image.Image:
        return self.said.image if self.found else self.said


@dataclass(frozen=True)
class Refused:
    """A file that the visitor sent and the chat cannot see."""

    name: str


def visiting(chat, own):
    """The chat of a visit: with the pictures of one's own as well, if there are any."""
    return chat.beside(own) if own else chat


def renewed(messages: list, store: Store) -> list:
    """The conversation with all its pictures' files there: they are removed after a while."""
    return [
        {**message, "content": [_renewed(part, store) for part in message["content"]]}
        for message in messages
    ]


def _renewed(part, store: Store):
    if not isinstance(part, Shown) or Path(part.path).exists():
        return part
    return replace(part, path=store(part.image, Path(part.path).stem))


def asked(messages: list, text: str, files: list[str], store: Store) -> list:
    """The conversation with a new question at its end, and an answer begun with what to know of it.

    files: paths of what was uploaded. A file that is no picture is refused in one sentence, and a
    question that is too long is shortened; neither stops the conversation. A message with nothing
    in it changes nothing.
    """
    text = whole(text).strip()
    if not text and not files:
        return messages
    question: list = []
    notices: list[Notice] = []
    for file in files[:MAX_PICTURES]:
        name = Path(file).name
        try:
            picture = open_picture(file)
            question.append(Shown(smaller(picture, SIDE), store(picture, name), alt=name))
        except PictureError as error:
            question.append(Refused(name))
            notices.append(Notice(str(error)))
        except Exception:  # a full disk, say
            log.exception("an upload could not be read")
            question.append(Refused(name))
            notices.append(Notice(f"{name} could not be read. Please send it again."))
    if len(files) > MAX_PICTURES:
        notices.append(
            Notice(
                f"You sent {len(files)} files. I look at {MAX_PICTURES} in one message, "
                f"so I took the first {MAX_PICTURES}."
            )
        )
    if len(text) > MAX_CHARACTERS:
        notices.append(
            Notice(
                f"Your message has {len(text):,} characters. I read {MAX_CHARACTERS:,} "
                "in one message, so I took the beginning."
            )
        )
    if text:
        question.append(text[:MAX_CHARACTERS])
    return [
        *lighter(messages),
        {"role": "user", "content": question},
        {"role": "assistant", "content": notices},
    ]


def lighter(messages: list) -> list:
    """The conversation with all but its newest pictures small."""
    left, light = LARGE, []
    for message in reversed(messages):
        content = []
        for part in reversed(message["content"]):
            if isinstance(part, Shown):
                left -= 1
                part = part if left >= 0 else _small(part)
            content.append(part)
        light.append({**message, "content": content[::-1]})
    return light[::-1]


def _small(shown: Shown) -> Shown:
    image = smaller(shown.image, SMALL)
    return replace(shown, said=replace(shown.said, image=image) if shown.found else image)


def answered(chat, messages: list, options, store: Store) -> Iterator[list]:
    """The conversation again and again while its last message, the answer, grows.

    Whatever goes wrong ends the answer with one friendly sentence; what was said before stays.
    """
    if not spoken(messages[-2:-1]):  # nothing was sent but files that were refused
        yield messages if messages[-1]["content"] else _grown(messages, Notice(SILENT), store)
        return
    started, tokens = time.monotonic(), 0
    try:
        for event in chat.reply(spoken(messages), options):
            *before, answer = _grown(messages, event, store)
            tokens += event.tokens if isinstance(event, Text) else isinstance(event, Picture)
            took = {"tokens": tokens, "seconds": time.monotonic() - started}
            messages = [*before, {**answer, "took": took}]
            yield messages
        if not tokens:
            yield _grown(messages, Notice(SILENT), store)
    except Exception:
        log.exception("the reply failed")
        yield _grown(messages, Notice(SORRY), store)


def begun(messages: list) -> bool:
    """Whether the conversation ends with an answer in which nothing was said yet."""
    last = messages[-1] if messages else {"role": "user"}
    return last["role"] == "assistant" and all(map(_of_question, last["content"]))


def _of_question(part) -> bool:
    """Whether a part of an answer tells what is to know of the question."""
    return isinstance(part, Notice) and part.text not in OURS


def unanswered(messages: list) -> list:
    """The conversation as it was before its last answer, which begins anew, with what is to know
    of the question."""
    last = _last_question(messages)
    if last < 0:
        return messages
    answer = messages[last + 1]["content"] if last + 1 < len(messages) else []
    before = takewhile(_of_question, answer)
    return [*messages[: last + 1], {"role": "assistant", "content": list(before)}]


def taken_back(messages: list, number: int | None = None) -> tuple[list, str, list[str]]:
    """What was said before a question, and that question's text and files, to be asked again.

    number: of the question; None for the last one.
    """
    number = _last_question(messages) if number is None else number
    if number < 0:
        return messages, "", []
    parts = messages[number]["content"]
    text = "\n".join(part for part in parts if isinstance(part, str))
    return messages[:number], text, [part.path for part in parts if isinstance(part, Shown)]


def _last_question(messages: list) -> int:
    """Its number; -1 where there is none, as in a chat that was loaded."""
    numbers = [i for i, message in enumerate(messages) if message["role"] == "user"]
    return numbers[-1] if numbers else -1


def swapped(chat, messages: list, number: int, place: int, how: str, store: Store) -> list:
    """The conversation with another picture in place of one that the chat showed.

    number, place: of the message, and of the part in it; how: "like" it, or "instead" of it. What
    stands beside it, or stood there before, does not come; where nothing is left, a notice does.
    """
    message = messages[number]
    parts = list(message["content"])
    shown = parts[place]
    beside = (part.said.record.image for part in parts if isinstance(part, Shown))
    found = getattr(chat, how)(shown.said, {*beside, *shown.passed})
    if found:
        passed = (*shown.passed, shown.said.record.image)
        parts[place] = replace(_shown(found, store), passed=passed)
    elif Notice(NO_OTHER) not in parts:
        parts.append(Notice(NO_OTHER))
    return [*messages[:number], {**message, "content": parts}, *messages[number + 1 :]]


def spoken(messages: list) -> list:
    """What the chat hears of a conversation: the words and pictures of both sides, in turns.

    A question that never got an answer (it was stopped) joins the next one, because many language
    models accept only turns that alternate.
    """
    heard = []
    for message in messages:
        content = [
            part.said if isinstance(part, Shown) else part
            for part in message["content"]
            if isinstance(part, str | Shown)
        ]
        heard.append({"role": message["role"], "content": content})
    return in_turns(heard)


def told_again(messages: list, store: Store) -> list:
    """What `spoken` gave, or was kept of it -> the conversation."""
    return lighter(
        [
            {**message, "content": [_part_again(part, store) for part in message["content"]]}
            for message in messages
        ]
    )


def _part_again(part, store: Store):
    if isinstance(part, Picture):
        return _shown(part, store)
    if isinstance(part, Image.Image):
        return Shown(part, store(part, "picture"), alt="A picture that you sent")
    return part


def _grown(messages: list, event: Text | Picture | Notice, store: Store) -> list:
    """The conversation with one event of the reply added to its last message."""
    *before, answer = messages
    if isinstance(event, Text):
        event = event.text
    elif isinstance(event, Picture):
        event = _shown(event, store)
    return [*before, {**answer, "content": joined(answer["content"], event)}]


def _shown(found: Picture, store: Store) -> Shown:
    """A picture that the chat found, as the page has it."""
    path = store(found.image, Path(found.record.image).stem)
    return Shown(found, path, alt=found.record.alt, caption=found.record.caption)

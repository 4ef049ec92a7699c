"""Conversations as JSON: kept by a browser, saved to a file, gone on with later.

A picture of the gallery is kept by its name; one that is a visitor's small, inside. What is read
back may come from anybody: nothing in it is trusted. Does not know files, nor how a chat goes on.
"""

import base64
import binascii
import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from fromage_core.chat import Picture, in_turns
from fromage_core.data import DataError
from fromage_core.gallery import Gallery, Record
from fromage_core.pictures import PictureError, open_picture, smaller

FORMAT = 1
SIDE = 512  # pixels of a kept picture's longer side: more than the encoder sees
HEADER = "data:image/webp;base64,"
MOST_MESSAGES = 1_000
MOST_PARTS = 10_000  # of all messages together
MOST_PICTURES = 200  # each is decoded: 0.8 MB of the gallery's, and up to as much of others
MOST_NAME = 200  # characters of a picture's name
MOST_CHARACTERS = 20_000  # of a text: more than any context holds
ROLES = ("user", "assistant")
PICTURE = "(a picture)"  # stands for one that is not kept


def dump(messages: Sequence[dict], gallery: Gallery, side: int = SIDE) -> dict:
    """A conversation, as `Chat.reply` takes it -> what JSON can hold.

    gallery: the one that will be there when it is read; side: see `picture_url`. Of very many
    messages the newest are kept, and of very many pictures the oldest as words.
    """
    left, told = MOST_PICTURES, []
    for message in reversed(messages[-MOST_MESSAGES:]):
        content = []
        for part in reversed(message["content"]):
            left -= not isinstance(part, str)
            content.append(_dumped(part, side, gallery) if left >= 0 else {"text": _words(part)})
        told.append({"role": message["role"], "content": content[::-1]})
    return {"fromage": FORMAT, "messages": told[::-1]}


def load(saved, gallery: Gallery) -> list[dict]:
    """What `dump` made, read from JSON -> the conversation.

    A picture that this gallery has not, or that cannot be opened, becomes its caption in words.
    Messages of one side that follow each other become one. Raises DataError where it is no such
    conversation.
    """
    try:
        if saved["fromage"] != FORMAT:
            raise DataError(f"the conversation has format {saved['fromage']!r}, not {FORMAT}")
        if len(saved["messages"]) > MOST_MESSAGES:
            raise DataError(f"the conversation has more than {MOST_MESSAGES:,} messages")
        parts = [part for message in saved["messages"] for part in message["content"]]
        if len(parts) > MOST_PARTS:
            raise DataError(f"the conversation has more than {MOST_PARTS:,} texts and pictures")
        if sum("text" not in part for part in parts) > MOST_PICTURES:
            raise DataError(f"the conversation has more than {MOST_PICTURES} pictures")
        messages: list[dict] = []
        for message in saved["messages"]:
            role = ROLES[ROLES.index(message["role"])]
            content = [_loaded(part, role, gallery) for part in message["content"]]
            messages.append({"role": role, "content": content})
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise DataError(
            f"that is no conversation that was saved here ({type(error).__name__}: {error})"
        ) from error
    return in_turns(messages)


def picture_url(image: Image.Image, side: int) -> str:
    """A picture as a data: URL, its longer side at most so many pixels."""
    file = io.BytesIO()
    smaller(image, side).save(file, "WEBP", quality=80)
    return HEADER + base64.b64encode(file.getvalue()).decode()


def _dumped(part, side: int, gallery: Gallery) -> dict:
    if isinstance(part, str):
        return {"text": part}
    if not isinstance(part, Picture):
        return {"photo": picture_url(part, side)}
    caption, score = part.record.caption, round(float(part.score), 4)
    kept = {"picture": part.record.image, "caption": caption, "score": score}
    # One of the visitor's own is not there for long.
    if not gallery.record(part.record.image):
        kept["inside"] = picture_url(part.image, side)
    return kept


def _words(part) -> str:
    if isinstance(part, str):
        return part
    return f"({part.record.alt})" if isinstance(part, Picture) else PICTURE


def _loaded(part: dict, role: str, gallery: Gallery):
    if "text" in part:
        return _text(part["text"], MOST_CHARACTERS)
    if "photo" in part:
        if role != "user":
            raise ValueError("a photo that no visitor sent")
        return _photo(part["photo"])
    record = gallery.record(part["picture"]) if role == "assistant" else None
    name, caption = _text(part["picture"], MOST_NAME), _text(part["caption"], MOST_CHARACTERS)
    score = min(max(-1.0, float(part["score"])), 1.0)
    try:
        if record is not None:
            path = gallery.path(record.image)
            return Picture(record, score, open_picture(path), path)
    except PictureError:
        pass  # it is in words, then
    if role == "assistant" and "inside" in part:
        return Picture(Record(name, caption), score, _photo(part["inside"]))
    return f"({caption or Path(name).stem})"


def _text(value, most: int) -> str:
    """Its first characters; raises ValueError where they are half of one, which no file takes."""
    text = str(value)[:most]
    text.encode()
    return text


def _photo(url: str) -> Image.Image:
    if not url.startswith(HEADER):
        raise ValueError("a picture in it is not a data: URL of a WebP")
    try:
        data = base64.b64decode(url[len(HEADER) :], validate=True)
        return open_picture(io.BytesIO(data), max_pixels=SIDE * SIDE)
    except (binascii.Error, PictureError) as error:
        raise ValueError(f"a picture in it cannot be opened: {error}") from error

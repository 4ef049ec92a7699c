"""Conversations as JSON: kept by a browser, saved to a file, gone on with later.

A visitor's picture is kept small, inside it; one of the gallery by its name. What is read back may
come from anybody, so nothing in it is trusted. Does not know files, nor how a chat goes on.
"""

import base64
import binascii
import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from fromage_core.chat import Picture, in_turns
from fromage_core.data import DataError
from fromage_core.gallery import Gallery
from fromage_core.pictures import PictureError, open_picture

FORMAT = 1
SIDE = 512  # pixels of a kept picture's longer side: more than the encoder sees
HEADER = "data:image/webp;base64,"
MOST_MESSAGES = 1_000
MOST_PHOTOS = 100
MOST_CHARACTERS = 20_000  # of a text: more than any context holds
ROLES = ("user", "assistant")


def dump(messages: Sequence[dict], side: int = SIDE) -> dict:
    """A conversation, as `Chat.reply` takes it -> what JSON can hold. side: see `picture_url`."""
    told = [
        {"role": m["role"], "content": [_dumped(part, side) for part in m["content"]]}
        for m in messages
    ]
    return {"fromage": FORMAT, "messages": told}


def load(saved, gallery: Gallery) -> list[dict]:
    """What `dump` made, read from JSON -> the conversation.

    A picture that this gallery has not, or that cannot be opened, becomes its caption in words.
    Messages of one side that follow each other become one. Raises DataError where it is no such
    conversation.
    """
    known = {record.image: record for record in gallery.records}
    try:
        if saved["fromage"] != FORMAT:
            raise DataError(f"the conversation has format {saved['fromage']!r}, not {FORMAT}")
        if len(saved["messages"]) > MOST_MESSAGES:
            raise DataError(f"the conversation has more than {MOST_MESSAGES:,} messages")
        parts = [part for message in saved["messages"] for part in message["content"]]
        if sum("photo" in part for part in parts) > MOST_PHOTOS:
            raise DataError(f"the conversation has more than {MOST_PHOTOS} photos")
        messages: list[dict] = []
        for message in saved["messages"]:
            role = ROLES[ROLES.index(message["role"])]
            content = [_loaded(part, role, gallery, known) for part in message["content"]]
            messages.append({"role": role, "content": content})
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise DataError(
            f"that is no conversation that was saved here ({type(error).__name__}: {error})"
        ) from error
    return in_turns(messages)


def picture_url(image: Image.Image, side: int) -> str:
    """A picture as a data: URL, its longer side at most so many pixels."""
    small = image.copy()
    small.thumbnail((side, side), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    small.save(file, "WEBP", quality=80)
    return HEADER + base64.b64encode(file.getvalue()).decode()


def _dumped(part, side: int) -> dict:
    if isinstance(part, str):
        return {"text": part}
    if isinstance(part, Picture):
        caption, score = part.record.caption, round(float(part.score), 4)
        return {"picture": part.record.image, "caption": caption, "score": score}
    return {"photo": picture_url(part, side)}


def _loaded(part: dict, role: str, gallery: Gallery, known: dict):
    if "text" in part:
        return str(part["text"])[:MOST_CHARACTERS]
    if "photo" in part:
        if role != "user":
            raise ValueError("a photo that no visitor sent")
        return _photo(part["photo"])
    record = known.get(part["picture"]) if role == "assistant" else None
    words = f"({part['caption'] or Path(part['picture']).stem})"[:MOST_CHARACTERS]
    if record is None:
        return words
    path = gallery.path(record.image)
    try:
        return Picture(record, min(max(-1.0, float(part["score"])), 1.0), open_picture(path), path)
    except PictureError:
        return words


def _photo(url: str) -> Image.Image:
    if not url.startswith(HEADER):
        raise ValueError("a picture in it is not a data: URL of a WebP")
    try:
        data = base64.b64decode(url[len(HEADER) :], validate=True)
        return open_picture(io.BytesIO(data))
    except (binascii.Error, PictureError) as error:
        raise ValueError(f"a picture in it cannot be opened: {error}") from error

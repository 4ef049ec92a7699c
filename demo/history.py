"""The past chats that a visitor's browser keeps: what is kept of them, and how much.

What the browser gives back may be anything; nothing in it is trusted. Does not know gradio.

They are {"current": id of the chat on the page or None, "chats": [{"id", "title", "saved"}, ...]},
the newest first, where saved is fromage_core.saved's.
"""

import json
import logging
import random

from demo.conversation import Shown, Store, spoken, told_again
from fromage_core import saved
from fromage_core.data import DataError

MOST_CHATS = 20
MOST_CHARACTERS = 1_000_000  # of all: they travel to the server and back with every question
SIDE = 256  # pixels of a visitor's picture
MOST_TITLE = 40

log = logging.getLogger(__name__)


def remember(past, messages: list, gallery) -> dict:
    """The past chats with the one on the page as it is now, the oldest left out where they are
    too many or too large, and the oldest of one that is too large alone. gallery: the one that will
    be there later."""
    past = checked(past)
    number = past["current"]
    others = [chat for chat in past["chats"] if chat["id"] != number]
    if not messages:
        return {"current": None, "chats": others}
    if number is None:  # not the next one: another tab may take that
        number = random.getrandbits(32)
    kept = saved.dump(spoken(messages), gallery, SIDE)
    chats = [{"id": number, "title": title(messages), "saved": kept}, *others][:MOST_CHATS]
    while len(chats) > 1 and len(json.dumps(chats)) > MOST_CHARACTERS:
        chats.pop()
    _shorten(kept["messages"], len(json.dumps(chats)) - MOST_CHARACTERS)
    return {"current": number, "chats": chats}


def _shorten(messages: list, excess: int) -> None:
    """Takes so many characters out of what `saved.dump` made: its oldest pictures become words, and
    where that is too little, its oldest messages go."""
    for part in (part for message in messages for part in message["content"]):
        if excess <= 0:
            return
        if "photo" in part:
            excess -= len(part.pop("photo")) - len(saved.PICTURE)
            part["text"] = saved.PICTURE
        excess -= len(part.pop("inside", ""))
    while excess > 0 and len(messages) > 1:
        excess -= len(json.dumps(messages.pop(0)))


def recall(past, gallery, store: Store, number: int | None = None) -> tuple[dict, list]:
    """(the past chats, the conversation of the current one); number: the id of one that is to be
    it."""
    past = checked(past)
    if any(chat["id"] == number for chat in past["chats"]):
        past["current"] = number
    for chat in past["chats"]:
        if chat["id"] == past["current"]:
            try:
                return past, told_again(saved.load(chat["saved"], gallery), store)
            except DataError:
                log.exception("a past chat cannot be read")
    return left(past), []


def left(past) -> dict:
    """The past chats, where none of them is on the page."""
    return {**checked(past), "current": None}


def checked(past) -> dict:
    """What the browser kept, or nothing where it is no such thing."""
    try:
        chats = [
            {"id": int(c["id"]), "title": str(c["title"])[:MOST_TITLE], "saved": c["saved"]}
            for c in past["chats"][:MOST_CHATS]
        ]
        current = past["current"]
        return {"current": current if isinstance(current, int) else None, "chats": chats}
    except (LookupError, TypeError, ValueError, OverflowError):
        return {"current": None, "chats": []}


def title(messages: list) -> str:
    """What a conversation is called in the list."""
    parts = [part for m in messages if m["role"] == "user" for part in m["content"]]
    words = next((part for part in parts if isinstance(part, str)), "")
    if not words:
        return "A picture" if any(isinstance(part, Shown) for part in parts) else "A chat"
    words = " ".join(words.split())
    return words if len(words) <= MOST_TITLE else words[: MOST_TITLE - 1] + "…"

"""What a visitor's browser keeps of the chat on the page, and how much of it.

The browser keeps those of other days as well (demo/chats.js), and gives back what was kept of one
of them. That may be anything; nothing in it is trusted. Does not know gradio.

It is {"id", "title", "saved"}, where saved is fromage_core.saved's, or None of a chat that is to be
forgotten; or NONE, where nothing is kept of the chat on the page.
"""

import json
import logging
import random

from demo.conversation import Shown, Store, spoken, told_again
from fromage_core import saved
from fromage_core.data import DataError

NONE: dict = {}
MOST_CHARACTERS = 500_000  # of a chat: it travels to the server and back with every question
SIDE = 256  # pixels of a visitor's picture
MOST_TITLE = 40

log = logging.getLogger(__name__)


def remember(kept, messages: list, gallery) -> dict:
    """What to keep of the chat as it is now; the oldest of it is left out where it is too large.

    kept: what was kept of it before; gallery: the one that will be there later.
    """
    # A new one's number is not the next one: another tab may take that.
    told = {"id": checked(kept).get("id", random.getrandbits(32)), "title": title(messages)}
    if not messages:
        return {**told, "saved": None}
    told["saved"] = saved.dump(spoken(messages), gallery, SIDE)
    _shorten(told["saved"]["messages"], len(json.dumps(told)) - MOST_CHARACTERS)
    return told


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


def recall(kept, gallery, store: Store) -> tuple[dict, list]:
    """(what is kept of a chat, its conversation)."""
    kept = checked(kept)
    if kept and kept["saved"] is not None:
        try:
            return kept, told_again(saved.load(kept["saved"], gallery), store)
        except DataError:
            log.exception("a past chat cannot be read")
    return NONE, []


def checked(kept) -> dict:
    """What the browser kept of a chat, or NONE where it is no such thing."""
    try:
        return {
            "id": int(kept["id"]),
            "title": str(kept["title"])[:MOST_TITLE],
            "saved": kept["saved"],
        }
    except (LookupError, TypeError, ValueError, OverflowError):
        return NONE


def title(messages: list) -> str:
    """What a conversation is called in the list."""
    parts = [part for m in messages if m["role"] == "user" for part in m["content"]]
    words = next((part for part in parts if isinstance(part, str)), "")
    if not words:
        return "A picture" if any(isinstance(part, Shown) for part in parts) else "A chat"
    words = " ".join(words.split())
    return words if len(words) <= MOST_TITLE else words[: MOST_TITLE - 1] + "…"

"""A conversation in the shapes that others want: gr.Chatbot's messages, and the API's answer.

Everything that a visitor or a model wrote is shown to the letter: it is escaped here, so no HTML,
markdown or LaTeX in it is ever run or rendered. Does not know how a conversation came about.
"""

import html
import re
from dataclasses import astuple, dataclass, replace
from pathlib import Path

from demo.conversation import Refused, Shown
from fromage_core.chat import Notice

UNANSWERED = "This was not answered. Try it again, or ask something else."
# From which score on a picture is said to fit how well: of what is asked for in words from the
# starter gallery, nearly all close matches show the right thing, three of four fair ones, and next
# to none of the others (`benchmarks.sure` counts). Pictures are nearer to each other: it says
# nothing of a search by one.
SURE = ((0.4, "A close match"), (0.33, "A fair match"))
NEAREST = "The nearest I have"
BUTTON = r'<button value="(edit|like|instead) (\d+) (\d+) (\d+)" class="act">'  # that is on


def bubbles(messages: list, busy: bool = False) -> list[dict]:
    """What gr.Chatbot shows of a conversation; busy: while an answer is on its way."""
    shown = []
    for number, message in enumerate(messages):
        content = []
        for place, part in enumerate(message["content"]):
            content += _bubble(part)
            if isinstance(part, Shown) and part.found:
                content += _swaps(part, Action("like", number, place, len(part.passed)), busy)
        if message["role"] == "user" and content:
            content.append(_button(Action("edit", number), "Edit", busy))
        if content:
            shown.append({"role": message["role"], "content": content})
    if shown and shown[-1]["role"] == "user" and not busy:  # it was stopped, or the page was left
        shown.append({"role": "assistant", "content": _bubble(Notice(UNANSWERED))})
    return shown


@dataclass(frozen=True)
class Action:
    """What a button in the conversation does: "edit" a message, or find a picture "like" the one at
    a place in it, or "instead" of it. passed: how many stood there before: a button that belonged
    to one of those does nothing."""

    name: str
    number: int
    place: int = 0
    passed: int = 0

    @classmethod
    def read(cls, clicked: str) -> "Action | None":
        """That of the bubble that was clicked, if there is one. It comes from the browser: its
        numbers may be anything."""
        found = re.match(BUTTON, clicked)
        return cls(found[1], *map(int, found.groups()[1:])) if found else None


def _button(action: Action, label: str, busy: bool) -> dict:
    # gr.Chatbot tells of a click only what is in the part that was clicked, so each button has one.
    value = " ".join(map(str, astuple(action)))
    off = " disabled" if busy else ""
    return _text(f'<button value="{value}" class="act"{off}>{label}</button>')


def _swaps(shown: Shown, like: Action, busy: bool) -> list[dict]:
    sure = surety(shown.said.score)
    return [
        *([_text(f'<span class="sure">{sure}</span>')] if sure else []),
        _button(like, "More like this", busy),
        _button(replace(like, name="instead"), "Not this one", busy),
    ]


def surety(score: float) -> str:
    """How well a picture fits what was asked for in words; empty where that is not known."""
    if not score:
        return ""
    return next((words for least, words in SURE if score >= least), NEAREST)


def answer(messages: list) -> dict:
    """The last answer as the API gives it: {"text", "files", "parts"}; see the README."""
    parts = [_part(part) for part in messages[-1]["content"] if messages[-1]["role"] != "user"]
    return {
        "text": "".join(part["text"] for part in parts if part["type"] == "text").strip(),
        "files": [part["file"] for part in parts if part["type"] == "picture"],
        "parts": parts,
    }


def _bubble(part) -> list[dict]:
    if isinstance(part, Shown):
        return [_image(part)]
    if isinstance(part, Refused):
        return [_text(f'<span class="refused">{_escaped(part.name)}</span>')]
    if isinstance(part, Notice):
        return [_text(f'<span class="notice">{_escaped(part.text)}</span>')]
    return [_text(_escaped(part.strip()))] if part.strip() else []


def _text(markup: str) -> dict:
    # A dict and not a plain string: gradio would unindent a string, and the text is to stay as is.
    return {"type": "text", "text": markup}


def _escaped(text: str) -> str:
    # Apostrophes stay: gradio also reads the markup out to screen readers, as it is written.
    return html.escape(text, quote=False).replace('"', "&quot;")


def _image(picture: Shown) -> dict:
    # gr.Image as the chatbot keeps it. A file message would be shorter, but the page drops its
    # alt text, and a gr.Image object would be built anew for every word that arrives.
    return {
        "type": "component",
        "component": "image",
        "value": file_of(picture.path),
        "constructor_args": {},
        "props": {"alt_text": picture.alt, "label": picture.caption, "buttons": []},
    }


def _part(part) -> dict:
    if isinstance(part, Shown):
        return {
            "type": "picture",
            "file": file_of(part.path),
            "alt": part.alt,
            "score": round(float(part.said.score), 4),
        }
    if isinstance(part, Notice):
        return {"type": "notice", "text": part.text}
    return {"type": "text", "text": part}


def file_of(path: str) -> dict:
    """A file as gradio passes it about: the page and its clients fetch it through this."""
    return {
        "path": path,
        "orig_name": Path(path).name,
        "mime_type": "image/webp",
        "meta": {"_type": "gradio.FileData"},
    }

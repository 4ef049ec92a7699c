"""A conversation in the shapes that others want: gr.Chatbot's messages, and the API's answer.

Everything that a visitor or a model wrote is shown to the letter: it is escaped here, so no HTML,
markdown or LaTeX in it is ever run or rendered. Does not know how a conversation came about.
"""

import html
from pathlib import Path

from demo.conversation import Refused, Shown
from fromage_core.chat import Notice


def bubbles(messages: list) -> list[dict]:
    """What gr.Chatbot shows of a conversation."""
    shown = []
    for message in messages:
        content = [bubble for part in message["content"] if (bubble := _bubble(part))]
        if content:
            shown.append({"role": message["role"], "content": content})
    return shown


def answer(messages: list) -> dict:
    """The last answer as the API gives it: {"text", "files", "parts"}; see the README."""
    parts = [_part(part) for part in messages[-1]["content"] if messages[-1]["role"] != "user"]
    return {
        "text": "".join(part["text"] for part in parts if part["type"] == "text").strip(),
        "files": [part["file"] for part in parts if part["type"] == "picture"],
        "parts": parts,
    }


def _bubble(part) -> dict | None:
    if isinstance(part, Shown):
        return _image(part)
    if isinstance(part, Refused):
        return _text(f'<span class="refused">{_escaped(part.name)}</span>')
    if isinstance(part, Notice):
        return _text(f'<span class="notice">{_escaped(part.text)}</span>')
    return _text(_escaped(part.strip())) if part.strip() else None


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
        "value": _file(picture.path),
        "constructor_args": {},
        "props": {"alt_text": picture.alt, "label": picture.caption},
    }


def _part(part) -> dict:
    if isinstance(part, Shown):
        return {
            "type": "picture",
            "file": _file(part.path),
            "alt": part.alt,
            "score": round(float(part.said.score), 4),
        }
    if isinstance(part, Notice):
        return {"type": "notice", "text": part.text}
    return {"type": "text", "text": part}


def _file(path: str) -> dict:
    """A file as gradio passes it about: the page and its clients fetch it through this."""
    return {
        "path": path,
        "orig_name": Path(path).name,
        "mime_type": "image/webp",
        "meta": {"_type": "gradio.FileData"},
    }

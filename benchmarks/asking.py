"""What the benchmarks that talk to the chat have in common: options, the chat, a first picture."""

import argparse
from pathlib import Path

from fromage_core import DEFAULT_GALLERY, DEFAULT_MODEL
from fromage_core.chat import Chat, Options, Picture
from fromage_core.gallery import Gallery
from fromage_core.model import Fromage


def options_of(doc: str) -> argparse.ArgumentParser:
    """The options they all have. doc: the benchmark's docstring; its first line describes it."""
    parser = argparse.ArgumentParser(description=doc.split("\n")[0])
    parser.add_argument("--model", default=DEFAULT_MODEL)
    parser.add_argument("--gallery", default=DEFAULT_GALLERY)
    parser.add_argument("--images", default=DEFAULT_GALLERY, help="pictures to send")
    return parser


def begin(args: argparse.Namespace) -> tuple[Chat, list[Path]]:
    """The chat, and the pictures to send to it."""
    model = Fromage.load(args.model)
    chat = Chat(model, Gallery.open(args.gallery, model))
    paths = sorted(p for p in Path(args.images).iterdir() if p.suffix in (".jpg", ".webp", ".png"))
    return chat, paths


def first(chat: Chat, text: str) -> Picture | None:
    """The first picture of the reply to a message."""
    events = chat.reply([{"role": "user", "content": [text]}], Options(max_pictures=1))
    return next((event for event in events if isinstance(event, Picture)), None)

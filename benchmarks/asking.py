"""What the benchmarks that talk to the chat have in common: their options, and the chat itself."""

import argparse
from pathlib import Path

from fromage_core import DEFAULT_GALLERY, DEFAULT_MODEL
from fromage_core.chat import Chat
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

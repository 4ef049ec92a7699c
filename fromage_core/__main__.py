"""The command line: python -m fromage_core <command>.

The commands: train, evaluate, gallery, chat, caption, search, convert, models.

Reads options and prints results. What the commands do is written where it belongs; here is only
how they are asked for. Figures and hits come as JSON with --json, for scripts.
"""

import argparse
import sys
from collections.abc import Callable

from fromage_core import DEFAULT_GALLERY, DEFAULT_MODEL
from fromage_core.recipe import Recipe


def main(argv: list[str] | None = None) -> int:
    args = parser().parse_args(argv)
    from fromage_core import commands

    return commands.run(args)


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="python -m fromage_core", description=__doc__.split("\n")[0])
    commands = top.add_subparsers(dest="command", required=True)
    _train(commands.add_parser("train", help="learn W_c, W_t, W_i and [RET] from captions"))
    _evaluate(commands.add_parser("evaluate", help="measure a checkpoint"))
    _gallery(commands.add_parser("gallery", help="build, change or describe a gallery"))
    chat = commands.add_parser("chat", help="talk in the terminal")
    chat.add_argument("message", nargs="*", help="one message; without it, a conversation")
    chat.add_argument("--image", action="append", default=[], help="a picture for the message")
    chat.add_argument("--resume", metavar="FILE", help="go on with a conversation that was saved")
    caption = commands.add_parser("caption", help="describe pictures")
    caption.add_argument("images", nargs="+", metavar="IMAGE")
    search = commands.add_parser("search", help="find pictures for a text, a picture, or both")
    search.add_argument("text", metavar="TEXT", nargs="?", default="")
    search.add_argument("--image", action="append", default=[], help="a picture to find others by")
    search.add_argument("-k", type=int, default=5, help="how many")
    _convert(commands.add_parser("convert", help="make a checkpoint of another project's files"))
    models = commands.add_parser("models", help="what is at hand, and what could be had")
    models.add_argument("--json", action="store_true", help="print JSON")
    for sub in (chat, search):
        sub.add_argument("--gallery", default=DEFAULT_GALLERY, help="gallery folder")
    for sub in (chat, caption, search):
        _model(sub)
        sub.add_argument("--json", action="store_true", help="print JSON")
    return top


def _model(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--model", default=DEFAULT_MODEL, help="checkpoint folder, name or Hub id")
    sub.add_argument("--bits", type=int, choices=[8, 4], help="hold the LM in these, on a GPU")
    sub.add_argument("--device", default="auto", help="auto, cpu, cuda, cuda:1, ...")


def at_least(least: int) -> Callable[[str], int]:
    """A number that an option takes."""

    def number(text: str) -> int:
        if int(text) < least:
            raise argparse.ArgumentTypeError(f"{text} is less than {least}")
        return int(text)

    number.__name__ = "number"  # as argparse tells of one that is none
    return number


def _train(sub: argparse.ArgumentParser) -> None:
    pair = {"nargs": 2, "metavar": ("TSV", "DIR")}
    sub.add_argument("--data", action="append", default=[], **pair, help="captions, pictures")
    sub.add_argument(
        "--shards", action="append", default=[], metavar="DIR", help="WebDataset .tar files"
    )
    sub.add_argument("--dev", required=True, **pair, help="to watch recall on; not trained on")
    sub.add_argument(
        "--widen", nargs="*", default=[], metavar="TEXT", help="files of captions without pictures"
    )
    sub.add_argument("--out", required=True, help="checkpoint folder; a run there is gone on with")
    sub.add_argument(
        "--cache", default="runs/cache", help="where features and the LM's states are kept"
    )
    sub.add_argument("--init", help="checkpoint to go on from, with its models, k and grid")
    sub.add_argument("--lm", help="folder, .gguf file or Hub id (default: the embedded)")
    sub.add_argument(
        "--vision", help="timm:MODEL, open_clip:MODEL/PRETRAINED or transformers:MODEL"
    )
    for name, least, default, told in (
        ("--k", 1, None, "visual tokens from the pooled feature (default: 1)"),
        ("--grid", 0, None, "cells a side, one visual token each (default: 3, with --k 1)"),
        ("--views", 1, 2, "views of each picture to learn from"),
        ("--steps", 0, Recipe.steps, "steps on people's captions"),
        ("--ret-steps", 0, Recipe.ret_steps, "of them, with [RET] moving"),
        ("--name-steps", 0, Recipe.name_steps, "steps after them on what drawn pictures show"),
        ("--consensus-steps", 0, Recipe.consensus_steps, "after those, on captions of its own"),
        ("--request-steps", 0, Recipe.request_steps, "steps at last in conversations"),
        ("--captions", 1, Recipe.captions, "captions a step"),
        ("--pairs", 1, Recipe.pairs, "retrieval pairs a step"),
        ("--every", 1, Recipe.every, "steps between checkpoints"),
    ):
        sub.add_argument(name, type=at_least(least), default=default, help=told)
    sub.add_argument("--seed", type=int, default=Recipe.seed)
    sub.add_argument("--device", default="auto")


def _evaluate(sub: argparse.ArgumentParser) -> None:
    kinds = sub.add_subparsers(dest="kind", required=True)
    captions = kinds.add_parser("captions", help="recall both ways, and captions' BLEU and CIDEr")
    captions.add_argument("--tsv", dest="file", required=True, help="caption<TAB>image file")
    stories = kinds.add_parser("stories", help="recall of last pictures, by what comes before them")
    stories.add_argument("--sis", dest="file", required=True, help="story-in-sequence JSON")
    dialogues = kinds.add_parser("dialogues", help="which answer is right, and which picture")
    dialogues.add_argument("--visdial", dest="file", required=True, help="VisDial JSON, answered")
    for kind in (captions, stories, dialogues):
        kind.add_argument("--images", required=True, help="folder of its pictures")
        kind.add_argument("--json", metavar="OUT", help="also write the figures to this file")
        _model(kind)


def _gallery(sub: argparse.ArgumentParser) -> None:
    kinds = sub.add_subparsers(dest="kind", required=True)
    build = kinds.add_parser("build", help="index a folder of pictures")
    build.add_argument("source", metavar="DIR", help="pictures, with captions.tsv if there is one")
    build.add_argument("--out", help="gallery folder (default: the pictures' own)")
    _model(build)
    add = kinds.add_parser("add", help="embed some more pictures of the folder, or some anew")
    add.add_argument("folder", metavar="GALLERY")
    add.add_argument("pictures", nargs="+", metavar="PICTURE", help="in the gallery's own folder")
    _model(add)
    remove = kinds.add_parser("remove", help="show some pictures no more; their files stay")
    remove.add_argument("folder", metavar="GALLERY")
    remove.add_argument("names", nargs="+", metavar="NAME", help="as `info --json` tells it")
    info = kinds.add_parser("info", help="what a gallery holds")
    info.add_argument("folder", metavar="GALLERY")
    for kind in (build, add, remove, info):
        kind.add_argument("--json", action="store_true", help="print JSON")


def _convert(sub: argparse.ArgumentParser) -> None:
    kinds = sub.add_subparsers(dest="kind", required=True)
    official = kinds.add_parser("official", help="the checkpoint that the paper's authors publish")
    official.add_argument(
        "source", metavar="DIR", help="holds model_args.json and pretrained_ckpt.pth.tar"
    )
    official.add_argument("--out", required=True, help="checkpoint folder")


if __name__ == "__main__":
    sys.exit(main())

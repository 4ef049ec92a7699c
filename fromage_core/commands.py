"""What each command of the command line does: load, call, print.

Knows the other modules by their public names. Does not know how options are spelled.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from fromage_core.backbones import BackboneError
from fromage_core.data import DataError
from fromage_core.files import keep
from fromage_core.gallery import Gallery, GalleryError
from fromage_core.model import ModelError
from fromage_core.pictures import PictureError, open_picture


def run(args) -> int:
    """Run a parsed command; a mistake of the user's is one sentence on stderr and exit code 2."""
    command = {
        "train": train,
        "evaluate": evaluate,
        "gallery": gallery,
        "chat": chat,
        "caption": caption,
        "search": search,
        "convert": convert,
        "models": models,
    }[args.command]
    try:
        command(args)
    except (BackboneError, DataError, GalleryError, ModelError, PictureError, OSError) as error:
        print(f"{args.command}: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(f"{args.command}: stopped", file=sys.stderr)
        return 130  # as a shell tells it
    return 0


def train(args) -> None:
    from fromage_core.prepare import prepare

    prepare(args).fit()


def evaluate(args) -> None:
    from fromage_core.dialogues import evaluate_dialogues
    from fromage_core.evaluate import evaluate_captions
    from fromage_core.stories import evaluate_stories

    measure = {
        "captions": evaluate_captions,
        "stories": evaluate_stories,
        "dialogues": evaluate_dialogues,
    }[args.kind]
    figures = measure(_model(args), args.file, args.images)
    text = json.dumps(figures, indent=2)
    print(text)
    if args.json:
        keep(Path(args.json), lambda temporary: temporary.write_text(text + "\n"))


def gallery(args) -> None:
    if args.kind == "build":
        found = Gallery.build(args.source, _model(args), args.out)
    else:
        found = Gallery.open(args.folder)
    if args.kind == "add":
        found.add(args.pictures, model=_model(args), progress=True)
    elif args.kind == "remove":
        found.remove(args.names)
    for name, reason in found.skipped:
        print(f"left out {name}: {reason}", file=sys.stderr)
    info = {"pictures": len(found), "d_ret": found.d_ret, "model": found.fingerprint}
    info["captioned"] = sum(bool(r.caption) for r in found.records)
    if args.json:
        print(json.dumps({**info, "records": [asdict(r) for r in found.records]}))
    else:
        print("\n".join(f"{name}: {value}" for name, value in info.items()))


def caption(args) -> None:
    """Every picture that can be read; the others are named on stderr."""
    model = _model(args)
    said, refused = [], []
    for path in args.images:
        try:
            picture = open_picture(path)
        except PictureError as error:
            refused.append(str(error))
            continue
        caption = model.caption(picture)
        said.append({"image": path, "caption": caption})
        if not args.json:
            print(f"{path}: {caption}", flush=True)
    if args.json:
        print(json.dumps(said))
    if refused:
        raise PictureError(" ".join(refused))


def search(args) -> None:
    from fromage_core.chat import Chat
    from fromage_core.shelves import gallery_of

    model = _model(args)
    text = (args.text or "").strip()
    parts = [*map(open_picture, args.image), *([text] if text else [])]
    if not parts:
        raise DataError("there is nothing to look for: give a text, an --image, or both")
    found = Chat(model, gallery_of(model, args.gallery)).find(parts, args.k)
    if args.json:
        print(json.dumps([_seen(picture) for picture in found]))
    else:
        for picture in found:
            print(f"{picture.score:.3f}  {picture.path}  {picture.record.caption}")


def convert(args) -> None:
    from fromage_core.convert import convert_official

    config = convert_official(args.source, args.out)
    print(f"{args.out}: {config.lm} with {config.vision}")


def models(args) -> None:
    from fromage_core.zoo import listed

    rows = listed()
    if args.json:
        print(json.dumps(rows))
        return
    for row in rows:
        print(f"{row['name']:20}{'at hand' if row['at_hand'] else 'can be had':12}{row['what']}")
        if "fetched_gb" in row:
            memory = ", ".join(f"{gb} in {bits} bits" for bits, gb in row["memory_gb"].items())
            print(f"{'':32}GB to fetch: {row['fetched_gb']}; of memory: {memory}")


def chat(args) -> None:
    """One message and its reply, or a conversation until the input ends."""
    from fromage_core.chat import Chat
    from fromage_core.shelves import gallery_of

    model = _model(args)
    talk = Chat(model, gallery_of(model, args.gallery))
    messages = _resumed(args.resume, talk.gallery) if args.resume else []
    lines = iter([" ".join(args.message)]) if args.message else _typed()
    pictures = [open_picture(path) for path in args.image]
    for line in lines:
        content, pictures = [*pictures, *([line] if line else [])], []
        messages.append({"role": "user", "content": content})
        reply = []
        for event in talk.reply(messages):
            reply.append(event)
            if not args.json:
                print(_shown(event), end="", flush=True)
        if args.json:
            print(json.dumps([_plain(event) for event in reply]), flush=True)
        else:
            print()
        messages.append({"role": "assistant", "content": _content(reply)})


def _resumed(path: str, gallery: Gallery) -> list[dict]:
    """A saved conversation that the visitor goes on with."""
    from fromage_core import saved

    try:
        messages = saved.load(json.loads(Path(path).read_text(encoding="utf-8")), gallery)
    except (OSError, ValueError, RecursionError) as error:
        raise DataError(f"{path} cannot be read ({error}): is it a saved conversation?") from error
    except DataError as error:
        raise DataError(f"{path}: {error}") from error
    # A question that never got an answer is asked anew, or not.
    return messages[:-1] if messages and messages[-1]["role"] == "user" else messages


def _content(reply: list) -> list:
    """A reply's events as the message that it was."""
    from fromage_core.chat import joined

    content: list = []
    for event in reply:
        if not _is_notice(event):
            content = joined(content, getattr(event, "text", event))
    return content


def _typed():
    prompt = "> " if sys.stdin.isatty() else ""
    while True:
        try:
            line = input(prompt)
        except EOFError:
            return
        if line.strip():
            yield line


def _is_notice(event) -> bool:
    from fromage_core.chat import Notice

    return isinstance(event, Notice)


def _shown(event) -> str:
    if hasattr(event, "text"):
        return f"({event.text})\n" if _is_notice(event) else event.text
    return f"[{event.path}: {event.record.caption}]\n"


def _plain(event) -> dict:
    kind = type(event).__name__.lower()
    if hasattr(event, "text"):
        return {"kind": kind, "text": event.text}
    return {"kind": kind, **_seen(event)}


def _seen(picture) -> dict:
    return {**asdict(picture.record), "score": picture.score, "path": str(picture.path)}


def _model(args):
    from fromage_core.model import Fromage

    return Fromage.load(args.model, device=args.device, bits=args.bits)

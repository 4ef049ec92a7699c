"""Command line: python -m assets.draw gallery | examples | scenes | sheet."""

import argparse
import random
from pathlib import Path

from . import captions, compose, examples, output, registry, scene, setting, sheet, starter


def _write(scenes, out: Path) -> None:
    """Paint the named scenes into a folder with captions.tsv."""
    rows = []
    for name, one in scenes:
        output.put_webp(out / f"{name}.webp", compose.picture(one))
        rows += [(text, f"{name}.webp") for text in captions.captions(one)]
    output.put_captions(out / "captions.tsv", rows)


def gallery(args) -> None:
    """The starter gallery; pictures that it no longer lists are removed."""
    listed = starter.scenes()
    _write(listed.items(), args.out)
    for path in args.out.glob("*.webp"):
        if path.stem not in listed:
            path.unlink()


def example(args) -> None:
    """The pictures on the example cards of the page."""
    for name, (one, more) in examples.scenes().items():
        output.put_webp(args.out / f"{name}.webp", compose.picture(one, **more))


def scenes(args) -> None:
    """Random composed scenes, none of which is in the gallery."""
    rng = random.Random(args.seed)
    taken = {s.key for s in starter.scenes().values()}
    names = args.subjects.split(",") if args.subjects else None

    def fresh():
        done = 0
        while done < args.count:
            one = scene.think_up(rng, names)
            if one.key not in taken:
                yield f"s{args.seed:04d}-{done:06d}", one
                done += 1

    _write(fresh(), args.out)


def _wanted(rng, args, names):
    """Scenes for a contact sheet, moved to the setting asked for where they fit it."""
    for _ in range(args.scenes):
        one = scene.think_up(rng, names)
        if not args.setting:
            yield one
        elif args.setting in registry.SUBJECTS[one.subject].settings:
            yield scene.make(
                one.subject, args.setting, one.time, one.weather, one.colour, seed=one.seed
            )


def contact(args) -> None:
    """A contact sheet of subjects, or of composed scenes with --scenes."""
    names = args.subjects.split(",") if args.subjects else None
    if args.scenes:
        wanted = _wanted(random.Random(args.seed), args, names)
        cells = [(captions.captions(one)[0], compose.picture(one)) for one in wanted]
        page = sheet.scene_sheet(cells, args.cell)
    else:
        page = sheet.subject_sheet(names, args.cell, args.every)
    output.put(args.out, lambda p: page.save(p, "PNG"))


def main(argv: list[str] | None = None) -> None:
    """Parse the command line (or argv) and run it."""
    parser = argparse.ArgumentParser(prog="python -m assets.draw", description=__doc__)
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("gallery", help="write the starter gallery")
    one.add_argument("--out", type=Path, default=Path("assets/gallery"))
    one.set_defaults(run=gallery)
    one = commands.add_parser("examples", help="write the pictures of the page's example cards")
    one.add_argument("--out", type=Path, default=Path("demo/examples"))
    one.set_defaults(run=example)
    one = commands.add_parser("scenes", help="write random scenes with captions")
    one.add_argument("--count", type=int, default=100)
    one.add_argument("--seed", type=int, default=0)
    one.add_argument("--out", type=Path, required=True)
    one.add_argument("--subjects", help="only these, comma-separated")
    one.set_defaults(run=scenes)
    one = commands.add_parser("sheet", help="write a contact sheet to look at")
    one.add_argument("--out", type=Path, required=True)
    one.add_argument("--subjects", help="only these, comma-separated")
    one.add_argument("--every", action="store_true", help="every colour and doing")
    one.add_argument("--scenes", type=int, default=0, help="show N composed scenes instead")
    one.add_argument("--setting", help="with --scenes: only in this setting")
    one.add_argument("--seed", type=int, default=0)
    one.add_argument("--cell", type=int, default=320)
    one.set_defaults(run=contact)
    args = parser.parse_args(argv)
    registry.load()
    setting.load()
    args.run(args)


if __name__ == "__main__":
    main()

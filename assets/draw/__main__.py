"""Command line: python -m assets.draw gallery | sheet | scenes."""

import argparse
import random
from pathlib import Path

from . import captions, compose, output, registry, scene, setting, sheet, starter


def _write(scenes, out: Path) -> None:
    """Paint the named scenes into a folder with captions.tsv."""
    rows = []
    for name, one in scenes:
        output.put_webp(out / f"{name}.webp", compose.picture(one))
        rows += [(text, f"{name}.webp") for text in captions.captions(one)]
    output.put_captions(out / "captions.tsv", rows)


def gallery(args) -> None:
    """The starter gallery."""
    _write(starter.scenes().items(), args.out)


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


def contact(args) -> None:
    """A contact sheet of subjects, or of composed scenes with --scenes."""
    names = args.subjects.split(",") if args.subjects else None
    if args.scenes:
        rng = random.Random(args.seed)
        cells = []
        for _ in range(args.scenes):
            one = scene.think_up(rng, names)
            if args.setting:
                fits = (
                    [args.setting]
                    if args.setting in registry.SUBJECTS[one.subject].settings
                    else []
                )
                if not fits:
                    continue
                one = scene.make(
                    one.subject, args.setting, one.time, one.weather, one.colour, seed=one.seed
                )
            cells.append((captions.captions(one)[0], compose.picture(one)))
        page = sheet.scene_sheet(cells, args.cell)
    else:
        page = sheet.subject_sheet(names, args.cell, args.every)
    output.put(args.out, lambda p: page.save(p, "PNG"))


def main() -> None:
    """Parse the command line and run it."""
    parser = argparse.ArgumentParser(prog="python -m assets.draw", description=__doc__)
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("gallery", help="write the starter gallery")
    one.add_argument("--out", type=Path, default=Path("assets/gallery"))
    one.set_defaults(run=gallery)
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
    args = parser.parse_args()
    registry.load()
    setting.load()
    args.run(args)


if __name__ == "__main__":
    main()

"""Command line: python -m assets.draw gallery | examples | scenes | stories | sheet."""

import argparse
import itertools
import random
from multiprocessing import Pool
from pathlib import Path

from tqdm import tqdm

from . import captions, compose, examples, output, registry, scene, setting, sheet, splits, starter
from . import stories as tales

GIVE_UP = 2000  # draws without a scene that is wanted and not there yet


def _load() -> None:
    registry.load()
    setting.load()


def _paint(named) -> None:
    path, one = named
    output.put_webp(path, compose.picture(one))


def _write(scenes: dict, out: Path) -> None:
    """Paint the named scenes into a folder, with captions.tsv and truth.jsonl."""
    named = [(out / f"{name}.webp", one) for name, one in scenes.items()]
    with Pool(initializer=_load) as pool:
        list(tqdm(pool.imap_unordered(_paint, named), total=len(named), unit="picture"))
    rows = [(text, path.name) for path, one in named for text in captions.captions(one)]
    output.put_captions(out / "captions.tsv", rows)
    output.put_truth(out / "truth.jsonl", [(path.name, one) for path, one in named])


def gallery(args) -> None:
    """The starter gallery; pictures that it no longer lists are removed."""
    listed = starter.scenes()
    _write(listed, args.out)
    for path in args.out.glob("*.webp"):
        if path.stem not in listed:
            path.unlink()


def example(args) -> None:
    """The pictures on the example cards of the page."""
    for name, (one, more) in examples.scenes().items():
        output.put_webp(args.out / f"{name}.webp", compose.picture(one, **more))


def scenes(args) -> None:
    """Random composed scenes, all different, none of which is in the gallery."""
    names = args.subjects.split(",") if args.subjects else None
    without = splits.read_combinations(args.without) if args.without else set()
    found = _fresh(args.split, args.seed, args.count, names, without)
    _write({f"s{args.seed:04d}-{i:06d}": one for i, one in enumerate(found)}, args.out)


def _fresh(split, seed: int, count: int, names=None, without=frozenset()) -> list[scene.Scene]:
    """Scenes thought up at random, of one split or (None) any, of no combination in `without`."""
    rng = random.Random(f"{split} {seed}" if split else seed)
    taken = {s.key for s in starter.scenes().values()}
    found: list[scene.Scene] = []
    missed = 0
    while len(found) < count:
        one = scene.think_up(rng, names)
        missed += 1
        new = one.key not in taken and not splits.combinations(one) & without
        if new and split in (None, splits.split_of(one)):
            found.append(one)
            taken.add(one.key)
            missed = 0
        if missed == GIVE_UP:
            raise SystemExit(f"there are no more than {len(found)} such scenes: ask for fewer")
    return found


def stories(args) -> None:
    """Stories of one split: five pictures and sentences each."""
    rng = random.Random(f"stories {args.split} {args.seed}")
    taken = {s.key for s in starter.scenes().values()}
    found: dict[str, scene.Scene] = {}
    told = []
    every = list(itertools.islice(tales.stories(rng, args.split, taken), args.count))
    if len(every) < args.count:
        raise SystemExit(f"there are no more than {len(every)} such stories: ask for fewer")
    for number, story in enumerate(every):
        names = [f"s{args.seed:04d}-{number:04d}-{i}" for i in range(len(story.scenes))]
        found.update(zip(names, story.scenes, strict=True))
        told.append((story.sentences, names))
    _write(found, args.out)
    output.put_stories(args.out / "stories.json", told)


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
    one.add_argument("--subjects", help="only these, comma-separated")
    one.add_argument("--split", choices=splits.SPLITS, help="only scenes of this split")
    one.add_argument("--without", type=Path, help="a file of combinations that are left out")
    one.set_defaults(run=scenes)
    two = commands.add_parser("stories", help="write stories of five scenes")
    two.add_argument("--split", choices=splits.SPLITS, default="train")
    two.set_defaults(run=stories)
    for made in (one, two):
        made.add_argument("--count", type=int, default=100)
        made.add_argument("--seed", type=int, default=0)
        made.add_argument("--out", type=Path, required=True)
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
    _load()
    args.run(args)


if __name__ == "__main__":
    main()

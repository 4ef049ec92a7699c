"""Which scenes are for training, which for choosing and which for measuring.

A combination of subject, setting and colour belongs to one split only, so what is measured was
never drawn for training.  It does not draw, and keeps no list: the names decide.
"""

import zlib
from pathlib import Path

from .registry import SUBJECTS
from .scene import Scene, settings_of

SPLITS = ("train", "dev", "test")


def split_of(scene: Scene) -> str | None:
    """The split of its subject; None for one of train whose companion is another split's."""
    split = _split(scene.subject, scene.setting, scene.colour)
    if split == "train" and any(_split(*one) != "train" for one in combinations(scene)):
        return None
    return split


def combinations(scene: Scene) -> set[tuple[str, str, str]]:
    """(subject, setting, colour) of its subject, and of its companion."""
    found = {(scene.subject, scene.setting, scene.colour)}
    return found | {(scene.other, scene.setting, scene.other_colour)} if scene.other else found


def read_combinations(path: Path) -> set[tuple[str, str, str]]:
    """The lines of a file of combinations: subject<TAB>setting<TAB>colour, and a header.

    Raises SystemExit where it cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()[1:]
    except (OSError, UnicodeDecodeError) as error:
        raise SystemExit(f"{path} cannot be read as a file of combinations: {error}") from error
    return {tuple(line.split("\t")) for line in lines}


def _split(subject: str, setting: str, colour: str) -> str:
    """The split of a combination.

    Of what comes in three colours or more, one is for test and one for dev (never the commonest,
    the first), in all settings: so whole stories can be told of it there.  Of the others, one
    setting each, where there are three or more.
    """
    sub = SUBJECTS[subject]
    if len(sub.colours) >= 3:
        values, own = list(sub.colours)[1:], colour
    else:
        values, own = settings_of(sub), setting
        if len(values) < 3:
            return "train"
    values.sort(key=lambda value: zlib.crc32(f"{subject} {value}".encode()))
    return {values[0]: "test", values[1]: "dev"}.get(own, "train")

"""Pictures that are asked for by way of another: one more like it, the same elsewhere or at another
time, the same in another colour or number.

Knows what the drawing program writes down beside its pictures (`truth.jsonl`): a line of JSON each,
with image, subject, the nouns that one may call it, colour, count, setting, time, weather, and
what, where and when it is in words. Sets of photos have no such file, and nothing is asked for in
this way there.
"""

import json
import random
from collections import defaultdict
from pathlib import Path

from fromage_core.data import DataError

COUNTS = {"1": "one", "2": "two", "3": "three", "4": "four", "5": "five"}
TOLD = (
    "image",
    "subject",
    "colour",
    "count",
    "setting",
    "time",
    "weather",
    "what",
    "where",
    "when",
)


class Kin:
    """Which of a set's pictures show the same subject. Pictures are numbers."""

    def __init__(self, truth: dict[int, dict]):
        """truth: what each picture shows, by its number."""
        self.truth = truth
        self.family: dict[str, list[int]] = defaultdict(list)
        for number, shows in truth.items():
            self.family[shows["subject"]].append(number)

    def agreement(self, number: int, told: dict) -> int:
        """How many parts of what is told of a picture (subject, colour, ...) this one shows."""
        return sum(self.truth[number][part] == str(value) for part, value in told.items())

    def fitting(self, told: dict) -> list[int]:
        """The pictures of the subject that agree most with what is told of one; none where nothing
        shows it."""
        agree = {n: self.agreement(n, told) for n in self.family.get(told["subject"], ())}
        most = max(agree.values(), default=0)
        return [n for n, parts in agree.items() if parts == most]

    def another(self, number: int, rng: random.Random) -> int | None:
        """A further picture of the same subject, in the same colour where there is one."""
        own = self.truth[number]
        others = [n for n in self.family[own["subject"]] if n != number]
        alike = [n for n in others if self.truth[n]["colour"] == own["colour"]]
        return rng.choice(alike or others) if others else None

    def changed(self, number: int, rng: random.Random) -> tuple[str, int] | None:
        """(a phrase of place or time that is not so there, a picture of the same where it is)."""
        own, found = self.truth[number], []
        for other in self.family[own["subject"]]:
            shows = self.truth[other]
            if shows["colour"] != own["colour"]:
                continue
            if shows["setting"] != own["setting"]:
                found.append((shows["where"], other))
            if shows["when"] and (shows["time"], shows["weather"]) != (own["time"], own["weather"]):
                found.append((shows["when"], other))
        return rng.choice(found) if found else None

    def recoloured(self, number: int, rng: random.Random) -> tuple[str, int] | None:
        """(another colour, a picture of the same subject in it)."""
        found = self._unlike(number, "colour")
        return rng.choice(found) if found else None

    def counted(self, number: int, rng: random.Random) -> tuple[str, int] | None:
        """(another number in words, a picture of so many of the same)."""
        found = [(COUNTS[c], n) for c, n in self._unlike(number, "count") if c in COUNTS]
        return rng.choice(found) if found else None

    def _unlike(self, number: int, part: str) -> list[tuple[str, int]]:
        """(how it is there, a picture of the same subject) where a part of both is known, and not
        the same."""
        own = self.truth[number]
        found = [(self.truth[n][part], n) for n in self.family[own["subject"]]]
        return [(how, n) for how, n in found if how and own[part] and how != own[part]]


def read_kin(folder: str | Path, numbers: dict[str, int]) -> Kin | None:
    """Kin of the pictures that have a number, by file name; None without a `truth.jsonl` that tells
    of any. Raises DataError for one that cannot be read."""
    if not (Path(folder) / "truth.jsonl").exists():
        return None
    truth = {numbers[n]: shows for n, shows in read_truth(folder).items() if n in numbers}
    return Kin(truth) if truth else None


def read_truth(folder: str | Path) -> dict[str, dict]:
    """What a folder's `truth.jsonl` says that each picture shows, by its file name.

    Raises DataError for a file that is not there, or a line that does not say what it should.
    """
    path = Path(folder) / "truth.jsonl"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path} cannot be read ({error}): draw the set anew") from error
    truth = {}
    for row, line in enumerate(lines, 1):
        try:
            told = json.loads(line)
            nouns = [str(noun) for noun in told["nouns"]]
            shown = {part: str(told[part]) for part in TOLD}
            truth[told["image"]] = {**told, **shown, "nouns": nouns}
        except (ValueError, KeyError, TypeError) as error:
            raise DataError(
                f"{path} line {row} is not what the drawing program writes there "
                f"({type(error).__name__}: {error}); draw the set anew, or remove the file"
            ) from error
    return truth

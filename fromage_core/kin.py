"""Pictures that are asked for by way of another: one more like it, the same elsewhere or at another
time, the same in another colour.

Knows what the drawing program writes down beside its pictures (`truth.jsonl`): a line of JSON each,
with image, subject, colour, setting, time, weather, and where and when it is in words. Sets of
photos have no such file, and nothing is asked for in this way there.
"""

import json
import random
from collections import defaultdict
from pathlib import Path

from fromage_core.data import DataError

TOLD = ("image", "subject", "colour", "setting", "time", "weather", "where", "when")


class Kin:
    """Which of a set's pictures show the same subject. Pictures are numbers."""

    def __init__(self, truth: dict[int, dict]):
        """truth: what each picture shows, by its number."""
        self.truth = truth
        self.family: dict[str, list[int]] = defaultdict(list)
        for number, shows in truth.items():
            self.family[shows["subject"]].append(number)

    def another(self, number: int, rng: random.Random) -> int | None:
        """A further picture of the same subject, in the same colour where there is one."""
        others = [n for n in self._others(number) if n != number]
        alike = [n for n in others if self._is(n, "colour", self.truth[number]["colour"])]
        return rng.choice(alike or others) if others else None

    def changed(self, number: int, rng: random.Random) -> tuple[str, int] | None:
        """(a phrase of place or time that is not so there, a picture of the same where it is)."""
        own, found = self.truth[number], []
        for other in self._others(number):
            shows = self.truth[other]
            if not self._is(other, "colour", own["colour"]):
                continue
            if shows["setting"] != own["setting"]:
                found.append((shows["where"], other))
            if shows["when"] and (shows["time"], shows["weather"]) != (own["time"], own["weather"]):
                found.append((shows["when"], other))
        return rng.choice(found) if found else None

    def recoloured(self, number: int, rng: random.Random) -> tuple[str, int] | None:
        """(another colour, a picture of the same subject in it)."""
        own = self.truth[number]["colour"]
        found = [(self.truth[n]["colour"], n) for n in self._others(number)]
        found = [(colour, n) for colour, n in found if colour and own and colour != own]
        return rng.choice(found) if found else None

    def _others(self, number: int) -> list[int]:
        return self.family[self.truth[number]["subject"]]

    def _is(self, number: int, part: str, value: str) -> bool:
        return self.truth[number][part] == value


def read_kin(folder: str | Path, numbers: dict[str, int]) -> Kin | None:
    """What a folder's `truth.jsonl` says of these pictures; None where there is no such file.

    numbers: the pictures' by file name. Raises DataError for a line that does not say what it
    should.
    """
    path = Path(folder) / "truth.jsonl"
    if not path.exists():
        return None
    truth = {}
    for row, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            told = json.loads(line)
            shows = {part: str(told[part]) for part in TOLD}
        except (ValueError, KeyError, TypeError) as error:
            raise DataError(
                f"{path} line {row} is not what the drawing program writes there "
                f"({type(error).__name__}: {error}); draw the set anew, or remove the file"
            ) from error
        if shows["image"] in numbers:
            truth[numbers[shows["image"]]] = shows
    return Kin(truth)

"""The list of subjects, and how one is entered into it.

A subject is one function `draw(pen, look)` with the `@subject(...)` decorator.
It knows its name, words, size and where it fits; not where it stands today.
"""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field

from .mood import TIMES, WEATHERS
from .palette import SPOKEN, Colour, paint

FAMILIES = (
    "animals",
    "people",
    "vehicles",
    "food",
    "buildings",
    "nature",
    "sport_and_toys",
    "household",
)
PLACES = ("ground", "water", "table", "air")

# Groups of settings, to be added together with +.
GREEN = ("meadow", "park", "garden", "farm")
WILD = ("forest", "meadow", "mountains", "snow field")
STREETS = ("city street",)
WATERS = ("sea", "lake", "river")
ROOMS = ("kitchen", "living room")
OPEN = ("meadow", "park", "beach", "farm", "mountains", "desert", "snow field", "hills")
OUTDOORS = (
    "forest",
    "beach",
    "city street",
    "mountains",
    "meadow",
    "farm",
    "desert",
    "snow field",
    "garden",
    "park",
    "hills",
)


@dataclass(frozen=True)
class Look:
    """How this one of its kind looks in this picture."""

    colour: Colour
    word: str = ""  # the colour as a caption says it; "" when it is not said
    doing: str = ""  # one of the subject's `doing` phrases


@dataclass(frozen=True)
class Subject:
    """One kind of thing that can be drawn."""

    name: str
    family: str
    draw: Callable
    box: tuple[float, float]
    metres: float
    place: str
    settings: tuple[str, ...]
    colours: dict[str, Colour] = field(hash=False)
    nouns: tuple[str, ...]
    plural: str
    doing: tuple[str, ...]
    counts: tuple[int, ...]
    mirror: bool
    shadow: tuple[float, float]  # centre x and width, in local units
    say_colour: float
    times: tuple[str, ...]
    weathers: tuple[str, ...]
    indoor_place: str
    where: tuple[str, str]


def _colours(colours) -> dict[str, Colour]:
    if isinstance(colours, dict):
        return {word: paint(c) for word, c in colours.items()}
    return {word: paint(SPOKEN[word]) for word in colours}


SUBJECTS: dict[str, Subject] = {}


def subject(
    name,
    family,
    *,
    box,
    metres,
    settings,
    place="ground",
    colours=None,
    nouns=None,
    plural=None,
    doing=("stand",),
    counts=(1, 1, 1, 2, 3),
    mirror=True,
    shadow=0.8,
    say_colour=0.6,
    indoor_place="ground",
    times=TIMES,
    weathers=WEATHERS,
    where=("", ""),
):
    """Decorator that enters draw(pen, look) into the list of subjects.

    See the package docstring for what each argument means.
    """
    assert family in FAMILIES and place in PLACES, (name, family, place)
    colours = _colours(colours if colours is not None else {"": "grey"})

    def enter(draw):
        assert name not in SUBJECTS, f"two subjects called {name}"
        SUBJECTS[name] = Subject(
            name,
            family,
            draw,
            box,
            metres,
            place,
            tuple(dict.fromkeys(settings)),
            colours,
            tuple(nouns or (name,)),
            plural or name + "s",
            tuple(doing),
            tuple(counts),
            mirror,
            shadow if isinstance(shadow, tuple) else (0.0, shadow * box[0]),
            say_colour,
            tuple(times),
            tuple(weathers),
            indoor_place,
            where,
        )
        return draw

    return enter


def load() -> dict[str, Subject]:
    """Import every file in subjects/, so that all subjects are entered."""
    from . import subjects

    for module in sorted(m.name for m in pkgutil.iter_modules(subjects.__path__)):
        importlib.import_module(f"{subjects.__name__}.{module}")
    return SUBJECTS

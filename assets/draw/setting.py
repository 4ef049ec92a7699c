"""The list of settings, and how one is entered into it.

A setting is one function `draw(pen, place)` painting the unit square (x and y
from 0 to 1, y down) with the `@setting(...)` decorator; `place` is where the
subject will be, so that a kitchen can show a table or the floor.
"""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass

SKY = ("clear", "clear", "clear", "cloudy", "rain", "fog")
DRY = ("clear", "clear", "clear", "cloudy")
ALL = (*SKY, "snow")


@dataclass(frozen=True)
class Setting:
    """One kind of place. feet: y of the subject's ground line for each place."""

    name: str
    draw: Callable
    feet: dict[str, float]
    words: dict[str, tuple[str, ...]]
    weathers: tuple[str, ...]
    times: tuple[str, ...]
    indoor: bool
    front: Callable | None
    water: str
    has: tuple[str, ...]


SETTINGS: dict[str, Setting] = {}


def setting(
    name,
    *,
    feet,
    words,
    weathers=SKY,
    times=("day", "day", "day", "sunset", "night"),
    indoor=False,
    front=None,
    water="sea",
    has=(),
):
    """Decorator that enters draw(pen, place) into the list of settings.

    words: for each place the phrases for captions ("in the forest", ...).
    front(pen): what is painted in front of the subject, low and sparse.
    has: names of subjects that the background shows anyhow, so that nobody counts
    them; what it leaves out when pen.absent names it need not be listed.
    """
    assert set(feet) == set(words), name

    def enter(draw):
        SETTINGS[name] = Setting(
            name, draw, feet, words, weathers, times, indoor, front, water, has
        )
        return draw

    return enter


def load() -> dict[str, Setting]:
    """Import every file in settings/."""
    from . import settings

    for module in sorted(m.name for m in pkgutil.iter_modules(settings.__path__)):
        importlib.import_module(f"{settings.__name__}.{module}")
    return SETTINGS

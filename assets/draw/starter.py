"""The starter gallery: scenes chosen in starters/*.py, and others until each subject has enough.

Each file there has SCENES = {file name: (subject, setting, time, weather,
colour, more)}.  It does not paint; `python -m assets.draw gallery` does.
"""

import importlib
import pkgutil
import random
import zlib
from collections import Counter

from . import registry, setting, starters
from .captions import captions
from .scene import Scene, make, think_up

EACH = 5  # pictures of a subject, at least
TRIES = 40  # scenes thought up for each further picture; the one least like the others is taken
# What a picture should not have in common with the others of its subject, and how much it counts.
_NEW = {"setting": 3, "colour": 2, "doing": 2, "time": 1, "weather": 1, "count": 1, "other": 1}


def scenes() -> dict[str, Scene]:
    """The gallery's scenes by file name (without extension)."""
    registry.load()
    setting.load()
    return _filled(_chosen())


def _chosen() -> dict[str, Scene]:
    out: dict[str, Scene] = {}
    for part in sorted(m.name for m in pkgutil.iter_modules(starters.__path__)):
        listed = importlib.import_module(f"{starters.__name__}.{part}").SCENES
        for name, (subject, where, time, weather, colour, more) in listed.items():
            assert name not in out, f"two pictures called {name}"
            seed = zlib.crc32(name.encode())
            out[name] = make(subject, where, time, weather, colour, **{"seed": seed, **more})
    return out


def _filled(out: dict[str, Scene]) -> dict[str, Scene]:
    """With more scenes of each subject that has few, each unlike those it has."""
    for name in sorted(registry.SUBJECTS):
        rng = random.Random(f"gallery {name}")
        own = [scene for scene in out.values() if scene.subject == name]
        while len(own) < EACH:
            tried = [think_up(rng, [name]) for _ in range(TRIES)]
            own.append(min(tried, key=lambda scene: _likeness(scene, own)))
            out[_file_name(own[-1], out)] = own[-1]
    return out


def _likeness(scene: Scene, others: list[Scene]) -> float:
    """How much of the scene the others have already; what is rare in pictures costs a little."""
    seen = {part: Counter(getattr(one, part) for one in others) for part in _NEW}
    again = sum(much * seen[part][getattr(scene, part)] for part, much in _NEW.items())
    rare = 2 * (scene.count > 1) + 2 * bool(scene.other) + (scene.weather in ("rain", "fog"))
    return again + rare


def _file_name(scene: Scene, taken) -> str:
    """'a-red-fox-in-the-forest', one of its captions that is not taken yet."""
    for caption in captions(scene):
        name = "-".join(caption.lower().rstrip(".").replace(",", "").split())
        if name not in taken:
            return name
    raise ValueError(f"every caption of {scene} names another picture already")

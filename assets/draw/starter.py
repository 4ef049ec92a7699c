"""The starter gallery: gathers the lists of scenes in starters/*.py.

Each file there has SCENES = {file name: (subject, setting, time, weather,
colour, more)}.  It does not paint; `python -m assets.draw gallery` does.
"""

import importlib
import pkgutil
import zlib

from . import registry, setting, starters
from .scene import Scene, make


def scenes() -> dict[str, Scene]:
    """The gallery's scenes by file name (without extension)."""
    registry.load()
    setting.load()
    out: dict[str, Scene] = {}
    for part in sorted(m.name for m in pkgutil.iter_modules(starters.__path__)):
        listed = importlib.import_module(f"{starters.__name__}.{part}").SCENES
        for name, (subject, where, time, weather, colour, more) in listed.items():
            assert name not in out, f"two pictures called {name}"
            seed = zlib.crc32(name.encode())
            out[name] = make(subject, where, time, weather, colour, **{"seed": seed, **more})
    return out

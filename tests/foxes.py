"""Three foxes and an owl: a small set of pictures, of which is known what they show."""

import re

import torch

from fromage_core import data, visitor
from fromage_core.kin import Kin
from fromage_core.source import Source


def shows(colour, setting, time, where, when):
    told = {"subject": "fox", "colour": colour, "setting": setting, "time": time}
    told["count"] = "2" if colour == "white" else "1"
    told |= {"what": f"a {colour} fox", "nouns": ["fox"]}
    return {**told, "weather": "clear", "where": where, "when": when}


KIN = {
    0: shows("red", "forest", "day", "in the forest", ""),
    1: shows("red", "beach", "night", "on the beach", "at night"),
    2: shows("white", "forest", "day", "in the woods", ""),
    3: shows("red", "forest", "day", "in the forest", "")
    | {"subject": "owl", "what": "an owl", "nouns": ["owl"]},
}


def source(d_vision: int) -> Source:
    """The set, its features made up."""
    names = ["A red fox.", "A fox at night.", "A white fox.", "An owl."]
    rows = data.Captions(names, [0, 1, 2, 3], [f"{i}.png" for i in range(4)])
    generator = torch.Generator().manual_seed(0)
    features = torch.rand(4, 1, 5, d_vision, generator=generator)
    return Source("foxes", rows, features.half(), 1.0, Kin(KIN))


def leave_wordings(monkeypatch) -> None:
    """Visitors say the wordings as they stand, and no conversation that was written out."""
    for share in ("WRITTEN", "WRITTEN_PHOTOS", "MISTYPED"):
        monkeypatch.setattr(visitor, share, 0)


def fits(wordings, said) -> bool:
    """Whether one of the wordings, whatever stands in its {}, says this."""
    patterns = (re.escape(w).replace(r"\{\}", ".+") for w in wordings)
    return any(re.fullmatch(pattern, said) for pattern in patterns)

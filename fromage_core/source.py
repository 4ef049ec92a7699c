"""One set of pictures and captions, as training reads it.

Knows which captions are whose, and what else is known of the pictures. Does not know files, nor
what is learned.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import torch

from fromage_core import consensus
from fromage_core.data import Captions
from fromage_core.kin import Kin


@dataclass
class Source:
    """One set to learn from. features: by picture, float16 (views, 1 + grid * grid, d_vision);
    share: how often it is drawn from, relative to the others; kin: which of its pictures show the
    same, where that is known; stories: that are told of them, (sentence, picture) by (sentence,
    picture)."""

    name: str
    rows: Captions
    features: Sequence[torch.Tensor]
    share: float
    kin: Kin | None = None
    stories: Sequence[list[tuple[str, int]]] = ()

    def __post_init__(self):
        self.captions_of: dict[int, list[str]] = {}
        for caption, picture in zip(self.rows.captions, self.rows.picture, strict=True):
            self.captions_of.setdefault(picture, []).append(caption)
        self.usable = sorted(self.captions_of)

    @cached_property
    def readers(self) -> consensus.Readers:
        """What people say of its pictures."""
        return consensus.Readers(self.captions_of)

    def view(self, picture: int, rng: random.Random) -> torch.Tensor:
        """One of a picture's views: (1 + grid * grid, d_vision)."""
        views = self.features[picture]
        return views[rng.randrange(len(views))]

    def views(self, pictures: Sequence[int], rng: random.Random) -> torch.Tensor:
        """Pooled features (N, 1, d_vision)."""
        return torch.stack([self.view(number, rng)[:1] for number in pictures])

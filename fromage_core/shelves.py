"""Which gallery a model searches, and several of them searched as one.

`Shelves` has what a chat needs of a Gallery. Does not know what a gallery's files are.
"""

from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from fromage_core import DEFAULT_GALLERY
from fromage_core.gallery import Gallery, GalleryError, Hit, Model, Record
from fromage_core.wheels import cache_dir


def gallery_of(model: Model, where: str | Path) -> Gallery:
    """A gallery for this model. The starter gallery's pictures are embedded anew for a model other
    than the default, the first time, and kept in the cache. Raises GalleryError."""
    found = Gallery.open(where)
    if Path(where).resolve() != DEFAULT_GALLERY or found.fingerprint == model.fingerprint:
        return found
    kept = cache_dir() / "galleries" / model.fingerprint
    with suppress(GalleryError):  # not there yet, or damaged
        known = Gallery.open(kept, model)
        if known.records == found.records:
            return known
    return Gallery.build(where, model, kept)


class Shelves:
    """The galleries, in this order. Their pictures' names must not meet."""

    def __init__(self, galleries: Sequence[Gallery]):
        self.galleries = list(galleries)

    @property
    def records(self) -> tuple[Record, ...]:
        """Those of all, gallery by gallery."""
        return tuple(record for gallery in self.galleries for record in gallery.records)

    @property
    def folder(self) -> str:
        """Where they are, to be named in a message."""
        return " and ".join(str(gallery.folder) for gallery in self.galleries)

    def __len__(self) -> int:
        return sum(map(len, self.galleries))

    def check_model(self, model: Model) -> None:
        """Raises GalleryError unless it was this model that embedded all their pictures."""
        for gallery in self.galleries:
            gallery.check_model(model)

    def record(self, image: str) -> Record | None:
        """The record of one of the pictures, by `record.image`; None where there is no such."""
        found = (gallery.record(image) for gallery in self.galleries)
        return next(filter(None, found), None)

    def path(self, image: str) -> Path:
        """The file of one of the pictures, by `record.image`."""
        return next(gallery.path(image) for gallery in self.galleries if gallery.record(image))

    def embeddings(self, images: Collection[str]) -> dict[str, np.ndarray]:
        """float32 (d_ret,) by `record.image`, of those of these pictures that they have."""
        found = [gallery.embeddings(images) for gallery in self.galleries]
        return {image: point for points in found for image, point in points.items()}

    def search(self, query: np.ndarray, k: int = 1, exclude: Collection[str] = ()) -> list[Hit]:
        """The k nearest pictures of all, best first; see `Gallery.search`."""
        hits = [hit for gallery in self.galleries for hit in gallery.search(query, k, exclude)]
        return sorted(hits, key=lambda hit: -hit.score)[:k]

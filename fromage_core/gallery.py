"""A gallery: a folder of pictures, what is written under them, and the index that searches them.

It knows pictures on disk, their records, and a FAISS inner-product index of their embeddings. It
does not know how a picture is embedded: a model is anything with a `fingerprint` (str), a `d_ret`
(int) and `embed_images(list of PIL images) -> float32 (N, d_ret)`, unit norm. It never moves,
changes or deletes a picture.

On disk a gallery is `gallery.json` and `index-<hash>.faiss` in one folder; the pictures lie there
or elsewhere. The index is named by its content, and `gallery.json`, which names the index, is
moved into place last: a process killed at any moment leaves the old gallery or the new one, never
a mixture. It does not guard against two processes that change one gallery at the same time.
"""

import hashlib
import json
import os
import re
import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

import faiss
import numpy as np
from PIL import Image
from tqdm import tqdm

from fromage_core.pictures import PictureError, open_picture

FORMAT = 1
BATCH = 16
# What is tried when a folder is searched. Some of these cannot be opened; they are here so that
# they are named among the skipped instead of vanishing.
SUFFIXES = frozenset(
    ".jpg .jpeg .jfif .png .webp .gif .bmp .tif .tiff .heic .heif .avif .svg".split()
)


class GalleryError(Exception):
    """A gallery cannot be built, opened, changed or searched; the message says what to do."""


class Model(Protocol):
    """What a gallery needs of a model."""

    fingerprint: str
    d_ret: int

    def embed_images(self, images: list[Image.Image]) -> np.ndarray: ...


@dataclass(frozen=True)
class Record:
    """image: path of the picture under the gallery's picture root, with "/"; caption: alt text."""

    image: str
    caption: str = ""


@dataclass(frozen=True)
class Hit:
    """A picture that was found. score: inner product, -1 to 1; path: the picture, absolute."""

    record: Record
    score: float
    path: Path

"""What the frozen encoder sees of pictures, computed once and kept in files.

Knows views, the cache and its keys. Does not know captions, nor the model: an encoder is anything
with `features` and a `key`, which says what they depend on. The files are read as their numbers
are needed: a set may be larger than the memory, and processes that train together share what is
read.
"""

import hashlib
import json
import random
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from pathlib import Path

import torch
from PIL import Image
from safetensors import safe_open
from safetensors.torch import load_file
from tqdm import tqdm

from fromage_core import ranks
from fromage_core.files import keep_tensors
from fromage_core.pictures import PictureError, open_pictures

CHUNK = 256  # pictures whose features are kept in one file: what a kill can lose
BATCH = 32  # pictures that the encoder sees together


class Features:
    """Of N pictures, by their numbers: float16 (views, 1 + grid * grid, d_vision) each."""

    def __init__(self, parts: Sequence[torch.Tensor]):
        """parts: in turn, (pictures, views, 1 + grid * grid, d_vision) each."""
        self.parts = [part for part in parts if len(part)]
        self.ends = list(accumulate(map(len, self.parts)))

    def __len__(self) -> int:
        return self.ends[-1] if self.ends else 0

    def __getitem__(self, number: int) -> torch.Tensor:
        part = bisect_right(self.ends, number)
        return self.parts[part][number - self.ends[part]]  # counted back from the part's end


def first_views(features: Sequence[torch.Tensor], numbers: Iterable[int]) -> torch.Tensor:
    """Pictures as they are: (n, 1 + grid * grid, d_vision)."""
    return torch.stack([features[number][0] for number in numbers])


def varied(image: Image.Image, rng: random.Random) -> Image.Image:
    """Another view of a picture: 60 to 100 % of its area, mirrored half of the time."""
    area, stretch = rng.uniform(0.6, 1.0), rng.uniform(0.9, 1.1)
    w = min(image.width, round(image.width * area**0.5 * stretch))
    h = min(image.height, round(image.height * area**0.5 / stretch))
    x, y = rng.randint(0, image.width - w), rng.randint(0, image.height - h)
    image = image.crop((x, y, x + w, y + h))
    return image.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if rng.random() < 0.5 else image


def cached_features(encoder, folder, images: list[str], grid: int, views: int, cache):
    """Features of all pictures, computed once and kept in `cache`, resumable after a kill.

    View 0 is the picture as it is, the others are `varied`. Returns (Features, {number of an
    unreadable picture: why}). Processes that train together share the work.
    """
    folder, cache = Path(folder), Path(cache)
    parts = [images[start : start + CHUNK] for start in range(0, len(images), CHUNK)]
    paths = [cache / f"{_key(encoder, folder, p, grid, views)}.safetensors" for p in parts]
    mine = ranks.share(list(zip(parts, paths, strict=True)))
    with tqdm(total=len(images), desc=f"features of {folder.name}", unit="picture") as bar:
        bar.update(len(images) - sum(len(names) for names, _ in mine))
        for names, path in mine:
            if not path.exists() or _mended(path, folder, names):
                _write_chunk(encoder, folder, names, grid, views, path)
            bar.update(len(names))
    ranks.wait()
    broken = {}
    for number, path in enumerate(paths):
        with safe_open(path, "pt") as file:
            found = json.loads(file.metadata()["broken"])
        broken |= {number * CHUNK + int(i): reason for i, reason in found.items()}
    return Features([load_file(path)["features"] for path in paths]), broken


def _mended(path: Path, folder: Path, names: list[str]) -> bool:
    """Whether a picture that could not be opened for this file can be now: not all that is in the
    way is in the pictures."""
    with safe_open(path, "pt") as file:
        broken = json.loads(file.metadata()["broken"])
    opened = open_pictures([folder / names[int(i)] for i in broken])
    return not all(isinstance(one, PictureError) for one in opened)


def _write_chunk(encoder, folder: Path, names, grid: int, views: int, path: Path) -> None:
    pictures, broken = open_pictures([folder / name for name in names]), {}
    for i, picture in enumerate(pictures):
        if isinstance(picture, PictureError):
            broken[i] = str(picture)
            pictures[i] = Image.new("RGB", (8, 8))  # keeps the place; its rows are left out
    seen = look(encoder, pictures, grid, views, random.Random(path.stem))
    keep_tensors(path, {"features": seen}, {"broken": json.dumps(broken)})


def look(encoder, pictures: Sequence[Image.Image], grid: int, views: int, rng: random.Random):
    """float16 (N, views, 1 + grid * grid, d_vision) of N pictures: as they are, then varied."""
    shown = [pictures, *([varied(p, rng) for p in pictures] for _ in range(views - 1))]
    seen = [[encoder.features(some, grid).half() for some in batches(view)] for view in shown]
    return torch.stack([torch.cat(parts) for parts in seen], 1).contiguous()


def batches(items: Iterable) -> Iterator[list]:
    """As many together as the encoder sees."""
    rest = iter(items)
    while some := list(islice(rest, BATCH)):
        yield some


def _key(encoder, folder: Path, names, grid: int, views: int) -> str:
    """Names the features of these very files from this very encoder."""
    digest = hashlib.sha256(f"{encoder.key} {grid} {views}".encode())
    for name in names:
        stat = (folder / name).stat()
        digest.update(f"{name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:24]

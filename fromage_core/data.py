"""Captions and their pictures: from a `caption<TAB>image` TSV and a folder to rows and features.

Knows files, what a usable row is, and how features are computed once and kept. Does not know the
model: an encoder is anything with `name` and `features`. A bad row is counted and named, never
fatal, and never replaced by another.
"""

import hashlib
import json
import random
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import torch
from PIL import Image
from safetensors import safe_open
from safetensors.torch import load_file
from tqdm import tqdm

from fromage_core import ranks
from fromage_core.files import keep_tensors
from fromage_core.pictures import PictureError, open_picture

CHUNK = 256  # pictures whose features are kept in one file: what a kill can lose


class DataError(Exception):
    """A data file cannot be used at all; the message says which, and what it should look like."""


@dataclass
class Captions:
    """Rows of a caption file. images: distinct picture names; picture[i]: caption i's image."""

    captions: list[str]
    picture: list[int]
    images: list[str]
    skipped: list[str] = field(default_factory=list)  # one sentence for each bad row


def clean_caption(text: str) -> str:
    """A caption as one writes it: no blank before a full stop, a capital first letter."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r'"\s*([^"]*?)\s*"', r'"\1"', text)
    text = re.sub(r"\s+([.,!?;:')])", r"\1", text)
    return text[:1].upper() + text[1:]


class Row(NamedTuple):
    """A line of a caption file; problem: why it cannot be used, or nothing."""

    number: int
    caption: str
    image: str
    problem: str


def caption_rows(tsv: Path, names: Collection[str]) -> Iterator[Row]:
    """Rows of a `caption<TAB>image` file; names: of the pictures there are. Raises DataError."""
    try:
        lines = tsv.read_text(encoding="utf-8-sig").rstrip("\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{tsv} cannot be read ({error}): save it as UTF-8 text") from error
    if lines[0].split("\t") != ["caption", "image"]:
        raise DataError(f"{tsv} must open with the line caption<TAB>image, not {lines[0][:80]!r}")
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        caption, image = (cells + [""])[:2]
        problem = ""
        if len(cells) != 2:
            problem = f"it is not caption<TAB>image but {len(cells)} columns"
        elif not caption.strip():
            problem = "it has no caption"
        elif image not in names:
            problem = f"there is no picture {image!r}"
        yield Row(number, caption, image, problem)


def read_captions(tsv: str | Path, folder: str | Path) -> Captions:
    """Read a `caption<TAB>image` file, as the paper's CC3M files are. Raises DataError."""
    tsv, folder = Path(tsv), Path(folder)
    rows, index = Captions([], [], []), {}
    present = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    for row in caption_rows(tsv, present):
        if row.problem:
            rows.skipped.append(f"{tsv.name} line {row.number}: {row.problem}")
            continue
        rows.picture.append(index.setdefault(row.image, len(index)))
        rows.captions.append(clean_caption(row.caption))
    rows.images = list(index)
    return _usable(rows, tsv)


def _usable(rows: Captions, tsv: str | Path) -> Captions:
    """The rows, of which there must be some."""
    if not rows.captions:
        raise DataError(f"{tsv} has no usable row: {'; '.join(rows.skipped[:3]) or 'it is empty'}")
    return rows


def without_broken(rows: Captions, broken: dict[int, str], tsv: str | Path) -> Captions:
    """The rows whose pictures could be read; picture numbers stay as they are.

    Raises DataError, which names the file they came from, where none is left.
    """
    keep = [i for i, p in enumerate(rows.picture) if p not in broken]
    skipped = [f"{rows.images[p]}: {reason}" for p, reason in broken.items()]
    kept = Captions(
        [rows.captions[i] for i in keep],
        [rows.picture[i] for i in keep],
        rows.images,
        rows.skipped + skipped,
    )
    return _usable(kept, tsv)


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

    View 0 is the picture as it is, the others are `varied`. Returns (float16 tensor
    (N, views, 1 + grid * grid, d_vision), {number of an unreadable picture: why}).
    """
    folder, cache = Path(folder), Path(cache)
    parts = [images[start : start + CHUNK] for start in range(0, len(images), CHUNK)]
    paths = [cache / f"{_key(encoder, folder, p, grid, views)}.safetensors" for p in parts]
    mine = ranks.share(list(zip(parts, paths, strict=True)))
    with tqdm(total=len(images), desc=f"features of {folder.name}", unit="picture") as bar:
        bar.update(len(images) - sum(len(names) for names, _ in mine))
        for names, path in mine:
            if not path.exists():
                _write_chunk(encoder, folder, names, grid, views, path)
            bar.update(len(names))
    ranks.wait()
    chunks, broken = [], {}
    for number, path in enumerate(paths):
        chunks.append(load_file(path)["features"])
        with safe_open(path, "pt") as file:
            found = json.loads(file.metadata()["broken"])
        broken |= {number * CHUNK + int(i): reason for i, reason in found.items()}
    return torch.cat(chunks), broken


def _write_chunk(encoder, folder: Path, names, grid: int, views: int, path: Path) -> None:
    pictures, broken = [], {}
    for i, name in enumerate(names):
        try:
            pictures.append(open_picture(folder / name))
        except PictureError as error:
            broken[i] = str(error)
            pictures.append(Image.new("RGB", (8, 8)))  # keeps the place; its rows are left out
    rng = random.Random(path.stem)
    features = []
    for view in range(views):
        seen = pictures if view == 0 else [varied(p, rng) for p in pictures]
        batches = [seen[i : i + 32] for i in range(0, len(seen), 32)]
        features.append(torch.cat([encoder.features(b, grid).half() for b in batches]))
    stacked = torch.stack(features, 1).contiguous()
    keep_tensors(path, {"features": stacked}, {"broken": json.dumps(broken)})


def _key(encoder, folder: Path, names, grid: int, views: int) -> str:
    """Names the features of these very files from this very encoder."""
    digest = hashlib.sha256(f"{encoder.name} {grid} {views}".encode())
    for name in names:
        stat = (folder / name).stat()
        digest.update(f"{name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:24]

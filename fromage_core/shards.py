"""Captions and pictures in WebDataset shards (tar files), as CC3M and larger sets are had.

In a shard, the files of one example follow each other and share their path up to the first dot of
the name:
a picture (.jpg, .jpeg, .png or .webp) and its caption (.txt, or "caption" in a .json). Knows tar
files and what a usable example is. Nothing is unpacked: members are read where they are.
"""

import hashlib
import io
import json
import random
import tarfile
import zlib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import load_file
from tqdm import tqdm

from fromage_core import ranks
from fromage_core.data import Captions, DataError, clean_caption, usable
from fromage_core.features import Features, batches, look
from fromage_core.files import keep_tensors
from fromage_core.pictures import PictureError, open_pictures

PICTURES = ("jpg", "jpeg", "png", "webp")
LARGEST = 64 << 20  # bytes of a member that is read
LONGEST = 1000  # letters of a caption that are kept


def read_shards(folder, encoder, grid: int, views: int, cache) -> tuple[Captions, Features]:
    """All examples of a folder's shards, and the features of their pictures.

    Features are computed once for each shard and kept in `cache` with its captions, resumable
    after a kill. A bad example is named in `skipped`. Raises DataError where none can be used.
    """
    folder, cache = Path(folder), Path(cache)
    shards = sorted(folder.glob("*.tar"))
    if not shards:
        raise DataError(f"{folder} holds no .tar file: give a folder of WebDataset shards")
    kept = [cache / f"{_key(encoder, shard, grid, views)}.safetensors" for shard in shards]
    mine = ranks.share(list(zip(shards, kept, strict=True)))
    for shard, path in tqdm(mine, desc=f"features of {folder.name}", unit="shard"):
        if not path.exists():
            _write_shard(encoder, shard, grid, views, path)
    ranks.wait()
    rows = Captions([], [], [])
    for path in kept:
        with safe_open(path, "pt") as file:
            told = {name: json.loads(text) for name, text in file.metadata().items()}
        rows.picture += range(len(rows.images), len(rows.images) + len(told["images"]))
        rows.captions += told["captions"]
        rows.images += told["images"]
        rows.skipped += told["skipped"]
    return usable(rows, folder), Features([load_file(path)["features"] for path in kept])


def _write_shard(encoder, shard: Path, grid: int, views: int, path: Path) -> None:
    captions, images, skipped, parts = [], [], [], []
    rng = random.Random(path.stem)
    for some in batches(_examples(shard, skipped)):
        pictures, opened = [], open_pictures([file for _, _, file in some])
        for (key, text, _), picture in zip(some, opened, strict=True):
            if isinstance(picture, PictureError):
                skipped.append(f"{shard.name} {key}: {picture}")
                continue
            pictures.append(picture)
            captions.append(clean_caption(text))
            images.append(f"{shard.name}/{key}")
        if pictures:
            parts.append(look(encoder, pictures, grid, views, rng))
    features = torch.cat(parts) if parts else torch.empty(0, views, 1 + grid**2, 1).half()
    told = {"captions": captions, "images": images, "skipped": skipped}
    keep_tensors(path, {"features": features}, {n: json.dumps(v) for n, v in told.items()})


def _examples(shard: Path, skipped: list[str]) -> Iterator[tuple[str, str, io.BytesIO]]:
    """(key, caption, picture's file) of each example that has both; the others' troubles go to
    `skipped`."""
    for key, parts in groupby(_members(shard, skipped), lambda member: member[0]):
        fields = {ending: data for _, ending, data in parts}
        data = next((fields[ending] for ending in PICTURES if ending in fields), None)
        caption = _caption(fields)
        if not caption:
            skipped.append(f"{shard.name} {key}: it has no caption")
        elif data is None:
            skipped.append(f"{shard.name} {key}: it has no picture")
        else:
            yield key, caption, io.BytesIO(data)


def _members(shard: Path, skipped: list[str]) -> Iterator[tuple[str, str, bytes]]:
    """(key, ending, bytes) of a shard's files, in their order."""
    try:
        with tarfile.open(shard) as tar:
            for member in tar:
                stem, _, ending = Path(member.name).name.partition(".")
                key, ending = str(Path(member.name).parent / stem), ending.lower()
                if member.isfile() and ending in (*PICTURES, "txt", "json"):
                    if member.size <= LARGEST:
                        yield key, ending, tar.extractfile(member).read()
                    else:
                        skipped.append(f"{shard.name} {key}: .{ending} has {member.size} bytes")
    except (tarfile.TarError, OSError, EOFError, zlib.error) as error:
        skipped.append(f"{shard.name}: it cannot be read to its end ({error})")


def _caption(fields: dict[str, bytes]) -> str:
    try:
        if "txt" in fields:
            text = fields["txt"].decode("utf-8")
        else:
            text = str(json.loads(fields.get("json", b"{}")).get("caption") or "")
        return text.strip()[:LONGEST]
    except (ValueError, AttributeError, RecursionError):  # not UTF-8, not JSON, or no object
        return ""


def _key(encoder, shard: Path, grid: int, views: int) -> str:
    """Names the features of this very shard from this very encoder."""
    stat = shard.stat()
    told = f"{encoder.key} {grid} {views} {shard.name} {stat.st_size} {stat.st_mtime_ns}"
    return hashlib.sha256(told.encode()).hexdigest()[:24]

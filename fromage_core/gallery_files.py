"""A gallery on disk: `gallery.json` (model, picture root, records) and `index-<hash>.faiss`.

Knows how the two files are written, read and checked against each other, and nothing of models
or of how pictures are embedded. The index is named by its content, and `gallery.json`, which
names it, is moved into place last: a process killed at any moment leaves the old gallery or the
new one, never a mixture. Nothing guards against two processes that write one gallery at once.

What is read is not trusted: sizes are checked against the file before anything is allocated, and
a record that leaves the picture root is refused. The root itself may lie anywhere that a relative
path leads to, as `gallery build PICTURES --out GALLERY` needs.
"""

import hashlib
import json
import logging
import os
import re
import shlex
from bisect import bisect_left
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path, PurePosixPath
from threading import Lock

import faiss
import numpy as np

from fromage_core.files import keep

FORMAT = 1
LARGE = 100_000  # pictures: the CPU is through fewer than these before a GPU has begun
SCRATCH = 64 << 20  # bytes that FAISS works in on a GPU; by itself it takes 1.5 GB
DEEPEST = 2048  # pictures that it finds there at most
TURN = Lock()  # and for one at a time

log = logging.getLogger(__name__)


class GalleryError(Exception):
    """A gallery cannot be built, opened, changed or searched; the message says what to do."""


@dataclass(frozen=True)
class Record:
    """image: path of the picture under the gallery's picture root, with "/"; caption: alt text."""

    image: str
    caption: str = ""

    @property
    def alt(self) -> str:
        """What it is, in words: its caption, or the name of its file."""
        return self.caption or PurePosixPath(self.image).stem


@dataclass(frozen=True)
class Contents:
    """Records and index that belong together; row i of the index is records[i]'s embedding.

    records: sorted by path.
    """

    records: tuple[Record, ...]
    index: faiss.IndexFlatIP

    @classmethod
    def of(cls, embedded: dict[Record, np.ndarray], d_ret: int) -> "Contents":
        records = tuple(sorted(embedded, key=lambda record: record.image))
        index = faiss.IndexFlatIP(d_ret)
        index.add(np.stack([embedded[record] for record in records]))
        return cls(records, index)

    @cached_property
    def searched(self) -> faiss.Index:
        """The index where it is searched: a large one on a GPU where faiss sees one, in half
        precision, as it must share its memory with the models."""
        if len(self.records) >= LARGE and faiss.get_num_gpus():
            options, resources = faiss.GpuClonerOptions(), faiss.StandardGpuResources()
            options.useFloat16 = True
            resources.setTempMemory(SCRATCH)
            try:
                return faiss.index_cpu_to_gpu(resources, 0, self.index, options)
            except RuntimeError as error:
                log.warning("the gallery is searched on the CPU, as the GPU refused it: %s", error)
        return self.index

    def nearest(self, query: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
        """(scores, rows) of the k nearest to a query (d_ret,)."""
        with TURN:
            index = self.searched if k <= DEEPEST else self.index
            scores, rows = index.search(query[None], k)
        return scores[0], rows[0]

    def row(self, image: str) -> int | None:
        """Where the picture is; None where it is not."""
        at = bisect_left(self.records, image, key=lambda record: record.image)
        there = at < len(self.records) and self.records[at].image == image
        return at if there else None

    def embedded(self) -> dict[Record, np.ndarray]:
        vectors = self.index.reconstruct_n(0, len(self.records))
        return dict(zip(self.records, vectors, strict=True))


def how_to_rebuild(root: Path, folder: Path) -> str:
    """What to do about a gallery that cannot be used."""
    paths = f"{shlex.quote(str(root))} --out {shlex.quote(str(folder))}"
    return f"rebuild it with `python -m fromage_core gallery build {paths} --model CHECKPOINT`"


def is_inside(root: Path, image: str) -> bool:
    """Whether a record's path is plain ("a/b.jpg") and stays under the root, links followed."""
    return first_outside(root, [image]) is None


def first_outside(root: Path, images: Iterable[str]) -> str | None:
    """The first path that is not plain ("a/b.jpg"), or leaves the root, links followed; None if
    none does."""

    @cache  # of millions of pictures, most share a folder
    def folder_is_inside(folder: str) -> bool:
        return Path(os.path.realpath(root / folder)).is_relative_to(root)

    for image in images:
        folder, _, name = image.rpartition("/")
        plain = "\0" not in image and not {"", ".", ".."} & {*image.split("/")}
        if not plain or not folder_is_inside(folder):
            return image
        path = os.path.join(root, folder, name)
        # A name with a drive or a backslash in it means more than a name on Windows.
        may_lead_away = os.sep != "/" or os.path.islink(path)
        if may_lead_away and not Path(os.path.realpath(path)).is_relative_to(root):
            return image
    return None


def read_gallery(folder: Path) -> tuple[Path, str, Contents]:
    """The picture root (absolute, links followed), the model's fingerprint, records and index.

    Raises GalleryError when there is no gallery, or its files are damaged, disagree, or name a
    picture outside the root.
    """
    path = folder / "gallery.json"
    described = _read_description(path)
    root = Path(os.path.realpath(folder / described["root"]))
    if not root.is_dir():
        raise GalleryError(
            f"the pictures of {folder} should be in {root}, which is no folder: put them back "
            "there, or build the gallery anew"
        )
    records = tuple(Record(**record) for record in described["records"])
    outside = first_outside(root, (record.image for record in records))
    if outside is not None:
        raise GalleryError(
            f"{path} names the picture {outside!r}, which is not a plain path under "
            f"{root}: {how_to_rebuild(root, folder)}"
        )
    if any(a.image > b.image for a, b in pairwise(records)):
        raise GalleryError(
            f"{path} does not name its pictures in order: {how_to_rebuild(root, folder)}"
        )
    index = _read_index(
        _index_file(folder, described["index"]),
        described["index"],
        len(records),
        described["d_ret"],
        how_to_rebuild(root, folder),
    )
    return root, described["model"], Contents(records, index)


def write_gallery(folder: Path, root: Path, fingerprint: str, contents: Contents) -> None:
    """Write the index, then gallery.json, which names it; then drop indexes that none names.

    root: absolute, links followed. Raises GalleryError when the files cannot be written; what
    was there before then still opens.
    """
    data = faiss.serialize_index(contents.index).tobytes()
    digest = hashlib.sha256(data).hexdigest()
    try:
        described = {
            "format": FORMAT,
            "model": fingerprint,
            "d_ret": contents.index.d,
            "root": Path(os.path.relpath(root, os.path.realpath(folder))).as_posix(),
            "index": digest,
            "records": [asdict(record) for record in contents.records],
        }
        text = json.dumps(described, ensure_ascii=False, indent=1) + "\n"
        keep(_index_file(folder, digest), lambda temporary: temporary.write_bytes(data))
        keep(folder / "gallery.json", lambda temporary: temporary.write_bytes(text.encode()))
    except (OSError, ValueError) as error:  # ValueError: root and folder on two Windows drives
        raise GalleryError(
            f"the gallery cannot be written into {folder} ({error}): give another folder"
        ) from error
    for stray in folder.glob("index-*.faiss"):
        if re.fullmatch(r"index-[0-9a-f]{16}\.faiss", stray.name):
            if stray != _index_file(folder, digest):
                with suppress(OSError):  # harms nobody, and the next change tries again
                    stray.unlink()


def _read_description(path: Path) -> dict:
    """gallery.json with every field of the right kind; nothing is said yet of its paths."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise GalleryError(
            f"{path.parent} holds no gallery (no gallery.json): build one with `python -m "
            f"fromage_core gallery build PICTURES --out {shlex.quote(str(path.parent))}`"
        ) from error
    except (OSError, ValueError, RecursionError) as error:
        raise GalleryError(f"{path} cannot be read ({error}): build the gallery anew") from error
    if not isinstance(found, dict):
        raise GalleryError(f"{path} does not describe a gallery: build the gallery anew")
    if found.get("format") != FORMAT:
        raise GalleryError(
            f"{path} has format {found.get('format')!r}, and this program reads format {FORMAT}: "
            "build the gallery anew, or update the program"
        )
    if bad := _bad_fields(found):
        raise GalleryError(f"{path} has no valid {', '.join(bad)}: build the gallery anew")
    return found


def _bad_fields(found: dict) -> list[str]:
    """The fields of gallery.json that are missing or of the wrong kind."""
    root, d_ret, index = found.get("root"), found.get("d_ret"), found.get("index")
    good = {
        "model": isinstance(found.get("model"), str),
        "d_ret": type(d_ret) is int and 0 < d_ret <= 65536,
        "root": isinstance(root, str) and not os.path.isabs(root) and "\0" not in root,
        "index": isinstance(index, str) and re.fullmatch("[0-9a-f]{64}", index) is not None,
        "records": _are_records(found.get("records")),
    }
    return [name for name, is_good in good.items() if not is_good]


def _are_records(records) -> bool:
    """Whether this is a list of {"image": str, "caption": str}, not empty, no image twice."""
    return (
        isinstance(records, list)
        and len(records) > 0
        and all(
            isinstance(record, dict)
            and record.keys() == {"image", "caption"}
            and all(isinstance(text, str) for text in record.values())
            for record in records
        )
        and len({record["image"] for record in records}) == len(records)
    )


def _index_file(folder: Path, digest: str) -> Path:
    return folder / f"index-{digest[:16]}.faiss"


def _read_index(path: Path, digest: str, count: int, d_ret: int, rebuild: str) -> faiss.Index:
    """The index that gallery.json names; refused before FAISS reads it if it is not that one."""
    expected = len(faiss.serialize_index(faiss.IndexFlatIP(d_ret))) + count * d_ret * 4
    try:
        with path.open("rb") as file:
            data = file.read(expected + 1)
    except OSError as error:
        raise GalleryError(f"{path} cannot be read ({error.strerror}): {rebuild}") from error
    if len(data) != expected:
        raise GalleryError(
            f"{path} is not as long as {count} pictures in {d_ret} dimensions are ({expected} "
            f"bytes): {rebuild}"
        )
    if hashlib.sha256(data).hexdigest() != digest:
        raise GalleryError(f"{path} is damaged (its sha256 is not the expected one): {rebuild}")
    try:
        index = faiss.deserialize_index(np.frombuffer(data, dtype=np.uint8))
    except RuntimeError as error:
        raise GalleryError(f"{path} is not a FAISS index ({error}): {rebuild}") from error
    if not isinstance(index, faiss.IndexFlatIP) or (index.ntotal, index.d) != (count, d_ret):
        raise GalleryError(
            f"{path} holds {index.ntotal} vectors of {index.d} dimensions in a "
            f"{type(index).__name__}, not {count} of {d_ret} in an IndexFlatIP: {rebuild}"
        )
    return index

"""A gallery: pictures, what is written under them, and the index that searches them by meaning.

Knows how to build, change and search one. Does not know how a picture is embedded: a model is
anything with a `fingerprint` (str), a `d_ret` (int) and `embed_images(list of PIL images) ->
float32 (N, d_ret)`, unit norm. How a gallery lies on disk is in `gallery_files`. Pictures are
never moved, changed or deleted.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from PIL import Image
from tqdm import tqdm

from fromage_core.data import DataError, caption_rows
from fromage_core.gallery_files import (
    Contents,
    GalleryError,
    Record,
    how_to_rebuild,
    is_inside,
    read_gallery,
    write_gallery,
)
from fromage_core.pictures import PictureError, open_pictures

__all__ = ["Gallery", "GalleryError", "Hit", "Record"]

BATCH = 16
# What is tried when a folder is searched. Some of these cannot be opened; they are here so that
# they are named among the skipped instead of vanishing.
SUFFIXES = frozenset(
    ".jpg .jpeg .jfif .png .webp .gif .bmp .tif .tiff .heic .heif .avif .svg".split()
)


class Model(Protocol):
    """What a gallery needs of a model."""

    fingerprint: str
    d_ret: int

    def embed_images(self, images: list[Image.Image]) -> np.ndarray: ...


@dataclass(frozen=True)
class Hit:
    """A picture that was found. score: inner product, -1 to 1; path: the picture, absolute."""

    record: Record
    score: float
    path: Path


class Gallery:
    """Pictures that can be searched by meaning. Made by `Gallery.open` or `Gallery.build`.

    folder: where gallery.json lies; root: the folder that records' paths start from; fingerprint:
    the model that embedded the pictures; skipped: (name, reason) for each picture that the last
    build or add could not use, and each row of captions.tsv that a build could not.

    It is never empty. Searching while another thread adds or removes is safe; two threads that
    change it are not.
    """

    def __init__(self, folder: Path, root: Path, fingerprint: str, contents: Contents):
        self.folder, self.root, self.fingerprint = folder, root, fingerprint
        self.skipped: list[tuple[str, str]] = []
        self._contents = contents  # replaced whole, so a search never sees half of a change

    @classmethod
    def open(cls, folder: str | Path, model: Model | None = None) -> "Gallery":
        """Open a gallery without embedding anything.

        model: the model that will search it. Raises GalleryError when there is no gallery, when
        another model built it, or when its files are damaged, disagree, or name a picture
        outside the picture root.
        """
        folder = Path(folder)
        root, fingerprint, contents = read_gallery(folder)
        gallery = cls(folder, root, fingerprint, contents)
        if model is not None:
            gallery.check_model(model)
        return gallery

    @classmethod
    def build(
        cls,
        source: str | Path,
        model: Model,
        folder: str | Path | None = None,
        progress: bool = True,
    ) -> "Gallery":
        """Embed all pictures under `source` and write the gallery into `folder`.

        source: a folder, searched with its subfolders (hidden ones and links to folders left
        out). A `captions.tsv` in it (header caption<TAB>image, paths relative to source; the
        first of a picture's rows counts) gives the alt texts. folder: default source itself; an
        older gallery there is replaced. What cannot be used is listed in `skipped`. Raises
        GalleryError when no picture can be used or the files cannot be written.
        """
        source = Path(source)
        if not source.is_dir():
            raise GalleryError(f"{source} is not a folder: give one that holds pictures")
        root = Path(os.path.realpath(source))
        names, skipped = _find_pictures(root)
        captions, bad_rows = _read_captions(root / "captions.tsv", frozenset(names))
        records = [Record(name, captions.get(name, "")) for name in names]
        embedded, unreadable = _embed(root, records, model, progress)
        skipped += bad_rows + unreadable
        if not embedded:
            raise GalleryError(f"{source} holds no picture that can be used{_first(skipped)}")
        folder = source if folder is None else Path(folder)
        gallery = cls(folder, root, model.fingerprint, Contents.of(embedded, model.d_ret))
        gallery.skipped = skipped
        gallery._save(gallery._contents)
        return gallery

    @property
    def records(self) -> tuple[Record, ...]:
        """All records, sorted by path."""
        return self._contents.records

    @property
    def d_ret(self) -> int:
        """Dimensions of an embedding."""
        return self._contents.index.d

    def __len__(self) -> int:
        return len(self._contents.records)

    def record(self, image: str) -> Record | None:
        """The record of one of its pictures, by `record.image`; None where it has no such."""
        contents = self._contents
        row = contents.row(image)
        return None if row is None else contents.records[row]

    def path(self, image: str) -> Path:
        """The file of one of its pictures, by `record.image`."""
        return self.root / image

    def embeddings(self, images: Iterable[str]) -> dict[str, np.ndarray]:
        """float32 (d_ret,) by `record.image`, of those of these pictures that it has."""
        contents = self._contents
        rows = {image: contents.row(image) for image in _several(images, "images")}
        there = {image: row for image, row in rows.items() if row is not None}
        return {image: contents.index.reconstruct(row) for image, row in there.items()}

    def search(self, query: np.ndarray, k: int = 1, exclude: Iterable[str] = ()) -> list[Hit]:
        """The k nearest pictures, best first; fewer when the gallery has no more.

        query: float32 (d_ret,). exclude: `record.image` of pictures to leave out;
        others take their places, and names that are not in the gallery do not matter. Raises
        GalleryError for a query of another shape or with NaN, and for k < 1.
        """
        contents = self._contents
        records = contents.records
        query = np.asarray(query, dtype=np.float32)
        if query.shape != (contents.index.d,):
            raise GalleryError(f"a query must have shape ({contents.index.d},), not {query.shape}")
        if not np.isfinite(query).all():
            raise GalleryError("the query contains NaN or infinity: what made it is broken")
        if k < 1:
            raise GalleryError(f"k must be at least 1, not {k}")
        banned = set(_several(exclude, "exclude"))
        # Even if every excluded picture comes first, k others are among these.
        scores, rows = contents.nearest(query, min(k + len(banned), len(records)))
        hits = [
            Hit(records[row], float(score), self.path(records[row].image))
            for score, row in zip(scores, rows, strict=True)
            if records[row].image not in banned
        ]
        return hits[:k]

    def add(
        self,
        paths: Sequence[str | Path],
        captions: Sequence[str] | None = None,
        *,
        model: Model,
        progress: bool = False,
    ) -> None:
        """Embed pictures that lie under the picture root and write the gallery.

        captions: one a path; default what `captions.tsv` in the root says, the one that the
        gallery has already, or none. A picture that is in the gallery is embedded again. Those
        that cannot be opened are listed in `skipped`. Raises GalleryError, and changes nothing,
        when no picture can be used, a path lies outside the root, captions.tsv has another
        header, or the model is not the gallery's.
        """
        self.check_model(model)
        names = [self._name(path) for path in _several(paths, "paths")]
        if captions is None:
            known = {record.image: record.caption for record in self.records}
            known |= _read_captions(self.root / "captions.tsv", frozenset(names))[0]
            captions = [known.get(name, "") for name in names]
        if len(captions) != len(names):
            raise GalleryError(f"there are {len(names)} paths but {len(captions)} captions")
        records = {name: Record(name, text) for name, text in zip(names, captions, strict=True)}
        new, skipped = _embed(self.root, list(records.values()), model, progress)
        if not new:
            raise GalleryError(f"no picture was given that can be used{_first(skipped)}")
        replaced = {record.image for record in new}
        old = self._contents.embedded()
        kept = {record: old[record] for record in old if record.image not in replaced}
        self._save(Contents.of(kept | new, self.d_ret))
        self.skipped = skipped

    def remove(self, names: Iterable[str]) -> None:
        """Forget pictures, by `record.image`, and write the gallery; the files stay.

        Raises GalleryError, and changes nothing, for a name that is not in the gallery and when
        no picture would be left.
        """
        names = set(_several(names, "names"))
        unknown = sorted(names - {record.image for record in self.records})
        if unknown:
            raise GalleryError(f"{self.folder} has no picture {', '.join(map(repr, unknown[:3]))}")
        old = self._contents.embedded()
        kept = {record: old[record] for record in old if record.image not in names}
        if not kept:
            raise GalleryError(
                f"that would leave {self.folder} without a picture: delete its gallery.json instead"
            )
        self._save(Contents.of(kept, self.d_ret))

    def check_model(self, model: Model) -> None:
        """Raises GalleryError unless it was this model that embedded the pictures."""
        if (model.fingerprint, model.d_ret) != (self.fingerprint, self.d_ret):
            raise GalleryError(
                f"{self.folder} was built by another model ({self.fingerprint}, {self.d_ret} "
                f"dimensions) than this one ({model.fingerprint}, {model.d_ret}): "
                f"{how_to_rebuild(self.root, self.folder)}"
            )

    def _name(self, path: str | Path) -> str:
        """The path as a record has it."""
        path = Path(path)
        where = Path(os.path.realpath(path.parent)) / path.name
        name = where.relative_to(self.root).as_posix() if where.is_relative_to(self.root) else ""
        if not is_inside(self.root, name):
            raise GalleryError(
                f"{path} does not lie under {self.root}, where the pictures of {self.folder} are: "
                "copy it there first"
            )
        return name

    def _save(self, contents: Contents) -> None:
        """Write both files, then hold what they say."""
        write_gallery(self.folder, self.root, self.fingerprint, contents)
        self._contents = contents


def _first(skipped: list[tuple[str, str]]) -> str:
    """The first reason of several, to end a message with."""
    return f" ({len(skipped)} skipped; {skipped[0][0]}: {skipped[0][1]})" if skipped else ""


def _several(values: Iterable, what: str) -> list:
    """A list; refuses one string, which Python would take for a list of letters."""
    if isinstance(values, str | Path):
        raise GalleryError(f"{what} must be a list, not the one name {str(values)!r}")
    return list(values)


def _find_pictures(root: Path) -> tuple[list[str], list[tuple[str, str]]]:
    """Paths under the root of all files that look like pictures, sorted; (name, reason) skipped."""
    names, skipped = [], []

    def unreadable(error: OSError) -> None:
        skipped.append((str(error.filename), f"this folder cannot be read ({error.strerror})"))

    for folder, subfolders, files in os.walk(root, onerror=unreadable):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        for file in files:
            if file.startswith(".") or Path(file).suffix.lower() not in SUFFIXES:
                continue
            name = Path(folder, file).relative_to(root).as_posix()
            if not name.isprintable():
                skipped.append((ascii(name), "its name cannot be printed: rename it"))
            elif not is_inside(root, name):
                skipped.append((name, "it is a link to a file outside the folder"))
            else:
                names.append(name)
    return sorted(names), sorted(skipped)


def _read_captions(path: Path, names: frozenset[str]) -> tuple[dict[str, str], list]:
    """captions.tsv -> the first caption of each picture, and (row, reason) for rows without use."""
    if not path.exists():
        return {}, []
    captions, skipped = {}, []
    try:
        for row in caption_rows(path, names):
            if row.problem:
                skipped.append((f"{path.name} line {row.number}", row.problem))
            else:
                captions.setdefault(row.image, " ".join(row.caption.split()))
    except DataError as error:
        raise GalleryError(str(error)) from error
    return captions, skipped


def _embed(
    root: Path, records: list[Record], model: Model, progress: bool
) -> tuple[dict[Record, np.ndarray], list[tuple[str, str]]]:
    """Record -> (d_ret,) for each picture that opens, and (name, reason) for the others."""
    embedded, skipped = {}, []
    with tqdm(total=len(records), desc="pictures", unit="", disable=not progress) as bar:
        for start in range(0, len(records), BATCH):
            some = records[start : start + BATCH]
            seen = dict(zip(some, open_pictures([root / r.image for r in some]), strict=True))
            bar.update(len(some))
            skipped += [(r.image, str(p)) for r, p in seen.items() if isinstance(p, PictureError)]
            opened = {r: p for r, p in seen.items() if not isinstance(p, PictureError)}
            if images := list(opened.values()):
                vectors = np.asarray(model.embed_images(images), dtype=np.float32)
                if vectors.shape != (len(images), model.d_ret) or not _unit(vectors):
                    raise GalleryError(
                        f"model {model.fingerprint} gave {vectors.shape} numbers for "
                        f"{len(images)} pictures, or not of unit norm: it must give one vector "
                        f"of {model.d_ret} numbers and norm 1 for each"
                    )
                embedded.update(zip(opened, vectors, strict=True))
    return embedded, skipped


def _unit(vectors: np.ndarray) -> bool:
    return bool((np.abs(np.linalg.norm(vectors, axis=1) - 1) < 0.01).all())  # NaN: False

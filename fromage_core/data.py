"""Captions and their pictures: from a `caption<TAB>image` TSV and a folder to rows.

Knows files, and what a usable row is. A bad row is counted and named, never fatal, and never
replaced by another.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple


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
    return usable(rows, tsv)


def usable(rows: Captions, tsv: str | Path) -> Captions:
    """The rows, of which there must be some."""
    if not rows.captions:
        raise DataError(f"{tsv} has no usable row: {'; '.join(rows.skipped[:3]) or 'it is empty'}")
    return rows


def without_broken(rows: Captions, broken: dict[int, str], tsv: str | Path) -> Captions:
    """The rows whose pictures could be read; picture numbers stay as they are.

    Raises DataError, which names the file they came from, where none is left.
    """
    keep = [i for i, p in enumerate(rows.picture) if p not in broken]
    return _some(rows, keep, [f"{rows.images[p]}: {reason}" for p, reason in broken.items()], tsv)


def without_long(rows: Captions, length: Callable[[str], int], most: int, tsv: str | Path):
    """The rows whose captions have `most` tokens, or fewer; length: how many one has. Raises
    DataError as `without_broken` does."""
    lengths = [length(c) if len(c.encode()) > most else 0 for c in rows.captions]  # none has more
    keep = [i for i, tokens in enumerate(lengths) if tokens <= most]
    skipped = [
        f"{rows.images[rows.picture[i]]}: a caption of {tokens} tokens, which leaves too little "
        "room in the language model's context"
        for i, tokens in enumerate(lengths)
        if tokens > most
    ]
    return _some(rows, keep, skipped, tsv)


def _some(rows: Captions, keep: list[int], skipped: list[str], tsv: str | Path) -> Captions:
    """Some of the rows; skipped: why not the others."""
    kept = Captions(
        [rows.captions[i] for i in keep],
        [rows.picture[i] for i in keep],
        rows.images,
        rows.skipped + skipped,
    )
    return usable(kept, tsv)

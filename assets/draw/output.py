"""Writing pictures and captions to disk, under a temporary name first, then moved."""

import os
from pathlib import Path

QUALITY = 85


def put(path: Path, write) -> None:
    """write(temporary path), then move it to its name in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{os.getpid()}.part.{path.name}")
    try:
        write(part)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def put_webp(path: Path, image) -> None:
    """Save a picture as WebP."""
    put(path, lambda p: image.save(p, "WEBP", quality=QUALITY, method=5))


def put_captions(path: Path, rows) -> None:
    """captions.tsv: header, then one row per caption."""
    lines = ["caption\timage", *(f"{caption}\t{name}" for caption, name in rows)]
    put(path, lambda p: p.write_text("\n".join(lines) + "\n", encoding="utf-8"))

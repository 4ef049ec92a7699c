"""Writing pictures, their captions, truth and stories; under a temporary name first, then moved."""

import json
import os
from dataclasses import asdict
from pathlib import Path

from .captions import words

QUALITY = 78


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


def put_truth(path: Path, scenes) -> None:
    """A line of JSON for each (picture's file name, Scene): what it shows, and in which words."""
    lines = [json.dumps({"image": name, **asdict(one), **words(one)}) for name, one in scenes]
    put(path, lambda p: p.write_text("\n".join(lines) + "\n", encoding="utf-8"))


def put_stories(path: Path, stories) -> None:
    """The Visual Storytelling dataset's story-in-sequence JSON.

    stories: (sentences, names of their pictures without extension) of each.
    """
    annotations = [
        [
            {
                "storylet_id": f"{number}-{order}",
                "story_id": str(number),
                "photo_flickr_id": picture,
                "worker_arranged_photo_order": order,
                "original_text": sentence,
                "text": sentence.lower(),
            }
        ]
        for number, (sentences, pictures) in enumerate(stories)
        for order, (sentence, picture) in enumerate(zip(sentences, pictures, strict=True))
    ]
    images = [{"id": picture} for _, pictures in stories for picture in pictures]
    told = {"type": "story-in-sequence", "images": images, "annotations": annotations}
    put(path, lambda p: p.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8"))

"""Contextual retrieval (paper, section 4.1): a story's last picture, from more and less of what
comes before it.

Reads the Visual Storytelling dataset's story-in-sequence JSON (Huang et al., NAACL 2016). Does not
know how a model makes points of prompts and pictures.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tqdm import tqdm

from fromage_core import metrics
from fromage_core.data import DataError
from fromage_core.evaluate import picture_features, text_points

SENTENCES = range(1, 6)  # how many are told: the last ones of the story


@dataclass
class Stories:
    """told: the (sentence, picture's number) of each place of each story; images: file names."""

    told: list[list[tuple[str, int]]]
    images: list[str]
    skipped: list[str]  # one sentence for each story that cannot be used


def read_stories(sis: str | Path, folder: str | Path) -> Stories:
    """Read a story-in-sequence JSON whose pictures are in a folder, as `<photo_flickr_id>.jpg` or
    with another ending. Raises DataError."""
    sis, folder = Path(sis), Path(folder)
    try:
        told = json.loads(sis.read_text(encoding="utf-8"))
        lines = [(line["story_id"], _place(line)) for (line,) in told["annotations"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(
            f"{sis} is no story-in-sequence JSON ({type(error).__name__}: {error}); it should hold "
            '{"annotations": [[{"story_id", "photo_flickr_id", "worker_arranged_photo_order", '
            '"original_text"}], ...]}'
        ) from error
    stories: dict[str, list] = {}
    for story, place in lines:
        stories.setdefault(story, []).append(place)
    if not folder.is_dir():
        raise DataError(f"there is no folder {folder} with the stories' pictures")
    files = {path.stem: path.name for path in sorted(folder.iterdir()) if path.is_file()}
    found, index = Stories([], [], []), {}
    for story, places in stories.items():
        missing = [photo for _, _, photo in places if photo not in files]
        if missing:
            found.skipped.append(f"story {story}: there is no picture {missing[0]!r}")
            continue
        numbers = [index.setdefault(files[photo], len(index)) for _, _, photo in sorted(places)]
        sentences = [sentence for _, sentence, _ in sorted(places)]
        found.told.append(list(zip(sentences, numbers, strict=True)))
    found.images = list(index)
    if not found.told:
        raise DataError(f"{sis} has no story with all its pictures in {folder}")
    return found


def told_of(folder: str | Path, numbers: dict[str, int]) -> list[list[tuple[str, int]]]:
    """The stories of a folder's `stories.json`, all of whose pictures have a number; or none."""
    path = Path(folder) / "stories.json"
    if not path.exists():
        return []
    found = read_stories(path, folder)
    named = [[(text, found.images[n]) for text, n in story] for story in found.told]
    usable = [story for story in named if all(name in numbers for _, name in story)]
    return [[(text, numbers[name]) for text, name in story] for story in usable]


def _place(line: dict) -> tuple[int, str, str]:
    order = int(line["worker_arranged_photo_order"])
    return order, str(line["original_text"]), str(line["photo_flickr_id"])


@torch.no_grad()
def evaluate_stories(model, sis: str | Path, folder: str | Path) -> dict:
    """Recall of each story's last picture among the pictures of all stories.

    Returns {"contexts": [{"captions": n, "images": m, "R@1", "R@5", "R@10", "same candidates":
    {"R@1", ...}}, ...], "stories", "pictures", "skipped"}, recall as fractions: with the last n
    sentences alone, and with the pictures of the last m of those before the last. Pictures that
    were shown are no candidates, as in the paper, which alone helps; among the same candidates,
    which are without all of the story's earlier ones, the gain is what seeing them brings by
    itself. Raises DataError.
    """
    stories = read_stories(sis, folder)
    features, broken = picture_features(model, folder, stories.images)
    usable = []
    for story in stories.told:
        bad = [number for _, number in story if number in broken]
        if bad:
            left_out = f"a story with {stories.images[bad[0]]}: {broken[bad[0]]}"
            stories.skipped.append(left_out)
        else:
            usable.append(story)
    if not usable:
        raise DataError(f"{sis}: none of the stories' pictures can be read")
    pool = sorted({number for story in usable for _, number in story})
    points = model.picture_points(torch.stack([features[n] for n in pool])).cpu().numpy()
    contexts = [(n, m) for n in SENTENCES for m in range(n)]
    return {
        "contexts": [
            {"captions": n, "images": m, **_recall(model, usable, features, pool, points, n, m)}
            for n, m in tqdm(contexts, desc="contexts")
        ],
        "stories": len(usable),
        "pictures": len(pool),
        "skipped": stories.skipped,
    }


def _recall(model, stories, features, pool, points, captions: int, images: int) -> dict:
    """Recall with so many of the last sentences told, and the pictures of so many shown."""
    told = [story[-captions:] for story in stories]
    queries = text_points(model, [parts(story, images, features) for story in told])
    scores = queries.cpu().numpy() @ points.T
    place = {number: i for i, number in enumerate(pool)}
    wanted = [place[story[-1][1]] for story in stories]

    def without(earlier: list[list[int]]) -> dict:
        left = scores.copy()
        for row, numbers in enumerate(earlier):
            left[row, [place[number] for number in numbers]] = -np.inf
        return metrics.recall_at_k(left, wanted)

    paper = without([shown(story, images) for story in told])
    return {**paper, "same candidates": without([shown(s, len(s)) for s in stories])}


def shown(told: Sequence[tuple[str, int]], images: int) -> list[int]:
    """The pictures that are seen before a story's last one: so many, or all there are."""
    before = [number for _, number in told[:-1]]
    return before[max(0, len(before) - images) :]


def parts(told: Sequence[tuple[str, int]], images: int, picture) -> list:
    """What is read before a story's picture is looked for: the sentences so far, its own the last,
    and the pictures that are `shown`, each after its sentence.

    told: (sentence, picture's number); picture: from a number to what stands for the picture.
    """
    *before, (last, _) = told
    first = len(before) - len(shown(told, images))
    read: list = []
    for place, (sentence, number) in enumerate(before):
        read += [f"{sentence} ", picture[number]] if place >= first else [f"{sentence} "]
    return [*read, last]

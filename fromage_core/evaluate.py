"""Figures of a checkpoint on a caption file: recall both ways, BLEU-4, CIDEr, things named.

Knows the public face of the model and the metrics. Does not know training.
"""

from collections.abc import Sequence
from pathlib import Path

import torch
from tqdm import tqdm

from fromage_core import losses, metrics, prompt
from fromage_core.data import read_captions, without_broken
from fromage_core.pictures import PictureError, open_pictures

BATCH = 32
CONSTANT = "People on a street."  # what one can say of any photo and often be right


@torch.no_grad()
def evaluate_captions(model, tsv: str | Path, folder: str | Path) -> dict:
    """Retrieval over all pictures of a `caption<TAB>image` file, and greedy captions of them.

    Returns fractions: {"t2i": {"R@1", "R@5", "R@10"}, "i2t": {...}, "captions": {"BLEU-4",
    "CIDEr", "names a thing", "one caption for all names a thing"}, "pictures": N, "skipped":
    [...]}. Raises DataError.
    """
    rows = read_captions(tsv, folder)
    features, broken = picture_features(model, folder, rows.images)
    rows = without_broken(rows, broken, tsv)
    place = {number: i for i, number in enumerate(features)}
    features = torch.stack(list(features.values()))
    texts = [(c, place[p]) for c, p in zip(rows.captions, rows.picture, strict=True)]
    return {
        **retrieval(model, features, texts),
        "captions": captions(model, features, texts),
        "pictures": len(features),
        "skipped": rows.skipped,
    }


def picture_features(model, folder: str | Path, images: list[str]) -> tuple[dict, dict[int, str]]:
    """By their numbers: features (1 + grid * grid, d_vision) of the pictures that can be read, and
    why the others cannot."""
    features, broken = {}, {}
    for start in tqdm(range(0, len(images), BATCH), desc="pictures", unit="batch"):
        opened = open_pictures([Path(folder) / name for name in images[start : start + BATCH]])
        for number, picture in enumerate(opened, start):
            if isinstance(picture, PictureError):
                broken[number] = str(picture)
        pictures = {n: p for n, p in enumerate(opened, start) if n not in broken}
        if pictures:
            seen = model.features(list(pictures.values()))
            features.update(zip(pictures, seen, strict=True))
    return features, broken


def retrieval(model, features: torch.Tensor, texts: list[tuple[str, int]]) -> dict:
    """Text to image and image to text recall; texts: (caption, its picture's number)."""
    pictures = model.picture_points(features.to(model.device))
    scores = (text_points(model, [[c] for c, _ in texts]) @ pictures.T).cpu().numpy()
    owners = [p for _, p in texts]
    owned = [[i for i, p in enumerate(owners) if p == number] for number in range(len(features))]
    return {
        "t2i": metrics.recall_at_k(scores, owners),
        "i2t": metrics.recall_at_k(scores.T, owned),
    }


def text_points(model, asked: Sequence[Sequence]) -> torch.Tensor:
    """(N, d_ret) queries of N lists of text and pictures (or their features), as `embed_prompt`
    gives them, in batches."""
    size = model.config.picture_tokens
    items = [prompt.fit_plain(model.tokenizer, parts, model.reach, size) for parts in asked]
    return model.text_points(losses.hidden_at_ret(model, items, desc="queries"))


def captions(model, features: torch.Tensor, texts: list[tuple[str, int]]) -> dict:
    """BLEU-4, CIDEr and the things named of greedy captions, against all of each picture's own."""
    said = []
    for start in tqdm(range(0, len(features), BATCH), desc="describing", unit="batch"):
        said += model.captions(list(features[start : start + BATCH]))
    references: list[list[str]] = [[] for _ in said]
    for caption, number in texts:
        references[number].append(caption)
    named = [metrics.names_a_thing(s, r) for s, r in zip(said, references, strict=True)]
    constant = [metrics.names_a_thing(CONSTANT, r) for r in references]
    return {
        "BLEU-4": metrics.bleu4(said, references),
        "CIDEr": metrics.cider(said, references),
        "names a thing": sum(named) / len(named),
        "one caption for all names a thing": sum(constant) / len(constant),
    }

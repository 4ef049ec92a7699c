"""How well it knows illustrations that it was not trained on: python -m benchmarks.illustrations

    python -m assets.draw scenes --split test --count 600 --seed 1 \
        --without checkpoints/fromage-135m/drawn.tsv --out runs/unseen
    python -m benchmarks.illustrations --images runs/unseen

Asks the chat for each combination of subject, colour and setting among the pictures, in a wording
of its own, and has it describe each picture. Judged by the drawing program's record of what is
there (truth.jsonl).
"""

import argparse
import json
import re
import tempfile
from pathlib import Path

from tqdm import tqdm

from benchmarks.asking import first
from fromage_core import DEFAULT_MODEL
from fromage_core.chat import Chat
from fromage_core.gallery import Gallery
from fromage_core.kin import read_truth
from fromage_core.model import Fromage
from fromage_core.pictures import open_picture
from fromage_core.things import singular

REQUEST = "Could you look out a picture of {what} {where} for me?"
BATCH = 32
SMALL = {"a", "an", "the", "with", "on", "in", "of"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--model", default=DEFAULT_MODEL)
    parser.add_argument("--images", required=True, help="what `assets.draw scenes` has written")
    args = parser.parse_args()
    truth = read_truth(args.images)
    model = Fromage.load(args.model)
    with tempfile.TemporaryDirectory() as folder:
        chat = Chat(model, Gallery.build(args.images, model, folder))
        asked = {key(shows): shows for shows in truth.values() if shows["count"] == "1"}
        requests = [REQUEST.format(**shows) for shows in asked.values()]
        found = [first(chat, request) for request in tqdm(requests, desc="requests")]
    hits = [truth[p.record.image] if p else None for p in found]
    rows = list(zip(hits, asked.values(), strict=True))
    figures = {"pictures": len(truth), "requests": len(asked)}
    for part in ("subject", "colour", "setting"):
        figures[f"{part} right"] = share(hit and hit[part] == shows[part] for hit, shows in rows)
    figures["all three right"] = share(hit and key(hit) == key(shows) for hit, shows in rows)
    figures["a picture comes"] = share(hit for hit, _ in rows)
    figures["description names the subject"] = described(model, Path(args.images), truth)
    print(json.dumps(figures, indent=2))


def key(shows: dict) -> tuple:
    return shows["subject"], shows["colour"], shows["setting"]


def described(model: Fromage, folder: Path, truth: dict[str, dict]) -> float:
    """Of the pictures: how many are described with their subject."""
    names, said = list(truth), []
    for start in tqdm(range(0, len(names), BATCH), desc="descriptions"):
        said += model.captions([open_picture(folder / n) for n in names[start : start + BATCH]])
    return share(
        names_subject(text, truth[n]["nouns"]) for text, n in zip(said, names, strict=True)
    )


def names_subject(text: str, nouns: list[str]) -> bool:
    """All words of one of the subject's nouns are there, in the singular or plural."""
    said = _words(text)
    return any(_words(noun) - SMALL <= said for noun in nouns)


def _words(text: str) -> set[str]:
    return {singular(word) for word in re.findall(r"[a-z]+", text.lower())}


def share(right) -> float:
    right = [bool(one) for one in right]
    return sum(right) / len(right)


if __name__ == "__main__":
    main()

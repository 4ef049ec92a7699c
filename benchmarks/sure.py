"""What the page's words of fit are worth: python -m benchmarks.sure --images runs/unseen

    python -m assets.draw scenes --split test --count 600 --seed 1 \
        --without checkpoints/fromage-135m/drawn.tsv --out runs/unseen

Asks the chat for what each of these pictures shows and where, and for ABSENT things that no picture
of the gallery shows, and counts how often the picture that comes is of what was asked for, apart
for those that are called a close match, a fair one, or only the nearest (demo/bubbles.py). Judged
by the drawing program's record (truth.jsonl).
"""

import json
import random
from collections import Counter

from tqdm import tqdm

from benchmarks.asking import begin, first, options_of
from demo.bubbles import surety
from fromage_core.examples import one_of
from fromage_core.imagenet_words import NAMES
from fromage_core.kin import read_truth
from fromage_core.things import singular

ABSENT = 200
REQUEST = "Could you look out a picture of {} for me?"


def main() -> None:
    args = options_of(__doc__).parse_args()
    chat, _ = begin(args)
    gallery = read_truth(chat.gallery.root)
    drawn = [shows for shows in read_truth(args.images).values() if shows["count"] == "1"]
    asked = [(f"{shows['what']} {shows['where']}", shows["subject"]) for shows in drawn]
    asked += [(one_of(name), None) for name in absent(gallery)]
    came, right = Counter(), Counter()
    for text, subject in tqdm(asked, desc="requests"):
        picture = first(chat, REQUEST.format(text))
        words = surety(picture.score) if picture else "none came"
        came[words] += 1
        right[words] += bool(picture) and gallery[picture.record.image]["subject"] == subject
    figures = {words: {"came": n, "right": right[words] / n} for words, n in came.items()}
    print(json.dumps(figures, indent=2))


def absent(gallery: dict[str, dict]) -> list[str]:
    """Names of things, none of whose words is in what the gallery's pictures may be called."""
    called = {
        word for shows in gallery.values() for noun in shows["nouns"] for word in _words(noun)
    }
    others = [name for name in NAMES if not called & _words(name)]
    return random.Random(0).sample(others, min(ABSENT, len(others)))


def _words(name: str) -> set[str]:
    return {singular(word) for word in name.lower().replace("-", " ").split()}


if __name__ == "__main__":
    main()

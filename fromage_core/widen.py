"""Pseudo-pictures: what the frozen encoder would feel about things that no photo at hand shows.

Trained on one photo set alone, every stranger's photo becomes that set's people and dogs. The
encoder knows better: it is an ImageNet classifier, and its head says what its features mean. So
captions that people wrote without pictures are paired with features made from a real photo's, in
which the things that the caption names were "put". Knows the head, words and real features. Does
not know what is learned, or how.
"""

import math
import random
import re
from collections import Counter
from pathlib import Path

import torch
from tqdm import tqdm

from fromage_core.data import Captions, DataError, clean_caption
from fromage_core.examples import one_of
from fromage_core.imagenet_words import BLOCKED, NAMES, PLURALS, WORDS
from fromage_core.model import roots

PER_CLASS = 4  # captions of the form "A photo of a <name>." for every class
FRAMES = (
    "A photo of {}.",
    "A picture of {}.",
    "{}.",
    "A close up of {}.",
    "There is {} in the picture.",
    "A photo that shows {}.",
)
MOST_TEXTS = 16_000  # captions used of those that people wrote
TWO_SHARE = 0.25  # of those captions: how many name a second thing


def named_things(caption: str) -> list[tuple[int, ...]]:
    """The ImageNet classes of each thing that a caption names; longer phrases win."""
    words = re.findall(r"[a-z'-]+", caption.lower())
    found, i = [], 0
    while i < len(words):
        for size in (3, 2, 1):
            known = _known(words[i : i + size]) if i + size <= len(words) else None
            if known is not None:
                found += [known] if known else []
                i += size
                break
        else:
            i += 1
    return list(dict.fromkeys(found))


def _known(words: list[str]) -> tuple[int, ...] | None:
    """The classes of a phrase, () for a blocked one, None for one that is not listed."""
    *rest, last = words
    forms = [last, PLURALS.get(last)]
    if last not in PLURALS:
        forms += [last[:-3] + "y"] if last.endswith("ies") else []
        forms += [last.removesuffix(end) for end in ("s", "es") if last.endswith(end)]
    for form in filter(None, forms):
        phrase = " ".join([*rest, form])
        if phrase in BLOCKED:
            return ()
        if phrase in WORDS:
            return WORDS[phrase]
    return None


def read_texts(paths) -> list[str]:
    """Captions, one a line, cleaned and without repetitions. Raises DataError."""
    captions: dict[str, None] = {}
    for path in paths:
        try:
            lines = Path(path).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise DataError(f"{path} cannot be read as text ({error})") from error
        captions.update(dict.fromkeys(clean_caption(line) for line in lines if line.strip()))
    return list(captions)


def wanted(texts: list[str], rng: random.Random) -> list[tuple[str, list[int]]]:
    """(caption, the classes to put into its pseudo-picture) for all that can be made."""
    pairs = []
    for text in texts:
        things = named_things(text)
        # Few of a long list's things would be visible; what is named first is what it is about.
        if 1 <= len(things) <= 4 and len(text.split()) <= 20:
            pairs.append((text, [rng.choice(classes) for classes in things[:3]]))
    pairs = rng.sample(pairs, min(len(pairs), MOST_TEXTS))
    for index, name in enumerate(NAMES):
        for _ in range(PER_CLASS):
            classes, said = [index], article(name)
            if rng.random() < TWO_SHARE:
                other = rng.randrange(len(NAMES))
                classes.append(other)
                said += f" and {article(NAMES[other])}"
            text = rng.choice(FRAMES).format(said)
            pairs.append((text[:1].upper() + text[1:], classes))
    return pairs


def article(name: str) -> str:
    """A name as it stands in a sentence."""
    if name.endswith("s") and not name.endswith("ss"):
        return f"some {name}"
    return one_of(name)


class Painter:
    """Moves real features so that the encoder's classifier sees given classes in them.

    All is done on the features' square roots, where they are nearer to normal: a fraction of a
    real picture's has as many zeros as the picture. They are moved not along the class's row w
    itself but along S^(1/2) w, S being the covariance of real pictures' roots: what real pictures
    of a class differ in from others. The more easily painted and real features can be told apart,
    the less of what is learned on the ones is used on the others.
    """

    def __init__(self, features: torch.Tensor, usable: list[int], head):
        """features: (pictures, 1 + grid * grid, d_vision) of pictures; usable: the numbers of the
        real ones; head: the encoder's classifier, weight (1000, d_vision) and bias (1000,)."""
        self.real = features
        self.weight, self.bias = head
        pooled = roots(features[usable, 0].float())
        centred = pooled - pooled.mean(0)
        values, vectors = torch.linalg.eigh(centred.T @ centred / len(pooled))
        root = vectors * values.clamp_min(0).sqrt() @ vectors.T
        rows = self.weight - self.weight.mean(0)
        direction = rows @ root
        self.direction = direction / direction.norm(dim=1, keepdim=True)
        self.ceiling = float(features.max()) ** 0.5

    def paint(self, picture: int, classes: list[int], rng: random.Random) -> torch.Tensor:
        """A real picture with the classes put into it: float16 (1 + grid * grid, d_vision)."""
        # The real picture fades: not all that it shows is what the caption says.
        painted = roots(rng.uniform(0.4, 0.9) * self.real[picture].float())
        cells = len(painted) - 1
        side = round(cells**0.5)
        for index in classes:
            where = self._place(side, rng) if cells else []
            goal = rng.uniform(7, 12) / len(classes) ** 0.5
            step = self._step(painted[0], index, goal)
            painted[0] = self._moved(painted[0], index, step)
            # A thing in few cells is stronger in them than in the pooled feature.
            spread = (cells / len(where)) ** 0.25 if cells else 1
            for cell in where:
                painted[1 + cell] = self._moved(painted[1 + cell], index, spread * step)
        return (painted * painted).half()

    def _moved(self, feature: torch.Tensor, index: int, step: float) -> torch.Tensor:
        """Roots of a feature, that many steps toward a class; they stay positive."""
        return (feature + step * self.direction[index]).clamp(0, self.ceiling)

    def _step(self, feature: torch.Tensor, index: int, goal: float) -> float:
        """How far to go until the class's logit is `goal`."""
        low, high = 0.0, 40.0
        for _ in range(12):
            middle = (low + high) / 2
            seen = self._moved(feature, index, middle).square()
            if seen @ self.weight[index] + self.bias[index] < goal:
                low = middle
            else:
                high = middle
        return low

    @staticmethod
    def _place(side: int, rng: random.Random) -> list[int]:
        """Cells of a rectangle, more often in the middle than at the edge."""
        height, width = rng.randint(1, side), rng.randint(1, side)
        top = round(rng.triangular(0, side - height))
        left = round(rng.triangular(0, side - width))
        return [r * side + c for r in range(top, top + height) for c in range(left, left + width)]


class Backgrounds:
    """Finds a real picture whose own captions share words with a caption that has none."""

    TRIES = 32

    def __init__(self, rows: Captions):
        self.words: list[set[str]] = [set() for _ in rows.images]
        for caption, picture in zip(rows.captions, rows.picture, strict=True):
            self.words[picture].update(re.findall(r"[a-z]+", caption.lower()))
        self.usable = sorted(set(rows.picture))
        count = Counter(word for picture in self.usable for word in self.words[picture])
        self.weight = {w: math.log(len(self.usable) / n) for w, n in count.items()}

    def like(self, caption: str, rng: random.Random) -> int:
        """The best of some random pictures by their shared words, rare ones counting more."""
        said = set(re.findall(r"[a-z]+", caption.lower()))
        tries = rng.choices(self.usable, k=self.TRIES)
        # Summed in a fixed order: a set's own differs from run to run.
        return max(tries, key=lambda p: sum(self.weight[w] for w in sorted(said & self.words[p])))


def pseudo_captions(rows: Captions, features: torch.Tensor, head, texts: list[str], seed: int):
    """Captions without pictures, and pseudo-pictures for them.

    rows, features: real captions and the features (pictures, 1 + grid * grid, d_vision) of their
    pictures. Returns (Captions, float16 (pseudo-pictures, 1, 1 + grid * grid, d_vision)).
    """
    rng = random.Random(seed)
    pairs = wanted(texts, rng)
    backgrounds = Backgrounds(rows)
    painter = Painter(features, backgrounds.usable, head)
    made = [
        painter.paint(backgrounds.like(text, rng), classes, rng)
        for text, classes in tqdm(pairs, desc="pseudo-pictures", unit="picture")
    ]
    names = [f"pseudo-{i}" for i in range(len(pairs))]
    widened = Captions([text for text, _ in pairs], list(range(len(pairs))), names)
    return widened, torch.stack(made)[:, None]

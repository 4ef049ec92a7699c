"""Words as people mistype them: letters that change places, are left out, come twice, are those of
the next key or other vowels, or are written as they sound.

Knows English spelling and its keyboard a little. Does not know who types.
"""

import random
import re
from itertools import pairwise

SHORT = 3  # letters: shorter words are left alone
OFTEN = 0.35  # of the longer words
KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
BESIDE = {key: following for row in KEYS for key, following in pairwise(row)}
VOWELS = "aeiou"
SOUNDS = (
    ("ph", "f"),
    ("ck", "k"),
    ("wh", "w"),
    ("kn", "n"),
    ("tle", "tel"),
    ("ght", "te"),
    ("ould", "ud"),
    ("ea", "ee"),
    ("ie", "ei"),
    ("ee", "ea"),
    ("oo", "u"),
    ("ou", "ow"),
    ("ai", "ay"),
    ("c", "k"),
    ("y", "ie"),
    ("s", "z"),
)


def mistyped(text: str, rng: random.Random) -> str:
    """The text with some of its longer words mistyped."""

    def perhaps(found: re.Match) -> str:
        return _mistyped(found[0], rng) if rng.random() < OFTEN else found[0]

    return re.sub(rf"[A-Za-z]{{{SHORT},}}", perhaps, text)


def _mistyped(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word) - 1)
    sounds = [(a, b) for a, b in SOUNDS if a in word]
    ways = [
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + BESIDE.get(word[at], word[at]) + word[at + 1 :],
    ]
    if word[at] in VOWELS:
        ways.append(word[:at] + rng.choice(VOWELS) + word[at + 1 :])
    if sounds:
        a, b = rng.choice(sounds)
        ways += 2 * [word.replace(a, b, 1)]
    return rng.choice(ways)

"""Everyday words of captions and the ImageNet-1k classes that look like what they say.

A frozen ImageNet classifier's head row for a class can stand for pictures of it that are not
there. To pair such pseudo-pictures with captions written without pictures one must know which
classes a word shows (WORDS) and what one would call a class in a caption (NAMES).

Only words with a class that really, or at least roughly, looks like the thing are in
`words/imagenet_words.tsv`: words of like meaning, then class numbers, the closer ones first. Left
out on purpose: things without a class (giraffe, skateboard, tree), words for persons, and words
that in captions mostly mean something else (watch, swing, fly, bat, nail, rock, glass, orange).
"""

from fromage_core.phrases import lines

WORDS: dict[str, tuple[int, ...]] = {
    word: tuple(map(int, classes.split()))
    for words, classes in (line.split("\t") for line in lines("imagenet_words.tsv"))
    for word in words.split(", ")
}

# Phrases (singular) that hold a word of WORDS and yet do not show it.
BLOCKED = frozenset(lines("blocked_phrases.txt"))

# Plurals that stripping "s", "es" or "ies" gets wrong, or that mean what the singular does not.
PLURALS: dict[str, str] = dict(line.split("\t") for line in lines("plurals.tsv"))

# For every class the name one would use in an everyday caption.
NAMES = lines("imagenet_names.txt")

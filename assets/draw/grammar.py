"""English grammar for captions: articles, verb forms, plurals.

It does not know scenes; only words.
"""

import re

_DOUBLES = set("sit run swim hop dig nap hug cut jog skip clap bat chop skim hit get put".split())
_DOUBLES |= set("spin stop hum knit trot".split())
_PLURALS = {
    "child": "children",
    "man": "men",
    "woman": "women",
    "person": "people",
    "foot": "feet",
    "mouse": "mice",
    "goose": "geese",
    "sheep": "sheep",
    "fish": "fish",
    "deer": "deer",
    "leaf": "leaves",
    "loaf": "loaves",
    "knife": "knives",
    "scarf": "scarves",
    "wolf": "wolves",
    "calf": "calves",
    "tomato": "tomatoes",
    "potato": "potatoes",
    "ox": "oxen",
}


def article(phrase: str) -> str:
    """'apple' -> 'an apple'."""
    return ("an " if phrase[0].lower() in "aeiou" else "a ") + phrase


def with_articles(text: str) -> str:
    """'wears a orange hat' -> 'wears an orange hat'."""
    return re.sub(r"\b([Aa])(?= [aeiou])", r"\1n", text)


def third(verb: str) -> str:
    """'ride a bike' -> 'rides a bike'; 'be parked' -> 'is parked'."""
    first, _, rest = verb.partition(" ")
    if first == "be":
        first = "is"
    elif first == "have":
        first = "has"
    elif first.endswith(("s", "sh", "ch", "x", "z", "o")):
        first += "es"
    elif first.endswith("y") and first[-2] not in "aeiou":
        first = first[:-1] + "ies"
    else:
        first += "s"
    return f"{first} {rest}".strip()


def gerund(verb: str) -> str:
    """'ride a bike' -> 'riding a bike'; 'be parked' -> 'parked'."""
    first, _, rest = verb.partition(" ")
    if first == "be":
        return rest
    if first in _DOUBLES:
        first += first[-1] + "ing"
    elif first.endswith("ie"):
        first = first[:-2] + "ying"
    elif first.endswith("e") and not first.endswith(("ee", "oe", "ye")):
        first = first[:-1] + "ing"
    else:
        first += "ing"
    return f"{first} {rest}".strip()


def plural(noun: str) -> str:
    """'boy with a ball' -> 'boys with a ball'; 'mouse' -> 'mice'."""
    if " with " in noun:
        first, _, rest = noun.partition(" with ")
        return f"{plural(first)} with {rest}"
    if " of " in noun:
        first, _, rest = noun.partition(" of ")
        return f"{plural(first)} of {rest}"
    head, _, last = noun.rpartition(" ")
    if last in _PLURALS:
        return f"{head} {_PLURALS[last]}".strip()
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        return noun + "es"
    return noun + "s"

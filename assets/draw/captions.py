"""Words for a scene: differently phrased captions in plain English.

Everything a caption says is true of the scene.  It cannot describe what the
scene does not record (the side of the picture a tree is on, faces, clothes).
"""

import random

from . import setting as settings_list
from .registry import SUBJECTS
from .scene import Scene, place_of

_NUMBERS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}
_DOUBLES = {
    "sit",
    "run",
    "swim",
    "hop",
    "dig",
    "nap",
    "hug",
    "cut",
    "jog",
    "skip",
    "clap",
    "bat",
    "chop",
    "skim",
    "hit",
    "get",
    "put",
    "spin",
    "stop",
    "hum",
    "knit",
    "trot",
}
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
_WHEN = {
    ("day", "clear"): ("", "", "", "on a sunny day", "in the sunshine", "under a blue sky"),
    ("day", "cloudy"): ("", "under a cloudy sky", "on a cloudy day"),
    ("day", "rain"): ("in the rain", "on a rainy day", "while it rains"),
    ("day", "snow"): ("in falling snow", "on a snowy day", "while snow falls"),
    ("day", "fog"): ("in the fog", "on a foggy day", "in the mist"),
    ("sunset", "clear"): ("at sunset", "in the evening light", "under an orange sky"),
    ("sunset", "cloudy"): ("at sunset", "under a cloudy evening sky"),
    ("sunset", "rain"): ("in the evening rain", "in the rain at sunset"),
    ("sunset", "snow"): ("in falling snow at sunset", "on a snowy evening"),
    ("sunset", "fog"): ("on a foggy evening", "in the mist at sunset"),
    ("night", "clear"): ("at night", "under the stars", "under a starry sky", "in the moonlight"),
    ("night", "cloudy"): ("at night", "on a cloudy night"),
    ("night", "rain"): ("on a rainy night", "in the rain at night"),
    ("night", "snow"): ("on a snowy night", "in falling snow at night"),
    ("night", "fog"): ("on a foggy night", "in the fog at night"),
}


def article(phrase: str) -> str:
    """'apple' -> 'an apple'."""
    return ("an " if phrase[0].lower() in "aeiou" else "a ") + phrase


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


def plural_of(noun: str, sub) -> str:
    """The plural of one of the subject's nouns."""
    if noun == sub.name:
        return sub.plural
    if " with " in noun:
        first, _, rest = noun.partition(" with ")
        return f"{plural_of(first, sub)} with {rest}"
    head, _, last = noun.rpartition(" ")
    if last in _PLURALS:
        return f"{head} {_PLURALS[last]}".strip()
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        return noun + "es"
    return noun + "s"


def _thing(rng, sub, colour, count=1, must_say=False) -> str:
    """'a red fox', 'two foxes'."""
    noun = (
        rng.choice((sub.name, sub.name, *sub.nouns))
        if sub.name in sub.nouns
        else rng.choice(sub.nouns)
    )
    said = colour and "{colour}" not in "".join(sub.doing)
    said = said and (must_say or rng.random() < sub.say_colour) and colour not in noun
    if count == 1:
        return article(f"{colour} {noun}" if said else noun)
    many = plural_of(noun, sub)
    return f"{_NUMBERS[count]} {colour + ' ' if said else ''}{many}"


_RELATE = {
    "beside": ("next to", "beside"),
    "left of": ("to the left of",),
    "right of": ("to the right of",),
    "in front of": ("in front of",),
}


def _one(rng, scene: Scene, form: int) -> str:
    sub, setting = SUBJECTS[scene.subject], settings_list.SETTINGS[scene.setting]
    where = rng.choice(setting.words[place_of(sub, setting)])
    when = (
        ""
        if setting.indoor and scene.time == "day"
        else rng.choice(_WHEN[scene.time, scene.weather])
    )
    if setting.indoor and when:
        when = rng.choice(("at night", "in the evening", "by lamplight"))
    if {w for w in where.split() if len(w) > 3} & set(when.split()) or (
        "snow" in where and "snow" in when
    ):
        when = ""
    doing = scene.doing.format(colour=scene.colour)
    what = _thing(rng, sub, scene.colour, scene.count, form == 0)
    if scene.other:
        what += f" {rng.choice(_RELATE[scene.relation])} " + _thing(
            rng, SUBJECTS[scene.other], scene.other_colour
        )
    verb = doing if scene.count > 1 else third(doing)
    if scene.count > 1 and doing.startswith("be "):
        verb = "are " + doing[3:]
    there = "There are" if scene.count > 1 else "There is"
    sentence = (
        lambda: f"{what} {where} {when}",
        lambda: (
            f"{what} {verb} {where} {when}."
            if not scene.other
            else f"{there} {what} {where} {when}."
        ),
        lambda: f"{what} {gerund(doing)} {where} {when}" if not scene.other else f"{where}, {what}",
        lambda: (
            f"{there} {what} {where}."
            if rng.random() < 0.4 or not when
            else f"{when}, {what} {where}"
        ),
        lambda: rng.choice(
            (
                f"a picture of {what} {when or where}",
                f"{what} {when or where}",
                f"an illustration of {what} {where}",
                f"a drawing of {what} {where} {when}",
            )
        ),
    )[form]()
    sentence = " ".join(sentence.split()).replace(" .", ".").replace(" ,", ",")
    return (
        sentence[0].upper() + sentence[1:] if sentence.endswith(".") or form in (2, 3) else sentence
    )


def captions(scene: Scene, count: int = 5) -> list[str]:
    """`count` different captions, always the same ones for the same scene."""
    rng = random.Random(f"words {scene.key} {scene.seed}")
    out: list[str] = []
    for attempt in range(60):
        text = _one(rng, scene, (len(out) if attempt < 12 else attempt) % 5)
        if text.lower().rstrip(".") not in (t.lower().rstrip(".") for t in out):
            out.append(text)
        if len(out) == count:
            break
    return out

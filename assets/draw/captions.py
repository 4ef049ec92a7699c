"""Words for a scene: differently phrased captions in plain English.

Everything a caption says is true of the scene.  It cannot describe what the
scene does not record (the side of the picture a tree is on, faces, clothes).
"""

import random
import re

from . import setting as settings_list
from .grammar import article, gerund, plural, third, with_articles
from .registry import SUBJECTS
from .scene import Scene, place_of

_NUMBERS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}
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
_WHEN_INDOORS = {
    "day": ("",),
    "sunset": ("in the evening", "at sunset"),
    "night": ("at night", "at night", "in the evening"),
}
_RELATE = {
    "beside": ("next to", "beside"),
    "left of": ("to the left of",),
    "right of": ("to the right of",),
    "in front of": ("in front of",),
}
# What everything does that does nothing: worth a verb, not worth a mention.
_STILL = ("stand", "sit", "lie", "wait", "grow", "float", "be parked")
# What snow covers and the night hides.
_GREENERY = re.compile(r"\b(green|grassy|grass|lawn|colourful|flower|flowers)\b")


def _noun(rng, sub, doing="") -> str:
    """One of the subject's nouns, without what `doing` says anyway.

    'child with a kite' that will 'fly a red kite' is a 'child'.
    """
    named = sub.name in sub.nouns
    noun = rng.choice((sub.name, sub.name, *sub.nouns) if named else sub.nouns)
    head, _, tail = re.sub(r" (with|on|in) (a|an) ", "|", noun).partition("|")
    return head if tail and tail in doing else noun


def thing(rng, sub, colour, count=1, must_say=False, doing="") -> str:
    """'a red fox', 'two foxes'."""
    noun = _noun(rng, sub, doing)
    said = colour and "{colour}" not in "".join(sub.doing)
    said = said and (must_say or rng.random() < sub.say_colour) and colour not in noun
    colour = colour + " " if said else ""
    if count == 1:
        return article(colour + noun)
    return f"{_NUMBERS[count]} {colour}{sub.plural if noun == sub.name else plural(noun)}"


def where_words(rng, scene, sub, doing) -> str:
    """Where it is, in words that fit the subject, the season and the hour."""
    setting = settings_list.SETTINGS[scene.setting]
    phrases = setting.words[place_of(sub, setting)]
    if scene.weather == "snow" or scene.time == "night":
        phrases = [p for p in phrases if not _GREENERY.search(p)] or phrases
    if sub.family == "people":
        phrases = [p for p in phrases if "floor" not in p and "rug" not in p] or phrases
    long = {w for w in doing.split() if len(w) > 3}
    phrases = [p for p in phrases if not long & set(p.split())] or phrases
    return rng.choice(phrases).replace(*sub.where, 1)


def when_words(rng, scene, where) -> str:
    """When it is and in which weather, unless `where` has just said so."""
    if settings_list.SETTINGS[scene.setting].indoor:
        return rng.choice(_WHEN_INDOORS[scene.time])
    when = rng.choice(_WHEN[scene.time, scene.weather])
    twice = {w for w in where.split() if len(w) > 3} & set(when.split())
    return "" if twice or ("snow" in where and "snow" in when) else when


def words(scene: Scene) -> dict:
    """What the scene's parts are called; always the same for a scene.

    {"nouns": all that its subject may be called, "what": the subject with its colour, "where",
    "when"}.
    """
    rng = random.Random(f"parts {scene.key} {scene.seed}")
    sub = SUBJECTS[scene.subject]
    return {
        "nouns": list(dict.fromkeys((sub.name, *sub.nouns))),
        "what": coloured(rng, scene),
        "where": where_words(rng, scene, sub, ""),
        "when": when_words(rng, scene, ""),
    }


def coloured(rng, scene: Scene) -> str:
    """'a red fox', 'a child flying a blue kite': with the colour, wherever it is."""
    sub = SUBJECTS[scene.subject]
    busy = "{colour}" in scene.doing
    doing = scene.doing.format(colour=scene.colour) if busy else ""
    what = thing(rng, sub, scene.colour, must_say=True, doing=doing)
    return with_articles(f"{what} {gerund(doing)}" if busy else what)


def _telling(scene, doing) -> bool:
    """Does the doing say more than that the thing is there, and is it true of several?"""
    alone = re.search(r"\b(a|an|its)\b", doing)
    return not scene.other and doing not in _STILL and not (scene.count > 1 and alone)


def _one(rng, scene: Scene, form: int) -> str:
    """One caption; `form` is one of five ways to build the sentence."""
    sub = SUBJECTS[scene.subject]
    doing = scene.doing.format(colour=scene.colour)
    telling = _telling(scene, doing) and (form != 3 or rng.random() < 0.7)
    says = telling or (form in (1, 2) and not scene.other and doing in _STILL)
    where = where_words(rng, scene, sub, doing if says else "")
    when = when_words(rng, scene, where)
    what = thing(rng, sub, scene.colour, scene.count, form == 0, doing if says else "")
    if scene.other:
        other = thing(rng, SUBJECTS[scene.other], scene.other_colour)
        what += f" {rng.choice(_RELATE[scene.relation])} {other}"
    busy = f"{what} {gerund(doing)}" if says else what
    if form in (0, 2) and (says or form == 0):
        return f"{busy} {where} {when}"
    if form == 2:
        return f"{where}, {what}"
    if form == 4:
        kind = rng.choice(("a picture of", "an illustration of", "a drawing of", ""))
        return f"{kind} {busy} {where} {when if kind else ''}"
    lead = when if form == 3 and when and rng.random() < 0.6 else ""
    if says:
        verb = third(doing) if scene.count == 1 else re.sub(r"^be ", "are ", doing)
        body = f"{what} {verb} {where}"
    elif lead:
        return f"{lead}, {what} {where}"
    else:
        body = f"{'There are' if scene.count > 1 else 'There is'} {what} {where}"
    return f"{lead}, {body}." if lead else f"{body} {when if form == 1 else ''}."


def captions(scene: Scene, count: int = 5) -> list[str]:
    """`count` different captions, always the same ones for the same scene."""
    rng = random.Random(f"words {scene.key} {scene.seed}")
    out: dict[str, str] = {}
    for attempt in range(60):
        form = (len(out) if attempt < 12 else attempt) % 5
        text = " ".join(_one(rng, scene, form).split()).replace(" .", ".").replace(" ,", ",")
        text = with_articles(text)
        if text.endswith(".") or form in (2, 3):
            text = text[0].upper() + text[1:]
        out.setdefault(text.lower().rstrip("."), text)
        if len(out) == count:
            break
    return list(out.values())

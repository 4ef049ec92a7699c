"""Stories: five scenes with one hero who travels, and a sentence for each.

The first sentence says who it is; the later ones say "it" or "they", so that the last picture can
only be found by one who remembers.  It does not paint.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from . import setting as settings_list
from .captions import coloured, thing, when_words, where_words
from .grammar import with_articles
from .registry import SUBJECTS, Subject
from .scene import Scene, beside, settings_of, when_of
from .splits import split_of

LENGTH = 5
TRIES = 40  # draws of a scene, before a hero is thought to have been everywhere
MEETS = 0.5  # of the stories: how many have the hero meet somebody on the way
HEROES = ("animals", "people", "vehicles")

# How a place is called that somebody comes to.
_PLACES = {
    "forest": "the forest",
    "beach": "the beach",
    "city street": "the city",
    "mountains": "the mountains",
    "meadow": "a wide meadow",
    "farm": "a farm",
    "desert": "the desert",
    "snow field": "a land of snow",
    "garden": "a garden",
    "park": "the park",
    "hills": "the hills",
    "sea": "the sea",
    "lake": "a lake",
    "river": "a river",
    "kitchen": "the kitchen",
    "living room": "the living room",
}
_FIRST = (
    "Once there was {hero} {where}.",
    "This is the story of {hero} {where}.",
    "One day {hero} set out {where} {when}.",
    "{hero} was {where} {when}.",
    "The journey of {hero} began {where} {when}.",
)
_LATER = (
    "Then {it} came to {place} {when}.",
    "After that {it} went on to {place}.",
    "{when}, {it} found {place}.",
    "The next day {it} saw {place} {when}.",
    "The way led {them} to {place} {when}.",
    "Soon {it} stopped {where} {when}.",
)
_MEETING = (
    "{where}, {it} met {other}.",
    "Then {it} made a friend {where}: {other}.",
    "There was {other} {where}, and {it} stopped to say hello.",
)
_LAST = (
    "At last {it} reached {place}.",
    "{when}, {it} arrived at {place} at last.",
    "In the end {it} came to {place} {when}.",
    "And so the journey ended {where} {when}.",
    "Finally {it} rested {where} {when}.",
)


@dataclass(frozen=True)
class Story:
    """Scenes and sentences, one to one; only the first sentence says who it is about."""

    scenes: tuple[Scene, ...]
    sentences: tuple[str, ...]


def stories(rng: random.Random, split: str, taken=frozenset()) -> Iterator[Story]:
    """Stories of one split, while there are scenes for them; no key in `taken`, and none twice."""
    told, taken = heroes(split), set(taken)
    found = True
    while found:
        rng.shuffle(told)
        found = False
        for sub, colour in told:
            scenes = _travel(rng, sub, colour, split, taken)
            if scenes:
                taken.update(scene.key for scene in scenes)
                yield _tell(rng, scenes)
                found = True


def heroes(split: str) -> list[tuple[Subject, str]]:
    """Who a story can be about, and in which colour: one with places enough in this split."""
    return [
        (sub, colour)
        for sub in SUBJECTS.values()
        if sub.family in HEROES
        for colour in sub.colours
        if len(_places(sub, colour, split)) >= LENGTH
    ]


def _places(sub: Subject, colour: str, split: str) -> list[str]:
    named = ((s, Scene(sub.name, s, colour=colour)) for s in settings_of(sub))
    return [setting for setting, scene in named if split_of(scene) == split]


def _travel(rng, sub: Subject, colour: str, split: str, taken) -> list[Scene]:
    """Scenes in different places, in one of which another may be met; none where it is hard to
    find one that is not taken."""
    where = rng.sample(_places(sub, colour, split), LENGTH)
    meets = rng.randrange(1, LENGTH - 1) if rng.random() < MEETS else 0
    scenes = []
    for number, name in enumerate(where):
        for _ in range(TRIES):
            scene = _scene(rng, sub, colour, name)
            if number == meets != 0:
                more = beside(rng, sub, settings_list.SETTINGS[name], scene.time, scene.weather)
                met = replace(scene, **more)
                alive = met.other and SUBJECTS[met.other].family in ("animals", "people")
                scene = met if alive and split_of(met) == split else scene
            if scene.key not in taken:
                scenes.append(scene)
                break
        else:
            return []
    return scenes


def _scene(rng, sub: Subject, colour: str, name: str) -> Scene:
    setting = settings_list.SETTINGS[name]
    time, weather = when_of(rng, sub, setting)
    doing = rng.choice(sub.doing)
    return Scene(sub.name, name, time, weather, colour, 1, doing, seed=rng.randrange(1 << 30))


def _tell(rng, scenes: list[Scene]) -> Story:
    sentences, later = [], list(_LATER)
    for number, scene in enumerate(scenes):
        forms = _LAST if number == LENGTH - 1 else later if number else _FIRST
        form, text = _sentence(rng, scene, _MEETING if scene.other else forms)
        later = [other for other in later if other != form]
        sentences.append(text)
    return Story(tuple(scenes), tuple(sentences))


def _sentence(rng, scene: Scene, forms) -> tuple[str, str]:
    """One of the forms, and that with what it asks for filled in, as it is in the scene."""
    sub = SUBJECTS[scene.subject]
    where = where_words(rng, scene, sub, scene.doing)
    place = _PLACES[scene.setting]
    when = when_words(rng, scene, f"{where} {place}")
    when = when.replace("it rains", "it rained").replace("snow falls", "snow fell")
    form = rng.choice([f for f in forms if when or not f.startswith("{when}")])
    person = sub.family == "people"
    other = thing(rng, SUBJECTS[scene.other], scene.other_colour) if scene.other else ""
    text = form.format(
        hero=coloured(rng, scene),
        it="they" if person else "it",
        them="them" if person else "it",
        where=where,
        place=place,
        when=when,
        other=other,
    )
    text = with_articles(" ".join(text.split()).replace(" .", ".").replace(" ,", ","))
    return form, text[0].upper() + text[1:]

"""A scene: the truth about one picture, and how random ones are thought up.

A scene says what, which colour, how many, doing what, where, when, in which
weather and beside what.  It does not know how any of that is painted or worded.
"""

import random
import re
from dataclasses import dataclass

from . import setting as settings_list
from .mood import Mood
from .registry import SUBJECTS, Subject

APART = 8  # kinds whose heights differ more than this are never shown together
RELATIONS = ("beside", "left of", "right of", "in front of")


@dataclass(frozen=True)
class Scene:
    """The truth of one picture. `other` is a second subject, by name."""

    subject: str
    setting: str
    time: str = "day"
    weather: str = "clear"
    colour: str = ""
    count: int = 1
    doing: str = ""
    relation: str = ""
    other: str = ""
    other_colour: str = ""
    seed: int = 0

    @property
    def mood(self) -> Mood:
        return Mood(self.time, self.weather)

    @property
    def key(self) -> tuple:
        """Two scenes with the same key show the same thing."""
        return (
            self.subject,
            self.setting,
            self.time,
            self.weather,
            self.colour,
            self.count,
            self.doing,
            self.relation,
            self.other,
        )


def place_of(sub: Subject, setting) -> str:
    """Where the subject is in this setting: ground, water, table or air."""
    if sub.place == "table" and "table" not in setting.feet:
        return "ground"
    if sub.place == "ground" and setting.indoor:
        return sub.indoor_place
    if sub.place == "ground" and "ground" not in setting.feet:
        raise ValueError(f"{sub.name} cannot stand in setting {setting.name}")
    return sub.place


def settings_of(sub: Subject) -> list[str]:
    """The settings in which the subject can be drawn."""
    every = settings_list.SETTINGS
    known = [name for name in sub.settings if name in every]
    return [name for name in known if place_of(sub, every[name]) in every[name].feet]


def make(
    subject: str, setting: str, time="day", weather="clear", colour=None, seed=0, **more
) -> Scene:
    """A chosen scene, checked against the lists; colour defaults to the first."""
    sub, place = SUBJECTS[subject], settings_list.SETTINGS[setting]
    colour = next(iter(sub.colours)) if colour is None else colour
    doing = more.pop("doing", sub.doing[0])
    assert colour in sub.colours and doing in sub.doing, (subject, colour, doing)
    assert place_of(sub, place) in place.feet, (subject, setting)
    assert more.get("count", 1) == 1 or subject not in place.has, (subject, setting)
    return Scene(subject, setting, time, weather, colour, doing=doing, seed=seed, **more)


def think_up(rng: random.Random, names=None) -> Scene:
    """One random scene that makes sense."""
    sub = SUBJECTS[rng.choice(sorted(names or SUBJECTS))]
    setting = settings_list.SETTINGS[rng.choice(settings_of(sub))]
    time, weather = when_of(rng, sub, setting)
    scene = {
        "subject": sub.name,
        "setting": setting.name,
        "time": time,
        "weather": weather,
        "colour": rng.choice(list(sub.colours)),
        "doing": rng.choice(sub.doing),
        "seed": rng.randrange(1 << 30),
    }
    if rng.random() < 0.22:
        scene.update(beside(rng, sub, setting, time, weather))
    if "other" not in scene and sub.name not in setting.has:
        scene["count"] = rng.choice(sub.counts)
        several = [d for d in sub.doing if not re.search(r"\b(a|an|its)\b", d)]
        if scene["count"] > 1 and several:
            scene["doing"] = rng.choice(several)
    return Scene(**scene)


def when_of(rng: random.Random, sub: Subject, setting) -> tuple[str, str]:
    """A time of day and a weather in which the subject could be there."""
    weathers = [w for w in setting.weathers if suits(sub, setting, w)]
    time = rng.choice([t for t in setting.times if t in sub.times] or sub.times)
    return time, rng.choice(weathers or sub.weathers)


def suits(sub, setting, weather) -> bool:
    """Would anybody leave the subject there in this weather? Not cakes and teddies in the rain."""
    indoorsy = sub.place == "table" or sub.indoor_place == "table"
    if indoorsy and not setting.indoor and weather not in ("clear", "cloudy"):
        return False
    return weather in sub.weathers


def beside(rng, sub, setting, time, weather) -> dict:
    """A second subject that could be in the same place, and how they stand."""
    place = place_of(sub, setting)
    others = [
        o
        for o in sorted(SUBJECTS.values(), key=lambda o: o.name)
        if setting.name in o.settings
        and place == place_of(o, setting)
        and o.family != sub.family
        and 1 / APART <= o.metres / sub.metres <= APART
        and time in o.times
        and suits(o, setting, weather)
        and not (o.name in sub.name or sub.name in o.name)
    ]
    if not others:
        return {}
    other = rng.choice(others)
    relations = RELATIONS if other.metres > sub.metres * 1.5 else RELATIONS[:3]
    return {
        "other": other.name,
        "other_colour": rng.choice(list(other.colours)),
        "relation": rng.choice(relations),
    }

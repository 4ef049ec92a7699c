"""Time of day and weather: the colours of sky and haze, and colour grading.

A mood turns any colour into that colour as seen at dusk, at night, in rain.
It does not know about places or subjects.
"""

from dataclasses import dataclass

from .palette import Colour, P, hexc, mix

TIMES = ("day", "sunset", "night")
WEATHERS = ("clear", "cloudy", "rain", "snow", "fog")

_SKY = {  # top, middle, horizon
    "day": ("5fb0de", "9fd3ea", "e9f1e2"),
    "sunset": ("6f74b5", "f0936f", "fbd389"),
    "night": ("16214a", "2b3f78", "5a6ca6"),
}
_GREY_SKY = {
    "day": ("97abba", "b7c5cc", "dcdfdb"),
    "sunset": ("8b7f9d", "c99a92", "ecc9a2"),
    "night": ("1d2643", "323f63", "525f80"),
}
_HAZE = {"day": "cfe3e8", "sunset": "f3b48b", "night": "46588f"}


@dataclass(frozen=True)
class Mood:
    """When it is and what the weather does."""

    time: str = "day"
    weather: str = "clear"
    indoor: bool = False  # lamplight instead of moonlight at night

    @property
    def night(self) -> bool:
        return self.time == "night"

    @property
    def grey(self) -> bool:
        """Is the sky covered?"""
        return self.weather != "clear"

    @property
    def snowy(self) -> bool:
        return self.weather == "snow"

    def sky(self) -> tuple[Colour, Colour, Colour]:
        """Top, middle and horizon colour of the sky (ungraded)."""
        clear = [hexc(h) for h in _SKY[self.time]]
        grey = [hexc(h) for h in _GREY_SKY[self.time]]
        t = {"clear": 0.0, "cloudy": 0.6, "rain": 0.95, "snow": 0.75, "fog": 0.9}
        return tuple(mix(a, b, t[self.weather]) for a, b in zip(clear, grey, strict=True))

    @property
    def haze(self) -> Colour:
        """What distance fades into (ungraded)."""
        c = hexc(_HAZE[self.time])
        return mix(c, self.sky()[2], 0.6) if self.grey else c

    def grade(self, c: Colour, part: str = "scene") -> Colour:
        """The colour c as this mood shows it; subjects are graded less."""
        k = 0.45 if part == "subject" else 1.0
        if self.weather in ("rain", "fog"):
            c = _toward(c, (0.86, 0.9, 0.95), 0.3, 0.7 * k)
        elif self.weather == "snow":
            c = _toward(c, (0.96, 0.98, 1.0), 0.15, 0.6 * k)
        if self.time == "sunset":
            c = _toward(c, (1.02, 0.84, 0.74), 0.05, 0.95 * (0.55 + 0.45 * k))
            c = mix(c, hexc("f29a63"), 0.06)
        elif self.night and self.indoor:
            c = _toward(c, (0.9, 0.76, 0.6), 0.1, 0.85 * (0.5 + 0.5 * k))
        elif self.night:
            c = _toward(c, (0.38, 0.46, 0.72), 0.28, k * (1.0 if part == "scene" else 0.75))
            c = mix(c, hexc("23356e"), 0.14 * k)
        return tuple(min(1.0, v) for v in c)


def _toward(c: Colour, tint: Colour, grey: float, k: float) -> Colour:
    """Drain colour c by grey, multiply by tint, both at strength k."""
    y = 0.3 * c[0] + 0.59 * c[1] + 0.11 * c[2]
    out = tuple((v + (y - v) * grey) * t for v, t in zip(c, tint, strict=True))
    return mix(c, out, k)


def fade(mood: Mood, colour, depth: float) -> Colour:
    """Atmospheric perspective: colour at depth 0 (near) to 1 (far).

    The result is meant for an ungraded pen, or for graded daytime layers.
    """
    extra = 0.35 if mood.weather == "fog" else 0.0
    return mix(
        colour, P["powder"] if not mood.night else hexc("8fa0cf"), min(0.92, depth * (0.75 + extra))
    )

"""Fruit: bananas, strawberry, orange, watermelon."""

import math

from ..paint import fill, flat, inside, line, wash
from ..palette import darker, lighter
from ..registry import ROOMS, subject
from ..shapes import blob, curve, leaf, oval, path_of, ribbon


@subject(
    "bananas",
    "food",
    box=(1.0, 0.72),
    metres=0.18,
    place="table",
    settings=ROOMS + ("garden",),
    colours={"": "yellow"},
    nouns=("bunch of bananas",),
    plural="bunches of bananas",
    doing=("lie",),
    counts=(1,),
    shadow=0.9,
    say_colour=0.4,
    weathers=("clear", "cloudy"),
)
def bananas(pen, look):
    """A bunch of three bananas."""
    c = look.colour
    for tail, sag, wide, dark in (
        ((0.36, -0.52), (0.05, -0.37), 0.15, 0.16),
        ((0.43, -0.38), (0.08, -0.22), 0.17, 0.07),
        ((0.42, -0.2), (0.02, -0.09), 0.18, 0.0),
    ):
        pts = [
            (-0.4, -0.6),
            (-0.33, -0.42),
            (sag[0] - 0.16, sag[1] - 0.04),
            sag,
            ((sag[0] + tail[0]) / 2 + 0.06, (sag[1] + tail[1]) / 2 + 0.035),
            tail,
        ]
        skin = darker(c, dark)
        shape = ribbon(pts, [0.05, 0.09, wide, wide * 1.05, wide * 0.75, 0.04])
        fill(pen, shape, skin, shade=0.45, lit=0.9, grain=0.35)
        with inside(pen, shape):
            ridge = [(x + 0.005, y - 0.005) for x, y in pts[1:]]
            line(pen, curve(*ridge), darker(skin, 0.28), 0.012, 0.75)
            line(
                pen,
                curve(*((x - 0.01, y - wide * 0.25) for x, y in pts[2:5])),
                lighter(skin, 0.7),
                0.018,
                0.55,
                0.006,
            )
            wash(pen, oval(-0.39, -0.55, 0.08, 0.06), "lime", 0.6, 0.03)
            for _ in range(8):
                x = pen.between(-0.2, 0.3)
                y = sag[1] + pen.between(-0.06, 0.05)
                line(pen, curve((x, y), (x + 0.025, y + 0.006)), "brown", 0.006, 0.6)
        fill(pen, ribbon([tail, (tail[0] + 0.022, tail[1] - 0.03)], [0.042, 0.034]), "bark")
    fill(
        pen,
        blob(
            (-0.42, -0.53),
            (-0.44, -0.63),
            (-0.46, -0.7),
            (-0.4, -0.715),
            (-0.35, -0.64),
            (-0.33, -0.54),
        ),
        darker("olive", 0.1),
    )
    fill(pen, oval(-0.43, -0.7, 0.034, 0.018, -15), "bark")


@subject(
    "strawberry",
    "food",
    box=(0.82, 0.84),
    metres=0.05,
    place="table",
    settings=ROOMS + ("garden",),
    colours={"red": "red"},
    nouns=("strawberry",),
    plural="strawberries",
    doing=("lie",),
    counts=(1, 1, 2, 3),
    shadow=0.8,
    say_colour=0.4,
    weathers=("clear", "cloudy"),
)
def strawberry(pen, look):
    """A ripe strawberry lying on its side, with a green star of leaves."""
    with pen.at(-0.345, -0.035, 0.89, turn=42):
        _strawberry(pen, look)


def _strawberry(pen, look):
    c = look.colour
    berry = blob(
        (0, -0.005),
        (-0.14, -0.1),
        (-0.31, -0.36),
        (-0.4, -0.6),
        (-0.33, -0.77),
        (-0.14, -0.82),
        (0, -0.79),
        (0.14, -0.82),
        (0.33, -0.77),
        (0.4, -0.6),
        (0.31, -0.36),
        (0.14, -0.1),
    )
    fill(pen, berry, c, to=darker(c, 0.15), shade=0.9, lit=0.6)
    with inside(pen, berry):
        wash(pen, oval(-0.22, -0.6, 0.06, 0.15, 18), "white", 0.45, 0.035)
        for row in range(8):
            y = -0.72 + row * 0.092
            n = 4
            for i in range(-n, n + 1):
                x = (i + (0.5 if row % 2 else 0)) * 0.125
                x *= 1 - abs(x) * 0.25
                fill(
                    pen,
                    oval(x + 0.004, y + 0.005, 0.021, 0.028),
                    darker(c, 0.4),
                    edge=0,
                    grain=0,
                    shade=0,
                    lit=0,
                    alpha=0.6,
                )
                fill(pen, oval(x, y, 0.013, 0.02), "butter", edge=0.3, grain=0, shade=0.2)
    for a, length in (
        (172, 0.36),
        (145, 0.3),
        (110, 0.26),
        (70, 0.26),
        (35, 0.3),
        (8, 0.36),
        (200, 0.28),
        (-20, 0.28),
    ):
        blade = leaf(0, -0.81, length, 0.1, a)
        fill(pen, blade, "leaf" if a not in (145, 35) else "green", to="green")
        r = math.radians(a)
        line(
            pen,
            curve((0, -0.81), (length * 0.8 * math.cos(r), -0.81 + length * 0.8 * math.sin(r))),
            "pine",
            0.008,
            0.6,
        )
    fill(pen, ribbon([(0, -0.82), (0.01, -0.9), (0.06, -0.97)], [0.05, 0.04, 0.045]), "leaf")


@subject(
    "orange",
    "food",
    box=(1.0, 0.86),
    metres=0.09,
    place="table",
    settings=ROOMS + ("garden",),
    colours={"": "orange"},
    nouns=("orange",),
    doing=("lie",),
    counts=(1, 1, 2),
    shadow=0.9,
    weathers=("clear", "cloudy"),
)
def orange(pen, look):
    """A whole orange with a leaf, and a half showing its segments."""
    fruit = blob(
        (-0.49, -0.4),
        (-0.42, -0.66),
        (-0.22, -0.79),
        (-0.06, -0.8),
        (0.12, -0.73),
        (0.26, -0.55),
        (0.27, -0.33),
        (0.17, -0.12),
        (0.0, -0.015),
        (-0.2, -0.015),
        (-0.39, -0.14),
    )
    fill(pen, fruit, look.colour, shade=1.0, lit=0.6)
    with inside(pen, fruit):
        for _ in range(110):
            x, y = pen.between(-0.47, 0.24), pen.between(-0.78, -0.03)
            flat(pen, oval(x, y, 0.006, 0.005), darker(look.colour, 0.35), 0.45)
        wash(pen, oval(-0.28, -0.58, 0.07, 0.1, 35), "white", 0.6, 0.03)
        wash(pen, oval(-0.1, -0.775, 0.06, 0.022), darker("rust", 0.3), 0.7, 0.012)
    fill(pen, ribbon([(-0.1, -0.77), (-0.09, -0.83)], [0.035, 0.03]), "moss")
    blade = leaf(-0.09, -0.81, 0.3, 0.1, -4)
    fill(pen, blade, "leaf", to="green")
    line(pen, curve((-0.08, -0.81), (0.06, -0.825), (0.19, -0.828)), "pine", 0.008, 0.6)
    with pen.at(0.235, -0.262):
        fill(pen, oval(0, 0, 0.255, 0.258), look.colour, shade=0.6, lit=0.7)
        fill(pen, oval(0, 0, 0.226, 0.229), "cream", shade=0, grain=0.3, edge=0.2)
        for i in range(9):
            a, b = math.radians(i * 40 + 3), math.radians(i * 40 + 37)
            m = (a + b) / 2
            wedge = blob(
                (0.035 * math.cos(m), 0.035 * math.sin(m)),
                (0.12 * math.cos(a), 0.12 * math.sin(a)),
                (0.198 * math.cos(a + 0.06), 0.198 * math.sin(a + 0.06)),
                (0.21 * math.cos(m), 0.21 * math.sin(m)),
                (0.198 * math.cos(b - 0.06), 0.198 * math.sin(b - 0.06)),
                (0.12 * math.cos(b), 0.12 * math.sin(b)),
            )
            fill(pen, wedge, "amber", shade=0.35, lit=0.6, edge=0.25)
            for k in (0.09, 0.14, 0.17):
                line(
                    pen,
                    curve(
                        (k * math.cos(m + 0.1), k * math.sin(m + 0.1)),
                        ((k + 0.025) * math.cos(m + 0.1), (k + 0.025) * math.sin(m + 0.1)),
                    ),
                    "butter",
                    0.006,
                    0.7,
                )


@subject(
    "watermelon",
    "food",
    box=(1.0, 0.8),
    metres=0.25,
    place="table",
    settings=ROOMS + ("garden", "park"),
    colours={"": "green"},
    nouns=("watermelon",),
    doing=("lie",),
    counts=(1,),
    shadow=0.9,
    weathers=("clear", "cloudy"),
)
def watermelon(pen, look):
    """A striped melon and a red slice with pips in front of it."""
    melon = blob(
        (-0.49, -0.38),
        (-0.42, -0.62),
        (-0.2, -0.77),
        (0.06, -0.79),
        (0.28, -0.72),
        (0.42, -0.55),
        (0.43, -0.32),
        (0.32, -0.13),
        (0.1, -0.02),
        (-0.18, -0.02),
        (-0.39, -0.14),
    )
    fill(pen, melon, "leaf", shade=1.0, lit=0.5)
    with inside(pen, melon):
        for k in (-1.0, -0.62, -0.24, 0.14, 0.52, 0.9):
            pts = [
                (-0.03 + k * w + pen.between(-0.012, 0.012), y)
                for y, w in (
                    (-0.8, 0.05),
                    (-0.68, 0.27),
                    (-0.53, 0.4),
                    (-0.38, 0.45),
                    (-0.23, 0.4),
                    (-0.1, 0.27),
                    (0, 0.08),
                )
            ]
            line(pen, curve(*pts), "forest", 0.062, 0.95)
            line(
                pen,
                curve(*((x + (0.03 if i % 2 else -0.03), y) for i, (x, y) in enumerate(pts))),
                "forest",
                0.022,
                0.9,
            )
        wash(pen, oval(-0.25, -0.6, 0.1, 0.05, -35), "cream", 0.5, 0.03)
        wash(pen, oval(0.3, -0.2, 0.3, 0.25), "shadow", 0.35, 0.08)
    line(pen, curve((0.0, -0.775), (0.02, -0.8), (0.07, -0.79)), "moss", 0.02)
    with pen.at(0.13, -0.03, turn=-7):
        _melon_slice(pen)


def _melon_slice(pen):
    """A red half-moon with pips."""

    def half(r, drop):
        pts = [
            (
                r * math.cos(math.radians(d)),
                -0.335 + drop + r * 0.92 * math.sin(math.radians(d)),
            )
            for d in range(0, 181, 10)
        ]
        return path_of(pts)

    fill(pen, half(0.365, 0.0), "forest", lit=0.6)
    fill(pen, half(0.338, 0.0), "mint", shade=0.2, edge=0.1)
    flesh = half(0.305, 0.0)
    fill(pen, flesh, "tomato", to="red", shade=0.5)
    for x, y, a in (
        (-0.2, -0.27, 30),
        (-0.1, -0.29, 10),
        (0.02, -0.28, 0),
        (0.13, -0.29, -10),
        (0.22, -0.27, -30),
        (-0.15, -0.18, 25),
        (-0.03, -0.19, 5),
        (0.09, -0.19, -8),
        (0.18, -0.18, -25),
        (-0.07, -0.11, 8),
        (0.05, -0.11, -6),
    ):
        fill(
            pen,
            blob(
                *(
                    (
                        x + u * math.cos(math.radians(a)) - v * math.sin(math.radians(a)),
                        y + u * math.sin(math.radians(a)) + v * math.cos(math.radians(a)),
                    )
                    for u, v in ((0, -0.026), (0.014, 0.008), (0, 0.02), (-0.014, 0.008))
                )
            ),
            "ink",
            grain=0,
        )

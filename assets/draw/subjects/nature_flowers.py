"""Flowers and mushrooms: mushroom, sunflower, tulip."""

from math import cos, sin, tau

from ..flora import grass
from ..paint import cast, fill, flat, inside, line, wash
from ..palette import P, darker, lighter, mix
from ..registry import GREEN, subject
from ..shapes import blob, curve, leaf, oval, ribbon


@subject(
    "mushroom",
    "nature",
    box=(0.95, 1.0),
    metres=0.18,
    shadow=0.6,
    settings=("forest", "forest", "meadow", "hills", "mountains", "garden"),
    colours=("red", "brown", "orange"),
    nouns=("mushroom",),
    doing=("grow", "stand"),
    counts=(1, 1, 2, 3),
    say_colour=0.6,
    mirror=False,
)
def mushroom(pen, look):
    """A toadstool with a domed cap, white warts, gills and a ringed stem."""
    c = look.colour
    stem = _stem(pen)
    gills = blob(
        (-0.42, -0.5),
        (-0.25, -0.56),
        (0, -0.58),
        (0.25, -0.56),
        (0.42, -0.5),
        (0.24, -0.445),
        (0, -0.43),
        (-0.24, -0.445),
    )
    fill(pen, gills, "ivory", to="tan", lit=0)
    with inside(pen, gills):
        for i in range(-12, 13):
            line(pen, curve((i * 0.012, -0.56), (i * 0.036, -0.42)), "bark", 0.006, 0.5)
    skirt = blob(
        (-0.105, -0.41),
        (0, -0.425),
        (0.11, -0.41),
        (0.165, -0.33),
        (0.11, -0.315),
        (0.06, -0.335),
        (0.0, -0.315),
        (-0.06, -0.335),
        (-0.11, -0.312),
        (-0.16, -0.33),
    )
    cast(pen, stem, skirt, 0.4, 0.03)
    fill(pen, skirt, "cream")
    _cap(pen, look, c)
    if pen.mood.snowy:
        fill(
            pen,
            blob(
                (-0.36, -0.8),
                (-0.22, -0.945),
                (0, -1.0),
                (0.22, -0.945),
                (0.36, -0.8),
                (0.2, -0.85),
                (0.08, -0.82),
                (-0.06, -0.86),
                (-0.2, -0.82),
            ),
            "snow",
        )
    for x, h in ((-0.22, 0.13), (-0.12, 0.09), (0.15, 0.11), (0.25, 0.14)):
        grass(pen, x, 0.0, h, "ice" if pen.mood.snowy else "leaf", 6)


def _stem(pen):
    """The pale stem; returns its shape."""
    stem = blob(
        (-0.1, -0.56),
        (-0.095, -0.35),
        (-0.12, -0.15),
        (-0.165, -0.03),
        (-0.05, 0.0),
        (0.06, 0.0),
        (0.17, -0.03),
        (0.125, -0.15),
        (0.1, -0.35),
        (0.105, -0.56),
    )
    fill(pen, stem, "ivory", shade=1.0)
    with inside(pen, stem):
        for _ in range(22):
            x, y = pen.between(-0.13, 0.13), pen.between(-0.35, -0.03)
            line(pen, curve((x, y), (x * 1.05, y + 0.06)), "tan", pen.px(2.4), 0.45)
    return stem


def _cap(pen, look, c):
    """The domed cap with warts, or brown and plain."""
    cap = blob(
        (-0.465, -0.47),
        (-0.46, -0.59),
        (-0.38, -0.78),
        (-0.22, -0.93),
        (0.0, -0.985),
        (0.22, -0.93),
        (0.38, -0.78),
        (0.46, -0.59),
        (0.465, -0.47),
        (0.36, -0.475),
        (0.2, -0.53),
        (0, -0.545),
        (-0.2, -0.53),
        (-0.36, -0.475),
    )
    fill(pen, cap, c, shade=1.0)
    with inside(pen, cap):
        wash(pen, oval(-0.19, -0.83, 0.14, 0.08, -35), lighter(c, 0.8), 0.45, 0.04)
        if look.word == "brown":
            for _ in range(26):
                x, y = pen.between(-0.4, 0.4), pen.between(-0.92, -0.55)
                line(pen, curve((x, y), (x + x * 0.12, y + 0.03)), darker(c, 0.5), pen.px(2.5), 0.5)
        else:
            for x, y, r in (
                (0.0, -0.86, 0.07),
                (-0.22, -0.75, 0.06),
                (0.2, -0.77, 0.055),
                (-0.04, -0.66, 0.065),
                (-0.34, -0.6, 0.05),
                (0.15, -0.6, 0.05),
                (0.33, -0.63, 0.055),
                (-0.2, -0.57, 0.04),
                (-0.13, -0.92, 0.03),
                (0.43, -0.5, 0.04),
                (-0.46, -0.49, 0.035),
            ):
                k = 1 - 0.45 * abs(x) / 0.46
                spot = blob(
                    (x - r * k, y),
                    (x - r * k * 0.6, y - r * 0.75),
                    (x + r * k * 0.3, y - r * 0.9),
                    (x + r * k, y - r * 0.1),
                    (x + r * k * 0.5, y + r * 0.75),
                    (x - r * k * 0.5, y + r * 0.7),
                )
                fill(pen, spot, "cream", shade=0.6)


@subject(
    "sunflower",
    "nature",
    box=(0.66, 1.0),
    metres=1.8,
    shadow=0.5,
    settings=(*GREEN, "hills"),
    colours=("yellow",),
    nouns=("sunflower",),
    doing=("bloom", "grow"),
    counts=(1, 1, 2, 3),
    say_colour=0.15,
    weathers=("clear", "clear", "cloudy", "rain", "fog"),
)
def sunflower(pen, look):
    """A tall sunflower: two rings of petals, a seed disc, heart-shaped leaves."""
    c = look.colour
    fill(
        pen,
        ribbon([(0.02, -0.025), (-0.015, -0.25), (0.0, -0.62)], [0.05, 0.042, 0.038]),
        "green",
        grain=0.4,
    )
    for y, s, n, turn in ((-0.1, 1, 0.29, -22), (-0.17, -1, 0.3, -20), (-0.31, 1, 0.25, -38)):
        with pen.at(0.0, y, turn=turn * s, flip=s < 0):
            _sunflower_leaf(pen, n)
    cx, cy = 0.0, -0.685
    for ring, (count, r, n, w, tone) in enumerate(
        ((19, 0.13, 0.175, 0.06, darker(c, 0.14)), (17, 0.12, 0.155, 0.056, c))
    ):
        for i in range(count):
            a = tau * (i + 0.5 * ring) / count
            k = pen.between(0.93, 1.05)
            petal = leaf(
                cx + r * cos(a), cy + r * sin(a), n * k, w, a * 360 / tau + pen.between(-4, 4)
            )
            fill(pen, petal, mix(tone, P["orange"], pen.between(0, 0.18)), shade=0.4, grain=0.2)
            line(
                pen,
                curve(
                    (cx + r * cos(a), cy + r * sin(a)),
                    (cx + (r + n * 0.6) * cos(a), cy + (r + n * 0.6) * sin(a)),
                ),
                "amber",
                pen.px(2.2),
                0.6,
            )
    disc = oval(cx, cy, 0.15)
    fill(pen, disc, "chocolate", shade=0.9)
    for i in range(150):
        r, a = 0.14 * (i / 150) ** 0.5, i * 2.39996
        tone = "caramel" if i > 80 else ("bark" if i > 30 else "moss")
        flat(pen, oval(cx + r * cos(a), cy + r * sin(a), 0.0062), tone, 0.9)
    for x in (-0.06, 0.05, 0.1):
        grass(pen, x, 0.0, 0.08, "ice" if pen.mood.snowy else "leaf", 5)


def _sunflower_leaf(pen, n):
    """A heart-shaped leaf of length n with its veins."""
    shape = blob(
        (0, 0),
        (n * 0.25, -n * 0.3),
        (n * 0.6, -n * 0.28),
        (n * 1.02, 0.01),
        (n * 0.6, n * 0.2),
        (n * 0.25, n * 0.2),
    )
    fill(pen, shape, "green", shade=0.7)
    line(
        pen,
        curve((0, 0), (n * 0.5, -n * 0.06), (n * 0.95, 0.0)),
        lighter("green", 0.45),
        0.007,
        0.8,
    )
    for k in (0.3, 0.5, 0.7):
        for t in (-1, 1):
            line(
                pen,
                curve((n * k, -n * 0.04), (n * (k + 0.14), t * n * 0.15)),
                lighter("green", 0.35),
                0.004,
                0.6,
            )


@subject(
    "tulip",
    "nature",
    box=(0.56, 1.0),
    metres=0.4,
    shadow=0.5,
    settings=(*GREEN, "hills"),
    colours=("red", "yellow", "pink", "purple", "orange"),
    nouns=("tulip",),
    doing=("bloom", "grow"),
    counts=(1, 1, 2, 3, 3, 5),
    say_colour=0.85,
    weathers=("clear", "clear", "cloudy", "rain", "fog"),
)
def tulip(pen, look):
    """A tulip with a six-petalled cup and two long leaves."""
    c = look.colour
    fill(pen, leaf(0.01, 0.0, 0.58, 0.1, -70), darker("green", 0.15), shade=0.6)
    fill(
        pen,
        ribbon([(0, -0.02), (0.012, -0.3), (0, -0.62)], [0.042, 0.036, 0.034]),
        "leaf",
        grain=0.3,
    )
    _tulip_leaves(pen)
    for s in (-1, 1):
        fill(
            pen,
            blob(
                (s * 0.02, -0.62),
                (s * 0.06, -0.85),
                (s * 0.13, -0.985),
                (s * 0.18, -0.88),
                (s * 0.16, -0.68),
            ),
            darker(c, 0.24),
        )
    for s in (-1, 1):
        side = blob(
            (0, -0.58),
            (s * 0.11, -0.59),
            (s * 0.2, -0.67),
            (s * 0.225, -0.8),
            (s * 0.215, -0.945),
            (s * 0.13, -0.88),
            (s * 0.05, -0.78),
            (s * -0.01, -0.66),
        )
        fill(pen, side, darker(c, 0.08), shade=0.7)
        for k in (0.5, 0.8, 1.0):
            line(
                pen,
                curve(
                    (s * 0.03, -0.61), (s * 0.16 * k, -0.72), (s * 0.2 * k, -0.9 + (1 - k) * 0.12)
                ),
                darker(c, 0.4),
                pen.px(2),
                0.4,
            )
    _tulip_heart(pen, c)
    grass(pen, -0.03, 0.0, 0.07, "ice" if pen.mood.snowy else "leaf", 5)


def _tulip_leaves(pen):
    """Two long folded leaves."""
    for shape, x1, x2 in (
        (
            blob(
                (-0.0, 0.0),
                (-0.09, -0.1),
                (-0.17, -0.3),
                (-0.255, -0.52),
                (-0.26, -0.55),
                (-0.14, -0.44),
                (-0.05, -0.26),
                (0.03, -0.02),
            ),
            -0.06,
            -0.22,
        ),
        (
            blob(
                (0.01, 0.0),
                (0.07, -0.1),
                (0.1, -0.2),
                (0.2, -0.33),
                (0.26, -0.37),
                (0.2, -0.2),
                (0.1, -0.05),
                (0.03, 0.0),
            ),
            0.06,
            0.22,
        ),
    ):
        fill(pen, shape, "green", shade=0.8)
        for k in (0.6, 1.0):
            line(
                pen,
                curve((0.0, -0.03), (x1 * k, -0.2), (x2 * k, -0.42 if x1 < 0 else -0.31)),
                lighter("green", 0.4),
                0.005,
                0.5,
            )


def _tulip_heart(pen, c):
    """The middle petal with its streaks."""
    middle = blob(
        (0, -0.575),
        (-0.09, -0.61),
        (-0.13, -0.71),
        (-0.1, -0.85),
        (0, -0.965),
        (0.1, -0.85),
        (0.13, -0.71),
        (0.09, -0.61),
    )
    fill(pen, middle, lighter(c, 0.12), shade=0.8)
    for x in (-0.06, -0.03, 0, 0.03, 0.06):
        line(
            pen,
            curve((x * 0.5, -0.6), (x * 1.2, -0.73), (x * 0.7, -0.89 + abs(x))),
            darker(c, 0.35),
            pen.px(2),
            0.45,
        )

"""Vegetables: the carrot."""

import math

from ..paint import fill, inside, line
from ..palette import darker
from ..registry import ROOMS, subject
from ..shapes import blob, curve, leaf, oval


@subject(
    "carrot",
    "food",
    box=(0.98, 0.38),
    metres=0.12,
    place="table",
    settings=ROOMS + ("garden", "farm"),
    colours={"": "orange"},
    nouns=("carrot",),
    doing=("lie",),
    counts=(1, 1, 2, 3),
    shadow=0.9,
    weathers=("clear", "cloudy"),
)
def carrot(pen, look):
    """A carrot lying down with its feathery green top."""
    with pen.at(0.48, -0.01, 0.88, turn=-16), pen.at(-0.49, 0):
        _carrot(pen, look)


def _carrot(pen, look):
    for a, length in ((-160, 0.3), (-128, 0.38), (-146, 0.42), (178, 0.34), (-112, 0.3)):
        r = math.radians(a)
        x0, y0 = -0.12, -0.3
        tip = (x0 + length * math.cos(r), y0 + length * math.sin(r) * 0.72)
        mid = ((x0 + tip[0]) / 2, (y0 + tip[1]) / 2 - 0.02)
        line(pen, curve((x0, y0), mid, tip), "green", 0.026)
        for i in range(9):
            t = 0.35 + i * 0.075
            x, y = x0 + (tip[0] - x0) * t, y0 + (tip[1] - y0) * t - 0.02 * math.sin(t * 3.14)
            for s in (-1, 1):
                fill(
                    pen,
                    leaf(x, y, 0.1 - i * 0.004, 0.026, a + s * 48),
                    "leaf" if i % 2 else "green",
                    edge=0.3,
                )
    root = blob(
        (-0.17, -0.33),
        (-0.11, -0.39),
        (0.0, -0.375),
        (0.18, -0.27),
        (0.36, -0.12),
        (0.49, -0.015),
        (0.3, -0.045),
        (0.08, -0.1),
        (-0.09, -0.16),
        (-0.165, -0.23),
    )
    fill(pen, root, look.colour, shade=0.9, lit=0.7)
    with inside(pen, root):
        for x, y, n in (
            (-0.08, -0.36, 0.05),
            (-0.03, -0.2, 0.06),
            (0.04, -0.32, 0.05),
            (0.1, -0.17, 0.06),
            (0.16, -0.25, 0.04),
            (0.22, -0.13, 0.05),
            (0.29, -0.15, 0.035),
            (0.36, -0.09, 0.03),
            (-0.12, -0.27, 0.04),
            (0.03, -0.16, 0.04),
        ):
            line(
                pen,
                curve((x, y), (x + n * 0.5, y + n * 0.25), (x + n * 0.55, y + n * 0.9)),
                darker(look.colour, 0.45),
                0.009,
                0.75,
            )
        line(pen, curve((-0.07, -0.35), (0.05, -0.32), (0.2, -0.22)), "cream", 0.022, 0.5, 0.01)
    fill(pen, oval(-0.13, -0.335, 0.05, 0.032, -50), darker("leaf", 0.2))

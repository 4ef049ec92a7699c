"""Animals of the sea: whale and dolphin. y = 0 is the waterline."""

import math

from ..faces import cheek, eye
from ..paint import fill, flat, line, patch
from ..palette import darker, lighter
from ..registry import subject
from ..shapes import blob, curve, leaf, oval, ribbon, union


@subject(
    "whale",
    "animals",
    box=(1.0, 0.78),
    metres=3.0,
    place="water",
    settings=("sea",),
    colours={"blue": "cobalt", "grey": "slate"},
    nouns=("whale",),
    doing=("swim", "spout water"),
    where=("on ", "in "),
    counts=(1, 1, 1, 2),
)
def whale(pen, look):
    """A great whale at the surface, tail raised; it may spout."""
    c = look.colour
    body = _whale_body(pen, c)
    belly = blob(
        (0.5, -0.16),
        (0.36, -0.15),
        (0.2, -0.13),
        (0.02, -0.06),
        (-0.16, 0.0),
        (-0.1, 0.08),
        (0.5, 0.08),
    )
    patch(pen, body, belly, "ivory", 0.006)
    for i in range(5):
        y = -0.1 + i * 0.026
        line(
            pen,
            curve((0.48 - i * 0.006, y), (0.3, y + 0.012), (0.06 - i * 0.035, y + 0.034)),
            "slate",
            0.007,
            0.5,
        )
    line(
        pen,
        curve((0.495, -0.17), (0.4, -0.16), (0.3, -0.165), (0.25, -0.195)),
        darker(c, 0.7),
        0.012,
        0.8,
    )
    fill(
        pen,
        blob((0.06, -0.1), (0.16, -0.12), (0.14, 0.0), (0.04, 0.035), (-0.04, 0.03)),
        darker(c, 0.2),
    )
    for x, y, r in (
        (0.02, -0.33, 0.012),
        (0.08, -0.36, 0.009),
        (0.05, -0.29, 0.008),
        (-0.1, -0.22, 0.01),
        (0.2, -0.42, 0.01),
    ):
        flat(pen, oval(x, y, r, r * 0.7), lighter(c, 0.5), 0.6)
    eye(pen, 0.27, -0.24, 0.03)
    cheek(pen, 0.3, -0.17, 0.03)
    if look.doing == "spout water":
        _spout(pen)


def _whale_body(pen, c):
    """Back and raised tail in one shape."""
    fluke = blob(
        (-0.35, -0.3),
        (-0.4, -0.46),
        (-0.49, -0.52),
        (-0.465, -0.59),
        (-0.37, -0.57),
        (-0.33, -0.5),
        (-0.28, -0.58),
        (-0.18, -0.6),
        (-0.17, -0.53),
        (-0.26, -0.45),
        (-0.25, -0.28),
    )
    trunk = blob(
        (-0.38, -0.22),
        (-0.36, -0.36),
        (-0.26, -0.36),
        (-0.2, -0.25),
        (-0.1, -0.27),
        (0.02, -0.38),
        (0.16, -0.47),
        (0.32, -0.46),
        (0.45, -0.36),
        (0.495, -0.2),
        (0.47, -0.02),
        (0.36, 0.04),
        (0, 0.04),
        (-0.22, 0.02),
        (-0.33, -0.08),
    )
    body = union(fluke, trunk)
    fill(pen, body, c, shade=0.65)
    return body


def _spout(pen):
    """A fountain from the blowhole."""
    for s, n, h in ((-1, 0.15, 0.26), (1, 0.15, 0.26), (-1, 0.07, 0.29), (1, 0.07, 0.29)):
        fill(
            pen,
            ribbon(
                [
                    (0.24, -0.47),
                    (0.24 + s * n * 0.4, -0.47 - h),
                    (0.24 + s * n, -0.47 - h + 0.05),
                    (0.24 + s * n * 1.15, -0.5 - h * 0.4),
                ],
                [0.04, 0.05, 0.05, 0.015],
            ),
            "powder",
            alpha=0.9,
            edge=0.3,
        )
    for x, y in ((0.06, -0.56), (0.42, -0.57), (0.14, -0.73), (0.34, -0.72), (0.24, -0.76)):
        fill(pen, oval(x, y, 0.013, 0.017), "powder", edge=0.3)


def splash(pen, x, width, rng):
    """A crown of water where something leaves or enters it."""
    for i in range(9):
        t = i / 8 - 0.5
        h = width * (0.5 - abs(t) * 0.5) * rng.uniform(0.8, 1.2)
        fill(
            pen,
            leaf(x + t * width * 0.8, 0.02, h, width * 0.09, -90 + t * 100),
            "powder" if i % 2 else "white",
            edge=0.25,
            grain=0.2,
        )
    for _ in range(8):
        a, r = rng.uniform(-2.7, -0.4), width * rng.uniform(0.4, 0.75)
        flat(pen, oval(x + math.cos(a) * r, math.sin(a) * r * 0.8, width * 0.025), "white", 0.9)
    fill(pen, oval(x, 0.02, width * 0.55, width * 0.06), "white", edge=0, alpha=0.7)


@subject(
    "dolphin",
    "animals",
    box=(1.0, 0.78),
    metres=1.6,
    place="water",
    settings=("sea",),
    colours={"grey": "slate", "blue": "blue"},
    nouns=("dolphin",),
    doing=("leap out of the water",),
    where=("on ", "in "),
    counts=(1, 1, 2, 3),
    say_colour=0.4,
)
def dolphin(pen, look):
    """A dolphin leaping out of the water in an arc."""
    c = lighter(look.colour, 0.12)
    tail = blob(
        (-0.33, -0.1),
        (-0.41, -0.13),
        (-0.485, -0.22),
        (-0.49, -0.12),
        (-0.43, -0.04),
        (-0.4, 0.03),
        (-0.33, 0.04),
        (-0.31, -0.04),
    )
    fill(pen, tail, darker(c, 0.15))
    fill(pen, blob((-0.1, -0.62), (-0.16, -0.74), (-0.22, -0.77), (-0.1, -0.76), (0.02, -0.66)), c)
    _dolphin_body(pen, c)
    fill(
        pen,
        blob((0.12, -0.43), (0.2, -0.4), (0.15, -0.26), (0.06, -0.18), (0.04, -0.28)),
        darker(c, 0.15),
    )
    line(
        pen,
        curve((0.465, -0.33), (0.41, -0.375), (0.36, -0.395), (0.33, -0.425)),
        darker(c, 0.7),
        0.01,
        0.8,
    )
    eye(pen, 0.32, -0.48, 0.026)
    splash(pen, -0.32, 0.3, pen.rng)


def _dolphin_body(pen, c):
    """The arched body with its pale belly."""
    body = blob(
        (-0.38, -0.08),
        (-0.34, -0.26),
        (-0.24, -0.46),
        (-0.1, -0.62),
        (0.08, -0.68),
        (0.24, -0.64),
        (0.34, -0.55),
        (0.4, -0.43),
        (0.455, -0.36),
        (0.48, -0.31),
        (0.44, -0.3),
        (0.38, -0.32),
        (0.28, -0.3),
        (0.14, -0.36),
        (-0.02, -0.36),
        (-0.16, -0.26),
        (-0.28, -0.1),
        (-0.33, -0.04),
    )
    fill(pen, body, c, shade=0.5)
    patch(
        pen,
        body,
        blob(
            (0.5, -0.3),
            (0.38, -0.38),
            (0.24, -0.42),
            (0.06, -0.44),
            (-0.1, -0.36),
            (-0.24, -0.18),
            (-0.1, -0.16),
            (0.2, -0.24),
        ),
        "cream",
        0.012,
    )

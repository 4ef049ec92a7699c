"""Birds in the air: parrot and seagull."""

import math

from ..faces import eye
from ..paint import fill, flat, line, patch
from ..palette import darker, lighter
from ..registry import subject
from ..shapes import blob, curve, leaf, oval, ribbon


def _wing(pen, x, y, turn, size, lead, mid, tip):
    """A raised wing from the shoulder (x, y); turn 90 points up, less leans back."""
    with pen.at(x, y, size, turn=turn, flip=True):
        for row, (k, tone) in enumerate(((1.0, tip), (0.62, mid))):
            for i in range(10, -1, -1):
                t = i / 10
                a = math.radians(4 + 88 * t)
                n = (0.56 - 0.2 * t) * k
                rx, ry = 0.5 - 0.46 * t, -0.05 + 0.05 * t
                fill(
                    pen,
                    ribbon(
                        [
                            (rx, ry),
                            (rx + math.cos(a) * n * 0.6, ry + math.sin(a) * n * 0.62),
                            (rx + math.cos(a + 0.08) * n, ry + math.sin(a + 0.08) * n),
                        ],
                        [0.06, 0.105, 0.045],
                    ),
                    lighter(tone, 0.1 * ((i + row) % 2)),
                    edge=0.4,
                )
        fill(
            pen,
            blob(
                (-0.1, 0.08),
                (-0.06, -0.06),
                (0.12, -0.12),
                (0.34, -0.12),
                (0.54, -0.09),
                (0.6, -0.03),
                (0.44, 0.06),
                (0.24, 0.12),
                (0.04, 0.18),
            ),
            lead,
        )


@subject(
    "parrot",
    "animals",
    box=(1.0, 0.82),
    metres=0.5,
    place="air",
    settings=("forest", "beach", "garden", "park", "mountains"),
    colours={"red": "red", "green": "green", "blue": "blue"},
    nouns=("parrot",),
    doing=("fly",),
    counts=(1, 1, 2, 3),
    weathers=("clear", "cloudy"),
    times=("day", "sunset"),
)
def parrot(pen, look):
    """A macaw in flight with raised wings and a long tail."""
    with pen.at(0, 0.15):
        _parrot(pen, look)


def _parrot(pen, look):
    """The whole parrot."""
    c = look.colour
    mid = {"red": "yellow", "green": "lime", "blue": "sky"}[look.word]
    tip = {"red": "blue", "green": "red", "blue": "yellow"}[look.word]
    _wing(pen, 0.14, -0.42, 100, 0.5, darker(c, 0.3), darker(mid, 0.25), darker(tip, 0.25))
    for i, (n, a, tone) in enumerate(
        ((0.5, 157, tip), (0.5, 163, c), (0.46, 169, darker(c, 0.2)), (0.36, 175, tip))
    ):
        fill(pen, leaf(-0.06, -0.3 + i * 0.012, n * 0.92, 0.05, a), tone)
    body = blob(
        (-0.16, -0.26),
        (-0.08, -0.38),
        (0.08, -0.45),
        (0.24, -0.52),
        (0.34, -0.5),
        (0.35, -0.4),
        (0.26, -0.28),
        (0.12, -0.2),
        (-0.04, -0.19),
    )
    fill(pen, body, c)
    for x in (0.0, 0.06):
        fill(
            pen,
            ribbon([(x, -0.2), (x - 0.05, -0.165), (x - 0.085, -0.175)], [0.035, 0.028, 0.018]),
            "slate",
        )
    head = blob(
        (0.22, -0.48),
        (0.25, -0.6),
        (0.34, -0.64),
        (0.43, -0.59),
        (0.45, -0.5),
        (0.4, -0.42),
        (0.29, -0.41),
    )
    fill(pen, head, c, edge=0.3)
    patch(
        pen, head, blob((0.34, -0.56), (0.46, -0.57), (0.46, -0.45), (0.36, -0.46)), "white", 0.008
    )
    fill(pen, blob((0.42, -0.46), (0.46, -0.45), (0.45, -0.4), (0.41, -0.41)), "charcoal")
    fill(
        pen,
        blob(
            (0.42, -0.58),
            (0.475, -0.56),
            (0.495, -0.49),
            (0.48, -0.42),
            (0.455, -0.47),
            (0.425, -0.475),
        ),
        "ink" if look.word != "red" else "ivory",
    )
    eye(pen, 0.375, -0.535, 0.027)
    _wing(pen, 0.1, -0.38, 62, 0.56, c, mid, tip)


@subject(
    "seagull",
    "animals",
    box=(1.0, 0.72),
    metres=0.45,
    place="air",
    settings=("beach", "sea", "lake", "city street"),
    colours={"white": "white"},
    nouns=("seagull", "gull"),
    doing=("fly",),
    counts=(1, 1, 2, 3, 4),
    say_colour=0.3,
)
def seagull(pen, look):
    """A gull in flight: white, grey wings with dark tips."""
    with pen.at(0, 0.145):
        _seagull(pen, look)


def _seagull(pen, look):
    """The whole seagull."""
    c = look.colour
    _wing(pen, 0.13, -0.36, 98, 0.48, "silver", darker("silver", 0.15), "slate")
    for i in range(4):
        fill(pen, leaf(-0.12, -0.27 + i * 0.008, 0.26, 0.05, 166 + i * 9), "white")
    body = blob(
        (-0.24, -0.26),
        (-0.1, -0.34),
        (0.1, -0.4),
        (0.28, -0.44),
        (0.33, -0.36),
        (0.24, -0.24),
        (0.08, -0.17),
        (-0.1, -0.19),
    )
    fill(pen, body, c)
    for x in (-0.04, 0.0):
        fill(
            pen,
            ribbon([(x, -0.19), (x - 0.09, -0.17), (x - 0.13, -0.175)], [0.03, 0.022, 0.03]),
            "amber",
            edge=0.3,
        )
    head = blob(
        (0.2, -0.36),
        (0.22, -0.47),
        (0.31, -0.51),
        (0.4, -0.47),
        (0.41, -0.39),
        (0.35, -0.32),
        (0.26, -0.31),
    )
    fill(pen, head, c, edge=0.3)
    fill(
        pen,
        blob((0.395, -0.45), (0.46, -0.42), (0.495, -0.385), (0.48, -0.365), (0.4, -0.375)),
        "amber",
    )
    line(pen, curve((0.405, -0.405), (0.45, -0.398), (0.485, -0.38)), darker("amber", 0.6), 0.007)
    flat(pen, oval(0.46, -0.378, 0.014, 0.009), "red")
    eye(pen, 0.335, -0.43, 0.024)
    _wing(pen, 0.09, -0.33, 60, 0.56, "silver", lighter("silver", 0.35), "charcoal")

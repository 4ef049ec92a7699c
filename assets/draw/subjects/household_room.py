"""Furnishings: table lamp, armchair, vase of flowers."""

import math

from ..flora import blossom
from ..paint import cast, fill, glow, inside, line, wash
from ..palette import darker, lighter
from ..registry import ROOMS, subject
from ..shapes import blob, box, curve, leaf, oval, poly


@subject(
    "table lamp",
    "household",
    box=(0.7, 1.0),
    metres=0.45,
    place="table",
    settings=ROOMS,
    colours=("yellow", "red", "green", "blue", "white"),
    nouns=("table lamp", "lamp"),
    doing=("shine", "stand"),
    counts=(1,),
    mirror=False,
    shadow=0.6,
    say_colour=0.6,
    weathers=("clear", "cloudy"),
)
def table_lamp(pen, look):
    """A lamp with a pleated cloth shade and a china foot, switched on."""
    c = look.colour
    with pen.ungraded():
        glow(pen, 0, -0.66, 0.62, "butter", 0.75 if pen.mood.night else 0.4)
    fill(
        pen,
        blob((-0.2, -0.02), (-0.17, -0.06), (0, -0.085), (0.17, -0.06), (0.2, -0.02), (0, -0.004)),
        "wood",
    )
    foot = blob(
        (-0.05, -0.06),
        (-0.16, -0.16),
        (-0.17, -0.27),
        (-0.08, -0.38),
        (-0.04, -0.44),
        (0.04, -0.44),
        (0.08, -0.38),
        (0.17, -0.27),
        (0.16, -0.16),
        (0.05, -0.06),
    )
    china = "teal" if look.word not in ("blue", "green") else "coral"
    fill(pen, foot, china, shade=0.9, lit=0.7)
    with inside(pen, foot):
        for y in (-0.31, -0.14):
            line(pen, curve((-0.2, y), (0, y + 0.03), (0.2, y)), lighter(china, 0.6), 0.018)
        wash(pen, oval(-0.09, -0.24, 0.02, 0.06, 10), "white", 0.7, 0.01)
    fill(pen, box(-0.025, -0.52, 0.025, -0.42, 0.008), "mustard")
    line(pen, curve((0.12, -0.47), (0.122, -0.34)), "slate", 0.007)
    fill(pen, oval(0.122, -0.33, 0.016), "mustard")
    shade = blob(
        (-0.335, -0.47),
        (-0.27, -0.72),
        (-0.2, -0.965),
        (-0.1, -0.985),
        (0.1, -0.985),
        (0.2, -0.965),
        (0.27, -0.72),
        (0.335, -0.47),
        (0.18, -0.44),
        (0, -0.43),
        (-0.18, -0.44),
    )
    fill(pen, shade, c, shade=0.7)
    with inside(pen, shade):
        for k in range(-7, 8):
            line(pen, curve((k * 0.028, -0.99), (k * 0.048, -0.43)), darker(c, 0.35), 0.006, 0.5)
        with pen.ungraded():
            wash(pen, oval(0, -0.58, 0.17, 0.2), "butter", 0.75, 0.07)
        for y, w in ((-0.475, 0.35), (-0.965, 0.22)):
            line(
                pen,
                curve((-w, y), (-w * 0.5, y + 0.032), (w * 0.5, y + 0.032), (w, y)),
                lighter(c, 0.55),
                0.026,
            )


@subject(
    "armchair",
    "household",
    box=(1.0, 0.98),
    metres=1.0,
    settings=("living room",),
    colours=("red", "green", "blue", "yellow", "purple"),
    nouns=("armchair", "chair"),
    doing=("stand",),
    counts=(1,),
    mirror=False,
    shadow=0.9,
    say_colour=0.85,
    weathers=("clear", "cloudy"),
)
def armchair(pen, look):
    """A fat armchair with a buttoned back, a cushion and wooden feet."""
    c = look.colour
    for s in (-1, 1):
        fill(
            pen,
            poly((s * 0.33, -0.12), (s * 0.43, -0.12), (s * 0.405, 0), (s * 0.36, 0), r=0.015),
            "bark",
        )
    back = _chair_back(pen, c)
    seat = blob(
        (-0.33, -0.26),
        (-0.32, -0.38),
        (-0.18, -0.425),
        (0.18, -0.425),
        (0.32, -0.38),
        (0.33, -0.26),
        (0, -0.24),
    )
    cast(pen, back, seat, 0.4, -0.03)
    fill(
        pen,
        blob((-0.38, -0.09), (-0.38, -0.28), (0, -0.3), (0.38, -0.28), (0.38, -0.09), (0, -0.08)),
        darker(c, 0.18),
    )
    fill(pen, seat, lighter(c, 0.12), shade=0.8)
    line(pen, curve((-0.31, -0.31), (0, -0.29), (0.31, -0.31)), darker(c, 0.4), 0.009, 0.6)
    cushion = blob(
        (-0.17, -0.4),
        (-0.15, -0.5),
        (-0.19, -0.64),
        (0, -0.6),
        (0.18, -0.645),
        (0.15, -0.5),
        (0.18, -0.385),
        (0, -0.41),
    )
    cast(pen, back, cushion, 0.4, 0.03)
    pale = "cream" if look.word != "yellow" else "powder"
    fill(pen, cushion, pale, shade=0.8)
    with inside(pen, cushion):
        for y in (-0.57, -0.52, -0.47):
            line(pen, curve((-0.2, y), (0, y + 0.03), (0.2, y)), "coral", 0.014, 0.8)
    _chair_arms(pen, c)


def _chair_back(pen, c):
    """The buttoned back; returns its shape."""
    back = blob(
        (-0.36, -0.2),
        (-0.375, -0.7),
        (-0.33, -0.9),
        (-0.16, -0.965),
        (0, -0.975),
        (0.16, -0.965),
        (0.33, -0.9),
        (0.375, -0.7),
        (0.36, -0.2),
    )
    fill(pen, back, c, shade=0.9)
    with inside(pen, back):
        for x, y in (
            (-0.18, -0.8),
            (0, -0.83),
            (0.18, -0.8),
            (-0.09, -0.66),
            (0.09, -0.66),
            (-0.24, -0.64),
            (0.24, -0.64),
        ):
            for dx, dy in ((0.07, 0.1), (-0.07, 0.1), (0.07, -0.1), (-0.07, -0.1)):
                line(pen, curve((x, y), (x + dx, y + dy)), darker(c, 0.4), 0.008, 0.4, 0.003)
            wash(pen, oval(x + 0.006, y + 0.01, 0.03), darker(c, 0.6), 0.5, 0.012)
            fill(pen, oval(x, y, 0.018), lighter(c, 0.3))
    return back


def _chair_arms(pen, c):
    """Two rolled arms."""
    for s in (-1, 1):
        arm = blob(
            (s * 0.29, -0.08),
            (s * 0.285, -0.42),
            (s * 0.3, -0.53),
            (s * 0.39, -0.575),
            (s * 0.48, -0.53),
            (s * 0.495, -0.42),
            (s * 0.475, -0.08),
        )
        fill(pen, arm, c, shade=0.9, lit=0.6)
        line(
            pen,
            curve(
                (s * 0.31, -0.47),
                (s * 0.34, -0.52),
                (s * 0.39, -0.535),
                (s * 0.44, -0.515),
                (s * 0.462, -0.46),
            ),
            lighter(c, 0.5),
            0.012,
            0.7,
        )


@subject(
    "vase of flowers",
    "household",
    box=(0.84, 1.0),
    metres=0.45,
    place="table",
    settings=ROOMS + ("garden",),
    colours=("blue", "white", "red", "yellow", "teal"),
    nouns=("vase of flowers", "vase with flowers"),
    plural="vases of flowers",
    doing=("stand",),
    counts=(1,),
    shadow=0.45,
    say_colour=0.0,
    weathers=("clear", "cloudy"),
)
def vase_of_flowers(pen, look):
    """A china vase with a generous bunch of garden flowers."""
    c = look.colour
    heads = (
        (-0.3, -0.66, 0.105, "rose", "yellow"),
        (-0.15, -0.85, 0.115, "yellow", "rust"),
        (0.06, -0.88, 0.105, "purple", "butter"),
        (0.25, -0.79, 0.11, "coral", "yellow"),
        (0.32, -0.6, 0.095, "white", "amber"),
        (-0.03, -0.66, 0.125, "red", "amber"),
        (0.16, -0.6, 0.09, "pink", "yellow"),
        (-0.17, -0.56, 0.085, "white", "amber"),
    )
    for x, y, *_ in heads:
        line(pen, curve((x * 0.12, -0.4), (x * 0.5, (y - 0.5) / 2), (x, y)), "moss", 0.018)
    for a, length in (
        (-160, 0.32),
        (-20, 0.34),
        (-135, 0.3),
        (-45, 0.3),
        (170, 0.22),
        (8, 0.22),
        (-105, 0.3),
        (-75, 0.3),
    ):
        r = math.radians(a)
        fill(
            pen,
            leaf(0.04 * math.cos(r), -0.46, length, 0.07, a),
            "green" if a % 2 else "leaf",
            to="forest",
        )
    for x, y, r, petal, heart in heads:
        blossom(pen, x, y, r, petal, heart)
    _vase(pen, look, c)


def _vase(pen, look, c):
    """The china vase with its painted bands."""
    vase = blob(
        (-0.12, -0.47),
        (-0.1, -0.41),
        (-0.15, -0.34),
        (-0.21, -0.22),
        (-0.17, -0.08),
        (-0.11, -0.012),
        (0, -0.002),
        (0.11, -0.012),
        (0.17, -0.08),
        (0.21, -0.22),
        (0.15, -0.34),
        (0.1, -0.41),
        (0.12, -0.47),
        (0, -0.455),
    )
    fill(pen, vase, c, shade=1.0, lit=0.6)
    trim = "white" if look.word not in ("white", "yellow") else "blue"
    with inside(pen, vase):
        for y in (-0.34, -0.1):
            line(pen, curve((-0.25, y), (0, y + 0.035), (0.25, y)), trim, 0.016)
        for i in range(-3, 4):
            fill(
                pen,
                poly(
                    (i * 0.07, -0.24),
                    (i * 0.07 + 0.025, -0.2),
                    (i * 0.07, -0.16),
                    (i * 0.07 - 0.025, -0.2),
                    r=0.006,
                ),
                trim,
                grain=0,
                edge=0.2,
            )
        wash(pen, oval(-0.12, -0.22, 0.022, 0.07, 10), "white", 0.7, 0.01)

"""Household things: alarm clock, table lamp, armchair, vase of flowers, books, umbrella."""

import math

from ..flora import blossom
from ..paint import cast, fill, glow, inside, line, wash
from ..palette import darker, lighter
from ..registry import ROOMS, subject
from ..shapes import blob, box, curve, leaf, oval, poly, ribbon


@subject(
    "alarm clock",
    "household",
    box=(0.84, 1.0),
    metres=0.16,
    place="table",
    settings=ROOMS,
    colours=("red", "blue", "green", "yellow", "teal"),
    nouns=("alarm clock", "clock"),
    doing=("stand",),
    counts=(1, 1, 2),
    mirror=False,
    shadow=0.6,
    say_colour=0.8,
    weathers=("clear", "cloudy"),
)
def alarm_clock(pen, look):
    """A twin-bell alarm clock on two feet."""
    c = look.colour
    for s in (-1, 1):
        fill(pen, ribbon([(s * 0.2, -0.14), (s * 0.29, -0.02)], [0.08, 0.055]), darker(c, 0.35))
        fill(pen, ribbon([(s * 0.15, -0.74), (s * 0.22, -0.84)], [0.03, 0.03]), "slate")
    line(
        pen,
        curve((-0.13, -0.86), (-0.1, -0.96), (0, -0.985), (0.1, -0.96), (0.13, -0.86)),
        "slate",
        0.03,
    )
    fill(pen, ribbon([(0, -0.76), (0, -0.87)], [0.024, 0.024]), "slate")
    fill(pen, oval(0, -0.875, 0.034), "silver")
    for s in (-1, 1):
        with pen.at(s * 0.235, -0.8, turn=s * 34):
            fill(
                pen,
                blob(
                    (-0.155, 0.045),
                    (-0.13, -0.06),
                    (0, -0.115),
                    (0.13, -0.06),
                    (0.155, 0.045),
                    (0, 0.06),
                ),
                "mustard",
                shade=0.8,
                lit=0.9,
            )
            fill(pen, oval(0, -0.12, 0.026), "mustard")
    case = oval(0, -0.435, 0.385)
    fill(pen, case, c, shade=1.0, lit=0.7)
    fill(pen, oval(0, -0.435, 0.315), "paper", shade=0.2, edge=0.6)
    with inside(pen, oval(0, -0.435, 0.315)):
        line(pen, oval(-0.0, -0.435, 0.32), "shadow", 0.03, 0.2, 0.012)
    for i in range(60):
        a = math.radians(i * 6)
        big = i % 5 == 0
        r0, r1 = (0.24, 0.285) if big else (0.272, 0.285)
        line(
            pen,
            curve(
                (r0 * math.sin(a), -0.435 - r0 * math.cos(a)),
                (r1 * math.sin(a), -0.435 - r1 * math.cos(a)),
            ),
            "ink",
            0.02 if big else 0.007,
            0.9,
        )
    for deg, length, w in ((305, 0.14, 0.03), (58, 0.205, 0.022)):
        a = math.radians(deg)
        fill(
            pen,
            ribbon(
                [
                    (-0.04 * math.sin(a), -0.435 + 0.04 * math.cos(a)),
                    (length * math.sin(a), -0.435 - length * math.cos(a)),
                ],
                [w, w * 0.6],
            ),
            "ink",
            grain=0,
        )
    fill(pen, oval(0, -0.435, 0.028), c, grain=0)


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


@subject(
    "stack of books",
    "household",
    box=(1.0, 0.68),
    metres=0.25,
    place="table",
    settings=ROOMS + ("garden", "park"),
    colours={"": "red"},
    nouns=("stack of books", "pile of books"),
    plural="stacks of books",
    doing=("lie",),
    counts=(1,),
    mirror=False,
    shadow=0.95,
    weathers=("clear", "cloudy"),
)
def stack_of_books(pen, look):
    """Five books piled up, one with a bookmark."""
    rows = (
        (-0.0, 0.155, -0.46, 0.44, "blue"),
        (-0.155, 0.12, -0.4, 0.46, "mustard"),
        (-0.275, 0.15, -0.44, 0.36, "red"),
        (-0.425, 0.105, -0.35, 0.37, "forest"),
        (-0.53, 0.14, -0.4, 0.3, "purple"),
    )
    for y, h, x0, x1, c in rows:
        r = h * 0.46
        fill(pen, box(x0, y - h, x1, y, r * 0.5), darker(c, 0.12), lit=0.6)
        fill(
            pen,
            box(x0 + 0.1, y - h + 0.024, x1 - 0.012, y - 0.024, 0.01),
            "paper",
            shade=0.5,
            grain=0.2,
        )
        for k in range(1, 5):
            yy = y - h + 0.024 + (h - 0.048) * k / 5
            line(pen, curve((x0 + 0.1, yy), (x1 - 0.016, yy)), "tan", 0.004, 0.6)
        spine = blob(
            (x0 + 0.13, y - h),
            (x0 + 0.03, y - h + 0.006),
            (x0 - 0.012, y - h / 2),
            (x0 + 0.03, y - 0.006),
            (x0 + 0.13, y),
            (x0 + 0.1, y - h / 2),
        )
        fill(pen, spine, c, lit=0.7)
        for k in (0.055, 0.085):
            line(
                pen, curve((x0 + k, y - h + 0.012), (x0 + k, y - 0.012)), lighter(c, 0.6), 0.01, 0.8
            )
    line(pen, curve((0.3, -0.27), (0.35, -0.24), (0.345, -0.16)), "tomato", 0.02)


@subject(
    "umbrella",
    "household",
    box=(0.88, 0.78),
    metres=0.9,
    settings=("beach", "park", "garden", "living room", "city street"),
    colours=("red", "yellow", "blue", "green", "purple"),
    nouns=("umbrella",),
    doing=("lie open",),
    counts=(1, 1, 2),
    shadow=0.75,
    say_colour=0.85,
)
def open_umbrella(pen, look):
    """An open umbrella lying on its rim, the crook handle on the ground."""
    c = look.colour
    with pen.at(-0.045, -0.375, turn=-52):
        reach = 0.46
        inner = oval(0, 0.02, reach, 0.115)
        fill(pen, inner, darker(c, 0.5))
        for k in (-0.8, -0.45, 0.0, 0.45, 0.8):
            line(
                pen,
                curve((0, 0.0), (k * reach, 0.02 + 0.105 * (1 - k * k) ** 0.5)),
                "silver",
                0.008,
                0.8,
            )
        line(pen, curve((0, -0.06), (0, 0.42)), "silver", 0.022)
        line(
            pen,
            curve((0, 0.4), (0, 0.47), (0.035, 0.51), (0.085, 0.5), (0.1, 0.455)),
            "bark",
            0.042,
        )
        ribs = (-1, -0.56, 0.0, 0.56, 1)
        dome = [
            (-reach, 0.02),
            (-reach * 0.9, -0.13),
            (-reach * 0.55, -0.255),
            (0, -0.3),
            (reach * 0.55, -0.255),
            (reach * 0.9, -0.13),
            (reach, 0.02),
        ]
        for a, b in zip(ribs[::-1], ribs[-2::-1], strict=False):
            dip = 0.085 * (1 - ((a + b) / 2) ** 2)
            dome += [
                ((a + b) / 2 * reach, 0.0 - dip),
                (b * reach * 0.99, 0.02 - 0.08 * (1 - b * b)),
            ]
        canopy = blob(*dome[:-1])
        fill(pen, canopy, c, shade=0.9, lit=0.7)
        with inside(pen, canopy):
            for i in (0, 2):
                a, b = ribs[i] * reach, ribs[i + 1] * reach
                wash(
                    pen,
                    blob((0, -0.3), (a * 0.75, -0.21), (a, 0.03), (b, 0.03), (b * 0.75, -0.21)),
                    lighter(c, 0.55),
                    0.6,
                    0.003,
                )
            for k in ribs[1:-1]:
                line(
                    pen,
                    curve((0, -0.3), (k * reach * 0.8, -0.18), (k * reach, 0.03)),
                    darker(c, 0.45),
                    0.008,
                    0.7,
                )
        fill(pen, ribbon([(0, -0.29), (0, -0.36)], [0.034, 0.014]), "silver")

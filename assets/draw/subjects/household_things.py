"""Household things: alarm clock, books, umbrella."""

import math

from ..paint import fill, inside, line, wash
from ..palette import darker, lighter
from ..registry import ROOMS, subject
from ..shapes import blob, box, curve, oval, ribbon


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
    _bells(pen)
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


def _bells(pen):
    """Two bells on top."""
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

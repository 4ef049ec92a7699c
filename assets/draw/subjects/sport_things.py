"""Sports gear: basketball, skateboard, tennis racket, surfboard, sledge."""

import math

from ..build import planks
from ..paint import cast, fill, flat, inside, line, wash
from ..palette import darker, lighter
from ..registry import GREEN, subject
from ..shapes import blob, box, curve, oval, poly, ribbon


@subject(
    "basketball",
    "sport_and_toys",
    box=(1.0, 1.0),
    metres=0.24,
    shadow=0.7,
    mirror=False,
    settings=GREEN + ("city street", "living room", "beach"),
    colours={"": "orange"},
    nouns=("basketball",),
    doing=("lie",),
    counts=(1, 1, 1, 2),
    weathers=("clear", "cloudy"),
)
def basketball(pen, look):
    """An orange ball with the four black seams and pimples."""
    c = darker(look.colour, 0.08)
    ball = oval(0, -0.49, 0.485)
    fill(pen, ball, c, shade=1.0, lit=0.5)
    with inside(pen, ball):
        for i in range(260):
            a, r = i * 2.39996, 0.485 * math.sqrt((i + 0.5) / 260)
            flat(pen, oval(r * math.cos(a), -0.49 + r * math.sin(a), 0.006), darker(c, 0.3), 0.4)
        wash(pen, oval(-0.2, -0.7, 0.12, 0.08, -38), "cream", 0.5, 0.04)
        for seam in (
            curve((-0.5, -0.56), (-0.2, -0.47), (0.15, -0.46), (0.5, -0.53)),
            curve((-0.06, -0.99), (0.0, -0.75), (0.01, -0.35), (-0.05, 0)),
            curve((-0.42, -0.85), (-0.24, -0.66), (-0.2, -0.38), (-0.36, -0.1)),
            curve((0.36, -0.86), (0.22, -0.66), (0.22, -0.36), (0.4, -0.12)),
        ):
            line(pen, seam, "ink", 0.024, 0.92)


@subject(
    "skateboard",
    "sport_and_toys",
    box=(0.74, 1.0),
    metres=0.5,
    settings=("park", "city street", "living room"),
    colours=("red", "blue", "green", "purple", "orange"),
    nouns=("skateboard",),
    doing=("stand",),
    counts=(1, 1, 2),
    shadow=(0.0, 0.75),
    say_colour=0.85,
    weathers=("clear", "cloudy"),
)
def skateboard(pen, look):
    """A skateboard on its tail against a crate, its painted underside and wheels towards us."""
    c = look.colour
    crate = box(-0.34, -0.46, 0.34, 0, 0.02)
    fill(pen, crate, "tan", shade=0.7)
    planks(pen, crate, (-0.34, -0.46, 0.34, 0), "tan", 4)
    for x in (-0.29, 0.29):
        fill(pen, box(x - 0.045, -0.47, x + 0.045, 0, 0.012), "wood")
    with pen.at(0.0, -0.455, 1.0, turn=-62):
        for x in (-0.27, 0.27):
            for y in (-0.105, 0.105):
                fill(pen, oval(x, y * 1.35, 0.05, 0.06), "cream", shade=0.8)
        deck = blob(
            (-0.49, 0.0),
            (-0.47, -0.09),
            (-0.39, -0.135),
            (-0.2, -0.14),
            (0.2, -0.14),
            (0.39, -0.135),
            (0.47, -0.09),
            (0.49, 0.0),
            (0.47, 0.09),
            (0.39, 0.135),
            (0.2, 0.14),
            (-0.2, 0.14),
            (-0.39, 0.135),
            (-0.47, 0.09),
        )
        fill(pen, deck, c, shade=0.8, lit=0.9)
        with inside(pen, deck):
            for k, tone in ((-0.06, "cream"), (0.0, "mustard"), (0.06, "ink")):
                line(
                    pen,
                    curve((k - 0.05, -0.2), (k + 0.02, -0.05), (k - 0.04, 0.05), (k + 0.05, 0.2)),
                    tone,
                    0.042,
                )
        for x in (-0.27, 0.27):
            _truck_and_wheels(pen, deck, x)


def _truck_and_wheels(pen, deck, x):
    """One axle with its two wheels."""
    bar = poly(
        (x - 0.02, -0.165),
        (x + 0.02, -0.165),
        (x + 0.03, -0.05),
        (x + 0.03, 0.05),
        (x + 0.02, 0.165),
        (x - 0.02, 0.165),
        (x - 0.03, 0.05),
        (x - 0.03, -0.05),
        r=0.014,
    )
    cast(pen, deck, bar, 0.4, 0.025)
    fill(pen, bar, "slate", lit=0.8)
    fill(
        pen,
        poly(
            (x - 0.05, -0.05),
            (x + 0.05, -0.05),
            (x + 0.05, 0.05),
            (x - 0.05, 0.05),
            r=0.016,
        ),
        "silver",
    )
    for y in (-0.17, 0.17):
        fill(
            pen,
            poly(
                (x - 0.055, y - 0.045),
                (x + 0.055, y - 0.045),
                (x + 0.055, y + 0.045),
                (x - 0.055, y + 0.045),
                r=0.03,
            ),
            "cream",
            shade=0.9,
        )
        fill(pen, oval(x, y, 0.02), "slate", grain=0)


@subject(
    "tennis racket",
    "sport_and_toys",
    box=(1.0, 0.57),
    metres=0.4,
    settings=("park", "garden", "meadow", "living room"),
    colours=("red", "blue", "green", "purple"),
    nouns=("tennis racket",),
    doing=("lie",),
    counts=(1,),
    shadow=0.8,
    say_colour=0.7,
    weathers=("clear", "cloudy"),
)
def tennis_racket(pen, look):
    """A racket with a strung oval head and a yellow ball beside it."""
    c = look.colour
    with pen.at(0.177, -0.275, 0.9, turn=-20):
        head = oval(0.0, 0, 0.34, 0.265)
        fill(pen, head, "cream", alpha=0.35, shade=0, lit=0, edge=0, grain=0)
        with inside(pen, head):
            for i in range(-9, 10):
                line(pen, curve((i * 0.038, -0.3), (i * 0.038, 0.3)), "white", 0.009)
                line(
                    pen,
                    curve((i * 0.038 + 0.004, -0.3), (i * 0.038 + 0.004, 0.3)),
                    "slate",
                    0.004,
                    0.5,
                )
            for i in range(-7, 8):
                line(pen, curve((-0.36, i * 0.038), (0.36, i * 0.038)), "white", 0.009)
                line(
                    pen,
                    curve((-0.36, i * 0.038 + 0.004), (0.36, i * 0.038 + 0.004)),
                    "slate",
                    0.004,
                    0.5,
                )
        for s in (-1, 1):
            fill(
                pen,
                ribbon(
                    [(-0.27, s * 0.15), (-0.4, s * 0.05), (-0.47, s * 0.012)], [0.05, 0.05, 0.045]
                ),
                c,
            )
        line(pen, head, darker(c, 0.5), 0.066)
        line(pen, head, c, 0.054)
        line(pen, curve((-0.2, -0.225), (0, -0.27), (0.2, -0.225)), lighter(c, 0.65), 0.014, 0.85)
        fill(pen, ribbon([(-0.45, 0), (-0.53, 0)], [0.062, 0.058]), c)
        grip = poly((-0.52, -0.036), (-0.78, -0.042), (-0.78, 0.042), (-0.52, 0.036), r=0.014)
        fill(pen, grip, "bark", lit=0.7)
        with inside(pen, grip):
            for i in range(9):
                x = -0.52 - i * 0.032
                line(pen, curve((x, -0.05), (x - 0.03, 0.05)), "chocolate", 0.01, 0.8)
    with pen.at(0.03, 0.005):
        ball = oval(0.33, -0.105, 0.105)
        fill(pen, ball, "lime", to="yellow", shade=0.9, lit=0.7)
        with inside(pen, ball):
            seam = curve((0.22, -0.15), (0.3, -0.13), (0.33, -0.06), (0.31, 0.01))
            line(pen, seam, "cream", 0.018)
            line(pen, curve((0.36, -0.22), (0.37, -0.15), (0.44, -0.11)), "cream", 0.018)


@subject(
    "surfboard",
    "sport_and_toys",
    box=(0.44, 1.0),
    metres=1.9,
    settings=("beach",),
    colours=("blue", "red", "yellow", "teal", "orange"),
    nouns=("surfboard",),
    doing=("stand in the sand",),
    counts=(1, 2, 3),
    shadow=0.6,
    say_colour=0.85,
    weathers=("clear", "cloudy"),
)
def surfboard(pen, look):
    """A surfboard stuck upright in the sand, with stripes and a flower."""
    c = look.colour
    with pen.at(0, 0, turn=3):
        shape = blob(
            (0, -0.985),
            (-0.1, -0.87),
            (-0.17, -0.66),
            (-0.185, -0.42),
            (-0.155, -0.18),
            (-0.11, -0.05),
            (0.11, -0.05),
            (0.155, -0.18),
            (0.185, -0.42),
            (0.17, -0.66),
            (0.1, -0.87),
        )
        fill(pen, shape, c, shade=0.9, lit=0.9, grain=0.4)
        accent = "coral" if look.word not in ("red", "orange") else "teal"
        with inside(pen, shape):
            for y, w, tone in (
                (-0.37, 0.05, "cream"),
                (-0.3, 0.05, accent),
                (-0.23, 0.05, "cream"),
            ):
                line(pen, curve((-0.25, y + 0.07), (0.0, y), (0.25, y + 0.07)), tone, w)
            line(pen, curve((0.0, -1.0), (0.0, 0.0)), darker(c, 0.35), 0.008, 0.7)
            wash(pen, oval(-0.1, -0.66, 0.02, 0.16, 6), "white", 0.6, 0.014)
        for k in range(5):
            a = math.radians(k * 72 - 90)
            fill(
                pen,
                oval(0.075 * math.cos(a), -0.62 + 0.075 * math.sin(a), 0.062, 0.042, k * 72 - 90),
                "white",
                shade=0.4,
            )
        fill(pen, oval(0, -0.62, 0.032), "yellow" if look.word != "yellow" else "coral", grain=0)
    fill(
        pen,
        blob(
            (-0.21, -0.008),
            (-0.14, -0.06),
            (-0.04, -0.085),
            (0.07, -0.08),
            (0.16, -0.05),
            (0.21, -0.008),
            (0, 0),
        ),
        "sand",
        shade=0.4,
    )
    for _ in range(12):
        flat(
            pen,
            oval(pen.between(-0.15, 0.15), pen.between(-0.035, -0.008), 0.006, 0.004),
            "dune",
            0.8,
        )


@subject(
    "sledge",
    "sport_and_toys",
    box=(1.0, 0.6),
    metres=0.5,
    settings=("snow field",),
    colours=("red", "blue", "green", "yellow"),
    nouns=("sledge", "sled"),
    doing=("stand",),
    counts=(1, 1, 2),
    shadow=0.9,
    say_colour=0.7,
)
def sledge(pen, look):
    """A wooden sledge with curled runners and a pulling rope."""
    c = look.colour

    _runner(pen, c, 0.055, -0.07, 0.35)
    _slats(pen)
    _runner(pen, c, 0.0, 0.0, 0.0)
    fill(
        pen,
        poly((-0.44, -0.27), (0.3, -0.27), (0.3, -0.222), (-0.44, -0.222), r=0.015),
        "wood",
        lit=0.7,
    )
    rope = curve(
        (0.39, -0.33), (0.465, -0.24), (0.455, -0.1), (0.34, -0.045), (0.16, -0.09), (0.1, -0.03)
    )
    line(pen, rope, darker("straw", 0.5), 0.02)
    line(pen, rope, "straw", 0.014)


def _runner(pen, c, dx, dy, dark):
    """One curled runner with its struts."""
    fill(
        pen,
        ribbon(
            [
                (-0.44 + dx, -0.035 + dy),
                (0.0 + dx, -0.02 + dy),
                (0.26 + dx, -0.04 + dy),
                (0.4 + dx, -0.16 + dy),
                (0.4 + dx, -0.34 + dy),
                (0.29 + dx, -0.42 + dy),
                (0.23 + dx, -0.34 + dy),
            ],
            [0.035, 0.04, 0.04, 0.04, 0.04, 0.036, 0.03],
        ),
        darker(c, dark),
        lit=0.7,
    )
    for x in (-0.3, 0.0, 0.22):
        fill(
            pen,
            ribbon([(x + dx, -0.03 + dy), (x + dx - 0.01, -0.25 + dy)], [0.038, 0.036]),
            darker(c, dark + 0.12),
        )


def _slats(pen):
    """The three boards of the seat."""
    for i, y in enumerate((-0.345, -0.3, -0.255)):
        x0 = -0.41 - i * 0.018 + 0.03
        fill(
            pen,
            poly(
                (x0, y),
                (0.33 - i * 0.02, y),
                (0.31 - i * 0.02, y + 0.052),
                (x0 - 0.016, y + 0.052),
                r=0.014,
            ),
            "plank",
            lit=0.7,
        )
        line(
            pen,
            curve((x0 + 0.05, y + 0.02), (x0 + 0.3, y + 0.028), (x0 + 0.6, y + 0.02)),
            "wood",
            0.006,
            0.7,
        )

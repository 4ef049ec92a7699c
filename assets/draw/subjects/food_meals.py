"""Meals and drinks: pizza, spaghetti, bread, coffee."""

import math

from ..paint import cast, fill, flat, inside, line, wash
from ..palette import darker, lighter
from ..registry import ROOMS, subject
from ..shapes import blob, curve, leaf, oval, poly


@subject(
    "pizza",
    "food",
    box=(1.0, 0.54),
    metres=0.2,
    place="table",
    settings=ROOMS + ("garden", "park"),
    colours={"": "honey"},
    nouns=("pizza", "salami pizza"),
    doing=("lie",),
    counts=(1, 1, 2),
    shadow=0.98,
    mirror=False,
    weathers=("clear", "cloudy"),
)
def pizza(pen, look):
    """A whole salami pizza on a board, cut into six."""
    pen.canvas.save()
    pen.canvas.scale(1.0, 0.82)
    _pizza(pen, look)
    pen.canvas.restore()


def _pizza(pen, look):
    crust_c = look.colour
    cheese = _pizza_base(pen, crust_c)
    for x, y in (
        (-0.22, -0.44),
        (0.02, -0.5),
        (0.23, -0.43),
        (-0.06, -0.36),
        (0.14, -0.31),
        (-0.25, -0.29),
        (-0.07, -0.22),
        (0.28, -0.28),
        (0.1, -0.2),
    ):
        disc = oval(x, y, 0.072, 0.048)
        cast(pen, cheese, disc, 0.4, 0.012)
        fill(pen, disc, "crimson", lit=0.9, grain=0.8)
        for k in range(5):
            flat(
                pen,
                oval(
                    x + 0.045 * math.cos(k * 1.9 + x * 9),
                    y + 0.028 * math.sin(k * 1.9 + x * 9),
                    0.009,
                    0.006,
                ),
                "blush",
                0.8,
            )
    for x, y, a in (
        (-0.12, -0.47, 20),
        (0.12, -0.41, -30),
        (-0.16, -0.34, 150),
        (0.03, -0.28, 10),
        (0.2, -0.22, 160),
        (-0.17, -0.19, -20),
    ):
        blade = leaf(x, y, 0.085, 0.03, a)
        fill(pen, blade, "green", edge=0.6)
    for x, y in ((-0.14, -0.41), (0.17, -0.49), (-0.01, -0.43), (0.22, -0.35), (-0.3, -0.37)):
        fill(pen, oval(x, y, 0.026, 0.019), "ink", lit=0.8)
        flat(pen, oval(x, y, 0.01, 0.007), "olive")
    for a in (-90, -30, 30, 90, 150, 210):
        r = math.radians(a)
        line(
            pen,
            curve((0, -0.358), (0.43 * math.cos(r), -0.355 + 0.255 * math.sin(r))),
            darker("caramel", 0.45),
            0.007,
            0.6,
        )


def _pizza_base(pen, crust_c):
    """Board, crust, tomato and cheese; returns the cheese."""
    fill(pen, oval(0, -0.3, 0.5, 0.3), "wood", shade=0.8)
    fill(pen, oval(0, -0.325, 0.49, 0.29), "plank", lit=0.6)
    pts = []
    for i in range(24):
        a = math.tau * i / 24
        k = 1 + (0.012 if i % 2 else -0.008)
        pts.append((0.45 * k * math.cos(a), -0.35 + 0.275 * k * math.sin(a)))
    crust = blob(*pts)
    fill(pen, crust, crust_c, to="caramel", shade=0.9, lit=0.8)
    fill(pen, oval(0, -0.358, 0.385, 0.225), "tomato", edge=0.3)
    rim = []
    for i in range(20):
        a, k = math.tau * i / 20, math.sin(i * 2.4)
        rim.append(
            (0.362 * (1 + 0.035 * k) * math.cos(a), -0.358 + 0.208 * (1 + 0.05 * k) * math.sin(a))
        )
    cheese = blob(*rim)
    fill(pen, cheese, "yellow", to="amber", shade=0.4, grain=0.9)
    with inside(pen, cheese):
        for _ in range(16):
            x, y = pen.between(-0.32, 0.32), pen.between(-0.52, -0.18)
            wash(
                pen,
                oval(x, y, pen.between(0.02, 0.05), 0.018),
                pen.rng.choice(("butter", "caramel")),
                0.5,
                0.008,
            )
    return cheese


@subject(
    "plate of spaghetti",
    "food",
    box=(1.0, 0.62),
    metres=0.12,
    place="table",
    settings=ROOMS + ("garden",),
    colours={"": "butter"},
    nouns=("plate of spaghetti", "plate of pasta"),
    plural="plates of spaghetti",
    doing=("stand",),
    counts=(1, 1, 2),
    shadow=0.95,
    weathers=("clear", "cloudy"),
)
def plate_of_spaghetti(pen, look):
    """Spaghetti with tomato sauce, two meatballs and basil."""
    fill(pen, oval(0, -0.085, 0.3, 0.08), "silver")
    fill(pen, oval(0, -0.16, 0.5, 0.15), "white", shade=0.9)
    line(pen, oval(0, -0.165, 0.455, 0.125), "sea", 0.016)
    fill(pen, oval(0, -0.165, 0.385, 0.1), darker("white", 0.12), edge=0.3, shade=0.2)
    heap = blob(
        (-0.39, -0.17),
        (-0.34, -0.27),
        (-0.2, -0.38),
        (0, -0.43),
        (0.2, -0.38),
        (0.34, -0.27),
        (0.39, -0.17),
        (0.25, -0.095),
        (0, -0.075),
        (-0.25, -0.095),
    )
    fill(pen, heap, "amber", to=darker("mustard", 0.1), shade=0.7)
    with inside(pen, heap):
        for i in range(64):
            x, y = pen.between(-0.38, 0.38), pen.between(-0.42, -0.1)
            w, h = pen.between(0.07, 0.17), pen.between(0.03, 0.08)
            tone = ("butter", "yellow", "butter", "straw")[i % 4]
            a = pen.between(0, 6.3)
            arc = [(x + w * math.cos(a + t * 0.6), y + h * math.sin(a + t * 0.6)) for t in range(6)]
            line(pen, curve(*arc), darker("mustard", 0.4), 0.024, 0.55)
            line(pen, curve(*arc), tone, 0.017)
    sauce = blob(
        (-0.24, -0.33),
        (-0.16, -0.43),
        (0, -0.475),
        (0.16, -0.43),
        (0.24, -0.33),
        (0.26, -0.23),
        (0.2, -0.2),
        (0.14, -0.28),
        (0.05, -0.24),
        (0.0, -0.18),
        (-0.06, -0.25),
        (-0.14, -0.27),
        (-0.21, -0.19),
        (-0.27, -0.24),
    )
    cast(pen, heap, sauce, 0.3, 0.015)
    fill(pen, sauce, "tomato", to="red", lit=0.9, grain=1)
    for x, y, r in ((-0.1, -0.43, 0.085), (0.09, -0.44, 0.09), (0.0, -0.36, 0.085)):
        ball = oval(x, y, r, r * 0.92)
        fill(pen, ball, "brown", shade=0.9, lit=0.8, grain=1)
        for _ in range(6):
            flat(
                pen,
                oval(x + pen.between(-0.6, 0.6) * r, y + pen.between(-0.6, 0.6) * r, 0.007, 0.006),
                "chocolate",
                0.7,
            )
    for a in (-150, -85, -30):
        fill(pen, leaf(0.0, -0.5, 0.13, 0.05, a), "green", to="leaf")
    for x in (-0.34, 0.31, -0.2, 0.23):
        flat(pen, oval(x, -0.26 + abs(x) * 0.2, 0.012, 0.01), "green", 0.8)


@subject(
    "loaf of bread",
    "food",
    box=(1.0, 0.66),
    metres=0.15,
    place="table",
    settings=ROOMS + ("garden",),
    colours={"": "caramel"},
    nouns=("loaf of bread", "loaf"),
    plural="loaves of bread",
    doing=("lie",),
    counts=(1,),
    shadow=0.95,
    weathers=("clear", "cloudy"),
)
def loaf_of_bread(pen, look):
    """A loaf on a board with two slices cut off at the right."""
    fill(
        pen,
        poly((-0.49, -0.075), (0.49, -0.075), (0.49, -0.005), (-0.49, -0.005), r=0.03),
        "wood",
        shade=0.6,
    )
    fill(pen, poly((-0.46, -0.1), (0.46, -0.1), (0.49, -0.06), (-0.49, -0.06), r=0.015), "plank")
    c = look.colour
    loaf = blob(
        (-0.44, -0.085),
        (-0.46, -0.28),
        (-0.43, -0.46),
        (-0.32, -0.58),
        (-0.1, -0.615),
        (0.08, -0.58),
        (0.14, -0.45),
        (0.14, -0.085),
    )
    fill(pen, loaf, "honey", to=darker(c, 0.05), shade=0.8, lit=0.8)
    with inside(pen, loaf):
        for x in (-0.34, -0.2, -0.06):
            cut = blob(
                (x - 0.02, -0.62),
                (x + 0.06, -0.54),
                (x + 0.1, -0.4),
                (x + 0.055, -0.46),
                (x - 0.02, -0.53),
            )
            fill(pen, cut, "cream", edge=0.5, grain=1)
        for _ in range(26):
            x, y = pen.between(-0.42, 0.1), pen.between(-0.56, -0.35)
            flat(pen, oval(x, y, 0.008, 0.005), "cream", 0.6)
        wash(pen, oval(-0.34, -0.42, 0.05, 0.1, 20), "butter", 0.5, 0.03)
    for x, tip, dark in ((0.06, 0.0, 0.0), (0.2, 5, 0.0), (0.31, 12, 0.0)):
        with pen.at(x, -0.075, turn=tip):
            _bread_slice(pen, c, dark)


def _bread_slice(pen, c, dark):
    """One slice seen from the cut side."""
    face = blob(
        (-0.11, -0.015),
        (-0.125, -0.24),
        (-0.155, -0.37),
        (-0.12, -0.49),
        (0, -0.53),
        (0.12, -0.49),
        (0.155, -0.37),
        (0.125, -0.24),
        (0.11, -0.015),
        (0, -0.005),
    )
    fill(pen, face, darker(c, 0.1 + dark), lit=0.6)
    with pen.at(0.0, -0.022, 0.91):
        fill(pen, face, "cream", to="ivory", shade=0.35, grain=1, edge=0.25)
    for _ in range(16):
        flat(
            pen,
            oval(
                pen.between(-0.09, 0.09),
                pen.between(-0.44, -0.05),
                pen.between(0.005, 0.011),
                0.006,
            ),
            "straw",
            0.8,
        )


@subject(
    "cup of coffee",
    "food",
    box=(1.0, 0.94),
    metres=0.13,
    place="table",
    settings=ROOMS + ("garden", "park"),
    colours=("red", "white", "blue", "green", "yellow"),
    nouns=("cup of coffee",),
    plural="cups of coffee",
    doing=("stand",),
    counts=(1, 1, 2),
    shadow=0.9,
    say_colour=0.25,
    weathers=("clear", "cloudy"),
)
def cup_of_coffee(pen, look):
    """A steaming cup of coffee on a saucer with a biscuit."""
    c = look.colour
    fill(pen, oval(0, -0.075, 0.49, 0.075), c, shade=0.9)
    fill(pen, oval(0, -0.09, 0.43, 0.054), lighter(c, 0.25), edge=0.25)
    grip = curve((0.27, -0.5), (0.41, -0.52), (0.45, -0.4), (0.38, -0.28), (0.22, -0.22))
    line(pen, grip, darker(c, 0.5), 0.078)
    line(pen, grip, c, 0.066)
    cup = blob(
        (-0.34, -0.58),
        (-0.325, -0.38),
        (-0.25, -0.2),
        (-0.15, -0.1),
        (0, -0.085),
        (0.15, -0.1),
        (0.25, -0.2),
        (0.325, -0.38),
        (0.34, -0.58),
        (0, -0.52),
    )
    fill(pen, cup, c, shade=1.0, lit=0.5)
    with inside(pen, cup):
        wash(pen, oval(-0.235, -0.38, 0.028, 0.12, -8), "white", 0.65, 0.012)
        line(
            pen,
            curve((-0.36, -0.52), (-0.2, -0.462), (0, -0.445), (0.2, -0.462), (0.36, -0.52)),
            lighter(c, 0.6),
            0.022,
        )
    fill(pen, oval(0, -0.585, 0.34, 0.075), lighter(c, 0.35), shade=0.2)
    fill(pen, oval(0, -0.58, 0.3, 0.057), "brown", to="chocolate", lit=0.3)
    foam = blob(
        (0, -0.555), (-0.09, -0.578), (-0.08, -0.603), (0, -0.593), (0.08, -0.603), (0.09, -0.578)
    )
    fill(pen, foam, "ivory", edge=0.2)
    for x, lean in ((-0.13, 1), (0.02, -1), (0.16, 1)):
        for w, alpha in ((0.05, 0.28), (0.022, 0.55)):
            line(
                pen,
                curve(
                    (x, -0.64),
                    (x + lean * 0.045, -0.71),
                    (x - lean * 0.035, -0.79),
                    (x + lean * 0.04, -0.86),
                    (x, -0.92),
                ),
                "white",
                w,
                alpha,
                0.012,
            )
    biscuit = oval(-0.29, -0.125, 0.125, 0.055, -10)
    fill(pen, biscuit, "honey", shade=0.8)
    for x, y in ((-0.34, -0.13), (-0.29, -0.14), (-0.25, -0.115), (-0.31, -0.105), (-0.22, -0.14)):
        fill(pen, oval(x, y, 0.014, 0.01), "chocolate", grain=0)

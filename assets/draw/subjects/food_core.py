"""Exemplary food: a burger and a bowl-free apple. They stand on a table at y = 0."""

from ..paint import cast, fill, flat, inside, line, patch, wash
from ..palette import darker, lighter
from ..registry import ROOMS, subject
from ..shapes import blob, curve, leaf, oval, ribbon


@subject(
    "burger",
    "food",
    box=(1.0, 0.82),
    metres=0.12,
    place="table",
    settings=ROOMS + ("garden", "park"),
    colours={"": "honey"},
    nouns=("burger", "cheeseburger", "hamburger"),
    doing=("sit", "lie"),
    mirror=False,
    counts=(1, 1, 2),
    shadow=0.95,
)
def burger(pen, look):
    """A cheeseburger with lettuce, tomato and sesame seeds on a plate."""
    fill(pen, oval(0, -0.05, 0.5, 0.055), "white", shade=0.6)
    line(pen, oval(0, -0.058, 0.4, 0.036), "powder", 0.012)
    bun = look.colour
    fill(
        pen,
        blob((-0.38, -0.17), (0, -0.2), (0.38, -0.17), (0.37, -0.08), (0, -0.055), (-0.37, -0.08)),
        bun,
        to=darker(bun, 0.25),
    )
    _patty(pen)
    fill(
        pen,
        blob(
            (-0.42, -0.3),
            (0, -0.33),
            (0.42, -0.3),
            (0.4, -0.26),
            (0.3, -0.245),
            (0.2, -0.16),
            (0.12, -0.24),
            (-0.1, -0.25),
            (-0.22, -0.13),
            (-0.32, -0.25),
            (-0.41, -0.26),
        ),
        "yellow",
    )
    for x0, x1 in ((-0.38, -0.02), (0.02, 0.38)):
        fill(
            pen,
            blob(
                (x0, -0.33),
                ((x0 + x1) / 2, -0.36),
                (x1, -0.33),
                (x1, -0.29),
                ((x0 + x1) / 2, -0.275),
                (x0, -0.29),
            ),
            "tomato",
        )
    frill = [(-0.45, -0.38), (-0.2, -0.42), (0.2, -0.42), (0.45, -0.38)]
    for i in range(15):
        x = 0.46 - i * 0.92 / 14
        frill.append((x, -0.345 + (0.03 if i % 2 else -0.012)))
    lettuce = blob(*frill)
    fill(pen, lettuce, "leaf", to="green")
    _bun_top(pen, lettuce, bun)


def _patty(pen):
    """The grilled meat."""
    patty = blob(
        (-0.42, -0.25),
        (0, -0.29),
        (0.42, -0.25),
        (0.42, -0.17),
        (0.2, -0.15),
        (-0.1, -0.155),
        (-0.42, -0.17),
    )
    fill(pen, patty, "chocolate", grain=1, lit=0.7)
    for _ in range(24):
        patch(
            pen,
            patty,
            oval(pen.between(-0.42, 0.42), pen.between(-0.27, -0.15), 0.014, 0.009),
            "bark",
            0.003,
            0.7,
            0,
        )


def _bun_top(pen, lettuce, bun):
    """The shining upper half with sesame seeds."""
    top = blob(
        (-0.41, -0.41),
        (-0.36, -0.58),
        (-0.2, -0.72),
        (0.0, -0.76),
        (0.2, -0.72),
        (0.36, -0.58),
        (0.41, -0.41),
        (0.3, -0.365),
        (0.0, -0.355),
        (-0.3, -0.365),
    )
    cast(pen, lettuce, top, 0.4)
    fill(pen, top, lighter(bun, 0.1), to=darker("caramel", 0.1), shade=0.8, lit=0.8)
    with inside(pen, top):
        wash(pen, oval(-0.17, -0.63, 0.13, 0.055, -28), "cream", 0.5, 0.03)
    for x, y, a in (
        (-0.25, -0.55, 60),
        (-0.1, -0.62, 20),
        (0.06, -0.56, -30),
        (0.0, -0.7, 5),
        (0.18, -0.63, 40),
        (0.27, -0.52, -50),
        (-0.12, -0.49, -20),
        (0.13, -0.47, 70),
    ):
        fill(pen, leaf(x, y, 0.045, 0.016, a), "cream", edge=0.6, grain=0)


@subject(
    "apple",
    "food",
    box=(0.86, 1.0),
    metres=0.09,
    place="table",
    settings=ROOMS + ("garden",),
    colours=("red", "green", "yellow"),
    nouns=("apple",),
    doing=("sit", "lie"),
    counts=(1, 1, 2, 3),
    shadow=0.8,
    say_colour=0.8,
)
def apple(pen, look):
    """A shining apple with a stalk and a leaf."""
    c = look.colour
    shape = blob(
        (0.0, -0.74),
        (0.15, -0.8),
        (0.33, -0.74),
        (0.43, -0.52),
        (0.38, -0.24),
        (0.23, -0.03),
        (0.08, -0.005),
        (0.0, -0.03),
        (-0.08, -0.005),
        (-0.23, -0.03),
        (-0.38, -0.24),
        (-0.43, -0.52),
        (-0.33, -0.74),
        (-0.15, -0.8),
    )
    fill(pen, shape, c, shade=0.9, lit=0.5, grain=0.8)
    with inside(pen, shape):
        side = {"red": "amber", "green": "butter", "yellow": "coral"}[look.word]
        wash(pen, oval(0.22, -0.3, 0.13, 0.25, 15), side, 0.4, 0.08)
        for _ in range(30):
            x, y = pen.between(-0.35, 0.35), pen.between(-0.6, -0.1)
            line(pen, curve((x, y), (x * 1.04, y + 0.05)), lighter(c, 0.5), 0.006, 0.35)
        wash(pen, oval(0, -0.76, 0.14, 0.05), darker(c, 0.8), 0.7, 0.025)
        wash(pen, oval(-0.24, -0.56, 0.05, 0.13, 18), "white", 0.75, 0.02)
        flat(pen, oval(-0.2, -0.36, 0.02, 0.03), "white", 0.5)
    fill(pen, ribbon([(0.0, -0.74), (0.01, -0.85), (0.05, -0.96)], [0.03, 0.03, 0.05]), "bark")
    blade = leaf(0.02, -0.84, 0.3, 0.13, -18)
    fill(pen, blade, "leaf", to="green")
    line(pen, curve((0.03, -0.845), (0.16, -0.89), (0.28, -0.925)), "pine", 0.008, 0.6)

"""From the bakery: doughnut and cupcake."""

from ..paint import cast, fill, flat, inside, line, wash
from ..palette import darker, lighter
from ..registry import ROOMS, subject
from ..shapes import blob, box, curve, oval, poly, ribbon
from .food_sweets import SPRINKLES


@subject(
    "doughnut",
    "food",
    box=(1.0, 0.74),
    metres=0.08,
    place="table",
    settings=ROOMS + ("garden", "park"),
    colours={
        "pink": "pink",
        "brown": "chocolate",
        "white": "ivory",
        "blue": "sky",
        "yellow": "butter",
    },
    nouns=("doughnut", "donut"),
    doing=("lie",),
    counts=(1, 1, 2, 3),
    shadow=0.9,
    weathers=("clear", "cloudy"),
)
def doughnut(pen, look):
    """A glazed ring doughnut with sprinkles, seen from above at an angle."""
    c = look.colour
    dough = blob(
        (-0.49, -0.31),
        (-0.43, -0.53),
        (-0.22, -0.69),
        (0, -0.73),
        (0.22, -0.69),
        (0.43, -0.53),
        (0.49, -0.31),
        (0.42, -0.13),
        (0.22, -0.03),
        (0, -0.008),
        (-0.22, -0.03),
        (-0.42, -0.13),
    )
    fill(pen, dough, "honey", to="caramel", shade=0.9, lit=0.7)
    with inside(pen, dough):
        line(
            pen,
            curve((-0.5, -0.26), (-0.3, -0.12), (0, -0.085), (0.3, -0.12), (0.5, -0.26)),
            "butter",
            0.035,
            0.6,
            0.012,
        )
    icing = _icing(pen, dough, c)
    hole = blob(
        (-0.16, -0.43),
        (-0.1, -0.49),
        (0, -0.51),
        (0.1, -0.49),
        (0.16, -0.43),
        (0.1, -0.375),
        (0, -0.36),
        (-0.1, -0.375),
    )
    with inside(pen, icing):
        wash(pen, oval(-0.24, -0.55, 0.11, 0.035, -32), "white", 0.7, 0.018)
    _doughnut_sprinkles(pen)
    fill(pen, hole, darker("caramel", 0.5), shade=0.3)
    with inside(pen, hole):
        fill(
            pen,
            blob(
                (-0.17, -0.44),
                (-0.09, -0.47),
                (0, -0.475),
                (0.09, -0.47),
                (0.17, -0.44),
                (0.1, -0.54),
                (-0.1, -0.54),
            ),
            darker("honey", 0.2),
            edge=0.2,
        )


def _icing(pen, dough, c):
    """Icing that drips down the sides; returns its shape."""
    ring = [
        (-0.46, -0.36),
        (-0.41, -0.54),
        (-0.2, -0.69),
        (0, -0.72),
        (0.2, -0.69),
        (0.41, -0.54),
        (0.46, -0.36),
    ]
    drips = (
        (0.44, -0.24),
        (0.35, -0.25),
        (0.29, -0.15),
        (0.2, -0.2),
        (0.11, -0.12),
        (0.02, -0.17),
        (-0.08, -0.11),
        (-0.17, -0.19),
        (-0.27, -0.15),
        (-0.36, -0.25),
        (-0.44, -0.25),
    )
    icing = blob(*ring, *drips)
    cast(pen, dough, icing, 0.35, 0.025)
    fill(pen, icing, c, lit=1.0, shade=0.6)
    return icing


def _doughnut_sprinkles(pen):
    """Coloured sprinkles all round."""
    dots = (
        (-0.32, -0.44),
        (-0.36, -0.33),
        (-0.24, -0.3),
        (-0.25, -0.42),
        (-0.14, -0.25),
        (-0.02, -0.27),
        (0.1, -0.22),
        (0.2, -0.3),
        (0.3, -0.34),
        (0.24, -0.42),
        (0.36, -0.42),
        (0.3, -0.52),
        (0.18, -0.57),
        (0.08, -0.62),
        (-0.06, -0.6),
        (-0.12, -0.66),
        (0.1, -0.33),
        (0.37, -0.3),
        (-0.08, -0.33),
        (0.22, -0.64),
    )
    for i, (x, y) in enumerate(dots):
        with pen.at(x, y, turn=(i * 67) % 180):
            fill(pen, box(-0.032, -0.01, 0.032, 0.01, 0.01), SPRINKLES[i % 6], grain=0, edge=0.35)


@subject(
    "cupcake",
    "food",
    box=(0.84, 1.0),
    metres=0.1,
    place="table",
    settings=ROOMS + ("garden", "park"),
    colours=("pink", "yellow", "blue", "purple", "white"),
    nouns=("cupcake",),
    doing=("sit", "stand"),
    counts=(1, 1, 2, 3),
    shadow=0.7,
    weathers=("clear", "cloudy"),
)
def cupcake(pen, look):
    """A cupcake with three turns of icing and a cherry."""
    c = look.colour
    cup = poly((-0.36, -0.4), (0.36, -0.4), (0.27, -0.005), (-0.27, -0.005), r=0.03)
    paper = "teal" if look.word != "blue" else "coral"
    fill(pen, blob((-0.38, -0.4), (-0.3, -0.47), (0.3, -0.47), (0.38, -0.4), (0, -0.33)), "caramel")
    fill(pen, cup, paper, shade=0.9)
    with inside(pen, cup):
        for i in range(-5, 6):
            line(pen, curve((i * 0.075, -0.41), (i * 0.056, 0)), darker(paper, 0.4), 0.012, 0.7)
            line(
                pen,
                curve((i * 0.075 + 0.02, -0.41), (i * 0.056 + 0.016, 0)),
                lighter(paper, 0.5),
                0.014,
                0.5,
            )
    for y, w, h in ((-0.45, 0.41, 0.125), (-0.61, 0.31, 0.115), (-0.75, 0.2, 0.1)):
        roll = blob(
            (-w, y + 0.01),
            (-w * 0.85, y - h * 0.75),
            (-w * 0.2, y - h),
            (w * 0.5, y - h * 0.95),
            (w * 0.97, y - h * 0.35),
            (w * 0.92, y + h * 0.4),
            (w * 0.3, y + h * 0.7),
            (-w * 0.5, y + h * 0.65),
        )
        fill(pen, roll, c, shade=0.8, lit=0.9)
        line(
            pen,
            curve((-w * 0.75, y + h * 0.2), (0, y + h * 0.42), (w * 0.8, y - h * 0.1)),
            lighter(c, 0.6),
            0.022,
            0.55,
            0.004,
        )
    fill(pen, ribbon([(0.03, -0.83), (0.045, -0.9)], [0.1, 0.03]), c)
    fill(pen, oval(0.0, -0.89, 0.075), "crimson", lit=0.9)
    line(pen, curve((0.01, -0.95), (0.04, -0.985), (0.09, -0.99)), "moss", 0.014)
    flat(pen, oval(-0.028, -0.915, 0.018, 0.012), "white", 0.9)
    for i, (x, y) in enumerate(
        (
            (-0.27, -0.47),
            (-0.1, -0.43),
            (0.09, -0.42),
            (0.27, -0.48),
            (-0.16, -0.62),
            (0.02, -0.58),
            (0.19, -0.63),
            (-0.06, -0.76),
            (0.1, -0.75),
        )
    ):
        with pen.at(x, y, turn=(i * 53) % 180):
            fill(pen, box(-0.026, -0.009, 0.026, 0.009, 0.009), SPRINKLES[i % 6], grain=0, edge=0.4)

"""Sweet things: birthday cake and ice cream."""

import math

from ..paint import cast, fill, flat, glow, inside, line, wash
from ..palette import darker, lighter
from ..registry import ROOMS, subject
from ..shapes import blob, box, curve, oval, poly

SPRINKLES = ("red", "yellow", "sky", "leaf", "white", "purple")


@subject(
    "birthday cake",
    "food",
    box=(1.0, 1.0),
    metres=0.3,
    place="table",
    settings=ROOMS + ("garden", "park"),
    colours=("pink", "blue", "green", "yellow", "purple"),
    nouns=("birthday cake", "cake"),
    doing=("stand", "sit"),
    counts=(1,),
    mirror=False,
    shadow=0.8,
    weathers=("clear", "cloudy"),
)
def birthday_cake(pen, look):
    """A two-tier cake with dripping icing and five burning candles."""
    c = look.colour
    fill(
        pen, poly((-0.12, 0), (0.12, 0), (0.06, -0.09), (-0.06, -0.09), r=0.02), "silver", shade=0.8
    )
    fill(pen, oval(0, -0.1, 0.49, 0.065), "white", shade=0.8)
    line(pen, oval(0, -0.105, 0.45, 0.045), "powder", 0.012)
    if pen.mood.night:
        with pen.ungraded():
            glow(pen, 0, -0.6, 0.75, "amber", 0.5)
    _candles(pen, -0.775)
    _tier(pen, 0.38, -0.13, -0.42, c)
    _tier(pen, 0.255, -0.42, -0.7, c)
    for x, y in ((-0.3, -0.415), (0.3, -0.415), (-0.15, -0.375), (0.15, -0.375), (0.0, -0.365)):
        fill(
            pen,
            blob(
                (x, y + 0.05),
                (x - 0.042, y),
                (x - 0.03, y - 0.03),
                (x, y - 0.022),
                (x + 0.03, y - 0.03),
                (x + 0.042, y),
            ),
            "red",
            lit=0.8,
        )
        for k in (-0.018, 0.0, 0.018):
            flat(pen, oval(x + k, y + 0.005 + abs(k) * -0.5, 0.0035, 0.005), "butter")


def _tier(pen, w, bottom, top, c):
    side = blob(
        (-w, top + 0.02),
        (-w, bottom - 0.03),
        (-w * 0.6, bottom + 0.028),
        (0, bottom + 0.045),
        (w * 0.6, bottom + 0.028),
        (w, bottom - 0.03),
        (w, top + 0.02),
        (0, top + 0.06),
    )
    fill(pen, side, "butter", to="honey", shade=0.9)
    with inside(pen, side):
        for y, col, t in ((0.54, "white", 0.026), (0.6, "tomato", 0.014)):
            yy = top + (bottom - top) * y
            line(
                pen,
                curve(
                    (-w * 1.05, yy), (-w * 0.5, yy + 0.035), (w * 0.5, yy + 0.035), (w * 1.05, yy)
                ),
                col,
                t,
            )
    n = 9
    pts = [
        (-w * 1.02, top - 0.01),
        (-w * 0.6, top - w * 0.12),
        (0, top - w * 0.15),
        (w * 0.6, top - w * 0.12),
        (w * 1.02, top - 0.01),
    ]
    for i in range(n * 2 + 1):
        u = 1 - i / n
        drop = (0.105 if i % 4 == 1 else 0.08) if i % 2 else 0.035
        pts.append((w * 1.02 * u, top + 0.03 * (1 - u * u) + drop))
    icing = blob(*pts)
    cast(pen, side, icing, 0.35, 0.02)
    fill(pen, icing, c, lit=0.9)
    top_face = oval(0, top + 0.008, w * 0.93, w * 0.135)
    fill(pen, top_face, lighter(c, 0.35), edge=0.2, shade=0.2)
    for i in range(7):
        x = (i / 6 * 2 - 1) * w * 0.94
        y = bottom + 0.042 * (1 - (x / w) ** 2) - 0.012
        fill(pen, oval(x, y, 0.034, 0.028), lighter(c, 0.5), lit=0.8)


def _candles(pen, y):
    for i in range(5):
        u = i / 2 - 1
        x, foot = u * 0.17, -0.7 - 0.012 + (0.02 if i % 2 else -0.012)
        col = ("red", "sky", "mustard", "leaf", "purple")[i]
        stick = box(x - 0.017, y - 0.04, x + 0.017, foot, 0.008)
        fill(pen, stick, "white", lit=0)
        with inside(pen, stick):
            for k in range(5):
                yy = y - 0.05 + k * 0.033
                line(pen, curve((x - 0.03, yy + 0.025), (x + 0.03, yy)), col, 0.013)
        line(pen, curve((x, y - 0.04), (x + 0.003, y - 0.065)), "ink", 0.006)
        with pen.ungraded():
            glow(pen, x, y - 0.09, 0.11, "butter", 0.5 if pen.mood.night else 0.3)
            fill(
                pen,
                blob(
                    (x, y - 0.05),
                    (x - 0.024, y - 0.08),
                    (x - 0.004, y - 0.145),
                    (x + 0.022, y - 0.085),
                ),
                "orange",
                shade=0,
                edge=0.2,
            )
            flat(
                pen,
                blob(
                    (x, y - 0.055), (x - 0.012, y - 0.075), (x, y - 0.108), (x + 0.012, y - 0.077)
                ),
                "butter",
            )


@subject(
    "ice cream cone",
    "food",
    box=(0.56, 1.0),
    metres=0.2,
    place="table",
    settings=ROOMS + ("garden", "park"),
    colours={
        "pink": "pink",
        "white": "ivory",
        "green": "mint",
        "brown": "brown",
        "purple": "lavender",
    },
    nouns=("ice cream cone", "ice cream"),
    plural="ice cream cones",
    doing=("stand",),
    counts=(1, 1, 2),
    shadow=0.5,
    weathers=("clear", "cloudy"),
)
def ice_cream_cone(pen, look):
    """Two scoops on a waffle cone that stands in a small holder."""
    fill(pen, oval(0, -0.018, 0.15, 0.018), "wood")
    cone = poly((-0.19, -0.5), (0.19, -0.5), (0.03, -0.025), (-0.03, -0.025), r=0.02)
    fill(pen, cone, "honey", to="caramel", shade=0.8)
    with inside(pen, cone):
        for i in range(-6, 8):
            for s in (-1, 1):
                x = i * 0.075
                line(pen, curve((x, -0.52), (x + s * 0.24, 0.0)), darker("caramel", 0.3), 0.01, 0.7)
    fill(pen, poly((-0.068, -0.14), (0.068, -0.14), (0.1, 0), (-0.1, 0), r=0.02), "wood", lit=0.6)
    low = "butter" if look.word != "white" else "brown"
    _scoop(pen, 0, -0.56, 0.225, 0.19, low)
    _scoop(pen, 0.005, -0.775, 0.2, 0.18, look.colour)
    fill(pen, oval(0.03, -0.945, 0.045), "crimson", lit=0.9)
    line(pen, curve((0.035, -0.975), (0.05, -0.99), (0.085, -0.995)), "moss", 0.01)
    flat(pen, oval(0.015, -0.96, 0.012, 0.008), "white", 0.9)
    for x, y, a in (
        (-0.12, -0.8, 30),
        (-0.06, -0.87, -40),
        (0.02, -0.8, 70),
        (0.11, -0.83, 10),
        (0.08, -0.74, -50),
        (-0.05, -0.74, 20),
        (-0.14, -0.72, -60),
        (0.15, -0.75, 45),
    ):
        with pen.at(x, y, turn=a):
            fill(
                pen,
                box(-0.02, -0.006, 0.02, 0.006, 0.006),
                SPRINKLES[int(abs(a)) % 6],
                grain=0,
                edge=0.3,
            )


def _scoop(pen, x, y, rx, ry, colour):
    pts = [
        (x + rx * math.cos(a), y - ry * math.sin(a))
        for a in (math.radians(d) for d in range(-10, 191, 25))
    ]
    for i in range(1, 10):
        pts.append((x - rx + i * rx * 0.2, y + ry * (0.5 if i % 2 else 0.26)))
    shape = blob(*pts)
    fill(pen, shape, colour, shade=0.9, lit=0.6, grain=0.9)
    with inside(pen, shape):
        wash(
            pen, oval(x - rx * 0.4, y - ry * 0.45, rx * 0.26, ry * 0.16, -35), "white", 0.55, 0.018
        )
        for _ in range(7):
            u, v = pen.between(-0.7, 0.7), pen.between(-0.5, 0.3)
            line(
                pen,
                curve((x + u * rx, y + v * ry), (x + u * rx + 0.03, y + v * ry + 0.008)),
                darker(colour, 0.3),
                0.006,
                0.4,
            )

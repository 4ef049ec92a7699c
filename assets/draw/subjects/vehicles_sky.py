"""Up in the sky: hot-air balloon and rocket."""

from ..build import glass
from ..paint import fill, flat, glow, inside, line, patch, wash
from ..palette import darker
from ..registry import subject
from ..shapes import blob, box, curve, leaf, oval, poly, ribbon
from .vehicles_air import SKIES


@subject(
    "hot-air balloon",
    "vehicles",
    box=(0.86, 1.0),
    metres=9,
    place="air",
    settings=SKIES,
    colours=("red", "yellow", "blue", "purple", "orange"),
    nouns=("hot-air balloon", "balloon"),
    doing=("float", "fly", "rise"),
    counts=(1, 1, 2, 3),
    times=("day", "day", "sunset", "night"),
    weathers=("clear", "clear", "cloudy", "snow", "fog"),
    say_colour=0.75,
    mirror=False,
)
def hot_air_balloon(pen, look):
    """A striped envelope with a scalloped band, ropes, and two people's basket."""
    c = look.colour
    pale = "cream" if look.word != "yellow" else "white"
    for x0, x1 in ((-0.13, -0.062), (0.13, 0.062), (-0.05, -0.03), (0.05, 0.03)):
        line(pen, curve((x0, -0.29), (x1, -0.12)), "bark", 0.007)
    env = blob(
        (-0.1, -0.262),
        (-0.2, -0.4),
        (-0.33, -0.56),
        (-0.352, -0.7),
        (-0.3, -0.86),
        (-0.16, -0.97),
        (0, -0.995),
        (0.16, -0.97),
        (0.3, -0.86),
        (0.352, -0.7),
        (0.33, -0.56),
        (0.2, -0.4),
        (0.1, -0.262),
        (0, -0.25),
    )
    fill(pen, env, c, shade=0)
    with inside(pen, env):
        _gores(pen, pale, c)
    fill(pen, env, c, alpha=0.0, edge=0)
    line(pen, env, darker(c, 0.8), pen.px(2.6), 0.45)
    fill(
        pen,
        poly((-0.105, -0.285), (0.105, -0.285), (0.075, -0.245), (-0.075, -0.245), r=0.015),
        darker(c, 0.35),
    )
    with pen.ungraded():
        glow(pen, 0, -0.225, 0.11 if pen.mood.night else 0.05, "amber", 0.8)
        fill(pen, leaf(0, -0.185, 0.065, 0.024, -90), "yellow", to="orange", grain=0, edge=0)
    _basket(pen)


def _gores(pen, pale, c):
    """Pale stripes, seams, bunting and the soft shadow."""
    for k in (-0.86, -0.34, 0.34, 0.86):
        a, b = (k - 0.2, k + 0.2) if abs(k) < 0.5 else (k - 0.13, k + 0.13)
        gore = blob(
            (a * 0.06, -1.0),
            (a * 0.36, -0.7),
            (a * 0.3, -0.5),
            (a * 0.14, -0.24),
            (b * 0.14, -0.24),
            (b * 0.3, -0.5),
            (b * 0.36, -0.7),
            (b * 0.06, -1.0),
        )
        fill(pen, gore, pale, shade=0, lit=0)
    for k in (-0.98, -0.72, -0.54, -0.14, 0.14, 0.54, 0.72, 0.98):
        line(
            pen,
            curve((k * 0.05, -0.995), (k * 0.36, -0.7), (k * 0.3, -0.5), (k * 0.12, -0.25)),
            darker(c, 0.5),
            pen.px(2.5),
            0.45,
        )
    _bunting(pen)
    wash(
        pen,
        blob((0.1, -1.0), (0.42, -0.95), (0.42, -0.4), (0.1, -0.2), (0.22, -0.5), (0.24, -0.8)),
        darker(c, 0.9),
        0.42,
        0.05,
    )
    wash(pen, oval(-0.16, -0.82, 0.08, 0.12, 25), "paper", 0.4, 0.04)


def _bunting(pen):
    """The zigzag band round the middle of the balloon."""
    band = blob(
        (-0.4, -0.66),
        (-0.2, -0.605),
        (0, -0.59),
        (0.2, -0.605),
        (0.4, -0.66),
        (0.4, -0.6),
        (0.2, -0.535),
        (0, -0.52),
        (-0.2, -0.535),
        (-0.4, -0.6),
    )
    fill(pen, band, "teal", shade=0, lit=0)
    for i in range(9):
        x = -0.32 + i * 0.08
        y = -0.555 - 0.045 * (x / 0.36) ** 2
        fill(pen, oval(x, y - 0.003, 0.021), "butter", grain=0, edge=0.3)


def _basket(pen):
    """The wicker basket and two travellers."""
    for x, skin, hair, top in (
        (-0.035, "skin2", "chocolate", "mustard"),
        (0.032, "skin5", "ink", "coral"),
    ):
        fill(pen, ribbon([(x, -0.1), (x, -0.125)], [0.05, 0.045]), top, grain=0)
        fill(pen, oval(x, -0.152, 0.023), skin, grain=0)
        fill(
            pen,
            blob(
                (x - 0.024, -0.148),
                (x - 0.02, -0.175),
                (x, -0.181),
                (x + 0.021, -0.174),
                (x + 0.023, -0.152),
                (x + 0.005, -0.163),
            ),
            hair,
            grain=0,
            edge=0.2,
        )
        for dx in (-0.008, 0.009):
            flat(pen, oval(x + dx, -0.15, 0.0028), "ink")
    wicker = poly((-0.085, -0.115), (0.085, -0.115), (0.068, -0.002), (-0.068, -0.002), r=0.015)
    fill(pen, wicker, "wood")
    with inside(pen, wicker):
        for i in range(5):
            for k in range(9):
                x, y = -0.085 + k * 0.022 + (i % 2) * 0.011, -0.095 + i * 0.021
                flat(pen, box(x, y, x + 0.014, y + 0.011, 0.004), darker("wood", 0.35), 0.6)
    fill(pen, ribbon([(-0.085, -0.115), (0.085, -0.115)], [0.022, 0.022]), "bark")


@subject(
    "rocket",
    "vehicles",
    box=(0.5, 1.0),
    metres=20,
    place="air",
    mirror=False,
    settings=("hills", "desert", "sea", "mountains", "beach", "snow field"),
    colours=("red", "blue", "orange"),
    nouns=("rocket", "space rocket"),
    doing=("fly",),
    counts=(1,),
    say_colour=0.6,
)
def rocket(pen, look):
    """A round picture-book rocket with fins, a porthole and a long flame."""
    c = look.colour
    with pen.ungraded():
        _flame(pen)
    for s in (-1, 1):
        fill(
            pen,
            blob(
                (s * 0.13, -0.56),
                (s * 0.2, -0.5),
                (s * 0.245, -0.38),
                (s * 0.235, -0.24),
                (s * 0.19, -0.3),
                (s * 0.1, -0.345),
            ),
            c,
        )
    fill(
        pen, poly((-0.09, -0.35), (0.09, -0.35), (0.11, -0.28), (-0.11, -0.28), r=0.015), "charcoal"
    )
    body = blob(
        (0, -0.995),
        (0.085, -0.88),
        (0.145, -0.73),
        (0.16, -0.58),
        (0.14, -0.43),
        (0.1, -0.33),
        (0, -0.32),
        (-0.1, -0.33),
        (-0.14, -0.43),
        (-0.16, -0.58),
        (-0.145, -0.73),
        (-0.085, -0.88),
    )
    fill(pen, body, "white", shade=0.9)
    _rocket_paint(pen, body, c)
    fill(pen, oval(0, -0.645, 0.085), "silver", edge=0.7)
    glass(pen, oval(0, -0.645, 0.062))
    fill(
        pen,
        blob((-0.018, -0.5), (0, -0.53), (0.018, -0.5), (0.02, -0.3), (0, -0.25), (-0.02, -0.3)),
        c,
    )


def _flame(pen):
    """Fire in three layers."""
    glow(pen, 0, -0.2, 0.24, "amber", 0.6)
    for shape, a, b in (
        (
            blob(
                (-0.105, -0.3),
                (-0.15, -0.2),
                (-0.09, -0.12),
                (-0.055, -0.07),
                (0, 0.0),
                (0.06, -0.08),
                (0.1, -0.13),
                (0.15, -0.2),
                (0.105, -0.3),
            ),
            "orange",
            "tomato",
        ),
        (
            blob(
                (-0.07, -0.3),
                (-0.09, -0.2),
                (-0.035, -0.13),
                (0, -0.06),
                (0.04, -0.14),
                (0.09, -0.2),
                (0.07, -0.3),
            ),
            "yellow",
            "amber",
        ),
        (
            blob((-0.035, -0.3), (-0.045, -0.22), (0, -0.13), (0.045, -0.22), (0.035, -0.3)),
            "cream",
            "butter",
        ),
    ):
        fill(pen, shape, a, to=b, shade=0, lit=0, edge=0.2)


def _rocket_paint(pen, body, c):
    """The coloured tip and rings, and the round shadow."""
    patch(
        pen,
        body,
        blob(
            (-0.3, -1.1),
            (0.3, -1.1),
            (0.3, -0.83),
            (0.1, -0.805),
            (0, -0.8),
            (-0.1, -0.805),
            (-0.3, -0.83),
        ),
        c,
        0.002,
    )
    for y in (-0.44, -0.385):
        patch(
            pen,
            body,
            blob(
                (-0.3, y - 0.02),
                (0, y),
                (0.3, y - 0.02),
                (0.3, y + 0.012),
                (0, y + 0.032),
                (-0.3, y + 0.012),
            ),
            c,
            0.002,
        )
    with inside(pen, body):
        wash(
            pen,
            blob((0.05, -1.0), (0.25, -0.9), (0.25, -0.3), (0.06, -0.3), (0.1, -0.6)),
            "shadow",
            0.28,
            0.03,
        )
        for i in range(7):
            for x in (-0.118, 0.118):
                flat(pen, oval(x * (1 - abs(i - 3) * 0.03), -0.72 + i * 0.036, 0.005), "slate", 0.6)

"""The snowman."""

from math import cos, pi, sin

from ..paint import cast, fill, flat, inside, line, wash
from ..palette import lighter
from ..registry import subject
from ..shapes import blob, curve, oval, ribbon


@subject(
    "snowman",
    "nature",
    box=(0.78, 1.0),
    metres=1.4,
    shadow=0.72,
    settings=("snow field", "snow field", "snow field"),
    colours=("red", "blue", "green", "purple"),
    nouns=("snowman",),
    plural="snowmen",
    doing=("stand", "wear a {colour} scarf"),
    counts=(1, 1, 1, 2),
    say_colour=0.0,
)
def snowman(pen, look):
    """Three snowballs, a carrot nose, coal eyes, a hat, a scarf in look.colour."""
    c = look.colour
    for s in (-1, 1):
        fill(
            pen,
            ribbon(
                [(s * 0.19, -0.48), (s * 0.29, -0.55), (s * 0.37, -0.66 if s > 0 else -0.6)],
                [0.026, 0.022, 0.014],
            ),
            "bark",
        )
        y = -0.66 if s > 0 else -0.6
        for dx, dy in ((0.0, -0.075), (s * -0.055, -0.05)):
            line(
                pen,
                curve((s * 0.325, y + 0.055), (s * 0.34 + dx * 0.7, y + dy * 0.8)),
                "bark",
                0.013,
            )
    base = blob(
        (-0.27, -0.02),
        (-0.325, -0.16),
        (-0.27, -0.31),
        (-0.1, -0.385),
        (0.1, -0.385),
        (0.27, -0.31),
        (0.325, -0.16),
        (0.27, -0.02),
        (0, 0.0),
    )
    fill(pen, base, "snow", shade=1.0)
    belly = blob(
        (-0.2, -0.34),
        (-0.24, -0.46),
        (-0.19, -0.57),
        (-0.07, -0.625),
        (0.07, -0.625),
        (0.19, -0.57),
        (0.24, -0.46),
        (0.2, -0.34),
        (0, -0.3),
    )
    cast(pen, base, belly, 0.4, 0.04)
    fill(pen, belly, "snow", shade=1.0)
    head = oval(0, -0.72, 0.168, 0.16)
    cast(pen, belly, head, 0.4, 0.05)
    fill(pen, head, "snow", shade=1.0)
    for y in (-0.48, -0.4, -0.2):
        fill(pen, oval(0.012, y, 0.02), "charcoal", grain=0)
    _scarf(pen, c)
    _snowman_face(pen)
    _top_hat(pen, c)


def _snowman_face(pen):
    """Coal eyes and mouth, a carrot nose."""
    for s in (-1, 1):
        fill(pen, oval(s * 0.06, -0.765, 0.021, 0.024), "charcoal", grain=0)
        flat(pen, oval(s * 0.06 - 0.007, -0.773, 0.006), "white")
        wash(pen, oval(s * 0.105, -0.705, 0.032, 0.02), "rose", 0.5, 0.012)
    for i in range(7):
        a = pi * (0.18 + 0.64 * i / 6)
        fill(pen, oval(0.08 * cos(a), -0.7 + 0.062 * sin(a), 0.0095), "charcoal", grain=0)
    nose = blob(
        (-0.015, -0.745),
        (0.03, -0.742),
        (0.14, -0.712),
        (0.16, -0.705),
        (0.13, -0.697),
        (0.03, -0.7),
        (-0.012, -0.705),
        (-0.025, -0.725),
    )
    fill(pen, nose, "orange")
    for x in (0.02, 0.055, 0.09):
        line(pen, curve((x, -0.742 + x * 0.2), (x + 0.006, -0.725)), "rust", pen.px(2.2), 0.7)


def _scarf(pen, c):
    band = blob(
        (-0.165, -0.635),
        (-0.09, -0.595),
        (0, -0.585),
        (0.09, -0.595),
        (0.165, -0.635),
        (0.175, -0.59),
        (0.1, -0.545),
        (0, -0.53),
        (-0.1, -0.545),
        (-0.175, -0.59),
    )
    tail = blob(
        (0.07, -0.565), (0.14, -0.575), (0.17, -0.48), (0.175, -0.36), (0.105, -0.35), (0.1, -0.46)
    )
    for part in (tail, band):
        fill(pen, part, c, shade=0.7)
        with inside(pen, part):
            if part is tail:
                for y in (-0.47, -0.405):
                    line(pen, curve((0.05, y), (0.2, y - 0.012)), lighter(c, 0.75), 0.02)
            else:
                for x in (-0.12, -0.06, 0.0, 0.06, 0.12):
                    line(pen, curve((x, -0.65), (x + 0.012, -0.52)), lighter(c, 0.75), 0.016)
    for i in range(5):
        line(pen, curve((0.112 + i * 0.014, -0.355), (0.112 + i * 0.015, -0.325)), c, 0.009)


def _top_hat(pen, c):
    fill(
        pen,
        blob(
            (-0.115, -0.86),
            (-0.105, -0.97),
            (-0.09, -0.995),
            (0, -0.998),
            (0.09, -0.995),
            (0.11, -0.97),
            (0.12, -0.86),
            (0, -0.84),
        ),
        "charcoal",
    )
    fill(
        pen,
        blob(
            (-0.115, -0.895),
            (0, -0.875),
            (0.118, -0.895),
            (0.12, -0.855),
            (0, -0.835),
            (-0.117, -0.855),
        ),
        c,
    )
    fill(
        pen,
        blob(
            (-0.195, -0.865),
            (-0.1, -0.86),
            (0, -0.85),
            (0.1, -0.86),
            (0.195, -0.865),
            (0.16, -0.835),
            (0, -0.818),
            (-0.16, -0.835),
        ),
        "charcoal",
    )

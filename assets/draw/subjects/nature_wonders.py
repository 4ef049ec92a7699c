"""Wonders of nature: snowman, volcano, rainbow, waterfall."""

from math import cos, pi, sin

from ..flora import bush, grass, pine, rock
from ..paint import cast, fill, flat, glow, inside, line, wash
from ..palette import darker, lighter
from ..registry import subject
from ..shapes import blob, curve, lumpy, oval, path_of, poly, ribbon
from ..sky import cloud


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
    _top_hat(pen, c)


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


@subject(
    "volcano",
    "nature",
    box=(1.0, 0.95),
    metres=60,
    shadow=0.9,
    settings=("hills", "mountains"),
    colours={"": "earth"},
    nouns=("volcano",),
    plural="volcanoes",
    doing=("erupt", "smoke"),
    counts=(1,),
    weathers=("clear", "clear", "cloudy", "fog"),
    mirror=False,
)
def volcano(pen, look):
    """A fire mountain: glowing crater, lava streams, ash cloud; or only smoking."""
    hot = look.doing == "erupt"
    for x, y, r, k in (
        (0.24, -0.865, 0.1, 0.35),
        (-0.24, -0.855, 0.11, 0.15),
        (0.11, -0.87, 0.11, 0.25),
        (-0.1, -0.86, 0.115, 0.05),
        (0.02, -0.82, 0.12, 0.2),
        (0.06, -0.72, 0.085, 0.3),
        (-0.03, -0.65, 0.07, 0.15),
    ):
        y = min(y, -0.6) + (0 if hot else 0.005)
        tone = darker("grey", k + 0.3) if hot else darker("silver", k * 0.5)
        fill(
            pen,
            lumpy(x, y + 0.015, r * 1.25, r * 0.7, pen.rng, 8, 0.12),
            tone,
            edge=0.25,
            shade=0.7,
        )
    if hot:
        with pen.ungraded():
            glow(pen, 0, -0.62, 0.4, "orange", 0.75)
            for i in range(16):
                a = -pi / 2 + (i % 8 - 3.5) * 0.24 + pen.between(-0.08, 0.08)
                r = 0.17 + 0.1 * (i // 8) + pen.between(-0.02, 0.03)
                x, y, n = r * 1.1 * cos(a), -0.58 + r * sin(a), pen.between(0.011, 0.02)
                line(
                    pen,
                    curve((x * 0.72, -0.58 + (y + 0.58) * 0.78), (x, y)),
                    "orange",
                    n * 0.8,
                    0.55,
                )
                fill(pen, oval(x, y, n), "yellow", to="tomato", grain=0)
            fill(
                pen,
                blob(
                    (-0.07, -0.56),
                    (-0.05, -0.7),
                    (-0.02, -0.8),
                    (0.0, -0.74),
                    (0.03, -0.83),
                    (0.05, -0.7),
                    (0.07, -0.56),
                ),
                "yellow",
                to="tomato",
                shade=0,
            )
    cone = poly(
        (-0.5, 0.0),
        (-0.36, -0.13),
        (-0.22, -0.36),
        (-0.11, -0.585),
        (-0.05, -0.56),
        (0.0, -0.575),
        (0.06, -0.555),
        (0.115, -0.585),
        (0.22, -0.38),
        (0.35, -0.15),
        (0.5, 0.0),
        r=0.02,
    )
    fill(pen, cone, "earth", to="chocolate", shade=0.4)
    with inside(pen, cone):
        fill(
            pen,
            path_of(
                [(0.02, -0.6), (0.07, -0.4), (0.02, -0.25), (0.1, 0.0), (0.6, 0.02), (0.4, -0.6)]
            ),
            darker("earth", 0.55),
            edge=0,
            shade=0,
            lit=0,
        )
        for x0, x1 in ((-0.08, -0.3), (-0.05, -0.16), (-0.09, -0.42), (0.1, 0.36), (0.09, 0.26)):
            line(
                pen,
                curve((x0, -0.52), ((x0 + x1) / 2 + 0.02, -0.3), (x1, -0.04)),
                darker("earth", 0.7),
                0.012,
                0.5,
            )
        fill(
            pen,
            blob(
                (-0.6, 0.05),
                (-0.6, -0.06),
                (-0.36, -0.12),
                (-0.2, -0.06),
                (-0.02, -0.09),
                (0.16, -0.055),
                (0.36, -0.125),
                (0.6, -0.05),
                (0.6, 0.05),
            ),
            "moss",
            shade=0.3,
        )
        _lava(pen, hot)
    for x, h in ((-0.43, 0.1), (-0.34, 0.14), (0.42, 0.11), (0.33, 0.13)):
        pine(pen, x, 0.0, h, "forest")
    for x, h in ((-0.22, 0.05), (0.2, 0.055), (0.06, 0.04)):
        bush(pen, x, 0.0, h, "green")


def _lava(pen, hot):
    """The crater rim and, when hot, streams of lava down the slope."""
    rim = blob(
        (-0.12, -0.6),
        (-0.05, -0.575),
        (0, -0.59),
        (0.06, -0.57),
        (0.12, -0.6),
        (0.1, -0.53),
        (0.05, -0.515),
        (0, -0.53),
        (-0.05, -0.51),
        (-0.1, -0.53),
    )
    if not hot:
        fill(pen, rim, "chocolate", grain=0.3)
        return
    with pen.ungraded():
        for shape in (
            ribbon(
                [(-0.03, -0.56), (-0.07, -0.42), (-0.04, -0.3), (-0.12, -0.17), (-0.1, -0.08)],
                [0.06, 0.05, 0.06, 0.055, 0.08],
            ),
            ribbon(
                [(0.06, -0.56), (0.11, -0.44), (0.1, -0.34), (0.19, -0.22)],
                [0.05, 0.04, 0.045, 0.06],
            ),
            ribbon([(-0.08, -0.56), (-0.15, -0.43), (-0.19, -0.34)], [0.04, 0.035, 0.045]),
        ):
            wash(pen, shape, "orange", 0.6, 0.025)
            fill(pen, shape, "yellow", to="tomato", shade=0.5, grain=0.3)
        fill(pen, rim, "yellow", to="orange", grain=0.2)


@subject(
    "rainbow",
    "nature",
    box=(1.0, 0.54),
    metres=90,
    place="air",
    mirror=False,
    settings=("hills", "meadow", "mountains", "sea", "lake", "beach", "park", "city street"),
    colours={"": "yellow"},
    nouns=("rainbow",),
    doing=("shine",),
    counts=(1,),
    times=("day", "day", "sunset"),
    weathers=("clear", "cloudy", "rain"),
)
def rainbow(pen, look):
    """Six soft bands between two white clouds."""
    with pen.ungraded():
        glow(pen, 0, -0.05, 0.5, "butter", 0.3)
        for i, tone in enumerate(("red", "orange", "yellow", "leaf", "sky", "purple")):
            r0 = 0.445 - i * 0.033
            pts = [(-r0 * cos(pi * k / 24), -0.07 - r0 * sin(pi * k / 24)) for k in range(25)]
            line(pen, curve(*pts), lighter(tone, 0.12), 0.036, 0.86)
            line(
                pen,
                curve(*((x * 1.028, -0.07 + (y + 0.07) * 1.028) for x, y in pts[2:12])),
                "paper",
                0.006,
                0.35,
                0.004,
            )
    for x in (-0.36, 0.36):
        cloud(pen, x, -0.07, 0.28)


@subject(
    "waterfall",
    "nature",
    box=(0.95, 1.0),
    metres=30,
    shadow=0.98,
    settings=("forest", "mountains", "hills", "meadow"),
    colours={"": "aqua"},
    nouns=("waterfall",),
    doing=("fall over the rocks", "rush down"),
    counts=(1,),
)
def waterfall(pen, look):
    """Water falling in two steps between mossy cliffs into a round pool."""
    back = poly(
        (-0.44, 0.0),
        (-0.465, -0.4),
        (-0.4, -0.8),
        (-0.24, -0.95),
        (0, -0.91),
        (0.24, -0.96),
        (0.41, -0.78),
        (0.465, -0.4),
        (0.44, 0.0),
        r=0.06,
    )
    for x, h in ((-0.34, 0.22), (0.35, 0.25), (0.2, 0.17)):
        pine(pen, x, -0.75, h, "forest")
    fill(pen, back, "rock", to="slate", shade=0.9)
    for row, y in enumerate((-0.72, -0.56, -0.4, -0.24, -0.06)):
        for s in (-1, 1):
            for k in range(2):
                x = s * (0.2 + 0.025 * row**0.5 + 0.11 * (1 - k)) + pen.between(-0.02, 0.02)
                tone = ("stone", "rock", "grey")[(row + k + (s > 0)) % 3]
                rock(
                    pen,
                    x,
                    y + pen.between(-0.02, 0.03),
                    pen.between(0.12, 0.175),
                    darker(tone, 0.05 * row),
                )
    upper = blob(
        (-0.13, -0.93), (0.13, -0.93), (0.14, -0.7), (0.16, -0.5), (-0.16, -0.5), (-0.14, -0.7)
    )
    lower = blob(
        (-0.17, -0.53),
        (0, -0.56),
        (0.17, -0.53),
        (0.2, -0.3),
        (0.23, -0.08),
        (-0.23, -0.08),
        (-0.2, -0.3),
    )
    for fall, x, y0, y1 in ((lower, 0.2, -0.53, -0.08), (upper, 0.14, -0.93, -0.5)):
        fill(pen, fall, "powder", to=look.colour, shade=0.4)
        with inside(pen, fall):
            for _ in range(34):
                a = pen.between(-1, 1) * x
                b = y0 + (y1 - y0) * pen.rng.random() * 0.7
                n = pen.between(0.08, 0.26)
                line(
                    pen,
                    curve((a * 0.92, b), (a, b + n / 2), (a * 1.05, b + n)),
                    "white" if pen.rng.random() < 0.7 else "sea",
                    pen.between(0.005, 0.013),
                    pen.between(0.4, 0.8),
                )
    for x, y, r in ((-0.12, -0.51, 0.05), (0.0, -0.5, 0.06), (0.12, -0.51, 0.05)):
        fill(pen, lumpy(x, y, r * 1.3, r * 0.55, pen.rng, 7, 0.12), "white", edge=0.15, shade=0.3)
    pool = blob(
        (-0.46, -0.05),
        (-0.25, -0.13),
        (0.0, -0.145),
        (0.25, -0.13),
        (0.46, -0.05),
        (0.3, -0.005),
        (0, 0.0),
        (-0.3, -0.005),
    )
    fill(pen, pool, look.colour, to="sea", shade=0.4)
    for _ in range(12):
        x, y = pen.between(-0.32, 0.3), pen.between(-0.09, -0.02)
        line(pen, curve((x - 0.05, y), (x, y - 0.004), (x + 0.05, y)), "white", 0.006, 0.6)
    for x, y, r in (
        (-0.19, -0.115, 0.06),
        (-0.06, -0.105, 0.075),
        (0.08, -0.11, 0.075),
        (0.2, -0.115, 0.06),
    ):
        fill(pen, lumpy(x, y, r * 1.3, r * 0.6, pen.rng, 7, 0.12), "white", edge=0.15, shade=0.3)
    for x, y, h in (
        (-0.27, -0.86, 0.06),
        (0.26, -0.88, 0.055),
        (-0.37, -0.6, 0.065),
        (0.26, -0.5, 0.045),
        (-0.28, -0.2, 0.05),
        (0.39, -0.33, 0.06),
    ):
        bush(pen, x, y, h, "green")
    for x, h in ((-0.4, 0.09), (0.41, 0.085)):
        rock(pen, x, 0.0, h, "stone")
    for x in (-0.44, -0.33, 0.34, 0.44):
        grass(pen, x, 0.0, 0.08, "leaf", 6)

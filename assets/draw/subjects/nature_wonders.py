"""Wonders of nature: volcano, rainbow, waterfall."""

from math import cos, pi, sin

from ..flora import bush, grass, pine, rock
from ..paint import fill, glow, inside, line, wash
from ..palette import darker, lighter
from ..registry import subject
from ..shapes import blob, curve, lumpy, oval, path_of, poly, ribbon
from ..sky import cloud


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
            _eruption(pen)
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
        _slopes(pen)
        _lava(pen, hot)
    for x, h in ((-0.43, 0.1), (-0.34, 0.14), (0.42, 0.11), (0.33, 0.13)):
        pine(pen, x, 0.0, h, "forest")
    for x, h in ((-0.22, 0.05), (0.2, 0.055), (0.06, 0.04)):
        bush(pen, x, 0.0, h, "green")


def _eruption(pen):
    """Sparks and a fountain of fire."""
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


def _slopes(pen):
    """Shaded side, gullies and the green foot."""
    fill(
        pen,
        path_of([(0.02, -0.6), (0.07, -0.4), (0.02, -0.25), (0.1, 0.0), (0.6, 0.02), (0.4, -0.6)]),
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
    _cliff(pen)
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
    _pool(pen, look)
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


def _cliff(pen):
    """Dark rock behind the water, with firs on top."""
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


def _pool(pen, look):
    """The round pool with foam and ripples."""
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

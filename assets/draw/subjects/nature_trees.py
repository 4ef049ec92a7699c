"""Trees and cacti: pine tree, palm tree, cactus."""

from ..flora import blossom, grass, palm, rock
from ..paint import fill, flat, inside, line
from ..palette import P, darker, lighter, mix
from ..registry import subject
from ..shapes import blob, box, curve, meet, ribbon


@subject(
    "pine tree",
    "nature",
    box=(0.62, 1.0),
    metres=9,
    shadow=0.7,
    mirror=False,
    settings=("hills", "mountains", "meadow", "park"),
    colours={"green": "pine"},
    nouns=("pine tree", "fir tree"),
    doing=("stand", "grow"),
    counts=(1, 1, 2, 3, 3, 5),
    say_colour=0.25,
)
def pine_tree(pen, look):
    """A fir tree with ragged tiers and cones."""
    c = look.colour
    fill(
        pen,
        blob(
            (-0.06, 0.0),
            (-0.036, -0.08),
            (-0.03, -0.25),
            (0.03, -0.25),
            (0.036, -0.08),
            (0.06, 0.0),
            (0, -0.006),
        ),
        "bark",
    )
    for i in range(6):
        _tier(
            pen,
            c if i % 2 else darker(c, 0.1),
            -0.09 - i * 0.133,
            0.3 - i * 0.043,
            0.27 - i * 0.012,
        )
    for x, y in (
        (-0.14, -0.2),
        (0.11, -0.17),
        (0.06, -0.42),
        (-0.08, -0.47),
        (0.0, -0.3),
        (-0.01, -0.66),
    ):
        cone = blob((x, y - 0.03), (x + 0.017, y), (x, y + 0.037), (x - 0.017, y))
        fill(pen, cone, "caramel", grain=0)
        for k in (-0.01, 0.006, 0.02):
            line(
                pen,
                curve((x - 0.01, y + k), (x, y + k + 0.006), (x + 0.01, y + k)),
                "chocolate",
                pen.px(1.8),
                0.7,
            )
    for x in (-0.07, 0.06):
        grass(pen, x, 0.0, 0.05, "ice" if pen.mood.snowy else "leaf", 5)


def _tier(pen, c, y, half, high):
    """One skirt of branches with its lower edge at y; wears snow."""
    n = 9
    pts = []
    for i in range(n):
        k = 1 - 2 * i / (n - 1)
        pts.append((half * k, y - (0.0 if i % 2 else 0.034) - 0.03 * abs(k)))
    pts[0], pts[-1] = (half, y - 0.03), (-half, y - 0.03)
    skirt = blob(
        (0, y - high),
        (half * 0.36, y - high * 0.6),
        (half * 0.74, y - high * 0.36),
        *pts,
        (-half * 0.74, y - high * 0.36),
        (-half * 0.36, y - high * 0.6),
    )
    fill(pen, skirt, c, shade=0.9)
    with inside(pen, skirt):
        for _ in range(26):
            x, d = pen.between(-1, 1) * half * 0.9, pen.between(0.0, 0.6)
            a, b = x * (1 - d * 0.7), y - 0.03 - high * d
            tone = lighter(c, 0.35) if x < 0.05 and pen.rng.random() < 0.7 else darker(c, 0.4)
            line(pen, curve((a, b), (a * 1.04 + x * 0.06, b + 0.035)), tone, pen.px(3), 0.6)
        if pen.mood.snowy:
            flat(
                pen,
                blob(
                    (0, y - high - 0.01),
                    (half * 0.3, y - high * 0.5),
                    (0.02, y - high * 0.36),
                    (-half * 0.35, y - high * 0.3),
                    (-half * 0.55, y - high * 0.12),
                    (-half * 1.1, y - 0.02),
                    (-half * 0.72, y - high * 0.36),
                ),
                "snow",
                0.95,
            )


@subject(
    "palm tree",
    "nature",
    box=(0.76, 1.0),
    metres=8,
    shadow=(-0.08, 0.5),
    settings=("beach", "desert"),
    colours={"green": "green"},
    nouns=("palm tree", "palm"),
    doing=("grow", "stand"),
    counts=(1,),
    say_colour=0.15,
    weathers=("clear", "clear", "cloudy", "rain"),
)
def palm_tree(pen, look):
    """A coconut palm leaning gently, with stones and grass at its foot."""
    palm(pen, -0.1, -0.03, 0.86, lean=0.14)
    fill(
        pen,
        blob(
            (-0.26, 0.0), (-0.18, -0.035), (-0.1, -0.05), (0.0, -0.03), (0.08, 0.0), (-0.1, 0.004)
        ),
        "sand",
    )
    for x, h in ((-0.2, 0.05), (-0.03, 0.04)):
        rock(pen, x, 0.0, h, "stone")
    for x in (-0.15, -0.07):
        grass(pen, x, 0.0, 0.09, look.colour, 6)


@subject(
    "cactus",
    "nature",
    box=(0.8, 1.0),
    metres=2.5,
    shadow=0.55,
    settings=("desert",),
    colours={"green": "green"},
    nouns=("cactus",),
    plural="cacti",
    doing=("stand", "bloom"),
    counts=(1,),
    say_colour=0.3,
    weathers=("clear", "clear", "cloudy"),
)
def cactus(pen, look):
    """A saguaro with two arms, ribs, spines and pink blossoms."""
    c = mix(look.colour, P["teal"], 0.18)
    arms = (
        ([(-0.03, -0.36), (-0.24, -0.38), (-0.285, -0.5), (-0.28, -0.7)], 0.15),
        ([(0.03, -0.25), (0.22, -0.28), (0.285, -0.4), (0.28, -0.57)], 0.14),
        ([(0, 0.015), (0.0, -0.3), (0.0, -0.86)], 0.23),
    )
    above = box(-1, -1.2, 1, 0.0, 0)
    for pts, w in arms:
        arm = ribbon(
            pts,
            [w, w * 1.04, w * 0.96, w * 0.9] if len(pts) == 4 else [w * 0.9, w * 1.06, w * 0.92],
        )
        arm = meet(arm, above)
        fill(pen, arm, c, shade=1.0)
        with inside(pen, arm):
            for s in (-0.3, -0.1, 0.12, 0.32):
                line(
                    pen,
                    curve(
                        *(
                            (
                                x + s * w * (1 if i else 0.6),
                                y + (s * w if i < 2 and len(pts) == 4 else 0),
                            )
                            for i, (x, y) in enumerate(pts)
                        )
                    ),
                    darker(c, 0.5),
                    0.008,
                    0.55,
                )
    for x0, x1, y0, y1, n in (
        (-0.1, 0.1, -0.9, -0.05, 30),
        (-0.34, -0.22, -0.7, -0.42, 9),
        (0.22, 0.34, -0.58, -0.32, 8),
    ):
        for _ in range(n):
            x, y = pen.between(x0, x1), pen.between(y0, y1)
            for dx in (-0.013, 0.013):
                line(pen, curve((x, y), (x + dx, y - 0.014)), "cream", pen.px(2.2), 0.85)
    if look.doing == "bloom":
        for x, y, r in (
            (0, -0.955, 0.045),
            (-0.28, -0.76, 0.038),
            (0.28, -0.625, 0.038),
            (-0.075, -0.93, 0.035),
        ):
            blossom(pen, x, y, r, "rose")
    for x, h in ((-0.2, 0.07), (0.17, 0.055)):
        rock(pen, x, 0.0, h, "clay")
    for x in (-0.11, 0.1):
        grass(pen, x, 0.0, 0.06, "olive", 5)

"""Small animals: hedgehog, mouse and snail."""

import math

from ..critter import fur_strokes, whiskers
from ..faces import cheek, eye, nose, smile
from ..paint import cast, fill, flat, line, patch
from ..palette import darker, lighter
from ..registry import subject
from ..shapes import blob, curve, leaf, oval, ribbon


@subject(
    "hedgehog",
    "animals",
    box=(1.0, 0.66),
    metres=0.2,
    settings=("forest", "garden", "meadow", "park"),
    colours={"": "brown"},
    nouns=("hedgehog",),
    doing=("stand",),
    counts=(1, 1, 2, 3),
)
def hedgehog(pen, look):
    """A hedgehog in side view, all spines, with a pointed cream face."""
    c = look.colour
    for x in (-0.22, -0.05, 0.14, 0.27):
        fill(
            pen,
            blob(
                (x - 0.06, -0.12),
                (x + 0.05, -0.12),
                (x + 0.075, -0.02),
                (x + 0.06, 0),
                (x - 0.05, 0),
            ),
            "clay",
        )
    belly = blob((-0.34, -0.2), (0, -0.3), (0.28, -0.3), (0.3, -0.1), (0.1, -0.05), (-0.24, -0.06))
    fill(pen, belly, "tan")
    for ring, (k, n, tone) in enumerate(
        (
            (1.0, 30, darker(c, 0.35)),
            (0.86, 26, c),
            (0.66, 20, lighter(c, 0.15)),
            (0.42, 14, c),
            (0.2, 8, lighter(c, 0.2)),
        )
    ):
        for i in range(n):
            a = math.radians(168 + (i + 0.5 * (ring % 2)) * 176 / (n - 1))
            x, y = -0.06 + math.cos(a) * 0.31 * k, -0.17 + math.sin(a) * 0.37 * k
            turn = math.degrees(a) + 12 * math.sin(a) + pen.between(-8, 8)
            fill(pen, leaf(x, y, 0.13, 0.022, turn), tone, edge=0.4, grain=0)
        if ring == 0:
            fill(
                pen,
                blob(
                    (-0.38, -0.16),
                    (-0.3, -0.4),
                    (-0.1, -0.54),
                    (0.1, -0.5),
                    (0.24, -0.34),
                    (0.26, -0.14),
                    (-0.06, -0.1),
                ),
                c,
                edge=0,
            )
    _hedgehog_face(pen)


def _hedgehog_face(pen):
    """The pointed cream face with a round ear."""
    fill(pen, oval(0.19, -0.36, 0.055, 0.06), "clay")
    flat(pen, oval(0.195, -0.35, 0.034, 0.038), "blush")
    face = blob(
        (0.14, -0.24),
        (0.19, -0.36),
        (0.3, -0.36),
        (0.39, -0.26),
        (0.48, -0.21),
        (0.485, -0.165),
        (0.4, -0.13),
        (0.28, -0.09),
        (0.17, -0.12),
    )
    fill(pen, face, "sand")
    cheek(pen, 0.31, -0.17, 0.035)
    nose(pen, 0.475, -0.2, 0.026)
    line(pen, curve((0.455, -0.15), (0.42, -0.145), (0.39, -0.165)), "ink", 0.008, 0.7)
    eye(pen, 0.33, -0.255, 0.03)


@subject(
    "mouse",
    "animals",
    box=(1.0, 0.66),
    metres=0.1,
    settings=("meadow", "garden", "forest", "farm", "kitchen", "living room"),
    indoor_place="table",
    colours={"grey": "grey", "white": "cream", "brown": "tan"},
    nouns=("mouse",),
    plural="mice",
    doing=("sit", "eat cheese"),
    counts=(1, 1, 2, 3),
)
def mouse(pen, look):
    """A mouse in profile with big round ears and a long pink tail."""
    c = look.colour
    _mouse_tail(pen)
    fill(pen, oval(0.06, -0.5, 0.12, 0.125), darker(c, 0.3))
    body = _mouse_body(pen, c)
    fill(
        pen,
        blob(
            (-0.27, -0.1),
            (-0.2, -0.24),
            (-0.04, -0.24),
            (0.02, -0.1),
            (-0.06, -0.01),
            (-0.22, -0.01),
        ),
        c,
        edge=0.3,
        shade=0.3,
    )
    for x in (-0.1, 0.2):
        fill(
            pen,
            blob(
                (x - 0.05, -0.03),
                (x, -0.055),
                (x + 0.1, -0.04),
                (x + 0.12, -0.01),
                (x + 0.08, 0),
                (x - 0.04, 0),
            ),
            "blush",
        )
    ear = oval(0.17, -0.51, 0.135, 0.14)
    cast(pen, body, ear, 0.25, 0.02)
    fill(pen, ear, c)
    fill(pen, oval(0.175, -0.5, 0.095, 0.1), "blush", edge=0.2)
    fill(pen, oval(0.425, -0.195, 0.026, 0.023), "rose")
    whiskers(pen, 0.37, -0.18, 0.12, 1, "slate")
    line(pen, curve((0.4, -0.15), (0.365, -0.145), (0.34, -0.16)), "ink", 0.008, 0.7)
    eye(pen, 0.285, -0.28, 0.035)
    if look.doing == "eat cheese":
        fill(
            pen,
            blob((0.3, -0.01), (0.31, -0.06), (0.48, -0.14), (0.495, -0.12), (0.49, 0), (0.4, 0)),
            "yellow",
        )
        for x, y, r in ((0.4, -0.05, 0.02), (0.455, -0.085, 0.016), (0.455, -0.03, 0.015)):
            flat(pen, oval(x, y, r, r * 0.8), "mustard")


def _mouse_tail(pen):
    """Long, thin and pink."""
    line(
        pen,
        curve((-0.22, -0.06), (-0.36, -0.03), (-0.44, -0.1), (-0.42, -0.24), (-0.47, -0.36)),
        "blush",
        0.026,
    )
    line(
        pen,
        curve((-0.22, -0.06), (-0.36, -0.03), (-0.44, -0.1), (-0.42, -0.24), (-0.47, -0.36)),
        "rose",
        0.008,
        0.35,
    )


def _mouse_body(pen, c):
    """A furry drop with a pale front."""
    body = blob(
        (-0.3, -0.14),
        (-0.25, -0.34),
        (-0.08, -0.44),
        (0.1, -0.44),
        (0.24, -0.4),
        (0.36, -0.28),
        (0.43, -0.2),
        (0.4, -0.14),
        (0.28, -0.1),
        (0.18, -0.02),
        (-0.1, 0),
        (-0.26, -0.03),
    )
    fill(pen, body, c)
    patch(
        pen,
        body,
        blob((0.06, -0.04), (0.16, -0.2), (0.34, -0.17), (0.44, -0.17), (0.3, 0)),
        "cream",
        0.02,
    )
    fur_strokes(pen, body, (-0.26, -0.36, 0.06, -0.06), darker(c, 0.4), 24, 0.04, 160, 0.3)
    return body


@subject(
    "snail",
    "animals",
    box=(1.0, 0.74),
    metres=0.04,
    settings=("garden", "meadow", "forest", "park", "farm"),
    colours={"brown": "clay", "yellow": "mustard", "pink": "rose"},
    nouns=("snail",),
    doing=("crawl",),
    counts=(1, 1, 2, 3),
)
def snail(pen, look):
    """A snail with a spiral shell in colour."""
    c, skin = look.colour, "sand"
    for a, b in (((0.36, -0.3), (0.32, -0.54)), ((0.42, -0.3), (0.46, -0.52))):
        fill(
            pen,
            ribbon([a, ((a[0] + b[0]) / 2 + 0.01, (a[1] + b[1]) / 2), b], [0.04, 0.03, 0.026]),
            skin,
        )
    body = blob(
        (-0.49, -0.015),
        (-0.36, -0.07),
        (-0.2, -0.13),
        (0.1, -0.14),
        (0.22, -0.2),
        (0.28, -0.33),
        (0.37, -0.39),
        (0.46, -0.35),
        (0.485, -0.24),
        (0.44, -0.1),
        (0.34, -0.01),
        (0.1, 0),
        (-0.3, 0),
    )
    fill(pen, body, skin)
    for i in range(16):
        x = -0.36 + i * 0.045
        line(pen, curve((x, -0.012), (x + 0.01, -0.035)), darker(skin, 0.4), 0.008, 0.5)
    shell = blob(
        (-0.36, -0.12),
        (-0.4, -0.36),
        (-0.3, -0.6),
        (-0.08, -0.71),
        (0.14, -0.62),
        (0.24, -0.4),
        (0.2, -0.16),
        (0.08, -0.08),
        (-0.2, -0.07),
    )
    cast(pen, body, shell, 0.3, 0.02)
    fill(pen, shell, c)
    pts = []
    for i in range(46):
        a, r = 0.9 + i * 0.3, 0.26 * (1 - i / 50)
        pts.append((-0.075 + math.cos(a) * r * 1.02, -0.375 + math.sin(a) * r))
    line(pen, curve(*pts), darker(c, 0.5), 0.022, 0.8)
    line(pen, curve(*((x - 0.012, y - 0.014) for x, y in pts)), lighter(c, 0.6), 0.014, 0.55)
    for x, y in ((0.32, -0.55), (0.46, -0.53)):
        flat(pen, oval(x, y, 0.04, 0.042), "white")
        eye(pen, x + 0.006, y, 0.03)
    cheek(pen, 0.38, -0.23, 0.035)
    smile(pen, 0.42, -0.24, 0.09)

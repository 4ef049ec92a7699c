"""Exemplary sports gear and toys: a football and a teddy bear."""

import math

from ..critter import fur_strokes, round_ear
from ..faces import cheek, eye, muzzle_lines, nose
from ..paint import fill, inside, line
from ..palette import darker, lighter
from ..registry import GREEN, subject
from ..shapes import blob, curve, oval, poly, ribbon


@subject(
    "soccer ball",
    "sport_and_toys",
    box=(1.0, 1.0),
    metres=0.22,
    shadow=0.7,
    mirror=False,
    settings=GREEN + ("beach", "living room", "city street"),
    colours={"": "white"},
    nouns=("soccer ball", "football", "ball"),
    doing=("lie",),
    counts=(1, 1, 1, 2),
)
def soccer_ball(pen, look):
    """A classic ball with black pentagons."""
    ball = oval(0, -0.5, 0.49)
    fill(pen, ball, look.colour, shade=1.0)
    with inside(pen, ball):
        for ring, r, n in ((0.0, 0.17, 1), (0.4, 0.15, 5)):
            for i in range(n):
                a = math.radians(-90 + i * 72)
                x, y = ring * math.cos(a), -0.5 + ring * math.sin(a)
                pts = []
                for k in range(5):
                    b = a + math.radians(k * 72 + (180 if ring else 0))
                    squash = 0.62 if ring else 1.0
                    u, v = r * math.cos(b - a), r * math.sin(b - a)
                    u *= squash
                    pts.append(
                        (
                            x + u * math.cos(a) - v * math.sin(a),
                            y + u * math.sin(a) + v * math.cos(a),
                        )
                    )
                fill(pen, poly(*pts, r=0.015), "charcoal", lit=0.6)
                line(
                    pen,
                    curve(
                        (0.17 * math.cos(a), -0.5 + 0.17 * math.sin(a)),
                        (0.3 * math.cos(a), -0.5 + 0.3 * math.sin(a)),
                    ),
                    "slate",
                    0.01,
                    0.8,
                )
                for s in (-36, 36):
                    b = a + math.radians(s)
                    if ring:
                        line(
                            pen,
                            curve(
                                (x + 0.09 * math.cos(b + s / 30), y + 0.09 * math.sin(b + s / 30)),
                                (0.36 * math.cos(b), -0.5 + 0.36 * math.sin(b)),
                            ),
                            "slate",
                            0.01,
                            0.8,
                        )


@subject(
    "teddy bear",
    "sport_and_toys",
    box=(0.84, 1.0),
    metres=0.4,
    shadow=0.95,
    settings=("living room", "park", "garden", "kitchen"),
    indoor_place="table",
    colours={"brown": "caramel", "white": "cream"},
    nouns=("teddy bear", "teddy"),
    doing=("sit",),
    counts=(1, 1, 2),
    say_colour=0.5,
)
def teddy_bear(pen, look):
    """A sitting teddy with a bow tie."""
    c, pale = look.colour, lighter(look.colour, 0.55)
    for s in (-1, 1):
        fill(
            pen,
            ribbon([(s * 0.16, -0.46), (s * 0.29, -0.36), (s * 0.34, -0.24)], [0.15, 0.15, 0.14]),
            c,
        )
    belly = blob((-0.22, -0.4), (0, -0.54), (0.22, -0.4), (0.24, -0.16), (0, -0.03), (-0.24, -0.16))
    fill(pen, belly, c)
    fill(pen, oval(0, -0.24, 0.14, 0.16), pale, edge=0.2)
    fur_strokes(pen, belly, (-0.2, -0.5, 0.2, -0.1), darker(c, 0.4), 24, 0.04, 80, 0.3)
    for s in (-1, 1):
        fill(pen, oval(s * 0.25, -0.12, 0.15, 0.12, s * 12), c)
        fill(pen, oval(s * 0.28, -0.115, 0.085, 0.085), pale, edge=0.25)
    for s in (-1, 1):
        round_ear(pen, s * 0.2, -0.88, 0.095, c, pale)
    head = blob(
        (-0.26, -0.68),
        (-0.2, -0.88),
        (0, -0.95),
        (0.2, -0.88),
        (0.26, -0.68),
        (0.15, -0.53),
        (0, -0.5),
        (-0.15, -0.53),
    )
    fill(pen, head, c)
    fur_strokes(pen, head, (-0.2, -0.92, 0.2, -0.8), darker(c, 0.4), 14, 0.04, -90, 0.3)
    fill(pen, oval(0, -0.62, 0.115, 0.085), pale, edge=0.25)
    nose(pen, 0, -0.665, 0.034)
    muzzle_lines(pen, 0, -0.645, 0.07)
    for s in (-1, 1):
        eye(pen, s * 0.105, -0.74, 0.03)
        cheek(pen, s * 0.18, -0.64, 0.045)
        fill(pen, blob((0, -0.48), (s * 0.13, -0.53), (s * 0.13, -0.42)), "red")
    fill(pen, oval(0, -0.478, 0.03), "crimson")

"""Animals of woods and cold places: bear, polar bear, panda, deer."""

from ..critter import fur_strokes, leg, round_ear
from ..faces import eye, muzzle_lines, nose
from ..paint import cast, fill, flat, line, patch
from ..palette import darker, lighter
from ..registry import WILD, subject
from ..shapes import blob, curve, leaf, oval, ribbon
from .animals_parts import hoofed


def _bear(pen, c, pale, ear):
    """A bear on four legs in side view, head turned to us."""
    fill(pen, oval(-0.41, -0.46, 0.04), c)
    leg(pen, (-0.2, -0.3), (-0.15, 0), c, 0.2, bend=-0.02, far=True)
    leg(pen, (0.18, -0.3), (0.22, 0), c, 0.18, far=True)
    body = blob(
        (-0.42, -0.4),
        (-0.37, -0.56),
        (-0.22, -0.62),
        (-0.05, -0.6),
        (0.1, -0.64),
        (0.24, -0.62),
        (0.33, -0.48),
        (0.3, -0.28),
        (0.16, -0.19),
        (-0.05, -0.18),
        (-0.26, -0.2),
        (-0.39, -0.26),
    )
    fill(pen, body, c, shade=0.7)
    fur_strokes(pen, body, (-0.38, -0.58, 0.15, -0.25), darker(c, 0.45), 44, 0.05, 160, 0.3)
    fur_strokes(pen, body, (-0.38, -0.6, 0.1, -0.45), lighter(c, 0.5), 14, 0.05, 165, 0.3)
    leg(pen, (-0.29, -0.34), (-0.31, 0), c, 0.24, bend=-0.025)
    leg(pen, (0.1, -0.34), (0.09, 0), c, 0.21)
    for x in (-0.33, 0.07):
        for k in range(3):
            flat(pen, leaf(x + 0.1 + k * 0.022, -0.03 + k * 0.006, 0.035, 0.008, 60), "charcoal")
    with pen.at(0.27, -0.52, 0.42):
        _bear_head(pen, c, pale, ear)


def _bear_head(pen, c, pale, ear):
    """Front view; the head is 1 wide."""
    for s in (-1, 1):
        round_ear(pen, s * 0.34, -0.36, 0.15, c, ear)
    head = blob(
        (-0.5, 0.08),
        (-0.44, -0.22),
        (-0.24, -0.4),
        (0, -0.44),
        (0.24, -0.4),
        (0.44, -0.22),
        (0.5, 0.08),
        (0.38, 0.32),
        (0.14, 0.42),
        (-0.14, 0.42),
        (-0.38, 0.32),
    )
    fill(pen, head, c)
    fur_strokes(pen, head, (-0.3, -0.4, 0.2, -0.24), darker(c, 0.4), 10, 0.08, -90, 0.3)
    muzzle = blob(
        (-0.24, 0.16),
        (-0.13, -0.01),
        (0, -0.05),
        (0.13, -0.01),
        (0.24, 0.16),
        (0.17, 0.34),
        (0, 0.39),
        (-0.17, 0.34),
    )
    cast(pen, head, muzzle, 0.15, 0.03)
    fill(pen, muzzle, pale, edge=0.25)
    muzzle_lines(pen, 0, 0.13, 0.18)
    nose(pen, 0, 0.07, 0.11)
    for s in (-1, 1):
        eye(pen, s * 0.2, -0.09, 0.064)


@subject(
    "bear",
    "animals",
    box=(1.0, 0.78),
    metres=1.2,
    settings=("forest", "mountains", "meadow", "river", "lake", "hills"),
    colours={"brown": "brown", "black": "charcoal"},
    nouns=("bear",),
    doing=("stand",),
    counts=(1, 1, 1, 2),
)
def bear(pen, look):
    """A big brown or black bear."""
    c = look.colour
    _bear(pen, c, "tan", darker(c, 0.4))


@subject(
    "polar bear",
    "animals",
    box=(1.0, 0.78),
    metres=1.4,
    settings=("snow field", "mountains"),
    colours={"white": "cream"},
    nouns=("polar bear",),
    doing=("stand",),
    counts=(1, 1, 2),
    say_colour=0.3,
)
def polar_bear(pen, look):
    """A white bear with a dark nose."""
    _bear(pen, look.colour, "white", "silver")


@subject(
    "panda",
    "animals",
    box=(0.84, 0.96),
    metres=1.0,
    settings=("forest", "mountains", "garden", "park", "hills"),
    colours={"": "cream"},
    nouns=("panda",),
    doing=("sit", "eat bamboo"),
    counts=(1, 1, 2),
)
def panda(pen, look):
    """A panda sitting, perhaps with bamboo."""
    c, dark = look.colour, "charcoal"
    _panda_body(pen, c, dark)
    for s in (-1, 1):
        fill(
            pen,
            blob(
                (s * 0.14, -0.16),
                (s * 0.26, -0.24),
                (s * 0.37, -0.16),
                (s * 0.38, -0.02),
                (s * 0.28, 0),
                (s * 0.18, -0.02),
            ),
            dark,
        )
        fill(pen, oval(s * 0.29, -0.1, 0.085, 0.1), darker(dark, 0.2), edge=0.3)
        flat(pen, oval(s * 0.29, -0.075, 0.042, 0.038), "slate")
        for k in (-1, 0, 1):
            flat(pen, oval(s * 0.29 + k * 0.045, -0.15 + abs(k) * 0.016, 0.015), "slate")
    bamboo = look.doing == "eat bamboo"
    ways = (
        (
            [(-0.22, -0.44), (-0.28, -0.3), (-0.12, -0.26)],
            [(0.22, -0.44), (0.3, -0.3), (0.16, -0.34)],
        )
        if bamboo
        else (
            [(-0.22, -0.44), (-0.28, -0.3), (-0.2, -0.2)],
            [(0.22, -0.44), (0.28, -0.3), (0.2, -0.2)],
        )
    )
    if bamboo:
        fill(
            pen, ribbon([(-0.16, -0.14), (0.06, -0.3), (0.3, -0.48)], [0.045, 0.045, 0.035]), "leaf"
        )
        for x, y in ((-0.06, -0.21), (0.07, -0.31), (0.2, -0.405)):
            line(pen, curve((x - 0.014, y - 0.02), (x + 0.016, y + 0.02)), "moss", 0.01)
        for x, y, a, n in (
            (0.3, -0.48, -80, 0.15),
            (0.3, -0.48, -20, 0.13),
            (0.2, -0.41, 25, 0.17),
            (0.25, -0.44, -110, 0.12),
        ):
            fill(pen, leaf(x, y, n, 0.03, a), "green")
    for way in ways:
        fill(pen, ribbon(way, [0.15, 0.14, 0.11]), dark)
    with pen.at(0, -0.64, 0.56):
        _panda_head(pen, c, dark)


def _panda_body(pen, c, dark):
    """White belly under black shoulders."""
    body = blob(
        (-0.18, -0.5),
        (0.18, -0.5),
        (0.29, -0.3),
        (0.3, -0.12),
        (0.18, 0),
        (-0.18, 0),
        (-0.3, -0.12),
        (-0.29, -0.3),
    )
    fill(pen, body, c)
    patch(
        pen,
        body,
        blob((-0.4, -0.55), (0.4, -0.55), (0.36, -0.34), (0, -0.38), (-0.36, -0.34)),
        dark,
        0.012,
    )
    fur_strokes(pen, body, (-0.15, -0.28, 0.15, -0.08), darker(c, 0.4), 14, 0.04, 100, 0.3)


def _panda_head(pen, c, dark):
    """The panda's broad face; the head is 1 wide."""
    for s in (-1, 1):
        fill(pen, oval(s * 0.37, -0.37, 0.165), dark)
    head = blob(
        (-0.52, 0.08),
        (-0.45, -0.22),
        (-0.24, -0.4),
        (0, -0.43),
        (0.24, -0.4),
        (0.45, -0.22),
        (0.52, 0.08),
        (0.4, 0.32),
        (0.14, 0.42),
        (-0.14, 0.42),
        (-0.4, 0.32),
    )
    fill(pen, head, c)
    for s in (-1, 1):
        fill(pen, oval(s * 0.22, -0.015, 0.12, 0.155, s * -32), dark, edge=0.2)
        eye(pen, s * 0.205, -0.04, 0.066, iris="bark")
    fill(pen, oval(0, 0.2, 0.15, 0.12), "white", edge=0.15, shade=0.2)
    muzzle_lines(pen, 0, 0.19, 0.14)
    nose(pen, 0, 0.15, 0.075)


@subject(
    "deer",
    "animals",
    box=(0.92, 1.06),
    metres=1.3,
    settings=WILD + ("park", "hills", "lake", "river"),
    colours={"brown": "caramel"},
    nouns=("deer", "stag"),
    plural="deer",
    doing=("stand",),
    counts=(1, 1, 1, 2),
    say_colour=0.3,
)
def deer(pen, look):
    """A stag with antlers, head turned to us."""
    c = look.colour
    fill(pen, leaf(-0.35, -0.52, 0.12, 0.04, 125), c)
    hoofed(pen, (-0.2, -0.4), (-0.17, 0), c, 0.11, -0.03, far=True)
    hoofed(pen, (0.17, -0.4), (0.19, 0), c, 0.1, 0.008, far=True)
    body = blob(
        (-0.38, -0.46),
        (-0.33, -0.57),
        (-0.18, -0.59),
        (0, -0.56),
        (0.1, -0.6),
        (0.14, -0.74),
        (0.2, -0.82),
        (0.31, -0.78),
        (0.32, -0.62),
        (0.28, -0.46),
        (0.2, -0.36),
        (0.04, -0.32),
        (-0.14, -0.34),
        (-0.28, -0.37),
    )
    fill(pen, body, c, shade=0.6)
    patch(
        pen,
        body,
        blob((-0.4, -0.54), (-0.33, -0.54), (-0.3, -0.42), (-0.36, -0.38)),
        "cream",
        0.015,
    )
    patch(pen, body, blob((0.2, -0.66), (0.34, -0.66), (0.32, -0.44), (0.2, -0.42)), "cream", 0.03)
    for x, y in (
        (-0.26, -0.52),
        (-0.19, -0.53),
        (-0.12, -0.51),
        (-0.22, -0.47),
        (-0.14, -0.46),
        (-0.05, -0.51),
        (-0.06, -0.45),
        (0.01, -0.52),
    ):
        patch(pen, body, oval(x, y, 0.015, 0.012), "cream", 0.003)
    hoofed(pen, (-0.28, -0.42), (-0.3, 0), c, 0.14, -0.035)
    hoofed(pen, (0.11, -0.42), (0.1, 0), c, 0.11, 0.008)
    with pen.at(0.245, -0.78, 0.3):
        _antlers(pen, c)
        _deer_head(pen, c)


def _antlers(pen, c):
    """Antlers and ears."""
    for s in (-1, 1):
        horn = [(s * 0.14, -0.34), (s * 0.34, -0.52), (s * 0.4, -0.74), (s * 0.3, -0.9)]
        fill(pen, ribbon(horn, [0.1, 0.08, 0.07, 0.03]), "tan")
        for a, b, d in (
            ((0.26, -0.45), (0.16, -0.6), (0.14, -0.72)),
            ((0.39, -0.64), (0.52, -0.72), (0.56, -0.84)),
        ):
            fill(
                pen,
                ribbon(
                    [(s * a[0], a[1]), (s * b[0], b[1]), (s * d[0], d[1])], [0.07, 0.055, 0.025]
                ),
                "tan",
            )
        fill(
            pen,
            blob(
                (s * 0.2, -0.26),
                (s * 0.42, -0.4),
                (s * 0.62, -0.36),
                (s * 0.5, -0.2),
                (s * 0.26, -0.12),
            ),
            c,
        )
        flat(
            pen,
            blob((s * 0.3, -0.24), (s * 0.44, -0.33), (s * 0.55, -0.32), (s * 0.46, -0.23)),
            "blush",
        )


def _deer_head(pen, c):
    """Front view; a frame where the head is 1 high."""
    head = blob(
        (-0.27, -0.28),
        (0, -0.38),
        (0.27, -0.28),
        (0.3, -0.05),
        (0.18, 0.24),
        (0.1, 0.4),
        (-0.1, 0.4),
        (-0.18, 0.24),
        (-0.3, -0.05),
    )
    fill(pen, head, c)
    patch(
        pen,
        head,
        blob((-0.16, 0.2), (0, 0.12), (0.16, 0.2), (0.14, 0.45), (-0.14, 0.45)),
        "cream",
        0.03,
    )
    patch(pen, head, leaf(0, -0.4, 0.4, 0.07, 90), darker(c, 0.35), 0.03)
    nose(pen, 0, 0.28, 0.085)
    line(pen, curve((-0.06, 0.36), (0, 0.375), (0.06, 0.36)), "ink", 0.02, 0.7)
    for s in (-1, 1):
        eye(pen, s * 0.18, -0.04, 0.09)

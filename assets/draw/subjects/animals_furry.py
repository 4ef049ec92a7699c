"""Small furry animals: rabbit and squirrel."""

from ..critter import fur_strokes, leg, whiskers
from ..faces import cheek, eye, muzzle_lines, nose
from ..paint import fill, flat, line, patch
from ..palette import darker, lighter
from ..registry import GREEN, WILD, subject
from ..shapes import blob, curve, leaf, oval, ribbon


@subject(
    "rabbit",
    "animals",
    box=(0.76, 1.0),
    metres=0.4,
    settings=GREEN + WILD + ("hills", "living room"),
    colours={"brown": "tan", "white": "cream", "grey": "grey"},
    nouns=("rabbit", "bunny"),
    doing=("sit",),
    counts=(1, 1, 2, 3),
)
def rabbit(pen, look):
    """A rabbit sitting up with long ears, looking at us."""
    c = look.colour
    pale = "white" if look.word == "white" else "cream"
    fill(pen, oval(-0.31, -0.13, 0.075, 0.07), pale)
    body = blob(
        (-0.06, -0.52),
        (0.12, -0.52),
        (0.22, -0.36),
        (0.24, -0.14),
        (0.16, -0.02),
        (-0.14, 0),
        (-0.3, -0.08),
        (-0.3, -0.26),
        (-0.18, -0.42),
    )
    fill(pen, body, c)
    patch(
        pen,
        body,
        blob((0.04, -0.5), (0.16, -0.48), (0.21, -0.28), (0.14, -0.1), (0.04, -0.2)),
        pale,
        0.025,
    )
    fur_strokes(pen, body, (-0.28, -0.36, 0.0, -0.08), darker(c, 0.4), 24, 0.04, 110, 0.3)
    fill(
        pen,
        blob(
            (-0.27, -0.12),
            (-0.2, -0.28),
            (-0.06, -0.27),
            (0.0, -0.12),
            (-0.06, -0.01),
            (-0.22, -0.005),
        ),
        c,
        edge=0.3,
        shade=0.3,
    )
    fill(
        pen,
        blob((-0.18, -0.02), (-0.12, -0.07), (0.02, -0.075), (0.07, -0.03), (0.04, 0), (-0.16, 0)),
        lighter(c, 0.3),
    )
    for x in (0.17, 0.08):
        leg(pen, (x, -0.3), (x + 0.01, 0), c, 0.105, bend=0.01)
    with pen.at(0.08, -0.62, 0.46):
        _rabbit_head(pen, c, pale)


def _rabbit_head(pen, c, pale):
    """Front view; the head is 1 wide, ears reach up to -0.83."""
    for s, tip in ((-1, -0.34), (1, 0.3)):
        ear = blob(
            (s * 0.06, -0.25),
            (s * 0.1, -0.52),
            (tip - 0.06 * s, -0.78),
            (tip + s * 0.05, -0.81),
            (tip + s * 0.12, -0.62),
            (s * 0.36, -0.4),
            (s * 0.28, -0.22),
        )
        fill(pen, ear, c)
        flat(
            pen,
            blob(
                (s * 0.14, -0.3),
                (s * 0.17, -0.52),
                (tip, -0.73),
                (tip + s * 0.05, -0.6),
                (s * 0.28, -0.4),
            ),
            "blush",
        )
    head = blob(
        (-0.44, 0.08),
        (-0.38, -0.18),
        (-0.2, -0.33),
        (0, -0.36),
        (0.2, -0.33),
        (0.38, -0.18),
        (0.44, 0.08),
        (0.34, 0.29),
        (0, 0.38),
        (-0.34, 0.29),
    )
    fill(pen, head, c)
    for s in (-1, 1):
        patch(pen, head, oval(s * 0.3, 0.22, 0.17, 0.12), pale, 0.04)
    for s in (-1, 1):
        flat(pen, oval(s * 0.036, 0.27, 0.036, 0.055), "white")
    for s in (-1, 1):
        fill(pen, oval(s * 0.095, 0.165, 0.12, 0.09, s * 12), pale, edge=0.15, shade=0.25)
    muzzle_lines(pen, 0, 0.12, 0.12)
    nose(pen, 0, 0.095, 0.055, "rose")
    for s in (-1, 1):
        whiskers(pen, s * 0.18, 0.17, 0.26, s, "cream")
        eye(pen, s * 0.23, -0.04, 0.075)
        cheek(pen, s * 0.32, 0.1, 0.06)


@subject(
    "squirrel",
    "animals",
    box=(0.94, 0.92),
    metres=0.25,
    settings=("forest", "park", "garden", "meadow"),
    colours={"red": "rust", "grey": "grey"},
    nouns=("squirrel",),
    doing=("eat a nut",),
    counts=(1, 1, 1, 2),
)
def squirrel(pen, look):
    """A squirrel in profile with an enormous tail, eating a nut."""
    c = look.colour
    _squirrel_tail(pen, c)
    body = blob(
        (-0.16, -0.16),
        (-0.12, -0.36),
        (0.0, -0.5),
        (0.14, -0.54),
        (0.22, -0.44),
        (0.22, -0.24),
        (0.16, -0.06),
        (0.02, 0),
        (-0.12, -0.03),
    )
    fill(pen, body, c)
    patch(
        pen,
        body,
        blob((0.12, -0.5), (0.24, -0.46), (0.24, -0.2), (0.14, -0.04), (0.1, -0.28)),
        "cream",
        0.02,
    )
    fur_strokes(pen, body, (-0.12, -0.4, 0.08, -0.1), darker(c, 0.4), 20, 0.04, 110, 0.3)
    fill(
        pen,
        blob(
            (-0.14, -0.12),
            (-0.06, -0.26),
            (0.08, -0.24),
            (0.12, -0.1),
            (0.04, -0.01),
            (-0.1, -0.01),
        ),
        c,
        edge=0.3,
        shade=0.3,
    )
    fill(
        pen,
        blob((-0.04, -0.03), (0.06, -0.065), (0.2, -0.05), (0.24, -0.015), (0.2, 0), (-0.02, 0)),
        lighter(c, 0.15),
    )
    _squirrel_head(pen, c)
    fill(
        pen,
        blob(
            (0.29, -0.36), (0.3, -0.43), (0.37, -0.45), (0.43, -0.41), (0.43, -0.34), (0.37, -0.285)
        ),
        "caramel",
    )
    fill(
        pen,
        blob((0.28, -0.4), (0.32, -0.46), (0.4, -0.465), (0.45, -0.41), (0.36, -0.4)),
        "chocolate",
    )
    fill(pen, ribbon([(0.13, -0.38), (0.22, -0.3), (0.33, -0.36)], [0.09, 0.07, 0.05]), c)


def _squirrel_tail(pen, c):
    """The enormous bushy tail."""
    tail = blob(
        (-0.1, -0.04),
        (-0.26, -0.04),
        (-0.38, -0.16),
        (-0.45, -0.36),
        (-0.46, -0.6),
        (-0.38, -0.8),
        (-0.22, -0.88),
        (-0.08, -0.8),
        (-0.06, -0.66),
        (-0.14, -0.6),
        (-0.22, -0.62),
        (-0.25, -0.5),
        (-0.2, -0.34),
        (-0.08, -0.2),
    )
    fill(pen, tail, c)
    patch(
        pen,
        tail,
        blob(
            (-0.2, -0.1),
            (-0.32, -0.3),
            (-0.36, -0.58),
            (-0.28, -0.76),
            (-0.2, -0.74),
            (-0.28, -0.58),
            (-0.26, -0.34),
        ),
        lighter(c, 0.4),
        0.03,
    )
    fur_strokes(pen, tail, (-0.45, -0.8, -0.1, -0.1), darker(c, 0.5), 44, 0.07, 250, 0.35)


def _squirrel_head(pen, c):
    """The head in profile with tufted ears."""
    fill(pen, leaf(0.11, -0.66, 0.17, 0.045, -104), darker(c, 0.3))
    head = blob(
        (0.06, -0.56),
        (0.09, -0.68),
        (0.19, -0.74),
        (0.3, -0.7),
        (0.37, -0.6),
        (0.415, -0.55),
        (0.39, -0.495),
        (0.28, -0.46),
        (0.14, -0.46),
    )
    fill(pen, head, c)
    patch(
        pen,
        head,
        blob((0.24, -0.5), (0.36, -0.56), (0.44, -0.54), (0.38, -0.45), (0.24, -0.44)),
        "cream",
        0.015,
    )
    fill(pen, leaf(0.16, -0.68, 0.19, 0.05, -92), c)
    flat(pen, leaf(0.163, -0.69, 0.12, 0.025, -92), "blush")
    nose(pen, 0.405, -0.56, 0.022)
    line(pen, curve((0.39, -0.515), (0.36, -0.505), (0.33, -0.515)), "ink", 0.007, 0.7)
    flat(pen, oval(0.262, -0.598, 0.045, 0.048), "cream", 0.8)
    eye(pen, 0.262, -0.598, 0.036)

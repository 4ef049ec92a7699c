"""Insects in the air: butterfly and bee."""

from ..faces import cheek, eye, smile
from ..paint import fill, flat, line, patch
from ..palette import lighter
from ..registry import subject
from ..shapes import blob, curve, leaf, oval, ribbon


@subject(
    "butterfly",
    "animals",
    box=(1.0, 0.9),
    metres=0.1,
    place="air",
    settings=("meadow", "garden", "park", "hills", "forest"),
    colours={
        "orange": "orange",
        "blue": "blue",
        "yellow": "yellow",
        "purple": "purple",
        "red": "red",
    },
    nouns=("butterfly",),
    plural="butterflies",
    doing=("fly",),
    counts=(1, 1, 2, 3, 4),
    weathers=("clear", "cloudy"),
    times=("day", "sunset"),
)
def butterfly(pen, look):
    """A butterfly with open wings, slightly tilted."""
    c = look.colour
    with pen.at(0, -0.45, 0.94, turn=12):
        for s in (-1, 1):
            _butterfly_wings(pen, c, s)
        fill(pen, ribbon([(0, -0.2), (0, 0.0), (0, 0.3)], [0.055, 0.075, 0.03]), "chocolate")
        fill(pen, oval(0, -0.23, 0.055), "chocolate")
        for s in (-1, 1):
            line(
                pen,
                curve((s * 0.02, -0.27), (s * 0.06, -0.38), (s * 0.13, -0.43)),
                "chocolate",
                0.012,
            )
            flat(pen, oval(s * 0.135, -0.432, 0.018), "chocolate")
            flat(pen, oval(s * 0.024, -0.24, 0.016), "white")
            flat(pen, oval(s * 0.024, -0.238, 0.009), "ink")
        for y in (0.04, 0.1, 0.16, 0.22):
            line(pen, curve((-0.025, y), (0, y + 0.008), (0.025, y)), "tan", 0.009, 0.6)


def _butterfly_wings(pen, c, s):
    """Upper and lower wing of one side, dark rimmed with pale dots."""
    rim = "ink"
    _lower_wing(pen, c, s, rim)
    top = blob(
        (s * 0.03, -0.12),
        (s * 0.14, -0.3),
        (s * 0.32, -0.42),
        (s * 0.47, -0.41),
        (s * 0.49, -0.28),
        (s * 0.42, -0.08),
        (s * 0.28, 0.04),
        (s * 0.03, 0.06),
    )
    fill(pen, top, rim)
    fill(
        pen,
        blob(
            (s * 0.05, -0.1),
            (s * 0.15, -0.25),
            (s * 0.3, -0.34),
            (s * 0.39, -0.32),
            (s * 0.39, -0.22),
            (s * 0.33, -0.08),
            (s * 0.22, 0.0),
            (s * 0.05, 0.03),
        ),
        c,
        edge=0.2,
    )
    for a, b in (
        ((0.06, -0.06), (0.36, -0.3)),
        ((0.06, -0.02), (0.38, -0.16)),
        ((0.06, 0.0), (0.28, -0.03)),
        ((0.07, 0.06), (0.32, 0.16)),
    ):
        line(
            pen,
            curve(
                (s * a[0], a[1]),
                (s * (a[0] + b[0]) / 2, (a[1] + b[1]) / 2 - 0.01),
                (s * b[0], b[1]),
            ),
            rim,
            0.01,
            0.75,
        )
    _wing_dots(pen, c, s)


def _lower_wing(pen, c, s, rim):
    """The smaller hind wing."""
    low = blob(
        (s * 0.03, 0.02),
        (s * 0.2, 0.0),
        (s * 0.37, 0.08),
        (s * 0.41, 0.22),
        (s * 0.3, 0.38),
        (s * 0.17, 0.4),
        (s * 0.08, 0.24),
    )
    fill(pen, low, rim)
    fill(
        pen,
        blob(
            (s * 0.05, 0.04),
            (s * 0.19, 0.03),
            (s * 0.32, 0.1),
            (s * 0.34, 0.2),
            (s * 0.26, 0.31),
            (s * 0.18, 0.32),
            (s * 0.1, 0.2),
        ),
        lighter(c, 0.2),
        edge=0.2,
    )
    fill(pen, oval(s * 0.22, 0.17, 0.06, 0.05), lighter(c, 0.65), edge=0.2)


def _wing_dots(pen, c, s):
    """Pale dots along the dark rim."""
    for x, y in (
        (0.35, -0.385),
        (0.42, -0.375),
        (0.445, -0.31),
        (0.445, -0.23),
        (0.41, -0.13),
        (0.35, -0.05),
        (0.38, 0.16),
        (0.36, 0.25),
        (0.29, 0.33),
        (0.2, 0.36),
    ):
        flat(pen, oval(s * x, y, 0.014), "cream")
    fill(pen, oval(s * 0.29, -0.2, 0.05, 0.042, s * -30), lighter(c, 0.6), edge=0.2)


@subject(
    "bee",
    "animals",
    box=(1.0, 0.9),
    metres=0.03,
    place="air",
    settings=("meadow", "garden", "park", "hills"),
    colours={"": "yellow"},
    nouns=("bee", "bumblebee"),
    doing=("fly",),
    counts=(1, 1, 2, 3, 4),
    weathers=("clear", "cloudy"),
    times=("day",),
)
def bee(pen, look):
    """A plump striped bee in profile with glassy wings."""
    c = look.colour
    fill(pen, leaf(-0.4, -0.28, 0.1, 0.035, 178), "ink")
    for x, y, n, a in ((0.06, -0.5, 0.36, -100), (0.0, -0.5, 0.44, -132)):
        with pen.at(x, y, turn=a):
            wing = blob(
                (0, 0),
                (n * 0.4, -0.1),
                (n * 0.85, -0.11),
                (n, 0.0),
                (n * 0.8, 0.1),
                (n * 0.35, 0.07),
            )
            fill(pen, wing, "powder", alpha=0.8, edge=0.6)
            line(pen, curve((n * 0.1, 0), (n * 0.5, -0.02), (n * 0.85, -0.01)), "white", 0.01, 0.7)
    for x in (-0.05, 0.06, 0.16):
        line(pen, curve((x, -0.14), (x + 0.02, -0.08), (x - 0.02, -0.02)), "ink", 0.02)
    body = blob(
        (-0.43, -0.28),
        (-0.36, -0.44),
        (-0.18, -0.54),
        (0.04, -0.55),
        (0.22, -0.48),
        (0.28, -0.32),
        (0.2, -0.17),
        (0.02, -0.09),
        (-0.2, -0.1),
        (-0.36, -0.17),
    )
    fill(pen, body, c)
    for x in (-0.3, -0.12, 0.06):
        patch(
            pen,
            body,
            ribbon([(x - 0.02, -0.6), (x + 0.03, -0.32), (x - 0.03, -0.04)], [0.08, 0.095, 0.08]),
            "ink",
            0.006,
        )
    head = blob(
        (0.14, -0.32),
        (0.17, -0.48),
        (0.3, -0.55),
        (0.43, -0.48),
        (0.46, -0.33),
        (0.38, -0.2),
        (0.24, -0.19),
    )
    fill(pen, head, c)
    for a in (
        ((0.27, -0.53), (0.28, -0.66), (0.34, -0.71)),
        ((0.35, -0.53), (0.4, -0.64), (0.47, -0.66)),
    ):
        line(pen, curve(*a), "ink", 0.018)
        flat(pen, oval(*a[2], 0.026), "ink")
    eye(pen, 0.27, -0.38, 0.035)
    eye(pen, 0.39, -0.38, 0.035)
    cheek(pen, 0.23, -0.3, 0.035)
    smile(pen, 0.335, -0.3, 0.09)

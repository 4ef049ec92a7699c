"""A house of snow: the igloo."""

from ..paint import fill, glow, inside, line, wash
from ..palette import lighter
from ..registry import subject
from ..shapes import blob, curve, oval


@subject(
    "igloo",
    "buildings",
    box=(1.0, 0.62),
    metres=2.4,
    shadow=0.98,
    settings=("snow field", "snow field", "mountains"),
    colours={"": "ice"},
    nouns=("igloo",),
    doing=("stand",),
    counts=(1, 1, 2),
    mirror=False,
)
def igloo(pen, look):
    """A dome of snow blocks with an entrance tunnel."""
    dome = _igloo_dome(pen)
    tunnel = blob(
        (0.03, 0.0),
        (0.04, -0.18),
        (0.13, -0.3),
        (0.265, -0.335),
        (0.4, -0.3),
        (0.485, -0.18),
        (0.498, 0.0),
        (0.25, 0.0),
    )
    with inside(pen, dome):
        wash(pen, tunnel, "shadow", 0.35, 0.025)
    fill(pen, tunnel, lighter("ice", 0.35), shade=0.9)
    for a, b in (
        ((0.045, -0.16), (0.12, -0.13)),
        ((0.12, -0.29), (0.175, -0.22)),
        ((0.265, -0.335), (0.265, -0.255)),
        ((0.41, -0.29), (0.355, -0.22)),
        ((0.485, -0.16), (0.41, -0.13)),
    ):
        line(pen, curve(a, b), "slate", 0.008, 0.45)
    hole = blob(
        (0.115, 0.0),
        (0.125, -0.14),
        (0.19, -0.23),
        (0.265, -0.25),
        (0.345, -0.225),
        (0.405, -0.14),
        (0.415, 0.0),
        (0.26, 0.0),
    )
    if pen.mood.night:
        with pen.ungraded():
            fill(pen, hole, "butter", to="amber", grain=0.3)
            glow(pen, 0.265, -0.1, 0.26, "amber", 0.5)
    else:
        fill(pen, hole, "navy", to="deep", lit=0)


def _igloo_dome(pen):
    """The dome of blocks."""
    dome = blob(
        (-0.49, -0.0),
        (-0.46, -0.22),
        (-0.34, -0.45),
        (-0.12, -0.59),
        (0.1, -0.59),
        (0.3, -0.47),
        (0.41, -0.25),
        (0.44, 0.0),
        (0.0, 0.0),
    )
    fill(pen, dome, "ice", shade=1.0)
    with inside(pen, dome):
        for row in range(6):
            y = -0.1 - row * 0.1
            line(
                pen,
                curve((-0.5, y + 0.02), (-0.02, y - 0.02), (0.5, y + 0.02)),
                "slate",
                0.008,
                0.4,
            )
            n = 8 - row
            for i in range(n + 1):
                x = (i + 0.5 * (row % 2)) / n - 0.52
                x *= 1 - row * 0.07
                line(pen, curve((x, y + 0.1), (x * 0.94, y)), "slate", 0.008, 0.4)
        wash(pen, oval(-0.2, -0.47, 0.16, 0.08, -30), "paper", 0.7, 0.04)
    return dome

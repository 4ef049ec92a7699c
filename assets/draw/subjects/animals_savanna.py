"""Animals of the savanna: elephant and giraffe."""

from ..critter import leg
from ..faces import cheek, eye
from ..paint import cast, fill, flat, line, patch
from ..palette import darker, lighter
from ..registry import subject
from ..shapes import blob, curve, leaf, oval, ribbon
from .animals_parts import hoofed


def _pillar(pen, x, foot, top, w, c, far=False):
    """An elephant's leg with toenails."""
    if far:
        c = darker(c, 0.35)
    leg(pen, (x, top), (foot, -0.01), c, w, bend=0.0, paw=False)
    fill(
        pen,
        blob(
            (foot - w * 0.36, 0),
            (foot - w * 0.3, -w * 0.5),
            (foot + w * 0.3, -w * 0.5),
            (foot + w * 0.42, 0),
        ),
        c,
        edge=0.2,
    )
    for k in (-0.16, 0.06, 0.26):
        flat(pen, oval(foot + w * k, -w * 0.09, w * 0.085, w * 0.085), "ivory", 0.9)


@subject(
    "elephant",
    "animals",
    box=(1.0, 0.84),
    metres=3.0,
    settings=("meadow", "desert", "hills", "river", "lake"),
    colours={"grey": "grey"},
    nouns=("elephant",),
    doing=("stand",),
    counts=(1, 1, 2, 3),
    say_colour=0.35,
)
def elephant(pen, look):
    """An elephant in profile: big ear, tusk, hanging trunk."""
    c = lighter(look.colour, 0.05)
    line(pen, curve((-0.44, -0.55), (-0.475, -0.45), (-0.47, -0.3)), darker(c, 0.2), 0.022)
    fill(pen, leaf(-0.47, -0.32, 0.12, 0.025, 90), "charcoal")
    _pillar(pen, -0.22, -0.2, -0.44, 0.19, c, far=True)
    _pillar(pen, 0.14, 0.19, -0.5, 0.18, c, far=True)
    body = blob(
        (-0.45, -0.44),
        (-0.42, -0.62),
        (-0.28, -0.73),
        (-0.1, -0.74),
        (0.06, -0.7),
        (0.2, -0.62),
        (0.22, -0.4),
        (0.12, -0.27),
        (-0.08, -0.23),
        (-0.28, -0.26),
        (-0.42, -0.3),
    )
    fill(pen, body, c, shade=0.7)
    for x, y in ((-0.3, -0.4), (-0.2, -0.34), (-0.08, -0.32), (-0.35, -0.52)):
        line(
            pen,
            curve((x, y), (x + 0.05, y + 0.02), (x + 0.1, y + 0.01)),
            darker(c, 0.45),
            0.006,
            0.4,
        )
    _pillar(pen, -0.32, -0.33, -0.4, 0.22, c)
    _pillar(pen, 0.08, 0.08, -0.4, 0.2, c)
    _trunk(pen, c)
    head = blob(
        (0.07, -0.62),
        (0.12, -0.76),
        (0.25, -0.82),
        (0.37, -0.76),
        (0.42, -0.62),
        (0.39, -0.48),
        (0.29, -0.42),
        (0.16, -0.46),
    )
    fill(pen, head, c, edge=0.25)
    flat(pen, blob((0.32, -0.56), (0.4, -0.6), (0.44, -0.5), (0.36, -0.47)), c)
    line(pen, curve((0.27, -0.44), (0.31, -0.46), (0.335, -0.5)), "ink", 0.008, 0.6)
    cheek(pen, 0.29, -0.53, 0.035, "rose", 0.35)
    eye(pen, 0.32, -0.645, 0.028)
    line(pen, curve((0.29, -0.695), (0.32, -0.71), (0.35, -0.695)), darker(c, 0.6), 0.008, 0.7)
    _elephant_ear(pen, body, c)


def _trunk(pen, c):
    """The wrinkled trunk and a tusk."""
    trunk = ribbon(
        [(0.33, -0.6), (0.415, -0.46), (0.42, -0.28), (0.4, -0.14), (0.44, -0.07), (0.475, -0.09)],
        [0.2, 0.15, 0.105, 0.08, 0.07, 0.06],
    )
    fill(pen, trunk, c)
    for i in range(7):
        y = -0.44 + i * 0.05
        line(
            pen,
            curve((0.375 + i * 0.003, y + 0.01), (0.42, y + 0.02), (0.455 - i * 0.005, y - 0.004)),
            darker(c, 0.5),
            0.007,
            0.5,
        )
    fill(pen, ribbon([(0.3, -0.5), (0.37, -0.37), (0.465, -0.34)], [0.055, 0.045, 0.015]), "cream")


def _elephant_ear(pen, body, c):
    """The big near ear with its pink inside."""
    ear = blob(
        (0.2, -0.74),
        (0.1, -0.78),
        (-0.03, -0.76),
        (-0.1, -0.64),
        (-0.075, -0.48),
        (0.02, -0.35),
        (0.12, -0.36),
        (0.18, -0.46),
        (0.21, -0.58),
    )
    cast(pen, body, ear, 0.35, 0.03)
    fill(pen, ear, lighter(c, 0.08), shade=0.6)
    patch(
        pen,
        ear,
        blob(
            (0.15, -0.69), (0.03, -0.7), (-0.05, -0.6), (0.0, -0.46), (0.08, -0.42), (0.15, -0.56)
        ),
        "blush",
        0.02,
        alpha=0.6,
    )


@subject(
    "giraffe",
    "animals",
    box=(0.66, 1.0),
    metres=5.0,
    settings=("meadow", "desert", "hills"),
    colours={"": "butter"},
    nouns=("giraffe",),
    doing=("stand",),
    counts=(1, 1, 2, 3),
)
def giraffe(pen, look):
    """A giraffe in profile: long spotted neck, small horns."""
    c, mark = mixed_gold(), "clay"
    line(pen, curve((-0.25, -0.47), (-0.295, -0.4), (-0.29, -0.3)), c, 0.016)
    fill(pen, leaf(-0.29, -0.31, 0.09, 0.022, 95), "chocolate")
    hoofed(pen, (-0.14, -0.36), (-0.12, 0), c, 0.085, -0.012, far=True)
    hoofed(pen, (0.1, -0.36), (0.12, 0), c, 0.08, 0.006, far=True)
    for i in range(12):
        t = i / 11
        fill(pen, leaf(0.16 - t * 0.14, -0.88 + t * 0.3, 0.04, 0.02, -170), mark, edge=0.2)
    body = blob(
        (-0.26, -0.4),
        (-0.23, -0.48),
        (-0.1, -0.52),
        (0.0, -0.57),
        (0.07, -0.7),
        (0.13, -0.86),
        (0.17, -0.92),
        (0.235, -0.88),
        (0.215, -0.76),
        (0.185, -0.6),
        (0.17, -0.46),
        (0.13, -0.36),
        (0.02, -0.31),
        (-0.12, -0.31),
        (-0.23, -0.33),
    )
    fill(pen, body, c)
    _giraffe_spots(pen, body, mark)
    hoofed(pen, (-0.2, -0.38), (-0.21, 0), c, 0.095, -0.014)
    hoofed(pen, (0.06, -0.38), (0.055, 0), c, 0.085, 0.006)
    for x, y, r in (
        (-0.205, -0.3, 0.017),
        (-0.19, -0.25, 0.013),
        (-0.215, -0.21, 0.013),
        (0.07, -0.29, 0.016),
        (0.05, -0.24, 0.012),
        (0.07, -0.2, 0.011),
    ):
        fill(
            pen,
            blob(
                (x - r, y),
                (x, y - r * 1.2),
                (x + r, y - r * 0.3),
                (x + r * 0.6, y + r),
                (x - r * 0.5, y + r),
            ),
            mark,
            edge=0,
        )
    _giraffe_head(pen, c)


def mixed_gold():
    """A giraffe's ground colour, between butter and amber."""
    from ..palette import mix

    return mix("butter", "amber", 0.35)


def _giraffe_spots(pen, body, mark):
    """Irregular patches in rows over trunk and neck."""
    rows = [
        (-0.22 + (j % 2) * 0.03 + i * 0.068, -0.47 + j * 0.062, 0.03)
        for j in range(3)
        for i in range(6)
    ]
    rows += [(0.005 + i * 0.06, -0.525, 0.026) for i in range(3)]
    for k in range(6):
        y = -0.575 - k * 0.05
        x = 0.045 + k * 0.021
        rows += [
            (x, y, 0.022),
            (x + 0.05, y + 0.012, 0.022),
            (x + 0.095 - k * 0.008, y + 0.03, 0.019),
        ]
    for x, y, r in rows:
        pts = [
            (x + dx * r * pen.between(0.8, 1.1), y + dy * r * pen.between(0.8, 1.1))
            for dx, dy in (
                (-0.95, -0.3),
                (-0.2, -0.95),
                (0.75, -0.6),
                (0.95, 0.35),
                (0.1, 0.95),
                (-0.75, 0.65),
            )
        ]
        patch(pen, body, blob(*pts), mark, 0.002)


def _giraffe_head(pen, c):
    """Profile head with ossicones."""
    for x, lean in ((0.2, 0.006), (0.165, -0.006)):
        fill(pen, ribbon([(x, -0.92), (x + lean, -0.97)], [0.022, 0.018]), c)
        fill(pen, oval(x + lean, -0.978, 0.016, 0.013), "chocolate")
    fill(pen, leaf(0.15, -0.9, 0.1, 0.028, 188), c)
    flat(pen, leaf(0.14, -0.9, 0.07, 0.014, 188), "blush")
    head = blob(
        (0.13, -0.88),
        (0.15, -0.94),
        (0.21, -0.945),
        (0.26, -0.9),
        (0.32, -0.85),
        (0.328, -0.815),
        (0.3, -0.795),
        (0.25, -0.81),
        (0.17, -0.83),
    )
    fill(pen, head, c)
    patch(pen, head, oval(0.318, -0.822, 0.05, 0.045, 40), "ivory", 0.01)
    patch(pen, head, blob((0.17, -0.95), (0.21, -0.95), (0.2, -0.92), (0.17, -0.92)), "clay", 0.006)
    flat(pen, oval(0.311, -0.835, 0.007, 0.009), "ink", 0.8)
    line(pen, curve((0.32, -0.81), (0.295, -0.812), (0.275, -0.825)), "ink", 0.006, 0.6)
    eye(pen, 0.215, -0.893, 0.024)

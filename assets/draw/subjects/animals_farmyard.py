"""Animals of the farmyard: pig and rooster."""

from ..faces import cheek, eye, smile
from ..paint import cast, fill, flat, line, patch
from ..palette import darker, lighter
from ..registry import GREEN, subject
from ..shapes import blob, curve, leaf, oval, ribbon
from .animals_parts import hoofed


@subject(
    "pig",
    "animals",
    box=(1.0, 0.76),
    metres=0.8,
    settings=GREEN + ("hills", "forest"),
    colours={"pink": "pink", "brown": "clay"},
    nouns=("pig", "piglet"),
    doing=("stand",),
    counts=(1, 1, 2, 3),
)
def pig(pen, look):
    """A round pig with a curly tail and a big snout turned to us."""
    c = look.colour
    line(
        pen,
        curve(
            (-0.38, -0.42),
            (-0.43, -0.44),
            (-0.47, -0.41),
            (-0.46, -0.36),
            (-0.42, -0.37),
            (-0.43, -0.43),
            (-0.48, -0.48),
        ),
        darker(c, 0.25),
        0.026,
    )
    hoofed(pen, (-0.18, -0.26), (-0.15, 0), c, 0.15, far=True, toe="bark")
    hoofed(pen, (0.2, -0.26), (0.22, 0), c, 0.14, far=True, toe="bark")
    body = blob(
        (-0.41, -0.38),
        (-0.37, -0.53),
        (-0.22, -0.61),
        (0, -0.62),
        (0.2, -0.6),
        (0.34, -0.5),
        (0.36, -0.34),
        (0.26, -0.2),
        (0.05, -0.14),
        (-0.18, -0.15),
        (-0.34, -0.22),
    )
    fill(pen, body, c, shade=0.65)
    patch(
        pen,
        body,
        blob((-0.3, -0.2), (0, -0.24), (0.2, -0.2), (0.1, -0.1), (-0.2, -0.1)),
        lighter(c, 0.4),
        0.04,
    )
    if look.word == "brown":
        for p in (
            ((-0.3, -0.64), (-0.12, -0.64), (-0.1, -0.48), (-0.24, -0.44)),
            ((-0.04, -0.42), (0.06, -0.42), (0.05, -0.3), (-0.06, -0.32)),
        ):
            patch(pen, body, blob(*p), darker(c, 0.6), 0.006)
    hoofed(pen, (-0.27, -0.28), (-0.28, 0), c, 0.17, -0.01, toe="bark")
    hoofed(pen, (0.08, -0.26), (0.08, 0), c, 0.15, 0.005, toe="bark")
    with pen.at(0.25, -0.45, 0.44):
        _pig_head(pen, c)


def _pig_head(pen, c):
    """Front view; the head is about 1 wide."""
    head = blob(
        (-0.46, 0.06),
        (-0.42, -0.22),
        (-0.24, -0.42),
        (0, -0.46),
        (0.24, -0.42),
        (0.42, -0.22),
        (0.46, 0.06),
        (0.34, 0.32),
        (0, 0.43),
        (-0.34, 0.32),
    )
    fill(pen, head, lighter(c, 0.08))
    for s in (-1, 1):
        ear = blob(
            (s * 0.12, -0.4),
            (s * 0.26, -0.56),
            (s * 0.46, -0.62),
            (s * 0.52, -0.46),
            (s * 0.47, -0.2),
            (s * 0.36, -0.24),
        )
        cast(pen, head, ear, 0.2, 0.03)
        fill(pen, ear, c)
        flat(
            pen,
            blob((s * 0.28, -0.46), (s * 0.42, -0.52), (s * 0.45, -0.32), (s * 0.38, -0.32)),
            darker(c, 0.3),
            0.7,
        )
        cheek(pen, s * 0.33, 0.12, 0.1, "rose", 0.4)
        eye(pen, s * 0.2, -0.1, 0.07)
    snout = blob(
        (-0.23, 0.1),
        (-0.17, -0.03),
        (0, -0.06),
        (0.17, -0.03),
        (0.23, 0.1),
        (0.17, 0.23),
        (0, 0.27),
        (-0.17, 0.23),
    )
    cast(pen, head, snout, 0.3, 0.04)
    fill(pen, snout, lighter(c, 0.12), shade=0.4)
    for s in (-1, 1):
        flat(pen, oval(s * 0.085, 0.1, 0.042, 0.068), darker("rose", 0.6))
    smile(pen, 0, 0.31, 0.2)


@subject(
    "rooster",
    "animals",
    box=(0.9, 0.98),
    metres=0.6,
    settings=("farm", "garden", "meadow"),
    colours={"brown": "rust", "white": "cream"},
    nouns=("rooster",),
    doing=("stand",),
    counts=(1, 1, 1, 2),
)
def rooster(pen, look):
    """A proud rooster in profile with red comb and an arched tail."""
    c = look.colour
    tails = ("pine", "deep", "teal") if look.word == "brown" else ("white", "silver", "ivory")
    ways = (
        ((-0.12, -0.5), (-0.17, -0.78), (-0.28, -0.88), (-0.39, -0.78)),
        ((-0.14, -0.48), (-0.25, -0.74), (-0.38, -0.75), (-0.42, -0.58)),
        ((-0.16, -0.46), (-0.3, -0.62), (-0.4, -0.58), (-0.43, -0.42)),
        ((-0.17, -0.43), (-0.29, -0.49), (-0.37, -0.41), (-0.38, -0.27)),
    )
    for i, way in enumerate(ways):
        fill(pen, ribbon(way, [0.07, 0.1, 0.09, 0.02]), tails[i % 3])
        line(pen, curve(*way[:3]), darker(tails[i % 3], 0.5), 0.007, 0.5)
    for x, far in ((0.0, True), (-0.06, False)):
        leg_c = darker("amber", 0.3 if far else 0.05)
        fill(pen, ribbon([(x, -0.26), (x + 0.01, -0.02)], [0.035, 0.03]), leg_c)
        for t in (-0.05, 0.02, 0.08):
            fill(
                pen,
                ribbon([(x + 0.01, -0.03), (x + 0.01 + t, -0.01)], [0.028, 0.014]),
                leg_c,
                edge=0.3,
            )
    fill(pen, blob((-0.16, -0.34), (0.06, -0.34), (0.02, -0.22), (-0.05, -0.17), (-0.11, -0.22)), c)
    body = blob(
        (-0.26, -0.5),
        (-0.14, -0.52),
        (0.0, -0.54),
        (0.1, -0.64),
        (0.13, -0.8),
        (0.2, -0.86),
        (0.28, -0.82),
        (0.3, -0.7),
        (0.29, -0.52),
        (0.24, -0.36),
        (0.1, -0.24),
        (-0.08, -0.24),
        (-0.2, -0.34),
    )
    fill(pen, body, c)
    _rooster_feathers(pen, look, body, c)
    _rooster_head(pen, c)


def _rooster_feathers(pen, look, body, c):
    """The long neck feathers and the folded wing."""
    hackle = "amber" if look.word == "brown" else "white"
    for row in range(4):
        for i in range(4 + row):
            t = i / (3 + row)
            x = 0.13 - row * 0.018 + t * (0.14 + row * 0.035)
            fill(
                pen,
                leaf(x, -0.78 + row * 0.055, 0.14, 0.03, 100 - t * 25),
                lighter(hackle, 0.1 * (i % 2)),
                edge=0.3,
                grain=0,
            )
    wing = blob(
        (-0.2, -0.42), (-0.06, -0.5), (0.1, -0.46), (0.13, -0.36), (0.02, -0.29), (-0.1, -0.3)
    )
    cast(pen, body, wing, 0.25, 0.02)
    fill(pen, wing, darker(c, 0.35) if look.word == "brown" else "ivory")
    for i in range(4):
        line(
            pen,
            curve(
                (0.06 - i * 0.055, -0.44 + i * 0.008),
                (0.02 - i * 0.055, -0.37),
                (-0.03 - i * 0.05, -0.33),
            ),
            darker(c, 0.7),
            0.009,
            0.5,
        )


def _rooster_head(pen, c):
    """Comb, face, beak and wattle, in the rooster's own frame."""
    fill(
        pen,
        blob(
            (0.13, -0.84),
            (0.11, -0.92),
            (0.16, -0.9),
            (0.175, -0.965),
            (0.215, -0.91),
            (0.25, -0.965),
            (0.27, -0.9),
            (0.315, -0.92),
            (0.29, -0.84),
            (0.21, -0.82),
        ),
        "red",
    )
    head = blob(
        (0.13, -0.76), (0.15, -0.85), (0.22, -0.885), (0.29, -0.85), (0.3, -0.77), (0.22, -0.71)
    )
    fill(pen, head, lighter(c, 0.12), edge=0.3)
    fill(
        pen,
        blob((0.29, -0.83), (0.36, -0.8), (0.415, -0.765), (0.34, -0.755), (0.285, -0.765)),
        "amber",
    )
    line(pen, curve((0.3, -0.785), (0.37, -0.778)), darker("amber", 0.6), 0.007)
    patch(pen, head, blob((0.2, -0.83), (0.31, -0.86), (0.31, -0.74), (0.22, -0.74)), "red", 0.01)
    for x, n in ((0.275, 0.12), (0.305, 0.1)):
        fill(
            pen,
            blob(
                (x - 0.022, -0.76),
                (x + 0.02, -0.76),
                (x + 0.026, -0.76 + n * 0.7),
                (x, -0.76 + n),
                (x - 0.026, -0.76 + n * 0.7),
            ),
            "crimson",
        )
    eye(pen, 0.25, -0.81, 0.025)

"""Birds on the water: duck and swan. y = 0 is the waterline."""

from ..faces import cheek, eye
from ..paint import fill, flat, line, patch
from ..palette import darker, lighter
from ..registry import subject
from ..shapes import blob, curve, leaf, oval, ribbon, union


@subject(
    "duck",
    "animals",
    box=(1.0, 0.8),
    metres=0.4,
    place="water",
    settings=("lake", "river", "sea"),
    colours={"white": "cream", "yellow": "yellow", "": "tan"},
    nouns=("duck",),
    doing=("swim",),
    counts=(1, 1, 2, 3, 4),
)
def duck(pen, look):
    """A duck afloat in profile; without a colour word it is a mallard drake."""
    c = look.colour
    wild = look.word == ""
    tail = blob((-0.3, -0.24), (-0.42, -0.36), (-0.49, -0.38), (-0.46, -0.24), (-0.36, -0.1))
    fill(pen, tail, "charcoal" if wild else c)
    trunk, head, body = _duck_body(pen, wild, c)
    if wild:
        patch(
            pen,
            trunk,
            blob(
                (0.08, -0.38),
                (0.24, -0.46),
                (0.42, -0.38),
                (0.38, -0.06),
                (0.2, -0.02),
                (0.12, -0.2),
            ),
            "brown",
            0.02,
        )
    _duck_wing(pen, look, c, wild)
    if wild:
        fill(pen, head, "pine")
        patch(
            pen,
            body,
            ribbon([(0.08, -0.42), (0.21, -0.385), (0.36, -0.44)], [0.05] * 3),
            "white",
            0.004,
        )
    bill = blob(
        (0.345, -0.66),
        (0.4, -0.63),
        (0.47, -0.605),
        (0.5, -0.58),
        (0.48, -0.555),
        (0.4, -0.54),
        (0.34, -0.55),
    )
    fill(pen, bill, "amber" if wild else "orange")
    line(pen, curve((0.36, -0.585), (0.42, -0.588), (0.485, -0.577)), darker("orange", 0.5), 0.008)
    flat(pen, oval(0.395, -0.612, 0.012, 0.006, 20), darker("orange", 0.7))
    eye(pen, 0.28, -0.64, 0.034)
    if not wild:
        cheek(pen, 0.27, -0.55, 0.04)


def _duck_body(pen, wild, c):
    """Breast, neck and head in one shape."""
    trunk = blob(
        (-0.42, -0.18),
        (-0.36, -0.28),
        (-0.2, -0.32),
        (0.0, -0.31),
        (0.1, -0.36),
        (0.14, -0.48),
        (0.3, -0.5),
        (0.36, -0.36),
        (0.38, -0.2),
        (0.34, -0.06),
        (0.24, 0.03),
        (0.0, 0.04),
        (-0.26, 0.03),
        (-0.4, -0.06),
    )
    head = blob(
        (0.11, -0.44),
        (0.09, -0.6),
        (0.15, -0.73),
        (0.26, -0.765),
        (0.35, -0.72),
        (0.38, -0.6),
        (0.33, -0.48),
        (0.31, -0.42),
        (0.2, -0.38),
    )
    body = union(trunk, head)
    fill(pen, body, lighter("silver", 0.1) if wild else c, shade=0.6)
    return trunk, head, body


def _duck_wing(pen, look, c, wild):
    """The folded wing; a mallard's has a blue bar."""
    wing = blob(
        (-0.4, -0.28),
        (-0.24, -0.36),
        (-0.02, -0.33),
        (0.12, -0.22),
        (0.04, -0.11),
        (-0.14, -0.08),
        (-0.3, -0.14),
    )
    fill(pen, wing, c if wild else lighter(c, 0.2) if look.word != "yellow" else darker(c, 0.1))
    if wild:
        patch(
            pen,
            wing,
            blob((-0.2, -0.17), (-0.08, -0.2), (0.0, -0.16), (-0.06, -0.1), (-0.2, -0.1)),
            "cobalt",
            0.005,
        )
    for k in range(3):
        line(
            pen,
            curve(
                (-0.3 + k * 0.1, -0.27 + k * 0.015),
                (-0.2 + k * 0.09, -0.25 + k * 0.015),
                (-0.13 + k * 0.08, -0.2 + k * 0.015),
            ),
            darker(c, 0.5),
            0.01,
            0.5,
        )


@subject(
    "swan",
    "animals",
    box=(1.0, 0.96),
    metres=0.9,
    place="water",
    settings=("lake", "river"),
    colours={"white": "white", "black": "charcoal"},
    nouns=("swan",),
    doing=("swim",),
    counts=(1, 1, 2),
    say_colour=0.4,
)
def swan(pen, look):
    """A swan afloat with an S-shaped neck."""
    c = look.colour
    neck = [(0.2, -0.16), (0.34, -0.28), (0.3, -0.5), (0.2, -0.68), (0.24, -0.84), (0.34, -0.86)]
    tail = blob((-0.36, -0.2), (-0.49, -0.34), (-0.44, -0.16), (-0.34, -0.06))
    fill(pen, tail, c)
    fill(pen, ribbon(neck, [0.24, 0.16, 0.11, 0.1, 0.11, 0.12]), c)
    body = blob(
        (-0.42, -0.18),
        (-0.3, -0.26),
        (0.0, -0.28),
        (0.22, -0.28),
        (0.36, -0.22),
        (0.38, -0.1),
        (0.28, 0.02),
        (0.0, 0.04),
        (-0.28, 0.03),
        (-0.42, -0.06),
    )
    fill(pen, body, c, shade=0.6)
    _swan_wings(pen, c)
    head = blob(
        (0.25, -0.86), (0.29, -0.93), (0.37, -0.93), (0.42, -0.87), (0.38, -0.81), (0.29, -0.8)
    )
    fill(pen, head, c, edge=0.3)
    fill(
        pen,
        blob(
            (0.385, -0.9),
            (0.44, -0.86),
            (0.495, -0.82),
            (0.48, -0.8),
            (0.42, -0.805),
            (0.385, -0.83),
        ),
        "orange" if look.word == "white" else "red",
    )
    fill(pen, blob((0.37, -0.93), (0.41, -0.905), (0.4, -0.86), (0.365, -0.88)), "ink")
    eye(pen, 0.335, -0.88, 0.024)


def _swan_wings(pen, c):
    """Raised wings in layers of long feathers."""
    for i in range(5):
        fill(
            pen,
            leaf(0.2 - i * 0.03, -0.3 + i * 0.05, 0.6 - i * 0.06, 0.1 - i * 0.008, 190 - i * 6),
            lighter(c, 0.1 if i % 2 else 0.02),
            edge=0.4,
        )
    wing = blob(
        (0.24, -0.2),
        (0.16, -0.35),
        (0.0, -0.41),
        (-0.18, -0.38),
        (-0.12, -0.28),
        (-0.14, -0.2),
        (-0.06, -0.12),
        (0.12, -0.09),
    )
    fill(pen, wing, c, edge=0.3)
    for k in range(4):
        x, y = 0.1 - k * 0.06, -0.3 + k * 0.045 * (k % 2)
        line(
            pen,
            curve((x, y), (x - 0.03, y + 0.04), (x - 0.08, y + 0.05)),
            darker(c, 0.4),
            0.008,
            0.45,
        )

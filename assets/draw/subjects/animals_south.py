"""More animals of hot countries: monkey and camel."""

from ..faces import cheek, eye, smile
from ..paint import fill, flat, line, patch
from ..palette import darker, lighter
from ..registry import subject
from ..shapes import blob, curve, leaf, oval, ribbon
from .animals_parts import hoofed


@subject(
    "monkey",
    "animals",
    box=(0.9, 0.96),
    metres=0.6,
    settings=("forest", "park", "garden"),
    colours={"brown": "brown"},
    nouns=("monkey",),
    doing=("sit", "eat a banana"),
    counts=(1, 1, 2, 3),
    say_colour=0.4,
)
def monkey(pen, look):
    """A monkey sitting with a curled tail, perhaps with a banana."""
    c, skin = look.colour, "skin2"
    _monkey_body(pen, c, skin)
    for s in (-1, 1):
        fill(
            pen,
            ribbon([(s * 0.13, -0.1), (s * 0.3, -0.22), (s * 0.28, -0.05)], [0.14, 0.12, 0.08]),
            c,
        )
        fill(
            pen,
            blob(
                (s * 0.2, -0.01),
                (s * 0.22, -0.08),
                (s * 0.34, -0.08),
                (s * 0.39, -0.03),
                (s * 0.37, 0),
                (s * 0.22, 0),
            ),
            skin,
        )
    banana = look.doing == "eat a banana"
    fill(pen, ribbon([(-0.14, -0.44), (-0.24, -0.3), (-0.26, -0.16)], [0.09, 0.08, 0.065]), c)
    fill(pen, oval(-0.26, -0.13, 0.042, 0.05), skin)
    if banana:
        fill(pen, ribbon([(0.14, -0.44), (0.28, -0.36), (0.3, -0.46)], [0.09, 0.08, 0.06]), c)
    else:
        fill(pen, ribbon([(0.14, -0.44), (0.24, -0.3), (0.26, -0.16)], [0.09, 0.08, 0.065]), c)
        fill(pen, oval(0.26, -0.13, 0.042, 0.05), skin)
    with pen.at(0, -0.66, 0.54):
        _monkey_head(pen, c, skin)
    if banana:
        fill(
            pen,
            ribbon([(0.3, -0.36), (0.345, -0.5), (0.32, -0.63)], [0.05, 0.085, 0.035]),
            "yellow",
        )
        fill(
            pen, ribbon([(0.325, -0.56), (0.32, -0.65), (0.3, -0.7)], [0.06, 0.05, 0.025]), "cream"
        )
        for pts in (
            ((0.33, -0.55), (0.4, -0.56), (0.41, -0.48)),
            ((0.325, -0.54), (0.26, -0.54), (0.25, -0.47)),
        ):
            fill(pen, ribbon(pts, [0.03, 0.045, 0.015]), "yellow")
        fill(pen, oval(0.325, -0.44, 0.048, 0.045), skin)


def _monkey_body(pen, c, skin):
    """Curled tail and round belly."""
    tail = ribbon(
        [
            (-0.14, -0.06),
            (-0.32, -0.08),
            (-0.42, -0.24),
            (-0.4, -0.38),
            (-0.31, -0.45),
            (-0.25, -0.4),
            (-0.24, -0.34),
        ],
        [0.06, 0.055, 0.05, 0.05, 0.045, 0.04, 0.03],
    )
    fill(pen, tail, c)
    body = blob(
        (-0.12, -0.5),
        (0.12, -0.5),
        (0.2, -0.3),
        (0.2, -0.1),
        (0, -0.02),
        (-0.2, -0.1),
        (-0.2, -0.3),
    )
    fill(pen, body, c)
    patch(pen, body, oval(0, -0.24, 0.12, 0.17), lighter(skin, 0.15), 0.015)


def _monkey_head(pen, c, skin):
    """Front view; a frame where the head is about 1 wide with ears."""
    for s in (-1, 1):
        fill(pen, oval(s * 0.44, -0.04, 0.15, 0.17), c)
        fill(pen, oval(s * 0.44, -0.02, 0.09, 0.11), skin, edge=0.2)
    head = blob(
        (-0.4, -0.02),
        (-0.36, -0.28),
        (-0.16, -0.43),
        (0.02, -0.5),
        (0.16, -0.43),
        (0.36, -0.28),
        (0.4, -0.02),
        (0.3, 0.3),
        (0, 0.42),
        (-0.3, 0.3),
    )
    fill(pen, head, c)
    face = blob(
        (0, -0.16),
        (0.12, -0.25),
        (0.26, -0.18),
        (0.29, 0.0),
        (0.3, 0.18),
        (0.2, 0.34),
        (0, 0.39),
        (-0.2, 0.34),
        (-0.3, 0.18),
        (-0.29, 0.0),
        (-0.26, -0.18),
        (-0.12, -0.25),
    )
    fill(pen, face, skin, edge=0.25)
    fill(pen, oval(0, 0.2, 0.24, 0.16), lighter(skin, 0.3), edge=0.1, shade=0.25)
    for s in (-1, 1):
        eye(pen, s * 0.14, -0.06, 0.068)
        flat(pen, oval(s * 0.035, 0.1, 0.018, 0.024), darker(skin, 0.8))
        cheek(pen, s * 0.24, 0.1, 0.05)
    smile(pen, 0, 0.2, 0.24)


@subject(
    "camel",
    "animals",
    box=(1.0, 1.0),
    metres=2.1,
    settings=("desert", "beach"),
    colours={"": "honey"},
    nouns=("camel",),
    doing=("stand",),
    counts=(1, 1, 2, 3),
)
def camel(pen, look):
    """A two-humped camel in profile."""
    c = look.colour
    line(pen, curve((-0.4, -0.52), (-0.45, -0.44), (-0.45, -0.34)), darker(c, 0.2), 0.02)
    fill(pen, leaf(-0.45, -0.37, 0.1, 0.025, 90), "brown")
    hoofed(pen, (-0.22, -0.44), (-0.19, 0), c, 0.13, -0.02, far=True, toe="bark")
    hoofed(pen, (0.14, -0.44), (0.16, 0), c, 0.12, 0.01, far=True, toe="bark")
    neck = ribbon(
        [(0.08, -0.5), (0.22, -0.45), (0.31, -0.55), (0.32, -0.72), (0.35, -0.82)],
        [0.22, 0.2, 0.15, 0.11, 0.1],
    )
    fill(pen, neck, c)
    for i in range(14):
        t = i / 13
        x, y = 0.17 + t * 0.2, -0.385 - t * t * 0.15
        fill(pen, leaf(x, y, 0.075 - 0.015 * t, 0.03, 100 - t * 55), "brown", edge=0.2)
    body = blob(
        (-0.41, -0.48),
        (-0.37, -0.62),
        (-0.3, -0.7),
        (-0.25, -0.84),
        (-0.19, -0.87),
        (-0.12, -0.8),
        (-0.07, -0.67),
        (-0.02, -0.68),
        (0.03, -0.82),
        (0.09, -0.87),
        (0.15, -0.8),
        (0.18, -0.62),
        (0.2, -0.45),
        (0.1, -0.37),
        (-0.1, -0.35),
        (-0.3, -0.39),
    )
    fill(pen, body, c, shade=0.6)
    for x in (-0.2, 0.085):
        patch(pen, body, oval(x, -0.87, 0.07, 0.06), "brown", 0.03)
        for i in range(6):
            fill(
                pen,
                leaf(
                    x - 0.05 + i * 0.02,
                    -0.845 + abs(i - 2.5) * 0.008,
                    0.07,
                    0.018,
                    90 + (i - 2.5) * -10,
                ),
                "brown",
                edge=0.15,
                grain=0,
            )
    hoofed(pen, (-0.3, -0.44), (-0.31, 0), c, 0.15, -0.02, toe="bark")
    hoofed(pen, (0.07, -0.44), (0.06, 0), c, 0.13, 0.01, toe="bark")
    _camel_head(pen, c)


def _camel_head(pen, c):
    """The head in profile, nose in the air."""
    fill(pen, leaf(0.31, -0.86, 0.07, 0.028, 215), darker(c, 0.2))
    head = blob(
        (0.28, -0.84),
        (0.31, -0.9),
        (0.37, -0.91),
        (0.43, -0.87),
        (0.485, -0.83),
        (0.49, -0.78),
        (0.46, -0.745),
        (0.4, -0.76),
        (0.33, -0.77),
    )
    fill(pen, head, c)
    patch(pen, head, oval(0.48, -0.78, 0.06, 0.05), "cream", 0.012)
    flat(pen, oval(0.472, -0.812, 0.012, 0.008, 30), "ink", 0.8)
    line(pen, curve((0.485, -0.772), (0.45, -0.775), (0.425, -0.79)), "ink", 0.007, 0.6)
    eye(pen, 0.375, -0.855, 0.025)
    fill(
        pen,
        blob((0.29, -0.88), (0.32, -0.93), (0.37, -0.925), (0.36, -0.895), (0.32, -0.885)),
        "brown",
        edge=0.2,
    )

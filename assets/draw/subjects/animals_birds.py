"""Birds on their feet: penguin, owl, flamingo."""

from ..critter import fur_strokes, pointed_ear
from ..faces import cheek, eye
from ..paint import cast, fill, flat, line, patch
from ..palette import darker, lighter
from ..registry import subject
from ..shapes import blob, curve, leaf, oval, ribbon


@subject(
    "penguin",
    "animals",
    box=(0.66, 1.0),
    metres=0.9,
    settings=("snow field", "beach"),
    colours={"": "charcoal"},
    nouns=("penguin",),
    doing=("stand", "wave"),
    counts=(1, 1, 2, 3, 4),
)
def penguin(pen, look):
    """A penguin upright: white front, yellow throat, orange feet."""
    c = look.colour
    for x in (-0.1, 0.1):
        fill(
            pen,
            blob(
                (x - 0.08, -0.015),
                (x - 0.06, -0.07),
                (x + 0.06, -0.07),
                (x + 0.13, -0.03),
                (x + 0.12, 0),
                (x, 0),
            ),
            "orange",
        )
    body = _penguin_body(pen, c)
    _penguin_head(pen, c)
    near = blob(
        (-0.2, -0.6),
        (-0.13, -0.58),
        (-0.14, -0.42),
        (-0.2, -0.28),
        (-0.27, -0.22),
        (-0.29, -0.34),
        (-0.26, -0.5),
    )
    if look.doing == "wave":
        near = blob(
            (-0.2, -0.46),
            (-0.12, -0.52),
            (-0.15, -0.62),
            (-0.22, -0.72),
            (-0.29, -0.8),
            (-0.325, -0.74),
            (-0.3, -0.6),
            (-0.25, -0.5),
        )
    cast(pen, body, near, 0.3, 0.02)
    fill(pen, near, lighter(c, 0.07))


def _penguin_body(pen, c):
    """White-fronted body with a yellow throat and the far flipper."""
    far = [(0.19, -0.56), (0.28, -0.42), (0.28, -0.26)]
    fill(pen, ribbon(far, [0.12, 0.11, 0.03]), darker(c, 0.3))
    body = blob(
        (-0.02, -0.74),
        (0.12, -0.72),
        (0.21, -0.58),
        (0.25, -0.36),
        (0.22, -0.14),
        (0.1, -0.04),
        (-0.1, -0.04),
        (-0.22, -0.13),
        (-0.26, -0.34),
        (-0.22, -0.56),
        (-0.12, -0.7),
    )
    fill(pen, body, c)
    patch(
        pen,
        body,
        blob(
            (0.03, -0.72),
            (0.14, -0.66),
            (0.2, -0.5),
            (0.21, -0.3),
            (0.17, -0.1),
            (0.03, -0.05),
            (-0.1, -0.1),
            (-0.14, -0.3),
            (-0.1, -0.52),
        ),
        "white",
        0.006,
    )
    patch(
        pen,
        body,
        blob((-0.06, -0.68), (0.05, -0.76), (0.18, -0.68), (0.16, -0.58), (0.04, -0.54)),
        "amber",
        0.04,
    )
    fur_strokes(pen, body, (-0.08, -0.4, 0.16, -0.1), "silver", 14, 0.04, 95, 0.5)
    return body


def _penguin_head(pen, c):
    """Dark head in profile with a yellow ear patch."""
    head = blob(
        (-0.16, -0.78),
        (-0.12, -0.92),
        (0.02, -0.985),
        (0.15, -0.94),
        (0.2, -0.83),
        (0.15, -0.71),
        (0.0, -0.67),
        (-0.11, -0.7),
    )
    fill(pen, head, c)
    patch(
        pen,
        head,
        blob((-0.12, -0.84), (-0.05, -0.86), (-0.01, -0.76), (0.0, -0.64), (-0.12, -0.66)),
        "amber",
        0.012,
    )
    fill(
        pen,
        blob((0.15, -0.86), (0.24, -0.86), (0.325, -0.81), (0.23, -0.8), (0.15, -0.8)),
        "charcoal",
    )
    line(pen, curve((0.165, -0.82), (0.24, -0.825), (0.3, -0.812)), "orange", 0.018)
    flat(pen, oval(0.06, -0.855, 0.052, 0.056), "white")
    eye(pen, 0.065, -0.855, 0.036)
    cheek(pen, 0.08, -0.77, 0.04, "coral", 0.5)


@subject(
    "owl",
    "animals",
    box=(0.74, 1.0),
    metres=0.6,
    settings=("forest", "park", "garden", "meadow", "farm"),
    colours={"brown": "brown", "white": "cream", "grey": "grey"},
    nouns=("owl",),
    doing=("sit on a tree stump",),
    counts=(1, 1, 1, 2),
    say_colour=0.4,
)
def owl(pen, look):
    """An owl, front view, on a tree stump."""
    c = look.colour
    pale = "white" if look.word == "white" else lighter(c, 0.6)
    dark = darker(c, 0.45)
    _stump(pen)
    for s in (-1, 1):
        fill(pen, ribbon([(s * 0.13, -0.3), (s * 0.16, -0.18)], [0.12, 0.1]), darker(c, 0.3))
    body = blob(
        (-0.26, -0.76),
        (-0.3, -0.56),
        (-0.28, -0.34),
        (-0.16, -0.22),
        (0, -0.19),
        (0.16, -0.22),
        (0.28, -0.34),
        (0.3, -0.56),
        (0.26, -0.76),
        (0, -0.84),
    )
    fill(pen, body, c)
    belly = blob(
        (-0.17, -0.62),
        (0, -0.66),
        (0.17, -0.62),
        (0.19, -0.4),
        (0.1, -0.25),
        (-0.1, -0.25),
        (-0.19, -0.4),
    )
    patch(pen, body, belly, pale, 0.01)
    for row in range(4):
        for i in range(5 - row % 2):
            x, y = -0.14 + i * 0.07 + (row % 2) * 0.035, -0.53 + row * 0.075
            line(pen, curve((x - 0.022, y), (x, y + 0.025), (x + 0.022, y)), dark, 0.011, 0.6)
    _owl_wings(pen, body, c, dark)
    _owl_face(pen, c, pale, dark)


def _owl_wings(pen, body, c, dark):
    """Folded wings with feather lines, claws and ear tufts."""
    for s in (-1, 1):
        wing = blob(
            (s * 0.25, -0.7),
            (s * 0.33, -0.54),
            (s * 0.31, -0.34),
            (s * 0.21, -0.16),
            (s * 0.17, -0.3),
            (s * 0.19, -0.52),
        )
        cast(pen, body, wing, 0.25, 0.02)
        fill(pen, wing, darker(c, 0.2))
        for k in range(3):
            line(
                pen,
                curve(
                    (s * (0.3 - k * 0.03), -0.46 + k * 0.06),
                    (s * (0.27 - k * 0.03), -0.4 + k * 0.06),
                    (s * (0.2 - k * 0.005), -0.38 + k * 0.06),
                ),
                dark,
                0.01,
                0.6,
            )
        for k in (-0.035, 0.0, 0.035):
            fill(
                pen,
                ribbon([(s * 0.11 + k, -0.22), (s * 0.11 + k * 1.3, -0.165)], [0.04, 0.03]),
                "amber",
                edge=0.4,
            )
        pointed_ear(pen, s * 0.19, -0.85, 0.14, 0.13, -90 + s * 24, c, inner=dark)


def _stump(pen):
    """A tree stump with rings and bark."""
    stump = blob(
        (-0.33, -0.17),
        (0.33, -0.17),
        (0.31, -0.06),
        (0.36, 0),
        (0.1, -0.012),
        (-0.1, 0),
        (-0.36, 0),
        (-0.31, -0.06),
    )
    fill(pen, stump, "bark")
    for i in range(9):
        x = -0.28 + i * 0.07
        line(
            pen,
            curve((x, -0.13), (x + 0.008, -0.07), (x - 0.004, -0.03)),
            darker("bark", 0.6),
            0.008,
            0.5,
        )
    fill(pen, oval(0, -0.175, 0.335, 0.055), "plank")
    for k in (0.75, 0.5, 0.25):
        line(pen, oval(0.01, -0.175, 0.335 * k, 0.055 * k), "wood", 0.007, 0.7)


def _owl_face(pen, c, pale, dark):
    """Head with two big discs."""
    head = blob(
        (-0.3, -0.72),
        (-0.26, -0.88),
        (-0.12, -0.94),
        (0, -0.92),
        (0.12, -0.94),
        (0.26, -0.88),
        (0.3, -0.72),
        (0.2, -0.58),
        (0, -0.55),
        (-0.2, -0.58),
    )
    fill(pen, head, c)
    for s in (-1, 1):
        fill(pen, oval(s * 0.125, -0.735, 0.135, 0.14), pale, edge=0.3)
        for i in range(9):
            line(
                pen,
                curve(
                    *(
                        (s * 0.125 + k * a, -0.735 + k * b)
                        for k in (0.095, 0.125)
                        for a, b in [((-0.8 + 0.2 * i), (1 - (-0.8 + 0.2 * i) ** 2) ** 0.5)]
                    )
                ),
                dark,
                0.006,
                0.4,
            )
        eye(pen, s * 0.12, -0.745, 0.075, iris="yellow")
    fill(pen, leaf(0, -0.95, 0.2, 0.06, 90), darker(c, 0.25), edge=0.2)
    fill(
        pen,
        blob((-0.032, -0.7), (0, -0.73), (0.032, -0.7), (0.02, -0.65), (0, -0.615), (-0.02, -0.65)),
        "amber",
    )


@subject(
    "flamingo",
    "animals",
    box=(0.68, 1.0),
    metres=1.3,
    settings=("beach", "lake", "river", "park"),
    colours={"pink": "pink"},
    nouns=("flamingo",),
    doing=("stand on one leg",),
    counts=(1, 1, 2, 3),
    say_colour=0.4,
)
def flamingo(pen, look):
    """A flamingo on one leg, neck in an S."""
    c = look.colour
    fill(
        pen,
        ribbon([(0.03, -0.36), (0.1, -0.24), (-0.06, -0.2)], [0.05, 0.03, 0.024]),
        darker("rose", 0.2),
    )
    fill(
        pen, ribbon([(-0.03, -0.38), (-0.02, -0.2), (-0.025, -0.02)], [0.05, 0.026, 0.024]), "rose"
    )
    fill(pen, oval(-0.022, -0.2, 0.022), "rose", edge=0.3)
    fill(pen, blob((-0.06, -0.005), (-0.03, -0.035), (0.02, -0.03), (0.08, 0)), "rose")
    neck = [(0.12, -0.46), (0.23, -0.56), (0.16, -0.7), (0.08, -0.8), (0.12, -0.92), (0.2, -0.93)]
    tail = blob((-0.2, -0.5), (-0.32, -0.42), (-0.335, -0.36), (-0.22, -0.36), (-0.12, -0.4))
    fill(pen, tail, lighter(c, 0.2))
    fill(pen, ribbon(neck, [0.14, 0.085, 0.065, 0.06, 0.07, 0.08]), c)
    body = blob(
        (-0.26, -0.48),
        (-0.14, -0.58),
        (0.02, -0.58),
        (0.15, -0.52),
        (0.18, -0.42),
        (0.08, -0.33),
        (-0.08, -0.32),
        (-0.2, -0.37),
    )
    fill(pen, body, c, shade=0.65)
    for i, (n, tone) in enumerate(
        ((0.34, "rose"), (0.32, darker(c, 0.1)), (0.28, "coral"), (0.22, lighter(c, 0.3)))
    ):
        fill(pen, leaf(0.06, -0.52 + i * 0.022, n, 0.075, 166 - i * 5), tone, edge=0.35)
    head = blob(
        (0.13, -0.92), (0.16, -0.985), (0.24, -0.99), (0.285, -0.93), (0.25, -0.88), (0.17, -0.87)
    )
    fill(pen, head, c)
    beak = blob(
        (0.25, -0.96),
        (0.32, -0.93),
        (0.335, -0.86),
        (0.305, -0.79),
        (0.285, -0.79),
        (0.285, -0.85),
        (0.25, -0.885),
    )
    fill(pen, beak, "cream")
    patch(pen, beak, blob((0.26, -0.85), (0.36, -0.87), (0.36, -0.76), (0.26, -0.76)), "ink", 0.006)
    eye(pen, 0.222, -0.94, 0.023)

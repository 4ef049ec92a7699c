"""A goldfish in its bowl."""

from ..faces import eye
from ..paint import cast, fill, line, patch
from ..palette import darker, lighter
from ..registry import subject
from ..shapes import blob, curve, leaf, oval, ribbon


@subject(
    "goldfish",
    "animals",
    box=(0.92, 0.86),
    metres=0.3,
    place="table",
    settings=("kitchen", "living room"),
    colours={"orange": "orange"},
    nouns=("goldfish", "goldfish in a bowl"),
    plural="goldfish",
    doing=("swim in a bowl",),
    counts=(1, 1, 1, 2),
    say_colour=0.3,
)
def goldfish(pen, look):
    """A goldfish in a glass bowl."""
    c = look.colour
    bowl = blob(
        (-0.26, -0.8),
        (-0.4, -0.66),
        (-0.455, -0.42),
        (-0.4, -0.18),
        (-0.24, -0.02),
        (0, 0),
        (0.24, -0.02),
        (0.4, -0.18),
        (0.455, -0.42),
        (0.4, -0.66),
        (0.26, -0.8),
        (0, -0.79),
    )
    fill(pen, bowl, "powder", alpha=0.45, shade=0.2, grain=0.2)
    water = blob(
        (-0.41, -0.63),
        (-0.45, -0.42),
        (-0.395, -0.18),
        (-0.24, -0.03),
        (0, -0.012),
        (0.24, -0.03),
        (0.395, -0.18),
        (0.45, -0.42),
        (0.41, -0.63),
        (0, -0.61),
    )
    fill(pen, water, "sky", to="aqua", alpha=0.75, shade=0.3, lit=0.2)
    fill(pen, oval(0, -0.625, 0.41, 0.045), "powder", alpha=0.8, edge=0.3)
    _bowl_floor(pen)
    _fish(pen, c)
    for x, y, r in ((0.3, -0.46, 0.017), (0.33, -0.53, 0.013), (0.29, -0.58, 0.01)):
        fill(pen, oval(x, y, r), "white", alpha=0.7, edge=0.4)
    fill(pen, oval(0, -0.805, 0.265, 0.04), "powder", alpha=0.6, edge=0.8)
    line(pen, curve((-0.37, -0.58), (-0.41, -0.42), (-0.36, -0.24)), "white", 0.028, 0.75)
    line(pen, curve((-0.31, -0.17), (-0.27, -0.13)), "white", 0.024, 0.7)


def _bowl_floor(pen):
    """Pebbles and water weed."""
    for i in range(26):
        x = pen.between(-0.26, 0.26)
        fill(
            pen,
            oval(x, -0.05 - pen.between(0, 0.06) * (1 - abs(x) * 2.5), 0.035, 0.025),
            ("sand", "tan", "coral", "silver")[i % 4],
            edge=0.4,
        )
    for x, h in ((-0.28, 0.3), (-0.23, 0.38), (0.3, 0.15)):
        fill(
            pen,
            ribbon(
                [
                    (x, -0.1),
                    (x + 0.03, -0.1 - h * 0.4),
                    (x - 0.02, -0.1 - h * 0.7),
                    (x + 0.015, -0.1 - h),
                ],
                [0.035, 0.04, 0.035, 0.01],
            ),
            "green",
            edge=0.3,
        )


def _fish(pen, c):
    """The goldfish itself, swimming right."""
    tail = blob(
        (-0.06, -0.33), (-0.16, -0.46), (-0.28, -0.5), (-0.24, -0.36), (-0.29, -0.2), (-0.16, -0.22)
    )
    fill(pen, tail, lighter(c, 0.15))
    fill(pen, blob((-0.02, -0.42), (0.0, -0.53), (0.1, -0.53), (0.14, -0.43)), lighter(c, 0.1))
    fill(pen, blob((0.0, -0.25), (0.0, -0.15), (0.07, -0.17), (0.1, -0.25)), lighter(c, 0.1))
    body = blob(
        (-0.1, -0.34),
        (-0.02, -0.44),
        (0.1, -0.47),
        (0.22, -0.42),
        (0.28, -0.34),
        (0.22, -0.26),
        (0.1, -0.21),
        (-0.02, -0.24),
    )
    fill(pen, body, c, shade=0.7)
    patch(
        pen,
        body,
        blob((-0.06, -0.26), (0.1, -0.3), (0.24, -0.28), (0.14, -0.18), (-0.04, -0.2)),
        "butter",
        0.03,
    )
    for i in range(4):
        for j in range(3):
            x, y = -0.03 + i * 0.045, -0.39 + j * 0.045 + (i % 2) * 0.02
            line(
                pen,
                curve((x, y - 0.016), (x + 0.015, y), (x, y + 0.016)),
                darker(c, 0.5),
                0.007,
                0.5,
            )
    cast(pen, body, oval(0.06, -0.3, 0.05, 0.03), 0.2, 0.01)
    fill(pen, leaf(0.12, -0.31, 0.13, 0.05, 155), lighter(c, 0.2))
    eye(pen, 0.2, -0.36, 0.03, white=True)
    line(pen, curve((0.275, -0.325), (0.25, -0.315), (0.235, -0.325)), darker(c, 0.7), 0.009)

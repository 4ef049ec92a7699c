"""Animals of the shore: frog, turtle and crab."""

from ..critter import spots
from ..faces import cheek, eye, smile
from ..paint import fill, flat, line, patch
from ..palette import darker, lighter
from ..registry import subject
from ..shapes import blob, curve, leaf, oval, poly, ribbon


@subject(
    "frog",
    "animals",
    box=(1.0, 0.86),
    metres=0.1,
    settings=("lake", "river", "garden", "meadow", "forest", "park"),
    colours={"green": "leaf", "brown": "tan"},
    nouns=("frog",),
    doing=("sit",),
    counts=(1, 1, 2, 3),
)
def frog(pen, look):
    """A frog sitting, front view, wide mouth and eyes on top."""
    c = look.colour
    pale = lighter(c, 0.65)
    _frog_legs(pen, c)
    body = blob(
        (-0.24, -0.5),
        (0.24, -0.5),
        (0.32, -0.3),
        (0.28, -0.08),
        (0.14, -0.02),
        (-0.14, -0.02),
        (-0.28, -0.08),
        (-0.32, -0.3),
    )
    fill(pen, body, c)
    patch(
        pen,
        body,
        blob(
            (-0.19, -0.46),
            (0.19, -0.46),
            (0.22, -0.24),
            (0.14, -0.05),
            (-0.14, -0.05),
            (-0.22, -0.24),
        ),
        pale,
        0.02,
    )
    for s in (-1, 1):
        fill(
            pen,
            ribbon([(s * 0.24, -0.32), (s * 0.25, -0.16), (s * 0.15, -0.04)], [0.12, 0.1, 0.08]),
            c,
        )
        for a in (-0.08, -0.02, 0.05):
            fill(
                pen,
                ribbon([(s * 0.15, -0.035), (s * (0.15 + a), -0.016)], [0.05, 0.032]),
                c,
                edge=0.35,
            )
    _frog_head(pen, c, pale, body)


def _frog_legs(pen, c):
    """The folded hind legs."""
    for s in (-1, 1):
        fill(
            pen,
            blob(
                (s * 0.2, -0.1),
                (s * 0.26, -0.34),
                (s * 0.4, -0.42),
                (s * 0.48, -0.3),
                (s * 0.44, -0.1),
                (s * 0.3, -0.03),
            ),
            darker(c, 0.12),
        )
        for a in (-0.02, 0.05, 0.12):
            fill(
                pen,
                ribbon([(s * 0.32, -0.05), (s * (0.34 + a), -0.022)], [0.07, 0.04]),
                darker(c, 0.12),
                edge=0.35,
            )


def _frog_head(pen, c, pale, body):
    """Wide mouth, eye bumps, spots and cheeks."""
    for s in (-1, 1):
        fill(pen, oval(s * 0.2, -0.73, 0.125, 0.12), c)
    head = blob(
        (-0.36, -0.5),
        (-0.34, -0.64),
        (-0.2, -0.73),
        (0, -0.71),
        (0.2, -0.73),
        (0.34, -0.64),
        (0.36, -0.5),
        (0.26, -0.38),
        (0, -0.33),
        (-0.26, -0.38),
    )
    fill(pen, head, c)
    patch(
        pen,
        head,
        blob((-0.34, -0.48), (0, -0.42), (0.34, -0.48), (0.26, -0.34), (0, -0.3), (-0.26, -0.34)),
        pale,
        0.012,
    )
    spots(pen, head, (-0.18, -0.7, 0.18, -0.62), darker(c, 0.25), 5, 0.022)
    spots(pen, body, (-0.32, -0.4, -0.24, -0.2), darker(c, 0.25), 3, 0.02)
    line(
        pen,
        curve((-0.31, -0.53), (-0.2, -0.475), (0, -0.45), (0.2, -0.475), (0.31, -0.53)),
        darker(c, 0.85),
        0.016,
        0.9,
    )
    for s in (-1, 1):
        flat(pen, oval(s * 0.035, -0.585, 0.012, 0.009), darker(c, 0.8))
        cheek(pen, s * 0.27, -0.56, 0.05)
        fill(pen, oval(s * 0.2, -0.74, 0.092, 0.092), "cream", grain=0, shade=0.2)
        eye(pen, s * 0.2, -0.74, 0.06)


@subject(
    "turtle",
    "animals",
    box=(1.0, 0.68),
    metres=0.3,
    settings=("beach", "garden", "lake", "river", "meadow", "desert"),
    colours={"green": "green", "brown": "brown"},
    nouns=("turtle",),
    doing=("crawl",),
    counts=(1, 1, 2, 3),
)
def turtle(pen, look):
    """A turtle in side view with a domed, plated shell."""
    c = look.colour
    skin = lighter("lime", 0.1) if look.word == "green" else "tan"
    fill(pen, leaf(-0.36, -0.14, 0.12, 0.035, 155), skin)
    for x in (-0.11, 0.25):
        fill(
            pen,
            blob(
                (x - 0.06, -0.2), (x + 0.04, -0.2), (x + 0.07, -0.03), (x + 0.05, 0), (x - 0.04, 0)
            ),
            darker(skin, 0.35),
        )
    _turtle_head(pen, skin)
    for x in (-0.28, 0.11):
        fill(
            pen,
            blob(
                (x - 0.07, -0.18),
                (x + 0.09, -0.18),
                (x + 0.12, -0.03),
                (x + 0.11, 0),
                (x - 0.05, 0),
                (x - 0.06, -0.05),
            ),
            skin,
        )
        for k in range(3):
            flat(pen, oval(x + 0.02 + k * 0.035, -0.014, 0.013, 0.011), "cream")
    shell = blob(
        (-0.4, -0.14),
        (-0.38, -0.3),
        (-0.28, -0.5),
        (-0.08, -0.61),
        (0.12, -0.55),
        (0.26, -0.38),
        (0.3, -0.2),
        (0.28, -0.13),
        (-0.06, -0.11),
    )
    fill(pen, shell, c, shade=0.7)
    _plates(pen, shell, c)
    rim = ribbon(
        [(-0.4, -0.15), (-0.2, -0.125), (0.06, -0.125), (0.3, -0.16)], [0.07, 0.08, 0.08, 0.07]
    )
    fill(pen, rim, "mustard" if look.word == "green" else "honey")
    for i in range(9):
        x = -0.35 + i * 0.078
        line(pen, curve((x, -0.165), (x + 0.005, -0.1)), darker("mustard", 0.5), 0.008, 0.6)


def _turtle_head(pen, skin):
    """Neck and head in profile."""
    neck = ribbon([(0.2, -0.2), (0.32, -0.24), (0.37, -0.36)], [0.16, 0.13, 0.12])
    fill(pen, neck, skin)
    head = blob(
        (0.28, -0.42),
        (0.31, -0.53),
        (0.4, -0.56),
        (0.48, -0.5),
        (0.49, -0.42),
        (0.43, -0.36),
        (0.33, -0.35),
    )
    fill(pen, head, skin, edge=0.4)
    line(pen, curve((0.485, -0.425), (0.44, -0.415), (0.41, -0.44)), darker(skin, 0.9), 0.009)
    flat(pen, oval(0.475, -0.475, 0.006), "ink")
    eye(pen, 0.41, -0.48, 0.029)
    cheek(pen, 0.375, -0.425, 0.028)


def _plates(pen, shell, c):
    """Polygonal plates on a shell."""
    light = lighter(c, 0.28)
    for pts in (
        ((-0.17, -0.55), (-0.02, -0.56), (0.03, -0.4), (-0.07, -0.33), (-0.2, -0.39)),
        ((0.03, -0.55), (0.13, -0.5), (0.22, -0.37), (0.16, -0.31), (0.07, -0.39)),
        ((-0.23, -0.51), (-0.21, -0.41), (-0.28, -0.33), (-0.36, -0.34)),
        ((-0.22, -0.35), (-0.1, -0.29), (-0.11, -0.19), (-0.25, -0.2), (-0.28, -0.29)),
        ((-0.06, -0.29), (0.04, -0.36), (0.13, -0.29), (0.12, -0.19), (-0.06, -0.19)),
        ((0.18, -0.28), (0.25, -0.33), (0.28, -0.2), (0.17, -0.19)),
        ((-0.32, -0.29), (-0.38, -0.29), (-0.39, -0.2), (-0.3, -0.2)),
    ):
        patch(pen, shell, poly(*pts, r=0.025), light, 0.004)


@subject(
    "crab",
    "animals",
    box=(1.0, 0.74),
    metres=0.15,
    settings=("beach",),
    colours={"red": "tomato", "orange": "orange"},
    nouns=("crab",),
    doing=("stand", "wave its claws"),
    counts=(1, 1, 2, 3),
    mirror=False,
)
def crab(pen, look):
    """A crab from the front, claws raised, eyes on stalks."""
    c = look.colour
    high = 0.1 if look.doing == "wave its claws" else 0.0
    for s in (-1, 1):
        for i in range(3):
            x, y = 0.2 - i * 0.03, -0.2 + i * 0.03
            fill(
                pen,
                ribbon(
                    [
                        (s * x, y),
                        (s * (x + 0.2 - i * 0.035), y - 0.06 + i * 0.02),
                        (s * (0.44 - i * 0.09), -0.01),
                    ],
                    [0.07, 0.055, 0.02],
                ),
                darker(c, 0.18),
            )
        fill(
            pen,
            ribbon(
                [(s * 0.2, -0.32), (s * 0.34, -0.36), (s * 0.37, -0.46 - high)], [0.09, 0.085, 0.07]
            ),
            c,
        )
        claw = blob(
            (s * 0.32, -0.46 - high),
            (s * 0.28, -0.56 - high),
            (s * 0.34, -0.635 - high),
            (s * 0.37, -0.545 - high),
            (s * 0.415, -0.54 - high),
            (s * 0.455, -0.62 - high),
            (s * 0.49, -0.52 - high),
            (s * 0.43, -0.43 - high),
        )
        fill(pen, claw, c)
        fill(pen, ribbon([(s * 0.1, -0.4), (s * 0.11, -0.52)], [0.04, 0.035]), c)
        fill(pen, oval(s * 0.115, -0.56, 0.065, 0.068), "white", shade=0.2, grain=0)
        eye(pen, s * 0.11, -0.555, 0.045)
    shell = blob(
        (-0.33, -0.3),
        (-0.24, -0.43),
        (0, -0.47),
        (0.24, -0.43),
        (0.33, -0.3),
        (0.24, -0.14),
        (0, -0.08),
        (-0.24, -0.14),
    )
    fill(pen, shell, c, shade=0.65)
    spots(pen, shell, (-0.2, -0.42, 0.2, -0.36), lighter(c, 0.4), 8, 0.018)
    for s in (-1, 1):
        cheek(pen, s * 0.19, -0.25, 0.045, "crimson", 0.35)
    smile(pen, 0, -0.25, 0.17, "crimson")

"""Farm animals: cow and sheep."""

from ..faces import eye, smile
from ..paint import cast, fill, flat, line, patch
from ..palette import darker, lighter
from ..registry import GREEN, subject
from ..shapes import blob, curve, leaf, lumpy, oval, ribbon
from .animals_parts import curls, hoofed


@subject(
    "cow",
    "animals",
    box=(1.0, 0.86),
    metres=1.5,
    settings=GREEN + ("mountains", "hills", "lake"),
    colours={"black and white": "cream", "brown": "caramel"},
    nouns=("cow",),
    doing=("stand", "graze"),
    counts=(1, 1, 1, 2, 3),
)
def cow(pen, look):
    """A dairy cow with patches and udder, side view, head turned to us or grazing."""
    c = look.colour
    mark = "cream" if look.word == "brown" else "charcoal"
    hoofed(pen, (-0.25, -0.34), (-0.22, 0), c, 0.15, -0.015, far=True)
    hoofed(pen, (0.2, -0.34), (0.21, 0), c, 0.13, 0.008, far=True)
    line(pen, curve((-0.4, -0.62), (-0.465, -0.56), (-0.465, -0.38)), darker(c, 0.25), 0.03)
    fill(
        pen,
        blob((-0.465, -0.42), (-0.435, -0.3), (-0.47, -0.22), (-0.495, -0.31)),
        darker(c, 0.7) if look.word == "brown" else "charcoal",
    )
    _udder(pen)
    grazing = look.doing == "graze"
    neck = (
        [(0.14, -0.5), (0.28, -0.42), (0.36, -0.26)]
        if grazing
        else [(0.12, -0.5), (0.24, -0.58), (0.3, -0.62)]
    )
    body = blob(
        (-0.43, -0.5),
        (-0.4, -0.64),
        (-0.28, -0.67),
        (-0.1, -0.635),
        (0.1, -0.65),
        (0.25, -0.66),
        (0.31, -0.54),
        (0.3, -0.4),
        (0.2, -0.3),
        (0, -0.265),
        (-0.2, -0.28),
        (-0.35, -0.32),
        (-0.42, -0.38),
    )
    fill(pen, ribbon(neck, [0.3, 0.24, 0.2]), c)
    fill(pen, body, c, shade=0.7)
    for p in (
        ((-0.46, -0.7), (-0.25, -0.7), (-0.2, -0.56), (-0.3, -0.44), (-0.46, -0.48)),
        ((-0.08, -0.7), (0.13, -0.7), (0.16, -0.52), (0.06, -0.4), (-0.04, -0.46), (-0.1, -0.56)),
        ((-0.18, -0.38), (-0.08, -0.34), (-0.05, -0.24), (-0.25, -0.24)),
        ((0.24, -0.5), (0.34, -0.52), (0.34, -0.34), (0.23, -0.36)),
    ):
        patch(pen, body, blob(*p), mark, 0.004)
    hoofed(pen, (-0.34, -0.38), (-0.34, 0), c, 0.17, -0.02)
    hoofed(pen, (0.15, -0.38), (0.13, 0), c, 0.14, 0.008)
    x, y = (0.365, -0.2) if grazing else (0.33, -0.6)
    with pen.at(x, y, 0.36 if not grazing else 0.33, turn=8 if grazing else 0):
        _cow_head(pen, c, mark)
    if grazing:
        for i in range(9):
            fill(
                pen,
                leaf(
                    0.29 + i * 0.02, 0, pen.between(0.06, 0.11), 0.012, -90 + pen.between(-25, 25)
                ),
                "leaf" if i % 2 else "green",
                edge=0.2,
                grain=0,
            )


def _udder(pen):
    """Pink and milky."""
    udder = blob((-0.22, -0.34), (-0.06, -0.34), (-0.07, -0.24), (-0.13, -0.215), (-0.2, -0.25))
    fill(pen, udder, "blush")
    for x in (-0.16, -0.1):
        fill(
            pen,
            blob((x - 0.017, -0.24), (x + 0.017, -0.24), (x + 0.01, -0.19), (x - 0.01, -0.19)),
            "pink",
        )


def _cow_head(pen, c, mark):
    """Front view; a frame where the head is 1 high."""
    for s in (-1, 1):
        fill(
            pen,
            ribbon([(s * 0.17, -0.36), (s * 0.29, -0.46), (s * 0.29, -0.6)], [0.13, 0.1, 0.03]),
            "straw",
        )
        ear = blob(
            (s * 0.24, -0.32),
            (s * 0.44, -0.36),
            (s * 0.56, -0.22),
            (s * 0.42, -0.14),
            (s * 0.24, -0.2),
        )
        fill(pen, ear, mark)
        flat(
            pen,
            blob((s * 0.3, -0.27), (s * 0.43, -0.29), (s * 0.5, -0.22), (s * 0.4, -0.19)),
            "blush",
        )
    head = blob(
        (-0.29, -0.36),
        (0, -0.45),
        (0.29, -0.36),
        (0.33, -0.12),
        (0.26, 0.14),
        (0.25, 0.36),
        (0, 0.46),
        (-0.25, 0.36),
        (-0.26, 0.14),
        (-0.33, -0.12),
    )
    fill(pen, head, c if mark == "cream" else mark)
    patch(
        pen,
        head,
        blob((-0.1, -0.5), (0.1, -0.5), (0.07, -0.2), (0.17, 0.2), (-0.17, 0.2), (-0.07, -0.2)),
        "cream",
        0.01,
    )
    _cow_muzzle(pen, mark, head)
    smile(pen, 0, 0.33, 0.24)
    fill(
        pen,
        blob((-0.12, -0.44), (0, -0.5), (0.12, -0.44), (0.05, -0.32), (0, -0.27), (-0.06, -0.33)),
        c if mark == "charcoal" else darker(c, 0.3),
        edge=0.2,
    )


def _cow_muzzle(pen, mark, head):
    """The broad pink muzzle with nostrils, and the eyes above."""
    muzzle = blob(
        (-0.31, 0.26),
        (-0.2, 0.1),
        (0, 0.07),
        (0.2, 0.1),
        (0.31, 0.26),
        (0.22, 0.45),
        (0, 0.49),
        (-0.22, 0.45),
    )
    cast(pen, head, muzzle, 0.2, 0.03)
    fill(pen, muzzle, "blush")
    for s in (-1, 1):
        flat(pen, oval(s * 0.13, 0.22, 0.045, 0.06, s * 20), darker("rose", 0.5))
        eye(pen, s * 0.19, -0.1, 0.085)
        if mark != "cream":
            line(
                pen,
                curve((s * 0.19 - 0.085, -0.2), (s * 0.19, -0.235), (s * 0.19 + 0.085, -0.2)),
                "slate",
                0.025,
                0.7,
            )


@subject(
    "sheep",
    "animals",
    box=(0.96, 0.86),
    metres=0.9,
    settings=GREEN + ("hills", "mountains"),
    colours={"white": "ivory", "brown": "tan", "black": "charcoal"},
    nouns=("sheep",),
    plural="sheep",
    doing=("stand",),
    counts=(1, 1, 2, 3, 3),
)
def sheep(pen, look):
    """A woolly sheep with a dark face turned to us."""
    c = look.colour
    face = "slate" if look.word == "white" else "ivory" if look.word == "black" else "cream"
    shin = darker(face, 0.3)
    for x in (-0.14, 0.2):
        hoofed(pen, (x, -0.3), (x + 0.01, 0), shin, 0.11, 0.0, far=True, toe="ink")
    for x in (-0.25, 0.1):
        hoofed(pen, (x, -0.3), (x, 0), shin, 0.115, 0.0, toe="ink")
    fill(pen, lumpy(-0.42, -0.48, 0.065, 0.06, pen.rng, 6, 0.1), c)
    wool = lumpy(-0.06, -0.45, 0.355, 0.245, pen.rng, 15, 0.1)
    fill(pen, wool, c, shade=0.8, lit=0.5)
    curls(
        pen,
        (-0.32, -0.6, 0.05, -0.3),
        darker(c, 0.45) if look.word != "black" else "slate",
        26,
        0.026,
    )
    fill(pen, lumpy(0.24, -0.6, 0.15, 0.14, pen.rng, 9, 0.08), c, shade=0.35, edge=0.25)
    with pen.at(0.27, -0.55, 0.36):
        _sheep_head(pen, look, face, c)


def _sheep_head(pen, look, face, c):
    """Front view; a frame where the head is 1 high."""
    for s in (-1, 1):
        fill(
            pen,
            blob(
                (s * 0.2, -0.2),
                (s * 0.4, -0.22),
                (s * 0.56, -0.08),
                (s * 0.42, 0.0),
                (s * 0.22, -0.06),
            ),
            face,
        )
        flat(
            pen,
            blob((s * 0.28, -0.13), (s * 0.41, -0.14), (s * 0.49, -0.08), (s * 0.38, -0.05)),
            "blush",
            0.8,
        )
    head = blob(
        (-0.25, -0.3),
        (0, -0.38),
        (0.25, -0.3),
        (0.28, -0.05),
        (0.2, 0.25),
        (0.1, 0.4),
        (-0.1, 0.4),
        (-0.2, 0.25),
        (-0.28, -0.05),
    )
    fill(pen, head, face)
    patch(
        pen,
        head,
        blob((-0.19, 0.22), (0, 0.1), (0.19, 0.22), (0.12, 0.45), (-0.12, 0.45)),
        lighter(face, 0.3),
        0.03,
    )
    for s in (-1, 1):
        eye(pen, s * 0.15, -0.03, 0.085, iris="honey" if face == "slate" else None)
    fill(pen, blob((-0.07, 0.2), (0.07, 0.2), (0.0, 0.28)), "ink", lit=0)
    line(pen, curve((0, 0.26), (0, 0.31)), "ink", 0.02)
    smile(pen, 0, 0.31, 0.16, "ink")
    top = lumpy(0, -0.34, 0.25, 0.13, pen.rng, 8, 0.12)
    fill(pen, top, c, edge=0.4)
    curls(
        pen,
        (-0.14, -0.4, 0.14, -0.32),
        darker(c, 0.4) if look.word != "black" else "slate",
        5,
        0.05,
    )

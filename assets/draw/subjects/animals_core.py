"""Exemplary animals: fox and dog. Side view facing right, feet on y = 0."""

from ..critter import floppy_ear, fur_strokes, leg, pointed_ear, tufts
from ..faces import eye, muzzle_lines, nose
from ..paint import cast, fill, flat, line, patch
from ..palette import darker, lighter
from ..registry import GREEN, OPEN, WILD, subject
from ..shapes import blob, curve, leaf, oval, ribbon


@subject(
    "fox",
    "animals",
    box=(1.0, 0.76),
    metres=0.7,
    settings=WILD + ("garden", "farm", "hills"),
    colours={"red": "fox"},
    nouns=("fox",),
    plural="foxes",
    doing=("stand", "wait"),
    counts=(1, 1, 1, 2),
)
def fox(pen, look):
    """A fox standing, head turned to us, tail swept behind."""
    c, white, black = look.colour, "cream", "charcoal"
    tail = blob(
        (-0.18, -0.42),
        (-0.28, -0.4),
        (-0.37, -0.36),
        (-0.45, -0.3),
        (-0.495, -0.22),
        (-0.485, -0.13),
        (-0.42, -0.1),
        (-0.34, -0.14),
        (-0.26, -0.24),
        (-0.19, -0.33),
    )
    fill(pen, tail, c)
    patch(
        pen,
        tail,
        blob((-0.52, -0.26), (-0.455, -0.235), (-0.42, -0.18), (-0.39, -0.08), (-0.55, -0.05)),
        white,
        soft=0.012,
    )
    fur_strokes(pen, tail, (-0.46, -0.36, -0.2, -0.16), darker(c, 0.5), 20, 0.05, 145)
    leg(pen, (-0.17, -0.26), (-0.12, 0), c, 0.12, bend=-0.02, sock=black, far=True)
    leg(pen, (0.2, -0.28), (0.23, 0), c, 0.1, bend=0.01, sock=black, far=True)
    body = blob(
        (-0.26, -0.36),
        (-0.2, -0.45),
        (-0.05, -0.46),
        (0.08, -0.46),
        (0.22, -0.5),
        (0.29, -0.4),
        (0.26, -0.26),
        (0.14, -0.2),
        (-0.02, -0.22),
        (-0.14, -0.22),
        (-0.25, -0.24),
    )
    fill(pen, body, c)
    patch(pen, body, blob((0.1, -0.16), (0.2, -0.42), (0.34, -0.48), (0.36, -0.2)), white, 0.015)
    fur_strokes(pen, body, (-0.24, -0.44, 0.1, -0.26), darker(c, 0.5), 34, 0.05, 165)
    haunch = blob((-0.25, -0.34), (-0.16, -0.4), (-0.07, -0.33), (-0.1, -0.2), (-0.2, -0.18))
    leg(pen, (-0.19, -0.25), (-0.21, 0), c, 0.13, bend=-0.03, sock=black)
    fill(pen, haunch, c, edge=0, shade=0.2, lit=0.5)
    leg(pen, (0.13, -0.3), (0.12, 0), c, 0.11, bend=0.008, sock=black)
    _fox_head(pen, c, white, black)


def _fox_head(pen, c, white, black):
    """Broad cheeks, black-backed ears, a pointed white muzzle."""
    pointed_ear(pen, 0.13, -0.63, 0.15, 0.13, -108, c, inner="blush", tip=black)
    pointed_ear(pen, 0.3, -0.63, 0.15, 0.13, -72, c, inner="blush", tip=black)
    head = blob(
        (0.02, -0.5),
        (0.07, -0.62),
        (0.21, -0.67),
        (0.36, -0.62),
        (0.41, -0.5),
        (0.32, -0.44),
        (0.225, -0.385),
        (0.12, -0.44),
    )
    tufts(pen, [(0.06, -0.49), (0.12, -0.44)], white, 0.07, 0.03, 150, 3)
    tufts(pen, [(0.37, -0.49), (0.31, -0.44)], white, 0.07, 0.03, 30, 3)
    fill(pen, head, c)
    for s in (-1, 1):
        x = 0.215
        patch(
            pen,
            head,
            blob(
                (x + s * 0.01, -0.5),
                (x + s * 0.09, -0.545),
                (x + s * 0.2, -0.52),
                (x + s * 0.22, -0.42),
                (x + s * 0.05, -0.36),
                (x, -0.4),
            ),
            white,
            0.01,
        )
    fur_strokes(pen, head, (0.14, -0.66, 0.3, -0.58), darker(c, 0.4), 9, 0.035, -90)
    fill(
        pen,
        blob(
            (0.17, -0.47),
            (0.215, -0.52),
            (0.26, -0.47),
            (0.245, -0.41),
            (0.215, -0.385),
            (0.185, -0.41),
        ),
        lighter(white, 0.3),
        edge=0.15,
        shade=0.4,
    )
    patch(pen, head, leaf(0.215, -0.45, 0.17, 0.035, -90), c, 0.008)
    nose(pen, 0.216, -0.43, 0.027)
    for x in (0.135, 0.297):
        eye(pen, x, -0.535, 0.027)


@subject(
    "dog",
    "animals",
    box=(0.86, 0.9),
    metres=0.65,
    settings=GREEN + OPEN + ("city street", "living room", "kitchen", "forest"),
    colours={"brown": "caramel", "white": "cream", "black": "charcoal", "golden": "honey"},
    nouns=("dog", "puppy"),
    doing=("stand", "wait"),
    counts=(1, 1, 1, 2),
)
def dog(pen, look):
    """A friendly hound with floppy ears, a collar and its tongue out."""
    c = look.colour
    dark = darker(c, 0.45) if look.word != "black" else "ink"
    pale = lighter(c, 0.5) if look.word != "white" else "white"
    fill(pen, ribbon([(-0.28, -0.42), (-0.37, -0.52), (-0.385, -0.66)], [0.09, 0.065, 0.03]), c)
    leg(pen, (-0.19, -0.3), (-0.15, 0), c, 0.13, bend=-0.03, far=True)
    leg(pen, (0.2, -0.3), (0.23, 0), c, 0.11, bend=0.0, far=True)
    body = blob(
        (-0.3, -0.38),
        (-0.26, -0.5),
        (-0.08, -0.5),
        (0.1, -0.53),
        (0.25, -0.6),
        (0.31, -0.42),
        (0.25, -0.27),
        (0.08, -0.22),
        (-0.1, -0.25),
        (-0.24, -0.24),
    )
    fill(pen, body, c)
    patch(pen, body, blob((0.14, -0.2), (0.22, -0.42), (0.34, -0.5), (0.34, -0.2)), pale, 0.02)
    if look.word in ("white", "brown"):
        patch(
            pen,
            body,
            blob((-0.2, -0.54), (-0.02, -0.54), (0.02, -0.4), (-0.12, -0.36)),
            dark if look.word == "white" else pale,
            0.01,
        )
    fur_strokes(pen, body, (-0.28, -0.48, 0.15, -0.28), darker(c, 0.4), 24, 0.04, 165, 0.3)
    leg(pen, (-0.22, -0.3), (-0.26, 0), c, 0.15, bend=-0.04, sock=pale)
    fill(
        pen,
        blob((-0.3, -0.36), (-0.2, -0.44), (-0.11, -0.36), (-0.14, -0.24), (-0.24, -0.2)),
        c,
        edge=0,
        shade=0.2,
    )
    leg(pen, (0.15, -0.34), (0.14, 0), c, 0.12, bend=0.0, sock=pale)
    _dog_head(pen, c, dark, pale)


def _dog_head(pen, c, dark, pale):
    """Head turned to us: broad muzzle, hanging ears, collar below."""
    fill(pen, ribbon([(0.1, -0.53), (0.2, -0.495), (0.3, -0.52)], [0.05, 0.055, 0.05]), "red")
    fill(pen, oval(0.21, -0.455, 0.028), "mustard", grain=0)
    floppy_ear(pen, 0.09, -0.78, 0.27, 0.13, 112, dark)
    head = blob(
        (0.06, -0.68),
        (0.1, -0.82),
        (0.2, -0.87),
        (0.31, -0.82),
        (0.35, -0.68),
        (0.31, -0.56),
        (0.205, -0.515),
        (0.1, -0.56),
    )
    cast(pen, head, oval(0.08, -0.66, 0.05, 0.12), 0.2)
    fill(pen, head, c)
    patch(pen, head, blob((0.18, -0.9), (0.205, -0.74), (0.23, -0.9)), pale, 0.01)
    floppy_ear(pen, 0.325, -0.78, 0.27, 0.13, 68, dark)
    tongue = blob((0.18, -0.57), (0.24, -0.57), (0.245, -0.5), (0.21, -0.465), (0.178, -0.5))
    fill(pen, tongue, "coral", shade=0.4)
    line(pen, curve((0.21, -0.56), (0.211, -0.5)), "crimson", 0.006, 0.6)
    fill(
        pen,
        blob(
            (0.11, -0.62),
            (0.15, -0.69),
            (0.206, -0.7),
            (0.262, -0.69),
            (0.302, -0.62),
            (0.262, -0.555),
            (0.206, -0.57),
            (0.15, -0.555),
        ),
        pale,
        edge=0.3,
    )
    muzzle_lines(pen, 0.206, -0.65, 0.075)
    for x, y in ((0.155, -0.625), (0.165, -0.61), (0.25, -0.61), (0.26, -0.625)):
        flat(pen, oval(x, y, 0.005), "ink", 0.5)
    nose(pen, 0.206, -0.675, 0.042)
    eye(pen, 0.148, -0.735, 0.028)
    eye(pen, 0.264, -0.735, 0.028)

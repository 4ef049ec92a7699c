"""The cat family: cat, lion, tiger."""

import math

from ..critter import fur_strokes, leg, round_ear, whiskers
from ..faces import eye, muzzle_lines, nose
from ..paint import fill, patch
from ..palette import darker, lighter
from ..registry import GREEN, subject
from ..shapes import blob, leaf, oval, ribbon
from .animals_parts import cat_face, stripe


@subject(
    "cat",
    "animals",
    box=(0.88, 0.92),
    metres=0.4,
    settings=GREEN + ("city street", "living room", "kitchen", "beach"),
    colours={"orange": "orange", "grey": "grey", "black": "charcoal", "white": "cream"},
    nouns=("cat", "kitten"),
    doing=("sit", "stand"),
    counts=(1, 1, 1, 2),
)
def cat(pen, look):
    """A tabby cat, sitting or standing, looking at us."""
    c = look.colour
    mark = darker(c, 0.5) if look.word != "white" else "honey"
    pale = {"black": lighter("charcoal", 0.22), "grey": "silver"}.get(look.word, lighter(c, 0.75))
    iris = {"orange": "lime", "grey": "amber", "black": "yellow", "white": "sky"}[look.word]
    stripes = look.word in ("orange", "grey")
    if look.doing == "sit":
        _cat_sits(pen, c, mark, pale, stripes)
        x, y = 0.08, -0.67
    else:
        _cat_stands(pen, c, mark, pale, stripes)
        x, y = 0.22, -0.6
    with pen.at(x, y, 0.42):
        cat_face(pen, c, pale, mark, iris, stripes)


def _cat_sits(pen, c, mark, pale, stripes):
    """Sitting three-quarter: pear-shaped body, straight forelegs, tail around."""
    way = [(-0.2, -0.08), (-0.34, -0.12), (-0.4, -0.26), (-0.36, -0.42), (-0.41, -0.52)]
    tail = ribbon(way, [0.12, 0.11, 0.1, 0.09, 0.06])
    fill(pen, tail, c)
    if stripes:
        for x, y, a in ((-0.35, -0.12, 40), (-0.4, -0.25, 0), (-0.37, -0.38, -10)):
            patch(pen, tail, oval(x, y, 0.08, 0.018, a), mark, 0.004)
    body = blob(
        (-0.02, -0.56),
        (0.14, -0.56),
        (0.23, -0.42),
        (0.25, -0.2),
        (0.22, -0.02),
        (0, 0.0),
        (-0.22, -0.01),
        (-0.3, -0.12),
        (-0.26, -0.28),
        (-0.14, -0.42),
    )
    fill(pen, body, c)
    patch(
        pen,
        body,
        blob((0.04, -0.56), (0.16, -0.56), (0.22, -0.4), (0.12, -0.26), (0.04, -0.4)),
        pale,
        0.02,
    )
    if stripes:
        for i in range(4):
            stripe(
                pen,
                body,
                [
                    (-0.3 + i * 0.045, -0.24 - i * 0.09),
                    (-0.17 + i * 0.03, -0.22 - i * 0.075),
                    (-0.08, -0.17 - i * 0.07),
                ],
                0.03,
                mark,
            )
    fur_strokes(pen, body, (-0.26, -0.3, 0.0, -0.06), darker(c, 0.4), 18, 0.04, 100, 0.3)
    fill(
        pen,
        blob(
            (-0.26, -0.1), (-0.18, -0.26), (-0.04, -0.26), (0.0, -0.12), (-0.04, -0.01), (-0.2, 0.0)
        ),
        c,
        edge=0.25,
        shade=0.25,
    )
    fill(
        pen,
        blob((-0.1, -0.05), (0.0, -0.075), (0.07, -0.04), (0.06, 0), (-0.1, 0)),
        pale if c != pale else c,
        lit=0.3,
    )
    leg(pen, (0.18, -0.34), (0.18, 0), c, 0.12, bend=0.005, sock=pale)
    leg(pen, (0.08, -0.34), (0.07, 0), c, 0.12, bend=0.005, sock=pale)


def _cat_stands(pen, c, mark, pale, stripes):
    """Standing in side view with the tail up."""
    tail = ribbon(
        [(-0.27, -0.4), (-0.35, -0.52), (-0.33, -0.7), (-0.38, -0.82)], [0.1, 0.085, 0.075, 0.05]
    )
    fill(pen, tail, c)
    leg(pen, (-0.17, -0.26), (-0.14, 0), c, 0.12, bend=-0.025, far=True, sock=pale)
    leg(pen, (0.18, -0.26), (0.21, 0), c, 0.11, far=True, sock=pale)
    body = blob(
        (-0.31, -0.36),
        (-0.24, -0.47),
        (-0.08, -0.46),
        (0.1, -0.48),
        (0.24, -0.52),
        (0.3, -0.4),
        (0.25, -0.24),
        (0.1, -0.19),
        (-0.1, -0.2),
        (-0.26, -0.22),
    )
    fill(pen, body, c)
    patch(pen, body, blob((0.16, -0.18), (0.2, -0.44), (0.34, -0.46), (0.32, -0.18)), pale, 0.02)
    if stripes:
        for i in range(5):
            x = -0.22 + i * 0.07
            stripe(pen, body, [(x, -0.5), (x + 0.01, -0.4), (x - 0.005, -0.31)], 0.03, mark)
        for x, y in ((-0.35, -0.52), (-0.335, -0.62), (-0.345, -0.72)):
            patch(pen, tail, oval(x, y, 0.07, 0.017, 8), mark, 0.004)
    fur_strokes(pen, body, (-0.28, -0.34, 0.15, -0.22), darker(c, 0.4), 20, 0.04, 170, 0.3)
    leg(pen, (-0.23, -0.27), (-0.25, 0), c, 0.14, bend=-0.03, sock=pale)
    leg(pen, (0.12, -0.3), (0.11, 0), c, 0.12, sock=pale)


def _big_cat(pen, c, pale, tuft, mark=None):
    """Body and legs of lion and tiger, without the head."""
    _big_cat_tail(pen, c, tuft, mark)
    leg(pen, (-0.2, -0.28), (-0.16, 0), c, 0.16, bend=-0.03, far=True)
    leg(pen, (0.2, -0.28), (0.23, 0), c, 0.15, far=True)
    body = blob(
        (-0.37, -0.4),
        (-0.31, -0.53),
        (-0.16, -0.53),
        (0.02, -0.5),
        (0.2, -0.57),
        (0.31, -0.46),
        (0.29, -0.28),
        (0.14, -0.2),
        (-0.06, -0.22),
        (-0.24, -0.24),
        (-0.35, -0.28),
    )
    fill(pen, body, c, shade=0.6)
    patch(
        pen,
        body,
        blob((-0.25, -0.24), (0, -0.27), (0.2, -0.26), (0.14, -0.14), (-0.2, -0.16)),
        pale,
        0.025,
    )
    fur_strokes(pen, body, (-0.3, -0.5, 0.1, -0.3), darker(c, 0.4), 24, 0.045, 170, 0.25)
    if mark:
        for i in range(7):
            x = -0.31 + i * 0.075
            stripe(
                pen,
                body,
                [(x + 0.01, -0.6), (x + 0.025, -0.5), (x + 0.005, -0.42), (x + 0.015, -0.36)],
                0.042,
                mark,
            )
            if 1 <= i <= 4:
                stripe(
                    pen,
                    body,
                    [(x + 0.05, -0.2), (x + 0.04, -0.27), (x + 0.055, -0.34)],
                    0.032,
                    mark,
                )
    for x, foot, w, b in ((-0.27, -0.29, 0.19, -0.035), (0.12, 0.11, 0.17, 0.0)):
        leg(pen, (x, -0.32), (foot, 0), c, w, bend=b)
        for k in range(3 if mark else 0):
            y = -0.27 + k * 0.07
            cx = x + (foot - x) * (1 + y / 0.32) + b * 0.6
            fill(pen, leaf(cx - 0.065 + k * 0.01, y, 0.085 - k * 0.012, 0.014, 8), mark, edge=0)


def _big_cat_tail(pen, c, tuft, mark):
    """The tail with its tuft or its stripes."""
    tail = ribbon(
        [(-0.33, -0.46), (-0.42, -0.4), (-0.45, -0.24), (-0.4, -0.13), (-0.45, -0.06)],
        [0.07, 0.06, 0.055, 0.055, 0.05],
    )
    fill(pen, tail, c)
    if mark:
        for x, y, a in (
            (-0.42, -0.38, 40),
            (-0.45, -0.29, 10),
            (-0.435, -0.2, -10),
            (-0.41, -0.12, -30),
        ):
            patch(pen, tail, oval(x, y, 0.06, 0.014, a), mark, 0.003)
    else:
        fill(
            pen,
            blob((-0.42, -0.16), (-0.38, -0.1), (-0.41, -0.02), (-0.47, -0.01), (-0.46, -0.1)),
            tuft,
        )


def _big_face(pen, c, pale, mark=None):
    """A big cat's face: a frame where the head is 1 wide."""
    for s in (-1, 1):
        round_ear(
            pen, s * 0.33, -0.33, 0.15, c if not mark else mark, "blush" if not mark else "cream"
        )
    head = blob(
        (-0.46, 0.02),
        (-0.4, -0.26),
        (-0.2, -0.41),
        (0.2, -0.41),
        (0.4, -0.26),
        (0.46, 0.02),
        (0.36, 0.28),
        (0.16, 0.45),
        (-0.16, 0.45),
        (-0.36, 0.28),
    )
    fill(pen, head, c)
    for s in (-1, 1):
        patch(pen, head, oval(s * 0.2, -0.17, 0.11, 0.08, s * 20), pale, 0.03)
        if mark:
            patch(
                pen,
                head,
                blob((s * 0.2, 0.18), (s * 0.5, 0.0), (s * 0.5, 0.3), (s * 0.3, 0.42)),
                pale,
                0.03,
            )
            for y, n in ((-0.02, 0.16), (0.12, 0.2), (0.25, 0.16)):
                patch(pen, head, leaf(s * 0.5, y, n, 0.04, 90 + s * 84), mark, 0.004)
            for x, y, n in ((0.07, -0.36, 0.14), (0.18, -0.38, 0.11), (0.09, -0.26, 0.11)):
                patch(pen, head, leaf(s * x, y, n, 0.032, 90 + s * 22), mark, 0.004)
    fill(
        pen,
        blob((-0.1, -0.16), (0, -0.2), (0.1, -0.16), (0.13, 0.1), (-0.13, 0.1)),
        lighter(c, 0.12),
        edge=0,
        shade=0.2,
    )
    fill(pen, oval(0, 0.37, 0.11, 0.08), pale, edge=0.25)
    for s in (-1, 1):
        fill(pen, oval(s * 0.115, 0.25, 0.15, 0.125, s * 14), pale, edge=0.15, shade=0.3)
    muzzle_lines(pen, 0, 0.17, 0.18)
    nose(pen, 0, 0.12, 0.1, "rose" if mark else "chocolate")
    for s in (-1, 1):
        for x, y in ((0.14, 0.24), (0.19, 0.28), (0.2, 0.22)):
            patch(pen, head, oval(s * x, y, 0.012), "ink", 0.002)
        whiskers(pen, s * 0.24, 0.26, 0.26, s)
        eye(pen, s * 0.21, -0.07, 0.075, iris="amber" if mark else None)


@subject(
    "lion",
    "animals",
    box=(1.0, 0.92),
    metres=1.1,
    settings=("meadow", "desert", "hills"),
    colours={"golden": "honey"},
    nouns=("lion",),
    doing=("stand",),
    counts=(1, 1, 1, 2),
    say_colour=0.3,
)
def lion(pen, look):
    """A lion with a great mane, looking at us."""
    c, mane = look.colour, "rust"
    _big_cat(pen, c, "cream", "chocolate")
    x, y = 0.215, -0.56
    for ring, (r, n, tone) in enumerate(
        ((0.29, 24, darker(mane, 0.25)), (0.25, 22, mane), (0.21, 20, lighter(mane, 0.15)))
    ):
        for i in range(n):
            a = math.tau * (i + 0.5 * ring) / n
            k = r * pen.between(0.92, 1.06) * (1.08 if math.sin(a) > 0.3 else 1.0)
            b, e = a + 0.1, a + 0.24
            fill(
                pen,
                ribbon(
                    [
                        (x + math.cos(a) * 0.08, y + math.sin(a) * 0.08),
                        (x + math.cos(b) * k * 0.75, y + math.sin(b) * k * 0.75),
                        (x + math.cos(e) * k, y + math.sin(e) * k),
                    ],
                    [0.07, 0.085, 0.02],
                ),
                tone,
                edge=0.35,
                grain=0.2,
            )
    with pen.at(x, y, 0.36):
        _big_face(pen, c, "cream")
        for i in range(7):
            fill(
                pen,
                leaf(-0.18 + i * 0.06, -0.44, 0.19 - abs(i - 3) * 0.02, 0.06, 90 + (i - 3) * -9),
                mane,
                edge=0.25,
            )


@subject(
    "tiger",
    "animals",
    box=(1.0, 0.82),
    metres=1.0,
    settings=("forest", "meadow", "river", "hills", "snow field"),
    colours={"orange": "orange"},
    nouns=("tiger",),
    doing=("stand",),
    counts=(1, 1, 1, 2),
    say_colour=0.3,
)
def tiger(pen, look):
    """A tiger with bold stripes, looking at us."""
    _big_cat(pen, look.colour, "cream", "ink", mark="ink")
    with pen.at(0.24, -0.54, 0.43):
        _big_face(pen, look.colour, "white", mark="ink")

"""The horse family: horse, zebra, donkey. Profile, facing right."""

from ..faces import eye
from ..paint import cast, fill, flat, line, patch
from ..palette import darker, lighter
from ..registry import GREEN, subject
from ..shapes import blob, curve, leaf, oval, ribbon
from .animals_parts import hoofed, stripe

_BODY = (
    (-0.4, -0.5),
    (-0.36, -0.61),
    (-0.25, -0.645),
    (-0.08, -0.61),
    (0.05, -0.62),
    (0.13, -0.69),
    (0.2, -0.8),
    (0.27, -0.9),
    (0.35, -0.88),
    (0.365, -0.78),
    (0.33, -0.66),
    (0.29, -0.52),
    (0.22, -0.41),
    (0.08, -0.36),
    (-0.1, -0.355),
    (-0.24, -0.4),
    (-0.37, -0.4),
)
_HEAD = (
    (0.25, -0.85),
    (0.29, -0.925),
    (0.36, -0.905),
    (0.43, -0.81),
    (0.49, -0.72),
    (0.49, -0.655),
    (0.44, -0.635),
    (0.39, -0.68),
    (0.34, -0.72),
    (0.28, -0.76),
)


def _legs(pen, c, gallop, far, **more):
    """Two of the four legs, standing or at the gallop."""
    if gallop:
        ways = (
            (
                [(-0.24, -0.46), (-0.33, -0.27), (-0.47, -0.15)],
                [(0.18, -0.48), (0.34, -0.42), (0.4, -0.24)],
            )
            if far
            else (
                [(-0.27, -0.46), (-0.24, -0.24), (-0.4, -0.04)],
                [(0.12, -0.46), (0.27, -0.3), (0.4, -0.12)],
            )
        )
        tone = darker(c, 0.35) if far else c
        for way in ways:
            shape = ribbon(way, [0.15, 0.075, 0.05])
            fill(pen, shape, tone)
            (ax, ay), (bx, by) = way[-2], way[-1]
            tip = ribbon([(bx - (bx - ax) * 0.12, by - (by - ay) * 0.12), (bx, by)], [0.05, 0.06])
            fill(pen, tip, "charcoal")
            for k, wide, tall in more.get("rings", ()):
                patch(
                    pen,
                    shape,
                    oval(ax + (bx - ax) * k, ay + (by - ay) * k, wide, tall),
                    "charcoal",
                    0.003,
                )
        return
    tops = ((-0.22, 0.2), (-0.2, 0.23)) if far else ((-0.3, 0.13), (-0.34, 0.12))
    for x, foot, w, bend in (
        (tops[0][0], tops[1][0], 0.14, -0.03),
        (tops[0][1], tops[1][1], 0.12, 0.012),
    ):
        hoofed(pen, (x, -0.44), (foot, 0), c, w, bend, far=far, sock=more.get("sock"))
        for k in range(more.get("bands", 0)):
            y = -0.28 + k * 0.055
            xx = x + (foot - x) * (1 + y / 0.44) + bend * 0.5
            fill(
                pen,
                ribbon(
                    [(xx - 0.03 - y * 0.02, y - 0.006), (xx + 0.018 - y * 0.05, y + 0.006)],
                    [0.016, 0.012],
                ),
                "charcoal",
                edge=0,
            )


def _tail(pen, colour, gallop):
    """A long hanging tail, or one that streams behind."""
    way = (
        [(-0.36, -0.58), (-0.47, -0.63), (-0.58, -0.54)]
        if gallop
        else [(-0.37, -0.58), (-0.43, -0.5), (-0.44, -0.24)]
    )
    fill(pen, ribbon(way, [0.05, 0.12, 0.03] if not gallop else [0.06, 0.1, 0.03]), colour)
    (ax, ay), (bx, by) = way[1], way[2]
    for d in (-0.02, 0.0, 0.02):
        line(pen, curve((ax + d, ay), (bx + d * 0.6, by - 0.03)), darker(colour, 0.5), 0.008, 0.5)


def _horse_head(pen, c, muzzle, ear=0.1):
    """Long head in profile with ear, nostril and eye."""
    fill(pen, leaf(0.31, -0.88, ear, 0.032, -70), darker(c, 0.3))
    head = blob(*_HEAD)
    fill(pen, head, c)
    patch(pen, head, oval(0.475, -0.665, 0.075, 0.065, 50), muzzle, 0.012)
    fill(pen, leaf(0.275, -0.87, ear * 1.1, 0.038, -84), c)
    flat(pen, leaf(0.28, -0.88, ear * 0.8, 0.018, -84), darker("blush", 0.2))
    flat(pen, oval(0.464, -0.69, 0.012, 0.018, 30), "ink", 0.8)
    line(pen, curve((0.475, -0.648), (0.44, -0.655), (0.415, -0.68)), "ink", 0.007, 0.6)
    eye(pen, 0.352, -0.825, 0.027)
    return head


def _equine(pen, c, look, mane, muzzle, ear=0.1, sock=None):
    """Tail, legs and body; returns the body's shape and a function that paints the head."""
    gallop = look.doing in ("gallop", "run")
    _tail(pen, mane, gallop)
    _legs(pen, c, gallop, True, sock=sock)
    body = blob(*_BODY)
    if gallop:
        _legs(pen, c, True, False)
    fill(pen, body, c, shade=0.6)
    if not gallop:
        _legs(pen, c, False, False, sock=sock)
    patch(
        pen,
        body,
        blob((-0.3, -0.42), (0, -0.39), (0.2, -0.42), (0.1, -0.32), (-0.2, -0.32)),
        lighter(c, 0.3),
        0.03,
        0.6,
    )
    return body, lambda: _horse_head(pen, c, muzzle, ear)


@subject(
    "horse",
    "animals",
    box=(1.0, 1.0),
    metres=1.7,
    settings=GREEN + ("beach", "hills", "mountains", "desert", "snow field"),
    colours={"brown": "caramel", "white": "cream", "black": "charcoal", "grey": "silver"},
    nouns=("horse", "pony"),
    plural="horses",
    doing=("stand", "gallop"),
    counts=(1, 1, 1, 2),
)
def horse(pen, look):
    """A horse with flowing mane, standing or at a gallop."""
    if look.doing == "gallop":
        with pen.at(0.05, 0, 0.93):
            _horse(pen, look)
    else:
        _horse(pen, look)


def _horse(pen, look):
    """The whole horse."""
    c = look.colour
    mane = {"brown": "chocolate", "white": "straw", "black": "ink", "grey": "slate"}[look.word]
    muzzle = {"brown": "chocolate", "white": "blush", "black": "slate", "grey": "slate"}[look.word]
    _, head = _equine(pen, c, look, mane, muzzle, sock="cream" if look.word == "brown" else None)
    host = head()
    if look.word in ("brown", "black"):
        patch(pen, host, leaf(0.385, -0.9, 0.2, 0.03, 56), "cream", 0.005)
        eye(pen, 0.352, -0.825, 0.027)
    for i in range(9):
        t = i / 8
        x, y = 0.275 - t * 0.18, -0.9 + t * 0.26
        fill(
            pen,
            blob(
                (x + 0.015, y - 0.025),
                (x - 0.03, y - 0.035),
                (x - 0.075 - 0.02 * t, y + 0.04),
                (x - 0.08, y + 0.12),
                (x - 0.035, y + 0.08),
                (x + 0.02, y + 0.06),
            ),
            lighter(mane, 0.12 * (i % 2)),
            edge=0.25,
        )
    fill(
        pen,
        blob((0.27, -0.93), (0.32, -0.94), (0.36, -0.88), (0.35, -0.84), (0.31, -0.87)),
        mane,
        edge=0.25,
    )


@subject(
    "zebra",
    "animals",
    box=(1.0, 0.98),
    metres=1.4,
    settings=("meadow", "desert", "hills", "lake"),
    colours={"": "cream"},
    nouns=("zebra",),
    plural="zebras",
    doing=("stand",),
    counts=(1, 1, 2, 3),
)
def zebra(pen, look):
    """A zebra: bold dark stripes, stiff mane."""
    c, dark = look.colour, "ink"
    for i in range(10):
        t = i / 9
        fill(
            pen,
            leaf(0.28 - t * 0.17, -0.87 + t * 0.23, 0.075, 0.03, -130 + 10 * t),
            dark if i % 2 else "cream",
            edge=0.3,
        )
    _legs(pen, c, False, True, bands=5)
    fill(pen, ribbon([(-0.38, -0.57), (-0.44, -0.48), (-0.445, -0.36)], [0.04, 0.03, 0.02]), c)
    fill(pen, leaf(-0.445, -0.38, 0.17, 0.04, 90), dark)
    body = blob(*_BODY)
    fill(pen, body, c, shade=0.5)
    for i in range(5):  # the barrel
        x = -0.1 + i * 0.075
        stripe(
            pen,
            body,
            [(x - 0.02, -0.68), (x + 0.0, -0.55), (x - 0.012, -0.42), (x - 0.03, -0.36)],
            0.036,
            dark,
        )
    for i in range(5):  # the rump
        y = -0.58 + i * 0.062
        stripe(
            pen,
            body,
            [(-0.46, y + 0.06), (-0.32, y - 0.0), (-0.2 + i * 0.015, y - 0.07 + i * 0.01)],
            0.033,
            dark,
        )
    for i in range(5):  # the neck
        x, y = 0.14 + i * 0.042, -0.71 - i * 0.052
        stripe(
            pen,
            body,
            [(x - 0.06, y + 0.02), (x + 0.05, y + 0.06), (x + 0.13, y + 0.13 + 0.02 * (4 - i))],
            0.033,
            dark,
        )
    _legs(pen, c, False, False, bands=5)
    host = _horse_head(pen, c, dark)
    for i in range(5):
        x, y = 0.34 + i * 0.03, -0.91 + i * 0.045
        stripe(pen, host, [(x + 0.03, y - 0.02), (x - 0.01, y + 0.045)], 0.02, dark)
        stripe(
            pen,
            host,
            [(x - 0.1, y + 0.14), (x - 0.045, y + 0.1), (x - 0.03, y + 0.075)],
            0.019,
            dark,
        )
    cast(pen, host, oval(0.25, -0.8, 0.02), 0.1)
    flat(pen, oval(0.352, -0.823, 0.038, 0.036), c)
    eye(pen, 0.352, -0.825, 0.027)


@subject(
    "donkey",
    "animals",
    box=(1.0, 1.04),
    metres=1.2,
    settings=GREEN + ("hills", "mountains", "desert", "beach"),
    colours={"grey": "grey", "brown": "brown"},
    nouns=("donkey",),
    plural="donkeys",
    doing=("stand",),
    counts=(1, 1, 1, 2),
)
def donkey(pen, look):
    """A donkey with long ears and a pale muzzle."""
    c = look.colour
    body, head = _equine(pen, c, look, darker(c, 0.6), "ivory", ear=0.2, sock=lighter(c, 0.45))
    patch(pen, body, leaf(0.1, -0.68, 0.3, 0.02, 84), darker(c, 0.7), 0.006)
    for i in range(10):
        t = i / 9
        fill(
            pen,
            leaf(0.27 - t * 0.17, -0.865 + t * 0.23, 0.07, 0.028, -140 + 8 * t),
            darker(c, 0.6),
            edge=0.2,
        )
    host = head()
    patch(pen, host, oval(0.352, -0.825, 0.05, 0.045), "ivory", 0.012)
    eye(pen, 0.352, -0.825, 0.027)

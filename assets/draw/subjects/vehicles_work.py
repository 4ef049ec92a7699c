"""Working vehicles: fire engine and tractor. Side views, facing right."""

from ..build import glass, lamp, planks, wheel
from ..paint import fill, glow, inside, line, patch, wash
from ..palette import darker
from ..registry import subject
from ..shapes import blob, box, curve, oval, poly, ribbon
from .vehicles_road import ROADS, arches


@subject(
    "fire engine",
    "vehicles",
    box=(1.0, 0.56),
    metres=3.4,
    shadow=0.96,
    settings=(*ROADS, "park", "farm"),
    colours=("red",),
    nouns=("fire engine", "fire truck"),
    doing=("stand", "be parked", "wait"),
    counts=(1, 1, 1, 2),
    say_colour=0.4,
)
def fire_engine(pen, look):
    """A red fire engine with ladder, hose reel, lockers and blue lights."""
    c = look.colour
    wash(pen, box(-0.46, -0.1, 0.46, -0.02, 0.04), "ink", 0.8, 0.01)
    _ladder(pen)
    rear = box(-0.49, -0.405, 0.16, -0.07, 0.02)
    fill(pen, rear, c)
    cab = blob(
        (0.12, -0.07),
        (0.12, -0.25),
        (0.125, -0.43),
        (0.16, -0.45),
        (0.38, -0.45),
        (0.43, -0.43),
        (0.472, -0.28),
        (0.49, -0.24),
        (0.494, -0.12),
        (0.485, -0.07),
        (0.3, -0.065),
    )
    fill(pen, cab, c)
    _lockers(pen)
    for x0, x1, y0 in ((0.155, 0.26, -0.41), (0.285, 0.395, -0.41)):
        glass(
            pen,
            poly(
                (x0, y0), (x1, y0), (x1 + (0.035 if x0 > 0.27 else 0), -0.27), (x0, -0.27), r=0.018
            ),
        )
    for x in (0.14, 0.272):
        line(pen, curve((x, -0.43), (x, -0.13)), darker(c, 0.55), 0.006, 0.7)
    for x in (0.165, 0.3):
        fill(pen, box(x, -0.25, x + 0.045, -0.236, 0.006), "silver", grain=0)
    for part in (rear, cab):
        patch(pen, part, box(-0.6, -0.2, 0.6, -0.16, 0), "cream", 0.002)
        patch(pen, part, box(-0.6, -0.153, 0.6, -0.14, 0), "yellow", 0.002)
    arches(pen, rear, c, (-0.3,), 0.118)
    arches(pen, cab, c, (0.3,), 0.118)
    fill(pen, box(0.415, -0.11, 0.5, -0.06, 0.015), "silver")
    fill(pen, box(-0.5, -0.11, -0.43, -0.06, 0.015), "silver")
    for x in (-0.3, 0.3):
        wheel(pen, x, -0.09, 0.09)
    fill(pen, box(0.31, -0.465, 0.4, -0.44, 0.008), "silver", grain=0)
    for x in (0.318, 0.36):
        fill(pen, box(x, -0.51, x + 0.036, -0.455, 0.014), "cobalt", to="blue")
    if pen.mood.night:
        with pen.ungraded():
            glow(pen, 0.357, -0.485, 0.16, "sky", 0.8)
    lamp(pen, 0.465, -0.205, 0.021, beam=0.4)


def _lockers(pen):
    """Shutters and the hose reel."""
    for x0, x1 in ((-0.462, -0.325), (-0.31, -0.173), (-0.03, 0.105)):
        locker = box(x0, -0.375, x1, -0.225, 0.01)
        fill(pen, locker, "silver")
        planks(pen, locker, (x0, -0.375, x1, -0.225), "silver", 8)
        fill(
            pen,
            box((x0 + x1) / 2 - 0.02, -0.246, (x0 + x1) / 2 + 0.02, -0.234, 0.004),
            "slate",
            grain=0,
        )
    fill(pen, box(-0.16, -0.375, -0.043, -0.225, 0.01), "charcoal")
    for r, tone in ((0.056, "ivory"), (0.042, "straw"), (0.028, "ivory"), (0.013, "brick")):
        fill(pen, oval(-0.102, -0.3, r), tone, edge=0.7)


def _ladder(pen):
    """The long ladder lying on the roof, its foot on a turntable."""
    fill(pen, box(-0.42, -0.45, -0.3, -0.39, 0.015), "slate")
    fill(pen, box(0.15, -0.47, 0.2, -0.42, 0.01), "slate")
    with pen.at(-0.46, -0.435, turn=-3.5):
        for y in (0.0, -0.055):
            fill(pen, ribbon([(0.0, y), (0.75, y)], [0.018, 0.018]), "silver", edge=0.7)
        for i in range(13):
            x = 0.025 + i * 0.0585
            line(pen, curve((x, 0), (x, -0.055)), "slate", 0.011)


@subject(
    "tractor",
    "vehicles",
    box=(0.98, 0.84),
    metres=2.8,
    shadow=0.92,
    settings=("farm", "meadow", "hills", "snow field"),
    colours=("green", "red", "blue", "orange"),
    nouns=("tractor",),
    doing=("stand", "be parked"),
    counts=(1, 1, 1, 2),
    say_colour=0.85,
)
def tractor(pen, look):
    """A farm tractor: huge rear wheel, small front wheel, cab, exhaust pipe."""
    c = look.colour
    rim = "yellow" if look.word in ("green", "blue") else "cream"
    fill(pen, box(-0.3, -0.32, 0.42, -0.17, 0.03), "charcoal")
    _cab(pen, c)
    fill(pen, ribbon([(0.2, -0.48), (0.2, -0.74)], [0.03, 0.03]), "slate")
    fill(pen, ribbon([(0.2, -0.6), (0.2, -0.69)], [0.048, 0.048]), "charcoal")
    hood = blob(
        (0.0, -0.25),
        (0.0, -0.4),
        (0.02, -0.5),
        (0.2, -0.512),
        (0.38, -0.5),
        (0.452, -0.46),
        (0.47, -0.36),
        (0.462, -0.24),
        (0.3, -0.22),
    )
    fill(pen, hood, c)
    patch(pen, hood, box(-0.1, -0.42, 0.37, -0.39, 0), rim, 0.003)
    for i in range(5):
        x = 0.1 + i * 0.038
        line(pen, curve((x, -0.36), (x, -0.28)), darker(c, 0.65), 0.013)
    fill(
        pen,
        blob((0.4, -0.46), (0.45, -0.44), (0.464, -0.36), (0.455, -0.26), (0.405, -0.25)),
        "charcoal",
    )
    for i in range(4):
        y = -0.3 - i * 0.035
        line(pen, curve((0.41, y), (0.452, y)), "grey", 0.008)
    lamp(pen, 0.44, -0.435, 0.028, beam=0.4)
    fill(pen, box(-0.06, -0.22, 0.13, -0.17, 0.015), "slate")
    _tyre(pen, 0.325, -0.145, 0.145, rim, 11)
    _tyre(pen, -0.24, -0.245, 0.245, rim, 17)
    guard = blob(
        (-0.49, -0.3),
        (-0.47, -0.44),
        (-0.36, -0.535),
        (-0.2, -0.55),
        (-0.06, -0.5),
        (0.0, -0.4),
        (0.015, -0.29),
        (-0.04, -0.3),
        (-0.08, -0.41),
        (-0.2, -0.475),
        (-0.33, -0.465),
        (-0.42, -0.39),
        (-0.445, -0.3),
    )
    fill(pen, guard, c)


def _cab(pen, c):
    """The glass cab with its roof, seat and steering wheel."""
    frame = poly((-0.4, -0.42), (-0.37, -0.8), (-0.02, -0.8), (0.045, -0.42), r=0.02)
    glass(pen, frame)
    with inside(pen, frame):
        fill(
            pen,
            blob(
                (-0.33, -0.42),
                (-0.34, -0.62),
                (-0.3, -0.64),
                (-0.27, -0.52),
                (-0.2, -0.48),
                (-0.2, -0.4),
            ),
            "brown",
        )
        line(pen, curve((-0.02, -0.44), (-0.08, -0.52)), "ink", 0.014)
        line(pen, curve((-0.13, -0.495), (-0.045, -0.545)), "ink", 0.018)
    for a, b in (
        ((-0.4, -0.42), (-0.37, -0.8)),
        ((-0.02, -0.8), (0.045, -0.42)),
        ((-0.2, -0.8), (-0.2, -0.5)),
    ):
        line(pen, curve(a, b), darker(c, 0.15), 0.028)
    fill(
        pen,
        blob(
            (-0.43, -0.79),
            (-0.4, -0.83),
            (-0.2, -0.838),
            (0.0, -0.83),
            (0.04, -0.79),
            (-0.2, -0.775),
        ),
        c,
    )


def _tyre(pen, x, y, r, rim, lugs):
    """A tractor's wheel with thick treads."""
    from math import cos, sin, tau

    for i in range(lugs):
        a = tau * i / lugs
        with pen.at(x + r * 0.9 * cos(a), y + r * 0.9 * sin(a), turn=i * 360 / lugs + 18):
            fill(pen, box(-r * 0.075, -r * 0.09, r * 0.075, r * 0.09, r * 0.02), "ink", grain=0)
    fill(pen, oval(x, y, r * 0.93), "charcoal", lit=0.5)
    for i in range(lugs):
        a = tau * i / lugs
        line(
            pen,
            curve(
                (x + r * 0.74 * cos(a - 0.06), y + r * 0.74 * sin(a - 0.06)),
                (x + r * 0.9 * cos(a + 0.08), y + r * 0.9 * sin(a + 0.08)),
            ),
            "slate",
            r * 0.05,
            0.6,
        )
    fill(pen, oval(x, y, r * 0.6), rim, shade=0.8)
    fill(pen, oval(x, y, r * 0.42), darker(rim, 0.25), shade=0.4)
    fill(pen, oval(x, y, r * 0.18), rim)
    for i in range(6):
        a = tau * i / 6
        fill(pen, oval(x + r * 0.3 * cos(a), y + r * 0.3 * sin(a), r * 0.035), "slate", grain=0)

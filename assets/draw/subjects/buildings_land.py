"""Country buildings: barn, windmill, tent, stone bridge."""

from math import cos, sin, tau

from ..build import bricks, door, planks, tiles, window
from ..flora import bush, grass
from ..paint import cast, fill, flat, glow, inside, line, wash
from ..palette import darker, lighter
from ..registry import subject
from ..shapes import blob, box, curve, minus, oval, path_of, poly, union


@subject(
    "barn",
    "buildings",
    box=(1.0, 0.92),
    metres=9,
    shadow=0.96,
    mirror=False,
    settings=("meadow", "hills", "snow field", "mountains", "lake"),
    colours={"red": "brick", "green": "forest", "white": "ivory", "blue": "blue"},
    nouns=("barn",),
    doing=("stand",),
    counts=(1,),
    say_colour=0.7,
)
def barn(pen, look):
    """A gambrel-roofed barn from the front: cross-braced doors, hay loft."""
    c = look.colour
    trim = "white" if look.word != "white" else "brick"
    shape = [
        (-0.4, 0.0),
        (-0.4, -0.47),
        (-0.26, -0.72),
        (0.0, -0.85),
        (0.26, -0.72),
        (0.4, -0.47),
        (0.4, 0.0),
    ]
    wall = path_of(shape)
    fill(pen, wall, c)
    planks(pen, wall, (-0.4, -0.9, 0.4, 0), c, 15, upright=True)
    roof = poly(
        (-0.49, -0.41),
        (-0.31, -0.765),
        (0.0, -0.915),
        (0.31, -0.765),
        (0.49, -0.41),
        (0.41, -0.385),
        (0.255, -0.69),
        (0.0, -0.815),
        (-0.255, -0.69),
        (-0.41, -0.385),
        r=0.015,
    )
    cast(pen, wall, roof, 0.5, 0.04)
    fill(pen, roof, "snow" if pen.mood.snowy else ("slate" if look.word != "blue" else "brown"))
    line(pen, curve((-0.4, -0.39), (-0.4, 0.0)), trim, 0.02)
    line(pen, curve((0.4, -0.39), (0.4, 0.0)), trim, 0.02)
    _loft(pen, trim, c)
    for s in (-1, 1):
        with pen.at(s * 0.125, 0, flip=s < 0):
            _barn_door(pen, c, trim)
    fill(pen, box(-0.27, -0.37, 0.27, -0.345, 0.006), trim)
    for x in (-0.345, 0.275):
        window(pen, x, -0.34, 0.075, 0.1, trim)
    fill(
        pen,
        blob(
            (0.28, 0.0), (0.275, -0.1), (0.31, -0.135), (0.44, -0.135), (0.475, -0.1), (0.47, 0.0)
        ),
        "straw",
    )
    for _ in range(24):
        x, y = pen.between(0.29, 0.44), pen.between(-0.12, -0.01)
        line(
            pen,
            curve((x, y), (x + 0.02, y + pen.between(-0.008, 0.008))),
            "mustard",
            pen.px(2.2),
            0.7,
        )
    for y in (-0.09, -0.045):
        line(pen, curve((0.28, y), (0.47, y)), "rust", 0.006)
    for x, h in ((-0.45, 0.07), (-0.31, 0.05)):
        grass(pen, x, 0.0, h, "ice" if pen.mood.snowy else "leaf", 7)


def _loft(pen, trim, c):
    """The hay loft opening with straw hanging out."""
    hole = box(-0.1, -0.665, 0.1, -0.465, 0.006)
    fill(pen, hole, "chocolate", lit=0)
    fill(
        pen,
        blob(
            (-0.1, -0.465),
            (-0.09, -0.54),
            (-0.03, -0.585),
            (0.05, -0.57),
            (0.1, -0.52),
            (0.105, -0.455),
            (0.05, -0.44),
            (0.0, -0.452),
            (-0.06, -0.438),
        ),
        "straw",
    )
    for _ in range(20):
        x, y = pen.between(-0.09, 0.08), pen.between(-0.54, -0.46)
        line(
            pen,
            curve((x, y), (x + pen.between(-0.01, 0.02), y + 0.025)),
            "mustard",
            pen.px(2.2),
            0.7,
        )
    line(pen, hole, trim, 0.02)
    if pen.mood.night:
        with pen.ungraded():
            glow(pen, 0, -0.6, 0.14, "amber", 0.6)


def _barn_door(pen, c, trim):
    """One door leaf, braced with a white cross."""
    leaf = box(-0.12, -0.335, 0.12, 0.0, 0.004)
    fill(pen, leaf, darker(c, 0.22))
    planks(pen, leaf, (-0.12, -0.335, 0.12, 0), c, 6, upright=True)
    for a, b in (((-0.11, -0.32), (0.11, -0.015)), ((-0.11, -0.015), (0.11, -0.32))):
        line(pen, curve(a, b), trim, 0.022)
    line(pen, box(-0.112, -0.325, 0.112, -0.01, 0.004), trim, 0.022)


@subject(
    "windmill",
    "buildings",
    box=(0.9, 1.0),
    metres=16,
    shadow=(0.0, 0.5),
    settings=("meadow", "hills", "farm", "lake", "river"),
    mirror=False,
    colours={"white": "ivory", "brown": "brown", "red": "brick", "blue": "blue"},
    nouns=("windmill",),
    doing=("stand", "turn"),
    counts=(1, 1, 2),
    say_colour=0.45,
)
def windmill(pen, look):
    """A tower mill with four lattice sails, a cap and a gallery."""
    c = look.colour
    cap = {"white": "brick", "brown": "chocolate", "red": "slate", "blue": "brown"}[look.word]
    body = poly((-0.2, 0.0), (-0.125, -0.56), (0.125, -0.56), (0.2, 0.0), r=0.006)
    fill(pen, body, c, shade=0.9)
    bricks(pen, body, (-0.2, -0.56, 0.2, 0), c, 16, 0.18)
    top = blob(
        (-0.155, -0.545),
        (-0.14, -0.63),
        (-0.06, -0.715),
        (0.05, -0.72),
        (0.13, -0.64),
        (0.15, -0.545),
        (0, -0.525),
    )
    cast(pen, body, top, 0.45, 0.035)
    fill(pen, top, "snow" if pen.mood.snowy else cap)
    if not pen.mood.snowy:
        tiles(pen, top, (-0.16, -0.72, 0.16, -0.52), cap, 6)
    window(pen, -0.04, -0.45, 0.08, 0.1, "white" if look.word != "white" else "teal", arch=True)
    fill(pen, box(-0.215, -0.27, 0.215, -0.245, 0.006), "wood")
    for i in range(8):
        x = -0.2 + i * 0.057
        line(pen, curve((x, -0.255), (x, -0.315)), "wood", 0.01)
    line(pen, curve((-0.21, -0.315), (0.21, -0.315)), "wood", 0.013)
    door(pen, 0.0, 0.0, 0.12, 0.19, "green" if look.word != "brown" else "teal", arch=True)
    for x in (-0.125, 0.08):
        window(pen, x, -0.17, 0.05, 0.065, "white" if look.word != "white" else "teal", sill=False)
    for x, h in ((-0.22, 0.055), (0.2, 0.065)):
        bush(pen, x, 0.0, h, "green", 0, "rose")
    with pen.at(0, -0.6):
        for k in range(4):
            with pen.at(0, 0, turn=(18 if look.doing == "stand" else 45) + 90 * k):
                _sail(pen)
        fill(pen, oval(0, 0, 0.035), "bark")
        fill(pen, oval(0, 0, 0.015), "mustard", grain=0)


def _sail(pen):
    """One wing pointing up from 0, 0: mast, lattice, canvas."""
    n = 0.4
    cloth = poly((0.012, -0.08), (0.1, -0.08), (0.1, -n), (0.012, -n), r=0.008)
    fill(pen, cloth, "cream", shade=0.3, lit=0.2)
    for i in range(9):
        y = -0.08 - (n - 0.08) * i / 8
        line(pen, curve((-0.02, y), (0.102, y)), "wood", 0.007)
    for x in (0.056, 0.1, -0.02):
        line(pen, curve((x, -0.08), (x, -n)), "wood", 0.007)
    line(pen, curve((0, 0), (0, -n - 0.002)), "bark", 0.02)


@subject(
    "tent",
    "buildings",
    box=(1.0, 0.68),
    metres=1.6,
    shadow=0.95,
    settings=(
        "forest",
        "mountains",
        "meadow",
        "lake",
        "beach",
        "hills",
        "river",
        "snow field",
        "desert",
    ),
    colours=("orange", "blue", "green", "red", "yellow"),
    nouns=("tent",),
    doing=("stand",),
    counts=(1, 1, 1, 2),
    say_colour=0.8,
)
def tent(pen, look):
    """A ridge tent with an open flap, ropes and a lantern."""
    c = look.colour
    for a, b in (
        ((-0.02, -0.6), (-0.44, -0.02)),
        ((-0.42, -0.5), (-0.495, -0.05)),
        ((0.02, -0.62), (0.49, -0.01)),
    ):
        line(pen, curve(a, b), "bark", 0.007)
    side = blob(
        (0.02, -0.62),
        (-0.2, -0.555),
        (-0.36, -0.52),
        (-0.4, -0.515),
        (-0.44, -0.3),
        (-0.49, -0.045),
        (-0.3, -0.02),
        (-0.1, -0.01),
        (-0.06, -0.2),
    )
    fill(pen, side, lighter(c, 0.1), shade=0.7)
    for x in (-0.36, -0.24, -0.12):
        line(
            pen,
            curve((x + 0.02, -0.54), (x - 0.02, -0.3), (x - 0.02, -0.03)),
            darker(c, 0.4),
            pen.px(2.4),
            0.4,
        )
    front = blob(
        (0.015, -0.635),
        (0.12, -0.45),
        (0.26, -0.23),
        (0.43, -0.02),
        (0.2, -0.008),
        (-0.1, -0.005),
        (-0.2, -0.015),
        (-0.1, -0.28),
    )
    fill(pen, front, darker(c, 0.12), shade=0.6)
    hole = blob(
        (0.02, -0.52),
        (0.09, -0.36),
        (0.2, -0.16),
        (0.29, -0.012),
        (0.05, -0.006),
        (-0.1, -0.01),
        (-0.04, -0.27),
    )
    if pen.mood.night:
        with pen.ungraded():
            fill(pen, hole, "butter", to="amber", shade=0.4)
            glow(pen, 0.08, -0.2, 0.5, "amber", 0.4)
    else:
        fill(pen, hole, "navy", to="charcoal", lit=0)
    with inside(pen, hole):
        fill(
            pen,
            blob((-0.1, 0.01), (-0.06, -0.06), (0.06, -0.075), (0.17, -0.06), (0.28, 0.01)),
            "crimson",
        )
        fill(
            pen,
            blob((-0.02, -0.04), (0.0, -0.1), (0.07, -0.115), (0.12, -0.09), (0.12, -0.05)),
            "cream",
        )
    flap = blob(
        (0.02, -0.53),
        (0.12, -0.38),
        (0.25, -0.16),
        (0.36, -0.008),
        (0.27, -0.01),
        (0.235, -0.14),
        (0.16, -0.22),
        (0.08, -0.38),
    )
    fill(pen, flap, lighter(c, 0.35), shade=0.6)
    fill(
        pen, blob((0.15, -0.26), (0.2, -0.275), (0.215, -0.245), (0.17, -0.235)), "mustard", grain=0
    )
    line(pen, curve((0.015, -0.67), (0.015, -0.62)), "bark", 0.016)
    for x in (-0.45, 0.46):
        grass(pen, x, 0.0, 0.075, "ice" if pen.mood.snowy else "leaf", 6)
    for x, y in ((-0.44, -0.02), (0.475, -0.02)):
        line(pen, curve((x, y - 0.03), (x + 0.008, y + 0.015)), "chocolate", 0.014)


@subject(
    "stone bridge",
    "buildings",
    box=(0.8, 0.42),
    metres=6,
    place="water",
    settings=("river", "river", "lake"),
    mirror=False,
    colours={"": "stone"},
    nouns=("stone bridge", "bridge"),
    doing=("cross the water", "stand"),
    counts=(1,),
)
def stone_bridge(pen, look):
    """An old humped bridge with three arches; its banks run on beyond the box."""
    c = look.colour
    outer = blob(
        (-0.5, 0.03),
        (-0.5, -0.16),
        (-0.38, -0.21),
        (-0.2, -0.285),
        (0, -0.315),
        (0.2, -0.285),
        (0.38, -0.21),
        (0.5, -0.16),
        (0.5, 0.03),
        (0.25, 0.035),
        (0, 0.035),
        (-0.25, 0.035),
    )
    arches = None
    rings = ((-0.315, 0.1, 0.13), (0.0, 0.14, 0.22), (0.315, 0.1, 0.13))
    for x, w, h in rings:
        hole = blob(
            (x - w, 0.1),
            (x - w, -h * 0.25),
            (x - w * 0.75, -h * 0.75),
            (x, -h),
            (x + w * 0.75, -h * 0.75),
            (x + w, -h * 0.25),
            (x + w, 0.1),
            (x, 0.1),
        )
        arches = hole if arches is None else union(arches, hole)
    with inside(pen, outer):
        wash(pen, arches, "shadow", 0.45, 0.01)
    body = minus(outer, arches)
    fill(pen, body, c, shade=0.6)
    bricks(pen, body, (-0.5, -0.32, 0.5, 0.04), c, 10, 0.4)
    for x, w, h in rings:
        n = 11
        for i in range(n + 1):
            a = tau * (0.5 + 0.5 * i / n)
            with pen.at(x + (w + 0.016) * cos(a), (h + 0.016) * sin(a), turn=180 * i / n - 90):
                fill(
                    pen,
                    box(-0.017, -0.02, 0.017, 0.016, 0.006),
                    lighter(c, 0.35),
                    grain=0,
                    edge=0.6,
                )
    rail = curve(
        (-0.5, -0.175),
        (-0.38, -0.225),
        (-0.2, -0.3),
        (0, -0.33),
        (0.2, -0.3),
        (0.38, -0.225),
        (0.5, -0.175),
    )
    line(pen, rail, darker(c, 0.25), 0.05)
    line(pen, rail, "snow" if pen.mood.snowy else lighter(c, 0.25), 0.036)
    for x, y in ((-0.37, -0.23), (0.37, -0.23), (-0.13, -0.32), (0.13, -0.32)):
        fill(pen, box(x - 0.022, y - 0.06, x + 0.022, y + 0.03, 0.006), lighter(c, 0.15))
        if pen.mood.night:
            with pen.ungraded():
                glow(pen, x, y - 0.07, 0.12, "butter", 0.7)
                flat(pen, oval(x, y - 0.07, 0.014), "cream")
        fill(pen, oval(x, y - 0.065, 0.02), "butter" if pen.mood.night else "stone", grain=0)
    for x in (-0.17, 0.16):
        fill(
            pen,
            blob(
                (x - 0.04, 0.035), (x - 0.03, -0.1), (x, -0.13), (x + 0.03, -0.1), (x + 0.04, 0.035)
            ),
            darker(c, 0.12),
        )
    for s in (-1, 1):
        _bank(pen, s)


def _bank(pen, s):
    """The grassy shore at one end; it runs out of the picture."""
    tone = "snow" if pen.mood.snowy else "leaf"
    shore = blob(
        (s * 0.4, 0.035),
        (s * 0.43, -0.05),
        (s * 0.47, -0.13),
        (s * 0.54, -0.16),
        (s * 0.64, -0.15),
        (s * 0.66, 0.02),
        (s * 0.55, 0.045),
    )
    fill(pen, shore, tone, shade=0.6)
    for x in (0.44, 0.49, 0.54):
        grass(pen, s * x, 0.02 - (x - 0.44) * 0.3, 0.075, tone, 6)
    bush(pen, s * 0.53, -0.12, 0.07, "green", 0, "white")

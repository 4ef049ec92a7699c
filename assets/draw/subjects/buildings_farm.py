"""Farm buildings: barn and windmill."""

from ..build import bricks, door, planks, tiles, window
from ..flora import bush, grass
from ..paint import cast, fill, glow, line
from ..palette import darker
from ..registry import subject
from ..shapes import blob, box, curve, oval, path_of, poly


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

"""Tended green settings: meadow, farm, garden, park."""

from ..build import bricks, door, planks, tiles, window
from ..flora import birch, bush, flower, grass, round_tree
from ..land import far, hill, snowed, tabletop, turf
from ..paint import fill, inside, line
from ..palette import P, darker, lighter
from ..setting import ALL, setting
from ..shapes import box, curve, path_of, poly
from ..sky import sky

_SUNNY = ("day", "day", "sunset")


def flowery_front(pen):
    """Flowers and grass in the two lower corners."""
    if pen.mood.snowy:
        return
    for x in (0.03, 0.09, 0.92, 0.98):
        grass(pen, x, 1.02, pen.between(0.07, 0.11), "leaf", 7)
        flower(
            pen,
            x + pen.between(-0.02, 0.02),
            1.01,
            pen.between(0.09, 0.13),
            pen.rng.choice(("rose", "white", "tomato", "lavender")),
        )


@setting(
    "meadow",
    feet={"ground": 0.88, "air": 0.64},
    front=flowery_front,
    has=("tree",),
    words={
        "ground": ("in a meadow", "in a flower meadow", "on the grass", "in a green field"),
        "air": ("above a meadow", "over a green meadow"),
    },
)
def meadow(pen, place):
    """Soft hills, a far treeline, a field dotted with flowers."""
    sky(pen, 0.58)
    hill(pen, 0.55, 0.03, P["sage"], 0.8, 1.5)
    for i in range(16):
        round_tree(
            pen, i / 15 + pen.between(-0.03, 0.03), 0.61, pen.between(0.06, 0.12), "green", 0.55
        )
    hill(pen, 0.6, 0.014, P["lime"], 0.35)
    if "tree" not in pen.absent:
        round_tree(pen, pen.rng.choice((0.1, 0.9)), 0.7, pen.between(0.3, 0.38), "green", 0.1)
    hill(pen, 0.68, 0.014, P["leaf"])
    turf(pen, 0.69, 1.0, P["leaf"], 170)
    for _ in range(46):
        t = pen.rng.random()
        flower(
            pen,
            pen.rng.random(),
            0.73 + 0.24 * t,
            0.016 + 0.034 * t,
            pen.rng.choice(("white", "rose", "butter", "lavender")),
        )


@setting(
    "farm",
    feet={"ground": 0.89},
    weathers=ALL,
    has=("barn",),
    words={
        "ground": ("on a farm", "in front of a red barn", "in a farmyard", "by a barn on a farm")
    },
)
def farm(pen, place):
    """Striped fields, a red barn on one side, a fence."""
    sky(pen, 0.58)
    hill(pen, 0.55, 0.025, P["sage"], 0.75, 1.5)
    field = hill(pen, 0.61, 0.012, P["straw"], 0.3)
    with inside(pen, field):
        for i in range(-14, 22):
            line(
                pen,
                curve((0.4 + i * 0.035, 0.58), (0.4 + i * 0.14, 0.76)),
                far(pen, "mustard", 0.3),
                0.004,
                0.45,
            )
    barn(pen, pen.rng.choice((0.17, 0.83)), 0.74, 0.36)
    hill(pen, 0.72, 0.008, P["leaf"])
    turf(pen, 0.73, 1.0, P["leaf"], 150)
    fence(pen, 0.76, 0.1)


def barn(pen, x, y, h):
    """A red barn with white trim, foot at (x, y)."""
    w = h * 0.5
    c = far(pen, "brick", 0.12)
    wall = path_of(
        [
            (x - w, y),
            (x - w, y - h * 0.5),
            (x - w * 0.62, y - h * 0.85),
            (x, y - h * 1.0),
            (x + w * 0.62, y - h * 0.85),
            (x + w, y - h * 0.5),
            (x + w, y),
        ]
    )
    fill(pen, wall, c)
    planks(pen, wall, (x - w, y - h, x + w, y), c, 14, upright=True)
    roof = curve(
        (x - w * 1.08, y - h * 0.46),
        (x - w * 0.64, y - h * 0.88),
        (x, y - h * 1.03),
        (x + w * 0.64, y - h * 0.88),
        (x + w * 1.08, y - h * 0.46),
    )
    line(pen, roof, snowed(pen, P["bark"]), h * 0.06)
    fill(pen, box(x - w * 0.42, y - h * 0.42, x + w * 0.42, y, 0.004), darker(c, 0.25))
    for a, b in (((-0.42, -0.42), (0.42, 0)), ((0.42, -0.42), (-0.42, 0))):
        line(
            pen,
            curve((x + a[0] * w, y + a[1] * h), (x + b[0] * w, y + b[1] * h)),
            "cream",
            h * 0.02,
        )
    line(pen, box(x - w * 0.42, y - h * 0.42, x + w * 0.42, y, 0.004), "cream", h * 0.022)
    window(pen, x - h * 0.07, y - h * 0.76, h * 0.14, h * 0.16)


def fence(pen, y, h, colour="white"):
    """A paling fence across the picture, foot at y."""
    for k in (0.35, 0.75):
        fill(pen, box(-0.02, y - h * k, 1.02, y - h * (k - 0.12), 0.004), colour)
    for i in range(13):
        x = 0.02 + i * 0.08
        fill(
            pen,
            poly(
                (x - 0.012, y),
                (x - 0.012, y - h * 0.92),
                (x, y - h * 1.05),
                (x + 0.012, y - h * 0.92),
                (x + 0.012, y),
                r=0.004,
            ),
            colour,
        )


def cottage(pen, x, y, h, wall="cream", roof="brick"):
    """A small background house."""
    w = h * 0.6
    shape = box(x - w, y - h * 0.55, x + w, y, 0.006)
    fill(pen, shape, far(pen, wall, 0.1))
    bricks(pen, shape, (x - w, y - h * 0.55, x + w, y), P["tan"], 7, 0.12)
    top = poly(
        (x - w * 1.15, y - h * 0.52),
        (x - w * 0.75, y - h),
        (x + w * 0.75, y - h),
        (x + w * 1.15, y - h * 0.52),
        r=0.01,
    )
    fill(pen, top, snowed(pen, far(pen, roof, 0.1)))
    if not pen.mood.snowy:
        tiles(pen, top, (x - w * 1.15, y - h, x + w * 1.15, y - h * 0.52), P[roof], 5)
    door(pen, x, y, h * 0.2, h * 0.36, "teal", arch=True)
    for s in (-1, 1):
        window(pen, x + s * w * 0.6 - h * 0.1, y - h * 0.38, h * 0.2, h * 0.2)


@setting(
    "garden",
    feet={"ground": 0.89, "table": 0.87, "air": 0.6},
    has=("tree", "house"),
    weathers=("clear", "clear", "cloudy", "rain"),
    times=("day", "day", "day", "sunset", "night"),
    words={
        "ground": ("in the garden", "in a flower garden", "on the lawn in a garden"),
        "table": ("on a table in the garden", "on a garden table", "on a table on the lawn"),
        "air": ("in the garden", "above the flowers in a garden"),
    },
)
def garden(pen, place):
    """A lawn with flower beds, bushes and a cottage behind."""
    sky(pen, 0.5)
    hill(pen, 0.52, 0.02, P["sage"], 0.7)
    for x in (-0.02, 0.3, 0.72, 1.0):
        round_tree(pen, x, 0.64, pen.between(0.26, 0.34), "green", 0.35)
    cottage(pen, pen.rng.choice((0.2, 0.8)), 0.66, 0.34)
    hill(pen, 0.63, 0.005, P["leaf"], 0.1)
    for i in range(9):
        bush(
            pen,
            i / 8 + pen.between(-0.03, 0.03),
            0.71,
            pen.between(0.05, 0.08),
            "forest",
            0.05,
            pen.rng.choice(("rose", "white", "tomato", "lavender", None)),
        )
    lawn = hill(pen, 0.71, 0.004, P["leaf"])
    with inside(pen, lawn):
        for i in range(-6, 8, 2):
            fill(
                pen,
                path_of(
                    [
                        (0.5 + i * 0.09, 0.7),
                        (0.59 + i * 0.09, 0.7),
                        (0.68 + i * 0.18, 1.02),
                        (0.5 + i * 0.18, 1.02),
                    ]
                ),
                lighter("leaf", 0.15),
                edge=0,
                shade=0,
                lit=0,
                alpha=0.5,
            )
    turf(pen, 0.72, 1.0, P["leaf"], 110)
    if place == "table":
        tabletop(pen, 0.72, P["honey"], pen.rng.choice((None, "red", "sky")))


@setting(
    "park",
    feet={"ground": 0.89, "table": 0.87, "air": 0.62},
    weathers=ALL,
    has=("tree",),
    words={
        "ground": ("in the park", "in a city park", "on a path in the park"),
        "table": ("on a picnic table in the park", "on a picnic table", "on a table in the park"),
        "air": ("above the park", "over the park"),
    },
)
def park(pen, place):
    """A path between lawns, birches and round trees, a bench, a far skyline."""
    sky(pen, 0.55)
    for i in range(12):
        h = pen.between(0.05, 0.17)
        fill(
            pen,
            box(i / 12, 0.58 - h, i / 12 + 0.075, 0.6, 0.004),
            far(pen, "slate", 0.85),
            edge=0.1,
        )
    hill(pen, 0.56, 0.01, P["sage"], 0.55)
    for i in range(9):
        round_tree(
            pen, i / 8 + pen.between(-0.04, 0.04), 0.63, pen.between(0.14, 0.22), "green", 0.45
        )
    hill(pen, 0.62, 0.006, P["lime"], 0.2)
    for x in (0.05, 0.15):
        birch(pen, x, 0.74, pen.between(0.5, 0.6), 0.05)
    round_tree(pen, 0.92, 0.75, pen.between(0.46, 0.56), "green", 0.05)
    hill(pen, 0.7, 0.006, P["leaf"])
    path = path_of([(0.44, 0.69), (0.5, 0.69), (0.74, 0.8), (1.05, 1.02), (0.1, 1.02), (0.42, 0.8)])
    fill(pen, path, snowed(pen, P["sand"]), shade=0.2, edge=0.3)
    turf(pen, 0.72, 0.98, P["leaf"], 60)
    if place == "table":
        tabletop(pen, 0.73, P["honey"], pen.rng.choice(("red", "teal")))
    else:
        bench(pen, 0.78, 0.79, 0.13)


def bench(pen, x, y, h):
    """A park bench, foot at (x, y)."""
    for s in (-1, 1):
        line(pen, curve((x + s * h * 0.8, y), (x + s * h * 0.8, y - h * 0.9)), "charcoal", h * 0.07)
    for k in (0.42, 0.62, 0.82):
        fill(pen, box(x - h, y - h * k - h * 0.12, x + h, y - h * k, 0.004), "wood")

"""The town setting: a city street seen from across the road."""

from ..build import bricks, door, lamp, window
from ..flora import round_tree
from ..land import far, pebbles, snowed
from ..paint import fill, inside, line
from ..palette import P, darker, lighter
from ..setting import ALL, setting
from ..shapes import box, curve, path_of, poly
from ..sky import sky

_WALLS = ("brick", "butter", "sage", "blush", "powder", "tan", "lilac", "ivory")


@setting(
    "city street",
    feet={"ground": 0.9, "air": 0.5},
    weathers=ALL,
    has=("tree", "house"),
    words={
        "ground": (
            "on a city street",
            "in the street",
            "on a street with colourful houses",
            "in the city",
        ),
        "air": ("above the city", "over the rooftops"),
    },
)
def city_street(pen, place):
    """A row of painted town houses, pavement, trees, lamp posts, the road."""
    drop = 0.22 if place == "air" else 0.0
    sky(pen, 0.55 + drop)
    for i in range(10):
        h = pen.between(0.32, 0.5)
        fill(
            pen,
            box(i / 10 - 0.02, 0.7 - h + drop, i / 10 + 0.09, 0.75 + drop, 0.004),
            far(pen, "slate", 0.85),
            edge=0.15,
        )
    walls = pen.rng.sample(_WALLS, 5)
    x = -0.06
    for wall in walls:
        w = pen.between(0.21, 0.27)
        house_front(pen, x, 0.735 + drop, w, pen.between(0.4, 0.52), wall)
        x += w
    _road(pen, 0.735 + drop)
    for x in (0.06, 0.94):
        round_tree(pen, x, 0.765 + drop, 0.24, "green", 0.1)
    for x in (0.2, 0.8):
        line(pen, curve((x, 0.77 + drop), (x, 0.5 + drop)), "charcoal", 0.011)
        lamp(pen, x, 0.49 + drop, 0.018)


def _road(pen, y):
    fill(pen, box(-0.02, y, 1.02, y + 0.06, 0), snowed(pen, P["stone"], 0.7), shade=0, lit=0)
    for i in range(14):
        line(pen, curve((i / 13, y), (0.5 + (i / 13 - 0.5) * 1.15, y + 0.06)), "slate", 0.002, 0.4)
    fill(pen, box(-0.02, y + 0.055, 1.02, y + 0.072, 0.003), lighter("stone", 0.3), edge=0.5)
    tar = lighter("slate", 0.12)
    road = box(-0.02, y + 0.07, 1.02, 1.02, 0)
    fill(pen, road, snowed(pen, tar, 0.45), shade=0, lit=0, grain=1)
    pebbles(pen, y + 0.09, 1.0, tar, 50)
    with inside(pen, road):
        for i in range(5):
            x = 0.05 + i * 0.23
            fill(
                pen,
                path_of(
                    [
                        (x, y + 0.225),
                        (x + 0.12, y + 0.225),
                        (x + 0.125, y + 0.243),
                        (x - 0.005, y + 0.243),
                    ]
                ),
                "cream",
                edge=0,
                alpha=0.75,
            )


def house_front(pen, x, y, w, h, wall):
    """One town house, left foot at (x, y)."""
    c = far(pen, wall, 0.15)
    body = box(x, y - h, x + w, y, 0.003)
    fill(pen, body, c, shade=0.35, lit=0.2)
    bricks(pen, body, (x, y - h, x + w, y), c, 16, 0.1)
    roof = far(pen, pen.rng.choice(("brick", "slate", "plum", "bark")), 0.15)
    if pen.rng.random() < 0.5:
        top = poly(
            (x - 0.008, y - h), (x + w * 0.5, y - h - w * 0.5), (x + w + 0.008, y - h), r=0.008
        )
    else:
        top = box(x - 0.008, y - h - 0.03, x + w + 0.008, y - h, 0.006)
    fill(pen, top, snowed(pen, roof))
    step = h * 0.27
    for row in range(2):
        for col in range(2):
            window(
                pen, x + w * (0.16 + 0.42 * col), y - h + step * (0.3 + row), w * 0.25, step * 0.62
            )
    if pen.rng.random() < 0.55:
        _shop(pen, x, y, w, h)
    else:
        door(
            pen,
            x + w * 0.28,
            y,
            w * 0.24,
            h * 0.3,
            pen.rng.choice(("teal", "navy", "crimson", "pine")),
        )
        window(pen, x + w * 0.56, y - h * 0.28, w * 0.28, h * 0.17)


def _shop(pen, x, y, w, h):
    window(pen, x + w * 0.1, y - h * 0.25, w * 0.5, h * 0.2, "wood", (2, 1), sill=False)
    door(pen, x + w * 0.78, y, w * 0.22, h * 0.27, "pine")
    stripe = pen.rng.choice(("red", "teal", "mustard", "cobalt"))
    n = 8
    for i in range(n):
        a, b = x + w * i / n, x + w * (i + 1) / n
        fill(
            pen,
            box(a, y - h * 0.36, b, y - h * 0.27, 0.006),
            stripe if i % 2 else "cream",
            edge=0.25,
        )
    line(pen, curve((x, y - h * 0.36), (x + w, y - h * 0.36)), darker(stripe, 0.4), 0.004)

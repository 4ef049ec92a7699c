"""Settings by the water: beach, sea, lake, river."""

from ..flora import bush, grass, palm, pine, reeds, rock, round_tree
from ..land import far, hill, peak, pebbles, snowed, turf
from ..paint import fill
from ..palette import P, lighter
from ..setting import ALL, SKY, setting
from ..shapes import blob
from ..sky import sky
from ..water import surface, wave


@setting(
    "beach",
    feet={"ground": 0.88, "air": 0.6},
    weathers=SKY,
    words={
        "ground": ("on the beach", "on a sandy beach by the sea", "at the seaside", "on the sand"),
        "air": ("above the beach", "over the beach"),
    },
)
def beach(pen, place):
    """Sea, surf, warm sand, a palm at the side."""
    sky(pen, 0.5)
    fill(
        pen,
        blob((0.62, 0.53), (0.75, 0.485), (0.9, 0.47), (1.05, 0.49), (1.05, 0.53)),
        far(pen, "forest", 0.6),
        edge=0.2,
    )
    surface(pen, 0.5, 0.74, "sea", "aqua", 30)
    shore = blob(
        (-0.1, 0.7), (0.2, 0.69), (0.5, 0.705), (0.8, 0.69), (1.1, 0.7), (1.1, 1.1), (-0.1, 1.1)
    )
    wave(pen, 0.655, alpha=0.6, thick=0.008)
    fill(pen, shore, "tan", shade=0, edge=0.2)
    wave(pen, 0.7, amp=0.006)
    dry = blob(
        (-0.1, 0.735),
        (0.25, 0.725),
        (0.55, 0.74),
        (0.8, 0.72),
        (1.1, 0.735),
        (1.1, 1.1),
        (-0.1, 1.1),
    )
    fill(pen, dry, "sand", to=lighter("sand", 0.2), shade=0, edge=0.1)
    if "palm tree" not in pen.absent:
        x = pen.rng.choice((0.03, 0.08))
        palm(pen, x, 0.8, pen.between(0.62, 0.7), lean=0.1)
        mound = blob((x - 0.1, 0.81), (x - 0.04, 0.79), (x + 0.03, 0.788), (x + 0.11, 0.81))
        fill(pen, mound, lighter("sand", 0.1), shade=0, edge=0.15)
        grass(pen, x + 0.03, 0.805, 0.05, "leaf", 5)
    pebbles(pen, 0.76, 1.0, P["sand"], 90)


@setting(
    "sea",
    feet={"water": 0.82, "air": 0.66},
    weathers=SKY,
    words={
        "water": ("on the sea", "on the open sea", "on the ocean", "on the waves"),
        "air": ("above the sea", "over the ocean"),
    },
)
def sea(pen, place):
    """Open water with rows of waves and perhaps an island."""
    sky(pen, 0.52)
    if pen.rng.random() < 0.6:
        x = pen.rng.choice((0.12, 0.88))
        fill(
            pen,
            blob(
                (x - 0.16, 0.545),
                (x - 0.08, 0.5),
                (x + 0.01, 0.46),
                (x + 0.09, 0.5),
                (x + 0.17, 0.545),
            ),
            far(pen, "forest", 0.6),
            edge=0.2,
        )
    surface(pen, 0.53, 1.02, "sea", "aqua", 60)
    for y, k in ((0.6, 0.35), (0.7, 0.45), (0.9, 0.6)):
        wave(pen, y, alpha=k, amp=0.008, thick=0.004 + 0.008 * (y - 0.5))


def reeds_front(pen):
    """Reeds in the lower corners."""
    reeds(pen, 0.04, 1.02, 0.26)
    reeds(pen, 0.97, 1.02, 0.2)


@setting(
    "lake",
    feet={"water": 0.82, "ground": 0.92, "air": 0.6},
    weathers=ALL,
    front=reeds_front,
    has=("pine tree",),
    words={
        "water": ("on a lake", "on a calm lake", "on a mountain lake"),
        "ground": ("by a lake", "on the shore of a lake", "beside a calm lake"),
        "air": ("above a lake", "over the lake"),
    },
)
def lake(pen, place):
    """Still water between firs, mountains behind."""
    sky(pen, 0.5)
    for x, h in ((0.25, 0.28), (0.62, 0.34), (0.95, 0.25)):
        peak(pen, x, 0.56, h * (0.45 if place == "air" else 1), "rock", 0.65)
    hill(pen, 0.52, 0.02, P["forest"], 0.5)
    for i in range(22):
        pine(pen, i / 21 + pen.between(-0.02, 0.02), 0.57, pen.between(0.07, 0.15), "pine", 0.4)
    surface(pen, 0.565, 1.02, "sea", "aqua", 40)
    for _ in range(14):
        x, n = pen.rng.random(), pen.between(0.03, 0.07)
        fill(
            pen,
            blob((x - 0.015, 0.57), (x + 0.015, 0.57), (x, 0.57 + n)),
            far(pen, "pine", 0.3),
            alpha=0.3,
            edge=0,
            grain=0,
        )
    if place == "ground":
        bank = blob((-0.1, 0.82), (0.3, 0.79), (0.7, 0.8), (1.1, 0.8), (1.1, 1.1), (-0.1, 1.1))
        fill(pen, bank, snowed(pen, P["leaf"]), shade=0, edge=0.4)
        turf(pen, 0.82, 1.0, P["leaf"], 90)
    rock(pen, 0.93, 0.7, 0.04, "stone")


@setting(
    "river",
    feet={"water": 0.84, "ground": 0.92},
    weathers=ALL,
    has=("tree",),
    words={
        "water": ("on a river", "on the river", "on a quiet river"),
        "ground": ("by a river", "on the bank of a river", "beside the river"),
    },
)
def river(pen, place):
    """A winding river between green banks with trees."""
    sky(pen, 0.5)
    hill(pen, 0.5, 0.03, P["sage"], 0.75)
    for i in range(10):
        round_tree(
            pen, i / 9 + pen.between(-0.03, 0.03), 0.58, pen.between(0.09, 0.15), "green", 0.55
        )
    hill(pen, 0.56, 0.01, P["lime"], 0.3)
    surface(pen, 0.66, 1.02, "sea", "aqua", 36)
    bank = blob(
        (-0.1, 0.55),
        (0.3, 0.57),
        (0.52, 0.575),
        (0.62, 0.6),
        (1.1, 0.58),
        (1.1, 0.68),
        (0.7, 0.67),
        (0.4, 0.69),
        (-0.1, 0.7),
    )
    fill(pen, bank, snowed(pen, P["leaf"]), edge=0.4, shade=0.3)
    for x, h in ((0.06, 0.4), (0.2, 0.25), (0.93, 0.42)):
        round_tree(pen, x, 0.66, h, "green", 0.1)
    for x in (0.14, 0.4, 0.78):
        bush(pen, x, 0.685, 0.035, "forest")
    near = 0.8 if place == "ground" else 0.95
    fill(
        pen,
        blob(
            (-0.1, near),
            (0.3, near + 0.015),
            (0.7, near),
            (1.1, near + 0.01),
            (1.1, 1.1),
            (-0.1, 1.1),
        ),
        snowed(pen, P["leaf"]),
        shade=0,
        edge=0.4,
    )
    turf(pen, near + 0.02, 1.0, P["leaf"], 60)
    for x in (0.03, 0.1, 0.9, 0.96):
        grass(pen, x, near + 0.03, 0.1, "green")

"""Wild settings: forest, mountains, snow field, desert."""

from ..flora import bush, cactus, grass, pine, rock, round_tree
from ..land import far, hill, peak, pebbles, snowed, turf
from ..paint import fill
from ..palette import P, darker, lighter
from ..setting import ALL, DRY, setting
from ..shapes import poly, ribbon
from ..sky import mist, sky


def forest_front(pen):
    """Ferns and grass in the two lower corners."""
    c = snowed(pen, P["moss"], 0.35)
    for x in (0.03, 0.1, 0.9, 0.97):
        grass(pen, x, 1.02, pen.between(0.09, 0.14), c, 8)


@setting(
    "forest",
    feet={"ground": 0.88, "air": 0.7},
    weathers=ALL,
    has=("pine tree",),
    front=forest_front,
    words={
        "ground": (
            "in the forest",
            "in the woods",
            "among tall trees in a forest",
            "in a pine forest",
        ),
        "air": ("above the forest", "over the trees"),
    },
)
def forest(pen, place):
    """Layered trunks and firs fading into a light clearing, or treetops from above."""
    if place == "air":
        _treetops(pen)
        return
    sky(pen, 0.5, clouds=False)
    for depth, y, n in ((0.95, 0.56, 11), (0.72, 0.6, 9)):
        for i in range(n):
            x = (i + pen.between(0.1, 0.9)) / n
            pine(pen, x, y + 0.02, pen.between(0.36, 0.56), "pine", depth)
        hill(pen, y, 0.012, P["sage"], depth * 0.8)
        mist(pen, y - 0.02, 0.1, 0.35)
    for x in (0.02, 0.2, 0.84, 0.99):
        tone = far(pen, "bark", 0.25)
        w = pen.between(0.05, 0.08)
        fill(
            pen,
            ribbon([(x - 0.01, 0.72), (x, 0.3), (x + 0.01, -0.05)], [w * 1.25, w, w * 0.85]),
            tone,
            grain=1,
        )
    for x, h in ((0.1, 0.72), (0.91, 0.78)):
        pine(pen, x + pen.between(-0.03, 0.03), 0.72, h, "forest", 0.12)
    ground = P["moss"]
    hill(pen, 0.69, 0.012, ground, 0.05)
    for x in (0.02, 0.97):
        bush(pen, x, 0.78, 0.11, "forest")
    turf(pen, 0.7, 1.0, ground, 150)


def _treetops(pen):
    """The forest as birds see it: row upon row of firs below a wide sky."""
    sky(pen, 0.7)
    hill(pen, 0.64, 0.03, P["sage"], 0.8)
    for depth, y, n in ((0.8, 0.72, 15), (0.55, 0.8, 13), (0.3, 0.9, 11), (0.08, 1.04, 8)):
        for i in range(n):
            x = (i + pen.between(0.2, 0.8)) / n
            pine(pen, x, y, pen.between(0.15, 0.22) * (1.3 - depth * 0.5), "pine", depth)
        mist(pen, y - 0.01, 0.05, 0.3)


@setting(
    "mountains",
    feet={"ground": 0.88, "air": 0.54},
    weathers=ALL,
    words={
        "ground": (
            "in the mountains",
            "in front of high mountains",
            "below snowy peaks",
            "on a mountain meadow",
        ),
        "air": ("above the mountains", "over the mountain peaks"),
    },
)
def mountains(pen, place):
    """Three ranges of peaks behind an alpine meadow; low in the picture if we fly."""
    drop = 0.24 if place == "air" else 0.0
    sky(pen, 0.6 + drop)
    for x, h, d in ((0.5, 0.4, 0.75), (0.05, 0.34, 0.7), (0.95, 0.36, 0.7)):
        peak(pen, x + pen.between(-0.05, 0.05), 0.68 + drop, h, "rock", d, 0.45)
    mist(pen, 0.6 + drop, 0.09, 0.5)
    for x, h, d in ((0.22, 0.36, 0.4), (0.8, 0.42, 0.35)):
        peak(pen, x + pen.between(-0.05, 0.05), 0.71 + drop, h - drop * 0.4, "slate", d, 0.35)
    mist(pen, 0.68 + drop, 0.06, 0.45)
    hill(pen, 0.68 + drop, 0.02, P["sage"], 0.35)
    for _ in range(15 if "pine tree" not in pen.absent else 0):
        x = pen.rng.random()
        if not 0.3 < x < 0.7:
            y = 0.7 + drop + pen.between(0, 0.03)
            pine(pen, x, y, pen.between(0.09, 0.16), "pine", 0.3)
    hill(pen, 0.75 + drop, 0.015, P["leaf"], 0.0)
    if not drop:
        for x in (0.06, 0.93):
            rock(pen, x, 0.84, pen.between(0.05, 0.09), "stone")
    turf(pen, 0.76 + drop, 1.0, P["leaf"], 140)


@setting(
    "snow field",
    feet={"ground": 0.88, "air": 0.62},
    weathers=("clear", "clear", "cloudy", "snow", "snow"),
    has=("pine tree",),
    words={
        "ground": (
            "in the snow",
            "on a snowy field",
            "in deep snow",
            "in a snowy winter landscape",
        ),
        "air": ("above a snowy field", "over the snow"),
    },
)
def snow_field(pen, place):
    """White rolling land, a few firs, a cold clear sky."""
    sky(pen, 0.58)
    for y, d in ((0.56, 0.8), (0.6, 0.55)):
        hill(pen, y, 0.03, P["ice"], d, 1.6)
    for _ in range(16):
        x = pen.rng.random()
        pine(pen, x, 0.63 + pen.between(-0.02, 0.02), pen.between(0.1, 0.2), "pine", 0.45)
    hill(pen, 0.64, 0.018, P["snow"], 0.2)
    for x in (0.05, 0.95):
        pine(pen, x, 0.76, pen.between(0.36, 0.5), "forest", 0.05)
    hill(pen, 0.74, 0.018, P["snow"])
    for _ in range(70):
        t = pen.rng.random()
        pebbles(pen, 0.76 + 0.2 * t, 0.8 + 0.2 * t, P["ice"], 1)


@setting(
    "desert",
    feet={"ground": 0.88, "air": 0.62},
    weathers=DRY,
    words={
        "ground": ("in the desert", "in a sandy desert", "among desert dunes"),
        "air": ("above the desert", "over the sand dunes"),
    },
)
def desert(pen, place):
    """Table rocks, dunes and cacti under a wide sky."""
    sky(pen, 0.6)
    for x, w, h in ((0.2, 0.13, 0.13), (0.82, 0.17, 0.17)):
        c = far(pen, "clay", 0.45)
        mesa = poly(
            (x - w, 0.66),
            (x - w * 0.8, 0.62 - h * 0.5),
            (x - w * 0.7, 0.62 - h),
            (x + w * 0.65, 0.62 - h),
            (x + w * 0.75, 0.62 - h * 0.5),
            (x + w, 0.66),
            r=0.012,
        )
        fill(pen, mesa, c, shade=0.8, grain=1)
    hill(pen, 0.63, 0.02, P["dune"], 0.45, 1.5)
    hill(pen, 0.68, 0.03, darker("dune", 0.05), 0.2, 1.3)
    if "cactus" not in pen.absent:
        cactus(pen, 0.09, 0.78, pen.between(0.26, 0.36), "green")
        cactus(pen, 0.93, 0.75, pen.between(0.18, 0.26), "green", 0.15)
    sand = lighter("dune", 0.2)
    hill(pen, 0.76, 0.02, sand, 0.0, 1.2)
    rock(pen, 0.95, 0.83, 0.045, "clay")
    pebbles(pen, 0.78, 1.0, sand, 90)


@setting(
    "hills",
    feet={"ground": 0.88, "air": 0.66},
    weathers=ALL,
    has=("tree",),
    words={
        "ground": ("on a hill", "on a grassy hill", "on a green hillside"),
        "air": ("above the hills", "over rolling hills", "in the sky above green hills"),
    },
)
def hills(pen, place):
    """Rolling hills one behind another: the night-sky and flying setting."""
    low = place == "air"
    top = 0.72 if low else 0.58
    sky(pen, top)
    for k, (d, tone) in enumerate(((0.85, "sage"), (0.6, "sage"), (0.32, "leaf"))):
        hill(pen, top + 0.045 * k, 0.03, P[tone], d, 1.4 + 0.3 * k)
        for _ in range(5):
            x = pen.rng.random()
            round_tree(pen, x, top + 0.045 * k + 0.03, 0.06 + 0.025 * k, "green", d)
    hill(pen, top + 0.16, 0.02, P["leaf"], 0.0, 1.1)
    turf(pen, top + 0.18, 1.0, P["leaf"], 130)

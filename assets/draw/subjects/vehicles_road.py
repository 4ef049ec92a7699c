"""Road vehicles: bus, truck, fire engine, tractor. Side views, facing right."""

from ..build import glass, lamp, planks, wheel
from ..paint import fill, glow, inside, line, patch, wash
from ..palette import darker, lighter
from ..registry import STREETS, subject
from ..shapes import blob, box, curve, oval, poly, ribbon

ROADS = (*STREETS, "hills", "mountains", "desert", "meadow", "snow field")


def arches(pen, body, colour, centres, r, y=-0.09):
    """Dark wheel arches cut into a body."""
    with inside(pen, body):
        for x in centres:
            fill(pen, oval(x, y, r), darker(colour, 0.8), edge=0.5, grain=0)


def head(pen, x, y, r, skin, hair):
    """A passenger's head and shoulders behind a window (clip first)."""
    fill(
        pen, oval(x, y + r * 1.9, r * 1.35, r * 1.1), "teal" if hair == "honey" else "plum", grain=0
    )
    fill(pen, oval(x, y, r), skin, grain=0, edge=0.3)
    fill(pen, oval(x + r, y + r * 0.25, r * 0.2), skin, grain=0, edge=0.2)
    fill(pen, oval(x + r * 0.5, y + r * 0.1, r * 0.13), "ink", grain=0, edge=0)
    fill(
        pen,
        blob(
            (x - r, y + r * 0.1),
            (x - r * 0.9, y - r * 0.8),
            (x, y - r * 1.15),
            (x + r * 0.95, y - r * 0.6),
            (x + r * 0.2, y - r * 0.45),
            (x - r * 0.6, y - r * 0.1),
        ),
        hair,
        grain=0,
        edge=0.2,
    )


@subject(
    "bus",
    "vehicles",
    box=(1.0, 0.5),
    metres=3.2,
    shadow=0.96,
    settings=(*ROADS, "park", "beach"),
    colours=("red", "yellow", "blue", "green"),
    nouns=("bus",),
    plural="buses",
    doing=("wait", "stand", "be parked"),
    counts=(1, 1, 1, 2),
    say_colour=0.85,
)
def bus(pen, look):
    """A friendly town bus with passengers at the windows and a folding door."""
    c = look.colour
    wash(pen, box(-0.46, -0.1, 0.46, -0.02, 0.04), "ink", 0.8, 0.01)
    fill(pen, box(-0.3, -0.5, -0.08, -0.46, 0.015), "silver")
    body = poly(
        (-0.492, -0.065), (-0.495, -0.485), (0.445, -0.485), (0.482, -0.24), (0.495, -0.065), r=0.05
    )
    fill(pen, body, c)
    patch(pen, body, box(-0.6, -0.52, 0.6, -0.435, 0), "cream", 0.004)
    patch(pen, body, box(-0.6, -0.225, 0.6, -0.2, 0.0), "cream", 0.003)
    patch(pen, body, box(-0.6, -0.115, 0.6, -0.05, 0.0), darker(c, 0.35), 0.004)
    people = [("skin2", "chocolate"), None, ("skin4", "ink"), ("skin1", "honey"), None]
    for i, who in enumerate(people):
        x = -0.46 + i * 0.148
        pane = box(x, -0.415, x + 0.13, -0.255, 0.022)
        glass(pen, pane)
        if who:
            with inside(pen, pane):
                head(pen, x + 0.065, -0.325, 0.034, *who)
        line(pen, pane, lighter(c, 0.45), 0.008)
    _front(pen, c)
    for x in (-0.2, 0.02):
        line(pen, curve((x, -0.195), (x, -0.12)), darker(c, 0.5), pen.px(2.5), 0.6)
    fill(
        pen,
        box(-0.488, -0.19, -0.468, -0.125, 0.01),
        "amber" if look.word == "red" else "crimson",
        grain=0,
    )
    arches(pen, body, c, (-0.29, 0.19), 0.118)
    fill(pen, box(-0.5, -0.1, -0.42, -0.062, 0.012), "silver")
    fill(pen, box(0.42, -0.1, 0.5, -0.062, 0.012), "silver")
    for x in (-0.29, 0.19):
        wheel(pen, x, -0.09, 0.09)
    lamp(pen, 0.462, -0.15, 0.022, beam=0.4)


def _front(pen, c):
    """The folding door, the windscreen and the driver of the bus."""
    leaf = box(0.302, -0.425, 0.412, -0.09, 0.018)
    fill(pen, leaf, darker(c, 0.45))
    for x in (0.31, 0.361):
        glass(pen, box(x, -0.41, x + 0.043, -0.11, 0.012))
    screen = poly((0.425, -0.42), (0.456, -0.42), (0.484, -0.245), (0.425, -0.245), r=0.012)
    glass(pen, screen)
    line(pen, screen, lighter(c, 0.45), 0.006)
    fill(pen, box(0.3, -0.475, 0.43, -0.442, 0.008), "ink", grain=0)
    with pen.ungraded():
        for x in (0.32, 0.348, 0.376, 0.4):
            line(pen, curve((x, -0.459), (x + 0.014, -0.459)), "amber", 0.009)


@subject(
    "truck",
    "vehicles",
    box=(1.0, 0.56),
    metres=3.6,
    shadow=0.96,
    settings=(*ROADS, "farm"),
    colours=("blue", "red", "green", "orange"),
    nouns=("truck", "lorry"),
    doing=("stand", "be parked", "wait"),
    counts=(1, 1, 1, 2),
    say_colour=0.85,
)
def truck(pen, look):
    """A lorry: a long box behind a coloured cab, three wheels."""
    c = look.colour
    wash(pen, box(-0.46, -0.1, 0.46, -0.02, 0.04), "ink", 0.8, 0.01)
    fill(pen, box(-0.48, -0.15, 0.42, -0.1, 0.01), "slate")
    load = box(-0.495, -0.545, 0.185, -0.145, 0.018)
    fill(pen, load, "ivory")
    planks(pen, load, (-0.495, -0.5, 0.185, -0.145), "stone", 9, upright=True)
    patch(
        pen,
        load,
        poly(
            (-0.6, -0.33),
            (-0.3, -0.33),
            (0.0, -0.25),
            (0.3, -0.25),
            (0.3, -0.19),
            (-0.6, -0.19),
            r=0.06,
        ),
        c,
        0.003,
    )
    for y in (-0.535, -0.15):
        fill(pen, box(-0.497, y - 0.01, 0.188, y + 0.012, 0.006), "silver")
    fill(pen, box(0.185, -0.24, 0.215, -0.14, 0.004), "charcoal", grain=0)
    fill(
        pen,
        blob(
            (0.205, -0.47),
            (0.24, -0.53),
            (0.33, -0.535),
            (0.38, -0.5),
            (0.36, -0.46),
            (0.27, -0.45),
        ),
        lighter(c, 0.12),
    )
    cab = blob(
        (0.205, -0.08),
        (0.203, -0.28),
        (0.208, -0.46),
        (0.25, -0.482),
        (0.38, -0.478),
        (0.425, -0.44),
        (0.462, -0.3),
        (0.487, -0.25),
        (0.494, -0.14),
        (0.488, -0.08),
        (0.35, -0.068),
    )
    fill(pen, cab, c)
    glass(
        pen,
        blob(
            (0.262, -0.305),
            (0.262, -0.435),
            (0.28, -0.448),
            (0.37, -0.446),
            (0.398, -0.42),
            (0.428, -0.315),
            (0.415, -0.297),
            (0.28, -0.295),
        ),
    )
    line(pen, curve((0.235, -0.45), (0.235, -0.2), (0.24, -0.17)), darker(c, 0.6), 0.006, 0.7)
    line(pen, curve((0.44, -0.28), (0.43, -0.24), (0.4, -0.2)), darker(c, 0.6), 0.006, 0.5)
    fill(pen, box(0.262, -0.262, 0.315, -0.244, 0.008), "silver", grain=0)
    patch(pen, cab, box(0.1, -0.222, 0.6, -0.195, 0.0), lighter(c, 0.6), 0.003)
    fill(pen, box(0.428, -0.42, 0.446, -0.32, 0.008), "charcoal", grain=0)
    arches(pen, cab, c, (0.335,), 0.115)
    fill(pen, box(0.43, -0.105, 0.5, -0.06, 0.014), "silver")
    fill(pen, box(-0.03, -0.16, 0.13, -0.075, 0.03), "silver")
    line(pen, curve((0.02, -0.155), (0.02, -0.08)), "slate", 0.006)
    for x in (-0.36, -0.155, 0.335):
        wheel(pen, x, -0.09, 0.09)
    fill(pen, box(-0.5, -0.13, -0.475, -0.09, 0.01), "crimson", grain=0)
    lamp(pen, 0.468, -0.165, 0.022, beam=0.4)


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

"""On the road: bus and truck. Side views, facing right."""

from ..build import glass, lamp, planks, wheel
from ..paint import fill, inside, line, patch, wash
from ..palette import darker, lighter
from ..registry import STREETS, subject
from ..shapes import blob, box, curve, oval, poly

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
    people = [("skin2", "chocolate"), None, ("skin5", "ink"), ("skin1", "honey"), None]
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
    cab = _truck_cab(pen, c)
    arches(pen, cab, c, (0.335,), 0.115)
    fill(pen, box(0.43, -0.105, 0.5, -0.06, 0.014), "silver")
    fill(pen, box(-0.03, -0.16, 0.13, -0.075, 0.03), "silver")
    line(pen, curve((0.02, -0.155), (0.02, -0.08)), "slate", 0.006)
    for x in (-0.36, -0.155, 0.335):
        wheel(pen, x, -0.09, 0.09)
    fill(pen, box(-0.5, -0.13, -0.475, -0.09, 0.01), "crimson", grain=0)
    lamp(pen, 0.468, -0.165, 0.022, beam=0.4)


def _truck_cab(pen, c):
    """The cab with window, door and mirror; returns its shape."""
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
    return cab

"""Toys and music: drum, toy robot, toy blocks, rubber duck, guitar."""

from ..faces import cheek
from ..paint import cast, fill, flat, glow, inside, line, wash
from ..palette import darker, lighter
from ..registry import subject
from ..shapes import blob, box, curve, oval, poly, ribbon, star
from .people_resting import guitar as paint_guitar


@subject(
    "drum",
    "sport_and_toys",
    box=(1.0, 0.94),
    metres=0.3,
    settings=("living room", "park", "garden"),
    indoor_place="table",
    colours=("red", "blue", "green", "yellow", "purple"),
    nouns=("drum", "toy drum"),
    doing=("stand",),
    counts=(1, 1, 2),
    mirror=False,
    shadow=0.8,
    say_colour=0.85,
    weathers=("clear", "cloudy"),
)
def drum(pen, look):
    """A tin drum with zigzag cords and two sticks on its skin."""
    c = look.colour
    side = blob(
        (-0.4, -0.6),
        (-0.4, -0.12),
        (-0.25, -0.035),
        (0, -0.008),
        (0.25, -0.035),
        (0.4, -0.12),
        (0.4, -0.6),
        (0, -0.5),
    )
    fill(pen, side, c, shade=1.0, lit=0.6)
    trim = "mustard" if look.word != "yellow" else "red"
    with inside(pen, side):
        n = 7
        pts = []
        for i in range(n * 2 + 1):
            x = (i / n - 1) * 0.42
            pts.append((x, (-0.5 if i % 2 else -0.16) + 0.085 * (1 - (x / 0.42) ** 2)))
        for a, b in zip(pts, pts[1:], strict=False):
            line(
                pen,
                curve((a[0] + 0.01, a[1] + 0.01), (b[0] + 0.01, b[1] + 0.01)),
                darker(c, 0.6),
                0.022,
                0.5,
            )
            line(pen, curve(a, b), "cream", 0.022)
        wash(pen, oval(-0.28, -0.34, 0.04, 0.17), "white", 0.35, 0.02)
    for y, w in ((-0.1, 0.42), (-0.585, 0.42)):
        band = [
            (-w, y - 0.035),
            (-w, y + 0.02),
            (-w * 0.62, y + 0.082),
            (0, y + 0.108),
            (w * 0.62, y + 0.082),
            (w, y + 0.02),
            (w, y - 0.035),
            (w * 0.62, y + 0.03),
            (0, y + 0.055),
            (-w * 0.62, y + 0.03),
        ]
        if y < -0.3:
            fill(pen, oval(0, y - 0.02, w, 0.105), trim, lit=0.7)
        fill(pen, blob(*band), trim, lit=0.8)
    fill(pen, oval(0, -0.612, 0.385, 0.088), "ivory", shade=0.4, grain=0.9)
    for (x0, y0), (x1, y1) in (((-0.14, -0.62), (0.45, -0.84)), ((0.13, -0.6), (-0.44, -0.86))):
        line(
            pen,
            curve((x0 + 0.02, y0 + 0.03), (x1 * 0.7 + 0.02, y1 * 0.7 + y0 * 0.3 + 0.05)),
            "shadow",
            0.03,
            0.2,
            0.012,
        )
        fill(pen, ribbon([(x0, y0), (x1, y1)], [0.028, 0.04]), "wood", lit=0.8)
        fill(pen, oval(x0, y0, 0.045, 0.038), "plank", lit=0.8)


@subject(
    "toy robot",
    "sport_and_toys",
    box=(0.76, 1.0),
    metres=0.3,
    settings=("living room", "kitchen", "garden", "park"),
    indoor_place="table",
    colours=("red", "blue", "green", "teal", "orange"),
    nouns=("toy robot", "robot"),
    doing=("stand", "wave"),
    counts=(1, 1, 2),
    shadow=0.8,
    say_colour=0.8,
    weathers=("clear", "cloudy"),
)
def toy_robot(pen, look):
    """A tin robot with a square head, dials and a key in its side."""
    c, steel = look.colour, "silver"
    for s in (-1, 1):
        fill(
            pen,
            poly((s * 0.05, -0.25), (s * 0.2, -0.25), (s * 0.19, -0.08), (s * 0.06, -0.08), r=0.02),
            steel,
            shade=0.8,
        )
        for y in (-0.2, -0.14):
            line(pen, curve((s * 0.06, y), (s * 0.19, y)), "slate", 0.01, 0.7)
        fill(
            pen,
            poly((s * 0.03, -0.1), (s * 0.22, -0.1), (s * 0.26, 0), (s * 0.025, 0), r=0.03),
            darker(c, 0.1),
            lit=0.7,
        )
    waving = look.doing == "wave"
    for s in (-1, 1):
        up = waving and s == 1
        hand = (s * 0.335, -0.76) if up else (s * 0.325, -0.27)
        pts = [(s * 0.22, -0.5), (s * 0.31, -0.51 if up else -0.43), hand]
        fill(pen, ribbon(pts, [0.075, 0.07, 0.065]), steel, shade=0.8)
        for t in (0.25, 0.5, 0.75):
            x, y = pts[1][0] + (hand[0] - pts[1][0]) * t, pts[1][1] + (hand[1] - pts[1][1]) * t
            line(pen, curve((x - 0.03, y), (x + 0.03, y)), "slate", 0.01, 0.7)
        d = -1 if up else 1
        for k in (-1, 1):
            line(
                pen,
                curve(
                    (hand[0], hand[1]),
                    (hand[0] + k * 0.045, hand[1] + d * 0.03),
                    (hand[0] + k * 0.028, hand[1] + d * 0.085),
                ),
                darker(c, 0.2),
                0.034,
            )
    _robot_chest(pen, c, steel)
    _robot_head(pen, steel)


def _robot_chest(pen, c, steel):
    """The tin chest with dial, lamps and grille."""
    fill(pen, box(-0.24, -0.575, 0.24, -0.225, 0.035), c, shade=0.9, lit=0.8)
    for x, y in ((-0.21, -0.545), (0.21, -0.545), (-0.21, -0.255), (0.21, -0.255)):
        fill(pen, oval(x, y, 0.013), steel, grain=0)
    fill(pen, box(-0.17, -0.525, 0.17, -0.37, 0.02), lighter(c, 0.65), shade=0.3)
    fill(pen, oval(-0.08, -0.447, 0.06), "paper", edge=0.7)
    line(pen, curve((-0.08, -0.447), (-0.045, -0.485)), "red", 0.012)
    for i, tone in enumerate(("red", "yellow", "leaf")):
        fill(pen, oval(0.045 + i * 0.05, -0.485, 0.018), tone, lit=0.8)
    for y in (-0.435, -0.405):
        line(pen, curve((0.03, y), (0.15, y)), "slate", 0.012, 0.7)
    for i in range(4):
        line(
            pen,
            curve((-0.1, -0.33 + i * 0.024), (0.1, -0.33 + i * 0.024)),
            darker(c, 0.5),
            0.01,
            0.7,
        )


def _robot_head(pen, steel):
    """Square head with an aerial, lamp eyes and a toothy mouth."""
    fill(pen, box(-0.07, -0.62, 0.07, -0.57, 0.01), "slate")
    line(pen, curve((0, -0.88), (0, -0.95)), "slate", 0.02)
    with pen.ungraded():
        glow(pen, 0, -0.96, 0.1, "coral", 0.45 if pen.mood.night else 0.0)
    fill(pen, oval(0, -0.962, 0.034), "red", lit=0.9)
    for s in (-1, 1):
        fill(pen, box(s * 0.21, -0.8, s * 0.26, -0.69, 0.014), "mustard")
    fill(pen, box(-0.22, -0.89, 0.22, -0.605, 0.05), steel, shade=0.9, lit=0.8)
    for s in (-1, 1):
        with pen.ungraded():
            fill(pen, oval(s * 0.095, -0.775, 0.062), "butter", edge=0.7, shade=0.3)
        flat(pen, oval(s * 0.095 + 0.008, -0.772, 0.032, 0.036), "ink")
        flat(pen, oval(s * 0.095 - 0.006, -0.786, 0.011), "white")
    fill(pen, box(-0.1, -0.69, 0.1, -0.64, 0.02), "charcoal")
    for i in range(5):
        fill(
            pen,
            box(-0.088 + i * 0.036, -0.683, -0.062 + i * 0.036, -0.647, 0.006),
            "white",
            grain=0,
        )


@subject(
    "toy blocks",
    "sport_and_toys",
    box=(1.0, 0.92),
    metres=0.25,
    settings=("living room", "garden", "kitchen"),
    indoor_place="table",
    colours={"": "red"},
    nouns=("tower of toy blocks",),
    plural="towers of toy blocks",
    doing=("stand",),
    counts=(1,),
    mirror=False,
    shadow=0.95,
    weathers=("clear", "cloudy"),
)
def toy_blocks(pen, look):
    """Six wooden cubes with pictures and a roof, piled into a tower."""

    s = 0.27
    for x, y, c, mark in (
        (-0.31, 0, "red", "star"),
        (-0.01, 0, "yellow", "house"),
        (0.3, 0, "blue", "heart"),
        (-0.16, -s, "green", "ball"),
        (0.14, -s, "orange", "star"),
    ):
        _cube(pen, x, y, s, c, mark)
    _cube(pen, -0.02, -2 * s, 0.25, "purple", "heart")
    fill(
        pen,
        poly((-0.18, -0.785), (0.14, -0.785), (-0.02, -0.915), r=0.02),
        "red",
        shade=0.9,
        lit=0.8,
    )


def _cube(pen, x, y, s, c, mark):
    """A wooden cube of side s with a mark on it, foot at x, y."""
    front = box(x - s / 2, y - s, x + s / 2, y, 0.018)
    fill(
        pen,
        poly(
            (x - s / 2, y - s),
            (x + s / 2, y - s),
            (x + s * 0.43, y - s * 1.17),
            (x - s * 0.43, y - s * 1.17),
            r=0.014,
        ),
        lighter(c, 0.4),
    )
    fill(pen, front, c, shade=0.8, lit=0.7)
    fill(
        pen,
        box(x - s * 0.37, y - s * 0.87, x + s * 0.37, y - s * 0.13, 0.02),
        "ivory",
        shade=0.2,
        edge=0.25,
    )
    marks = {
        "star": star(x, y - s * 0.48, s * 0.29),
        "ball": oval(x, y - s * 0.5, s * 0.22),
        "heart": blob(
            (x, y - s * 0.24),
            (x - s * 0.24, y - s * 0.5),
            (x - s * 0.19, y - s * 0.67),
            (x - s * 0.06, y - s * 0.67),
            (x, y - s * 0.58),
            (x + s * 0.06, y - s * 0.67),
            (x + s * 0.19, y - s * 0.67),
            (x + s * 0.24, y - s * 0.5),
        ),
        "house": poly(
            (x - s * 0.22, y - s * 0.25),
            (x - s * 0.22, y - s * 0.5),
            (x, y - s * 0.74),
            (x + s * 0.22, y - s * 0.5),
            (x + s * 0.22, y - s * 0.25),
            r=0.012,
        ),
    }
    fill(pen, marks[mark], darker(c, 0.08), lit=0.6)


@subject(
    "rubber duck",
    "sport_and_toys",
    box=(1.0, 0.9),
    metres=0.1,
    settings=("kitchen", "living room", "garden", "park"),
    indoor_place="table",
    colours={"yellow": "yellow", "pink": "pink", "blue": "sky"},
    nouns=("rubber duck", "toy duck"),
    doing=("sit",),
    counts=(1, 2, 3),
    shadow=0.8,
    say_colour=0.6,
    weathers=("clear", "cloudy"),
)
def rubber_duck(pen, look):
    """A shining bath duck with an orange beak."""
    c = look.colour
    body = blob(
        (-0.47, -0.42),
        (-0.36, -0.36),
        (-0.2, -0.39),
        (0.0, -0.4),
        (0.2, -0.42),
        (0.4, -0.4),
        (0.46, -0.27),
        (0.41, -0.11),
        (0.25, -0.012),
        (-0.1, -0.005),
        (-0.3, -0.06),
        (-0.42, -0.2),
    )
    fill(pen, body, c, shade=0.8, lit=0.7)
    head = blob(
        (-0.07, -0.6),
        (-0.02, -0.78),
        (0.14, -0.87),
        (0.31, -0.83),
        (0.4, -0.68),
        (0.37, -0.51),
        (0.24, -0.4),
        (0.1, -0.38),
        (-0.02, -0.45),
    )
    cast(pen, body, head, 0.35, 0.03)
    fill(pen, head, c, shade=0.7, lit=0.7)
    wing = blob(
        (-0.28, -0.33),
        (-0.1, -0.36),
        (0.08, -0.3),
        (0.12, -0.18),
        (0.0, -0.11),
        (-0.15, -0.13),
        (-0.26, -0.2),
        (-0.36, -0.29),
    )
    cast(pen, body, wing, 0.3, 0.02)
    fill(pen, wing, darker(c, 0.08), lit=0.8)
    for y in (-0.24, -0.19):
        line(
            pen, curve((-0.24, y), (-0.1, y + 0.035), (0.02, y + 0.015)), darker(c, 0.4), 0.01, 0.6
        )
    _rubber_face(pen, head)


def _rubber_face(pen, head):
    """Beak, eye, cheek and a shine."""
    fill(
        pen,
        blob((0.33, -0.6), (0.42, -0.595), (0.495, -0.56), (0.43, -0.52), (0.33, -0.52)),
        darker("orange", 0.2),
    )
    fill(
        pen,
        blob((0.31, -0.64), (0.4, -0.68), (0.46, -0.65), (0.5, -0.6), (0.42, -0.57), (0.32, -0.56)),
        "orange",
        lit=0.8,
    )
    flat(pen, oval(0.23, -0.69, 0.042, 0.054), "ink")
    flat(pen, oval(0.217, -0.71, 0.016, 0.018), "white")
    cheek(pen, 0.2, -0.57, 0.05)
    with inside(pen, head):
        wash(pen, oval(0.06, -0.77, 0.06, 0.03, -40), "white", 0.75, 0.014)


@subject(
    "guitar",
    "household",
    box=(0.6, 1.0),
    metres=1.0,
    settings=("living room", "park", "garden", "beach"),
    colours={"brown": "caramel", "red": "red", "blue": "blue", "green": "green"},
    nouns=("guitar", "acoustic guitar"),
    doing=("stand",),
    counts=(1, 1, 2),
    shadow=0.8,
    say_colour=0.6,
    weathers=("clear", "cloudy"),
)
def guitar(pen, look):
    """An acoustic guitar on a folding stand."""
    for s in (-1, 1):
        line(pen, curve((s * 0.05, -0.3), (s * 0.27, -0.012)), "charcoal", 0.022)
    paint_guitar(pen, look.colour, -0.015, -0.34, 0.91, -86)
    for s in (-1, 1):
        line(
            pen,
            curve((s * 0.12, -0.06), (s * 0.155, -0.05), (s * 0.165, -0.095)),
            "charcoal",
            0.024,
        )

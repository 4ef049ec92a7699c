"""Indoor settings: kitchen and living room, with the floor or a table in front."""

from ..flora import round_tree
from ..land import floor, hill, tabletop
from ..paint import fill, flat, glow, inside, line, wash
from ..palette import P, darker, lighter
from ..setting import setting
from ..shapes import blob, box, curve, leaf, oval, poly
from ..sky import sky

_TIMES = ("day", "day", "day", "night")


def wall(pen, colour, low):
    """A painted wall down to y=low, lighter towards the window's side."""
    fill(
        pen,
        box(-0.02, -0.02, 1.02, low, 0),
        colour,
        to=darker(colour, 0.1),
        edge=0,
        shade=0,
        lit=0,
        grain=0.7,
    )
    if pen.mood.night:
        with pen.ungraded():
            glow(pen, 0.5, 0.2, 0.75, "amber", 0.35)
    else:
        with inside(pen, box(-0.02, -0.02, 1.02, low, 0)):
            glow(pen, 0.1, 0.2, 0.7, "cream", 0.5)


def view_window(pen, x, y, w, h):
    """A window that shows the sky, a hill and a tree outside."""
    frame = box(x, y, x + w, y + h, 0.01)
    with inside(pen, frame), pen.at(x, y, max(w, h)):
        sky(pen, 0.8, clouds=False)
        hill(pen, 0.72, 0.04, P["leaf"], 0.3)
        round_tree(pen, 0.7 * w / max(w, h), 0.8, 0.36, "green", 0.25)
    for pts in (((x + w / 2, y), (x + w / 2, y + h)), ((x, y + h * 0.45), (x + w, y + h * 0.45))):
        line(pen, curve(*pts), "white", 0.01)
    line(pen, frame, "white", 0.022)
    fill(pen, box(x - 0.03, y + h, x + w + 0.03, y + h + 0.022, 0.006), "white")


def potted_plant(pen, x, y, h, pot="clay"):
    """A leafy plant in a pot, foot at (x, y)."""
    for i in range(9):
        a = -90 + (i - 4) * 20 + pen.between(-6, 6)
        fill(
            pen,
            leaf(x, y - h * 0.38, h * pen.between(0.5, 0.64), h * 0.09, a),
            darker("green", 0.2 * (i % 2)),
            grain=0.3,
        )
    fill(
        pen,
        poly(
            (x - h * 0.2, y - h * 0.42),
            (x + h * 0.2, y - h * 0.42),
            (x + h * 0.14, y),
            (x - h * 0.14, y),
            r=h * 0.03,
        ),
        pot,
    )


@setting(
    "kitchen",
    feet={"ground": 0.92, "table": 0.87},
    weathers=("clear",),
    times=_TIMES,
    indoor=True,
    words={
        "ground": ("in the kitchen", "on the kitchen floor", "in a cosy kitchen"),
        "table": (
            "on a kitchen table",
            "on the kitchen table",
            "on the table",
            "on a table in the kitchen",
        ),
    },
)
def kitchen(pen, place):
    """Tiles, cupboards, a shelf with crockery, a window; then table or floor."""
    colour = pen.rng.choice(("mint", "butter", "powder", "blush"))
    wall(pen, P[colour], 0.8)
    view_window(pen, 0.07, 0.08, 0.28, 0.3)
    _shelf(pen, 0.56, 0.24)
    with inside(pen, box(-0.02, 0.44, 1.02, 0.6, 0)):
        for row in range(4):
            for i in range(27):
                fill(
                    pen,
                    box(
                        i * 0.04 - 0.018,
                        0.44 + row * 0.04,
                        i * 0.04 + 0.019,
                        0.477 + row * 0.04,
                        0.004,
                    ),
                    "white",
                    edge=0.15,
                    shade=0.15,
                    grain=0,
                )
    fill(pen, box(-0.02, 0.57, 1.02, 0.6, 0.004), "wood")
    tone = P[pen.rng.choice(("teal", "sage", "sea"))]
    fill(pen, box(-0.02, 0.6, 1.02, 0.82, 0), lighter(tone, 0.1), shade=0.3)
    for i in range(5):
        x = 0.02 + i * 0.2
        fill(pen, box(x, 0.62, x + 0.175, 0.8, 0.008), lighter(tone, 0.2), edge=0.4)
        fill(pen, oval(x + 0.155, 0.66, 0.008), "mustard", grain=0)
    potted_plant(pen, 0.06, 0.575, 0.15)
    _kettle(pen, 0.93, 0.572)
    if place == "table":
        tabletop(pen, 0.72, P["honey"], pen.rng.choice((None, None, "red", "sky")))
    else:
        floor(pen, 0.8, P["ivory"], "clay")


def _shelf(pen, x, y):
    fill(pen, box(x - 0.06, y, x + 0.42, y + 0.018, 0.004), "wood")
    tones = ("tomato", "white", "teal", "mustard", "sky")
    for i in range(5):
        cx, h = x + i * 0.085, (0.075, 0.055, 0.085, 0.05, 0.07)[i]
        fill(pen, box(cx - 0.026, y - h, cx + 0.026, y, 0.012), tones[i])
    wash(pen, box(x - 0.06, y + 0.02, x + 0.42, y + 0.035, 0), "shadow", 0.2, 0.012)


def _kettle(pen, x, y):
    fill(
        pen,
        blob(
            (x - 0.06, y),
            (x - 0.055, y - 0.06),
            (x, y - 0.09),
            (x + 0.055, y - 0.06),
            (x + 0.06, y),
        ),
        "tomato",
    )
    line(pen, curve((x - 0.04, y - 0.08), (x, y - 0.14), (x + 0.04, y - 0.08)), "charcoal", 0.01)


@setting(
    "living room",
    feet={"ground": 0.92, "table": 0.87},
    weathers=("clear",),
    times=_TIMES,
    indoor=True,
    words={
        "ground": ("in the living room", "on the living room floor", "on a rug in the living room"),
        "table": ("on a table in the living room", "on the living room table", "on the table"),
    },
)
def living_room(pen, place):
    """Wallpaper, a window, a sofa, pictures, a plant, a rug on boards."""
    paper = P[pen.rng.choice(("butter", "lilac", "mint", "powder"))]
    wall(pen, paper, 0.72)
    for row in range(9):
        for i in range(14):
            x = i * 0.08 + (0.04 if row % 2 else 0)
            flat(pen, leaf(x, 0.05 + row * 0.075, 0.022, 0.008, -60), darker(paper, 0.18), 0.4)
    view_window(pen, 0.06, 0.07, 0.27, 0.34)
    for x, w, h, tone in ((0.62, 0.15, 0.12, "sky"), (0.82, 0.11, 0.14, "coral")):
        fill(pen, box(x, 0.12, x + w, 0.12 + h, 0.005), "wood")
        fill(
            pen,
            box(x + 0.014, 0.134, x + w - 0.014, 0.106 + h, 0.003),
            tone,
            to=P["butter"],
            edge=0.3,
        )
    fill(pen, box(-0.02, 0.69, 1.02, 0.725, 0), "white", edge=0.4)
    floor(pen, 0.72, P["plank"])
    _sofa(pen, 0.66, 0.79, pen.rng.choice(("teal", "plum", "sea", "moss")))
    potted_plant(pen, 0.09, 0.78, 0.3)
    if place == "table":
        tabletop(pen, 0.74, P["wood"])
        return
    rug = oval(0.5, 0.91, 0.47, 0.085)
    tone = pen.rng.choice(("rose", "sea", "mustard"))
    fill(pen, rug, tone, shade=0.3)
    line(pen, oval(0.5, 0.91, 0.42, 0.07), "cream", 0.008, 0.8)


def _sofa(pen, x, y, colour):
    c = P[colour]
    fill(pen, box(x - 0.28, y - 0.3, x + 0.28, y - 0.04, 0.05), c)
    for s in (-1, 1):
        fill(
            pen,
            box(x + s * 0.13 - 0.125, y - 0.14, x + s * 0.13 + 0.125, y - 0.06, 0.025),
            lighter(c, 0.15),
        )
        fill(pen, box(x + s * 0.29 - 0.05, y - 0.2, x + s * 0.29 + 0.05, y - 0.01, 0.04), c)
        fill(pen, box(x + s * 0.26 - 0.02, y - 0.03, x + s * 0.26 + 0.02, y, 0.006), "bark")
    fill(pen, box(x - 0.27, y - 0.075, x + 0.27, y - 0.015, 0.02), darker(c, 0.12))
    fill(
        pen,
        poly(
            (x - 0.2, y - 0.13),
            (x - 0.1, y - 0.22),
            (x - 0.02, y - 0.13),
            (x - 0.11, y - 0.05),
            r=0.03,
        ),
        "mustard",
    )

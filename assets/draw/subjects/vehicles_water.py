"""On the water: rowing boat, ship."""

from ..build import flag, planks
from ..paint import fill, flat, glow, inside, line, patch
from ..palette import darker
from ..people import Pose, figure, somebody
from ..registry import WATERS, subject
from ..shapes import blob, box, curve, lumpy, oval, poly, ribbon


@subject(
    "rowing boat",
    "vehicles",
    box=(1.0, 0.5),
    metres=1.2,
    place="water",
    settings=WATERS,
    colours=("red", "blue", "green", "yellow", "white"),
    nouns=("rowing boat", "rowboat"),
    doing=("float", "carry a child"),
    counts=(1, 1, 2),
    say_colour=0.75,
)
def rowing_boat(pen, look):
    """A small wooden boat with oars; empty, or with a child rowing."""
    c = look.colour
    inner = blob(
        (-0.48, -0.215),
        (-0.2, -0.225),
        (0.1, -0.23),
        (0.46, -0.26),
        (0.3, -0.15),
        (0.0, -0.12),
        (-0.3, -0.14),
    )
    fill(pen, inner, darker("wood", 0.5), grain=0.6)
    for x in (-0.25, 0.2):
        fill(pen, box(x - 0.07, -0.205, x + 0.07, -0.175, 0.008), "plank")
    if look.doing == "carry a child":
        top = "mustard" if look.word != "yellow" else "coral"
        who = somebody(pen.rng, "child", top=top)
        with pen.at(-0.06, -0.07, 0.6):
            figure(
                pen,
                who,
                Pose(
                    hip=(0, -0.3),
                    hands=((-0.2, -0.36), (0.12, -0.3)),
                    feet=((-0.08, 0), (0.1, 0)),
                    face=(0.5, 0.0),
                    mood="laugh",
                ),
            )
    _hull(pen, look, c)
    line(pen, curve((-0.06, -0.165), (-0.06, -0.2)), "slate", 0.016)
    fill(
        pen,
        ribbon([(-0.02, -0.235 if look.doing == "float" else -0.22), (-0.3, -0.05)], [0.022, 0.02]),
        "wood",
    )
    fill(
        pen,
        blob(
            (-0.27, -0.085),
            (-0.32, -0.065),
            (-0.41, -0.005),
            (-0.42, 0.025),
            (-0.37, 0.03),
            (-0.285, -0.03),
        ),
        "wood",
    )


def _hull(pen, look, c):
    """The planked hull with a pale top board."""
    hull = blob(
        (-0.495, -0.225),
        (-0.25, -0.175),
        (0.05, -0.165),
        (0.3, -0.2),
        (0.498, -0.285),
        (0.45, -0.13),
        (0.36, 0.01),
        (0.1, 0.038),
        (-0.2, 0.036),
        (-0.4, 0.01),
        (-0.465, -0.1),
    )
    fill(pen, hull, c)
    planks(pen, hull, (-0.5, -0.22, 0.5, 0.04), c, 5)
    patch(
        pen,
        hull,
        blob(
            (-0.6, -0.24),
            (-0.25, -0.175),
            (0.05, -0.165),
            (0.3, -0.2),
            (0.6, -0.33),
            (0.6, -0.25),
            (0.3, -0.15),
            (0.05, -0.115),
            (-0.25, -0.125),
            (-0.6, -0.18),
        ),
        "cream" if look.word != "white" else "teal",
        0.003,
    )
    line(
        pen,
        curve((-0.495, -0.225), (-0.25, -0.175), (0.05, -0.165), (0.3, -0.2), (0.498, -0.285)),
        "honey",
        0.026,
    )


@subject(
    "ship",
    "vehicles",
    box=(1.0, 0.72),
    metres=25,
    place="water",
    settings=("sea", "sea", "lake"),
    colours=("red", "blue", "green", "black"),
    nouns=("ship", "steamship"),
    doing=("sail", "steam along"),
    counts=(1, 1, 1, 2),
    say_colour=0.6,
)
def ship(pen, look):
    """A big passenger steamer: white decks, two funnels, portholes, smoke."""
    c = look.colour
    funnel = "tomato" if look.word != "red" else "mustard"
    for x, y, r in (
        (-0.42, -0.675, 0.046),
        (-0.3, -0.67, 0.05),
        (-0.17, -0.66, 0.046),
        (-0.04, -0.65, 0.04),
    ):
        fill(pen, lumpy(x, y, r * 1.35, r * 0.8, pen.rng, 7, 0.12), "silver", edge=0.2, alpha=0.85)
    for x in (-0.34, 0.33):
        line(pen, curve((x, -0.2), (x, -0.6)), "bark", 0.014)
    for a, b in (((-0.34, -0.59), (-0.47, -0.21)), ((0.33, -0.59), (0.48, -0.27))):
        line(pen, curve(a, b), "slate", pen.px(2), 0.6)
    for x in (-0.15, 0.05):
        pipe = poly(
            (x - 0.055, -0.42), (x - 0.075, -0.62), (x + 0.045, -0.62), (x + 0.06, -0.42), r=0.012
        )
        fill(pen, pipe, funnel)
        patch(pen, pipe, box(x - 0.1, -0.63, x + 0.1, -0.585, 0), "charcoal", 0.002)
        patch(pen, pipe, box(x - 0.1, -0.55, x + 0.1, -0.51, 0), "cream", 0.002)
    for x0, x1, y, n in (
        (-0.27, 0.22, -0.425, 7),
        (-0.34, 0.28, -0.345, 9),
        (-0.4, 0.34, -0.265, 11),
    ):
        deck = poly((x0, y + 0.12), (x0, y), (x1, y), (x1 + 0.02, y + 0.12), r=0.01)
        fill(pen, deck, "white")
        for i in range(n):
            _pane(pen, x0 + 0.035 + i * (x1 - x0 - 0.05) / n, y + 0.03)
        fill(pen, box(x0 - 0.015, y - 0.012, x1 + 0.02, y + 0.008, 0.006), "plank", grain=0)
    _ship_hull(pen, look, c)
    for x in (-0.05, 0.13):
        fill(
            pen,
            blob((x - 0.06, -0.355), (x + 0.07, -0.355), (x + 0.05, -0.32), (x - 0.04, -0.32)),
            "orange",
        )
    line(pen, curve((0.385, -0.16), (0.385, -0.1)), "silver", 0.01)
    line(pen, curve((0.36, -0.115), (0.385, -0.09), (0.41, -0.115)), "silver", 0.01)
    flag(pen, 0.33, -0.61, 0.09, "yellow")


def _ship_hull(pen, look, c):
    """The painted hull with its portholes."""
    hull = blob(
        (-0.492, -0.2),
        (-0.3, -0.165),
        (0.1, -0.165),
        (0.35, -0.185),
        (0.498, -0.27),
        (0.46, -0.14),
        (0.42, 0.01),
        (0.2, 0.038),
        (-0.2, 0.038),
        (-0.4, 0.025),
        (-0.47, -0.08),
    )
    fill(pen, hull, c)
    patch(
        pen,
        hull,
        box(-0.6, -0.035, 0.6, 0.1, 0),
        darker("brick" if look.word != "red" else "navy", 0.25),
        0.003,
    )
    patch(pen, hull, box(-0.6, -0.05, 0.6, -0.032, 0), "cream", 0.002)
    with inside(pen, hull):
        for i in range(12):
            _pane(pen, -0.4 + i * 0.066, -0.115, True)
    line(
        pen,
        curve((-0.49, -0.2), (-0.3, -0.165), (0.1, -0.165), (0.35, -0.185), (0.498, -0.27)),
        "cream",
        0.016,
    )


def _pane(pen, x, y, round_=False):
    """A ship's window; it shines at night."""
    shape = oval(x, y, 0.015) if round_ else box(x, y, x + 0.03, y + 0.035, 0.008)
    if pen.mood.night:
        with pen.ungraded():
            glow(pen, x, y, 0.05, "amber", 0.3)
            flat(pen, shape, "amber")
    else:
        fill(pen, shape, "deep", grain=0)

"""In the country: tent and stone bridge."""

from math import cos, sin, tau

from ..build import bricks
from ..flora import bush, grass
from ..paint import fill, flat, glow, inside, line, wash
from ..palette import darker, lighter
from ..registry import subject
from ..shapes import blob, box, curve, minus, oval, union


@subject(
    "tent",
    "buildings",
    box=(1.0, 0.68),
    metres=1.6,
    shadow=0.95,
    settings=(
        "forest",
        "mountains",
        "meadow",
        "lake",
        "beach",
        "hills",
        "river",
        "snow field",
        "desert",
    ),
    colours=("orange", "blue", "green", "red", "yellow"),
    nouns=("tent",),
    doing=("stand",),
    counts=(1, 1, 1, 2),
    say_colour=0.8,
)
def tent(pen, look):
    """A ridge tent with an open flap, ropes and a lantern."""
    c = look.colour
    for a, b in (
        ((-0.02, -0.6), (-0.44, -0.02)),
        ((-0.42, -0.5), (-0.495, -0.05)),
        ((0.02, -0.62), (0.49, -0.01)),
    ):
        line(pen, curve(a, b), "bark", 0.007)
    _tent_side(pen, c)
    front = blob(
        (0.015, -0.635),
        (0.12, -0.45),
        (0.26, -0.23),
        (0.43, -0.02),
        (0.2, -0.008),
        (-0.1, -0.005),
        (-0.2, -0.015),
        (-0.1, -0.28),
    )
    fill(pen, front, darker(c, 0.12), shade=0.6)
    _tent_opening(pen)
    flap = blob(
        (0.02, -0.53),
        (0.12, -0.38),
        (0.25, -0.16),
        (0.36, -0.008),
        (0.27, -0.01),
        (0.235, -0.14),
        (0.16, -0.22),
        (0.08, -0.38),
    )
    fill(pen, flap, lighter(c, 0.35), shade=0.6)
    fill(
        pen, blob((0.15, -0.26), (0.2, -0.275), (0.215, -0.245), (0.17, -0.235)), "mustard", grain=0
    )
    line(pen, curve((0.015, -0.67), (0.015, -0.62)), "bark", 0.016)
    for x in (-0.45, 0.46):
        grass(pen, x, 0.0, 0.075, "ice" if pen.mood.snowy else "leaf", 6)
    for x, y in ((-0.44, -0.02), (0.475, -0.02)):
        line(pen, curve((x, y - 0.03), (x + 0.008, y + 0.015)), "chocolate", 0.014)


def _tent_side(pen, c):
    """The long slope with its seams."""
    side = blob(
        (0.02, -0.62),
        (-0.2, -0.555),
        (-0.36, -0.52),
        (-0.4, -0.515),
        (-0.44, -0.3),
        (-0.49, -0.045),
        (-0.3, -0.02),
        (-0.1, -0.01),
        (-0.06, -0.2),
    )
    fill(pen, side, lighter(c, 0.1), shade=0.7)
    for x in (-0.36, -0.24, -0.12):
        line(
            pen,
            curve((x + 0.02, -0.54), (x - 0.02, -0.3), (x - 0.02, -0.03)),
            darker(c, 0.4),
            pen.px(2.4),
            0.4,
        )


def _tent_opening(pen):
    """The doorway with a sleeping bag and a lantern in it."""
    hole = blob(
        (0.02, -0.52),
        (0.09, -0.36),
        (0.2, -0.16),
        (0.29, -0.012),
        (0.05, -0.006),
        (-0.1, -0.01),
        (-0.04, -0.27),
    )
    if pen.mood.night:
        with pen.ungraded():
            fill(pen, hole, "butter", to="amber", shade=0.4)
            glow(pen, 0.08, -0.2, 0.5, "amber", 0.4)
    else:
        fill(pen, hole, "navy", to="charcoal", lit=0)
    with inside(pen, hole):
        fill(
            pen,
            blob((-0.1, 0.01), (-0.06, -0.06), (0.06, -0.075), (0.17, -0.06), (0.28, 0.01)),
            "crimson",
        )
        fill(
            pen,
            blob((-0.02, -0.04), (0.0, -0.1), (0.07, -0.115), (0.12, -0.09), (0.12, -0.05)),
            "cream",
        )


@subject(
    "stone bridge",
    "buildings",
    box=(0.8, 0.42),
    metres=6,
    place="water",
    settings=("river", "river", "lake"),
    mirror=False,
    colours={"": "stone"},
    nouns=("stone bridge", "bridge"),
    doing=("stand",),
    where=("on ", "over "),
    counts=(1,),
)
def stone_bridge(pen, look):
    """An old humped bridge with three arches; its banks run on beyond the box."""
    c = look.colour
    outer = blob(
        (-0.5, 0.03),
        (-0.5, -0.16),
        (-0.38, -0.21),
        (-0.2, -0.285),
        (0, -0.315),
        (0.2, -0.285),
        (0.38, -0.21),
        (0.5, -0.16),
        (0.5, 0.03),
        (0.25, 0.035),
        (0, 0.035),
        (-0.25, 0.035),
    )
    arches = None
    rings = ((-0.315, 0.1, 0.13), (0.0, 0.14, 0.22), (0.315, 0.1, 0.13))
    for x, w, h in rings:
        hole = blob(
            (x - w, 0.1),
            (x - w, -h * 0.25),
            (x - w * 0.75, -h * 0.75),
            (x, -h),
            (x + w * 0.75, -h * 0.75),
            (x + w, -h * 0.25),
            (x + w, 0.1),
            (x, 0.1),
        )
        arches = hole if arches is None else union(arches, hole)
    with inside(pen, outer):
        wash(pen, arches, "shadow", 0.45, 0.01)
    body = minus(outer, arches)
    fill(pen, body, c, shade=0.6)
    bricks(pen, body, (-0.5, -0.32, 0.5, 0.04), c, 10, 0.4)
    _bridge_stones(pen, rings, c)
    for x in (-0.17, 0.16):
        fill(
            pen,
            blob(
                (x - 0.04, 0.035), (x - 0.03, -0.1), (x, -0.13), (x + 0.03, -0.1), (x + 0.04, 0.035)
            ),
            darker(c, 0.12),
        )
    for s in (-1, 1):
        _bank(pen, s)


def _bridge_stones(pen, rings, c):
    """Voussoirs round the arches, the parapet and its posts."""
    for x, w, h in rings:
        n = 11
        for i in range(n + 1):
            a = tau * (0.5 + 0.5 * i / n)
            with pen.at(x + (w + 0.016) * cos(a), (h + 0.016) * sin(a), turn=180 * i / n - 90):
                fill(
                    pen,
                    box(-0.017, -0.02, 0.017, 0.016, 0.006),
                    lighter(c, 0.35),
                    grain=0,
                    edge=0.6,
                )
    rail = curve(
        (-0.5, -0.175),
        (-0.38, -0.225),
        (-0.2, -0.3),
        (0, -0.33),
        (0.2, -0.3),
        (0.38, -0.225),
        (0.5, -0.175),
    )
    line(pen, rail, darker(c, 0.25), 0.05)
    line(pen, rail, "snow" if pen.mood.snowy else lighter(c, 0.25), 0.036)
    for x, y in ((-0.37, -0.23), (0.37, -0.23), (-0.13, -0.32), (0.13, -0.32)):
        fill(pen, box(x - 0.022, y - 0.06, x + 0.022, y + 0.03, 0.006), lighter(c, 0.15))
        if pen.mood.night:
            with pen.ungraded():
                glow(pen, x, y - 0.07, 0.12, "butter", 0.7)
                flat(pen, oval(x, y - 0.07, 0.014), "cream")
        fill(pen, oval(x, y - 0.065, 0.02), "butter" if pen.mood.night else "stone", grain=0)


def _bank(pen, s):
    """The grassy shore at one end; it runs out of the picture."""
    tone = "snow" if pen.mood.snowy else "leaf"
    shore = blob(
        (s * 0.4, 0.035),
        (s * 0.43, -0.05),
        (s * 0.47, -0.13),
        (s * 0.54, -0.16),
        (s * 0.64, -0.15),
        (s * 0.66, 0.02),
        (s * 0.55, 0.045),
    )
    fill(pen, shore, tone, shade=0.6)
    for x in (0.44, 0.49, 0.54):
        grass(pen, s * x, 0.02 - (x - 0.44) * 0.3, 0.075, tone, 6)
    bush(pen, s * 0.53, -0.12, 0.07, "green", 0, "white")

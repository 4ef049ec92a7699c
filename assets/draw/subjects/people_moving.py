"""People on the move: a girl on a bicycle, a skier, a boy with a football, a dog walker."""

import math

from ..build import spoked_wheel
from ..paint import fill, line
from ..palette import P, darker
from ..people import somebody
from ..people_head import cap_hat
from ..registry import Look, subject
from ..shapes import blob, curve, oval, poly, ribbon
from .people_parts import helmet, shirt_colour, side_figure
from .sport_and_toys_core import soccer_ball

_FAR, _NEAR = (-0.295, -0.185), (0.3, -0.185)


@subject(
    "girl on a bicycle",
    "people",
    box=(1.0, 1.0),
    metres=1.4,
    plural="girls on bicycles",
    settings=("park", "city street", "meadow", "hills", "farm"),
    colours=("red", "blue", "green", "yellow", "purple"),
    nouns=("girl on a bicycle", "cyclist"),
    doing=("ride a {colour} bicycle",),
    counts=(1,),
    weathers=("clear", "cloudy"),
    shadow=0.85,
)
def girl_on_a_bicycle(pen, look):
    """A girl with a helmet riding to the right."""
    who = somebody(
        pen.rng,
        "child",
        woman=True,
        top=shirt_colour(pen, look.word, "white", "plum"),
        bottom="navy" if look.word != "blue" else "plum",
        style=pen.rng.choice(("ponytail", "long")),
        long_sleeves=False,
        shoes="white",
    )
    for x, y in (_FAR, _NEAR):
        spoked_wheel(pen, x, y, 0.185)
    fill(pen, ribbon([(0.03, -0.19), (0.075, -0.245)], [0.022, 0.022]), "slate")
    fill(pen, oval(0.085, -0.25, 0.045, 0.013), "charcoal")
    with pen.at(0, 0, 0.94):
        x, y, r = side_figure(
            pen,
            who,
            (-0.15, -0.475),
            (-0.01, -0.72),
            hands=((0.23, -0.53), (0.19, -0.535)),
            feet=((0.1, -0.27), (0.0, -0.105)),
            bends=(1, 1, -1, -1),
            face=(0.7, 0.1),
            mood="laugh",
            middle=lambda: _frame(pen, look.colour),
        )
    helmet(pen, x * 0.94, y * 0.94, r * 0.94, look.colour)


def _frame(pen, colour):
    """The bicycle without its wheels, in the figure's scale."""
    with pen.at(0, 0, 1 / 0.94):
        dark = darker(colour, 0.35)
        seat, crank, head, grip = (-0.13, -0.385), (0.0, -0.185), (0.215, -0.43), (0.19, -0.505)
        for a, b, w in ((_FAR, crank, 0.026), (_FAR, seat, 0.024)):
            fill(pen, ribbon([a, b], [w, w]), dark)
        for a, b in ((seat, crank), (crank, head), ((-0.115, -0.36), head)):
            fill(pen, ribbon([a, b], [0.036, 0.036]), colour, lit=0.8)
        fill(
            pen,
            ribbon([(0.205, -0.47), (0.235, -0.36), _NEAR], [0.034, 0.034, 0.028]),
            colour,
            lit=0.8,
        )
        line(pen, curve((0.25, -0.49), (0.205, -0.47), grip, (0.155, -0.5)), "charcoal", 0.022)
        fill(
            pen,
            blob((-0.22, -0.405), (-0.13, -0.42), (-0.04, -0.4), (-0.12, -0.375), (-0.2, -0.375)),
            "chocolate",
        )
        fill(pen, oval(*crank, 0.045), "slate")
        line(pen, oval(*crank, 0.028), "silver", 0.01)
        fill(pen, ribbon([crank, (-0.005, -0.11)], [0.022, 0.022]), "silver")
        fill(pen, oval(0.0, -0.098, 0.05, 0.014), "charcoal")
        fill(pen, oval(0.262, -0.435, 0.026), "butter")


@subject(
    "skier",
    "people",
    box=(1.0, 0.92),
    metres=1.7,
    settings=("snow field",),
    colours=("red", "blue", "yellow", "green", "purple"),
    nouns=("skier",),
    doing=("wear a {colour} jacket",),
    counts=(1,),
    shadow=0.9,
)
def skier(pen, look):
    """A skier crouching on two skis, poles in hand, with goggles and helmet."""
    c = look.colour
    accent = "mustard" if look.word not in ("yellow",) else "red"
    who = somebody(
        pen.rng,
        "adult",
        top=c,
        bottom="navy" if look.word != "blue" else "charcoal",
        shoes="charcoal",
        style="short",
        beard=False,
    )
    near = _skis(pen, accent)
    _pole(pen, (0.29, -0.46), (-0.2, -0.13))
    with pen.at(-0.05, 0, 0.98):
        x, y, r = side_figure(
            pen,
            who,
            (-0.15, -0.355),
            (0.09, -0.62),
            feet=((0.08, -0.085), (0.0, -0.03)),
            hands=((0.34, -0.46), (0.27, -0.45)),
            bends=(1, 1, -1, -1),
            face=(0.75, 0.0),
            held=lambda: _pole(pen, (0.29, -0.47), (-0.28, -0.19)),
        )
        fill(pen, near, accent)
        for bx, by in ((0.0, -0.03),):
            boot = poly(
                (bx - 0.055, by),
                (bx - 0.06, by - 0.12),
                (bx + 0.035, by - 0.12),
                (bx + 0.045, by - 0.06),
                (bx + 0.1, by - 0.04),
                (bx + 0.105, by),
                r=0.02,
            )
            fill(pen, boot, "charcoal", lit=0.8)
            for k in (0.05, 0.085):
                line(pen, curve((bx - 0.05, by - k), (bx + 0.035, by - k)), "silver", 0.013)
        for hx, hy in ((0.27, -0.45), (0.34, -0.46)):
            fill(pen, oval(hx, hy, 0.042, 0.044), "charcoal", lit=0.6)
        helmet(pen, x, y, r, accent)
        _goggles(pen, x, y, r)


def _skis(pen, accent):
    """Two skis with turned-up tips."""
    for x, y in ((0.06, -0.055), (0.02, 0.0)):
        tip = blob(
            (x - 0.42, y - 0.012),
            (x - 0.1, y - 0.022),
            (x + 0.3, y - 0.025),
            (x + 0.4, y - 0.045),
            (x + 0.435, y - 0.085),
            (x + 0.42, y - 0.03),
            (x + 0.3, y - 0.001),
            (x - 0.1, y),
            (x - 0.41, y),
        )
        if y < -0.03:
            fill(pen, tip, darker(accent, 0.25))
        else:
            near = tip
    return near


def _goggles(pen, x, y, r):
    """Goggles on a head of radius r at x, y."""
    strap = ribbon(
        [(x - r * 1.0, y - r * 0.35), (x - r * 0.2, y - r * 0.42), (x + r * 1.08, y - r * 0.5)],
        [r * 0.16, r * 0.16, r * 0.16],
    )
    fill(pen, strap, "ink")
    lens = blob(
        (x - r * 0.2, y - r * 0.6),
        (x + r * 0.5, y - r * 0.7),
        (x + r * 1.02, y - r * 0.62),
        (x + r * 1.05, y - r * 0.3),
        (x + r * 0.4, y - r * 0.26),
        (x - r * 0.2, y - r * 0.32),
    )
    fill(pen, lens, "orange", to="rose", lit=0.9)


def _pole(pen, top, tip):
    line(pen, curve(top, tip), "slate", 0.016)
    dx, dy = tip[0] - top[0], tip[1] - top[1]
    d = math.hypot(dx, dy)
    bx, by = tip[0] - dx / d * 0.05, tip[1] - dy / d * 0.05
    fill(pen, oval(bx, by, 0.034, 0.012, math.degrees(math.atan2(dy, dx)) + 90), "charcoal")
    fill(
        pen, ribbon([top, (top[0] - dx / d * 0.03, top[1] - dy / d * 0.03)], [0.028, 0.028]), "ink"
    )


@subject(
    "boy with a football",
    "people",
    box=(1.0, 1.0),
    metres=1.4,
    plural="boys with footballs",
    settings=("park", "meadow", "garden", "beach", "farm"),
    colours=("red", "blue", "yellow", "green", "purple"),
    nouns=("boy with a football", "boy with a ball"),
    doing=("play football in a {colour} shirt",),
    counts=(1,),
    shadow=(0.03, 0.85),
)
def boy_with_a_football(pen, look):
    """A boy in football kit kicking a ball to the right."""
    white = look.word != "yellow"
    who = somebody(
        pen.rng,
        "child",
        woman=False,
        top=look.colour,
        bottom="white" if white else "blue",
        skirt=True,
        long_sleeves=False,
        shoes="charcoal",
    )
    with pen.at(0.335, -0.02, 0.29, turn=20):
        soccer_ball(pen, Look(P["white"]))
    with pen.at(-0.13, 0, 1.0):
        side_figure(
            pen,
            who,
            (-0.02, -0.42),
            (-0.05, -0.69),
            feet=((-0.12, -0.005), (0.27, -0.14)),
            hands=((0.2, -0.64), (-0.29, -0.55)),
            bends=(1, -1, -1, -1),
            soles=(0, -28),
            face=(0.7, 0.25),
            mood="laugh",
            tilt=4,
            socks=look.colour,
        )


@subject(
    "child on a skateboard",
    "people",
    box=(0.8, 1.0),
    metres=1.4,
    plural="children on skateboards",
    settings=("park", "city street"),
    colours=("red", "green", "blue", "purple", "yellow"),
    nouns=("child on a skateboard", "skateboarder"),
    doing=("ride a {colour} skateboard",),
    counts=(1,),
    weathers=("clear", "cloudy"),
    shadow=0.85,
)
def child_on_a_skateboard(pen, look):
    """A child with a cap gliding along, arms out for balance."""
    cap = shirt_colour(pen, look.word, "white")
    who = somebody(
        pen.rng,
        "child",
        top=shirt_colour(pen, look.word, cap),
        bottom="navy",
        shoes="white",
        style=pen.rng.choice(("short", "bob", "long")),
        long_sleeves=False,
    )
    board(pen, look.colour, 0.37)
    with pen.at(-0.02, 0, 0.88):
        x, y, r = side_figure(
            pen,
            who,
            (-0.04, -0.49),
            (0.02, -0.76),
            feet=((0.2, -0.125), (-0.23, -0.125)),
            hands=((0.32, -0.68), (-0.28, -0.66)),
            bends=(1, -1, -1, -1),
            face=(0.6, 0.1),
            mood="laugh",
        )
        cap_hat(pen, x, y, r, cap)


def board(pen, colour, half):
    """A skateboard of half length `half` standing on y = 0, nose to the right."""
    for x in (-half * 0.55, half * 0.55):
        fill(
            pen,
            poly(
                (x - 0.03, -0.05),
                (x - 0.045, -0.085),
                (x + 0.045, -0.085),
                (x + 0.03, -0.05),
                r=0.01,
            ),
            "slate",
        )
        fill(pen, oval(x, -0.036, 0.036), "cream", shade=0.7)
        fill(pen, oval(x, -0.036, 0.013), "slate", grain=0)
    deck = ribbon(
        [(-half, -0.145), (-half * 0.74, -0.1), (half * 0.74, -0.1), (half, -0.145)],
        [0.03, 0.036, 0.036, 0.03],
    )
    fill(pen, deck, colour, lit=0.7)
    line(
        pen,
        curve(
            (-half * 0.97, -0.157),
            (-half * 0.74, -0.115),
            (half * 0.74, -0.115),
            (half * 0.97, -0.157),
        ),
        "charcoal",
        0.009,
        0.9,
    )

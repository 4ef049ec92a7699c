"""Exemplary vehicles: a small car and a sailing boat. Side views, facing right."""

from ..build import flag, glass, lamp, planks, wheel
from ..paint import fill, inside, line, patch, wash
from ..palette import darker, lighter
from ..registry import STREETS, WATERS, subject
from ..shapes import blob, box, curve, oval, path_of, poly


@subject(
    "car",
    "vehicles",
    box=(1.0, 0.5),
    metres=1.5,
    shadow=0.95,
    settings=STREETS + ("mountains", "farm", "desert", "meadow", "beach", "snow field"),
    colours=("red", "blue", "yellow", "green", "white"),
    nouns=("car",),
    doing=("stand", "be parked", "wait"),
    counts=(1, 1, 1, 2),
    say_colour=0.85,
)
def car(pen, look):
    """A rounded little family car."""
    c = look.colour
    wash(pen, box(-0.42, -0.1, 0.42, -0.02, 0.04), "ink", 0.8, 0.01)
    cabin = blob(
        (-0.36, -0.26),
        (-0.3, -0.4),
        (-0.2, -0.485),
        (0.0, -0.495),
        (0.12, -0.47),
        (0.22, -0.38),
        (0.3, -0.27),
        (0.0, -0.2),
    )
    fill(pen, cabin, c)
    _car_windows(pen)
    body = blob(
        (-0.49, -0.2),
        (-0.46, -0.28),
        (-0.36, -0.3),
        (-0.1, -0.29),
        (0.2, -0.285),
        (0.36, -0.27),
        (0.46, -0.23),
        (0.495, -0.14),
        (0.47, -0.075),
        (0.2, -0.065),
        (-0.2, -0.065),
        (-0.46, -0.075),
    )
    fill(pen, body, c)
    with inside(pen, body):
        for x in (-0.28, 0.28):
            fill(pen, oval(x, -0.1, 0.135), darker(c, 0.75), edge=0.5, grain=0)
    patch(pen, body, box(-0.6, -0.2, 0.6, -0.17, 0.01), lighter(c, 0.55), 0.006, 0.7)
    line(pen, curve((-0.05, -0.285), (-0.055, -0.18), (-0.04, -0.08)), darker(c, 0.6), 0.006, 0.8)
    line(pen, curve((0.235, -0.28), (0.19, -0.22), (0.175, -0.16)), darker(c, 0.6), 0.006, 0.6)
    fill(pen, box(-0.01, -0.245, 0.05, -0.228, 0.008), "silver", grain=0)
    fill(pen, box(-0.5, -0.11, -0.41, -0.075, 0.015), "silver")
    fill(pen, box(0.41, -0.11, 0.5, -0.075, 0.015), "silver")
    fill(pen, box(-0.492, -0.215, -0.462, -0.165, 0.012), "crimson", grain=0)
    for x in (-0.28, 0.28):
        wheel(pen, x, -0.1, 0.1)
    lamp(pen, 0.458, -0.19, 0.024, beam=0.5)


def _car_windows(pen):
    """Two panes of glass."""
    glass(
        pen,
        blob(
            (-0.3, -0.29),
            (-0.265, -0.39),
            (-0.19, -0.445),
            (-0.07, -0.452),
            (-0.065, -0.37),
            (-0.07, -0.285),
            (-0.18, -0.275),
        ),
    )
    glass(
        pen,
        blob(
            (-0.025, -0.285),
            (-0.03, -0.37),
            (-0.025, -0.452),
            (0.08, -0.435),
            (0.165, -0.36),
            (0.215, -0.285),
            (0.09, -0.275),
        ),
    )


@subject(
    "sailing boat",
    "vehicles",
    box=(0.9, 1.0),
    metres=6,
    place="water",
    settings=WATERS,
    colours=("red", "white", "blue", "yellow"),
    nouns=("sailing boat", "sailboat", "boat"),
    doing=("sail", "float"),
    counts=(1, 1, 2),
    say_colour=0.75,
)
def sailing_boat(pen, look):
    """A small boat with a full mainsail and a jib."""
    c = look.colour
    line(pen, curve((-0.02, -0.18), (-0.02, -0.96)), "wood", 0.022)
    main = path_of([(-0.04, -0.93), (-0.04, -0.24), (-0.4, -0.26)])
    main = blob(
        (-0.045, -0.94),
        (-0.045, -0.58),
        (-0.045, -0.235),
        (-0.22, -0.225),
        (-0.41, -0.25),
        (-0.33, -0.42),
        (-0.2, -0.66),
    )
    fill(pen, main, "white" if look.word != "white" else "cream", shade=0.7)
    patch(pen, main, poly((-0.5, -0.44), (0, -0.44), (0, -0.34), (-0.5, -0.34), r=0), c, 0.003)
    jib = blob(
        (0.005, -0.86),
        (0.005, -0.5),
        (0.01, -0.25),
        (0.18, -0.225),
        (0.37, -0.23),
        (0.24, -0.42),
        (0.11, -0.64),
    )
    fill(pen, jib, c if look.word != "white" else "white", shade=0.7)
    for y, x in ((-0.4, -0.3), (-0.56, -0.22), (-0.72, -0.14)):
        line(pen, curve((-0.05, y + 0.01), (x, y)), "slate", pen.px(1.6), 0.4)
    line(pen, curve((-0.43, -0.235), (0.0, -0.215)), "wood", 0.018)
    flag(pen, -0.02, -0.995, 0.1, "tomato" if look.word != "red" else "mustard")
    hull = blob(
        (-0.45, -0.19),
        (-0.2, -0.165),
        (0.1, -0.17),
        (0.445, -0.215),
        (0.38, -0.08),
        (0.3, 0.02),
        (0.0, 0.035),
        (-0.3, 0.02),
        (-0.4, -0.08),
    )
    fill(pen, hull, c if look.word != "white" else "white")
    patch(pen, hull, box(-0.6, -0.035, 0.6, 0.1, 0.01), darker("brick", 0.2), 0.004)
    planks(pen, hull, (-0.5, -0.2, 0.5, 0.02), c, 4)
    line(
        pen, curve((-0.45, -0.185), (-0.2, -0.163), (0.1, -0.168), (0.445, -0.212)), "honey", 0.022
    )

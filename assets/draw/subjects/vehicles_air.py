"""Flying machines: airplane and helicopter."""

from ..build import glass
from ..paint import cast, fill, flat, glow, inside, line, patch, wash
from ..palette import darker, lighter
from ..registry import subject
from ..shapes import blob, box, curve, oval, poly, ribbon

SKIES = (
    "hills",
    "mountains",
    "sea",
    "beach",
    "lake",
    "meadow",
    "desert",
    "forest",
    "snow field",
    "city street",
)


@subject(
    "airplane",
    "vehicles",
    box=(1.0, 0.46),
    metres=8,
    place="air",
    settings=SKIES,
    colours=("blue", "red", "orange", "yellow"),
    nouns=("airplane", "plane"),
    doing=("fly",),
    counts=(1, 1, 1, 2),
    say_colour=0.5,
)
def airplane(pen, look):
    """An airliner, side view: white hull, coloured tail, belly and engine."""
    c = look.colour
    with pen.at(0.02, 0, 0.96, turn=-5):
        body = _plane_hull(pen, c)
        glass(
            pen,
            blob(
                (0.365, -0.278),
                (0.41, -0.262),
                (0.448, -0.226),
                (0.44, -0.213),
                (0.385, -0.22),
                (0.358, -0.245),
            ),
        )
        for i in range(11):
            _porthole(pen, -0.27 + i * 0.048, -0.228)
        fill(pen, box(0.275, -0.265, 0.315, -0.165, 0.012), lighter("silver", 0.4), grain=0)
        wing = poly(
            (-0.04, -0.16), (0.15, -0.155), (0.0, -0.03), (-0.16, 0.0), (-0.19, -0.012), r=0.025
        )
        cast(pen, body, wing, 0.4, 0.03)
        fill(
            pen,
            blob(
                (-0.04, -0.085),
                (0.0, -0.118),
                (0.12, -0.12),
                (0.155, -0.085),
                (0.13, -0.05),
                (0.0, -0.048),
            ),
            c,
        )
        fill(pen, oval(0.138, -0.085, 0.02, 0.034), "charcoal", grain=0)
        fill(pen, wing, lighter("silver", 0.35), to="silver")
        line(pen, curve((-0.05, -0.145), (-0.17, -0.012)), "slate", pen.px(2.5), 0.6)
        fill(
            pen,
            poly((-0.42, -0.245), (-0.31, -0.245), (-0.43, -0.175), (-0.49, -0.172), r=0.018),
            c,
        )
    if pen.mood.night:
        with pen.ungraded():
            glow(pen, -0.16, -0.01, 0.07, "tomato", 0.9)


def _plane_hull(pen, c):
    """Far wing, tail and the white body with its belly; returns the body."""
    fill(pen, poly((0.02, -0.2), (0.14, -0.2), (-0.03, -0.37), (-0.09, -0.37), r=0.02), "silver")
    fill(
        pen,
        blob(
            (-0.44, -0.27),
            (-0.485, -0.43),
            (-0.46, -0.46),
            (-0.4, -0.455),
            (-0.33, -0.35),
            (-0.23, -0.275),
            (-0.32, -0.24),
        ),
        c,
    )
    body = blob(
        (-0.49, -0.275),
        (-0.4, -0.292),
        (-0.2, -0.3),
        (0.1, -0.302),
        (0.32, -0.296),
        (0.42, -0.27),
        (0.485, -0.21),
        (0.49, -0.175),
        (0.44, -0.14),
        (0.3, -0.118),
        (0.05, -0.112),
        (-0.18, -0.13),
        (-0.34, -0.185),
    )
    fill(pen, body, "white", shade=0.7)
    patch(
        pen,
        body,
        blob(
            (-0.6, -0.25),
            (-0.2, -0.17),
            (0.1, -0.165),
            (0.55, -0.165),
            (0.5, -0.05),
            (-0.3, -0.05),
        ),
        c,
        0.003,
    )
    return body


def _porthole(pen, x, y):
    """One cabin window; lit at night."""
    if pen.mood.night:
        with pen.ungraded():
            flat(pen, box(x, y - 0.02, x + 0.024, y + 0.016, 0.01), "amber")
    else:
        fill(pen, box(x, y - 0.02, x + 0.024, y + 0.016, 0.01), "deep", grain=0)


@subject(
    "helicopter",
    "vehicles",
    box=(1.0, 0.5),
    metres=4,
    place="air",
    settings=SKIES,
    colours=("red", "blue", "yellow", "green"),
    nouns=("helicopter",),
    doing=("fly", "hover"),
    counts=(1, 1, 1, 2),
    say_colour=0.75,
)
def helicopter(pen, look):
    """A helicopter with a round glass nose, tail rotor, skids and main rotor."""
    c = look.colour
    for x in (0.05, 0.27):
        fill(pen, ribbon([(x, -0.12), (x + 0.01, -0.03)], [0.02, 0.02]), "slate")
    fill(
        pen,
        ribbon([(-0.1, -0.022), (0.34, -0.022), (0.39, -0.055)], [0.026, 0.026, 0.022]),
        "charcoal",
    )
    _tail_boom(pen, c)
    fill(pen, poly((0.02, -0.37), (0.06, -0.425), (0.2, -0.425), (0.26, -0.37), r=0.02), "slate")
    fill(pen, ribbon([(0.13, -0.42), (0.13, -0.47)], [0.035, 0.03]), "charcoal")
    body = blob(
        (-0.07, -0.26),
        (-0.04, -0.36),
        (0.06, -0.405),
        (0.22, -0.405),
        (0.36, -0.35),
        (0.45, -0.25),
        (0.475, -0.175),
        (0.42, -0.105),
        (0.26, -0.085),
        (0.08, -0.09),
        (-0.03, -0.14),
    )
    fill(pen, body, c)
    patch(
        pen,
        body,
        blob((-0.15, -0.16), (0.2, -0.15), (0.55, -0.17), (0.5, -0.05), (0.0, -0.05)),
        "cream",
        0.003,
    )
    _cockpit(pen, c)
    wash(pen, oval(0.13, -0.478, 0.36, 0.014), "slate", 0.3, 0.012)
    fill(
        pen,
        blob(
            (-0.28, -0.482),
            (0.13, -0.492),
            (0.43, -0.482),
            (0.43, -0.472),
            (0.13, -0.468),
            (-0.28, -0.472),
        ),
        "charcoal",
        grain=0,
    )
    fill(pen, oval(0.13, -0.48, 0.028, 0.018), "slate", grain=0)
    _tail_rotor(pen)
    if pen.mood.night:
        with pen.ungraded():
            glow(pen, 0.45, -0.13, 0.1, "butter", 0.9)


def _tail_boom(pen, c):
    """The boom with its fin."""
    fill(
        pen,
        blob((-0.41, -0.29), (-0.47, -0.41), (-0.44, -0.425), (-0.38, -0.4), (-0.33, -0.3)),
        darker(c, 0.2),
    )
    tail = blob(
        (0.02, -0.37),
        (-0.2, -0.335),
        (-0.43, -0.325),
        (-0.455, -0.295),
        (-0.42, -0.27),
        (-0.2, -0.245),
        (0.0, -0.17),
    )
    fill(pen, tail, c)
    patch(
        pen,
        tail,
        poly((-0.34, -0.5), (-0.28, -0.5), (-0.3, -0.1), (-0.36, -0.1), r=0),
        "cream",
        0.003,
    )


def _cockpit(pen, c):
    """The round glass nose with the pilot, the side window and door."""
    nose = blob(
        (0.225, -0.375),
        (0.33, -0.335),
        (0.405, -0.262),
        (0.44, -0.19),
        (0.38, -0.168),
        (0.25, -0.172),
        (0.215, -0.2),
        (0.21, -0.35),
    )
    glass(pen, nose)
    with inside(pen, nose):
        fill(
            pen,
            blob((0.22, -0.16), (0.23, -0.22), (0.27, -0.235), (0.31, -0.2), (0.31, -0.15)),
            "navy",
            grain=0,
        )
        fill(pen, oval(0.27, -0.27, 0.035), "skin2", grain=0)
        fill(
            pen,
            blob(
                (0.234, -0.265),
                (0.237, -0.305),
                (0.27, -0.317),
                (0.304, -0.295),
                (0.29, -0.282),
                (0.25, -0.275),
            ),
            "mustard",
            grain=0,
        )
        flat(pen, oval(0.287, -0.268, 0.005), "ink")
    glass(pen, box(0.05, -0.345, 0.165, -0.205, 0.03))
    line(pen, box(0.03, -0.37, 0.185, -0.11, 0.03), darker(c, 0.6), 0.006, 0.7)
    fill(pen, box(0.05, -0.19, 0.085, -0.178, 0.005), "silver", grain=0)


def _tail_rotor(pen):
    wash(pen, oval(-0.43, -0.33, 0.062), "slate", 0.25, 0.008)
    for turn in (25, 115):
        with pen.at(-0.43, -0.33, turn=turn):
            fill(pen, oval(0, 0, 0.066, 0.009), "charcoal", grain=0)
    fill(pen, oval(-0.43, -0.33, 0.014), "silver", grain=0)

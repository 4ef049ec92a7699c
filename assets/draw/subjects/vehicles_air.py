"""Flying vehicles: airplane, hot-air balloon, helicopter, rocket."""

from ..build import glass
from ..paint import cast, fill, flat, glow, inside, line, patch, wash
from ..palette import darker, lighter
from ..registry import subject
from ..shapes import blob, box, curve, leaf, oval, poly, ribbon

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
        fill(
            pen, poly((0.02, -0.2), (0.14, -0.2), (-0.03, -0.37), (-0.09, -0.37), r=0.02), "silver"
        )
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


def _porthole(pen, x, y):
    """One cabin window; lit at night."""
    if pen.mood.night:
        with pen.ungraded():
            flat(pen, box(x, y - 0.02, x + 0.024, y + 0.016, 0.01), "amber")
    else:
        fill(pen, box(x, y - 0.02, x + 0.024, y + 0.016, 0.01), "deep", grain=0)


@subject(
    "hot-air balloon",
    "vehicles",
    box=(0.86, 1.0),
    metres=9,
    place="air",
    settings=SKIES,
    colours=("red", "yellow", "blue", "purple", "orange"),
    nouns=("hot-air balloon", "balloon"),
    doing=("float", "fly", "rise"),
    counts=(1, 1, 2, 3),
    times=("day", "day", "sunset", "night"),
    weathers=("clear", "clear", "cloudy", "snow", "fog"),
    say_colour=0.75,
    mirror=False,
)
def hot_air_balloon(pen, look):
    """A striped envelope with a scalloped band, ropes, and two people's basket."""
    c = look.colour
    pale = "cream" if look.word != "yellow" else "tomato"
    for x0, x1 in ((-0.13, -0.062), (0.13, 0.062), (-0.05, -0.03), (0.05, 0.03)):
        line(pen, curve((x0, -0.29), (x1, -0.12)), "bark", 0.007)
    env = blob(
        (-0.1, -0.262),
        (-0.2, -0.4),
        (-0.33, -0.56),
        (-0.352, -0.7),
        (-0.3, -0.86),
        (-0.16, -0.97),
        (0, -0.995),
        (0.16, -0.97),
        (0.3, -0.86),
        (0.352, -0.7),
        (0.33, -0.56),
        (0.2, -0.4),
        (0.1, -0.262),
        (0, -0.25),
    )
    fill(pen, env, c, shade=0)
    with inside(pen, env):
        for k in (-0.86, -0.34, 0.34, 0.86):
            a, b = (k - 0.2, k + 0.2) if abs(k) < 0.5 else (k - 0.13, k + 0.13)
            gore = blob(
                (a * 0.06, -1.0),
                (a * 0.36, -0.7),
                (a * 0.3, -0.5),
                (a * 0.14, -0.24),
                (b * 0.14, -0.24),
                (b * 0.3, -0.5),
                (b * 0.36, -0.7),
                (b * 0.06, -1.0),
            )
            fill(pen, gore, pale, shade=0, lit=0)
        for k in (-0.98, -0.72, -0.54, -0.14, 0.14, 0.54, 0.72, 0.98):
            line(
                pen,
                curve((k * 0.05, -0.995), (k * 0.36, -0.7), (k * 0.3, -0.5), (k * 0.12, -0.25)),
                darker(c, 0.5),
                pen.px(2.5),
                0.45,
            )
        _bunting(pen)
        wash(
            pen,
            blob((0.1, -1.0), (0.42, -0.95), (0.42, -0.4), (0.1, -0.2), (0.22, -0.5), (0.24, -0.8)),
            darker(c, 0.9),
            0.42,
            0.05,
        )
        wash(pen, oval(-0.16, -0.82, 0.08, 0.12, 25), "paper", 0.4, 0.04)
    fill(pen, env, c, alpha=0.0, edge=0)
    line(pen, env, darker(c, 0.8), pen.px(2.6), 0.45)
    fill(
        pen,
        poly((-0.105, -0.285), (0.105, -0.285), (0.075, -0.245), (-0.075, -0.245), r=0.015),
        darker(c, 0.35),
    )
    with pen.ungraded():
        glow(pen, 0, -0.225, 0.11 if pen.mood.night else 0.05, "amber", 0.8)
        fill(pen, leaf(0, -0.185, 0.065, 0.024, -90), "yellow", to="orange", grain=0, edge=0)
    _basket(pen)


def _bunting(pen):
    """The zigzag band round the middle of the balloon."""
    band = blob(
        (-0.4, -0.66),
        (-0.2, -0.605),
        (0, -0.59),
        (0.2, -0.605),
        (0.4, -0.66),
        (0.4, -0.6),
        (0.2, -0.535),
        (0, -0.52),
        (-0.2, -0.535),
        (-0.4, -0.6),
    )
    fill(pen, band, "teal", shade=0, lit=0)
    for i in range(9):
        x = -0.32 + i * 0.08
        y = -0.555 - 0.045 * (x / 0.36) ** 2
        fill(pen, oval(x, y - 0.003, 0.021), "butter", grain=0, edge=0.3)


def _basket(pen):
    """The wicker basket and two travellers."""
    for x, skin, hair, top in (
        (-0.035, "skin2", "chocolate", "mustard"),
        (0.032, "skin4", "ink", "coral"),
    ):
        fill(pen, ribbon([(x, -0.1), (x, -0.125)], [0.05, 0.045]), top, grain=0)
        fill(pen, oval(x, -0.152, 0.023), skin, grain=0)
        fill(
            pen,
            blob(
                (x - 0.024, -0.148),
                (x - 0.02, -0.175),
                (x, -0.181),
                (x + 0.021, -0.174),
                (x + 0.023, -0.152),
                (x + 0.005, -0.163),
            ),
            hair,
            grain=0,
            edge=0.2,
        )
        for dx in (-0.008, 0.009):
            flat(pen, oval(x + dx, -0.15, 0.0028), "ink")
    wicker = poly((-0.085, -0.115), (0.085, -0.115), (0.068, -0.002), (-0.068, -0.002), r=0.015)
    fill(pen, wicker, "wood")
    with inside(pen, wicker):
        for i in range(5):
            for k in range(9):
                x, y = -0.085 + k * 0.022 + (i % 2) * 0.011, -0.095 + i * 0.021
                flat(pen, box(x, y, x + 0.014, y + 0.011, 0.004), darker("wood", 0.35), 0.6)
    fill(pen, ribbon([(-0.085, -0.115), (0.085, -0.115)], [0.022, 0.022]), "bark")


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


def _tail_rotor(pen):
    wash(pen, oval(-0.43, -0.33, 0.062), "slate", 0.25, 0.008)
    for turn in (25, 115):
        with pen.at(-0.43, -0.33, turn=turn):
            fill(pen, oval(0, 0, 0.066, 0.009), "charcoal", grain=0)
    fill(pen, oval(-0.43, -0.33, 0.014), "silver", grain=0)


@subject(
    "rocket",
    "vehicles",
    box=(0.5, 1.0),
    metres=20,
    place="air",
    mirror=False,
    settings=("hills", "desert", "sea", "mountains", "beach", "snow field"),
    colours=("red", "blue", "orange"),
    nouns=("rocket", "space rocket"),
    doing=("fly",),
    counts=(1,),
    say_colour=0.6,
)
def rocket(pen, look):
    """A round picture-book rocket with fins, a porthole and a long flame."""
    c = look.colour
    with pen.ungraded():
        glow(pen, 0, -0.2, 0.24, "amber", 0.6)
        for shape, a, b in (
            (
                blob(
                    (-0.105, -0.3),
                    (-0.15, -0.2),
                    (-0.09, -0.12),
                    (-0.055, -0.07),
                    (0, 0.0),
                    (0.06, -0.08),
                    (0.1, -0.13),
                    (0.15, -0.2),
                    (0.105, -0.3),
                ),
                "orange",
                "tomato",
            ),
            (
                blob(
                    (-0.07, -0.3),
                    (-0.09, -0.2),
                    (-0.035, -0.13),
                    (0, -0.06),
                    (0.04, -0.14),
                    (0.09, -0.2),
                    (0.07, -0.3),
                ),
                "yellow",
                "amber",
            ),
            (
                blob((-0.035, -0.3), (-0.045, -0.22), (0, -0.13), (0.045, -0.22), (0.035, -0.3)),
                "cream",
                "butter",
            ),
        ):
            fill(pen, shape, a, to=b, shade=0, lit=0, edge=0.2)
    for s in (-1, 1):
        fill(
            pen,
            blob(
                (s * 0.13, -0.56),
                (s * 0.2, -0.5),
                (s * 0.245, -0.38),
                (s * 0.235, -0.24),
                (s * 0.19, -0.3),
                (s * 0.1, -0.345),
            ),
            c,
        )
    fill(
        pen, poly((-0.09, -0.35), (0.09, -0.35), (0.11, -0.28), (-0.11, -0.28), r=0.015), "charcoal"
    )
    body = blob(
        (0, -0.995),
        (0.085, -0.88),
        (0.145, -0.73),
        (0.16, -0.58),
        (0.14, -0.43),
        (0.1, -0.33),
        (0, -0.32),
        (-0.1, -0.33),
        (-0.14, -0.43),
        (-0.16, -0.58),
        (-0.145, -0.73),
        (-0.085, -0.88),
    )
    fill(pen, body, "white", shade=0.9)
    patch(
        pen,
        body,
        blob(
            (-0.3, -1.1),
            (0.3, -1.1),
            (0.3, -0.83),
            (0.1, -0.805),
            (0, -0.8),
            (-0.1, -0.805),
            (-0.3, -0.83),
        ),
        c,
        0.002,
    )
    for y in (-0.44, -0.385):
        patch(
            pen,
            body,
            blob(
                (-0.3, y - 0.02),
                (0, y),
                (0.3, y - 0.02),
                (0.3, y + 0.012),
                (0, y + 0.032),
                (-0.3, y + 0.012),
            ),
            c,
            0.002,
        )
    with inside(pen, body):
        wash(
            pen,
            blob((0.05, -1.0), (0.25, -0.9), (0.25, -0.3), (0.06, -0.3), (0.1, -0.6)),
            "shadow",
            0.28,
            0.03,
        )
        for i in range(7):
            for x in (-0.118, 0.118):
                flat(pen, oval(x * (1 - abs(i - 3) * 0.03), -0.72 + i * 0.036, 0.005), "slate", 0.6)
    fill(pen, oval(0, -0.645, 0.085), "silver", edge=0.7)
    glass(pen, oval(0, -0.645, 0.062))
    fill(
        pen,
        blob((-0.018, -0.5), (0, -0.53), (0.018, -0.5), (0.02, -0.3), (0, -0.25), (-0.02, -0.3)),
        c,
    )

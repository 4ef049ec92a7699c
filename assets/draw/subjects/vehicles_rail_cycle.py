"""On rails and two wheels: steam train, bicycle, motorcycle."""

from math import cos, sin, tau

from ..build import glass, lamp, spoked_wheel, wheel
from ..flora import flower, grass
from ..paint import fill, flat, inside, line, patch, wash
from ..palette import darker, lighter
from ..registry import STREETS, subject
from ..shapes import blob, box, curve, lumpy, oval, poly, ribbon


@subject(
    "steam train",
    "vehicles",
    box=(1.0, 0.72),
    metres=4,
    shadow=0.98,
    settings=("hills", "mountains", "meadow", "snow field", "desert", "farm", "forest", "lake"),
    colours=("green", "red", "blue", "black"),
    nouns=("steam train", "steam locomotive", "train"),
    doing=("steam along", "wait"),
    counts=(1,),
    say_colour=0.7,
)
def steam_train(pen, look):
    """A small tank engine on its rails: boiler, domes, cab, coupling rods, smoke."""
    c = look.colour
    accent = "crimson" if look.word != "red" else "navy"
    _smoke(pen, look.doing)
    _rails(pen)
    for x0 in (-0.44, 0.36):
        fill(pen, box(x0 - 0.045, -0.15, x0 + 0.12, -0.115, 0.01), "charcoal")
    fill(pen, box(-0.46, -0.22, 0.45, -0.13, 0.01), accent)
    fill(pen, poly((0.42, -0.2), (0.455, -0.2), (0.5, -0.05), (0.41, -0.05), r=0.01), "charcoal")
    for y in (-0.155, -0.115, -0.08):
        line(pen, curve((0.425, y), (0.49 + y * 0.2, y)), "slate", 0.008)
    boiler = box(-0.16, -0.45, 0.34, -0.2, 0.03)
    fill(pen, boiler, c, shade=0.9)
    smokebox = box(0.28, -0.462, 0.425, -0.19, 0.03)
    fill(pen, smokebox, "charcoal", shade=0.9)
    fill(pen, box(0.422, -0.43, 0.446, -0.225, 0.02), "ink")
    for x in (-0.08, 0.07, 0.22):
        fill(pen, box(x, -0.453, x + 0.02, -0.2, 0.006), "mustard", grain=0)
    with inside(pen, boiler):
        wash(pen, box(-0.15, -0.425, 0.3, -0.4, 0.01), lighter(c, 0.75), 0.5, 0.01)
    fill(
        pen, poly((0.32, -0.455), (0.39, -0.455), (0.415, -0.6), (0.295, -0.6), r=0.012), "charcoal"
    )
    fill(pen, box(0.28, -0.625, 0.43, -0.592, 0.012), "mustard")
    for x, w in ((0.14, 0.055), (-0.01, 0.04)):
        fill(
            pen,
            blob((x - w, -0.445), (x - w, -0.5), (x, -0.545), (x + w, -0.5), (x + w, -0.445)),
            "mustard",
        )
    fill(pen, ribbon([(-0.115, -0.45), (-0.115, -0.5)], [0.025, 0.03]), "mustard", grain=0)
    _cab(pen, c, look.word)
    _wheels(pen, accent)
    lamp(pen, 0.432, -0.475, 0.026, beam=0.0)


def _cab(pen, c, word):
    """The driver's cab with a curved roof."""
    cab = poly((-0.46, -0.2), (-0.46, -0.57), (-0.14, -0.57), (-0.14, -0.2), r=0.015)
    fill(pen, cab, c)
    for x in (-0.425, -0.28):
        pane = box(x, -0.53, x + 0.115, -0.395, 0.025)
        glass(pen, pane)
        if x > -0.3:
            with inside(pen, pane):
                fill(pen, oval(x + 0.058, -0.4, 0.055, 0.04), "blue", grain=0)
                fill(pen, oval(x + 0.058, -0.455, 0.033), "skin2", grain=0)
                fill(
                    pen,
                    poly(
                        (x + 0.022, -0.465),
                        (x + 0.026, -0.495),
                        (x + 0.085, -0.495),
                        (x + 0.11, -0.463),
                        r=0.012,
                    ),
                    "navy",
                    grain=0,
                )
                fill(pen, oval(x + 0.074, -0.452, 0.0045), "ink", grain=0, edge=0)
        line(pen, pane, "mustard", 0.01)
    line(pen, box(-0.43, -0.36, -0.17, -0.225, 0.015), "mustard", 0.008)
    fill(
        pen,
        blob(
            (-0.495, -0.565),
            (-0.46, -0.61),
            (-0.3, -0.63),
            (-0.14, -0.61),
            (-0.1, -0.565),
            (-0.3, -0.572),
        ),
        "charcoal" if word != "black" else "crimson",
    )


def _wheels(pen, accent):
    for x in (-0.33, -0.1, 0.13):
        r = 0.11
        fill(pen, oval(x, -0.045 - r, r), "charcoal", lit=0.5)
        fill(pen, oval(x, -0.045 - r, r * 0.78), accent)
        fill(pen, oval(x, -0.045 - r, r * 0.62), darker(accent, 0.75), grain=0)
        for i in range(10):
            a = tau * i / 10
            line(
                pen,
                curve((x, -0.045 - r), (x + r * 0.7 * cos(a), -0.045 - r + r * 0.7 * sin(a))),
                accent,
                0.013,
            )
        fill(pen, oval(x, -0.045 - r, r * 0.2), "mustard", grain=0)
    wheel(pen, 0.335, -0.045 - 0.068, 0.068, rim=accent)
    fill(pen, box(0.26, -0.215, 0.4, -0.145, 0.012), darker("slate", 0.1))
    fill(pen, ribbon([(-0.33, -0.125), (0.13, -0.125)], [0.026, 0.026]), "silver", edge=0.8)
    fill(pen, ribbon([(0.13, -0.125), (0.3, -0.17)], [0.018, 0.018]), "silver", edge=0.8)
    for x in (-0.33, -0.1, 0.13):
        fill(pen, oval(x, -0.125, 0.014), "slate", grain=0)


def _rails(pen):
    bed = blob(
        (-0.53, 0.0),
        (-0.47, -0.028),
        (-0.2, -0.036),
        (0.2, -0.036),
        (0.47, -0.028),
        (0.53, 0.0),
        (0, 0.012),
    )
    fill(pen, bed, "snow" if pen.mood.snowy else "stone")
    for _ in range(40):
        x = pen.between(-0.48, 0.48)
        flat(
            pen, oval(x, pen.between(-0.022, 0.004), pen.between(0.004, 0.008), 0.004), "rock", 0.6
        )
    for i in range(13):
        x = -0.48 + i * 0.076
        fill(pen, box(x, -0.03, x + 0.048, 0.0, 0.006), "bark")
    fill(pen, box(-0.52, -0.048, 0.52, -0.028, 0.004), "slate", grain=0)
    for x in (-0.52, -0.47, 0.47, 0.52):
        grass(pen, x, 0.012, 0.07, "snow" if pen.mood.snowy else "leaf", 6)


def _smoke(pen, doing):
    """White steam: blown back while it runs, rising while it waits."""
    if doing == "wait":
        puffs = ((0.36, -0.655, 0.035), (0.33, -0.675, 0.03))
    else:
        puffs = (
            (-0.33, -0.675, 0.04),
            (-0.2, -0.665, 0.045),
            (-0.06, -0.655, 0.052),
            (0.1, -0.65, 0.058),
            (0.24, -0.655, 0.052),
            (0.345, -0.655, 0.038),
        )
    for x, y, r in puffs:
        fill(
            pen,
            lumpy(x, y, r * 1.5, r * 0.78, pen.rng, 7, 0.12),
            "paper",
            edge=0.2,
            shade=0.5,
            grain=0.3,
        )


@subject(
    "bicycle",
    "vehicles",
    box=(1.0, 0.68),
    metres=1.1,
    shadow=0.95,
    settings=(*STREETS, "park", "meadow", "beach", "garden", "farm", "forest", "hills", "lake"),
    colours=("red", "blue", "yellow", "green", "teal"),
    nouns=("bicycle", "bike"),
    doing=("stand", "be parked"),
    counts=(1, 1, 1, 2),
    say_colour=0.8,
)
def bicycle(pen, look):
    """A town bicycle with a basket of flowers."""
    c = look.colour
    back, front, crank = (-0.29, -0.205), (0.29, -0.205), (-0.03, -0.19)
    seat = (-0.125, -0.49)
    for x, y in (back, front):
        spoked_wheel(pen, x, y, 0.205, spokes=16)
    for x, y, a, b in ((*back, -0.21, 0.07), (*front, -0.2, 0.08)):
        pts = [
            (
                x + 0.213 * cos(tau * (a + (b - a) * k / 6 - 0.19)),
                y + 0.213 * sin(tau * (a + (b - a) * k / 6 - 0.19)),
            )
            for k in range(7)
        ]
        line(pen, curve(*pts), darker(c, 0.2), 0.024)
    line(pen, curve((-0.36, -0.455), (-0.12, -0.455)), "charcoal", 0.016)
    line(pen, curve((-0.34, -0.455), back), "charcoal", 0.01)
    line(pen, curve((crank[0], crank[1] - 0.035), (back[0], back[1] - 0.02)), "slate", 0.009)
    line(pen, curve((crank[0], crank[1] + 0.035), (back[0], back[1] + 0.02)), "slate", 0.009)
    for a, b, w in (
        (back, crank, 0.02),
        (back, (-0.105, -0.42), 0.02),
        (crank, (-0.118, -0.47), 0.03),
        (crank, (0.212, -0.43), 0.032),
        ((-0.1, -0.4), (0.2, -0.485), 0.03),
    ):
        fill(pen, ribbon([a, b], [w, w]), c, grain=0.3)
    fill(
        pen,
        ribbon([(0.19, -0.53), (0.22, -0.4), (0.25, -0.29), front], [0.032, 0.032, 0.026, 0.022]),
        c,
    )
    line(pen, curve((-0.115, -0.46), seat), "silver", 0.022)
    fill(
        pen,
        blob(
            (-0.235, -0.53),
            (-0.2, -0.545),
            (-0.1, -0.53),
            (-0.02, -0.525),
            (-0.02, -0.508),
            (-0.1, -0.5),
            (-0.17, -0.485),
            (-0.225, -0.5),
        ),
        "brown",
    )
    line(pen, curve((0.19, -0.53), (0.185, -0.6), (0.15, -0.63), (0.075, -0.625)), "slate", 0.022)
    fill(pen, ribbon([(0.125, -0.632), (0.055, -0.622)], [0.036, 0.036]), "brown")
    _basket(pen)
    fill(pen, oval(*crank, 0.05), "slate")
    fill(pen, oval(*crank, 0.033), "silver", grain=0)
    line(pen, curve(crank, (crank[0] + 0.055, crank[1] + 0.085)), "slate", 0.02)
    fill(
        pen,
        box(crank[0] + 0.015, crank[1] + 0.075, crank[0] + 0.1, crank[1] + 0.1, 0.01),
        "charcoal",
    )
    line(pen, curve((-0.03, -0.19), (-0.09, 0.0)), "slate", 0.014)
    lamp(pen, 0.262, -0.395, 0.024, beam=0.3)


def _basket(pen):
    """The wicker basket at the handlebars, full of flowers."""
    for x, h, tone in (
        (0.27, 0.13, "rose"),
        (0.33, 0.15, "butter"),
        (0.39, 0.13, "white"),
        (0.3, 0.11, "coral"),
        (0.36, 0.12, "lavender"),
    ):
        flower(pen, x, -0.53, h, tone)
    host = poly((0.215, -0.575), (0.445, -0.575), (0.415, -0.43), (0.245, -0.43), r=0.015)
    fill(pen, host, "wood")
    with inside(pen, host):
        for i in range(5):
            for k in range(9):
                x, y = 0.215 + k * 0.027 + (i % 2) * 0.013, -0.562 + i * 0.028
                fill(
                    pen,
                    box(x, y, x + 0.018, y + 0.013, 0.005),
                    darker("wood", 0.3),
                    grain=0,
                    edge=0.1,
                )
    fill(pen, ribbon([(0.212, -0.575), (0.448, -0.575)], [0.022, 0.022]), "bark")


@subject(
    "motorcycle",
    "vehicles",
    box=(1.0, 0.6),
    metres=1.2,
    shadow=0.95,
    settings=(*STREETS, "mountains", "desert", "hills", "beach", "farm", "forest"),
    colours=("red", "blue", "orange", "green"),
    nouns=("motorcycle", "motorbike"),
    doing=("stand", "be parked"),
    counts=(1, 1, 1, 2),
    say_colour=0.75,
)
def motorcycle(pen, look):
    """A classic motorcycle: round tank, long seat, chrome engine and exhaust."""
    c = look.colour
    for x in (-0.31, 0.32):
        fill(pen, oval(x, -0.17, 0.17), "charcoal", lit=0.5)
        fill(pen, oval(x, -0.17, 0.118), "ivory", to="silver", shade=0.6)
        for i in range(14):
            a = tau * i / 14
            line(
                pen, curve((x, -0.17), (x + 0.115 * cos(a), -0.17 + 0.115 * sin(a))), "slate", 0.005
            )
        fill(pen, oval(x, -0.17, 0.04), "slate")
    for dx in (0.0, 0.035):
        fill(
            pen,
            ribbon([(0.17 + dx, -0.46), (0.3 + dx * 0.6, -0.17)], [0.026, 0.026]),
            "silver",
            edge=0.7,
        )
    fill(
        pen,
        blob(
            (0.16, -0.25),
            (0.22, -0.34),
            (0.33, -0.37),
            (0.44, -0.33),
            (0.5, -0.22),
            (0.46, -0.23),
            (0.4, -0.3),
            (0.32, -0.325),
            (0.24, -0.3),
            (0.19, -0.24),
        ),
        c,
    )
    fill(pen, ribbon([(-0.31, -0.17), (-0.1, -0.14), (0.06, -0.15)], [0.03, 0.035, 0.035]), "slate")
    fill(
        pen,
        blob(
            (-0.12, -0.12),
            (-0.14, -0.22),
            (-0.08, -0.33),
            (0.1, -0.35),
            (0.16, -0.26),
            (0.13, -0.12),
            (0.0, -0.085),
        ),
        "charcoal",
    )
    _engine(pen)
    for y0, y1 in ((-0.115, -0.1), (-0.075, -0.065)):
        fill(
            pen,
            ribbon(
                [(0.09, -0.22), (0.12, y0 - 0.02), (0.02, y0), (-0.2, y1), (-0.46, y1 - 0.03)],
                [0.028, 0.028, 0.03, 0.042, 0.05],
            ),
            "silver",
            edge=0.7,
        )
    fill(
        pen,
        blob(
            (-0.47, -0.2),
            (-0.45, -0.33),
            (-0.36, -0.4),
            (-0.24, -0.4),
            (-0.16, -0.33),
            (-0.2, -0.31),
            (-0.3, -0.345),
            (-0.4, -0.3),
            (-0.435, -0.2),
        ),
        c,
    )
    fill(pen, box(-0.475, -0.36, -0.435, -0.31, 0.015), "crimson")
    seat = blob(
        (-0.44, -0.42),
        (-0.4, -0.465),
        (-0.25, -0.46),
        (-0.12, -0.425),
        (-0.03, -0.4),
        (-0.02, -0.36),
        (-0.15, -0.365),
        (-0.35, -0.385),
    )
    fill(pen, seat, "chocolate")
    for i in range(5):
        x = -0.36 + i * 0.065
        line(pen, curve((x, -0.455 + i * 0.008), (x + 0.01, -0.39)), "ink", pen.px(2.5), 0.5)
    tank = blob(
        (-0.06, -0.375),
        (-0.03, -0.44),
        (0.05, -0.48),
        (0.15, -0.475),
        (0.2, -0.42),
        (0.18, -0.36),
        (0.05, -0.34),
    )
    fill(pen, tank, c)
    patch(
        pen,
        tank,
        blob((0.0, -0.385), (0.06, -0.43), (0.15, -0.43), (0.16, -0.4), (0.06, -0.38)),
        "cream",
        0.003,
    )
    line(pen, curve((0.19, -0.47), (0.17, -0.555), (0.13, -0.58), (0.05, -0.555)), "slate", 0.022)
    fill(pen, ribbon([(0.1, -0.573), (0.02, -0.545)], [0.036, 0.036]), "ink")
    line(pen, curve((0.17, -0.555), (0.15, -0.585)), "slate", 0.012)
    fill(
        pen,
        blob((0.19, -0.47), (0.2, -0.51), (0.25, -0.52), (0.3, -0.5), (0.3, -0.42), (0.25, -0.4)),
        "charcoal",
    )
    lamp(pen, 0.285, -0.46, 0.048, beam=0.4)
    line(pen, curve((-0.06, -0.1), (-0.12, 0.0)), "slate", 0.016)


def _engine(pen):
    """Cooling fins and the crankcase."""
    for i in range(5):
        y = -0.325 + i * 0.026
        fill(pen, box(-0.055, y, 0.105, y + 0.016, 0.007), "silver", grain=0, edge=0.7)
    fill(pen, oval(0.03, -0.155, 0.075), "silver", shade=0.8)
    fill(pen, oval(0.03, -0.155, 0.042), "slate", shade=0.6)
    fill(pen, oval(-0.09, -0.17, 0.04), "silver", shade=0.8)

"""On two wheels: bicycle and motorcycle."""

from math import cos, sin, tau

from ..build import lamp, spoked_wheel
from ..flora import flower
from ..paint import fill, inside, line, patch
from ..palette import darker
from ..registry import STREETS, subject
from ..shapes import blob, box, curve, oval, poly, ribbon


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
    _pedals(pen, crank)
    lamp(pen, 0.262, -0.395, 0.024, beam=0.3)


def _pedals(pen, crank):
    """Chain wheel, crank, pedal and stand."""
    fill(pen, oval(*crank, 0.05), "slate")
    fill(pen, oval(*crank, 0.033), "silver", grain=0)
    line(pen, curve(crank, (crank[0] + 0.055, crank[1] + 0.085)), "slate", 0.02)
    fill(
        pen,
        box(crank[0] + 0.015, crank[1] + 0.075, crank[0] + 0.1, crank[1] + 0.1, 0.01),
        "charcoal",
    )
    line(pen, curve((-0.03, -0.19), (-0.09, 0.0)), "slate", 0.014)


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
    _fork_and_engine(pen, c)
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
    _tank(pen, c)
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


def _fork_and_engine(pen, c):
    """Fork, front guard, frame, engine and exhausts."""
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


def _tank(pen, c):
    """The round tank with a painted flash."""
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


def _engine(pen):
    """Cooling fins and the crankcase."""
    for i in range(5):
        y = -0.325 + i * 0.026
        fill(pen, box(-0.055, y, 0.105, y + 0.016, 0.007), "silver", grain=0, edge=0.7)
    fill(pen, oval(0.03, -0.155, 0.075), "silver", shade=0.8)
    fill(pen, oval(0.03, -0.155, 0.042), "slate", shade=0.6)
    fill(pen, oval(-0.09, -0.17, 0.04), "silver", shade=0.8)

"""On rails: the steam train."""

from math import cos, sin, tau

from ..build import glass, lamp, wheel
from ..flora import grass
from ..paint import fill, flat, inside, line, wash
from ..palette import darker, lighter
from ..registry import subject
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

"""People at work: chef and gardener."""

from ..flora import flower, grass
from ..paint import fill, flat, line
from ..palette import darker, lighter
from ..people import Pose, figure, hand_over, head_at, somebody
from ..people_head import straw_hat
from ..registry import subject
from ..shapes import blob, curve, oval, poly, ribbon
from .people_parts import shirt_colour, side_figure


@subject(
    "chef",
    "people",
    box=(0.76, 1.0),
    metres=1.75,
    settings=("kitchen",),
    colours=("red", "blue", "green", "yellow", "black"),
    nouns=("chef", "cook"),
    doing=("wear a {colour} apron",),
    counts=(1,),
    shadow=(-0.1, 0.4),
)
def chef(pen, look):
    """A chef in a tall white hat with a fried egg in a pan."""
    who = somebody(pen.rng, "adult", top="white", bottom="slate", style="short", shoes="charcoal")
    pose = Pose(
        hip=(0, -0.42),
        hands=((-0.15, -0.47), (0.19, -0.545)),
        bends=(1, -1, 1, -1),
        feet=((-0.07, 0), (0.07, 0)),
        face=(0.35, 0.05),
        mood="laugh" if not who.beard else "smile",
    )
    with pen.at(-0.13, 0, 0.9):
        figure(pen, who, pose, between=lambda: _apron(pen, look.colour))
        x, y, r = head_at(who, pose)
        with pen.at(x, y, 1.0, turn=4):
            top = blob(
                (-r * 0.88, -r * 0.95),
                (-r * 1.35, -r * 1.5),
                (-r * 1.05, -r * 2.1),
                (-r * 0.4, -r * 2.2),
                (r * 0.1, -r * 2.4),
                (r * 0.65, -r * 2.15),
                (r * 1.15, -r * 2.05),
                (r * 1.35, -r * 1.45),
                (r * 0.88, -r * 0.95),
            )
            fill(pen, top, "white", shade=0.8)
            for k in (-0.5, 0.05, 0.55):
                line(
                    pen,
                    curve(
                        (k * r * 0.9, -r * 1.05),
                        (k * r * 1.15, -r * 1.5),
                        (k * r * 1.25, -r * 1.85),
                    ),
                    "slate",
                    r * 0.045,
                    0.35,
                )
            fill(
                pen,
                poly(
                    (-r * 0.95, -r * 0.42),
                    (r * 0.95, -r * 0.42),
                    (r * 0.92, -r * 1.06),
                    (-r * 0.92, -r * 1.06),
                    r=r * 0.1,
                ),
                "white",
                shade=0.6,
            )
        _pan(pen, 0.19, -0.55)
        hand_over(pen, who, 0.195, -0.548)


def _apron(pen, colour):
    bib = blob(
        (-0.06, -0.685),
        (0.06, -0.685),
        (0.085, -0.5),
        (0.105, -0.42),
        (0.12, -0.24),
        (0.1, -0.19),
        (-0.1, -0.19),
        (-0.12, -0.24),
        (-0.105, -0.42),
        (-0.085, -0.5),
    )
    for s in (-1, 1):
        line(pen, curve((s * 0.055, -0.68), (s * 0.05, -0.745)), darker(colour, 0.2), 0.02)
    fill(pen, bib, colour)
    line(pen, curve((-0.1, -0.455), (0, -0.445), (0.1, -0.455)), lighter(colour, 0.55), 0.014)
    fill(
        pen,
        poly((-0.06, -0.38), (0.06, -0.38), (0.055, -0.29), (-0.055, -0.29), r=0.02),
        darker(colour, 0.15),
        edge=0.6,
    )


def _pan(pen, x, y):
    """A frying pan whose handle is held at x, y, tipped to show an egg."""
    with pen.at(x, y, turn=-10):
        fill(pen, ribbon([(-0.05, 0.01), (0.12, 0.0)], [0.034, 0.024]), "bark")
        fill(pen, oval(0.25, 0.012, 0.155, 0.075), "charcoal", lit=0.8)
        fill(pen, oval(0.25, -0.002, 0.14, 0.06), "slate", shade=0.3, edge=0.6)
        egg = blob(
            (0.15, -0.005),
            (0.2, -0.045),
            (0.26, -0.035),
            (0.33, -0.045),
            (0.36, 0.0),
            (0.3, 0.035),
            (0.24, 0.025),
            (0.18, 0.035),
        )
        fill(pen, egg, "white", shade=0.4)
        fill(pen, oval(0.255, -0.012, 0.042, 0.026), "amber", lit=0.9)
        flat(pen, oval(0.24, -0.02, 0.012, 0.006), "white", 0.85)
    for k in (-0.06, 0.03):
        line(
            pen,
            curve(
                (x + 0.24 + k, y - 0.14),
                (x + 0.22 + k, y - 0.18),
                (x + 0.25 + k, y - 0.22),
                (x + 0.23 + k, y - 0.265),
            ),
            "white",
            0.014,
            0.6,
            0.004,
        )


@subject(
    "gardener",
    "people",
    box=(1.0, 0.94),
    metres=1.7,
    settings=("garden", "park", "farm"),
    colours=("red", "blue", "green", "yellow", "purple"),
    nouns=("gardener",),
    doing=("water flowers with a {colour} watering can",),
    counts=(1,),
    weathers=("clear", "cloudy"),
    shadow=(-0.05, 0.85),
)
def gardener(pen, look):
    """A gardener in a straw hat, watering a row of flowers."""
    who = somebody(
        pen.rng,
        pen.rng.choice(("adult", "old")),
        woman=pen.rng.random() < 0.6,
        top=shirt_colour(pen, look.word),
        bottom="cobalt",
        shoes="moss",
        style="short",
        long_sleeves=False,
    )
    for x, y, h, c in (
        (0.2, -0.02, 0.2, "rose"),
        (0.31, -0.02, 0.25, "yellow"),
        (0.42, -0.02, 0.21, "coral"),
    ):
        flower(pen, x, y, h, c, "amber" if c != "yellow" else "rust")
    with pen.at(-0.22, 0, 0.9):
        x, y, r = side_figure(
            pen,
            who,
            (-0.06, -0.41),
            (0.0, -0.74),
            feet=((0.07, -0.015), (-0.09, 0)),
            hands=((0.31, -0.515), (0.24, -0.56)),
            bends=(1, 1, -1, -1),
            face=(0.7, 0.3),
            tilt=6,
            held=lambda: _can(pen, look.colour, 0.24, -0.56),
        )
        with pen.at(x, y, turn=6):
            straw_hat(pen, 0, 0, r, "red" if look.word != "red" else "teal")
    for x, y, h, c in (
        (0.12, 0, 0.13, "plum"),
        (0.255, 0, 0.16, "white"),
        (0.365, 0, 0.14, "crimson"),
    ):
        flower(pen, x, y, h, c)
    for x in (0.16, 0.29, 0.43):
        grass(pen, x, 0, 0.07)


def _can(pen, colour, x, y):
    """A watering can held by its top handle at x, y, pouring to the right."""
    with pen.at(x, y, turn=22):
        line(
            pen,
            curve((-0.09, 0.07), (-0.07, -0.0), (0.0, -0.01), (0.07, 0.0), (0.09, 0.07)),
            darker(colour, 0.4),
            0.024,
        )
        fill(
            pen,
            ribbon([(0.07, 0.17), (0.15, 0.12), (0.23, 0.03)], [0.055, 0.036, 0.03]),
            darker(colour, 0.12),
        )
        fill(
            pen,
            poly((0.2, 0.025), (0.255, 0.06), (0.285, 0.005), (0.225, -0.03), r=0.012),
            darker(colour, 0.3),
        )
        fill(
            pen,
            blob((-0.1, 0.06), (0.1, 0.06), (0.115, 0.2), (0.0, 0.225), (-0.115, 0.2)),
            colour,
            lit=0.7,
        )
        line(pen, curve((-0.105, 0.095), (0, 0.11), (0.105, 0.095)), lighter(colour, 0.55), 0.012)
    for _ in range(11):
        u = pen.between(0, 1)
        sx, sy = x + 0.235 + u * 0.02, y + 0.115
        fall = pen.between(0.1, 0.3)
        tx = sx + 0.05 + u * 0.18
        line(
            pen,
            curve((sx, sy), (sx + (tx - sx) * 0.6, sy + fall * 0.35), (tx, sy + fall)),
            "sky",
            0.008,
            0.75,
        )
        fill(pen, oval(tx, sy + fall, 0.008, 0.013), "sky", grain=0)

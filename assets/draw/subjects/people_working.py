"""People at work and at rest: chef, gardener, angler, reader, guitar player."""

from ..flora import flower, grass
from ..paint import fill, flat, inside, line, wash
from ..palette import darker, lighter
from ..people import Pose, figure, hand_over, head_at, somebody, straw_hat
from ..registry import subject
from ..shapes import blob, box, curve, oval, poly, ribbon
from .people_parts import bench, shirt_colour, side_figure


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


@subject(
    "fisherman",
    "people",
    box=(1.0, 0.9),
    metres=1.3,
    plural="fishermen",
    settings=("lake", "river"),
    colours=("red", "green", "yellow", "blue", "purple"),
    nouns=("fisherman", "fisherman with a fish", "man with a fishing rod"),
    doing=("wear a {colour} jacket",),
    counts=(1,),
    weathers=("clear", "cloudy", "fog"),
    shadow=(-0.2, 0.6),
)
def fisherman(pen, look):
    """A man on a wooden crate with a fish on the line."""
    who = somebody(
        pen.rng,
        pen.rng.choice(("adult", "old")),
        woman=False,
        top=look.colour,
        style="short",
        bottom="navy" if look.word != "blue" else "bark",
        shoes="moss",
    )
    _crate(pen, -0.41, -0.11, 0.215)
    rod = [(-0.04, -0.385), (0.18, -0.625), (0.4, -0.785)]
    with pen.at(-0.21, 0, 0.98):
        x, y, r = side_figure(
            pen,
            who,
            (-0.07, -0.285),
            (-0.03, -0.605),
            feet=((0.185, -0.01), (0.105, 0)),
            hands=((0.25, -0.46), (0.19, -0.405)),
            bends=(1, 1, -1, -1),
            face=(0.75, -0.1),
            mood="laugh" if not who.beard else "smile",
            held=lambda: _rod(pen, rod),
        )
        fill(
            pen,
            blob(
                (x - r * 1.05, y - r * 0.42),
                (x - r * 0.8, y - r * 1.2),
                (x, y - r * 1.35),
                (x + r * 0.8, y - r * 1.2),
                (x + r * 1.05, y - r * 0.42),
            ),
            "moss",
        )
        fill(
            pen,
            blob(
                (x - r * 1.5, y - r * 0.22),
                (x - r * 1.0, y - r * 0.6),
                (x, y - r * 0.7),
                (x + r * 1.0, y - r * 0.6),
                (x + r * 1.5, y - r * 0.22),
                (x, y - r * 0.42),
            ),
            darker("moss", 0.15),
        )
    tip = rod[-1]
    line(pen, curve(tip, (tip[0] + 0.01, -0.58), (tip[0], -0.42)), "ink", pen.px(2), 0.8)
    _fish(pen, tip[0], -0.42)


def _rod(pen, rod):
    with pen.at(0.21 / 0.98, 0, 1 / 0.98):
        fill(
            pen,
            ribbon([(rod[0][0] - 0.06, rod[0][1] + 0.065), *rod], [0.024, 0.02, 0.012, 0.006]),
            "brown",
        )
        fill(pen, oval(0.01, -0.4, 0.03), "slate", lit=0.8)
        fill(pen, oval(0.01, -0.4, 0.013), "silver")


def _fish(pen, x, y):
    """A fish hanging by its mouth at x, y."""
    fill(
        pen,
        blob((x - 0.01, y + 0.21), (x + 0.06, y + 0.3), (x, y + 0.275), (x - 0.06, y + 0.3)),
        "sea",
    )
    fill(
        pen,
        blob((x - 0.05, y + 0.09), (x - 0.095, y + 0.15), (x - 0.04, y + 0.16)),
        darker("sea", 0.2),
    )
    body = blob(
        (x, y),
        (x + 0.05, y + 0.05),
        (x + 0.055, y + 0.13),
        (x + 0.012, y + 0.225),
        (x - 0.012, y + 0.225),
        (x - 0.058, y + 0.13),
        (x - 0.05, y + 0.05),
    )
    fill(pen, body, "aqua", lit=0.8)
    with inside(pen, body):
        wash(pen, oval(x + 0.045, y + 0.12, 0.03, 0.11), "white", 0.7, 0.012)
        line(
            pen,
            curve((x - 0.05, y + 0.07), (x, y + 0.085), (x + 0.05, y + 0.07)),
            "deep",
            0.006,
            0.6,
        )
        for i in range(5):
            for k in (-0.025, 0.0, 0.022):
                yy = y + 0.105 + i * 0.022
                line(
                    pen,
                    curve((x + k - 0.009, yy), (x + k, yy + 0.008), (x + k + 0.009, yy)),
                    "deep",
                    0.004,
                    0.4,
                )
    flat(pen, oval(x + 0.012, y + 0.045, 0.013), "white")
    flat(pen, oval(x + 0.012, y + 0.045, 0.008), "ink")


def _crate(pen, x0, x1, h):
    fill(pen, box(x0, -h, x1, 0, 0.012), darker("wood", 0.3))
    for k in range(3):
        y = -h + k * h / 3
        fill(pen, box(x0, y + 0.006, x1, y + h / 3 - 0.008, 0.008), "wood")
    for x in (x0 + 0.012, x1 - 0.042):
        fill(pen, box(x, -h, x + 0.03, 0, 0.006), "plank")
        for k in (-h + 0.04, -0.04):
            flat(pen, oval(x + 0.015, k, 0.005), "bark")


@subject(
    "woman reading a book",
    "people",
    box=(0.86, 0.95),
    metres=1.35,
    plural="women reading books",
    settings=("park", "garden"),
    colours=("red", "blue", "green", "yellow", "purple"),
    nouns=("woman on a bench", "woman with a book"),
    doing=("read a {colour} book",),
    counts=(1,),
    weathers=("clear", "cloudy"),
    shadow=0.98,
)
def woman_reading_a_book(pen, look):
    """A woman on a park bench, deep in a book."""
    who = somebody(
        pen.rng,
        pen.rng.choice(("adult", "adult", "old")),
        woman=True,
        top=shirt_colour(pen, look.word),
        bottom=pen.rng.choice(("navy", "plum", "teal")),
        style=pen.rng.choice(("bun", "bob", "long", "ponytail")),
    )
    bench(pen, -0.42, 0.42, 0.245)
    with pen.at(-0.09, 0, 1.0):
        side_figure(
            pen,
            who,
            (-0.08, -0.305),
            (-0.05, -0.635),
            feet=((0.18, -0.012), (0.1, 0)),
            hands=((0.24, -0.49), (0.175, -0.445)),
            bends=(1, 1, -1, -1),
            face=(0.7, 0.35),
            tilt=8,
            mood="smile",
            held=lambda: _book(pen, look.colour, 0.21, -0.47),
        )


def _book(pen, colour, x, y):
    """An open book, its cover towards us, held at x, y."""
    with pen.at(x, y, turn=14):
        fill(
            pen,
            poly((0.0, -0.125), (0.125, -0.15), (0.125, 0.04), (0.0, 0.07), r=0.01),
            darker(colour, 0.3),
        )
        fill(
            pen,
            poly((0.0, -0.14), (0.11, -0.165), (0.11, 0.02), (0.0, 0.05), r=0.008),
            "paper",
            shade=0.3,
        )
        fill(
            pen,
            poly(
                (-0.02, -0.145),
                (-0.01, -0.13),
                (-0.01, 0.055),
                (-0.12, 0.03),
                (-0.12, -0.155),
                r=0.006,
            ),
            "paper",
            shade=0.3,
        )
        cover = poly((-0.125, -0.15), (0.0, -0.122), (0.0, 0.072), (-0.125, 0.045), r=0.01)
        fill(pen, cover, colour)
        fill(
            pen,
            poly((-0.1, -0.11), (-0.03, -0.094), (-0.03, -0.05), (-0.1, -0.066), r=0.008),
            lighter(colour, 0.65),
            edge=0.2,
        )


@subject(
    "guitar player",
    "people",
    box=(0.8, 1.0),
    metres=1.7,
    settings=("park", "city street", "living room", "beach", "meadow"),
    colours={"brown": "caramel", "red": "red", "blue": "blue", "green": "green"},
    nouns=("guitar player", "musician"),
    doing=("play a {colour} guitar",),
    counts=(1,),
    weathers=("clear", "cloudy"),
    shadow=0.6,
)
def guitar_player(pen, look):
    """A musician with an acoustic guitar on a strap."""
    who = somebody(pen.rng, "adult", top=shirt_colour(pen, look.word, "coral"), bottom="navy")
    pose = Pose(
        hip=(0, -0.42),
        hands=((-0.06, -0.475), (0.285, -0.58)),
        bends=(1, 1, 1, -1),
        feet=((-0.08, 0), (0.08, 0)),
        face=(0.3, 0.1),
        tilt=-5,
        mood="laugh",
    )
    with pen.at(-0.03, 0, 1.0):
        figure(pen, who, pose, between=lambda: guitar(pen, look.colour, -0.06, -0.46, 0.72, -18))
        hand_over(pen, who, 0.285, -0.583)


def guitar(pen, colour, x, y, size, turn):
    """A guitar `size` long with the middle of its body at x, y; turn 0: neck to the right."""
    with pen.at(x, y, size, turn=turn):
        fill(
            pen,
            poly((0.15, -0.03), (0.56, -0.025), (0.56, 0.025), (0.15, 0.03), r=0.008),
            "chocolate",
        )
        for i in range(7):
            line(
                pen,
                curve((0.24 + i * 0.045, -0.026), (0.24 + i * 0.045, 0.026)),
                "silver",
                0.006,
                0.8,
            )
        fill(
            pen,
            poly(
                (0.54, -0.032),
                (0.58, -0.055),
                (0.71, -0.05),
                (0.71, 0.05),
                (0.58, 0.055),
                (0.54, 0.032),
                r=0.015,
            ),
            darker(colour, 0.3),
        )
        for i in range(3):
            for s in (-1, 1):
                fill(pen, oval(0.6 + i * 0.04, s * 0.065, 0.013, 0.018), "ivory")
        body = blob(
            (0.2, 0.0),
            (0.17, -0.12),
            (0.08, -0.15),
            (-0.01, -0.115),
            (-0.1, -0.17),
            (-0.22, -0.17),
            (-0.3, -0.08),
            (-0.315, 0.0),
            (-0.3, 0.08),
            (-0.22, 0.17),
            (-0.1, 0.17),
            (-0.01, 0.115),
            (0.08, 0.15),
            (0.17, 0.12),
        )
        fill(pen, body, colour, shade=0.8, lit=0.7)
        with inside(pen, body):
            line(pen, body, darker(colour, 0.45), 0.03, 0.8)
            wash(pen, oval(-0.17, -0.1, 0.09, 0.03, -12), "cream", 0.45, 0.02)
        fill(pen, oval(0.04, 0, 0.075), lighter(colour, 0.55), grain=0)
        fill(pen, oval(0.04, 0, 0.06), "chocolate", lit=0)
        fill(
            pen, poly((-0.19, -0.06), (-0.15, -0.06), (-0.15, 0.06), (-0.19, 0.06), r=0.01), "bark"
        )
        for k in (-0.015, -0.005, 0.005, 0.015):
            line(pen, curve((-0.17, k * 1.3), (0.56, k)), "cream", 0.0045, 0.85)

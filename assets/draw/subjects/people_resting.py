"""People at rest: angler, reader, guitar player."""

from ..paint import fill, flat, inside, line, wash
from ..palette import darker, lighter
from ..people import Pose, figure, hand_over, somebody
from ..registry import subject
from ..shapes import blob, box, curve, oval, poly, ribbon
from .people_parts import bench, shirt_colour, side_figure


@subject(
    "fisherman",
    "people",
    box=(1.0, 0.9),
    metres=1.3,
    plural="fishermen",
    settings=("lake", "river"),
    colours=("red", "green", "yellow", "blue", "purple"),
    nouns=("fisherman", "man with a fishing rod"),
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

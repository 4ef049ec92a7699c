"""Children with a sandcastle and with a dog on a lead."""

from ..build import flag
from ..paint import fill, flat, line
from ..palette import P, darker
from ..people import somebody
from ..registry import Look, subject
from ..shapes import blob, curve, oval, poly, ribbon
from .animals_core import dog
from .people_parts import shirt_colour, side_figure


@subject(
    "child with a sandcastle",
    "people",
    box=(1.0, 0.72),
    metres=0.9,
    plural="children with sandcastles",
    settings=("beach",),
    colours=("red", "blue", "green", "yellow", "purple"),
    nouns=("child with a sandcastle", "kid with a sandcastle"),
    doing=("build a sandcastle with a {colour} spade",),
    counts=(1,),
    weathers=("clear", "cloudy"),
    times=("day", "sunset"),
    shadow=0.9,
)
def child_with_a_sandcastle(pen, look):
    """A child kneeling beside a castle of sand with a flag."""
    c = look.colour
    who = somebody(
        pen.rng,
        "child",
        top=shirt_colour(pen, look.word, "white", "mustard"),
        long_sleeves=False,
        bottom="cobalt" if look.word != "blue" else "plum",
        skirt=True,
        shoes="white",
        style=pen.rng.choice(("bob", "short", "ponytail", "curly")),
    )
    with pen.at(0.2, 0, 0.98):
        _castle(pen, c)
    with pen.at(-0.28, 0, 0.98):
        for shade, dx in ((0.2, 0.035), (0.0, 0.0)):
            skin = darker(who.skin, shade)
            foot = blob(
                (-0.21 + dx, -0.085), (-0.17 + dx, -0.075), (-0.155 + dx, 0), (-0.2 + dx, 0)
            )
            shin = ribbon([(0.11 + dx, -0.045), (-0.19 + dx, -0.035)], [0.075, 0.055])
            fill(pen, foot, skin)
            fill(pen, shin, skin)
            fill(
                pen,
                ribbon([(-0.09 + dx, -0.13), (0.11 + dx, -0.06)], [0.13, 0.1]),
                darker(who.bottom, shade),
            )
        side_figure_top(pen, who, c)


def side_figure_top(pen, who, colour):
    """The kneeling child's body, drawn by the common figure with its legs under it."""
    side_figure(
        pen,
        who,
        (-0.09, -0.15),
        (0.0, -0.41),
        feet=((0.07, -0.05), (0.05, -0.05)),
        hands=((0.24, -0.24), (0.19, -0.25)),
        bends=(1, 1, -1, -1),
        face=(0.7, 0.3),
        tilt=5,
        mood="laugh",
        held=lambda: _spade(pen, colour, 0.2, -0.25),
        legs=False,
    )


def _spade(pen, colour, x, y):
    with pen.at(x, y, turn=-38):
        line(pen, curve((-0.04, -0.09), (0.04, -0.09)), darker(colour, 0.2), 0.026)
        fill(pen, ribbon([(0, -0.09), (0, 0.07)], [0.024, 0.024]), darker(colour, 0.2))
        fill(
            pen,
            blob((-0.045, 0.06), (0.045, 0.06), (0.042, 0.14), (0, 0.18), (-0.042, 0.14)),
            colour,
            lit=0.8,
        )


def _castle(pen, colour):
    sand, deep = "dune", darker("dune", 0.2)
    fill(pen, blob((-0.27, 0), (-0.2, -0.045), (0, -0.065), (0.2, -0.045), (0.29, 0)), deep)
    wall = poly((-0.2, -0.03), (-0.18, -0.2), (0.18, -0.2), (0.2, -0.03), r=0.01)
    towers = ((-0.19, 0.085, -0.31), (0.19, 0.085, -0.31), (0.0, 0.1, -0.46))
    with pen.at(0, 0):
        cx, w, top = towers[2]
        _tower(pen, cx, w, top, sand)
        fill(pen, wall, sand)
        for i in range(5):
            x = -0.13 + i * 0.065
            fill(
                pen,
                poly(
                    (x - 0.02, -0.195),
                    (x - 0.02, -0.235),
                    (x + 0.02, -0.235),
                    (x + 0.02, -0.195),
                    r=0.006,
                ),
                sand,
            )
        for cx, w, top in towers[:2]:
            _tower(pen, cx, w, top, sand)
    door = blob((-0.045, -0.035), (-0.045, -0.1), (0, -0.15), (0.045, -0.1), (0.045, -0.035))
    fill(pen, door, "bark", shade=0.3)
    for x, y in ((-0.19, -0.2), (0.19, -0.2), (0.0, -0.32)):
        fill(pen, oval(x, y, 0.018, 0.028), "bark", shade=0.3)
    for x, y in ((-0.11, -0.13), (0.1, -0.14), (0.13, -0.06), (-0.12, -0.06)):
        fill(pen, oval(x, y, 0.018, 0.014), "cream")
    line(pen, curve((0, -0.47), (0, -0.66)), "bark", 0.012)
    flag(pen, 0.004, -0.66, 0.13, colour)


def _tower(pen, x, w, top, sand):
    body = poly((x - w, -0.02), (x - w * 0.84, top), (x + w * 0.84, top), (x + w, -0.02), r=0.012)
    fill(pen, body, sand, lit=0.6, grain=1)
    for k in (-0.68, 0.0, 0.68):
        fill(
            pen,
            poly(
                (x + w * (k - 0.23), top + 0.012),
                (x + w * (k - 0.21), top - 0.045),
                (x + w * (k + 0.21), top - 0.045),
                (x + w * (k + 0.23), top + 0.012),
                r=0.007,
            ),
            sand,
        )
    for _ in range(9):
        px, py = x + pen.between(-0.7, 0.7) * w, pen.between(top + 0.03, -0.04)
        flat(pen, oval(px, py, 0.005), darker(sand, 0.35), 0.5)


@subject(
    "child with a dog",
    "people",
    box=(1.0, 0.9),
    metres=1.4,
    plural="children with dogs",
    settings=("park", "meadow", "city street", "beach", "forest"),
    colours={"brown": "caramel", "golden": "honey", "white": "cream", "black": "charcoal"},
    nouns=("child with a dog", "kid with a dog"),
    doing=("walk a {colour} dog on a lead",),
    counts=(1,),
    weathers=("clear", "cloudy"),
    shadow=0.85,
)
def child_with_a_dog(pen, look):
    """A child striding along behind a dog on a red lead."""
    who = somebody(pen.rng, "child", top=shirt_colour(pen, "white", "mustard"), bottom="navy")
    with pen.at(-0.27, 0, 0.9):
        side_figure(
            pen,
            who,
            (-0.03, -0.41),
            (0.01, -0.68),
            feet=((0.13, -0.01), (-0.15, -0.0)),
            soles=(-12, 14),
            hands=((-0.18, -0.46), (0.25, -0.53)),
            bends=(-1, 1, -1, -1),
            face=(0.7, 0.05),
            mood="laugh",
            held=lambda: _lead(pen),
        )
    with pen.at(0.255, 0, 0.52):
        dog(pen, Look(look.colour, look.word, "stand"))


def _lead(pen):
    line(pen, curve((0.25, -0.53), (0.4, -0.4), (0.55, -0.32), (0.68, -0.3)), P["red"], 0.014)
    line(pen, oval(0.24, -0.5, 0.02, 0.034), P["red"], 0.012)

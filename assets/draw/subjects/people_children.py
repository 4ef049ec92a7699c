"""Children in rain and snow: with an umbrella, building a snowman."""

from ..paint import cast, fill, flat, inside, line, wash
from ..palette import darker, lighter
from ..people import Pose, figure, hand_over, somebody
from ..registry import subject
from ..shapes import blob, curve, oval, poly, ribbon
from .people_parts import shirt_colour, side_figure


@subject(
    "child with an umbrella",
    "people",
    box=(0.82, 1.0),
    metres=1.4,
    plural="children with umbrellas",
    settings=("city street", "park", "garden", "meadow", "farm"),
    colours=("red", "yellow", "blue", "green", "purple"),
    nouns=("child with an umbrella", "kid with an umbrella"),
    doing=("hold a {colour} umbrella",),
    counts=(1,),
    weathers=("rain",),
    shadow=0.5,
)
def child_with_an_umbrella(pen, look):
    """A child in a raincoat and rubber boots under an umbrella."""
    coat = pen.rng.choice(
        [
            c
            for c in ("mustard", "red", "teal", "blue")
            if c != look.word and not (look.word == "yellow" and c == "mustard")
        ]
    )
    who = somebody(
        pen.rng,
        "child",
        top=coat,
        bottom="navy",
        shoes=darker(coat, 0.15),
        style=pen.rng.choice(("bob", "long", "short", "ponytail")),
    )
    pose = Pose(
        feet=((-0.075, 0), (0.075, 0)),
        hands=((-0.2, -0.5), (0.145, -0.555)),
        bends=(1, -1, 1, -1),
        face=(0.3, -0.15),
        tilt=-4,
        mood="laugh",
    )
    with pen.at(-0.085, 0, 0.82):
        umbrella(pen, look.colour, 0.145, -0.555, 0.5, -9)
        figure(pen, who, pose, between=lambda: _coat(pen, coat))
        for x in (-0.075, 0.075):
            _boot(pen, x, who.shoes)
        hand_over(pen, who, 0.145, -0.557)


def umbrella(pen, colour, x, y, reach, turn):
    """An open umbrella whose stick is held at x, y; reach: half its width."""
    with pen.at(x, y, turn=turn):
        top = -0.6
        line(pen, curve((0, top), (0, 0.06)), "bark", 0.02)
        line(pen, curve((0, 0.06), (0.0, 0.1), (0.03, 0.125), (0.06, 0.1)), "bark", 0.022)
        dome_y, h = top + 0.03, reach * 0.62
        ribs = [-1, -0.52, 0.02, 0.54, 1]
        pts = [
            (-reach, dome_y + h),
            (-reach * 0.86, dome_y + h * 0.42),
            (-reach * 0.46, dome_y + h * 0.08),
            (0, dome_y),
            (reach * 0.46, dome_y + h * 0.08),
            (reach * 0.86, dome_y + h * 0.42),
            (reach, dome_y + h),
        ]
        for a, b in zip(ribs[::-1], ribs[-2::-1], strict=False):
            mid = (a + b) / 2 * reach
            pts += [
                (a * reach * 0.93 + mid * 0.07, dome_y + h * 0.965),
                (mid, dome_y + h * 0.86),
                (b * reach * 0.93 + mid * 0.07, dome_y + h * 0.965),
            ]
        dome = blob(*pts)
        fill(pen, dome, colour, shade=0.9, lit=0.7)
        with inside(pen, dome):
            for i in (0, 2):
                a, b = ribs[i] * reach, ribs[i + 1] * reach
                wash(
                    pen,
                    blob(
                        (0, dome_y),
                        (a * 0.7, dome_y + h * 0.3),
                        (a, dome_y + h),
                        (b, dome_y + h),
                        (b * 0.7, dome_y + h * 0.3),
                    ),
                    lighter(colour, 0.5),
                    0.55,
                    0.003,
                )
            for k in ribs[1:-1]:
                line(
                    pen,
                    curve(
                        (0, dome_y), (k * reach * 0.75, dome_y + h * 0.36), (k * reach, dome_y + h)
                    ),
                    darker(colour, 0.45),
                    0.008,
                    0.7,
                )
        fill(pen, ribbon([(0, dome_y + 0.005), (0, dome_y - 0.045)], [0.03, 0.016]), "bark")


def _coat(pen, coat):
    skirt = blob(
        (-0.085, -0.47),
        (0.085, -0.47),
        (0.115, -0.36),
        (0.15, -0.235),
        (0.0, -0.215),
        (-0.15, -0.235),
        (-0.115, -0.36),
    )
    fill(pen, skirt, coat)
    line(pen, curve((0, -0.64), (0.004, -0.4), (0, -0.225)), darker(coat, 0.4), 0.009, 0.7)
    for y in (-0.57, -0.48, -0.39, -0.3):
        fill(pen, oval(0.024, y, 0.014), lighter(coat, 0.7))


def _boot(pen, x, colour):
    t = -1 if x < 0 else 1
    fill(
        pen,
        blob(
            (x - t * 0.05, -0.002),
            (x - t * 0.052, -0.13),
            (x + t * 0.045, -0.13),
            (x + t * 0.05, -0.065),
            (x + t * 0.095, -0.035),
            (x + t * 0.095, -0.002),
        ),
        colour,
        lit=0.8,
    )
    line(pen, curve((x - t * 0.048, -0.122), (x + t * 0.042, -0.122)), lighter(colour, 0.5), 0.016)


@subject(
    "child with a snowman",
    "people",
    box=(1.0, 0.92),
    metres=1.5,
    plural="children with snowmen",
    settings=("snow field",),
    colours=("red", "green", "blue", "yellow", "purple"),
    nouns=("child with a snowman", "kid with a snowman"),
    doing=("build a snowman with a {colour} scarf",),
    counts=(1,),
    weathers=("clear", "cloudy", "snow"),
    shadow=0.8,
)
def child_with_a_snowman(pen, look):
    """A child in a woolly hat beside a big snowman."""
    with pen.at(0.2, 0, 0.92):
        snowman(pen, look.colour)
    who = somebody(
        pen.rng,
        "child",
        top=shirt_colour(pen, look.word, "white"),
        bottom="navy",
        shoes="bark",
        hat=pen.rng.choice([c for c in ("mustard", "teal", "coral", "plum") if c != look.word]),
    )
    with pen.at(-0.3, 0, 0.84):
        mitt = who.hat
        side_figure(
            pen,
            who,
            (-0.03, -0.415),
            (0.0, -0.69),
            feet=((0.07, -0.012), (-0.09, 0)),
            hands=((0.27, -0.5), (0.25, -0.63)),
            bends=(1, 1, -1, -1),
            face=(0.65, -0.15),
            mood="laugh",
        )
        fill(pen, oval(0.255, -0.632, 0.046, 0.042, -10), mitt)
        scarf = ribbon([(-0.07, -0.655), (0.0, -0.63), (0.075, -0.655)], [0.055, 0.06, 0.055])
        fill(pen, ribbon([(-0.02, -0.64), (-0.055, -0.53)], [0.055, 0.06]), mitt)
        fill(pen, scarf, mitt)


def snowman(pen, scarf):
    """A snowman of three balls, about 0.98 high, with twig arms."""
    for s, y, tip in ((-1, -0.52, -0.6), (1, -0.52, -0.66)):
        line(pen, curve((s * 0.15, y), (s * 0.25, y - 0.05), (s * 0.33, tip)), "bark", 0.018)
        for dx, dy in ((0.03, -0.055), (0.06, 0.0)):
            line(pen, curve((s * 0.27, y - 0.06), (s * (0.27 + dx), y - 0.06 + dy)), "bark", 0.012)
    balls = (
        blob(
            (-0.22, -0.08),
            (-0.25, -0.22),
            (-0.15, -0.37),
            (0, -0.4),
            (0.15, -0.37),
            (0.25, -0.22),
            (0.22, -0.08),
            (0.1, -0.005),
            (-0.1, -0.005),
        ),
        oval(0, -0.48, 0.185, 0.17),
        oval(0, -0.71, 0.145, 0.138),
    )
    for below, ball in zip((None, *balls), balls, strict=False):
        if below:
            cast(pen, below, ball, 0.35, 0.02)
        fill(pen, ball, "snow", shade=1.0, lit=0.6, edge=0.7)
    for y in (-0.53, -0.44, -0.27):
        fill(pen, oval(0.005, y, 0.021), "ink")
    for x in (-0.05, 0.055):
        flat(pen, oval(x, -0.74, 0.017, 0.021), "ink")
        flat(pen, oval(x - 0.005, -0.748, 0.006), "white")
    for i in range(5):
        x = -0.06 + i * 0.03
        flat(pen, oval(x, -0.648 + 0.018 * (1 - (x / 0.06) ** 2), 0.008), "ink")
    fill(pen, blob((-0.01, -0.715), (-0.15, -0.675), (-0.005, -0.68)), "orange", lit=0.7)
    fill(
        pen,
        ribbon([(0.06, -0.59), (0.1, -0.5), (0.09, -0.4)], [0.07, 0.075, 0.08]),
        darker(scarf, 0.15),
    )
    for k in (-0.025, 0.0, 0.025):
        line(pen, curve((0.09 + k, -0.385), (0.09 + k, -0.35)), darker(scarf, 0.15), 0.012)
    fill(pen, ribbon([(-0.145, -0.62), (0.0, -0.575), (0.145, -0.62)], [0.06, 0.075, 0.06]), scarf)
    for k in (-0.09, -0.02, 0.06):
        line(pen, curve((k, -0.62 + 0.03), (k - 0.012, -0.565)), lighter(scarf, 0.6), 0.014, 0.8)
    fill(
        pen,
        poly((-0.11, -0.83), (0.11, -0.83), (0.1, -0.985), (-0.1, -0.985), r=0.02),
        "charcoal",
        lit=0.7,
    )
    fill(
        pen,
        poly((-0.112, -0.835), (0.112, -0.835), (0.109, -0.87), (-0.109, -0.87), r=0.005),
        scarf,
    )
    fill(pen, oval(0, -0.825, 0.17, 0.024), "charcoal", lit=0.7)

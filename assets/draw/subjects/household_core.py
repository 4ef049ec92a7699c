"""Exemplary household thing: a teapot."""

from ..paint import fill, inside, line, wash
from ..palette import darker, lighter
from ..registry import ROOMS, subject
from ..shapes import blob, curve, oval, ribbon


@subject(
    "teapot",
    "household",
    box=(1.0, 0.78),
    metres=0.18,
    place="table",
    settings=ROOMS + ("garden",),
    colours=("blue", "red", "white", "yellow", "green"),
    nouns=("teapot",),
    doing=("sit", "stand"),
    counts=(1,),
    say_colour=0.8,
)
def teapot(pen, look):
    """A round-bellied china teapot with white dots."""
    c = look.colour
    dots = "white" if look.word != "white" else "blue"
    line(
        pen,
        curve((-0.26, -0.5), (-0.44, -0.48), (-0.44, -0.24), (-0.24, -0.16)),
        darker(c, 0.55),
        0.078,
    )
    line(pen, curve((-0.26, -0.5), (-0.44, -0.48), (-0.44, -0.24), (-0.24, -0.16)), c, 0.066)
    fill(
        pen,
        ribbon(
            [(0.22, -0.2), (0.36, -0.3), (0.4, -0.46), (0.49, -0.55)], [0.17, 0.12, 0.075, 0.055]
        ),
        c,
    )
    fill(pen, oval(0, -0.02, 0.2, 0.03), darker(c, 0.2))
    pot = blob(
        (-0.3, -0.3),
        (-0.24, -0.5),
        (0, -0.6),
        (0.24, -0.5),
        (0.3, -0.3),
        (0.2, -0.08),
        (0, -0.025),
        (-0.2, -0.08),
    )
    fill(pen, pot, c, shade=0.9)
    with inside(pen, pot):
        for row, y in enumerate((-0.46, -0.34, -0.22, -0.11)):
            for i in range(-4, 5):
                x = (i + (0.5 if row % 2 else 0)) * 0.115
                fill(pen, oval(x, y, 0.026 * (1 - abs(x) * 1.4), 0.026), dots, edge=0.15, grain=0)
        wash(pen, oval(-0.15, -0.42, 0.035, 0.1, 28), "white", 0.75, 0.014)
    lid = blob((-0.17, -0.55), (-0.1, -0.64), (0, -0.665), (0.1, -0.64), (0.17, -0.55), (0, -0.53))
    fill(pen, lid, lighter(c, 0.15))
    fill(pen, oval(0, -0.7, 0.05), "mustard")

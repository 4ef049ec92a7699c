"""Exemplary person: a child flying a kite."""

from ..paint import fill, line
from ..palette import CLOTHES, P, lighter
from ..people import Pose, figure, somebody
from ..registry import subject
from ..shapes import blob, curve, path_of


@subject(
    "child with a kite",
    "people",
    box=(1.0, 1.0),
    metres=1.6,
    settings=("meadow", "beach", "park", "hills", "farm"),
    colours=("red", "yellow", "blue", "purple"),
    plural="children with kites",
    nouns=("child with a kite", "kid with a kite"),
    doing=("fly a {colour} kite",),
    counts=(1,),
    times=("day", "sunset"),
    weathers=("clear", "cloudy"),
    shadow=(-0.26, 0.34),
)
def child_with_a_kite(pen, look):
    """A laughing child, arms up, and a diamond kite with a bow tail."""
    top = pen.rng.choice([c for c in CLOTHES if P[c] != look.colour and c != look.word])
    who = somebody(pen.rng, "child", top=top)
    with pen.at(-0.26, 0, 0.84):
        pose = Pose(
            lean=0.0,
            hands=((0.13, -0.53), (0.27, -0.72)),
            bends=(1, 1, 1, -1),
            feet=((-0.1, 0), (0.1, 0)),
            face=(0.6, -0.5),
            tilt=8,
            mood="laugh",
        )
        figure(pen, who, pose, between=None)
    _kite(pen, look.colour, 0.29, -0.73)
    line(pen, curve((-0.033, -0.62), (0.1, -0.6), (0.28, -0.72)), "ink", pen.px(2), 0.7)


def _kite(pen, colour, x, y):
    with pen.at(x, y, turn=24):
        tail = curve((0, 0.26), (0.06, 0.35), (-0.02, 0.44), (0.05, 0.53))
        line(pen, tail, "ink", pen.px(2.5), 0.6)
        for i, (tx, ty) in enumerate(((0.055, 0.345), (-0.015, 0.43), (0.04, 0.51))):
            c = ("mustard", "teal", "coral")[i]
            for s in (-1, 1):
                fill(
                    pen, blob((tx, ty), (tx + s * 0.05, ty - 0.026), (tx + s * 0.05, ty + 0.026)), c
                )
        corners = [(0, -0.24), (0.17, -0.03), (0, 0.27), (-0.17, -0.03)]
        fill(pen, path_of(corners), colour)
        light = lighter(colour, 0.5)
        fill(pen, path_of([(0, -0.24), (0, -0.03), (-0.17, -0.03)]), light, edge=0.2)
        fill(pen, path_of([(0, 0.27), (0, -0.03), (0.17, -0.03)]), light, edge=0.2)
        line(pen, path_of([corners[0], corners[2]], closed=False), "bark", 0.01, 0.8)
        line(pen, path_of([corners[1], corners[3]], closed=False), "bark", 0.01, 0.8)

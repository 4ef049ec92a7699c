"""Exemplary building: a family house, seen from the front."""

from ..build import bricks, door, tiles, window
from ..flora import bush
from ..paint import cast, fill, line
from ..palette import lighter
from ..registry import subject
from ..shapes import box, curve, oval, path_of, poly


@subject(
    "house",
    "buildings",
    box=(1.0, 1.0),
    metres=7,
    shadow=0.95,
    mirror=False,
    settings=(
        "meadow",
        "forest",
        "mountains",
        "farm",
        "hills",
        "snow field",
        "lake",
        "beach",
        "garden",
    ),
    colours={"white": "cream", "yellow": "butter", "blue": "sky", "red": "brick"},
    nouns=("house", "cottage"),
    doing=("stand",),
    counts=(1, 1, 1, 2),
    say_colour=0.75,
)
def house(pen, look):
    """Walls, a tiled gable roof, a chimney, a blue door, four windows, bushes."""
    c = look.colour
    roof = "slate" if look.word == "red" else "brick"
    trim = "white" if look.word != "white" else "sage"
    chimney = box(0.2, -0.96, 0.31, -0.66, 0.006)
    fill(pen, chimney, "clay")
    bricks(pen, chimney, (0.2, -0.96, 0.31, -0.66), "clay", 9, 0.4)
    fill(pen, box(0.185, -0.985, 0.325, -0.945, 0.008), "bark")
    wall = path_of([(-0.4, 0), (-0.4, -0.52), (0, -0.9), (0.4, -0.52), (0.4, 0)])
    fill(pen, wall, c)
    bricks(pen, wall, (-0.4, -0.9, 0.4, 0), c, 20, 0.12)
    top = poly(
        (-0.5, -0.475),
        (0, -0.95),
        (0.5, -0.475),
        (0.44, -0.43),
        (0, -0.83),
        (-0.44, -0.43),
        r=0.012,
    )
    cast(pen, wall, top, 0.5, 0.05)
    fill(pen, top, "snow" if pen.mood.snowy else roof)
    if not pen.mood.snowy:
        tiles(pen, top, (-0.5, -0.95, 0.5, -0.42), roof, 12)
    window(pen, -0.09, -0.7, 0.18, 0.18, trim, arch=True)
    for x in (-0.34, 0.14):
        window(pen, x, -0.44, 0.2, 0.2, trim)
        fill(pen, box(x - 0.01, -0.23, x + 0.21, -0.2, 0.008), "wood")
        for k in range(5):
            fill(
                pen,
                oval(x + 0.02 + k * 0.04, -0.245, 0.022),
                ("rose", "tomato", "butter")[k % 3],
                grain=0,
                edge=0.25,
            )
    door(pen, 0, 0, 0.19, 0.33, "teal", arch=True)
    fill(pen, box(-0.14, -0.025, 0.14, 0.0, 0.008), "stone")
    line(pen, curve((-0.4, -0.03), (0.4, -0.03)), lighter(c, 0.4), 0.006, 0.4)
    for x, f in ((-0.34, "rose"), (0.33, "white")):
        bush(pen, x, 0.0, 0.11, "green", 0, f)

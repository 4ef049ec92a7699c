"""Exemplary nature: an apple tree."""

from ..flora import grass, round_tree
from ..registry import GREEN, subject


@subject(
    "tree",
    "nature",
    box=(0.9, 1.0),
    metres=5,
    shadow=0.75,
    mirror=False,
    settings=GREEN + ("hills", "mountains", "river", "lake", "snow field"),
    colours={"green": "green", "orange": "orange"},
    nouns=("tree",),
    doing=("stand", "grow"),
    counts=(1, 1, 2, 3),
    say_colour=0.3,
)
def tree(pen, look):
    """A broad old tree, in summer green with apples or autumn orange."""
    round_tree(pen, 0, 0, 1.0, look.colour, fruit="red" if look.word == "green" else None)
    for x in (-0.12, 0.0, 0.12):
        grass(pen, x, 0.005, 0.06, "leaf", 5)

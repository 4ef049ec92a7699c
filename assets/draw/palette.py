"""The picture book's one palette: named colours, and ways to mix them.

Every colour in every picture starts here (or is mixed from these).  A colour
is a tuple of three floats, red-green-blue, 0 to 1.  This file does not know
about time of day or weather: `mood.py` grades colours when they are painted.
"""

Colour = tuple[float, float, float]


def hexc(text: str) -> Colour:
    """'d9632e' -> (0.85, 0.39, 0.18)."""
    return tuple(int(text[i : i + 2], 16) / 255 for i in (0, 2, 4))


_HEX = {
    # neutrals
    "ink": "2b2a35",
    "charcoal": "45434d",
    "slate": "6b7280",
    "grey": "9a9a9e",
    "silver": "c3c6c9",
    "cream": "fbf1dc",
    "white": "fbf7ee",
    "ivory": "f1e3c8",
    "paper": "fdf6e9",
    # reds, oranges, yellows
    "red": "d8453a",
    "brick": "b5533c",
    "crimson": "b02f3a",
    "tomato": "e35d43",
    "coral": "f08a72",
    "orange": "ee8a33",
    "fox": "dd6f2d",
    "rust": "b2572a",
    "amber": "f0a93a",
    "mustard": "dda32f",
    "yellow": "f6c945",
    "butter": "fae29a",
    "straw": "e5c77b",
    # pinks, purples
    "pink": "ee9fae",
    "rose": "dd6d86",
    "blush": "f3b7a6",
    "plum": "7b4468",
    "purple": "8a63a8",
    "lavender": "b9a4d6",
    "lilac": "d6c7e8",
    # blues, teals
    "navy": "2a3f66",
    "blue": "3b78bd",
    "cobalt": "2f5fa8",
    "sky": "8cc6e6",
    "powder": "bfdfee",
    "teal": "2f8f93",
    "sea": "3e94ad",
    "aqua": "7cc8c4",
    "deep": "1f5876",
    # greens
    "green": "5b9b4b",
    "leaf": "7fb255",
    "lime": "aacb5f",
    "moss": "71873f",
    "olive": "8d8b45",
    "pine": "2f6353",
    "forest": "3b7451",
    "mint": "b4dcbc",
    "sage": "9db892",
    # browns, skins, woods
    "brown": "8a5a3a",
    "chocolate": "5c3d2e",
    "bark": "6e5142",
    "tan": "c99a66",
    "sand": "ecd3a0",
    "dune": "e3b778",
    "caramel": "c67d3e",
    "wood": "b98455",
    "plank": "d3a272",
    "honey": "dea453",
    "clay": "c5764f",
    "skin1": "fadcc4",
    "skin2": "f3c6a1",
    "skin3": "e2aa7b",
    "skin4": "c88c5f",
    "skin5": "a87049",
    "skin6": "845337",
    # stone, earth, snow
    "stone": "a9a39a",
    "rock": "7f7f87",
    "earth": "9b6f4a",
    "soil": "6f4d38",
    "snow": "f3f6fa",
    "ice": "cfe4ef",
    "shadow": "3c4470",
}

P: dict[str, Colour] = {name: hexc(text) for name, text in _HEX.items()}

# Colours a caption may say, and the paint that the word stands for.
SPOKEN = {
    "red": "red",
    "orange": "orange",
    "yellow": "yellow",
    "green": "green",
    "blue": "blue",
    "purple": "purple",
    "pink": "pink",
    "brown": "brown",
    "black": "charcoal",
    "white": "white",
    "grey": "grey",
    "teal": "teal",
}

SKINS = ("skin1", "skin2", "skin3", "skin4", "skin5", "skin6")  # light to deep
HAIRS = ("ink", "chocolate", "brown", "rust", "honey", "straw")
CLOTHES = ("red", "mustard", "teal", "blue", "coral", "green", "plum", "navy", "white", "orange")


def paint(name_or_colour) -> Colour:
    """Accept a palette name or a colour; return a colour."""
    return P[name_or_colour] if isinstance(name_or_colour, str) else name_or_colour


def mix(a, b, t: float) -> Colour:
    """a at t=0, b at t=1."""
    a, b = paint(a), paint(b)
    return tuple(x + (y - x) * t for x, y in zip(a, b, strict=True))


def lighter(colour, t: float = 0.25) -> Colour:
    """Towards warm paper white."""
    return mix(colour, P["cream"], t)


def darker(colour, t: float = 0.25) -> Colour:
    """Towards a cool violet-ink shadow, never plain black."""
    c = paint(colour)
    return mix(tuple(v * (1 - 0.55 * t) for v in c), P["shadow"], 0.45 * t)


def luma(colour) -> float:
    """How light the eye finds it, 0 to 1."""
    r, g, b = paint(colour)
    return 0.3 * r + 0.59 * g + 0.11 * b

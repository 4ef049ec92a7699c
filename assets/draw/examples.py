"""The pictures on the example cards of the page: none of them is in the gallery."""

from . import registry, setting
from .scene import Scene, make


def scenes() -> dict[str, tuple[Scene, dict]]:
    """Scene, and further arguments of compose.picture, by file name (without extension)."""
    registry.load()
    setting.load()
    boats = (
        ("ship", "green", 0.84, 0.575, 0.17),
        ("sailing boat", "yellow", 0.17, 0.6, 0.14),
        ("sailing boat", "red", 0.66, 0.66, 0.22),
    )
    balloons = (
        ("hot-air balloon", "blue", 0.16, 0.35, 0.13),
        ("hot-air balloon", "yellow", 0.84, 0.46, 0.09),
    )
    return {
        "harbour": (make("lighthouse", "beach", "day", "clear", "white", seed=3), {"far": boats}),
        "balloon": (
            make("hot-air balloon", "meadow", "day", "clear", "orange", seed=2),
            {"far": balloons},
        ),
        "mountains": (
            make("rowing boat", "lake", "day", "clear", "yellow", seed=5),
            {"far": [("rowing boat", "yellow", 0.6, 0.73, 0.3)], "empty": True},
        ),
    }

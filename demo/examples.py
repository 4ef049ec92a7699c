"""The examples on the empty page: what a click on each one sends, and the picture on its card.

Each begins with what it shows.
"""

from pathlib import Path

FOLDER = Path(__file__).parent / "examples"


def _example(shows: str, text: str, **more) -> dict:
    return {"text": text, "display_text": f"{shows}: “{text}”", **more}


def _picture(name: str) -> str:
    return str(FOLDER / f"{name}.webp")


EXAMPLES = [
    _example("It sees", "What do you see in this picture?", files=[_picture("boat")]),
    _example("It shows", "Show me a picture of a hot-air balloon.", icon=_picture("balloon")),
    _example(
        "It takes a hint", "I wonder what a lighthouse looks like.", icon=_picture("lighthouse")
    ),
    _example("Two in one answer", "Show me a cat and then a boat.", icon=_picture("cat")),
    _example("It writes", "Write a title for this picture.", files=[_picture("mountains")]),
    _example("Words alone", "In words, please: what is a harbour?", icon=_picture("harbour")),
]

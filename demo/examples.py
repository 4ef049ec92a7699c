"""The examples on the empty page: what a click on each one sends, and the picture on its card."""

from pathlib import Path

FOLDER = Path(__file__).parent / "examples"

EXAMPLES = [
    {
        "text": "What do you see in this picture?",
        "files": [str(FOLDER / "harbour.webp")],
    },
    {
        "text": "Show me a picture of a hot-air balloon.",
        "icon": str(FOLDER / "balloon.webp"),
    },
    {
        "text": "Write a title for this picture.",
        "files": [str(FOLDER / "mountains.webp")],
    },
]

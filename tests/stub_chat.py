"""A chat whose replies are written down beforehand, with the face of fromage_core.chat.Chat.

For tests of the page that do not need a model: what it is told is kept in `heard` and `options`.
"""

from pathlib import Path
from threading import Event
from types import SimpleNamespace

from PIL import Image

from fromage_core.chat import Picture, Text
from fromage_core.gallery import Record

FOX = "a red fox asleep in the snow"


class Gate:
    """Holds a reply back until a test opens it; a reply that nobody lets through fails."""

    def __init__(self):
        self.opened = Event()

    def open(self):
        self.opened.set()

    def __call__(self):
        if not self.opened.wait(timeout=300):
            raise TimeoutError("the test never opened the gate")


class StubChat:
    """Replies with the scripts in turn, then with the last one again.

    A script is a list of texts, events, exceptions (raised there) and Gates (waited at).
    """

    gallery = SimpleNamespace(record=lambda image: None)  # nothing in it

    def __init__(self, *scripts):
        self.scripts = list(scripts) or [["Hello."]]
        self.heard, self.options = [], []

    def reply(self, messages, options=None):
        script = self.scripts[min(len(self.heard), len(self.scripts) - 1)]
        self.heard.append(messages)
        self.options.append(options)
        for step in script:
            if isinstance(step, Exception):
                raise step
            if isinstance(step, Gate):
                step()
            else:
                yield Text(step) if isinstance(step, str) else step

    def find(self, parts, k):
        self.looked_for = parts
        return [found() for _ in range(k)]

    def like(self, picture, exclude=()):
        """One more, and another each time, until there are three."""
        self.excluded = {picture.record.image, *exclude}
        color = next(
            (c for c in ("gold", "teal", "plum") if f"{c}.webp" not in self.excluded), None
        )
        return color and found(f"a fox before something {color}", color, f"{color}.webp")

    instead = like


def found(caption=FOX, color="firebrick", image="animals/fox.webp"):
    """A picture as the chat finds one in its gallery."""
    picture = Image.new("RGB", (96, 96), color)
    return Picture(record=Record(image, caption), score=0.31, image=picture, path=Path(image))

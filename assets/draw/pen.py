"""The pen: a skia canvas with the light, the mood's grading and a random source.

Coordinates: x to the right, y DOWN, so the ground line is y = 0 and up is
negative.  A pen knows where the light comes from in its own coordinates, also
after `at(...)` has turned or mirrored it.  It does not know what is drawn.
"""

import math
import random
from contextlib import contextmanager

import skia

from .mood import Mood
from .palette import paint


class Pen:
    """Everything a drawing function needs in order to paint."""

    def __init__(self, canvas, rng: random.Random, mood: Mood, scale: float, part="scene"):
        self.canvas = canvas
        self.rng = rng
        self.mood = mood
        self.scale = scale  # canvas pixels per local unit
        self.light = (-0.6, -0.8)  # towards the light, in local coordinates
        self.part = part  # "scene" is graded fully, "subject" more gently
        self.absent = ()  # names of subjects that the background must not show
        self.raw = False  # True: colours are painted ungraded (lamps, windows)

    def col(self, colour, alpha: float = 1.0) -> int:
        """A graded skia colour from a palette name or colour."""
        c = paint(colour)
        if not self.raw:
            c = self.mood.grade(c, self.part)
        r, g, b = (max(0, min(255, round(v * 255))) for v in c)
        return skia.ColorSetARGB(round(255 * max(0.0, min(1.0, alpha))), r, g, b)

    @contextmanager
    def at(self, x=0.0, y=0.0, size=1.0, turn=0.0, flip=False):
        """Draw in a moved, scaled, turned (degrees, clockwise), mirrored frame."""
        old_scale, old_light = self.scale, self.light
        self.canvas.save()
        self.canvas.translate(x, y)
        if turn:
            self.canvas.rotate(turn)
        self.canvas.scale(-size if flip else size, size)
        a = math.radians(-turn)
        lx, ly = old_light
        lx, ly = lx * math.cos(a) - ly * math.sin(a), lx * math.sin(a) + ly * math.cos(a)
        self.light = (-lx, ly) if flip else (lx, ly)
        self.scale = old_scale * size
        try:
            yield self
        finally:
            self.canvas.restore()
            self.scale, self.light = old_scale, old_light

    @contextmanager
    def ungraded(self):
        """Paint lamps, windows, moon and fire in their own colours at night."""
        old, self.raw = self.raw, True
        try:
            yield self
        finally:
            self.raw = old

    def px(self, pixels: float) -> float:
        """A length in local units that is `pixels` wide on the 1024 canvas."""
        return pixels / self.scale

    def between(self, a: float, b: float) -> float:
        """A random number between a and b."""
        return self.rng.uniform(a, b)

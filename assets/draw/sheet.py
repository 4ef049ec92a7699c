"""Contact sheets: subjects on tinted paper, or finished pictures, with labels.

For the illustrators to look at.  Knows nothing of scenes beyond `Picture`s.
"""

import math
import random

import skia
from PIL import Image, ImageDraw, ImageFont

from . import finish
from .mood import Mood
from .paint import ground_shadow
from .palette import P
from .pen import Pen
from .registry import Look, Subject, load

_TINTS = ("powder", "mint", "butter", "lilac")


def subject_picture(sub: Subject, word: str, doing: str, seed=0, size=1024) -> Image.Image:
    """One subject alone on tinted paper, filling the picture, boxed by hairlines."""
    surface = skia.Surface(size, size)
    canvas = surface.getCanvas()
    tint = P[_TINTS[sum(map(ord, sub.name)) % 4]]
    canvas.clear(skia.Color4f(*tint, 1.0))
    rng = random.Random(seed)
    w, h = sub.box
    scale = 0.84 * size / max(w, h)
    pen = Pen(canvas, rng, Mood(), 1.0, "subject")
    with pen.at(size / 2, size / 2 + h * scale / 2, scale):
        if sub.place != "air":
            ground_shadow(pen, sub.shadow[0], 0, sub.shadow[1], 0.3)
        hair = skia.Paint(Style=skia.Paint.kStroke_Style, StrokeWidth=pen.px(1), Color=0x30000000)
        canvas.drawRect(skia.Rect.MakeLTRB(-w / 2, -h, w / 2, 0), hair)
        sub.draw(pen, Look(sub.colours[word], word, doing))
    return finish.finish(surface, seed)


def _grid(pictures, cell, columns=None):
    """Labelled pictures on one page."""
    columns = columns or min(6, math.ceil(math.sqrt(len(pictures))))
    rows = math.ceil(len(pictures) / columns)
    page = Image.new("RGB", (columns * cell, rows * (cell + 16)), "white")
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(11)
    for i, (label, image) in enumerate(pictures):
        x, y = i % columns * cell, i // columns * (cell + 16)
        page.paste(image.resize((cell - 4, cell - 4), Image.LANCZOS), (x + 2, y))
        pen.text((x + 4, y + cell - 3), label[: cell // 6], fill="black", font=font)
    return page


def subject_sheet(names=None, cell=320, every_colour=False) -> Image.Image:
    """A page of subjects, one cell each (or one per colour and doing)."""
    subjects = load()
    unknown = [n for n in names or () if n not in subjects]
    if unknown:
        raise SystemExit(f"no such subject: {', '.join(unknown)}; have {', '.join(subjects)}")
    cells = []
    for sub in (subjects[n] for n in names or subjects):
        looks = [(w, sub.doing[0]) for w in sub.colours]
        looks += [(next(iter(sub.colours)), d) for d in sub.doing[1:]]
        for word, doing in looks if every_colour else looks[:1]:
            label = " ".join(filter(None, (word, sub.name, f"({doing})" if every_colour else "")))
            cells.append((label, subject_picture(sub, word, doing)))
    return _grid(cells, cell)


def scene_sheet(pictures, cell=320, columns=None) -> Image.Image:
    """A page of (label, image) pairs."""
    return _grid(pictures, cell, columns)

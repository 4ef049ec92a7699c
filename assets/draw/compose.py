"""Composing a scene into a picture: setting, subjects in place, light, weather.

Decides how large and where each subject is.  Knows no particular subject.
"""

import random
from dataclasses import replace

import skia
from PIL import Image

from . import finish
from . import setting as settings_list
from .paint import ground_shadow, wash
from .palette import luma
from .pen import Pen
from .registry import SUBJECTS, Look
from .scene import Scene, place_of
from .shapes import oval
from .sky import falling
from .water import waterline

# For 1, 2, 3 ... of a kind: (x centre, size factor, y offset) from back to front.
_GROUPS = {
    1: ((0.5, 1.0, 0.0),),
    2: ((0.265, 0.84, -0.03), (0.735, 0.88, 0.03)),
    3: ((0.5, 0.58, -0.1), (0.21, 0.66, 0.02), (0.79, 0.66, 0.04)),
    4: ((0.32, 0.44, -0.08), (0.7, 0.44, -0.08), (0.2, 0.5, 0.05), (0.78, 0.5, 0.05)),
    5: (
        (0.3, 0.4, -0.09),
        (0.68, 0.4, -0.09),
        (0.16, 0.42, 0.03),
        (0.84, 0.42, 0.03),
        (0.5, 0.46, 0.06),
    ),
}
_ROOM = {1: 0.92, 2: 0.47, 3: 0.38, 4: 0.34, 5: 0.3}  # width that each of so many may take
# The same for what flies: groups spread over the sky.
_FLIGHTS = {
    1: ((0.5, 1.0, 0.0),),
    2: ((0.27, 0.8, -0.13), (0.72, 0.84, 0.08)),
    3: ((0.52, 0.58, -0.18), (0.22, 0.66, 0.0), (0.78, 0.66, 0.1)),
    4: ((0.3, 0.44, -0.2), (0.72, 0.44, -0.12), (0.2, 0.5, 0.06), (0.7, 0.5, 0.14)),
}


def picture(scene: Scene, size: int = finish.SIZE, far=(), empty=False) -> Image.Image:
    """Paint the scene.

    far: small things in the distance, each (subject, colour word, x, y of its foot, width).
    empty: leave out the subject, show the place.
    """
    rng = random.Random(f"{scene.key} {scene.seed}")
    setting = settings_list.SETTINGS[scene.setting]
    place = place_of(SUBJECTS[scene.subject], setting)
    surface = skia.Surface(finish.DRAWN, finish.DRAWN)
    pen = Pen(surface.getCanvas(), rng, replace(scene.mood, indoor=setting.indoor), 1.0)
    pen.absent = (scene.subject, scene.other)
    with pen.at(0, 0, finish.DRAWN):
        setting.draw(pen, place)
        for name, word, x, y, width in far:
            _distant(pen, setting, SUBJECTS[name], word, x, y, width)
        actors = [] if empty else list(_cast_of(scene, setting, place, rng))
        _calm(surface, pen, actors)
        for actor in actors:
            _act(pen, setting, place, *actor)
        if setting.front and place != "air":
            setting.front(pen)
        if not setting.indoor:
            falling(pen)
        _vignette(pen)
    return finish.finish(surface, scene.seed, size)


def _cast_of(scene, setting, place, rng):
    """Each subject on stage, back to front: (subject, look, x, y, scale, mirrored)."""
    sub = SUBJECTS[scene.subject]
    feet = setting.feet[place]
    if scene.other:
        for one, look, x, y, scale, flip in _pair(scene, sub, SUBJECTS[scene.other], feet, rng):
            yield one, look, x, _aloft(one, feet, scale) if place == "air" else y, scale, flip
        return
    count, groups = scene.count, _FLIGHTS if place == "air" else _GROUPS
    look = Look(sub.colours[scene.colour], scene.colour, scene.doing)
    flip = sub.mirror and rng.random() < 0.5
    stray = 0.03 if count == 1 else 0.012
    for x, k, dy in groups[min(count, max(groups))]:
        room = 0.76 * (k if count == 1 else k * 0.92)
        wide = _ROOM[count] * (1.2 if sub.box[1] < 0.42 * sub.box[0] else 1.0)
        scale = min(wide / sub.box[0], _fit(sub, feet, room)) * rng.uniform(0.94, 1.02)
        y = _aloft(sub, feet, scale, dy) if place == "air" else feet + dy * 0.6
        yield sub, look, x + rng.uniform(-stray, stray), y, scale, flip


def _aloft(sub, lowest, scale, dy=0.0):
    """Where the foot of a flying thing is: around mid-sky, dy lower, within the sky."""
    h = sub.box[1] * scale
    y = min(lowest, 0.44 + h / 2) + dy
    return max(h + 0.04, min(y, lowest + 0.03))


def _fit(sub, feet, room):
    """Scale so that the box's larger side fills `room`; squarish things a bit less."""
    w, h = sub.box
    return min(room / max(w, h * 0.92), room * 0.9 / (w * h) ** 0.5, 0.92 / w, (feet - 0.06) / h)


def _pair(scene, a, b, feet, rng):
    """Two kinds side by side, or a in front of b; sizes hint at nature's."""
    ratio = max(0.62, min(1.6, (a.metres * a.box[0] / (b.metres * b.box[0])) ** 0.25))
    look_a = Look(a.colours[scene.colour], scene.colour, scene.doing)
    look_b = Look(b.colours[scene.other_colour], scene.other_colour, b.doing[0])
    if scene.relation == "in front of":
        yield b, look_b, 0.5 + rng.uniform(-0.05, 0.05), feet - 0.07, _fit(b, feet, 0.84), False
        yield a, look_a, 0.5 + rng.choice((-0.16, 0.16)), feet + 0.04, _fit(a, feet, 0.46), False
        return
    left = scene.relation == "left of" or (scene.relation == "beside" and rng.random() < 0.5)
    share = ratio / (1 + ratio)
    split = share if left else 1 - share
    xa, xb = (split / 2, (1 + split) / 2) if left else ((1 + split) / 2, split / 2)
    for sub, look, x, room in ((b, look_b, xb, 0.94 * (1 - share)), (a, look_a, xa, 0.94 * share)):
        w, h = sub.box
        scale = min(room / w, 0.66 / h)
        yield (
            sub,
            look,
            0.5 + (x - 0.5) * 0.96,
            feet + (0.02 if sub is a else -0.01),
            scale,
            sub.mirror and (x > 0.5),
        )


def _act(pen, setting, place, sub, look, x, y, scale, flip):
    """Paint one subject with its shadow or ripples."""
    w, h = sub.box
    dx, wide = sub.shadow
    if place in ("ground", "table"):
        ground_shadow(
            pen, x + (-dx if flip else dx) * scale, y, wide * scale, 0.32 if pen.mood.grey else 0.45
        )
    pen.part = "subject"
    with pen.at(x, y, scale, flip=flip):
        if pen.mood.night and not setting.indoor:
            wash(pen, oval(0, -h / 2, w * 0.42, h * 0.42), "powder", 0.18, 0.12)
        sub.draw(pen, look)
    pen.part = "scene"
    if place == "water":
        waterline(pen, x, y, w * scale * 0.9, setting.water)


def _distant(pen, setting, sub, word, x, y, width):
    """Something small and far away, a little paler than what is near."""
    with pen.at(x, y, width / sub.box[0]):
        sub.draw(pen, Look(sub.colours[word], word, sub.doing[0]))
        w, h = sub.box
        wash(pen, oval(0, -h / 2, w * 0.5, h * 0.5), pen.mood.haze, 0.12, 0.08)
    if sub.place == "water":
        waterline(pen, x, y, width * 0.9, setting.water)


def _calm(surface, pen, actors):
    """Lighten or darken the background softly behind each subject, for contrast."""
    pixels = surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)
    n = pixels.shape[0]
    for sub, look, x, y, scale, _ in actors:
        w, h = sub.box[0] * scale, sub.box[1] * scale
        area = pixels[
            max(0, int((y - h) * n)) : max(1, int(y * n)),
            max(0, int((x - w / 2) * n)) : max(1, int((x + w / 2) * n)),
            :3,
        ]
        back = float(area.mean()) / 255 if area.size else 0.5
        with pen.ungraded():
            tone = luma(pen.mood.grade(look.colour, "subject"))
            if tone <= back + 0.05:
                wash(pen, oval(x, y - h * 0.55, w * 0.5, h * 0.48), pen.mood.haze, 0.3, 0.09)
            else:
                wash(pen, oval(x, y - h * 0.55, w * 0.5, h * 0.48), "shadow", 0.22, 0.09)


def _vignette(pen):
    """A barely visible darkening of the corners."""
    shader = skia.GradientShader.MakeRadial(
        (0.5, 0.48), 0.78, [0x00000000, 0x00000000, 0x30202848], [0.0, 0.68, 1.0]
    )
    pen.canvas.drawRect(skia.Rect.MakeLTRB(0, 0, 1, 1), skia.Paint(Shader=shader))

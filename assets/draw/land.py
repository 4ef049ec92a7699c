"""Ground and distance: ridges, hills, mountains, meadows, tables, floors.

In the unit square (x and y from 0 to 1, y down). Used by all settings.
"""

import itertools
import math

from .paint import fill, flat, inside, line, wash
from .palette import P, darker, lighter, mix
from .shapes import box, curve, path_of, poly


def snowed(pen, colour, amount=0.88):
    """The ground colour, under snow when it is snowing."""
    return mix(colour, P["snow"], amount) if pen.mood.snowy else colour


def far(pen, colour, depth):
    """Atmospheric perspective: towards the haze by depth 0 (near) to 1 (far)."""
    return mix(colour, P["powder"], depth * (0.95 if pen.mood.weather == "fog" else 0.68))


def ridge(pen, y, amp, waves=2.0, bottom=1.02):
    """A rolling horizon at about y, closed down to the bottom."""
    a, b = pen.between(0, math.tau), pen.between(0, math.tau)
    pts = [(-0.03, bottom)]
    for i in range(31):
        x = -0.03 + 1.06 * i / 30
        pts.append(
            (
                x,
                y
                - amp
                * (
                    0.6 * math.sin(waves * x * math.tau * 0.5 + a)
                    + 0.4 * math.sin(waves * x * math.tau * 1.1 + b)
                ),
            )
        )
    pts.append((1.03, bottom))
    return path_of(pts)


def hill(pen, y, amp, colour, depth=0.0, waves=2.0, grain=0.7):
    """One rolling layer of land; returns its path."""
    c = snowed(pen, colour)
    path = ridge(pen, y, amp, waves)
    fill(
        pen,
        path,
        far(pen, lighter(c, 0.12), depth),
        to=far(pen, darker(c, 0.12), depth * 0.6),
        shade=0,
        lit=0.35,
        edge=0.25,
        grain=grain,
    )
    return path


def peak(pen, x, y, h, colour="rock", depth=0.3, snow=0.4):
    """A mountain with a lit left face, a shaded right face and a snow cap."""
    w = h * pen.between(0.85, 1.1)
    c = far(pen, colour, depth)
    left = [(x - w, y), (x - w * 0.55, y - h * 0.42), (x - w * 0.32, y - h * 0.6), (x, y - h)]
    right = [(x + w * 0.25, y - h * 0.7), (x + w * 0.5, y - h * 0.5), (x + w, y)]
    shape = poly(*left, *right, r=0.012)
    fill(pen, shape, lighter(c, 0.16), shade=0, grain=0.9)
    spine = [
        (x, y - h * 1.02),
        (x + w * 0.06, y - h * 0.75),
        (x - w * 0.08, y - h * 0.5),
        (x + w * 0.1, y - h * 0.25),
        (x, y + 0.01),
    ]
    with inside(pen, shape):
        fill(
            pen,
            path_of([*spine, (x + w * 1.1, y), (x + w * 1.1, y - h)]),
            darker(c, 0.28),
            edge=0,
            shade=0,
            lit=0,
            grain=0.9,
        )
        if snow or pen.mood.snowy:
            s = h * (0.7 if pen.mood.snowy else snow)
            zig = [(x - w, y - h * 1.1)]
            zig += [
                (x - w + 2 * w * i / 12, y - h + s * (1.0 if i % 2 else 0.62)) for i in range(13)
            ]
            zig.append((x + w, y - h * 1.1))
            flat(pen, poly(*zig, r=0.006), far(pen, "snow", depth * 0.5), 0.95)
            flat(
                pen,
                path_of([spine[0], *spine[1:4], (x + w, y - h * 0.3), (x + w, y - h)]),
                far(pen, P["shadow"], 0.6),
                0.22,
            )


def turf(pen, top, bottom, colour, count=120):
    """Grass strokes over the ground, growing towards us."""
    for _ in range(count):
        t = pen.rng.random()
        y = top + (bottom - top) * t
        x, n = pen.rng.random(), 0.006 + 0.022 * t
        if pen.mood.snowy:
            tone, alpha = ("ice", 0.6) if pen.rng.random() < 0.7 else ("white", 0.9)
            line(pen, curve((x, y), (x + n, y - n * 0.12), (x + 2 * n, y)), tone, n * 0.2, alpha)
        else:
            tone = lighter(colour, 0.3) if pen.rng.random() < 0.5 else darker(colour, 0.3)
            line(
                pen,
                curve((x, y), (x + n * 0.1, y - n * 0.6), (x + n * pen.between(-0.2, 0.5), y - n)),
                tone,
                n * 0.16,
                0.55,
            )


def pebbles(pen, top, bottom, colour, count=60):
    """Flat flecks over sand or earth, growing towards us."""
    for _ in range(count):
        t = pen.rng.random()
        x, y, n = pen.rng.random(), top + (bottom - top) * t, 0.004 + 0.02 * t
        tone = darker(colour, 0.3) if pen.rng.random() < 0.5 else lighter(colour, 0.5)
        line(pen, curve((x, y), (x + n, y - n * 0.1), (x + n * 2, y)), tone, n * 0.16, 0.45)


def tabletop(pen, y, colour="honey", cloth=None):
    """A table across the foot of the picture, its far edge at y; cloth: check colour."""
    wash(pen, box(-0.1, y - 0.03, 1.1, y + 0.02, 0.01), "shadow", 0.35, 0.02)
    if cloth:
        top = box(-0.02, y, 1.02, 1.02, 0)
        fill(pen, top, "cream", edge=0.4, shade=0, lit=0)
        with inside(pen, top):
            for i in range(-9, 10):
                x0, x1 = 0.5 + i * 0.1, 0.5 + i * 0.2
                flat(
                    pen,
                    path_of([(x0, y), (x0 + 0.05, y), (x1 + 0.1, 1.02), (x1, 1.02)]),
                    cloth,
                    0.4,
                )
            rows = [y + (1.02 - y) * t for t in (0.0, 0.13, 0.3, 0.48, 0.72, 1.0)]
            for a, b in zip(rows[0::2], rows[1::2], strict=False):
                flat(pen, box(-0.02, a, 1.02, b, 0), cloth, 0.4)
            wash(pen, box(0.55, y, 1.2, 1.1, 0), "shadow", 0.12, 0.15)
        return
    top = box(-0.02, y, 1.02, 1.02, 0)
    fill(pen, top, lighter(colour, 0.15), to=darker(colour, 0.12), edge=0.5, shade=0, grain=1)
    with inside(pen, top):
        for t in (0.16, 0.4, 0.72):
            yy = y + (1 - y) * t
            line(pen, curve((-0.02, yy), (1.02, yy)), darker(colour, 0.5), pen.px(3), 0.5)
        for _ in range(30):
            x, yy, n = pen.rng.random(), pen.between(y + 0.01, 1), pen.between(0.05, 0.16)
            line(
                pen,
                curve((x, yy), (x + n / 2, yy - 0.003), (x + n, yy)),
                darker(colour, 0.35),
                pen.px(2),
                0.3,
            )


def floor(pen, y, colour="plank", tiles=None):
    """An indoor floor from y down: boards in perspective, or tiles of two colours."""
    base = box(-0.02, y, 1.02, 1.02, 0)
    fill(pen, base, darker(colour, 0.06), to=lighter(colour, 0.12), edge=0.3, shade=0, grain=0.8)
    with inside(pen, base):
        rows = [y + (1.02 - y) * (k / 6) ** 1.5 for k in range(7)]
        for r, (a, b) in enumerate(itertools.pairwise(rows)):
            for i in range(-10, 10):
                if tiles and (i + r) % 2 == 0:

                    def at(k, yy):
                        return 0.5 + k * (0.12 + 0.2 * (yy - y))

                    flat(
                        pen,
                        path_of(
                            [(at(i, a), a), (at(i + 1, a), a), (at(i + 1, b), b), (at(i, b), b)]
                        ),
                        tiles,
                        0.75,
                    )
        if not tiles:
            for i in range(-9, 10):
                line(
                    pen,
                    curve((0.5 + i * 0.13, y), (0.5 + i * 0.26, 1.02)),
                    darker(colour, 0.5),
                    pen.px(2.5),
                    0.4,
                )

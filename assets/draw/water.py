"""Water: surfaces, ripples, waves, reflections and the ring round a floating thing.

In the unit square or any local frame; knows no particular sea.
"""

import skia

from .paint import fill, flat, line, wash
from .palette import darker, lighter, mix
from .shapes import box, curve, oval


def surface(pen, top, bottom, colour="sea", far="aqua", ripples=34):
    """A sheet of water from y=top (far) to y=bottom (near), the whole width."""
    fill(
        pen,
        box(-0.02, top, 1.02, bottom, 0),
        far,
        to=darker(colour, 0.1),
        edge=0,
        shade=0,
        lit=0,
        grain=0.7,
    )
    if pen.mood.time != "day":
        _glitter(pen, top, bottom)
    for _ in range(ripples):
        t = pen.rng.random()
        y = top + (bottom - top) * t**1.4
        n = 0.02 + 0.1 * t
        tone = lighter(far, 0.4) if pen.rng.random() < 0.6 else darker(colour, 0.3)
        ripple(pen, pen.rng.random(), y, n * pen.between(0.6, 1.3), tone, 0.25 + 0.35 * t)


def ripple(pen, x, y, length, colour="white", alpha=0.6):
    """One lens-shaped brush stroke of light on the water."""
    h = length * 0.07
    p = skia.Path()
    p.moveTo(x - length / 2, y)
    p.quadTo(x, y - h, x + length / 2, y)
    p.quadTo(x, y + h, x - length / 2, y)
    flat(pen, p, colour, alpha)


def _glitter(pen, top, bottom):
    """The path of light under a low sun or moon, at the left."""
    tone = "butter" if pen.mood.time == "sunset" else "lilac"
    with pen.ungraded():
        for _ in range(40):
            t = pen.rng.random()
            y = top + (bottom - top) * t
            ripple(pen, 0.16 + pen.between(-1, 1) * (0.03 + 0.1 * t), y, 0.03 + 0.07 * t, tone, 0.5)


def wave(pen, y, colour="white", alpha=0.85, amp=0.012, thick=0.014):
    """A line of foam across the picture."""
    pts = [(i / 12 * 1.1 - 0.05, y + amp * pen.between(-1, 1)) for i in range(13)]
    line(pen, curve(*pts), colour, thick, alpha)
    line(pen, curve(*((a, b + thick) for a, b in pts)), "powder", thick * 0.6, alpha * 0.5)


def waterline(pen, x, y, width, tone="sea"):
    """Ripples and a dark reflection at the foot of a floating thing of this width."""
    wash(
        pen,
        oval(x, y + width * 0.035, width * 0.46, width * 0.05),
        mix(darker(tone, 0.8), "ink", 0.2),
        0.4,
        width * 0.02,
    )
    for i in range(7):
        side = pen.between(-0.55, 0.55)
        ripple(
            pen,
            x + side * width,
            y + width * pen.between(-0.004, 0.1),
            width * pen.between(0.15, 0.4),
            "white" if i % 3 else darker(tone, 0.4),
            0.6,
        )

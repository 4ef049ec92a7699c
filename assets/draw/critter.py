"""Parts of animals: legs, paws, ears, tails, tufts of fur, whiskers, wings.

Coordinates are the caller's; nothing here knows which animal it belongs to.
"""

import math

from .paint import faded, fill, flat, line, patch
from .palette import darker, lighter
from .shapes import blob, curve, leaf, oval, path_of, ribbon


def leg(pen, top, foot, colour, width=0.1, *, bend=0.04, sock=None, far=False, paw=True):
    """A four-footed animal's leg from `top` to `foot` (both (x, y)).

    width at the top (the ankle is half of it).  bend: how far the knee bulges
    forward (negative: back, as in hind legs).  sock: colour of the lower half.
    far: a leg on the far side, painted darker.
    """
    if far:
        colour = darker(colour, 0.35)
        sock = darker(sock, 0.25) if sock else None
    (x0, y0), (x1, y1) = top, foot
    mid = (x0 + x1) / 2 + bend, (y0 + y1) / 2
    low = x1 + bend * 0.15, y1 - abs(y1 - y0) * 0.2
    shape = ribbon(
        [top, mid, low, (x1, y1 - width * 0.18)], [width, width * 0.74, width * 0.5, width * 0.5]
    )
    with faded(pen, (x0, y0 - width * 0.5), (x0, y0 if far else y0 + width * 0.55)):
        fill(pen, shape, colour)
        if sock:
            y = (y0 + y1) / 2
            cut = [
                (x1 - width * 2, y + width * 0.2),
                (x1 + width * 2, y - width * 0.2),
                (x1 + width * 2, y1 + 1),
                (x1 - width * 2, y1 + 1),
            ]
            patch(pen, shape, path_of(cut), sock, soft=width * 0.12)
    if paw:
        fill(
            pen,
            blob(
                (x1 - width * 0.27, y1 - width * 0.02),
                (x1 - width * 0.24, y1 - width * 0.3),
                (x1 + width * 0.15, y1 - width * 0.38),
                (x1 + width * 0.5, y1 - width * 0.16),
                (x1 + width * 0.48, y1),
            ),
            sock or colour,
            lit=0.3,
        )


def hoof(pen, x, y, width, colour="charcoal"):
    """A hoof whose bottom is at (x, y)."""
    fill(
        pen,
        path_of(
            [
                (x - width * 0.4, y - width * 0.55),
                (x + width * 0.38, y - width * 0.55),
                (x + width * 0.6, y),
                (x - width * 0.5, y),
            ]
        ),
        colour,
        shade=0.3,
    )


def tufts(pen, points, colour, length=0.06, width=0.03, turn=90.0, count=7):
    """Tufts of fur along a line of points, all leaning towards `turn` degrees."""
    for i in range(count):
        t = i / max(1, count - 1) * (len(points) - 1)
        k = min(int(t), len(points) - 2)
        (ax, ay), (bx, by) = points[k], points[k + 1]
        x, y = ax + (bx - ax) * (t - k), ay + (by - ay) * (t - k)
        fill(
            pen,
            leaf(x, y, length * pen.between(0.8, 1.2), width, turn + pen.between(-14, 14)),
            colour,
            edge=0.15,
            grain=0,
        )


def fur_strokes(pen, host, area, colour, count=40, length=0.05, turn=20.0, alpha=0.35):
    """Short brush strokes of fur inside host, spread over area (x0, y0, x1, y1)."""
    from .paint import inside

    x0, y0, x1, y1 = area
    with inside(pen, host):
        for _ in range(count):
            x, y = pen.between(x0, x1), pen.between(y0, y1)
            a = math.radians(turn + pen.between(-18, 18))
            n = length * pen.between(0.6, 1.2)
            line(
                pen,
                curve(
                    (x, y),
                    (x + n * 0.5 * math.cos(a), y + n * 0.5 * math.sin(a) + n * 0.05),
                    (x + n * math.cos(a), y + n * math.sin(a)),
                ),
                colour,
                n * 0.16,
                alpha,
            )


def pointed_ear(pen, x, y, length, width, turn, colour, inner="blush", tip=None):
    """A fox's, cat's or wolf's ear rooted at (x, y); turn -90 points up."""
    with pen.at(x, y, turn=turn):
        shape = blob(
            (-length * 0.1, -width * 0.5),
            (length * 0.45, -width * 0.42),
            (length, 0.0),
            (length * 0.45, width * 0.45),
            (-length * 0.1, width * 0.5),
        )
        fill(pen, shape, colour)
        if tip:
            patch(pen, shape, oval(length, 0, length * 0.42, width), tip, soft=length * 0.05)
        flat(pen, leaf(-length * 0.02, width * 0.04, length * 0.78, width * 0.34), inner)
        flat(
            pen,
            leaf(-length * 0.02, width * 0.14, length * 0.6, width * 0.2),
            darker(inner, 0.3),
            0.5,
        )


def floppy_ear(pen, x, y, length, width, turn, colour):
    """A dog's hanging ear rooted at (x, y); turn 90 hangs down."""
    with pen.at(x, y, turn=turn):
        fill(
            pen,
            blob(
                (-length * 0.06, 0),
                (length * 0.25, -width * 0.42),
                (length * 0.75, -width * 0.5),
                (length, 0),
                (length * 0.75, width * 0.5),
                (length * 0.25, width * 0.36),
            ),
            colour,
        )


def round_ear(pen, x, y, r, colour, inner="blush"):
    """A bear's or mouse's ear."""
    fill(pen, oval(x, y, r), colour)
    fill(pen, oval(x, y + r * 0.12, r * 0.6), inner, edge=0.15, grain=0)


def whiskers(pen, x, y, length, side=1, colour="white"):
    """Three whiskers from (x, y) to one side."""
    for k in (-0.25, 0.0, 0.25):
        line(
            pen,
            curve(
                (x, y + k * length * 0.3),
                (x + side * length * 0.6, y + k * length * 0.5),
                (x + side * length, y + k * length * 1.1),
            ),
            colour,
            pen.px(2.2),
            0.8,
        )


def spots(pen, host, area, colour, count=12, size=0.03, alpha=0.9):
    """Random round spots inside host, over area (x0, y0, x1, y1)."""
    x0, y0, x1, y1 = area
    for _ in range(count):
        r = size * pen.between(0.6, 1.3)
        patch(
            pen,
            host,
            oval(pen.between(x0, x1), pen.between(y0, y1), r, r * 0.8, pen.between(0, 90)),
            colour,
            soft=r * 0.12,
            alpha=alpha,
            grain=0,
        )


def feathers(pen, x, y, length, width, count, spread, turn, colour):
    """A fan of feathers from (x, y): wing tips, tails, crests."""
    for i in range(count):
        a = turn + spread * (i / max(1, count - 1) - 0.5)
        tone = lighter(colour, 0.15) if i % 2 else colour
        fill(
            pen,
            leaf(x, y, length * (1 - 0.1 * abs(i / max(1, count - 1) - 0.5)), width, a),
            tone,
            edge=0.4,
        )

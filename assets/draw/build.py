"""Parts of buildings and vehicles: windows, doors, roofs, bricks, wheels, lamps.

They light up by themselves at night (pen.mood).  Know no particular building.
"""

from .paint import fill, flat, glow, inside, line
from .palette import darker, lighter
from .shapes import blob, box, curve, oval, path_of


def window(pen, x, y, w, h, frame="white", panes=(2, 2), sill=True, arch=False):
    """A window with its top left corner at (x, y); warm and lit at night."""
    r = min(w, h) * 0.08
    shape = box(x, y, x + w, y + h, w / 2 if arch else r)
    if pen.mood.night:
        with pen.ungraded():
            glow(pen, x + w / 2, y + h / 2, max(w, h) * 1.3, "amber", 0.35)
            fill(pen, shape, "butter", to="amber", shade=0.2, grain=0.2)
    else:
        fill(pen, shape, "deep", to="sea", shade=0.4, lit=0)
        with inside(pen, shape):
            flat(
                pen,
                path_of(
                    [(x, y + h * 0.55), (x + w * 0.5, y), (x + w * 0.75, y), (x, y + h * 0.85)]
                ),
                "powder",
                0.35,
            )
    bar = min(w, h) * 0.07
    for i in range(1, panes[0]):
        line(pen, curve((x + w * i / panes[0], y), (x + w * i / panes[0], y + h)), frame, bar)
    for i in range(1, panes[1]):
        line(pen, curve((x, y + h * i / panes[1]), (x + w, y + h * i / panes[1])), frame, bar)
    line(pen, shape, frame, bar * 1.6)
    if sill:
        fill(pen, box(x - w * 0.12, y + h, x + w * 1.12, y + h * 1.1, r), frame)


def door(pen, x, y, w, h, colour="teal", arch=False):
    """A panelled door whose bottom middle is at (x, y)."""
    shape = box(x - w / 2, y - h, x + w / 2, y, w / 2 if arch else w * 0.06)
    if arch:
        shape.addRect(x - w / 2, y - h / 2, x + w / 2, y)
    line(pen, shape, lighter(colour, 0.7), w * 0.14)
    fill(pen, shape, colour)
    for s in (-1, 1):
        fill(
            pen,
            box(
                x + s * w * 0.23 - w * 0.15,
                y - h * 0.45,
                x + s * w * 0.23 + w * 0.15,
                y - h * 0.1,
                w * 0.04,
            ),
            darker(colour, 0.2),
            grain=0,
        )
    fill(pen, oval(x + w * 0.34, y - h * 0.5, w * 0.06), "mustard", grain=0)


def bricks(pen, host, area, colour, rows=10, density=0.25):
    """A few painted bricks here and there inside host over (x0, y0, x1, y1)."""
    x0, y0, x1, y1 = area
    h = (y1 - y0) / rows
    with inside(pen, host):
        for row in range(rows):
            x = x0 - h * (row % 2)
            while x < x1:
                if pen.rng.random() < density:
                    tone = darker(colour, 0.3) if pen.rng.random() < 0.6 else lighter(colour, 0.25)
                    y = y0 + row * h
                    flat(pen, box(x, y + h * 0.12, x + h * 1.7, y + h * 0.88, h * 0.15), tone, 0.45)
                x += h * 2


def tiles(pen, host, area, colour, rows=7):
    """Rows of roof tiles as scalloped lines inside host over (x0, y0, x1, y1)."""
    x0, y0, x1, y1 = area
    h = (y1 - y0) / rows
    with inside(pen, host):
        for row in range(1, rows):
            y = y0 + row * h
            n = max(3, int((x1 - x0) / (h * 1.2)))
            pts = []
            for i in range(n * 2 + 1):
                pts.append((x0 + (x1 - x0) * i / (n * 2), y + (h * 0.22 if i % 2 else 0)))
            line(pen, curve(*pts), darker(colour, 0.5), h * 0.12, 0.5)


def planks(pen, host, area, colour, count=7, upright=False):
    """Board joints inside host over (x0, y0, x1, y1)."""
    x0, y0, x1, y1 = area
    with inside(pen, host):
        for i in range(1, count):
            t = i / count
            if upright:
                p = curve((x0 + (x1 - x0) * t, y0), (x0 + (x1 - x0) * t, y1))
            else:
                p = curve((x0, y0 + (y1 - y0) * t), (x1, y0 + (y1 - y0) * t))
            line(pen, p, darker(colour, 0.55), pen.px(2.6), 0.5)


def wheel(pen, x, y, r, rim="silver", tyre="charcoal", spokes=5):
    """A car or lorry wheel centred at (x, y)."""
    import math

    fill(pen, oval(x, y, r), tyre, lit=0.5)
    fill(pen, oval(x, y, r * 0.62), rim, shade=0.6)
    for i in range(spokes):
        a = math.tau * i / spokes - 0.4
        line(
            pen,
            curve(
                (x + r * 0.16 * math.cos(a), y + r * 0.16 * math.sin(a)),
                (x + r * 0.5 * math.cos(a), y + r * 0.5 * math.sin(a)),
            ),
            darker(rim, 0.45),
            r * 0.1,
        )
    fill(pen, oval(x, y, r * 0.15), lighter(rim, 0.5), grain=0)


def spoked_wheel(pen, x, y, r, tyre="charcoal", spokes=12):
    """A bicycle's or cart's open wheel."""
    import math

    for i in range(spokes):
        a = math.tau * i / spokes
        line(
            pen,
            curve((x, y), (x + r * math.cos(a), y + r * math.sin(a))),
            "slate",
            pen.px(1.8),
            0.8,
        )
    line(pen, oval(x, y, r * 0.94), tyre, r * 0.11)
    line(pen, oval(x, y, r * 0.85), "silver", r * 0.04)
    fill(pen, oval(x, y, r * 0.1), "slate", grain=0)


def lamp(pen, x, y, r, colour="butter", beam=0.0):
    """A round lamp or headlight; it shines at night. beam: length to the right."""
    fill(pen, oval(x, y, r), colour, edge=0.6)
    if pen.mood.night:
        with pen.ungraded():
            flat(pen, oval(x, y, r * 0.8), "cream")
            glow(pen, x, y, r * 5, "butter", 0.7)
            if beam:
                from .paint import faded

                with faded(pen, (x + beam, y), (x, y)):
                    flat(
                        pen,
                        path_of(
                            [
                                (x, y - r * 0.7),
                                (x + beam, y - beam * 0.14),
                                (x + beam, y + beam * 0.3),
                                (x, y + r * 0.7),
                            ]
                        ),
                        "butter",
                        0.4,
                    )


def glass(pen, path, tone="deep"):
    """A vehicle's window pane with a reflection."""
    if pen.mood.night:
        with pen.ungraded():
            fill(pen, path, "butter", to="amber", shade=0.3, grain=0.3)
        return
    fill(pen, path, tone, to="aqua", shade=0.3, lit=0, edge=0.6)
    b = path.getBounds()
    with inside(pen, path):
        w, _h = b.width(), b.height()
        flat(
            pen,
            path_of(
                [
                    (b.left() + w * 0.1, b.bottom()),
                    (b.left() + w * 0.45, b.top()),
                    (b.left() + w * 0.68, b.top()),
                    (b.left() + w * 0.33, b.bottom()),
                ]
            ),
            "powder",
            0.35,
        )
        flat(
            pen,
            path_of(
                [
                    (b.left() + w * 0.45, b.bottom()),
                    (b.left() + w * 0.8, b.top()),
                    (b.left() + w * 0.86, b.top()),
                    (b.left() + w * 0.51, b.bottom()),
                ]
            ),
            "powder",
            0.3,
        )


def flag(pen, x, y, size, colour="red"):
    """A pennant flying to the right from the top of a pole at (x, y)."""
    fill(
        pen,
        blob(
            (x, y),
            (x + size * 0.5, y + size * 0.04),
            (x + size, y + size * 0.22),
            (x + size * 0.5, y + size * 0.36),
            (x, y + size * 0.42),
        ),
        colour,
    )

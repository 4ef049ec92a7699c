"""Plants and rocks: trees, bushes, grass, flowers, cacti, stones.

All stand with their foot at (x, y) in the caller's units and are h high.
They wear snow when pen.mood says so.
"""

from .paint import fill, flat, inside, line, wash
from .palette import P, darker, lighter, mix
from .shapes import blob, box, curve, leaf, lumpy, meet, oval, ribbon


def tint(pen, colour, depth):
    """Atmospheric depth for plants: 0 near, 1 far (paler, bluer)."""
    return mix(colour, P["powder"], depth * 0.7) if depth else colour


def _rooted(trunk, x, y, h):
    """The trunk without what would stick out below its foot at (x, y)."""
    return meet(trunk, box(x - h, y - h * 2, x + h, y + h * 0.004, 0))


def dabs(pen, host, colour, count=30, size=0.03, bias=True):
    """Leaf-like brush dabs inside host: light at top left, dark at bottom right."""
    b = host.getBounds()
    with inside(pen, host):
        for _ in range(count):
            u, v = pen.rng.random(), pen.rng.random()
            t = (u + v) / 2 if pen.light[0] < 0 else (1 - u + v) / 2
            tone = (
                lighter(colour, 0.1 + 0.4 * (1 - 2 * t))
                if t < 0.5
                else darker(colour, 0.15 + 1.1 * (t - 0.5))
            )
            x, y = b.left() + u * b.width(), b.top() + v * b.height()
            n = size * pen.between(0.6, 1.3)
            flat(pen, leaf(x, y, n, n * 0.38, pen.between(-70, 30)), tone, 0.65)


def pine(pen, x, y, h, colour="pine", depth=0.0):
    """A fir tree of ragged skirts."""
    c = tint(pen, colour, depth)
    trunk = tint(pen, "bark", depth)
    stem = ribbon([(x, y), (x, y - h * 0.3)], [h * 0.07, h * 0.05])
    fill(pen, _rooted(stem, x, y, h), trunk, grain=0.3)
    tiers = 5
    for i in range(tiers):
        t = i / (tiers - 1)
        low, high = y - h * (0.12 + 0.6 * t), y - h * (0.46 + 0.54 * t)
        half = h * (0.27 - 0.17 * t) * pen.between(0.92, 1.08)
        pts = [(x, high)]
        pts += [(x + half * 0.42, low - (low - high) * 0.42), (x + half, low)]
        for k in range(5):
            f = 1 - (k + 0.5) / 2.5
            pts.append((x + half * f * 0.95, low - h * (0.035 if k % 2 == 0 else -0.012)))
        pts += [(x - half, low), (x - half * 0.42, low - (low - high) * 0.42)]
        skirt = blob(*pts)
        fill(pen, skirt, c if i % 2 else darker(c, 0.08), edge=0.35, grain=0.6)
        if pen.mood.snowy:
            with inside(pen, skirt):
                s = 1 if pen.light[0] < 0 else -1
                flat(
                    pen,
                    blob(
                        (x, high - 0.01),
                        (x - s * half * 0.42, low - (low - high) * 0.45),
                        (x - s * half * 1.05, low + h * 0.0),
                        (x - s * half * 0.6, low - h * 0.05),
                        (x + s * half * 0.1, low - (low - high) * 0.5),
                    ),
                    "snow",
                    0.92,
                )


def round_tree(pen, x, y, h, colour="green", depth=0.0, trunk="bark", fruit=None):
    """A broad-leaved tree with a cloud-like crown."""
    c, wood = tint(pen, colour, depth), tint(pen, trunk, depth)
    stem = blob(
        (x - h * 0.085, y),
        (x - h * 0.04, y - h * 0.06),
        (x - h * 0.03, y - h * 0.3),
        (x - h * 0.025, y - h * 0.5),
        (x + h * 0.025, y - h * 0.5),
        (x + h * 0.03, y - h * 0.3),
        (x + h * 0.04, y - h * 0.06),
        (x + h * 0.09, y),
        (x, y - h * 0.012),
    )
    fill(pen, _rooted(stem, x, y, h), wood)
    for s in (-1, 1):
        fill(
            pen,
            ribbon([(x, y - h * 0.32), (x + s * h * 0.12, y - h * 0.48)], [h * 0.045, h * 0.025]),
            wood,
            grain=0,
        )
    for dx, dy, r, k in ((0.14, 0.55, 0.2, 0.3), (-0.16, 0.57, 0.2, 0.12), (0.0, 0.74, 0.25, 0.0)):
        crown = lumpy(x + dx * h, y - dy * h, r * h * 1.1, r * h * 0.95, pen.rng)
        tone = darker(c, k)
        fill(pen, crown, tone, shade=0.7)
        if depth < 0.6:
            dabs(pen, crown, tone, 70, h * 0.05)
        if pen.mood.snowy:
            with inside(pen, crown):
                wash(
                    pen,
                    oval(x + dx * h, y - (dy + r * 0.8) * h, r * h, r * h * 0.45),
                    "snow",
                    0.95,
                    h * 0.008,
                )
        if fruit:
            for _ in range(5):
                fill(
                    pen,
                    oval(
                        x + (dx + pen.between(-0.7, 0.7) * r) * h,
                        y - (dy + pen.between(-0.6, 0.6) * r) * h,
                        h * 0.024,
                    ),
                    fruit,
                    grain=0,
                )


def birch(pen, x, y, h, depth=0.0, colour="lime"):
    """A slim white trunk with dark marks and a light crown."""
    bark = tint(pen, "ivory", depth)
    stem = ribbon(
        [(x, y), (x + h * 0.01, y - h * 0.5), (x, y - h * 0.95)], [h * 0.05, h * 0.04, h * 0.02]
    )
    stem = _rooted(stem, x, y, h)
    fill(pen, stem, bark)
    with inside(pen, stem):
        for i in range(9):
            yy = y - h * (0.06 + i * 0.09)
            line(
                pen,
                curve((x - h * 0.03, yy), (x + h * pen.between(-0.012, 0.008), yy + h * 0.004)),
                "charcoal",
                h * 0.008,
                0.7,
            )
    for dx, dy, r in ((-0.09, 0.66, 0.13), (0.1, 0.72, 0.13), (0.0, 0.88, 0.14)):
        crown = lumpy(x + dx * h, y - dy * h, r * h, r * h * 1.1, pen.rng)
        fill(pen, crown, tint(pen, colour, depth), alpha=0.95)
        dabs(pen, crown, tint(pen, colour, depth), 22, h * 0.04)


def palm(pen, x, y, h, depth=0.0, lean=0.12):
    """A palm tree with a curved trunk."""
    top = (x + lean * h, y - h * 0.78)
    trunk = ribbon(
        [(x, y), (x + lean * h * 0.25, y - h * 0.4), top], [h * 0.075, h * 0.05, h * 0.04]
    )
    trunk = _rooted(trunk, x, y, h)
    fill(pen, trunk, tint(pen, "tan", depth))
    with inside(pen, trunk):
        for i in range(14):
            yy = y - h * 0.78 * i / 14
            line(
                pen,
                curve((x - h * 0.1, yy), (x + h * 0.05, yy + h * 0.012), (x + h * 0.2, yy)),
                "bark",
                h * 0.008,
                0.45,
            )
    green = tint(pen, "green", depth)
    for i, a in enumerate((200, 160, -20, 20, -150, -35, -95, -120, -62)):
        tone = darker(green, 0.3 - 0.035 * i)
        with pen.at(*top, turn=a):
            n = h * pen.between(0.34, 0.42)
            droop = n * (0.3 if -90 <= a <= 90 else -0.3)
            frond = blob(
                (0, -n * 0.03),
                (n * 0.45, -n * 0.13 - droop * 0.25),
                (n, droop),
                (n * 0.5, n * 0.08 - droop * 0.1),
                (0, n * 0.04),
            )
            fill(pen, frond, tone)
            line(
                pen,
                curve((0, 0), (n * 0.5, -n * 0.03 - droop * 0.2), (n * 0.95, droop * 0.9)),
                lighter(tone, 0.3),
                n * 0.018,
                0.7,
            )
    for dx in (-0.02, 0.025):
        fill(pen, oval(top[0] + dx * h, top[1] + h * 0.02, h * 0.028), "chocolate")


def bush(pen, x, y, h, colour="green", depth=0.0, flowers=None):
    """A round bush, with blossoms if a colour is given."""
    c = tint(pen, colour, depth)
    for dx, k, r in ((-0.5, 0.15, 0.62), (0.5, 0.2, 0.6), (0.0, 0.0, 0.75)):
        shape = lumpy(x + dx * h * 0.9, y - r * h * 0.62, r * h, r * h * 0.72, pen.rng, 8)
        fill(pen, shape, darker(c, k), shade=0.7)
        dabs(pen, shape, darker(c, k), 22, h * 0.16)
        if pen.mood.snowy:
            with inside(pen, shape):
                wash(
                    pen,
                    oval(x + dx * h * 0.9, y - r * h * 1.25, r * h * 0.9, r * h * 0.4),
                    "snow",
                    0.95,
                    h * 0.02,
                )
    if flowers and not pen.mood.snowy:
        for _ in range(12):
            blossom(
                pen, x + pen.between(-1, 1) * h, y - pen.between(0.15, 1.05) * h, h * 0.08, flowers
            )


def blossom(pen, x, y, r, colour="rose", heart="yellow"):
    """One five-petalled flower seen from the front."""
    import math

    turn = pen.between(0, 6)
    for i in range(5):
        a = turn + math.tau * i / 5
        fill(
            pen,
            oval(x + r * 0.55 * math.cos(a), y + r * 0.55 * math.sin(a), r * 0.48),
            colour,
            edge=0.25,
            grain=0,
        )
    fill(pen, oval(x, y, r * 0.34), heart, edge=0.3, grain=0)


def flower(pen, x, y, h, colour="rose", heart="yellow"):
    """A flower on a stalk with two leaves."""
    bend = pen.between(-0.15, 0.15) * h
    line(
        pen, curve((x, y), (x + bend * 0.3, y - h * 0.5), (x + bend, y - h * 0.9)), "moss", h * 0.05
    )
    fill(pen, leaf(x, y - h * 0.2, h * 0.3, h * 0.09, -35), "green", grain=0)
    fill(pen, leaf(x, y - h * 0.12, h * 0.3, h * 0.09, 215), "green", grain=0)
    blossom(pen, x + bend, y - h * 0.9, h * 0.2, colour, heart)


def grass(pen, x, y, h, colour="green", blades=7):
    """A tuft of grass."""
    for i in range(blades):
        lean = (i / max(1, blades - 1) - 0.5) * 1.1 + pen.between(-0.12, 0.12)
        n = h * pen.between(0.65, 1.0) * (1 - abs(lean) * 0.4)
        fill(
            pen,
            leaf(x + lean * h * 0.22, y, n, h * 0.055, -90 + lean * 52),
            lighter(colour, pen.between(0, 0.25)),
            edge=0.25,
            grain=0,
            shade=0.2,
        )


def reeds(pen, x, y, h, count=5):
    """Bulrushes at the water's edge."""
    for i in range(count):
        xx, n = x + (i - count / 2) * h * 0.13, h * pen.between(0.7, 1.0)
        top = xx + pen.between(-0.06, 0.1) * h, y - n
        line(pen, curve((xx, y), (xx, y - n * 0.5), top), "moss", h * 0.022)
        if i % 2 == 0:
            fill(pen, ribbon([top, (top[0], top[1] + h * 0.16)], [h * 0.05, h * 0.05]), "chocolate")
        fill(pen, leaf(xx, y, n * 0.8, h * 0.03, -90 + pen.between(-20, 20)), "green", grain=0)


def cactus(pen, x, y, h, colour="green", depth=0.0):
    """A saguaro with two arms."""
    c = mix(tint(pen, colour, depth), P["teal"], 0.2)
    w = h * 0.17
    for pts, k in (
        ([(x, y - h * 0.35), (x - h * 0.24, y - h * 0.38), (x - h * 0.25, y - h * 0.66)], 0.75),
        ([(x, y - h * 0.45), (x + h * 0.22, y - h * 0.5), (x + h * 0.23, y - h * 0.8)], 0.7),
        ([(x, y), (x, y - h * 0.5), (x, y - h * 0.92)], 1.0),
    ):
        arm = _rooted(ribbon(pts, [w * k] * 3), x, y, h)
        fill(pen, arm, c, shade=0.8)
        with inside(pen, arm):
            for s in (-0.2, 0.15):
                line(
                    pen, curve(*((px + s * w, py) for px, py in pts)), darker(c, 0.5), w * 0.05, 0.5
                )


def rock(pen, x, y, h, colour="stone", depth=0.0):
    """A rounded boulder, about 1.5 h wide."""
    c = tint(pen, colour, depth)
    j = [pen.between(-0.06, 0.06) * h for _ in range(6)]
    shape = blob(
        (x - h * 0.75, y),
        (x - h * 0.68 + j[0], y - h * 0.45),
        (x - h * 0.25, y - h * 0.92 + j[1]),
        (x + h * 0.25 + j[2], y - h * 0.95),
        (x + h * 0.66, y - h * 0.5 + j[3]),
        (x + h * 0.78, y),
    )
    fill(pen, shape, c, shade=0.9, lit=0.7, grain=0.9)
    if pen.mood.snowy:
        with inside(pen, shape):
            wash(pen, oval(x, y - h * 0.95, h * 0.7, h * 0.3), "snow", 0.95, h * 0.03)

"""Parts that several animal files share: hoofed legs, stripes, a cat's face. No subjects."""

from ..critter import hoof, leg, pointed_ear, whiskers
from ..faces import eye, muzzle_lines, nose
from ..paint import fill, line, patch
from ..palette import darker, lighter
from ..shapes import blob, curve, leaf, oval, ribbon


def hoofed(pen, top, foot, colour, width, bend=0.0, far=False, sock=None, toe="charcoal"):
    """A leg that ends in a hoof standing at foot."""
    x, y = foot
    leg(pen, top, (x, y - width * 0.2), colour, width, bend=bend, sock=sock, far=far, paw=False)
    hoof(pen, x, y, width * 0.56, darker(toe, 0.3) if far else toe)


def stripe(pen, host, points, width, colour, grain=0.2):
    """A tapering stripe along points, clipped to host."""
    n = len(points)
    widths = [
        width * (0.25 + 0.75 * min(1.0, 2.2 * min(i + 0.4, n - 1 - i + 0.2) / n)) for i in range(n)
    ]
    patch(pen, host, ribbon(points, widths), colour, 0.002, grain=grain)


def cat_face(pen, c, pale, mark, iris=None, stripes=True, pink="rose"):
    """A cat's head in a frame where it is 1 wide, round (0, 0)."""
    for s in (-1, 1):
        pointed_ear(pen, s * 0.3, -0.2, 0.4, 0.36, -90 + s * 18, c)
    head = blob(
        (-0.5, 0.04),
        (-0.43, -0.2),
        (-0.22, -0.34),
        (0, -0.37),
        (0.22, -0.34),
        (0.43, -0.2),
        (0.5, 0.04),
        (0.38, 0.27),
        (0.14, 0.37),
        (-0.14, 0.37),
        (-0.38, 0.27),
    )
    fill(pen, head, c)
    if stripes:
        for x, n in ((-0.12, 0.17), (0, 0.2), (0.12, 0.17)):
            patch(pen, head, leaf(x, -0.4, n, 0.035, 90), mark, 0.004)
        for s in (-1, 1):
            for y in (0.02, 0.13):
                patch(pen, head, leaf(s * 0.52, y, 0.16, 0.03, 90 + s * 82), mark, 0.004)
    for s in (-1, 1):
        fill(pen, oval(s * 0.1, 0.2, 0.14, 0.115, s * 14), pale, edge=0.12, shade=0.3)
    fill(pen, oval(0, 0.3, 0.085, 0.06), pale, edge=0.2)
    muzzle_lines(pen, 0, 0.13, 0.15)
    nose(pen, 0, 0.11, 0.062, pink)
    for s in (-1, 1):
        whiskers(pen, s * 0.2, 0.2, 0.32, s, lighter(pale, 0.4))
        eye(pen, s * 0.21, -0.03, 0.092, iris=iris)
    return head


def curls(pen, area, colour, count, size):
    """Little curls of wool over an area."""
    x0, y0, x1, y1 = area
    for _ in range(count):
        x, y, r = pen.between(x0, x1), pen.between(y0, y1), size * pen.between(0.7, 1.2)
        line(
            pen,
            curve(
                (x - r, y),
                (x - r * 0.4, y + r * 0.7),
                (x + r * 0.5, y + r * 0.5),
                (x + r * 0.6, y - r * 0.2),
                (x + r * 0.05, y - r * 0.15),
            ),
            colour,
            r * 0.26,
            0.55,
        )

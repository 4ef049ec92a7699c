"""Eyes, noses, mouths and cheeks, the same in every animal and person.

Sizes are in local units of the caller.  Knows no particular creature.
"""

from .paint import fill, flat, line, wash
from .palette import darker, lighter
from .shapes import blob, curve, oval


def eye(pen, x, y, r, look=(0.0, 0.0), white=False, iris=None, lid=None):
    """The house eye: a dark oval, taller than wide, with a warm catch-light.

    white: put it on an eyeball (goofy animals, birds of prey).  iris: a ring
    of colour.  lid: colour of a half-closed upper lid.  look: -1..1 each way.
    """
    if white:
        fill(pen, oval(x, y, r * 1.5, r * 1.6), "white", shade=0.3, lit=0, grain=0)
        x, y = x + look[0] * r * 0.5, y + look[1] * r * 0.5
    if iris:
        flat(pen, oval(x, y, r * 1.08, r * 1.2), darker(iris, 0.5))
        flat(pen, oval(x, y, r * 0.95, r * 1.08), iris)
        flat(pen, oval(x, y, r * 0.55, r * 0.72), "ink")
    else:
        flat(pen, oval(x, y, r * 0.86, r * 1.1), "ink")
        flat(pen, oval(x + r * 0.1, y + r * 0.45, r * 0.5, r * 0.4), "bark", 0.55)
    lx = -1 if pen.light[0] < 0 else 1
    flat(pen, oval(x + lx * r * 0.3, y - r * 0.38, r * 0.32, r * 0.36), "white")
    flat(pen, oval(x - lx * r * 0.3, y + r * 0.45, r * 0.14), "white", 0.7)
    if lid:
        flat(
            pen,
            blob(
                (x - r * 1.2, y - r * 0.1),
                (x, y - r * 1.5),
                (x + r * 1.2, y - r * 0.1),
                (x, y + r * 0.05),
            ),
            lid,
        )
        line(pen, curve((x - r * 1.1, y), (x, y + r * 0.12), (x + r * 1.1, y)), "ink", r * 0.22)


def shut_eye(pen, x, y, r, happy=False):
    """A closed eye: sleeping (curved down) or happy (curved up)."""
    k = -1 if happy else 1
    line(pen, curve((x - r, y), (x, y + k * r * 0.6), (x + r, y)), "ink", r * 0.32)


def brow(pen, x, y, r, colour, tilt=0.0):
    """An eyebrow above an eye at x, y."""
    line(
        pen,
        curve((x - r, y + tilt * r), (x, y - r * 0.35), (x + r, y - tilt * r)),
        darker(colour, 0.3),
        r * 0.34,
        0.85,
    )


def nose(pen, x, y, r, colour="ink"):
    """An animal's shiny nose."""
    fill(
        pen,
        blob(
            (x - r, y - r * 0.45),
            (x, y - r * 0.7),
            (x + r, y - r * 0.45),
            (x + r * 0.5, y + r * 0.45),
            (x, y + r * 0.75),
            (x - r * 0.5, y + r * 0.45),
        ),
        colour,
        shade=0.3,
        lit=0,
        grain=0,
    )
    lx = -1 if pen.light[0] < 0 else 1
    flat(pen, oval(x + lx * r * 0.3, y - r * 0.3, r * 0.3, r * 0.17), lighter(colour, 0.75), 0.8)


def muzzle_lines(pen, x, y, r, colour="ink"):
    """The Y below a nose at x, y: a stem and two smiling curves."""
    w = r * 0.16
    line(pen, curve((x, y), (x, y + r * 0.45)), colour, w, 0.8)
    for s in (-1, 1):
        line(
            pen,
            curve(
                (x, y + r * 0.45), (x + s * r * 0.4, y + r * 0.75), (x + s * r * 0.85, y + r * 0.5)
            ),
            colour,
            w,
            0.8,
        )


def smile(pen, x, y, w, colour="brick", open_mouth=False, lip=None):
    """A mouth of width w; open shows a tongue.  lip: exact colour of a closed mouth's line."""
    if open_mouth:
        fill(
            pen,
            blob(
                (x - w / 2, y - w * 0.05),
                (x, y),
                (x + w / 2, y - w * 0.05),
                (x + w * 0.3, y + w * 0.36),
                (x, y + w * 0.48),
                (x - w * 0.3, y + w * 0.36),
            ),
            "crimson",
            shade=0.5,
            lit=0,
            grain=0,
        )
        flat(pen, oval(x, y + w * 0.34, w * 0.2, w * 0.12), "coral")
    else:
        line(
            pen,
            curve((x - w / 2, y), (x, y + w * 0.28), (x + w / 2, y)),
            lip or darker(colour, 0.4),
            w * 0.13,
            0.9,
        )


def cheek(pen, x, y, r, colour="coral", alpha=0.45):
    """A soft blush."""
    wash(pen, oval(x, y, r, r * 0.75), colour, alpha, r * 0.4)

"""Heads of people: face, hair and hats.

Works for any `who` of people.py and any `pose`; knows nothing of the body.
"""

from math import cos, sin

from .faces import brow, cheek, eye, shut_eye, smile
from .paint import fill, flat, line, patch
from .palette import darker, lighter, luma
from .shapes import blob, box, curve, oval, poly, ribbon


def back_hair(pen, who, neck, r, pose):
    x, y = neck[0] + pose.lean * 0.15, neck[1] - r * 0.93
    dark = darker(who.hair, 0.25)
    if who.style == "ponytail":
        s = -1 if pose.face[0] >= 0 else 1
        fill(
            pen,
            ribbon(
                [
                    (x + s * r * 0.6, y - r * 0.5),
                    (x + s * r * 1.5, y - r * 0.2),
                    (x + s * r * 1.5, y + r * 0.9),
                ],
                [r * 0.4, r * 0.7, r * 0.1],
            ),
            dark,
        )
        return
    low = 1.9 if who.style == "long" else 1.0
    fill(
        pen,
        blob(
            (x - r * 1.05, y - r * 0.4),
            (x, y - r * 1.1),
            (x + r * 1.05, y - r * 0.4),
            (x + r * 1.15, y + r * low * 0.8),
            (x + r * 0.6, y + r * low),
            (x - r * 0.6, y + r * low),
            (x - r * 1.15, y + r * low * 0.8),
        ),
        dark,
    )


def paint_head(pen, who, pose, centre, r):
    x, y = centre
    with pen.at(x, y, turn=pose.tilt):
        dx, dy = pose.face[0] * r * 0.4, pose.face[1] * r * 0.3
        for s in (-1, 1):
            fill(pen, oval(s * r * 0.95 - dx * 0.4, r * 0.12 + dy, r * 0.18, r * 0.23), who.skin)
        face = blob(
            (-r * 0.93, -r * 0.25),
            (0, -r),
            (r * 0.93, -r * 0.25),
            (r * 0.8, r * 0.5),
            (0, r * 0.97),
            (-r * 0.8, r * 0.5),
        )
        fill(pen, face, who.skin, shade=0.35, lit=0.3)
        if who.beard:
            patch(
                pen,
                face,
                blob(
                    (-r, r * 0.2),
                    (-r * 0.5, r * 0.35),
                    (dx, r * 0.32 + dy),
                    (r * 0.5, r * 0.35),
                    (r, r * 0.2),
                    (r * 0.8, r * 1.1),
                    (-r * 0.8, r * 1.1),
                ),
                who.hair,
            )
        _features(pen, who, pose, r, dx, dy)
        _hair(pen, who, r, dx)


def _features(pen, who, pose, r, dx, dy):
    e = r * (0.14 if who.age == "child" else 0.125)
    deep = luma(who.skin) < 0.55  # then mouth and eyes need a lighter tone to be seen
    for s in (-1, 1):
        ex, ey = dx + s * r * 0.36, r * 0.08 + dy
        cheek(pen, dx + s * r * 0.52, r * 0.42 + dy, r * 0.22, "tomato", 0.3)
        if pose.mood == "sleep":
            shut_eye(pen, ex, ey, e * 1.2)
        else:
            if deep:
                flat(pen, oval(ex, ey, e * 1.14, e * 1.32), lighter(who.skin, 0.6))
            eye(pen, ex, ey, e)
        brow(pen, ex, ey - e * 1.95, e * 1.2, who.hair, -s * 0.24)
    nose_x = dx * 1.35
    line(
        pen,
        curve(
            (nose_x - r * 0.05, r * 0.3 + dy),
            (nose_x + r * 0.04, r * 0.36 + dy),
            (nose_x + r * 0.1, r * 0.29 + dy),
        ),
        darker(who.skin, 0.55),
        r * 0.06,
        0.8,
    )
    w = {"smile": 0.52, "laugh": 0.54, "calm": 0.3, "sleep": 0.22}[pose.mood]
    dark = luma(who.hair) < 0.55 if who.beard else deep  # what is around the mouth
    lip = lighter("coral", 0.25) if dark else None
    smile(pen, dx * 1.2, r * 0.52 + dy, r * w, "brick", pose.mood == "laugh", lip)
    if who.age == "old":
        for s in (-1, 1):
            line(
                pen,
                curve((dx + s * r * 0.3, r * 0.42 + dy), (dx + s * r * 0.4, r * 0.6 + dy)),
                darker(who.skin, 0.4),
                r * 0.04,
                0.5,
            )


def _hair(pen, who, r, dx):
    c = who.hair
    if who.hat:
        hat(pen, r, who.hat)
        return
    if who.style == "bald":
        return
    if who.style == "curly":
        for k in range(9):
            a = -3.2 + k * 0.382
            fill(pen, oval(cos(a) * r * 1.0, sin(a) * r * 0.92, r * 0.31), c, edge=0.3)
        fill(pen, oval(0, -r * 0.85, r * 0.75, r * 0.33), c, edge=0)
        return
    part = dx * 0.6 - r * 0.25
    fill(
        pen,
        blob(
            (-r * 1.04, r * 0.12),
            (-r * 1.02, -r * 0.55),
            (-r * 0.4, -r * 1.12),
            (r * 0.45, -r * 1.1),
            (r * 1.02, -r * 0.55),
            (r * 1.04, r * 0.12),
            (r * 0.84, -r * 0.22),
            (r * 0.45, -r * 0.5),
            (part, -r * 0.62),
            (-r * 0.7, -r * 0.36),
            (-r * 0.86, -r * 0.1),
        ),
        c,
    )
    for k in (-0.3, 0.1, 0.5):
        line(
            pen,
            curve((part + r * 0.05, -r * 0.72), (k * r, -r * 0.95), (k * r + r * 0.3, -r * 0.8)),
            lighter(c, 0.3),
            r * 0.05,
            0.35,
        )
    if who.style == "bun":
        fill(pen, oval(0, -r * 1.2, r * 0.36, r * 0.32), c)


def hat(pen, r, colour):
    """A woolly hat on a head of radius r centred at 0, 0."""
    fill(
        pen,
        blob(
            (-r * 1.02, -r * 0.3),
            (-r * 0.8, -r * 0.95),
            (0, -r * 1.3),
            (r * 0.8, -r * 0.95),
            (r * 1.02, -r * 0.3),
        ),
        colour,
    )
    fill(pen, box(-r * 1.08, -r * 0.55, r * 1.08, -r * 0.2, r * 0.16), lighter(colour, 0.45))
    fill(pen, oval(0, -r * 1.34, r * 0.24), lighter(colour, 0.6))


def cap_hat(pen, x, y, r, colour, side=1):
    """A peaked cap on a head at x, y; side: where the peak points."""
    fill(
        pen,
        blob(
            (x - r * 1.0, y - r * 0.35),
            (x - r * 0.75, y - r * 0.95),
            (x, y - r * 1.15),
            (x + r * 0.75, y - r * 0.95),
            (x + r * 1.0, y - r * 0.35),
        ),
        colour,
    )
    fill(
        pen,
        blob(
            (x + side * r * 0.1, y - r * 0.48),
            (x + side * r * 1.5, y - r * 0.42),
            (x + side * r * 1.45, y - r * 0.25),
            (x + side * r * 0.1, y - r * 0.3),
        ),
        darker(colour, 0.2),
    )


def straw_hat(pen, x, y, r, band="red"):
    """A wide straw hat on a head at x, y."""
    fill(pen, oval(x, y - r * 0.5, r * 1.7, r * 0.34), "straw")
    fill(
        pen,
        blob(
            (x - r * 0.85, y - r * 0.5),
            (x - r * 0.7, y - r * 1.2),
            (x, y - r * 1.32),
            (x + r * 0.7, y - r * 1.2),
            (x + r * 0.85, y - r * 0.5),
        ),
        "straw",
    )
    fill(
        pen,
        poly(
            (x - r * 0.86, y - r * 0.48),
            (x - r * 0.82, y - r * 0.72),
            (x + r * 0.82, y - r * 0.72),
            (x + r * 0.86, y - r * 0.48),
            r=r * 0.05,
        ),
        band,
    )

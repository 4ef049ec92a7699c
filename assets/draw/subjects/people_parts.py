"""A person seen from the side, facing right, for the people of this folder.

No subject of its own.  Hands and feet are (far, near); the far ones are painted
behind the body and darker.
"""

from dataclasses import replace
from math import cos, radians, sin

from ..paint import cast, fill, line
from ..palette import darker, lighter, paint
from ..people import Pose
from ..people_head import back_hair, paint_head
from ..shapes import blob, curve, knee, oval, poly, ribbon, union


def side_figure(
    pen,
    who,
    hip,
    neck,
    hands,
    feet,
    *,
    bends=(1, 1, -1, -1),
    soles=(0, 0),
    face=(0.75, 0.0),
    tilt=0.0,
    mood="smile",
    middle=None,
    held=None,
    socks=None,
    legs=True,
):
    """Paint who in profile: middle() between the legs, held() behind the near arm.

    socks: colour of knee socks below shorts (who.skirt).  legs=False: the caller draws them.
    bends: elbows (far, near), knees (far, near), as in people.Pose.  soles: turn of each
    shoe in degrees.  Returns x, y, r of the head.
    """
    child = who.age == "child"
    r = 0.135 if child else 0.112
    pose = Pose(face=face, tilt=tilt, mood=mood)
    far = replace(
        who,
        skin=darker(who.skin, 0.2),
        top=darker(who.top, 0.25),
        bottom=darker(who.bottom, 0.25),
        shoes=darker(who.shoes, 0.2),
    )
    shoulder = (neck[0] + (hip[0] - neck[0]) * 0.17, neck[1] + (hip[1] - neck[1]) * 0.17)
    if who.style in ("long", "ponytail", "bob") and not who.hat:
        with pen.at(0 if who.style == "ponytail" else -r * 0.3, 0):
            back_hair(pen, who, neck, r, pose)
    side_arm(pen, far, (shoulder[0] + 0.03, shoulder[1]), hands[0], bends[0])
    if legs:
        _side_leg(pen, far, (hip[0] + 0.015, hip[1]), feet[0], bends[2], soles[0], socks)
    if middle:
        middle()
    if legs:
        _side_leg(pen, who, hip, feet[1], bends[3], soles[1], socks)
    _side_torso(pen, who, hip, neck, child)
    paint_head(pen, who, pose, (neck[0] + 0.012, neck[1] - r * 0.9), r)
    if held:
        held()
    side_arm(pen, who, shoulder, hands[1], bends[1])
    return neck[0] + 0.012, neck[1] - r * 0.9, r


def side_arm(pen, who, shoulder, hand, bend):
    """One arm with a mitten hand and a thumb."""
    long = 0.155 if who.age == "child" else 0.18
    elbow = knee(shoulder, hand, long, long, bend)
    dx, dy = hand[0] - elbow[0], hand[1] - elbow[1]
    wrist = (elbow[0] + dx * 0.84, elbow[1] + dy * 0.84)
    if who.long_sleeves:
        fill(pen, oval(*hand, 0.036, 0.036), who.skin, lit=0.3)
        sleeve = ribbon([shoulder, elbow, wrist], [0.096, 0.082, 0.07])
        fill(pen, sleeve, who.top)
        n = 0.033 / max(1e-6, (dx * dx + dy * dy) ** 0.5)
        line(
            pen,
            curve((wrist[0] - dy * n, wrist[1] + dx * n), (wrist[0] + dy * n, wrist[1] - dx * n)),
            lighter(who.top, 0.4),
            0.013,
            0.8,
        )
        return
    arm = ribbon([shoulder, elbow, wrist], [0.068, 0.058, 0.046])
    fill(pen, union(arm, oval(*hand, 0.036, 0.036)), who.skin)
    half = (shoulder[0] * 0.3 + elbow[0] * 0.7, shoulder[1] * 0.3 + elbow[1] * 0.7)
    fill(pen, ribbon([shoulder, half], [0.094, 0.092]), who.top)


def _side_leg(pen, who, hip, foot, bend, sole, socks=None):
    turn = radians(sole)
    ankle = (foot[0] + sin(turn) * 0.04, foot[1] - cos(turn) * 0.04)
    joint = knee(hip, ankle, 0.2, 0.2, bend)
    if not who.skirt:
        with pen.at(*foot, turn=sole):
            _shoe(pen, who)
        fill(pen, ribbon([hip, joint, ankle], [0.14, 0.105, 0.085]), who.bottom)
        return
    fill(pen, ribbon([hip, joint, ankle], [0.085, 0.07, 0.052]), who.skin)
    if socks:
        top = (joint[0] * 0.72 + ankle[0] * 0.28, joint[1] * 0.72 + ankle[1] * 0.28)
        cuff = (joint[0] * 0.66 + ankle[0] * 0.34, joint[1] * 0.66 + ankle[1] * 0.34)
        fill(pen, ribbon([top, ankle], [0.082, 0.06]), socks)
        line(
            pen,
            curve((cuff[0] - 0.032, cuff[1]), (cuff[0] + 0.032, cuff[1])),
            lighter(socks, 0.7),
            0.013,
        )
    with pen.at(*foot, turn=sole):
        _shoe(pen, who)
    half = (hip[0] * 0.28 + joint[0] * 0.72, hip[1] * 0.28 + joint[1] * 0.72)
    fill(pen, ribbon([hip, half], [0.15, 0.125]), who.bottom)


def _shoe(pen, who):
    fill(
        pen,
        blob(
            (-0.045, 0),
            (-0.05, -0.055),
            (-0.01, -0.072),
            (0.03, -0.055),
            (0.085, -0.035),
            (0.1, -0.008),
            (0.08, 0),
        ),
        who.shoes,
        lit=0.5,
    )
    line(pen, curve((-0.042, -0.006), (0.085, -0.006)), lighter(who.shoes, 0.65), 0.013, 0.9)


def _side_torso(pen, who, hip, neck, child):
    hx, hy = hip
    nx, ny = neck
    wide = 0.088 if child else 0.092
    fill(
        pen,
        ribbon([(nx, ny + 0.05), (nx + 0.01, ny - 0.06)], [0.066, 0.06]),
        darker(who.skin, 0.18),
    )
    fill(pen, oval(hx, hy, 0.09, 0.075), who.bottom, edge=0.3)
    mx, my = (nx + hx) / 2, (ny + hy) / 2
    shirt = blob(
        (nx - 0.035, ny + 0.004),
        (nx + 0.04, ny + 0.006),
        (nx + wide * 0.86, ny + 0.06),
        (mx + wide * 0.95, my),
        (hx + wide, hy + 0.005),
        (hx, hy + 0.03),
        (hx - wide, hy + 0.005),
        (mx - wide * 0.9, my),
        (nx - wide * 0.86, ny + 0.05),
    )
    cast(pen, shirt, oval(nx, ny - 0.07, 0.1, 0.1), 0.25)
    fill(pen, shirt, who.top)
    line(
        pen,
        curve((nx - 0.03, ny + 0.008), (nx + 0.01, ny + 0.026), (nx + 0.045, ny + 0.012)),
        lighter(who.top, 0.45),
        0.014,
    )


def helmet(pen, x, y, r, colour):
    """A cycle or ski helmet on a head at x, y, with a chin strap."""
    line(
        pen,
        curve((x - r * 0.6, y - r * 0.2), (x - r * 0.35, y + r * 0.7), (x + r * 0.1, y + r * 0.98)),
        darker(colour, 0.5),
        r * 0.09,
        0.8,
    )
    shell = blob(
        (x - r * 1.1, y - r * 0.16),
        (x - r * 0.95, y - r * 0.85),
        (x - r * 0.1, y - r * 1.24),
        (x + r * 0.85, y - r * 0.9),
        (x + r * 1.14, y - r * 0.32),
        (x + r * 0.3, y - r * 0.42),
    )
    fill(pen, shell, colour, lit=0.6)
    for dx in (-0.55, -0.05, 0.45):
        fill(
            pen,
            blob(
                (x + r * (dx - 0.14), y - r * 0.62),
                (x + r * (dx + 0.02), y - r * 0.98),
                (x + r * (dx + 0.16), y - r * 0.94),
                (x + r * (dx + 0.06), y - r * 0.6),
            ),
            darker(colour, 0.55),
            shade=0.2,
            lit=0,
        )


def shirt_colour(pen, *unlike):
    """A colour for a top that is none of these words or paints."""
    names = [
        c
        for c in ("red", "mustard", "teal", "blue", "coral", "green", "plum", "white")
        if c not in unlike and paint(c) not in unlike
    ]
    return pen.rng.choice(names)


def bench(pen, x0, x1, seat, colour="wood"):
    """A park bench seen from the front, its seat at height `seat` above the ground."""
    for x in (x0 + 0.06, x1 - 0.06):
        fill(
            pen,
            poly(
                (x - 0.018, 0),
                (x - 0.014, -seat * 1.95),
                (x + 0.014, -seat * 1.95),
                (x + 0.018, 0),
                r=0.008,
            ),
            "charcoal",
        )
    for k in (1.9, 1.62, 1.34):
        fill(
            pen,
            poly(
                (x0, -seat * k),
                (x1, -seat * k),
                (x1, -seat * k + 0.05),
                (x0, -seat * k + 0.05),
                r=0.016,
            ),
            colour,
        )
    for k, shade in ((1.08, 0.0), (0.9, 0.2)):
        fill(
            pen,
            poly(
                (x0 - 0.01, -seat * k),
                (x1 + 0.01, -seat * k),
                (x1 + 0.01, -seat * k + 0.045),
                (x0 - 0.01, -seat * k + 0.045),
                r=0.014,
            ),
            darker(colour, shade),
        )

"""People: one figure that can take any pose, with hair, clothes and a face.

A figure is posed by saying where its hip, hands and feet are; elbows and knees
find their own place.  It knows nothing of what the person is doing or holds:
the caller draws things behind, in hand (`between`) and in front.
"""

from dataclasses import dataclass

from .paint import cast, fill, flat, line
from .palette import CLOTHES, HAIRS, SKINS, darker, lighter, paint
from .people_head import back_hair, paint_head
from .shapes import blob, curve, knee, oval, ribbon

STYLES = ("short", "long", "bun", "curly", "bob", "ponytail", "bald")


@dataclass
class Who:
    """What a person looks like. age: "child", "adult" or "old"."""

    skin: str = "skin2"
    hair: str = "chocolate"
    style: str = "short"
    top: object = "red"
    bottom: object = "navy"
    shoes: object = "bark"
    skirt: bool = False
    age: str = "adult"
    hat: object = None  # colour of a woolly hat; see also cap_hat()
    beard: bool = False
    long_sleeves: bool = True


@dataclass
class Pose:
    """Where things are, in the figure's own box (height 1, feet at y = 0).

    Left and right are as we see them: the left hand is the one with smaller x.
    bends: elbows (left, right) and knees (left, right): for a limb hanging down
    +1 bulges to our left, -1 to our right; for one pointing right, +1 is below.
    """

    hip: tuple = (0.0, -0.42)
    lean: float = 0.0  # x of the neck relative to the hip
    hands: tuple = ((-0.2, -0.42), (0.2, -0.42))
    feet: tuple = ((-0.07, 0.0), (0.07, 0.0))
    bends: tuple = (1, -1, 1, -1)
    face: tuple = (0.15, 0.0)  # where the face is turned, -1..1 each way
    tilt: float = 0.0  # head tilt in degrees
    mood: str = "smile"  # "smile", "laugh", "calm", "sleep"
    toes: tuple = (-1, 1)  # which way each foot points


def somebody(rng, age="adult", woman=None, **fixed) -> Who:
    """A random person; anything can be fixed by name."""
    woman = rng.random() < 0.5 if woman is None else woman
    styles = ("long", "bun", "bob", "ponytail", "curly") if woman else ("short", "short", "curly")
    skin = rng.choice(SKINS)
    hairs = HAIRS if skin in SKINS[:3] else HAIRS[:3] if skin == SKINS[3] else HAIRS[:2]
    hair = "silver" if age == "old" else rng.choice(hairs)
    top = rng.choice(CLOTHES)
    bottom = rng.choice([c for c in ("navy", "slate", "tan", "bark", "cobalt", "plum") if c != top])
    who = {
        "skin": skin,
        "hair": hair,
        "style": rng.choice(styles),
        "top": top,
        "bottom": bottom,
        "shoes": rng.choice(("bark", "red", "charcoal", "white", "teal")),
        "age": age,
        "beard": not woman and age != "child" and rng.random() < 0.3,
    }
    return Who(**{**who, **fixed})


def figure(pen, who: Who, pose: Pose, between=None):
    """Paint the person. between(): paints what is in front of body, behind hands."""
    child = who.age == "child"
    head = 0.135 if child else 0.105
    neck = (pose.hip[0] + pose.lean, pose.hip[1] - (0.27 if child else 0.335))
    wide = 0.085 if child else 0.1
    shoulders = [(neck[0] + s * wide, neck[1] + 0.045) for s in (-1, 1)]
    if who.style in ("long", "ponytail", "bob") and not who.hat:
        back_hair(pen, who, neck, head, pose)
    for i in (0, 1):
        _leg(pen, who, pose, i)
    _torso(pen, who, pose, neck, wide)
    if between is None:
        for i in (0, 1):
            _arm(pen, who, pose, i, shoulders[i])
    paint_head(pen, who, pose, (neck[0] + pose.lean * 0.15, neck[1] - head * 0.93), head)
    if between:
        between()
        for i in (0, 1):
            _arm(pen, who, pose, i, shoulders[i])


def head_at(who, pose):
    """Centre and radius of the head: for hats, hoods, glasses, headphones."""
    child = who.age == "child"
    head = 0.135 if child else 0.105
    up = (0.27 if child else 0.335) + head * 0.93
    return pose.hip[0] + pose.lean * 1.15, pose.hip[1] - up, head


def _leg(pen, who, pose, i):
    hip = (pose.hip[0] + (-1, 1)[i] * 0.045, pose.hip[1] + 0.0)
    foot = pose.feet[i]
    ankle = (foot[0], foot[1] - 0.035)
    long = 0.196
    joint = knee(hip, ankle, long, long, pose.bends[2 + i])
    bare = who.skirt
    colour = who.skin if bare else who.bottom
    w = 0.06 if bare else 0.1
    fill(pen, ribbon([hip, joint, ankle], [w * 1.2, w, w * 0.8]), colour)
    t = pose.toes[i]
    x, y = foot
    fill(
        pen,
        blob(
            (x - t * 0.04, y),
            (x - t * 0.042, y - 0.05),
            (x + t * 0.01, y - 0.06),
            (x + t * 0.075, y - 0.03),
            (x + t * 0.08, y),
        ),
        who.shoes,
        lit=0.5,
    )
    line(
        pen,
        curve((x - t * 0.04, y - 0.006), (x + t * 0.075, y - 0.006)),
        lighter(who.shoes, 0.6),
        0.012,
        0.8,
    )


def _torso(pen, who, pose, neck, wide):
    hx, hy = pose.hip
    nx, ny = neck
    if who.skirt:
        fill(
            pen,
            blob(
                (hx - 0.07, hy - 0.1),
                (hx + 0.07, hy - 0.1),
                (hx + 0.15, hy + 0.13),
                (hx, hy + 0.16),
                (hx - 0.15, hy + 0.13),
            ),
            who.bottom,
        )
    else:
        fill(
            pen,
            blob(
                (hx - 0.085, hy - 0.05),
                (hx + 0.085, hy - 0.05),
                (hx + 0.098, hy + 0.03),
                (hx, hy + 0.075),
                (hx - 0.098, hy + 0.03),
            ),
            who.bottom,
            edge=0,
        )
    fill(pen, ribbon([(nx, ny + 0.05), (nx, ny - 0.05)], [0.06, 0.055]), darker(who.skin, 0.18))
    shirt = blob(
        (nx - 0.035, ny + 0.005),
        (nx + 0.035, ny + 0.005),
        (nx + wide, ny + 0.03),
        (nx * 0.5 + hx * 0.5 + wide * 0.93, (ny + hy) / 2),
        (hx + wide * 0.97, hy + 0.0),
        (hx, hy + 0.012),
        (hx - wide * 0.97, hy + 0.0),
        (nx * 0.5 + hx * 0.5 - wide * 0.93, (ny + hy) / 2),
        (nx - wide, ny + 0.03),
    )
    cast(pen, shirt, oval(nx, ny - 0.07, 0.1, 0.1), 0.25)
    fill(pen, shirt, who.top)
    line(
        pen,
        curve((nx - 0.04, ny + 0.012), (nx, ny + 0.035), (nx + 0.04, ny + 0.012)),
        lighter(who.top, 0.45),
        0.014,
    )


def _arm(pen, who, pose, i, shoulder):
    hand = pose.hands[i]
    long = 0.15 if who.age == "child" else 0.17
    elbow = knee(shoulder, hand, long, long, pose.bends[i])
    if who.long_sleeves:
        wrist = (elbow[0] + (hand[0] - elbow[0]) * 0.86, elbow[1] + (hand[1] - elbow[1]) * 0.86)
        fill(pen, oval(*hand, 0.032, 0.034), who.skin, lit=0.3)
        fill(pen, ribbon([shoulder, elbow, wrist], [0.085, 0.075, 0.062]), who.top)
    else:
        fill(pen, ribbon([shoulder, elbow, hand], [0.06, 0.052, 0.045]), who.skin)
        fill(pen, oval(*hand, 0.032, 0.034), who.skin, lit=0.3, edge=0.25)
        half = ((shoulder[0] * 0.35 + elbow[0] * 0.65), (shoulder[1] * 0.35 + elbow[1] * 0.65))
        fill(pen, ribbon([shoulder, half], [0.085, 0.085]), who.top)


def hand_over(pen, who, x, y):
    """A hand painted on top of something that it holds."""
    fill(pen, oval(x, y, 0.033, 0.035), who.skin, lit=0.3)
    for k in (-0.012, 0.0, 0.012):
        line(
            pen,
            curve((x + k, y - 0.01), (x + k, y + 0.018)),
            darker(paint(who.skin), 0.4),
            0.004,
            0.5,
        )
    flat(pen, oval(x - 0.01, y - 0.018, 0.01, 0.006), lighter(who.skin, 0.5), 0.5)

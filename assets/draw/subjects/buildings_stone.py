"""Stone buildings: castle, lighthouse, church."""

from ..build import bricks, door, flag, planks, tiles, window
from ..flora import bush, grass, rock
from ..paint import cast, faded, fill, flat, glow, inside, line, patch, wash
from ..palette import darker, lighter
from ..registry import subject
from ..shapes import blob, box, curve, oval, path_of, poly


def tower(pen, x, top, w, stone, roof, rows=14):
    """A round tower with a wider head, battlement ring and pointed roof, foot at y = 0."""
    body = box(x - w / 2, top, x + w / 2, 0.0, 0.004)
    fill(pen, body, stone, shade=0.9)
    bricks(pen, body, (x - w / 2, top, x + w / 2, 0), stone, int(rows), 0.22)
    crown = poly(
        (x - w * 0.62, top - w * 0.18),
        (x + w * 0.62, top - w * 0.18),
        (x + w * 0.62, top + w * 0.2),
        (x + w * 0.5, top + w * 0.36),
        (x - w * 0.5, top + w * 0.36),
        (x - w * 0.62, top + w * 0.2),
        r=0.008,
    )
    cast(pen, body, crown, 0.4, 0.025)
    fill(pen, crown, lighter(stone, 0.15), shade=0.8)
    for i in range(3):
        xx = x - w * 0.42 + i * w * 0.42
        fill(
            pen,
            box(xx - w * 0.07, top - w * 0.02, xx + w * 0.07, top + w * 0.16, w * 0.03),
            darker(stone, 0.6),
            grain=0,
        )
    cone = blob(
        (x - w * 0.74, top - w * 0.15),
        (x - w * 0.36, top - w * 0.8),
        (x - w * 0.02, top - w * 1.62),
        (x + w * 0.02, top - w * 1.62),
        (x + w * 0.36, top - w * 0.8),
        (x + w * 0.74, top - w * 0.15),
        (x, top - w * 0.08),
    )
    fill(pen, cone, "snow" if pen.mood.snowy else roof, shade=0.9)
    if not pen.mood.snowy:
        tiles(pen, cone, (x - w * 0.75, top - w * 1.6, x + w * 0.75, top - w * 0.1), roof, 8)


def battlement(pen, x0, x1, top, stone, teeth):
    """A wall from x0 to x1 with square teeth on it."""
    step = (x1 - x0) / (teeth * 2 - 1)
    pts = [(x0, 0.0)]
    for i in range(teeth):
        a = x0 + i * 2 * step
        pts += [(a, top - step), (a + step, top - step)]
        if i < teeth - 1:
            pts += [(a + step, top), (a + 2 * step, top)]
    pts.append((x1, 0.0))
    wall = path_of(pts)
    fill(pen, wall, stone, shade=0.7)
    bricks(pen, wall, (x0, top - step, x1, 0), stone, 13, 0.2)
    if pen.mood.snowy:
        for i in range(teeth):
            a = x0 + i * 2 * step
            fill(
                pen,
                box(a - 0.004, top - step - 0.014, a + step + 0.004, top - step + 0.006, 0.007),
                "snow",
                grain=0,
            )


@subject(
    "castle",
    "buildings",
    box=(1.0, 1.0),
    metres=25,
    shadow=0.98,
    mirror=False,
    settings=("hills", "meadow", "mountains", "forest", "snow field", "lake", "beach"),
    colours={"grey": "stone", "white": "ivory", "pink": "blush"},
    nouns=("castle",),
    doing=("stand",),
    counts=(1,),
    say_colour=0.45,
)
def castle(pen, look):
    """Two flanking towers, a keep with a tall roof, a gate, flags."""
    c = look.colour
    roof = {"grey": "brick", "white": "cobalt", "pink": "plum"}[look.word]
    banner = "mustard" if look.word != "grey" else "blue"
    for x, y in ((0.0, -0.99), (-0.362, -0.84), (0.362, -0.84)):
        line(pen, curve((x, y + 0.12), (x, y)), "bark", 0.01)
        flag(pen, x, y, 0.1, banner)
    for x in (-0.2, 0.2):
        tower(pen, x, -0.56, 0.12, darker(c, 0.14), roof, 16)
    tower(pen, 0.0, -0.61, 0.21, darker(c, 0.06), roof, 18)
    window(pen, -0.035, -0.53, 0.07, 0.1, lighter(c, 0.4), panes=(2, 1), arch=True)
    for x in (-0.22, 0.18):
        window(pen, x, -0.47, 0.04, 0.07, lighter(c, 0.4), panes=(1, 1), arch=True, sill=False)
    battlement(pen, -0.34, 0.34, -0.335, c, 6)
    for x in (-0.362, 0.362):
        tower(pen, x, -0.44, 0.182, lighter(c, 0.06), roof, 15)
        window(pen, x - 0.03, -0.33, 0.06, 0.1, lighter(c, 0.4), panes=(2, 1), arch=True)
        window(
            pen, x - 0.02, -0.155, 0.04, 0.07, lighter(c, 0.4), panes=(1, 1), arch=True, sill=False
        )
    for x in (-0.22, 0.15):
        window(pen, x, -0.25, 0.07, 0.1, lighter(c, 0.4), panes=(2, 2), arch=True)
    _gate(pen, c)
    for x, h in ((-0.44, 0.075), (-0.24, 0.06), (0.24, 0.06), (0.44, 0.075)):
        bush(pen, x, 0.0, h, "green", 0)


def _gate(pen, c):
    """The arched wooden gate with iron bands."""
    arch = box(-0.115, -0.235, 0.115, 0.1, 0.115)
    with inside(pen, box(-0.2, -0.3, 0.2, 0.0, 0)):
        fill(pen, arch, lighter(c, 0.35), shade=0.4)
        leaf = box(-0.085, -0.205, 0.085, 0.1, 0.085)
        fill(pen, leaf, "brown", shade=0.9)
        planks(pen, leaf, (-0.085, -0.2, 0.085, 0), "brown", 7, upright=True)
        for y in (-0.14, -0.055):
            patch(pen, leaf, box(-0.09, y - 0.012, 0.09, y + 0.012, 0), "charcoal", 0.002)
        line(pen, curve((0, -0.205), (0, 0)), "chocolate", 0.01)
        for s in (-1, 1):
            fill(pen, oval(s * 0.02, -0.098, 0.011), "mustard", grain=0)


@subject(
    "lighthouse",
    "buildings",
    box=(0.62, 1.0),
    metres=22,
    shadow=0.98,
    settings=("beach", "hills", "lake"),
    colours=("red", "blue", "white"),
    nouns=("lighthouse",),
    doing=("stand", "shine"),
    counts=(1,),
    say_colour=0.4,
    mirror=False,
)
def lighthouse(pen, look):
    """A tapering striped tower on rocks with a lantern that sends beams at night."""
    c = look.colour if look.word != "white" else "white"
    for x, y, h in ((-0.2, 0.0, 0.11), (0.22, 0.0, 0.13), (-0.07, 0.0, 0.08)):
        rock(pen, x, y, h, "rock")
    if pen.mood.night or pen.mood.weather == "fog":
        _beams(pen)
    _cottage(pen)
    body = poly((-0.135, 0.0), (-0.082, -0.72), (0.082, -0.72), (0.135, 0.0), r=0.006)
    fill(pen, body, "white", shade=0.5)
    if look.word != "white":
        for top, low in ((-0.72, -0.6), (-0.48, -0.36), (-0.24, -0.12)):
            patch(
                pen,
                body,
                blob(
                    (-0.25, top),
                    (-0.1, top + 0.012),
                    (0, top + 0.016),
                    (0.1, top + 0.012),
                    (0.25, top),
                    (0.25, low),
                    (0.1, low + 0.012),
                    (0, low + 0.016),
                    (-0.1, low + 0.012),
                    (-0.25, low),
                ),
                c,
                0.002,
            )
    with inside(pen, body):
        wash(
            pen, poly((0.03, -0.74), (0.2, -0.74), (0.2, 0), (0.055, 0), r=0), "shadow", 0.32, 0.035
        )
        wash(
            pen,
            poly((-0.07, -0.72), (-0.04, -0.72), (-0.07, 0), (-0.11, 0), r=0),
            "paper",
            0.35,
            0.02,
        )
    for x, y in ((-0.01, -0.55), (0.025, -0.31)):
        window(pen, x - 0.022, y - 0.035, 0.045, 0.065, "cream", panes=(2, 2), arch=True)
    door(pen, 0.0, 0.0, 0.085, 0.135, "teal" if look.word != "blue" else "mustard", arch=True)
    _lantern(pen, c if look.word != "white" else "crimson")
    for x in (-0.24, 0.12, 0.25):
        rock(pen, x, 0.0, 0.055, "stone")
        grass(pen, x - 0.03, 0.0, 0.05, "ice" if pen.mood.snowy else "leaf", 5)


def _beams(pen):
    """Two cones of light from the lantern, within the box."""
    with pen.ungraded():
        for s in (-1, 1):
            with faded(pen, (s * 0.42, -0.82), (0, -0.82)):
                flat(
                    pen,
                    path_of([(0, -0.83), (s * 0.6, -0.97), (s * 0.6, -0.66), (0, -0.805)]),
                    "butter",
                    0.75,
                )


def _cottage(pen):
    """The keeper's little house behind the tower."""
    wall = poly((0.09, 0.0), (0.09, -0.13), (0.27, -0.13), (0.27, 0.0), r=0.004)
    fill(pen, wall, "cream")
    roof = poly((0.06, -0.125), (0.1, -0.215), (0.255, -0.215), (0.3, -0.125), r=0.008)
    fill(pen, roof, "snow" if pen.mood.snowy else "slate")
    if not pen.mood.snowy:
        tiles(pen, roof, (0.06, -0.215, 0.3, -0.12), "slate", 4)
    window(pen, 0.175, -0.1, 0.05, 0.055, "brick")


def _lantern(pen, c):
    """Gallery, glass room with the lamp, dome."""
    fill(
        pen,
        poly((-0.095, -0.745), (0.095, -0.745), (0.08, -0.705), (-0.08, -0.705), r=0.006),
        darker(c, 0.3),
    )
    fill(pen, box(-0.125, -0.765, 0.125, -0.742, 0.006), "charcoal")
    room = box(-0.068, -0.885, 0.068, -0.762, 0.008)
    if pen.mood.night or pen.mood.weather == "fog":
        with pen.ungraded():
            fill(pen, room, "cream", to="amber", grain=0)
            glow(pen, 0, -0.825, 0.3, "butter", 0.85)
            flat(pen, oval(0, -0.825, 0.035), "paper")
    else:
        fill(pen, room, "powder", to="aqua", grain=0.2)
        fill(pen, oval(0, -0.815, 0.03, 0.042), "butter", to="amber", grain=0)
    for x in (-0.066, -0.024, 0.024, 0.066):
        line(pen, curve((x, -0.882), (x, -0.765)), "charcoal", 0.009)
    for y in (-0.8, -0.783):
        line(pen, curve((-0.12, y), (0.12, y)), "charcoal", 0.006)
    for i in range(9):
        x = -0.12 + i * 0.03
        line(pen, curve((x, -0.8), (x, -0.76)), "charcoal", 0.005)
    dome = blob(
        (-0.09, -0.88),
        (-0.075, -0.915),
        (-0.03, -0.955),
        (0, -0.965),
        (0.03, -0.955),
        (0.075, -0.915),
        (0.09, -0.88),
        (0, -0.876),
    )
    fill(pen, dome, "snow" if pen.mood.snowy else c)
    line(pen, curve((0, -0.96), (0, -0.99)), "charcoal", 0.01)
    fill(pen, oval(0, -0.972, 0.013), "mustard", grain=0)


@subject(
    "church",
    "buildings",
    box=(0.95, 1.0),
    metres=18,
    shadow=0.95,
    settings=("hills", "meadow", "mountains", "snow field", "farm", "lake"),
    colours={"white": "ivory", "yellow": "butter", "grey": "stone"},
    nouns=("church",),
    plural="churches",
    doing=("stand",),
    counts=(1,),
    say_colour=0.5,
)
def church(pen, look):
    """A village church: bell tower with a spire and clock, nave with tall windows."""
    c = look.colour
    roof = "brick" if look.word != "yellow" else "slate"
    nave = poly((-0.17, 0.0), (-0.17, -0.34), (0.44, -0.34), (0.44, 0.0), r=0.004)
    fill(pen, nave, c)
    bricks(pen, nave, (-0.17, -0.34, 0.44, 0), c, 11, 0.12)
    slope = poly((-0.2, -0.32), (-0.12, -0.55), (0.38, -0.55), (0.475, -0.32), r=0.01)
    cast(pen, nave, slope, 0.45, 0.04)
    fill(pen, slope, "snow" if pen.mood.snowy else roof)
    if not pen.mood.snowy:
        tiles(pen, slope, (-0.2, -0.55, 0.48, -0.31), roof, 8)
    for x in (0.005, 0.15, 0.295):
        window(pen, x, -0.26, 0.08, 0.17, lighter(c, 0.6), panes=(2, 3), arch=True)
    body = poly((-0.4, 0.0), (-0.4, -0.6), (-0.12, -0.6), (-0.12, 0.0), r=0.004)
    fill(pen, body, lighter(c, 0.2), shade=0.7)
    bricks(pen, body, (-0.4, -0.6, -0.12, 0), c, 18, 0.12)
    spire = poly((-0.435, -0.585), (-0.27, -0.93), (-0.25, -0.93), (-0.085, -0.585), r=0.008)
    cast(pen, body, spire, 0.45, 0.035)
    fill(pen, spire, "snow" if pen.mood.snowy else roof, shade=0.9)
    if not pen.mood.snowy:
        tiles(pen, spire, (-0.44, -0.93, -0.08, -0.57), roof, 11)
    line(pen, curve((-0.26, -0.93), (-0.26, -0.992)), "mustard", 0.014)
    line(pen, curve((-0.284, -0.97), (-0.236, -0.97)), "mustard", 0.014)
    fill(pen, oval(-0.26, -0.5, 0.062), "cream", edge=0.8)
    line(pen, oval(-0.26, -0.5, 0.062), "mustard", 0.012)
    line(pen, curve((-0.26, -0.54), (-0.26, -0.5), (-0.232, -0.487)), "ink", 0.009)
    for x in (-0.315, -0.245):
        opening = box(x, -0.405, x + 0.04, -0.31, 0.02)
        fill(pen, opening, "charcoal", grain=0)
        for k in range(4):
            line(
                pen,
                curve((x + 0.005, -0.38 + k * 0.019), (x + 0.035, -0.38 + k * 0.019)),
                "stone",
                0.006,
            )
    window(pen, -0.29, -0.27, 0.06, 0.06, lighter(c, 0.6), arch=True, sill=False)
    door(pen, -0.26, 0.0, 0.13, 0.19, "brown", arch=True)
    fill(pen, box(-0.35, -0.022, -0.17, 0.0, 0.006), "stone")
    for x, h in ((-0.41, 0.06), (0.08, 0.07), (0.36, 0.08)):
        bush(pen, x, 0.0, h, "green", 0, "white")

"""The sky and its weather, in the unit square (x and y from 0 to 1, y down).

Sun and moon stand at the upper left, where the light comes from.
"""

import skia

from .paint import fill, flat, glow, line, wash
from .palette import P, darker, lighter, mix
from .shapes import box, curve, lumpy, oval, star


def sky(pen, horizon=0.55, clouds=True):
    """The whole sky down to the horizon: gradient, sun or moon, stars, clouds."""
    top, middle, low = pen.mood.sky()
    with pen.ungraded():
        shader = skia.GradientShader.MakeLinear(
            [(0, 0), (0, horizon)], [pen.col(c) for c in (top, middle, low)]
        )
        pen.canvas.drawRect(skia.Rect.MakeLTRB(0, 0, 1, 1), skia.Paint(Shader=shader))
        from .paint import grainy

        grainy(pen, skia.Rect.MakeLTRB(0, 0, 1, 1), middle, 0.45)
        if pen.mood.night and not pen.mood.grey:
            _stars(pen, horizon)
        if pen.mood.weather in ("clear", "cloudy"):
            _sun_or_moon(pen, horizon)
        if clouds and pen.mood.weather != "fog":
            _clouds(pen, horizon)


def _stars(pen, horizon):
    for _ in range(70):
        x, y = pen.rng.random(), pen.rng.random() ** 1.3 * horizon * 0.95
        flat(pen, oval(x, y, pen.between(0.001, 0.0028)), "cream", pen.between(0.5, 1))
    for _ in range(7):
        x, y = pen.rng.random(), pen.rng.random() * horizon * 0.7
        flat(pen, star(x, y, 0.009, 0.35, 4, 0), "butter", 0.95)


def _sun_or_moon(pen, horizon):
    x = pen.between(0.1, 0.22)
    if pen.mood.weather == "cloudy" and not pen.mood.night:
        y = horizon * pen.between(0.2, 0.28)  # only a pale place in the clouds
        glow(pen, x, y, 0.3, "paper", 0.55)
        flat(pen, oval(x, y, 0.05), "paper", 0.4)
    elif pen.mood.night:
        y = horizon * pen.between(0.2, 0.3)
        glow(pen, x, y, 0.24, "lilac", 0.55)
        fill(pen, oval(x, y, 0.055), "cream", shade=0.25, edge=0.1)
        for dx, dy, r in ((0.018, -0.012, 0.012), (-0.014, 0.016, 0.009), (0.012, 0.022, 0.006)):
            flat(pen, oval(x + dx, y + dy, r), "ivory")
    elif pen.mood.time == "sunset":
        y = horizon * 0.8
        glow(pen, x, y, 0.55, "butter", 0.8)
        fill(pen, oval(x, y, 0.07), "butter", to="amber", edge=0.0, shade=0)
    else:
        y = horizon * pen.between(0.2, 0.28)
        glow(pen, x, y, 0.34, "butter", 0.8)
        fill(pen, oval(x, y, 0.055), "butter", edge=0.1, shade=0.1)


def _clouds(pen, horizon):
    count = {"clear": 3, "cloudy": 10}.get(pen.mood.weather, 9)
    for i in range(count):
        x = (i + pen.between(0.1, 0.9)) / count
        y = horizon * pen.between(0.1, 0.62)
        if pen.mood.weather == "clear" and abs(x - 0.16) < 0.16:
            y = horizon * 0.66
        cloud(pen, x, y, pen.between(0.16, 0.3))


def cloud(pen, x, y, width):
    """One soft cloud, lit from the top left."""
    _top, middle, _low = pen.mood.sky()
    white = {"day": P["white"], "sunset": P["coral"], "night": mix(middle, P["lavender"], 0.35)}[
        pen.mood.time
    ]
    c = mix(white, middle, 0.6 if pen.mood.grey and pen.mood.weather != "cloudy" else 0.15)
    with pen.ungraded():
        for dx, dy, r in (
            (-0.3, 0.02, 0.2),
            (0.32, 0.03, 0.19),
            (0.08, -0.05, 0.28),
            (-0.1, -0.03, 0.24),
        ):
            fill(
                pen,
                lumpy(
                    x + dx * width,
                    y + dy * width,
                    r * width * 1.15,
                    r * width * 0.62,
                    pen.rng,
                    7,
                    0.1,
                ),
                c,
                to=darker(mix(c, middle, 0.35), 0.02),
                edge=0.0,
                shade=0.15,
                lit=0.7,
                grain=0.25,
            )


def mist(pen, y, height, strength=0.5):
    """A band of haze across the picture, centred on y."""
    with pen.ungraded():
        wash(
            pen,
            box(-0.2, y - height / 2, 1.2, y + height / 2, height / 2),
            pen.mood.haze,
            strength,
            height * 0.4,
        )


def falling(pen):
    """Rain, snow or fog in front of everything (last, over the subject)."""
    with pen.ungraded():
        if pen.mood.weather == "rain":
            for _ in range(110):
                x, y, n = pen.between(-0.05, 1.1), pen.between(-0.1, 1), pen.between(0.03, 0.06)
                line(
                    pen,
                    curve((x, y), (x - n * 0.22, y + n)),
                    "white",
                    pen.px(2.2),
                    pen.between(0.25, 0.55),
                )
        elif pen.mood.weather == "snow":
            for _ in range(120):
                r = 0.0022 + 0.005 * pen.rng.random() ** 2
                flat(
                    pen,
                    oval(pen.rng.random(), pen.rng.random(), r),
                    "white",
                    pen.between(0.6, 0.95),
                )
        elif pen.mood.weather == "fog":
            for y, h, k in ((0.3, 0.2, 0.3), (0.62, 0.14, 0.25), (0.97, 0.12, 0.35)):
                wash(
                    pen,
                    box(-0.2, y - h / 2, 1.2, y + h / 2, h / 2),
                    lighter(pen.mood.haze, 0.2),
                    k,
                    h * 0.5,
                )

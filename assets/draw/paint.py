"""How everything is painted: gouache fills with light, shade, texture, edge.

One look for the whole book: light from the top left, a cool violet shade on
the bottom right, a warm lit rim, dry-brush texture, and a thin soft edge in a
darker tint of the shape's own colour (never black).  Knows no subjects.
"""

from contextlib import contextmanager

import skia

from . import texture
from .palette import darker, lighter, mix
from .shapes import shifted


def fill(pen, path, colour, *, to=None, shade=0.5, lit=0.4, edge=0.45, grain=0.5, alpha=1.0):
    """Paint a shape in gouache.

    to: second colour for a top-to-bottom gradient.  shade, lit, edge, grain:
    strengths 0 to 1 of the shadow side, lit rim, dark edge and brush texture.
    """
    b = path.getBounds()
    small = min(b.width(), b.height())
    paint = skia.Paint(AntiAlias=True, Shader=_gradient(pen, b, colour, to, alpha))
    pen.canvas.drawPath(path, paint)
    if small * pen.scale > 9 and (shade or lit or grain):
        with inside(pen, path):
            base = colour if to is None else mix(colour, to, 0.5)
            if shade:
                _inner(pen, path, darker(base, 0.75), 0.5 * shade * alpha, +1, min(small, 0.5))
            if lit:
                _inner(pen, path, lighter(base, 0.6), 0.5 * lit * alpha, -1, min(small, 0.5))
            if grain:
                grainy(pen, b, base, grain * alpha)
    if edge:
        outline(pen, path, colour if to is None else mix(colour, to, 0.5), edge * alpha)


def _gradient(pen, b, colour, to, alpha):
    """The base wash: a touch lighter at the lit corner, darker at the far one."""
    if to is None:
        lx = pen.light[0]
        x0, x1 = (b.left(), b.right()) if lx < 0 else (b.right(), b.left())
        ends = [(x0 * 0.6 + x1 * 0.4, b.top()), (x0 * 0.4 + x1 * 0.6, b.bottom())]
        cols = [lighter(colour, 0.1), colour, darker(colour, 0.14)]
    else:
        ends = [(b.left(), b.top()), (b.left(), b.bottom())]
        cols = [colour, to]
    if abs(ends[0][1] - ends[1][1]) < 1e-6:
        ends[1] = (ends[1][0], ends[1][1] + 1e-3)
    return skia.GradientShader.MakeLinear(ends, [pen.col(c, alpha) for c in cols])


def _inner(pen, path, colour, alpha, side, small):
    """A soft shadow (side +1) or light (side -1) along the inside of an edge."""
    d = small * (0.13 if side > 0 else 0.09)
    lx, ly = pen.light
    hole = shifted(path, lx * d * side, ly * d * side)
    hole.toggleInverseFillType()
    sigma = max(small * (0.09 if side > 0 else 0.06), pen.px(1))
    pen.canvas.drawPath(
        hole,
        skia.Paint(
            AntiAlias=True,
            Color=pen.col(colour, alpha),
            MaskFilter=skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, sigma),
        ),
    )


def grainy(pen, bounds, colour, strength):
    """Dry-brush streaks and spatter over bounds (clip first)."""
    calm = 0.62 if pen.part == "scene" else 0.9  # backgrounds are quieter than subjects
    for image, tone, k in (
        (texture.brush(), darker(colour, 0.5), 0.48 * calm),
        (texture.speckle(), lighter(colour, 0.55), 0.55 * calm),
    ):
        dx = pen.rng.uniform(0, 500)
        m = skia.Matrix.Scale(pen.px(1.0), pen.px(1.0))
        m.preTranslate(dx, dx * 1.7)
        shader = image.makeShader(
            skia.TileMode.kRepeat,
            skia.TileMode.kRepeat,
            skia.SamplingOptions(skia.FilterMode.kLinear),
            m,
        )
        tint = skia.ColorFilters.Blend(pen.col(tone, k * strength), skia.BlendMode.kSrcIn)
        pen.canvas.drawRect(bounds, skia.Paint(Shader=shader, ColorFilter=tint))


def outline(pen, path, colour, strength=0.45):
    """The house edge: thin, soft, in a dark tint of the shape's own colour."""
    pen.canvas.drawPath(
        path,
        skia.Paint(
            AntiAlias=True,
            Style=skia.Paint.kStroke_Style,
            StrokeWidth=pen.px(2.6),
            StrokeJoin=skia.Paint.kRound_Join,
            Color=pen.col(darker(colour, 0.9), strength),
        ),
    )


def flat(pen, path, colour, alpha=1.0):
    """A plain fill with no shading: for tiny details."""
    pen.canvas.drawPath(path, skia.Paint(AntiAlias=True, Color=pen.col(colour, alpha)))


def wash(pen, path, colour, alpha=0.5, soft=0.03):
    """A transparent soft-edged area: blush, belly, shadow, glow, mist."""
    pen.canvas.drawPath(
        path,
        skia.Paint(
            AntiAlias=True,
            Color=pen.col(colour, alpha),
            MaskFilter=skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, max(soft, 1e-4)),
        ),
    )


def line(pen, path, colour, width, alpha=1.0, soft=0.0):
    """A round-ended brush line of even width."""
    p = skia.Paint(
        AntiAlias=True,
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=width,
        StrokeCap=skia.Paint.kRound_Cap,
        StrokeJoin=skia.Paint.kRound_Join,
        Color=pen.col(colour, alpha),
    )
    if soft:
        p.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, soft))
    pen.canvas.drawPath(path, p)


@contextmanager
def inside(pen, path):
    """Everything painted in this block stays within the path."""
    pen.canvas.save()
    pen.canvas.clipPath(path, doAntiAlias=True)
    try:
        yield
    finally:
        pen.canvas.restore()


@contextmanager
def faded(pen, start, end):
    """What is painted in this block is invisible at point start, full at end.

    For limbs that grow out of a body, reflections, beams of light, mist.
    """
    pen.canvas.saveLayer(None, None)
    try:
        yield
    finally:
        shader = skia.GradientShader.MakeLinear([start, end], [0x00000000, 0xFF000000])
        pen.canvas.drawPaint(skia.Paint(Shader=shader, BlendMode=skia.BlendMode.kDstIn))
        pen.canvas.restore()


def patch(pen, host, path, colour, soft=0.006, alpha=1.0, grain=0.4):
    """A marking on a shape: belly, sock, stripe, mud. Clipped to the host."""
    with inside(pen, host):
        wash(pen, path, colour, alpha, max(soft, pen.px(0.6)))
        if grain:
            with inside(pen, path):
                grainy(pen, path.getBounds(), colour, grain * alpha)


def cast(pen, host, path, strength=0.35, reach=0.03):
    """The soft shadow that `path` throws on `host` (call before painting path)."""
    lx, ly = pen.light
    with inside(pen, host):
        wash(pen, shifted(path, -lx * reach, -ly * reach), "shadow", strength, reach * 0.6)


def glow(pen, x, y, r, colour, alpha=0.6):
    """A round light that fades out to nothing at r."""
    shader = skia.GradientShader.MakeRadial(
        (x, y),
        r,
        [pen.col(colour, alpha), pen.col(colour, alpha * 0.35), pen.col(colour, 0)],
        [0.0, 0.4, 1.0],
    )
    pen.canvas.drawCircle(x, y, r, skia.Paint(AntiAlias=True, Shader=shader))


def ground_shadow(pen, x, y, width, strength=0.4, squash=0.13):
    """The soft shadow on the ground under something; leans away from the light."""
    lean = -pen.light[0] * width * 0.12
    rect = skia.Rect.MakeLTRB(
        x - width / 2 + lean,
        y - width * squash / 2,
        x + width / 2 + lean * 1.6,
        y + width * squash / 2,
    )
    for grow, k in ((1.0, 0.6), (0.7, 0.6)):
        r = skia.Rect.MakeLTRB(
            *(
                rect.centerX() - rect.width() * grow / 2,
                rect.centerY() - rect.height() * grow / 2,
                rect.centerX() + rect.width() * grow / 2,
                rect.centerY() + rect.height() * grow / 2,
            )
        )
        pen.canvas.drawOval(
            r,
            skia.Paint(
                AntiAlias=True,
                Color=pen.col("shadow", strength * k),
                MaskFilter=skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, width * 0.035),
            ),
        )

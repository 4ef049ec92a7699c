"""Path builders: rounded, friendly shapes as skia paths.

Points are (x, y) with y down.  Nothing here paints or knows colours.
"""

import math

import skia

Point = tuple[float, float]


def _through(points, closed, steps=12):
    """Sample a Catmull-Rom spline through the points."""
    n = len(points)
    if n < 3 and not closed:
        return list(points)
    out = []
    for i in range(n if closed else n - 1):
        if closed:
            p0, p1, p2, p3 = (points[(i + k) % n] for k in (-1, 0, 1, 2))
        else:
            p0, p1, p2, p3 = (points[max(0, min(n - 1, i + k))] for k in (-1, 0, 1, 2))
        for s in range(steps):
            t = s / steps
            out.append(
                tuple(
                    0.5
                    * (
                        2 * b
                        + (c - a) * t
                        + (2 * a - 5 * b + 4 * c - d) * t * t
                        + (3 * b - a - 3 * c + d) * t**3
                    )
                    for a, b, c, d in zip(p0, p1, p2, p3, strict=True)
                )
            )
    if not closed:
        out.append(points[-1])
    return out


def path_of(points, closed=True) -> skia.Path:
    """A path of straight pieces."""
    path = skia.Path()
    path.moveTo(*points[0])
    for p in points[1:]:
        path.lineTo(*p)
    if closed:
        path.close()
    return path


def blob(*points: Point) -> skia.Path:
    """A smooth closed shape THROUGH the points. The workhorse for bodies."""
    return path_of(_through(points, True))


def curve(*points: Point) -> skia.Path:
    """A smooth open line through the points (for `paint.line`)."""
    return path_of(_through(points, False), closed=False)


def poly(*points: Point, r: float = 0.02) -> skia.Path:
    """A polygon with corners rounded by about r."""
    path, n = skia.Path(), len(points)
    for i in range(n):
        a, b, c = points[i - 1], points[i], points[(i + 1) % n]

        def near(q, b=b):
            d = math.dist(q, b) or 1e-9
            k = min(0.5, r / d)
            return b[0] + (q[0] - b[0]) * k, b[1] + (q[1] - b[1]) * k

        start, end = near(a), near(c)
        path.lineTo(*start) if i else path.moveTo(*start)
        path.quadTo(*b, *end)
    path.close()
    return path


def oval(x, y, rx, ry=None, turn=0.0) -> skia.Path:
    """An ellipse round (x, y), turned by degrees clockwise."""
    ry = rx if ry is None else ry
    path = skia.Path()
    path.addOval(skia.Rect.MakeLTRB(x - rx, y - ry, x + rx, y + ry))
    return turned(path, turn, x, y) if turn else path


def box(x0, y0, x1, y1, r=0.02) -> skia.Path:
    """A rectangle with rounded corners."""
    path = skia.Path()
    left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    path.addRoundRect(skia.Rect.MakeLTRB(left, top, right, bottom), r, r)
    return path


def ribbon(points, widths) -> skia.Path:
    """A limb, tail, neck or branch: a smooth line with widths along it.

    `widths` is one full width per point (it is interpolated); ends are round.
    """
    line = _through(points, False)
    n = len(line)
    w = []
    for i in range(n):
        t = i / (n - 1) * (len(widths) - 1)
        k = min(int(t), len(widths) - 2) if len(widths) > 1 else 0
        hi = widths[min(k + 1, len(widths) - 1)]
        w.append((widths[k] + (hi - widths[k]) * (t - k)) / 2)
    left, right = [], []
    for i in range(n):
        a, b = line[max(0, i - 1)], line[min(n - 1, i + 1)]
        d = math.dist(a, b) or 1e-9
        nx, ny = -(b[1] - a[1]) / d, (b[0] - a[0]) / d
        left.append((line[i][0] + nx * w[i], line[i][1] + ny * w[i]))
        right.append((line[i][0] - nx * w[i], line[i][1] - ny * w[i]))
    ring = left + _cap(left[-1], right[-1]) + right[::-1] + _cap(right[0], left[0])
    return path_of(ring)


def _cap(a, b, steps=8):
    """Half a circle from a round to b."""
    cx, cy = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    dx, dy = a[0] - cx, a[1] - cy
    out = []
    for i in range(1, steps):
        t = -math.pi * i / steps
        out.append(
            (cx + dx * math.cos(t) - dy * math.sin(t), cy + dx * math.sin(t) + dy * math.cos(t))
        )
    return out


def leaf(x, y, length, width, turn=0.0) -> skia.Path:
    """A pointed leaf from (x, y); turn 0 points right, -90 up."""
    path = skia.Path()
    path.moveTo(x, y)
    path.cubicTo(x + length * 0.25, y - width, x + length * 0.7, y - width * 0.7, x + length, y)
    path.cubicTo(x + length * 0.7, y + width * 0.7, x + length * 0.25, y + width, x, y)
    path.close()
    return turned(path, turn, x, y)


def star(x, y, r, inner=0.45, points=5, turn=-90.0) -> skia.Path:
    """A star with rounded tips."""
    pts = []
    for i in range(points * 2):
        a = math.radians(turn + i * 180 / points)
        k = r if i % 2 == 0 else r * inner
        pts.append((x + k * math.cos(a), y + k * math.sin(a)))
    return poly(*pts, r=r * 0.12)


def lumpy(x, y, rx, ry, rng, bumps=9, depth=0.16) -> skia.Path:
    """A cloud- or tree-crown-like scalloped blob; depth: how deep the notches."""
    start, notches, tips = rng.uniform(0, math.tau), [], []
    for i in range(bumps):
        a = start + math.tau * (i + rng.uniform(-0.18, 0.18)) / bumps
        k = 1.0 - depth * rng.uniform(0.5, 1.1)
        notches.append((x + rx * k * math.cos(a), y + ry * k * math.sin(a)))
        b = start + math.tau * (i + 0.5) / bumps
        k = 1.0 + depth * rng.uniform(1.0, 1.5) + 4.0 / bumps**2
        tips.append((x + rx * k * math.cos(b), y + ry * k * math.sin(b)))
    path = skia.Path()
    path.moveTo(*notches[0])
    for i in range(bumps):
        (ax, ay), (bx, by), (tx, ty) = notches[i], notches[(i + 1) % bumps], tips[i]
        half = ((bx - ax) * 0.25, (by - ay) * 0.25)
        path.cubicTo(
            tx - half[0] * 1.5, ty - half[1] * 1.5, tx + half[0] * 1.5, ty + half[1] * 1.5, bx, by
        )
    path.close()
    return path


def turned(path, degrees, x=0.0, y=0.0) -> skia.Path:
    """The path turned clockwise round (x, y)."""
    return moved(path, skia.Matrix.RotateDeg(degrees, skia.Point(x, y)))


def shifted(path, dx, dy) -> skia.Path:
    """The path moved."""
    return moved(path, skia.Matrix.Translate(dx, dy))


def moved(path, matrix) -> skia.Path:
    """The path through a skia matrix, as a copy."""
    out = skia.Path(path)
    out.transform(matrix)
    return out


def union(a, b) -> skia.Path:
    """Both shapes as one outline."""
    return skia.Op(a, b, skia.kUnion_PathOp)


def minus(a, b) -> skia.Path:
    """a without b."""
    return skia.Op(a, b, skia.kDifference_PathOp)


def meet(a, b) -> skia.Path:
    """Only where both are."""
    return skia.Op(a, b, skia.kIntersect_PathOp)


def knee(a: Point, b: Point, upper: float, lower: float, bend: float = 1.0) -> Point:
    """Where the elbow or knee is for a limb from a to b; bend picks the side."""
    d = math.dist(a, b) or 1e-9
    d2 = min(d, (upper + lower) * 0.999)
    k = (upper**2 - lower**2 + d2**2) / (2 * d2)
    h = math.sqrt(max(0.0, upper**2 - k**2)) * bend
    ux, uy = (b[0] - a[0]) / d, (b[1] - a[1]) / d
    return a[0] + ux * k - uy * h, a[1] + uy * k + ux * h

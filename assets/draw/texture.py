"""Tiling textures: dry gouache brush and paper grain, made once with numpy.

They are alpha masks in white; `paint.py` tints and lays them over shapes.
This file does not know about colours or shapes.
"""

from functools import cache

import numpy as np
import skia

SIZE = 512


def _noise(seed: int, fx: float, fy: float, angle: float = 0.0) -> np.ndarray:
    """Tiling gaussian noise with stroke lengths fx, fy in pixels, std 1."""
    rng = np.random.default_rng(seed)
    f = np.fft.fftfreq(SIZE)
    u, v = np.meshgrid(f, f)
    ca, sa = np.cos(angle), np.sin(angle)
    a, b = u * ca + v * sa, -u * sa + v * ca
    mask = np.exp(-((a * fx) ** 2 + (b * fy) ** 2) * 8)
    out = np.fft.ifft2(np.fft.fft2(rng.standard_normal((SIZE, SIZE))) * mask).real
    return out / out.std()


def _image(alpha: np.ndarray) -> skia.Image:
    rgba = np.empty((SIZE, SIZE, 4), np.uint8)
    rgba[...] = (np.clip(alpha, 0, 1) * 255).astype(np.uint8)[..., None]
    return skia.Image.fromarray(rgba, colorType=skia.kRGBA_8888_ColorType, copy=True)


@cache
def brush() -> skia.Image:
    """Long dry-brush streaks, leaning with the light."""
    streak = _noise(3, 46, 2.2, -0.45) + 0.7 * _noise(4, 20, 1.4, -0.3)
    patch = _noise(5, 60, 40)
    return _image((streak * 0.5 + patch * 0.55 - 0.25) * 0.6)


@cache
def speckle() -> skia.Image:
    """Fine spatter and tooth of the paper."""
    fine = _noise(7, 1.6, 1.6)
    patch = _noise(8, 30, 30)
    return _image((fine * 0.55 + patch * 0.5 - 0.5) * 0.7)


@cache
def warps(size: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Four index fields that shake a size x size picture's edges by hand."""
    fields = []
    y, x = np.mgrid[0:size, 0:size]
    reps = -(-size // SIZE)
    for k in range(4):

        def shake(seed):
            big = _noise(seed, 26, 26) * 1.5 + _noise(seed + 1, 8, 8) * 0.4
            return np.tile(big, (reps, reps))[:size, :size]

        yi = np.clip(np.rint(y + shake(20 + 4 * k)), 0, size - 1).astype(np.intp)
        xi = np.clip(np.rint(x + shake(22 + 4 * k)), 0, size - 1).astype(np.intp)
        fields.append((yi, xi))
    return fields


@cache
def tooth(size: int) -> np.ndarray:
    """Paper tooth for the finished size: a gentle multiplier near 1."""
    reps = -(-size // SIZE)
    soft = _noise(11, 1.3, 1.3) * 0.011 + _noise(12, 5, 5) * 0.007
    fibre = _noise(13, 18, 1.2, 0.2) * 0.006
    return np.tile(1 + soft + fibre, (reps, reps))[:size, :size, None].astype(np.float32)

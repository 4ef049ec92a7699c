"""The last pass over every picture: hand-shaken edges, paper tooth, size.

Takes the skia surface that was drawn at double size; knows no content.
"""

import numpy as np
import skia
from PIL import Image

from . import texture

DRAWN = 1024  # pictures are drawn at this size
SIZE = 512  # and finished at this


def finish(surface, seed: int, size: int = SIZE) -> Image.Image:
    """Surface to finished picture."""
    pixels = surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)[..., :3]
    yi, xi = texture.warps(pixels.shape[0])[seed % 4]
    image = Image.fromarray(np.ascontiguousarray(pixels[yi, xi]))
    image = image.resize((size, size), Image.Resampling.LANCZOS)
    out = np.asarray(image, np.float32) * texture.tooth(size)
    return Image.fromarray(np.clip(out, 0, 255).astype(np.uint8))

"""Opens a picture that a stranger sent: any common file becomes a plain, upright RGB picture.

It knows file formats, and nothing of models, galleries or pages. It does not know colour
management: an embedded ICC profile is dropped and the numbers are taken as sRGB. Of a file with
several pictures (animated GIF or WebP, multi-page TIFF) it knows the first.
"""

import io
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PureWindowsPath
from typing import BinaryIO

import numpy as np
from PIL import ExifTags, Image

# Only these decoders are ever asked. PIL also knows formats that start an interpreter (EPS runs
# Ghostscript) and dozens of rare, little-tested ones; none of them sees a stranger's bytes.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
MAX_BYTES = 100_000_000
MAX_PIXELS = 64_000_000
MAX_SIDE = 1024
AT_ONCE = 4  # a hostile WebP takes 1.1 GB while it is decoded
DECODING = threading.Semaphore(AT_ONCE)

KNOWN = "JPEG, PNG, WebP, GIF, BMP or TIFF"
UPRIGHT = {  # EXIF orientation -> what turns the stored picture upright
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class PictureError(Exception):
    """A file cannot be shown; the message is one sentence for the person who sent it."""


def open_picture(source: str | Path | BinaryIO, max_pixels: int = MAX_PIXELS) -> Image.Image:
    """Read a picture file as RGB, upright, its longer side at most 1,024 pixels.

    source: a path, or a file object open for reading bytes (read to its end, left open);
    max_pixels: of a larger picture nothing is decoded.
    Transparency is laid over white; 16-bit greyscale is scaled to 8 bits. The result carries no
    metadata (no EXIF, so no place where a photo was taken).

    Raises PictureError, with the file's name but never its folder, when the file is missing,
    empty, too large, not one of the allowed formats, or damaged.
    """
    name = _name(source)
    data = _read(source, name)
    with DECODING, _identify(data, name, max_pixels) as image:
        # Lets the JPEG decoder skip detail that the downscaling below would throw away.
        image.draft(None, _fitted(image.size))
        try:
            image.load()
            flat = _flatten(image)
        except MemoryError as error:
            raise PictureError(
                f"There is not enough memory to open {name}: please send a smaller copy."
            ) from error
        except Exception as error:  # a decoder fed hostile bytes raises nearly anything
            raise PictureError(
                f"{name} is damaged or was cut off, so it cannot be shown: "
                "please send it again, or save it anew as JPEG or PNG."
            ) from error
        turn = UPRIGHT.get(_orientation(image))
        small = flat.resize(_fitted(flat.size), Image.Resampling.LANCZOS, reducing_gap=3.0)
    upright = small if turn is None else small.transpose(turn)
    upright.info.clear()
    return upright


def open_pictures(sources: Sequence) -> list[Image.Image | PictureError]:
    """What `open_picture` gives of each, or raises, side by side: a GPU sees pictures sooner than
    one core can open them."""

    def tried(source):
        try:
            return open_picture(source)
        except PictureError as error:
            return PictureError(str(error))  # without what it holds of the file

    with ThreadPoolExecutor(AT_ONCE) as readers:
        return list(readers.map(tried, sources))


def _name(source: str | Path | BinaryIO) -> str:
    """The file's own name, short and on one line, or "This file" where it has none."""
    name = source if isinstance(source, str | Path) else getattr(source, "name", None)
    if not isinstance(name, str | Path):
        return "This file"
    # A browser on Windows may send backslashes; PureWindowsPath splits at both kinds of slash.
    shown = "".join(c if c.isprintable() else "?" for c in PureWindowsPath(name).name)
    if len(shown) > 60:
        shown = f"{shown[:40]}…{shown[-15:]}"
    return shown or "This file"


def _read(source: str | Path | BinaryIO, name: str) -> bytes:
    """The file's bytes; at most MAX_BYTES of them are ever held."""
    try:
        if isinstance(source, str | Path):
            path = Path(source)
            # Opening a pipe or a device would wait for ever, or never end.
            if path.exists() and not path.is_file():
                raise PictureError(f"{name} is not a file: please send a picture ({KNOWN}).")
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        else:
            if source.seekable():
                source.seek(0)
            data = source.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a closed file, a null character in a path
        reason = getattr(error, "strerror", None) or str(error)  # strerror leaves the folder out
        raise PictureError(f"{name} cannot be read ({reason}): please send it again.") from error
    if not data:
        raise PictureError(f"{name} is empty (0 bytes): please send it again.")
    if len(data) > MAX_BYTES:
        raise PictureError(
            f"{name} is larger than {MAX_BYTES // 1_000_000} MB, too large to open: "
            "please send a smaller copy."
        )
    return data


def _identify(data: bytes, name: str, max_pixels: int) -> Image.Image:
    """The picture with its header read and nothing decoded, or a refusal."""
    too_many = PictureError(
        f"{name} has more than {max_pixels / 1_000_000:g} million pixels, too many to open: "
        "please send a smaller copy."
    )
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise too_many from error
    except Exception as error:  # as above: the header, too, is hostile
        raise PictureError(
            f"{name} is not a picture that can be opened here, or it is damaged: "
            f"please send a {KNOWN} file."
        ) from error
    if image.width * image.height > max_pixels:
        image.close()
        raise too_many
    return image


def smaller(image: Image.Image, side: int) -> Image.Image:
    """The picture with its longer side at most so many pixels; itself, if it is no larger."""
    if max(image.size) <= side:
        return image
    small = image.copy()
    small.thumbnail((side, side), Image.Resampling.LANCZOS)
    return small


def _fitted(size: tuple[int, int]) -> tuple[int, int]:
    """(width, height) with the same shape whose longer side is at most MAX_SIDE pixels."""
    longer = max(size)
    if longer <= MAX_SIDE:
        return size
    width, height = (max(1, round(side * MAX_SIDE / longer)) for side in size)
    return width, height


def _flatten(image: Image.Image) -> Image.Image:
    """Any mode -> RGB, still in its stored size and orientation."""
    if image.mode.startswith("I;16"):
        # PIL's own conversion clips at 255: every 16-bit picture would come out white.
        levels = ((np.arange(65536) + 128) // 257).astype(np.uint8)
        return Image.fromarray(levels[np.asarray(image)]).convert("RGB")
    if image.mode in ("I", "F"):
        return _stretched(image.resize(_fitted(image.size), reducing_gap=3.0)).convert("RGB")
    if image.has_transparency_data:
        if image.mode != "RGBA":
            image = image.convert("RGBA")
        white = Image.new("RGB", image.size, "white")
        white.paste(image, mask=image.getchannel("A"))
        return white
    return image.convert("RGB")


def _stretched(image: Image.Image) -> Image.Image:
    """Mode I or F -> 8-bit grey, from the picture's darkest value (0) to its lightest (255).

    32-bit and float TIFFs do not say what white is, so their own range is used; what is not a
    number becomes black.
    """
    values = np.asarray(image, dtype=np.float64)
    known = np.isfinite(values)
    if not known.any():
        return Image.fromarray(np.zeros(values.shape, np.uint8))
    low, high = values[known].min(), values[known].max()
    scaled = (np.where(known, values, low) - low) / max(high - low, np.finfo(np.float64).tiny)
    return Image.fromarray(np.rint(scaled * 255).astype(np.uint8))


def _orientation(image: Image.Image) -> int:
    """The EXIF orientation, 1 to 8; 1 (as stored) where there is none or it cannot be read."""
    try:
        return image.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:
        # A photo with a broken EXIF block is still a photo: show it as it is stored.
        return 1

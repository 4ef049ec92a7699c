"""What a visitor sees of any file that they send: the right picture, or one sentence."""

import io
import os
import struct
import warnings
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, features

from fromage_core import pictures
from fromage_core.pictures import PictureError, open_picture

RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)


def encoded(image, format, **options):
    file = io.BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def opened(data):
    return open_picture(io.BytesIO(data))


def red_over_blue(size=(40, 60)):
    """Red above, blue below: shows which way is up."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (0, size[1] // 2, *size))
    return image


def near(pixel, colour, by=12):
    return all(abs(a - b) <= by for a, b in zip(pixel, colour, strict=True))


def refusal(source):
    with pytest.raises(PictureError) as caught:
        open_picture(source)
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith(".")
    assert message.count(". ") == 0, "one sentence"
    assert "please send" in message, "says what to do"
    return message


def png_of_size(width, height):
    """A PNG whose header promises width x height pixels and whose body holds nearly none."""

    def chunk(kind, body):
        checksum = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + checksum

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "MPO"])
def test_every_allowed_format_opens_as_rgb(format):
    image = opened(encoded(red_over_blue(), format))
    assert (image.mode, image.size) == ("RGB", (40, 60))
    assert near(image.getpixel((20, 10)), RED)
    assert near(image.getpixel((20, 50)), BLUE)


def test_a_path_and_a_file_object_give_the_same_picture(tmp_path):
    path = tmp_path / "a.png"
    red_over_blue().save(path)
    with path.open("rb") as file:
        file.seek(17)  # someone has looked at the header before us
        from_file = open_picture(file)
        assert not file.closed
    assert from_file.tobytes() == open_picture(path).tobytes() == open_picture(str(path)).tobytes()


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright(format, orientation):
    upright = red_over_blue()
    upright.paste((0, 255, 0), (0, 0, 20, 30))  # green at the top left: mirrors show, too
    stored = {
        1: upright,
        2: upright.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        3: upright.transpose(Image.Transpose.ROTATE_180),
        4: upright.transpose(Image.Transpose.FLIP_TOP_BOTTOM),
        5: upright.transpose(Image.Transpose.TRANSPOSE),
        6: upright.transpose(Image.Transpose.ROTATE_90),
        7: upright.transpose(Image.Transpose.TRANSVERSE),
        8: upright.transpose(Image.Transpose.ROTATE_270),
    }[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"lossless": True} if format == "WEBP" else {}
    image = opened(encoded(stored, format, exif=exif, **options))
    assert image.size == upright.size
    assert near(image.getpixel((8, 8)), (0, 255, 0))
    assert near(image.getpixel((32, 8)), RED)
    assert near(image.getpixel((8, 50)), BLUE)


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("exif", [b"II*\0\xff\xff\xff\xff", b"nonsense", b"MM\0*\0\0\0\x08\xff"])
def test_a_photo_with_a_broken_exif_block_still_opens(format, exif):
    assert opened(encoded(red_over_blue(), format, exif=b"Exif\0\0" + exif)).size == (40, 60)


def test_the_result_carries_no_metadata():
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x8825] = {1: "N", 2: (48.0, 51.0, 29.0)}  # where the photo was taken
    image = opened(encoded(red_over_blue(), "JPEG", exif=exif))
    assert image.info == {}
    assert dict(image.getexif()) == {}
    assert b"Exif" not in encoded(image, "JPEG")


@pytest.mark.parametrize("format", ["GIF", "WEBP", "PNG", "TIFF"])
def test_an_animation_shows_its_first_frame(format):
    frames = [Image.new("RGB", (30, 30), colour) for colour in (RED, BLUE, WHITE)]
    image = opened(encoded(frames[0], format, save_all=True, append_images=frames[1:]))
    assert near(image.getpixel((15, 15)), RED)


@pytest.mark.parametrize("format", ["JPEG", "TIFF"])
def test_cmyk_keeps_its_colours(format):
    image = opened(encoded(red_over_blue().convert("CMYK"), format))
    assert near(image.getpixel((20, 10)), RED)
    assert near(image.getpixel((20, 50)), BLUE)


@pytest.mark.parametrize("format", ["PNG", "TIFF"])
def test_16_bit_grey_is_scaled_and_not_clipped(format):
    levels = np.linspace(0, 65535, 256).round().astype(np.uint16)
    image = opened(encoded(Image.fromarray(levels[None].repeat(4, axis=0)), format))
    assert np.asarray(image)[0, :, 1].tolist() == list(range(256))


def test_16_bit_grey_is_rounded_to_the_nearest_level():
    values = np.array([[0, 128, 129, 65406, 65407, 65535]], np.uint16)
    image = opened(encoded(Image.fromarray(values), "PNG"))
    assert np.asarray(image)[0, :, 0].tolist() == [0, 0, 1, 254, 255, 255]


@pytest.mark.parametrize("dtype", [np.int32, np.float32])
def test_a_tiff_of_unknown_range_is_shown_between_its_darkest_and_its_lightest(dtype):
    values = np.array([[-500, 0, 500]], dtype)
    image = opened(encoded(Image.fromarray(values), "TIFF"))
    assert np.asarray(image)[0, :, 0].tolist() == [0, 128, 255]


@pytest.mark.parametrize(
    "values, levels",
    [([0, np.nan, 1, np.inf], [0, 0, 255, 0]), ([np.nan, np.inf], [0, 0]), ([7, 7], [0, 0])],
)
def test_what_is_no_number_in_a_float_tiff_is_black(values, levels):
    image = opened(encoded(Image.fromarray(np.array([values], np.float32)), "TIFF"))
    assert np.asarray(image)[0, :, 0].tolist() == levels


def test_black_and_white():
    image = opened(encoded(Image.new("1", (8, 8), 1), "PNG"))
    assert image.getpixel((4, 4)) == WHITE


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_transparency_is_laid_over_white(mode):
    see_through = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    see_through.paste((0, 0, 0, 128), (10, 0, 20, 20))
    image = opened(encoded(see_through.convert(mode), "PNG"))
    assert image.getpixel((2, 10)) == WHITE
    assert near(image.getpixel((17, 10)), (127, 127, 127), by=1)


@pytest.mark.parametrize("format", ["PNG", "GIF"])
def test_a_palette_with_a_transparent_entry_is_laid_over_white(format):
    image = Image.new("P", (20, 20), 0)
    image.putpalette([255, 0, 0, 0, 0, 255])
    image.paste(1, (10, 0, 20, 20))
    shown = opened(encoded(image, format, transparency=0))
    assert shown.getpixel((2, 10)) == WHITE
    assert shown.getpixel((17, 10)) == BLUE


def test_a_transparent_key_colour_is_laid_over_white():
    image = Image.new("RGB", (20, 20), RED)
    image.paste(BLUE, (10, 0, 20, 20))
    shown = opened(encoded(image, "PNG", transparency=RED))
    assert shown.getpixel((2, 10)) == WHITE
    assert shown.getpixel((17, 10)) == BLUE


@pytest.mark.parametrize("format", ["JPEG", "PNG"])
@pytest.mark.parametrize(
    "size, expected",
    [
        ((3000, 1500), (1024, 512)),
        ((1500, 3000), (512, 1024)),
        ((1025, 1025), (1024, 1024)),
        ((1024, 600), (1024, 600)),
        ((3, 2), (3, 2)),
        ((4000, 1), (1024, 1)),
    ],
)
def test_the_longer_side_is_at_most_1024_and_nothing_is_enlarged(format, size, expected):
    assert opened(encoded(Image.new("RGB", size, RED), format)).size == expected


def test_a_large_jpeg_is_shrunk_while_it_is_decoded(monkeypatch):
    asked = []
    monkeypatch.setattr(
        Image.Image, "resize", lambda image, *a, **k: asked.append(image.size) or image
    )
    opened(encoded(Image.new("RGB", (6000, 3000), RED), "JPEG"))
    assert asked == [(1500, 750)]


@given(st.integers(1, 1100), st.integers(1, 60), st.sampled_from(["JPEG", "PNG", "WEBP", "BMP"]))
@settings(max_examples=40, deadline=None)
def test_any_shape_keeps_its_shape(width, height, format):
    image = opened(encoded(Image.new("RGB", (width, height), BLUE), format))
    assert max(image.size) == min(1024, max(width, height))
    scale = image.width / width
    assert abs(image.height - height * scale) <= 1


def test_an_empty_file(tmp_path):
    path = tmp_path / "holiday.jpg"
    path.touch()
    assert refusal(path) == "holiday.jpg is empty (0 bytes): please send it again."


@pytest.mark.parametrize(
    "data",
    [
        b"just some text",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b'<?xml version="1.0"?><svg/>',
        b"%PDF-1.7\n1 0 obj",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        b"P6 2 2 255 " + b"\0" * 12,
    ],
)
def test_what_is_no_picture_that_we_open(tmp_path, data):
    path = tmp_path / "thing.jpg"
    path.write_bytes(data)
    message = refusal(path)
    assert message.startswith("thing.jpg is not a picture that can be opened here")
    assert "JPEG, PNG, WebP, GIF, BMP or TIFF" in message


def test_ghostscript_is_never_started(monkeypatch):
    """The EPS is valid (PIL's own): nothing but the allow-list keeps it from an interpreter."""

    def started(*args, **kwargs):
        raise AssertionError("an interpreter was started")

    monkeypatch.setattr("subprocess.Popen.__init__", started)
    monkeypatch.setattr("os.system", started)
    refusal(io.BytesIO(encoded(red_over_blue(), "EPS")))


@pytest.mark.parametrize("format", sorted({"PPM", "ICO", "TGA", "PCX", "SGI", "PDF", "AVIF"}))
def test_formats_that_pil_knows_but_visitors_do_not_need(format):
    if format == "AVIF" and not features.check("avif"):
        pytest.skip("this Pillow cannot write AVIF")
    refusal(io.BytesIO(encoded(red_over_blue(), format)))


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"])
@pytest.mark.parametrize("kept", [0.97, 0.5])
def test_a_truncated_file(tmp_path, format, kept):
    noise = np.random.default_rng(0).integers(0, 255, (64, 64, 3), np.uint8)
    data = encoded(Image.fromarray(noise), format)
    path = tmp_path / "half.pic"
    path.write_bytes(data[: int(len(data) * kept)])
    assert "damaged" in refusal(path)


@pytest.mark.parametrize("size", [(30_000, 30_000), (10_000, 9_000), (8_000, 8_001)])
def test_a_bomb_is_refused_from_its_header(monkeypatch, size):
    def decoded(image):
        raise AssertionError("the picture was decoded")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", decoded)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        message = refusal(io.BytesIO(png_of_size(*size)))
    assert "more than 64 million pixels" in message


def test_a_bomb_is_refused_where_warnings_are_errors():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert "million pixels" in refusal(io.BytesIO(png_of_size(10_000, 9_000)))


def test_64_million_pixels_are_not_yet_a_bomb():
    assert "damaged" in refusal(io.BytesIO(png_of_size(8_000, 8_000)))


def test_pils_own_limits_are_left_alone():
    before = Image.MAX_IMAGE_PIXELS
    refusal(io.BytesIO(png_of_size(30_000, 30_000)))
    opened(encoded(red_over_blue(), "PNG"))
    assert Image.MAX_IMAGE_PIXELS == before


def test_a_file_too_large_to_read(monkeypatch):
    monkeypatch.setattr(pictures, "MAX_BYTES", 1_000_000)
    assert "larger than 1 MB" in refusal(io.BytesIO(bytes(1_000_001)))


def test_a_missing_file_a_folder_and_a_pipe(tmp_path):
    os.mkfifo(tmp_path / "pipe.jpg")
    assert "No such file" in refusal(tmp_path / "gone.jpg")
    assert "is not a file" in refusal(tmp_path)
    assert "is not a file" in refusal(tmp_path / "pipe.jpg")
    assert "null" in refusal("a\0b.jpg")
    assert "too long" in refusal("a" * 5000)


def test_a_message_names_the_file_but_not_its_folder(tmp_path):
    folder = tmp_path / "secret"
    folder.mkdir()
    for name in ("gone.jpg", "broken.jpg"):
        (folder / "broken.jpg").write_bytes(b"?")
        assert refusal(folder / name).startswith(f"{name} ")
        assert "secret" not in refusal(folder / name)


def test_a_long_or_hostile_name_stays_on_one_short_line(tmp_path):
    message = refusal(tmp_path / ("a\n\u202eb" + "x" * 200 + ".jpg"))
    assert message.startswith("a??b")
    assert len(message) < 160


def test_a_file_object_says_its_name_or_none(tmp_path):
    path = tmp_path / "text.jpg"
    path.write_bytes(b"text")
    with path.open("rb") as file:
        assert refusal(file).startswith("text.jpg is")
    assert refusal(io.BytesIO(b"text")).startswith("This file is")
    closed = io.BytesIO(b"text")
    closed.close()
    assert "closed" in refusal(closed)


@pytest.mark.parametrize("error", [OSError, ValueError, SyntaxError, IndexError, zlib.error])
def test_whatever_a_decoder_raises_is_one_sentence(monkeypatch, error):
    def load(image):
        raise error("a decoder's own words")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", load)
    message = refusal(io.BytesIO(encoded(red_over_blue(), "PNG")))
    assert "damaged" in message and "own words" not in message


def test_too_little_memory_is_said_so(monkeypatch):
    def load(image):
        raise MemoryError

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", load)
    message = refusal(io.BytesIO(encoded(red_over_blue(), "PNG")))
    assert "not enough memory" in message


SAMPLES = [
    encoded(red_over_blue((16, 12)), format) for format in ("JPEG", "PNG", "WEBP", "GIF", "TIFF")
]


@given(
    st.sampled_from(SAMPLES),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=6),
    st.integers(0, 400),
)
@settings(max_examples=150, deadline=None)
def test_damaged_bytes_give_a_picture_or_one_sentence(data, changes, cut):
    damaged = bytearray(data)
    for place, value in changes:
        damaged[place % len(damaged)] = value
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image = opened(bytes(damaged[: len(damaged) - cut % len(damaged)]))
        except PictureError as error:
            assert "please send" in str(error)
        else:
            assert image.mode == "RGB"
            assert max(image.size) <= 1024

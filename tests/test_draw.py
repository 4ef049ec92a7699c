"""The starter gallery and the program that draws it: enough, true words, the same each time."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from PIL import Image

from assets.draw import __main__ as draw
from assets.draw import starter
from fromage_core.data import read_captions

GALLERY = Path(__file__).parent.parent / "assets" / "gallery"


@pytest.fixture(scope="module")
def rows():
    return read_captions(GALLERY / "captions.tsv", GALLERY)


def test_the_gallery_is_what_the_program_lists(rows):
    assert sorted(rows.images) == sorted(f"{name}.webp" for name in starter.scenes())
    assert len(rows.images) >= 600 and not rows.skipped


def test_what_its_pictures_show_is_written_beside_them():
    told = [json.loads(line) for line in (GALLERY / "truth.jsonl").read_text().splitlines()]
    listed = starter.scenes()
    assert {shows["image"] for shows in told} == {f"{name}.webp" for name in listed}
    for shows in told:
        assert shows.items() >= asdict(listed[Path(shows["image"]).stem]).items()


def test_every_picture_is_a_512_webp_with_five_different_captions(rows):
    for number, name in enumerate(rows.images):
        with Image.open(GALLERY / name) as picture:
            assert picture.format == "WEBP" and picture.size == (512, 512)
        pairs = zip(rows.captions, rows.picture, strict=True)
        captions = {caption.lower() for caption, picture in pairs if picture == number}
        assert len(captions) == 5


def test_a_seed_draws_the_same_scenes_again_and_none_of_the_gallerys(tmp_path, rows):
    for folder in ("one", "two"):
        draw.main(["scenes", "--count", "2", "--seed", "7", "--out", str(tmp_path / folder)])
    one, two = (sorted((tmp_path / folder).iterdir()) for folder in ("one", "two"))
    assert [p.name for p in one] == [p.name for p in two] and len(one) == 4
    assert all(a.read_bytes() == b.read_bytes() for a, b in zip(one, two, strict=True))
    shipped = {(GALLERY / name).read_bytes() for name in rows.images}
    assert not shipped & {p.read_bytes() for p in one}


def test_combinations_that_cannot_be_read_are_named(tmp_path):
    scenes = ["scenes", "--count", "1", "--out", str(tmp_path), "--without"]
    (tmp_path / "picture.tsv").write_bytes(b"\xff\xd8\xff")
    for name in ("none.tsv", "picture.tsv"):
        with pytest.raises(SystemExit, match=f"{name} cannot be read as a file of combinations"):
            draw.main([*scenes, str(tmp_path / name)])

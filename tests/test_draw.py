"""The starter gallery and the program that draws it: enough, true words, the same each time."""

import json
import random
from dataclasses import asdict
from pathlib import Path

import pytest
from PIL import Image

from assets.draw import __main__ as draw
from assets.draw import registry, setting, splits, starter, stories
from fromage_core import DEFAULT_MODEL
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


def test_a_seed_draws_the_same_scenes_again(tmp_path):
    for folder in ("one", "two"):
        draw.main(["scenes", "--count", "2", "--seed", "7", "--out", str(tmp_path / folder)])
    one, two = (sorted((tmp_path / folder).iterdir()) for folder in ("one", "two"))
    assert [p.name for p in one] == [p.name for p in two] and len(one) == 4
    assert all(a.read_bytes() == b.read_bytes() for a, b in zip(one, two, strict=True))


def test_no_scene_of_the_gallery_is_drawn_to_learn_or_measure_with(monkeypatch):
    """Not even one that looks a little different, as its seed is another."""
    registry.load()
    setting.load()
    rng = random.Random("stories test 7")
    first, *_ = draw._fresh(None, 7, 2)
    story = next(stories.stories(rng, "test", set()))
    ours = {"a": first, "b": story.scenes[0]}
    monkeypatch.setattr(starter, "scenes", lambda: ours)
    assert first.key not in {one.key for one in draw._fresh(None, 7, 2)}
    told = next(stories.stories(random.Random("stories test 7"), "test", {story.scenes[0].key}))
    assert story.scenes[0].key not in {one.key for one in told.scenes}


def test_what_of_the_gallery_is_of_other_splits_is_listed_to_be_left_out():
    """Of the four fifths of its pictures that the default learned from."""
    registry.load()
    setting.load()
    listed = starter.scenes()
    lines = (GALLERY / "captions.tsv").read_text(encoding="utf-8").splitlines()[1:]
    learned = {line.split("\t")[1] for n, line in enumerate(lines) if n // 5 % 5 != 2}
    shown = {one for name in learned for one in splits.combinations(listed[Path(name).stem])}
    held = {one for one in shown if splits._split(*one) != "train"}
    assert splits.read_combinations(DEFAULT_MODEL / "drawn.tsv") == held


def test_combinations_that_cannot_be_read_are_named(tmp_path):
    scenes = ["scenes", "--count", "1", "--out", str(tmp_path), "--without"]
    (tmp_path / "picture.tsv").write_bytes(b"\xff\xd8\xff")
    for name in ("none.tsv", "picture.tsv"):
        with pytest.raises(SystemExit, match=f"{name} cannot be read as a file of combinations"):
            draw.main([*scenes, str(tmp_path / name)])

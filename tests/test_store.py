"""The files of the page's pictures: whole, kept while they are shown, and out of others' reach."""

import os
import shutil
from pathlib import Path
from threading import Thread

import pytest
from PIL import Image

from demo import store
from fromage_core import files

LONG_AGO = (0, 0)


@pytest.fixture
def visits(tmp_path, monkeypatch):
    monkeypatch.setattr(store, "VISITS", tmp_path / "visits")
    return tmp_path / "visits"


def test_a_picture_that_is_there_is_not_written_again_and_stays_for_another_hour(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    picture = Image.effect_noise((64, 64), 80)
    path = Path(store.keep(picture, "fox.png"))
    assert Image.open(path).size == (64, 64) and path.stem == "fox"
    path.write_bytes(b"being fetched")
    os.utime(path, LONG_AGO)
    assert store.keep(picture, "fox.png") == str(path)
    assert path.read_bytes() == b"being fetched" and path.stat().st_mtime > 0


def test_two_who_write_the_same_file_at_once_do_not_meet(tmp_path):
    path = tmp_path / "fox.txt"

    def write(temporary):
        temporary.write_text("one")
        other = Thread(target=files.keep, args=(path, lambda t: t.write_text("another")))
        other.start()
        other.join()
        assert path.read_text() == "another" and temporary.read_text() == "one"

    files.keep(path, write)
    assert path.read_text() == "one" and list(tmp_path.iterdir()) == [path]


def test_a_visit_has_a_folder_that_nobody_else_reads(visits):
    folder = store.visit_folder()
    assert folder.parent == visits and visits.stat().st_mode & 0o77 == 0


def test_a_folder_that_another_user_made_is_not_used(visits, monkeypatch):
    visits.mkdir()
    (visits / "theirs").mkdir()
    os.utime(visits / "theirs", LONG_AGO)
    monkeypatch.setattr(store, "USER", store.USER + 1)
    with pytest.raises(OSError, match="visits is no folder of this user's own"):
        store.visit_folder()
    store.sweep()
    assert [folder.name for folder in visits.iterdir()] == ["theirs"]


def test_a_link_to_a_folder_is_not_used(visits, tmp_path):
    (tmp_path / "elsewhere" / "precious").mkdir(parents=True)
    os.utime(tmp_path / "elsewhere" / "precious", LONG_AGO)
    visits.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="visits is no folder of this user's own"):
        store.visit_folder()
    store.sweep()
    assert (tmp_path / "elsewhere" / "precious").is_dir()


def test_two_processes_may_sweep_at_once(visits, monkeypatch):
    for name in ("one", "two"):
        (visits / name).mkdir(parents=True)
        os.utime(visits / name, LONG_AGO)
    remove = shutil.rmtree

    def remove_both(folder, **_):
        for left in visits.iterdir():
            remove(left)

    monkeypatch.setattr(shutil, "rmtree", remove_both)
    store.sweep()
    assert list(visits.iterdir()) == []

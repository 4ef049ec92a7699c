"""What visitors sent goes after an hour, also where the run that took it was killed."""

import os
import time

import pytest

from demo import uploads
from tests.browsing import attach, expect_answered, expect_loaded, send
from tests.stub_chat import StubChat

TWO_HOURS_AGO = (time.time() - 7_200,) * 2


@pytest.fixture
def folder(monkeypatch, tmp_path):
    monkeypatch.setenv("GRADIO_TEMP_DIR", "as it was")  # and will be again
    monkeypatch.setattr(uploads, "FOLDER", tmp_path / "uploads")
    return tmp_path / "uploads"


def left(folder, name):
    """A file that a killed run left behind."""
    path = folder / "0123abcd" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("private")
    return path


def test_what_a_killed_run_left_goes_at_the_next_start_or_when_it_is_old_enough(
    serve, visit, folder
):
    old, young = left(folder, "old.png"), left(folder, "young.png")
    os.utime(old, TWO_HOURS_AGO)
    page = visit(serve(StubChat()))
    assert not old.exists() and young.exists()
    os.utime(young, TWO_HOURS_AGO)
    with page.expect_response(lambda _: not young.exists()):
        page.reload()
    os.utime(young.parent, TWO_HOURS_AGO)  # it was changed when the last of its files went
    with page.expect_response(lambda _: not young.parent.exists()):
        page.reload()
    assert folder.exists()


def test_the_pages_own_pictures_stay_and_what_was_just_sent(serve, visit, folder, photo):
    url = serve(StubChat())
    page, old = visit(url), left(folder, "old.png")
    for file in folder.glob("*/*"):  # a copy is as old as what was copied
        os.utime(file, TWO_HOURS_AGO)
    with page.expect_response(lambda _: not old.exists()):
        page.reload()
    page = visit(url)
    for example in page.locator(".example img").all():
        expect_loaded(page, example)
    attach(page, photo)
    send(page, "What is this?")
    expect_answered(page)
    visit(page.url)
    expect_loaded(page, page.get_by_alt_text("beach.png"))
    expect_loaded(page, page.locator("#conversation .avatar-container img"))
    assert folder.stat().st_mode & 0o077 == 0  # nobody else on this machine sees them

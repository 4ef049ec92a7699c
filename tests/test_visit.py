"""A visit to the real page: the real default behind it, a real browser before it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from fromage_core.chat import Chat
from fromage_core.gallery import Gallery
from fromage_core.model import Fromage
from tests.browsing import attach, expect_loaded, said, send

ROOT = Path(__file__).parent.parent
REPLY = 120_000  # ms: a slow machine may take that long for one answer


@pytest.fixture(scope="module")
def real_chat():
    model = Fromage.load(ROOT / "checkpoints" / "fromage-135m")
    return Chat(model, Gallery.open(ROOT / "assets" / "gallery", model))


def test_a_photo_is_answered_and_a_picture_comes_when_asked_for(serve, visit, real_chat):
    page = visit(serve(real_chat))
    page.set_default_timeout(REPLY)
    attach(page, ROOT / "assets" / "gallery" / "dog-on-the-beach.webp")
    send(page, "What is in this picture?")
    expect(said(page)).to_contain_text("dog", timeout=REPLY)
    expect(page.get_by_role("button", name="Submit")).to_be_visible(timeout=REPLY)

    send(page, "Show me a picture of an elephant.")
    shown = page.locator("#conversation .bot-row img[alt*=elephant i]").first
    expect(shown).to_be_visible(timeout=REPLY)
    expect_loaded(page, shown)

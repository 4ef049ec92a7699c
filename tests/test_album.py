"""The tabs beside the chat, in Chromium: the album, pictures of one's own, and how it works."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from demo import how
from demo.conversation import SORRY, answered, asked
from fromage_core.chat import Chat, Notice, Options, Text
from fromage_core.gallery import Gallery, Hit, Record
from fromage_core.pictures import open_picture
from tests import tiny
from tests.browsing import (
    PHONE,
    box,
    expect_answered,
    expect_loaded,
    expect_within_width,
    said,
    send,
)
from tests.stub_chat import FOX, Gate, StubChat, found

COLORS = ("red", "green", "blue")


class PaintedChat(StubChat):
    """Replies with scripts, over a real gallery of three colours."""

    beside = Chat.beside

    def __init__(self, model, gallery, *scripts):
        super().__init__(*scripts)
        self.model, self.gallery = model, gallery

    def find(self, parts, k):
        self.looked_for = parts
        told = f", for {len(parts)}" if len(parts) > 1 else ""
        return [found(f"a {color} thing{told}", color, f"{color}.png") for color in COLORS][:k]


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return tiny.fromage(tmp_path_factory.mktemp("tiny"))


@pytest.fixture
def chat(model, tmp_path):
    folder = tmp_path / "album"
    folder.mkdir()
    for color in COLORS:
        Image.new("RGB", (60, 60), color).save(folder / f"{color}.png")
    rows = "".join(f"a {color} thing\t{color}.png\n" for color in COLORS)
    (folder / "captions.tsv").write_text("caption\timage\n" + rows)
    return PaintedChat(model, Gallery.build(folder, model, progress=False))


def open_tab(page, name):
    tab = page.get_by_role("tab", name=name)
    if not tab.count():  # on a phone, the last ones are in a menu
        page.locator(".overflow-menu > button").click()
        tab = page.locator(".overflow-dropdown").get_by_text(name)
    tab.click()


def look_for(page, text, *files):
    find = page.locator("#find")
    find.get_by_test_id("file-upload").set_input_files(list(files))
    expect(find.locator(".thumbnail-item")).to_have_count(len(files))
    find.get_by_test_id("textbox").fill(text)
    find.get_by_role("button", name="Submit").click()


def test_pictures_are_found_by_words_and_by_a_picture(serve, visit, chat, photo):
    page = visit(serve(chat))
    open_tab(page, "Find pictures")
    look_for(page, "something red")
    for color in COLORS:
        expect_loaded(page, page.locator("#found img").nth(COLORS.index(color)))
    expect(page.locator("#found")).to_contain_text("a red thing · Not a close match")
    expect(page.locator("#found-told")).to_have_text("The 3 nearest of 3")
    assert chat.looked_for == ["something red"]
    look_for(page, "but at night", photo)
    expect(page.locator("#found")).to_contain_text("a red thing, for 2")
    text, picture = chat.looked_for
    assert text == "but at night" and picture.size == (400, 300)
    # How near pictures are to each other does not tell how well they fit.
    expect(page.locator("#found")).not_to_contain_text("match")


def test_a_found_picture_is_called_what_it_shows_and_enlarged_by_a_click(serve, visit, chat):
    page = visit(serve(chat))
    open_tab(page, "Find pictures")
    look_for(page, "something red")
    small = page.locator("#found").get_by_role("button", name="a red thing")
    small.click()
    large = page.get_by_role("dialog").get_by_role("img", name="a red thing")
    expect_loaded(page, large)
    page.keyboard.press("Escape")
    expect(large).to_be_hidden()


def test_what_is_like_a_picture_is_called_no_match_where_the_question_is_not_known(
    serve, visit, chat, monkeypatch
):
    kept = chat.find(["a red thing"], 1)
    kept = replace(kept[0], score=0.9)  # of a chat that was kept, and its question's point was not
    monkeypatch.setattr(Chat, "reply", lambda *_: iter([kept]))
    page = visit(serve(Chat(chat.model, chat.gallery)))
    send(page, "Something red, please")
    expect_answered(page)
    expect(said(page)).to_contain_text("A close match")
    page.get_by_role("button", name="More like this").click()
    expect_loaded(page, said(page).get_by_role("img", name=re.compile("a (green|blue) thing")))
    expect(said(page)).to_contain_text("Not this one")
    expect(said(page)).not_to_contain_text(re.compile("match|nearest"))


WINDOWS = [{"viewport": {"width": width, "height": 800}} for width in (1440, 1024)]


@pytest.mark.parametrize("window", [*WINDOWS, PHONE], ids=["1440", "1024", "phone"])
def test_every_tab_is_within_the_windows_width(serve, visit, chat, window):
    chat.scripts = [["Here: ", near(found(image="fox.png")), "Well? " * 30]]
    page = visit(serve(chat), **window)
    send(page, "Show me a fox " * 20)
    expect_answered(page)
    expect_loaded(page, said(page).get_by_role("img", name=FOX))
    expect_within_width(page)
    open_tab(page, "Find pictures")
    look_for(page, "something red")
    expect_loaded(page, page.locator("#found img").nth(2))
    expect_within_width(page)
    open_tab(page, "Gallery")
    expect_loaded(page, page.locator("#album img").nth(2))
    expect_within_width(page)
    open_tab(page, "How it works")
    expect(page.locator("#last-answer tbody tr").first).to_be_visible()
    expect_within_width(page)


def test_what_is_no_picture_finds_nothing_and_is_said(serve, visit, chat, letter):
    page = visit(serve(chat))
    open_tab(page, "Find pictures")
    look_for(page, "", letter)
    expect(page.locator("#found-told")).to_contain_text("letter.jpg is not a picture")


def test_a_search_that_fails_is_one_friendly_sentence(serve, visit, chat, monkeypatch):
    def fail(parts, k):
        raise RuntimeError("no memory is left")

    monkeypatch.setattr(chat, "find", fail)
    page = visit(serve(chat))
    open_tab(page, "Find pictures")
    look_for(page, "something red")
    expect(page.locator("#found-told")).to_have_text(SORRY)


def test_the_album_is_looked_through_page_by_page(serve, visit, chat, monkeypatch):
    monkeypatch.setattr("demo.album.PAGE", 2)
    page = visit(serve(chat))
    open_tab(page, "Gallery")
    told = page.locator("#album-told")
    expect(told).to_have_text("3 pictures · page 1 of 2")
    expect(page.locator("#album img")).to_have_count(2)
    expect_loaded(page, page.locator("#album img").first)
    page.get_by_role("button", name="More pictures").click()
    expect(told).to_have_text("3 pictures · page 2 of 2")
    expect(page.locator("#album img")).to_have_count(1)
    expect(page.get_by_role("button", name="More pictures")).to_be_disabled()
    page.get_by_role("button", name="Earlier pictures").click()
    expect(told).to_have_text("3 pictures · page 1 of 2")


def test_ones_own_pictures_are_there_for_this_visit_alone(
    serve, visit, chat, photo, letter, monkeypatch, tmp_path
):
    monkeypatch.setattr("demo.store.VISITS", tmp_path / "visits")
    galleries = []
    monkeypatch.setattr(
        PaintedChat,
        "reply",
        lambda self, messages, options: galleries.append(self.gallery) or [Text("Yes.")],
    )
    url = serve(chat)
    page, other = visit(url), visit(url)
    open_tab(page, "Gallery")
    expect(page.locator("#album-told")).to_contain_text("3 pictures · page 1")
    add = page.get_by_role("tabpanel").filter(has=page.locator("#album"))
    add.locator("input[type=file]").first.set_input_files([photo, letter])
    expect(page.get_by_text("letter.jpg is not a picture")).to_be_visible()
    expect(page.locator("#album-told")).to_contain_text("4 pictures, 1 of them yours")
    expect_loaded(page, page.locator("#album img").first)
    expect(page.locator("#album")).to_contain_text("beach")
    open_tab(other, "Gallery")
    expect(other.locator("#album-told")).to_contain_text("3 pictures · page 1")
    open_tab(page, "Chat")
    send(page, "Mine?")
    expect_answered(page)
    [folder] = (tmp_path / "visits").iterdir()
    # Called as no other visit's are: a chat that was kept may tell of one of those.
    assert galleries[0].records[0].image == f"{folder.name}/beach.webp"
    open_tab(page, "Gallery")
    page.get_by_role("button", name="Remove my pictures").click()
    expect(page.locator("#album-told")).to_contain_text("3 pictures · page 1")
    assert not folder.exists()


def test_a_folder_is_added_with_a_bar_that_tells_how_far_it_is_while_others_are_answered(
    serve, visit, chat, monkeypatch, tmp_path
):
    monkeypatch.setattr("demo.store.VISITS", tmp_path / "visits")
    folder = tmp_path / "holiday"
    (folder / "sea").mkdir(parents=True)
    for name in ("hill.png", "sea/boat.png", "sea/wave.png"):
        Image.new("RGB", (60, 60), "teal").save(folder / name)
    (folder / "notes.txt").write_text("no picture, and nobody said that it was one")
    copying, adding, opened = Gate(), Gate(), []

    def open_slowly(file):
        if not Path(file).is_relative_to(tmp_path):  # one that was sent
            opened.append(file)
            if len(opened) == 3:
                copying()
        return open_picture(file)

    embed = chat.model.embed_images
    monkeypatch.setattr("demo.album.open_picture", open_slowly)
    monkeypatch.setattr(chat.model, "embed_images", lambda images: adding() or embed(images))
    url = serve(chat)
    page, other = visit(url), visit(url)
    open_tab(page, "Gallery")
    page.locator("input[webkitdirectory]").set_input_files(folder)
    told = page.locator("#album-told")
    bar = told.get_by_role("progressbar")
    expect(bar).to_be_visible()
    expect(told).to_contain_text("Copying - 66.7%")
    send(other, "Hello")
    expect_answered(other)
    copying.open()
    expect(told).to_contain_text("pictures - 100.0%")
    expect(bar).to_be_visible()
    adding.open()
    expect(told).to_contain_text("6 pictures, 3 of them yours")
    expect_loaded(page, page.locator("#album img").first)
    for name in ("hill", "boat", "wave"):
        expect(page.locator("#album")).to_contain_text(name)
    expect(page.get_by_text("notes")).to_have_count(0)
    for file in folder.rglob("*.png"):
        file.unlink()
    page.locator("input[webkitdirectory]").set_input_files(folder)
    expect(page.get_by_text("There is no picture in that folder.")).to_be_visible()
    expect(told).to_contain_text("6 pictures, 3 of them yours")


def test_a_second_picture_joins_the_first_and_more_than_there_is_room_for_are_left_out(
    serve, visit, chat, photo, monkeypatch, tmp_path
):
    monkeypatch.setattr("demo.store.VISITS", tmp_path / "visits")
    monkeypatch.setattr("demo.album.MOST_OWN", 2)
    page = visit(serve(chat))
    open_tab(page, "Gallery")
    add = page.get_by_role("tabpanel").filter(has=page.locator("#album")).locator("input").first
    add.set_input_files(photo)
    expect(page.locator("#album-told")).to_contain_text("4 pictures, 1 of them yours")
    add.set_input_files([photo, photo])
    expect(page.locator("#album-told")).to_contain_text("5 pictures, 2 of them yours")
    expect(page.get_by_text("I keep 2 pictures of a visitor")).to_be_visible()
    expect(page.locator("#album")).to_contain_text("beach 2")


def near(shown, folder=Path("gone")):
    """The picture as a [RET] brings it; of the album's three, the nearest does not stand first."""
    hits = [
        Hit(Record(f"{color}.png", f"a {color} thing"), score, folder / f"{color}.png")
        for color, score in (("blue", 0.1), ("green", 0.5), ("red", 0.35))
    ]
    return replace(shown, nearest=tuple(hits), probability=0.875)


def test_the_last_answer_is_told_in_figures(serve, visit, chat):
    shown = replace(found("a blue thing", "blue", "blue.png"), score=0.1)
    shown = replace(shown, path=chat.gallery.root / "blue.png")
    chat.scripts = [["Here: ", near(shown, chat.gallery.root), "Well?"]]
    (chat.gallery.root / "red.png").unlink()
    page = visit(serve(chat))
    open_tab(page, "How it works")
    expect(page.get_by_text("Nothing was answered yet.")).to_be_visible()
    expect(page.get_by_role("img", name=re.compile("frozen picture encoder"))).to_be_visible()
    open_tab(page, "Chat")
    send(page, "Show me a fox")
    expect_answered(page)
    open_tab(page, "How it works")
    told = page.locator("#last-answer")
    expect(told).to_contain_text("Here: [RET] Well?")
    expect(told).to_contain_text("a probability of 87.5%")
    expect(told).to_contain_text("3 tokens (words, parts of words, and [RET])")
    rows = ["a green thing.*0.500", "a red thing.*0.350", "a blue thing.*0.100.*shown"]
    expect(told.locator("tbody tr")).to_have_text([re.compile(row, re.S) for row in rows])
    expect(told.get_by_text("· shown")).to_have_count(1)
    for row, count in enumerate((1, 0, 1)):  # the red one's file is gone
        expect(told.locator("tbody tr").nth(row).locator("img")).to_have_count(count)
    expect_loaded(page, told.locator("tbody tr").first.locator("img"))
    page.reload()
    expect_loaded(page, said(page).get_by_role("img", name="blue"))
    open_tab(page, "How it works")
    expect(told).to_have_text("No figures were kept of the last answer.")


def test_an_older_answers_figures_do_not_stand_as_the_lasts():
    chat = StubChat(["One."], [ValueError("a tensor is on fire")])
    *_, messages = answered(chat, asked([], "Hi", [], None), Options(), None)
    assert "One." in how.last_answer(messages)
    *_, messages = answered(chat, asked(messages, "Hi", [], None), Options(), None)
    assert how.last_answer(messages) == how.NOT_KEPT


def test_the_picture_that_was_shown_stands_among_the_nearest_however_far_it_is():
    near = tuple(
        Hit(Record(f"{n}.png", f"number {n}"), 0.9 - n / 10, Path(f"{n}.png")) for n in range(9)
    )
    shown = replace(found(), score=0.05, nearest=near, probability=0.5)
    chat = StubChat([shown])
    *_, messages = answered(chat, asked([], "Hi", [], None), Options(), lambda *_: "fox.webp")
    told = how.last_answer(messages)
    assert "number 4" in told and "number 5" not in told
    assert re.search(FOX + "</td><td>0.050</td><td>[^<]* shown", told)


def test_what_was_said_is_escaped_where_it_is_told_again():
    chat = StubChat([Text("<script>alert(1)</script>")])
    *_, messages = answered(chat, asked([], "Hi", [], None), Options(), None)
    assert "&lt;script&gt;" in how.last_answer(messages)
    assert "<script>" not in how.last_answer(messages)


def test_a_phone_that_is_turned_while_it_presents_finds_the_way_back(serve, visit, chat):
    page = visit(serve(chat), **PHONE | {"viewport": {"width": 844, "height": 390}})
    page.get_by_role("button", name="Present").click()
    page.set_viewport_size(PHONE["viewport"])
    page.get_by_role("button", name="Stop presenting").click()
    expect(page.get_by_role("tab", name="Chat")).to_be_visible()
    expect(page.get_by_role("button", name="Present")).to_be_hidden()


def test_presenting_leaves_large_words_and_pictures_until_escape(serve, visit, chat):
    chat.scripts = [["Hello.", Notice("By the way.")]]
    page = visit(serve(chat))
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    present = page.get_by_role("button", name="Present")
    for text in (page.locator(".example-text").first, page.get_by_text("Start here, or")):
        before = text.evaluate(size)
        present.click()
        assert text.evaluate(size) > 1.3 * before
        page.keyboard.press("Escape")
    send(page, "Hello")
    expect_answered(page)
    notice = page.get_by_text("By the way.")
    small = notice.evaluate(size)
    words = said(page).locator(".md").first
    before = words.evaluate(size)
    page.get_by_role("button", name="Present").click()
    for knob in ("Clear conversation", "How it answers", "Edit"):
        expect(page.get_by_role("button", name=knob)).to_be_hidden()
    assert words.evaluate(size) > 1.5 * before
    assert notice.evaluate(size) > 1.4 * small
    expect(box(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Present")).to_be_visible()
    page.get_by_role("button", name="Present").click()
    page.get_by_role("button", name="Stop presenting").click()
    expect(page.get_by_role("button", name="Clear conversation")).to_be_visible()
    assert words.evaluate(size) == before

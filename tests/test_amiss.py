"""What a visitor sees where something is amiss, in Chromium, around a chat that needs no model."""

import re

import pytest
from playwright.sync_api import expect

from demo import history
from demo.conversation import MAX_PICTURES, SORRY
from demo.events import EMPTY
from tests.browsing import attach, box, expect_answered, expect_loaded, said, send
from tests.stub_chat import StubChat, found


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>window.caught = 1</script>",
        '<img src="x" onerror="window.caught = 1">',
        '<b onmouseover="window.caught = 1">bold</b> & **bold** _it_ $$x^2$$ `code`',
        "[link](javascript:window.caught=1) ![picture](/gradio_api/file=x)",
        "${window.caught = 1} {{window.caught}} `${window.caught = 1}`",
    ],
)
def test_markup_of_either_side_is_shown_to_the_letter_and_never_runs(serve, visit, hostile):
    page = visit(serve(StubChat([hostile, found(caption=hostile)])))
    send(page, hostile)
    expect_answered(page)
    words = ".md:not(:has(.act, .sure))"
    expect(page.locator(f"#conversation .user-row {words}")).to_have_text(hostile)
    expect(said(page).locator(words)).to_have_text(hostile)
    picture = said(page).locator(".component img")
    expect_loaded(page, picture)
    assert picture.get_attribute("alt") == hostile
    inside = page.locator("#conversation .md :is(script, img, b, a, em, strong, code, math)")
    expect(inside).to_have_count(0)
    title = history.title([{"role": "user", "content": [hostile]}])
    expect(page.locator("#chats button")).to_have_text(title)
    page.get_by_role("tab", name="How it works").click()
    expect(page.locator("#last-answer")).to_contain_text(hostile)
    assert page.evaluate("window.caught") is None


def test_lines_and_spaces_stay_as_they_were_written(serve, visit):
    page = visit(serve(StubChat(["one\n  two\n\nthree"])))
    send(page, "Hello")
    expect_answered(page)
    assert said(page).locator(".md").inner_text() == "one\n  two\n\nthree"


def test_a_bad_file_gets_one_sentence_and_the_conversation_goes_on(serve, visit, photo, letter):
    chat = StubChat(["Nice to meet you."])
    page = visit(serve(chat))
    attach(page, letter)
    send(page)
    expect(said(page)).to_contain_text("letter.jpg is not a picture")
    expect_answered(page)
    attach(page, photo, letter)
    send(page, "Better?")
    expect(said(page).nth(1)).to_contain_text("Nice to meet you.")
    expect(said(page).nth(1)).to_contain_text("letter.jpg")
    expect_loaded(page, page.get_by_alt_text("beach.png"))


def test_too_many_pictures_bring_a_friendly_notice(serve, visit, photo):
    page = visit(serve(StubChat()))
    attach(page, *[photo] * 20)
    send(page, "All of them")
    expect(said(page)).to_contain_text(f"I took the first {MAX_PICTURES}")
    expect(page.get_by_alt_text("beach.png")).to_have_count(MAX_PICTURES)


def test_a_very_long_text_stays_text_and_brings_a_friendly_notice(serve, visit):
    page = visit(serve(StubChat()), permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", "cheese " * 7_142 + "please")
    box(page).click()
    page.keyboard.press("Control+V")
    expect(box(page)).to_have_value(re.compile("please$"))
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("50,000 characters")
    expect(page.locator("#conversation .user-row")).to_contain_text("cheese cheese")


@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_message_brings_a_hint_and_nothing_else(serve, visit, text):
    chat = StubChat()
    page = visit(serve(chat))
    send(page, text)
    expect(box(page)).to_have_attribute("placeholder", EMPTY)
    expect(page.locator("#conversation .message")).to_have_count(0)
    send(page, "Hello")
    expect_answered(page)
    assert chat.heard == [[{"role": "user", "content": ["Hello"]}]]


def test_an_unexpected_error_is_one_friendly_sentence(serve, visit):
    page = visit(serve(StubChat(["Well, ", ValueError("a tensor is on fire")], ["Better."])))
    send(page, "Hello")
    expect(said(page)).to_have_text(re.compile(f"Well,.*{SORRY}"))
    expect(page.get_by_text("tensor")).to_have_count(0)
    send(page, "Again?")
    expect(said(page).nth(1)).to_have_text("Better.")

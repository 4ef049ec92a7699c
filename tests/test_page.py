"""What a visitor sees and does on the page, in Chromium, around a chat that needs no model."""

import re
from itertools import chain, repeat

import pytest
from PIL import Image
from playwright.sync_api import expect

from demo.bubbles import UNANSWERED
from demo.events import BUSY
from demo.examples import EXAMPLES
from tests.browsing import (
    PHONE,
    attach,
    box,
    expect_answered,
    expect_loaded,
    expect_within_width,
    said,
    send,
)
from tests.stub_chat import FOX, Gate, StubChat, found

# Asking and being answered


def test_a_photo_shows_as_a_thumbnail_then_in_the_conversation_and_is_answered(serve, visit, photo):
    chat = StubChat(["A quiet beach."])
    page = visit(serve(chat))
    attach(page, photo)
    expect_loaded(page, page.locator("#box .thumbnail-item img"))
    send(page, "What is this?")
    expect(said(page)).to_contain_text("A quiet beach.")
    expect_loaded(page, page.get_by_alt_text("beach.png"))
    expect(page.locator("#conversation .user-row")).to_contain_text("What is this?")
    picture, text = chat.heard[0][0]["content"]
    assert picture.size == (400, 300) and text == "What is this?"


def test_several_pictures_in_one_message_and_one_taken_back(serve, visit, photo, tmp_path):
    other = tmp_path / "red.png"
    Image.new("RGB", (50, 50), "red").save(other)
    chat = StubChat()
    page = visit(serve(chat))
    attach(page, photo, other, photo)
    remove = page.get_by_role("button", name="Remove file").first
    remove.hover()
    expect(remove).to_have_css("opacity", "1")
    remove.click()
    expect(page.locator("#box .thumbnail-item")).to_have_count(2)
    send(page)
    expect_answered(page)
    assert [part.size for part in chat.heard[0][0]["content"]] == [(50, 50), (400, 300)]


def test_a_found_picture_appears_inline_between_the_words_with_its_caption(serve, visit):
    page = visit(serve(StubChat(["Here it is: ", found(), "Do you like it?"])))
    send(page, "Show me a fox")
    expect_answered(page)
    picture = page.get_by_role("img", name=FOX)
    expect_loaded(page, picture)
    expect(said(page)).to_have_text(re.compile(f"Here it is:.*{FOX}.*Do you like it", re.S))
    before = said(page).get_by_text("Here it is:").element_handle()
    after = said(page).get_by_text("Do you like it?").element_handle()
    # All at once: the page may still be scrolling.
    tops = "(them) => them.map((one) => one.getBoundingClientRect().top)"
    before, shown, after = page.evaluate(tops, [before, picture.element_handle(), after])
    assert before < shown < after


def test_the_page_opens_from_whatever_folder_it_is_run(serve, visit, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    page = visit(serve(StubChat()))
    expect(page.locator(".example").first).to_be_visible()
    send(page, "Hello")
    expect_answered(page)
    expect_loaded(page, page.locator(".avatar-container img"))


def test_the_page_keeps_its_width_however_little_was_said(serve, visit):
    page = visit(serve(StubChat(["No."])), viewport={"width": 1280, "height": 800})
    wide = page.locator("#box").bounding_box()["width"]
    send(page, "Hm?")
    expect_answered(page)
    assert wide > 800 and page.locator("#box").bounding_box()["width"] == wide


def test_words_and_pictures_appear_while_the_rest_is_still_to_come(serve, visit):
    first, second = Gate(), Gate()
    page = visit(serve(StubChat(["Let me look. ", first, found(), second, "There."])))
    send(page, "Show me a fox")
    expect(said(page)).to_have_text("Let me look.")
    expect(box(page)).to_be_disabled()
    expect(box(page)).to_have_attribute("placeholder", BUSY)
    first.open()
    expect_loaded(page, page.get_by_role("img", name=FOX))
    expect(said(page)).not_to_contain_text("There.")
    second.open()
    expect(said(page)).to_contain_text("There.")
    expect(box(page)).to_be_enabled()


def test_the_page_shows_that_it_is_thinking_before_the_first_word(serve, visit):
    gate = Gate()
    page = visit(serve(StubChat(["Hello."], [gate, "Done."])))
    send(page, "Hello")
    expect_answered(page)
    page.route("**/gradio_api/run/**", lambda request: None)  # nothing reaches the server yet
    send(page, "And?")
    expect(page.get_by_label("Loading response")).to_be_visible()
    page.unroute_all()  # now it does
    expect(page.locator("#conversation .user-row").last).to_contain_text("And?")
    expect(page.get_by_label("Loading response")).to_be_visible()
    gate.open()
    expect(said(page).last).to_have_text("Done.")
    expect(page.get_by_label("Loading response")).to_be_hidden()


def endless(start, gate):
    """A reply that says its start, waits at the gate, and then never ends by itself."""
    return chain([start, gate], repeat("and on "))


def test_stop_keeps_what_was_said_on_the_page_and_in_the_conversation(serve, visit):
    gate = Gate()
    chat = StubChat(endless("Once upon a time ", gate), ["The end."])
    page = visit(serve(chat))
    send(page, "Tell me a story")
    expect(said(page)).to_have_text("Once upon a time")
    page.get_by_role("button", name="Stop").click()
    gate.open()
    expect(page.get_by_role("button", name="Submit")).to_be_visible()
    kept = said(page).inner_text()
    send(page, "How does it end?")
    expect(said(page).nth(1)).to_have_text("The end.")
    assert said(page).nth(0).inner_text() == kept
    story, answer, question = (message["content"] for message in chat.heard[1])
    assert (story, question) == (["Tell me a story"], ["How does it end?"])
    assert answer[0].startswith(kept.strip()) and kept.strip().startswith("Once upon a time")


def test_who_stops_waiting_is_never_answered_and_can_ask_again(serve, visit):
    gate = Gate()
    chat = StubChat(["Once ", gate, "upon a time."], ["Yes?"])
    url = serve(chat)
    first, second = visit(url), visit(url)
    send(first, "Tell me a story")
    expect(said(first)).to_have_text("Once")
    send(second, "Hello")
    expect(second.locator("#conversation .progress-text")).to_be_visible()
    second.get_by_role("button", name="Stop").click()
    expect(said(second)).to_contain_text("This was not answered")
    gate.open()
    expect(said(first)).to_contain_text("upon a time.")
    send(second, "Are you there?")
    expect(said(second).last).to_have_text("Yes?")
    assert [heard[-1]["content"] for heard in chat.heard] == [
        ["Tell me a story"],
        ["Hello", "\n", "Are you there?"],
    ]


def test_clear_forgets_the_conversation_on_the_page_and_on_the_server(serve, visit):
    chat = StubChat()
    page = visit(serve(chat))
    send(page, "My name is Anna")
    expect_answered(page)
    page.get_by_role("button", name="Clear conversation").click()
    expect(page.locator(".example")).to_have_count(len(EXAMPLES))
    send(page, "What is my name?")
    expect_answered(page)
    assert chat.heard[1] == [{"role": "user", "content": ["What is my name?"]}]


def test_an_answer_that_is_under_way_is_stopped_before_it_can_be_cleared(serve, visit):
    gate = Gate()
    chat = StubChat(endless("Once upon a time ", gate), ["Fresh."])
    page = visit(serve(chat))
    send(page, "Tell me a story")
    expect(said(page)).to_have_text("Once upon a time")
    clear = page.get_by_role("button", name="Clear conversation")
    expect(clear).to_be_disabled()
    page.get_by_role("button", name="Stop").click()
    gate.open()
    clear.click()
    expect(page.locator(".example")).to_have_count(len(EXAMPLES))
    send(page, "Hello")
    expect(said(page)).to_have_text("Fresh.")
    assert chat.heard[1] == [{"role": "user", "content": ["Hello"]}]


def test_each_example_has_a_picture_and_the_clicked_one_is_asked(serve, visit):
    chat = StubChat()
    page = visit(serve(chat))
    for example in page.locator(".example").all():
        expect_loaded(page, example.locator("img"))
    page.locator(".example").first.click()
    expect_answered(page)
    picture, text = chat.heard[0][0]["content"]
    assert isinstance(picture, Image.Image) and text == EXAMPLES[0]["text"]


def turn(page, name, value):
    """Turns a knob; what is typed while the panel is still opening is lost, as for a visitor."""
    knob = page.get_by_label(f"number input for {name}")
    slider = page.get_by_label(f"range slider for {name}")
    for _ in range(500):
        knob.fill(value)
        knob.press("Tab")
        if slider.input_value() == value:
            return
    raise AssertionError(f"{name} stays at {slider.input_value()}")


@pytest.mark.parametrize("window", [{"viewport": {"width": 1000, "height": 700}}, PHONE])
def test_the_first_screen_begins_at_its_beginning_and_can_be_scrolled(serve, visit, window):
    page = visit(serve(StubChat()), **window)
    last = page.locator("#conversation .example").last
    expect_loaded(page, last.locator("img"))
    page.reload()
    expect(last).to_be_visible()
    expect(page.get_by_role("heading", name="What shall we look at?")).to_be_in_viewport(ratio=1)
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport(ratio=1)


def test_the_knobs_reach_the_chat(serve, visit):
    chat = StubChat()
    page = visit(serve(chat))
    page.get_by_role("button", name="How it answers").click()
    for name, value in [
        ("How readily it shows pictures", "0"),
        ("Pictures in one answer, at most", "3"),
        ("Length of an answer, at most", "128"),
        ("Imagination", "0.7"),
        ("Choice of words", "0.9"),
    ]:
        turn(page, name, value)
    send(page, "Hello")
    expect_answered(page)
    options = chat.options[0]
    assert (options.readiness, options.max_pictures, options.max_new_tokens) == (0, 3, 128)
    assert (options.temperature, options.top_p) == (0.7, 0.9)


def test_two_visitors_never_see_or_hear_each_other(serve, visit):
    chat = StubChat()
    url = serve(chat)
    anna, bert = visit(url), visit(url)
    send(anna, "I am Anna")
    expect_answered(anna)
    send(bert, "I am Bert")
    expect_answered(bert)
    expect(bert.get_by_text("Anna")).to_have_count(0)
    assert chat.heard[1] == [{"role": "user", "content": ["I am Bert"]}]


# Many at once


def test_who_waits_sees_the_queue_and_who_leaves_costs_nothing_more(serve, visit, letter):
    gate, pulled = Gate(), []

    def story():
        yield from ("Once ", gate)
        while True:
            pulled.append(1)
            yield "and on "

    chat = StubChat(["Hello."], story(), ["Your turn."])
    url = serve(chat)
    first, second, third = visit(url), visit(url), visit(url)
    send(first, "Hello")
    expect_answered(first)  # what there is to wait is guessed from what it took before
    send(first, "Tell me a story")
    expect(said(first).nth(1)).to_contain_text("Once")
    expect(first.locator("#conversation .progress-text")).to_be_hidden()
    attach(second, letter)  # what is to say of it hides nothing
    for waiting, text in ((second, "I am the second"), (third, "I am the third")):
        send(waiting, text)
    place = re.compile(r"queue: 1/\d \| [\d.]+/[\d.]+s")
    expect(second.locator("#conversation .progress-text")).to_have_text(place)
    expect(said(second)).to_contain_text("letter.jpg")
    expect(second.locator("#conversation .progress-text")).to_be_visible()
    expect(third.locator("#conversation .progress-text")).to_contain_text("queue: 2/2")
    third.close()
    gate.open()
    first.close()
    # The model answers one at a time: this answer comes only when the endless one has stopped.
    expect(said(second)).to_contain_text("Your turn.")
    after = len(pulled)
    send(second, "And now?")
    expect_answered(second, 2)
    assert len(pulled) == after
    asked = [heard[-1]["content"] for heard in chat.heard]
    assert asked == [["Hello"], ["Tell me a story"], ["I am the second"], ["And now?"]]


def test_where_too_many_wait_one_more_is_told_so_and_can_ask_again(
    serve, visit, browser, monkeypatch
):
    monkeypatch.setattr("demo.look.WAITING", 1)
    gate = Gate()
    chat = StubChat(["Once ", gate, "and done."], ["Hello."])
    url = serve(chat)
    first, second = visit(url), visit(url)
    send(first, "Tell me a story")
    expect(said(first)).to_contain_text("Once")
    send(second, "Me, too")
    expect(second.locator("#conversation .progress-text")).to_contain_text("queue")
    third = browser.new_page()  # the browser itself complains of what is refused
    third.goto(url)
    send(third, "And me")
    expect(third.get_by_text(re.compile("queue is full|busy", re.I))).to_be_visible()
    expect(third.get_by_text(UNANSWERED)).to_be_visible()
    gate.open()
    expect_answered(second)
    send(third, "And now?")
    expect(said(third).last).to_contain_text("Hello.")
    third.close()


@pytest.mark.parametrize(
    "how",
    [
        'new ClipboardEvent("paste", {clipboardData: data, bubbles: true})',
        'new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true})',
    ],
    ids=["pasted", "dropped"],
)
def test_a_picture_that_is_pasted_or_dropped_is_sent(serve, visit, how):
    chat = StubChat()
    page = visit(serve(chat))
    box(page).evaluate(
        f"""async box => {{
          const picture = await new OffscreenCanvas(30, 20).getContext("2d").canvas.convertToBlob();
          const data = new DataTransfer();
          data.items.add(new File([picture], "image.png", {{type: "image/png"}}));
          box.dispatchEvent({how});
        }}"""
    )
    expect_loaded(page, page.locator("#box .thumbnail-item img"))
    send(page)
    expect_answered(page)
    assert chat.heard[0][0]["content"][0].size == (30, 20)


# How it looks


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_it_all_within_its_width(serve, visit, photo, scheme):
    page = visit(serve(StubChat(["W" * 300, found()])), color_scheme=scheme, **PHONE)
    expect_within_width(page)
    attach(page, photo)
    send(page, "V" * 300)
    expect_answered(page)
    page.get_by_role("button", name="How it answers").click()
    expect(page.get_by_text("Imagination", exact=True)).to_be_visible()
    for picture in page.locator("#conversation .component img").all():
        expect_loaded(page, picture)
    expect_within_width(page)


def test_the_page_is_dark_for_a_visitor_who_likes_it_dark(serve, visit):
    url = serve(StubChat())

    def background(page):
        color = page.evaluate("getComputedStyle(document.body).backgroundColor")
        return sum(map(int, re.findall(r"\d+", color)[:3])) / 3

    assert background(visit(url, color_scheme="light")) > 230
    assert background(visit(url, color_scheme="dark")) < 40

"""What a visitor does with what was said, in Chromium: change it, go back to it, take it along."""

import io
import re
from dataclasses import replace

from PIL import Image
from playwright.sync_api import expect
from pypdf import PdfReader

from demo.events import UNSAID
from demo.page import build
from tests.browsing import attach, box, expect_answered, expect_loaded, said, send
from tests.stub_chat import FOX, Gate, StubChat, found

# Changing one's mind


def shown(page):
    """The pictures in what the chat said, in words."""
    return [image.get_attribute("alt") for image in said(page).locator(".component img").all()]


def test_a_shown_picture_is_swapped_without_a_new_question(serve, visit):
    chat = StubChat(["Here: ", found(), "Well?"], ["A fox."])
    page = visit(serve(chat))
    send(page, "Show me a fox")
    expect_answered(page)
    page.get_by_role("button", name="Not this one").click()
    gold, teal = (f"a fox before something {color}" for color in ("gold", "teal"))
    expect_loaded(page, page.get_by_role("img", name=gold))
    assert shown(page) == [gold]
    # From the keyboard, where Enter is both a key and a click.
    page.get_by_role("button", name="More like this").press("Enter")
    expect_loaded(page, page.get_by_role("img", name=teal))
    assert shown(page) == [teal] and len(chat.heard) == 1
    expect(said(page)).to_have_text(re.compile(f"Here:.*{teal}.*Well", re.S))
    send(page, "What is it?")
    expect_answered(page, 2)
    assert chat.heard[1][1]["content"][1].record.image == "teal.webp"


def test_how_well_a_picture_fits_stands_below_it(serve, visit):
    page = visit(serve(StubChat([found()])))
    send(page, "Show me a fox")
    expect(said(page)).to_contain_text("The nearest I have")


def test_a_click_enlarges_a_picture_and_escape_brings_back_the_page(serve, visit):
    page = visit(serve(StubChat([found()])))
    send(page, "Show me a fox")
    expect_answered(page)
    small = said(page).get_by_role("button", name=FOX)
    small.press("Enter")
    large = page.get_by_role("dialog").get_by_role("img", name=FOX)
    expect_loaded(page, large)
    assert large.bounding_box()["width"] > 0.9 * page.viewport_size["width"]
    page.keyboard.press("Escape")
    expect(large).to_be_hidden()
    expect(small).to_be_focused()
    small.click()
    large.click()
    expect(large).to_be_hidden()


def test_an_answer_is_tried_again_another_way(serve, visit):
    chat = StubChat(["First."], ["Second."])
    page = visit(serve(chat))
    send(page, "Say something")
    expect_answered(page)
    page.get_by_role("button", name="Retry").click()
    expect(said(page)).to_have_text(re.compile("Second"))
    assert chat.heard[0] == chat.heard[1]
    assert chat.options[0].temperature == 0 < chat.options[1].temperature


def test_the_last_question_is_taken_back_into_the_box(serve, visit):
    chat = StubChat()
    page = visit(serve(chat))
    for number, text in enumerate(("One", "Two"), 1):
        send(page, text)
        expect_answered(page, number)
    page.get_by_role("button", name="Undo").click()
    expect(said(page)).to_have_count(1)
    expect(box(page)).to_have_value("Two")
    send(page, "Three")
    expect_answered(page, 2)
    assert [m["content"] for m in chat.heard[2] if m["role"] == "user"] == [["One"], ["Three"]]


def test_an_earlier_message_is_edited_with_its_picture(serve, visit, photo):
    chat = StubChat()
    page = visit(serve(chat))
    attach(page, photo)
    send(page, "What is this?")
    expect_answered(page)
    send(page, "Thanks")
    expect_answered(page, 2)
    page.get_by_role("button", name="Edit").first.click()
    expect(page.locator("#box .thumbnail-item")).to_have_count(1)
    expect(box(page)).to_have_value("What is this?")
    send(page, "What was this?")
    expect_answered(page)
    [message] = chat.heard[2]
    picture, text = message["content"]
    assert picture.size == (400, 300) and text == "What was this?"


# Past chats, and taking one along


def side(page):
    """The list of past chats, opened."""
    page.locator("#side .toggle-button").click()
    return page.locator("#side")


def test_a_reload_keeps_the_conversation_and_another_visitor_has_none(serve, visit, photo):
    chat = StubChat(["A beach."])
    url = serve(chat)
    page = visit(url)
    attach(page, photo)
    send(page, "What is this?")
    expect_answered(page)
    expect(page.locator("#chats button")).to_have_text(["What is this?"])
    page.reload()
    expect(said(page)).to_contain_text("A beach.")
    expect_loaded(page, page.locator("#conversation .user-row img"))
    send(page, "Sure?")
    expect_answered(page, 2)
    assert [m["role"] for m in chat.heard[1]] == ["user", "assistant", "user"]
    assert chat.heard[1][0]["content"][0].size == (256, 192)
    expect(visit(url).locator("#chats button")).to_have_count(0)


def test_who_reloads_at_once_is_remembered_as_well(serve, visit):
    page = visit(serve(StubChat()))
    page.evaluate("localStorage.clear(), sessionStorage.clear()")
    page.route("**/gradio_api/run/**", lambda route: None)  # the server takes its time
    with page.expect_request("**/gradio_api/run/**"):
        page.reload()
    page.unroute_all()
    page.reload()
    send(page, "Hello")
    expect_answered(page)
    expect(page.locator("#chats button")).to_have_text(["Hello"])
    page.reload()
    expect_answered(page)


def test_a_browser_that_keeps_nothing_says_so_and_the_chat_goes_on(serve, browser):
    context = browser.new_context()
    blocked = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException() }})"
    context.add_init_script(blocked)
    page = context.new_page()
    page.goto(serve(StubChat(["One."], ["Two."])))
    hold_two_chats(page)
    expect(page.locator("#chats button")).to_have_text(["Second", "First"])
    expect(side(page)).to_contain_text("This browser keeps none of them.")
    context.close()


def hold_two_chats(page):
    send(page, "First")
    expect_answered(page)
    side(page).get_by_role("button", name="New chat").click()
    expect(page.locator(".example").first).to_be_visible()
    send(page, "Second")
    expect_answered(page)


def test_past_chats_are_listed_opened_and_forgotten(serve, visit):
    chat = StubChat(["One."], ["Two."], ["Three."])
    page = visit(serve(chat))
    hold_two_chats(page)
    expect(page.locator("#chats button")).to_have_text(["Second", "First"])
    side(page).get_by_role("button", name="First").press("Enter")
    expect(said(page)).to_have_text(re.compile("One"))
    send(page, "More")
    expect_answered(page, 2)
    assert [m["content"][0] for m in chat.heard[2]] == ["First", "One.", "More"]
    page.get_by_role("button", name="Clear conversation").click()
    expect(page.locator("#chats button")).to_have_text(["Second"])


def test_the_server_hears_of_no_chat_but_the_one_on_the_page(serve, visit):
    page = visit(serve(StubChat(["One."], ["Two."])))
    hold_two_chats(page)
    sent = []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    send(page, "Third")
    expect_answered(page, 2)
    assert any("Second" in data for data in sent)
    assert not any("First" in data for data in sent)


def test_past_chats_are_all_forgotten_at_once_and_the_one_on_the_page_stays(serve, visit):
    page = visit(serve(StubChat(["One."], ["Two."])))
    hold_two_chats(page)
    forget = side(page).get_by_role("button", name="Forget all past chats")
    again = page.get_by_role("button", name="Press again to forget them all")
    forget.click()
    expect(again).to_be_focused()
    page.keyboard.press("Shift+Tab")  # a slip costs nothing: who goes elsewhere is asked again
    forget.click()
    expect(page.locator("#chats button")).to_have_count(2)
    again.click()
    expect(page.locator("#chats button")).to_have_count(0)
    expect(forget).to_be_visible()
    expect(said(page)).to_contain_text("Two.")
    page.reload()
    expect(page.locator(".example").first).to_be_visible()


def test_two_tabs_of_one_browser_keep_each_others_chats_and_what_is_forgotten(serve, visit):
    chat = StubChat()
    first = visit(serve(chat))
    send(first, "One")
    expect_answered(first)
    second = first.context.new_page()
    second.goto(first.url)
    expect_answered(second)
    side(second).get_by_role("button", name="New chat").click()
    expect(second.locator(".example").first).to_be_visible()
    send(second, "Two")
    expect_answered(second)
    expect(first.locator("#chats button")).to_have_text(["Two", "One"])
    send(first, "More")
    expect_answered(first, 2)
    for page in (first, second):
        expect(page.locator("#chats button")).to_have_text(["One", "Two"])
        expect(page.locator("#chats [aria-current]")).to_have_count(1)
    assert [m["content"] for m in chat.heard[2]] == [["One"], ["Hello."], ["More"]]
    second.reload()
    expect(second.locator("#conversation .user-row")).to_have_text([re.compile("Two")])
    side(first).get_by_role("button", name="Forget all past chats").click()
    first.get_by_role("button", name="Press again to forget them all").click()
    expect(second.locator("#chats button")).to_have_count(0)
    send(second, "Still there?")
    expect_answered(second, 2)
    for page in (first, second):
        expect(page.locator("#chats button")).to_have_text(["Two"])


def test_who_goes_on_with_one_chat_in_two_tabs_keeps_both(serve, visit):
    first = visit(serve(StubChat()))
    send(first, "One")
    expect_answered(first)
    second = first.context.new_page()
    second.goto(first.url)
    for page, text in ((second, "There"), (first, "Here")):
        expect_answered(page)
        send(page, text)
        expect_answered(page, 2)
    for page, text in ((second, "There"), (first, "Here")):
        expect(page.locator("#chats button")).to_have_text(["One", "One"])
        page.reload()
        expect(page.locator("#conversation .user-row")).to_contain_text(["One", text])


def test_what_changes_a_conversation_tells_the_browser_in_the_same_event():
    """Between two, another click may come: it would lose what was said, or bring it back."""
    events = {event.name: event for event in build(StubChat()).fns.values()}
    kept, conversation, _ = events["clear"].outputs
    answers = {"reply", "chat"}  # of which "ready" tells at their end
    changing = [e for e in events.values() if conversation in e.outputs and e.name not in answers]
    assert len(changing) >= 9 and all(kept in event.outputs for event in changing)
    assert kept in events["ready"].outputs


def test_the_oldest_chats_go_where_the_browser_has_no_room(serve, visit):
    page = visit(serve(StubChat()))
    send(page, "Old " + "and on " * 100)
    expect_answered(page)
    fill = "size => localStorage.setItem('other', 'x'.repeat(size))"
    used = page.evaluate("JSON.stringify({...localStorage}).length")
    page.evaluate(fill, 5 * 2**20 - used - 300)
    side(page).get_by_role("button", name="New chat").click()
    expect(page.locator(".example").first).to_be_visible()
    send(page, "New " + "and on " * 100)
    expect_answered(page)
    expect(page.locator("#chats button")).to_have_text([re.compile("New")])
    page.reload()
    expect(page.locator("#conversation .user-row")).to_contain_text("New and on")
    expect(page.locator("#chats button")).to_have_count(1)


def test_of_very_many_chats_the_oldest_goes(serve, visit):
    page = visit(serve(StubChat()))
    send(page, "First")
    expect_answered(page)
    page.evaluate(
        """() => {
          const [key, text] = Object.entries(localStorage)[0], kept = JSON.parse(text);
          const more = [...Array(49).keys()].map(id => ({...kept.chats[0], id, title: `${id}`}));
          localStorage.setItem(key, JSON.stringify({...kept, chats: [kept.chats[0], ...more]}));
        }"""
    )
    page.reload()
    expect(page.locator("#chats button")).to_have_count(50)
    side(page).get_by_role("button", name="New chat").click()
    expect(page.locator(".example").first).to_be_visible()
    send(page, "Newest")
    expect_answered(page)
    expect(page.locator("#chats button")).to_have_text(["Newest", "First", *map(str, range(48))])


def test_a_question_whose_answer_was_cut_off_can_be_asked_again(serve, visit):
    gate = Gate()
    page = visit(serve(StubChat([gate, "Late."], ["Here."])))
    send(page, "Hello")
    expect(page.locator("#chats button")).to_have_text(["Hello"])
    context, url = page.context, page.url
    page.close()
    page = context.new_page()
    page.goto(url)
    expect(said(page)).to_contain_text("This was not answered")
    gate.open()
    page.get_by_role("button", name="Retry").click()
    expect(said(page)).to_contain_text("Here.")


def test_editing_keeps_the_conversation_as_it_was_among_the_past_ones(serve, visit):
    page = visit(serve(StubChat()))
    for number, text in enumerate(("One", "Two"), 1):
        send(page, text)
        expect_answered(page, number)
    page.get_by_role("button", name="Edit").first.click()
    expect(box(page)).to_have_value("One")
    send(page, "Three")
    expect_answered(page)
    expect(page.locator("#chats button")).to_have_text(["Three", "One"])
    side(page).get_by_role("button", name="One", exact=True).click()
    expect(said(page)).to_have_count(2)


def saved_by(page, name, path):
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    download.value.save_as(path)
    return path


def test_a_conversation_is_saved_as_a_page_that_needs_no_network(serve, visit, browser, tmp_path):
    page = visit(serve(StubChat(["Here: ", found()])))
    send(page, "Show me a fox")
    expect_answered(page)
    side(page)
    path = saved_by(page, "Save as a page", tmp_path / "chat.html")
    offline = browser.new_context(offline=True).new_page()
    offline.goto(path.as_uri())
    expect_loaded(offline, offline.get_by_role("img", name=FOX))
    expect(offline.locator("article")).to_have_text([re.compile("Show me"), re.compile("Here:")])
    offline.context.close()


def test_a_saved_page_prints_each_picture_with_its_caption(serve, visit, browser, tmp_path):
    colors = ("red", "green", "blue", "gold", "teal")
    large = [
        replace(found(f"all {color}", color), image=Image.new("RGB", (500, 500), color))
        for color in colors
    ]
    page = visit(serve(StubChat(*(["Here: ", picture] for picture in large))))
    for turn in range(len(colors)):
        send(page, "Show me a colour")
        expect_answered(page, turn + 1)
    side(page)
    path = saved_by(page, "Save as a page", tmp_path / "chat.html")
    printer = browser.new_context().new_page()
    printer.goto(path.as_uri())
    printed = PdfReader(io.BytesIO(printer.pdf(format="A4"))).pages
    printer.context.close()
    told = [re.findall(r"all (\w+)", sheet.extract_text()) for sheet in printed]
    seen = [len(sheet.images) for sheet in printed]
    assert sum(told, []) == list(colors)
    assert seen == [len(captions) for captions in told] and len(seen) in (2, 3)


def test_there_is_no_file_of_a_chat_that_has_not_begun(serve, visit):
    page, downloads = visit(serve(StubChat())), []
    page.on("download", lambda download: downloads.append(download))
    side(page)
    for name in ("Save as a page", "Save to go on later"):
        page.get_by_role("button", name=name).click()
        expect(page.get_by_text(UNSAID)).to_be_visible()
        page.get_by_role("button", name="Close").last.click()
        expect(page.get_by_text(UNSAID)).to_be_hidden()
    assert downloads == []


def test_a_saved_conversation_is_gone_on_with_and_another_file_is_refused(
    serve, visit, tmp_path, letter
):
    chat = StubChat(["One."], ["Two."])
    url = serve(chat)
    page = visit(url)
    send(page, "First")
    expect_answered(page)
    side(page)
    path = saved_by(page, "Save to go on later", tmp_path / "chat.json")
    later = visit(url)
    letter = letter.rename(letter.with_suffix(".json"))
    side(later).locator("input[type=file]").set_input_files(letter)
    expect(later.get_by_text("no conversation that was saved here")).to_be_visible()
    later.locator("#side input[type=file]").set_input_files(path)
    expect(said(later)).to_have_text(re.compile("One"))
    send(later, "Second")
    expect_answered(later, 2)
    assert [m["content"] for m in chat.heard[1]] == [["First"], ["One."], ["Second"]]

"""For everyone: axe-core on each tab, light and dark; the keyboard alone; no motion; no jumps."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from fromage_core.chat import Notice
from tests.browsing import PHONE, attach, box, expect_answered, expect_loaded, said, send
from tests.stub_chat import FOX, StubChat, found
from tests.test_album import chat, look_for, model, near, open_tab  # noqa: F401

BAD = {"serious", "critical"}


def violations(page):
    """What axe finds serious or worse, with the first place of each."""
    found = Axe().run(page).response["violations"]
    return [
        (
            v["id"],
            len(v["nodes"]),
            v["nodes"][0]["html"][:120],
            v["nodes"][0]["failureSummary"][:200],
        )
        for v in found
        if v["impact"] in BAD
    ]


SCREENS = {"light": {"color_scheme": "light"}, "dark": {"color_scheme": "dark"}, "phone": PHONE}


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_axe_finds_nothing_serious_wherever_one_goes(serve, visit, chat, screen):  # noqa: F811
    chat.scripts = [["Here: ", near(found(image="fox.png")), "Well?", Notice("By the way.")]]
    # A colour on its way to another would be none of the page's.
    page = visit(serve(chat), **screen, reduced_motion="reduce")
    expect_loaded(page, page.locator(".example img").last)
    told = {"empty": violations(page)}
    send(page, "Show me a fox")
    expect_answered(page)
    picture = said(page).get_by_role("img", name=FOX)
    expect_loaded(page, picture)
    told["Chat"] = violations(page)
    picture.click()
    expect_loaded(page, page.get_by_role("dialog").get_by_role("img"))
    told["enlarged"] = violations(page)
    page.keyboard.press("Escape")
    if screen is not PHONE:
        page.get_by_role("button", name="Present").click()
        expect(page.get_by_role("button", name="Stop presenting")).to_be_visible()
        told["present"] = violations(page)
        page.keyboard.press("Escape")
    open_tab(page, "Find pictures")
    look_for(page, "something red")
    expect_loaded(page, page.locator("#found img").last)
    told["Find pictures"] = violations(page)
    open_tab(page, "Gallery")
    expect_loaded(page, page.locator("#album img").last)
    told["Gallery"] = violations(page)
    open_tab(page, "How it works")
    expect(page.locator("#last-answer tbody tr")).to_have_count(4)
    told["How it works"] = violations(page)
    page.locator("#side .toggle-button").click()
    expect(page.get_by_role("button", name="New chat")).to_be_visible()
    told["side"] = violations(page)
    assert {where: what for where, what in told.items() if what} == {}


CONTRAST = """
(element, property) => {
  const numbers = color => color.match(/[\\d.]+/g).map(Number);
  const light = color => {
    const [r, g, b] = numbers(color).map(c => c / 255)
      .map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  let behind = element.parentElement;
  while (numbers(getComputedStyle(behind).backgroundColor)[3] === 0) behind = behind.parentElement;
  const two = [getComputedStyle(element)[property], getComputedStyle(behind).backgroundColor];
  const [dark, bright] = two.map(light).sort((a, b) => a - b);
  return bright / dark;
}
"""


def contrast(element, of):
    """That of one of an element's colours with what is behind the element."""
    return element.evaluate(f"element => ({CONTRAST})(element, {of!r})")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_keyboard_alone_is_enough_and_where_it_is_can_be_seen(serve, visit, scheme):
    page = visit(serve(StubChat([found()])), color_scheme=scheme, reduced_motion="reduce")
    page.keyboard.press("Tab")
    reached = []
    for _ in range(40):
        reached.append(page.evaluate("document.activeElement.closest('#box') !== null"))
        if reached[-1] and page.evaluate("document.activeElement.tagName") == "TEXTAREA":
            break
        page.keyboard.press("Tab")
    expect(box(page)).to_be_focused()
    assert contrast(page.locator("#box"), "borderTopColor") >= 3
    page.keyboard.type("Show me a fox")
    page.keyboard.press("Enter")
    expect_answered(page)
    picture = said(page).get_by_role("button", name=FOX)
    for _ in range(40):
        if picture.evaluate("e => e === document.activeElement"):
            break
        page.keyboard.press("Shift+Tab")
    expect(picture).to_be_focused()
    expect(picture).to_have_css("outline-style", "solid")  # the page's own, not the browser's
    assert contrast(picture, "outlineColor") >= 3


def test_a_picture_is_taken_out_of_a_message_by_touch_and_from_the_keyboard(serve, visit, photo):
    url = serve(StubChat())
    page = visit(url, **PHONE)
    attach(page, photo)
    remove = page.get_by_role("button", name="Remove file")
    expect(remove).to_have_css("opacity", "1")
    place, picture = remove.bounding_box(), page.locator("#box .thumbnail-item").bounding_box()
    assert picture["width"] / 2 > place["width"] >= 24 <= place["height"]
    remove.tap()
    expect(remove).to_have_count(0)
    page = visit(url)
    attach(page, photo)
    remove = page.get_by_role("button", name="Remove file")
    expect(remove).to_have_css("opacity", "0")
    box(page).focus()
    for _ in range(10):
        if remove.evaluate("e => e === document.activeElement"):
            break
        page.keyboard.press("Shift+Tab")
    expect(remove).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(remove).to_have_count(0)


def test_the_keyboard_goes_only_to_what_can_be_seen(serve, visit):
    page = visit(serve(StubChat([found()])))
    send(page, "Show me a fox")
    expect_answered(page)
    expect(page.locator("#chats button")).to_have_count(1)  # in the list, which is closed
    page.evaluate("document.activeElement.blur()")
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                """() => {
                  const e = document.activeElement, place = e.getBoundingClientRect();
                  const name = e.ariaLabel || e.textContent.trim() || e.tagName;
                  return [name, place.right > 0 && place.left < innerWidth && e.checkVisibility()];
                }"""
            )
        )
        if len(reached) > 1 and reached[-1] == reached[0]:
            break
    names = [name for name, _ in reached]
    assert [name for name, seen in reached if not seen] == []
    assert "Your message" in names and "Not this one" in names and "Clear conversation" in names


def test_a_screen_reader_hears_no_markup_and_what_the_boxes_are_for(serve, visit, chat):  # noqa: F811
    page = visit(serve(chat))
    send(page, "Show me a fox")
    expect_answered(page)
    expect(page.get_by_role("textbox", name="Your message")).to_be_visible()
    labels = page.evaluate("[...document.querySelectorAll('[aria-label]')].map(e => e.ariaLabel)")
    assert [label for label in labels if "<" in label] == []
    open_tab(page, "Find pictures")
    find = page.get_by_role("textbox", name="What are you looking for?")
    find.fill("a green thing")
    find.press("Enter")
    expect(page.locator("#found-told").get_by_role("status")).to_contain_text("The 3 nearest of 3")
    page.get_by_role("button", name="Past chats, and saving this one").click()
    page.get_by_role("button", name="New chat").click()
    expect(page.get_by_role("textbox", name="Your message")).to_be_focused()


def test_nothing_moves_for_who_wants_it_still(serve, visit):
    page = visit(serve(StubChat()), reduced_motion="reduce")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(e =>
          [null, "::before", "::after"].some(part => {
            const s = getComputedStyle(e, part);
            return s.animationName !== "none" || parseFloat(s.transitionDuration) > 0;
          })
        ).map(e => e.outerHTML.slice(0, 100))"""
    )
    assert moving == []


@pytest.mark.parametrize("window", [{"viewport": {"width": 1440, "height": 900}}, PHONE])
def test_nothing_jumps_when_a_picture_loads(serve, visit, window):
    page = visit(serve(StubChat(["Here: ", found(), "Well?"])), **window)
    pictures = []
    page.route("**/file=**/fox.webp", lambda route: pictures.append(route))
    send(page, "Show me a fox")
    expect_answered(page)
    words = [said(page).get_by_text(text) for text in ("Here:", "Well?")]

    def gap():
        above, below = (text.bounding_box()["y"] for text in words)
        return below - above

    expect(words[1]).to_be_visible()
    before = gap()
    said(page).locator(".component img").scroll_into_view_if_needed()
    assert pictures  # it was held back until now
    for route in pictures:
        route.continue_()
    expect_loaded(page, said(page).locator(".component img"))
    assert before > 200 and gap() == before

"""What tests do on the page: write, attach, send, and wait for what a person would see."""

from playwright.sync_api import expect

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
LOADED = "image => image.complete && image.naturalWidth > 0"


def box(page):
    return page.locator("#box").get_by_test_id("textbox")


def attach(page, *files):
    """Adds files to the message, and waits until they are all there."""
    page.locator("#box").get_by_test_id("file-upload").set_input_files(list(files))
    expect(page.locator("#box .thumbnail-item")).to_have_count(len(files))


def send(page, text=""):
    box(page).fill(text)
    page.get_by_role("button", name="Submit").click()


def said(page):
    """What the chat said, answer by answer."""
    return page.locator("#conversation .bot-row")


def expect_answered(page, count=1):
    expect(said(page)).to_have_count(count)
    expect(page.get_by_role("button", name="Submit")).to_be_visible()


def expect_loaded(page, picture):
    """The picture is one that a person can see, and not merely a tag."""
    expect(picture).to_be_visible()
    picture.scroll_into_view_if_needed()
    page.wait_for_function(LOADED, arg=picture.element_handle())


def expect_within_width(page):
    """Nothing hangs over the window's right edge, neither scrolled to nor cut off, but what is in a
    sheet that is scrolled itself. (gradio measures its tabs in a row of them that nobody sees.)"""
    hanging = page.evaluate(
        """() => [...document.querySelectorAll("body *")]
          .filter(e => e.checkVisibility() && !e.closest(".visually-hidden, .sheet > *"))
          .filter(e => e.getBoundingClientRect().right > innerWidth + 0.5)
          .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert not hanging, hanging
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

"""Fixtures for tests of the page: files to send, a served chat, a browser, a visit."""

import shutil

import pytest
from PIL import Image
from playwright.sync_api import expect, sync_playwright

BROWSER_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
]


# How long a test waits for something to appear before it fails; a busy machine is slow.
expect.set_options(timeout=60_000)


@pytest.fixture
def photo(tmp_path):
    """A picture, beach.png, 400 x 300."""
    path = tmp_path / "beach.png"
    Image.new("RGB", (400, 300), "steelblue").save(path)
    return path


@pytest.fixture
def letter(tmp_path):
    """A file that only says that it is a picture, letter.jpg."""
    path = tmp_path / "letter.jpg"
    path.write_text("Dear reader, this is no picture.")
    return path


@pytest.fixture
def serve():
    """serve(chat, **options) opens the page around a chat, as app.py does; returns its address."""
    from demo import look, page

    pages = []

    def launch(chat, **options) -> str:
        pages.append(page.build(chat))
        _, url, _ = look.launch(pages[-1], prevent_thread_lock=True, quiet=True, **options)
        return url

    yield launch
    for opened in pages:
        opened.close(verbose=False)


@pytest.fixture(scope="session")
def browser():
    """Debian's chromium, or Playwright's own where there is none."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=BROWSER_ARGS
        )
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser):
    """visit(url, **context) opens a page for a new visitor; context: viewport, color_scheme, ...

    At the end of the test no page may have complained in its console, run a script that failed,
    or asked any other machine for anything.
    """
    contexts, complaints = [], []

    def open_page(url: str, **context):
        contexts.append(browser.new_context(**context))
        contexts[-1].set_default_timeout(60_000)
        page = contexts[-1].new_page()
        page.on("console", lambda m: m.type == "error" and complaints.append(m.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda r: _is_outside(r.url, url) and complaints.append(r.url))
        page.goto(url)
        page.locator("#box").get_by_test_id("textbox").wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def _is_outside(address: str, url: str) -> bool:
    return not address.startswith((url, "data:", "blob:"))

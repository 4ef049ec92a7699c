"""README's screenshots, of real conversations with the running app: python -m tests.screenshots

Opens the page with the embedded default, talks to it in Chromium and keeps a picture of each
conversation. Needs requirements-dev.txt and a Chromium, as the tests do.
"""

import argparse
import shutil
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright
from tqdm import tqdm

from app import load_chat
from assets.draw.output import put
from demo import look, page
from fromage_core import DEFAULT_GALLERY, DEFAULT_MODEL
from tests.browsing import attach, expect_answered, send
from tests.conftest import BROWSER_ARGS

ROOT = Path(__file__).parent.parent
PHOTO = ROOT / "demo" / "examples" / "boat.webp"
# File name -> the window's height, and messages; a picture comes before the words that go with it.
CONVERSATIONS = {
    "picture": (800, [PHOTO, "What do you see in this picture?"]),
    "shown": (950, ["Show me a picture of a polar bear in the snow."]),
    "thread": (
        2000,
        [
            "I'd like to see a sailing boat.",
            "The same, but at sunset.",
            "Now show me a lighthouse.",
        ],
    ),
    "two": (1300, ["Show me a cat and then a rabbit."]),
}
WIDTH = 1000
REPLY = 120_000  # ms


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=Path, default=ROOT / "assets" / "readme")
    args = parser.parse_args()
    chat = load_chat(DEFAULT_MODEL, DEFAULT_GALLERY, "auto")
    served = page.build(chat)
    _, url, _ = look.launch(served, prevent_thread_lock=True, quiet=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=BROWSER_ARGS
        )
        for name, (height, messages) in tqdm(CONVERSATIONS.items(), desc="conversations"):
            visit = chromium.new_page(viewport={"width": WIDTH, "height": height})
            visit.set_default_timeout(REPLY)
            visit.goto(url)
            hold(visit, messages)
            put(args.out / f"{name}.png", lambda path, visit=visit: keep(visit, path))
            visit.close()
        chromium.close()
    served.close(verbose=False)


def hold(visit: Page, messages: list) -> None:
    """Send the messages, each when the last has been answered."""
    answers = 0
    for part in messages:
        if isinstance(part, Path):
            attach(visit, part)
            continue
        send(visit, part)
        answers += 1
        expect_answered(visit, answers)
    visit.evaluate("document.activeElement.blur()")
    visit.wait_for_function(
        "[...document.querySelectorAll('#conversation img')].every(i => i.complete)"
    )


def keep(visit: Page, path: Path) -> None:
    """What the window shows, in few colours: it is a drawing more than a photo."""
    visit.screenshot(path=path)
    with Image.open(path) as shot:
        shot.convert("RGB").quantize(256).save(path, "PNG", optimize=True)


if __name__ == "__main__":
    main()

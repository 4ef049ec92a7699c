"""What a browser pays for the page: python -m benchmarks.page

Opens it in Chromium around a chat that needs no model, a few times with an empty cache, and prints
when the first content is painted, against a page of gradio's with one text box (that is what
gradio itself costs), the largest script in bytes, and how long after a click dots tell that an
answer is on its way. Needs requirements-dev.txt and a Chromium.
"""

import json
import shutil
from statistics import median

import gradio as gr
from playwright.sync_api import sync_playwright

from demo import look, page
from tests.conftest import BROWSER_ARGS
from tests.stub_chat import StubChat

TIMES = 5
BESIDE = {"prevent_thread_lock": True, "quiet": True}
OWN_FONTS = gr.themes.Base(font=["system-ui"], font_mono=["monospace"])  # none is fetched
PAINTED = """
() => new Promise(done => new PerformanceObserver(list => {
  const first = list.getEntriesByName("first-contentful-paint")[0];
  if (first) done(first.startTime);
}).observe({type: "paint", buffered: true}))
"""
LARGEST = """
() => Math.max(...performance.getEntriesByType("resource")
  .filter(e => e.name.endsWith(".js")).map(e => e.encodedBodySize))
"""

# Sends what is in the box -> milliseconds until the dots are seen.
THINKING = """
() => new Promise(done => {
  const start = performance.now();
  const look = () => {
    const dots = document.querySelector('#conversation [aria-label="Loading response"]');
    if (dots?.checkVisibility()) done(performance.now() - start);
    else requestAnimationFrame(look);
  };
  document.querySelector("#box .submit-button").click();
  look();
})
"""


def main() -> None:
    with gr.Blocks(analytics_enabled=False) as bare:
        gr.Textbox()
    pages = {"page": page.build(StubChat()), "gradio alone": bare}
    urls = {
        "page": look.launch(pages["page"], **BESIDE)[1],
        "gradio alone": bare.launch(theme=OWN_FONTS, **BESIDE)[1],
    }
    painted: dict[str, list[float]] = {name: [] for name in urls}
    largest, thinking = {}, []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=BROWSER_ARGS
        )
        for name, url in [*urls.items()] * TIMES:
            visit = chromium.new_context().new_page()
            visit.goto(url)
            painted[name].append(visit.evaluate(PAINTED))
            visit.locator("textarea").first.wait_for()
            largest[name] = visit.evaluate(LARGEST)
            if name == "page":
                visit.locator("#box textarea").fill("Hello")
                thinking.append(visit.evaluate(THINKING))
            visit.context.close()
        chromium.close()
    milliseconds = {name: round(median(times)) for name, times in painted.items()}
    figures = {
        "first contentful paint, ms": milliseconds,
        "against gradio alone": round(milliseconds["page"] / milliseconds["gradio alone"], 2),
        "largest script, bytes": largest,
        "thinking is shown, ms": round(median(thinking)),
    }
    print(json.dumps(figures, indent=2))
    for blocks in pages.values():
        blocks.close(verbose=False)


if __name__ == "__main__":
    main()

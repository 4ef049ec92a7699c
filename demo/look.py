"""How the page looks, and how it is opened: theme, style sheet, icon, and nothing from outside.

Every font is one that the visitor's system has, so that the page fetches nothing from elsewhere.
"""

from pathlib import Path

import gradio as gr

SESSIONS = 300  # visits that the server remembers: a long one holds some 20 MB of pictures
WAITING = 100  # events, most of them questions that an answer takes seconds for
HERE = Path(__file__).parent
LOGO = HERE / "cheese.svg"
STYLE = HERE / "style.css"

CHEESE = gr.themes.Color(
    "#fffaeb", "#fef1cc", "#fde39f", "#fbd269", "#f8c13c", "#f0ad1f",
    "#c98612", "#9a6210", "#7c4d13", "#674014", "#3b2207",
    name="cheese",
)  # fmt: skip
RIND = gr.themes.Color(
    "#fdfbf7", "#f7f2e9", "#ebe3d5", "#d8cdbb", "#ab9e8b", "#7a6e5f",
    "#5e5447", "#474036", "#2f2a23", "#221e18", "#181511",
    name="rind",
)  # fmt: skip

THEME = gr.themes.Base(
    primary_hue=CHEESE,
    secondary_hue=CHEESE,
    neutral_hue=RIND,
    radius_size=gr.themes.sizes.radius_lg,
    font=["system-ui", "sans-serif"],
    font_mono=["ui-monospace", "monospace"],
).set(
    body_background_fill="*neutral_50",
    body_background_fill_dark="*neutral_950",
    body_text_color="*neutral_800",
    body_text_color_dark="*neutral_100",
    body_text_color_subdued="*neutral_500",
    body_text_color_subdued_dark="*neutral_400",
    background_fill_primary="white",
    background_fill_primary_dark="*neutral_900",
    background_fill_secondary="*neutral_50",
    background_fill_secondary_dark="*neutral_950",
    border_color_primary="*neutral_200",
    border_color_primary_dark="*neutral_800",
    block_background_fill="white",
    block_background_fill_dark="*neutral_900",
    input_background_fill="white",
    input_background_fill_dark="*neutral_900",
    input_placeholder_color="*neutral_500",
    input_placeholder_color_dark="*neutral_400",
    color_accent="*primary_500",
    color_accent_soft="*primary_100",
    color_accent_soft_dark="*neutral_800",
    slider_color="*primary_500",
    button_primary_background_fill="*primary_400",
    button_primary_background_fill_dark="*primary_400",
    button_primary_background_fill_hover="*primary_300",
    button_primary_background_fill_hover_dark="*primary_300",
    button_primary_text_color="#2f2209",
    button_primary_text_color_dark="#2f2209",
    button_secondary_background_fill="transparent",
    button_secondary_background_fill_dark="transparent",
    button_secondary_background_fill_hover="*neutral_100",
    button_secondary_background_fill_hover_dark="*neutral_800",
)


# A click on a picture shows it as large as the window: gradio's own button for that asks for the
# whole screen, which a phone's browser may refuse. And some of what gradio tells screen readers is
# not so: its examples are a list without items, a button of ours is read out as markup, a picture
# is "Thumbnail 3 of 24", what a box is for is said only by the hint in it, which changes, and what
# is found, and what the side holds, is not said at all.
ON_LOAD = """
() => {
  const page = document.querySelector(".gradio-container");
  const told = {"#box": "Your message", "#find": "What are you looking for?"};
  const plain = () => {
    page.querySelector("#conversation .examples")?.removeAttribute("role");
    for (const part of page.querySelectorAll('#conversation [aria-label*="<"], .thumbnail-lg'))
      part.removeAttribute("aria-label");
    for (const box in told) {
      const empty = page.querySelector(`${box} textarea:not([aria-label])`);
      empty?.setAttribute("aria-label", told[box]);
    }
    for (const news of page.querySelectorAll(":is(#found-told, #album-told) .prose"))
      news.role = "status";
    const side = page.querySelector("#side .toggle-button:not([title])");
    if (side) side.ariaLabel = side.title = "Past chats, and saving this one";
  };
  const names = {attributes: true, attributeFilter: ["aria-label"]};
  new MutationObserver(plain).observe(page, {childList: true, subtree: true, ...names});
  plain();
  const shade = document.createElement("dialog");
  shade.id = "enlarged";
  shade.ariaLabel = "The picture, enlarged";
  shade.innerHTML = '<img alt=""><form method="dialog"><button>Close</button></form>';
  shade.addEventListener("click", () => shade.close());
  page.append(shade);
  document.addEventListener("click", event => {
    const button = event.target.closest("#conversation .image-container button, .thumbnail-lg");
    const small = button?.querySelector("img");
    if (!small) return;
    Object.assign(shade.querySelector("img"), {src: small.src, alt: small.alt});
    shade.showModal();
  });
}
"""
# The style sheet's own rule does not reach what lies around the page's column.
STILL = """
<style>
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation: none !important; transition: none !important; }
}
</style>
"""


def launch(page: gr.Blocks, **options):
    """page.launch with the page's own look; options are launch's, and its result is returned."""
    page.queue(max_size=WAITING)  # gradio says that it is full: better than to wait for an hour
    return page.launch(
        theme=THEME,
        css_paths=[STYLE],
        js=ON_LOAD,
        head=STILL,
        favicon_path=LOGO,
        allowed_paths=[LOGO],  # gradio serves no other file of ours, from whatever folder it is run
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        max_file_size="100mb",
        state_session_capacity=SESSIONS,
        **options,
    )

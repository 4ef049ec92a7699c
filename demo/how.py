"""How it works, in a drawing and a few words, and what happened in the last answer.

Does not know the model: what it tells of an answer is what the answer brought along, with the
album's files beside it.
"""

import html
from functools import lru_cache
from pathlib import Path

import gradio as gr

from demo.bubbles import surety
from demo.conversation import Shown
from fromage_core.chat import Picture
from fromage_core.gallery import Hit
from fromage_core.pictures import PictureError, open_picture
from fromage_core.saved import picture_url

NEAREST = 5
SMALL = 96  # pixels of one of them

DRAWING = (Path(__file__).parent / "how.svg").read_text(encoding="utf-8")
# Wider than a phone's window, where it is moved about.
SHEET = '<div class="sheet" tabindex="0" role="region" aria-label="The drawing">{}</div>'
WORDS = """
<p>Two models that were made by others stay as they are: one has learned from text alone, the other
looks at pictures. Only the four small yellow things between them were learned for this.</p>
<ul>
<li><b>W_c</b> turns what is seen in a picture into a few “words” that the language model reads.
</li>
<li><b>[RET]</b> is a word of its own. The language model writes it where a picture should stand.
</li>
<li><b>W_t</b> turns what the language model has in mind at [RET] into a point, and <b>W_i</b> every
picture of the album. The nearest picture is shown.</li>
</ul>
<h3>What it cannot do</h3>
<ul>
<li>It does not draw. It shows what is in the album, or the nearest to it.</li>
<li>It makes things up, is bad at sums, and cannot be relied upon for facts. The language model that
comes with it is a very small one.</li>
<li>What comes with it has seen few kinds of photos: people, dogs, the outdoors. It guesses at the
rest.</li>
<li>It does not read writing in pictures, know people, or remember other chats.</li>
</ul>
<p>The method is that of Koh, Salakhutdinov and Fried, “Grounding Language Models to Images for
Multimodal Inputs and Outputs”, ICML 2023.</p>
"""
NOTHING_YET = "<p>Nothing was answered yet.</p>"
NOT_KEPT = "<p>No figures were kept of the last answer.</p>"


def tab(tab: gr.Tab, conversation: gr.State) -> None:
    gr.HTML(SHEET.format(DRAWING) + WORDS, elem_id="how-drawing")
    gr.HTML("<h3>What happened in the last answer</h3>")
    told = gr.HTML(NOTHING_YET, elem_id="last-answer")
    tab.select(
        last_answer,
        conversation,
        told,
        queue=False,
        show_progress="hidden",
        api_visibility="private",
    )


def last_answer(messages: list) -> str:
    """Where [RET] was written in the last answer, how likely it was, and what was near."""
    answers = [message for message in messages if message["role"] == "assistant"]
    if not answers:
        return NOTHING_YET
    if "took" not in answers[-1]:  # it was kept by the browser, or came from a file
        return NOT_KEPT
    parts, took = answers[-1]["content"], answers[-1]["took"]
    speed = took["tokens"] / max(took["seconds"], 1e-3)
    seen = [part for part in parts if isinstance(part, Shown) and part.said.nearest]
    told = "".join(_said(part) for part in parts)
    return (
        f'<p class="told">{told}</p>'
        + "".join(_nearest(number, part) for number, part in enumerate(seen, 1))
        + f"<p>{took['tokens']} tokens (words, parts of words, and [RET]) in "
        f"{1000 * took['seconds']:,.0f} milliseconds, {speed:.0f} a second.</p>"
    )


def _said(part) -> str:
    if isinstance(part, Shown):
        return " <b>[RET]</b> "
    return html.escape(part) if isinstance(part, str) else ""


def _nearest(number: int, shown: Shown) -> str:
    picture = shown.said
    near = sorted(picture.nearest, key=lambda hit: -hit.score)[:NEAREST]
    # By their names: the one that was shown may be among them, or farther off.
    hits = {hit.record.image: hit for hit in (*near, picture)}.values()
    rows = "".join(
        _row(hit, hit.record.image == picture.record.image)
        for hit in sorted(hits, key=lambda hit: -hit.score)
    )
    return (
        f"<p>[RET] number {number} had a probability of {picture.probability:.1%} against the "
        f"likeliest word: above a half a picture is shown, unless “How it answers” says otherwise. "
        f"Nearest to it in the album:</p><table><thead><tr><th colspan=2>Picture</th>"
        f"<th>Score</th><th>In words</th></tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(hit: Hit | Picture, shown: bool) -> str:
    start, end = ('<tr class="shown">', " · shown") if shown else ("<tr>", "")
    cells = [
        _small(hit.path),
        html.escape(hit.record.caption or hit.record.image),
        f"{hit.score:.3f}",
        surety(hit.score) + end,
    ]
    return start + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


@lru_cache(maxsize=500)  # a few KB each: the tab is looked at again and again
def _small(path: Path) -> str:
    """The picture, for beside its name; empty where its file is gone."""
    try:
        return f'<img src="{picture_url(open_picture(path), SMALL)}" alt="">'
    except PictureError:
        return ""

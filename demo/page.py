"""The page: what stands where, and which event function answers to what.

Reads from top to bottom as the page does. Does not know how a message is read or shown
(demo/events.py and what it builds on), nor the model.
"""

from copy import deepcopy

import gradio as gr

from demo.conversation import MAX_CHARACTERS
from demo.events import NOTHING, READY, Events, ready
from demo.examples import EXAMPLES
from demo.look import LOGO

HEADER = f"""
<header>
  {LOGO.read_text()}
  <div>
    <h1>FROMAGe</h1>
    <p>Chat in words and pictures: show it a photo, or ask to see something.</p>
  </div>
</header>
"""
WELCOME = """
<h2>What shall we look at?</h2>
<p>Start here, or with a picture of your own.</p>
"""
SMALL_PRINT = """
<p>It can be wrong. Its pictures come from an album.</p>
"""
# gradio does not give the focus back to a box that was disabled. On a phone it would bring up the
# keyboard, over the answer.
FOCUS = """
() => requestAnimationFrame(() => {
  if (matchMedia("(pointer: fine)").matches) document.querySelector("#box textarea")?.focus();
})
"""


def build(chat) -> gr.Blocks:
    """The page around one chat (anything with Chat's `reply`); demo.look.launch opens it."""
    events = Events(chat)

    with gr.Blocks(title="FROMAGe", analytics_enabled=False) as page:
        conversation = gr.State([])
        due = gr.State(NOTHING)

        gr.HTML(HEADER, padding=False)
        chatbot = gr.Chatbot(
            elem_id="conversation",
            show_label=False,
            container=False,
            height=None,  # the window's, by the style sheet
            placeholder=WELCOME,
            examples=deepcopy(EXAMPLES),  # gradio puts its own file records into the copy
            avatar_images=(None, LOGO),
            buttons=[],
            allow_file_downloads=False,
            # The text is escaped (demo/bubbles.py) and shown as it is.
            render_markdown=False,
            latex_delimiters=[],
            allow_tags=False,
        )
        box = gr.MultimodalTextbox(
            elem_id="box",
            show_label=False,
            label="Your message",
            placeholder=READY,
            sources=["upload"],
            file_count="multiple",
            max_lines=8,
            # Pasted text stays text, however long: what is too long is said in the chat.
            max_plain_text_length=100 * MAX_CHARACTERS,
        )
        with gr.Row(elem_id="below", equal_height=True):
            gr.HTML(SMALL_PRINT, padding=False)
            clear = gr.Button("Clear conversation", size="sm", scale=0, min_width=150)
        with gr.Accordion("How it answers", open=False, elem_id="how"):
            knobs = _knobs()

        _connect(events, chatbot, box, clear, conversation, due, knobs)
        _api(events, box, conversation, knobs)
    return page


def _connect(events: Events, chatbot, box, clear, conversation, due, knobs: list) -> None:
    """What happens on the page: send, be answered, stop, ask again, take back, swap, clear."""
    answer = {
        "fn": events.reply,
        "inputs": [due, conversation, *knobs],
        "outputs": [conversation, chatbot],
        "show_progress": "minimal",
        # The model answers one at a time, to the page and to the API.
        "concurrency_id": "chat",
        "concurrency_limit": 1,
        "api_visibility": "private",
    }
    quick = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}
    asked = [box, clear, conversation, chatbot, due]

    typed = box.submit(events.ask, [box, conversation], asked, **quick).then(**answer)
    picked = chatbot.example_select(events.ask_example, conversation, asked, **quick).then(**answer)
    again = chatbot.retry(events.again, conversation, asked, **quick).then(**answer)
    replies = [typed, picked, again]
    for replying in replies:
        turn = replying.then(ready, [due, conversation], [box, clear, chatbot], **quick)
        turn.then(None, js=FOCUS)
    box.stop(None, cancels=replies, api_visibility="private")
    back = [box, conversation, chatbot]
    chatbot.undo(events.undo, conversation, back, **quick).then(None, js=FOCUS)
    chatbot.select(events.act, conversation, back, **quick)
    clear.click(lambda: ([], []), None, [conversation, chatbot], **quick)


def _knobs() -> list[gr.Slider]:
    """The chat's options, in a visitor's words, in the order of Events.api's arguments."""
    return [
        gr.Slider(
            0, 1, 0.5, step=0.05,
            label="How readily it shows pictures",
            info="0 never, 0.5 when one seems wanted, 1 at the least hint",
        ),
        gr.Slider(
            1, 5, 2, step=1,
            label="Pictures in one answer, at most",
        ),
        gr.Slider(
            16, 256, 96, step=16,
            label="Length of an answer, at most",
            info="In pieces of words: 100 are about 75 words",
        ),
        gr.Slider(
            0, 1.5, 0, step=0.1,
            label="Imagination",
            info="0 gives its best guess; higher is livelier, and wrong more often",
        ),
        gr.Slider(
            0.1, 1, 0.95, step=0.05,
            label="Choice of words",
            info="Lower keeps to the likeliest words; needs some imagination to matter",
        ),
    ]  # fmt: skip


def _api(events: Events, box, conversation, knobs: list) -> None:
    """The same chat for programs, as /chat. Nothing of it is seen on the page."""
    gr.Button(visible=False).click(
        events.api,
        [box, conversation, *knobs],
        [gr.JSON(visible=False), conversation],
        api_name="chat",
        concurrency_id="chat",
        concurrency_limit=1,
    )

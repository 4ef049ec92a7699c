"""The page: what stands where, and which event function answers to what.

Reads from top to bottom as the page does. Does not know how a message is read or shown
(demo/events.py and what it builds on), nor the model.
"""

from copy import deepcopy
from pathlib import Path

import gradio as gr

from demo import album, api, how
from demo.conversation import MAX_CHARACTERS
from demo.events import NOTHING, READY, Events
from demo.examples import EXAMPLES
from demo.gpu import on_gpu
from demo.look import LOGO
from demo.store import HOUR, SWEEP, sweep
from demo.uploads import settle, sweep_uploads

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
PAST = """
<h2>Past chats</h2>
<p>This browser keeps the last 50.</p>
<ul></ul>
"""
CHATS = (Path(__file__).parent / "chats.js").read_text(encoding="utf-8")
SMALL_PRINT = """
<p>It can be wrong. Its pictures come from an album.</p>
"""
# gradio does not give the focus back to a box that was disabled. Who has gone elsewhere since keeps
# it, and on a phone it would bring up the keyboard, over the answer.
FOCUS = """
() => requestAnimationFrame(() => {
  const free = document.activeElement === document.body && matchMedia("(pointer: fine)").matches;
  if (free) document.querySelector("#box textarea")?.focus();
})
"""
# Another conversation is opened from any tab, by a button of the side, which closes.
OPENED = f"""
() => {{
  document.querySelector("[role=tab]").click();
  document.activeElement.blur();
  ({FOCUS.strip()})();
}}
"""
# gradio's download button gives out a file that the server has and keeps.
SAVE = """
text => {{
  if (!text) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], {{type: "{kind}"}}));
  link.download = "{name}";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}}
"""
# A slip must not cost all that was ever said. (A frame of another site may not ask by confirm().)
FORGET = """
() => {
  const button = document.querySelector("#forget"), ask = "Press again to forget them all";
  if (button.textContent === ask) return dispatchEvent(new Event("forget-chats"));
  const before = button.textContent, back = () => { button.textContent = before; };
  button.textContent = ask;
  addEventListener("forget-chats", back, {once: true});
  button.addEventListener("blur", back, {once: true});
  setTimeout(back, 10000);
}
"""
# For a projector: large type, and nothing to turn but the way back. Escape is one, too.
PRESENT = """
() => {
  const page = document.querySelector(".gradio-container");
  const button = document.querySelector("#present");
  const turn = on => {
    page.classList.toggle("present", on);
    button.textContent = on ? "Stop presenting" : "Present";
    document[on ? "addEventListener" : "removeEventListener"]("keydown", page.leave);
  };
  page.leave ??= event => {
    if (event.key === "Escape" && !document.querySelector("#enlarged").open) turn(false);
  };
  document.querySelector("[role=tab]").click();
  turn(!page.classList.contains("present"));
}
"""


def build(chat, mcp: bool = False) -> gr.Blocks:
    """The page around one chat (anything with Chat's face); demo.look.launch opens it.

    mcp: whether it is to be served by MCP as well.
    """
    events, shelf = Events(chat), album.Album(chat)
    settle()

    with gr.Blocks(title="FROMAGe", analytics_enabled=False, delete_cache=(SWEEP, HOUR)) as page:
        conversation = gr.State([])
        own = album.own_state()

        with gr.Sidebar(open=False, width=280, elem_id="side") as side:
            anew = gr.Button("New chat", variant="primary")
            kept = gr.HTML(html_template=PAST, js_on_load=CHATS, elem_id="chats")
            forget = gr.Button("Forget all past chats", size="sm", elem_id="forget")
            gr.HTML("<h2>Take this chat with you</h2>")
            as_page = gr.Button("Save as a page", size="sm")
            as_json = gr.Button("Save to go on later", size="sm")
            load = gr.UploadButton("Go on with a saved one", size="sm", file_types=[".json"])
        with gr.Row(elem_id="top", equal_height=True):
            gr.HTML(HEADER, padding=False)
            present = gr.Button("Present", size="sm", scale=0, min_width=130, elem_id="present")
        with gr.Tabs():
            with gr.Tab("Chat"):
                chatbot, box, clear, knobs = _chat_tab()
                # gradio would take them for a visitor's, and remove them after an hour.
                chatbot.keep_in_cache |= chatbot.temp_files
            with gr.Tab("Find pictures"):
                album.find_tab(shelf, own)
            with gr.Tab("Gallery") as look:
                album.look_tab(shelf, own, look)
            with gr.Tab("How it works") as tab:
                how.tab(tab, conversation)

        openers, visit = [clear, anew, load], [conversation, kept, own]
        due = _connect(events, chatbot, box, openers, visit, knobs)
        opened = [kept, conversation, chatbot]
        _connect_past(events, page, side, openers, visit, due, opened)
        _connect_saving(events, as_page, as_json, visit)

        def tidy():
            sweep()
            sweep_uploads(chatbot.keep_in_cache)

        tidy()
        page.load(tidy, **QUICK)
        forget.click(None, js=FORGET)
        at_once = QUICK | {"trigger_mode": "multiple"}  # else a second click is passed over
        present.click(lambda: gr.Sidebar(open=False), None, side, js=PRESENT, **at_once)
        api.connect(chat, box, conversation, knobs, mcp)
    return page


def _chat_tab():
    """The conversation, the message box, and what one rarely needs."""
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
    return chatbot, box, clear, knobs


# What is quick does not wait for its turn at the model.
QUICK = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}


def _connect(events, chatbot, box, openers: list, visit: list, knobs: list):
    """What happens in the chat: send, be answered, stop, ask again, take back, swap.

    openers: the buttons that open another conversation; visit: the conversation, what the browser
    keeps, and one's own pictures. Returns what is due.
    """
    due = gr.State(NOTHING)
    conversation, kept, own = visit
    answer = {
        "fn": on_gpu(events.reply),
        "inputs": [due, conversation, own, *knobs],
        "outputs": [conversation, chatbot],
        "show_progress": "minimal",
        # The model answers one at a time, to the page and to programs.
        "concurrency_id": "chat",
        "concurrency_limit": 1,
        "api_visibility": "private",
    }
    asked = [box, *openers, conversation, chatbot, due, kept]
    turn = [due, *visit], [box, *openers, chatbot, due, kept]
    # From the click on, dots tell that an answer is on its way.
    thinking = QUICK | {"show_progress": "minimal", "show_progress_on": chatbot}
    questions = [
        box.submit(events.ask, [box, *visit], asked, **thinking),
        chatbot.example_select(events.ask_example, visit, asked, **thinking),
        chatbot.retry(events.again, [*visit, due], asked, **thinking),
    ]
    replies = []
    for question in questions:
        replying = question.then(**answer)
        replies.append(replying)
        # "then" does not come after a failure.
        for after in (replying.then, replying.failure):
            after(events.ready, *turn, **QUICK).then(None, js=FOCUS)
    box.stop(None, cancels=replies, api_visibility="private")
    back = [box, conversation, chatbot, kept]
    for changed in (
        chatbot.undo(events.undo, [*visit, due], back, **QUICK),
        chatbot.select(events.act, [*visit, due], back, **QUICK),
    ):
        changed.then(None, js=FOCUS)
    return due


def _connect_past(events, page, side, openers: list, visit: list, due, opened: list) -> None:
    """What opens another conversation. opened: what all of these change."""
    (clear, anew, load), (_, kept, own) = openers, visit
    page.load(events.recall, [kept, own], opened, **QUICK)
    clear.click(events.clear, kept, opened, **QUICK)
    for opening in (
        # Queued, as only then a warning reaches the page.
        kept.click(events.open, [own, due], opened, **QUICK | {"queue": True}),
        load.upload(events.load, [load, own], opened, **QUICK | {"queue": True}),
        anew.click(events.anew, None, opened, **QUICK),
    ):  # on a phone, the list lies over the conversation
        closed = opening.success(lambda: gr.Sidebar(open=False), None, side, **QUICK)
        closed.then(None, js=OPENED)


def _connect_saving(events, as_page, as_json, visit: list) -> None:
    """The browser saves what the server has put together, which keeps no file of it."""
    for button, put_together, name, kind in (
        (as_page, events.as_page, "fromage.html", "text/html"),
        (as_json, events.as_json, "fromage.json", "application/json"),
    ):
        text = gr.Textbox(visible=False)
        # Queued, as only then a warning reaches the page.
        ready_made = button.click(put_together, visit, text, **QUICK | {"queue": True})
        ready_made.success(None, text, js=SAVE.format(name=name, kind=kind))


def _knobs() -> list[gr.Slider]:
    """The chat's options, in a visitor's words, in the order of Api.chat's arguments."""
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

"""What happens when a visitor does something: gradio's values in, gradio's values out.

Each method is the function behind one event of demo/page.py. The conversation itself is
demo/conversation.py's; this module keeps it in the visitor's session on the server, and finds it
again in what the browser kept (demo/history.py) where the session was lost.
"""

import json
import logging
from dataclasses import replace

import gradio as gr

from demo import history
from demo.bubbles import Action, bubbles
from demo.conversation import (
    Shown,
    answered,
    asked,
    begun,
    renewed,
    spoken,
    swapped,
    taken_back,
    told_again,
    unanswered,
    visiting,
)
from demo.examples import EXAMPLES
from demo.paper import paper
from demo.store import keep
from fromage_core import saved
from fromage_core.chat import Options
from fromage_core.data import DataError

READY = "Write, or add a picture"
BUSY = "One moment, I am answering"
EMPTY = "Nothing to send yet"
UNREADABLE = "That is no conversation that was saved here."
UNSAID = "There is nothing to save yet."
MOST_SAVED = 50_000_000  # characters of a saved conversation
# What is due after an event: no answer, one, or another one.
NOTHING, ANSWER, ANOTHER = "", "answer", "another"
LIVELY = 0.7  # temperature of another answer, at least

log = logging.getLogger(__name__)


class Events:
    """The page's event functions around one chat."""

    def __init__(self, chat):
        self.chat = chat

    def ask(self, message: dict, messages: list, kept, own):
        """Shows what was sent, at once.
        -> box, clear, anew, load, conversation, chatbot, due, kept"""
        messages = self._here(messages, kept, own)
        longer = asked(messages, message["text"] or "", message["files"], keep)
        if longer is messages:
            hint = gr.MultimodalTextbox(value=None, placeholder=EMPTY)
            return hint, *[gr.skip()] * 3, messages, gr.skip(), NOTHING, gr.skip()
        # A reload while it is answered must not lose it.
        return *busy(), longer, bubbles(longer, busy=True), ANSWER, self._remember(kept, longer)

    def ask_example(self, messages: list, kept, own, clicked: gr.SelectData):
        """As ask, for the example that was clicked."""
        # Only the number is taken from the browser: it could name any file on the server.
        example = EXAMPLES[clicked.index]
        message = {"text": example["text"], "files": example.get("files", [])}
        return self.ask(message, messages, kept, own)

    def again(self, messages: list, kept, own, due: str):
        """The last question, to be answered another way. -> as ask"""
        if due != NOTHING:  # an answer is on its way, here and in what follows
            return [gr.skip()] * 8
        shorter = unanswered(self._here(messages, kept, own))
        kept = self._remember(kept, shorter)
        return *busy(), shorter, bubbles(shorter, busy=True), ANOTHER, kept

    def undo(self, messages: list, kept, own, due: str):
        """Takes the last question back into the box. -> box, conversation, chatbot, kept"""
        if due != NOTHING:
            return [gr.skip()] * 4
        back = _taken_back(self._here(messages, kept, own))
        return *back, self._remember(kept, back[1])

    def act(self, messages: list, kept, own, due: str, clicked: gr.SelectData):
        """A button in the conversation, if it was one that was clicked.
        -> box, conversation, chatbot, kept"""
        action = Action.read(clicked.value) if isinstance(clicked.value, str) else None
        if action is None or due != NOTHING:
            return [gr.skip()] * 4
        messages = self._here(messages, kept, own)
        if not _stands(action, messages):
            return [gr.skip()] * 4
        if action.name == "edit":  # the conversation as it was stays among the past chats
            back = _taken_back(messages, action.number)
            return *back, self._remember(history.NONE, back[1])
        place = action.number, action.place
        messages = swapped(visiting(self.chat, own), messages, *place, action.name, keep)
        return gr.skip(), messages, bubbles(messages), self._remember(kept, messages)

    def _here(self, messages: list, kept, own) -> list:
        """The conversation on the page, with its pictures' files. The server forgets a session that
        was idle for long, or when it starts anew; the browser has kept what was said."""
        if not messages:
            messages = history.recall(kept, visiting(self.chat, own).gallery, keep)[1]
        return renewed(messages, keep)

    def _remember(self, kept, messages: list) -> dict:
        """What the browser is to keep of the conversation as it is now. Whatever changes the one
        changes the other in the same event: between two, another click may come."""
        return history.remember(kept, messages, self.chat.gallery)

    def recall(self, kept, own):
        """The chat that was on the page, as the browser kept it. -> kept, conversation, chatbot"""
        kept, messages = history.recall(kept, visiting(self.chat, own).gallery, keep)
        # Where there is none, a visitor who was quick may have begun already.
        return (kept, messages, bubbles(messages)) if messages else [gr.skip()] * 3

    def open(self, own, due: str, clicked: gr.EventData):
        """As recall, of the past chat that was clicked."""
        if due != NOTHING:
            gr.Info(BUSY)
            return [gr.skip()] * 3
        kept, messages = history.recall(clicked.chat, visiting(self.chat, own).gallery, keep)
        if not messages:
            gr.Warning(UNREADABLE)
            return [gr.skip()] * 3
        return kept, messages, bubbles(messages)

    def anew(self):
        """An empty conversation; the one before it is kept. -> as recall"""
        return history.NONE, [], []

    def clear(self, kept):
        """An empty conversation; the one before it is forgotten. -> as recall"""
        return self._remember(kept, []), [], []

    def load(self, path: str, own):
        """Goes on with a conversation from a file. -> as recall"""
        try:
            with open(path, encoding="utf-8") as file:
                text = file.read(MOST_SAVED)
            told = saved.load(json.loads(text), visiting(self.chat, own).gallery)
            messages = told_again(told, keep)
        except (OSError, ValueError, RecursionError, DataError) as error:
            log.info("a saved conversation was refused: %s", error)
            gr.Warning(UNREADABLE)
            return [gr.skip()] * 3
        return self._remember(history.NONE, messages), messages, bubbles(messages)

    def as_page(self, messages: list, kept, own) -> str:
        """The conversation as a page of its own; empty where there is none."""
        messages = self._to_save(messages, kept, own)
        return paper(messages, history.title(messages)) if messages else ""

    def as_json(self, messages: list, kept, own) -> str:
        """The conversation as `python -m fromage_core chat --resume` reads it; empty where there
        is none."""
        told = spoken(self._to_save(messages, kept, own))
        return json.dumps(saved.dump(told, self.chat.gallery), ensure_ascii=False) if told else ""

    def _to_save(self, messages: list, kept, own) -> list:
        """As _here, with a word where it is empty."""
        messages = self._here(messages, kept, own)
        if not messages:
            gr.Warning(UNSAID)
        return messages

    def reply(self, due: str, messages: list, own, *knobs: float):
        """Streams the answer, with pictures of the album and one's own. -> conversation, chatbot"""
        # What waited for its turn may find the question answered already, or taken back.
        if due == NOTHING or not begun(messages):
            yield gr.skip(), gr.skip()
            return
        chosen = options(*knobs)
        if due == ANOTHER:  # the likeliest words would be the same again
            chosen = replace(chosen, temperature=max(chosen.temperature, LIVELY))
        for longer in answered(visiting(self.chat, own), messages, chosen, keep):
            yield longer, bubbles(longer, busy=True)

    def ready(self, due: str, messages: list, kept, own):
        """When it is the visitor's turn again; a hint in the message box stays.
        -> box, clear, anew, load, chatbot, due, kept"""
        if due == NOTHING and (messages or not history.checked(kept).get("saved")):
            return [gr.skip()] * 7
        # A session that was forgotten while its question waited has nothing due, and no messages.
        messages = self._here(messages, kept, own)
        box = gr.MultimodalTextbox(
            interactive=True, placeholder=READY, submit_btn=True, stop_btn=False
        )
        kept = self._remember(kept, messages)
        return box, *_openers(True), bubbles(messages), NOTHING, kept


def busy():
    """While an answer is on its way. -> box, clear, anew, load

    The message box is emptied, and its button stops the answer. What opens another conversation
    waits: gradio stops an answer while the next event already runs, so its rest would come there.
    """
    box = gr.MultimodalTextbox(
        value=None, interactive=False, placeholder=BUSY, submit_btn=False, stop_btn=True
    )
    return box, *_openers(False)


def _openers(can: bool):
    clear, anew = (gr.Button(interactive=can) for _ in range(2))
    return clear, anew, gr.UploadButton(interactive=can)


def _taken_back(messages: list, number: int | None = None):
    """A question is in the box again, and the conversation as it was before it."""
    before, text, files = taken_back(messages, number)
    return gr.MultimodalTextbox({"text": text, "files": files}), before, bubbles(before)


def _stands(action: Action, messages: list) -> bool:
    """Whether there is what the action is about: its numbers come from the browser."""
    if action.number >= len(messages):
        return False
    message = messages[action.number]
    if action.name == "edit":
        return message["role"] == "user"
    part = dict(enumerate(message["content"])).get(action.place)
    return isinstance(part, Shown) and part.found and len(part.passed) == action.passed


def options(readiness, max_pictures, max_new_tokens, temperature, top_p) -> Options:
    """The page's knobs, which all give floats, as the chat's options."""
    return Options(
        max_new_tokens=int(max_new_tokens),
        temperature=temperature,
        top_p=top_p,
        readiness=readiness,
        max_pictures=int(max_pictures),
    )

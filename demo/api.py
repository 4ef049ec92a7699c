"""The same for programs: the endpoints /chat, /search and /caption. Nothing of it is on the page.

Their docstrings are what a program, or an assistant by MCP, is told of them.
"""

import gradio as gr

from demo.bubbles import answer, file_of, surety
from demo.conversation import MAX_CHARACTERS, answered, asked
from demo.events import EMPTY, options
from demo.gpu import on_gpu
from demo.store import keep
from fromage_core.pictures import PictureError, open_picture

MOST_FOUND = 50


class Api:
    """The endpoints around one chat."""

    def __init__(self, chat):
        self.model_chat = chat

    def chat(
        self,
        message: dict,
        messages: list,
        readiness: float,
        max_pictures: float,
        max_new_tokens: float,
        temperature: float,
        top_p: float,
    ):
        """Say something and get the answer.

        message: {"text": str, "files": [pictures]}. Returns {"text", "files", "parts"}: the words
        of the answer, its pictures, and both in order with their captions and any notices.
        """
        question = asked(messages, message["text"] or "", message["files"], keep)
        if question is messages:
            raise gr.Error(EMPTY)
        knobs = readiness, max_pictures, max_new_tokens, temperature, top_p
        for longer in answered(self.model_chat, question, options(*knobs), keep):
            yield answer(longer), longer

    # A program may leave out what has a value in `connect`, or is None by default here.
    def search(
        self, text: str | None = None, picture: str | None = None, count: float = 5
    ) -> list[dict]:
        """Find pictures of the album by words, by a picture, or by both ("but at night").

        Returns a list, best first, of {"file", "caption", "score", "fit"}: fit says in words how
        well a picture fits; it is empty where a picture was given to search by.
        """
        text = (text or "").strip()[:MAX_CHARACTERS]
        parts: list = [text] if text else []
        parts += [_opened(picture)] if picture else []
        if not parts:
            raise gr.Error(EMPTY)
        found = self.model_chat.find(parts, min(max(1, int(count)), MOST_FOUND))
        return [
            {
                "file": file_of(keep(hit.image, hit.record.image)),
                "caption": hit.record.caption,
                "score": round(float(hit.score), 4),
                "fit": "" if picture else surety(hit.score),
            }
            for hit in found
        ]

    def caption(self, picture: str) -> str:
        """Describe a picture in a sentence."""
        if not picture:
            raise gr.Error(EMPTY)
        return self.model_chat.model.caption(_opened(picture))


def connect(chat, box, conversation, knobs: list, mcp: bool) -> None:
    """The endpoints, beside the page's own events; box, conversation, knobs: those of the page.

    mcp: then /chat remembers nothing from one message to the next, for gradio has all assistants
    share one session.
    """
    api = Api(chat)
    # The model answers one at a time, to the page and to programs.
    turn = {"concurrency_id": "chat", "concurrency_limit": 1}

    def endpoint(function, inputs: list, outputs: list, name: str) -> None:
        gr.Button(visible=False).click(on_gpu(function), inputs, outputs, api_name=name, **turn)

    before, after = (gr.State([]), gr.State()) if mcp else (conversation, conversation)
    endpoint(api.chat, [box, before, *knobs], [gr.JSON(visible=False), after], "chat")
    text = gr.Textbox(visible=False, label="Text")
    picture = gr.File(visible=False, label="Picture")  # gr.Image fails at what is no picture
    count = gr.Number(5, visible=False, label="Count", precision=0)
    endpoint(api.search, [text, picture, count], [gr.JSON(visible=False)], "search")
    endpoint(api.caption, [picture], [gr.Textbox(visible=False, label="Caption")], "caption")


def _opened(picture: str):
    try:
        return open_picture(picture)
    except PictureError as error:
        raise gr.Error(str(error)) from error

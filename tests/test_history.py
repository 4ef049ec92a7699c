"""What a browser keeps of past chats, and what is believed of what it gives back."""

import json
from types import SimpleNamespace

import gradio as gr
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from demo import history
from demo.bubbles import UNANSWERED
from demo.conversation import LARGE, SMALL, Shown
from demo.events import ANSWER, NOTHING, UNREADABLE, Events
from demo.paper import paper
from fromage_core import saved
from fromage_core.chat import Notice
from tests.stub_chat import FOX, StubChat, found

GALLERY = SimpleNamespace(record=lambda image: None)  # nothing in it


def store(picture, name):
    return f"/kept/{name}"


def talk(*texts):
    return [{"role": role, "content": [text]} for text in texts for role in ("user", "assistant")]


def kept(messages):
    """What the browser of a visitor who held this conversation gives back."""
    return json.loads(json.dumps(history.remember(history.NONE, messages, GALLERY)))


def test_a_chat_can_be_opened_again_and_goes_on_as_the_same():
    told = kept(talk("A fox?", "And a cat?"))
    assert told["title"] == "A fox?"
    assert history.recall(told, GALLERY, store) == (told, talk("A fox?", "And a cat?"))
    longer = history.remember(told, talk("A fox?", "And a cat?", "Again"), GALLERY)
    assert longer["id"] == told["id"] != kept(talk("Hello"))["id"]


def test_a_visitors_picture_is_kept_small():
    photo = Shown(Image.new("RGB", (1000, 500), "red"), "/kept/me.png", alt="me.png")
    past = kept([{"role": "user", "content": [photo]}])
    assert past["title"] == "A picture"
    [message] = history.recall(past, GALLERY, store)[1]
    assert message["content"][0].said.size == (256, 128)


def test_a_past_chat_of_many_pictures_is_held_as_lightly_as_when_it_was_held():
    photo = Shown(Image.new("RGB", (600, 300), "red"), "/kept/me.png", alt="me.png")
    told = saved.dump([{"role": "user", "content": [photo.said] * (LARGE + 1)}], GALLERY)
    [message] = history.recall({"id": 1, "title": "", "saved": told}, GALLERY, store)[1]
    assert [part.said.width for part in message["content"]] == [SMALL] + [saved.SIDE] * LARGE


def test_a_session_that_was_lost_is_found_again_in_what_the_browser_kept():
    past = kept(talk("Hello"))
    chat = StubChat()
    chat.gallery = GALLERY
    *_, messages, shown, due, goes_on = Events(chat).ask(
        {"text": "Still there?", "files": []}, [], past, None
    )
    assert [m["content"] for m in messages[:3]] == [["Hello"], ["Hello"], ["Still there?"]]
    assert len(shown) == 3 and due == ANSWER
    assert goes_on["id"] == past["id"] and goes_on["title"] == "Hello"


def test_who_was_forgotten_while_waiting_can_ask_again():
    """The server forgets who came first, where very many come."""
    events = Events(SimpleNamespace(gallery=GALLERY))
    *_, past = events.ask({"text": "Hello?", "files": []}, [], history.NONE, None)
    assert [*events.reply(NOTHING, [], None)] == [(gr.skip(), gr.skip())]
    box, clear, *_, shown, due, goes_on = events.ready(NOTHING, [], past, None)
    assert box.interactive and clear.interactive and due == NOTHING
    assert "Hello?" in str(shown[0]) and UNANSWERED in str(shown[1])
    assert goes_on["id"] == past["id"] and goes_on["saved"] == past["saved"]


def test_a_lost_session_is_saved_from_what_the_browser_kept():
    events = Events(SimpleNamespace(gallery=GALLERY))
    past = kept(talk("Hello"))
    assert "Hello" in events.as_page([], past, None)
    messages = saved.load(json.loads(events.as_json([], past, None)), GALLERY)
    assert messages == talk("Hello")


def test_while_an_answer_is_on_its_way_nothing_is_taken_back_from_under_it():
    """A click may come before the page shows that it is busy."""
    events = Events(SimpleNamespace(gallery=GALLERY))
    *_, messages, _, due, _ = events.ask({"text": "Hello", "files": []}, [], history.NONE, None)
    clicked = SimpleNamespace(value='<button value="edit 0 0 0" class="act">')
    for nothing in (
        events.undo(messages, history.NONE, None, due),
        events.again(messages, history.NONE, None, due),
        events.act(messages, history.NONE, None, due, clicked),
    ):
        assert all(part == gr.skip() for part in nothing)
    box, before, _, kept = events.undo(messages, history.NONE, None, NOTHING)
    assert before == [] and kept["saved"] is None and box.value["text"] == "Hello"


@pytest.mark.parametrize("name", ["🦊" * 200, "a\0b", "\0.png"])
def test_a_picture_is_shown_whatever_it_is_called(tmp_path, name):
    inside = saved.picture_url(Image.new("RGB", (8, 8), "red"), 8)
    picture = {"picture": name, "caption": "a red thing", "score": 1, "inside": inside}
    path = tmp_path / "chat.json"
    message = {"role": "assistant", "content": [picture]}
    path.write_text(json.dumps({"fromage": 1, "messages": [message]}))
    events = Events(SimpleNamespace(gallery=GALLERY))
    *_, messages, shown = events.load(str(path), None)
    assert messages[0]["content"][0].alt == "a red thing"
    with Image.open(shown[0]["content"][0]["value"]["path"]) as picture:
        assert picture.size == (8, 8)


def test_a_saved_chat_with_half_a_character_is_refused_in_a_sentence(tmp_path, monkeypatch):
    warned = []
    monkeypatch.setattr("gradio.Warning", warned.append)
    path = tmp_path / "chat.json"
    message = {"role": "user", "content": [{"text": "\ud83e"}]}
    path.write_text(json.dumps({"fromage": 1, "messages": [message]}))
    Events(SimpleNamespace(gallery=GALLERY)).load(str(path), None)
    assert warned == [UNREADABLE]


def test_an_emptied_conversation_is_forgotten():
    past = kept(talk("Hello"))
    emptied = history.remember(past, [], GALLERY)
    assert emptied["id"] == past["id"] and emptied["saved"] is None
    assert history.recall(emptied, GALLERY, store) == (history.NONE, [])


def test_of_a_chat_that_is_too_large_alone_the_oldest_pictures_go_before_any_word(monkeypatch):
    noise = Image.effect_noise((64, 64), 80).convert("RGB")
    own = Shown(found(image="yours/fox.webp"), "/kept/fox", alt="a fox")
    photos = [Shown(noise, f"/kept/{number}", alt="me") for number in range(3)]
    messages = [
        {"role": "user", "content": [photos[0], "First"]},
        {"role": "assistant", "content": ["Here: ", own]},
        {"role": "user", "content": [photos[1], photos[2], "Last"]},
    ]
    whole = len(json.dumps(kept(messages)))
    monkeypatch.setattr(history, "MOST_CHARACTERS", whole // 2)
    past = kept(messages)
    assert len(json.dumps(past)) <= whole // 2
    first, shown, last = (m["content"] for m in history.recall(past, GALLERY, store)[1])
    assert (first, shown) == (["(a picture)", "First"], ["Here: ", f"({FOX})"])
    assert (last[0], type(last[1]), last[2]) == ("(a picture)", Shown, "Last")
    monkeypatch.setattr(history, "MOST_CHARACTERS", 250)
    past = kept(messages)
    assert history.recall(past, GALLERY, store)[1][-1]["content"][-1] == "Last"
    assert len(json.dumps(past)) <= 250


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=3),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["id", "title", "saved"]), inner)
        ),
        max_leaves=8,
    )
)
def test_whatever_the_browser_gives_back_is_a_past_chat_or_none(told):
    past, messages = history.recall(told, GALLERY, store)
    assert isinstance(messages, list)
    assert set(history.remember(past, talk("Hi"), GALLERY)) == {"id", "title", "saved"}


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
def test_a_page_of_its_own_needs_nothing_from_elsewhere_and_runs_nothing(hostile):
    picture = found(caption=hostile)
    messages = [
        {"role": "user", "content": [hostile]},
        {
            "role": "assistant",
            "content": [
                hostile,
                Shown(picture, "/kept/fox", alt=hostile, caption=hostile),
                Notice(hostile),
            ],
        },
    ]
    page = paper(messages, hostile)
    assert hostile not in page and "<script" not in page and "http://" not in page
    assert page.count("&lt;script&gt;" if "script" in hostile else "&lt;img src=x") == 7
    assert page.count('src="data:image/webp;base64,') == page.count("<img ") == 1

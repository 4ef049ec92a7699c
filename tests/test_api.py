"""What a program gets from /chat through gradio_client."""

from types import SimpleNamespace

import pytest
from gradio_client import Client, exceptions, handle_file
from PIL import Image

from demo.events import EMPTY
from tests.stub_chat import FOX, StubChat, found


def test_a_program_sends_text_and_a_picture_and_gets_text_and_a_picture(serve, photo):
    chat = StubChat(["Here it is: ", found(), "Do you like it?"])
    client = Client(serve(chat), verbose=False)
    given = client.predict(
        {"text": "One like this?", "files": [handle_file(str(photo))]}, api_name="/chat"
    )
    assert given["text"] == "Here it is: Do you like it?"
    [file] = given["files"]
    with Image.open(file) as picture:
        assert picture.size == (96, 96)
    assert [part["type"] for part in given["parts"]] == ["text", "picture", "text"]
    assert given["parts"][1]["alt"] == FOX and given["parts"][1]["file"] == file
    picture, text = chat.heard[0][0]["content"]
    assert picture.size == (400, 300) and text == "One like this?"


def test_a_program_keeps_its_own_conversation_and_can_start_anew(serve):
    chat = StubChat()
    url = serve(chat)
    client, other = Client(url, verbose=False), Client(url, verbose=False)
    client.predict({"text": "One"}, api_name="/chat")
    client.predict({"text": "Two"}, api_name="/chat")
    other.predict({"text": "Three"}, api_name="/chat")
    client.reset_session()
    client.predict({"text": "Four"}, api_name="/chat")
    assert [len(heard) for heard in chat.heard] == [1, 3, 1, 1]


def test_a_program_can_set_the_options(serve):
    chat = StubChat()
    client = Client(serve(chat), verbose=False)
    client.predict({"text": "Hello"}, readiness=0, max_new_tokens=32, api_name="/chat")
    assert (chat.options[0].readiness, chat.options[0].max_new_tokens) == (0, 32)
    assert (chat.options[0].max_pictures, chat.options[0].temperature) == (2, 0)


def test_a_program_sees_the_answer_grow(serve):
    job = Client(serve(StubChat(["One", " two"])), verbose=False).submit(
        {"text": "Count"}, api_name="/chat"
    )
    job.result()
    assert [step["text"] for step in job.outputs()][-2:] == ["One", "One two"]


def test_a_program_is_told_about_bad_input(serve, letter):
    client = Client(serve(StubChat()), verbose=False)
    given = client.predict({"text": "", "files": [handle_file(str(letter))]}, api_name="/chat")
    [notice] = given["parts"]
    assert notice["type"] == "notice" and "letter.jpg" in notice["text"]
    with pytest.raises(exceptions.AppError, match=EMPTY):
        client.predict({"text": ""}, api_name="/chat")


def test_a_program_finds_pictures_by_words_and_by_a_picture(serve, photo):
    chat = StubChat()
    client = Client(serve(chat), verbose=False)
    first, *rest = client.predict(
        text="a fox", picture=handle_file(str(photo)), count=2, api_name="/search"
    )
    assert (first["caption"], first["score"], len(rest)) == (FOX, 0.31, 1)
    assert first["fit"] == ""  # the scores of a picture and words tell nothing of it
    with Image.open(first["file"]) as picture:
        assert picture.size == (96, 96)
    text, picture = chat.looked_for
    assert text == "a fox" and picture.size == (400, 300)
    client.predict(picture=handle_file(str(photo)), api_name="/search")
    assert [part.size for part in chat.looked_for] == [(400, 300)]
    first, *_ = client.predict(text="a fox", api_name="/search")
    assert first["fit"] == "The nearest I have" and chat.looked_for == ["a fox"]


def test_a_program_has_a_picture_described(serve, photo, letter):
    chat = StubChat()
    chat.model = SimpleNamespace(caption=lambda image: f"It is {image.width} wide.")
    client = Client(serve(chat), verbose=False)
    assert client.predict(handle_file(str(photo)), api_name="/caption") == "It is 400 wide."
    with pytest.raises(exceptions.AppError, match="letter.jpg is not a picture"):
        client.predict(handle_file(str(letter)), api_name="/caption")


def test_these_are_the_only_endpoints(serve):
    client = Client(serve(StubChat()), verbose=False)
    told = client.view_api(return_format="dict")
    assert sorted(told["named_endpoints"]) == ["/caption", "/chat", "/search"]
    assert told["unnamed_endpoints"] == {}

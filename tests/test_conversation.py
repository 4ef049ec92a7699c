"""How what a visitor sends becomes a conversation, and how the page shows it, without a browser."""

import pytest
from PIL import Image

from demo import conversation
from demo.bubbles import Action, answer, bubbles, surety
from demo.conversation import (
    MAX_CHARACTERS,
    MAX_PICTURES,
    NO_OTHER,
    answered,
    asked,
    begun,
    renewed,
    spoken,
    swapped,
    taken_back,
    told_again,
    unanswered,
)
from demo.store import keep
from fromage_core.chat import FORGETTING, SHORTENED, Notice, Options
from tests.stub_chat import FOX, StubChat, found


def store(picture, name):
    return f"/kept/{name}"


def ask(messages, text="", files=()):
    return asked(messages, text, [str(file) for file in files], store)


def say(chat, messages, text="", files=()):
    """The conversation after a question and its whole answer."""
    *_, last = answered(chat, ask(messages, text, files), Options(), store)
    return last


def words(messages):
    """The text in the last bubble."""
    return "\n".join(part["text"] for part in bubbles(messages)[-1]["content"] if "text" in part)


def test_the_chat_hears_pictures_before_the_words_that_came_with_them(photo):
    chat = StubChat()
    say(chat, [], "What is this?", [photo])
    [message] = chat.heard[0]
    picture, text = message["content"]
    assert message["role"] == "user"
    assert (picture.size, picture.mode, text) == ((400, 300), "RGB", "What is this?")


def test_the_chat_hears_the_pictures_that_it_showed(photo):
    fox, chat = found(), StubChat(["Here: ", found()], ["A fox."])
    chat.scripts[0][1] = fox
    messages = say(chat, [], "Show me a fox")
    say(chat, messages, "What is it doing?")
    assert chat.heard[1] == [
        {"role": "user", "content": ["Show me a fox"]},
        {"role": "assistant", "content": ["Here: ", fox]},
        {"role": "user", "content": ["What is it doing?"]},
    ]


def test_a_long_conversation_is_remembered_with_small_pictures(tmp_path, monkeypatch):
    """A server holds hundreds; what is on the page are files, as large as they were sent."""
    monkeypatch.setattr(conversation, "LARGE", 3)
    path, files, messages = tmp_path / "sea.png", [], []
    Image.new("RGB", (900, 600), "teal").save(path)
    chat = StubChat([found(), "There."])
    for _ in range(3):
        messages = asked(messages, "This?", [str(path)], lambda i, name: files.append(i) or name)
        *_, messages = answered(chat, messages, Options(), store)
    messages = ask(messages, "And?")
    parts = [part for message in messages for part in message["content"]]
    seen = [part.image.size for part in parts if isinstance(part, conversation.Shown)]
    assert seen == [(256, 171), (96, 96), (256, 171), (96, 96), (512, 341), (96, 96)]
    assert [file.size for file in files] == 3 * [(900, 600)]


def test_pictures_alone_are_a_question(photo):
    chat = StubChat()
    say(chat, [], files=[photo, photo])
    assert len(chat.heard[0][0]["content"]) == 2


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_message_changes_nothing(text):
    messages = ask([], "Hello")
    assert ask(messages, text) is messages


def test_a_file_that_is_no_picture_is_refused_by_name_and_the_rest_is_answered(photo, letter):
    chat = StubChat(["A beach."])
    messages = say(chat, [], "And these?", [letter, photo])
    assert "letter.jpg" in bubbles(messages)[0]["content"][0]["text"]
    assert "letter.jpg" in words(messages) and "A beach." in words(messages)
    picture, text = chat.heard[0][0]["content"]
    assert picture.size == (400, 300) and text == "And these?"


def test_nothing_but_a_refused_file_is_answered_without_the_chat(letter):
    chat = StubChat()
    messages = say(chat, [], files=[letter])
    assert chat.heard == []
    assert "letter.jpg" in words(messages)
    say(chat, messages, "Never mind. Hello!")
    assert chat.heard == [[{"role": "user", "content": ["Never mind. Hello!"]}]]


def test_an_upload_that_cannot_be_kept_is_said_and_does_not_end_the_conversation(photo, caplog):
    def full_disk(picture, name):
        raise OSError("no space left on device")

    messages = asked([], "Look", [str(photo)], full_disk)
    assert "beach.png could not be read" in words(messages)
    assert "no space left" in caplog.text and "no space left" not in words(messages)


def test_too_many_pictures_are_cut_to_the_limit_and_the_visitor_is_told(photo):
    chat = StubChat()
    messages = say(chat, [], "All of them", [photo] * 20)
    assert len(chat.heard[0][0]["content"]) == MAX_PICTURES + 1
    assert "20 files" in words(messages) and f"first {MAX_PICTURES}" in words(messages)


def test_too_long_a_text_is_cut_to_the_limit_and_the_visitor_is_told():
    chat = StubChat()
    messages = say(chat, [], "cheese " * 7_143)
    [text] = chat.heard[0][0]["content"]
    assert len(text) == MAX_CHARACTERS and text.startswith("cheese cheese")
    assert "50,000 characters" in words(messages) and "4,000" in words(messages)


def test_half_a_character_is_a_question_mark_and_stops_nothing():
    chat = StubChat()
    say(chat, [], "an owl \ud83e")
    assert chat.heard[0][0]["content"] == ["an owl ?"]


def test_a_question_that_was_stopped_before_its_answer_joins_the_next_one():
    messages = ask(ask([], "First"), "Second")
    assert spoken(messages) == [{"role": "user", "content": ["First", "\n", "Second"]}]


def test_a_reply_that_fails_keeps_what_was_said_and_ends_in_one_friendly_sentence(caplog):
    messages = say(StubChat(["Well, ", ValueError("a tensor is on fire")]), [], "Hello")
    assert words(messages).startswith("Well,")
    assert "Something went wrong" in words(messages) and "tensor" not in words(messages)
    assert "a tensor is on fire" in caplog.text


def test_a_reply_without_a_word_says_so():
    assert conversation.SILENT in words(say(StubChat([]), [], "Hm"))


def test_every_step_of_an_answer_leaves_the_steps_before_as_they_were():
    steps = list(answered(StubChat(["One", " two", found()]), ask([], "Go"), Options(), store))
    assert [len(step[-1]["content"]) for step in steps] == [1, 1, 2]
    assert [step[-1]["content"][0] for step in steps] == ["One", "One two", "One two"]


def test_a_found_picture_stands_between_the_words_with_its_caption():
    messages = say(StubChat(["Here it is: ", found(), " Do you like it?"]), [], "Show me a fox")
    before, picture, *_, after = bubbles(messages)[-1]["content"]
    assert (before["text"], after["text"]) == ("Here it is:", "Do you like it?")
    assert (picture["props"]["alt_text"], picture["props"]["label"]) == (FOX, FOX)
    assert picture["value"]["path"] == "/kept/fox"


def test_a_picture_without_a_caption_is_named_by_its_file():
    messages = say(StubChat([found(caption="")]), [], "Show me")
    assert bubbles(messages)[-1]["content"][0]["props"]["alt_text"] == "fox"


def test_a_picture_of_the_gallery_is_shown_however_long_its_name_is():
    chat = StubChat([found(image="x" * 251 + ".png")])
    *_, messages = answered(chat, ask([], "Show me"), Options(), keep)
    with Image.open(bubbles(messages)[-1]["content"][0]["value"]["path"]) as picture:
        assert picture.size == (96, 96)


@pytest.mark.parametrize("hostile", ['<img src=x onerror="alert(1)">', "a < b & c", "<b>bold</b>"])
def test_what_anyone_wrote_is_escaped_on_the_page_but_not_for_the_chat(hostile):
    chat = StubChat([hostile, Notice(hostile)])
    messages = say(chat, [], hostile)
    assert chat.heard[0][0]["content"] == [hostile]
    shown = [part["text"] for bubble in bubbles(messages) for part in bubble["content"]]
    shown = [text for text in shown if not Action.read(text)]
    assert len(shown) == 3 and not any(hostile in text for text in shown)
    assert all("&lt;" in text for text in shown)


def test_the_api_gives_the_words_the_files_and_both_in_order():
    script = ["Here it is: ", found(), "Do you like it?", Notice("I forgot the beginning.")]
    given = answer(say(StubChat(script), [], "Show me a fox"))
    assert given["text"] == "Here it is: Do you like it?"
    assert [file["path"] for file in given["files"]] == ["/kept/fox"]
    assert [part["type"] for part in given["parts"]] == ["text", "picture", "text", "notice"]
    assert given["parts"][1]["alt"] == FOX and given["parts"][1]["score"] == 0.31
    assert given["parts"][3]["text"] == "I forgot the beginning."


def test_another_picture_stands_where_one_was_and_none_of_those_comes_again():
    chat = StubChat(["Here: ", found(), "Well?"])
    messages = say(chat, [], "Show me a fox")
    for color in ("gold", "teal", "plum"):
        messages = swapped(chat, messages, 1, 1, "instead", store)
        before, shown, after = messages[1]["content"]
        assert (before, shown.said.record.image, after) == ("Here: ", f"{color}.webp", "Well?")
        assert shown.alt == shown.caption == f"a fox before something {color}"
    assert chat.excluded == {"animals/fox.webp", "gold.webp", "teal.webp"}
    last = swapped(chat, messages, 1, 1, "like", store)
    *same, notice = last[1]["content"]
    assert same == messages[1]["content"] and notice.text == NO_OTHER
    assert swapped(chat, last, 1, 1, "like", store) == last  # once is enough
    assert spoken(messages)[1]["content"][1].record.image == "plum.webp"


def test_a_question_is_taken_back_with_all_that_came_after_it(photo):
    chat = StubChat()
    messages = say(chat, [], "What is this?", [photo])
    longer = say(chat, messages, "Are you sure?")
    assert taken_back(longer) == (messages, "Are you sure?", [])
    assert taken_back(longer, 0) == ([], "What is this?", ["/kept/beach.png"])


def test_an_answer_begins_anew_and_the_question_stays():
    messages = say(StubChat(["Yes."]), [], "Is it?")
    assert unanswered(messages) == [messages[0], {"role": "assistant", "content": []}]


def test_files_that_were_removed_are_there_again(tmp_path, photo):
    stored = tmp_path / "kept.png"

    def store(picture, name):
        picture.save(stored)
        return str(stored)

    messages = asked([], "What is this?", [str(photo)], store)
    stored.unlink()
    [shown, text] = renewed(messages, store)[0]["content"]
    assert stored.is_file() and (shown.path, text) == (str(stored), "What is this?")


def test_a_chat_without_a_question_has_none_to_take_back():
    messages = [{"role": "assistant", "content": ["Hello."]}]
    assert taken_back(messages) == (messages, "", []) and unanswered(messages) == messages


def test_an_answer_is_due_until_something_is_said_in_it(photo, letter):
    assert not begun([]) and not begun(told_again([{"role": "user", "content": ["Hm"]}], store))
    question = ask([], "What is it?", [photo, letter])
    assert begun(question)
    for script in (["A fox."], [found(FOX)], [], [RuntimeError("no")]):
        *_, told = answered(StubChat(script), question, Options(), store)
        assert not begun(told)
        assert not begun(told_again(spoken(told), store))  # as the browser keeps it


def test_files_that_were_refused_are_refused_again(letter):
    messages = ask([], files=[letter])
    *_, again = answered(StubChat(), unanswered(messages), Options(), store)
    assert again == messages and "letter.jpg is not a picture" in again[1]["content"][0].text


def test_what_is_to_know_of_a_question_stands_before_another_answer_too(letter):
    messages = say(StubChat(["Yes."]), [], "Is it?", files=[letter])
    notice, said = messages[1]["content"]
    assert said == "Yes." and unanswered(messages)[1]["content"] == [notice]
    failed = say(StubChat([RuntimeError()]), [], "Is it?")
    assert unanswered(failed)[1]["content"] == []


def test_what_the_chat_says_of_what_it_reads_is_said_once_however_often_one_tries_again():
    long = [SHORTENED, FORGETTING, "Yes."]
    chat = StubChat(long, long)
    messages = say(chat, [], "Two")
    *_, again = answered(chat, unanswered(messages), Options(), store)
    for told in (messages, again):
        assert [part for part in told[1]["content"] if isinstance(part, Notice)] == long[:2]


def test_a_button_says_what_it_is_about_and_a_stranger_cannot_make_it_say_more():
    messages = say(StubChat([found()]), [], '<button value="like 1 0 0" class="act">x</button>')
    question, picture = (message["content"] for message in bubbles(messages))
    assert Action.read(question[0]["text"]) is None  # what is typed is no button
    assert Action.read(question[1]["text"]) == Action("edit", 0)
    like, instead = (Action.read(part["text"]) for part in picture[-2:])
    assert (like, instead) == (Action("like", 1, 0), Action("instead", 1, 0))
    assert all(
        "disabled" in part["text"] for part in bubbles(messages, busy=True)[1]["content"][2:]
    )


def test_how_well_a_picture_fits_is_said_in_words():
    said = [surety(score) for score in (0.9, 0.35, 0.1, -1)]
    assert said == ["A close match", "A fair match", "The nearest I have", "The nearest I have"]

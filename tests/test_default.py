"""The embedded default as a visitor meets it: the real LM, encoder, checkpoint and gallery."""

import json
import re
from pathlib import Path

import pytest
from PIL import Image

from benchmarks.own_words import by_itself, reply
from demo.examples import EXAMPLES
from fromage_core import __main__ as cli
from fromage_core import commands
from fromage_core.chat import Chat, Options, Picture, Text
from fromage_core.gallery import Gallery
from fromage_core.model import Fromage
from tests.screenshots import CONVERSATIONS

ROOT = Path(__file__).parent.parent
GALLERY = ROOT / "assets" / "gallery"
CAT, RABBIT = "cat|kitten", "rabbit|bunny"
PROMISED = [[], ["balloon"], ["lighthouse"], [CAT, "boat"], [], []]  # what an example shows
README = {  # and what README's screenshots show, answer by answer
    "picture": [[]],
    "shown": [["polar bear"]],
    "thread": [["sail"], ["sail.*(sunset|evening|dusk|orange sky)"], ["lighthouse"]],
    "two": [[CAT, RABBIT]],
}


@pytest.fixture(scope="module")
def chat():
    model = Fromage.load(ROOT / "checkpoints" / "fromage-135m")
    return Chat(model, Gallery.open(GALLERY, model))


def say(chat, *content, before=(), **options):
    messages = [*before, {"role": "user", "content": list(content)}]
    return list(chat.reply(messages, Options(max_new_tokens=40, **options)))


def pictures(events):
    return [event.record for event in events if isinstance(event, Picture)]


def text(events):
    return "".join(event.text for event in events if isinstance(event, Text))


@pytest.mark.parametrize(
    "thing", ["an elephant", "a lighthouse", "a red apple", "a sailing boat", "a birthday cake"]
)
def test_a_picture_that_is_asked_for_comes_and_is_the_right_one(chat, thing):
    [record] = pictures(say(chat, f"Show me a picture of {thing}.", max_pictures=1))
    assert thing.split()[-1] in record.caption.lower()


@pytest.mark.parametrize("question", ["What is the capital of France?", "How do I boil an egg?"])
def test_a_plain_question_gets_the_frozen_lms_own_words(chat, question):
    messages = [_user(question)]
    assert reply(chat, messages) == by_itself(chat, messages)


@pytest.mark.parametrize(
    ("example", "wanted"),
    list(zip(EXAMPLES, PROMISED, strict=True)),
    ids=[example["display_text"].partition(":")[0] for example in EXAMPLES],
)
def test_an_example_of_the_page_does_what_its_card_promises(chat, example, wanted):
    files = [Image.open(path) for path in example.get("files", [])]
    events = say(chat, *files, example["text"])
    shown = [record.caption.lower() for record in pictures(events)]
    assert len(shown) == len(wanted)
    assert all(map(re.search, wanted, shown)), shown
    assert shown or text(events).strip()


def test_never_means_never(chat):
    assert not pictures(say(chat, "Show me a picture of a dog.", readiness=0))


def test_a_picture_that_is_sent_is_described_and_not_answered_with_another(chat):
    events = say(chat, Image.open(GALLERY / "dog-on-the-beach.webp"), "What is in this picture?")
    assert not pictures(events)
    assert re.search(r"\b(dog|puppy)\b", text(events).lower())


def test_what_was_shown_can_be_asked_about(chat):
    shown = say(chat, "Show me a picture of a dog on a beach.", max_pictures=1)
    answer = [event.text if isinstance(event, Text) else event for event in shown]
    before = [_user("Show me a picture of a dog."), _said(*answer)]
    events = say(chat, "What is in that picture?", before=before)
    assert re.search(r"\b(dog|puppy)\b", text(events).lower())


@pytest.mark.parametrize("thing", ["an elephant", "a lighthouse"])
@pytest.mark.parametrize("turns", ["a photo", "a picture that was shown", "words"])
def test_a_picture_comes_in_any_turn(chat, turns, thing):
    dog = GALLERY / "dog-on-the-beach.webp"
    if turns == "a photo":
        before = [_user(Image.open(dog), "What is in this picture?"), _said("A dog on a beach.")]
    elif turns == "a picture that was shown":
        [shown] = [e for e in say(chat, "Show me a dog.", max_pictures=1) if isinstance(e, Picture)]
        before = [_user("Show me a dog."), _said(shown)]
    else:
        before = [_user("What is the capital of France?"), _said("Paris.")]
    [record] = pictures(say(chat, f"Show me a picture of {thing}.", before=before, max_pictures=1))
    assert thing.split()[-1] in record.caption.lower()
    assert not pictures(say(chat, "Thanks! How long do dogs live?", before=before))


def test_ten_turns_of_talk(chat):
    """Pictures come when they are asked for, the right ones, and at no other time."""
    dog, cake = (Image.open(GALLERY / f"{n}.webp") for n in ("dog-on-the-beach", "birthday-cake"))
    turns = [
        ([dog, "What do you see in this picture?"], None),
        (["Show me a picture of an elephant."], "elephant"),
        (["What is in that picture?"], None),
        (["What is the capital of France?"], None),
        (["Can you show me a lighthouse at night?"], "lighthouse"),
        ([cake, "Is there a person in it?"], None),
        (["And now a picture of a sailing boat, please."], "boat"),
        (["hello <script>alert(1)</script> **bold** [RET] <|im_end|>"], None),
        (["pic of a fox pls"], "fox"),
        (["Thank you! Tell me a joke."], None),
    ]
    talk = []
    for asked, wanted in turns:
        talk.append(_user(*asked))
        events = list(chat.reply(talk, Options(max_new_tokens=40, max_pictures=1)))
        captions = [record.caption.lower() for record in pictures(events)]
        right = [bool(wanted) and wanted in caption for caption in captions]
        assert right == [True] * bool(wanted), asked
        talk.append(_said(*(e.text if isinstance(e, Text) else e for e in events)))


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_a_conversation_of_readmes_screenshots_goes_as_it_is_shown(chat, name):
    talk, sent = [], []
    wanted = iter(README[name])
    for part in CONVERSATIONS[name][1]:
        if isinstance(part, Path):
            sent.append(Image.open(part))
            continue
        talk.append(_user(*sent, part))
        sent, events = [], list(chat.reply(talk))
        captions = [record.caption.lower() for record in pictures(events)]
        due = next(wanted)
        assert len(captions) == len(due), part
        assert all(map(re.search, due, captions)), captions
        talk.append(_said(*(e.text if isinstance(e, Text) else e for e in events)))


def test_one_bad_file_does_not_lose_the_other_captions(chat, monkeypatch, capsys, tmp_path):
    (tmp_path / "bad.jpg").write_bytes(b"no picture")
    monkeypatch.setattr(commands, "_model", lambda args: chat.model)
    paths = [tmp_path / "bad.jpg", GALLERY / "dog-on-the-beach.webp"]
    assert cli.main(["caption", "--json", *map(str, paths)]) == 2
    told = capsys.readouterr()
    assert [said["image"] for said in json.loads(told.out)] == [str(paths[1])]
    assert "bad.jpg" in told.err


def test_captions_find_pictures_of_the_gallery_that_were_not_learned_from(chat):
    """Nearly all of these find theirs among the first ten of the whole album."""
    rows = (GALLERY / "captions.tsv").read_text(encoding="utf-8").splitlines()[1:]
    kept_out = [row.split("\t") for n, row in enumerate(rows) if n // 5 % 5 == 2]
    found = 0
    for caption, image in kept_out[::5]:
        hits = chat.gallery.search(chat.model.embed_prompt([caption]), 10)
        found += image in {hit.record.image for hit in hits}
    assert found >= 0.95 * len(kept_out[::5])


def _user(*content):
    return {"role": "user", "content": list(content)}


def _said(*content):
    return {"role": "assistant", "content": list(content)}

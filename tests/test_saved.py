"""Conversations as JSON: what was said comes back, and nothing that a stranger put there."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from fromage_core import saved
from fromage_core.__main__ import main
from fromage_core.chat import Picture
from fromage_core.data import DataError
from fromage_core.gallery import Gallery, Record
from fromage_core.pictures import open_picture
from tests import tiny


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return tiny.fromage(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="module")
def gallery(model, tmp_path_factory):
    folder = tmp_path_factory.mktemp("gallery")
    for color in ("red", "blue"):
        Image.new("RGB", (60, 40), color).save(folder / f"{color}.png")
    (folder / "captions.tsv").write_text("caption\timage\na red thing\tred.png\n")
    return Gallery.build(folder, model)


@pytest.fixture
def talk(gallery):
    record = next(r for r in gallery.records if r.image == "red.png")
    path = gallery.root / "red.png"
    shown = Picture(record, 0.25, open_picture(path), path)
    photo = Image.new("RGB", (900, 300), "green")
    return [
        {"role": "user", "content": [photo, 'Something red, please, not "this" \u2028 [RET]']},
        {"role": "assistant", "content": ["Here: ", shown, "Well?"]},
        {"role": "user", "content": ["Thanks"]},
    ]


@pytest.fixture
def through_json(gallery):
    return lambda conversation: json.loads(json.dumps(saved.dump(conversation, gallery)))


def test_a_conversation_comes_back_as_it_was(talk, gallery, through_json):
    back = saved.load(through_json(talk), gallery)
    assert [m["role"] for m in back] == ["user", "assistant", "user"]
    photo, words = back[0]["content"]
    assert words == talk[0]["content"][1] and photo.size == (512, 171)
    assert max(abs(a - b) for a, b in zip(photo.getpixel((9, 9)), (0, 128, 0), strict=True)) < 9
    before, shown, after = back[1]["content"]
    assert (before, after) == ("Here: ", "Well?")
    assert shown.record == talk[1]["content"][1].record and shown.image.size == (60, 40)
    assert shown.score == 0.25 and shown.path.is_file()


def test_a_picture_that_this_gallery_has_not_becomes_its_caption(talk, gallery, through_json):
    told = through_json(talk)
    told["messages"][1]["content"][1]["picture"] = "../red.png"
    assert saved.load(told, gallery)[1]["content"][1] == "(a red thing)"


def test_a_visitor_has_no_pictures_of_the_gallery_and_nobody_has_a_third_role(
    talk, gallery, through_json
):
    told = through_json(talk)
    told["messages"][0]["content"] = told["messages"][1]["content"]
    assert saved.load(told, gallery)[0]["content"][1] == "(a red thing)"
    told["messages"][0]["role"] = "system"
    with pytest.raises(DataError, match="no conversation that was saved here"):
        saved.load(told, gallery)


def test_messages_of_one_side_that_follow_each_other_become_one(talk, gallery, through_json):
    back = saved.load(through_json([*talk, *talk[2:]]), gallery)
    assert back[2]["content"] == ["Thanks", "\n", "Thanks"] and len(back) == 3


@pytest.mark.parametrize("url", ["file:///etc/passwd", "data:image/webp;base64,AAAA", 3, None])
def test_a_photo_is_a_picture_inside_the_file_or_nothing(talk, gallery, through_json, url):
    told = through_json(talk)
    told["messages"][0]["content"][0]["photo"] = url
    with pytest.raises(DataError):
        saved.load(told, gallery)


def test_a_picture_of_ones_own_is_kept_inside(talk, gallery, through_json):
    """It is gone from the server when the visit ends."""
    shown = talk[1]["content"][1]
    own = replace(shown, record=Record("yours/a beach.webp", "my beach"))
    talk[1]["content"][1] = own
    back = saved.load(through_json(talk), gallery)[1]["content"][1]
    assert back.record == own.record and back.image.size == (60, 40) and back.path is None


def test_of_very_many_pictures_the_oldest_are_kept_as_words(talk, gallery, through_json):
    photo = talk[0]["content"][0].resize((8, 8))
    talk[0]["content"] = [photo] * (saved.MOST_PICTURES + 5)
    back = saved.load(through_json(talk), gallery)
    assert sum(not isinstance(part, str) for part in back[0]["content"]) == saved.MOST_PICTURES - 1
    assert back[1]["content"][1].record == talk[1]["content"][1].record


def test_of_very_many_messages_the_newest_are_kept(gallery, through_json):
    talk = [
        {"role": saved.ROLES[number % 2], "content": [f"word {number}"]}
        for number in range(saved.MOST_MESSAGES + 2)
    ]
    back = saved.load(through_json(talk), gallery)
    assert back == talk[2:]


def test_a_stranger_cannot_fill_the_memory(talk, gallery, through_json):
    told = through_json(talk)
    for number, part in ((0, 0), (1, 1)):  # a photo, and a picture of the gallery
        told = through_json(talk)
        many = [told["messages"][number]["content"][part]] * (saved.MOST_PICTURES + 1)
        told["messages"][number]["content"] = many
        with pytest.raises(DataError, match="more than 200 pictures"):
            saved.load(told, gallery)
    told = through_json(talk)
    told["messages"][0]["content"] = [{"text": "x" * 10**6}]
    assert len(saved.load(told, gallery)[0]["content"][0]) == saved.MOST_CHARACTERS
    told["messages"] *= saved.MOST_MESSAGES
    with pytest.raises(DataError, match="more than 1,000 messages"):
        saved.load(told, gallery)
    told["messages"] = [{"role": "user", "content": [{"text": "a"}] * (saved.MOST_PARTS + 1)}]
    with pytest.raises(DataError, match="more than 10,000 texts and pictures"):
        saved.load(told, gallery)


def test_a_picture_inside_is_no_larger_than_one_that_was_saved_here(talk, gallery, through_json):
    told = through_json(talk)
    large = saved.picture_url(Image.new("RGB", (saved.SIDE + 1, saved.SIDE)), 2 * saved.SIDE)
    told["messages"][0]["content"][0]["photo"] = large
    with pytest.raises(DataError, match="more than 0.262144 million pixels"):
        saved.load(told, gallery)


class Turns:
    """Counts who waited for their turn, of which each ends before the next begins."""

    taken, held = 0, False

    def __enter__(self):
        assert not self.held
        self.taken, self.held = self.taken + 1, True

    def __exit__(self, *_):
        self.held = False


def test_each_picture_of_a_conversation_waits_for_its_own_turn_to_be_decoded(
    talk, gallery, through_json, monkeypatch
):
    turns = Turns()
    monkeypatch.setattr("fromage_core.pictures.DECODING", turns)
    saved.load(through_json(talk), gallery)
    assert turns.taken == 2 and not turns.held


@pytest.mark.parametrize(
    "number, place, key", [(0, 1, "text"), (1, 1, "picture"), (1, 1, "caption")]
)
def test_half_a_character_is_refused(talk, gallery, through_json, number, place, key):
    told = through_json(talk)
    told["messages"][number]["content"][place][key] += "\ud83e"
    with pytest.raises(DataError, match="no conversation that was saved here"):
        saved.load(told, gallery)


@pytest.mark.parametrize("score", [10**400, float("nan"), float("inf")])
def test_a_score_is_a_score_or_refused(talk, gallery, through_json, score):
    told = through_json(talk)
    told["messages"][1]["content"][1]["score"] = score
    try:
        assert -1 <= saved.load(told, gallery)[1]["content"][1].score <= 1
    except DataError as error:
        assert "no conversation that was saved here" in str(error)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["fromage", "messages", "role", "content", "text", "photo", "picture"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(anything)
def test_whatever_a_stranger_sends_is_a_conversation_or_refused_in_one_sentence(gallery, told):
    for given_here in (told, {"fromage": 1, "messages": told}):
        try:
            messages = saved.load(given_here, gallery)
        except DataError as error:
            assert "\n" not in str(error)
        else:
            assert all(set(m) == {"role", "content"} and m["content"] for m in messages)


def test_the_terminal_goes_on_with_a_saved_conversation(
    talk, gallery, model, tmp_path, capsys, monkeypatch
):
    heard = []
    monkeypatch.setattr("fromage_core.chat.Chat.reply", lambda self, told: heard.extend(told) or [])
    monkeypatch.setattr("fromage_core.commands._model", lambda args: model)
    path = tmp_path / "talk.json"
    path.write_text(json.dumps(saved.dump(talk[:2], gallery)))
    arguments = ["chat", "--resume", str(path), "--gallery", str(gallery.folder), "--json", "Hm?"]
    assert main(arguments) == 0
    assert [m["role"] for m in heard] == ["user", "assistant", "user"]
    assert heard[1]["content"][1].record.image == "red.png" and heard[2]["content"] == ["Hm?"]
    path.write_text('{"fromage": 7}')
    assert main(arguments) == 2
    assert "talk.json: the conversation has format 7" in capsys.readouterr().err

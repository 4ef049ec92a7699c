"""The benchmarks run, and print what they promise. What they measure is not tested."""

import json
import re
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from benchmarks import (
    decision,
    decode,
    dialogues,
    illustrations,
    own_words,
    readiness,
    sure,
    threads,
    wordings,
)
from tests.stub_chat import StubChat, found

GALLERY = Path(__file__).parent.parent / "assets" / "gallery"


def test_the_decode_benchmark_times_an_architecture_that_is_not_here(monkeypatch, capsys):
    """And fetches nothing for it: no hub could be reached."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setattr(decode, "OPT", {"6.7b": (64, 2, 4)})
    monkeypatch.setattr(decode, "NEW", 6)
    for name in ("load_lm", "wanted"):
        monkeypatch.setattr(decode.backbones, name, getattr(decode.backbones, name))
    options = ["--lm", "facebook/opt-6.7b", "--random-weights", "--device", "cpu"]
    monkeypatch.setattr(sys, "argv", ["decode", *options])
    decode.main()
    told = capsys.readouterr().out
    assert "facebook/opt-6.7b" in told and "the same tokens: 6 of 6" in told
    assert re.search(r"ratio: \d+\.\dx", told) and re.search(r"\d+% of it", told)


def test_illustrations_are_asked_for_by_what_they_show_and_described(monkeypatch, capsys, tmp_path):
    """Of pictures of several things of a kind, none is asked for: a request says nothing of it."""
    told = [json.loads(line) for line in (GALLERY / "truth.jsonl").read_text().splitlines()]
    alone = next(shows for shows in told if shows["count"] == 1)
    several = next(shows for shows in told if shows["count"] > 1)
    for shows in (alone, several):
        shutil.copy(GALLERY / shows["image"], tmp_path)
    lines = "".join(json.dumps(shows) + "\n" for shows in (alone, several))
    (tmp_path / "truth.jsonl").write_text(lines)
    monkeypatch.setattr(sys, "argv", ["illustrations", "--images", str(tmp_path)])
    illustrations.main()
    figures = json.loads(capsys.readouterr().out)
    assert figures["pictures"] == 2 and figures["requests"] == 1
    assert figures["a picture comes"] == 1


def test_threads_go_on_from_a_picture_that_was_shown(monkeypatch, capsys, tmp_path):
    """Asked for are pictures that are there: here each of two foxes by way of the other."""
    told = [json.loads(line) for line in (GALLERY / "truth.jsonl").read_text().splitlines()]
    foxes = [shows for shows in told if shows["subject"] == "fox" and shows["count"] == 1]
    one = foxes[0]
    differ = [o for o in foxes if o["setting"] != one["setting"] and o["time"] != one["time"]]
    (tmp_path / "drawn").mkdir()
    for shows in (one, differ[0]):
        shutil.copy(GALLERY / shows["image"], tmp_path / "drawn")
    lines = "".join(json.dumps(shows) + "\n" for shows in (one, differ[0]))
    (tmp_path / "drawn" / "truth.jsonl").write_text(lines)
    (tmp_path / "photos.tsv").write_text(f"caption\timage\nA fox.\t{one['image']}\n")
    photos = ["--photos", str(tmp_path / "photos.tsv"), str(GALLERY)]
    monkeypatch.setattr(sys, "argv", ["threads", "--images", str(tmp_path / "drawn"), *photos])
    threads.main()
    figures = json.loads(capsys.readouterr().out)
    assert set(figures) == {
        "another one",
        "the same elsewhere",
        "the same at another time",
        "photos sent first: names a thing",
        "photos sent after two pictures of a fox: names a thing",
    }
    assert figures["another one"] == 1  # the picture that was shown hardly ever comes again


def test_a_description_names_the_subject_in_the_singular_or_plural():
    names = illustrations.names_subject
    assert names("Two butterflies over a meadow.", ["butterfly"])
    assert names("Three mice and a sheep.", ["mouse"]) and names("A bus.", ["bus"])
    assert names("A man with a glass of juice.", ["a glass of juice"])
    assert not names("A boat on a lake.", ["rowing boat", "rowboat"])


FOX, CAT = "fox-in-the-snow.webp", "cat-on-a-sofa.webp"
TRUTH = {FOX: {"subject": "fox", "setting": "meadow"}, CAT: {"subject": "cat", "setting": "room"}}
DIALOGUES = (  # kind, pictures, what is wanted, what comes
    ("request", 1, ["a fox"], [found(image=FOX)]),
    ("request", 1, ["a fox"], ["I have none."]),
    ("plain", 0, [], ["Hello."]),
    ("plain", 0, [], [found(image=FOX), "Hello."]),
    ("two", 2, [{"subject": "fox"}, {"subject": "cat"}], [found(image=FOX), found(image=CAT)]),
    ("two", 2, [{"subject": "fox"}, {"subject": "cat"}], [found(image=CAT), found(image=FOX)]),
)


@pytest.fixture
def figures(monkeypatch, capsys):
    """figures(benchmark, chat, *options) -> what it prints, of a chat that needs no model."""

    def run(benchmark, chat, *options):
        paths = sorted(GALLERY.glob("*.webp"))
        monkeypatch.setattr(benchmark, "begin", lambda args: (chat, paths))
        monkeypatch.setattr(sys, "argv", ["benchmark", *options])
        benchmark.main()
        return json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def written(tmp_path, monkeypatch):
    """The dialogues in a file, and a gallery with the truth of what comes in them."""
    lines = [
        {"kind": kind, "before": [], "user": [f"{kind} {n}"], "pictures": many, "wanted": wanted}
        for n, (kind, many, wanted, _) in enumerate(DIALOGUES)
    ]
    (tmp_path / "dialogues.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    monkeypatch.setattr(dialogues, "read_truth", lambda root: TRUTH)
    return tmp_path / "dialogues.jsonl"


def test_what_comes_in_dialogues_is_held_against_what_was_meant(figures, written):
    chat = StubChat(*(script for *_, script in DIALOGUES))
    chat.gallery = SimpleNamespace(root=GALLERY)
    told = figures(dialogues, chat, "--dialogues", str(written))
    assert told["precision"] == told["recall"] == told["F1"] == 0.75
    assert told["two asked for, two shown, both right"] == 0.5  # in the order asked for
    assert told["right by kind"] == {"request": "1 of 2", "plain": "1 of 2", "two": "2 of 2"}
    assert told["wrong"] == ["request: request 1", "plain: plain 3"]
    assert [heard[-1]["content"] for heard in chat.heard][:1] == [["request 0"]]


def test_two_pictures_are_both_right_only_where_each_is_all_that_was_told_of_it():
    fox, cat = found(image=FOX), found(image=CAT)
    wanted = [{"subject": "fox", "setting": "meadow"}, {"subject": "cat"}]
    assert dialogues.both_right([fox, cat], wanted, TRUTH)
    assert not dialogues.both_right([fox], wanted, TRUTH)
    assert not dialogues.both_right([fox, cat], [{"subject": "fox", "time": "day"}, {}], TRUTH)


def test_along_the_slider_more_pictures_come(figures, written, monkeypatch):
    """Of the three that are meant and the one that is not, by how sure [RET] is of each."""
    sure = iter((0.9, 0.4, 0.05, 0.6, 0.98, 0.7))
    monkeypatch.setattr(readiness, "surest", lambda chat, messages: next(sure))
    told = figures(readiness, StubChat(), "--dialogues", str(written))
    assert told["0.05"] == {"precision": 1, "recall": 1 / 4}
    assert told["0.5"] == {"precision": 3 / 4, "recall": 3 / 4}
    assert told["0.7"] == {"precision": 4 / 5, "recall": 1}
    assert told["0.95"] == {"precision": 4 / 5, "recall": 1}


@pytest.mark.parametrize("script, right", [([found()], (1, 0, 0, 0)), (["No."], (0, 1, 1, 1))])
def test_a_chat_that_always_or_never_shows_a_picture_is_half_right(figures, script, right):
    told = figures(decision, StubChat(script))
    assert tuple(value for name, value in told.items() if name != "wrong") == right
    assert len(told["wrong"]) == 60


def test_words_of_fit_are_held_against_what_comes(figures, monkeypatch, tmp_path):
    gallery = {
        FOX: {"subject": "fox", "nouns": ["fox"]},
        CAT: {"subject": "cat", "nouns": ["Siamese cat"]},
    }
    drawn = {"count": "1", "what": "a red fox", "where": "in the snow", "subject": "fox"}
    unseen = {"a.webp": drawn, "b.webp": drawn | {"count": "2"}}
    monkeypatch.setattr(sure, "read_truth", lambda root: gallery if root == GALLERY else unseen)
    monkeypatch.setattr(sure, "NAMES", ("arctic fox", "siamese", "beacon", "sloth"))
    fox = found(image=FOX)
    chat = StubChat([replace(fox, score=0.5)], [replace(fox, score=0.35)], ["None."])
    chat.gallery = SimpleNamespace(root=GALLERY)
    told = figures(sure, chat, "--images", str(tmp_path))
    assert told == {
        "A close match": {"came": 1, "right": 1},
        "A fair match": {"came": 1, "right": 0},
        "none came": {"came": 1, "right": 0},
    }
    asked = [heard[0]["content"][0] for heard in chat.heard]
    assert asked[0] == sure.REQUEST.format("a red fox in the snow")
    assert {*asked[1:]} == {sure.REQUEST.format(f"a {name}") for name in ("beacon", "sloth")}


def test_a_hundred_plain_messages_are_answered_in_ones_own_words(figures, monkeypatch):
    asked = own_words.plain()
    assert len(asked) >= own_words.COUNT
    texts = [json.dumps(messages) for messages in asked]  # words alone
    assert len(set(texts)) == len(texts)
    monkeypatch.setattr(own_words, "by_itself", lambda chat, messages: "Hello.")
    chat = StubChat(["Hel", "lo."], [found(), "Hello."], ["Hello."])
    told = figures(own_words, chat)
    assert told["asked"] == 100 and told["same"] == 99
    assert told["other"][0]["asked"] == [wordings.PLAIN_QUESTIONS[1]]

"""What a visitor of a set's pictures says, and which of them that asks for."""

import random

import pytest
import torch

from fromage_core import phrases, visitor
from fromage_core.kin import Kin
from fromage_core.prompt import RET
from fromage_core.source import Source
from tests import foxes
from tests.foxes import KIN, fits


@pytest.fixture
def source(monkeypatch):
    foxes.leave_wordings(monkeypatch)
    return foxes.source(8)


def test_what_is_asked_for_by_way_of_another_is_like_it():
    kin, rng = Kin(KIN), random.Random(0)
    # In the same colour where there is one, and of another subject never.
    assert {kin.another(0, rng) for _ in range(20)} == {1}
    assert {kin.another(2, rng) for _ in range(20)} == {0, 1}
    assert kin.another(3, rng) is None and kin.changed(3, rng) is None
    assert {kin.changed(0, rng) for _ in range(40)} == {("on the beach", 1), ("at night", 1)}
    # Nothing says of a picture by day what it is not at night.
    assert {kin.changed(1, rng) for _ in range(40)} == {("in the forest", 0)}
    assert {kin.recoloured(0, rng) for _ in range(20)} == {("white", 2)}
    assert {kin.recoloured(2, rng) for _ in range(40)} == {("red", 0), ("red", 1)}
    assert {kin.counted(0, rng) for _ in range(20)} == {("two", 2)}
    assert {kin.counted(2, rng) for _ in range(40)} == {("one", 0), ("one", 1)}


def test_what_is_told_of_a_picture_is_found_as_far_as_there_is_one():
    kin = Kin(KIN)
    assert kin.fitting({"subject": "fox", "colour": "red", "setting": "beach"}) == [1]
    assert kin.fitting({"subject": "fox", "count": 2}) == [2]
    assert kin.fitting({"subject": "fox", "colour": "red"}) == [0, 1]
    assert kin.fitting({"subject": "owl", "setting": "beach"}) == [3]
    assert kin.fitting({"subject": "lion", "colour": "red"}) == []


def test_a_conversation_that_was_written_out_is_followed_to_its_end(source, monkeypatch):
    script = [
        {"user": ["fox at nite"], "shows": [{"subject": "fox", "time": "night"}], "says": ""},
        {"user": [{"photo": True}, "mine"], "shows": [], "says": "How nice!"},
        {"user": ["that again"], "shows": [{"subject": "fox", "time": "night"}], "says": ""},
        {"user": ["two!"], "shows": [{"subject": "owl"}, {"other": "a violin"}], "says": ""},
    ]
    monkeypatch.setattr(phrases, "TALKS", ({"turns": script},))
    monkeypatch.setattr(visitor, "WRITTEN", 1)
    guest = visitor.Visitor(random.Random(0))
    thread = guest.begins(source, 1)
    for _ in range(thread.turns):
        guest.asks(thread)
        guest.hears(thread, thread.says or "a caption")
    said = [[p for p in m["content"] if isinstance(p, str)] for m in thread.messages]
    assert said[::2] == [["fox at nite"], ["mine"], ["that again"], ["two!"]]
    assert said[3] == ["How nice!"]
    assert isinstance(thread.messages[2]["content"][0], torch.Tensor)
    first, photo, again, two = thread.replies
    assert first.wanted == first.shows == [1] and photo.shows == []
    # What was seen before may be meant, or another one; and nobody drew a violin.
    assert again.shows == [1] and again.wanted == []
    assert two.shows[0] == 3 and len(two.shows) == 2 and two.wanted == []
    # Photos have no record of what they show: some come, and none is known to be what is meant.
    monkeypatch.setattr(visitor, "WRITTEN_PHOTOS", 1)
    thread = guest.begins(Source("photos", source.rows, source.features, 1.0), 1)
    guest.asks(thread)
    assert len(thread.reply.shows) == 1 and thread.reply.wanted == []


REQUESTS = {
    0: phrases.PLAIN_QUESTIONS
    + phrases.NOISE
    + phrases.PICTURE_QUESTIONS
    + phrases.SHOWN_QUESTIONS
    + phrases.SPOKEN_QUESTIONS
    + phrases.REMARKS
    + phrases.REFUSALS,
    1: phrases.SHOW_REQUESTS
    + phrases.INDIRECT_REQUESTS
    + phrases.NEXT_REQUESTS
    + phrases.ANOTHER_REQUESTS
    + phrases.CHANGED_REQUESTS
    + phrases.RECOLOURED_REQUESTS
    + phrases.COUNTED_REQUESTS
    + phrases.AGAIN_REQUESTS
    + phrases.SPOKEN_REQUESTS,
    2: phrases.TWO_REQUESTS,
}


def test_a_drawn_picture_is_asked_for_in_short_by_what_it_is_of(source, monkeypatch):
    """Not by what stands beside it, though every caption names that."""
    monkeypatch.setattr(visitor, "SHORT", 1)
    source.captions_of[0] = ["A red fox beside a church.", "A church, and a red fox."]
    guest = visitor.Visitor(random.Random(0))
    told = {guest._told(visitor.Thread(source), 0) for _ in range(40)}
    assert told == {"a fox", "a red fox", "a red fox in the forest"}
    told = {guest._told(visitor.Thread(source), 1) for _ in range(40)}
    assert told == {"a fox", "a red fox", "a red fox on the beach", "a red fox at night"}
    # Of several, that would tell of one.
    source.captions_of[2] = ["Two white foxes beside a church.", "A church, and two white foxes."]
    told = {guest._told(visitor.Thread(source), 2) for _ in range(40)}
    assert told == {*source.captions_of[2]}


def test_who_asks_for_two_is_brief(source, monkeypatch):
    """However often one alone is asked for by what its captions say."""
    monkeypatch.setattr(visitor, "SHORT", 0)
    monkeypatch.setattr(visitor, "BRIEF", 1)
    monkeypatch.setattr(phrases, "TWO_REQUESTS", ("{}; {}",))
    source.captions_of = {number: ["Nobody says this."] for number in range(4)}
    guest, thread = visitor.Visitor(random.Random(0)), visitor.Thread(source)
    for _ in range(20):
        [said], pair = guest._two(thread)
        for told, number in zip(said.split("; "), pair, strict=True):
            several = KIN[number]["count"] != "1"
            assert told == "nobody says this" if several else KIN[number]["nouns"][0] in told, said


def test_pictures_are_shown_to_those_who_ask_for_them_and_no_one_else(source, monkeypatch):
    """Whatever stood before; one or two, and those that were asked for."""
    monkeypatch.setattr(visitor, "COURTEOUS", 0)
    guest, thread = visitor.Visitor(random.Random(0)), visitor.Thread(source)
    counts = set()
    for _ in range(300):
        guest.asks(thread)
        [said] = [part for part in thread.messages[-1]["content"] if isinstance(part, str)]
        assert fits(REQUESTS[len(thread.reply.shows)], said), said
        assert thread.reply.wanted in ([], thread.reply.shows)
        if len(thread.reply.wanted) == 2:
            names = [source.captions_of[n][0][2:-1] for n in thread.reply.wanted]
            short = [name.split()[-1] if "night" not in name else "fox" for name in names]
            assert all(n in said or s in said for n, s in zip(names, short, strict=True)), said
        guest.hears(thread, "so it is")
        content = thread.messages[-1]["content"]
        assert content[: 2 * len(thread.reply.shows) : 2] == [RET] * len(thread.reply.shows)
        counts.add(len(thread.reply.shows))
    assert counts == {0, 1, 2}


def test_some_messages_are_mistyped_and_ask_for_the_same(source, monkeypatch):
    monkeypatch.setattr(visitor, "COURTEOUS", 0)
    monkeypatch.setattr(visitor, "MISTYPED", 1)
    guest, wrong = visitor.Visitor(random.Random(0)), 0
    for _ in range(100):
        thread = visitor.Thread(source)
        guest.asks(thread)
        said = [part for part in thread.messages[-1]["content"] if isinstance(part, str)]
        wrong += not any(fits(REQUESTS[len(thread.reply.shows)], part) for part in said)
    assert 40 < wrong < 100


def test_what_was_spoken_of_is_what_is_asked_for_next(source):
    guest, thread = visitor.Visitor(random.Random(0)), visitor.Thread(source)
    asked_for = 0
    for _ in range(600):
        spoken = thread.spoken
        guest.asks(thread)
        [said] = [part for part in thread.messages[-1]["content"] if isinstance(part, str)]
        if spoken is not None and any(said.endswith(w) for w in phrases.SPOKEN_REQUESTS):
            asked_for += 1
            assert thread.reply.wanted == [spoken]
        guest.hears(thread, "so it is")
    assert asked_for > 5


def test_the_picture_before_the_last_comes_again(source):
    guest, thread = visitor.Visitor(random.Random(0)), visitor.Thread(source)
    thread.replies = [visitor.Reply(shows, shows, []) for shows in ([3], [], [0, 1])]
    said, shows = guest._again(thread)
    assert said[0] in phrases.AGAIN_REQUESTS and shows == [0]
    # There is none to go back to: something else is asked for, by its name.
    thread.replies = [visitor.Reply([1], [1], [])] * 2
    assert guest._again(thread)[0][0] not in phrases.AGAIN_REQUESTS


def test_a_picture_of_a_drawn_set_that_nothing_is_written_down_of_is_asked_for_by_its_captions(
    source,
):
    """As one's own picture is, in a folder of drawn ones."""
    source.kin = Kin({number: KIN[number] for number in (0, 1, 2)})
    says = visitor.Visitor(random.Random(0))
    assert {says._told(visitor.Thread(source), 3) for _ in range(40)} == {"An owl.", "an owl"}

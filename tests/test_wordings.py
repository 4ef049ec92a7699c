"""The wordings that are measured with were kept out of training."""

import json
import random
import re
from collections import Counter

import pytest

from assets.draw import registry, setting
from benchmarks import threads, wordings
from benchmarks.dialogues import DEV_DIALOGUES, DIALOGUES
from fromage_core import examples, phrases


def plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9{}']+", text.lower()))


# A thing alone ("a red fox!") is no wording of anybody's.
SHOWING = [plain(t) for t in phrases.SHOW_REQUESTS if plain(t) != "{}"]
TEMPLATES = [re.compile(re.escape(t).replace(r"\{\}", ".+")) for t in SHOWING]


REFERRING = phrases.NEXT_REQUESTS + phrases.ANOTHER_REQUESTS + phrases.CHANGED_REQUESTS
REFERRING += phrases.RECOLOURED_REQUESTS + phrases.COUNTED_REQUESTS + phrases.TWO_REQUESTS
REFERRING += phrases.AGAIN_REQUESTS + phrases.SPOKEN_REQUESTS + phrases.INDIRECT_REQUESTS
TALKING = phrases.PLAIN_QUESTIONS + phrases.PICTURE_QUESTIONS + phrases.SHOWN_QUESTIONS
TALKING += phrases.SPOKEN_QUESTIONS + phrases.REMARKS + phrases.NOISE
WRITTEN = tuple(
    part
    for talk in phrases.TALKS
    for turn in talk["turns"]
    for part in turn["user"]
    if isinstance(part, str)
)


def read(file):
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("text", wordings.ASKS_FOR_PICTURE)
def test_no_request_is_one_of_trainings_templates_filled_in(text):
    assert not [t.pattern for t in TEMPLATES if t.fullmatch(plain(text))]


def test_no_question_is_one_of_trainings():
    trained = {plain(t) for t in TALKING}
    measured = {plain(t) for t in wordings.PLAIN_QUESTIONS + wordings.PICTURE_QUESTIONS}
    assert not trained & measured


@pytest.mark.parametrize("text", threads.ANOTHER + threads.CHANGED)
def test_no_thread_goes_on_in_one_of_trainings_wordings(text):
    trained = [plain(t) for t in SHOWING + list(REFERRING) + list(WRITTEN)]
    assert plain(text) not in trained


def test_no_conversation_that_was_written_out_has_a_message_to_measure_with():
    measured = wordings.ASKS_FOR_PICTURE + wordings.PLAIN_QUESTIONS + wordings.PICTURE_QUESTIONS
    assert not {plain(t) for t in WRITTEN} & {plain(t) for t in measured}


def test_no_wording_both_asks_for_a_picture_and_does_not():
    asking = {plain(t) for t in phrases.SHOW_REQUESTS}
    assert not asking & {plain(t) for t in TALKING}


def test_there_are_as_many_as_the_figures_say():
    assert len(set(wordings.ASKS_FOR_PICTURE)) == 60
    assert len(set(wordings.PLAIN_QUESTIONS)) + len(set(wordings.PICTURE_QUESTIONS)) == 60


def test_requests_are_often_worded_as_most_people_word_them():
    rng = random.Random(0)
    said = Counter(examples.show_request("A dog.", rng) for _ in range(2000))
    common = sum(said[way.format("a dog")] for way in phrases.COMMON_REQUESTS)
    assert 0.35 < common / 2000 < 0.5
    assert len(said) > 400  # and in many other ways


def test_every_template_has_one_place_to_fill_in():
    assert all(t.count("{}") == 1 for t in phrases.SHOW_REQUESTS)


@pytest.mark.parametrize("file", [DIALOGUES, DEV_DIALOGUES], ids=lambda file: file.stem)
def test_no_dialogue_ends_in_one_of_trainings_wordings(file):
    """Those of fewer than three words of their own are common property."""
    every = phrases.SHOW_REQUESTS + REFERRING + phrases.REFUSALS + TALKING + WRITTEN
    long = [plain(t) for t in every if len(plain(t).replace("{}", "").split()) >= 3]
    patterns = [re.compile(re.escape(t).replace(r"\{\}", ".+")) for t in long]
    for told in read(file):
        said = plain(" ".join(part for part in told["user"] if isinstance(part, str)))
        assert not [p.pattern for p in patterns if p.fullmatch(said)], said


@pytest.mark.parametrize(
    "file, pictures",
    [(DIALOGUES, {0: 130, 1: 140, 2: 30}), (DEV_DIALOGUES, {0: 136, 1: 156, 2: 33})],
    ids=["dialogues", "dev_dialogues"],
)
def test_the_dialogues_are_of_all_kinds(file, pictures):
    dialogues = read(file)
    kinds = Counter(told["kind"] for told in dialogues)
    assert len(kinds) == 13 and min(kinds.values()) >= 10
    assert Counter(told["pictures"] for told in dialogues) == pictures
    assert all(len(told["wanted"]) == told["pictures"] for told in dialogues)
    assert len({json.dumps(told["user"]).lower() for told in dialogues}) == len(dialogues)


def test_conversations_that_were_written_out_name_what_is_drawn():
    registry.load()
    setting.load()
    values = {
        "subject": set(registry.SUBJECTS),
        "setting": set(setting.SETTINGS),
        "colour": {colour for subject in registry.SUBJECTS.values() for colour in subject.colours},
        "time": {"day", "sunset", "night"},
        "weather": {"clear", "cloudy", "rain", "snow", "fog"},
        "count": set(range(1, 6)),
    }
    turns = [turn for talk in phrases.TALKS for turn in talk["turns"]]
    for turn in turns:
        assert set(turn) == {"user", "shows", "says"} and len(turn["shows"]) <= 2, turn
        assert turn["user"]
        assert all(part == {"photo": True} or isinstance(part, str) for part in turn["user"])
        assert turn["says"] or turn["shows"]
        for told in turn["shows"]:
            assert ("other" in told) != ("subject" in told), turn
            assert all(told[part] in values[part] for part in set(told) - {"other"}), turn
    assert 0.4 < sum(bool(turn["shows"]) for turn in turns) / len(turns) < 0.5


def test_wordings_of_references_have_the_places_that_are_filled_in():
    places = {
        phrases.TWO_REQUESTS: 2,
        phrases.INDIRECT_REQUESTS: 1,
        phrases.NEXT_REQUESTS: 1,
        phrases.CHANGED_REQUESTS: 1,
        phrases.RECOLOURED_REQUESTS: 1,
        phrases.COUNTED_REQUESTS: 1,
        phrases.ANOTHER_REQUESTS: 0,
        phrases.AGAIN_REQUESTS: 0,
        phrases.SPOKEN_REQUESTS: 0,
        phrases.SPOKEN_QUESTIONS: 1,
    }
    for wordings_of, count in places.items():
        assert all(text.count("{}") == count for text in wordings_of)
    asking = {plain(t) for t in phrases.SHOW_REQUESTS + REFERRING}
    assert not asking & {plain(t) for t in phrases.REFUSALS + TALKING}


def test_dialogues_to_choose_by_are_others_than_those_to_measure_with():
    said = [{plain(str(told["user"])) for told in read(f)} for f in (DEV_DIALOGUES, DIALOGUES)]
    assert not said[0] & said[1]

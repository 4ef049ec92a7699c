"""The wordings that are measured with were kept out of training."""

import json
import random
import re
from collections import Counter

import pytest

from assets.draw import registry, setting
from benchmarks import illustrations, threads, wordings
from benchmarks.dialogues import DEV_DIALOGUES, DIALOGUES
from fromage_core import DEFAULT_GALLERY, examples, phrases
from fromage_core.kin import read_truth


def plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9{}']+", text.lower()))


# A thing alone ("a red fox!") is no wording of anybody's.
SHOWING = [plain(t) for t in phrases.SHOW_REQUESTS if plain(t) != "{}"]
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


def patterns(templates):
    return [re.compile(re.escape(t).replace(r"\{\}", ".+")) for t in templates]


# Of fewer than three words of its own, a wording is common property.
EVERY = phrases.SHOW_REQUESTS + REFERRING + phrases.REFUSALS + TALKING + WRITTEN
LEARNED = patterns(t for t in map(plain, EVERY) if len(t.replace("{}", "").split()) >= 3)
COURTEOUS = [plain(courtesy) + " " for courtesy in phrases.COURTESIES]


def learned(text):
    """The wordings of training that it is, with something filled in, a courtesy before or not."""
    said = plain(text)
    both = {said, *(said.removeprefix(courtesy) for courtesy in COURTEOUS)}
    return [p.pattern for p in LEARNED if any(map(p.fullmatch, both))]


@pytest.mark.parametrize("text", wordings.ASKS_FOR_PICTURE)
def test_no_request_is_one_of_trainings_templates_filled_in(text):
    assert not [p.pattern for p in patterns(SHOWING) if p.fullmatch(plain(text))]


def test_no_wording_to_measure_with_is_one_of_trainings():
    measured = wordings.ASKS_FOR_PICTURE + wordings.PLAIN_QUESTIONS + wordings.PICTURE_QUESTIONS
    measured += threads.ANOTHER + threads.CHANGED + (illustrations.REQUEST,)
    assert not {text: learned(text) for text in measured if learned(text)}
    trained = {plain(t) for t in TALKING + REFERRING + WRITTEN}  # short ones, too, as they are
    assert not trained & {plain(text) for text in measured}


@pytest.mark.parametrize("text", phrases.SHOW_REQUESTS[:5] + phrases.INDIRECT_REQUESTS[:5])
def test_one_of_trainings_wordings_is_known_again(text):
    filled = text.format("a red fox")
    assert learned(filled) or len(plain(text).replace("{}", "").split()) < 3
    assert learned(f"{phrases.COURTESIES[0]} {filled}") == learned(filled)


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
    for told in read(file):
        said = " ".join(part for part in told["user"] if isinstance(part, str))
        assert not learned(said), said


def test_two_pictures_that_are_asked_for_are_there_to_be_shown():
    gallery = read_truth(DEFAULT_GALLERY).values()
    for told in read(DIALOGUES) + read(DEV_DIALOGUES):
        for wanted in told["wanted"] if told["pictures"] == 2 else ():
            assert any(wanted.items() <= shows.items() for shows in gallery), told["user"]


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

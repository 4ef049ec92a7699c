"""The wordings that are measured with were kept out of training."""

import re

import pytest

from benchmarks import wordings
from fromage_core import phrases


def plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9{}']+", text.lower()))


TEMPLATES = [re.compile(re.escape(plain(t)).replace(r"\{\}", ".+")) for t in phrases.SHOW_REQUESTS]


@pytest.mark.parametrize("text", wordings.ASKS_FOR_PICTURE)
def test_no_request_is_one_of_trainings_templates_filled_in(text):
    assert not [t.pattern for t in TEMPLATES if t.fullmatch(plain(text))]


def test_no_question_is_one_of_trainings():
    trained = {plain(t) for t in phrases.PLAIN_QUESTIONS + phrases.PICTURE_QUESTIONS}
    measured = {plain(t) for t in wordings.PLAIN_QUESTIONS + wordings.PICTURE_QUESTIONS}
    assert not trained & measured


def test_no_wording_both_asks_for_a_picture_and_does_not():
    asking = {plain(t) for t in phrases.SHOW_REQUESTS}
    assert not asking & {plain(t) for t in phrases.PLAIN_QUESTIONS + phrases.PICTURE_QUESTIONS}


def test_there_are_as_many_as_the_figures_say():
    assert len(set(wordings.ASKS_FOR_PICTURE)) == 60
    assert len(set(wordings.PLAIN_QUESTIONS)) + len(set(wordings.PICTURE_QUESTIONS)) == 60


def test_every_template_has_one_place_to_fill_in():
    assert all(t.count("{}") == 1 for t in phrases.SHOW_REQUESTS)

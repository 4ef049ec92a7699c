"""What W_t and W_i learn from, once all that stands before them is fixed."""

import random

import torch

from fromage_core import losses, maps, phrases
from fromage_core.data import Captions
from fromage_core.kin import Kin
from fromage_core.source import Source
from tests import foxes, tiny


def test_requests_tell_what_one_thing_is_where_and_at_times_when(tmp_path, monkeypatch):
    model = tiny.fromage(tmp_path, grid=2)
    source = foxes.source(model.vision.d_vision)
    source.kin = Kin({number: foxes.KIN[1 + number % 2] for number in range(20)})  # 10 are alone
    asked = []

    def states(model, batch, *more):
        asked.extend(model.tokenizer.decode(said) for _, said, _ in batch)
        return torch.tensor([[float("night" in said)] for said in asked])

    monkeypatch.setattr(losses, "hidden_at_ret", states)
    monkeypatch.setattr(phrases, "SHOW_REQUESTS", ("Paint {}!",))
    monkeypatch.setattr(phrases, "COMMON_REQUESTS", ("Paint {}!",))
    found = maps.spelled_out(model, source, random.Random(0), tmp_path)
    assert found.wanted == list(range(0, 20, 2)) and found.seen == [[]] * 10
    assert found.hidden.sum() == sum("night" in said for said in asked)
    place = "Paint a red fox on the beach"
    assert {*asked} == {f"{place}!", f"{place} at night!"}


def test_of_nothing_to_ask_for_there_are_no_states(tmp_path):
    """As where all of a set's pictures show several of a kind."""
    model = tiny.fromage(tmp_path, grid=2)
    source = foxes.source(model.vision.d_vision)
    source.kin = Kin({2: foxes.KIN[2]})
    found = maps.spelled_out(model, source, random.Random(0), tmp_path)
    assert found.wanted == [] and found.hidden.shape == (0, 32)
    alone = maps.texts(model, source, random.Random(0), tmp_path)
    alone.extend(found)
    assert alone.hidden.shape == (4, 32)


def test_dev_recall_is_among_the_pictures_that_can_be_read(tmp_path, monkeypatch):
    model = tiny.fromage(tmp_path, grid=2)
    whole = foxes.source(model.vision.d_vision)
    rows = Captions(whole.rows.captions[1:], [1, 2, 3], whole.rows.images)  # the first is broken
    dev = Source("dev", rows, whole.features, 1.0)
    points = torch.eye(4)
    monkeypatch.setattr(model, "text_points", lambda hidden: 0.6 * points[1:] + 0.8 * points[0])
    seen = [features for features in whole.features[:, 0]]

    def picture_points(features):
        numbers = [next(i for i, s in enumerate(seen) if torch.equal(s, f)) for f in features]
        return points[numbers]

    monkeypatch.setattr(model, "picture_points", picture_points)
    # To the broken one they would all be nearer.
    assert maps.recall(model, dev, torch.zeros(3, 32))["R@1"] == 1

"""What W_t and W_i learn from, once all that stands before them is fixed."""

import random

import torch

from fromage_core import losses, maps, phrases
from fromage_core.kin import Kin
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

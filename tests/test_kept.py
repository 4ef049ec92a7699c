"""What the LM has in mind is computed once: a stopped run goes on, another model begins anew."""

from collections import Counter

import pytest
import torch

from fromage_core import kept, losses
from fromage_core.prompt import RET
from tests import tiny


@pytest.fixture(autouse=True)
def small_parts(monkeypatch):
    monkeypatch.setattr(kept, "PART", 2)


@pytest.fixture
def model(tmp_path):
    return tiny.fromage(tmp_path / "tiny", grid=2)


@pytest.fixture
def batch(model):
    """Prompts of unlike lengths; the second and the last have pictures, the last a [RET] too."""
    torch.manual_seed(0)
    some, other = torch.randn(2, 5, model.vision.d_vision).half()
    texts = [[[7, 8, 9, 10, 11]], [[3], some, [4, 5]], [[12]], [[13, 14, 15]]]
    return [*texts, [[16], RET, other, [17]]]


@pytest.fixture
def computed(monkeypatch):
    """What was computed, and of how many prompts: their states, or what is said after them."""
    counts = Counter()

    def counted(module, name):
        function = getattr(module, name)

        def called(model, some, *more, **named):
            counts[name] += 1 if name == "say" else len(some)
            return function(model, some, *more, **named)

        monkeypatch.setattr(module, name, called)

    counted(losses, "hidden_at_ret")
    counted(losses, "states_at_rets")
    counted(kept, "say")
    return counts


PLACES = [[1, 5], [1], [0, 1], [], [2, 7, 8]]


def test_states_are_those_of_all_prompts_at_once_in_their_order(model, batch, tmp_path):
    near = {"rtol": 1e-2, "atol": 1e-2}  # they are kept in 16 bits
    alone = torch.cat([losses.hidden_at_ret(model, [items]) for items in batch])
    torch.testing.assert_close(kept.at_end(model, batch, tmp_path, "").float(), alone, **near)
    at = kept.at_places(model, batch, PLACES, tmp_path, "")
    rows = zip(batch, PLACES, strict=True)
    each = [losses.states_at_rets(model, [items], [some]) for items, some in rows if some]
    for found, one in zip(at, zip(*each, strict=True), strict=True):
        torch.testing.assert_close(found.float(), torch.cat(one), **near)


@pytest.mark.parametrize(
    ("function", "computes"), [("at_end", "hidden_at_ret"), ("at_places", "states_at_rets")]
)
def test_what_was_stopped_goes_on_and_is_not_computed_again(
    model, batch, computed, tmp_path, monkeypatch, function, computes
):
    more = [tmp_path, ""] if function == "at_end" else [PLACES, tmp_path, ""]
    save, saved = kept.keep_tensors, []

    def stopped(path, tensors):
        if len(saved) == 2:
            raise KeyboardInterrupt
        saved.append(path)
        save(path, tensors)

    monkeypatch.setattr(kept, "keep_tensors", stopped)
    with pytest.raises(KeyboardInterrupt):
        getattr(kept, function)(model, batch, *more)
    monkeypatch.setattr(kept, "keep_tensors", save)
    computed.clear()
    first = getattr(kept, function)(model, batch, *more)
    assert computed == {computes: 1}  # four of five were there
    computed.clear()
    again = getattr(kept, function)(model, batch, *more)
    assert computed == {}
    torch.testing.assert_close(first, again)


@pytest.mark.parametrize(
    ("changed", "ends", "words"),
    [
        ("ret_embedding", 5, 1),  # the last prompt has one inside
        # The pictures' own, and what is in one file with one of them.
        *((name, 3, 2) for name in ("W_c.weight", "W_c.bias", "offset", "feature_mean")),
        ("W_i.weight", 0, 0),
    ],
)
def test_of_another_model_it_is_computed_anew_where_that_matters(
    model, batch, computed, tmp_path, changed, ends, words
):
    def compute():
        computed.clear()
        kept.at_end(model, batch, tmp_path, "")
        for items in batch:
            kept.words(model, [items], 3, tmp_path)
        return computed["hidden_at_ret"], computed["say"]

    assert compute() == (5, 5) and compute() == (0, 0)
    with torch.no_grad():
        model.state_dict()[changed].add_(0.1)
    assert compute() == (ends, words)


def test_other_places_layers_and_lengths_are_not_taken_for_the_same(
    model, batch, computed, tmp_path, monkeypatch
):
    def compute(places, most):
        computed.clear()
        kept.at_places(model, batch, places, tmp_path, "")
        kept.words(model, batch[:1], most, tmp_path)
        return computed["states_at_rets"], computed["say"]

    assert compute(PLACES, 3) == (5, 1) and compute(PLACES, 3) == (0, 0)
    assert compute([[0]] * 5, 4) == (5, 1)
    kept.at_end(model, batch, tmp_path, "")
    assert computed["hidden_at_ret"] == 5
    monkeypatch.setattr("fromage_core.model.DEPTHS", (1,))
    monkeypatch.setattr(model, "stop_ids", {7})
    assert compute(PLACES, 3) == (5, 1)

"""Where W_c begins: visual tokens say what is said of pictures."""

from dataclasses import replace

import pytest
import torch

from fromage_core import first_words
from fromage_core.data import Captions
from fromage_core.source import Source
from tests import tiny

THINGS = ("dog", "boat", "drum")


@pytest.fixture(params=[{"grid": 2}, {"grid": 0, "k": 3}])
def model(request, tmp_path):
    return tiny.fromage(tmp_path, **request.param)


@pytest.fixture
def sources(model):
    """Pictures of three things, each of which one feature tells, seen with some noise."""
    torch.manual_seed(0)
    seen = torch.rand(90, 1, model.config.grid**2 + 1, model.W_c.in_features)
    for number in range(90):
        seen[number, ..., number % 3] += 3
    told = [f"A {THINGS[n % 3]} by the {THINGS[n % 3]}." for n in range(90)]
    rows = Captions(told, list(range(90)), [f"{i}.webp" for i in range(90)])
    return [Source("photos", rows, list(seen), 1.0)]


def test_a_picture_is_nearest_to_the_word_that_is_said_of_it(model, sources):
    first_words.begin(model, sources, 0)
    with torch.no_grad():
        tokens = model.visual_tokens(torch.stack([views[0] for views in sources[0].features]))
    table = model.words.float()
    ids = [model.tokenizer(f" {thing}", add_special_tokens=False).input_ids for thing in THINGS]
    words = torch.stack([table[i].mean(0) for i in ids]) - table.mean(0)
    for place in range(model.config.k):
        away = torch.nn.functional.normalize(tokens[:, place] - table.mean(0), dim=-1)
        nearest = (away @ torch.nn.functional.normalize(words, dim=-1).T).argmax(1)
        assert nearest.tolist() == [n % 3 for n in range(90)]
        length = (tokens[:, place] - table.mean(0)).norm(dim=1).mean()
        expected = first_words.LENGTH * table.norm(dim=1).mean()
        torch.testing.assert_close(length, expected, rtol=1e-3, atol=0)


def test_what_is_always_said_says_nothing_and_what_is_rare_says_most(model):
    said = [{"a": 1.0, "dog": 1.0}] * 10 + [{"a": 1.0, "boat": 1.0}] * 80 + [{"a": 1.0}]
    dog, boat, nothing = (first_words.spoken(model, said)[n].norm() for n in (0, 10, 90))
    assert nothing == 0
    assert dog > boat > 0


def test_where_captions_share_no_words_it_begins_as_it_did(model, sources):
    sources[0] = replace(sources[0], rows=replace(sources[0].rows, captions=["..."] * 90))
    before = model.W_c.weight.clone()
    first_words.begin(model, sources, 0)
    torch.testing.assert_close(model.W_c.weight, before, rtol=0, atol=0)

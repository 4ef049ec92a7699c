"""Pseudo-pictures: the words of a caption that show something, and features that show it."""

import random

import pytest
import torch

from fromage_core.data import Captions
from fromage_core.imagenet_words import NAMES, WORDS
from fromage_core.widen import Backgrounds, Painter, named_things, pseudo_captions, wanted

LION, PIZZA, HOT_DOG = WORDS["lion"], WORDS["pizza"], WORDS["hot dog"]


@pytest.mark.parametrize(
    ("caption", "things"),
    [
        ("A lion lies in the grass.", [LION]),
        ("Two lions share some pizzas", [LION, PIZZA]),
        ("A man eats a hot dog", [HOT_DOG]),  # and no dog
        ("The player steps on home plate", []),  # and no plate
        ("Three geese", [WORDS["goose"]]),
        ("A person waits", []),
    ],
)
def test_a_caption_names_what_can_be_seen(caption, things):
    assert named_things(caption) == things


def test_every_class_has_a_name_and_every_word_a_class():
    assert len(NAMES) == 1000 and all(name.strip() for name in NAMES)
    assert all(classes and 0 <= min(classes) <= max(classes) < 1000 for classes in WORDS.values())


@pytest.fixture(scope="module")
def world():
    """Real features of 60 pictures (one pooled and 9 cells), and a classifier of 1000 classes."""
    generator = torch.Generator().manual_seed(0)
    cells = torch.rand(60, 9, 48, generator=generator)
    features = torch.cat([cells.mean(1, keepdim=True), cells], 1).half()
    head = torch.randn(1000, 48, generator=generator) * 0.3, torch.zeros(1000)
    return features, head


def test_a_pseudo_picture_is_seen_as_its_class_and_stays_a_possible_feature(world):
    features, (weight, bias) = world
    painter, rng = Painter(features, list(range(len(features))), (weight, bias)), random.Random(0)
    for index in (3, 500, 999):
        made = painter.paint(0, [index], rng).float()
        assert made.shape == (10, 48) and made.min() >= 0 and made.max() <= painter.ceiling + 0.01
        before = features[0, 0].float() @ weight[index]
        assert made[0] @ weight[index] > before + 0.5


def test_two_things_are_both_put_in(world):
    features, (weight, bias) = world
    painter = Painter(features, list(range(len(features))), (weight, bias))
    made = painter.paint(0, [7, 8], random.Random(0)).float()
    before = features[0, 0].float()
    for index in (7, 8):
        assert made[0] @ weight[index] > before @ weight[index] + 0.3


def test_a_background_shares_the_captions_words():
    rows = Captions(["A man on a horse"] * 20 + ["Snow"], [*range(20), 20], [""] * 21)
    rng = random.Random(0)
    assert Backgrounds(rows).like("A lion in the snow", rng) == 20


def test_captions_without_pictures_become_rows_with_features(world):
    features, head = world
    rows = Captions([f"A man number {i}" for i in range(60)], list(range(60)), [""] * 60)
    texts = ["A lion on a rock.", "Nothing to see.", "Some pizza"]
    made, seen = pseudo_captions(rows, features, head, texts, seed=0)
    assert len(made.captions) == len(seen) and seen.shape[1:] == (1, 10, 48)
    assert {"A lion on a rock.", "Some pizza"} <= set(made.captions)
    assert "Nothing to see." not in made.captions
    again, same = pseudo_captions(rows, features, head, texts, seed=0)
    assert again.captions == made.captions and torch.equal(same, seen)


def test_every_class_is_told_of():
    told = wanted([], random.Random(0))
    assert {index for _, classes in told for index in classes[:1]} == set(range(1000))

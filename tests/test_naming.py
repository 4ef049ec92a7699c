"""W_c learns what drawn pictures show: the subject is named, and photos are read as before."""

import random

import pytest
import torch

from fromage_core import losses, naming
from fromage_core.data import Captions
from fromage_core.kin import Kin
from fromage_core.naming import Names, named_in
from fromage_core.source import Source
from tests import tiny

SUBJECTS = ("fox", "drum", "boat")


@pytest.fixture
def model(tmp_path):
    return tiny.fromage(tmp_path, grid=2)


@pytest.fixture
def sources(model):
    """60 photos along some directions of the features, 30 drawn pictures along those and others."""
    torch.manual_seed(0)
    d = model.W_c.in_features
    photos = torch.randn(60, 1, 5, d).abs()
    photos[..., : d // 2] = 0.5
    drawn = torch.randn(30, 1, 5, d).abs()
    drawn[..., : d // 2] = 0.5
    truth = {}
    for number in range(30):
        subject = SUBJECTS[number % 3]
        drawn[number, ..., number % 3] += 4
        truth[number] = {"subject": subject, "nouns": [subject, f"old {subject}"]}
    told = [f"A {truth[n]['subject']} in the park." for n in range(30)]
    return [
        Source("photos", rows(["A dog."] * 60), list(photos), 1.0),
        Source("drawn", rows(told), list(drawn), 1.0, Kin(truth)),
    ]


def rows(captions):
    names = [f"{i}.webp" for i in range(len(captions))]
    return Captions(captions, list(range(len(captions))), names)


def named(model, sources):
    names = Names(sources, model.W_c.in_features, model.W_c.out_features)
    names.look(model, sources[0])
    return names


def tokens(model, source):
    with torch.no_grad():
        return model.visual_tokens(torch.stack([views[0] for views in source.features]))


def test_directions_tell_subjects_and_say_little_of_photos(model, sources):
    names = named(model, sources)
    assert names.subjects == sorted(SUBJECTS)
    photos, drawn = sources
    scores = [
        (model.standardise(torch.stack([v[0, 0] for v in s.features])) - names.centre)
        @ names.directions
        for s in (photos, drawn)
    ]
    own = [names.subjects.index(drawn.kin.truth[n]["subject"]) for n in drawn.usable]
    assert scores[1].argmax(1).tolist() == own
    size = tokens(model, photos).square().mean().sqrt()
    assert scores[1][range(30), own].mean() == pytest.approx(float(size), rel=1e-3)
    assert scores[0].square().mean().sqrt() < 0.2 * size


def test_a_step_along_them_names_the_subject_and_leaves_photos(model, sources):
    names = named(model, sources)
    before = [tokens(model, source) for source in sources]
    optimizer = torch.optim.Adam([names.moves], lr=0.05)
    rng = random.Random(0)
    asked = [one for _ in range(10) for one in names.batch(model, 3, rng)]
    told = losses.caption_loss(model, asked).mean().item()
    for _ in range(30):
        losses.caption_loss(model, names.batch(model, 3, rng)).mean().backward()
        names.pull(model)
        optimizer.step()
        names.push(model)
    # A random LM heeds what stands before hardly at all.
    assert losses.caption_loss(model, asked).mean().item() < told - 5e-3
    assert not names.moves.any()
    moved = [
        float((tokens(model, s) - b).norm() / b.norm())
        for s, b in zip(sources, before, strict=True)
    ]
    assert moved[1] > 0.1
    assert moved[0] < 0.3 * moved[1]


def test_the_gradient_of_a_move_is_what_the_loss_changes_by(model, sources):
    names, rng = named(model, sources), random.Random(0)
    examples = names.batch(model, 3, rng)
    before = losses.caption_loss(model, examples).mean()
    before.backward()
    names.pull(model)
    assert model.W_c.weight.grad is None
    fall = 1e-4  # far more than float32 cannot tell from nothing at such a loss
    with torch.no_grad():
        names.moves.copy_(-fall * names.moves.grad / names.moves.grad.square().sum())
    names.push(model)
    with torch.no_grad():
        after = losses.caption_loss(model, examples).mean()
    assert float(before.detach() - after) == pytest.approx(fall, rel=0.1)


def test_the_name_alone_is_written_after_what_stands_before_it(model, sources):
    names, rng = named(model, sources), random.Random(0)
    read = model.tokenizer.decode
    for example in names.batch(model, 40, rng):
        [answer] = example.answers
        assert read(answer).strip() in SUBJECTS
        assert read(example.items[-1]).endswith("A")


def test_a_name_is_found_in_the_singular_and_plural_and_nothing_else():
    assert named_in("Two red foxes run.", ["fox"]) == ("Two red", " foxes")
    assert named_in("Three old mice.", ["mouse"]) == ("Three old", " mice")
    assert named_in("Ferry boats at sea", ["ferry"]) == ("", "Ferry")
    assert named_in("a red fire truck", ["truck", "fire truck"]) == ("a red", " fire truck")
    assert named_in("A hot-air balloon!", ["hot-air balloon"]) == ("A", " hot-air balloon")
    assert named_in("Leaves are scattered.", ["cat"]) is None


def test_in_the_end_photos_are_read_as_before_and_names_stay(model, sources, monkeypatch):
    monkeypatch.setattr(naming, "SETTLED", 15)
    for photo in sources[0].features:  # some are of what might be a fox
        photo[..., 0] += 2 * torch.rand(())
    names, before = named(model, sources), [tokens(model, source) for source in sources]

    def moved():
        return [float((tokens(model, s) - b).norm()) for s, b in zip(sources, before, strict=True)]

    torch.nn.init.normal_(names.moves)
    names.push(model)
    first = moved()
    names.settle(model)
    photos, drawn = (left / was for left, was in zip(moved(), first, strict=True))
    assert photos < 0.8 * drawn and drawn > 0.5
    with torch.no_grad():
        model.W_c.weight.sub_((names.directions @ names.moved).T)
        model.W_c.bias.add_(names.centre @ names.directions @ names.moved)
    assert moved() == pytest.approx([0, 0], abs=1e-3)  # what is known of the moves is all of them


def test_a_subject_that_no_caption_names_is_left_out(model, sources):
    sources[1].kin.truth[0]["nouns"] = ["teapot"]
    assert 0 not in [number for _, number, _ in named(model, sources).shown["fox"]]
    for number in range(0, 30, 3):
        sources[1].kin.truth[number]["nouns"] = ["teapot"]
    assert named(model, sources).subjects == ["boat", "drum"]

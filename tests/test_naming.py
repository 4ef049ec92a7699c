"""W_c learns what drawn pictures show: the subject is named, and photos are read as before."""

import random

import pytest
import torch

from fromage_core import losses
from fromage_core.data import Captions
from fromage_core.kin import Kin
from fromage_core.naming import Names
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


def test_half_of_the_captions_end_with_the_name(model, sources):
    names, rng = named(model, sources), random.Random(0)
    texts = [
        model.tokenizer.decode(example.answers[0])
        for _ in range(40)
        for example in names.batch(model, 3, rng)
    ]
    ended = [text for text in texts if text.strip() in {f"A {one}" for one in SUBJECTS}]
    whole = [text for text in texts if "in the park." in text]
    assert len(ended) + len(whole) == 120
    assert 40 < len(ended) < 80

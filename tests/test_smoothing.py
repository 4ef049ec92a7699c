"""What W_c says along directions in which pictures hardly differ becomes little; the rest stays."""

from types import SimpleNamespace

import pytest
import torch

from fromage_core.smoothing import smooth
from tests import tiny

FLAT = 5  # of the features: those along which photos hardly differ


@pytest.fixture
def model(tmp_path):
    made = tiny.fromage(tmp_path, grid=2)
    torch.nn.init.normal_(made.W_c.weight)
    torch.nn.init.normal_(made.W_c.bias)
    return made


def a_set(seen, share=1.0, usable=range(64)):
    return SimpleNamespace(features=seen, usable=usable, share=share)


@pytest.fixture
def photos(model):
    """64 photos with four cells. Their signed square roots are what is standardised."""
    torch.manual_seed(0)
    seen = 20 * torch.randn(64, 1, 5, model.W_c.in_features)
    seen[..., :FLAT] = 0.5 + 0.001 * torch.randn(64, 1, 5, FLAT)
    return seen


def tokens(model, seen):
    with torch.no_grad():
        return model.W_c(model.standardise(seen))


def test_photos_are_read_nearly_as_before_and_the_rest_is_forgotten(model, photos):
    moved = photos.clone()
    moved[..., :FLAT] *= 4
    before, apart = tokens(model, photos), tokens(model, moved) - tokens(model, photos)
    smooth(model, [a_set(photos)])
    after, still = tokens(model, photos), tokens(model, moved) - tokens(model, photos)
    spread = before - before.flatten(0, 2).mean(0)
    assert (after - before).square().mean() < 0.02 * spread.square().mean()
    assert still.square().mean() < 0.02 * apart.square().mean()


def test_the_mean_photo_is_read_as_before(model, photos):
    seen = model.standardise(photos).flatten(0, 2).mean(0)
    before = model.W_c(seen)
    smooth(model, [a_set(photos)])
    torch.testing.assert_close(model.W_c(seen), before, rtol=1e-4, atol=1e-4)


def test_what_tells_the_pictures_of_any_set_apart_stays(model, photos):
    drawn = photos.clone()
    drawn[..., :FLAT] = 20 * torch.randn(64, 1, 5, FLAT)
    moved = photos.clone()
    moved[..., :FLAT] *= 4
    apart = tokens(model, moved) - tokens(model, photos)
    smooth(model, [a_set(photos, 3.0), a_set(drawn, 1.0)])
    still = tokens(model, moved) - tokens(model, photos)
    assert still.square().mean() > 0.2 * apart.square().mean()


def test_pictures_that_are_of_no_use_are_not_looked_at(model, photos):
    others = torch.cat([photos, torch.full_like(photos, 9e3)])
    kept = model.W_c.weight.clone()
    smooth(model, [a_set(others)])
    some = model.W_c.weight.clone()
    model.W_c.weight.data.copy_(kept)
    smooth(model, [a_set(photos)])
    torch.testing.assert_close(model.W_c.weight, some)

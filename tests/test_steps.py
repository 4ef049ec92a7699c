"""On a GPU replies are decoded in a cache of fixed size; here, without recording their steps."""

import pytest
import torch

from fromage_core import steps
from fromage_core.chat import Chat, Options
from fromage_core.gallery import Gallery
from fromage_core.steps import Fixed, Growing
from tests import tiny
from tests.eye import five_pictures

ASK = [{"role": "user", "content": ["Show me a fox"]}]


@pytest.fixture
def model(tmp_path, monkeypatch):
    """One that takes this machine for a GPU that can replay."""
    monkeypatch.setattr(steps, "can_replay", lambda model: model.replays)
    monkeypatch.setattr(Fixed, "record", lambda self: None)
    monkeypatch.setattr(steps, "SMALLEST", 64)
    return tiny.fromage(tmp_path / "model", grid=2)


class Reply:
    """Whose a cache is."""


def test_replies_take_turns_in_one_cache_and_it_grows_with_them(model):
    first, second = Reply(), Reply()
    taken = steps.begin(model, 40, first)
    assert isinstance(taken, Fixed) and taken.size == 64
    assert isinstance(steps.begin(model, 40, second), Growing)  # the first one goes on in it
    del first
    assert steps.begin(model, 50, second) is taken and taken.length == 0
    larger = steps.begin(model, 65, Reply())
    assert isinstance(larger, Fixed) and larger.size == 128
    assert isinstance(steps.begin(model, None, Reply()), Growing)  # it may be of any length


def test_an_lm_that_cannot_be_recorded_is_asked_once(model, monkeypatch, caplog):
    def record(self):
        raise RuntimeError("operation not permitted when stream is capturing")

    monkeypatch.setattr(Fixed, "record", record)
    assert isinstance(steps.begin(model, 40, Reply()), Growing)
    assert "not permitted" in caplog.text
    caplog.clear()
    assert isinstance(steps.begin(model, 40, Reply()), Growing) and not caplog.text


def test_a_chat_says_and_shows_the_same_in_it(model, tmp_path, monkeypatch):
    torch.nn.init.normal_(model.ret_row, std=0.1)
    gallery = Gallery.build(five_pictures(tmp_path / "pictures"), model, progress=False)
    chat, options = Chat(model, gallery), Options(max_new_tokens=20, readiness=1)

    def told():
        return [getattr(e, "text", None) or e.record for e in chat.reply(ASK, options)]

    fixed = told()
    assert model.fixed is not None and any(not isinstance(part, str) for part in fixed)
    assert told() == fixed
    monkeypatch.setattr(steps, "can_replay", lambda model: False)
    assert told() == fixed


def test_what_is_recorded_is_all_on_one_gpu_and_sees_all_that_stands_before(tmp_path):
    model = tiny.fromage(tmp_path / "model", grid=2)
    assert not steps.can_replay(model)  # on a CPU
    model.device = torch.device("cuda")
    assert steps.can_replay(model)
    model.lm.hf_device_map = {"": 0}
    assert steps.can_replay(model)
    model.lm.hf_device_map = {"model": 0, "lm_head": "cpu"}
    assert not steps.can_replay(model)
    del model.lm.hf_device_map
    model.lm.is_loaded_in_8bit = True  # it waits for the CPU in each layer
    assert not steps.can_replay(model)
    model.lm.is_loaded_in_8bit = False
    model.lm.config.sliding_window = 8
    model.lm.config.layer_types = ["sliding_attention"] * 2
    assert not steps.can_replay(model)


def test_more_than_there_is_room_for_is_refused_before_the_gpu_fails(model):
    taken = steps.begin(model, 40, Reply())
    with torch.no_grad():
        taken.run(torch.randn(60, model.words.shape[1]), 60)
        with pytest.raises(ValueError, match="5 places after 60"):
            taken.run(torch.randn(5, model.words.shape[1]), 5)

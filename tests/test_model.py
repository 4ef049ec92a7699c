"""The model: what is learned and only that is saved, frozen things stay frozen, shapes are told."""

import json

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import load_file, save_file

from fromage_core import evaluate, generate, prompt, vision
from fromage_core.backbones import BackboneError, load_lm
from fromage_core.generate import Decoder, Options, continuations, pick, wanted_ret
from fromage_core.model import Config, Fromage, ModelError
from fromage_core.vision import load_vision
from tests import tiny

LEARNED = {
    *("W_c.weight", "W_c.bias", "offset", "W_t.weight", "W_t.bias", "W_i.weight", "W_i.bias"),
    *("ret_embedding", "ret_row", "ret_bias", "logit_scale"),
    *("feature_mean", "feature_std"),
}


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return tiny.fromage(tmp_path_factory.mktemp("tiny"), grid=3)


def picture(seed=0, size=(90, 60)):
    pixels = np.random.default_rng(seed).integers(0, 255, (*size[::-1], 3), dtype=np.uint8)
    return Image.fromarray(pixels)


def words(model, text="a red fox"):
    message = {"role": "user", "content": [text]}
    return prompt.conversation_items(model.tokenizer, [message])


def test_only_the_four_learned_things_have_gradients(model):
    assert {n for n, p in model.named_parameters() if p.requires_grad} == {
        name for name in LEARNED if not name.endswith(("_mean", "_std", "_map"))
    }
    assert not model.lm.training and not model.vision.net.training
    assert not any(p.requires_grad for p in model.vision.net.parameters())


def test_what_is_saved_is_what_was_learned_and_comes_back(model, tmp_path):
    model.save(tmp_path)
    assert set(load_file(tmp_path / "model.safetensors")) == LEARNED
    assert {p.name for p in tmp_path.iterdir()} == {"config.json", "model.safetensors"}
    again = Fromage.load(tmp_path, "cpu", torch.float32)
    assert again.fingerprint == model.fingerprint
    np.testing.assert_array_equal(again.embed_images([picture()]), model.embed_images([picture()]))
    assert again.caption(picture()) == model.caption(picture())


def test_the_context_is_no_longer_than_the_lms(tmp_path):
    lm, vision = tiny.save_lm(tmp_path / "lm", positions=300), tiny.save_vision(tmp_path / "v")
    assert Fromage(Config(lm=lm, vision=vision), "cpu").config.context == 300


def test_a_checkpoint_that_does_not_fit_is_named_by_tensor_and_shapes(model, tmp_path):
    model.save(tmp_path)
    weights = load_file(tmp_path / "model.safetensors")
    save_file({**weights, "W_t.weight": torch.zeros(16, 99)}, tmp_path / "model.safetensors")
    with pytest.raises(ModelError, match=r"W_t.weight is \(16, 99\).*needs \(16, 32\)"):
        Fromage.load(tmp_path, "cpu")
    del weights["ret_row"]
    save_file(weights, tmp_path / "model.safetensors")
    with pytest.raises(ModelError, match="ret_row is missing"):
        Fromage.load(tmp_path, "cpu")


@pytest.mark.parametrize("config", ["", "[]", '{"format": 2, "unknown": 3}', '{"format": 99}'])
def test_a_config_that_cannot_be_read_is_one_sentence(tmp_path, config):
    (tmp_path / "config.json").write_text(config)
    with pytest.raises(ModelError, match="config.json"):
        Fromage.load(tmp_path, "cpu")


def test_the_words_logits_are_the_frozen_lms_own(model):
    items = words(model)
    ids = torch.tensor([[t for item in items for t in item]])
    decoder = Decoder(model)
    decoder.feed(model.embed_items(items))
    own = model.lm(input_ids=ids).logits[0, -1]
    torch.testing.assert_close(model.logits(decoder.hidden), own, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize(
    ("k", "grid", "encoder", "tokens"),
    [(1, 0, "test_efficientnet", 1), (4, 0, "test_vit", 4), (1, 3, "test_vit", 10)],
)
def test_a_picture_takes_as_many_places_as_its_config_says(tmp_path, k, grid, encoder, tokens):
    model = tiny.fromage(tmp_path, k=k, grid=grid, encoder=encoder)
    assert model.config.picture_tokens == tokens
    assert model.embed_items([[3], picture(), [4]]).shape == (tokens + 2, 32)


def test_a_picture_and_its_mirror_image_are_seen_alike_where_the_config_says_so(tmp_path):
    model = tiny.fromage(tmp_path, grid=3, mirrored=True)
    seen = picture(1)
    both = model.features([seen, seen.transpose(Image.Transpose.FLIP_LEFT_RIGHT)])
    plain = model.vision.features([seen], 3)[0]
    torch.testing.assert_close(both[0, 0], both[1, 0])
    # Each cell, with the one on the other side.
    torch.testing.assert_close(both[0, 1:].unflatten(0, (3, 3)).flip(1).flatten(0, 1), both[1, 1:])
    assert not torch.allclose(both[0], plain)
    pooled = model.features([seen], cells=False)
    torch.testing.assert_close(pooled[0], both[0, :1], rtol=1e-4, atol=1e-5)
    as_it_is = tiny.fromage(tmp_path / "plain", grid=3)
    assert as_it_is.fingerprint != model.fingerprint
    torch.testing.assert_close(as_it_is.features([seen])[0], plain)


def test_a_gallery_made_of_pictures_prepared_otherwise_is_of_another_model(model, monkeypatch):
    before = model.fingerprint
    monkeypatch.setattr(vision, "VERSION", vision.VERSION + 1)
    assert model.fingerprint != before


def test_places_are_words_visual_tokens_and_ret_in_order(model):
    features = model.vision.features([picture()], 3)
    places = model.embed_items([[5, 6], picture(), prompt.RET])
    table = model.lm.get_input_embeddings().weight
    torch.testing.assert_close(places[:2], table[[5, 6]])
    torch.testing.assert_close(places[2:12], model.visual_tokens(features)[0])
    torch.testing.assert_close(places[12], model.ret_embedding)


def test_embeddings_are_unit_norm_and_see_every_part(model):
    both = model.embed_images([picture(1), picture(2)])
    assert both.shape == (2, 16) and both.dtype == np.float32
    query = model.embed_prompt(["a dog", picture(1), "and"])
    np.testing.assert_allclose([*np.linalg.norm(both, axis=1), np.linalg.norm(query)], 1, rtol=1e-5)
    assert not np.allclose(query, model.embed_prompt(["a dog", picture(2), "and"]))
    assert not np.allclose(query, model.embed_prompt(["a cat", picture(1), "and"]))
    assert model.embed_images([]).shape == (0, 16)


def test_a_query_takes_no_more_than_the_context(model, monkeypatch):
    fed = []
    feed = Decoder.feed
    monkeypatch.setattr(Decoder, "feed", lambda self, p: (fed.append(len(p)), feed(self, p)))
    model.embed_prompt(["x" * 5000])
    assert 500 < fed[0] < model.config.context
    alone = model.embed_prompt(["x" * 5000, "a fox"])
    many = evaluate.text_points(model, [["x" * 5000, "a fox"]])
    assert np.abs(alone - many[0].detach().numpy()).max() < 1e-4
    for nothing in ([], [" "]):
        with pytest.raises(ModelError, match="nothing to look for"):
            model.embed_prompt(nothing)


def test_a_cached_step_gives_what_the_whole_prefix_gives(model):
    items = [*words(model), picture(), *words(model, "and now?")]
    places = model.embed_items(items)
    whole, step = Decoder(model), Decoder(model)
    whole.feed(places)
    step.feed(places[:7])
    step.feed(places[7:])
    for state in ("hidden", "at_ret", "inner"):
        torch.testing.assert_close(
            getattr(step, state), getattr(whole, state), rtol=1e-4, atol=1e-5
        )


def test_a_ret_that_is_proposed_leaves_no_trace(model):
    """Not in an LM whose attention forgets, either: what slid out of its window comes back."""
    from transformers import MistralConfig, MistralForCausalLM

    llama = model.lm
    names = ("vocab_size", "hidden_size", "num_hidden_layers", "intermediate_size")
    sizes = {name: getattr(llama.config, name) for name in names}
    heads = {"num_attention_heads": 4, "num_key_value_heads": 2, "sliding_window": 5}
    torch.manual_seed(0)
    places = model.embed_items(words(model))
    try:
        for model.lm in (llama, MistralForCausalLM(MistralConfig(**sizes, **heads)).eval()):
            decoder = Decoder(model)
            for place in places:
                decoder.feed(place[None])
            own = model.lm(inputs_embeds=places[None]).logits[0, -1]
            torch.testing.assert_close(model.logits(decoder.hidden), own, rtol=1e-4, atol=1e-5)
            assert decoder.length == len(places) > 5
    finally:
        model.lm = llama


def test_score_is_the_mean_log_likelihood_of_the_text(model):
    text = "a red fox"
    ids = torch.tensor([[model.tokenizer.bos_token_id, *prompt.text_ids(model.tokenizer, text)]])
    own = -model.lm(input_ids=ids, labels=ids).loss
    assert model.score([text]) == pytest.approx(float(own), rel=1e-4)
    assert model.score([picture(), text]) != model.score([text])
    with pytest.raises(ModelError, match="no text"):
        model.score([picture()])
    with pytest.raises(ModelError, match="give less"):
        model.score(["x" * 5000])


def test_captions_of_many_are_the_captions_of_each(model):
    pictures = [picture(i) for i in range(3)]
    assert model.captions(pictures, 8) == [model.caption(p, 8) for p in pictures]


def test_a_caption_that_has_ended_is_not_run_on_and_the_others_are_as_they_were(model, monkeypatch):
    steps, run, hidden = [], [], model.hidden

    def varied(logits, temperature):  # else a random LM says one word again and again
        start = 23 * len(steps) % 200
        steps.append(start)
        return logits[:, start : start + 40].argmax(-1) + start

    def counted(places, **more):
        run.append(len(places))
        return hidden(places, **more)

    def told(places):
        steps.clear()
        run.clear()
        return continuations(model, places, 12)

    monkeypatch.setattr(generate, "_picks", varied)
    monkeypatch.setattr(model, "hidden", counted)
    torch.manual_seed(0)
    places = torch.randn(9, 5, len(model.ret_embedding)) / 5
    long = told(places)
    monkeypatch.setattr(model, "stop_ids", {long[0][1], long[1][3], long[2][6], long[3][8]})
    each = [told(one[None])[0] for one in places]
    assert len({len(said) for said in each}) > 2  # they end at different places
    assert told(places) == each
    assert run == sorted(run, reverse=True) and run[0] == 9 and run[-1] <= 4


def test_ret_scale_and_readiness_zero_are_never_and_more_is_likelier():
    scaled = [float(wanted_ret(torch.tensor(5.0), Options(ret_scale=s))) for s in (0, 0.5, 1, 2)]
    assert scaled == [float("-inf"), 2.5, 5, 10]
    for logit in (torch.tensor(5.0), torch.tensor(-5.0)):
        ready = [float(wanted_ret(logit, Options(readiness=r))) for r in (0, 0.2, 0.5, 0.9, 1)]
        assert ready == sorted(ready) and ready[0] == float("-inf") and ready[2] == logit


@pytest.mark.parametrize("probability", [0.1, 0.4, 0.6, 0.9])
def test_a_picture_comes_where_it_is_likelier_than_readiness_wants(probability):
    margin = torch.tensor(probability).logit()  # of [RET] over the likeliest word
    for readiness in (0.05, 0.25, 0.45, 0.55, 0.75, 0.95):
        wins = wanted_ret(margin, Options(readiness=readiness)) > 0
        assert bool(wins) == (probability > 1 - readiness)


def test_top_p_keeps_the_nucleus_and_temperature_zero_the_likeliest():
    logits = torch.tensor([0.5, 0.3, 0.15, 0.05]).log()
    torch.manual_seed(0)
    assert {pick(logits, 1.0, 0.7) for _ in range(200)} == {0, 1}
    assert {pick(logits, 1.0, 1.0) for _ in range(400)} == {0, 1, 2, 3}
    assert {pick(logits, 1.0, 0.0) for _ in range(20)} == {0}
    assert pick(logits, 0, 1.0) == 0


def test_ret_is_sampled_only_where_it_may_stand(model):
    decoder = Decoder(model)
    decoder.feed(model.embed_items(words(model)))
    with torch.no_grad():
        model.ret_bias.fill_(1e4)
    try:
        assert decoder.sample(Options()) is prompt.RET
        assert decoder.sample(Options(ret_scale=0)) is not prompt.RET
        assert decoder.sample(Options(readiness=0)) is not prompt.RET
        assert decoder.sample(Options(), may_show=False) is not prompt.RET
    finally:
        with torch.no_grad():
            model.ret_bias.zero_()


@pytest.mark.parametrize("odds", [1.0, -1.0])
def test_at_any_temperature_readiness_alone_tells_whether_a_picture_comes(model, odds):
    decoder = Decoder(model)
    decoder.feed(model.embed_items(words(model)))
    with torch.no_grad():
        model.ret_bias.fill_(odds - model.wants_picture(decoder.inner))
    try:
        for temperature in (0.0, 1.0, 2.0):
            said = [decoder.sample(Options(temperature=temperature)) for _ in range(20)]
            assert [token is prompt.RET for token in said] == [odds > 0] * 20
    finally:
        with torch.no_grad():
            model.ret_bias.zero_()


@pytest.mark.parametrize(
    ("loader", "name", "says"),
    [
        (load_lm, "no/such/folder", "language model 'no/such/folder'"),
        (load_lm, "nowhere.gguf", "no GGUF file nowhere.gguf"),
        (load_vision, "resnet50", "write timm:<model>, open_clip:<model>/<pretrained> or"),
        (load_vision, "timm:no_such_net", "'timm:no_such_net' cannot be loaded"),
        (load_vision, "open_clip:ViT-B-32", "pretrained tag is missing"),
    ],
)
def test_a_backbone_that_is_not_to_be_had_is_one_sentence(loader, name, says, monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    more = (torch.float32,) if loader is load_lm else ()
    with pytest.raises(BackboneError, match=None) as caught:
        loader(name, torch.device("cpu"), *more)
    assert says in str(caught.value) and "\n" not in str(caught.value)


def test_the_config_names_the_frozen_models(model, tmp_path):
    model.save(tmp_path)
    config = json.loads((tmp_path / "config.json").read_text())
    assert config["lm"] == model.config.lm and config["vision"] == model.config.vision


def test_whitening_the_hidden_states_changes_no_answer(model):
    hidden = torch.randn(200, 32) * torch.linspace(0.1, 9, 32) + 3
    before = model.text_points(hidden)
    model.set_hidden_statistics(hidden)
    torch.testing.assert_close(model.text_points(hidden), before, rtol=1e-3, atol=1e-4)
    white = model.standardise_hidden(hidden)
    spread = torch.linalg.eigvalsh(white.T @ white / len(white))
    assert spread[-1] / spread[4] < 10 and white.mean(0).abs().max() < 1e-3


def test_a_saved_w_t_has_the_whitening_in_it(tmp_path):
    model = tiny.fromage(tmp_path, grid=3)
    model.set_hidden_statistics(torch.randn(200, 32) * torch.linspace(0.1, 9, 32) + 3)
    model.save(tmp_path / "saved")
    again = Fromage.load(tmp_path / "saved", "cpu", torch.float32)
    parts = ["a red fox", picture()]
    np.testing.assert_allclose(again.embed_prompt(parts), model.embed_prompt(parts), atol=1e-4)

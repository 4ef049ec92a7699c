"""Any LM: each family says its own words, shows a picture, learns a step, and stays as it is.

The LMs are random and tiny, of the real architectures, as transformers saves them.
"""

import hashlib
import json

import numpy as np
import pytest
import torch
import transformers
from PIL import Image
from transformers.cache_utils import StaticLayer

from fromage_core import __main__ as cli
from fromage_core.chat import Chat, Options, Picture
from fromage_core.data import DataError
from fromage_core.gallery import Gallery
from fromage_core.generate import Decoder
from fromage_core.model import Config, Fromage
from fromage_core.prepare import prepare
from fromage_core.prompt import conversation_items, text_ids
from fromage_core.steps import Fixed, Growing
from tests import tiny

BIG = {"hidden_size": 32, "intermediate_size": 48, "num_hidden_layers": 3}
BIG |= {"num_attention_heads": 4, "num_key_value_heads": 2, "max_position_embeddings": 512}
GEMMA = BIG | {"head_dim": 8}
OPT = {"hidden_size": 32, "ffn_dim": 48, "num_hidden_layers": 3, "num_attention_heads": 4}
OPT |= {"max_position_embeddings": 512}
# What is special about each: config class, sizes, whether its tokenizer has a chat template.
LMS = {
    "opt": ("OPT", OPT | {"word_embed_proj_dim": 32}, False),
    "opt-350m, whose words are narrower": (
        "OPT",
        OPT | {"word_embed_proj_dim": 20, "do_layer_norm_before": False},
        False,
    ),
    "gpt2": ("GPT2", {"n_embd": 32, "n_layer": 3, "n_head": 4, "n_positions": 512}, False),
    "llama, tied": ("Llama", BIG | {"tie_word_embeddings": True}, True),
    "llama, untied": ("Llama", BIG | {"tie_word_embeddings": False}, True),
    "qwen2": ("Qwen2", BIG | {"tie_word_embeddings": True}, True),
    "qwen3": ("Qwen3", BIG | {"head_dim": 8}, True),
    "gemma, whose words are scaled": ("Gemma", GEMMA, True),
    "gemma2, whose logits are capped": (
        "Gemma2",
        GEMMA | {"final_logit_softcapping": 8.0, "query_pre_attn_scalar": 8, "sliding_window": 256},
        True,
    ),
    "gemma3": ("Gemma3Text", GEMMA | {"query_pre_attn_scalar": 8, "sliding_window": 256}, True),
    "phi, whose head has a bias": ("Phi", BIG, False),
    "phi3": ("Phi3", BIG, True),
    "mistral, which forgets": ("Mistral", BIG | {"sliding_window": 256}, True),
    "smollm3": ("SmolLM3", BIG, True),
    "cohere, whose logits are scaled": ("Cohere", BIG | {"logit_scale": 0.25}, True),
    "granite, whose logits are divided": ("Granite", BIG | {"logits_scaling": 3.0}, True),
}


def save_lm(name: str, folder) -> None:
    kind, sizes, chat = LMS[name]
    words = tiny.tokenizer(chat)
    ids = {f"{n}_token_id": getattr(words, f"{n}_token_id") for n in ("bos", "eos", "pad")}
    # More rows than words, as many LMs have.
    config = getattr(transformers, f"{kind}Config")(vocab_size=len(words) + 5, **sizes, **ids)
    torch.manual_seed(0)
    lm = transformers.AutoModelForCausalLM.from_config(config)
    for weight in lm.parameters():
        if weight.ndim > 1:
            torch.nn.init.normal_(weight, std=0.3)
    lm.save_pretrained(folder)
    words.save_pretrained(folder)


@pytest.fixture(scope="module", params=LMS)
def model(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("lm")
    save_lm(request.param, folder / "lm")
    vision = tiny.save_vision(folder / "vision.safetensors")
    torch.manual_seed(0)
    config = Config(lm=str(folder / "lm"), vision=vision, d_ret=16, grid=2, context=512)
    made = Fromage(config, "cpu", torch.float32).eval()
    torch.nn.init.normal_(made.ret_row, std=0.1)
    return made


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pictures")
    rows = ["caption\timage"]
    for i in range(4):
        pixels = np.random.default_rng(i).integers(0, 255, (40, 40, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(folder / f"{i}.png")
        rows.append(f"a wall number {i} .\t{i}.png")
    (folder / "captions.tsv").write_text("\n".join(rows) + "\n")
    return folder


def own_words(lm, ids: list[int], length: int) -> list[int]:
    """What transformers itself decodes after a prompt, greedily."""
    out = lm.generate(
        torch.tensor([ids]), max_new_tokens=length, do_sample=False, eos_token_id=None
    )
    return out[0, len(ids) :].tolist()


def test_with_ret_not_chosen_it_says_its_own_words(model):
    items = conversation_items(model.tokenizer, [{"role": "user", "content": ["Why is it so?"]}])
    ids = [token for item in items for token in item]
    decoder, said = Decoder(model), []
    decoder.feed(model.embed_items(items))
    for _ in range(12):
        said.append(decoder.sample(Options(ret_scale=0)))
        decoder.feed(model.embed_items([[said[-1]]]))
    banned = torch.zeros(model.lm.config.vocab_size)
    banned[len(model.tokenizer) :] = -torch.inf  # rows that no word stands for
    model.lm.generation_config.suppress_tokens = banned.isinf().nonzero()[:, 0].tolist()
    assert said == own_words(model.lm, ids, 12)


def test_its_words_are_as_likely_as_it_finds_them(model):
    ids = text_ids(model.tokenizer, "A small grey cat.")
    decoder = Decoder(model)
    decoder.feed(model.embed_items([ids]))
    with torch.no_grad():
        own = model.lm(input_ids=torch.tensor([ids])).logits[0, -1, : len(model.tokenizer)]
    torch.testing.assert_close(model.logits(decoder.hidden), own, rtol=1e-4, atol=1e-4)


def test_in_a_cache_of_fixed_size_its_states_are_the_same(model):
    """As on a GPU, but that a step is not recorded; after another reply, which leaves its own."""
    if any(type(layer) is not StaticLayer for layer in Fixed(model, 64).cache.layers):
        pytest.skip("some of its layers see only the end: no cache of fixed size is used")
    items = conversation_items(model.tokenizer, [{"role": "user", "content": ["Why is it so?"]}])
    fixed = Fixed(model, 96)
    for _ in range(2):
        fixed.length, growing = 0, Growing(model)
        words = model.embed_items([*items, text_ids(model.tokenizer, "Oh")])
        # The last place of a run is taken back, as a [RET] that was proposed, but at the end.
        for places, keep in ((words[:-1], len(words) - 2), (words[-2:], 1), (words[-1:], 1)):
            with torch.no_grad():
                both = [steps.run(places, keep) for steps in (fixed, growing)]
            for ours, wanted in zip(*both, strict=True):
                torch.testing.assert_close(ours, wanted, rtol=1e-3, atol=1e-3)
        assert fixed.length == growing.length == len(words)
        with torch.no_grad():
            fixed.run(model.embed_items([text_ids(model.tokenizer, "Something else.")]), 3)


def test_it_shows_a_picture_and_goes_on_having_seen_it(model, pictures, tmp_path):
    gallery = Gallery.build(pictures, model, tmp_path, progress=False)
    asked = [{"role": "user", "content": [Image.open(pictures / "1.png"), "Another one?"]}]
    events = list(Chat(model, gallery).reply(asked, Options(max_new_tokens=12, readiness=1)))
    shown = [event for event in events if isinstance(event, Picture)]
    assert len(shown) == 2 and shown[0].record != shown[1].record


def test_what_is_learned_begins_as_large_as_its_words(model):
    """As they stand in its input: some LMs keep them smaller."""
    ids = torch.arange(len(model.tokenizer))
    with torch.no_grad():
        stand = model.lm.get_input_embeddings()(ids)
        torch.testing.assert_close(model.words[ids], stand)
        seen = model.visual_tokens(torch.rand(64, 5, model.vision.d_vision))
    assert 0.3 < float(seen.std() / stand.std()) < 3


@pytest.mark.parametrize("name", LMS)
def test_it_learns_a_step_of_everything_and_its_own_weights_stay(name, pictures, tmp_path):
    save_lm(name, tmp_path / "lm")
    vision = tiny.save_vision(tmp_path / "vision.safetensors")
    data = [str(pictures / "captions.tsv"), str(pictures)]
    argv = ["train", "--data", *data, "--dev", *data, "--out", str(tmp_path / "run")]
    argv += ["--lm", str(tmp_path / "lm"), "--vision", vision, "--cache", str(tmp_path / "cache")]
    argv += ["--steps", "1", "--ret-steps", "1", "--consensus-steps", "1", "--request-steps", "1"]
    argv += ["--captions", "4", "--pairs", "4", "--grid", "2", "--device", "cpu"]
    trainer = prepare(cli.parser().parse_args(argv))
    before = hashes(trainer.model.lm)
    began = {name: tensor.clone() for name, tensor in trainer.model.learned().items()}
    trainer.fit()
    assert hashes(trainer.model.lm) == before
    learned = trainer.model.learned()
    for part in ("W_c.weight", "W_t.weight", "W_i.weight", "ret_embedding", "ret_row"):
        assert not torch.equal(learned[part], began[part]), part
    losses = json.loads((tmp_path / "run" / "metrics.jsonl").read_text().splitlines()[0])
    assert all(np.isfinite(value) for value in losses.values())
    trained = Fromage.load(tmp_path / "run", "cpu", torch.float32)
    assert trained.W_c.weight.isfinite().all() and trained.ret_row.isfinite().all()


def hashes(lm) -> dict[str, str]:
    bits = {name: tensor.flatten().view(torch.uint8) for name, tensor in lm.state_dict().items()}
    return {name: hashlib.sha256(own.numpy().tobytes()).hexdigest() for name, own in bits.items()}


@pytest.mark.parametrize(
    ("kind", "sizes", "says"),
    [
        ("Bloom", {"hidden_size": 16, "n_layer": 2, "n_head": 2}, "cannot be trained with here"),
        (
            "Lfm2",
            {
                "hidden_size": 16,
                "intermediate_size": 32,
                "num_hidden_layers": 2,
                "num_attention_heads": 2,
                "num_key_value_heads": 2,
                "layer_types": ["conv", "full_attention"],
            },
            "layers of the kind",
        ),
    ],
    ids=["bloom", "lfm2"],
)
def test_an_lm_that_cannot_be_trained_with_is_told_at_once(kind, sizes, says, pictures, tmp_path):
    """It can still be talked with, as far as it takes what a picture is turned into."""
    words = tiny.tokenizer()
    config = getattr(transformers, f"{kind}Config")(vocab_size=len(words), **sizes)
    transformers.AutoModelForCausalLM.from_config(config).save_pretrained(tmp_path / "lm")
    words.save_pretrained(tmp_path / "lm")
    data = [str(pictures / "captions.tsv"), str(pictures)]
    argv = ["train", "--data", *data, "--dev", *data, "--out", str(tmp_path / "run")]
    argv += ["--lm", str(tmp_path / "lm"), "--vision", tiny.save_vision(tmp_path / "v.safetensors")]
    with pytest.raises(DataError, match=says) as told:
        prepare(cli.parser().parse_args([*argv, "--device", "cpu"]))
    assert "\n" not in str(told.value)

"""The published checkpoint, converted: it is the paper's model, number for number."""

import json

import numpy as np
import pytest
import torch
from PIL import Image

from fromage_core.__main__ import main
from fromage_core.convert import convert_official
from fromage_core.generate import Decoder, Options
from fromage_core.model import Fromage, ModelError
from fromage_core.prompt import RET, conversation_items, plain_items
from tests import official

SAME = {"rtol": 1e-4, "atol": 1e-4}


def picture(seed: int, size=(50, 34)) -> Image.Image:
    pixels = np.random.default_rng(seed).integers(0, 255, (*size[::-1], 3), dtype=np.uint8)
    return Image.fromarray(pixels)


PROMPTS = [
    ["A silver-plated spoon"],
    [picture(0), "What is this?"],
    ["Look: ", picture(1), " and then ", picture(2), " a dog"],
]


@pytest.fixture(scope="module", params=[(1, None), (4, None), (1, 20, True)], ids=str)
def both(request, tmp_path_factory):
    """The paper's model and ours, of the same files; the last has words narrower than the LM, and
    [RET]'s embedding without its first dimension."""
    folder = official.publish(tmp_path_factory.mktemp("published"), *request.param)
    convert_official(folder, folder / "ours")
    ours = Fromage.load(folder / "ours", "cpu", torch.float32)
    return official.Paper(folder), ours


def test_a_picture_is_the_same_words_and_the_same_point(both):
    paper, ours = both
    for image in (picture(3), picture(4, (28, 70)), picture(5, (28, 28)).convert("L")):
        tokens = ours.visual_tokens(ours.features([image]))[0]
        torch.testing.assert_close(tokens, paper.visual_tokens(image), **SAME)
        point = torch.from_numpy(ours.embed_images([image])[0])
        torch.testing.assert_close(point, paper.picture_point(image), **SAME)


@pytest.mark.parametrize("parts", PROMPTS)
def test_a_query_is_the_same(both, parts):
    paper, ours = both
    torch.testing.assert_close(
        torch.from_numpy(ours.embed_prompt(parts)), paper.query(parts), **SAME
    )


@pytest.mark.parametrize("parts", PROMPTS)
def test_the_next_word_is_as_likely_and_ret_too(both, parts):
    paper, ours = both
    decoder = Decoder(ours)
    decoder.feed(ours.embed_items(plain_items(ours.tokenizer, parts)))
    logits = ours.logits(decoder.hidden)
    ret = ours.ret_logit(decoder.hidden, decoder.inner, logits)
    torch.testing.assert_close(torch.cat([logits, ret[None]]), paper.logits(parts), **SAME)


@pytest.mark.parametrize("ret_scale", [0.5, 1, 1.5])
def test_what_it_writes_is_the_same(both, ret_scale):
    paper, ours = both
    wrote_ret = 0
    for parts in PROMPTS:
        decoder, said = Decoder(ours), []
        decoder.feed(ours.embed_items(plain_items(ours.tokenizer, parts)))
        for _ in range(16):
            token = decoder.sample(Options(ret_scale=ret_scale))
            said.append(paper.ret_id if token is RET else token)
            decoder.feed(ours.embed_items([RET if token is RET else [token]]))
        assert said == paper.greedy(parts, ret_scale, 16)
        wrote_ret += paper.ret_id in said
    assert wrote_ret or ret_scale < 1  # else it would not be tested


def test_answers_are_ranked_the_same(both):
    paper, ours = both
    answers = ["yes it is", "no", "i cannot tell", "two of them, on the left"]
    said = [ours.score([picture(6), f"Q: is it a dog? A: {a}"]) for a in answers]
    assert said == pytest.approx(
        [paper.score([picture(6), f"Q: is it a dog? A: {a}"]) for a in answers], abs=1e-4
    )


def test_a_conversation_takes_the_papers_form(both):
    _, ours = both
    asked = [picture(7), "What is this?"]
    items = conversation_items(ours.tokenizer, [{"role": "user", "content": asked}])
    text = [ours.tokenizer.decode(item) if isinstance(item, list) else "[IMG]" for item in items]
    assert "".join(text) == "[IMG]<|im_start|>Q: What is this?\nA:"


def test_the_command_converts_and_the_checkpoint_says_what_stands_behind_it(tmp_path, capsys):
    folder = official.publish(tmp_path / "published", k=4)
    out = tmp_path / "out"
    assert main(["convert", "official", str(folder), "--out", str(out)]) == 0
    config = json.loads((out / "config.json").read_text())
    assert (config["k"], config["grid"], config["d_ret"]) == (4, 0, 16)
    assert config["lm"] == str(folder / "opt")
    assert config["vision"] == f"transformers:{folder / 'clip'}"
    assert str(out) in capsys.readouterr().out
    assert Fromage.load(out, "cpu").caption(picture(8)) is not None


def test_the_published_names_of_clip_are_read_by_open_clip(tmp_path):
    folder = official.publish(tmp_path)
    args = json.loads((folder / "model_args.json").read_text())
    args |= {"opt_version": "facebook/opt-6.7b", "visual_encoder": "openai/clip-vit-large-patch14"}
    (folder / "model_args.json").write_text(json.dumps(args))
    config = convert_official(folder, tmp_path / "out")
    assert (config.lm, config.vision) == ("facebook/opt-6.7b", "open_clip:ViT-L-14/openai")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"text_emb_layers": [-1, 12]}, r"text_emb_layers is \[-1, 12\]"),
        ({"n_visual_tokens": 2}, r"visual_embeddings.weight is \(32, 24\).*say \(64, 24\)"),
        ({"retrieval_token_idx": "50266"}, "retrieval_token_idx is '50266'"),
        ({"shared_emb_dim": None}, "shared_emb_dim is None"),
    ],
)
def test_arguments_that_do_not_fit_are_one_sentence(tmp_path, change, says):
    folder = official.publish(tmp_path)
    args = json.loads((folder / "model_args.json").read_text())
    (folder / "model_args.json").write_text(json.dumps(args | change))
    with pytest.raises(ModelError, match=says):
        convert_official(folder, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "weights", [b"", b"no weights", None, {"state_dict": {}}, {"other": 1}, [1]]
)
def test_weights_that_cannot_be_read_are_one_sentence(tmp_path, weights):
    folder = official.publish(tmp_path)
    path = folder / "pretrained_ckpt.pth.tar"
    if isinstance(weights, bytes):
        path.write_bytes(weights)
    elif weights is None:
        path.unlink()
    else:
        torch.save(weights, path)
    with pytest.raises(ModelError, match="pretrained_ckpt.pth.tar") as caught:
        convert_official(folder, tmp_path / "out")
    assert "\n" not in str(caught.value)


def test_nothing_is_unpickled(tmp_path):
    """A file that would run a program when it is unpickled is refused, and runs nothing."""
    import pickle

    class Trap:
        def __reduce__(self):
            return (open, (str(tmp_path / "ran"), "w"))

    folder = official.publish(tmp_path)
    (folder / "pretrained_ckpt.pth.tar").write_bytes(pickle.dumps({"state_dict": Trap()}))
    with pytest.raises(ModelError):
        convert_official(folder, tmp_path / "out")
    torch.save({"state_dict": Trap()}, folder / "pretrained_ckpt.pth.tar")
    with pytest.raises(ModelError):
        convert_official(folder, tmp_path / "out")
    assert not (tmp_path / "ran").exists()


def test_an_lm_of_another_width_is_named(tmp_path):
    folder = official.publish(tmp_path / "one")
    other = official.publish(tmp_path / "other", projected=20)
    args = json.loads((folder / "model_args.json").read_text())
    (folder / "model_args.json").write_text(json.dumps(args | {"opt_version": str(other / "opt")}))
    convert_official(folder, tmp_path / "out")
    with pytest.raises(ModelError, match=r"W_c.bias is \(32,\).*needs \(20,\)"):
        Fromage.load(tmp_path / "out", "cpu")


def test_the_papers_own_form_is_not_trained_further(tmp_path, capsys):
    folder = official.publish(tmp_path)
    convert_official(folder, tmp_path / "out")
    (tmp_path / "t.tsv").write_text("caption\timage\n")
    data = [str(tmp_path / "t.tsv"), str(tmp_path)]
    argv = ["train", "--data", *data, "--dev", *data, "--out", str(tmp_path / "run")]
    assert main([*argv, "--init", str(tmp_path / "out"), "--device", "cpu"]) == 2
    assert "paper's own form" in capsys.readouterr().err

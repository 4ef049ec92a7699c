"""Models from the Hub: fetched once, gone on with, and one sentence where they cannot be had."""

import dataclasses
import hashlib
import json
import shutil

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import save_file

from fromage_core import __main__ as cli
from fromage_core import backbones, hub, zoo
from tests import fake_hub, official, tiny


@pytest.fixture
def served(tmp_path):
    with fake_hub.hub(tmp_path / "hub") as made:
        yield made


@pytest.fixture
def photo(tmp_path):
    pixels = np.random.default_rng(0).integers(0, 255, (40, 60, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(tmp_path / "photo.png")
    return tmp_path / "photo.png"


@pytest.fixture
def run(served, tmp_path, monkeypatch, capsys):
    """run(*arguments) -> exit code, output, errors of the command line; this is its Hub."""
    small = [dataclasses.replace(e, lm_size=0.001, eye_size=0) for e in zoo.ENTRIES]
    monkeypatch.setattr(zoo, "ENTRIES", small)  # a paper's LM that fits here
    served.stands_in(monkeypatch, tmp_path)

    def program(*arguments):
        code = cli.main([str(word) for word in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return program


@pytest.fixture
def own(served, tmp_path):
    """A checkpoint of this project on the Hub, between models on the Hub."""
    model = tiny.fromage(tmp_path / "own")
    root = served.root
    shutil.copytree(model.config.lm, root / "some" / "lm")
    folder = official.publish(tmp_path / "published")
    shutil.copytree(folder / "clip", root / "some" / "clip")
    made = tiny.Fromage(
        tiny.Config(lm=model.config.lm, vision=f"transformers:{folder / 'clip'}", d_ret=16), "cpu"
    )
    made.save(root / "some" / "fromage")
    path = root / "some" / "fromage" / "config.json"
    config = json.loads(path.read_text()) | {"lm": "some/lm", "vision": "transformers:some/clip"}
    path.write_text(json.dumps(config))
    return "some/fromage"


def test_a_model_is_fetched_once_with_all_that_stands_behind_it(own, served, run, photo):
    code, said, progress = run("caption", photo, "--model", own)
    assert code == 0 and progress.count("fetching: 100%") >= 1
    served.asked.clear()
    assert run("caption", photo, "--model", own)[:2] == (0, said)
    assert served.asked == []


def test_an_interrupted_download_goes_on(own, served, run, photo, tmp_path):
    """In the same start; and in the next one, when the program was stopped for good."""
    served.torn.add("model.safetensors")
    assert run("caption", photo, "--model", own)[0] == 0
    kept = tmp_path / "cache" / "hub" / "some--lm"
    whole = (kept / "model.safetensors").read_bytes()
    (kept / "model.safetensors").unlink()
    etag = hashlib.sha256(whole).hexdigest()
    (kept / f".model.safetensors.{etag[:16]}.part").write_bytes(whole[:1000])
    served.asked.clear()
    assert run("caption", photo, "--model", own)[0] == 0
    assert ("/some/lm/resolve/main/model.safetensors", "bytes=1000-") in served.asked
    assert (kept / "model.safetensors").read_bytes() == whole
    assert not list(kept.glob(".*.part"))


def test_what_the_hubs_own_cache_has_in_part_is_fetched(own, served, run, photo, tmp_path):
    """As a program leaves it that only needed the weights."""
    kept = tmp_path / "home" / "models--some--lm"
    shutil.copytree(served.root / "some" / "lm", kept / "snapshots" / fake_hub.SHA)
    (kept / "refs").mkdir()
    (kept / "refs" / "main").write_text(fake_hub.SHA)
    for words in (kept / "snapshots" / fake_hub.SHA).glob("*token*"):
        words.unlink()
    assert run("caption", photo, "--model", own)[0] == 0
    assert any("/some/lm/resolve/main/tokenizer" in path for path, _ in served.asked)


def test_what_else_a_repository_has_or_has_not_is_no_hindrance(own, served, run, photo):
    """An index of weights of another kind; how pictures are prepared, where that is as always."""
    index = {"weight_map": {"a": "tf_model-00001-of-00002.h5"}}
    (served.root / "some" / "lm" / "tf_model.h5.index.json").write_text(json.dumps(index))
    (served.root / "some" / "clip" / "preprocessor_config.json").unlink()
    code, said, _ = run("caption", photo, "--model", own)
    assert code == 0
    assert run("caption", photo, "--model", own)[:2] == (0, said)


def test_what_comes_damaged_is_not_used(own, served, run, photo, tmp_path):
    served.damaged.add("model.safetensors")
    code, _, told = run("caption", photo, "--model", own)
    assert code == 2 and "came damaged" in told.splitlines()[-1]
    assert not list((tmp_path / "cache" / "hub").glob("*/*model.safetensors*"))
    served.damaged.clear()
    assert run("caption", photo, "--model", own)[0] == 0


@pytest.mark.parametrize(
    ("trouble", "says"),
    [
        ("gated", "accepted its licence"),
        ("missing", "no repository that the Hub shows you"),
        ("down", "be online and start again"),
        ("hangs", "be online and start again"),
        ("weightless", "some/lm has none of model*.safetensors, pytorch_model*.bin"),
        ("configless", "some/lm has no config.json: is it a model of the kind that is wanted?"),
    ],
)
def test_what_cannot_be_had_is_one_sentence(own, served, run, photo, trouble, says, monkeypatch):
    if trouble == "gated":
        served.gated.add("some/lm")
    elif trouble == "missing":
        shutil.rmtree(served.root / "some" / "lm")
    elif trouble == "weightless":
        (served.root / "some" / "lm" / "model.safetensors").unlink()
    elif trouble == "configless":
        (served.root / "some" / "lm" / "config.json").unlink()
    elif trouble == "hangs":
        monkeypatch.setattr(hub, "PATIENCE", 0.2)
        served.speaks.clear()
    else:
        served.server.shutdown()
        served.server.server_close()
    code, _, told = run("caption", photo, "--model", own)
    assert code == 2 and says in told.splitlines()[-1]


def test_without_room_on_the_disk_nothing_is_fetched(own, served, run, photo):
    served.sizes["model.safetensors"] = 1 << 50
    code, _, told = run("caption", photo, "--model", own)
    assert code == 2 and "make room" in told
    assert not [path for path, _ in served.asked if "/some/lm/resolve/" in path]


def test_the_papers_model_is_fetched_converted_and_talks(served, run, photo, tmp_path):
    folder = official.publish(tmp_path / "published")
    args = json.loads((folder / "model_args.json").read_text())
    args |= {"opt_version": "facebook/opt-6.7b", "visual_encoder": "some/clip"}
    (folder / "model_args.json").write_text(json.dumps(args))
    root = served.root
    shutil.copytree(folder / "opt", root / "facebook" / "opt-6.7b")
    shutil.copytree(folder / "clip", root / "some" / "clip")
    (root / "jykoh" / "fromage").mkdir(parents=True)
    for name in ("model_args.json", "pretrained_ckpt.pth.tar"):
        shutil.copy(folder / name, root / "jykoh" / "fromage")
    clip = root / "timm" / "vit_large_patch14_clip_224.openai"
    clip.mkdir(parents=True)
    save_file({}, clip / "open_clip_model.safetensors")  # fetched; the small one is read
    asked = ["Show me a fox", "--image", photo, "--json"]
    code, said, told = run("chat", *asked, "--model", "fromage-opt-6.7b")
    assert code == 0, told
    assert {event["kind"] for event in json.loads(said)} & {"text", "picture"}
    assert (tmp_path / "cache" / "checkpoints" / "fromage-opt-6.7b" / "config.json").exists()
    # The starter gallery's pictures, as this model sees them.
    assert len(list((tmp_path / "cache" / "galleries").iterdir())) == 1
    listed = run("models")[1].splitlines()
    rows = {line.split()[0]: line for line in listed if not line.startswith(" ")}
    assert "at hand" in rows["fromage-135m"] and "at hand" in rows["fromage-opt-6.7b"]


def test_weights_in_few_bits_are_for_gpus(own, run, photo, served):
    code, _, told = run("caption", photo, "--model", own, "--bits", "4", "--device", "cpu")
    assert code == 2 and "weights in 4 bits need a GPU, not cpu" in told
    assert not [path for path, _ in served.asked if "/some/lm/" in path]


def test_few_bits_need_a_library_that_is_named(monkeypatch):
    monkeypatch.setattr(backbones, "find_spec", lambda name: None)
    with pytest.raises(backbones.BackboneError, match="pip install bitsandbytes"):
        backbones.check_bits("some/lm", torch.device("cuda"), 4)


def test_a_model_that_does_not_fit_into_memory_is_not_fetched(served, run, photo, monkeypatch):
    large = [dataclasses.replace(e, lm_size=1e6) for e in zoo.ENTRIES]
    monkeypatch.setattr(zoo, "ENTRIES", large)
    code, _, told = run("caption", photo, "--model", "fromage-opt-6.7b", "--device", "cpu")
    assert code == 2 and "fromage-opt-6.7b takes" in told and "GB of memory" in told
    assert served.asked == []

"""Training: bad rows are named, a killed run goes on as if nothing had been, and it learns."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from PIL import Image

from assets.draw.output import put_stories
from fromage_core import __main__ as cli
from fromage_core import (
    backbones,
    data,
    decide,
    examples,
    features,
    maps,
    naming,
    prepare,
    talk,
    train_log,
)
from fromage_core.model import Fromage
from fromage_core.pictures import PictureError
from fromage_core.vision import load_vision
from tests import tiny

CPU = torch.device("cpu")
COLOURS = {"red": (220, 30, 30), "green": (30, 200, 40), "blue": (30, 40, 220), "white": (250,) * 3}


@pytest.fixture(autouse=True)
def short(monkeypatch):
    """The maps of a few pictures need few steps, and what these LMs say has no end."""
    monkeypatch.setattr(maps, "STEPS", 40)
    monkeypatch.setattr(talk, "REPLY", 16)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Pictures of one colour each, their captions, and a few rows that cannot be used."""
    folder = tmp_path_factory.mktemp("data")
    rows = ["caption\timage"]
    for name, colour in COLOURS.items():
        for i in range(3):
            Image.new("RGB", (40, 40), tuple(max(0, c - 9 * i) for c in colour)).save(
                folder / f"{name}{i}.png"
            )
            rows.append(f"a {name} wall .\t{name}{i}.png")
    (folder / "broken.jpg").write_bytes(b"no picture at all")
    (folder / "train.tsv").write_text(
        "\n".join(
            [*rows, "lost\tmissing.png", " \tred0.png", "torn\tbroken.jpg", "one column only"]
            + [f"{'very ' * 150}long\tred1.png"]
        )
    )
    (folder / "dev.tsv").write_text("\n".join(rows))
    (folder / "drawn").mkdir()
    rows, truth = ["caption\timage"], []
    for name, colour in COLOURS.items():
        Image.new("RGB", (40, 40), tuple(255 - c for c in colour)).save(
            folder / f"drawn/{name}.png"
        )
        rows.append(f"a {name} drum .\t{name}.png")
        told = {"image": f"{name}.png", "subject": f"{name} drum", "nouns": ["drum"], "count": 1}
        told |= dict.fromkeys(("colour", "setting", "time", "weather", "what", "where", "when"), "")
        truth.append(json.dumps(told))
    (folder / "drawn" / "captions.tsv").write_text("\n".join(rows))
    (folder / "drawn" / "truth.jsonl").write_text("\n".join(truth))
    tiny.save_lm(folder / "lm")
    tiny.save_vision(folder / "vision.safetensors")
    return folder


def train(folder, out, also=(), **more):
    options = {"steps": 4, "ret_steps": 2, "name_steps": 2, "consensus_steps": 2}
    options |= {"request_steps": 2, "every": 2, "captions": 4, "pairs": 8, "grid": 2}
    options |= {"views": 2, "device": "cpu", "lm": folder / "lm", "cache": folder / "cache"}
    options |= {"vision": f"timm:test_efficientnet/{folder / 'vision.safetensors'}", **more}
    argv = ["train", "--data", folder / "train.tsv", folder, "--dev", folder / "dev.tsv", folder]
    argv += ["--out", out, *also]
    for name, value in options.items():
        argv += [f"--{name.replace('_', '-')}", value] if value is not None else []
    return cli.main([str(word) for word in argv])


def test_captions_read_as_people_write_them():
    assert data.clean_caption('two dogs  run , " fast " .') == 'Two dogs run, "fast".'


def test_bad_rows_are_counted_and_named_and_the_rest_is_used(folder, tmp_path, capsys):
    assert train(folder, tmp_path / "run", steps=1, consensus_steps=0, request_steps=0) == 0
    told = capsys.readouterr().out
    assert "12 captions of 12 pictures" in told and "5 bad rows" in told
    named = (tmp_path / "run" / "left_out.txt").read_text()
    for problem in (
        "no picture 'missing.png'",
        "no caption",
        "broken.jpg",
        "1 columns",
        "754 tokens",
    ):
        assert problem in told and problem in named


@pytest.mark.parametrize("text", ["", "image\tcaption\n", "caption\timage\nx\tmissing.png\n"])
def test_a_file_with_nothing_to_learn_from_is_one_sentence(tmp_path, text):
    (tmp_path / "t.tsv").write_text(text)
    with pytest.raises(data.DataError, match="t.tsv"):
        data.read_captions(tmp_path / "t.tsv", tmp_path)


class Killed(Exception):
    pass


@pytest.mark.parametrize("kill_at", [1, 3, 5, 7, 9, 11])
def test_a_killed_run_goes_on_as_if_nothing_had_been(folder, tmp_path, monkeypatch, kill_at):
    from fromage_core.train import Trainer

    monkeypatch.setattr("fromage_core.train.AGAIN", 2)  # conversations outlive a checkpoint
    drawn = folder / "drawn"
    more = {"name_steps": 2, "request_steps": 4}
    more["also"] = ("--data", drawn / "captions.tsv", drawn)
    train(folder, tmp_path / "whole", **more)
    step = Trainer.train_step

    def killed(self):
        if self.step == kill_at:
            raise Killed
        return step(self)

    monkeypatch.setattr(Trainer, "train_step", killed)
    with pytest.raises(Killed):
        train(folder, tmp_path / "torn", **more)
    monkeypatch.setattr(Trainer, "train_step", step)
    train(folder, tmp_path / "torn", **more)
    whole, torn = (Fromage.load(tmp_path / n, "cpu", torch.float32) for n in ("whole", "torn"))
    for name, tensor in whole.learned().items():
        torch.testing.assert_close(torn.learned()[name], tensor, rtol=1e-4, atol=1e-6)
    lines = [(tmp_path / n / "metrics.jsonl").read_text().splitlines() for n in ("whole", "torn")]
    assert [json.loads(line)["step"] for line in lines[1]] == [2, 4, 6, 8, 10, 12]
    assert len(lines[0]) == len(lines[1])
    assert Image.open(tmp_path / "torn" / "progress.png").format == "PNG"


def test_what_names_taught_is_settled_once_where_they_end(folder, tmp_path, monkeypatch):
    drawn, taught = folder / "drawn", []
    monkeypatch.setattr(
        naming.Names, "settle", lambda names, model: taught.append(bool(names.moved.any()))
    )
    for more in ({"consensus_steps": 0, "request_steps": 0}, {"request_steps": 0}):
        train(folder, tmp_path / "run", also=("--data", drawn / "captions.tsv", drawn), **more)
    assert taught == [True]


def test_a_frozen_model_that_was_named_from_one_folder_is_found_from_another(folder, monkeypatch):
    """By the name alone, the Hub would be asked for it."""
    monkeypatch.chdir(folder)
    eye = "timm:test_efficientnet/vision.safetensors"
    asked = {"init": None, "lm": "lm", "vision": eye, "k": None, "grid": 2}
    config = prepare.begun(SimpleNamespace(**asked), "cpu").config
    assert config.lm == str(folder / "lm")
    assert config.vision == f"timm:test_efficientnet/{folder / 'vision.safetensors'}"


@pytest.mark.parametrize("best", [torch.float16, torch.bfloat16])
def test_nothing_is_learned_through_an_lm_in_float16(folder, monkeypatch, best):
    """Gradients would vanish in it."""
    monkeypatch.setattr(backbones, "pick_dtype", lambda device: best)
    eye = f"timm:test_efficientnet/{folder / 'vision.safetensors'}"
    asked = {"init": None, "lm": str(folder / "lm"), "vision": eye, "k": None, "grid": 2}
    model = prepare.begun(SimpleNamespace(**asked), "cpu")
    assert model.lm.dtype == (torch.float32 if best == torch.float16 else best)


def test_a_run_that_is_stopped_at_its_end_has_its_states(folder, tmp_path, monkeypatch, capsys):
    """They take half an hour: [RET]'s embedding stands there, and nothing is computed again."""
    fit_row = decide.fit_row

    def stopped(*states):
        raise KeyboardInterrupt

    monkeypatch.setattr(decide, "fit_row", stopped)
    assert train(folder, tmp_path / "run", seed=3) == 130
    assert capsys.readouterr().err.endswith("train: stopped\n")
    kept = set((folder / "cache").glob("hidden-*"))
    monkeypatch.setattr(decide, "fit_row", fit_row)
    assert train(folder, tmp_path / "run", seed=3) == 0
    assert set((folder / "cache").glob("hidden-*")) == kept
    monkeypatch.setattr(decide, "fit_row", stopped)
    assert train(folder, tmp_path / "run", seed=3) == 0  # it is done
    assert "is at its end, after step 8" in capsys.readouterr().out
    monkeypatch.setattr(decide, "fit_row", fit_row)
    assert train(folder, tmp_path / "run", seed=3, request_steps=4) == 0
    assert "R@10=" in capsys.readouterr().err  # the bar shows dev's recall
    assert torch.load(tmp_path / "run" / "state.pt", weights_only=True)["step"] == 10


def test_a_run_that_is_stopped_leaves_a_model_and_goes_on(folder, tmp_path, monkeypatch, capsys):
    from fromage_core.train import Trainer

    step = Trainer.train_step

    def interrupted(self):
        if self.step == 2:
            signal.raise_signal(signal.SIGINT)
        return step(self)

    monkeypatch.setattr(Trainer, "train_step", interrupted)
    assert train(folder, tmp_path / "run", every=100) == 0
    assert "stopped after step 3" in capsys.readouterr().out
    assert Fromage.load(tmp_path / "run", "cpu").config.grid == 2
    monkeypatch.setattr(Trainer, "train_step", step)
    assert train(folder, tmp_path / "run", every=100) == 0
    assert torch.load(tmp_path / "run" / "state.pt", weights_only=True)["step"] == 8
    capsys.readouterr()
    assert train(folder, tmp_path / "run", seed=5) == 2  # another run, which this folder is not of
    assert "seed is 5, was 0" in capsys.readouterr().err
    others = (folder / "train.tsv").read_text().replace("a red wall", "a red barn")
    (tmp_path / folder.name).mkdir()
    (tmp_path / folder.name / "train.tsv").write_text(others)
    also = ("--data", tmp_path / folder.name / "train.tsv", folder)
    assert train(folder, tmp_path / "two", also=("--data", folder / "train.tsv", folder)) == 0
    capsys.readouterr()
    assert train(folder, tmp_path / "two", also=also) == 2  # of one name, and as many
    assert "the captions' digest is" in capsys.readouterr().err


def test_captions_without_pictures_and_stories_are_learned_from(folder, tmp_path):
    drawn = tmp_path / "drawn"
    drawn.mkdir()
    scenes = [f"s{number}" for number in (3, 1, 4, 0, 2)]  # in the story's order
    for number, name in enumerate(scenes):
        Image.new("RGB", (40, 40), (40 * number, 0, 0)).save(drawn / f"{name}.png")
    rows = "".join(f"a drum {name}\t{name}.png\n" for name in sorted(scenes))
    (drawn / "captions.tsv").write_text("caption\timage\n" + rows)
    put_stories(drawn / "stories.json", [([f"Then {name}." for name in scenes], scenes)])
    (tmp_path / "texts.txt").write_text("A lion on a rock.\n\nTwo bananas.\nnothing at all\n")
    argv = ["train", "--data", folder / "train.tsv", folder, "--out", tmp_path / "run"]
    argv += ["--data", drawn / "captions.tsv", drawn, "--dev", folder / "dev.tsv", folder]
    argv += ["--lm", folder / "lm", "--cache", tmp_path / "cache", "--device", "cpu"]
    argv += ["--vision", f"timm:test_efficientnet/{folder / 'vision.safetensors'}"]
    argv += ["--widen", tmp_path / "texts.txt"]
    trainer = prepare.prepare(cli.parser().parse_args(list(map(str, argv))))
    _, told, without = trainer.sources
    [story] = told.stories
    assert [(text, told.rows.images[number]) for text, number in story] == [
        (f"Then {name}.", f"{name}.png") for name in scenes
    ]
    assert {"A lion on a rock.", "Two bananas."} < {*without.rows.captions}
    assert len(without.features) == len(without.rows.images)
    shares = [source.share for source in trainer.sources]
    assert shares[-1] / sum(shares) == pytest.approx(prepare.WIDEN_SHARE)
    missing = ["--widen", str(tmp_path / "none.txt")]
    with pytest.raises(data.DataError, match="none.txt cannot be read as text"):
        prepare.prepare(cli.parser().parse_args([*map(str, argv[:-2]), *missing]))


def test_training_goes_on_from_a_checkpoint(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(examples, "SHOWN", 1.0)  # [RET] stands in every prompt, and does not learn
    train(folder, tmp_path / "first")
    first = Fromage.load(tmp_path / "first", "cpu", torch.float32)
    options = {"ret_steps": 0, "steps": 1, "consensus_steps": 0, "request_steps": 0}
    options |= {"init": tmp_path / "first", "vision": None, "grid": None}
    assert train(folder, tmp_path / "both", **options) == 2  # which of the two LMs?
    assert train(folder, tmp_path / "more", lm=None, **options) == 0
    more = Fromage.load(tmp_path / "more", "cpu", torch.float32)
    assert more.config == first.config
    for name in ("ret_embedding", "feature_mean", "feature_std"):
        torch.testing.assert_close(getattr(more, name), getattr(first, name), rtol=0, atol=0)
    # One step of warm-up is a small one: whatever else there is, it has been gone on with.
    torch.testing.assert_close(more.W_c.weight, first.W_c.weight, rtol=0, atol=1e-3)
    assert not torch.equal(more.W_c.weight, first.W_c.weight)


# What each process has learned in the end, but for the maps, which one learns alone.
PROBE = """
import hashlib, pathlib, sys
from fromage_core import __main__ as cli
from fromage_core.train import Trainer

def fit(self):
    train(self)
    learned, run = self.model.learned(), self.accelerator
    told = b"".join(learned[n].numpy().tobytes() for n in ("W_c.weight", "ret_embedding"))
    path = pathlib.Path(sys.argv[1], f"rank{run.process_index}")
    path.write_text(f"of {run.num_processes}: {hashlib.sha256(told).hexdigest()}")

train, Trainer.fit = Trainer.fit, fit
sys.exit(cli.main(sys.argv[2:]))
"""


def test_two_processes_train_one_model(folder, tmp_path):
    """As on several GPUs: gradients are shared, one of them saves."""
    argv = ["--data", folder / "train.tsv", folder, "--dev", folder / "dev.tsv", folder]
    argv += ["--out", tmp_path / "run", "--lm", folder / "lm", "--cache", tmp_path / "cache"]
    argv += ["--vision", f"timm:test_efficientnet/{folder / 'vision.safetensors'}"]
    argv += ["--steps", 2, "--ret-steps", 1, "--consensus-steps", 1, "--every", 1]
    argv += ["--request-steps", 1, "--captions", 4, "--pairs", 4]
    (tmp_path / "probe.py").write_text(PROBE)
    # `accelerate launch` starts several only where there are GPUs, and then in this very way.
    launch = ["torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    root = str(Path(__file__).parent.parent)
    subprocess.run(
        [sys.executable, "-m", *launch, tmp_path / "probe.py", tmp_path, "train", *map(str, argv)],
        env=os.environ | {"ACCELERATE_USE_CPU": "true", "PYTHONPATH": root},
        check=True,
    )
    first, second = ((tmp_path / f"rank{number}").read_text() for number in range(2))
    assert first == second and first.startswith("of 2: ")
    assert Fromage.load(tmp_path / "run", "cpu").config.grid == 3
    lines = (tmp_path / "run" / "metrics.jsonl").read_text().splitlines()
    assert [json.loads(line)["step"] for line in lines] == [1, 2, 3, 4]


def test_it_learns_which_picture_a_caption_means(folder, tmp_path):
    train(folder, tmp_path / "run", steps=20, ret_steps=20, every=20, pairs=12)
    model = Fromage.load(tmp_path / "run", "cpu", torch.float32)
    pictures = {c: model.embed_images([Image.open(folder / f"{c}1.png")])[0] for c in COLOURS}
    for colour in COLOURS:
        query = model.embed_prompt([f"A {colour} wall."])
        assert max(COLOURS, key=lambda c: float(query @ pictures[c])) == colour
    last = json.loads((tmp_path / "run" / "metrics.jsonl").read_text().splitlines()[-1])
    assert last["R@5"] == 1.0
    assert "dev CIDEr" in last


def test_ret_is_as_long_as_the_lms_own_words(folder, tmp_path):
    train(folder, tmp_path / "run", steps=2, consensus_steps=0)  # and on, in its requests
    model = Fromage.load(tmp_path / "run", "cpu", torch.float32)
    words = model.lm.get_input_embeddings().weight.norm(dim=1).mean()
    assert float(model.ret_embedding.norm()) == pytest.approx(float(words), rel=1e-4)


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return tiny.fromage(tmp_path_factory.mktemp("tiny"), grid=2)


def test_features_are_computed_once(folder, tmp_path, model):
    class Counting:
        key, calls = "counting", 0

        def features(self, images, grid):
            Counting.calls += 1
            return torch.ones(len(images), 1 + grid**2, 4)

    names = ["red0.png", "blue1.png", "broken.jpg"]
    first, broken = features.cached_features(Counting(), folder, names, 2, 3, tmp_path)
    calls = Counting.calls
    again, same = features.cached_features(Counting(), folder, names, 2, 3, tmp_path)
    assert Counting.calls == calls == 3
    assert len(first) == 3 and list(broken) == [2] and same == broken
    assert first[0].shape == (3, 5, 4)
    for number in range(3):
        np.testing.assert_array_equal(first[number], again[number])


def test_examples_of_many_pictures_are_as_long_as_the_lm_can_read(folder, tmp_path, monkeypatch):
    tiny.save_lm(tmp_path / "lm", positions=340)
    argv = ["train", "--data", folder / "dev.tsv", folder, "--dev", folder / "dev.tsv", folder]
    argv += ["--out", tmp_path / "run", "--lm", tmp_path / "lm", "--cache", folder / "cache"]
    argv += ["--vision", f"timm:test_efficientnet/{folder / 'vision.safetensors'}"]
    argv += ["--device", "cpu", "--captions", 200, "--ret-steps", 9, "--steps", 4, "--k", 4]
    trainer = prepare.prepare(cli.parser().parse_args(list(map(str, argv))))
    assert trainer.model.config.grid == 0 and trainer.recipe.ret_steps == 4
    trainer.recipe = replace(trainer.recipe, concat=1.0, plain=0.0)

    def longest() -> int:
        return max(one.length for one in trainer.caption_batch(trainer.sources[0]))

    assert longest() <= trainer.model.reach == 339
    monkeypatch.setattr(Fromage, "reach", 10_000)
    assert longest() > 339


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ({"steps": 4}, {"steps": 6}, "--steps 4"),
        ({"name_steps": 2}, {"name_steps": 3}, None),
        ({"name_steps": 2}, {"name_steps": 1}, "--name-steps 2"),
        ({}, {"consensus_steps": 7}, None),
    ],
)
def test_parts_that_are_over_keep_their_length(folder, tmp_path, capsys, was, now, says):
    """Here six steps are done: four on captions, and two on names."""
    also = ("--data", folder / "drawn" / "captions.tsv", folder / "drawn")
    short = {"consensus_steps": 0, "request_steps": 0}
    assert train(folder, tmp_path / "run", also=also, **short | was) == 0
    code = train(folder, tmp_path / "run", also=also, **short | now)
    assert code == (2 if says else 0)
    assert (says or "") in capsys.readouterr().err


def test_what_could_not_be_read_for_a_while_is_looked_at_again(folder, tmp_path, monkeypatch):
    eye = load_vision(f"timm:test_efficientnet/{folder / 'vision.safetensors'}", CPU)
    names = ["red0.png", "red1.png", "broken.jpg"]
    monkeypatch.setattr(features, "open_pictures", lambda paths: [PictureError("busy")] * 3)
    _, broken = features.cached_features(eye, folder, names, 2, 1, tmp_path)
    assert len(broken) == 3
    monkeypatch.undo()
    seen, broken = features.cached_features(eye, folder, names, 2, 1, tmp_path)
    assert list(broken) == [2]
    fresh, _ = features.cached_features(eye, folder, names, 2, 1, tmp_path / "fresh")
    assert torch.equal(seen[0], fresh[0])


def test_what_is_written_at_the_end_keeps_what_the_last_step_said(tmp_path):
    train_log.write(tmp_path, {"step": 2, "requests": 2.5, "R@1": 0.1})
    train_log.write(tmp_path, {"step": 2, "R@1": 0.4})
    [line] = (tmp_path / "metrics.jsonl").read_text().splitlines()
    assert json.loads(line) == {"step": 2, "requests": 2.5, "R@1": 0.4}


@pytest.mark.parametrize("option", ["--every", "--pairs", "--captions"])
def test_none_of_what_a_step_is_made_of_is_refused(folder, tmp_path, option, capsys):
    with pytest.raises(SystemExit):
        train(folder, tmp_path / "run", also=(option, 0))
    assert f"{option}: 0 is less than 1" in capsys.readouterr().err

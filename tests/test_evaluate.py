"""The figures of a caption file: of each caption and its own picture, and of no other."""

import json

import pytest
import torch
from PIL import Image

from fromage_core import evaluate
from fromage_core.__main__ import main
from tests import tiny

COLORS = ("red", "green", "blue")


@pytest.fixture
def told(tmp_path):
    """Three pictures with two captions each; between the first two, one that is no picture."""
    images = tmp_path / "images"
    images.mkdir()
    rows = ["caption\timage"]
    for color in ("red", "gone", "green", "blue"):
        if color == "gone":
            (images / "gone.png").write_text("no picture")
        else:
            Image.new("RGB", (48, 48), color).save(images / f"{color}.png")
        rows += [f"a {color} dog runs\t{color}.png", f"one {color} dog on grass\t{color}.png"]
    tsv = tmp_path / "captions.tsv"
    tsv.write_text("\n".join(rows) + "\n")
    return tsv, images


@pytest.fixture
def model(tmp_path):
    return tiny.fromage(tmp_path / "model", grid=0)


def test_captions_are_judged_by_their_own_pictures(told, model, monkeypatch):
    """Of the six, red's first is taken for green's picture; and blue is described as a cat."""

    def text_points(model, asked):
        points = torch.stack([torch.eye(3)[COLORS.index(t.split()[1])] for [t] in asked])
        first = [t for [t] in asked].index("A red dog runs")
        points[first] = torch.tensor([0.5, 0.6, 0.0])
        return points

    said = iter(("a red dog runs", "a green dog runs", "a cat"))
    monkeypatch.setattr(evaluate, "text_points", text_points)
    monkeypatch.setattr(model, "picture_points", lambda features: torch.eye(len(features)))
    monkeypatch.setattr(model, "captions", lambda features: [next(said) for _ in features])
    figures = evaluate.evaluate_captions(model, *told)
    assert figures["pictures"] == 3
    [why] = figures["skipped"]
    assert "gone.png" in why
    assert figures["t2i"] == {"R@1": 5 / 6, "R@5": 1, "R@10": 1}
    # Any of a picture's captions will do, and red's second is nearer to it than any other.
    assert figures["i2t"] == {"R@1": 1, "R@5": 1, "R@10": 1}
    assert figures["captions"]["names a thing"] == pytest.approx(2 / 3)
    assert figures["captions"]["one caption for all names a thing"] == 0
    assert 0 < figures["captions"]["BLEU-4"] < 1 and 0 < figures["captions"]["CIDEr"]


def test_the_command_line_prints_and_writes_the_figures(told, model, tmp_path, capsys):
    model.save(tmp_path / "checkpoint")
    command = ["evaluate", "captions", "--tsv", str(told[0]), "--images", str(told[1])]
    command += ["--model", str(tmp_path / "checkpoint"), "--device", "cpu"]
    assert main([*command, "--json", str(tmp_path / "out.json")]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert json.loads((tmp_path / "out.json").read_text()) == figures
    assert set(figures) == {"t2i", "i2t", "captions", "pictures", "skipped"}
    assert figures["pictures"] == 3 and figures["t2i"]["R@5"] == 1  # of three pictures

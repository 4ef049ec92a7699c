"""WebDataset shards: every usable example is learned from, every other one is named."""

import io
import json
import tarfile

import numpy as np
import pytest
import torch
from PIL import Image

from fromage_core import __main__ as cli
from fromage_core.data import DataError
from fromage_core.model import Fromage
from fromage_core.shards import read_shards
from tests import tiny


class Eye:
    """An encoder that sees a picture's mean colour, and counts how often it looks."""

    key = "mean colour"

    def __init__(self):
        self.looks = 0

    def features(self, images, grid):
        self.looks += 1
        means = [np.asarray(image).reshape(-1, 3).mean(0) for image in images]
        return torch.tensor(np.array(means), dtype=torch.float32)[:, None].expand(
            -1, 1 + grid**2, 3
        )


def picture(colour) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (20, 20), colour).save(file, "png")
    return file.getvalue()


def shard(path, members: dict[str, bytes]) -> None:
    with tarfile.open(path, "w") as tar:
        for name, data in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "cc"
    folder.mkdir()
    shard(
        folder / "00000.tar",
        {
            "a/000.png": picture((255, 0, 0)),
            "a/000.txt": b"a red wall ,",
            "b/000.PNG": picture((255, 255, 0)),
            "b/000.txt": b"a yellow wall",
            "001.json": json.dumps({"caption": "a green wall"}).encode(),
            "001.png": picture((0, 255, 0)),
            "002.png": picture((9, 9, 9)),
            "003.txt": b"nothing to see",
            "004.jpg": b"no picture",
            "004.txt": b"a torn wall",
            "005.png": picture((1, 1, 1)),
            "005.txt": b"\xff\xfe\xff",
        },
    )
    shard(folder / "00001.tar", {"000.png": picture((0, 0, 255)), "000.txt": b"a blue wall"})
    (folder / "00002.tar").write_bytes((folder / "00000.tar").read_bytes()[:700])
    (folder / "00003.tar").write_bytes(b"no tar at all")
    return folder


def test_usable_examples_are_read_in_order_and_the_others_named(folder, tmp_path):
    rows, features = read_shards(folder, Eye(), 2, 3, tmp_path / "cache")
    assert rows.captions == ["A red wall,", "A yellow wall", "A green wall", "A blue wall"]
    assert rows.images == [f"00000.tar/{n}" for n in ("a/000", "b/000", "001")] + ["00001.tar/000"]
    assert rows.picture == [0, 1, 2, 3]
    assert len(features) == 4 and features[3].shape == (3, 5, 3)
    colours = [features[number][0, 0].tolist() for number in range(4)]
    assert colours == [[255, 0, 0], [255, 255, 0], [0, 255, 0], [0, 0, 255]]
    told = "\n".join(rows.skipped)
    for trouble in (
        *("00000.tar 002: it has no caption", "00000.tar 003: it has no picture"),
        *("00000.tar 004: ", "00000.tar 005: it has no caption"),
        *("00002.tar: it cannot be read to its end", "00003.tar: it cannot be read to its end"),
    ):
        assert trouble in told


def test_a_shard_is_looked_at_once(folder, tmp_path):
    eye = Eye()
    first = read_shards(folder, eye, 0, 2, tmp_path / "cache")
    looks = eye.looks
    rows, features = read_shards(folder, eye, 0, 2, tmp_path / "cache")
    assert eye.looks == looks and rows == first[0]
    torch.testing.assert_close(features[1], first[1][1])


def test_a_folder_without_shards_or_examples_is_one_sentence(tmp_path):
    with pytest.raises(DataError, match="holds no .tar file"):
        read_shards(tmp_path, Eye(), 0, 1, tmp_path / "cache")
    shard(tmp_path / "0.tar", {"0.txt": b"words alone"})
    with pytest.raises(DataError, match="0.tar 0: it has no picture"):
        read_shards(tmp_path, Eye(), 0, 1, tmp_path / "cache")


def test_training_learns_from_shards(folder, tmp_path, capsys):
    dev = tmp_path / "dev"
    dev.mkdir()
    (dev / "red.png").write_bytes(picture((255, 0, 0)))
    (dev / "dev.tsv").write_text("caption\timage\na red wall\tred.png\n")
    argv = ["train", "--shards", folder, "--dev", dev / "dev.tsv", dev, "--out", tmp_path / "run"]
    argv += ["--lm", tiny.save_lm(tmp_path / "lm"), "--vision", tiny.save_vision(tmp_path / "v")]
    argv += ["--steps", 1, "--ret-steps", 1, "--consensus-steps", 0, "--request-steps", 0]
    argv += ["--captions", 2, "--pairs", 3, "--device", "cpu", "--cache", tmp_path / "cache"]
    assert cli.main([str(word) for word in argv]) == 0
    assert "4 captions and pictures" in capsys.readouterr().out
    assert "00000.tar 002" in (tmp_path / "run" / "left_out.txt").read_text()
    assert Fromage.load(tmp_path / "run", "cpu").config.grid == 3

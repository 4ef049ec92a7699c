"""The benchmarks run, and print what they promise. What they measure is not tested."""

import json
import re
import shutil
import sys
from pathlib import Path

from benchmarks import decode, illustrations, threads

GALLERY = Path(__file__).parent.parent / "assets" / "gallery"


def test_the_decode_benchmark_times_an_architecture_that_is_not_here(monkeypatch, capsys):
    """And fetches nothing for it: no hub could be reached."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setattr(decode, "OPT", {"6.7b": (64, 2, 4)})
    monkeypatch.setattr(decode, "NEW", 6)
    for name in ("load_lm", "wanted"):
        monkeypatch.setattr(decode.backbones, name, getattr(decode.backbones, name))
    options = ["--lm", "facebook/opt-6.7b", "--random-weights", "--device", "cpu"]
    monkeypatch.setattr(sys, "argv", ["decode", *options])
    decode.main()
    told = capsys.readouterr().out
    assert "facebook/opt-6.7b" in told and "the same tokens: 6 of 6" in told
    assert re.search(r"ratio: \d+\.\dx", told) and re.search(r"\d+% of it", told)


def test_illustrations_are_asked_for_by_what_they_show_and_described(monkeypatch, capsys, tmp_path):
    """Of pictures of several things of a kind, none is asked for: a request says nothing of it."""
    told = [json.loads(line) for line in (GALLERY / "truth.jsonl").read_text().splitlines()]
    alone = next(shows for shows in told if shows["count"] == 1)
    several = next(shows for shows in told if shows["count"] > 1)
    for shows in (alone, several):
        shutil.copy(GALLERY / shows["image"], tmp_path)
    lines = "".join(json.dumps(shows) + "\n" for shows in (alone, several))
    (tmp_path / "truth.jsonl").write_text(lines)
    monkeypatch.setattr(sys, "argv", ["illustrations", "--images", str(tmp_path)])
    illustrations.main()
    figures = json.loads(capsys.readouterr().out)
    assert figures["pictures"] == 2 and figures["requests"] == 1
    assert figures["a picture comes"] == 1


def test_threads_go_on_from_a_picture_that_was_shown(monkeypatch, capsys, tmp_path):
    """Asked for are pictures that are there: here each of two foxes by way of the other."""
    told = [json.loads(line) for line in (GALLERY / "truth.jsonl").read_text().splitlines()]
    foxes = [shows for shows in told if shows["subject"] == "fox" and shows["count"] == 1]
    one = foxes[0]
    differ = [o for o in foxes if o["setting"] != one["setting"] and o["time"] != one["time"]]
    (tmp_path / "drawn").mkdir()
    for shows in (one, differ[0]):
        shutil.copy(GALLERY / shows["image"], tmp_path / "drawn")
    lines = "".join(json.dumps(shows) + "\n" for shows in (one, differ[0]))
    (tmp_path / "drawn" / "truth.jsonl").write_text(lines)
    (tmp_path / "photos.tsv").write_text(f"caption\timage\nA fox.\t{one['image']}\n")
    photos = ["--photos", str(tmp_path / "photos.tsv"), str(GALLERY)]
    monkeypatch.setattr(sys, "argv", ["threads", "--images", str(tmp_path / "drawn"), *photos])
    threads.main()
    figures = json.loads(capsys.readouterr().out)
    assert set(figures) == {
        "another one",
        "the same elsewhere",
        "the same at another time",
        "photos sent first: names a thing",
        "photos sent after two pictures of a fox: names a thing",
    }
    assert figures["another one"] == 1  # the picture that was shown hardly ever comes again


def test_a_description_names_the_subject_in_the_singular_or_plural():
    names = illustrations.names_subject
    assert names("Two butterflies over a meadow.", ["butterfly"])
    assert names("Three mice and a sheep.", ["mouse"]) and names("A bus.", ["bus"])
    assert names("A man with a glass of juice.", ["a glass of juice"])
    assert not names("A boat on a lake.", ["rowing boat", "rowboat"])

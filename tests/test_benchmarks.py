"""The benchmarks run, and print what they promise. What they measure is not tested."""

import re
import sys

from benchmarks import decode


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

"""The door: its help, and what it says when the chat behind it cannot be loaded."""

import subprocess
import sys
from pathlib import Path

import pytest

import app

ROOT = Path(app.__file__).parent


def test_help_names_every_option():
    shown = subprocess.run(
        [sys.executable, ROOT / "app.py", "--help"], capture_output=True, text=True, check=True
    ).stdout
    for option in (
        *("--model", "--gallery", "--host", "--port", "--share", "--device"),
        *("--bits", "--root-path", "--auth", "--mcp"),
    ):
        assert option in shown


def test_help_waits_for_nothing_heavy():
    code = "import sys, app; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert "argparse" in loaded
    assert not {"torch", "gradio", "transformers", "numpy"} & set(loaded)
    assert not [name for name in loaded if name.startswith(("fromage_core.", "demo"))]


def test_a_page_with_passwords_is_not_opened_to_assistants_that_have_none(capsys):
    with pytest.raises(SystemExit):
        app.read_options(["--auth", "who.txt", "--mcp"])
    assert "leave out --auth or --mcp" in capsys.readouterr().err


def test_a_checkpoint_that_cannot_be_read_is_one_sentence(tmp_path):
    with pytest.raises(SystemExit) as stop:
        app.main(["--model", str(tmp_path), "--device", "cpu"])
    assert str(stop.value).startswith("app.py: ") and str(tmp_path) in str(stop.value)

"""Files are whole or not there."""

import pytest
import torch
from safetensors import SafetensorError

from fromage_core import files


def test_on_a_full_disk_the_old_file_stays_and_the_error_names_it(tmp_path, monkeypatch):
    path = tmp_path / "model.safetensors"
    files.keep_tensors(path, {"a": torch.ones(2)})
    before = path.read_bytes()

    def full(tensors, temporary, metadata):
        temporary.write_bytes(b"half")
        raise SafetensorError("I/O error: No space left on device (os error 28)")

    monkeypatch.setattr(files, "save_file", full)
    with pytest.raises(OSError, match=r"model\.safetensors cannot be written .*No space left"):
        files.keep_tensors(path, {"a": torch.zeros(2)})
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]

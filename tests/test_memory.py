"""What an LM takes of a machine is known before it is loaded, and it goes where there is room."""

import gguf
import numpy as np
import pytest
import torch

from fromage_core import backbones
from tests import tiny

CUDA, HALF = torch.device("cuda"), torch.float16
WORDS = 259 * 32 * 2  # bytes of the tiny LM's table of words


@pytest.fixture
def lm(tmp_path, monkeypatch):
    """The tiny LM's folder, its bytes in 16 bits, and free(bytes), which says what a GPU has."""
    monkeypatch.setattr(backbones, "ROOM", 0)

    def free(count: int) -> None:
        monkeypatch.setattr(torch.cuda, "mem_get_info", lambda device: (count, count))

    folder = tmp_path / "lm"
    tiny.save_lm(folder)
    size = (folder / "model.safetensors").stat().st_size / 2  # it is kept in 32 bits
    return folder, size, free


def test_what_fits_on_a_gpu_is_there(lm):
    folder, size, free = lm
    free(int(size) + 1)
    assert backbones._placed(folder, CUDA, HALF, None) == {"device_map": {"": 0}}


def test_what_does_not_fit_stays_in_the_machines_memory(lm):
    folder, size, free = lm
    free(int(size) - 1)
    placed = backbones._placed(folder, CUDA, HALF, None)
    assert placed["device_map"] == "auto" and placed["max_memory"][0] == int(size) - 1
    assert placed["max_memory"]["cpu"] > size


def test_a_gpu_without_room_for_the_words_is_refused(lm):
    folder, _, free = lm
    free(WORDS - 1)
    with pytest.raises(backbones.BackboneError, match="its words alone"):
        backbones._placed(folder, CUDA, HALF, None)


def test_bits_make_all_but_the_words_smaller(lm):
    folder, size, free = lm
    whole, words = backbones._sizes(folder, HALF, None)
    assert (whole, words) == (size, WORDS)
    assert backbones._sizes(folder, HALF, 4) == (WORDS + (size - WORDS) / 4, WORDS)
    free(int(size))
    config = backbones._placed(folder, CUDA, HALF, 4)["quantization_config"]
    assert config.load_in_4bit and config.bnb_4bit_quant_type == "nf4"


def test_a_gguf_file_is_as_large_as_what_is_unpacked_of_it(tmp_path, monkeypatch):
    file = tmp_path / "small.gguf"
    writer = gguf.GGUFWriter(file, "llama")
    writer.add_tensor("words", np.zeros((4, 8), np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    assert backbones._gguf_size(file, HALF) == 4 * 8 * 2
    monkeypatch.setattr(backbones, "_gguf_size", lambda *_: 1e15)
    with pytest.raises(backbones.BackboneError, match=r"small\.gguf takes 1000000\.0 GB"):
        backbones.load_lm(str(file), torch.device("cpu"), HALF)

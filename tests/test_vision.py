"""Visual encoders: each library's own picture and features, whichever way the weights come."""

import json

import numpy as np
import pytest
import torch
from PIL import Image
from transformers import (
    CLIPImageProcessorPil,
    CLIPVisionConfig,
    CLIPVisionModel,
    SiglipImageProcessorPil,
    SiglipVisionConfig,
    SiglipVisionModel,
)

from fromage_core.backbones import BackboneError
from fromage_core.vision import load_vision
from tests import tiny

SIDE, WIDTH, LAYERS = 28, 24, 2
SIZES = {"hidden_size": WIDTH, "intermediate_size": 96, "num_hidden_layers": LAYERS}
SIZES |= {"num_attention_heads": 4, "image_size": SIDE, "patch_size": 7}
CPU = torch.device("cpu")


def picture(seed=0, size=(90, 60)) -> Image.Image:
    pixels = np.random.default_rng(seed).integers(0, 255, (*size[::-1], 3), dtype=np.uint8)
    return Image.fromarray(pixels)


def random_weights(net: torch.nn.Module) -> torch.nn.Module:
    torch.manual_seed(0)
    for weight in net.parameters():
        torch.nn.init.normal_(weight, std=0.2)
    return net.eval()


def open_clip_weights(net: CLIPVisionModel) -> dict:
    """The same weights by open_clip's names."""
    theirs = net.state_dict()
    ours = {
        "class_embedding": theirs["embeddings.class_embedding"],
        "positional_embedding": theirs["embeddings.position_embedding.weight"],
        "conv1.weight": theirs["embeddings.patch_embedding.weight"],
    }
    norms = {"ln_pre": "pre_layrnorm", "ln_post": "post_layernorm"}
    parts = {"ln_1": "layer_norm1", "ln_2": "layer_norm2", "attn.out_proj": "self_attn.out_proj"}
    parts |= {"mlp.c_fc": "mlp.fc1", "mlp.c_proj": "mlp.fc2"}
    for i in range(LAYERS):
        block, layer = f"transformer.resblocks.{i}", f"encoder.layers.{i}"
        norms |= {f"{block}.{a}": f"{layer}.{b}" for a, b in parts.items()}
        for kind in ("weight", "bias"):
            qkv = [theirs[f"{layer}.self_attn.{x}_proj.{kind}"] for x in "qkv"]
            ours[f"{block}.attn.in_proj_{kind}"] = torch.cat(qkv)
    for a, b in norms.items():
        ours |= {f"{a}.{kind}": theirs[f"{b}.{kind}"] for kind in ("weight", "bias")}
    return {f"visual.{name}": weight for name, weight in ours.items()}


@pytest.fixture
def clip_twice(tmp_path):
    """One CLIP: its transformers folder, and its open_clip name and file."""
    import open_clip

    net = random_weights(CLIPVisionModel(CLIPVisionConfig(**SIZES)))
    net.save_pretrained(tmp_path / "clip")
    described = {
        "embed_dim": 16,
        "quick_gelu": True,
        "vision_cfg": {
            "image_size": SIDE,
            "layers": LAYERS,
            "width": WIDTH,
            "head_width": WIDTH // 4,
            "patch_size": 7,
        },
        "text_cfg": {"context_length": 8, "vocab_size": 50, "width": 8, "heads": 2, "layers": 1},
    }
    (tmp_path / "tiny-clip.json").write_text(json.dumps(described))
    open_clip.add_model_config(tmp_path)
    whole = open_clip.create_model("tiny-clip")
    missing, unexpected = whole.load_state_dict(open_clip_weights(net), strict=False)
    assert not unexpected and {n for n in missing if n.startswith("visual.")} == {"visual.proj"}
    torch.save(whole.state_dict(), tmp_path / "tiny-clip.pt")
    return f"transformers:{tmp_path / 'clip'}", f"open_clip:tiny-clip/{tmp_path / 'tiny-clip.pt'}"


def test_clip_is_the_same_by_transformers_and_by_open_clip(clip_twice):
    """Before the projection, as in the paper; its cells as well as the whole."""
    one, other = (load_vision(name, CPU) for name in clip_twice)
    assert one.d_vision == other.d_vision == WIDTH
    same_size = [picture(1, (SIDE, SIDE)), picture(2, (SIDE, SIDE))]  # nothing to resize
    seen = [eye.features(same_size, 2) for eye in (one, other)]
    assert seen[0].shape == (2, 5, WIDTH)
    torch.testing.assert_close(*seen, rtol=1e-4, atol=1e-4)
    pooled = one.net(pixel_values=one.pixels(same_size)).pooler_output
    torch.testing.assert_close(seen[1][:, 0], pooled, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("size", [(90, 60), (40, 70), (28, 28)])
def test_a_picture_is_prepared_as_its_library_does_it(clip_twice, tmp_path, size):
    import open_clip
    import timm

    shown = picture(3, size)
    processor = CLIPImageProcessorPil(
        size={"shortest_edge": SIDE}, crop_size={"height": SIDE, "width": SIDE}
    )
    wanted = processor(shown, return_tensors="pt").pixel_values
    torch.testing.assert_close(load_vision(clip_twice[0], CPU).pixels([shown]), wanted)
    name, path = clip_twice[1].removeprefix("open_clip:").split("/", 1)
    _, _, own = open_clip.create_model_and_transforms(name, pretrained=path)
    torch.testing.assert_close(load_vision(clip_twice[1], CPU).pixels([shown])[0], own(shown))
    for model in ("test_vit", "test_efficientnet"):
        eye = load_vision(tiny.save_vision(tmp_path / model, model), CPU)
        cfg = timm.data.resolve_model_data_config(timm.create_model(model))
        own = timm.data.create_transform(**cfg, is_training=False)
        torch.testing.assert_close(eye.pixels([shown])[0], own(shown))


@pytest.mark.parametrize("processor", [True, False])
def test_siglip_has_its_own_way_with_pictures(tmp_path, processor):
    net = random_weights(SiglipVisionModel(SiglipVisionConfig(**SIZES)))
    net.save_pretrained(tmp_path)
    own = SiglipImageProcessorPil(size={"height": SIDE, "width": SIDE})
    if processor:
        own.save_pretrained(tmp_path)
    eye = load_vision(f"transformers:{tmp_path}", CPU)
    shown = picture(4)
    pixels = own(shown, return_tensors="pt").pixel_values
    torch.testing.assert_close(eye.pixels([shown]), pixels)
    pooled = net(pixel_values=pixels).pooler_output
    seen = eye.features([shown], 2)
    assert seen.shape == (1, 5, WIDTH)
    torch.testing.assert_close(seen[:, 0], pooled)


def test_features_are_not_known_any_more_once_a_file_of_the_encoder_changed(tmp_path):
    """Not only its weights, and not only where these are safetensors."""
    random_weights(CLIPVisionModel(CLIPVisionConfig(**SIZES))).save_pretrained(tmp_path)
    keys = [load_vision(f"transformers:{tmp_path}", CPU).key]
    (tmp_path / "pytorch_model.bin").write_bytes(b"weights")
    keys.append(load_vision(f"transformers:{tmp_path}", CPU).key)
    for side in (SIDE, 2 * SIDE):
        CLIPImageProcessorPil(size={"shortest_edge": side}).save_pretrained(tmp_path)
        keys.append(load_vision(f"transformers:{tmp_path}", CPU).key)
    assert len(set(keys)) == 4


@pytest.mark.parametrize("encoder", ["mobilenetv3_small_050", "test_vit"])
def test_an_encoder_is_as_wide_as_what_it_gives(tmp_path, encoder):
    eye = load_vision(tiny.save_vision(tmp_path / "v", encoder), CPU)
    assert eye.features([picture()]).shape == (1, 1, eye.d_vision)
    if encoder == "test_vit":
        assert eye.features([picture()], 2).shape == (1, 5, eye.d_vision)
    else:  # its cells are narrower than its pooled feature
        with pytest.raises(BackboneError, match="--grid 0"):
            eye.features([picture()], 2)


@pytest.mark.parametrize(
    ("trunk", "pool", "proj", "side"),
    [
        ("test_vit", "token", "linear", 160),
        ("eva02_tiny_patch14_224", "token", None, 224),  # as EVA02-B-16, but smaller
        ("test_vit3", "map", "none", 160),  # as ViT-B-16-SigLIP, but smaller
    ],
)
def test_timms_models_inside_open_clip_are_read_before_their_heads(
    tmp_path, trunk, pool, proj, side
):
    import open_clip
    import timm

    described = {
        "embed_dim": timm.create_model(trunk).num_features if proj == "none" else 16,
        "vision_cfg": {
            "timm_model_name": trunk,
            "timm_pool": pool,
            "timm_proj": proj,
            "image_size": side,
        },
        "text_cfg": {"context_length": 8, "vocab_size": 50, "width": 8, "heads": 2, "layers": 1},
    }
    (tmp_path / "tiny-eva.json").write_text(json.dumps(described))
    open_clip.add_model_config(tmp_path)
    whole = open_clip.create_model("tiny-eva")
    torch.save(whole.state_dict(), tmp_path / "weights.pt")
    eye = load_vision(f"open_clip:tiny-eva/{tmp_path / 'weights.pt'}", CPU)
    trunk = whole.visual.trunk.eval()
    trunk.reset_classifier(0)
    assert eye.d_vision == trunk.num_features
    seen = eye.features([picture()], 2)
    assert seen.shape == (1, 5, eye.d_vision)
    torch.testing.assert_close(seen[:, 0], trunk(eye.pixels([picture()])))

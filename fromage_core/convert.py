"""The paper's published checkpoint -> a checkpoint folder of this project.

Knows the two files that the paper's authors publish (`model_args.json`, `pretrained_ckpt.pth.tar`)
and what each of their tensors is called here. Loads neither of the frozen models.
"""

import json
from pathlib import Path

import torch

from fromage_core.backbones import first_line
from fromage_core.checkpoint import Config, ModelError, write_checkpoint
from fromage_core.files import whole_path

ARGS, WEIGHTS = "model_args.json", "pretrained_ckpt.pth.tar"
# Theirs and ours, of one shape.
NAMES = {
    "model.visual_embeddings.weight": "W_c.weight",
    "model.visual_embeddings.bias": "W_c.bias",
    "model.text_hidden_fcs.0.0.weight": "W_t.weight",
    "model.text_hidden_fcs.0.0.bias": "W_t.bias",
    "model.visual_fc.weight": "W_i.weight",
    "model.visual_fc.bias": "W_i.bias",
    "model.logit_scale": "logit_scale",
}
RET = "ret_input_embeddings.weight"
# The same weights, from where they were published first. Others are read by transformers.
OPEN_CLIP = {
    "openai/clip-vit-base-patch32": "open_clip:ViT-B-32/openai",
    "openai/clip-vit-base-patch16": "open_clip:ViT-B-16/openai",
    "openai/clip-vit-large-patch14": "open_clip:ViT-L-14/openai",
    "openai/clip-vit-large-patch14-336": "open_clip:ViT-L-14-336/openai",
}


def convert_official(source: str | Path, out: str | Path) -> Config:
    """Write the checkpoint of `source` into the folder `out`, as `Fromage.load` reads it.

    source: a folder with both published files. Its opt_version and visual_encoder may be Hub ids
    or transformers folders. Raises ModelError, and then writes nothing.
    """
    source = Path(source)
    args = _read_args(source / ARGS)
    tensors = _read_tensors(source / WEIGHTS)
    _check_shapes(source / WEIGHTS, tensors, args)
    k = args["n_visual_tokens"]
    d_lm = len(tensors["model.visual_embeddings.bias"]) // k
    d_vision = tensors["model.visual_fc.weight"].shape[1]
    ret = tensors[RET].reshape(d_lm)
    learned = {ours: tensors[theirs] for theirs, ours in NAMES.items()}
    # OPT's words have one matrix for both, so what is read of [RET] is also what writes it.
    learned |= {"ret_embedding": ret, "ret_row": ret.clone(), "ret_bias": torch.zeros(())}
    learned |= {"offset": torch.zeros(k, d_lm)}
    learned |= {"feature_mean": torch.zeros(d_vision), "feature_std": torch.ones(d_vision)}
    config = Config(
        lm=whole_path(args["opt_version"]),
        vision=OPEN_CLIP.get(args["visual_encoder"])
        or f"transformers:{whole_path(args['visual_encoder'])}",
        d_ret=args["shared_emb_dim"],
        k=k,
        ret_id=args["retrieval_token_idx"],
    )
    write_checkpoint(out, config, learned)
    return config


def _read_args(path: Path) -> dict:
    """model_args.json, with every field that is needed, of the right kind."""
    try:
        args = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(
            f"{path} cannot be read ({error}): copy it from the paper's repository"
        ) from error
    wanted = {
        "opt_version": str,
        "visual_encoder": str,
        "n_visual_tokens": int,
        "shared_emb_dim": int,
        "retrieval_token_idx": int,
        "text_emb_layers": list,
    }
    if not isinstance(args, dict):
        args = {}
    for name, kind in wanted.items():
        value = args.get(name)
        if type(value) is not kind or value in ("", []) or (kind is int and value < 1):
            raise ModelError(
                f"{path}: {name} is {value!r}, which is not what a checkpoint of the paper says"
            )
    if args["text_emb_layers"] != [-1]:
        raise ModelError(
            f"{path}: text_emb_layers is {args['text_emb_layers']}, but only checkpoints that read "
            "[RET] from the LM's last layer, [-1], can be converted"
        )
    return args


def _read_tensors(path: Path) -> dict[str, torch.Tensor]:
    """The published tensors in float32, by their own names. Nothing is unpickled but tensors."""
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")["state_dict"]
        found = {name: state[name].float() for name in [*NAMES, RET]}
    except (KeyError, AttributeError) as error:
        raise ModelError(f"{path} has no tensor {error}: is it the paper's checkpoint?") from error
    except Exception as error:  # damaged bytes make the unpickler raise nearly anything
        raise ModelError(f"{path} cannot be read ({first_line(error)}): copy it anew") from error
    return found


def _check_shapes(path: Path, tensors: dict[str, torch.Tensor], args: dict) -> None:
    """The tensors must fit each other and what model_args.json says."""
    k, d_ret = args["n_visual_tokens"], args["shared_emb_dim"]
    d_lm, d_vision = tensors[RET].numel(), tensors["model.visual_fc.weight"].shape[-1]
    wanted = {
        "model.visual_embeddings.weight": (k * d_lm, d_vision),
        "model.visual_embeddings.bias": (k * d_lm,),
        "model.text_hidden_fcs.0.0.weight": (d_ret, d_lm),
        "model.text_hidden_fcs.0.0.bias": (d_ret,),
        "model.visual_fc.weight": (d_ret, d_vision),
        "model.visual_fc.bias": (d_ret,),
        "model.logit_scale": (),
    }
    for name, shape in wanted.items():
        if tensors[name].shape != shape:
            raise ModelError(
                f"{path}: {name} is {tuple(tensors[name].shape)}, but {ARGS} and {RET} "
                f"say {shape}: the two files are not of one checkpoint"
            )

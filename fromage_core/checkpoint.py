"""A checkpoint on disk: config.json and model.safetensors, which holds only what was learned.

Knows between which models it was trained, and how. Loads none of them.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import torch

from fromage_core import backbones, vision
from fromage_core.files import keep, keep_tensors

FORMAT = 2


class ModelError(Exception):
    """A checkpoint cannot be read or does not fit; the message names what and what to do."""


@dataclass(frozen=True)
class Config:
    """What a checkpoint was trained with.

    lm, vision: the frozen models' names, as backbones.py and vision.py read them; d_ret: width of
    the retrieval space; k: visual tokens from the pooled feature (paper: 1 or 4); grid: 0, or also
    one token from each of grid x grid cells, through the same W_c; context: places of the LM's
    input that a conversation and its reply may fill, no more than the LM has; mirrored: a picture
    is seen as the mean over it and its mirror image; ret_id: None, or [RET]'s id among the LM's
    words in a checkpoint of the paper's own form, where its logit is a word's, read from the LM's
    last state, and features reach the maps as they are.
    """

    lm: str = backbones.EMBEDDED_LM
    vision: str = vision.EMBEDDED_VISION
    d_ret: int = 256
    k: int = 1
    grid: int = 0
    context: int = 2048
    mirrored: bool = False
    ret_id: int | None = None

    @property
    def picture_tokens(self) -> int:
        return self.k + self.grid**2


def write_checkpoint(folder: str | Path, config: Config, tensors: dict[str, torch.Tensor]) -> None:
    """What was learned and between which models: model.safetensors, then config.json."""
    weights = {name: tensor.contiguous().cpu() for name, tensor in tensors.items()}
    text = json.dumps({"format": FORMAT, **asdict(config)}, indent=2) + "\n"
    keep_tensors(Path(folder) / "model.safetensors", weights)
    keep(Path(folder) / "config.json", lambda temporary: temporary.write_text(text))


def read_config(folder: Path) -> Config:
    """A checkpoint's config.json. Raises ModelError."""
    path = folder / "config.json"
    try:
        values = json.loads(path.read_text())
        version = values.pop("format")
        config = Config(**values)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path} is not a FROMAGe checkpoint's config ({error})") from error
    for name, default in asdict(Config(ret_id=0)).items():
        value = getattr(config, name)
        if type(value) is not type(default) and not (name == "ret_id" and value is None):
            raise ModelError(f"{path}: {name} is {value!r}, which is no {type(default).__name__}")
    if version != FORMAT:
        raise ModelError(
            f"{path} has format {version}, and this program reads format {FORMAT}: use the program "
            "that wrote it, or train it anew"
        )
    return config

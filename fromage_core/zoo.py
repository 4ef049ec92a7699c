"""The models that are known by name, what each asks of a machine, and how one gets here.

Knows where checkpoints lie and the paper's published one. Does not know what is in them.
"""

from dataclasses import dataclass
from pathlib import Path

import torch

from fromage_core import DEFAULT_MODEL, backbones, hub, vision
from fromage_core.convert import ARGS, WEIGHTS, convert_official
from fromage_core.hub import Wanted
from fromage_core.wheels import WheelError, cache_dir, moved_into

CHECKPOINTS = DEFAULT_MODEL.parent
CONFIG = "config.json"


@dataclass(frozen=True)
class Entry:
    """One that can be had.

    lm, vision: its frozen models; lm_size, eye_size: their parameters in billions; words: those of
    the LM's table of words; fetched: GB that come the first time; official: the repository of the
    paper's files, which are converted here.
    """

    name: str
    what: str
    lm: str
    vision: str
    lm_size: float
    eye_size: float
    words: float
    fetched: float
    official: str = ""

    def memory(self, bits: int) -> float:
        """GB that its weights take with the LM's in so many bits; its words are in no fewer than
        16, and the encoder in 32."""
        words = self.words * max(bits, 16) / 8
        return words + (self.lm_size - self.words) * bits / 8 + self.eye_size * 4


ENTRIES = (
    Entry(
        name="fromage-135m",
        what="the embedded default: two CPU cores are enough",
        lm=backbones.EMBEDDED_LM,
        vision=vision.EMBEDDED_VISION,
        lm_size=0.135,
        eye_size=0.005,
        words=0.028,
        fetched=0.11,
    ),
    Entry(
        name="fromage-opt-6.7b",
        what="the paper's own",
        lm="facebook/opt-6.7b",
        vision="open_clip:ViT-L-14/openai",
        lm_size=6.66,
        eye_size=0.3,
        words=0.206,
        fetched=15.0,
        official="jykoh/fromage",
    ),
)


def at_hand() -> list[str]:
    """Names of the checkpoints that are on this disk."""
    folders = [*CHECKPOINTS.glob("*"), *(cache_dir() / "checkpoints").glob("*")]
    return sorted({f.name for f in folders if (f / CONFIG).exists() and f.name[0] != "."})


def folder(name: str | Path, device: torch.device, dtype: torch.dtype, bits: int | None) -> Path:
    """The folder of a checkpoint: one that is there, one of the zoo, or one of the Hub's.

    device, dtype, bits: what it is to be loaded with. Raises BackboneError where there is none, and
    ModelError where one cannot be converted.
    """
    name = str(name)
    for place in (Path(name), CHECKPOINTS / name, cache_dir() / "checkpoints" / name):
        if place.is_dir():
            return place
    for entry in ENTRIES:
        if entry.name == name and entry.official:
            return _published(entry, device, dtype, bits)
    files = Wanted(name, (CONFIG,), ("model.safetensors",))
    if not hub.is_repository(name):
        raise backbones.BackboneError(f"there is no checkpoint folder {name}; give one")
    backbones.fetch([files])
    return hub.folder(files)


def _published(entry: Entry, device: torch.device, dtype: torch.dtype, bits: int | None) -> Path:
    """The paper's checkpoint, its frozen models fetched with it, converted the first time."""
    backbones.check_bits(entry.lm, device, bits)
    size = entry.memory(bits or 8 * dtype.itemsize) * 1e9
    if device.type == "cuda":
        size -= entry.eye_size * 4e9  # which stands in the room that is left free there
        if not bits:  # what does not fit there stays in the other memory
            size -= torch.cuda.mem_get_info(device)[0] - backbones.ROOM
            device = torch.device("cpu")
    backbones.check_memory(entry.name, size, device)
    files = Wanted(entry.official, (ARGS,), (WEIGHTS,))
    backbones.fetch([files, *backbones.wanted(entry.lm), *vision.wanted(entry.vision)])
    target = cache_dir() / "checkpoints" / entry.name
    try:
        with moved_into(target) as temporary:
            convert_official(hub.folder(files), temporary)
    except WheelError as error:
        raise backbones.BackboneError(str(error)) from error
    return target


def listed() -> list[dict]:
    """What is at hand and what could be had: name, at_hand, what; and of those that are known,
    fetched_gb, and memory_gb by the bits of a weight."""
    known, here = {entry.name: entry for entry in ENTRIES}, at_hand()
    rows = []
    for name in dict.fromkeys([*known, *here]):
        row = {"name": name, "at_hand": name in here, "what": "one of your own"}
        if entry := known.get(name):
            memory = {bits: round(entry.memory(bits), 1) for bits in (32, 16, 8, 4)}
            row |= {"what": entry.what, "fetched_gb": entry.fetched, "memory_gb": memory}
        rows.append(row)
    return rows

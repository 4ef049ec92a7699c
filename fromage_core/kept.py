"""What the LM says after prompts, and has in mind at [RET]s in them, computed once and kept.

Part by part, so that a run that was stopped goes on from there. Knows what the results depend on,
the folder `cache` and the names of its files, which may be deleted once the run is done. Does not
know what prompts are about, nor what is learned from the results.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from transformers import DynamicCache

from fromage_core import losses, prompt
from fromage_core.files import keep, keep_tensors
from fromage_core.generate import say
from fromage_core.prompt import RET

PART = 1024  # prompts whose states are in one file: what a kill can lose
READ = ("W_c.weight", "W_c.bias", "offset", "feature_mean", "feature_std")  # what sees pictures


def words(model, batch: Sequence[list], most: int, cache) -> list[list[int]]:
    """Token ids of what the LM says after each prompt, so many at most; those that came to their
    end end with one of the model's stop_ids. The prompts are decoded together."""
    digest = _digest(model, batch, most, sorted(model.stop_ids))
    path = Path(cache) / f"words-{digest}.json"
    if path.exists():
        return json.loads(path.read_text())
    with torch.no_grad():
        keys = DynamicCache(config=model.lm.config)
        last, mask = losses.after_prefix(model, batch, keys)
        said = say(model, keys, last, most, mask=mask)
    keep(path, lambda temporary: temporary.write_text(json.dumps(said)))
    return said


def at_end(model, batch: Sequence[list], cache, desc: str) -> torch.Tensor:
    """Last hidden states (prompts, d_lm), bfloat16 on the CPU, at a [RET] after each prompt."""
    if not batch:
        return torch.empty(0, model.lm.config.get_text_config().hidden_size, dtype=torch.bfloat16)

    def states(some: list[int], desc: str) -> tuple[torch.Tensor]:
        return (losses.hidden_at_ret(model, [batch[i] for i in some], 128, desc),)

    [last] = _in_parts(model, "end", batch, [[0]] * len(batch), states, cache, desc)
    return torch.cat(last)


def at_places(model, batch: Sequence[list], places: Sequence[Sequence[int]], cache, desc: str):
    """`model.states_at_ret` states (N, ...), bfloat16 on the CPU, at [RET]s that are proposed at
    all places of prompts, prompt by prompt."""

    def states(some: list[int], desc: str) -> tuple[torch.Tensor, torch.Tensor]:
        prompts, at = [batch[i] for i in some], [places[i] for i in some]
        return losses.states_at_rets(model, prompts, at, desc=desc)

    kind = f"places, layers {model.ret_layers}"
    last, inner = _in_parts(model, kind, batch, places, states, cache, desc)
    return torch.cat(last), torch.cat(inner)


def _in_parts(model, kind: str, batch, places, states: Callable, cache, desc: str) -> list[tuple]:
    """What `states`, of some kind, gives of prompts, each in as many rows as it has places: of each
    of its tensors, the rows of all prompts in turn. What is there from an earlier run is not
    computed."""
    size = model.config.picture_tokens
    groups = losses.length_groups([prompt.length(items, size) for items in batch], PART)
    rows: dict[int, tuple] = {}
    for number, some in enumerate(groups, 1):
        digest = _digest(model, [[*batch[i], RET] for i in some], kind, [places[i] for i in some])
        path = Path(cache) / f"hidden-{digest}.safetensors"
        if not path.exists():
            found = states(some, f"{desc}, {number} of {len(groups)}")
            found = [tensor.to("cpu", torch.bfloat16) for tensor in found]
            keep_tensors(path, {f"{n}": tensor for n, tensor in enumerate(found)})
        tensors = load_file(path)
        counts = [len(places[i]) for i in some]
        parts = [tensors[f"{n}"].split(counts) for n in range(len(tensors))]
        rows |= zip(some, zip(*parts, strict=True), strict=True)
    return list(zip(*(rows[i] for i in range(len(batch))), strict=True))


def _digest(model, batch: Sequence[list], *more) -> str:
    """Changes with whatever the LM's states in some prompts depend on. more: what else does."""
    digest = hashlib.sha256(f"{model.config.lm} {model.lm.dtype} {more}".encode())
    learned, read = model.learned(), set()
    for items in batch:
        for item in items:
            if isinstance(item, list) or item is RET:
                digest.update(f"{item}".encode())
                read |= {"ret_embedding"} if item is RET else set()
            else:
                digest.update(item.cpu().numpy().tobytes())
                read |= set(READ)
        digest.update(b"\n")
    for name in sorted(read):
        digest.update(learned[name].cpu().numpy().tobytes())
    return digest.hexdigest()[:24]

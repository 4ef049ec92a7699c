"""What a kill must not lose of a training run: its state in a file, and whether a run is that one.

Knows what a Trainer holds. Does not know how it learns.
"""

import hashlib
import random
from dataclasses import asdict
from itertools import chain

import torch

from fromage_core.data import DataError
from fromage_core.files import keep
from fromage_core.recipe import LENGTH, check_parts


def save(trainer) -> None:
    """The model as it is now, and the state that a run goes on from, in `trainer.out`."""
    trainer.model.save(trainer.out)
    version, numbers, gauss = trainer.rng.getstate()
    state = {
        "run": trainer.identity,
        "step": trainer.step,
        "parts": trainer.recipe.parts,
        "finished": trainer.finished,
        "seconds": trainer.seconds,
        "W_c_size": trainer.W_c_size,
        "learned": trainer.model.learned(),
        "decision": trainer.decision.state_dict(),
        "names": trainer.names.state_dict(),
        "optimizer": trainer.optimizer.state_dict(),
        "rng": [version, list(numbers), gauss],
        "torch": torch.get_rng_state(),
        "cuda": torch.cuda.get_rng_state_all(),
    }
    keep(trainer.out / "state.pt", lambda temporary: torch.save(state, temporary))


def resume(trainer) -> None:
    """Go on from `trainer.out`'s state where there is one. Raises DataError if it is another run's,
    or one of parts that are over and were of other lengths."""
    path = trainer.out / "state.pt"
    if not path.exists():
        return
    state = torch.load(path, weights_only=True, map_location="cpu")
    was, now = state["run"], trainer.identity
    # What an older version did not write down is not compared.
    other = [f"{k} is {now.get(k)}, was {was[k]}" for k in was if was[k] != now.get(k)]
    if other:
        raise DataError(
            f"{path} is of another run ({'; '.join(other)}): give another --out, or remove it"
        )
    parts = trainer.recipe.parts
    try:
        check_parts(state.get("parts", parts), parts, state["step"])
    except ValueError as error:
        raise DataError(f"{path}: {error}") from error
    trainer.step, trainer.seconds = state["step"], state["seconds"]
    trainer.finished = state["finished"] and trainer.step == trainer.last
    trainer.W_c_size = state["W_c_size"]
    trainer.model.load_state_dict(state["learned"], strict=False)
    trainer.decision.load_state_dict(state["decision"])
    trainer.names.load_state_dict(state["names"])
    trainer.optimizer.load_state_dict(state["optimizer"])
    version, numbers, gauss = state["rng"]
    trainer.rng.setstate((version, tuple(numbers), gauss))
    torch.set_rng_state(state["torch"])
    if len(state["cuda"]) == torch.cuda.device_count():
        torch.cuda.set_rng_state_all(state["cuda"])
    process = trainer.accelerator.process_index
    if process:  # which draws other examples than the main process, whose state this is
        trainer.rng = random.Random(f"{trainer.recipe.seed} {process} {trainer.step}")
        torch.manual_seed(trainer.rng.getrandbits(63))


def identity(trainer) -> dict:
    """What makes a run the one that it is; how long it takes is not part of it."""
    recipe = {k: v for k, v in asdict(trainer.recipe).items() if k not in LENGTH}
    digest = hashlib.sha256()
    for source in trainer.sources:
        for text in chain(source.rows.captions, source.rows.images):
            digest.update(f"{text}\n".encode())
    return {
        **asdict(trainer.model.config),
        **recipe,
        "data": [(source.name, len(source.rows.captions)) for source in trainer.sources],
        "the captions' digest": digest.hexdigest()[:12],
    }

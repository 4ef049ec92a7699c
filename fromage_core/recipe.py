"""A training run's numbers: how long its parts are, how much is in a step, and how fast it learns.

Knows the order of the parts and the shape of the learning rates. Does not know what a step does.
"""

import math
from dataclasses import dataclass

PARTS = {  # of a run, in their order: which number of the recipe says how long each is
    "captions": "steps",
    "names": "name_steps",
    "consensus": "consensus_steps",
    "requests": "request_steps",
}
# What may change while a run goes on: how long the parts are that are still to come.
LENGTH = (*PARTS.values(), "every")
REWARM = 10  # steps of warm-up where another part begins


@dataclass(frozen=True)
class Recipe:
    """How long and how fast. Sizes are per process and step.

    steps: on people's captions; ret_steps: of them, the first ones, with retrieval, that also move
    [RET]'s embedding; name_steps: after them, on what drawn pictures show; consensus_steps: after
    those, on captions of the model's own; request_steps: at last, on what is asked for in
    conversations;
    captions: to learn to write; answers: of one picture at most; pairs: captions for retrieval;
    named: drawn pictures in a step that names them; pictures, attempts: in a consensus step, and
    captions of each; requests: conversations;
    rehearse: probability that a consensus step is one on people's captions instead, so that what
    they taught is kept;
    lr_c, lr_consensus: W_c's learning rate, as a part of its elements' size where a part begins,
    and the offsets', of a word's; lr_names: along the directions of `naming`; lr: the others', but
    ten times as much of [RET]'s embedding, which is one row;
    dropout, weight_decay: on the retrieval side only; concat: probability that a captioning example
    is joined to those before it (paper: 0.5, of two); plain: that a question follows which they
    have nothing to do with, to be answered as the LM does by itself; clip: gradient norm.
    """

    steps: int = 800
    ret_steps: int = 100
    name_steps: int = 200
    consensus_steps: int = 1600
    request_steps: int = 4200
    captions: int = 48
    answers: int = 4
    pairs: int = 96
    requests: int = 24
    named: int = 32
    pictures: int = 16
    attempts: int = 4
    rehearse: float = 0.2
    lr_c: float = 0.08
    lr_consensus: float = 0.005
    lr_names: float = 0.04
    lr: float = 1e-3
    warmup: int = 50
    weight_decay: float = 0.1
    dropout: float = 0.3
    concat: float = 0.5
    plain: float = 0.15
    clip: float = 1.0
    every: int = 100
    seed: int = 0

    @property
    def parts(self) -> dict[str, int]:
        """How many steps each part has."""
        return {part: getattr(self, length) for part, length in PARTS.items()}

    def part(self, step: int) -> tuple[str, int, int]:
        """What part a step is of, its number there, and how many those are."""
        for part, length in self.parts.items():
            if step < length:
                return part, step, length
            step -= length
        raise ValueError(f"the run has {sum(self.parts.values())} steps")


def check_parts(was: dict[str, int], now: dict[str, int], step: int) -> None:
    """Raises ValueError where a run that has done so many steps cannot go on with parts of other
    lengths: those that are over stay, and the one that began last is not cut short."""
    for part, length in was.items():
        done = min(step, length)
        step -= done
        if now[part] != length if step else now[part] < done:
            option = f"--{PARTS[part].replace('_', '-')} {length}"
            raise ValueError(f"{done} of its {length} steps on {part} are done: give {option}")


def schedule(step: int, warmup: int, steps: int) -> float:
    """Linear warm-up, then a cosine to 2 % of the learning rate."""
    if step < warmup:
        return (step + 1) / warmup
    done = (step - warmup) / max(1, steps - warmup)
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * done))

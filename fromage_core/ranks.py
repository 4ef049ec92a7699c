"""Several processes that train one model: what they show each other.

Knows torch.distributed as accelerate starts it; in one process all of this does nothing. Does not
know losses or data.
"""

from collections.abc import Sequence
from datetime import timedelta

import torch
from torch import distributed

PATIENCE = timedelta(days=1)  # with a process that sees to more pictures than the others


class _Gathered(torch.autograd.Function):
    """All ranks' rows. Every rank computes the same loss of them all, so each one's gradient is the
    sum of what all ranks found for its rows; their mean over ranks is then that of one loss."""

    @staticmethod
    def forward(context, rows: torch.Tensor) -> torch.Tensor:
        everyone = [torch.empty_like(rows) for _ in range(distributed.get_world_size())]
        distributed.all_gather(everyone, rows.contiguous())
        return torch.cat(everyone)

    @staticmethod
    def backward(context, gradient: torch.Tensor) -> torch.Tensor:
        gradient = gradient.clone(memory_format=torch.contiguous_format)
        distributed.all_reduce(gradient)
        return gradient.chunk(distributed.get_world_size())[distributed.get_rank()]


def accelerator():
    """This process's accelerate.Accelerator, and the group of all where there are several."""
    from accelerate import Accelerator
    from accelerate.utils import InitProcessGroupKwargs

    return Accelerator(kwargs_handlers=[InitProcessGroupKwargs(timeout=PATIENCE)])


def several() -> bool:
    return distributed.is_available() and distributed.is_initialized()


def is_first() -> bool:
    """Whether this process is the one that tells and writes down."""
    return not several() or distributed.get_rank() == 0


def gathered(rows: torch.Tensor) -> torch.Tensor:
    """(B, ...) rows of this rank, as many as of each other -> (ranks * B, ...), with gradients."""
    return _Gathered.apply(rows) if several() else rows


def agreed(choice: int) -> int:
    """What the first rank chose."""
    if not several():
        return choice
    told = [choice]
    distributed.broadcast_object_list(told, 0)
    return told[0]


def mean(count: float) -> float:
    """The mean of every rank's count."""
    if not several():
        return count
    told = [None] * distributed.get_world_size()
    distributed.all_gather_object(told, count)
    return sum(told) / len(told)


@torch.no_grad()
def alike(tensors: Sequence[torch.Tensor]) -> None:
    """Make every rank's tensors the first rank's: the same computation is not the same number on
    every machine."""
    if several():
        for tensor in tensors:
            distributed.broadcast(tensor, 0)


def share(jobs: Sequence) -> Sequence:
    """Those of the jobs that are this rank's."""
    if not several():
        return jobs
    return jobs[distributed.get_rank() :: distributed.get_world_size()]


def wait() -> None:
    """Until all ranks are here."""
    if several():
        distributed.barrier()

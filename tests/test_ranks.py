"""Several processes are one: the loss over all their pairs and captions, and its gradients."""

import random
from types import SimpleNamespace

import torch
import torch.multiprocessing as processes
from torch import distributed

from fromage_core import examples, losses, prompt
from fromage_core.train import Trainer
from tests import tiny

CAPTIONS = ["a red fox", "two boats", "a dog in snow", "tea", "a lighthouse", "the sea", "a car"]
CAPTIONS = [*CAPTIONS, "a red fox at night"]
PICTURES = [0, 1, 2, 3, 4, 5, 6, 0]  # the last one's is the first one's: no negatives


def loss_and_gradients(model, mine: slice) -> tuple[torch.Tensor, dict[str, torch.Tensor]]:
    """Of this process's part of the pairs, through the LM, as a training step computes it."""
    features = torch.rand(8, 1, model.vision.d_vision, generator=torch.Generator().manual_seed(0))
    told, numbers = CAPTIONS[mine], PICTURES[mine]
    items = [examples.retrieval_items(model.tokenizer, c, random.Random(0)) for c in told]
    ends = [[prompt.length(one, model.config.picture_tokens)] for one in items]
    hidden, _ = losses.at_ret(model, losses.read(model, items), ends)
    nce = losses.nce(model, hidden, features[numbers], numbers, 0.0, everyone=True)
    nce.backward()
    return nce.detach(), {n: p.grad for n, p in model.named_parameters() if p.grad is not None}


def caption_gradients(model, mine: slice) -> dict[str, torch.Tensor]:
    """Of this process's part of the captions, which are longer in the one than in the other."""
    features = torch.rand(8, 1, model.vision.d_vision, generator=torch.Generator().manual_seed(0))
    batch = [
        examples.caption_example(model.tokenizer, [([c], seen)], 1, random.Random(0))
        for c, seen in list(zip(sorted(CAPTIONS, key=len), features, strict=True))[mine]
    ]
    loss = Trainer.caption_backward(SimpleNamespace(model=model), batch)
    gradients = {n: p.grad for n, p in model.named_parameters() if p.grad is not None}
    return {**gradients, "loss": torch.tensor(loss)}


def rank(number: int, folder) -> None:
    meet = f"file://{folder / 'meet'}"  # and no port, which another may take first
    distributed.init_process_group("gloo", meet, world_size=2, rank=number)
    mine = slice(4 * number, 4 * number + 4)
    loss, gradients = loss_and_gradients(tiny.fromage(folder), mine)
    captions = caption_gradients(tiny.fromage(folder), mine)
    for gradient in (*gradients.values(), *captions.values()):
        distributed.all_reduce(gradient, distributed.ReduceOp.AVG)
    torch.save((loss, gradients, captions), folder / f"rank{number}.pt")
    distributed.destroy_process_group()


def test_two_ranks_give_the_loss_of_one_with_the_doubled_batch(tmp_path):
    loss, gradients = loss_and_gradients(tiny.fromage(tmp_path), slice(0, 8))
    captions = caption_gradients(tiny.fromage(tmp_path), slice(0, 8))
    processes.spawn(rank, (tmp_path,), nprocs=2)
    for number in range(2):
        theirs, shared, told = torch.load(tmp_path / f"rank{number}.pt")
        torch.testing.assert_close(theirs, loss, rtol=0, atol=1e-5)
        assert told.keys() == captions.keys() >= {"W_c.weight", "offset"}
        for name, gradient in captions.items():
            torch.testing.assert_close(told[name], gradient, rtol=1e-4, atol=1e-5)
        assert shared.keys() == gradients.keys() >= {"W_t.weight", "W_i.weight", "ret_embedding"}
        for name, gradient in gradients.items():
            torch.testing.assert_close(shared[name], gradient, rtol=1e-4, atol=1e-6)

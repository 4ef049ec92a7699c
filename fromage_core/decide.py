"""When [RET] is written: its row, learned from places where it belongs and where it does not.

Each place is one fixed hidden state of the frozen LM at a [RET] proposed there, so the row is a
logistic regression. Does not know where the places come from.
"""

import torch
from torch.nn import functional as F

RIDGE = 1e-4  # on the standardised row; chosen on dialogues left out of the fit


def fit_row(model, hidden: torch.Tensor, belongs: torch.Tensor, weights: torch.Tensor) -> None:
    """Learn [RET]'s row and bias from states (N, d_row) at places in replies.

    belongs: (N,) 1 where a picture does, else 0; weights: (N,) of the places. [RET] is to be
    likelier than the likeliest word where a picture belongs, and less likely elsewhere: greedy
    decoding takes what is likeliest.
    """
    belongs, weights = belongs.to(model.device), weights.to(model.device)
    states = hidden.to(model.device, torch.float32, copy=True)
    mean, deviation = states.mean(0), states.std(0).clamp_min(1e-3)
    states.sub_(mean).div_(deviation)  # in place: of a large LM these are gigabytes
    row, bias = torch.zeros_like(mean), mean.new_zeros(())
    learned = [row.requires_grad_(), bias.requires_grad_()]
    optimizer = torch.optim.LBFGS(learned, max_iter=300, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        margin = states @ row + bias
        wrong = F.binary_cross_entropy_with_logits(margin, belongs, reduction="none")
        total = (weights * wrong).sum() + RIDGE * row.square().sum()
        total.backward()
        return total

    optimizer.step(loss)
    with torch.no_grad():
        model.ret_row.copy_(row / deviation)
        model.ret_bias.copy_(bias - mean @ model.ret_row)

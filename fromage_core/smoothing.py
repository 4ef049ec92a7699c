"""What W_c has learned of differences that photos hardly show is noise to them: it is made small.

Thousands of steps, most of them on a few pictures, leave their mark in all directions of the
features. In those along which photos vary, it is what a picture shows; in the others it says more
of the steps than of pictures, and captions of photos that were not learned from are better without
it. W_c becomes W_c S (S + r I)^-1, S being the spread of photos' features: what a ridge regression
would make of its own answers. Knows spreads. Does not know how W_c came about.
"""

from collections.abc import Sequence

import torch

from fromage_core.features import first_views

RIDGE = 0.3  # of the variance of a feature; chosen on dev
ENOUGH = 6000  # pictures, at most


@torch.no_grad()
def smooth(model, features: Sequence[torch.Tensor], pictures: Sequence[int]) -> None:
    """Make W_c small where photos, and their cells, hardly differ.

    features: by picture (views, 1 + grid * grid, d_vision); pictures: the photos' numbers. The mean
    photo is read as before.
    """
    seen = model.standardise(first_views(features, pictures[:ENOUGH])).flatten(0, 1)
    centre = seen.mean(0)
    away = (seen - centre).double()
    spread = away.T @ away / len(away)
    ridged = spread + RIDGE * torch.eye(len(spread), dtype=spread.dtype, device=spread.device)
    was = model.W_c.weight.double()
    smoothed = torch.linalg.solve(ridged, spread @ was.T).T
    model.W_c.bias.add_(((was - smoothed) @ centre.double()).to(model.W_c.bias.dtype))
    model.W_c.weight.copy_(smoothed)

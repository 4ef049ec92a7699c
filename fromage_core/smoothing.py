"""What W_c has learned of differences that pictures hardly show is noise: it is made small.

Thousands of steps, most of them on a few pictures, leave their mark in all directions of the
features. In those along which pictures vary, it is what they show; in the others it says more of
the steps than of pictures, and captions of photos that were not learned from are better without
it. W_c becomes W_c S (S + r I)^-1, S being the spread of the pictures' features: what a ridge
regression would make of its own answers. Knows spreads. Does not know how W_c came about.
"""

from collections.abc import Sequence

import torch

from fromage_core.features import first_views
from fromage_core.naming import moment

RIDGE = 0.3  # of the variance of a feature; chosen on dev
ENOUGH = 6000  # pictures of a set, at most


@torch.no_grad()
def smooth(model, sources: Sequence) -> None:
    """Make W_c small where the pictures of all sets, each by its share, and their cells hardly
    differ. The mean picture is read as before."""
    rows = [
        model.standardise(first_views(source.features, source.usable[:ENOUGH])).flatten(0, 1)
        for source in sources
    ]
    total = sum(source.share for source in sources)
    sets = [(source.share / total, seen) for source, seen in zip(sources, rows, strict=True)]
    centre = sum(share * seen.mean(0) for share, seen in sets)
    spread = sum(share * moment((seen - centre).double()) for share, seen in sets)
    ridged = spread + RIDGE * torch.eye(len(spread), dtype=spread.dtype, device=spread.device)
    was = model.W_c.weight.double()
    smoothed = torch.linalg.solve(ridged, spread @ was.T).T
    model.W_c.bias.add_(((was - smoothed) @ centre.double()).to(model.W_c.bias.dtype))
    model.W_c.weight.copy_(smoothed)

"""Where W_c begins: a picture's visual tokens lean towards the words that people say of it.

A ridge regression from features to captions' words, as the LM itself embeds them, rare ones
counting most. From there W_c learns to be read by the LM in a fraction of the steps that it needs
from random numbers. Knows captions, words and the regression. Does not know the LM's layers, nor
training.
"""

import math
import random
import re
from collections import Counter
from collections.abc import Sequence

import torch

from fromage_core import prompt
from fromage_core.features import first_views

ENOUGH = 6000  # pictures of a set, at most
FEW = 5  # a word said of fewer pictures tells nothing
RIDGE = 0.3  # of the variance of a feature
LENGTH = 0.6  # of a word's: how far a picture's tokens are from the mean of all words, on average


@torch.no_grad()
def begin(model, sources: Sequence, seed: int) -> None:
    """Set W_c and the offsets of a model that has learned nothing, from Sources' captions. Where
    those have no words in common, it is left as it is."""
    rng = random.Random(seed)
    seen, shares, said = [], [], []
    for source in sources:
        some = rng.sample(source.usable, min(ENOUGH, len(source.usable)))
        seen.append(model.standardise(first_views(source.features, some)[:, 0]))
        shares += [source.share / len(some)] * len(some)
        said += [words_of(source.captions_of[number]) for number in some]
    # On the CPU: not every accelerator has doubles.
    share = torch.tensor(shares).double()[:, None] / sum(shares)
    pictures, words = torch.cat(seen).cpu().double(), spoken(model, said).cpu().double()
    centre = (share * pictures).sum(0)
    pictures = pictures - centre
    words = words - (share * words).sum(0)
    spread = pictures.T @ (share * pictures)
    spread.diagonal().add_(RIDGE)
    found = torch.linalg.solve(spread, pictures.T @ (share * words))
    length = (share[:, 0] * (pictures @ found).norm(dim=1)).sum()
    if not length:
        return
    table = model.words.float()
    found *= LENGTH * table.norm(dim=1).mean().cpu() / length
    model.W_c.weight.copy_(found.T.repeat(model.config.k, 1))
    model.W_c.bias.copy_((-centre @ found).repeat(model.config.k))
    model.offset.copy_(table.mean(0).expand_as(model.offset))


def words_of(captions: Sequence[str]) -> dict[str, float]:
    """The words of a picture's captions, and how often a caption has each."""
    found = Counter(w for caption in captions for w in re.findall(r"[^\W\d_]+", caption.lower()))
    return {word: count / len(captions) for word, count in found.items()}


def spoken(model, said: Sequence[dict[str, float]]) -> torch.Tensor:
    """What is said of each picture -> (N, d_lm) the sum of its words' embeddings, from the mean of
    all words on; each counts by how rarely it is said (its idf)."""
    pictures = Counter(word for words in said for word in words)
    known = sorted(word for word, count in pictures.items() if count >= FEW)
    place = {word: at for at, word in enumerate(known)}
    rare = [math.log(len(said) / pictures[word]) for word in known]
    where, weights = [], []
    for row, words in enumerate(said):
        for word in words.keys() & place.keys():
            where.append((row, place[word]))
            weights.append(words[word] * rare[place[word]])
    size = (len(said), len(known))
    table = model.words.float()
    if not where:
        return table.new_zeros(len(said), table.shape[1])
    where, weights = torch.tensor(where).T, torch.tensor(weights)
    counts = torch.sparse_coo_tensor(where, weights, size, check_invariants=True)
    ids = [prompt.following_ids(model.tokenizer, f" {word}") for word in known]
    embedded = torch.stack([table[i].mean(0) for i in ids]) - table.mean(0)
    return torch.sparse.mm(counts.to(model.device), embedded)

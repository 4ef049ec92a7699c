"""W_t, W_i and [RET]'s row, learned once all that stands before them is fixed.

Once [RET]'s embedding and W_c stand, the LM's hidden states are as fixed as the encoder's features:
they are computed once, and what only reads them is learned in minutes, the two maps as long as it
helps on dev. Knows states, InfoNCE over them, and recall. Does not know how W_c came about.
"""

import hashlib
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch.nn import functional as F
from tqdm import tqdm

from fromage_core import decide, examples, losses, prompt
from fromage_core.data import keep_tensors
from fromage_core.metrics import recall_at_k
from fromage_core.talk import talk

STEPS = 1000  # at most
PAIRS = 1024  # of each set in a step
EVERY = 25  # steps between looks at dev
PATIENCE = 10  # looks without a better one


def fit(model, sources: list, dev, recipe, cache) -> None:
    """Learn W_t, W_i and [RET]'s row, W_c and [RET]'s embedding standing."""
    rng = random.Random(recipe.seed)
    read = [texts(model, source, rng, cache) for source in sources]
    dev_states = dev_hidden(model, dev, cache)
    told = talk(model, sources, rng)
    pairs = [
        (torch.cat([hidden, at_ret]), numbers + wanted)
        for (hidden, numbers), (at_ret, wanted) in zip(read, told.found, strict=True)
    ]
    model.set_hidden_statistics(max((hidden for hidden, _ in pairs), key=len))
    fit_retrieval(model, sources, pairs, dev, dev_states, recipe)
    hidden, written = decide.decision_places(model, cache)
    hidden, written = torch.cat([hidden, told.hidden]), torch.cat([written, told.written])
    decide.fit_row(model, hidden, written)


def texts(model, source, rng: random.Random, cache) -> tuple[torch.Tensor, list[int]]:
    """States at [RET] after a set's captions, alone or asked for, and their pictures' numbers."""
    words, told = model.tokenizer, source.rows.captions
    items = [
        examples.retrieval_items(words, c, rng.random() < examples.REQUESTS, rng, told)
        for c in told
    ]
    return cached_hidden(model, source.name, items, cache), list(source.rows.picture)


def dev_hidden(model, dev, cache) -> torch.Tensor:
    """States at [RET] after the dev set's captions."""
    items = [prompt.plain_items(model.tokenizer, [c]) for c in dev.rows.captions]
    return cached_hidden(model, "dev", items, cache)


@torch.no_grad()
def cached_hidden(model, name: str, items: list, cache) -> torch.Tensor:
    """(prompts, d_lm) hidden states at [RET] after text prompts, computed once and kept."""
    digest = hashlib.sha256(model.ret_embedding.detach().cpu().numpy().tobytes())
    digest.update(f"{model.config.lm} {model.lm.dtype} {items}".encode())
    path = Path(cache) / f"hidden-{digest.hexdigest()[:24]}.safetensors"
    if path.exists():
        return load_file(path)["hidden"]
    states, _ = losses.hidden_at_ret(model, items, size=128, desc=f"[RET] after {name}")
    hidden = states.to("cpu", torch.bfloat16)
    keep_tensors(path, {"hidden": hidden})
    return hidden


def fit_retrieval(model, sources, pairs: list[tuple], dev, dev_states, recipe) -> None:
    """Learn W_t and W_i over (states, picture numbers) of each set; the best on dev are kept.

    They begin anew: what they were while [RET] moved is of other states.
    """
    learned = {n: p for n, p in model.named_parameters() if n.startswith(("W_t", "W_i", "logit"))}
    for layer in (model.W_t, model.W_i):
        layer.reset_parameters()
    weights = [p for p in learned.values() if p.ndim == 2]
    rest = [p for p in learned.values() if p.ndim < 2]
    groups = [
        {"params": weights, "weight_decay": recipe.weight_decay},
        {"params": rest, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, lr=recipe.lr, betas=(0.9, 0.95))
    rng = random.Random(recipe.seed)
    total, best, kept, waited = sum(s.share for s in sources), 0.0, {}, 0
    for step in tqdm(range(1, STEPS + 1), desc="W_t and W_i", leave=False):
        for group in optimizer.param_groups:
            group["lr"] = recipe.lr * (1.02 - step / STEPS)
        for source, (states, numbers) in zip(sources, pairs, strict=True):
            some = rng.sample(range(len(numbers)), min(PAIRS, len(numbers)))
            pictures = torch.stack([source.view(numbers[i], rng)[:1] for i in some])
            told = [numbers[i] for i in some]
            loss = nce(model, states[some], pictures, told, recipe.dropout)
            (source.share / total * loss).backward()
        optimizer.step()
        optimizer.zero_grad()
        if step % EVERY:
            continue
        found, waited = sum(recall(model, dev, dev_states).values()), waited + 1
        if found > best:
            best, waited = found, 0
            kept = {name: p.detach().clone() for name, p in learned.items()}
        if waited == PATIENCE:
            break
    model.load_state_dict(kept, strict=False)


def nce(model, hidden, pictures, numbers: Sequence[int], dropout: float) -> torch.Tensor:
    """InfoNCE of states at [RET] (B, d_lm) and features of their pictures (B, 1, d_vision).

    numbers: of the pictures; dropout: on what W_t and W_i read.
    """
    hidden, pictures = hidden.to(model.device), pictures.to(model.device)
    text = F.dropout(model.standardise_hidden(hidden), dropout)
    seen = F.dropout(model.standardise(pictures[:, 0]), dropout)
    text, seen = F.normalize(model.W_t(text), dim=-1), F.normalize(model.W_i(seen), dim=-1)
    return losses.info_nce(model, text, seen, torch.tensor(numbers))


@torch.no_grad()
def recall(model, dev, hidden: torch.Tensor) -> dict[str, float]:
    """Text-to-image recall on dev; hidden: `dev_hidden`."""
    text = model.text_points(hidden.to(model.device))
    pictures = model.picture_points(dev.features[:, 0].to(model.device))
    return recall_at_k((text @ pictures.T).cpu().numpy(), [[p] for p in dev.rows.picture])

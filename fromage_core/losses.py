"""The paper's two losses, and the one by which [RET] learns when to be written.

Knows the model and Examples. Does not know data files, optimisers or schedules. What no learned
thing stands before is run without gradients, and logits are computed only where there is a label.
"""

from collections.abc import Sequence

import torch
from torch.nn import functional as F
from transformers import DynamicCache

from fromage_core.examples import IGNORE, NOT_RET, Example


def caption_loss(model, examples: Sequence[Example]) -> tuple[torch.Tensor, torch.Tensor]:
    """(mean NLL of the labelled tokens (paper eq. 1), mean loss of [RET] where it must not be).

    [RET] takes part in the softmax, so every word learned is also a place where it is not written.
    """
    prefix = shared_prefix([e.items for e in examples])
    batch = [[_rest(e.items[0], len(prefix)), *e.items[1:]] for e in examples]
    places, mask = model.embed_batch(batch)
    hidden = after_prefix(model, prefix, places, mask)
    labels = torch.full(mask.shape, IGNORE)
    for row, example in enumerate(examples):
        wanted = example.labels[len(prefix) :]
        labels[row, : len(wanted)] = torch.tensor(wanted)
    labels = labels.to(hidden.device)
    # The place before a label predicts it.
    before, labels = hidden[:, :-1], labels[:, 1:]
    words, ret = model.logits(before[labels >= 0])
    said = words.gather(1, labels[labels >= 0][:, None])[:, 0]
    nll = (torch.logaddexp(words.logsumexp(-1), ret) - said).mean()
    avoided = before[labels == NOT_RET].detach()
    return nll, ret_loss(model, avoided, word_mass(model, avoided), torch.zeros(len(avoided)))


def shared_prefix(batch: Sequence[Sequence]) -> list[int]:
    """The token ids that all prompts begin with (leaving each at least one of its first list)."""
    firsts = [items[0] if isinstance(items[0], list) else [] for items in batch]
    shortest = min(map(len, firsts))
    same = 0
    while same < shortest - 1 and len({first[same] for first in firsts}) == 1:
        same += 1
    return list(firsts[0][:same])


def after_prefix(model, prefix: list[int], places: torch.Tensor, mask: torch.Tensor):
    """Hidden states (B, T, d_lm) of places that come after a prefix which is run only once."""
    cache = DynamicCache(config=model.lm.config)
    if prefix:
        with torch.no_grad():
            ids = torch.tensor([prefix], device=places.device)
            model.lm.base_model(input_ids=ids, past_key_values=cache, use_cache=True)
        cache.batch_repeat_interleave(len(places))
        mask = torch.cat([mask.new_ones(len(mask), len(prefix)), mask], 1)
    return model.lm.base_model(
        inputs_embeds=places, attention_mask=mask.long(), past_key_values=cache, use_cache=True
    ).last_hidden_state


def hidden_at_ret(model, batch: Sequence[Sequence], learn: bool = True):
    """Prompts before [RET] -> (hidden states at [RET] (B, d_lm), those one place earlier).

    Only [RET] is learned, and nothing before it depends on it: the prompts run without gradients
    and [RET] alone runs with them, on top of their KV cache.
    """
    prefix = shared_prefix(batch)
    rest = [[_rest(items[0], len(prefix)), *items[1:]] for items in batch]
    cache = DynamicCache(config=model.lm.config)
    with torch.no_grad():
        places, mask = model.embed_batch(rest)
        lengths = mask.sum(1) + len(prefix)
        if prefix:
            ids = torch.tensor([prefix], device=places.device)
            model.lm.base_model(input_ids=ids, past_key_values=cache, use_cache=True)
            cache.batch_repeat_interleave(len(places))
            mask = torch.cat([mask.new_ones(len(mask), len(prefix)), mask], 1)
        before = model.lm.base_model(
            inputs_embeds=places, attention_mask=mask.long(), past_key_values=cache, use_cache=True
        ).last_hidden_state
        before = before[torch.arange(len(before)), lengths - len(prefix) - 1]
    with torch.set_grad_enabled(learn):
        ret = model.ret_embedding.to(places.dtype).expand(len(places), 1, -1)
        hidden = model.lm.base_model(
            inputs_embeds=ret,
            attention_mask=torch.cat([mask, mask.new_ones(len(mask), 1)], 1).long(),
            position_ids=lengths[:, None],
            past_key_values=cache,
            use_cache=True,
        ).last_hidden_state[:, 0]
    return hidden, before


def info_nce(model, text: torch.Tensor, pictures: torch.Tensor, same: torch.Tensor):
    """Symmetric InfoNCE (paper eq. 2 and 3). text, pictures: (B, d_ret), unit norm.

    same: (B,) numbers of the pictures; two captions of one picture are no negatives.
    """
    scores = model.logit_scale.exp().clamp(max=100) * text @ pictures.T
    twin = same[:, None] == same[None, :]
    twin.fill_diagonal_(False)
    scores = scores.masked_fill(twin.to(scores.device), -1e4)
    target = torch.arange(len(scores), device=scores.device)
    return (F.cross_entropy(scores, target) + F.cross_entropy(scores.T, target)) / 2


@torch.no_grad()
def word_mass(model, hidden: torch.Tensor) -> torch.Tensor:
    """(N, d_lm) hidden states -> (N,) log of the summed exponentials of the LM's own logits."""
    parts = [model.logits(part)[0].logsumexp(-1) for part in hidden.split(256)]
    return torch.cat(parts) if parts else hidden.new_zeros(0).float()


def ret_loss(model, hidden, mass, written: torch.Tensor) -> torch.Tensor:
    """NLL of writing [RET] (written = 1) or any word (0) after hidden states (N, d_lm).

    mass: word_mass of them. Softmax over the words and [RET] is then one logit against another.
    """
    if not len(hidden):
        return model.ret_bias * 0
    margin = hidden.float() @ model.ret_row + model.ret_bias - mass
    return F.binary_cross_entropy_with_logits(margin, written.to(margin.device))


def _rest(ids: list[int], used: int) -> list[int]:
    return list(ids[used:])

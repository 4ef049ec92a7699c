"""W_t, W_i and [RET]'s row, learned once all that stands before them is fixed.

Once [RET]'s embedding and W_c stand, the LM's hidden states are as fixed as the encoder's features:
they are computed once, and what only reads them is learned in minutes, over captions alone and over
conversations. Knows states, InfoNCE over them, and recall. Does not know how W_c came about.
"""

import random

import torch
from tqdm import tqdm

from fromage_core import asked, decide, examples, kept, losses, prompt
from fromage_core.features import first_views
from fromage_core.metrics import recall_at_k
from fromage_core.stories import parts, shown
from fromage_core.talk import Found, talk

TEXTS = 100_000  # captions of a set, at most: their states are held in memory
STEPS = 700
PAIRS = 1024  # of each set in a step
TALK = 0.2  # of what is learned: how much is from conversations
TALK_PAIRS = 512  # of them, of each set in a step
# Fast and far, as only two matrices learn; then what keeps them from learning pictures by heart is
# that half of what they read is hidden.
RATE = 1e-2
DROPOUT = 0.5


def fit(model, sources: list, recipe, cache) -> None:
    """Learn W_t, W_i and [RET]'s row, W_c and [RET]'s embedding standing."""
    rng = random.Random(recipe.seed)
    read = [texts(model, source, rng, cache) for source in sources]
    model.set_hidden_statistics(max((alone.hidden for alone in read), key=len))
    told = talk(model, sources, rng, cache)
    for source, found in zip(sources, told.found, strict=True):
        if source.stories:
            found.extend(remembered(model, source, rng, cache))
        if source.kin:
            found.extend(spelled_out(model, source, rng, cache))
    fit_maps(model, sources, read, told.found, recipe)
    decide.fit_row(model, told.inner, *asked.weighed(told.kinds))


def texts(model, source, rng: random.Random, cache) -> Found:
    """States at [RET] after a set's captions alone, or some of many."""
    told = list(zip(source.rows.captions, source.rows.picture, strict=True))
    if len(told) > TEXTS:
        told = rng.sample(told, TEXTS)
    items = [examples.retrieval_items(model.tokenizer, caption, rng) for caption, _ in told]
    hidden = kept.at_end(model, items, cache, f"[RET] after {source.name}")
    return Found(hidden, [picture for _, picture in told], [[] for _ in told])


def dev_hidden(model, dev, cache) -> torch.Tensor:
    """States at [RET] after the dev set's captions."""
    items = [prompt.plain_items(model.tokenizer, [c]) for c in dev.rows.captions]
    if model.ret_embedding.requires_grad:  # it moves: the same states will not be asked for again
        return losses.hidden_at_ret(model, items, desc="[RET] after dev")
    return kept.at_end(model, items, cache, "[RET] after dev")


def fit_maps(model, sources, pairs: list[Found], found: list[Found], recipe) -> None:
    """W_t and W_i go on over captions alone of each set, by its share, and over states in
    conversations, of all sets alike: what a conversation has seen is not what it asks for now."""
    learned = [p for n, p in model.named_parameters() if n.startswith(("W_t", "W_i", "logit"))]
    groups = [
        {"params": [p for p in learned if p.ndim == 2], "weight_decay": recipe.weight_decay},
        {"params": [p for p in learned if p.ndim < 2], "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.95))
    rng = random.Random(recipe.seed)
    total = sum(source.share for source in sources)
    for step in tqdm(range(STEPS), desc="W_t and W_i", leave=False):
        for group in optimizer.param_groups:
            group["lr"] = RATE * (1.02 - step / STEPS)
        for source, alone, inside in zip(sources, pairs, found, strict=True):
            loss = sampled_nce(model, source, alone, PAIRS, rng)
            ((1 - TALK) * source.share / total * loss).backward()
            if inside.wanted:
                loss = sampled_nce(model, source, inside, TALK_PAIRS, rng)
                (TALK / len(sources) * loss).backward()
        optimizer.step()
        optimizer.zero_grad()


def sampled_nce(model, source, found: Found, count: int, rng: random.Random) -> torch.Tensor:
    """InfoNCE over so many of a set's states, at most; what stood before them are negatives too."""
    some = rng.sample(range(len(found.wanted)), min(count, len(found.wanted)))
    told = [found.wanted[i] for i in some] + [n for i in some for n in found.seen[i]]
    return losses.nce(model, found.hidden[some], source.views(told, rng), told, DROPOUT)


def remembered(model, source, rng: random.Random, cache) -> Found:
    """States at [RET] after a set's stories, told as far as each of their later pictures, with
    more and less of what came before."""
    asked, wanted, seen = [], [], []
    for story in source.stories:
        for end in range(2, len(story) + 1):
            told = story[end - rng.randint(1, end) : end]
            images = rng.randint(0, len(told) - 1)
            pictures = {number: source.view(number, rng) for _, number in told}
            asked.append(prompt.plain_items(model.tokenizer, parts(told, images, pictures)))
            wanted.append(told[-1][1])
            seen.append(shown(told, images))
    return Found(kept.at_end(model, asked, cache, f"stories of {source.name}"), wanted, seen)


def spelled_out(model, source, rng: random.Random, cache) -> Found:
    """States at [RET] after requests that tell of drawn pictures what they show, where and when:
    what visitors of few words and people's captions leave out tells kin from kin."""
    asked, wanted = [], []
    for number, shows in source.kin.truth.items():
        if shows["count"] == "1":
            when = shows["when"] if rng.random() < 0.5 else ""
            told = " ".join(filter(None, (shows["what"], shows["where"], when)))
            said = examples.show_request(told, rng)
            asked.append(examples.thread(model.tokenizer, [], [said]))
            wanted.append(number)
    hidden = kept.at_end(model, asked, cache, f"requests for {source.name}")
    return Found(hidden, wanted, [[] for _ in wanted])


@torch.no_grad()
def recall(model, dev, hidden: torch.Tensor) -> dict[str, float]:
    """Text-to-image recall on dev, among the pictures that have a caption; hidden: `dev_hidden`."""
    text = model.text_points(hidden.to(model.device))
    pictures = model.picture_points(first_views(dev.features, dev.usable))
    place = {number: at for at, number in enumerate(dev.usable)}
    return recall_at_k((text @ pictures.T).cpu().numpy(), [[place[p]] for p in dev.rows.picture])

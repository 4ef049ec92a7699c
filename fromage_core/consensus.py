"""Captions learned from what the model itself says: the more people agree with one, the likelier.

Self-critical sequence training (Rennie et al., CVPR 2017). Knowing a caption's words one by one is
not yet saying one: here whole captions are sampled and scored, by CIDEr-D, against all that people
say of the picture. Each counts as better or worse than the mean of the picture's others (Luo, "A
better variant of self-critical sequence training", 2020). Knows sampling, scores and the loss. Does
not know optimisers or data files.
"""

import random
from collections.abc import Sequence

import torch
from transformers import DynamicCache

from fromage_core import losses
from fromage_core.examples import Example, answering
from fromage_core.generate import say
from fromage_core.metrics import Cider, tokenize

MOST = 50_000  # pictures of a set: their captions' words are counted, and held in memory
MOST_TOKENS = 20  # of a sampled caption: more than most of people's have
TEMPERATURE = 0.5  # of the policy that learns: near to greedy, which is how captions are written
# Pictures that stand before: it must not say of one what another shows.
EARLIER = (0, 0, 0, 1, 2)
END = "<end>"  # counts as a word: a caption must also stop where people stop


class Readers:
    """What people say of a set's pictures, or of MOST of many, against which a caption is scored.

    pictures: their numbers.
    """

    def __init__(self, captions_of: dict[int, list[str]]):
        self.pictures = sorted(captions_of)
        if len(self.pictures) > MOST:
            self.pictures = sorted(random.Random(0).sample(self.pictures, MOST))
        self.place = {picture: place for place, picture in enumerate(self.pictures)}
        told = [captions_of[picture] for picture in self.pictures]
        self.cider = Cider([[[*tokenize(c), END] for c in captions] for captions in told])

    def score(self, picture: int, caption: str, ended: bool) -> float:
        """CIDEr-D of a caption of a picture, 0 to 10."""
        words = tokenize(caption) + [END] * ended
        return self.cider.score(self.place[picture], words)


def earlier(sources: Sequence, rng: random.Random) -> list[tuple]:
    """(captions, picture) pairs of any sets that a conversation was about until now."""
    pairs = []
    for _ in range(rng.choice(EARLIER)):
        source = rng.choice(sources)
        number = rng.choice(source.usable)
        pairs.append((source.captions_of[number], source.view(number, rng)))
    return pairs


@torch.no_grad()
def attempts(
    model,
    before: Sequence,
    prompts: Sequence[list],
    pictures: Sequence[int],
    readers: Readers,
    each: int,
):
    """Prompts of one length, which ask for captions of pictures -> `each` captions of every one.

    before: items that stand before all prompts. Returns (an Example for each prompt; for each the
    advantage of each of its labels; the scores (prompts, each)). An advantage is how much better a
    caption scored than the others of its picture, in deviations.
    """
    cache = DynamicCache(config=model.lm.config)
    last, _ = losses.after_prefix(model, prompts, cache, before)
    cache.batch_repeat_interleave(each)
    said = say(model, cache, last.repeat_interleave(each, 0), MOST_TOKENS, TEMPERATURE)
    texts = model.tokenizer.batch_decode(said, skip_special_tokens=True)
    scores = [
        readers.score(pictures[number // each], text, ids[-1] in model.stop_ids)
        for number, (text, ids) in enumerate(zip(texts, said, strict=True))
    ]
    scores = torch.tensor(scores).reshape(len(prompts), each)
    others = (scores.sum(1, keepdim=True) - scores) / (each - 1)
    better = (scores - others) / (scores - others).std().clamp_min(1e-6)
    made, advantages = [], []
    for row, items in enumerate(prompts):
        answers = said[row * each : (row + 1) * each]
        made.append(answering(items, answers, model.config.picture_tokens))
        lengths = torch.tensor([len(answer) for answer in answers])
        advantages.append(better[row].repeat_interleave(lengths))
    return made, advantages, scores


def consensus_loss(
    model, made: Sequence[Example], advantages: Sequence[torch.Tensor], before: Sequence = ()
) -> torch.Tensor:
    """REINFORCE: each sampled token's NLL times its caption's advantage, to be summed."""
    nll = losses.caption_loss(model, made, TEMPERATURE, before)
    return nll * torch.cat(list(advantages)).to(nll.device)

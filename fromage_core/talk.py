"""Conversations about the sets' pictures, run through the LM once W_c stands.

Knows which last words ask for a picture, and which picture that is. Does not know what is learned
from the states.
"""

import random
from dataclasses import dataclass

import torch

from fromage_core import examples, losses, phrases
from fromage_core.decide import FIRST_COUNTS

THREADS = 4000  # conversations at most, half of which end in a request
CAPTIONS = 256  # answers along which [RET] is kept away
COURTEOUS = 0.3  # of the last messages: how many begin with a courtesy


@dataclass
class Talk:
    """What the LM thinks in conversations about pictures.

    found: for each set, states at [RET] (n, d_lm) and the numbers of the pictures asked for there;
    hidden, written: states (N, d_lm) before a word of a reply, and 1 where that word is [RET].
    """

    found: list[tuple[torch.Tensor, list[int]]]
    hidden: torch.Tensor
    written: torch.Tensor


@torch.no_grad()
def talk(model, sources: list, rng: random.Random) -> Talk:
    """States in conversations about pictures of the sets, drawn by their shares."""
    shares = [s.share for s in sources]
    count = min(THREADS, sum(len(s.rows.captions) for s in sources))
    owners = rng.choices(range(len(sources)), shares, k=count)
    threads = [thread(model.tokenizer, sources[owner], rng) for owner in owners]
    at_ret, before = losses.hidden_at_ret(model, [t[0] for t in threads], desc="conversations")
    found = []
    for index in range(len(sources)):
        rows = [i for i, (_, _, n) in enumerate(threads) if n is not None and owners[i] == index]
        found.append((at_ret[rows].bfloat16().cpu(), [threads[i][2] for i in rows]))
    opens = torch.tensor([t[1] for t in threads])
    no = [*[before[~opens]] * FIRST_COUNTS, along_captions(model, sources, shares, rng)]
    hidden = torch.cat([before[opens], *no]).bfloat16().cpu()
    written = torch.zeros(len(hidden))
    written[: int(opens.sum())] = 1
    return Talk(found, hidden, written)


def thread(tokenizer, source, rng: random.Random) -> tuple[list, bool, int | None]:
    """A conversation -> its prompt, whether [RET] opens the reply, and the number of the picture
    that belongs there, where it is known. To a request [RET] opens it, whatever stood before."""
    seen = rng.choices(source.usable, k=rng.choice((0, *examples.EARLIER)))
    shots = [(rng.choice(source.captions_of[n]), source.view(n, rng)) for n in seen]
    turns = examples.earlier_turns(shots, rng)
    number, kind = rng.choice(source.usable), rng.random()
    before = f"{rng.choice(phrases.COURTESIES)} " if rng.random() < COURTEOUS else ""
    picture = source.view(number, rng)
    if rng.random() < 0.5:
        if kind < 0.5:
            last = [before + examples.show_request(rng.choice(source.captions_of[number]), rng)]
        elif kind < 0.65:
            last = examples.about(picture, rng.choice(phrases.LIKE_REQUESTS), rng)
        else:
            last = [before + examples.show_request(rng.choice(phrases.SHOW_SUBJECTS), rng)]
            number = None
        return examples.thread(tokenizer, turns, last), True, number
    if kind < 0.4:
        last = examples.about(picture, rng.choice(phrases.PICTURE_QUESTIONS), rng)
    else:
        questions = rng.choice([phrases.PICTURE_QUESTIONS, phrases.PLAIN_QUESTIONS])
        last = [before + rng.choice(questions)]
    return examples.thread(tokenizer, turns, last), False, None


def along_captions(model, sources: list, shares: list[float], rng: random.Random) -> torch.Tensor:
    """States (N, d_lm) before each word of captions that answer a question or follow a picture."""
    made = []
    for source in rng.choices(sources, shares, k=CAPTIONS):
        number = rng.choice(source.usable)
        shot = ([rng.choice(source.captions_of[number])], source.view(number, rng))
        made.append(
            examples.caption_example(model.tokenizer, [shot], model.config.picture_tokens, rng)
        )
    groups = losses.length_groups([len(e.labels) for e in made], 32)
    return torch.cat([losses.labelled_states(model, [made[i] for i in g])[0] for g in groups])

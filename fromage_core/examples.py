"""Captions, pictures and wordings -> the sequences that training feeds to the LM.

Knows prompts, labels and how the project words a request. Does not know tensors' devices, losses
or optimisers. A picture here is its features, (1 + grid * grid, d_vision): the encoder is frozen.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from fromage_core import phrases, prompt
from fromage_core.prompt import RET

IGNORE = -100  # no label: the LM is not asked to predict this place
NOT_RET = -200  # any word may stand here, but [RET] must not


class Target(list):
    """Token ids that the LM learns to write; elsewhere a list of ids is only read."""


@dataclass
class Example:
    """items: what the LM reads; labels: for each place the id to predict, IGNORE or NOT_RET."""

    items: list
    labels: list[int]


def caption_turn(tokenizer, caption: str, picture, rng: random.Random) -> list[dict]:
    """One turn about a picture whose answer is its caption, asked for in one of three ways."""
    answer = Target(prompt.text_ids(tokenizer, caption))
    kind = rng.random()
    if kind < 0.25:  # the reply shows it and says what it is
        return [
            {"role": "user", "content": [show_request(caption, rng)]},
            {"role": "assistant", "content": [RET, picture, answer]},
        ]
    question = rng.choice(phrases.DESCRIBE_REQUESTS)
    content = [picture, question] if rng.random() < 0.8 else [question, picture]
    return [{"role": "user", "content": content}, {"role": "assistant", "content": [answer]}]


def show_request(caption: str, rng: random.Random) -> str:
    """A visitor's request for what a caption says."""
    thing = caption.rstrip(" .!")
    if thing[1:2].islower() or thing[1:2] == " ":
        thing = thing[:1].lower() + thing[1:]
    return rng.choice(phrases.SHOW_REQUESTS).format(thing)


def caption_example(tokenizer, turns: Sequence[list[dict]], picture_tokens: int) -> Example:
    """One or two turns (the paper joins two examples half of the time) -> an Example.

    Each answer's tokens are labelled, and the token that ends it.
    """
    messages = [message for turn in turns for message in turn]
    items = prompt.conversation_items(tokenizer, messages, reply=False)
    labels: list[int] = []
    ends = False
    for item in items:
        if isinstance(item, Target):
            labels += item
        elif isinstance(item, list):
            labels += [item[0] if ends else IGNORE, *[IGNORE] * (len(item) - 1)]
        else:
            labels += [IGNORE] * (1 if item is RET else picture_tokens)
        ends = isinstance(item, Target)
    # What follows the last label teaches nothing.
    last = max(i for i, label in enumerate(labels) if label != IGNORE)
    return Example(_cut(items, last + 1, picture_tokens), labels[: last + 1])


def picture_question(tokenizer, picture, rng: random.Random, picture_tokens: int) -> Example:
    """A question about an uploaded picture: whatever the answer, it does not open with [RET]."""
    question = rng.choice(phrases.PICTURE_QUESTIONS)
    content = [picture, question] if rng.random() < 0.8 else [question, picture]
    items = prompt.conversation_items(tokenizer, [{"role": "user", "content": content}])
    places = prompt.length(items, picture_tokens)
    # The last place stands for any first word; nothing comes after it.
    return Example([*items, [tokenizer.eos_token_id]], [*[IGNORE] * places, NOT_RET])


def retrieval_items(tokenizer, caption: str, rng: random.Random) -> list:
    """What stands before [RET]: the caption alone, or a request for it in a conversation."""
    if rng.random() < 0.5:
        if rng.random() < 0.3:
            caption = caption.rstrip(" .").lower()
        return prompt.plain_items(tokenizer, [caption])
    message = {"role": "user", "content": [show_request(caption, rng)]}
    return prompt.conversation_items(tokenizer, [message])


def _cut(items: list, places: int, picture_tokens: int) -> list:
    out, used = [], 0
    for item in items:
        size = prompt.length([item], picture_tokens)
        if used + size > places:
            out.append(item[: places - used])
            break
        out.append(item)
        used += size
    return [item for item in out if not isinstance(item, list) or item]

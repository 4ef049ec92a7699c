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
SHOWN = 0.15  # of the captions: how many stand under a picture that was asked for
RECALLED = 0.15  # and how many answer a question about one that was shown before
DESCRIBED = 0.3  # of those shown before: how many were also described
FIRST = 0.8  # of the questions about a picture: how many come after it
WORDLESS = 0.5  # of the questions that have nothing to do with pictures: how many come where one
# was shown and nothing said of it
VARIED = 0.4  # how many answer a question other than the usual one
COMMON = 0.4  # of the requests for a picture: how many are worded as most people do it


@dataclass
class Example:
    """What the LM reads and what it must write.

    items: the prompt, answers to earlier turns in it; labels: for each of its places the id to
    predict there, or IGNORE; answers: token ids of alternative answers to the last turn, each
    with the token that ends it (unless it was cut short) and none seeing another, so that the
    captions of one picture share one prompt.
    """

    items: list
    labels: list[int]
    answers: list[list[int]]

    @property
    def length(self) -> int:
        """Places of its prompt and its longest answer."""
        return len(self.labels) + max(map(len, self.answers))


def caption_example(
    tokenizer, shots: Sequence[tuple], size: int, rng: random.Random, plain: tuple | None = None
) -> Example:
    """(captions, picture) pairs -> an Example of one conversation about all of them, in turn.

    The last picture is told of by all its captions, the earlier ones by their first; size: places
    that a picture takes; plain: a question that the pictures have nothing to do with and the token
    ids of its answer: a turn more, and the last; before some, the last picture is only shown.
    """
    end = prompt.end_of_answer(tokenizer)
    wordless: list[dict] = []
    if plain and rng.random() < WORDLESS:
        *shots, (captions, picture) = shots
        wordless = turn([show_request(rng.choice(captions), rng)], [RET, picture])
    told = [[[*prompt.answer_ids(tokenizer, c), end] for c in captions] for captions, _ in shots]
    messages: list[dict] = []
    replies = []  # numbers of the messages that tell of the pictures
    for captions, picture in shots:
        messages += caption_turn(rng.choice(captions), picture, rng)
        messages[-1]["content"].append(captions[0])
        replies.append(len(messages) - 1)
    if plain:
        question, own = plain
        read, shown = [*messages, *wordless, {"role": "user", "content": [question]}], []
        told.append([own])
    else:
        *read, last = messages
        shown = last["content"][:-1]
    items, begins = prompt.laid_out(tokenizer, read)
    items += shown
    labels = [IGNORE] * prompt.length(items, size)
    for number, (first, *_) in zip(replies, told[:-1], strict=False):
        before_it = len(messages[number]["content"]) - 1
        place = prompt.length(items[: begins[number] + before_it], size)
        labels[place : place + len(first)] = first
    return Example(items, labels, told[-1])


def answering(items: list, answers: Sequence[list[int]], size: int) -> Example:
    """A prompt without answers to earlier turns, and alternative answers to it; size: places that a
    picture takes."""
    return Example(items, [IGNORE] * prompt.length(items, size), list(answers))


def caption_turn(asked: str, picture, rng: random.Random) -> list[dict]:
    """What a caption of the picture answers, without that answer; asked: a caption of it, too."""
    kind = rng.random()
    if kind < SHOWN:  # the reply shows it and says what it is
        return turn([show_request(asked, rng)], [RET, picture])
    if kind < SHOWN + RECALLED:
        said = [asked] if rng.random() < DESCRIBED else []
        shown = turn([show_request(asked, rng)], [RET, picture, *said])
        return shown + turn([question_about(rng)], [])
    return turn(about(picture, question_about(rng), rng), [])


def turn(asked: list, told: list) -> list[dict]:
    """A visitor's message and the reply."""
    return [{"role": "user", "content": asked}, {"role": "assistant", "content": told}]


def caption_prompts(tokenizer, pictures: Sequence, rng: random.Random, earlier: Sequence = ()):
    """One question about each of some pictures -> (the items that the prompts of all begin with,
    what follows in each, all of one length).

    earlier: (captions, picture) pairs that the conversation was about until then.
    """
    turns: list[dict] = []
    for captions, picture in earlier:
        turns += caption_turn(rng.choice(captions), picture, rng)
        turns[-1]["content"].append(rng.choice(captions))
    question, first = question_about(rng), rng.random() < FIRST
    asked = [[p, question] if first else [question, p] for p in pictures]
    prompts = [thread(tokenizer, turns, last) for last in asked]
    # What the last picture stands at is the first place where they differ.
    own = max(at for at, item in enumerate(prompts[0]) if not isinstance(item, list))
    return prompts[0][:own], [items[own:] for items in prompts]


def question_about(rng: random.Random) -> str:
    """A question that a caption answers, mostly the usual one."""
    if rng.random() < VARIED:
        return rng.choice(phrases.DESCRIBE_REQUESTS)
    return phrases.DESCRIBE_REQUESTS[0]


def about(picture, question: str, rng: random.Random) -> list:
    """A message's content: a picture and words about it, mostly in this order."""
    return [picture, question] if rng.random() < FIRST else [question, picture]


def show_request(caption: str, rng: random.Random) -> str:
    """A visitor's request for what a caption says."""
    ways = phrases.COMMON_REQUESTS if rng.random() < COMMON else phrases.SHOW_REQUESTS
    return rng.choice(ways).format(inside(caption))


def one_of(thing: str) -> str:
    """A thing as it stands in a sentence: 'apple' -> 'an apple'."""
    return f"{'an' if thing[:1].lower() in 'aeiou' else 'a'} {thing}"


def inside(caption: str) -> str:
    """A caption as it stands inside a sentence."""
    thing = caption.rstrip(" .!")
    if thing[1:2].islower() or thing[1:2] == " ":
        thing = thing[:1].lower() + thing[1:]
    return thing


def thread(tokenizer, turns: Sequence[dict], last: list) -> list:
    """Earlier turns, then the content of a last message -> the prompt of its reply."""
    return prompt.conversation_items(tokenizer, [*turns, {"role": "user", "content": last}])


def retrieval_items(tokenizer, caption: str, rng: random.Random) -> list:
    """What stands before the [RET] of a caption alone, as people write it, or as they search."""
    if rng.random() < 0.3:
        caption = caption.rstrip(" .").lower() or caption
    return prompt.plain_items(tokenizer, [caption])

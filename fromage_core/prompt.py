"""A conversation (text and pictures in any order, on both sides) -> the LM's input, in order.

Knows the tokenizer and its chat template; for a tokenizer without one, the paper's `Q: ... A:`.
Does not know tensors, the model, or what a picture looks like: a picture is any object that is
not text. What a visitor types is only ever text: it cannot become a control token, a template
marker or [RET].
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any

SLOT = "\ue000"  # a private-use character that stands for one message's content in the template

DOTS = " ... "  # stands where the middle of a message was left out


class _Ret:
    """The one [RET]: the place where the LM asked for a picture."""

    def __repr__(self) -> str:
        return "[RET]"


RET = _Ret()

# A prompt is a list of items: a list of token ids, RET, or a picture.
Item = Any


def whole(text: str) -> str:
    """Text in which half a character, as a browser may send one, is a question mark."""
    return text.encode("utf-8", "replace").decode()


def text_ids(tokenizer, text: str) -> list[int]:
    """Token ids of plain text; control tokens written out in it stay ordinary characters."""
    return tokenizer(whole(text), add_special_tokens=False, split_special_tokens=True).input_ids


def following_ids(tokenizer, text: str) -> list[int]:
    """Token ids of text that follows other words: some tokenizers put a blank before a first."""
    word, both = text_ids(tokenizer, "x"), text_ids(tokenizer, "x" + text)
    return both[len(word) :] if both[: len(word)] == word else text_ids(tokenizer, text)


def _has_template(tokenizer) -> bool:
    return bool(getattr(tokenizer, "chat_template", None))


def _opened(tokenizer, items: list[Item]) -> list[Item]:
    """Items with the token that opens a text, where there is one, as in the paper's code: before
    the first text, after pictures that stand first."""
    if tokenizer.bos_token_id is None:
        return items
    first = next((i for i, item in enumerate(items) if isinstance(item, list)), None)
    return items if first is None else items[:first] + [[tokenizer.bos_token_id]] + items[first:]


def plain_items(tokenizer, parts: Sequence) -> list[Item]:
    """Parts (text and pictures) without any conversation around them, as in the paper's tasks."""
    items = _trimmed(tokenizer, parts, text_ids)
    if not _has_template(tokenizer):
        return _opened(tokenizer, items)
    return items if tokenizer.bos_token_id is None else [[tokenizer.bos_token_id], *items]


def content_items(tokenizer, parts: Sequence) -> list[Item]:
    """One message's content -> items. The text at its two ends loses the blanks around it; between
    `Q:` and `A:`, every text has one before it."""
    if _has_template(tokenizer):
        return _trimmed(tokenizer, parts, text_ids)
    return _trimmed(tokenizer, parts, lambda t, text: following_ids(t, " " + text.lstrip()))


def answer_ids(tokenizer, text: str) -> list[int]:
    """Token ids of an answer, as the LM goes on with them where a reply begins."""
    return [token for item in content_items(tokenizer, [text]) for token in item]


def _trimmed(tokenizer, parts: Sequence, ids_of: Callable) -> list[Item]:
    parts = [p for p in parts if not isinstance(p, str) or p]
    items: list[Item] = []
    for i, part in enumerate(parts):
        if isinstance(part, str):
            part = part.lstrip() if i == 0 else part
            part = part.rstrip() if i == len(parts) - 1 else part
            if part:
                items.append(ids_of(tokenizer, part))
        else:
            items.append(part)
    return items


def conversation_items(tokenizer, messages: Sequence[dict], reply: bool = True) -> list[Item]:
    """A conversation in the tokenizer's chat template, or in the paper's form -> items.

    messages: [{"role": "user" | "assistant", "content": [str | picture | RET, ...]}, ...];
    reply: end where the assistant's next words begin.
    """
    return laid_out(tokenizer, messages, reply)[0]


def laid_out(tokenizer, messages: Sequence[dict], reply: bool = True) -> tuple[list, list[int]]:
    """`conversation_items`, and for each message the number of the item that its content begins
    with (in the paper's form, of a question the first after its pictures)."""
    if not _has_template(tokenizer):
        return _paper_form(tokenizer, messages, reply)
    before, *after = _frame(tokenizer, [m["role"] for m in messages], reply)
    items: list[Item] = [ids for ids in [_marked_ids(tokenizer, before)] if ids]
    begins = []
    for message, piece in zip(messages, after, strict=True):
        begins.append(len(items))
        items += content_items(tokenizer, message["content"])
        items += [ids for ids in [_marked_ids(tokenizer, piece)] if ids]
    return items, begins


def _paper_form(tokenizer, messages: Sequence[dict], reply: bool) -> tuple[list, list[int]]:
    """`Q: ... A: ...`, a line each; the pictures that a question begins with stand before it."""
    items: list[Item] = []
    begins = []
    for number, message in enumerate(messages):
        before, line, content = [], "\n" if number else "", list(message["content"])
        asks = message["role"] == "user"
        while asks and content and not isinstance(content[0], str):
            before.append(content.pop(0))
        if before and line:
            items.append(following_ids(tokenizer, line))
            line = ""
        items += [*before, following_ids(tokenizer, f"{line}{'Q:' if asks else 'A:'}")]
        begins.append(len(items))
        items += content_items(tokenizer, content)
    items.append(following_ids(tokenizer, "\nA:" if reply else "\n"))
    opened = _opened(tokenizer, items)
    return opened, [begin + len(opened) - len(items) for begin in begins]


def _frame(tokenizer, roles: Sequence[str], reply: bool) -> list[str]:
    """The template's own text before, between and after the messages' contents."""
    slots = [{"role": role, "content": SLOT} for role in roles]
    # Some would think aloud first unless told not to; to the others it says nothing.
    quietly = {"add_generation_prompt": reply, "enable_thinking": False}
    return tokenizer.apply_chat_template(slots, tokenize=False, **quietly).split(SLOT)


def _marked_ids(tokenizer, text: str) -> list[int]:
    """Token ids of a piece of the template, whose markers are meant."""
    return tokenizer(text, add_special_tokens=False).input_ids


def end_of_answer(tokenizer) -> int:
    """The token that follows an answer: in the template, or a new line."""
    if not _has_template(tokenizer):
        return following_ids(tokenizer, "\n")[-1]
    after = _marked_ids(tokenizer, _frame(tokenizer, ["user", "assistant"], False)[-1])
    told = [token for token in after if tokenizer.decode([token]).strip()]
    return told[0] if told else tokenizer.eos_token_id


def stop_ids(tokenizer) -> set[int]:
    """The tokens that end an answer: the end of text, and what follows one in the template. Without
    a template that is a new line, which some tokenizers join to what stands before it."""
    ends = {tokenizer.eos_token_id, end_of_answer(tokenizer)} - {None}
    if _has_template(tokenizer):
        return ends
    lines = ("\n", "Ċ", "<0x0A>")  # as vocabularies spell it
    words = tokenizer.get_vocab().items()
    return ends | {i for token, i in words if any(line in token for line in lines)}


def length(items: Sequence[Item], picture_tokens: int) -> int:
    """How many places the items take in the LM's context."""
    return sum(len(i) if isinstance(i, list) else 1 if i is RET else picture_tokens for i in items)


def fit(tokenizer, messages: Sequence[dict], room: int, picture_tokens: int):
    """The newest part of a conversation that fits into `room` places.

    Whole turns go first, the oldest first (a turn starts with a user's message); the newest
    message always stays, and if it alone is too long, the middle of its longest text goes.
    Returns (items, how many messages were dropped, whether the newest one was shortened).
    """
    items = conversation_items(tokenizer, messages)
    if length(items, picture_tokens) <= room:
        return items, 0, False
    starts = [i for i, m in enumerate(messages) if i and m["role"] == "user"]

    def fits(start: int) -> bool:
        return length(conversation_items(tokenizer, messages[start:]), picture_tokens) <= room

    first = bisect_left(starts, True, key=fits)  # the fewer messages, the shorter
    if first < len(starts):
        return conversation_items(tokenizer, messages[starts[first] :]), starts[first], False

    def items_of(parts: Sequence) -> list[Item]:
        return conversation_items(tokenizer, [{**messages[-1], "content": parts}])

    items = _cut(tokenizer, messages[-1]["content"], room, picture_tokens, items_of)
    return items, len(messages) - 1, True


def fit_plain(tokenizer, parts: Sequence, room: int, picture_tokens: int) -> list[Item]:
    """`plain_items` of as much of the parts as fits into `room` places, cut as a message is."""
    return _cut(tokenizer, parts, room, picture_tokens, lambda p: plain_items(tokenizer, p))


def _cut(tokenizer, parts: Sequence, room: int, picture_tokens: int, items_of) -> list[Item]:
    """The items of the parts, shortened until they fit."""
    items = items_of(parts)
    while (excess := length(items, picture_tokens) - room) > 0:
        shorter = _shortened(tokenizer, parts, excess)
        if shorter == parts:
            break
        parts, items = shorter, items_of(shorter)
    return items


def _shortened(tokenizer, parts: Sequence, excess: int) -> list:
    """The parts without `excess` tokens from the middle of their longest text, or a picture."""
    texts = [i for i, part in enumerate(parts) if isinstance(part, str)]
    longest = max(texts, key=lambda i: len(parts[i]), default=None)
    pictures = [i for i, part in enumerate(parts) if not isinstance(part, str)]
    if pictures and (longest is None or len(parts[longest]) < 2 * len(DOTS)):
        return [part for i, part in enumerate(parts) if i != pictures[0]]
    ids = text_ids(tokenizer, parts[longest])
    keep = max(0, len(ids) - excess - 2 * len(DOTS))  # room for the dots and other token borders
    head, tail = ids[: keep // 2], ids[len(ids) - keep // 2 :]
    shorter = tokenizer.decode(head) + DOTS + tokenizer.decode(tail)
    return [*parts[:longest], shorter, *parts[longest + 1 :]]

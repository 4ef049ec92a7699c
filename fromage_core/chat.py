"""Model and gallery together: a conversation in, a stream of text and pictures out.

Knows what a reply is made of, and that a picture shown is also seen. Does not know the page.
"""

import logging
from collections.abc import Collection, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image

from fromage_core import prompt
from fromage_core.gallery import Gallery, GalleryError, Hit, Record
from fromage_core.generate import Decoder, Options
from fromage_core.model import Fromage
from fromage_core.pictures import PictureError, open_picture
from fromage_core.prompt import RET
from fromage_core.shelves import Shelves

__all__ = ["Chat", "Notice", "Options", "Picture", "Text"]

SPARE = 8  # further pictures to try where the nearest cannot be opened
# How far the query moves away from each picture of earlier replies that the LM still has before
# its eyes, so that [RET] leans towards it; further, and "another one" is one of another thing.
AWAY = 0.05
# By how much one of them must fit better than others to be shown once more: "another one" is not
# the same one.
AGAIN = 0.2
# How far it moves away from those before it in the same reply: what was asked for beside them is
# the rest of what was asked for.
BESIDE = 0.25

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Text:
    """A piece of the reply, as it is decoded. tokens: how many of the LM's it is."""

    text: str
    tokens: int = 1


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture of the gallery in its place in the reply.

    score: its product with what was asked for, 0 where that is not known any more; nearest: the
    first that were found at its [RET], best first, this one among them; probability: of [RET]
    there, against the likeliest word; query: what was asked for there (d_ret,). The last three are
    empty where no [RET] brought it.
    """

    record: Record
    score: float
    image: Image.Image
    path: Path | None = None
    nearest: tuple[Hit, ...] = ()
    probability: float | None = None
    query: np.ndarray | None = None


@dataclass(frozen=True)
class Notice:
    """Something that the visitor should know about the conversation itself."""

    text: str


SHORTENED = Notice("Your message is longer than I can read: I left out its middle.")
FORGETTING = Notice("Our conversation has grown long: I no longer see its oldest part.")


class Chat:
    """Replies to conversations with a model's words and a gallery's pictures."""

    def __init__(self, model: Fromage, gallery: Gallery):
        """Raises GalleryError for a gallery that another model built."""
        gallery.check_model(model)
        self.model, self.gallery = model, gallery

    def beside(self, own: Gallery) -> "Chat":
        """The same chat, which shows pictures of a gallery that this model built as well."""
        chat = copy(self)
        chat.gallery = Shelves([own, self.gallery])
        return chat

    def reply(
        self, messages: Sequence[dict], options: Options | None = None
    ) -> Iterator[Text | Picture | Notice]:
        """Decode a reply, yielding its parts as they come.

        messages: [{"role": "user" | "assistant", "content": [str | PIL.Image | Picture, ...]}];
        the last is the user's. A Picture in it is one that was shown: the LM reads [RET] and its
        visual tokens there. The oldest turns that no longer fit are left out, with a Notice in
        the first reply to which that happens. Raises GalleryError where the gallery's pictures are
        gone.
        """
        options = options or Options()
        model = self.model
        items, notices = self.prompt(messages, options)
        yield from notices
        size = model.config.picture_tokens
        longest = prompt.length(items, size) + most_places(options, size) + 1  # and a [RET]
        decoder = Decoder(model, min(longest, model.config.context))
        words = Words(model.tokenizer)
        decoder.feed(model.embed_items(items))
        shown: list[str] = []
        before = [p for m in messages for p in m["content"] if isinstance(p, Picture)]
        read = {id(item) for item in items}
        names = {p.record.image for p in before}
        in_view = {p.record.image for p in before if id(p.image) in read}
        most_pictures = min(options.max_pictures, len(self.gallery))
        for _ in range(options.max_new_tokens):
            left = model.config.context - decoder.length - 1
            if left <= 0:
                break
            may_show = len(shown) < most_pictures and left >= 1 + model.config.picture_tokens
            token = decoder.sample(options, may_show)
            if token is RET:
                yield from words.rest()
                picture = self._retrieve(decoder, shown, names, in_view)
                shown.append(picture.record.image)
                yield picture
            elif token in model.stop_ids:
                break
            else:
                yield from words.add(token)
                decoder.feed(model.embed_items([[token]]))
        yield from words.rest()

    def prompt(self, messages: Sequence[dict], options: Options) -> tuple[list, list[Notice]]:
        """The LM's input, and what the visitor should be told about it."""
        model = self.model
        told = [{"role": m["role"], "content": _parts(m["content"])} for m in messages]
        while len(told) > 1 and told[0]["role"] == "assistant":  # some templates refuse to begin so
            told = told[1:]
        size, context = model.config.picture_tokens, model.config.context
        # Room for the reply, and for the [RET] that is proposed.
        room = context - 1 - min(most_places(options, size), context // 2)
        items, dropped, shortened = prompt.fit(model.tokenizer, told, room, size)
        before = 0
        if dropped and told[:-2]:
            before = prompt.fit(model.tokenizer, told[:-2], room, size)[1]
        notices = {SHORTENED: shortened, FORGETTING: dropped and not before}
        return items, [notice for notice, holds in notices.items() if holds]

    def _retrieve(
        self, decoder: Decoder, shown: list[str], before: set[str], in_view: set[str]
    ) -> Picture:
        """The gallery's nearest picture to [RET] here; the LM goes on having seen it.

        shown: those in this reply, which do not come twice; before: those in earlier replies;
        in_view: those of these that the LM still has before its eyes.
        """
        model = self.model
        probability = decoder.probability
        query = model.query(decoder.at_ret)
        seen, beside = (self.gallery.embeddings(names).values() for names in (in_view, shown))
        moved = query - AWAY * sum(seen) - BESIDE * sum(beside)
        most = 1 + SPARE
        nearest = self.gallery.search(moved, most + len(before), exclude=shown)
        nearest.sort(key=lambda hit: AGAIN * (hit.record.image in before) - hit.score)
        nearest = self._scored(nearest[:most], query)
        picture = _opened(nearest)
        if picture is None:
            raise GalleryError(f"the pictures of {self.gallery.folder} are gone; build it anew")
        decoder.show(picture.image)
        return replace(picture, nearest=tuple(nearest), probability=probability, query=query)

    def _scored(self, hits: Sequence[Hit], query: np.ndarray | None) -> list[Hit]:
        """Hits in their order, with their products with what was asked for."""
        if query is None:  # how near they are to a picture does not tell how well they fit
            return [replace(hit, score=0.0) for hit in hits]
        points = self.gallery.embeddings([hit.record.image for hit in hits])
        return [replace(h, score=float(points[h.record.image] @ query)) for h in hits]

    def find(self, parts: Sequence[str | Image.Image], k: int) -> list[Picture]:
        """The k pictures nearest to words, to a picture, or to both ("but at night"), best first.

        To both: to the sum of the picture's point and the query of the words. Raises ModelError
        where these are none.
        """
        words = [part for part in parts if isinstance(part, str)]
        pictures = [part for part in parts if not isinstance(part, str)]
        points = list(self.model.embed_images(pictures)) if pictures else []
        if words:
            points.append(self.model.embed_prompt(words))
        query = np.sum(points, axis=0)
        hits = self.gallery.search(query / np.linalg.norm(query), k)
        return [found for hit in hits if (found := _opened([hit]))]

    def like(self, picture: Picture, exclude: Collection[str] = ()) -> Picture | None:
        """The gallery's nearest to a picture of it, which stays out itself, as do those with the
        `record.image` in exclude; None where there is no other."""
        point = self.gallery.embeddings([picture.record.image]).get(picture.record.image)
        if point is None:  # taken out of the gallery since
            return None
        gone = {picture.record.image, *exclude}
        hits = self.gallery.search(point, 1 + SPARE, exclude=gone)
        return _swapped(picture, self._scored(hits, picture.query))

    def instead(self, picture: Picture, exclude: Collection[str] = ()) -> Picture | None:
        """What comes next for the same [RET]; beyond the nearest there, what is like it."""
        gone = {picture.record.image, *exclude}
        nearest = [hit for hit in picture.nearest if hit.record.image not in gone]
        return _swapped(picture, nearest) or self.like(picture, exclude)


def most_places(options: Options, size: int) -> int:
    """How many places a reply takes at most; size: those of a picture."""
    return options.max_new_tokens + options.max_pictures * (1 + size)


def _swapped(picture: Picture, hits: Sequence[Hit]) -> Picture | None:
    """The first that can be opened, for the [RET] that brought a picture."""
    found = _opened(hits)
    brought = {name: getattr(picture, name) for name in ("nearest", "probability", "query")}
    return found and replace(found, **brought)


def _opened(hits: Sequence[Hit]) -> Picture | None:
    """The first that can be opened; one may be deleted or damaged since the gallery was built."""
    for hit in hits:
        try:
            return Picture(hit.record, hit.score, open_picture(hit.path), hit.path)
        except PictureError:
            log.warning("%s cannot be opened; build the gallery anew", hit.path)
    return None


class Words:
    """Tokens -> text that can be shown: never half a character."""

    def __init__(self, tokenizer):
        self.tokenizer, self.ids, self.told, self.new = tokenizer, [], "", 0

    def add(self, token: int) -> Iterator[Text]:
        self.ids.append(token)
        self.new += 1
        yield from self._new(self.tokenizer.decode(self.ids, skip_special_tokens=True))

    def rest(self) -> Iterator[Text]:
        """What was held back; a picture or the end follows."""
        yield from self._new(self.tokenizer.decode(self.ids, skip_special_tokens=True), True)
        self.ids, self.told, self.new = [], "", 0

    def _new(self, text: str, last: bool = False) -> Iterator[Text]:
        if text.endswith("\ufffd") and not last:
            return
        if len(text) > len(self.told):
            yield Text(text[len(self.told) :], self.new)
            self.told, self.new = text, 0


def joined(parts: Sequence, part) -> list:
    """The parts of a message with one more: words join the words before them."""
    if isinstance(part, str) and parts and isinstance(parts[-1], str):
        return [*parts[:-1], parts[-1] + part]
    return [*parts, part]


def in_turns(messages: Sequence[dict]) -> list[dict]:
    """A conversation whose sides alternate: messages of one side that follow each other become
    one, and empty ones go."""
    turns: list[dict] = []
    for role, content in ((m["role"], m["content"]) for m in messages if m["content"]):
        if turns and turns[-1]["role"] == role:
            content = [*turns.pop()["content"], "\n", *content]
        turns.append({"role": role, "content": content})
    return turns


def _parts(content: Sequence) -> list:
    """A Picture that was shown is [RET] and what the LM saw after it."""
    parts = []
    for part in content:
        parts += [RET, part.image] if isinstance(part, Picture) else [part]
    return parts

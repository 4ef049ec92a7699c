"""W_c learns to name what drawn pictures show, while photos are read as before.

Captions through the LM teach a subject slowly: their gradient moves W_c along what all pictures
have in common, and most of their words are not its name. A ridge regression knows from a thousand
pictures which directions of the features tell a tractor from a drum and say little of photos, and
a step along those, on the name alone, teaches in minutes what takes hours along all. At the end,
what the moves do to photos is noise to them, and is made small. Knows these directions, W_c's moves
along them, and what it learns to write. Does not know optimisers or schedules.
"""

import random
import re
from collections import defaultdict
from collections.abc import Sequence

import torch
from torch import nn

from fromage_core import examples, prompt
from fromage_core.examples import Example
from fromage_core.features import first_views
from fromage_core.things import singular

# What weighs against a direction, beside its spread over drawn pictures: that over photos, over
# their cells, and a little everywhere. More of it costs names, and photos need no more: what comes
# after mends them.
PHOTOS, CELLS, RIDGE = 1.0, 0.5, 0.3
SETTLED = 0.5  # what weighs against the moves at the end: their noise to photos; chosen on dev
ENOUGH = 6000  # photos, at most
MEASURED = 100  # photos whose visual tokens tell the tokens' size


class Names(nn.Module):
    """W_c's moves along the directions that tell the subjects of drawn pictures.

    directions (d_vision, subjects): standardised features, from the photos' mean on, to scores,
    which are as large as visual tokens; drawn, photos (subjects, subjects): the scores' second
    moments over drawn pictures, and over photos and their cells; moves (subjects, k * d_lm): how
    far a step moves the visual tokens for each unit of score, 0 between steps; moved: the sum of
    all, which is part of W_c.
    """

    def __init__(self, sources: Sequence, d_vision: int, d_tokens: int):
        super().__init__()
        self.shown = defaultdict(list)  # the pictures of each subject, and what names it there
        for source in sources:
            for number, shows in source.kin.truth.items() if source.kin else ():
                if told := named_by(source, number):
                    self.shown[shows["subject"]].append((source, number, told))
        self.subjects = sorted(self.shown)
        count = len(self.subjects)
        self.moves = nn.Parameter(torch.zeros(count, d_tokens))
        self.register_buffer("moved", torch.zeros(count, d_tokens))
        self.register_buffer("directions", torch.zeros(d_vision, count))
        self.register_buffer("centre", torch.zeros(d_vision))
        self.register_buffer("drawn", torch.zeros(count, count))
        self.register_buffer("photos", torch.zeros(count, count))

    @torch.no_grad()
    def look(self, model, photos) -> None:
        """Find the directions; a drawn picture's score of its own subject is the visual tokens'
        size (root mean square) on average. photos: the Source that is to be read as before."""
        some = photos.usable[:ENOUGH]
        seen = model.standardise(first_views(photos.features, some))
        self.centre.copy_(seen[:, 0].mean(0))
        rows = [(at, *one) for at, name in enumerate(self.subjects) for one in self.shown[name]]
        drawn = torch.stack([source.features[number][0, 0] for _, source, number, _ in rows])
        # On the CPU: not every accelerator has doubles.
        drawn = (model.standardise(drawn) - self.centre).cpu().double()
        own = torch.tensor([at for at, *_ in rows])
        pooled, cells = seen[:, 0], seen[:, 1:].reshape(-1, seen.shape[-1])
        pooled, cells = (moment((them - self.centre).cpu().double()) for them in (pooled, cells))
        spread = moment(drawn) + PHOTOS * pooled + CELLS * cells
        spread.diagonal().add_(RIDGE)
        told = torch.nn.functional.one_hot(own, len(self.subjects)).double()
        found = torch.linalg.solve(spread, drawn.T @ told / len(drawn))
        scores = (drawn @ found)[torch.arange(len(own)), own].mean()
        tokens = model.visual_tokens(first_views(photos.features, some[:MEASURED]))
        found *= tokens.square().mean().sqrt().cpu() / scores
        self.directions.copy_(found)
        self.drawn.copy_(moment(drawn @ found))
        self.photos.copy_(found.T @ (pooled + cells) @ found)

    def batch(self, model, count: int, rng: random.Random) -> list[Example]:
        """So many pictures, each of a subject drawn at random, and its name to write."""
        made = []
        for subject in rng.choices(self.subjects, k=count):
            source, number, told = rng.choice(self.shown[subject])
            said = rng.choice(told)
            made.append(example(model, source.view(number, rng), *said, rng))
        return made

    @torch.no_grad()
    def pull(self, model) -> None:
        """W_c's gradients -> those of the moves; its own are gone."""
        towards = self.directions.T @ model.W_c.weight.grad.T
        towards -= torch.outer(self.centre @ self.directions, model.W_c.bias.grad)
        self.moves.grad = towards
        model.W_c.weight.grad = model.W_c.bias.grad = model.offset.grad = None

    @torch.no_grad()
    def push(self, model) -> None:
        """Make the moves, which a step has set, part of W_c."""
        change = self.directions @ self.moves
        model.W_c.weight.add_(change.T)
        model.W_c.bias.sub_(self.centre @ change)
        self.moved.add_(self.moves)
        self.moves.zero_()

    @torch.no_grad()
    def settle(self, model) -> None:
        """All moves are made: they become what a ridge regression over drawn pictures would make of
        their own answers, had it to say nothing of photos."""
        drawn, photos, moved = (t.cpu().double() for t in (self.drawn, self.photos, self.moved))
        settled = torch.linalg.lstsq(drawn + SETTLED * photos, drawn @ moved).solution
        self.moves.copy_(settled - moved)
        self.push(model)


def moment(rows: torch.Tensor) -> torch.Tensor:
    """(rows, d) -> their second moments (d, d); of no rows, 0."""
    return rows.T @ rows / max(1, len(rows))


def tells_names(source) -> bool:
    """Whether a set has drawn pictures whose captions name their subjects."""
    return bool(source.kin) and any(named_by(source, number) for number in source.kin.truth)


def named_by(source, number: int) -> list[tuple[str, str]]:
    """A drawn picture's captions that name its subject, each as (what stands before, the name)."""
    nouns = source.kin.truth[number]["nouns"]
    told = [named_in(caption, nouns) for caption in source.captions_of[number]]
    return [one for one in told if one]


def named_in(caption: str, nouns: Sequence[str]) -> tuple[str, str] | None:
    """What stands before the first and longest of some nouns, and the noun as it stands there, in
    the singular or plural: "Two red foxes run.", ["fox"] -> ("Two red", " foxes")."""
    words = list(re.finditer(r"\w+", caption))
    plain = [singular(word.group().lower()) for word in words]
    found = []
    for noun in nouns:
        sought = [singular(word) for word in re.findall(r"\w+", noun.lower())]
        for at in range(len(words) - len(sought) + 1):
            if plain[at : at + len(sought)] == sought:
                found.append((at, -len(sought)))
    if not found:
        return None
    at, length = min(found)
    start, end = words[at].start(), words[at - length - 1].end()
    before = caption[:start].rstrip()
    return before, caption[len(before) : end]


def example(model, picture, before: str, name: str, rng: random.Random) -> Example:
    """A question about a picture and the beginning of its answer; the name is to be written."""
    asked = examples.about(picture, examples.question_about(rng), rng)
    items = examples.thread(model.tokenizer, [], asked)
    begun = prompt.answer_ids(model.tokenizer, before) if before else []
    whole = prompt.answer_ids(model.tokenizer, before + name)
    if whole[: len(begun)] != begun:  # the tokenizer joins them: all is to be written
        begun = []
    items = [*items, begun] if begun else items
    return examples.answering(items, [whole[len(begun) :]], model.config.picture_tokens)

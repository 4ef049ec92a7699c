"""W_c learns what drawn pictures show, while photos are read as before.

Captions through the LM teach a subject slowly: their gradient moves W_c along what all pictures
have in common. A ridge regression knows from a thousand pictures which directions of the features
tell a tractor from a drum and say nothing of photos, and a step along those teaches in minutes what
takes hours along all. Knows these directions, W_c's moves along them, and what it learns to write.
Does not know optimisers or schedules.
"""

import random
from collections import defaultdict
from collections.abc import Sequence

import torch
from torch import nn

from fromage_core import examples, prompt
from fromage_core.examples import Example
from fromage_core.features import first_views

# What weighs against a direction, beside its spread over drawn pictures: that over photos, over
# their cells, and a little everywhere.
PHOTOS, CELLS, RIDGE = 8.0, 3.0, 0.4
ENOUGH = 6000  # photos, at most
MEASURED = 100  # photos whose visual tokens tell the tokens' size
TO_THE_NAME = 0.5  # of the captions: how many end with the subject's name, which then counts most


class Names(nn.Module):
    """W_c's moves along the directions that tell the subjects of drawn pictures.

    directions (d_vision, subjects): standardised features, from the photos' mean on, to scores,
    which are as large as visual tokens; moves (subjects, k * d_lm): how far a step moves the visual
    tokens for each unit of score. They are part of W_c after each step, and 0 between steps.
    """

    def __init__(self, sources: Sequence, d_vision: int, d_tokens: int):
        super().__init__()
        self.shown = defaultdict(list)  # (source, number) of the pictures of each subject
        for source in sources:
            for subject, numbers in source.kin.family.items() if source.kin else ():
                self.shown[subject] += [(source, number) for number in numbers]
        self.subjects = sorted(self.shown)
        self.moves = nn.Parameter(torch.zeros(len(self.subjects), d_tokens))
        self.register_buffer("directions", torch.zeros(d_vision, len(self.subjects)))
        self.register_buffer("centre", torch.zeros(d_vision))

    @torch.no_grad()
    def look(self, model, photos) -> None:
        """Find the directions; a drawn picture's score of its own subject is the visual tokens'
        size (root mean square) on average. photos: the Source that is to be read as before."""
        some = photos.usable[:ENOUGH]
        seen = model.standardise(first_views(photos.features, some))
        self.centre.copy_(seen[:, 0].mean(0))
        rows = [(at, *one) for at, name in enumerate(self.subjects) for one in self.shown[name]]
        drawn = torch.stack([source.features[number][0, 0] for _, source, number in rows])
        drawn = (model.standardise(drawn) - self.centre).double()
        own = torch.tensor([at for at, *_ in rows], device=drawn.device)
        cells = seen[:, 1:].reshape(-1, seen.shape[-1])
        spread = drawn.T @ drawn / len(drawn)
        for weight, them in ((PHOTOS, seen[:, 0]), (CELLS, cells)):
            away = (them - self.centre).double()
            spread += weight * away.T @ away / max(1, len(away))
        spread.diagonal().add_(RIDGE)
        told = torch.nn.functional.one_hot(own, len(self.subjects)).double()
        found = torch.linalg.solve(spread, drawn.T @ told / len(drawn))
        scores = (drawn @ found)[torch.arange(len(own)), own].mean()
        tokens = model.visual_tokens(first_views(photos.features, some[:MEASURED]))
        size = tokens.square().mean().sqrt()
        self.directions.copy_(found * size / scores)

    def batch(self, model, count: int, rng: random.Random) -> list[Example]:
        """Pictures of so many subjects, and one caption to write of each."""
        made = []
        for subject in rng.sample(self.subjects, min(count, len(self.subjects))):
            source, number = rng.choice(self.shown[subject])
            caption = rng.choice(source.captions_of[number])
            nouns = source.kin.truth[number]["nouns"]
            made.append(example(model, source.view(number, rng), caption, nouns, rng))
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
        self.moves.zero_()


def example(model, picture, caption: str, nouns: Sequence[str], rng: random.Random) -> Example:
    """A question about a picture, answered by a caption, or by it as far as the subject's name."""
    asked = examples.about(picture, examples.question_about(rng), rng)
    items = examples.thread(model.tokenizer, [], asked)
    ends = [at + len(n) for n in nouns if (at := caption.lower().find(n.lower())) >= 0]
    if ends and rng.random() < TO_THE_NAME:
        answer = prompt.answer_ids(model.tokenizer, caption[: max(ends)])
    else:
        answer = prompt.answer_ids(model.tokenizer, caption)
        answer = [*answer, prompt.end_of_answer(model.tokenizer)]
    return examples.answering(items, [answer], model.config.picture_tokens)

"""Visual dialogue (paper, section 4.2): which of many answers is right, and which picture it is on.

Reads VisDial v1.0's JSON (Das et al., CVPR 2017), and how relevant each answer is where that lies
beside it. Does not know how a model finds words likely, or makes points of prompts and pictures.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from tqdm import tqdm

from fromage_core import examples, losses, metrics, prompt
from fromage_core.data import DataError
from fromage_core.evaluate import picture_features, text_points


@dataclass
class Round:
    """A question, the answers to choose from, which of them is right, and how relevant each is, as
    people found: of no round but one of each dialogue is that known."""

    question: str
    options: list[str]
    right: int
    relevance: list[float] | None = None

    @property
    def answer(self) -> str:
        return self.options[self.right]


@dataclass
class Dialogues:
    """told: (picture's number, rounds) of each dialogue; images: file names; skipped: one sentence
    for each dialogue that cannot be used."""

    told: list[tuple[int, list[Round]]] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)


def read_dialogues(visdial: str | Path, folder: str | Path) -> Dialogues:
    """Read a VisDial JSON whose pictures are in a folder, each with its number at the end of its
    name (`VisualDialog_val2018_000000185565.jpg`). How relevant answers are is read from
    `<name>_dense_annotations.json`, where that is. Raises DataError."""
    visdial, folder = Path(visdial), Path(folder)
    try:
        data = json.loads(visdial.read_text(encoding="utf-8"))["data"]
        told = [(int(one["image_id"]), _rounds(one["dialog"], data)) for one in data["dialogs"]]
        if any(len(r.options) != len(told[0][1][0].options) for _, rounds in told for r in rounds):
            raise ValueError("not all questions have as many answers to choose from")
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise DataError(
            f"{visdial} is no VisDial JSON with answers ({type(error).__name__}: {error}); it "
            'should hold {"data": {"questions", "answers", "dialogs": [{"image_id", "dialog": '
            '[{"question", "answer_options", "gt_index"}, ...]}, ...]}}'
        ) from error
    _add_relevance(dict(told), visdial.with_name(f"{visdial.stem}_dense_annotations.json"))
    if not folder.is_dir():
        raise DataError(f"there is no folder {folder} with the dialogues' pictures")
    files = {}
    for path in sorted(folder.iterdir()):
        if path.is_file() and (number := re.search(r"\d+$", path.stem)):
            files[int(number[0])] = path.name
    found = Dialogues()
    for picture, rounds in told:
        if picture in files:
            found.told.append((len(found.images), rounds))
            found.images.append(files[picture])
        else:
            found.skipped.append(f"there is no picture {picture} in {folder}")
    if not found.told:
        raise DataError(f"{visdial} has no dialogue whose picture is in {folder}")
    return found


def _rounds(told: list[dict], data: dict) -> list[Round]:
    rounds = []
    for one in told:
        options = [str(_at(data["answers"], number)) for number in one["answer_options"]]
        _at(options, one["gt_index"])
        asked = str(_at(data["questions"], one["question"]))
        rounds.append(Round(asked, options, one["gt_index"]))
    if not rounds:
        raise ValueError("a dialogue without a question")
    return rounds


def _at(things: list, number: int):
    """The thing of that number. A negative one, which Python counts from the end, is an error."""
    if number < 0:
        raise IndexError(f"there is no number {number}")
    return things[number]


def _add_relevance(dialogues: dict[int, list[Round]], path: Path) -> None:
    if not path.exists():
        return
    try:
        for one in json.loads(path.read_text(encoding="utf-8")):
            if rounds := dialogues.get(int(one["image_id"])):
                asked = _at(rounds, int(one["round_id"]) - 1)
                asked.relevance = [float(x) for x in one["gt_relevance"]]
                if len(asked.relevance) != len(asked.options) or not any(asked.relevance):
                    raise ValueError("not of as many as there are answers, or of none")
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise DataError(
            f"{path} does not tell how relevant answers are ({type(error).__name__}: {error}); "
            "take VisDial's own, or move it away"
        ) from error


@torch.no_grad()
def evaluate_dialogues(model, visdial: str | Path, folder: str | Path) -> dict:
    """Which answer the model finds likeliest, and recall of the picture that a dialogue is about.

    Returns fractions: {"answers": {"MRR", "R@1", "R@5", "R@10"} and, where relevance is known,
    "NDCG", "answers without the picture": {...}, "t2i": [{"rounds": n, "R@1", "R@5", "R@10"}, ...],
    by the first n questions and answers, "dialogues", "skipped"}. Raises DataError.
    """
    found = read_dialogues(visdial, folder)
    features, broken = picture_features(model, folder, found.images)
    found.skipped += broken.values()
    told = [(features[picture], rounds) for picture, rounds in found.told if picture in features]
    if not told:
        raise DataError(f"{visdial}: none of the dialogues' pictures can be read")
    return {
        "answers": _answers(model, told),
        "answers without the picture": _answers(model, [(None, rounds) for _, rounds in told]),
        "t2i": _retrieval(model, told),
        "dialogues": len(told),
        "skipped": found.skipped,
    }


def _answers(model, told: Sequence[tuple]) -> dict[str, float]:
    asked = [rounds[: n + 1] for _, rounds in told for n in range(len(rounds))]
    pictures = [picture for picture, rounds in told for _ in rounds]
    pairs = tqdm(zip(pictures, asked, strict=True), "answers", len(asked), unit="question")
    likely = np.stack([likelihoods(model, picture, rounds) for picture, rounds in pairs])
    right = [rounds[-1].right for rounds in asked]
    figures = {"MRR": metrics.mean_reciprocal_rank(likely, right)}
    figures |= metrics.recall_at_k(likely, right)
    known = [i for i, rounds in enumerate(asked) if rounds[-1].relevance]
    if known:
        figures["NDCG"] = metrics.ndcg(likely[known], [asked[i][-1].relevance for i in known])
    return figures


def likelihoods(model, picture, rounds: Sequence[Round]) -> np.ndarray:
    """The log-likelihood (answers,) of each whole answer to the last question, its end included,
    after a picture (its features, or None) and what was asked and answered before.

    The paper's code leaves out the end; then short answers, which others begin with, come first.
    """
    messages: list[dict] = []
    for number, one in enumerate(rounds):
        seen = [picture] if picture is not None and not number else []
        messages += examples.turn([*seen, f"{one.question}?"], [one.answer])
    tokenizer, size = model.tokenizer, model.config.picture_tokens
    end = prompt.end_of_answer(tokenizer)
    options = [[*prompt.answer_ids(tokenizer, text), end] for text in rounds[-1].options]
    room = model.config.context - max(map(len, options))
    items, *_ = prompt.fit(tokenizer, messages[:-1], room, size)
    nll = losses.caption_loss(model, [examples.answering(items, options, size)])
    return -np.array([part.sum().item() for part in nll.split([len(ids) for ids in options])])


def _retrieval(model, told: Sequence[tuple]) -> list[dict]:
    points = model.picture_points(torch.stack([picture for picture, _ in told])).cpu().numpy()
    figures = []
    for count in range(1, max(len(rounds) for _, rounds in told) + 1):
        said = [
            " ".join(f"Q: {one.question}? A: {one.answer}." for one in rounds[:count])
            for _, rounds in told
        ]
        queries = text_points(model, [[text] for text in said]).cpu().numpy()
        figures.append(
            {"rounds": count, **metrics.recall_at_k(queries @ points.T, range(len(told)))}
        )
    return figures

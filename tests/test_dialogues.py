"""Visual dialogue: the official JSON is read as it is, and what was said and seen before counts."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from fromage_core import dialogues
from fromage_core.__main__ import main
from fromage_core.data import DataError
from tests import tiny

SAMPLE = Path(__file__).parents[2] / "shared/data/visdial_sample/visdial_1.0_val.json"
QUESTIONS = ["is it red", "how many are there"]
ANSWERS = ["yes", "no", "two of them", "yes it is", "none"]


def asked(question: int, options: list[int], right: int) -> dict:
    return {"question": question, "answer": options[right], "answer_options": options} | {
        "gt_index": right
    }


@pytest.fixture
def told(tmp_path):
    """Two dialogues of two questions about numbered pictures, and one whose picture is missing."""
    images = tmp_path / "images"
    images.mkdir()
    for number, color in ((7, "red"), (12, "green"), (70, "blue")):
        Image.new("RGB", (40, 40), color).save(images / f"VisualDialog_val2018_{number:012}.jpg")
    rounds = [asked(0, [1, 0, 3], 1), asked(1, [4, 2, 0], 0)]
    dialogs = [{"image_id": n, "caption": "a thing", "dialog": rounds} for n in (7, 12, 5)]
    data = {"questions": QUESTIONS, "answers": ANSWERS, "dialogs": dialogs}
    visdial = tmp_path / "val.json"
    visdial.write_text(json.dumps({"version": "1.0", "split": "val2018", "data": data}))
    return visdial, images


@pytest.fixture
def relevance(told):
    """Of the second question of the first dialogue; rounds are counted from one there."""
    path = told[0].with_name("val_dense_annotations.json")
    path.write_text(json.dumps([{"image_id": 7, "round_id": 2, "gt_relevance": [0.4, 0, 1]}]))
    return path


def test_each_dialogue_is_about_the_picture_of_its_number(told, relevance):
    found = dialogues.read_dialogues(*told)
    names = [found.images[picture] for picture, _ in found.told]
    assert [name[-6:] for name in names] == ["07.jpg", "12.jpg"]
    assert len(found.skipped) == 1 and "picture 5 " in found.skipped[0]
    [(_, rounds), (_, others)] = found.told
    assert [(one.question, one.answer) for one in rounds] == [
        ("is it red", "yes"),
        ("how many are there", "none"),
    ]
    assert rounds[0].options == ["no", "yes", "yes it is"]
    assert [one.relevance for one in rounds] == [None, [0.4, 0, 1]]
    assert [one.relevance for one in others] == [None, None]


@pytest.mark.skipif(not SAMPLE.exists(), reason="the VisDial sample is not here")
def test_the_official_file_is_read(tmp_path):
    data = json.loads(SAMPLE.read_text())["data"]
    for one in data["dialogs"]:
        Image.new("RGB", (8, 8)).save(tmp_path / f"{one['image_id']:012}.png")
    found = dialogues.read_dialogues(SAMPLE, tmp_path)
    assert len(found.told) == 10 and found.skipped == []
    for (_, rounds), one in zip(found.told, data["dialogs"], strict=True):
        answers = [data["answers"][line["answer"]] for line in one["dialog"]]
        assert [line.answer for line in rounds] == answers and len(rounds) == 10
        assert all(len(line.options) == 100 for line in rounds)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.clear(),
        lambda data: data["dialogs"][0].pop("image_id"),
        lambda data: data["dialogs"][0].update(dialog=[]),
        lambda data: data["dialogs"][0]["dialog"][0].pop("gt_index"),  # as in the test split
        lambda data: data["dialogs"][0]["dialog"][0].update(gt_index=3),
        lambda data: data["dialogs"][0]["dialog"][0].update(gt_index=-1),
        lambda data: data["dialogs"][0]["dialog"][0].update(answer_options=[0, 1]),
        lambda data: data["answers"].pop(),
    ],
)
def test_another_file_is_refused_in_one_sentence(told, change):
    whole = json.loads(told[0].read_text())
    change(whole["data"])
    told[0].write_text(json.dumps(whole))
    with pytest.raises(DataError, match=r"val\.json is no VisDial JSON with answers"):
        dialogues.read_dialogues(*told)


PARTS = ('"round_id": 2', '"round_id": 0, "gt_relevance": [0, 0, 1]')
PARTS += ('"round_id": 2, "gt_relevance": [0, 0, 0]', '"round_id": 2, "gt_relevance": [1]')


@pytest.mark.parametrize("text", ["{", "[7]", *(f'[{{"image_id": 7, {part}}}]' for part in PARTS)])
def test_relevance_that_cannot_be_read_is_not_passed_over(told, relevance, text):
    relevance.write_text(text)
    with pytest.raises(DataError, match="does not tell how relevant answers are"):
        dialogues.read_dialogues(*told)


def test_without_a_single_picture_there_is_nothing_to_measure(told, tmp_path):
    with pytest.raises(DataError, match="no dialogue whose picture"):
        dialogues.read_dialogues(told[0], tmp_path)
    with pytest.raises(DataError, match="there is no folder"):
        dialogues.read_dialogues(told[0], tmp_path / "nowhere")


CHAT = "is it red?<|im_end|>\n<|im_start|>assistant\nyes<|im_end|>\n"
CHAT += "<|im_start|>user\nhow many are there?<|im_end|>\n<|im_start|>assistant\n"


@pytest.mark.parametrize("seen", [True, False])
@pytest.mark.parametrize("chat", [True, False])
@torch.no_grad()
def test_an_answer_is_as_likely_as_the_model_finds_it_after_all_that_was_before(
    told, tmp_path, seen, chat
):
    model = tiny.fromage(tmp_path / "model", grid=2, chat=chat)
    pictures = list(model.features([Image.new("RGB", (40, 40), "red")])) if seen else []
    rounds = dialogues.read_dialogues(*told).told[0][1]
    likely = dialogues.likelihoods(model, pictures[0] if seen else None, rounds)

    def ids(text):
        return model.tokenizer(text, add_special_tokens=False).input_ids

    if chat:
        before, blank, end = [ids("<|im_start|>user\n"), *pictures, ids(CHAT)], "", "<|im_end|>"
    else:
        opens, blank, end = [model.tokenizer.bos_token_id], " ", "\n"
        before = [*pictures, opens, ids("Q: is it red?\nA: yes\nQ: how many are there?\nA:")]
    for answer, found in zip(rounds[-1].options, likely, strict=True):
        said = ids(blank + answer + end)
        states = model.hidden(model.embed_items([*before, said])[None])[0]
        sure = model.logits(states).log_softmax(-1)[-len(said) - 1 : -1]
        assert found == pytest.approx(sure[range(len(said)), said].sum().item(), abs=1e-3)


def test_the_figures_are_of_all_rounds_with_and_without_the_picture(
    told, relevance, tmp_path, monkeypatch
):
    model = tiny.fromage(tmp_path / "model", grid=0)
    asked, queries = [], []

    def likelihoods(model, picture, rounds):
        asked.append((picture is not None, len(rounds)))
        # With the picture it knows the first question's answer; without, it is always wrong.
        best = rounds[-1].right if asked[-1] == (True, 1) else (rounds[-1].right + 1) % 3
        return np.array([0.2, 0.1, 0.3]) + np.eye(3)[best]

    def text_points(model, texts):
        queries.extend(texts)
        # The two dialogues' pictures are taken for each other as long as one round is told.
        return torch.eye(2) if len(queries) > 2 else torch.eye(2).flip(0)

    monkeypatch.setattr(dialogues, "likelihoods", likelihoods)
    monkeypatch.setattr(dialogues, "text_points", text_points)
    monkeypatch.setattr(model, "picture_points", lambda features: torch.eye(len(features)))
    figures = dialogues.evaluate_dialogues(model, *told)
    assert asked == [(seen, n) for seen in (True, False) for _ in range(2) for n in (1, 2)]
    assert figures["answers"]["R@1"] == 0.5
    assert figures["answers without the picture"]["R@1"] == 0
    # The one round whose relevance is known: its best answer, with .4 of relevance, is passed over.
    assert figures["answers"]["NDCG"] == figures["answers without the picture"]["NDCG"] < 1
    first = "Q: is it red? A: yes."
    assert queries == [[first]] * 2 + [[f"{first} Q: how many are there? A: none."]] * 2
    assert [one["R@1"] for one in figures["t2i"]] == [0, 1]


def test_the_command_line_prints_the_figures(told, relevance, tmp_path, capsys):
    (told[1] / "VisualDialog_val2018_000000000012.jpg").write_bytes(b"no picture")
    model = tiny.fromage(tmp_path / "model", grid=0)
    model.save(tmp_path / "checkpoint")
    command = ["evaluate", "dialogues", "--visdial", str(told[0]), "--images", str(told[1])]
    command += ["--model", str(tmp_path / "checkpoint"), "--device", "cpu"]
    assert main([*command, "--json", str(tmp_path / "out.json")]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert json.loads((tmp_path / "out.json").read_text()) == figures
    assert figures["dialogues"] == 1 and len(figures["skipped"]) == 2
    for kind in ("answers", "answers without the picture"):
        assert set(figures[kind]) == {"MRR", "R@1", "R@5", "R@10", "NDCG"}
        assert figures[kind]["R@5"] == 1.0  # of three answers
    assert figures["t2i"] == [{"rounds": n, "R@1": 1.0, "R@5": 1.0, "R@10": 1.0} for n in (1, 2)]

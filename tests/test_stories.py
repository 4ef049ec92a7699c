"""Stories: the official JSON is read as it is, and what comes before the last picture counts."""

import json
import random
from dataclasses import fields

import pytest
import torch
from PIL import Image

from assets.draw import __main__ as draw
from assets.draw import registry, scene, setting, splits
from assets.draw import stories as draw_stories
from fromage_core import losses, stories
from fromage_core.__main__ import main
from fromage_core.data import DataError
from tests import tiny


def storyline(number, order, photo, text):
    return [
        {
            "storylet_id": f"{number}{order}",
            "story_id": str(number),
            "photo_flickr_id": photo,
            "worker_arranged_photo_order": order,
            "original_text": text,
            "text": text.lower(),
        }
    ]


@pytest.fixture
def told(tmp_path):
    """Two stories of five pictures, whose lines are out of order; a third lacks a picture."""
    images = tmp_path / "images"
    images.mkdir()
    for i in range(10):
        Image.new("RGB", (64, 64), (25 * i, 0, 255 - 25 * i)).save(images / f"p{i}.jpg")
    mixed = [(n, i) for n in (0, 1) for i in (4, 1, 0, 3, 2)]
    lines = [storyline(n, i, f"p{5 * n + i}", f"Part {i}.") for n, i in mixed]
    lines += [storyline(2, i, f"p{i}" if i else "gone", "No.") for i in range(5)]
    sis = tmp_path / "sis.json"
    sis.write_text(json.dumps({"type": "story-in-sequence", "images": [], "annotations": lines}))
    return sis, images


def test_the_official_json_is_read_in_the_stories_order(told):
    found = stories.read_stories(*told)
    names = [[found.images[number] for _, number in story] for story in found.told]
    assert names == [[f"p{i}.jpg" for i in range(5)], [f"p{i}.jpg" for i in range(5, 10)]]
    assert [[text for text, _ in story] for story in found.told] == [
        [f"Part {i}." for i in range(5)]
    ] * 2
    assert len(found.skipped) == 1 and "'gone'" in found.skipped[0]


@pytest.mark.parametrize("text", ["", "[]", '{"annotations": [{}]}', '{"annotations": [[{}]]}'])
def test_other_files_are_refused_in_one_sentence(told, text):
    told[0].write_text(text)
    with pytest.raises(DataError, match="story-in-sequence"):
        stories.read_stories(*told)


def test_what_is_told_and_shown_before_is_what_the_model_reads(told, tmp_path, monkeypatch):
    model = tiny.fromage(tmp_path / "model", grid=0)
    asked = []

    def hidden_at_ret(model, batch, desc):
        asked.append(batch)
        return torch.randn(len(batch), 32)

    monkeypatch.setattr(losses, "hidden_at_ret", hidden_at_ret)
    figures = stories.evaluate_stories(model, *told)
    assert figures["stories"] == 2 and figures["pictures"] == 10
    contexts = [(c["captions"], c["images"]) for c in figures["contexts"]]
    read = []
    for batch in asked:
        words = "".join(model.tokenizer.decode(i) for i in batch[0][1:] if isinstance(i, list))
        read.append((words, sum(isinstance(item, torch.Tensor) for item in batch[0])))
    last = {n: " ".join(f"Part {i}." for i in range(5 - n, 5)) for n in range(1, 6)}
    assert read == [(last[captions], images) for captions, images in contexts]
    assert contexts == [(n, m) for n in range(1, 6) for m in range(n)]


def test_each_picture_that_is_shown_follows_its_own_sentence():
    told = [(f"s{number}", number - 1) for number in range(1, 6)]
    assert stories.shown(told, 2) == [2, 3]
    read = stories.parts(told, 2, "abcde")
    assert read == ["s1 ", "s2 ", "s3 ", "c", "s4 ", "d", "s5"]


def test_only_a_picture_that_was_shown_is_no_candidate_any_more(told, tmp_path, monkeypatch):
    """The paper's figure; beside it, that of the same candidates whatever was shown."""
    model = tiny.fromage(tmp_path / "model", grid=0)
    scores = torch.zeros(2, 10)
    for number, story in enumerate(stories.read_stories(*told).told):
        scores[number, story[3][1]], scores[number, story[4][1]] = 2.0, 1.0
    monkeypatch.setattr(stories, "text_points", lambda model, asked: scores)
    monkeypatch.setattr(model, "picture_points", lambda features: torch.eye(len(features)))
    for context in stories.evaluate_stories(model, *told)["contexts"]:
        assert context["R@1"] == (context["images"] > 0)
        assert context["same candidates"]["R@1"] == 1


def test_a_broken_picture_leaves_its_story_out_and_shown_ones_are_no_candidates(
    told, tmp_path, monkeypatch
):
    (told[1] / "p7.jpg").write_bytes(b"no picture")
    model = tiny.fromage(tmp_path / "model", grid=0)
    figures = stories.evaluate_stories(model, *told)
    assert figures["stories"] == 1 and figures["pictures"] == 5
    assert any("p7.jpg" in reason for reason in figures["skipped"])
    # Four of the five pictures are shown, so the last one is all that is left.
    assert figures["contexts"][-1]["R@1"] == 1.0
    # Where none of them is a candidate, it is left whatever was shown.
    assert all(context["same candidates"]["R@1"] == 1.0 for context in figures["contexts"])


def test_the_program_tells_stories_of_its_own_splits_scenes(tmp_path, capsys):
    draw.main(["stories", "--count", "1", "--split", "test", "--seed", "3", "--out", str(tmp_path)])
    found = stories.read_stories(tmp_path / "stories.json", tmp_path)
    truth = [json.loads(line) for line in (tmp_path / "truth.jsonl").read_text().splitlines()]
    assert len(found.told) == 1 and len(found.told[0]) == len(truth) == 5
    for line in truth:
        parts = {field.name: line[field.name] for field in fields(scene.Scene)}
        assert splits.split_of(scene.Scene(**parts)) == "test"
    hero, colour = truth[0]["subject"], truth[0]["colour"]
    assert all((t["subject"], t["colour"]) == (hero, colour) for t in truth)
    assert len({t["setting"] for t in truth}) == 5
    last = found.told[0][-1][0].lower()
    assert not any(word in last for word in (colour, *registry.SUBJECTS[hero].nouns))


def test_no_story_shows_a_scene_again_and_they_end_with_the_scenes(monkeypatch):
    registry.load()
    setting.load()
    hero = draw_stories.heroes("test")[0]
    monkeypatch.setattr(draw_stories, "heroes", lambda split: [hero])
    every = list(draw_stories.stories(random.Random(0), "test"))
    keys = [one.key for story in every for one in story.scenes]
    assert len(every) > 1 and len(set(keys)) == len(keys) == 5 * len(every)


def test_no_combination_of_a_held_split_is_drawn_for_training():
    registry.load()
    setting.load()
    rng = random.Random(5)
    shown: dict[str, set] = {split: set() for split in splits.SPLITS}
    for _ in range(3000):
        one = scene.think_up(rng)
        if split := splits.split_of(one):
            shown[split].add((one.subject, one.setting, one.colour))
            if split == "train" and one.other:
                shown[split].add((one.other, one.setting, one.other_colour))
    assert all(len(some) > 200 for some in shown.values())
    assert not shown["train"] & shown["test"] and not shown["train"] & shown["dev"]
    assert not shown["dev"] & shown["test"]


def test_combinations_of_a_file_are_not_drawn(tmp_path):
    argv = ["scenes", "--subjects", "fox", "--count", "2", "--out", str(tmp_path)]
    draw.main(argv)
    drawn = [json.loads(line) for line in (tmp_path / "truth.jsonl").read_text().splitlines()]
    first = drawn[0]["subject"], drawn[0]["setting"], drawn[0]["colour"]
    known = tmp_path / "known.tsv"
    known.write_text("subject\tsetting\tcolour\n" + "\t".join(first) + "\n")
    draw.main([*argv, "--without", str(known)])
    drawn = [json.loads(line) for line in (tmp_path / "truth.jsonl").read_text().splitlines()]
    assert len(drawn) == 2
    assert first not in [(one["subject"], one["setting"], one["colour"]) for one in drawn]


def test_the_command_line_prints_the_figures(told, tmp_path, capsys):
    model = tiny.fromage(tmp_path / "model", grid=0)
    model.save(tmp_path / "checkpoint")
    command = ["evaluate", "stories", "--sis", str(told[0]), "--images", str(told[1])]
    assert main([*command, "--model", str(tmp_path / "checkpoint"), "--device", "cpu"]) == 0
    assert json.loads(capsys.readouterr().out)["stories"] == 2

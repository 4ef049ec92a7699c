"""What each command prints, for people and for scripts, and what it says of a mistake."""

import io
import json
from pathlib import Path

import pytest

from fromage_core.__main__ import main
from fromage_core.chat import Chat, Notice, Text
from fromage_core.gallery import Gallery
from tests import tiny
from tests.eye import draw, five_pictures, names
from tests.stub_chat import FOX, found


def test_the_command_line_builds_adds_and_removes(tmp_path, capsys):
    source = five_pictures(tmp_path / "pictures")
    tiny.fromage(tmp_path / "parts", grid=0).save(tmp_path / "tiny")
    model = ["--model", str(tmp_path / "tiny"), "--device", "cpu", "--json"]

    def run(*words):
        assert main(["gallery", *map(str, words)]) == 0
        told = capsys.readouterr()
        return [record["image"] for record in json.loads(told.out)["records"]], told.err

    assert run("build", source, *model)[0] == ["a.png", "b.png", "d.webp", "e.bmp", "sub/c.PNG"]
    draw(source / "aa.png", 7)
    (source / "broken.png").write_bytes(b"no picture")
    listed, said = run("add", source, source / "aa.png", source / "broken.png", *model)
    assert listed[:2] == ["a.png", "aa.png"] and len(listed) == 6
    assert "left out broken.png" in said
    listed, _ = run("remove", source, "a.png", "sub/c.PNG", "--json")
    assert listed == ["aa.png", "b.png", "d.webp", "e.bmp"] == names(Gallery.open(source))
    assert main(["gallery", "remove", str(source), "never.png"]) == 2
    assert "has no picture 'never.png'" in capsys.readouterr().err
    assert (source / "a.png").exists()


@pytest.fixture
def run(tmp_path, capsys):
    """run(*words) -> exit code, output, errors of the command line, with a tiny model and a gallery
    of five pictures."""
    source = five_pictures(tmp_path / "pictures")
    model = tiny.fromage(tmp_path / "parts", grid=0)
    model.save(tmp_path / "tiny")
    Gallery.build(source, model, progress=False)
    own = {"--model": str(tmp_path / "tiny"), "--device": "cpu"}

    def program(command, *words):
        options = own | ({"--gallery": str(source)} if command in ("chat", "search") else {})
        more = [part for name in options.keys() - {*words} for part in (name, options[name])]
        code = main([command, *map(str, words), *more])
        told = capsys.readouterr()
        return code, told.out, told.err

    return program


def test_a_search_prints_the_nearest_best_first(run, tmp_path):
    """By words, by a picture, or by both."""
    picture = tmp_path / "pictures" / "a.png"
    code, said, _ = run("search", "--image", picture, "-k", "2", "--json")
    first, second = json.loads(said)
    assert code == 0 and first["image"] == "a.png" and Path(first["path"]) == picture
    assert first["caption"] == "an apple" and first["score"] == pytest.approx(1, abs=1e-4)
    assert second["score"] < 0.9999
    both = json.loads(run("search", "at night", "--image", picture, "--json")[1])
    words = json.loads(run("search", "at night", "--json")[1])
    scores = {one["image"]: one["score"] for one in words}
    assert len(words) == 5 and list(scores.values()) == sorted(scores.values(), reverse=True)
    assert {one["image"]: one["score"] for one in both} != scores
    code, said, _ = run("search", "at night", "-k", "1")
    assert said.split()[:2] == [f"{words[0]['score']:.3f}", words[0]["path"]]


def test_a_conversation_in_the_terminal_hears_all_that_was_said(run, monkeypatch):
    heard = []
    monkeypatch.setattr(
        Chat,
        "reply",
        lambda self, messages: heard.append(list(messages)) or [Text("Ye"), Text("s.")],
    )
    monkeypatch.setattr("sys.stdin", io.StringIO("Hi\n\nAnd?\n"))
    code, said, _ = run("chat")
    assert code == 0 and said.count("Yes.\n") == 2
    assert [(m["role"], m["content"]) for m in heard[1]] == [
        ("user", ["Hi"]),
        ("assistant", ["Yes."]),
        ("user", ["And?"]),
    ]


def test_a_script_gets_the_parts_of_an_answer(run, monkeypatch):
    monkeypatch.setattr(
        Chat, "reply", lambda self, messages: [Notice("Oh."), found(), Text("Yes.")]
    )
    code, said, _ = run("chat", "Hi", "--json")
    notice, picture, text = json.loads(said)
    assert code == 0 and notice == {"kind": "notice", "text": "Oh."}
    assert text == {"kind": "text", "text": "Yes."}
    assert picture["kind"] == "picture" and picture["caption"] == FOX and picture["score"] == 0.31


def test_a_gallery_tells_what_it_is(run, tmp_path, capsys):
    assert main(["gallery", "info", str(tmp_path / "pictures"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["pictures"] == len(told["records"]) == 5 and told["captioned"] == 3


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["search"], "there is nothing to look for"),
        (["chat", "Hi", "--resume", "letter.jpg"], "letter.jpg cannot be read"),
        (["caption", "letter.jpg"], "letter.jpg is not a picture"),
        (
            ["caption", "letter.jpg", "--model", "no/such/folder"],
            "no checkpoint folder no/such/folder",
        ),
        (["caption", "letter.jpg", "--device", "abacus"], "device 'abacus' cannot be used here"),
        (["evaluate", "captions", "--tsv", "none.tsv", "--images", "."], "none.tsv"),
    ],
)
def test_a_mistake_is_one_sentence(run, words, says, letter, monkeypatch):
    monkeypatch.chdir(letter.parent)
    code, said, told = run(*words)
    assert code == 2 and not said and says in told.splitlines()[-1]

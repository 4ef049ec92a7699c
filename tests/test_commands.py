"""A gallery on the command line: built, added to, taken from."""

import json

from fromage_core.__main__ import main
from fromage_core.gallery import Gallery
from tests import tiny
from tests.eye import draw, five_pictures, names


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

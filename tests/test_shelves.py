"""Several galleries searched as one: what is nearest of all comes, whosever it is."""

import numpy as np
import pytest
from PIL import Image

from fromage_core import shelves
from fromage_core.chat import Chat
from fromage_core.gallery import Gallery, GalleryError
from fromage_core.shelves import Shelves
from tests import tiny


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return tiny.fromage(tmp_path_factory.mktemp("tiny"))


def draw(folder, *numbers):
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        pixels = np.random.default_rng(number).integers(0, 255, (40, 40, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(folder / f"{number}.png")


def built(model, folder, *numbers):
    draw(folder, *numbers)
    return Gallery.build(folder, model, progress=False)


@pytest.fixture(scope="module")
def both(model, tmp_path_factory):
    folder = tmp_path_factory.mktemp("galleries")
    return built(model, folder / "own", 0, 1), built(model, folder / "album", 2, 3, 4)


def test_the_nearest_of_all_come_best_first(model, both):
    shelves = Shelves(both)
    assert [r.image for r in shelves.records] == [f"{n}.png" for n in range(5)]
    assert len(shelves) == 5
    points = shelves.embeddings([r.image for r in shelves.records])
    for number in range(5):
        hits = shelves.search(points[f"{number}.png"], 5)
        assert hits[0].record.image == f"{number}.png" and hits[0].path.is_file()
        assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)
        assert shelves.path(f"{number}.png") == hits[0].path
    hits = shelves.search(points["0.png"], 2, exclude=["0.png"])
    assert len(hits) == 2 and "0.png" not in [hit.record.image for hit in hits]


def test_a_gallery_of_another_model_is_refused(both, tmp_path):
    with pytest.raises(GalleryError, match="another model"):
        Chat(tiny.fromage(tmp_path, d_ret=8), Shelves(both))


def test_another_model_has_its_own_index_of_the_starter_gallery(model, tmp_path, monkeypatch):
    """It is kept, and made anew when the starter gallery has other pictures."""
    starter, other = tmp_path / "starter", tiny.fromage(tmp_path / "other", d_ret=8)
    built(model, starter, 0, 1)
    monkeypatch.setattr(shelves, "DEFAULT_GALLERY", starter)
    monkeypatch.setenv("FROMAGE_CACHE", str(tmp_path / "cache"))
    assert shelves.gallery_of(model, starter).folder == starter
    first = shelves.gallery_of(other, starter)
    assert [r.image for r in first.records] == ["0.png", "1.png"] and first.d_ret == 8
    with monkeypatch.context() as patch:
        patch.delattr(type(other), "embed_images")
        assert shelves.gallery_of(other, starter).records == first.records
    draw(starter, 2)
    Gallery.build(starter, model, progress=False)
    assert len(shelves.gallery_of(other, starter)) == 3


def test_pictures_are_found_by_words_by_a_picture_and_by_both(model, both):
    chat = Chat(model, Shelves(both))
    photo = Image.open(both[1].path("3.png"))
    by_picture = chat.find([photo], 3)
    assert by_picture[0].record.image == "3.png" and by_picture[0].score > 0.999
    words = model.embed_prompt(["at night"])
    assert [p.record for p in chat.find(["at night"], 5)] == [
        hit.record for hit in chat.gallery.search(words, 5)
    ]
    query = words + model.embed_images([photo])[0]
    query /= np.linalg.norm(query)
    found = chat.find(["at night", photo], 5)
    assert [p.score for p in found] == pytest.approx(
        [hit.score for hit in chat.gallery.search(query, 5)], abs=1e-5
    )

"""A gallery as its user has it: built, opened, changed, searched, and refused when it is wrong."""

import shutil
import tempfile
import threading
from pathlib import Path
from types import SimpleNamespace

import faiss
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fromage_core import gallery_files
from fromage_core.gallery import Gallery, GalleryError, Record
from tests.eye import Eye, draw, five_pictures, found, names, query_for


@pytest.fixture
def model():
    return Eye()


@pytest.fixture
def source(tmp_path):
    return five_pictures(tmp_path / "pictures")


@pytest.fixture
def gallery(source, model):
    return Gallery.build(source, model, progress=False)


# Building


def test_build_takes_all_pictures_in_order_with_their_first_caption(gallery):
    assert gallery.records == (
        Record("a.png", "an apple"),
        Record("b.png", "Äpfel 🍏"),
        Record("d.webp", ""),
        Record("e.bmp", ""),
        Record("sub/c.PNG", "a cat"),
    )
    assert len(gallery) == 5
    assert gallery.skipped == []


def test_each_picture_is_found_by_its_own_embedding(gallery, source, model):
    for record in gallery.records:
        hit = gallery.search(query_for(source / record.image, model))[0]
        assert hit.record == record
        assert hit.score == pytest.approx(1, abs=1e-5)
        assert hit.path.is_absolute()
        assert hit.path.samefile(source / record.image)


def test_open_gives_what_build_gave(gallery, source, model):
    opened = Gallery.open(source, model)
    assert (opened.records, opened.fingerprint) == (gallery.records, model.fingerprint)
    query = query_for(source / "d.webp", model)
    assert found(opened.search(query, 5)) == found(gallery.search(query, 5))


def test_open_embeds_nothing(gallery, source, model):
    model.batches.clear()
    Gallery.open(source, model)
    Gallery.open(str(source))
    assert model.batches == []


def test_the_pictures_may_lie_elsewhere_and_both_folders_may_move_together(
    source, model, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    Gallery.build("pictures", model, "made/here", progress=False)
    assert not (source / "gallery.json").exists()
    assert str(tmp_path) not in (tmp_path / "made/here/gallery.json").read_text("utf-8")
    shutil.copytree(tmp_path, tmp_path / "moved")
    shutil.rmtree(source)
    hit = Gallery.open("moved/made/here").search(np.eye(16, dtype=np.float32)[0])[0]
    assert hit.path.is_file()
    assert (tmp_path / "moved") in hit.path.parents


def test_building_twice_gives_the_same_files(source, model):
    def files():
        return {p.name: p.read_bytes() for p in source.iterdir() if p.suffix in (".json", ".faiss")}

    Gallery.build(source, model, progress=False)
    first = files()
    Gallery.build(source, model, progress=False)
    assert files() == first
    assert len(first) == 2


def test_pictures_are_embedded_in_batches(tmp_path, model):
    for seed in range(40):
        draw(tmp_path / f"{seed}.png", seed)
    Gallery.build(tmp_path, model, progress=False)
    assert sum(model.batches) == 40
    assert 1 < max(model.batches) <= 32


def test_what_cannot_be_used_is_named_and_nothing_else_is_lost(source, model, tmp_path):
    (source / "broken.jpg").write_bytes(b"no picture")
    (source / "empty.png").touch()
    (source / "phone.heic").write_bytes(b"\0\0\0\x18ftypheic")
    (source / "notes.txt").write_text("not meant to be one")
    draw(source / ".hidden.png")
    draw(source / ".trash" / "old.png")
    draw(source / "two\nlines.png")
    (source / "leaves.png").symlink_to(draw(tmp_path / "outside.png"))
    with (source / "captions.tsv").open("a") as file:
        file.write("a ghost\tghost.png\nno tab\n \td.webp\n")
    gallery = Gallery.build(source, model, progress=False)
    assert len(gallery) == 5
    reasons = dict(gallery.skipped)
    assert len(reasons) == len(gallery.skipped) == 8
    assert "not a picture" in reasons["broken.jpg"]
    assert "0 bytes" in reasons["empty.png"]
    assert "JPEG" in reasons["phone.heic"]
    assert "link" in reasons["leaves.png"]
    assert "rename" in reasons["'two\\nlines.png'"]
    assert "'ghost.png'" in reasons["captions.tsv line 6"]
    assert "caption<TAB>image" in reasons["captions.tsv line 7"]
    assert "no caption" in reasons["captions.tsv line 8"]


def test_a_link_inside_the_folder_is_a_picture_like_any_other(source, model):
    (source / "link.png").symlink_to(source / "a.png")
    Gallery.build(source, model, progress=False)
    assert "link.png" in names(Gallery.open(source, model))


def test_a_folder_without_a_picture_is_an_error(tmp_path, model):
    with pytest.raises(GalleryError, match="holds no picture that can be used$"):
        Gallery.build(tmp_path, model, progress=False)
    (tmp_path / "broken.jpg").write_bytes(b"no picture")
    with pytest.raises(GalleryError, match="1 skipped; broken.jpg: .*not a picture"):
        Gallery.build(tmp_path, model, progress=False)
    with pytest.raises(GalleryError, match="not a folder"):
        Gallery.build(tmp_path / "broken.jpg", model, progress=False)
    assert not (tmp_path / "gallery.json").exists()


@pytest.mark.parametrize(
    "text", [b"", b"image\tcaption\n", b"caption,image\n", b"caption\timage\n\xff"]
)
def test_a_captions_file_of_another_kind_is_an_error(source, model, text):
    (source / "captions.tsv").write_bytes(text)
    with pytest.raises(GalleryError, match="captions.tsv"):
        Gallery.build(source, model, progress=False)


def test_captions_saved_by_a_windows_editor(source, model):
    (source / "captions.tsv").write_bytes(b"\xef\xbb\xbfcaption\timage\r\na tree\ta.png\r\n")
    gallery = Gallery.build(source, model, progress=False)
    assert gallery.skipped == []
    assert gallery.records[0] == Record("a.png", "a tree")


@pytest.mark.parametrize(
    "points", [np.zeros((5, 16)), np.full((5, 16), np.nan), np.eye(5, 15), np.eye(4, 16)]
)
def test_a_broken_model_is_found_out(source, model, points):
    model.embed_images = lambda images: points
    with pytest.raises(GalleryError, match="eye-0 gave"):
        Gallery.build(source, model, progress=False)
    assert not (source / "gallery.json").exists()


def test_a_folder_that_cannot_be_written(source, model, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(GalleryError, match="cannot be written into .*: give another folder"):
        Gallery.build(source, model, tmp_path / "file", progress=False)


# Adding and removing


def test_add_puts_a_picture_in_its_place(gallery, source, model):
    path = draw(source / "aa.png", 7)
    gallery.add([path], ["a double a"], model=model)
    for changed in (gallery, Gallery.open(source, model)):
        assert names(changed) == ["a.png", "aa.png", "b.png", "d.webp", "e.bmp", "sub/c.PNG"]
        assert changed.search(query_for(path, model))[0].record == Record("aa.png", "a double a")
        assert changed.records[0].caption == "an apple"


def test_add_again_embeds_a_changed_picture_and_keeps_its_caption(gallery, source, model):
    draw(source / "a.png", 77)
    gallery.add([str(source / "a.png")], model=model)
    assert len(gallery) == 5
    hit = gallery.search(query_for(source / "a.png", model))[0]
    assert hit.record == Record("a.png", "an apple")
    assert hit.score == pytest.approx(1, abs=1e-5)


def test_add_again_with_another_caption_replaces_the_record(gallery, source, model):
    gallery.add([source / "a.png"], ["a pear"], model=model)
    assert len(gallery) == 5
    assert gallery.records[0] == Record("a.png", "a pear")


def test_add_again_takes_the_caption_that_the_file_tells_now(gallery, source, model):
    gallery.add([source / "d.webp"], ["a dot"], model=model)
    (source / "captions.tsv").write_text("caption\timage\na pear\ta.png\n", encoding="utf-8")
    gallery.add([source / "a.png", source / "d.webp"], model=model)
    told = {record.image: record.caption for record in gallery.records}
    assert (told["a.png"], told["d.webp"]) == ("a pear", "a dot") and told["b.png"]


def test_add_takes_paths_as_the_shell_gives_them(gallery, source, model, monkeypatch):
    draw(source / "sub" / "new.png", 8)
    monkeypatch.chdir(source / "sub")
    gallery.add(["new.png", "../d.webp"], model=model)
    assert len(gallery) == 6
    assert "sub/new.png" in names(gallery)


def test_add_names_what_it_cannot_use(gallery, source, model):
    (source / "broken.png").write_bytes(b"no picture")
    gallery.add([source / "broken.png", source / "gone.png", source / "a.png"], model=model)
    assert len(gallery) == 5
    assert [name for name, _ in gallery.skipped] == ["broken.png", "gone.png"]


def test_add_refuses_and_changes_nothing(gallery, source, model, tmp_path):
    outside = draw(tmp_path / "outside.png")
    (source / "leaves.png").symlink_to(outside)
    (source / "broken.png").write_bytes(b"no picture")
    a = source / "a.png"
    before = (gallery.records, (source / "gallery.json").read_bytes())
    for arguments, words in [
        (dict(paths=[outside], model=model), "copy it there first"),
        (dict(paths=[source / "leaves.png"], model=model), "copy it there first"),
        (dict(paths=[source], model=model), "copy it there first"),
        (dict(paths=[source / "broken.png"], model=model), "broken.png: .*not a picture"),
        (dict(paths=[], model=model), "no picture was given"),
        (dict(paths=str(a), model=model), "must be a list"),
        (dict(paths=[a], captions=["one", "two"], model=model), "1 paths but 2 captions"),
        (dict(paths=[a], model=Eye(seed=1)), "another model"),
    ]:
        with pytest.raises(GalleryError, match=words):
            gallery.add(**arguments)
    assert before == (gallery.records, (source / "gallery.json").read_bytes())


def test_remove_forgets_the_picture_and_keeps_its_file(gallery, source, model):
    query = query_for(source / "a.png", model)
    gallery.remove(["a.png", "sub/c.PNG"])
    for changed in (gallery, Gallery.open(source, model)):
        assert names(changed) == ["b.png", "d.webp", "e.bmp"]
        assert changed.search(query)[0].record.image != "a.png"
    assert (source / "a.png").exists()


def test_remove_refuses_and_changes_nothing(gallery, source):
    with pytest.raises(GalleryError, match="no picture 'x.png', 'y.png'"):
        gallery.remove(["y.png", "a.png", "x.png"])
    with pytest.raises(GalleryError, match="without a picture"):
        gallery.remove(names(gallery))
    with pytest.raises(GalleryError, match="must be a list"):
        gallery.remove("a.png")
    assert len(gallery) == len(Gallery.open(source)) == 5


# Searching


def test_fewer_than_k_when_the_gallery_is_small(gallery):
    query = np.eye(16, dtype=np.float32)[0]
    assert len(gallery.search(query)) == 1
    assert len(gallery.search(query, 99)) == 5
    assert len(gallery.search(query, 99, exclude=["a.png", "no such"])) == 4
    assert gallery.search(query, 3, exclude=names(gallery)) == []


@pytest.mark.parametrize(
    "query, k, words",
    [
        (np.zeros(15), 1, r"shape \(16,\), not \(15,\)"),
        (np.zeros((1, 16)), 1, r"not \(1, 16\)"),
        (np.full(16, np.nan), 1, "NaN"),
        (np.full(16, np.inf), 1, "infinity"),
        (np.zeros(16), 0, "at least 1, not 0"),
    ],
)
def test_a_query_that_makes_no_sense(gallery, query, k, words):
    with pytest.raises(GalleryError, match=words):
        gallery.search(query, k)


@pytest.mark.parametrize("room", [True, False])
def test_a_large_one_is_searched_on_a_gpu_where_there_is_one_with_room(
    gallery, source, monkeypatch, caplog, room
):
    """FAISS's own GPU index cannot be had without a GPU: its calls are what is seen here."""
    asked = []

    def index_cpu_to_gpu(resources, gpu, index, options):
        def search(query, k):
            asked.append((gpu, options.useFloat16, k))
            return index.search(query, k)

        if not room:
            raise RuntimeError("out of memory")
        return SimpleNamespace(search=search)

    resources = SimpleNamespace(setTempMemory=lambda size: None)
    monkeypatch.setattr(faiss, "get_num_gpus", lambda: 1)
    monkeypatch.setattr(faiss, "GpuClonerOptions", SimpleNamespace, raising=False)
    monkeypatch.setattr(faiss, "StandardGpuResources", lambda: resources, raising=False)
    monkeypatch.setattr(faiss, "index_cpu_to_gpu", index_cpu_to_gpu, raising=False)
    query = np.eye(16, dtype=np.float32)[0]
    hits = Gallery.open(source).search(query, 5)
    assert not asked  # five pictures are not worth the way
    monkeypatch.setattr(gallery_files, "LARGE", 5)
    monkeypatch.setattr(gallery_files, "DEEPEST", 3)
    opened = Gallery.open(source)
    for k in (2, 3, 5):  # the last is more than FAISS finds there
        assert found(opened.search(query, k)) == found(hits)[:k]
    assert asked == [(0, True, 2), (0, True, 3)] * room
    assert ("out of memory" in caplog.text) == (not room)


def test_exclude_is_no_single_string(gallery):
    with pytest.raises(GalleryError, match="must be a list"):
        gallery.search(np.zeros(16), exclude="a.png")


@pytest.fixture(scope="module")
def twenty(tmp_path_factory):
    folder = tmp_path_factory.mktemp("twenty")
    for seed in range(20):
        draw(folder / f"{seed:02}.png", seed)
    model = Eye()
    return folder, model, Gallery.build(folder, model, progress=False)


queries = st.integers(0, 10_000).map(
    lambda seed: np.random.default_rng(seed).standard_normal(16).astype(np.float32)
)


@given(query=queries, k=st.integers(1, 25), out=st.sets(st.integers(0, 24), max_size=25))
@settings(deadline=None)
def test_search_equals_brute_force(twenty, query, k, out):
    folder, model, gallery = twenty
    query /= np.linalg.norm(query)
    exclude = [f"{place:02}.png" for place in out]
    scores = {name: float(query_for(folder / name, model) @ query) for name in names(gallery)}
    allowed = sorted(set(scores) - set(exclude), key=lambda name: -scores[name])
    hits = gallery.search(query, k, exclude)
    assert [hit.record.image for hit in hits] == allowed[:k]
    assert [hit.score for hit in hits] == pytest.approx([scores[n] for n in allowed[:k]], abs=1e-5)


@given(query=queries, new=st.sets(st.integers(100, 120), min_size=1, max_size=4))
@settings(deadline=None, max_examples=20)
def test_add_then_remove_gives_back_the_same_answers(query, new):
    model = Eye()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for seed in range(5):
            draw(folder / f"{seed}.png", seed)
        gallery = Gallery.build(folder, model, progress=False)
        before = found(gallery.search(query, 9))
        files = (folder / "gallery.json").read_bytes()
        paths = [draw(folder / f"new-{seed}.png", seed) for seed in sorted(new)]
        gallery.add(paths, model=model)
        assert len(gallery) == 5 + len(new)
        gallery.remove([path.name for path in paths])
        assert found(gallery.search(query, 9)) == before
        assert found(Gallery.open(folder, model).search(query, 9)) == before
        assert (folder / "gallery.json").read_bytes() == files


def test_who_searches_while_another_thread_adds_and_removes_sees_whole_galleries(
    gallery, source, model
):
    new = draw(source / "aa.png", 9)
    points = {p.relative_to(source).as_posix(): query_for(p, model) for p in source.rglob("*.*g")}
    query = points["aa.png"]
    stop = threading.Event()

    def change():
        while not stop.is_set():
            gallery.add([new], model=model)
            gallery.remove(["aa.png"])

    other = threading.Thread(target=change)
    other.start()
    try:
        for _ in range(300):
            for hit in gallery.search(query, 6):
                if hit.record.image in points:
                    wanted = float(points[hit.record.image] @ query)
                    assert hit.score == pytest.approx(wanted, abs=1e-5), hit.record
    finally:
        stop.set()
        other.join()

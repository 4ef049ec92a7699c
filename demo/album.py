"""The tabs that show the album itself: find pictures in it, look through it, add one's own.

Knows what stands in them and what their events do. Own pictures are for this visit alone: a gallery
in a folder of its own, which goes when the visit ends or after an hour. Does not know the chat tab.
"""

import html
import logging
import shutil
from pathlib import Path

import gradio as gr

from demo.bubbles import NEAREST, surety
from demo.conversation import MAX_CHARACTERS, MAX_PICTURES, SORRY, visiting
from demo.gpu import on_gpu
from demo.store import HOUR, keep, visit_folder
from fromage_core.gallery import Gallery, GalleryError
from fromage_core.pictures import PictureError, open_picture, smaller

FOUND = 12  # pictures that a search shows
PAGE = 24  # pictures of the album that are shown at once
THUMB = 512  # pixels of their longer side: they are also enlarged
MOST_OWN = 200
FILES = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff"]
PROGRESS = gr.Progress(track_tqdm=True)
NOTHING_ASKED = "Say what you are looking for, or add a picture."

log = logging.getLogger(__name__)


def own_state() -> gr.State:
    """A visit's own pictures: a Gallery, or None."""
    return gr.State(None, time_to_live=HOUR, delete_callback=forget)


def find_tab(album: "Album", own: gr.State) -> None:
    wanted = gr.MultimodalTextbox(
        label="What are you looking for?",
        placeholder="Words, a picture, or both: a photo and “but at night”",
        sources=["upload"],
        file_count="multiple",
        elem_id="find",
    )
    told = gr.HTML("", elem_id="found-told")
    found = _pictures(4, "found")
    # The model answers one at a time, to the chat and here.
    turn = {"concurrency_id": "chat", "concurrency_limit": 1, "api_visibility": "private"}
    wanted.submit(on_gpu(album.find), [wanted, own], [found, told], **turn)


def look_tab(album: "Album", own: gr.State, tab: gr.Tab) -> None:
    number = gr.State(0)
    with gr.Row(equal_height=True):
        told = gr.HTML(elem_id="album-told")
        small = {"size": "sm", "scale": 0, "min_width": 140}
        add = gr.UploadButton("Add pictures", file_count="multiple", file_types=FILES, **small)
        folder = gr.UploadButton("Add a folder", file_count="directory", **small)
        drop = gr.Button("Remove my pictures", visible=False, **small)
    shown = _pictures(6, "album")
    with gr.Row():
        back = gr.Button("Earlier pictures", size="sm")
        on = gr.Button("More pictures", size="sm")
    view = [number, shown, told, back, on, drop]
    quick = {"show_progress": "hidden", "api_visibility": "private", "concurrency_limit": 4}
    tab.select(album.look, [own, number], view, **quick)
    back.click(lambda own, n: album.look(own, n - 1), [own, number], view, **quick)
    on.click(lambda own, n: album.look(own, n + 1), [own, number], view, **quick)
    place = gr.State()
    for button in (add, folder):
        # The model is not kept waiting by what can be done without it.
        copied = button.upload(
            album.copy,
            [button, own, place],
            [place, told],
            concurrency_id="copy",  # one after another: who adds twice at once has one place
            api_visibility="private",
        )
        added = copied.then(
            on_gpu(album.add),
            [place, own],
            [own, told],
            concurrency_id="chat",
            api_visibility="private",
        )
        added.then(album.look, own, view, **quick)
    drop.click(forget, own, own, **quick).then(album.look, own, view, **quick)


def _pictures(columns: int, elem_id: str) -> gr.Gallery:
    return gr.Gallery(
        visible=False,  # until there are some: gradio's empty one is not for screen readers
        show_label=False,
        columns=columns,
        height="auto",
        object_fit="cover",
        buttons=[],
        allow_preview=False,  # demo/look.py enlarges them, in the whole window
        elem_id=elem_id,
    )


class Album:
    """The event functions of the two tabs, around one chat."""

    def __init__(self, chat):
        self.chat = chat

    def find(self, wanted: dict, own: Gallery | None):
        """The nearest pictures, with how well they fit. -> gallery, told"""
        text = (wanted["text"] or "").strip()[:MAX_CHARACTERS]
        parts: list = [text] if text else []
        try:
            parts += [open_picture(file) for file in wanted["files"][:MAX_PICTURES]]
        except PictureError as error:
            return gr.Gallery(visible=False), html.escape(str(error))
        if not parts:
            return gr.Gallery(visible=False), NOTHING_ASKED
        chat = visiting(self.chat, own)
        try:
            found = chat.find(parts, FOUND)
        except Exception:  # the model has no memory left, say
            log.exception("the search failed")
            return gr.Gallery(visible=False), SORRY
        by_words = parts == [text]
        items = [
            (
                _thumb(f.image, f.record.image),
                f"{f.record.alt} · {fit(f.score)}" if by_words else f.record.alt,
            )
            for f in found
        ]
        told = f"The {len(items)} nearest of {len(chat.gallery):,}"
        return gr.Gallery(items, visible=True), told

    def look(self, own: Gallery | None, number: int = 0):
        """A page of the album, one's own first.
        -> its number, gallery, told, back, on, drop"""
        gallery = visiting(self.chat, own).gallery
        last = max(0, (len(gallery.records) - 1) // PAGE)
        number = min(max(number, 0), last)
        items = []
        for record in gallery.records[number * PAGE : (number + 1) * PAGE]:
            try:
                image = open_picture(gallery.path(record.image))
            except PictureError:  # gone since it was indexed
                continue
            items.append((_thumb(image, record.image), record.alt))
        mine = f", {len(own)} of them yours, for an hour" if own else ""
        told = f"{len(gallery.records):,} pictures{mine} · page {number + 1} of {last + 1}"
        back, on = (gr.Button(interactive=can) for can in (number > 0, number < last))
        shown, drop = gr.Gallery(items, visible=True), gr.Button(visible=own is not None)
        return number, shown, told, back, on, drop

    def copy(self, files: list[str], own: Gallery | None, place: Path | None, progress=PROGRESS):
        """Copies pictures to where one's own lie. -> place, told"""
        files = [file for file in files if Path(file).suffix.lower() in FILES]
        if not files:
            gr.Warning("There is no picture in that folder.")
            return place, gr.skip()
        place, refused = own.folder if own else place, []
        try:
            if not (place and place.exists()):
                place = visit_folder()
            room = MOST_OWN - len(_copies(place))
            if len(files) > room:
                gr.Warning(f"I keep {MOST_OWN} pictures of a visitor, so I leave the rest out.")
            for file in progress.tqdm(files[:room], desc="Copying"):
                try:
                    _copy(open_picture(file), Path(file).stem, place)
                except PictureError as error:
                    refused.append(str(error))
        except OSError:  # a full disk, say
            _failed()
        if refused:
            more = f" (and {len(refused) - 1} more)" if len(refused) > 1 else ""
            gr.Warning(html.escape(f"{refused[0]}{more}"))
        return place, gr.skip()

    def add(self, place: Path, own: Gallery | None, progress=PROGRESS):
        """Adds the copies that are new to one's own. -> own, told"""
        try:
            if own and own.folder == place:
                known = {own.path(record.image).name for record in own.records}
                new = [path for path in _copies(place) if path.name not in known]
                if new:
                    own.add(new, model=self.chat.model, progress=True)
            elif _copies(place):
                own = Gallery.build(place, self.chat.model)
        except (GalleryError, OSError):
            _failed()
        return own, gr.skip()


def fit(score: float) -> str:
    """How well one of several pictures fits what was asked for in words."""
    words = surety(score)
    return "Not a close match" if words == NEAREST else words


def forget(own: Gallery | None) -> None:
    """One's own pictures go, and the files of them."""
    if own:
        shutil.rmtree(own.folder, ignore_errors=True)


def _failed() -> None:
    log.exception("a visitor's pictures could not be added")
    gr.Warning("Your pictures could not be added. Please try again later.")


def _copies(place: Path) -> list[Path]:
    return list(_inside(place).glob("*.webp"))


def _inside(place: Path) -> Path:
    """Where in a visit's folder its pictures lie. What they are called begins with a name that no
    other visit has: a chat that was kept may tell of another's."""
    return place / place.name


def _copy(picture, stem: str, place: Path) -> None:
    """A picture under a name that is free; nothing else that its file told comes along."""
    folder = _inside(place)
    folder.mkdir(exist_ok=True)
    stem = "".join(c for c in stem if c.isprintable()).strip(". ")[:60] or "picture"
    path, number = folder / f"{stem}.webp", 1
    while path.exists():
        number += 1
        path = folder / f"{stem} {number}.webp"
    picture.save(path, "WEBP", quality=90)


def _thumb(image, name: str) -> str:
    return keep(smaller(image, THUMB), name)

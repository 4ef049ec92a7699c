"""Where the page's pictures lie: in folders that gradio serves from, and what is old is removed."""

import os
import shutil
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from gradio import processing_utils, utils
from gradio.context import LocalContext
from PIL import Image

from fromage_core import files

HOUR = 3600  # seconds that a file is kept
GRACE = 300  # seconds more for a folder that its visit may still be about to remove itself
SWEEP = 600  # seconds between looks for older ones
LONGEST = 200  # bytes of a file's name: file systems take 255, of which some are for its ending
USER = getattr(os, "getuid", int)()
VISITS = Path(tempfile.gettempdir()) / f"fromage-visits-{USER}"


def keep(picture: Image.Image, name: str) -> str:
    """Saves a picture where gradio serves and later removes it; returns the file's path.

    Both sides' pictures are shown from such a copy: it is small, any browser can show it, and a
    gallery may live in a folder that the page is not allowed to serve. A name may be anything.
    """
    stem = "".join(c for c in Path(name).stem if c.isprintable())
    stem = stem.encode()[:LONGEST].decode(errors="ignore") or "picture"
    data = processing_utils.encode_pil_to_bytes(picture, "webp")
    folder = Path(utils.get_upload_folder()).resolve() / processing_utils.hash_bytes(data)
    path = folder / f"{stem}.webp"
    try:
        os.utime(path)  # and not written again: another visitor may be fetching it
    except FileNotFoundError:
        files.keep(path, lambda temporary: temporary.write_bytes(data))
    page = LocalContext.blocks.get(None)
    if page:  # gradio removes what it knows of
        page.upload_file_set.add(str(path))
    return str(path)


def visit_folder() -> Path:
    """A new folder for one visit's own pictures. Those that a visit left behind go."""
    claim(VISITS)
    sweep()
    return Path(tempfile.mkdtemp(dir=VISITS))


def sweep() -> None:
    """Removes what visits left behind, of an earlier start as well."""
    for folder in VISITS.glob("*") if is_own(VISITS) else ():
        with suppress(FileNotFoundError):  # another process sweeps here, too
            if time.time() - folder.stat().st_mtime > HOUR + GRACE:
                shutil.rmtree(folder, ignore_errors=True)


def claim(folder: Path) -> None:
    """Makes a folder that nobody else reads, where all may write. Raises OSError where another's is
    there, or a link."""
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700, parents=True)
    if not is_own(folder):
        raise OSError(
            f"{folder} is no folder of this user's own, so no pictures go there; remove it"
        )


def is_own(folder: Path) -> bool:
    """Whether it is there, and a real folder of this user's own."""
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == USER

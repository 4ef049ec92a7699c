"""Where the page's pictures lie: in folders that gradio serves from, and what is old is removed."""

import os
import shutil
import tempfile
import time
from pathlib import Path

from gradio import processing_utils, utils
from gradio.context import LocalContext
from PIL import Image

HOUR = 3600  # seconds that a file is kept
GRACE = 300  # seconds more for a folder that its visit may still be about to remove itself
SWEEP = 600  # seconds between looks for older ones
LONGEST = 200  # bytes of a file's name: file systems take 255, of which some are for its ending
VISITS = Path(tempfile.gettempdir()) / f"fromage-visits-{getattr(os, 'getuid', int)()}"


def keep(picture: Image.Image, name: str) -> str:
    """Saves a picture where gradio serves and later removes it; returns the file's path.

    Both sides' pictures are shown from such a copy: it is small, any browser can show it, and a
    gallery may live in a folder that the page is not allowed to serve. A name may be anything.
    """
    stem = "".join(c for c in Path(name).stem if c.isprintable())
    stem = stem.encode()[:LONGEST].decode(errors="ignore") or "picture"
    path = processing_utils.save_pil_to_cache(
        picture, cache_dir=utils.get_upload_folder(), name=stem
    )
    page = LocalContext.blocks.get(None)
    if page:  # gradio removes what it knows of
        page.upload_file_set.add(path)
    return path


def visit_folder() -> Path:
    """A new folder for one visit's own pictures. Those that a visit left behind go."""
    sweep()
    VISITS.mkdir(mode=0o700, exist_ok=True)
    return Path(tempfile.mkdtemp(dir=VISITS))


def sweep() -> None:
    """Removes what visits left behind, of an earlier start as well."""
    for folder in VISITS.glob("*"):
        if time.time() - folder.stat().st_mtime > HOUR + GRACE:
            shutil.rmtree(folder, ignore_errors=True)

"""Where gradio keeps what visitors send and are shown: in a folder of this page's own.

gradio removes what it knows of. What a run that was killed left behind it does not know, and in
gradio's usual folder it could not be told from the files of other pages.
"""

import os
import tempfile
import time
from pathlib import Path

from demo.store import HOUR

FOLDER = (
    Path(os.environ.get("GRADIO_TEMP_DIR") or tempfile.gettempdir())
    / f"fromage-uploads-{getattr(os, 'getuid', int)()}"
)


def settle() -> None:
    """From here on, gradio keeps files there."""
    FOLDER.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ["GRADIO_TEMP_DIR"] = str(FOLDER)


def sweep_uploads(lasting: set[str]) -> None:
    """Removes what is older than an hour there, but for the page's own files."""
    for file in FOLDER.rglob("*"):
        try:
            if file.is_dir() or str(file) in lasting:
                continue
            if time.time() - file.stat().st_mtime > HOUR:
                file.unlink()
        except FileNotFoundError:  # gradio was quicker
            continue

"""Where gradio keeps what visitors send and are shown: in a folder of this page's own.

gradio removes what it knows of. What a run that was killed left behind it does not know, and in
gradio's usual folder it could not be told from the files of other pages.
"""

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from demo.store import HOUR, USER, claim, is_own

FOLDER = (
    Path(os.environ.get("GRADIO_TEMP_DIR") or tempfile.gettempdir()) / f"fromage-uploads-{USER}"
)


def settle() -> None:
    """From here on, gradio keeps files there."""
    claim(FOLDER)
    os.environ["GRADIO_TEMP_DIR"] = str(FOLDER)


def sweep_uploads(lasting: set[str]) -> None:
    """Removes what is older than an hour there, but for the page's own files; and folders that have
    been empty for as long."""
    old = time.time() - HOUR
    for place, _, names in os.walk(FOLDER, topdown=False) if is_own(FOLDER) else ():
        for file in (Path(place, name) for name in names):
            with suppress(FileNotFoundError):  # gradio was quicker
                if str(file) not in lasting and file.stat().st_mtime < old:
                    file.unlink()
        with suppress(OSError):  # another sweep was quicker, or something is in it
            if Path(place) != FOLDER and os.stat(place).st_mtime < old:
                os.rmdir(place)

"""Where the page's pictures lie: in gradio's folder of files that it serves and later removes."""

from pathlib import Path

from gradio import processing_utils, utils
from PIL import Image

HOUR = 3600  # seconds that a file is kept
SWEEP = 600  # seconds between looks for older ones


def keep(picture: Image.Image, name: str) -> str:
    """Saves a picture where gradio serves and later removes it; returns the file's path.

    Both sides' pictures are shown from such a copy: it is small, any browser can show it, and a
    gallery may live in a folder that the page is not allowed to serve.
    """
    return processing_utils.save_pil_to_cache(
        picture, cache_dir=utils.get_upload_folder(), name=Path(name).stem or "picture"
    )

"""A small model for tests of galleries, pictures that it can tell apart, and views of answers."""

import numpy as np
from PIL import Image


class Eye:
    """A model that projects the pixels at random, the same way each time."""

    def __init__(self, d_ret=16, seed=0):
        self.d_ret, self.fingerprint = d_ret, f"eye-{seed}"
        self._project = np.random.default_rng(seed).standard_normal((8 * 8 * 3, d_ret))
        self.batches = []

    def embed_images(self, images):
        self.batches.append(len(images))
        pixels = [np.asarray(image.resize((8, 8)), dtype=np.float64).ravel() for image in images]
        points = (np.stack(pixels) - 127) @ self._project
        return (points / np.linalg.norm(points, axis=1, keepdims=True)).astype(np.float32)


def draw(path, seed=0):
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(seed).integers(0, 256, (8, 8, 3), np.uint8)
    Image.fromarray(noise).save(path)
    return path


def query_for(path, model):
    return model.embed_images([Image.open(path).convert("RGB")])[0]


def found(hits):
    return [(hit.record, round(hit.score, 4)) for hit in hits]


def names(gallery):
    return [record.image for record in gallery.records]


def five_pictures(folder):
    """Five pictures, one of them in a subfolder; three have captions. Returns the folder."""
    for seed, name in enumerate(["b.png", "a.png", "sub/c.PNG", "d.webp", "e.bmp"]):
        draw(folder / name, seed)
    (folder / "captions.tsv").write_text(
        "caption\timage\nan  apple \ta.png\nanother apple\ta.png\n"
        "a cat\tsub/c.PNG\nÄpfel 🍏\tb.png\n",
        encoding="utf-8",
    )
    return folder

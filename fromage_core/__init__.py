"""FROMAGe: a frozen language model and a frozen visual encoder with four learned things between.

Reads any mix of text and pictures, answers in text with retrieved pictures in place
(Koh, Salakhutdinov, Fried: "Grounding Language Models to Images for Multimodal Inputs and
Outputs", ICML 2023). This package knows nothing of the page; `demo` knows nothing of tensors.
"""

from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
DEFAULT_MODEL = _ROOT / "checkpoints" / "fromage-135m"
DEFAULT_GALLERY = _ROOT / "assets" / "gallery"

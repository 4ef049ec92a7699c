"""What runs on a lent GPU: on a Hugging Face Space with ZeroGPU one is there while a function runs.

Elsewhere, where the package `spaces` is not, nothing is changed.
"""

import importlib
import importlib.util
from collections.abc import Callable

SECONDS = 60  # that an answer may take there


def on_gpu(function: Callable) -> Callable:
    """The function, run on the lent GPU where there is one to be lent.

    Give it a method of the object that has the model: what a call is given is sent there, and the
    object is not.
    """
    if not importlib.util.find_spec("spaces"):
        return function
    return importlib.import_module("spaces").GPU(duration=SECONDS)(function)

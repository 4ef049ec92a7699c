"""Files that are whole or not there: written under another name, then moved to their place."""

import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path

from safetensors import SafetensorError
from safetensors.torch import save_file


def whole_path(name: str) -> str:
    """A file's or folder's name by its whole path, so that it is found from anywhere; any other, as
    a Hub id, as it is."""
    return str(Path(name).resolve()) if Path(name).exists() else name


def keep(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` write a file under a name of this thread's own, and move it to its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.stem}.{os.getpid()}-{threading.get_ident()}{path.suffix}")
    try:
        write(temporary)
        with temporary.open("r+b") as written:  # after a power cut too, it is whole or not there
            os.fsync(written.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def keep_tensors(path: Path, tensors: dict, metadata: dict | None = None) -> None:
    """`keep` tensors as safetensors. Raises OSError where they cannot be written."""
    try:
        keep(path, lambda temporary: save_file(tensors, temporary, metadata=metadata))
    except SafetensorError as error:  # as a full disk shows itself there
        told = OSError(f"{path} cannot be written ({error})")
        told.errno = errno.EIO  # it is the disk's
        raise told from error

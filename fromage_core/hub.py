"""The Hugging Face Hub: which files models need, whether there is room for them, one bar for all.

Knows huggingface_hub's cache, where what was interrupted is gone on with. Does not know what the
files mean. What is whole in the cache is never asked for again.
"""

import json
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from tqdm import tqdm

SPARE = 1 << 30  # bytes that are left free on the disk


class HubError(Exception):
    """Files cannot be had; the message says which, why, and what to do."""


@dataclass(frozen=True)
class Wanted:
    """repo: its id; files: patterns of what is needed; weights: patterns of which the first that
    the repository has is needed as well."""

    repo: str
    files: tuple[str, ...] = ()
    weights: tuple[str, ...] = ()


def fetch(wanted: Sequence[Wanted]) -> None:
    """Have all these files in the cache. Raises HubError, before the first byte where there is no
    room for the last."""
    missing = [one for one in wanted if not _cached(one)]
    if not missing:
        return
    files = [(one.repo, name, size) for one in missing for name, size in _listed(one).items()]
    total = sum(size for _, _, size in files)
    _check_disk(total, [one.repo for one in missing])
    with tqdm(total=total, unit="B", unit_scale=True, desc="fetching") as bar:
        for repo, name, _ in files:
            bar.set_postfix_str(f"{repo} {name}")
            _download(repo, name, bar)


def is_repository(name: str) -> bool:
    """Whether a name could be one of the Hub's, and is nothing on this disk."""
    return bool(re.fullmatch(r"[\w.-]+(/[\w.-]+)?", name)) and not Path(name).exists()


def snapshot(repo: str) -> Path | None:
    """The folder in the cache of what was fetched of a repository, if anything was."""
    from huggingface_hub import constants
    from huggingface_hub.file_download import repo_folder_name

    kept = Path(constants.HF_HUB_CACHE) / repo_folder_name(repo_id=repo, repo_type="model")
    try:
        folder = kept / "snapshots" / (kept / "refs" / "main").read_text().strip()
    except OSError:
        return None
    return folder if folder.is_dir() else None


def _cached(one: Wanted) -> bool:
    """Whether all of it was fetched before."""
    folder = snapshot(one.repo)
    if folder is None:
        return False
    names = [path.name for path in folder.iterdir()]
    indexes = [json.loads((folder / n).read_text()) for n in names if n.endswith(".index.json")]
    parts = [set(index["weight_map"].values()) for index in indexes]
    whole = not parts or any(part <= set(names) for part in parts)
    return whole and bool(_chosen(one, names))


def _chosen(one: Wanted, names: Sequence[str]) -> list[str]:
    """Those of a repository's files that are needed; none where the weights are not among them."""
    found = [name for name in names if any(fnmatch(name, p) for p in one.files)]
    if not one.weights:
        return found
    for pattern in one.weights:
        if weights := [name for name in names if fnmatch(name, pattern)]:
            return found + weights
    return []


def _listed(one: Wanted) -> dict[str, int]:
    """The needed files and their sizes in bytes, as the Hub says."""
    from huggingface_hub import HfApi

    try:
        info = HfApi().model_info(one.repo, files_metadata=True, timeout=20)
    except Exception as error:  # the Hub's client raises many kinds
        raise HubError(_what_to_do(one.repo, error)) from error
    sizes = {file.rfilename: file.size or 0 for file in info.siblings or ()}
    sizes = {name: size for name, size in sizes.items() if "/" not in name}
    chosen = _chosen(one, list(sizes))
    if not chosen:
        raise HubError(
            f"{one.repo} has none of {', '.join(one.weights or one.files)}: is it a model of the "
            "kind that is wanted?"
        )
    return {name: sizes[name] for name in chosen}


def _check_disk(total: int, repos: Sequence[str]) -> None:
    from huggingface_hub import constants

    folder = Path(constants.HF_HUB_CACHE)
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    if total + SPARE > free:
        raise HubError(
            f"{' and '.join(repos)} take {total / 1e9:.1f} GB, and {folder} has {free / 1e9:.1f} "
            "free: make room, let HF_HOME name a larger disk, or take a smaller model"
        )


def _download(repo: str, name: str, bar: tqdm) -> None:
    from huggingface_hub import hf_hub_download

    class Part(tqdm):
        """One file's bar, which moves the one of all."""

        def __init__(self, *args, **more):
            super().__init__(*args, **{**more, "disable": True})
            self.update(more.get("initial") or 0)

        def update(self, n=1):
            bar.update(max(0, min(n, bar.total - bar.n)))

    try:
        hf_hub_download(repo, name, tqdm_class=Part)
    except Exception as error:  # as above
        raise HubError(_what_to_do(repo, error)) from error


def _what_to_do(repo: str, error: Exception) -> str:
    """One sentence of what happened with a repository, and the way out."""
    from huggingface_hub.errors import GatedRepoError, RepositoryNotFoundError

    if isinstance(error, GatedRepoError):
        return (
            f"{repo} is given only to those who accepted its licence: do so on "
            f"https://huggingface.co/{repo}, then log in here with `hf auth login`"
        )
    if isinstance(error, RepositoryNotFoundError):
        return (
            f"{repo!r} is no folder here and no repository that the Hub shows you: check its name"
        )
    if isinstance(error, OSError) and error.errno == 28:
        return f"the disk is full while {repo} is fetched: make room, and start again"
    return (
        f"{repo!r} is no folder here, and the Hub does not give it ({type(error).__name__}): be "
        "online and start again, it goes on where it was; or give a folder"
    )

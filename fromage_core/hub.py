"""The Hugging Face Hub: which files models need, whether there is room for them, one bar for all.

Knows the Hub's own cache, from which whole models are taken, and a folder in this program's cache
for those that are fetched: what is interrupted there goes on where it was, even in a later start.
Does not know what the files mean. What is whole is never asked for again.
"""

import fnmatch
import hashlib
import json
import os
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlparse

from tqdm import tqdm

from fromage_core.wheels import cache_dir

SPARE = 1 << 30  # bytes that are left free on the disk
PATIENCE = 20  # seconds for the Hub to answer


class HubError(Exception):
    """Files cannot be had; the message says which, why, and what to do."""


@dataclass(frozen=True)
class Wanted:
    """repo: its id; files: patterns of what is needed, each of which finds something unless it
    begins with a star; weights: patterns of which the first that the repository has is needed as
    well."""

    repo: str
    files: tuple[str, ...] = ()
    weights: tuple[str, ...] = ()


def is_repository(name: str) -> bool:
    """Whether a name could be one of the Hub's, and is nothing on this disk."""
    fits = re.fullmatch(r"[\w.-]+(/[\w.-]+)?", name) and not name.endswith(".gguf")
    return bool(fits) and not Path(name).exists()


def folder(one: Wanted) -> Path:
    """Where the files lie, once they were fetched. Raises HubError where they were not."""
    if place := _found(one):
        return place
    raise HubError(f"{one.repo} was not fetched: be online and start again")


def _found(one: Wanted) -> Path | None:
    places = (_hubs_own(one.repo), _ours(one.repo))
    return next((place for place in places if _whole(one, place)), None)


def fetch(wanted: Sequence[Wanted]) -> None:
    """Have all these files here. Raises HubError, before the first byte where there is no room for
    the last."""
    from huggingface_hub.utils import WeakFileLock

    if all(map(_found, wanted)):
        return
    try:
        _ours("").mkdir(parents=True, exist_ok=True)
        with WeakFileLock(_ours("") / ".lock"):  # another process may be at it
            _fetch([one for one in wanted if not _found(one)])
    except OSError as error:
        if error.errno is None:  # not the disk's
            raise
        raise HubError(
            f"{_ours('')} cannot be written ({error.strerror}): make room there, or let "
            "FROMAGE_CACHE name a folder that can"
        ) from error


def _fetch(missing: Sequence[Wanted]) -> None:
    files = [(one.repo, name, size) for one in missing for name, size in _listed(one).items()]
    files = [file for file in files if not (_ours(file[0]) / file[1]).exists()]
    total = sum(size for _, _, size in files)
    parts = [part.stat().st_size for one in missing for part in _ours(one.repo).glob(".*.part")]
    free = shutil.disk_usage(_ours("")).free
    if total - sum(parts) + SPARE > free:
        raise HubError(
            f"{' and '.join(one.repo for one in missing)} take {total / 1e9:.1f} GB, and "
            f"{_ours('')} has {free / 1e9:.1f} free: make room, let FROMAGE_CACHE name a folder on "
            "a larger disk, or take a smaller model"
        )
    with tqdm(total=total, unit="B", unit_scale=True, desc="fetching") as bar:
        for repo, name, _ in files:
            bar.set_postfix_str(f"{repo} {name}")
            try:
                _download(repo, name, bar)
            except OSError as error:
                if error.errno is not None:  # the disk's, not the Hub's
                    raise
                raise HubError(_what_to_do(repo, error)) from error
            except HubError:
                raise
            except Exception as error:  # the Hub's client raises many kinds
                raise HubError(_what_to_do(repo, error)) from error


def _hubs_own(repo: str) -> Path:
    """What the Hub's own cache has of a repository."""
    from huggingface_hub import constants
    from huggingface_hub.file_download import repo_folder_name

    kept = Path(constants.HF_HUB_CACHE) / repo_folder_name(repo_id=repo, repo_type="model")
    try:
        return kept / "snapshots" / (kept / "refs" / "main").read_text().strip()
    except (OSError, ValueError):
        return kept


def _ours(repo: str) -> Path:
    return cache_dir() / "hub" / repo.replace("/", "--")


def _whole(one: Wanted, place: Path) -> bool:
    """Whether all that is wanted lies there. Weights are fetched last, in the order of their
    index."""
    if not place.is_dir():
        return False
    names = [path.name for path in place.iterdir()]
    if not _chosen(one, names) or _missing(one, names):
        return False
    # A repository may have an index of weights of another kind as well.
    kind = next((kind for kind in one.weights if fnmatch.filter(names, kind)), "")
    indexes = [_parts(place / name) for name in fnmatch.filter(names, f"{kind}.index.json")]
    return not indexes or any(parts <= set(names) for parts in indexes)


def _missing(one: Wanted, names: Sequence[str]) -> list[str]:
    """The files that must be there and are not: all but patterns that begin with a *."""
    needed = (pattern for pattern in one.files if not pattern.startswith("*"))
    return [pattern for pattern in needed if not fnmatch.filter(names, pattern)]


def _parts(index: Path) -> set[str]:
    """The files that weights in parts are in."""
    try:
        return set(json.loads(index.read_text(encoding="utf-8"))["weight_map"].values())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {""}  # nothing has it: to be fetched anew


def _chosen(one: Wanted, names: Sequence[str]) -> list[str]:
    """Those of a repository's files that are needed, weights last; none without weights."""
    found = [name for name in names if any(fnmatch.fnmatch(name, p) for p in one.files)]
    if not one.weights:
        return found
    for pattern in one.weights:
        if weights := [name for name in names if fnmatch.fnmatch(name, pattern)]:
            return found + sorted(set(weights) - set(found))
    return []


def _listed(one: Wanted) -> dict[str, int]:
    """The needed files and their sizes in bytes, as the Hub says."""
    from huggingface_hub import HfApi

    try:
        info = HfApi().model_info(one.repo, files_metadata=True, timeout=PATIENCE)
    except Exception as error:  # the Hub's client raises many kinds
        raise HubError(_what_to_do(one.repo, error)) from error
    sizes = {file.rfilename: file.size or 0 for file in info.siblings or ()}
    sizes = {name: size for name, size in sizes.items() if re.fullmatch(r"[\w-][\w.-]*", name)}
    chosen, missing = _chosen(one, list(sizes)), _missing(one, list(sizes))
    if not chosen or missing:
        lacks = f"no {' and no '.join(missing)}" if missing else f"none of {', '.join(one.weights)}"
        raise HubError(f"{one.repo} has {lacks}: is it a model of the kind that is wanted?")
    return {name: sizes[name] for name in chosen}


def _download(repo: str, name: str, bar: tqdm) -> None:
    """One file, from where an earlier start left it, to its place."""
    from huggingface_hub import get_hf_file_metadata, hf_hub_url
    from huggingface_hub.file_download import http_get
    from huggingface_hub.utils import build_hf_headers

    class Part(tqdm):
        """One file's bar, which moves the one of all."""

        def __init__(self, *args, **more):
            super().__init__(*args, **{**more, "disable": True})

        def update(self, n=1):
            bar.update(n)

    url, headers = hf_hub_url(repo, name), build_hf_headers()
    told = get_hf_file_metadata(url, headers=headers, timeout=PATIENCE)
    if urlparse(told.location).netloc != urlparse(url).netloc:
        headers.pop("authorization", None)  # the token is the Hub's business alone
    etag = re.sub(r"\W", "", told.etag or "")
    part = _ours(repo) / f".{name}.{etag[:16]}.part"
    part.parent.mkdir(parents=True, exist_ok=True)
    for stale in set(part.parent.glob(f".{name}.*.part")) - {part}:
        stale.unlink()
    with part.open("ab") as file:
        done = file.tell()
        bar.update(done)
        more = {"resume_size": done, "expected_size": told.size, "tqdm_class": Part}
        http_get(told.location, file, headers=headers, **more)
    if len(etag) == 64:  # then it is the file's sha256
        with part.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != etag:
            part.unlink()
            raise HubError(f"{repo} {name} came damaged (its sha256 is {found}): start again")
    os.replace(part, part.with_name(name))


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
    return (
        f"{repo!r} is no folder here, and the Hub does not give it ({type(error).__name__}): be "
        "online and start again, it goes on where it was; or give a folder"
    )

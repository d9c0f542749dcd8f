"""What an index was built from, so that a stale or damaged one is noticed."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from index.errors import IndexMismatch, IndexNotBuilt

FORMAT = 4  # raise it when the layout of the index folder changes
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """Hashes are SHA-256 in hexadecimal."""

    format: int
    report: str
    questions: str
    indicators: str
    model: str
    model_hash: str
    dimension: int
    engine: str
    versions: dict[str, str]

    @property
    def content(self) -> str:
        """One hash over everything that decides what the index holds."""
        text = json.dumps(asdict(self), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


def hash_file(path: Path) -> str:
    """Return the file's hash, or an empty string where there is none."""
    if not path.exists():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hash_folder(path: Path) -> str:
    """Return one hash over a folder's files; a hub name that is no folder has none."""
    if not path.is_dir():
        return ""
    digest = hashlib.sha256()
    for file in sorted(p for p in path.rglob("*") if p.is_file() and p.suffix != ".md"):
        digest.update(f"{file.relative_to(path).as_posix()}\n{hash_file(file)}\n".encode())
    return digest.hexdigest()


def library_versions() -> dict[str, str]:
    """Return the versions of the libraries whose output is stored."""
    return {name: version(name) for name in ("faiss-cpu", "sentence-transformers")}


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest with the hashes of the files that lie beside it."""
    files = {p.name: hash_file(p) for p in sorted(folder.iterdir()) if p.name != NAME}
    text = json.dumps(asdict(manifest) | {"files": files}, ensure_ascii=False, indent=1)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def check_manifest(folder: Path, expected: Manifest, needed: Sequence[str]) -> None:
    """Raise IndexNotBuilt or IndexMismatch unless the folder holds just what is expected."""
    path = folder / NAME
    if not path.exists():
        raise IndexNotBuilt(f"There is no index at {folder}: run `python -m index build`.")
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        files = dict(found.pop("files"))
        hashes = {name: hash_file(folder / name) for name in {*files, *needed}}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexMismatch(f"{path} is damaged: build the index again.") from error
    wanted = asdict(expected)
    differing = [key for key in wanted if found.get(key) != wanted[key]]
    differing += sorted(name for name, value in hashes.items() if files.get(name) != value)
    if differing:
        raise IndexMismatch(
            f"The index at {folder} differs in {', '.join(differing)}: run `python -m index build`."
        )

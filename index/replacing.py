"""Write a folder beside its place and rename it into place, so that it is there whole or not."""

import errno
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import IndexNotWritten

STALE = 3600.0  # seconds after which a folder that a killed process left is removed


@contextmanager
def folder_in(parent: Path, prefix: str) -> Iterator[Path]:
    """Yield a new folder to be renamed into place; remove it where it was not.

    What killed processes left there under that prefix is swept first.
    """
    parent.mkdir(parents=True, exist_ok=True)
    sweep(parent, prefix)
    beside = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
    try:
        yield beside
    finally:
        shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def folder_beside(path: Path) -> Iterator[Path]:
    """Yield a new folder that takes the place of ``path`` when all went well.

    Raises IndexNotWritten, with the reason, where the disk is full or the folder read-only.
    """
    try:
        with folder_in(path.parent, f".{path.name}-") as beside:
            yield beside
            _move(beside, path)
    except OSError as error:
        raise IndexNotWritten(
            f"The index cannot be written at {path}: {error.strerror}. "
            "Free some space or name another folder (INDEX_DIR, or --index)."
        ) from error


def _move(beside: Path, path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    try:
        os.replace(beside, path)
    except OSError as error:
        if error.errno not in (errno.ENOTEMPTY, errno.EEXIST) or not path.is_dir():
            raise  # else another process has just put the same index there


def sweep(parent: Path, prefix: str) -> None:
    """Remove what killed processes left beside: folders of that prefix older than an hour."""
    for left in parent.glob(f"{prefix}*"):
        try:
            is_stale = time.time() - left.stat().st_mtime > STALE
        except OSError:
            continue  # its process has just removed it
        if is_stale:
            shutil.rmtree(left, ignore_errors=True)

"""The sums of a model folder, so that a damaged file is named before it gives wrong vectors."""

from pathlib import Path

from index.errors import ReportError
from index.manifest import hash_file

NAME = "SHA256SUMS"


def write_sums(folder: Path) -> None:
    """Write the sums of what a model is loaded from, as ``sha256sum`` does."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and _counts(p))
    lines = [f"{hash_file(path)}  {path.relative_to(folder).as_posix()}\n" for path in files]
    (folder / NAME).write_text("".join(lines), encoding="utf-8")


def check_sums(folder: Path) -> None:
    """Raise ReportError naming the files that are missing or not as written; no sums, no check."""
    path = folder / NAME
    if not path.exists():
        return
    try:
        rows = [line.split("  ", 1) for line in path.read_text(encoding="utf-8").splitlines()]
        wrong = [name for known, name in rows if hash_file(folder / name) != known]
    except (OSError, ValueError) as error:
        raise ReportError(f"{path} is damaged: get the model again.") from error
    if wrong:
        raise ReportError(
            f"The embedding model {str(folder)!r} is damaged in {', '.join(wrong)}: "
            f"get these files again (git checkout), or remove {NAME} where they were changed "
            "on purpose."
        )


def _counts(path: Path) -> bool:
    return path.suffix != ".md" and path.name != NAME

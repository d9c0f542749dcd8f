"""A disk that is full and one that is read-only: ``python -m tests.soak.full_disk``.

Commands run where they cannot write; each must say one line and leave no traceback. Disks are
made with tmpfs where this process may mount; elsewhere nothing is run and the run says so.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.soak.kill_builds import small_report
from tests.soak.tiny import tiny_model

PATIENCE = 120.0
SMALL = 64 * 1024  # bytes


@contextmanager
def disk(path: Path, option: str) -> Iterator[Path]:
    """Mount a small disk, full or read-only; raise PermissionError where that is not allowed."""
    path.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(path)], check=False
    )
    if mounted.returncode:
        raise PermissionError("mounting is not allowed here")
    try:
        if option == "ro":
            subprocess.run(["mount", "-o", "remount,ro", str(path)], check=True)
        yield path
    finally:
        subprocess.run(["umount", str(path)], check=True)


def commands(place: Path, reports: Path, model: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield what writes, with a name."""
    index = ["--model", str(model), "--index", str(place / "index")]
    told = ["--slug", "y", "--title", "某县报告", "--year", "2021", "--region", "某县"]
    report = str(reports / "reports" / "x-2021" / "report.md")
    build = ["index", "build", "--data", str(reports), "--report", "x-2021", *index]
    yield "build", build
    yield "add", ["index", "add", report, *told, "--data", str(place / "data"), *index]
    yield "keys", ["assistant", "keys", "add", "a"]
    yield "migrate", ["assistant", "migrate"]


def fill(place: Path) -> None:
    """Write until nothing more fits."""
    with suppress(OSError), (place / "filling").open("ab", buffering=0) as file:
        while file.write(b"0" * 512):
            pass


def said(command: list[str], place: Path) -> tuple[int, str]:
    """Run a command; return its exit code and what it said on the error stream."""
    ran = subprocess.run(
        [sys.executable, "-m", *command],
        env=os.environ | {"STATE_DIR": str(place / "state"), "INDEX_DIR": str(place / "index")},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    return ran.returncode, ran.stderr.strip()


def main() -> int:
    """Run every command on each disk; return 0 where each failed clearly."""
    started, bad, count = time.monotonic(), 0, 0
    with tempfile.TemporaryDirectory(prefix="disks-") as name:
        work = Path(name)
        model = tiny_model(work / "model")
        small_report(work / "data" / "reports" / "x-2021")
        for option in ("full", "ro"):
            try:
                with disk(work / option, option) as place:
                    for what, command in commands(place, work / "data", model):
                        fill(place) if option == "full" else None
                        code, told = said(command, place)
                        clear = code == 1 and told.startswith("error: ") and "\n" not in told
                        bad, count = bad + (not clear), count + 1
                        print(f"{'ok ' if clear else 'BAD'} {option} {what}: {told[-600:]}")
            except PermissionError as error:
                print(f"full_disk: skipped, {error}")
                return 0
    print(f"full_disk: {count} commands, {bad} bad, {time.monotonic() - started:.0f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

"""``python -m tests.soak.hostile``: add hostile files; each must end soon, small and clearly.

``index add`` must succeed or say one line that begins with ``error:``, within SECONDS and MEMORY.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.soak.hostile_files import sources
from tests.soak.tiny import tiny_model

SECONDS, MEMORY = 180.0, 6.0  # GiB; a Word or PDF file is given 120 s and 4 GiB by itself
PATIENCE, HARD = 400.0, 10 * 2**30


@dataclass(frozen=True, slots=True)
class Outcome:
    """How adding one file ended."""

    name: str
    code: int
    seconds: float
    gibibytes: float
    said: str

    @property
    def is_clear(self) -> bool:
        """Say whether it ended as it must."""
        lines = self.said.splitlines()
        refused = self.code == 1 and len(lines) == 1 and lines[0].startswith("error: ")
        bounded = self.seconds <= SECONDS and self.gibibytes <= MEMORY
        return bounded and (refused or (self.code == 0 and not lines))


def add(path: Path, work: Path, model: Path) -> Outcome:
    """Add one file in a process of its own, measured."""
    command = [
        sys.executable, "-m", "index", "add", str(path), "--slug", "soak", "--title", "某县报告",
        "--year", "2021", "--region", "某县", "--model", str(model),
    ]  # fmt: skip
    with tempfile.TemporaryDirectory(dir=work) as name, open(Path(name) / "said", "w+b") as said:
        place = ["--data", str(Path(name) / "data"), "--index", str(Path(name) / "index")]
        started = time.monotonic()
        process = subprocess.Popen(
            command + place,
            stdout=subprocess.DEVNULL,
            stderr=said,
            stdin=subprocess.DEVNULL,
        )
        # A file that takes all memory is to fail by itself, not to bring the machine down.
        resource.prlimit(process.pid, resource.RLIMIT_DATA, (HARD, HARD))
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() - started > PATIENCE:
                process.kill()
            time.sleep(0.02)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - started
        said.seek(0)
        told = said.read().decode("utf-8", errors="replace").strip()
    return Outcome(path.name, process.returncode, seconds, usage.ru_maxrss / 2**20, told)


def main() -> int:
    """Add every file; return 0 where each ended clearly."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.hostile", description=__doc__)
    parser.add_argument("--only", default="", help="files whose name holds this")
    options = parser.parse_args()
    started = time.monotonic()
    outcomes = []
    with tempfile.TemporaryDirectory(prefix="hostile-") as name:
        work, files = Path(name), Path(name) / "files"
        files.mkdir()
        for write in sources():
            write(files)
        model = tiny_model(work / "model")
        for path in sorted(files.iterdir()):
            if options.only not in path.name:
                continue
            outcome = add(path, work, model)
            outcomes.append(outcome)
            mark = "ok " if outcome.is_clear else "BAD"
            size = f"{outcome.seconds:6.1f} s {outcome.gibibytes:5.2f} GiB"
            print(f"{mark} {size} {outcome.code:4} {path.name}: {outcome.said[-300:]}", flush=True)
    bad = [outcome.name for outcome in outcomes if not outcome.is_clear]
    print(
        f"hostile: {len(outcomes)} files, {len(bad)} bad {bad}, {time.monotonic() - started:.0f} s"
    )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

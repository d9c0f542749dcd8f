"""Kill index builds at random moments: ``python -m tests.soak.kill_builds --times 500``.

After each kill the index must open as it was, or be told to be missing or damaged; then it is
built anew and must find what the reference finds. Builders are forked, so that none has to load
the libraries again, and are killed with SIGKILL.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import median

import torch
from tqdm import tqdm

from index import replacing
from index.embedding import SentenceEmbedding
from index.errors import IndexMismatch, IndexNotBuilt
from index.report_folder import ReportFolder
from index.report_index import ReportIndex
from tests.soak.tiny import tiny_model

PARTS = 100
FACTS = (
    'title = "某县报告"\nregion = "某县"\nissuer = "某县人民政府"\ndate = 2021-01-01\n'
    "result_year = 2020\nplan_year = 2021\n"
)
QUESTION = "新建学校几所"
FAILED = 3  # the exit code of a child whose work raised


def small_report(path: Path) -> ReportFolder:
    """Write a report of a few dozen sections."""
    path.mkdir(parents=True)
    parts = "".join(
        f"（{n}）第{n}项工作。建成学校{n}所，新增学位{n}00个。\n\n" for n in range(PARTS)
    )
    text = f"某县报告\n\n一、2020年工作回顾\n\n{parts}二、2021年工作安排\n\n新建学校3所。\n"
    (path / "report.md").write_text(text, encoding="utf-8")
    (path / "report.toml").write_text(FACTS, encoding="utf-8")
    (path / "questions.csv").write_text("question,target\n建几所学校,2#1\n", encoding="utf-8")
    return ReportFolder(path)


def forked(work: Callable[[], object]) -> int:
    """Run work in a child; return its process id."""
    pid = os.fork()
    if pid:
        return pid
    code = FAILED
    try:
        work()
        code = 0
    except Exception as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
    finally:
        os._exit(code)


def ended(pid: int) -> int:
    """Wait for a child; return its exit code, negative for a signal."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


class Kills:
    """Builds one index again and again and kills it."""

    def __init__(self, folder: ReportFolder, embedding: SentenceEmbedding, path: Path) -> None:
        """Work on the index of a report at ``path``."""
        self._folder, self._embedding, self._path = folder, embedding, path
        self.counts: Counter[str] = Counter()
        self.seconds = median(self._timed() for _ in range(9))
        self._found = self._search()

    def _build(self) -> None:
        ReportIndex.build(self._folder, self._embedding).save(self._folder, self._path)

    def _timed(self) -> float:
        started = time.monotonic()
        self._build()
        return time.monotonic() - started

    def _search(self) -> object:
        index = ReportIndex.open(self._folder, self._embedding, self._path)
        return index.search_dense(QUESTION)[:5]

    def once(self, after: float) -> None:
        """Start a build, kill it after a while, and look at what it left."""
        reading, writing = os.pipe()

        def build() -> None:
            os.write(writing, b".")
            self._build()

        pid = forked(build)
        os.read(reading, 1)  # it has begun
        time.sleep(after)
        os.kill(pid, signal.SIGKILL)
        os.close(reading)
        os.close(writing)
        self.counts["killed" if ended(pid) == -signal.SIGKILL else "finished before"] += 1
        try:
            assert self._search() == self._found
            self.counts["opened"] += 1
        except (IndexNotBuilt, IndexMismatch) as error:
            self.counts[f"rebuilt after {type(error).__name__}"] += 1
            ReportIndex.open_or_build(self._folder, self._embedding, self._path)
            assert self._search() == self._found

    def left(self) -> int:
        """Return how many folders killed builds left, and remove them as the next build does."""
        beside = list(self._path.parent.glob(f".{self._path.name}-*"))
        for folder in beside:
            os.utime(folder, (0, 0))
        replacing.sweep(self._path.parent, f".{self._path.name}-")
        assert not list(self._path.parent.glob(f".{self._path.name}-*"))
        return len(beside)


def main() -> int:
    """Kill that many builds; return 0 where every index was whole or mended."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.kill_builds", description=__doc__)
    parser.add_argument("--times", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(1)  # threads do not survive a fork
    tqdm.monitor_interval = 0
    tqdm.set_lock(threading.RLock())  # its own lock is shared: a killed child would keep it
    chance, started = random.Random(options.seed), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="kills-") as name:
        embedding = SentenceEmbedding(str(tiny_model(Path(name) / "model")))
        folder = small_report(Path(name) / "reports" / "x-2021")
        kills = Kills(folder, embedding, Path(name) / "index" / "x-2021")
        for _ in range(options.times):
            # Two of three while the files are written or renamed, which is a build's last part.
            kills.once(kills.seconds * chance.uniform(chance.choice((0.0, 0.8, 1.1)), 1.5))
        counts, left = dict(kills.counts), kills.left()
    print(
        f"kill_builds: {options.times} builds of {kills.seconds * 1000:.0f} ms, {counts}, "
        f"{left} folders left and swept, {time.monotonic() - started:.0f} s"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

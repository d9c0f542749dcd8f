"""What one process measures of one system: a build, or opening and asking."""

import time
from importlib import import_module
from pathlib import Path

from bench.peer_types import System, peer

DEPTH = 5  # passages of a timed search
DEEP = 60  # passages of an untimed one, to compare by characters read
MOST_CHARACTERS = 2500  # kept of those
WARM_UP = ("报告讲了什么", "今后怎么安排", "谁作的报告")


def build(name: str, text: str, folder: Path) -> dict[str, object]:
    """Build and save; loading libraries and model is not counted."""
    run = _system(name).prepare()
    began = time.perf_counter()
    run(text, folder)
    return {"build_seconds": time.perf_counter() - began}


def ask(name: str, questions: list[str], folder: Path, began: float) -> dict[str, object]:
    """Open and ask each question once; ``began`` is when the process was started (epoch)."""
    search = _system(name).open(folder)
    search(WARM_UP[0], DEPTH)
    ready = time.time() - began
    opened = resident()
    for question in WARM_UP:
        search(question, DEPTH)
    taken, top = [], []
    for question in questions:
        at = time.perf_counter()
        found = search(question, DEPTH)
        taken.append(1000 * (time.perf_counter() - at))
        top.append(found)
    asked = resident()
    deep = [_within(search(question, DEEP)) for question in questions]
    return {
        "ready_seconds": ready,
        "opened_mb": opened,
        "memory_mb": asked,
        "milliseconds": taken,
        "top": top,
        "deep": deep,
    }


def resident() -> float:
    """Return the memory that this process holds, in MB."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if "VmRSS" in line) / 1024


def _system(name: str) -> System:
    module, _, kind = peer(name).place.partition(":")
    system: System = getattr(import_module(module), kind)()
    return system


def _within(texts: list[str]) -> list[str]:
    """Return the first texts, as many as are kept."""
    kept, left = [], MOST_CHARACTERS
    for text in texts:
        if left <= 0:
            break
        kept.append(text[:left])
        left -= len(text)
    return kept

"""The running service: seconds to ready, milliseconds an answer, megabytes of memory."""

import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2

QUESTIONS = Path("tests/evaluation/questions.jsonl")
ROUNDS = 3


def main() -> None:
    """Start the service, ask every development question, print the figures."""
    started = time.perf_counter()
    with serving() as (port, pid):
        print(f"ready after {time.perf_counter() - started:.1f} s")
        with httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
            _ask(client)
        print(f"memory {resident(pid):.0f} MB")


@contextmanager
def serving(workers: int = 1) -> Iterator[tuple[int, int]]:
    """Yield port and process id of a service that is ready; what it keeps goes with it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="bench-") as state:
        ours = {"PORT": str(port), "RATE_LIMIT": "off", "WORKERS": str(workers)}
        process = subprocess.Popen(
            [sys.executable, "-m", "assistant", "serve"],
            env={**os.environ, **ours, "STATE_DIR": state},
        )
        try:
            with httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
                _wait_until_ready(client, port, workers)
            yield port, process.pid
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait_until_ready(client: httpx2.Client, port: int, workers: int) -> None:
    """Wait until every worker listens: whoever comes before stays with those that do."""
    for _ in range(1200):
        try:
            client.get("/readyz").raise_for_status()
            if workers == 1 or _listening(port) >= workers:
                return
        except httpx2.HTTPError:
            pass
        time.sleep(0.05)
    raise TimeoutError("the service was not ready within a minute")


def _listening(port: int) -> int:
    """Return how many sockets listen on a port."""
    lines = Path("/proc/net/tcp").read_text(encoding="utf-8").splitlines()[1:]
    told = (line.split()[1:4:2] for line in lines)
    return sum(address.endswith(f":{port:04X}") and state == "0A" for address, state in told)


def _ask(client: httpx2.Client) -> None:
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines]
    taken = []
    for question in questions * ROUNDS:
        began = time.perf_counter()
        client.post("/api/chat", json={"question": question}).raise_for_status()
        taken.append(1000 * (time.perf_counter() - began))
    cuts = statistics.quantiles(taken, n=100)
    print(f"{len(taken)} answers, one client: p50 {cuts[49]:.1f} ms, p99 {cuts[98]:.1f} ms")


def resident(pid: int) -> float:
    """Return the memory that a process holds, in MB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if "VmRSS" in line) / 1024


if __name__ == "__main__":
    main()

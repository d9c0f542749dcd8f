"""The running service: seconds to ready, milliseconds an answer, megabytes of memory."""

import json
import os
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path

import httpx2

QUESTIONS = Path("tests/evaluation/questions.jsonl")
ROUNDS = 3


def main() -> None:
    """Start the service on a free port, ask every development question, print the figures."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "assistant", "serve"]
    started = time.perf_counter()
    process = subprocess.Popen(command, env={**os.environ, "PORT": str(port), "RATE_LIMIT": "off"})
    try:
        with httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
            _wait_until_ready(client)
            print(f"ready after {time.perf_counter() - started:.1f} s")
            _ask(client)
        print(f"memory {_resident(process.pid):.0f} MB")
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait_until_ready(client: httpx2.Client) -> None:
    for _ in range(1200):
        try:
            client.get("/readyz").raise_for_status()
            return
        except httpx2.HTTPError:
            time.sleep(0.05)
    raise TimeoutError("the service was not ready within a minute")


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


def _resident(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if "VmRSS" in line) / 1024


if __name__ == "__main__":
    main()

"""Many clients at once: answers a second, milliseconds an answer, memory of each process.

The load comes from the same cores as the answers; every question is another one until all are
asked. They come mixed, as users would ask them: the files hold hundreds of one kind in a row.
``python -m bench.load --workers 2 --clients 1 64 --seconds 20``.
"""

import argparse
import asyncio
import json
import random
import statistics
import time
from pathlib import Path

from bench.service import resident, serving

QUESTIONS = Path("tests/evaluation")
SEED = 1


def main() -> None:
    """Start the service, put it under load by so many clients in turn, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 8, 64])
    parser.add_argument("--seconds", type=float, default=20.0)
    options = parser.parse_args()
    questions = _questions()
    print(f"{len(questions)} distinct questions, {options.workers} workers")
    with serving(options.workers) as (port, pid):
        for clients in options.clients:
            print(asyncio.run(_load(port, questions, clients, options.seconds)))
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
            sizes = [resident(int(process)) for process in (str(pid), *children)]
            print("  memory of each process:", ", ".join(f"{size:.0f} MB" for size in sizes))


def _questions() -> list[str]:
    found: dict[str, None] = {}
    for path in sorted(QUESTIONS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            asked = row.get("question") or row.get("turns", [None])[0]
            if asked:
                found[asked] = None
    mixed = list(found)
    random.Random(SEED).shuffle(mixed)
    return mixed


async def _load(port: int, questions: list[str], clients: int, seconds: float) -> str:
    taken: list[float] = []
    failed = 0
    end = time.monotonic() + seconds

    async def client(number: int) -> None:
        nonlocal failed
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.monotonic() < end:
            body = json.dumps({"question": questions[number % len(questions)]}).encode()
            number += clients
            began = time.perf_counter()
            writer.write(
                b"POST /api/chat HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
                b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
            )
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            length = next(line for line in head.split(b"\r\n") if line.startswith(b"content-len"))
            await reader.readexactly(int(length.split(b":")[1]))
            taken.append(1000 * (time.perf_counter() - began))
            failed += not head.startswith(b"http/1.1 200")
        writer.close()

    await asyncio.gather(*(client(number) for number in range(clients)))
    cuts = statistics.quantiles(taken, n=100)
    return (
        f"{clients} clients: {len(taken)} answers, {len(taken) / seconds:.0f} a second, "
        f"p50 {cuts[49]:.1f} ms, p99 {cuts[98]:.1f} ms, {failed} errors"
    )


if __name__ == "__main__":
    main()

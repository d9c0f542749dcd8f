"""Memory over many requests: ``python -m tests.soak.memory --requests 20000``.

The service is asked all that the page and its clients ask, each question worded a little
differently, so that nothing that is kept by text stays small by itself. What it takes must not
grow after the warm-up.
"""

import argparse
import http.client
import itertools
import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from urllib.parse import quote, urlsplit

from bench.service import resident
from index.report_folder import ReportFolder
from tests.soak.service import Service, running

FOLDER = ReportFolder(Path("data/reports/pingshan-2020"))
MOST_GROWTH = 25.0  # MiB over the second half; the allocator takes 5 to 10 at a time
SAMPLES = 20
Call = tuple[str, str, object]


def calls(seed: int) -> Iterator[Call]:
    """Yield method, path and body of one request after another, without end."""
    chance = random.Random(seed)
    questions = [question.question for question in FOLDER.questions()]
    for number in itertools.count():
        asked = f"{chance.choice(questions)}{'？' * chance.randrange(3)}{chance.randrange(10**6)}"
        plain, other = chance.choice(questions), chance.choice(questions)
        exchange = {"question": plain, "answer": other, "citations": []}
        message = {"role": "user", "content": plain}
        yield from (
            ("POST", "/api/chat", {"question": plain}),
            ("POST", "/api/chat", {"question": asked}),
            ("POST", "/api/chat", {"question": plain, "stream": True}),
            ("POST", "/api/chat", {"question": "2020年呢", "history": [message]}),
            ("GET", f"/api/suggestions?q={quote(asked[:6])}", None),
            ("GET", f"/api/search?q={quote(asked)}", None),
            ("POST", "/v1/chat/completions", {"messages": [message], "stream": number % 2 == 0}),
            ("GET", "/api/indicators?format=csv", None),
            ("POST", "/api/feedback", {"question": asked, "answer": "", "verdict": "down"}),
            ("POST", "/api/chat", {"question": ""}),
        )
        if number % 10 == 0:
            yield "POST", "/api/draft", {"request": f"写{plain}工作要点", "format": "docx"}
            yield "POST", "/api/export", {"format": "docx", "exchanges": [exchange]}
            yield "GET", "/metrics", None
            yield "GET", "/", None


def ask(service: Service, requests: int, seed: int) -> list[float]:
    """Send requests; return the memory at the start and after each twentieth of them."""
    address = urlsplit(service.url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=60)
    sizes = [resident(service.pid)]
    for number, (method, path, body) in enumerate(itertools.islice(calls(seed), requests), 1):
        data = None if body is None else json.dumps(body).encode()
        connection.request(method, path, data, {"Content-Type": "application/json"})
        reply = connection.getresponse()
        reply.read()
        if reply.status >= 500:
            raise RuntimeError(f"{method} {path} {body}: {reply.status}")
        if number % max(1, requests // SAMPLES) == 0:
            sizes.append(resident(service.pid))
            print(f"{number:7} requests {sizes[-1]:8.1f} MiB", flush=True)
    connection.close()
    return sizes


def main() -> int:
    """Ask, and return 0 where memory stays flat after the warm-up."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.memory", description=__doc__)
    parser.add_argument("--requests", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    started = time.monotonic()
    with running() as service:
        sizes = ask(service, options.requests, options.seed)
    middle = len(sizes) // 2
    warm, last = median(sizes[middle - 2 : middle + 3]), median(sizes[-5:])
    growth = last - warm
    print(
        f"memory: {options.requests} requests, {sizes[0]:.0f} MiB at first, {warm:.0f} warm, "
        f"{last:.0f} at last, {growth:+.1f} over the second half, "
        f"{time.monotonic() - started:.0f} s"
    )
    return int(growth > MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())

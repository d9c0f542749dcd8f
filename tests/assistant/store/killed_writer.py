"""Fork writers one after another and kill each at a random moment; print what they acknowledged.

Run as a programme: ``python -m tests.assistant.store.killed_writer URL KILLS SEED``. The store is
imported once, before the forks, so that two hundred kills take seconds.
"""

import os
import random
import signal
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy.engine import make_url

from assistant.store.database import open_store
from assistant.store.types import Approval, Feedback

# seconds until a writer is killed at the latest, several times what it needs to open the store
LONGEST = {"sqlite": 0.08, "postgresql": 0.4}
REPORT = "killed"


def write(url: str, writer: int) -> None:
    """Keep feedback and approvals by turns for ever; print each only once it was kept."""
    store = open_store(url, Path("unused"))
    number = 0
    while True:
        name, now = f"{writer}.{number}", datetime.now(UTC)
        if number % 2:
            store.approve(Approval(REPORT, name, "答", "1", "引", "", date.today(), None, "k", now))
        else:
            store.keep_feedback(Feedback(REPORT, name, "答", "up", "", now))
        os.write(1, f"{name}\n".encode())
        number += 1


def main(url: str, kills: int, seed: int) -> None:
    """Kill that many writers."""
    chance = random.Random(seed)
    longest = LONGEST[make_url(url).get_backend_name()]
    open_store(url, Path("unused")).close()  # imports the driver
    for writer in range(kills):
        child = os.fork()
        if child == 0:
            try:
                write(url, writer)
            except BaseException as error:
                print(error, file=sys.stderr, flush=True)
            os._exit(1)
        time.sleep(chance.uniform(0, longest))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if os.WTERMSIG(status) != signal.SIGKILL:
            sys.exit(f"writer {writer} ended by itself")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))

"""The service as a process with a state folder of its own, for as long as a run lasts."""

import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.keys import Keys
from tests.ports import free_port

PATIENCE = 120.0  # seconds until a service that should be ready counts as broken


@dataclass(frozen=True, slots=True)
class Service:
    """A running service."""

    url: str
    pid: int
    key: str  # of a member of staff
    state: Path
    log: Path


@contextmanager
def running() -> Iterator[Service]:
    """Start the service on a free port of loopback; stop it at the end."""
    with tempfile.TemporaryDirectory(prefix="soak-") as name:
        state, log = Path(name), Path(name) / "service.log"
        key = Keys(state / "keys.json").add("soak")
        port = free_port()
        ours = {"HOST": "127.0.0.1", "PORT": str(port), "RATE_LIMIT": "off", "STATE_DIR": name}
        with log.open("wb") as file:
            process = subprocess.Popen(
                [sys.executable, "-m", "assistant", "serve"],
                env=os.environ | ours | {"WRITER": "extractive", "REQUIRE_KEY": "false"},
                stdout=file,
                stderr=subprocess.STDOUT,
            )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait(url, process, log)
            yield Service(url, process.pid, key, state, log)
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _wait(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/readyz", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise RuntimeError(f"The service did not start:\n{log.read_text(encoding='utf-8')[-2000:]}")

"""Several processes answer at one address, and the process over them stays small."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from tests.ports import free_port

PATIENCE = 120.0  # seconds that a first build and two workers may take


@pytest.fixture
def service(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    port = free_port()
    ours = {"PORT": str(port), "WORKERS": "2", "RATE_LIMIT": "off"}
    ours |= {"STATE_DIR": str(tmp_path), "INDEX_DIR": str(tmp_path / "index")}
    command = [sys.executable, "-m", "assistant", "serve"]
    with subprocess.Popen(command, env={**os.environ, **ours}) as process:
        yield f"http://127.0.0.1:{port}", process
        process.terminate()


@pytest.mark.slow
def test_two_workers_answer_at_one_address(
    service: tuple[str, subprocess.Popen[bytes]],
) -> None:
    address, process = service
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            if httpx2.get(f"{address}/readyz").is_success:
                break
        except httpx2.HTTPError:
            time.sleep(0.2)
    asked = {"question": "2020年5G基站目标是多少"}
    replies = [httpx2.post(f"{address}/api/chat", json=asked).json() for _ in range(8)]
    assert all("1500个" in reply["answer"] for reply in replies)
    status = Path(f"/proc/{process.pid}/status")
    if status.exists():  # Linux
        line = next(row for row in status.read_text().splitlines() if row.startswith("VmRSS"))
        assert int(line.split()[1]) < 250 * 1024  # kB

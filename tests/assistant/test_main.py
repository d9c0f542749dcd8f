import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from assistant.__main__ import main

WAIT = 60.0  # seconds; a busy machine loads slowly


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_port_in_use_is_named_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("PORT", str(taken.getsockname()[1]))
        assert main(["serve"]) == 1
    assert "PORT=" in capsys.readouterr().err


def test_an_unknown_default_report_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PORT", str(free_port()))
    monkeypatch.setenv("INDEX_DIR", str(tmp_path))
    monkeypatch.setenv("DEFAULT_REPORT", "nowhere-1999")
    assert main(["serve"]) == 1
    assert "pingshan-2020" in capsys.readouterr().err


@pytest.mark.slow
def test_the_served_process_answers_on_its_port(tmp_path: Path) -> None:
    port = free_port()
    environment = {**os.environ, "PORT": str(port), "INDEX_DIR": str(tmp_path)}
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "assistant", "serve"], env=environment, stdout=log, stderr=log
        )
    try:
        deadline = time.monotonic() + WAIT
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz") as reply:
                    assert json.load(reply)["status"] == "ready"
                break
            except OSError:
                assert process.poll() is None, (tmp_path / "log").read_text()
                assert time.monotonic() < deadline
                time.sleep(0.1)
    finally:
        process.terminate()
        process.wait(timeout=10)
    assert f"http://127.0.0.1:{port}" in (tmp_path / "log").read_text()

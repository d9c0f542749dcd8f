import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.__main__ import main
from assistant.store.database import open_store
from assistant.store.types import Feedback
from tests.ports import free_port

WAIT = 60.0  # seconds; a busy machine loads slowly


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
    monkeypatch.setenv("STATE_DIR", str(tmp_path))
    monkeypatch.setenv("DEFAULT_REPORT", "nowhere-1999")
    assert main(["serve"]) == 1
    assert "pingshan-2020" in capsys.readouterr().err


def test_a_database_that_cannot_be_opened_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", str(free_port()))
    monkeypatch.setenv("DATABASE_URL", "mysql://root:geheim@host/name")
    for command in ("serve", "migrate", "purge"):
        assert main([command]) == 1
        told = capsys.readouterr().err
        assert "DATABASE_URL" in told
        assert "geheim" not in told


def test_the_database_is_migrated_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("STATE_DIR", str(tmp_path))
    assert main(["migrate"]) == 0
    assert "brought to this version" in capsys.readouterr().out
    assert main(["migrate"]) == 0
    assert "up to date" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "left"), [([], [1, 4]), (["--days", "3"], [1]), (["--days", "0"], [])]
)
def test_purge_deletes_what_is_older_than_the_days(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str], left: list[int]
) -> None:
    monkeypatch.setenv("STATE_DIR", str(tmp_path))
    monkeypatch.setenv("KEEP_DAYS", "5")
    store = open_store("", tmp_path)
    for days in (1, 4, 6):
        at = datetime.now(UTC) - timedelta(days=days)
        store.keep_feedback(Feedback("one", "问", "答", "up", str(days), at))
    assert main(["purge", *arguments]) == 0
    ever = datetime(2000, 1, 1, tzinfo=UTC)
    assert sorted(int(given.reason) for given in store.feedback("one", ever)) == left
    store.close()


@pytest.mark.parametrize("days", ["-1", "x", "9999999"])
def test_purge_refuses_what_is_no_number_of_days(days: str) -> None:
    with pytest.raises(SystemExit):
        main(["purge", "--days", days])


@pytest.mark.slow
@pytest.mark.parametrize("workers", ["1", pytest.param("2", marks=pytest.mark.slow)])
def test_the_served_process_answers_on_its_port(tmp_path: Path, workers: str) -> None:
    port = free_port()
    environment = {**os.environ, "PORT": str(port), "INDEX_DIR": str(tmp_path)}
    environment["WORKERS"] = workers
    environment["STATE_DIR"] = str(tmp_path)
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
        process.wait(timeout=30)
    assert f"http://127.0.0.1:{port}" in (tmp_path / "log").read_text()


def test_what_answers_with_the_bundled_model_loads_no_transformers(tmp_path: Path) -> None:
    program = (
        "import sys, api;"
        "from assistant.registry import Registry;"
        "from assistant.settings import Settings;"
        "told = Registry.open(Settings()).assistant().ask('2020年5G基站目标是多少');"
        "assert '1500' in told.answer;"
        "print({'torch', 'sentence_transformers', 'transformers', 'sklearn'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        text=True,
        timeout=WAIT,
        env={**os.environ, "INDEX_DIR": str(tmp_path)},
    )
    assert done.stdout.strip() == "set()"

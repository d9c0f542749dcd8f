"""kill -9 during writes, 200 times and more: what was acknowledged is there."""

import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from assistant.store.database import open_store
from tests.assistant.store.killed_writer import REPORT

KILLS = {"sqlite": 200, "postgresql": 40}
SEED = 20200115


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_to_kill(url: str, tmp_path: Path) -> None:
    kills = KILLS[make_url(url).get_backend_name()]
    command = [sys.executable, "-m", "tests.assistant.store.killed_writer", url]
    done = subprocess.run(
        [*command, str(kills), str(SEED)], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    acknowledged = done.stdout.split()
    assert len({name.split(".")[0] for name in acknowledged}) > kills / 3  # most had begun to write

    store = open_store(url, tmp_path)
    ever = datetime(2000, 1, 1, tzinfo=UTC)
    kept = [given.question for given in store.feedback(REPORT, ever)]
    kept += [approval.question for approval in store.approvals(REPORT)]
    store.close()
    assert len(kept) == len(set(kept))
    assert set(acknowledged) <= set(kept)
    assert len(set(kept) - set(acknowledged)) <= kills  # written, killed before it could say so
    if url.startswith("sqlite"):
        file = sqlite3.connect(tmp_path / "kept.db")
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        file.close()
    print(
        f"{kills} kills, {len(acknowledged)} acknowledged, {len(set(kept) - set(acknowledged))} not"
    )

import re
import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPICursor

from assistant.store.database import Database, open_store
from assistant.store.engine import _write_ahead, open_engine, store_url
from assistant.store.errors import StoreError
from assistant.store.types import Feedback

GIVEN = Feedback("one", "地铁", "14号线" * 2000, "up", "", datetime(2026, 3, 1, tzinfo=UTC))


def pragma(engine: sa.Engine, name: str) -> object:
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_by_default_it_is_a_file_of_the_state_folder_that_only_its_owner_reads(
    tmp_path: Path,
) -> None:
    store = open_store("", tmp_path / "state")
    store.keep_feedback(GIVEN)
    files = sorted((tmp_path / "state").iterdir())
    assert [file.name for file in files] == ["assistant.db", "assistant.db-shm", "assistant.db-wal"]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    store.close()


def test_sqlite_syncs_each_commit_and_waits_for_other_writers(tmp_path: Path) -> None:
    engine = open_engine(store_url("", tmp_path))
    assert pragma(engine, "journal_mode") == "wal"
    assert pragma(engine, "synchronous") == 2  # FULL
    assert pragma(engine, "foreign_keys") == 1
    assert pragma(engine, "busy_timeout") == 10_000
    engine.dispose()


def test_a_new_file_that_another_process_switches_is_tried_again(tmp_path: Path) -> None:
    for number in range(20):  # without another try, one round in forty failed
        folder = tmp_path / str(number)
        with ThreadPoolExecutor(6) as pool:
            stores = list(pool.map(open_store, [""] * 6, [folder] * 6))
        for store in stores:
            store.close()


def test_a_switch_to_the_log_that_is_turned_away_is_tried_again() -> None:
    class Cursor:
        tries = 0

        def execute(self, _: str) -> None:
            self.tries += 1
            if self.tries < 3:
                raise sqlite3.OperationalError("database is locked")

    cursor = Cursor()
    _write_ahead(cast(DBAPICursor, cursor))
    assert cursor.tries == 3


@pytest.mark.parametrize(
    "text", ["mysql://root:geheim@host/name", "sqlite://", "sqlite:///:memory:", "geheim"]
)
def test_another_kind_of_database_is_refused_without_its_password(
    text: str, tmp_path: Path
) -> None:
    with pytest.raises(StoreError, match="DATABASE_URL") as refused:
        store_url(text, tmp_path)
    assert "geheim" not in str(refused.value)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_is_reached_by_psycopg_however_it_is_written(
    scheme: str, tmp_path: Path
) -> None:
    assert store_url(f"{scheme}://host/name", tmp_path).drivername == "postgresql+psycopg"


def test_a_missing_driver_names_the_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=re.escape("report-assistant[postgres]")):
        open_store("postgresql://host/name", tmp_path)


def test_a_server_that_is_not_there_is_named_without_its_password(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"127\.0\.0\.1:1/.*DATABASE_URL") as failed:
        open_store("postgresql://me:geheim@127.0.0.1:1/name", tmp_path)
    assert "geheim" not in str(failed.value)


def test_a_wrong_password_is_told_without_it(server: str, tmp_path: Path) -> None:
    url = sa.make_url(server).set(password="geheim").render_as_string(hide_password=False)
    with pytest.raises(StoreError, match="password authentication failed") as failed:
        open_store(url, tmp_path)
    assert "geheim" not in str(failed.value)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="STATE_DIR"):
        open_store("", tmp_path / "file" / "state")


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "assistant.db").write_text("no database " * 1000)
    with pytest.raises(StoreError, match="no SQLite database"):
        open_store("", tmp_path)


def limited(path: Path, statement: str) -> Database:
    """Return an open store each of whose connections obeys a pragma."""
    store = open_store("", path)
    store.close()  # the next connection is a new one
    sa.event.listen(store._engine, "connect", lambda raw, _: raw.execute(statement))
    return store


@pytest.mark.parametrize(
    ("statement", "advice"),
    [
        ("PRAGMA query_only=ON", "read-only"),
        ("PRAGMA max_page_count=1", "disk is full"),  # SQLite takes the size that the file has
    ],
)
def test_a_file_that_cannot_be_written_or_grow_says_what_to_do(
    statement: str, advice: str, tmp_path: Path
) -> None:
    store = limited(tmp_path, statement)
    with pytest.raises(StoreError, match=advice) as failed:
        store.keep_feedback(replace(GIVEN, answer="14号线" * 100_000))
    assert "14号线" not in str(failed.value)
    store.close()


def test_a_read_only_server_says_so(server: str, tmp_path: Path) -> None:
    from tests.assistant.store.conftest import new_database

    url = new_database(server)
    store = open_store(url, tmp_path)
    with store._engine.begin() as connection:
        name = sa.make_url(url).database
        connection.exec_driver_sql(f"ALTER DATABASE {name} SET default_transaction_read_only=on")
    store.close()
    with pytest.raises(StoreError, match="read-only"):
        store.keep_feedback(GIVEN)
    store.close()


def test_what_is_purged_is_overwritten_in_the_file(tmp_path: Path) -> None:
    store = open_store("", tmp_path)
    store.keep_feedback(GIVEN)
    store.purge(datetime(2027, 1, 1, tzinfo=UTC))
    store.close()  # the last one writes the log back into the file
    assert "14号线".encode() not in (tmp_path / "assistant.db").read_bytes()
    assert not list(tmp_path.glob("*-wal"))


def test_a_writer_that_holds_the_file_is_waited_for(tmp_path: Path) -> None:
    store = limited(tmp_path, "PRAGMA busy_timeout=50")
    other = sqlite3.connect(tmp_path / "assistant.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="another process"):
        store.keep_feedback(GIVEN)
    other.rollback()
    other.close()
    assert store.keep_feedback(GIVEN) == 1
    store.close()

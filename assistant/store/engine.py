"""A database by its URL: SQLite that loses nothing it acknowledged, or PostgreSQL."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from assistant.store.errors import StoreError

FILE = "assistant.db"
BUSY = 10_000  # milliseconds that a writer waits for another one; a write takes a few
CONNECT = 5  # seconds until a server that does not answer counts as gone
STATEMENT = 10_000  # milliseconds; a server that hangs must not hold a request for ever
AGAIN = 0.01  # seconds between two tries where SQLite itself does not wait
EXCLUSIVE = "exclusive"  # option of a connection that shuts out other writers from its start
_PRAGMAS = (
    f"busy_timeout={BUSY}",  # first: the others may have to wait
    "synchronous=FULL",  # a commit is on disk when it returns
    "foreign_keys=ON",
    "secure_delete=ON",  # what is purged is overwritten, not only unlinked
)
_ADVICE = (  # what the database says, what to do
    ("readonly", "it is read-only; make the file and its folder writable."),  # SQLite
    ("read-only", "it is read-only; make it writable."),  # PostgreSQL
    ("unable to open", "its file cannot be opened; check that the folder exists and is writable."),
    ("is full", "the disk is full; free some space."),  # SQLite: database or disk is full
    ("no space left", "the disk is full; free some space."),  # PostgreSQL: No space left on device
    ("is locked", "another process holds it; stop that one."),
    ("not a database", "its file is no SQLite database; move it away or set DATABASE_URL."),
    ("malformed", "its file is damaged; restore it from a backup."),
)


def store_url(text: str, state_dir: Path) -> URL:
    """Return the database that a setting names; an empty one is a file in the state folder."""
    if not text:
        return URL.create("sqlite", database=str(state_dir.resolve() / FILE))
    try:
        url = make_url(text)
    except ArgumentError:
        raise StoreError(  # without the text, which may hold a password
            "DATABASE_URL is no address of a database; write sqlite:///folder/file.db or "
            "postgresql+psycopg://user:password@host/name."
        ) from None
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+psycopg")
    in_memory = url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:")
    if url.drivername not in ("sqlite", "postgresql+psycopg") or in_memory:
        raise StoreError(
            f"DATABASE_URL names {url.drivername}{' in memory' if in_memory else ''}; only "
            "sqlite:///folder/file.db and postgresql+psycopg:// are supported."
        )
    return url


def open_engine(url: URL) -> sa.Engine:
    """Return an engine; nothing is connected yet. Parameters stay out of its error texts."""
    if url.get_backend_name() == "sqlite":
        _make_file(url)
        engine = sa.create_engine(url, hide_parameters=True)
        sa.event.listen(engine, "connect", _set_pragmas)
        sa.event.listen(engine, "begin", _begin)
        return engine
    options = f"-c statement_timeout={STATEMENT}"
    try:
        return sa.create_engine(
            url,
            hide_parameters=True,
            pool_pre_ping=True,  # the server may have been restarted
            connect_args={"connect_timeout": CONNECT, "options": options},
        )
    except ImportError:
        raise StoreError(
            "DATABASE_URL names PostgreSQL, whose driver is not installed: "
            "pip install 'report-assistant[postgres]'."
        ) from None


@contextmanager
def explained(url: URL) -> Iterator[None]:
    """Turn what a driver raises into a StoreError that names the database and what to do."""
    try:
        yield
    except SQLAlchemyError as error:
        raise StoreError(_explanation(url, error)) from error


def _explanation(url: URL, error: SQLAlchemyError) -> str:
    cause = getattr(error, "orig", None) or error
    said = (str(cause).strip().splitlines() or [type(cause).__name__])[0]
    name = url.render_as_string(hide_password=True)
    found = [advice for part, advice in _ADVICE if part in said.lower()]
    if found:
        return f"Database {name}: {found[0]}"
    return f"Database {name} failed ({said}); check DATABASE_URL and that the database runs."


def _make_file(url: URL) -> None:
    """Make the file where there is none, readable by its owner alone; SQLite keeps that mode."""
    path = Path(str(url.database))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDONLY | os.O_CREAT, 0o600))
    except OSError as error:
        raise StoreError(
            f"Database {path} cannot be opened ({error.strerror}); make STATE_DIR writable or set "
            "DATABASE_URL."
        ) from error


def _set_pragmas(connection: sa.engine.interfaces.DBAPIConnection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # we begin ourselves: Python would leave DDL outside
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    _write_ahead(cursor)
    cursor.close()


def _write_ahead(cursor: sa.engine.interfaces.DBAPICursor) -> None:
    """Switch the file to a write-ahead log, which it keeps.

    While two processes switch a new file at once, SQLite turns one away without waiting.
    """
    end = time.monotonic() + BUSY / 1000
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
        time.sleep(AGAIN)


def _begin(connection: sa.Connection) -> None:
    exclusive = connection.get_execution_options().get(EXCLUSIVE)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if exclusive else "BEGIN")

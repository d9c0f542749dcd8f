"""The same tests over SQLite and over a real PostgreSQL."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa

from assistant.store.database import Database, open_store
from tests.assistant.store.postgres import binaries, running

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a PostgreSQL server's first database."""
    folder = binaries()
    if folder is None:
        missing = "PostgreSQL is needed: apt-get install postgresql."
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with running(folder) as url:
        yield url


def new_database(server: str) -> str:
    """Make an empty database and return its URL."""
    name = f"test_{next(_NUMBERS)}"
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return sa.make_url(server).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'kept.db'}"
    return new_database(request.getfixturevalue("server"))


@pytest.fixture
def store(url: str, tmp_path: Path) -> Iterator[Database]:
    """An open store over it."""
    opened = open_store(url, tmp_path)
    yield opened
    opened.close()

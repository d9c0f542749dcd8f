import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from assistant.store.database import Database, open_store
from assistant.store.engine import store_url
from assistant.store.errors import StoreError
from assistant.store.migrate import config
from assistant.store.tables import metadata

AT_ONCE = 6  # processes that start together
OPEN = (
    "import sys; from pathlib import Path; from assistant.store.database import open_store;"
    "print('ready', flush=True); sys.stdin.readline(); open_store(sys.argv[1], Path('unused'))"
)


def test_models_and_migrations_agree(store: Database) -> None:
    with store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_a_table_that_no_migration_makes_would_be_noticed(store: Database) -> None:
    changed = sa.MetaData()
    for table in metadata.tables.values():
        table.to_metadata(changed)
    sa.Table("more", changed, sa.Column("id", sa.Integer, primary_key=True))
    with store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert [step[0] for step in compare_metadata(context, changed)] == ["add_table"]


def test_the_history_is_one_line() -> None:
    scripts = ScriptDirectory.from_config(config())
    steps = list(scripts.walk_revisions())
    assert len(scripts.get_heads()) == len(scripts.get_bases()) == 1
    assert not [step.revision for step in steps if step.is_merge_point or step.is_branch_point]
    assert steps


def test_a_database_is_migrated_once(store: Database) -> None:
    assert store.migrate() is False


def test_processes_that_start_at_once_take_turns(url: str, tmp_path: Path) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", OPEN, url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(AT_ONCE)
    ]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    told = [process.communicate(timeout=60)[1] for process in started]
    assert [process.returncode for process in started] == [0] * AT_ONCE, told
    store = open_store(url, tmp_path)
    assert store.migrate() is False
    store.close()


def test_the_steps_are_run_by_one_alone_however_slow_it_is(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade = command.upgrade

    def slowly(made: Config, to: str) -> None:
        time.sleep(0.3)  # the others come while it works
        upgrade(made, to)

    monkeypatch.setattr(command, "upgrade", slowly)
    stores = [Database(store_url(url, tmp_path)) for _ in range(3)]
    with ThreadPoolExecutor(len(stores)) as pool:
        ran = list(pool.map(Database.migrate, stores))
    for store in stores:
        store.close()
    assert sorted(ran) == [False, False, True]


def test_a_database_of_a_later_version_is_refused(store: Database, url: str) -> None:
    with store._engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="later version"):
        open_store(url, Path("unused"))


def test_a_migration_that_fails_leaves_nothing_behind(url: str, tmp_path: Path) -> None:
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE approvals (id INTEGER)")  # in the way
    with pytest.raises(StoreError, match="approvals"):
        open_store(url, tmp_path)
    assert sa.inspect(engine).get_table_names() == ["approvals"]
    engine.dispose()

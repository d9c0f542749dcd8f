"""Bring a database to the tables of this version; processes that start at once take turns."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError

from assistant.store.engine import EXCLUSIVE
from assistant.store.errors import StoreError

SCRIPTS = Path(__file__).parent / "migrations"
LOCK = 7_301_947_215  # any number that no other programme on the server locks by


def config() -> Config:
    """Return alembic's configuration; there is no alembic.ini to find or to miss."""
    made = Config()
    made.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    return made


def migrate(engine: sa.Engine) -> bool:
    """Run the migrations that are missing, all or none; say whether there were any."""
    head = ScriptDirectory.from_config(config()).get_current_head()
    with engine.connect() as connection:
        if _revision(connection) == head:
            return False
    with engine.connect().execution_options(**{EXCLUSIVE: True}) as connection, connection.begin():
        if engine.dialect.name == "postgresql":  # SQLite is locked by how the transaction began
            connection.execute(sa.text("SET LOCAL statement_timeout = 0"))
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
        if _revision(connection) == head:
            return False  # another process was first
        made = config()
        made.attributes["connection"] = connection
        try:
            command.upgrade(made, "head")
        except CommandError as error:
            raise StoreError(
                f"The database was made by a later version ({error}); install that version, or "
                "name another database in DATABASE_URL."
            ) from error
    return True


def _revision(connection: sa.Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()

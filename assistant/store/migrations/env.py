"""What alembic runs: the steps, on the connection and in the transaction it is given."""

from alembic import context

from assistant.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # SQLite too: the transaction is begun before alembic is called
)
context.run_migrations()

"""What was asked before a question, where conversations are kept."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column; of questions kept before it nothing is known."""
    column = sa.Column("earlier", sa.JSON, nullable=False, server_default="[]")
    op.add_column("questions", column)

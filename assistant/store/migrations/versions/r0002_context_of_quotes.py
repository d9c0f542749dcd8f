"""The sentences that an approved answer's quote stood in, so that an edit of them is noticed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column; answers approved before it hold an empty one and are checked anew."""
    op.add_column("approvals", sa.Column("context", sa.Text, nullable=False, server_default=""))

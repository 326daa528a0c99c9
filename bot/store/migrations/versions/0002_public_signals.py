"""What a key reads; public signals over time and what is remembered of them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    # Not in batch mode: that drops the old table, and with it, by cascade, all that hangs on accounts.
    op.add_column("accounts", sa.Column("reads", sa.Text(), nullable=False, server_default="[]"))
    op.create_table(
        "markets",
        sa.Column("venue", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("venue"),
    )
    op.create_table(
        "signals",
        sa.Column("venue", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("symbol", sa.String(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("venue", "source", "symbol", "at"),
    )

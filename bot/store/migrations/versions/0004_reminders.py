"""Alerts that are said again until somebody acknowledges them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "reminders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("alert", sa.String(), nullable=False),
        sa.Column("every", sa.Float(), nullable=False),
        sa.Column("due_at", sa.String(32), nullable=True),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("acked_by", sa.String(), nullable=False),
        sa.Column("acked_at", sa.String(32), nullable=True),
        sa.ForeignKeyConstraint(["alert"], ["alerts.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("alert"),
        sqlite_autoincrement=True,
    )
    op.create_index("reminders_due", "reminders", ["due_at"])

"""Viewers: who is shown an account, and which role an invite gives."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.add_column("invites", sa.Column("role", sa.String(), nullable=False, server_default="member"))
    op.create_table(
        "viewers",
        sa.Column("account", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("account", "person"),
    )

"""How people are told: volumes, quiet hours, silences; deliveries that are held or make no sound."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("silent", sa.Boolean(), nullable=False, server_default="0"))
    op.add_column("deliveries", sa.Column("manner", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "manners",
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person"),
    )
    op.create_table(
        "silences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("matches", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("ends_at", sa.String(32), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_silences_person", "silences", ["person"])

"""Alerts that nobody acknowledged go on to other people."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("former", sa.String(), nullable=True))
    op.add_column("reminders", sa.Column("opened_at", sa.String(32), nullable=False, server_default=""))
    op.add_column("reminders", sa.Column("climbs_at", sa.String(32), nullable=True))
    op.execute(
        "UPDATE reminders SET opened_at = (SELECT created_at FROM alerts WHERE alerts.id = reminders.alert)"
    )
    op.create_index("reminders_climb", "reminders", ["climbs_at"])
    op.create_table(
        "escalations",
        sa.Column("alert", sa.String(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["alert"], ["alerts.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("alert", "person"),
    )

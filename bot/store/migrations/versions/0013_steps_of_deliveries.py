"""Every step of a delivery with its reason and time; a short number for each alert."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("alerts", sa.Column("number", sa.Integer()))
    op.add_column("alerts", sa.Column("subject", sa.String(), nullable=False, server_default=""))
    op.add_column("alerts", sa.Column("owned_up_at", sa.String(32)))
    if op.get_bind().dialect.name == "sqlite":  # no other held alerts before there were numbers
        op.execute("UPDATE alerts SET number = rowid")
    op.create_index("alerts_number", "alerts", ["number"], unique=True)
    op.add_column("deliveries", sa.Column("why", sa.String(), nullable=False, server_default="written"))
    op.add_column("deliveries", sa.Column("deadline", sa.String(32)))
    op.add_column("deliveries", sa.Column("failing_since", sa.String(32)))
    op.add_column("deliveries", sa.Column("instead", sa.Text()))
    op.add_column("deliveries", sa.Column("passed_on", sa.Boolean(), nullable=False, server_default="0"))
    op.create_table(
        "delivery_steps",
        sa.Column("delivery", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("last_at", sa.String(32), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["delivery"], ["deliveries.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("delivery", "revision", "state", "why"),
    )

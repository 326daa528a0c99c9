"""Groups that see the alerts of an account; deliveries that go to one."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("shared", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "shares",
        sa.Column("account", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("sizes", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("account", "channel", "address"),
    )

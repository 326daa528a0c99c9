"""What was last proven of each key, and when its owner was told that it ends."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("accounts", sa.Column("proof", sa.Text()))
    op.add_column("accounts", sa.Column("proven_at", sa.String(32)))
    op.add_column("accounts", sa.Column("keyed_at", sa.String(32)))
    op.add_column("accounts", sa.Column("warned", sa.Integer()))

"""When a message was first tried whose fate nobody knows, and what it said then."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("tried_at", sa.String(32)))
    op.add_column("deliveries", sa.Column("tried", sa.Integer()))

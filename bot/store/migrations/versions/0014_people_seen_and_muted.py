"""When a person last wrote from an address, and whether the host muted them."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.add_column("addresses", sa.Column("seen_at", sa.String(32), nullable=True))
    op.add_column("people", sa.Column("muted", sa.Boolean(), nullable=False, server_default="0"))

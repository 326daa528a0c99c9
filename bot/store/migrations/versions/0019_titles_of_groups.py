"""What a group that sees an account is called."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("shares", sa.Column("title", sa.String(), nullable=False, server_default=""))

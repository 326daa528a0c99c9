"""An index on what waits to be sent, in the order in which it leaves."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    waits = sa.text("state IN ('queued', 'retry', 'moved', 'unsure')")
    order: list[str | sa.TextClause] = [
        "channel",
        "urgency",
        sa.text("(ref IS NOT NULL)"),
        "created_at",
        "id",
    ]
    op.create_index("deliveries_waiting", "deliveries", order, sqlite_where=waits, postgresql_where=waits)

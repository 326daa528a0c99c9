"""Checklists hold what the venue shows of each step and what people did; deliveries hold the open page."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    _columns()
    _checklists()
    op.create_table(
        "deeds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("checklist", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["checklist"], ["checklists.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_deeds_checklist", "deeds", ["checklist"])


def _columns() -> None:
    op.add_column("alerts", sa.Column("checklist", sa.Integer(), nullable=True))
    op.create_index("ix_alerts_checklist", "alerts", ["checklist"])
    op.add_column("deliveries", sa.Column("view", sa.String(), nullable=False, server_default=""))


def _checklists() -> None:
    """The table anew, its rows with what their alert knows; the steps keep who ticked them."""
    op.rename_table("checklists", "checklists_before")
    op.create_table(
        "checklists",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("alert", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("account", sa.Integer(), nullable=True),
        sa.Column("began_at", sa.String(32), nullable=False),
        sa.Column("steps", sa.Text(), nullable=False),
        sa.Column("links", sa.Text(), nullable=False),
        sa.Column("read_at", sa.String(32), nullable=True),
        sa.Column("finished_at", sa.String(32), nullable=True),
        sa.Column("reopened", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("touched_at", sa.String(32), nullable=False),
        sa.Column("reminded", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["alert"], ["alerts.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("alert"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_checklists_person", "checklists", ["person"])
    op.create_index("ix_checklists_finished_at", "checklists", ["finished_at"])
    connection = op.get_bind()
    rows = connection.execute(
        sa.text(
            "SELECT c.id, c.alert, c.steps, a.person, a.account, a.kind, a.created_at, a.updated_at "
            "FROM checklists_before c JOIN alerts a ON a.id = c.alert ORDER BY c.id"
        )
    ).all()
    for row in rows:
        steps = [_step(step) for step in json.loads(row.steps)]
        ticks = [step["hand"]["at"] for step in steps if step["hand"]]
        values = {
            "id": row.id,
            "alert": row.alert,
            "name": _name(row.kind),
            "person": row.person,
            "account": row.account,
            "at": row.created_at,
            "steps": json.dumps(steps),
            "done": row.updated_at if steps and len(ticks) == len(steps) else None,
            "touched": row.updated_at,
        }
        connection.execute(
            sa.text(
                "INSERT INTO checklists (id, alert, name, person, account, began_at, steps, links, read_at, "
                "finished_at, reopened, version, touched_at, reminded) VALUES "
                "(:id, :alert, :name, :person, :account, :at, :steps, '[]', NULL, :done, 0, 0, :touched, 0)"
            ),
            values,
        )
    connection.execute(
        sa.text("UPDATE alerts SET checklist = (SELECT id FROM checklists WHERE alert = alerts.id)")
    )
    op.drop_table("checklists_before")


def _name(kind: str) -> str:
    if kind == "GaugeMoved":
        return "gauge_high"
    return "blind" if kind in ("WentBlind", "Outage", "KeyTurnedDown") else "adl_fill"


def _step(old: dict[str, Any]) -> dict[str, Any]:
    hand = None
    if old.get("done_at"):
        hand = {"deed": "ticked", "by": old.get("done_by", ""), "at": old["done_at"]}
    return {"id": old["id"], "text": old["text"], "shows": "hand", "lines": [], "hand": hand}

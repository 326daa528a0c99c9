"""Warnings that came from one source alone become the regime of their market, as they are told now."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

HIGH, UNDER_WAY = 2, 3


def upgrade() -> None:
    connection = op.get_bind()
    # An alert of an erased account has gone with it; one without an account cannot be.
    rows = connection.execute(
        sa.text(
            "SELECT alerts.id, alerts.event, accounts.venue FROM alerts JOIN accounts "
            "ON accounts.id = alerts.account WHERE alerts.kind = 'MarketWarned'"
        )
    ).all()
    for name, event, venue in rows:
        body = json.dumps(_regime(json.loads(event), venue))
        connection.execute(
            sa.text("UPDATE alerts SET kind = 'RegimeChanged', event = :body WHERE id = :name"),
            {"body": body, "name": name},
        )
    connection.execute(sa.text("DELETE FROM alerts WHERE kind = 'MarketWarned'"))


def _regime(event: dict[str, Any], venue: str) -> dict[str, Any]:
    danger, at = event["danger"], event["at"]
    mark = "venue says adl" if danger >= UNDER_WAY else "venue mark"
    state = {
        "symbol": event["signal"]["symbol"],
        "regime": _name(danger),
        "since": at,
        "reasons": [[mark, str(danger)]] if danger >= HIGH else [],
        "was": _name(event["was"]),
        "began": at,
        "peak": at,
        "revised": at,
        "signals": [event["signal"]],
    }
    return {"at": at, "venue": venue, "state": state}


def _name(danger: int) -> str:
    if danger >= UNDER_WAY:
        return "cascade"
    return "warning" if danger >= HIGH else "calm"

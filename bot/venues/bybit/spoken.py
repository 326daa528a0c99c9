"""The private stream of the rehearsal's Bybit: executions and positions, as its lists would show them.

A signature is only held against its form: the rehearsal knows no secrets. Positions are pushed when they
change, orders never; the real one pushes both more often.
"""

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.clock import to_ms
from bot.rehearsal.facts import Answer, Query, SimAccount
from bot.venues.bybit.endpoints import EXECUTION_LIST, PARTS, PRIVATE
from bot.venues.bybit.rows import Row

_SIGNATURE = re.compile(r"[0-9a-f]{64}")
_LISTED = 100
_CONNECTION = "a1b2c3d4e5f6-7"


class Spoken(ABC):
    """What is heard and pushed on a stream."""

    @abstractmethod
    def answer(self, query: Query, account: SimAccount | None) -> Answer:
        """How the lists would answer."""

    def hear(self, query: Query, text: str) -> Sequence[str]:
        """A pong, or whether a login or subscription is accepted."""
        message = _read(text)
        op = message.get("op")
        if query.path != PRIVATE.path or op not in ("auth", "subscribe", "ping"):
            return [json.dumps({"success": False, "ret_msg": "unknown op", "conn_id": _CONNECTION, "op": op})]
        if op == "ping":
            return [json.dumps({"op": "pong", "args": [str(to_ms(query.now))], "conn_id": _CONNECTION})]
        refused = op == "auth" and _account(query, text) is None
        answer = {"success": not refused, "ret_msg": "Params Error" if refused else "", "op": op}
        return [json.dumps({**answer, "conn_id": _CONNECTION})]

    def push(self, query: Query, heard: Sequence[str]) -> Sequence[str]:
        """What happened since the last push to who has logged in, by topic."""
        account = next((found for text in heard if (found := _account(query, text))), None)
        topics = {topic for text in heard for topic in _topics(text)}
        if account is None or query.since is None:
            return []
        since = to_ms(query.since) + 1
        happened = {
            "execution": self._executions(query, account, since),
            "position": [row for row in self._positions(query, account) if int(row["updatedTime"]) >= since],
        }
        about = {"id": "10000001", "creationTime": to_ms(query.now)}
        told = ((topic, rows) for topic, rows in happened.items() if rows and topic in topics)
        return [json.dumps({**about, "topic": topic, "data": rows}) for topic, rows in told]

    def _executions(self, query: Query, account: SimAccount, since: int) -> list[Row]:
        times = {"startTime": str(since), "endTime": str(to_ms(query.now)), "limit": str(_LISTED)}
        categories = dict.fromkeys(part.params["category"] for part in PARTS)
        asked = [
            replace(query, path=EXECUTION_LIST.path, params={**times, "category": c}) for c in categories
        ]
        return [row for question in asked for row in self._listed(question, account)]

    def _positions(self, query: Query, account: SimAccount) -> list[Row]:
        """Those that are open; the stream names the entry price otherwise than the list does."""
        asked = [
            replace(query, path=part.endpoint.path, params={**part.params, "limit": str(_LISTED)})
            for part in PARTS
        ]
        found = [dict(row) for question in asked for row in self._listed(question, account)]
        return [{**row, "entryPrice": row.pop("avgPrice")} for row in found]

    def _listed(self, query: Query, account: SimAccount) -> list[Row]:
        rows: list[Row] = self.answer(replace(query, method="GET"), account).body["result"].get("list", [])
        return rows


def _read(text: str) -> dict[str, Any]:
    try:
        message = json.loads(text)
    except json.JSONDecodeError:
        return {}
    return message if isinstance(message, dict) else {}


def _account(query: Query, text: str) -> SimAccount | None:
    """Whose login a text is; None for another text, an unknown key or a signature of another form."""
    message = _read(text)
    match message.get("args"):
        case [str(key), int(), str(signature)] if message.get("op") == "auth":
            return query.account(key) if _SIGNATURE.fullmatch(signature) else None
    return None


def _topics(text: str) -> list[str]:
    message = _read(text)
    return message["args"] if message.get("op") == "subscribe" else []

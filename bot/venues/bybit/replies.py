"""How Bybit wraps and pages what it answers, for the rehearsal: pure, from request parameters and rows."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from bot.venues.bybit.endpoints import ENDPOINTS, PARTS
from bot.venues.bybit.rows import Row

CATEGORIES = ("linear", "inverse")
PATHS = {endpoint.path: endpoint for endpoint in ENDPOINTS}

Params = Mapping[str, str]


def body(result: Any, now: int, code: int = 0, message: str = "OK") -> Row:
    """The envelope of every reply; `now` in ms."""
    return {"retCode": code, "retMsg": message, "result": result, "retExtInfo": {}, "time": now}


def headers(path: str, now: int) -> dict[str, str]:
    """What a private call says of its limit: nothing is exceeded here, so it starts anew at once."""
    limits = [limit.weight for limit in PATHS[path].limits if limit.per_key] if path in PATHS else []
    if not limits:
        return {}
    left = {"X-Bapi-Limit-Status": str(limits[0] - 1), "X-Bapi-Limit-Reset-Timestamp": str(now)}
    return {"X-Bapi-Limit": str(limits[0]), **left}


def page(params: Params, found: Sequence[Row], default: int, *, ends_empty: bool = False) -> Row:
    """One page of a list as a result. `ends_empty`: the last rows come with a cursor too."""
    size = int(params.get("limit", default))
    start = int(params.get("cursor", "page:0").partition(":")[2])
    rows = found[start : start + size]
    more = bool(rows) if ends_empty else start + size < len(found)
    # The exchange sends its cursors percent-encoded; they come back decoded by the query string.
    result = {"list": rows, "nextPageCursor": f"page%3A{start + size}" if more else ""}
    return result | ({"category": params["category"]} if "category" in params else {})


def objection(params: Params) -> str:
    """Why a list of positions or orders cannot be asked for like this; "" when it can."""
    if params.get("category") not in CATEGORIES:
        return "Illegal category"
    if params["category"] == "linear" and "symbol" not in params and "settleCoin" not in params:
        return "Missing some parameters that must be filled in, symbol or settleCoin"
    return ""


def refused(params: Params, unreadable: Collection[str], name: str = "") -> bool:
    """Whether a list by its name, or the part of the account that it is asked about, is refused."""
    asked = {"settleCoin": "USDT", **params}
    part = next((part for part in PARTS if part.params.items() <= asked.items()), None)
    return name in unreadable or (part is not None and part.name in unreadable)


def window(params: Params, now: int, default: int) -> tuple[int, int]:
    """The start and end in ms that a list covers; `default` is its length when a bound is not named."""
    start = int(params.get("startTime", now - default))
    return start, int(params.get("endTime", start + default))


def of_orders(params: Params, found: Sequence[Row]) -> list[Row]:
    """Those orders that were asked for, the newest made first."""
    mine = [row for row in found if row["symbol"].endswith("USD") is (params["category"] == "inverse")]
    if "symbol" in params:
        mine = [row for row in mine if row["symbol"] == params["symbol"]]
    elif params.get("settleCoin", "USDT") != "USDT":
        mine = []
    return sorted(mine, key=lambda row: (int(row["createdTime"]), str(row["orderId"])), reverse=True)

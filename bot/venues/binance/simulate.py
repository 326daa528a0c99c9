"""Binance's dialect of the rehearsal exchange. Accounts are in hedge mode and cross margin.

A portfolio account is answered by papi and refused (-2015) by fapi and dapi; every other account the other
way round. `unreadable` takes the names of parts and lists in `products.py`. `only_in` takes "forceOrders"
and "allOrders". A COIN-M contract is 100 USD of BTC, 10 USD of anything else. The used weight in the headers
is that of the request itself: the dialect keeps no count.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.clock import to_ms
from bot.model.order import Cancel
from bot.model.position import Side
from bot.model.signal import Danger
from bot.rehearsal.facts import Answer, Query, SimAccount, SimCause, SimFill, SimOrder, SimPosition
from bot.venues.binance import products, staged, staged_funds
from bot.venues.binance.products import PRODUCTS, Product

_CLIENT_ID = {
    SimCause.TRADE: "web_{id}",
    SimCause.ADL: "adl_autoclose",
    SimCause.LIQUIDATION: "autoclose-{id}",
    SimCause.SETTLEMENT: "settlement_autoclose-{id}",
}
_COINS = ("BTC", "ETH", "SOL")
"""Listed in any case; the market's own besides."""

Reply = Callable[[Query, SimAccount, Product], Any]


@dataclass(frozen=True, slots=True)
class _Route:
    """`list` is the name under which the call can be made unreadable besides its product's."""

    product: Product
    reply: Reply
    weight: int
    list: str = ""

    def refused(self, account: SimAccount) -> bool:
        hidden = {self.product.name, self.list} & account.unreadable
        return bool(hidden) or self.product.portfolio is not account.portfolio


class _Dialect:
    def key(self, query: Query) -> str | None:
        return query.headers.get("x-mbx-apikey") or None

    def answer(self, query: Query, account: SimAccount | None) -> Answer:
        if query.method == "GET" and (public := _PUBLIC.get(query.path)):
            return _weighed(public(query), 1)
        route, of_the_account = _ROUTES.get(query.path), _SAPI.get(query.path)
        if query.method != "GET" or (route is None and of_the_account is None):
            return Answer("<html><body>404 Not Found</body></html>", 404)
        if self.key(query) is None:
            return _refusal(-2014, "API-key format invalid.", 401)
        if account is None or (route is not None and route.refused(account)):
            return _refusal(-2015, "Invalid API-key, IP, or permissions for action.", 401)
        if route is not None:
            return _weighed(route.reply(query, account, route.product), route.weight)
        assert of_the_account is not None
        return of_the_account(query, account)


DIALECT = _Dialect()


def _refusal(code: int, msg: str, status: int) -> Answer:
    return Answer({"code": code, "msg": msg}, status)


def _weighed(reply: Any, weight: int) -> Answer:
    """A reply with the documented header; an answer that is whole already stays as it is."""
    if isinstance(reply, Answer):
        return reply
    return Answer(reply, headers={"X-MBX-USED-WEIGHT-1M": str(weight)})


def _place(p: SimPosition) -> int:
    return min(4, int(p.queue * 5))


def _positions(query: Query, account: SimAccount, product: Product) -> list[dict[str, Any]]:
    shape = staged.coin_position if product.coin else staged.usdm_position
    shape = staged.portfolio_position if product.portfolio else shape
    found = [
        shape(
            staged.symbol(p.coin, p.inverse),
            p.side.name,
            staged.amount(p.size, p.coin, p.inverse) * p.side.sign,
            p.entry,
            p.mark,
            p.profit,
            liquidation=p.liquidation,
            leverage=p.leverage,
            adl=_place(p),
            at=to_ms(p.updated_at),
            contract=staged.contract(p.coin) if p.inverse else None,
        )
        for p in account.positions
        if p.inverse is product.coin
    ]
    return staged.named(found, query.params)


def _quantiles(query: Query, account: SimAccount, product: Product) -> list[dict[str, Any]]:
    places: dict[str, dict[str, int]] = {}
    for p in account.positions:
        if p.inverse is product.coin:
            places.setdefault(staged.symbol(p.coin, p.inverse), {})[p.side.name] = _place(p)
    found = [staged.quantiles(symbol, held) for symbol, held in places.items()]
    return staged.named(found, query.params)


def _force_orders(query: Query, account: SimAccount, product: Product) -> list[dict[str, Any]]:
    kinds = {"ADL": [SimCause.ADL], "LIQUIDATION": [SimCause.LIQUIDATION]}
    asked = kinds.get(query.params.get("autoCloseType", ""), [SimCause.ADL, SimCause.LIQUIDATION])
    found = [_executed(fill) for fill in _fills(account, product, "forceOrders") if fill.cause in asked]
    return staged.page(found, query.params, to_ms(query.now), default=50, most=100)


def _all_orders(query: Query, account: SimAccount, product: Product) -> Any:
    if not query.params.get("symbol"):
        missing = "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed."
        return _refusal(-1102, missing, 400)
    found = [_executed(fill) for fill in _fills(account, product, "allOrders")]
    found += [row for row in _orders(account, product, gone=True) if "orderId" in row]
    found.sort(key=lambda row: row["time"])
    default = 50 if product.coin else 500
    return staged.page(found, query.params, to_ms(query.now), default, product.page)


def _open_orders(query: Query, account: SimAccount, product: Product) -> list[dict[str, Any]]:
    return staged.named([row for row in _orders(account, product) if "orderId" in row], query.params)


def _open_conditional(query: Query, account: SimAccount, product: Product) -> list[dict[str, Any]]:
    return staged.named(_conditional(_orders(account, product), product), query.params)


def _all_conditional(query: Query, account: SimAccount, product: Product) -> list[dict[str, Any]]:
    return staged.named(_conditional(_orders(account, product, gone=True), product), query.params)


def _conditional(rows: Iterable[dict[str, Any]], product: Product) -> list[dict[str, Any]]:
    found = [row for row in rows if "algoId" in row]
    return [staged.strategy(row) for row in found] if product is products.PM_COINM else found


def _margin(query: Query, account: SimAccount, product: Product) -> Any:
    at = to_ms(query.now)
    if product.portfolio:
        held = [row for p in PRODUCTS if p.portfolio for row in _positions(query, account, p)]
        return staged_funds.portfolio(account.equity, held, at)
    held = _positions(query, account, product)
    return (
        staged_funds.coinm(account.equity, held, at)
        if product.coin
        else staged_funds.usdm(account.equity, held)
    )


def _balances(query: Query, account: SimAccount, product: Product) -> Any:
    return staged_funds.portfolio_balances(account.coins, to_ms(query.now))


def _fills(account: SimAccount, product: Product, source: str) -> list[SimFill]:
    shown = not account.only_in or source in account.only_in
    return [fill for fill in account.fills if shown and fill.inverse is product.coin]


def _executed(fill: SimFill) -> dict[str, Any]:
    size = staged.amount(fill.size, fill.coin, fill.inverse)
    return staged.order(
        fill.id,
        staged.symbol(fill.coin, fill.inverse),
        fill.side.name,
        "BUY" if (fill.side is Side.LONG) == fill.opens else "SELL",
        size,
        to_ms(fill.at),
        status="FILLED",
        clientOrderId=_CLIENT_ID[fill.cause].format(id=fill.id),
        price=staged.text(fill.price),
        avgPrice=staged.text(fill.price),
        executedQty=staged.text(size),
        timeInForce="IOC" if fill.cause is SimCause.LIQUIDATION else "GTC",
    )


def _orders(account: SimAccount, product: Product, gone: bool = False) -> list[dict[str, Any]]:
    """The resting orders, and with `gone` those that were taken away too, plain and conditional ones."""
    found = [_resting(order) for order in account.orders if order.inverse is product.coin]
    for cancel in account.cancelled if gone else ():
        if cancel.order.inverse is product.coin:
            status = "CANCELED" if cancel.reason is Cancel.OWNER else "EXPIRED"
            row = _resting(cancel.order)
            name = "algoStatus" if "algoId" in row else "status"
            found.append({**row, name: status, "updateTime": to_ms(cancel.at)})
    return found


def _resting(order: SimOrder) -> dict[str, Any]:
    of = (
        order.id,
        staged.symbol(order.coin, order.inverse),
        "LONG" if order.buy != order.reduce_only else "SHORT",
        "BUY" if order.buy else "SELL",
        staged.amount(order.size, order.coin, order.inverse),
        to_ms(order.at),
    )
    price = staged.text(order.price)
    if order.trigger is None:
        return staged.order(*of, price=price, reduceOnly=order.reduce_only)
    trigger = staged.text(order.trigger)
    return staged.conditional(*of, price=price, reduceOnly=order.reduce_only, triggerPrice=trigger)


def _routes() -> dict[str, _Route]:
    found: dict[str, _Route] = {}
    for p in PRODUCTS:
        for endpoint, reply, name in (
            (p.positions, _positions, ""),
            (p.quantiles, _quantiles, ""),
            (p.forced, _force_orders, ""),
            (p.orders, _all_orders, ""),
            (p.open, _open_orders, products.OPEN_ORDERS),
            (p.conditional, _open_conditional, products.CONDITIONAL_ORDERS),
            (p.conditional_history, _all_conditional, products.CONDITIONAL_ORDERS),
            (p.margin, _margin, products.MARGIN),
        ):
            found[endpoint.path] = _Route(p, reply, endpoint.weight, name)
    balances = products.PM_BALANCE
    found[balances.path] = _Route(products.PM_USDM, _balances, balances.weight, products.SPOT_BALANCES)
    return found


_ROUTES = _routes()


def _api_restrictions(query: Query, account: SimAccount) -> Answer:
    reply = staged.key_rights(account.rights, to_ms(query.now) - staged.WEEK, account.bound)
    return Answer(reply, headers={"X-SAPI-USED-IP-WEIGHT-1M": "1"})


def _spot_account(query: Query, account: SimAccount) -> Answer:
    if products.SPOT_BALANCES in account.unreadable:
        return _refusal(-2015, "Invalid API-key, IP, or permissions for action.", 401)
    # In Portfolio Margin the coins are in its own wallet.
    return _weighed(staged_funds.spot(() if account.portfolio else account.coins, to_ms(query.now)), 20)


def _of_portfolio(account: SimAccount, reply: dict[str, Any], weight: int) -> Answer:
    if not account.portfolio:
        return _refusal(-21001, "USER_IS_NOT_UNIACCOUNT", 400)
    return Answer(reply, headers={"X-SAPI-USED-IP-WEIGHT-1M": str(weight)})


_SAPI: Mapping[str, Callable[[Query, SimAccount], Answer]] = {
    products.API_RESTRICTIONS.path: _api_restrictions,
    products.DELTA_STATUS.path: lambda q, a: _of_portfolio(a, {"deltaEnabled": a.neutral}, 1500),
    products.PORTFOLIO_INFO.path: lambda q, a: _of_portfolio(a, staged_funds.kind(a.equity), 1),
    products.SPOT_ACCOUNT.path: _spot_account,
}


def _listed(query: Query) -> list[str]:
    return sorted({*_COINS, *(coin.coin for coin in query.market.coins)})


def _exchange_info(query: Query, inverse: bool = False) -> Any:
    return {"symbols": [staged.instrument(staged.symbol(c, inverse), c, inverse) for c in _listed(query)]}


_WORDS = {Danger.CALM: "low", Danger.RAISED: "medium", Danger.HIGH: "high", Danger.UNDER_WAY: "high"}


def _symbol_adl_risk(query: Query) -> Any:
    at = to_ms(query.now)
    found = [
        {"symbol": staged.symbol(coin.coin, False), "adlRisk": _WORDS[coin.danger], "updateTime": at}
        for coin in query.market.coins
    ]
    return staged.named(found, query.params)


def _insurance_balance(query: Query) -> Any:
    fund = query.market.fund
    balance = "" if fund is None else staged.text(fund)
    assets = [{"asset": "USDT", "marginBalance": balance, "updateTime": to_ms(query.now)}]
    return [{"symbols": [staged.symbol(coin.coin, False) for coin in query.market.coins], "assets": assets}]


_PUBLIC: Mapping[str, Callable[[Query], Any]] = {
    products.EXCHANGE_INFO.path: _exchange_info,
    products.COIN_EXCHANGE_INFO.path: lambda query: _exchange_info(query, inverse=True),
    products.SYMBOL_ADL_RISK.path: _symbol_adl_risk,
    products.INSURANCE_BALANCE.path: _insurance_balance,
}

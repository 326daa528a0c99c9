"""Answers to commands as messages."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from bot.chat import answers
from bot.chat.message import Message
from bot.detect.ranking import agreement
from bot.model.alert import Alert, Told, Urgency
from bot.model.baseline import Baseline, Health, Sight
from bot.model.ids import AlertId, PersonId, VenueName
from bot.model.instrument import Instrument, Payoff
from bot.model.order import OpenOrder
from bot.model.person import Watch
from bot.model.proof import Proof, Right, Verdict
from bot.model.regime import Regime, RegimeState, Why
from bot.services.accounts import Standing
from bot.services.positions import Held, Ranked
from tests.builders import ACCOUNT, account, at, position
from tests.events import adl

TITLES = {VenueName("somewhere"): "Somewhere"}
SEEN = Baseline(looked_at=at(), positions=(position(10, level=2),))


def standing(baseline: Baseline = SEEN, **more: Any) -> Standing:
    return Standing(account(**more), baseline)


def held(shown: Standing) -> Held:
    agreed = agreement(())
    ranked = tuple(Ranked(shown, p, None, (), agreed) for p in shown.baseline.positions)
    return Held(shown, ranked, shown.baseline.beyond)


def positions(*shown: Standing, after: float = 30, **states: RegimeState) -> Message:
    return answers.positions([held(s) for s in shown], TITLES, lambda venue: states, at(after))


def unwell(sight: Sight, since: datetime | None = None) -> Baseline:
    return replace(SEEN, health=Health(sight, since or at(-300), at(-200), 4, "no answer in time"))


@pytest.mark.parametrize(
    ("shown", "freshness"),
    [
        (standing(), "read 30 s ago"),
        (standing(Baseline()), "not read yet"),
        (standing(unwell(Sight.FAILING)), "last read 30 s ago, trying (no answer in time)"),
        (standing(unwell(Sight.BLIND)), "cannot be read since 2026-05-04 11:55 UTC (no answer in time)"),
        (standing(unwell(Sight.REFUSED), watch=Watch.REFUSED), "key refused; add a new one"),
        (
            standing(unwell(Sight.REFUSED), watch=Watch.BARRED),
            "not read: the key may do too much; mend it, or add a new one",
        ),
    ],
)
def test_how_fresh_an_account_is(shown: Standing, freshness: str) -> None:
    message = answers.accounts([shown], TITLES, at(30))
    assert message.facts == (("main (Somewhere)", freshness),)


def test_the_note_of_an_account_is_always_shown() -> None:
    message = answers.accounts([standing(note="this key may trade")], TITLES, at())
    assert message.lines == ("main (Somewhere): Note: this key may trade",)


@pytest.mark.parametrize(
    ("proof", "line"),
    [
        (Proof(Verdict.READ_ONLY), None),
        (Proof(Verdict.READ_ONLY, ip_bound=True), "the key is bound to IP addresses"),
        (
            Proof(Verdict.READ_ONLY, ip_bound=False, expires_at=at(88 * 86_400)),
            "the key expires in 88 days (2026-07-31 12:00 UTC) · is bound to no IP: better bind it",
        ),
        (
            Proof(Verdict.TOO_POWERFUL, frozenset({Right.TRADE}), ("canTrade",)),
            "the key can do more than read (canTrade)",
        ),
        (Proof(Verdict.READ_ONLY, expires_at=at(-5)), "the key has expired"),
    ],
)
def test_what_is_known_of_a_key_is_shown(proof: Proof, line: str | None) -> None:
    message = answers.accounts([standing(proof=proof)], TITLES, at())
    assert message.lines == (() if line is None else (f"main (Somewhere): {line}",))


def test_without_accounts_the_answer_says_what_to_do() -> None:
    assert "/connect" in answers.accounts([], TITLES, at()).head
    assert "/connect" in positions().head


def test_positions_stand_under_their_account_with_their_age() -> None:
    other = standing(Baseline(), label="other")
    message = positions(standing(), other)
    assert message.lines[0] == "main (Somewhere): 1 position · read 30 s ago"
    assert message.lines[1].startswith("• ETHUSDT short 10") and "ADL 2 of 4" in message.lines[1]
    assert message.lines[2] == "  entry 2,600 · mark 2,500 · open profit 1,000 USDT"
    assert message.lines[3] == "other (Somewhere): not read yet"


def test_prices_stand_in_the_instruments_own_steps() -> None:
    coin = Instrument("ETHUSDT", "ETH", "USDT", "USDT", Payoff.LINEAR, Decimal(1), tick=Decimal("0.05"))
    here = position(10, mark_price=Decimal("2500.1234567"), entry_price=Decimal(2600), instrument=coin)
    message = positions(standing(Baseline(looked_at=at(), positions=(here,))))
    assert message.lines[2] == "  entry 2,600.00 · mark 2,500.10 · open profit 1,000 USDT"


def test_a_market_in_danger_is_named_beside_its_position_and_a_calm_one_is_not() -> None:
    cascade = RegimeState("ETHUSDT", Regime.CASCADE, at(), ((Why.VENUE_SAYS_ADL, Decimal(3)),))
    assert (
        positions(standing(), ETHUSDT=cascade).lines[-1].startswith("  Market: cascade – the exchange says")
    )
    calm = positions(standing(), ETHUSDT=RegimeState("ETHUSDT", Regime.CALM, at()))
    assert not any("Market" in line for line in calm.lines)


def test_what_was_last_seen_of_a_blind_account_says_that_it_is_old() -> None:
    message = positions(standing(unwell(Sight.BLIND)))
    assert "cannot be read since" in message.lines[0]


def test_an_account_that_is_flat_is_not_an_account_that_was_not_read() -> None:
    message = positions(standing(Baseline(looked_at=at())), after=2)
    assert message.lines == ("main (Somewhere): no open positions · read 2 s ago",)


def test_alerts_are_listed_by_their_first_lines() -> None:
    told = Told(Alert(AlertId("a"), PersonId(1), ACCOUNT, adl(), Urgency.ADL, at()), 1, account(), None)
    message = answers.alerts([told], TITLES, {})
    line = "0 · 2026-05-04 12:00 UTC ADL took 40 % of your ETHUSDT short · main (Somewhere)"
    assert message.lines[0] == line
    assert answers.alerts([], TITLES, {}).lines == ()


def test_orders_one_line_each() -> None:
    order = OpenOrder("1", "ETHUSDT", True, "limit", Decimal(2), Decimal(2400), None, False)
    assert answers.orders(account(), "Somewhere", [order]).lines == ("ETHUSDT buy 2 · limit at 2,400",)
    assert "No open orders" in answers.orders(account(), "Somewhere", []).head

"""Why a position stands where it does in the queue, and what would halve its score, in words. Pure."""

from collections.abc import Iterable
from datetime import datetime
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_UP, Context, Decimal

from bot.chat import figures
from bot.chat.figures import Titles
from bot.chat.message import Message
from bot.model.person import Account
from bot.model.position import Position
from bot.model.score import Change, Score, WhatIf
from bot.services.positions import Ranked
from bot.words import say

DIGITS = 3
"""Figures that matter in an advice; what to do is rounded so that it is still enough."""
EXACT_TO = Context(prec=10)


def why(score: Score | None) -> tuple[str, ...]:
    """The score and its factors in one line; none where nothing is known."""
    if score is None:
        return ()
    facts = {
        "parts": " × ".join(_part(name, value) for name, value in score.parts),
        "score": _rounded(score.value),
    }
    if score.missing:
        return (say("score-bound", missing=", ".join(score.missing), **facts),)
    return (say("score-estimate" if score.estimate else "score-exact", **facts),)


def ways(found: Iterable[WhatIf], position: Position) -> tuple[str, ...]:
    """What would halve the score, one way of each kind, in one line; none where nothing would."""
    shown = [_way(way, position) for way in found]
    return (say("ways-line", ways=say("ways-or").join(shown)),) if shown else ()


def positions(found: Iterable[Ranked], titles: Titles, now: datetime) -> Message:
    """Each position with its indicator, why it stands there, and how far the score is to be believed."""
    lines: list[str] = []
    for ranked in found:
        position = ranked.position
        lines += [_name(ranked, titles), f"ADL {figures.gauge(position.gauge, venue=True)}"]
        lines += why(ranked.score) or (say("score-none"),)
        agreed, compared = ranked.agreement
        if compared:
            lines.append(say("score-agreement", agreed=str(agreed), compared=str(compared)))
        lines.append(_as_of(ranked, now))
    return Message(say("position-title"), lines=tuple(lines), foot=say("as-of", at=figures.clock(now)))


def what_ifs(found: Iterable[Ranked], titles: Titles, now: datetime) -> Message:
    """What would halve the score of each position."""
    lines: list[str] = []
    for ranked in found:
        lines += [_name(ranked, titles), *(why(ranked.score) or (say("score-none"),))]
        lines += ways_in_full(ranked) or (_no_way(ranked),)
    lines.append(say("what-if-note"))
    return Message(say("what-if-title"), lines=tuple(lines), foot=say("as-of", at=figures.clock(now)))


def ways_in_full(ranked: Ranked) -> tuple[str, ...]:
    """Each way in a line of its own, with the score that it leads to."""
    return tuple(
        say("way-line", way=_way(way, ranked.position), score=_rounded(way.score)) for way in ranked.ways
    )


def _no_way(ranked: Ranked) -> str:
    if ranked.score is not None and ranked.score.value == 0:
        return say("what-if-nothing-needed")
    return say("what-if-unknown")


def _way(way: WhatIf, position: Position) -> str:
    match way.change:
        case Change.REDUCE:
            return say("way-reduce", size=figures.size(_up(way.amount), position.unit))
        case Change.ADD_MARGIN:
            return say("way-add-margin", amount=figures.money(_up(way.amount), position.currency))
        case Change.LOWER_LEVERAGE:
            return say("way-lower-leverage", leverage=_rounded(way.amount, ROUND_DOWN))
        case Change.TAKE_PROFIT if position.profit is not None and _up(way.amount) >= position.profit:
            return say("way-take-all-profit")
        case Change.TAKE_PROFIT:
            return say("way-take-profit", amount=figures.money(_up(way.amount), position.currency))


def _part(name: str, value: Decimal) -> str:
    if name.endswith("%"):
        return say("score-part", name=name.removesuffix("%").strip(), value=f"{_rounded(value * 100)} %")
    return say("score-part", name=name, value=_rounded(value))


def _name(ranked: Ranked, titles: Titles) -> str:
    account: Account = ranked.standing.account
    where = figures.where(account, titles)
    position = ranked.position
    name = figures.name(position.key, position.side)
    return say("position-where", position=name, size=figures.position_size(position), account=where)


def _as_of(ranked: Ranked, now: datetime) -> str:
    baseline = ranked.standing.baseline
    seen = baseline.looked_at or now
    position = figures.duration((now - seen).total_seconds())
    if baseline.funds_at is None:
        return say("position-age", position=position)
    margin = figures.duration((now - baseline.funds_at).total_seconds())
    return say("position-age-margin", position=position, margin=margin)


def _up(value: Decimal) -> Decimal:
    return _significant(value, ROUND_UP)


def _rounded(value: Decimal, rounding: str = ROUND_HALF_EVEN) -> str:
    return figures.plain(_significant(value, rounding))


def _significant(value: Decimal, rounding: str) -> Decimal:
    """The value to three digits that matter; the last of fifteen that a search is exact to are no reason to
    round up."""
    if not value:
        return Decimal(0)
    value = EXACT_TO.plus(value)
    return value.quantize(Decimal(1).scaleb(value.adjusted() - DIGITS + 1), rounding)

"""What a proof of a key means beside the one before, and when its end is near. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.model.baseline import Baseline
from bot.model.event import Event
from bot.model.key import (
    KeyBinding,
    KeyExpires,
    KeyHarmless,
    KeyReads,
    KeyRenewed,
    KeyTooPowerful,
    KeyUnjudged,
)
from bot.model.person import Account, Watch
from bot.model.position import PositionKey
from bot.model.proof import Proof, Right, Verdict

WARNED = (14, 7, 1)
"""Days before its end at which a key's owner is told, each once."""


@dataclass(frozen=True, slots=True)
class KeyRules:
    """What the host lets in at a venue: keys that may trade, and only keys that are bound to an address."""

    trading: bool = False
    bound_only: bool = False


class Objection(StrEnum):
    """Why a key is not used."""

    RIGHTS = "the key may do more than read"
    UNSAID = "the exchange does not say what the key may do"
    UNBOUND = "the key is bound to no IP address"


def objection(proof: Proof, rules: KeyRules, accepted: bool) -> Objection | None:
    """Why the host's rules are against a key, or None. `accepted`: somebody stands for a key that nobody can
    judge. Where addresses are asked for, a venue that names none is no proof that there are some."""
    match proof.verdict:
        case Verdict.TOO_POWERFUL if not (rules.trading and proof.excess == {Right.TRADE}):
            return Objection.RIGHTS
        case Verdict.CANNOT_TELL if not accepted:
            return Objection.UNSAID
    return Objection.UNBOUND if rules.bound_only and proof.ip_bound is not True else None


def proven(
    account: Account,
    proof: Proof,
    at: datetime,
    rules: KeyRules,
    readable: bool,
    unread: datetime | None = None,
) -> tuple[tuple[Event, ...], Account]:
    """What a proof means: (events, the account as it is from now on).

    `readable`: the key reads at least one part of the account; if not, what it reads stays as it was, since
    its looks will tell. `unread` is since when the account was not read, if its key was not used. A key that
    once could only read, and that the venue no longer judges, is used on.
    """
    against = objection(proof, rules, accepted=account.watch is not Watch.BARRED)
    reads = proof.reads if readable else account.reads
    after = replace(account, proof=proof, proven_at=at, reads=reads)
    if proof.verdict is Verdict.READ_ONLY:
        after = replace(after, note="")
    if against is not None:
        return _barred(account, replace(after, watch=Watch.BARRED), proof, at, against)
    events = (*_rights(account, proof, at), *_binding(account, proof, at), *_reads(account, after, at))
    if account.watch is Watch.BARRED and readable:
        # What it lost or gained in the meantime is in the one message that it is used again.
        events = (KeyHarmless(at, unread or at), *_reads(account, after, at))
    if readable:
        after = replace(after, watch=Watch.ON)
    ending, after = _renewed(account, after, at)
    return (*events, *ending), after


def expiring(account: Account, at: datetime) -> tuple[tuple[KeyExpires, ...], Account]:
    """Whether a key's owner is to be told that it ends: (event, the account with that noted)."""
    end = account.expires_at
    if end is None or end <= at or account.watch is not Watch.ON:
        return (), account
    within = _within(end, at)
    if within is None or (account.warned is not None and account.warned <= within):
        return (), account
    return (KeyExpires(at, end, within),), replace(account, warned=within)


def ends_soon(account: Account, at: datetime) -> bool:
    """Whether the key ends so soon that its owner is being told."""
    return account.expires_at is not None and _within(account.expires_at, at) is not None


def _within(end: datetime, at: datetime) -> int | None:
    """The smallest number of days of WARNED that are not left any more, None while there are more."""
    return min((days for days in WARNED if end - at <= timedelta(days=days)), default=None)


def _barred(
    before: Account, after: Account, proof: Proof, at: datetime, against: Objection
) -> tuple[tuple[Event, ...], Account]:
    """What is told when a key is not used, or may do even more than when that was told."""
    gained, named = _gained(before, proof), proof.named
    news = before.watch is not Watch.BARRED
    match against:
        case Objection.RIGHTS if news or gained:
            return (KeyTooPowerful(at, gained, named, stopped=True),), after
        case Objection.UNBOUND if news:
            return (KeyBinding(at, bound=False, stopped=True),), after
        case _:
            return (), after


def _gained(before: Account, proof: Proof) -> tuple[Right, ...]:
    """The rights that are new, in the order of the alphabet; of a key never proven all of them."""
    had = frozenset[Right]() if before.proof is None else before.proof.excess
    return tuple(sorted(proof.excess - had))


def _rights(before: Account, proof: Proof, at: datetime) -> tuple[Event, ...]:
    """What is told of the rights of a key that is used all the same."""
    had = before.proof
    if had is None:
        return ()
    if gained := _gained(before, proof):
        return (KeyTooPowerful(at, gained, proof.named, stopped=False),)
    if proof.verdict is Verdict.CANNOT_TELL and had.verdict is not Verdict.CANNOT_TELL:
        return (KeyUnjudged(at),)
    if proof.verdict is Verdict.READ_ONLY and had.verdict is not Verdict.READ_ONLY:
        return (KeyHarmless(at),)
    return ()


def _binding(before: Account, proof: Proof, at: datetime) -> tuple[Event, ...]:
    had = None if before.proof is None else before.proof.ip_bound
    if had is None or proof.ip_bound is None or had is proof.ip_bound:
        return ()
    return (KeyBinding(at, proof.ip_bound),)


def _reads(before: Account, after: Account, at: datetime) -> tuple[Event, ...]:
    """What was read before, where that is known, and is not any more; and the other way round."""
    if not before.reads:
        return ()
    lost = tuple(name for name in before.reads if name not in after.reads)
    found = tuple(name for name in after.reads if name not in before.reads)
    return (KeyReads(at, lost, found),) if lost or found else ()


def _renewed(before: Account, after: Account, at: datetime) -> tuple[tuple[Event, ...], Account]:
    """A key that its owner was told would end lasts longer."""
    was, end = before.expires_at, after.expires_at
    if was is None or after.warned is None or (end is not None and end <= was):
        return (), after
    after = replace(after, warned=None)
    if end is not None and _within(end, at) is not None:
        return (), after  # longer, and still not long: told anew
    return (KeyRenewed(at, was, end),), after


def within_reach(baseline: Baseline, reached: Callable[[PositionKey], bool], at: datetime) -> Baseline:
    """What is remembered of an account, when its key reads other parts than before: positions out of reach
    are kept aside, neither open nor closed, and come back as they were once they can be read again."""
    known = {p.key: p for p in (*baseline.beyond, *baseline.positions)}
    beyond = tuple(p for p in known.values() if not reached(p.key))
    if beyond == baseline.beyond:
        return baseline
    return replace(
        baseline,
        positions=tuple(p for p in known.values() if reached(p.key)),
        beyond=beyond,
        beyond_since=(baseline.beyond_since or baseline.looked_at or at) if beyond else None,
        under_way=tuple(mark for mark in baseline.under_way if reached(mark.key)),
        cuts=tuple(cut for cut in baseline.cuts if reached(cut.key)),
    )

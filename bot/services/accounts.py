"""Accounts: proven read-only before they are saved, given a new key, listed, removed."""

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.detect.keys import Objection, ends_soon, objection
from bot.errors import Doubtful, Refused, UserMistake, VenueError
from bot.model.baseline import Baseline
from bot.model.ids import AccountId, PersonId, VenueName
from bot.model.person import Account, Person, Role, Watch
from bot.model.proof import Proof, Verdict
from bot.services.house import House
from bot.services.keylike import keylike
from bot.store import accounts, baselines
from bot.venues.contract import Venue
from bot.words import say

LABEL = re.compile(r"(?:[\w\-. ]{1,20}/)?[\w\-. ]{1,30}")
"""A name, or a group and a name."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An account with what was last seen of it."""

    account: Account
    baseline: Baseline


async def connect(
    house: House, owner: Person, venue: str, label: str, fields: Mapping[str, str], accept: str = ""
) -> tuple[Account, Proof]:
    """The account and what the venue says of its key. An account whose key is refused, not used or about to
    end gets the new key and keeps what is remembered of it, so that nothing of the time between is missed.

    Raises UserMistake with the sentence to show: a bad field, a label that is taken, a key that can do
    more than read, or one that nobody can judge and that was not accepted by its label.
    """
    if owner.role is Role.VIEWER:
        raise Refused(say("viewer-head"))
    exchange = described(house, venue)
    label = label.strip()
    before = await _to_rekey(house, owner.id, exchange.name, label)
    given = checked_fields(exchange, fields)
    if keylike(label, given.values()):
        raise UserMistake(say("connect-label-key"))
    try:
        proof = await house.open_session(exchange.name, given).prove()
    except VenueError as error:
        raise UserMistake(say("connect-failed", title=exchange.title, why=str(error))) from error
    if not exchange.readable(proof):
        why = say("connect-unread", what=", ".join(proof.unread))
        raise UserMistake(say("connect-failed", title=exchange.title, why=why))
    note = _note(house, exchange, label, proof, accept)
    async with house.database.write() as db:
        now, name = house.clock.now(), exchange.name
        if before is not None:
            number = before.id
            await accounts.rekey(db, house.vault, number, given, note, now, proof)
        else:
            number = await accounts.add(db, house.vault, name, label, owner.id, given, note, now, proof)
        account = await accounts.get(db, number)
    assert account is not None
    return account, proof


async def free_label(house: House, owner: PersonId, venue: Venue) -> str:
    """A label that the owner has not used yet, named after the exchange."""
    async with house.database.read() as db:
        taken = {account.label for account in await accounts.everything(db, owner)}
    names = (venue.name if n == 1 else f"{venue.name} {n}" for n in itertools.count(1))
    return next(name for name in names if name not in taken)


async def listing(house: House, person: Person | None = None) -> tuple[Standing, ...]:
    """The accounts that a person may look at, or all of them, with what was last seen."""
    async with house.database.read() as db:
        found = await (accounts.everything(db) if person is None else accounts.seen_by(db, person))
        return tuple([Standing(a, await baselines.load(db, a.id)) for a in found])


def taken(house: House, account: Account, proof: Proof) -> bool:
    """Whether a key may do no more than the host lets in, or than somebody stands for."""
    return objection(proof, house.rules_of(account.venue), accepted=bool(account.note)) is None


async def remove(house: House, account: AccountId) -> None:
    """Erase an account, its key and everything kept about it."""
    async with house.database.write() as db:
        await accounts.remove(db, account)


def checked_fields(venue: Venue, fields: Mapping[str, str]) -> dict[str, str]:
    """The key fields, each in the form the venue expects. Raises UserMistake naming the field."""
    names = {field.name for field in venue.key_fields}
    if unknown := sorted(fields.keys() - names):
        listed = ", ".join(field.name for field in venue.key_fields)
        raise UserMistake(say("connect-field-unknown", name=unknown[0], title=venue.title, fields=listed))
    given: dict[str, str] = {}
    for field in venue.key_fields:
        value = fields.get(field.name, "").strip()
        if not value:
            raise UserMistake(say("connect-field-missing", name=field.name, ask=field.ask))
        if not re.fullmatch(field.pattern, value):
            raise UserMistake(say("connect-field-bad", name=field.name, ask=field.ask))
        given[field.name] = value
    return given


def said(word: str) -> str:
    """A word to repeat in an answer: one that may be a piece of a key is not."""
    return word if word.isalpha() and len(word) <= 15 else "…"


def described(house: House, name: str) -> Venue:
    """The exchange of that name, in any case. Raises UserMistake naming those there are."""
    venue = house.venues.get(VenueName(name.lower()))
    if venue is None:
        raise UserMistake(say("connect-venue-unknown", name=said(name), known=", ".join(house.venues)))
    return venue


async def _to_rekey(house: House, owner: PersonId, venue: VenueName, label: str) -> Account | None:
    """The account of that label whose key is not used any more or ends soon, so that a new one takes its
    place; None when the label is free. Else UserMistake."""
    if not LABEL.fullmatch(label):
        raise UserMistake(say("connect-label-bad"))
    async with house.database.read() as db:
        same = [account for account in await accounts.everything(db, owner) if account.label == label]
    for account in same:
        used = account.watch in (Watch.ON, Watch.PAUSED)
        if account.venue != venue or (used and not ends_soon(account, house.clock.now())):
            raise UserMistake(say("connect-label-taken", label=label))
    return next(iter(same), None)


def _note(house: House, venue: Venue, label: str, proof: Proof, accept: str) -> str:
    """What must be said wherever the account is shown; raises UserMistake for a key we do not take."""
    match objection(proof, house.rules_of(venue.name), accepted=accept == label):
        case Objection.RIGHTS:
            rights = ", ".join(proof.named) or ", ".join(sorted(proof.excess))
            raise UserMistake(say("connect-too-powerful", rights=rights, help=venue.key_help))
        case Objection.UNSAID:
            raise Doubtful(say("connect-cannot-tell", label=label))
        case Objection.UNBOUND if venue.keyed:
            raise UserMistake(say("connect-unbound"))
    match proof.verdict:
        case Verdict.CANNOT_TELL:
            return say("note-unproven")
        case Verdict.TOO_POWERFUL:
            return say("note-trading")
        case Verdict.READ_ONLY:
            return ""

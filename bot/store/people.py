"""People, their addresses, and one-time invites."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, delete, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.delivery import State, StepReason
from bot.model.ids import ChannelName, PersonId
from bot.model.person import Address, Person, Role
from bot.store import manners as manner_store
from bot.store import steps, viewers
from bot.store.dialects import insert
from bot.store.schema import accounts, addresses, deliveries, invites, manners, people

ALLOWED = or_(people.c.listed, people.c.invited)
"""Deny by default: only who is listed by the host, or came with an invite."""


async def everybody(db: AsyncConnection) -> tuple[Person, ...]:
    """All people who may use the bot, with their addresses (none of whom the host muted), how they want to be
    told, and what they are shown."""
    return await _those(db, true())


async def one(db: AsyncConnection, person: PersonId) -> Person | None:
    """The allowed person of that number, or None."""
    return next(iter(await _those(db, people.c.id == person)), None)


async def near(db: AsyncConnection, owner: PersonId) -> tuple[Person, ...]:
    """Who may be told of what happens to an owner's accounts: they, who is shown any of them, and the
    hosts."""
    theirs = select(accounts.c.id).where(accounts.c.owner == owner)
    shown = select(viewers.viewers.c.person).where(viewers.viewers.c.account.in_(theirs))
    return await _those(db, or_(people.c.id == owner, people.c.role == Role.HOST, people.c.id.in_(shown)))


async def _those(db: AsyncConnection, which: ColumnElement[bool]) -> tuple[Person, ...]:
    rows = await db.execute(
        select(
            people.c.id,
            people.c.name,
            people.c.role,
            people.c.muted,
            addresses.c.channel,
            addresses.c.address,
            manners.c.body,
        )
        .outerjoin(addresses, addresses.c.person == people.c.id)
        .outerjoin(manners, manners.c.person == people.c.id)
        .where(ALLOWED, which)
        .order_by(people.c.id, addresses.c.channel, addresses.c.address)
    )
    silent, shown = await manner_store.silences_of(db, which), await viewers.shown_to(db, which)
    found: dict[int, Person] = {}
    reach: dict[int, list[Address]] = {}
    for row in rows:
        who = PersonId(row.id)
        own, quiet = manner_store.read(row.body), silent.get(who, ())
        sees = shown.get(who, frozenset())
        found[row.id] = Person(who, row.name, Role(row.role), manners=own, silences=quiet, sees=sees)
        if row.channel is not None and not row.muted:
            reach.setdefault(row.id, []).append(Address(ChannelName(row.channel), row.address))
    return tuple(replace(p, addresses=tuple(reach.get(p.id, ()))) for p in found.values())


async def lost(db: AsyncConnection) -> dict[tuple[ChannelName, str], str]:
    """The addresses that take no messages now, and why."""
    rows = await db.execute(select(addresses).where(addresses.c.gone != ""))
    return {(ChannelName(row.channel), row.address): row.gone for row in rows}


async def reached(db: AsyncConnection) -> tuple[Person, ...]:
    """All people who may use the bot, with the addresses that take messages now."""
    dead = await lost(db)
    return tuple(
        replace(p, addresses=tuple(a for a in p.addresses if (a.channel, a.address) not in dead))
        for p in await everybody(db)
    )


async def who(db: AsyncConnection, channel: str, address: str) -> Person | None:
    """The allowed person at an address, or None. Also finds one whose address was given up as gone."""
    row = (
        await db.execute(
            select(people.c.id, people.c.name, people.c.role, manners.c.body)
            .join(addresses, addresses.c.person == people.c.id)
            .outerjoin(manners, manners.c.person == people.c.id)
            .where(addresses.c.channel == channel, addresses.c.address == address, ALLOWED)
        )
    ).one_or_none()
    if row is None:
        return None
    sees = (await viewers.shown_to(db, people.c.id == row.id)).get(PersonId(row.id), frozenset())
    own = manner_store.read(row.body)
    return Person(PersonId(row.id), row.name, Role(row.role), manners=own, sees=sees)


async def named(db: AsyncConnection, name: str) -> Person | None:
    """The allowed person of that name, or None."""
    row = (await db.execute(select(people).where(people.c.name == name, ALLOWED))).one_or_none()
    return None if row is None else Person(PersonId(row.id), row.name, Role(row.role))


async def list_from_settings(
    db: AsyncConnection, wanted: Iterable[tuple[str, Role, Mapping[str, str]]], now: datetime
) -> None:
    """Make the listed people and their addresses exactly these: (name, role, channel -> address).

    Whoever is no longer listed loses the right to use the bot unless an invite gave it, and is no host then;
    an invite keeps its addresses. Nothing else of theirs is deleted.
    """
    had = await _reach(db)
    no_host = case((people.c.role == Role.HOST, Role.MEMBER.value), else_=people.c.role)
    await db.execute(update(people).values(listed=False, role=no_host))
    for name, role, reach in wanted:
        row = insert(people).values(name=name, role=role, listed=True, invited=False, muted=False)
        row = row.on_conflict_do_update(index_elements=[people.c.name], set_={"role": role, "listed": True})
        person = (await db.execute(row.returning(people.c.id, people.c.invited))).one()
        listed = {(person.id, channel, address) for channel, address in reach.items()}
        if not person.invited:
            for _, channel, address in {own for own in had if own[0] == person.id} - listed:
                await db.execute(delete(addresses).where(_is_at(addresses, channel, address)))
        for _, channel, address in listed - had:
            await reach_at(db, PersonId(person.id), Address(ChannelName(channel), address))
    for lost in had - await _reach(db):
        await _redirect(db, *lost, now)


async def _reach(db: AsyncConnection) -> frozenset[tuple[int, str, str]]:
    """Who is reached where: (person, channel, address)."""
    rows = await db.execute(select(addresses.c.person, addresses.c.channel, addresses.c.address))
    return frozenset((row.person, row.channel, row.address) for row in rows)


async def _redirect(db: AsyncConnection, person: int, channel: str, address: str, now: datetime) -> None:
    """What was on its way to an address that is no longer the person's goes to their new one there; edits of
    what was sent end, since somebody else may read there now."""
    old = (deliveries.c.person == person) & _is_at(deliveries, channel, address)
    new = select(addresses.c.address).where(addresses.c.person == person, addresses.c.channel == channel)
    now_at = (await db.execute(new)).scalars().first()
    if now_at is not None:
        ended = (State.REJECTED, State.EXPIRED, State.SUPERSEDED)
        unsent = (deliveries.c.sent == 0) & deliveries.c.state.not_in(ended)
        fresh = {"address": now_at, "ref": None, "state": State.QUEUED, "why": StepReason.READDRESSED}
        there = deliveries.alias()
        doubled = select(there.c.alert).where(_is_at(there, channel, now_at))
        goes = old & unsent & deliveries.c.alert.not_in(doubled)
        await steps.note_those(db, goes, State.QUEUED, StepReason.READDRESSED, now)
        await db.execute(update(deliveries).where(goes).values(fresh))
    await db.execute(delete(deliveries).where(old))


def _is_at(table: Any, channel: str, address: str) -> ColumnElement[bool]:
    return and_(table.c.channel == channel, table.c.address == address)


async def reach_at(db: AsyncConnection, person: PersonId, address: Address) -> None:
    """Tell `person` at `address` from now on."""
    values = {"person": person, "gone": ""}
    row = insert(addresses).values(channel=address.channel, address=address.address, **values)
    await db.execute(row.on_conflict_do_update(index_elements=["channel", "address"], set_=values))


async def gone(db: AsyncConnection, channel: str, address: str, why: str) -> None:
    """Stop sending to an address that takes no messages any more."""
    await db.execute(
        update(addresses)
        .where(addresses.c.channel == channel, addresses.c.address == address)
        .values(gone=why)
    )


async def unreachable(db: AsyncConnection) -> frozenset[Address]:
    """The addresses that take no messages any more."""
    rows = await db.execute(select(addresses).where(addresses.c.gone != ""))
    return frozenset(Address(ChannelName(row.channel), row.address) for row in rows)


async def back(db: AsyncConnection, channel: str, address: str, now: datetime) -> None:
    """The person wrote from there, so it takes messages: what could not be delivered is queued again."""
    await db.execute(
        update(addresses)
        .where(addresses.c.channel == channel, addresses.c.address == address, addresses.c.gone != "")
        .values(gone="")
    )
    here = _is_at(deliveries, channel, address)
    given_up = (deliveries.c.state == State.GONE) & (deliveries.c.why != StepReason.ANOTHER_COPY)
    again = {"state": State.QUEUED, "why": StepReason.WROTE_AGAIN, "reason": "", "failing_since": None}
    tried = update(deliveries).where(here, given_up).values(again | {"not_before": now})
    found = [row.id for row in await db.execute(tried.returning(deliveries.c.id))]
    if found:
        await steps.note_those(db, deliveries.c.id.in_(found), State.QUEUED, StepReason.WROTE_AGAIN, now)


async def invite(db: AsyncConnection, code: str, name: str, role: Role, expires_at: datetime) -> None:
    """Keep a one-time invite for a person called `name`; only a hash of the code is stored."""
    await db.execute(insert(invites).values(hash=_hash(code), name=name, role=role, expires_at=expires_at))


async def redeem(db: AsyncConnection, code: str, address: Address, now: datetime) -> Person | None:
    """The person an invite lets in, now reachable at `address`; None when the code is used, old or wrong.

    An invite makes a new person and never becomes one that is there already.
    """
    taken = delete(invites).where(invites.c.hash == _hash(code)).returning(invites)
    row = (await db.execute(taken)).one_or_none()
    if row is None or row.expires_at < now:
        return None
    joined = insert(people).values(name=row.name, role=row.role, listed=False, invited=True, muted=False)
    joined = joined.on_conflict_do_nothing(index_elements=[people.c.name])
    person = (await db.execute(joined.returning(people.c.id))).scalar()
    if person is None:
        return None
    await reach_at(db, PersonId(person), address)
    return await who(db, address.channel, address.address)


async def is_listed(db: AsyncConnection, person: PersonId) -> bool:
    """Whether the host's configuration lists a person."""
    return bool((await db.execute(select(people.c.listed).where(people.c.id == person))).scalar())


async def is_taken(db: AsyncConnection, name: str) -> bool:
    """Whether there is, or was, somebody of that name, or an open invite for it."""
    there = await db.execute(select(people.c.id).where(people.c.name == name))
    open_one = await db.execute(select(invites.c.hash).where(invites.c.name == name))
    return there.first() is not None or open_one.first() is not None


async def revoke(db: AsyncConnection, name: str) -> bool:
    """Take an invite back, used or not; whether there was one. Nothing waits to be sent to them any more."""
    unused = await db.execute(delete(invites).where(invites.c.name == name).returning(invites.c.hash))
    out = update(people).where(people.c.name == name, people.c.invited).values(invited=False)
    person = (await db.execute(out.returning(people.c.id, people.c.listed))).one_or_none()
    if person is not None and not person.listed:
        await db.execute(delete(addresses).where(addresses.c.person == person.id))
    return person is not None or unused.first() is not None


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()

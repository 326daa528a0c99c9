"""Who is who: deny by default, one-time invites."""

import secrets
from datetime import timedelta

from bot.errors import Refused, UserMistake
from bot.model.ids import ChannelName
from bot.model.person import Address, Person, Role
from bot.services.house import House
from bot.services.keylike import keylike
from bot.store import people, roll
from bot.words import say

INVITE_LASTS = timedelta(days=7)
NAME_LENGTH = 40


async def who(house: House, address: Address) -> Person | None:
    """The allowed person who writes from `address`, or None. An address given up as gone is used again."""
    async with house.database.read() as db:
        person = await people.who(db, address.channel, address.address)
    if person is not None:
        async with house.database.write() as db:
            await people.back(db, address.channel, address.address, house.clock.now())
            await roll.seen(db, address.channel, address.address, house.clock.now())
    return person


async def join(house: House, code: str, address: Address) -> Person:
    """The person whom a one-time invite lets in. Raises UserMistake when the code does not.

    Whoever is known at that address already stays who they are, and the code stays unused.
    """
    async with house.database.write() as db:
        if known := await people.who(db, address.channel, address.address):
            return known
        person = await people.redeem(db, code, address, house.clock.now())
    if person is None:
        raise Refused(say("invite-bad"))
    return person


async def invite(house: House, host: Person, name: str, role: Role = Role.MEMBER) -> str:
    """A one-time code that lets `name` in. Raises UserMistake for anybody but the host."""
    if host.role is not Role.HOST:
        raise Refused(say("host-only"))
    name = " ".join(name.split())
    if not 0 < len(name) <= NAME_LENGTH or not name.isprintable():
        raise UserMistake(say("invite-usage"))
    if keylike(name):
        raise UserMistake(say("invite-name-key"))
    code = secrets.token_urlsafe(16)
    async with house.database.write() as db:
        if await people.is_taken(db, name):
            raise UserMistake(say("invite-taken", name=name))
        await people.invite(db, code, name, role, house.clock.now() + INVITE_LASTS)
    return code


async def hosts(house: House, channel: ChannelName) -> tuple[str, ...]:
    """The addresses of the hosts at a chat app."""
    async with house.database.read() as db:
        found = await people.everybody(db)
    mine = (address for p in found if p.role is Role.HOST for address in p.addresses)
    return tuple(address.address for address in mine if address.channel == channel)


async def revoke(house: House, name: str) -> None:
    """Take an invite back, used or not. Raises UserMistake when there was none."""
    async with house.database.write() as db:
        if not await people.revoke(db, name):
            raise UserMistake(say("invite-none", name=name))

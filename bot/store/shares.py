"""Which groups see the alerts of which account, and the deliveries to them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Boolean, Column, ColumnElement, ForeignKey, String, Table, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.delivery import State, StepReason
from bot.model.ids import AccountId, AlertId, ChannelName, PersonId
from bot.model.person import Address, Share
from bot.store.dialects import insert
from bot.store.moment import metadata
from bot.store.schema import accounts, alerts, deliveries

shares = Table(
    "shares",
    metadata,
    Column("account", ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("channel", String, primary_key=True),
    Column("address", String, primary_key=True),
    Column("sizes", Boolean, nullable=False),
    Column("title", String, nullable=False, default=""),
)
SIZES, BARE = "sizes", "bare"
"""What a delivery to a group shows."""


async def of(db: AsyncConnection, account: AccountId) -> tuple[Share, ...]:
    """The groups that see an account."""
    query = select(shares).where(shares.c.account == account)
    return tuple(
        Share(account, Address(ChannelName(row.channel), row.address), row.sizes, row.title)
        for row in await db.execute(query)
    )


async def share(db: AsyncConnection, new: Share) -> None:
    """Show the alerts of an account in a group from now on, or show them otherwise than before."""
    values = {"sizes": new.sizes, "title": new.title}
    row = insert(shares).values(account=new.account, channel=new.to.channel, address=new.to.address, **values)
    await db.execute(row.on_conflict_do_update(index_elements=["account", "channel", "address"], set_=values))


async def end(db: AsyncConnection, account: AccountId, to: Address | None = None) -> int:
    """Show an account no more, in one group or in all; how many it were. What was sent is edited no more."""
    mine = shares.c.account == account
    theirs = (deliveries.c.shared != "") & deliveries.c.alert.in_(
        select(alerts.c.id).where(alerts.c.account == account)
    )
    if to is not None:
        mine &= (shares.c.channel == to.channel) & (shares.c.address == to.address)
        theirs &= (deliveries.c.channel == to.channel) & (deliveries.c.address == to.address)
    await db.execute(delete(deliveries).where(theirs))
    return (await db.execute(delete(shares).where(mine))).rowcount


async def queue(db: AsyncConnection, alert: AlertId, now: datetime) -> None:
    """Send an alert to the groups that see its account and have no copy yet."""
    head = (await db.execute(select(alerts).where(alerts.c.id == alert))).one()
    rows = [
        {
            "alert": alert,
            "channel": one.to.channel,
            "address": one.to.address,
            "person": head.person,
            "urgency": head.urgency,
            "state": State.QUEUED,
            "wanted": head.revision,
            "sent": 0,
            "attempts": 0,
            "created_at": now,
            "not_before": now,
            "repeat": False,
            "reason": "",
            "why": StepReason.WRITTEN,
            "passed_on": True,  # its owner has copies of their own: none of these goes another way
            "shared": SIZES if one.sizes else BARE,
        }
        for one in await of(db, head.account)
    ]
    if rows:
        await db.execute(insert(deliveries).on_conflict_do_nothing(), rows)


@dataclass(frozen=True, slots=True)
class Seen:
    """An account whose alerts a group of that title sees."""

    owner: PersonId
    label: str
    title: str


async def at(db: AsyncConnection, place: Address) -> tuple[Seen, ...]:
    """The accounts that a group sees, or a part of it."""
    query = select(accounts.c.owner, accounts.c.label, shares.c.title)
    query = query.join(shares, shares.c.account == accounts.c.id).where(_in(place)).order_by(accounts.c.id)
    return tuple(Seen(PersonId(row.owner), row.label, row.title) for row in await db.execute(query))


async def lose(db: AsyncConnection, place: Address) -> tuple[Seen, ...]:
    """Share nothing with a group or its parts any more; what it saw."""
    found = await at(db, place)
    await db.execute(delete(shares).where(_in(place)))
    return found


async def titled(db: AsyncConnection, place: Address, title: str) -> None:
    """A group is called so now, and so are its parts."""
    await db.execute(update(shares).where(_in(place)).values(title=title))


async def moved(db: AsyncConnection, channel: str, was: str, now: str) -> None:
    """A group has another address from now on."""
    here = _there(Address(ChannelName(channel), was))
    there = select(shares.c.account).where(*_there(Address(ChannelName(channel), now)))
    await db.execute(delete(shares).where(*here, shares.c.account.in_(there)))
    await db.execute(update(shares).where(*here).values(address=now))


def _in(place: Address) -> ColumnElement[bool]:
    """At a place, or at a part of it."""
    part = shares.c.address.startswith(f"{place.address}/", autoescape=True)
    return (shares.c.channel == place.channel) & ((shares.c.address == place.address) | part)


def _there(place: Address) -> tuple[ColumnElement[bool], ...]:
    return (shares.c.channel == place.channel, shares.c.address == place.address)

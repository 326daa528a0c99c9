"""Which accounts are shown to which viewer."""

from sqlalchemy import Column, ColumnElement, ForeignKey, Table, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.ids import AccountId, PersonId
from bot.model.person import Role
from bot.store.dialects import insert
from bot.store.moment import metadata
from bot.store.schema import people

viewers = Table(
    "viewers",
    metadata,
    Column("account", ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("person", ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
)


async def show(db: AsyncConnection, account: AccountId, to: PersonId) -> None:
    """Show an account to a viewer from now on."""
    await db.execute(insert(viewers).values(account=account, person=to).on_conflict_do_nothing())


async def hide(db: AsyncConnection, account: AccountId, to: PersonId | None = None) -> int:
    """Show an account to one viewer, or to none, any more; how many saw it."""
    gone = delete(viewers).where(viewers.c.account == account)
    return (await db.execute(gone if to is None else gone.where(viewers.c.person == to))).rowcount


async def shown_to(db: AsyncConnection, which: ColumnElement[bool]) -> dict[PersonId, frozenset[AccountId]]:
    """What each viewer among some people is shown. Who is no viewer any more is shown nothing."""
    query = select(viewers).join(people, people.c.id == viewers.c.person)
    query = query.where(people.c.role == Role.VIEWER, which)
    found: dict[PersonId, frozenset[AccountId]] = {}
    for row in await db.execute(query):
        who = PersonId(row.person)
        found[who] = found.get(who, frozenset()) | {AccountId(row.account)}
    return found


async def names(db: AsyncConnection, account: AccountId) -> tuple[str, ...]:
    """The names of the viewers who are shown an account."""
    query = select(people.c.name).join(viewers, viewers.c.person == people.c.id).order_by(people.c.name)
    mine = query.where(viewers.c.account == account, people.c.role == Role.VIEWER)
    return tuple((await db.execute(mine)).scalars())

"""What happened to a person in a time, in numbers: for a digest."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.drill import DrillReported
from bot.model.event import AdlTaken, Trial
from bot.model.ids import AccountId, PersonId
from bot.model.summary import Digest, HeldBack
from bot.store.schema import alerts, checklists, drills

ASKED = tuple(kind.__name__ for kind in (Digest, HeldBack, Trial, DrillReported))
"""Told about other alerts, or asked for."""


@dataclass(frozen=True, slots=True)
class Happened:
    """How many incidents hit each account, how many alerts there were, and how many checklists are open."""

    incidents: Counter[AccountId]
    told: int
    open_lists: int


async def happened(db: AsyncConnection, person: PersonId, since: datetime) -> Happened:
    """The numbers of a person since then."""
    made_up = select(drills.c.account)
    real = or_(alerts.c.account.is_(None), alerts.c.account.not_in(made_up))
    mine = (alerts.c.person == person, alerts.c.created_at >= since, real)
    query = (
        select(alerts.c.kind, alerts.c.account, func.count())
        .where(*mine, alerts.c.kind.not_in(ASKED))
        .group_by(alerts.c.kind, alerts.c.account)
    )
    incidents: Counter[AccountId] = Counter()
    told = 0
    for kind, account, count in (await db.execute(query)).all():
        told += count
        if kind == AdlTaken.__name__ and account is not None:
            incidents[AccountId(account)] += count
    real = or_(checklists.c.account.is_(None), checklists.c.account.not_in(made_up))
    theirs = (checklists.c.person == person, checklists.c.finished_at.is_(None), real)
    unfinished = select(func.count()).where(*theirs)
    return Happened(incidents, told, int((await db.execute(unfinished)).scalar_one()))

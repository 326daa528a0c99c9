"""Checklists: made once with their alert, ticked by people."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.checklist import Checklist, ChecklistTemplate, StepState
from bot.model.ids import AlertId, ChecklistId, PersonId
from bot.store.codec import pack, unpack
from bot.store.schema import alerts, checklists

Steps = tuple[StepState, ...]
LARGEST = 2**63 - 1
"""The largest number a column holds; a forged button may carry more."""


async def begin(db: AsyncConnection, alert: AlertId, template: ChecklistTemplate) -> None:
    """Make the checklist of an alert, unless it has one."""
    steps = tuple(StepState(step.id, step.text) for step in template.steps)
    row = insert(checklists).values(alert=alert, steps=pack(steps, Steps))
    await db.execute(row.on_conflict_do_nothing([checklists.c.alert]))


async def of_alert(db: AsyncConnection, alert: AlertId) -> Checklist | None:
    row = (await db.execute(select(checklists).where(checklists.c.alert == alert))).one_or_none()
    return None if row is None else _checklist(row.id, row.alert, row.steps)


async def of_person(db: AsyncConnection, checklist: ChecklistId, person: PersonId) -> Checklist | None:
    """The checklist when it is that person's, else None."""
    if checklist > LARGEST:
        return None
    row = (
        await db.execute(
            select(checklists)
            .join(alerts, alerts.c.id == checklists.c.alert)
            .where(checklists.c.id == checklist, alerts.c.person == person)
        )
    ).one_or_none()
    return None if row is None else _checklist(row.id, row.alert, row.steps)


async def latest(db: AsyncConnection, person: PersonId, limit: int) -> tuple[Checklist, ...]:
    """The newest checklists of a person, newest first."""
    rows = await db.execute(
        select(checklists)
        .join(alerts, alerts.c.id == checklists.c.alert)
        .where(alerts.c.person == person)
        .order_by(alerts.c.created_at.desc())
        .limit(limit)
    )
    return tuple(_checklist(row.id, row.alert, row.steps) for row in rows)


async def tick(db: AsyncConnection, checklist: Checklist, step: str, by: str, at: datetime) -> Checklist:
    """The checklist with one step turned over: ticked by `by`, or open again."""
    steps = tuple(_turned(s, by, at) if s.id == step else s for s in checklist.steps)
    await db.execute(
        update(checklists).where(checklists.c.id == checklist.id).values(steps=pack(steps, Steps))
    )
    return replace(checklist, steps=steps)


def _turned(step: StepState, by: str, at: datetime) -> StepState:
    if step.done:
        return replace(step, done_by="", done_at=None)
    return replace(step, done_by=by, done_at=at)


def _checklist(number: int, alert: str, steps: str) -> Checklist:
    return Checklist(ChecklistId(number), AlertId(alert), unpack(Steps, steps))

"""The picture of an incident that is over: what was kept of it, when its message leaves."""

from bot.chat import figures, illustrate, incidents
from bot.chat.figures import Titles
from bot.chat.message import Message
from bot.model.alert import Told
from bot.model.progress import Pictured
from bot.store import samples
from bot.store.database import Database


async def with_picture(database: Database, told: Told, titles: Titles, message: Message) -> Message:
    """The message of an alert with the picture that it promises; any other message as it is."""
    event, account = told.alert.event, told.account
    if not isinstance(event, Pictured) or account is None:
        return message
    (largest, *_), _ = incidents.largest(event.incident)
    async with database.read() as db:
        traces = await samples.of_incident(db, account.id, event.incident, (largest,))
    where = figures.where(account, titles)
    return await illustrate.of_incident(message, traces, where)

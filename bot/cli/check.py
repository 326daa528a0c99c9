"""`adlwatch check`: each line is good, or says what to do."""

from argparse import Namespace
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial

from bot.chat.contract import Desk
from bot.chat.discovery import channels
from bot.cli.hosting import configured, play
from bot.desk.front import FrontDesk
from bot.errors import BotError, UserMistake
from bot.ground import master_key, open_house, open_pools
from bot.host import Host, chat_setup, check_names
from bot.model.person import Account, Role
from bot.model.server import Server
from bot.services import accounts
from bot.services.house import House
from bot.store import people
from bot.words import say


@dataclass
class Report:
    """Prints a line per finding and counts what is to be mended."""

    to_mend: int = field(default=0)

    def good(self, text: str) -> None:
        print(f"good   {text}", flush=True)

    def mend(self, text: str) -> None:
        self.to_mend += 1
        print(f"mend   {text}", flush=True)

    async def attempt(self, what: Callable[[], Awaitable[str]], name: str) -> None:
        """A good line with what came back, or a line with the error's own sentence."""
        try:
            self.good(f"{name}: {await what()}")
        except BotError as error:
            self.mend(f"{name}: {error}")


def main(given: Namespace) -> int:
    """0 when nothing is to be mended, else 1."""
    return play(_check(given))


async def _check(given: Namespace) -> int:
    report = Report()
    try:
        host = configured(given)
        check_names(host.settings)
        report.good(say("check-config"))
        async with AsyncExitStack() as stack:
            pools = await open_pools(host, stack)
            house = await open_house(host, False, stack, pools)
            _sealed(report, host, house)
            await _people(report, house)
            await _chat(report, host, FrontDesk(house))
            await _accounts(report, house)
    except BotError as error:
        report.mend(str(error))
    return 1 if report.to_mend else 0


def _sealed(report: Report, host: Host, house: House) -> None:
    where = master_key(host).name
    report.good(say("check-database", path=str(host.settings.database), place=where))
    if isinstance(host.settings.database, Server):
        report.good(say("check-copies"))
    if len(house.vault) > 1:
        report.mend(say("check-master-keys", place=where, count=len(house.vault)))


async def _people(report: Report, house: House) -> None:
    async with house.database.read() as db:
        found = await people.everybody(db)
    if not any(person.role is Role.HOST for person in found):
        report.mend(say("check-no-host"))
    for person in found:
        apps = ", ".join(address.channel for address in person.addresses)
        if apps:
            report.good(say("check-person", name=person.name, apps=apps))
        else:
            report.mend(say("check-no-address", name=person.name))
    viewers = {person.id: person.name for person in found if person.role is Role.VIEWER}
    for standing in await accounts.listing(house):
        if name := viewers.get(standing.account.owner):
            report.mend(say("check-viewer", name=name, label=standing.account.label))


async def _chat(report: Report, host: Host, desk: Desk) -> None:
    for channel in channels().values():
        if not channel.secrets:
            continue
        setup = chat_setup(host, channel)
        if setup.missing:
            values = {"title": channel.title, "variables": ", ".join(setup.missing)}
            if setup.wanted:
                report.mend(say("check-app-needed", name=", ".join(setup.wanted), **values))
            else:
                report.good(say("check-app-off", **values))
            continue
        port = channel.open(setup.given, desk)
        await report.attempt(port.check, channel.title)


async def _accounts(report: Report, house: House) -> None:
    async with house.database.read() as db:
        allowed = {person.id for person in await people.everybody(db)}
    for standing in await accounts.listing(house):
        account = standing.account
        if account.owner not in allowed:
            report.mend(say("check-no-owner", label=account.label))
            continue
        title = house.venues[account.venue].title
        await report.attempt(partial(_proof, house, account), f"{account.label} ({title})")


async def _proof(house: House, account: Account) -> str:
    """What is good about a key. Raises UserMistake for one that can do too much."""
    found = await house.prove(account)
    if not house.venues[account.venue].readable(found):
        raise UserMistake(say("connect-unread", what=", ".join(found.unread)))
    if accounts.taken(house, account, found):
        good = [account.note or say("check-read-only"), say("connect-reads", what=", ".join(found.reads))]
        good += [say("connect-unread", what=", ".join(found.unread))] if found.unread else []
        return "; ".join(text.rstrip(".") for text in good)
    raise UserMistake(say("check-too-powerful", rights=", ".join(found.named)))

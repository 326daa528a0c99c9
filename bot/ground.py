"""What every part stands on: the database, the vault, the connection pools, and the pace of each exchange."""

import logging
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from datetime import datetime, timedelta

from bot import log as lines
from bot import templates
from bot.chat.contract import Channel, ChatPort, Desk
from bot.chat.discovery import channels
from bot.detect.keys import KeyRules
from bot.duty import Duty
from bot.errors import SettingsError
from bot.host import Host, chat_setup
from bot.model.delivery import Delivery, Outcome
from bot.model.ids import ChannelName, VenueName
from bot.outbox.courier import Courier
from bot.outbox.fallover import Rules
from bot.outbox.rescue import Rescue
from bot.services.house import House, Use
from bot.settings import Secrets, Settings, VenueSettings
from bot.store import accounts, people
from bot.store.database import Database
from bot.store.master import Place, open_vault, place
from bot.store.vault import Vault
from bot.venues.client import Pool
from bot.venues.discovery import venues
from bot.venues.recording import Recorder
from bot.watch.keys import KeyHouse, KeyWatch
from bot.watch.pacing import Pacing

log = logging.getLogger(__name__)


async def open_house(
    host: Host, owner: bool, stack: AsyncExitStack, pools: Mapping[VenueName, Pool]
) -> House:
    """The database, the vault and all that services stand on; closed with `stack`."""
    settings = host.settings
    database = Database(settings.database)
    await database.open(owner)
    stack.push_async_callback(database.close)
    await database.lock_vault()
    vault = open_vault(master_key(host))
    async with database.write() as db:
        await accounts.check(db, vault)
        listed = [(name, p.role, p.addresses) for name, p in settings.people.items()]
        await people.list_from_settings(db, listed, host.clock.now())
    keys = key_house(host, database, vault, pools)
    return House(
        database=database,
        vault=vault,
        clock=host.clock,
        venues=keys.venues,
        open_session=keys.open_session,
        templates=keys.templates,
        rules=keys.rules,
        prove=KeyWatch(keys).prove,
        budgets=lambda: uses(pools),
        nudge=lambda: None,
        wishes=settings.wishes,
        fall_over_after=timedelta(seconds=settings.delivery.fall_over_after),
    )


def on_duty(host: Host, database: Database, stack: AsyncExitStack) -> Duty | None:
    """This process among the workers of a server, stopped with `stack`. None at a file: it has one owner."""
    if database.crew is None:
        return None
    given = host.settings.workers
    duty = Duty(database, database.crew, host.clock, given.lost_after, given.shards)
    stack.push_async_callback(duty.stop)
    return duty


def master_key(host: Host) -> Place:
    """Where the master key is; what it holds is scrubbed from every log line from now on."""
    settings, secrets = host.settings, host.secrets
    found = place(
        settings.master_key_from, settings.master_key_file, secrets.get("MASTER_KEY"), secrets.credentials
    )
    for key in found.read():
        lines.hide(key)
    return found


def key_house(host: Host, database: Database, vault: Vault, pools: Mapping[VenueName, Pool]) -> KeyHouse:
    """What proofs of keys stand on."""
    settings = host.settings
    return KeyHouse(
        database=database,
        vault=vault,
        clock=host.clock,
        venues={VenueName(name): venue for name, venue in venues().items()},
        open_session=lambda venue, fields: pools[venue].session(fields),
        templates=templates.load(settings.checklists),
        rules={
            VenueName(name): KeyRules(v.allow_trading_right, v.require_ip_binding)
            for name, v in settings.venues.items()
        },
        tuning=settings.watch.tuning(),
        wishes=settings.wishes,
    )


async def open_pools(host: Host, stack: AsyncExitStack) -> dict[VenueName, Pool]:
    """A connection pool per venue, closed with `stack`. Sends nothing yet."""
    pools: dict[VenueName, Pool] = {}
    sharers = host.settings.workers.on_one_address
    for name, venue in venues().items():
        hosts = host.settings.venues.get(name, VenueSettings()).hosts
        recorder = Recorder(host.record, venue.name, host.clock) if host.record else None
        pool = Pool(venue, hosts, host.settings.watch.timeout, recorder, host.clock, sharers)
        await pool.open()
        stack.push_async_callback(pool.close)
        pools[VenueName(name)] = pool
    return pools


def paces(settings: Settings) -> dict[VenueName, Pacing]:
    """How often each exchange is looked at: the host's wish, else the exchange's own pace."""
    found = {}
    for name, venue in venues().items():
        given = settings.venues.get(name, VenueSettings())
        found[VenueName(name)] = Pacing(
            calm=given.calm_seconds or venue.pace.calm,
            near=given.near_seconds or venue.pace.near,
            workers=settings.watch.workers_per_venue,
            deep=given.deep_seconds or venue.pace.deep,
            fills=settings.watch.fills_every,
        )
    return found


def open_ports(host: Host, desk: Desk) -> dict[ChannelName, tuple[Channel, ChatPort]]:
    """The chat apps that are set up: all of their secrets are there. Raises SettingsError where none is."""
    ports = {}
    for name, channel in channels().items():
        setup = chat_setup(host, channel)
        if setup.wanted and setup.missing:
            raise SettingsError(
                f"people.{setup.wanted[0]}.addresses.{name}: {channel.title} is off; "
                f"set {', '.join(setup.missing)}."
            )
        if not setup.missing and (channel.secrets or setup.wanted):
            ports[name] = (channel, channel.open(setup.given, desk))
    if not ports:
        raise SettingsError(
            "chat: no app is set up; set "
            + " or ".join(Secrets.variable(n, s) for n, c in channels().items() for s in c.secrets)
            + ", or give a person an address on the console."
        )
    return ports


def post_office(
    host: Host,
    house: House,
    ports: Mapping[ChannelName, tuple[Channel, ChatPort]],
    settled: Callable[[Delivery, Outcome, datetime], None],
    duty: Duty | None,
) -> tuple[Courier, Rescue]:
    """Who carries messages, and who looks after those that do not arrive."""
    given = host.settings.delivery
    seconds = (given.sending_for, given.fall_over_after, given.gauge_useful)
    rules = Rules(*(timedelta(seconds=number) for number in seconds))
    apps = {name: channel for name, (channel, _) in ports.items()}
    office = (house.database, ports, house.titles(), host.clock, settled, rules)
    courier = Courier(*office) if duty is None else Courier(*office, ours=duty.ours)
    return courier, Rescue(house.database, apps, host.clock, house.nudge, rules)


async def take_up(courier: Courier, rescue: Rescue) -> None:
    """Repeat what a stop or a crash left under way, and drop what is out of date before it is sent."""
    if again := await courier.recover():
        log.warning("%s deliveries were under way when the program stopped; they are repeated", again)
    await rescue.begin()


def uses(pools: Mapping[VenueName, Pool]) -> tuple[tuple[VenueName, tuple[Use, ...]], ...]:
    """What of each venue's limits is used right now."""
    found = ((name, pool.budgets.values()) for name, pool in pools.items())
    return tuple(
        (name, tuple(Use(b.limit.name, b.used, int(b.allowed), b.limit.seconds) for b in budgets))
        for name, budgets in found
    )

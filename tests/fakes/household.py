"""People and an account in a real database, for tests that need somebody to tell."""

from cryptography.fernet import Fernet

from bot.clock import Clock
from bot.detect.keys import KeyRules
from bot.detect.tuning import Tuning
from bot.model.checklist import ChecklistTemplate, StepTemplate
from bot.model.person import Account, Person, Role
from bot.model.preferences import Wishes
from bot.services.house import House
from bot.store import accounts, people
from bot.store.database import Database
from bot.store.vault import Vault
from bot.watch.keys import KeyHouse, KeyWatch
from tests.builders import at
from tests.fakes.venue import FIELDS, SOMEWHERE, ScriptedSession, somewhere

VAULT = Vault([Fernet.generate_key().decode()])
STEPS = (StepTemplate("look", "Look at it"), StepTemplate("act", "Do something"))
TEMPLATES = {name: ChecklistTemplate(name, STEPS) for name in ("adl_fill", "gauge_high", "blind", "key")}
LISTED = (
    ("Ana", Role.HOST, {"console": "ana"}),
    ("Ben", Role.MEMBER, {"console": "ben"}),
)


async def list_people(database: Database, *listed: tuple[str, Role, dict[str, str]]) -> None:
    async with database.write() as db:
        await people.list_from_settings(db, listed or LISTED, at())


async def person(database: Database, name: str) -> Person:
    """A listed person with their addresses."""
    async with database.read() as db:
        return next(p for p in await people.everybody(db) if p.name == name)


async def open_account(database: Database, clock: Clock, owner: str = "Ana", label: str = "main") -> Account:
    """An account of a listed person at `somewhere`."""
    held_by = await person(database, owner)
    async with database.write() as db:
        number = await accounts.add(db, VAULT, SOMEWHERE, label, held_by.id, FIELDS, "", clock.now())
        account = await accounts.get(db, number)
    assert account is not None
    return account


def key_house(
    database: Database, clock: Clock, session: ScriptedSession, rules: KeyRules | None = None
) -> KeyHouse:
    """What proofs of keys stand on, with one venue whose sessions are `session`."""
    return KeyHouse(
        database=database,
        vault=VAULT,
        clock=clock,
        venues={SOMEWHERE: somewhere(lambda wire: session)},
        open_session=lambda venue, fields: session,
        templates=TEMPLATES,
        rules={SOMEWHERE: rules or KeyRules()},
        tuning=Tuning(),
        wishes=lambda name: Wishes(),
    )


def house(database: Database, clock: Clock, session: ScriptedSession, **more: object) -> House:
    """What services stand on, with one venue whose sessions are `session`."""
    keys = key_house(database, clock, session)
    facts: dict[str, object] = {
        "vault": VAULT,
        "venues": keys.venues,
        "open_session": keys.open_session,
        "templates": TEMPLATES,
        "rules": keys.rules,
        "prove": KeyWatch(keys).prove,
        "nudge": lambda: None,
    }
    return House(database=database, clock=clock, **(facts | more))  # type: ignore[arg-type]

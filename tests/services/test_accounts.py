"""Accounts: nothing is saved that was not proven, or accepted by name."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace

import pytest

from bot.detect.keys import KeyRules
from bot.errors import Garbled, KeyRefused, Unreachable, UserMistake, VenueError
from bot.model.person import Person
from bot.model.proof import Proof, Right, Verdict
from bot.services import accounts
from bot.services.house import House
from bot.store.database import Database
from bot.words import say
from tests import builders
from tests.fakes.clock import SetClock
from tests.fakes.household import house, list_people, open_account, person
from tests.fakes.venue import EVERYTHING, FIELDS, SOMEWHERE, ScriptedSession

READS = (EVERYTHING,)
TRADES = Proof(Verdict.TOO_POWERFUL, frozenset({Right.TRADE}), ("canTrade",), reads=READS)
WITHDRAWS = replace(
    TRADES, excess=frozenset({Right.TRADE, Right.WITHDRAW}), named=("canTrade", "canWithdraw")
)
UNKNOWN = Proof(Verdict.CANNOT_TELL, reads=READS)


class Counter:
    """One person before the counter where accounts are opened."""

    def __init__(self, database: Database, clock: SetClock, owner: Person) -> None:
        self.database = database
        self.clock = clock
        self.owner = owner
        self.session = ScriptedSession()
        self.house: House = house(database, clock, self.session)

    async def connect(
        self,
        venue: str = SOMEWHERE,
        label: str = "main",
        fields: Mapping[str, str] = FIELDS,
        accept: str = "",
    ) -> str:
        """The note of the new account."""
        account, _ = await accounts.connect(self.house, self.owner, venue, label, fields, accept)
        return account.note

    async def refusal(self, **given: object) -> str:
        """The sentence of a refusal that saved nothing."""
        before = await self.labels()
        with pytest.raises(UserMistake) as refused:
            await self.connect(**given)  # type: ignore[arg-type]
        assert await self.labels() == before
        assert FIELDS["secret"] not in str(refused.value)
        return str(refused.value)

    async def labels(self) -> list[str]:
        return [s.account.label for s in await accounts.listing(self.house, self.owner)]


@pytest.fixture
async def counter(database: Database, clock: SetClock) -> AsyncIterator[Counter]:
    await list_people(database)
    yield Counter(database, clock, await person(database, "Ana"))


async def test_a_key_that_can_only_read_is_saved(counter: Counter) -> None:
    assert await counter.connect(venue="SomeWhere", label=" main ") == ""
    assert await counter.labels() == ["main"]
    (standing,) = await accounts.listing(counter.house)
    assert standing.baseline.looked_at is None
    assert standing.account.reads == READS
    assert await counter.house.prove(standing.account) == Proof(Verdict.READ_ONLY, reads=READS)


@pytest.mark.parametrize("proof", [TRADES, WITHDRAWS])
async def test_a_key_that_can_do_more_is_refused(counter: Counter, proof: Proof) -> None:
    counter.session.proof = proof
    sentence = say("connect-too-powerful", rights=", ".join(proof.named), help="Untick it.")
    assert await counter.refusal(accept="main") == sentence


async def test_a_trading_right_is_let_in_where_the_host_allows_it(counter: Counter) -> None:
    counter.house = house(
        counter.database, counter.clock, counter.session, rules={SOMEWHERE: KeyRules(trading=True)}
    )
    counter.session.proof = TRADES
    assert await counter.connect() == say("note-trading")
    counter.session.proof = WITHDRAWS
    await counter.refusal(label="second")


async def test_a_key_that_nobody_can_judge_is_accepted_by_its_label_alone(counter: Counter) -> None:
    counter.session.proof = UNKNOWN
    asked = say("connect-cannot-tell", label="main")
    assert [await counter.refusal(accept=word) for word in ("", "yes", "Main")] == [asked] * 3
    assert await counter.connect(accept="main") == say("note-unproven")


@pytest.mark.parametrize("trouble", [KeyRefused("expired"), Unreachable("down"), Garbled("cut short")])
async def test_a_venue_that_gives_no_proof_saves_nothing(counter: Counter, trouble: VenueError) -> None:
    counter.session.trouble = trouble
    assert await counter.refusal() == say("connect-failed", title="Somewhere", why=str(trouble))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"venue": "nowhere"}, say("connect-venue-unknown", name="nowhere", known="somewhere")),
        ({"label": ""}, say("connect-label-bad")),
        ({"label": "x" * 31}, say("connect-label-bad")),
        ({"label": "<b>"}, say("connect-label-bad")),
        ({"label": "one\ntwo"}, say("connect-label-bad")),
        (
            {"fields": {"name": "ana-1"}},
            say("connect-field-missing", name="secret", ask="The secret: 20 letters"),
        ),
        (
            {"fields": {**FIELDS, "name": "A!"}},
            say("connect-field-bad", name="name", ask="The name of the account"),
        ),
        (
            {"fields": {**FIELDS, "pin": "1"}},
            say("connect-field-unknown", name="pin", title="Somewhere", fields="name, secret"),
        ),
    ],
)
async def test_a_mistake_is_named(counter: Counter, given: Mapping[str, object], sentence: str) -> None:
    assert await counter.refusal(**given) == sentence
    assert counter.session.looks == 0


async def test_a_label_is_used_once_by_each_person(counter: Counter) -> None:
    await counter.connect()
    assert await counter.refusal() == say("connect-label-taken", label="main")
    counter.owner = await person(counter.database, "Ben")
    await counter.connect()
    assert len(await accounts.listing(counter.house)) == 2


async def test_a_key_is_proven_again(counter: Counter) -> None:
    account = await open_account(counter.database, counter.clock)
    counter.session.proof = TRADES
    assert await counter.house.prove(account) == TRADES
    counter.session.trouble = KeyRefused("expired")
    with pytest.raises(KeyRefused):
        await counter.house.prove(account)


async def test_a_removed_account_is_gone(counter: Counter) -> None:
    await counter.connect()
    (standing,) = await accounts.listing(counter.house)
    await accounts.remove(counter.house, standing.account.id)
    assert await accounts.listing(counter.house) == ()


async def test_a_key_that_cannot_read_is_not_saved(counter: Counter) -> None:
    counter.session.proof = Proof(Verdict.READ_ONLY, reads=("open orders",), unread=READS)
    assert "cannot read everything" in await counter.refusal()


async def test_what_a_key_reads_is_kept_and_may_grow(counter: Counter) -> None:
    """A part that is refused is told, and asked for no more; proven again, it is."""
    counter.session.proof = Proof(Verdict.READ_ONLY, reads=READS, unread=("open orders",))
    await counter.connect()
    (standing,) = await accounts.listing(counter.house)
    assert standing.account.reads == READS
    counter.session.proof = Proof(Verdict.READ_ONLY, reads=(*READS, "open orders"))
    await counter.house.prove(standing.account)
    (standing,) = await accounts.listing(counter.house)
    assert standing.account.reads == (*READS, "open orders")


async def test_a_key_that_reads_nothing_any_more_keeps_what_it_read(counter: Counter) -> None:
    await counter.connect()
    (standing,) = await accounts.listing(counter.house)
    counter.session.proof = Proof(Verdict.READ_ONLY, unread=READS)
    await counter.house.prove(standing.account)
    (standing,) = await accounts.listing(counter.house)
    assert standing.account.reads == READS


@pytest.mark.parametrize(
    ("label", "group"), [("main", ""), ("fund/alpha", "fund"), ("my fund/a.b", "my fund")]
)
async def test_a_label_may_name_a_group(counter: Counter, label: str, group: str) -> None:
    await counter.connect(label=label)
    (standing,) = await accounts.listing(counter.house)
    assert (standing.account.label, standing.account.group) == (label, group)


@pytest.mark.parametrize("label", ["/a", "a/", "a/b/c", "a//b"])
async def test_a_label_has_one_group_at_most(counter: Counter, label: str) -> None:
    assert await counter.refusal(label=label) == say("connect-label-bad")


@pytest.mark.parametrize(
    ("proof", "allowed", "note", "taken"),
    [
        (Proof(Verdict.READ_ONLY), False, "", True),
        (UNKNOWN, False, "accepted", True),
        (UNKNOWN, False, "", False),
        (TRADES, True, "may trade", True),
        (TRADES, False, "may trade", False),
        (WITHDRAWS, True, "may trade", False),
    ],
)
async def test_what_a_key_gained_is_never_covered_by_a_note(
    counter: Counter, proof: Proof, allowed: bool, note: str, taken: bool
) -> None:
    held = builders.account(venue=SOMEWHERE, note=note)
    home = replace(counter.house, rules={SOMEWHERE: KeyRules(trading=allowed)})
    assert accounts.taken(home, held, proof) is taken

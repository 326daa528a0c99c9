"""The health page over real HTTP: alive, ready or why not, and figures that name nobody."""

import json
import re
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from bot.errors import SettingsError, Unreachable
from bot.health.figures import BUCKETS, NEVER, OLDER, Figures, Scope, bucket
from bot.health.page import Page
from bot.health.tally import Tally
from bot.model.alert import Urgency
from bot.model.delivery import TryLater
from bot.model.part import Cure, Pulse
from bot.model.person import Address
from bot.settings import Settings, check
from bot.store.database import Database
from bot.venues.budget import Limit
from tests.builders import at
from tests.fakes.clock import SetClock
from tests.fakes.venue import SOMEWHERE
from tests.outbox.post import CONSOLE
from tests.watchdog.kennel import Kennel, opened

DEPLOY = Path(__file__).parents[2] / "config" / "deploy"
RULES = yaml.safe_load((DEPLOY / "prometheus-rules.yaml").read_text())
BOARD = json.loads((DEPLOY / "grafana-dashboard.json").read_text())


class Site:
    """A page over watchdogs."""

    def __init__(self, kennel: Kennel) -> None:
        self.kennel = kennel
        self.page = Page("127.0.0.1:0", kennel.tally)

    def show(self) -> None:
        pools, clock = {SOMEWHERE: self.kennel.round.pool}, self.kennel.clock
        self.page.show(Scope(self.kennel.vigil, pools, clock, "0.1.0", clock.now()))

    async def get(self, path: str) -> tuple[int, str]:
        async with aiohttp.ClientSession() as http, http.get(self.page.url + path) as answer:
            return answer.status, await answer.text()

    async def ready(self) -> tuple[int, list[str]]:
        status, text = await self.get("/readyz")
        return status, json.loads(text)["reasons"]

    async def figures(self) -> dict[str, float]:
        """Every sample by its name and labels in the order of their names."""
        status, text = await self.get("/metrics")
        assert status == 200
        return {
            f"{s.name}{{{','.join(v for k, v in s.labels.items() if k != 'le')}}}": s.value
            for family in text_string_to_metric_families(text)
            for s in family.samples
            if "_bucket" not in s.name
        }


@pytest.fixture
async def site(database: Database, clock: SetClock) -> AsyncIterator[Site]:
    async with opened(database, clock) as kennel:
        made = Site(kennel)
        await made.page.open()
        yield made
        await made.page.close()


async def test_it_is_not_ready_before_the_first_looks_and_then_it_is(site: Site) -> None:
    assert await site.get("/healthz") == (200, '{"alive": true}')
    assert await site.ready() == (503, ["it is starting"])
    await site.kennel.round.add("one")
    await site.kennel.round.sweep.refresh()
    site.show()
    assert await site.ready() == (503, ["0 of 1 account was looked at since the start"])
    await site.kennel.round.turn()
    await site.kennel.passes(10)
    assert await site.ready() == (200, [])


async def test_it_is_not_ready_while_an_app_is_away_or_a_part_is_not_well(site: Site) -> None:
    site.show()
    site.kennel.post.chat.heard = Pulse(200, "cut", Cure.WAIT)
    await site.kennel.passes(10)
    assert await site.ready() == (503, ["console was not heard for 3 min (cut)"])
    await site.kennel.vigil.connections.stop()
    site.kennel.watch()  # its apps are not connected yet
    site.show()
    assert await site.ready() == (503, ["console is not connected", "other is not connected"])


async def test_it_is_dead_when_the_watchdogs_take_no_turn(site: Site) -> None:
    site.show()
    site.kennel.clock.advance(61)
    status, text = await site.get("/healthz")
    assert status == 503 and "have not taken a turn for 61 s" in text
    await site.kennel.passes(10)
    assert (await site.get("/healthz"))[0] == 200


async def test_the_figures_are_what_happened(site: Site) -> None:
    kennel, clock = site.kennel, site.kennel.clock
    site.show()
    await kennel.round.add("secret-label")
    await kennel.round.turn()
    await kennel.post.write("a", Address(CONSOLE, "secret-address"), urgency=Urgency.ADL)
    clock.advance(2)
    kennel.post.chat.answers.append(TryLater("flood", 1))
    await kennel.passes(10)
    limit = Limit("address", 100, 60)
    kennel.round.pool.budget(limit).spend(40, clock.monotonic())
    clock.advance(30)
    found = await site.figures()
    assert found["adlwatch_looks_total{read,somewhere}"] == 1
    assert found["adlwatch_accounts{60s,somewhere}"] == 1 and found["adlwatch_accounts{15s,somewhere}"] == 0
    assert found["adlwatch_failures_total{TryLater,console}"] == 1
    assert found["adlwatch_budget_used_ratio{address,somewhere}"] == 0.5, "of the 80 that we allow us"
    assert found["adlwatch_part_well{database}"] == 1 and found["adlwatch_build_info{0.1.0}"] == 1
    clock.advance(30)
    while await kennel.post.turn():
        pass
    found = await site.figures()
    assert found["adlwatch_detection_to_accept_seconds_count{console,adl}"] == 1
    assert found["adlwatch_detection_to_accept_seconds_sum{console,adl}"] == 72
    assert found["adlwatch_budget_used_ratio{address,somewhere}"] == 0, "the minute is over"
    text = (await site.get("/metrics"))[1]
    assert not [word for word in ("secret-label", "secret-address", "Ana", "ana") if word in text]


async def test_queues_are_counted_by_urgency(site: Site) -> None:
    site.show()
    for name, urgency in (("a", Urgency.ADL), ("b", Urgency.INFO), ("c", Urgency.INFO)):
        await site.kennel.post.write(name, Address(CONSOLE, name), urgency=urgency)
    site.kennel.post.chat.answer(*[TryLater("flood", 600, everybody=True)] * 9)
    await site.kennel.passes(10)
    found = await site.figures()
    assert (found["adlwatch_queue{adl}"], found["adlwatch_queue{info}"]) == (1, 2)


async def test_failed_looks_are_counted_by_reason(site: Site) -> None:
    site.show()
    _, session = await site.kennel.round.add("one")
    session.trouble = Unreachable("no answer in time")
    await site.kennel.round.turn()
    found = await site.figures()
    assert found["adlwatch_failures_total{unreachable,somewhere}"] == 1
    assert found["adlwatch_accounts_unread{somewhere}"] == 1
    assert found["adlwatch_accounts{never,somewhere}"] == 1


async def test_a_port_that_is_taken_is_one_clear_sentence(site: Site) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        address = f"127.0.0.1:{other.getsockname()[1]}"
        with pytest.raises(SettingsError) as error:
            await Page(address, Tally()).open()
    assert str(error.value) == (
        f"health.address: {address} cannot be used (another program listens there); "
        'set another HOST:PORT, or "" for no page.'
    )


@pytest.mark.parametrize("address", ["203.0.113.7:8321", "no-such-host.invalid:80", "127.0.0.1:99999"])
async def test_an_address_that_is_none_of_ours_is_refused(address: str) -> None:
    with pytest.raises(SettingsError, match=r"health\.address: "):
        await Page(address, Tally()).open()


async def test_without_an_address_there_is_no_page() -> None:
    page = Page("", Tally())
    await page.open()
    assert page.url == ""
    await page.close()


@pytest.mark.parametrize("address", ["8321", "localhost", "127.0.0.1:", "http://127.0.0.1:1", ":80"])
def test_what_is_no_address_refuses_to_start(address: str) -> None:
    with pytest.raises(SettingsError, match=r"health\.address"):
        check({"health": {"address": address}}, "test")


def test_it_is_on_loopback_by_default() -> None:
    assert Settings().health.address.startswith("127.0.0.1:")
    assert check({"health": {"address": ""}}, "test").health.address == ""


@pytest.mark.parametrize(
    ("ago", "expected"), [(0, "15s"), (15, "15s"), (15.1, "60s"), (300, "300s"), (301, OLDER)]
)
def test_each_account_is_in_the_first_bucket_that_holds_its_age(ago: float, expected: str) -> None:
    assert bucket(at(), at(ago)) == expected
    assert bucket(None, at()) == NEVER


def exposed() -> set[str]:
    """The names of all samples that the page can have."""
    tally = Tally()
    Figures(tally.registry)
    names: set[str] = set()
    for family in tally.registry.collect():
        ends = {"counter": ("_total",), "histogram": ("_bucket", "_sum", "_count")}.get(family.type, ("",))
        names |= {f"{family.name}{end}" for end in ends}
    return names


def asked(text: str) -> set[str]:
    return set(re.findall(r"\b(?:adlwatch|process)_\w+", text))


def test_every_metric_of_the_alert_rules_is_exposed() -> None:
    rules = [rule for group in RULES["groups"] for rule in group["rules"]]
    used = {name for rule in rules for name in asked(rule["expr"])}
    assert len(used) > 8 and used <= exposed()
    assert all(rule["annotations"]["summary"] for rule in rules)


def test_every_metric_of_the_dashboard_is_exposed_and_every_one_of_ours_is_shown() -> None:
    used = {n for panel in BOARD["panels"] for t in panel["targets"] for n in asked(t["expr"])}
    assert used <= exposed()
    ours = {re.sub(r"_(bucket|sum|count)$", "", name) for name in exposed() if name.startswith("adlwatch_")}
    assert {re.sub(r"_(bucket|sum|count)$", "", name) for name in used} >= ours


def test_the_rules_ask_for_labels_that_there_are() -> None:
    text = " ".join(rule["expr"] for group in RULES["groups"] for rule in group["rules"])
    urgencies, ages = re.findall(r'urgency=~"([^"]+)"', text), re.findall(r'age=~"([^"]+)"', text)
    named = {name for found in urgencies for name in found.split("|")}
    assert named and named <= {urgency.name.lower() for urgency in Urgency}
    assert ages and {n for found in ages for n in found.split("|")} <= set(BUCKETS)

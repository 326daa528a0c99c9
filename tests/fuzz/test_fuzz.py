"""A small fixed set of mutations (`make fuzz` runs many more); the fuzz finds what it is there to find."""

import asyncio
from dataclasses import replace

import pytest

from bot.venues.contract import Venue
from bot.venues.discovery import venues
from tests.fuzz import broken, campaign, case
from tests.fuzz.campaign import Chunk, Tally
from tests.fuzz.venue import Known

CASES = 3_000
ENOUGH = 150
"""Cases of a sample after which a mistake must have been found."""


@pytest.fixture(scope="module")
def known() -> dict[str, Known]:
    return asyncio.run(campaign.study())


@pytest.mark.parametrize("name", list(venues()))
def test_no_mutated_reply_crashes_closes_a_position_or_invents_adl(
    known: dict[str, Known], name: str
) -> None:
    own = {name: known[name]}
    tally = campaign.everywhere(own, campaign.chunks(own, CASES // len(known)), workers=1)[name]
    assert not tally.findings, "\n\n".join(map(str, tally.findings))
    assert tally.cases >= CASES // len(known) and tally.accepted > tally.cases // 10


async def test_a_case_is_the_same_every_time(known: dict[str, Known]) -> None:
    for own in known.values():
        for seed in range(20):
            sample = own.samples[seed % len(own.samples)]
            first, second = [await case.run(own, sample, seed) for _ in range(2)]
            assert list(map(str, first.edits)) == list(map(str, second.edits)) != []
            assert first.refused == second.refused and first.findings == second.findings


async def finds(known: Known, wrong: Venue, ask: str, what: str) -> bool:
    """Whether the fuzz says `what` of a venue with a mistake."""
    for seed in range(ENOUGH):
        for sample in known.samples:
            if sample.ask == ask and not sample.fails:
                verdict = await case.run(known, replace(sample, venue=wrong), seed)
                if any(what in finding for finding in verdict.findings):
                    return True
    return False


EVERYWHERE = pytest.mark.parametrize("name", list(venues()))
WITH_GAUGE = [name for name, venue in venues().items() if venue.features.gauge_scale]


@EVERYWHERE
@pytest.mark.parametrize(
    ("mistake", "what"),
    [
        pytest.param(broken.Flat, "is gone", id="what cannot be believed is flat"),
        pytest.param(broken.Careless, "TypeError", id="a missing field is used"),
    ],
)
async def test_a_mistake_with_positions_is_found(
    known: dict[str, Known], name: str, mistake: type[broken.Session], what: str
) -> None:
    assert await finds(known[name], broken.having(venues()[name], mistake), "positions", what)


@pytest.mark.parametrize(
    ("mistake", "what"),
    [
        pytest.param(broken.Alarmist, "ADL from", id="an unknown mark is ADL"),
        pytest.param(broken.Deaf, "is not told", id="something odd swallows ADL"),
        pytest.param(broken.Ahead, "from the future", id="the cursor runs ahead"),
    ],
)
async def test_a_mistake_with_fills_is_found_where_there_are_samples_for_it(
    known: dict[str, Known], mistake: type[broken.Session], what: str
) -> None:
    """Not everywhere: a venue's samples may show ADL alone, and a session may bound what a cursor says."""
    for own in known.values():
        if await finds(own, broken.having(own.venue, mistake), "fills", what):
            return
    pytest.fail("it was not found anywhere")


@EVERYWHERE
async def test_a_default_for_what_is_missing_is_found(known: dict[str, Known], name: str) -> None:
    assert await finds(known[name], broken.defaulting(venues()[name], "0"), "positions", "is gone")


@pytest.mark.parametrize("name", WITH_GAUGE)
async def test_a_row_left_out_for_an_unknown_indicator_is_found(known: dict[str, Known], name: str) -> None:
    wrong = broken.having(venues()[name], broken.Forgetful)
    assert await finds(known[name], wrong, "positions", "is gone")


@pytest.mark.parametrize(
    ("mistake", "how"), [(broken.Hanging, "took more than"), (broken.Dying, "ended its process")]
)
def test_a_case_that_never_comes_back_is_a_finding_and_the_rest_is_done(
    known: dict[str, Known], mistake: type[broken.Session], how: str
) -> None:
    own = next(iter(known.values()))
    samples = [s for s in own.samples if s.ask == "positions"][:1]
    wrong = replace(own, samples=tuple(replace(s, venue=broken.having(s.venue, mistake)) for s in samples))
    name, stem = own.venue.name, samples[0].stem
    work = [Chunk(name, stem, range(2)), Chunk(name, stem, range(7, 8))]
    tally: Tally = campaign.everywhere({name: wrong}, work, 1, patience=0.5)[name]
    assert [finding.seed for finding in tally.findings] == [0, 1, 7]
    assert all(how in finding.what[0] for finding in tally.findings) and tally.cases == 3

"""`python -m tests.fuzz [--cases N] [--workers N] [--first SEED] [--venue NAME]`, `replay VENUE SAMPLE SEED`.

Every case is fixed by venue, sample and seed: the same numbers give the same mutations, as long as the sample
is the same. Exits with 1 when anything was found.
"""

import argparse
import asyncio
import logging
import os
import time
from collections.abc import Mapping

from bot.venues.discovery import venues
from tests.fuzz import campaign, case
from tests.fuzz.campaign import Tally
from tests.fuzz.venue import Known

CASES = 200_000


def main() -> int:
    asked = _arguments()
    logging.disable()  # what a session logs of a part it could not read
    known = asyncio.run(campaign.study())
    if asked.what == "replay":
        return asyncio.run(_replay(known[asked.venue], asked.sample, asked.seed))
    if asked.only:
        known = {asked.only: known[asked.only]}
    start = time.perf_counter()
    work = campaign.chunks(known, asked.cases, asked.first)
    tallies = campaign.everywhere(known, work, asked.workers)
    for tally in tallies.values():
        for finding in tally.findings:
            print(f"{finding}\n")
    print(table(known, tallies))
    print(f"\n{time.perf_counter() - start:.0f} s on {asked.workers} processes, from seed {asked.first} on")
    return int(any(tally.found for tally in tallies.values()))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--cases", type=int, default=CASES, help="mutated replies, at least")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--venue", dest="only", choices=list(venues()), help="this one alone")
    again = parser.add_subparsers(dest="what").add_parser("replay", help="run one case and show it")
    again.add_argument("venue")
    again.add_argument("sample")
    again.add_argument("seed", type=int)
    return parser.parse_args()


async def _replay(known: Known, stem: str, seed: int) -> int:
    verdict = await case.run(known, known.sample(stem), seed)
    for edit in verdict.edits:
        print(edit)
    for call, body in verdict.bodies:
        print(f"reply {call} as served: {body}")
    print(f"refused: {verdict.refused}" if verdict.refused else "accepted")
    for finding in verdict.findings:
        print(f"! {finding}")
    return int(bool(verdict.findings))


def table(known: Mapping[str, Known], tallies: Mapping[str, Tally]) -> str:
    """What was done, one venue a line, as Markdown."""
    kinds = sorted({kind for tally in tallies.values() for kind in tally.refused})
    head = ["venue", "samples", "cases", "mutations", "accepted", *kinds, "findings"]
    lines = [head, ["---"] * len(head)]
    total = Tally()
    for name, tally in tallies.items():
        lines.append(_line(name, len(known[name].samples), tally, kinds))
        total.add(tally)
    lines.append(_line("all", sum(len(own.samples) for own in known.values()), total, kinds))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _line(name: str, samples: int, tally: Tally, kinds: list[str]) -> list[str]:
    counts = [samples, tally.cases, tally.mutations, tally.accepted]
    refused = [tally.refused[kind] for kind in kinds]
    return [name, *(f"{count:,}" for count in (*counts, *refused, tally.found))]


if __name__ == "__main__":
    raise SystemExit(main())

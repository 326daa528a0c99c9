"""Many cases on all cores. A case that hangs or ends its process is a finding like any other."""

import asyncio
import multiprocessing
import resource
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

from bot.venues.discovery import venues
from tests.fuzz import case, corpus, venue
from tests.fuzz.corpus import Sample
from tests.fuzz.venue import Known

CHUNK = 50
"""Cases of one sample that a worker does before it reports."""
PATIENCE = 30.0
"""Seconds that a case may take on a busy machine before its worker is stopped."""
MOST_MEMORY = 3 << 30
"""Bytes of address space that a worker may use: an absurd number then fails in it and fills no machine."""
KEPT = 40
"""Findings shown per venue; all are counted."""

_FORK = multiprocessing.get_context("fork")


@dataclass(frozen=True, slots=True)
class Chunk:
    venue: str
    stem: str
    seeds: range


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, with the fewest edits that show it and the replies they change."""

    venue: str
    stem: str
    seed: int
    what: tuple[str, ...]
    edits: tuple[str, ...] = ()
    replies: tuple[str, ...] = ()

    def __str__(self) -> str:
        lines = [f"{self.venue}/{self.stem} seed {self.seed}", *(f"  ! {what}" for what in self.what)]
        lines += [f"  {edit}" for edit in self.edits]
        lines += [f"  {reply}" for reply in self.replies]
        return "\n".join([*lines, f"  again: {replay(self.venue, self.stem, self.seed)}"])


def replay(venue: str, stem: str, seed: int) -> str:
    """The command that runs one case again."""
    return f"python -m tests.fuzz replay {venue} {stem} {seed}"


@dataclass(slots=True)
class Tally:
    """What was counted of one venue; `refused` by kind of error."""

    cases: int = 0
    mutations: int = 0
    accepted: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    found: int = 0
    findings: list[Finding] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        self.cases += other.cases
        self.mutations += other.mutations
        self.accepted += other.accepted
        self.refused += other.refused
        self.found += other.found
        self.findings += other.findings[: KEPT - len(self.findings)]


async def study() -> dict[str, Known]:
    """All venues with what their samples tell."""
    samples = await corpus.load()
    return {name: await venue.study(found, samples) for name, found in venues().items()}


def chunks(known: Mapping[str, Known], cases: int, first: int = 0) -> list[Chunk]:
    """At least `cases` cases, as many for each sample, counted from seed `first`."""
    samples = [(name, sample) for name, own in known.items() for sample in own.samples]
    each = -(-cases // len(samples))
    return [
        Chunk(name, sample.stem, range(start, min(start + CHUNK, first + each)))
        for start in range(first, first + each, CHUNK)
        for name, sample in samples
    ]


async def run(known: Known, chunk: Chunk, now: Any = None) -> Tally:
    """Run a chunk here. `now`, when given, is a shared number that shows the seed under way."""
    tally, sample = Tally(), known.sample(chunk.stem)
    for seed in chunk.seeds:
        if now is not None:
            now.value = seed
        verdict = await case.run(known, sample, seed)
        tally.cases += 1
        tally.mutations += len(verdict.edits)
        if verdict.refused:
            tally.refused[verdict.refused] += 1
        else:
            tally.accepted += 1
        if verdict.findings:
            tally.found += 1
            tally.findings.append(await _finding(known, sample, seed, verdict))
    return tally


async def _finding(known: Known, sample: Sample, seed: int, verdict: case.Verdict) -> Finding:
    least = await case.smallest(known, sample, verdict.edits)
    bodies = tuple(f"reply {call} as served: {body}" for call, body in least.bodies)
    edits = tuple(map(str, least.edits))
    return Finding(known.venue.name, sample.stem, seed, least.findings or verdict.findings, edits, bodies)


def everywhere(
    known: Mapping[str, Known], work: Sequence[Chunk], workers: int, patience: float = PATIENCE
) -> dict[str, Tally]:
    """Run all chunks in that many processes, each of which may be silent for `patience` seconds."""
    tallies = {name: Tally() for name in known}
    lanes = [_Lane(known, list(work[number::workers]), patience) for number in range(workers)]
    while any(lane.busy for lane in lanes):
        for lane in lanes:
            for name, tally in lane.news():
                tallies[name].add(tally)
    return tallies


class _Lane:
    """One worker process and what is left for it. Another process goes on where one was lost."""

    def __init__(self, known: Mapping[str, Known], work: list[Chunk], patience: float) -> None:
        self._known = known
        self._left = work
        self._patience = patience
        self._seed = _FORK.Value("q", -1, lock=False)
        self._shown = -1
        if work:
            self._start()

    @property
    def busy(self) -> bool:
        return bool(self._left)

    def news(self) -> Iterator[tuple[str, Tally]]:
        """What was reported since the last time; waits a little for it."""
        if not self._left:
            return
        try:
            if self._heard.poll(0.2):
                tally = self._heard.recv()
                self._since = time.monotonic()
                yield self._left.pop(0).venue, tally
                return
        except EOFError:
            yield self._lost("ended its process")
            return
        if self._seed.value != self._shown:
            self._shown, self._since = self._seed.value, time.monotonic()
        elif time.monotonic() - self._since > self._patience:
            yield self._lost(f"took more than {self._patience:g} s")

    def _start(self) -> None:
        self._heard, told = _FORK.Pipe(duplex=False)
        self._shown, self._since = -1, time.monotonic()
        self._process = _FORK.Process(
            target=_work, args=(self._known, list(self._left), told, self._seed), daemon=True
        )
        self._process.start()
        told.close()

    def _lost(self, how: str) -> tuple[str, Tally]:
        """The seed under way is a finding; what comes after it is done by a new process."""
        self._process.kill()
        self._process.join()
        chunk, seed = self._left.pop(0), int(self._seed.value)
        rest = range(seed + 1, chunk.seeds.stop)
        if rest:
            self._left.insert(0, Chunk(chunk.venue, chunk.stem, rest))
        if self._left:
            self._start()
        finding = Finding(chunk.venue, chunk.stem, seed, (how,))
        return chunk.venue, Tally(cases=seed + 1 - chunk.seeds.start, found=1, findings=[finding])


def _work(known: Mapping[str, Known], work: list[Chunk], told: Connection, seed: Any) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))

    async def all_of_it() -> None:
        for chunk in work:
            told.send(await run(known[chunk.venue], chunk, seed))

    asyncio.run(all_of_it())

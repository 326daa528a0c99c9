"""One case: a sample, a seed, its mutations, and everything that is wrong with what comes of them."""

import re
import resource
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.errors import VenueError
from bot.model.observation import Fills
from bot.venues.contract import Look
from tests.fuzz import adl, again, story
from tests.fuzz.closed import Judge, Marked
from tests.fuzz.corpus import Refusal, Sample, answer
from tests.fuzz.edits import Edit, State
from tests.fuzz.sane import oddness
from tests.fuzz.venue import Known

LONGEST = 1.0
"""Seconds of CPU that one case may take; most take a thousandth."""
MOST_MEMORY = 200_000
"""KiB by which one case may raise what the process ever used."""

LONGEST_REASON = 200
"""Characters of an error's reason."""
SHOWN = 2_000
"""Characters of a body in a report."""
_RUN = re.compile(r"(.)\1{40,}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """`refused` is the kind of error, "" when the reply was accepted; `findings` what is wrong; `bodies` the
    mutated replies as they went out, cut to what can be read."""

    edits: tuple[Edit, ...]
    refused: str
    findings: tuple[str, ...]
    bodies: tuple[tuple[int, str], ...] = ()


async def run(known: Known, sample: Sample, seed: int) -> Verdict:
    """Throw, mutate, ask, judge."""
    return await judge(known, sample, known.thrower.throw(sample, seed))


async def judge(known: Known, sample: Sample, edits: Sequence[Edit]) -> Verdict:
    """What comes of these edits."""
    trees = sample.trees()
    marked = Marked.of(known.origins.get(sample.stem, ()), trees)
    state, own = State(trees), adl.marked(known.marks, trees)
    done = tuple(edit for edit in edits if state.apply(edit))
    used, memory = time.process_time(), _memory()
    refused, findings = "", list[str]()
    try:
        refused, findings = await _ask(known, sample, done, state, marked, own)
    except Exception as error:
        findings.append(_fault(error))
    if (took := time.process_time() - used) > LONGEST:
        findings.append(f"took {took:.1f} s")
    if (grew := _memory() - memory) > MOST_MEMORY:
        findings.append(f"took {grew // 1024} MiB of memory")
    return Verdict(done, refused, tuple(findings), _bodies(state) if findings else ())


async def _ask(
    known: Known, sample: Sample, edits: tuple[Edit, ...], state: State, marked: Marked, own: list[Any]
) -> tuple[str, list[str]]:
    served = state.served(sample)
    facts, given = await answer(sample, served)
    findings = story.told(sample, facts)
    if isinstance(facts, Refusal):
        return facts.kind, findings + list(_unclear(facts))
    findings += list(oddness(facts, type(facts).__name__))
    if isinstance(facts, Look) and isinstance(sample.base, Look):
        findings += Judge(known, sample, edits, state).look(facts, marked, given)
    if isinstance(facts, Fills):
        findings += await again.read_on(sample, facts)
    own = adl.with_copies(own, state)
    findings += adl.invented(sample, known.marks, edits, facts, served, own)
    findings += adl.swallowed(sample, edits, facts, served)
    return "", findings


def _unclear(refusal: Refusal) -> Iterator[str]:
    """What is wrong with an error that people are to read and that the watch is to act on."""
    if refusal.kind == VenueError.__name__:
        yield "the error says nothing of what to do"
    if not refusal.why.isprintable() or not 0 < len(refusal.why) <= LONGEST_REASON:
        yield f"the reason is nothing to show: {refusal.why[:80]!r}"


def _bodies(state: State) -> tuple[tuple[int, str], ...]:
    """The replies that were changed, long runs of one character shortened."""
    sent = ((call, state.body(call).decode(errors="replace")) for call in sorted(state.touched))
    short = ((call, _RUN.sub(r"\1\1\1…", text)) for call, text in sent)
    return tuple((call, text if len(text) <= SHOWN else f"{text[:SHOWN]}…") for call, text in short)


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _fault(error: Exception) -> str:
    """An error that is none of the venue's, with the last lines of ours that led to it."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "/bot/" in f.filename][-2:]
    places = ", ".join(f"{f.filename.rpartition('/bot/')[2]}:{f.lineno} {f.name}" for f in frames)
    return f"{type(error).__name__}: {str(error)[:120]} ({places or 'outside bot'})"


async def smallest(known: Known, sample: Sample, edits: Sequence[Edit]) -> Verdict:
    """The same with every edit left out that is not needed for a finding."""
    kept = list(edits)
    for edit in list(edits):
        fewer = [other for other in kept if other is not edit]
        if fewer and (await judge(known, sample, fewer)).findings:
            kept = fewer
    return await judge(known, sample, kept)

"""`python -m tests.bench`: every figure against its named peer, in one run. Never fails on a time."""

from statistics import median

from tests.bench import burst, command, fleet, flood, looks, memory, outbox, requests, telegram
from tests.bench.plot import draw
from tests.bench.report import LATEST, Figure, save, table

CHEAPER_THAN_UNIFIED = 6.0
DEARER_THAN_FLOOR = 1.5
FEWER_REQUESTS = 10.0
SOONER_THAN_FIRST_COME = 9.0
"""29 s to 3 s."""
FLAT = 1.2
KEPT = 0.9

NOTES = f"""
Looks: ten positions over TLS on loopback, prices moving, {looks.AT_ONCE} accounts at once, CPU of the client;
the median (and range) over {looks.ROUNDS} interleaved rounds of {looks.EACH * looks.AT_ONCE} looks. All
ways make the same requests (at Bybit three: one for each settle coin). Ours is signing, HTTP, reading,
parsing, `why_fills` and `step`; unified is ccxt's `fetch_positions` alone, markets loaded beforehand;
the floor is aiohttp, HMAC by hand and msgspec, prices left as text, with a
comparison of sizes and gauges. The watcher's own work is apart, in the lines through Watcher.look.
The burst has the shape of 2025-10-10, drawn with the same seed at every run; ours is `step`, `enrich` and
`plan` of every account's look, without the database.
People call fetch_positions once at Bybit, which sees the USDT positions alone; that costs less.
The flood: a Bot API on loopback takes {telegram.Rules().per_second} messages in any second, answers after
{telegram.Rules().latency * 1000:.0f} ms and refuses the rest; ours keeps everything in its outbox, the
peer nothing.
Fleet: the real sweep, watcher, store and client, one run of {fleet.LASTS:g} s each; this process keeps to one
core, the exchange to another; one account in {fleet.ONE_IN} near danger; where sizes are compared,
{fleet.RATE:g} looks a second.
Memory: ours over {memory.ACCOUNTS} accounts with {memory.POSITIONS} positions, ccxt over {memory.INSTANCES}
instances without markets or connections, by tracemalloc."""


def main() -> None:
    minutes = requests.measure()
    runs = fleet.sizes()
    figures = [*_looks(), *_memory(), *_fleet(runs), _outbox(), _burst(), _flood(), _command()]
    figures += _requests(minutes)
    notes = f"{NOTES}\n\n{requests.table(minutes)}"
    print(table(figures))
    print(f"{notes}\n")
    save(figures, notes)
    draw(runs, LATEST.with_suffix(".png"))
    print(f"Saved to {LATEST}, with a table (.md) and a plot (.png) beside it.")


def _looks() -> list[Figure]:
    figures = []
    for venue, costs in looks.measure().items():
        cheaper = looks.ratios(costs, "unified", "ours")
        dearer = looks.ratios(costs, "ours", "floor")
        what, ours = f"one look, {venue}", _micro(costs["ours"])
        figures += [
            Figure(
                what,
                ours,
                "ccxt fetch_positions",
                _micro(costs["unified"]),
                median(cheaper),
                "cheaper",
                min(cheaper),
                max(cheaper),
                CHEAPER_THAN_UNIFIED,
            ),
            Figure(
                what,
                ours,
                "aiohttp + msgspec by hand",
                _micro(costs["floor"]),
                median(dearer),
                "dearer",
                min(dearer),
                max(dearer),
                DEARER_THAN_FLOOR,
                more_is_better=False,
            ),
            _around(venue, costs),
        ]
    return figures


def _around(venue: str, costs: looks.Costs) -> Figure:
    """What the watcher adds to a look in which nothing happened."""
    dearer = looks.ratios(costs, "watched", "ours")
    return Figure(
        f"the same through Watcher.look, {venue}",
        _micro(costs["watched"]),
        "our look without the watcher",
        _micro(costs["ours"]),
        median(dearer),
        "dearer",
        min(dearer),
        max(dearer),
    )


def _fleet(runs: list[fleet.Run]) -> list[Figure]:
    """Many accounts on one core: flat cost, the whole fleet at its pace, and twice the load."""
    few, many, whole = runs[0], runs[-1], fleet.whole()
    over = fleet.overload(whole.rate)
    return [
        Figure(
            f"CPU of a look among {many.accounts:,} accounts",
            f"{many.cpu:.0f} us, {many.memory:.0f} KiB each",
            f"among {few.accounts}",
            f"{few.cpu:.0f} us",
            many.cpu / few.cpu,
            "dearer",
            aim=FLAT,
            more_is_better=False,
        ),
        Figure(
            f"looks a second, {whole.accounts:,} accounts on one core",
            f"{whole.rate:.0f}/s, loop late by {whole.lag:.0f} ms (p99), {whole.failed} failed",
            f"every {fleet.PACE:g} s",
            f"{whole.wanted:.0f}/s",
            whole.rate / whole.wanted,
            "made",
            aim=KEPT,
        ),
        Figure(
            "the same with twice as many due",
            f"{over.rate:.0f}/s; hot ones every {over.hot:.1f} s, calm ones {over.calm:.1f}",
            "not overloaded",
            f"{whole.rate:.0f}/s",
            over.rate / whole.rate,
            "made",
            aim=KEPT,
        ),
        Figure(
            "pace of accounts near danger meanwhile",
            f"{over.hot:.2f} s",
            "their own pace",
            f"{over.accounts / over.wanted:.2f} s",
            over.hot * over.wanted / over.accounts,
            "longer",
            aim=1.25,
            more_is_better=False,
        ),
    ]


def _micro(cost: looks.Cost) -> str:
    return f"{median(cost.cpu):.0f} us CPU, {median(cost.wall):.0f} us wall"


def _memory() -> list[Figure]:
    figures = []
    for venue in looks.VENUES:
        ours, theirs = memory.measure(venue)
        what = f"memory per account, {venue}"
        peer = "a ccxt instance each"
        figures.append(Figure(what, f"{ours:.1f} KiB", peer, f"{theirs:.1f} KiB", theirs / ours, "smaller"))
    return figures


def _outbox() -> Figure:
    ours, bare = outbox.measure()
    peer = "bare aiosqlite"
    return Figure("alerts written and sent", f"{ours:.0f}/s", peer, f"{bare:.0f}/s", bare / ours, "slower")


def _burst() -> Figure:
    result = burst.measure()
    ours = f"{result.ours:,.0f} ms, {result.messages:,} messages, {result.incidents:,} incidents"
    peer, theirs = "a loop that sums over dicts", f"{result.loop:.0f} ms"
    what = f"a burst: {burst.shape(burst.burst())}"
    return Figure(what, ours, peer, theirs, result.ours / result.loop, "longer")


def _flood() -> Figure:
    ours, first_come = flood.measure()
    what = f"{flood.PEOPLE} alerts at once, p99 until {flood.FILLS} fills queued last are accepted"
    peer = "AIORateLimiter, first come"
    ratio = first_come.p99 / ours.p99
    return Figure(what, _told(ours), peer, _told(first_come), ratio, "sooner", aim=SOONER_THAN_FIRST_COME)


def _told(run: flood.Flood) -> str:
    return f"{run.p99:.1f} s (p50 {run.p50:.1f} s; {run.refused} refused; all in {run.whole:.0f} s)"


def _requests(minutes: list[requests.Minute]) -> list[Figure]:
    """Requests and weight against asking every endpoint at every look; the aim is for requests when calm."""
    peer = "every endpoint at every look"
    figures = []
    for minute in minutes:
        ours, theirs = minute.measured, minute.everything
        what = f"per account and minute, {minute.kind}, {minute.venue}"
        aim = FEWER_REQUESTS if minute.kind == "calm" else None
        figures += [
            Figure(
                f"requests {what}",
                requests.figure(ours.requests),
                peer,
                requests.figure(theirs.requests),
                theirs.requests / ours.requests,
                "fewer",
                aim=aim,
            ),
            Figure(
                f"weight {what}",
                requests.figure(ours.weight),
                peer,
                requests.figure(theirs.weight),
                theirs.weight / ours.weight,
                "less",
            ),
        ]
    return figures


def _command() -> Figure:
    ours, bare = command.measure()
    peer = "python -c pass"
    return Figure("adlwatch --help", f"{ours:.0f} ms", peer, f"{bare:.0f} ms", ours / bare, "longer")


if __name__ == "__main__":
    main()

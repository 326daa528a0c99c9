"""The venue's rows behind an incident are kept apart, once, and travel in no event and no message."""

from dataclasses import replace

from sqlalchemy import text

from bot.model.fill import Cause
from bot.model.keep import Keep
from bot.model.record import Record, RecordKind
from bot.store import records
from bot.store.codec import pack
from bot.store.upkeep import forget
from tests.builders import at, fill, position
from tests.events import cancelled, order
from tests.watch.test_watcher import Post, post

__all__ = ["post"]

ROW, GONE, OTHER = '{"execId":"f1"}', '{"orderId":"o5"}', '{"orderId":"o6"}'


async def kept(post: Post) -> tuple[Record, ...]:
    async with post.database.read() as db:
        orders = [("ETHUSDT", "o5"), ("ETHUSDT", "o6")]
        return await records.about(db, post.watched.account.id, at(-900), at(900), orders)


async def hit(post: Post) -> None:
    """ADL takes four of ten, and the venue takes one order away; its owner another, long before."""
    post.session.held = [position(6)]
    own = fill("f0", 1, Cause.OWN_ORDER, at=at(8))
    post.session.executed = [own, replace(fill("f1", 4, at=at(9)), raw=(ROW,))]
    post.session.resting = []
    gone, before = cancelled("o5", after=8), cancelled("o6", after=-3000)
    post.session.cancelled = [replace(gone, raw=(GONE,)), replace(before, raw=(OTHER,))]
    await post.look()


async def test_rows_are_kept_with_what_they_prove(post: Post) -> None:
    await hit(post)
    assert await kept(post) == (
        Record(RecordKind.ORDER, "ETHUSDT", "o5", at(8), GONE),
        Record(RecordKind.FILL, "ETHUSDT", "f1", at(9), ROW),
    )


async def test_a_row_that_comes_again_is_kept_once(post: Post) -> None:
    await hit(post)
    first = await kept(post)
    post.session.resting = [order("o9")]
    await post.look(after=61)
    assert await kept(post) == first and len(first) == 2


async def test_rows_are_in_no_event(post: Post) -> None:
    await hit(post)
    event = (await post.told("Ben"))[-1].alert.event
    whole = pack(event) + pack(await post.stored())
    assert "f1" in whole and "execId" not in whole and "orderId" not in whole


async def test_an_erased_account_leaves_no_row(post: Post) -> None:
    await hit(post)
    async with post.database.write() as db:
        await db.execute(text("DELETE FROM accounts"))
    assert await kept(post) == ()


async def test_old_rows_are_forgotten(post: Post) -> None:
    await hit(post)
    keep = Keep()
    await forget(post.database, keep, at(9) + max(keep.alerts, keep.incidents))
    assert [r.id for r in await kept(post)] == ["f1"]

"""The address of a server: read as libpq reads it, refused without a repeat, shown without its password."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.server import Server, server


@pytest.mark.parametrize(
    ("text", "shown", "password"),
    [
        ("postgresql://ana:s%40fe@db.example:5433/bot", "postgresql://ana@db.example:5433/bot", "s@fe"),
        ("postgres://ana@db.example/bot?sslmode=verify-full", "postgresql://ana@db.example/bot", ""),
        ("postgresql:///bot?host=/run/postgresql", "postgresql:///bot", ""),
        ("postgresql://ana@[::1]:5432/bot", "postgresql://ana@[::1]:5432/bot", ""),
    ],
)
def test_an_address_is_read(text: str, shown: str, password: str) -> None:
    found = server(text)
    assert (str(found), repr(found), found.password) == (shown, f"Server({shown})", password)


@pytest.mark.parametrize(
    "text",
    [
        "mysql://ana:canary@db/bot",
        "postgresql://ana:canary@db",
        "postgresql://ana:canary@here@db/bot",
        "postgresql://ana:can/ary@db/bot",
        "postgresql://ana:canary#1@db/bot",
        "postgresql://ana:5432?canary@db/bot",
        "postgresql://ana:[canary@db/bot",
        "postgresql://ana@db:canary/bot",
        "postgresql://db/bot?password=canary",
        "postgresql://db/bot?options=-ccanary",
    ],
)
def test_what_cannot_be_used_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(ValueError, match=r"postgresql://USER@HOST:PORT/NAME|after the \?") as refused:
        server(text)
    assert "canary" not in str(refused.value) and "ary@" not in str(refused.value)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_password_of_any_signs_is_kept_and_not_shown(password: str) -> None:
    marked = f"canary{password}canary"
    for text in ("postgresql://ana:old@db:5432/bot", "postgresql:///bot?host=/run/postgresql"):
        entered = server(text).with_password(marked)
        assert entered.password == marked and server(entered.url) == entered
        assert "canary" not in f"{entered}{entered!r}" and entered.url.endswith(text.rpartition("/bot")[2])


def test_nothing_but_the_address_shows_the_password() -> None:
    assert "canary" not in f"{Server('postgresql://ana:canary@db/bot')!r}"

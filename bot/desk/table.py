"""The command table: a module per kind of question, each a few lines of command and answer."""

from bot.desk import accounts, evidence, hosting, risk, tellings
from bot.desk.line import Line
from bot.services.house import House


def table(house: House) -> tuple[Line, ...]:
    """Every command but /start and /help, which the desk answers itself, in the order people see."""
    return (
        *accounts.lines(house),
        *risk.lines(house),
        *tellings.lines(house),
        *evidence.lines(house),
        *hosting.lines(house),
    )

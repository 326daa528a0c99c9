"""The command table: a module per kind of question, each a few lines of command and answer."""

from bot.desk import (
    accounts,
    digests,
    drills,
    evidence,
    hosting,
    keeping,
    learning,
    manners,
    risk,
    shares,
    standing,
    tellings,
)
from bot.desk.line import Line
from bot.services.house import House


def table(house: House) -> tuple[Line, ...]:
    """Every command but /start and /help, which the desk answers itself, in the order people see."""
    about = (learning, accounts, keeping, risk, tellings)
    rooms = (*about, drills, evidence, manners, digests, shares, standing, hosting)
    return tuple(line for room in rooms for line in room.lines(house))

"""The command table as slash commands."""

import inspect
from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord import app_commands

from bot.chat.contract import Argument, Command
from bot.chat.discord.markup import clip, neutral

CHOICES, HELP = 25, 100
"""https://discord.com/developers/docs/interactions/application-commands#application-command-object"""

Answer = Callable[[discord.Interaction, Command, str], Awaitable[None]]


def slash(command: Command, answer: Answer) -> app_commands.Command[Any, ..., None]:
    """The slash command of one line of the table. `answer` gets the arguments as one text, in table order."""
    arguments = offered(command)

    async def run(interaction: discord.Interaction, **given: str | None) -> None:
        words = [given.get(argument.name) for argument in arguments]
        await answer(interaction, command, " ".join(word for word in words if word))

    run.__signature__ = _signature(arguments)  # type: ignore[attr-defined]  # the library reads arguments there
    app_commands.describe(**{argument.name: _help(argument.help) for argument in arguments})(run)
    app_commands.choices(**{a.name: _choices(a) for a in arguments if 0 < len(a.choices) <= CHOICES})(run)
    return app_commands.Command(name=command.name, description=_help(command.help), callback=run)


def offered(command: Command) -> tuple[Argument, ...]:
    """The arguments that are asked for in the command line.

    Not the free text of a secret command: it may be a key, and the form asks for it.
    """
    return tuple(a for a in command.arguments if a.choices or not command.secret)


def _signature(arguments: tuple[Argument, ...]) -> inspect.Signature:
    first = inspect.Parameter(
        "interaction", inspect.Parameter.POSITIONAL_ONLY, annotation=discord.Interaction
    )
    return inspect.Signature([first, *(_parameter(argument) for argument in arguments)])


def _parameter(argument: Argument) -> inspect.Parameter:
    kind = inspect.Parameter.KEYWORD_ONLY
    if argument.required:
        return inspect.Parameter(argument.name, kind, annotation=str)
    return inspect.Parameter(argument.name, kind, annotation=str | None, default=None)


def _choices(argument: Argument) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=choice, value=choice) for choice in argument.choices]


def _help(text: str) -> str:
    return clip(text, HELP, neutral) or "…"

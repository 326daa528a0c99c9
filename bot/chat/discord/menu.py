"""The command table as slash commands."""

import inspect
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import discord
from discord import app_commands

from bot.chat.contract import Argument, Choice, Command, Desk
from bot.chat.discord.markup import clip, neutral
from bot.words import ENGLISH, nearest, spoken

CHOICES, HELP = 25, 100
"""https://discord.com/developers/docs/interactions/application-commands#application-command-object"""

VALUE = 100
"""Characters of the name and of the value of a choice."""

Answer = Callable[[discord.Interaction, Command, str], Awaitable[None]]
Suggest = Callable[[discord.Interaction, Command, Argument, str], Awaitable[tuple[Choice, ...]]]
Complete = Callable[[discord.Interaction, str], Coroutine[Any, Any, list[app_commands.Choice[str]]]]


class Translations(app_commands.Translator):
    """The help of commands and arguments in the other languages, which Discord shows by that of its own."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContext[Any, Any],
    ) -> str | None:
        """The text in a language of Discord's; None where it is not spoken here, or is no help text."""
        code = nearest(locale.value)
        if code in ("", ENGLISH):
            return None
        with spoken(code):
            return self._said(context)

    def _said(self, context: app_commands.TranslationContext[Any, Any]) -> str | None:
        known = {command.name: command for command in self._desk.commands}
        match context.location:
            case app_commands.TranslationContextLocation.command_description:
                return _help(known[context.data.name].help)
            case app_commands.TranslationContextLocation.parameter_description:
                command = known[context.data.command.name]
                return next(_help(a.help) for a in command.arguments if a.name == context.data.name)
            case _:
                return None


def slash(command: Command, answer: Answer, suggest: Suggest) -> app_commands.Command[Any, ..., None]:
    """The slash command of one line of the table. `answer` gets the arguments as one text, in table order;
    `suggest` is asked while a person types one that has a source."""
    arguments = offered(command)

    async def run(interaction: discord.Interaction, **given: str | None) -> None:
        words = [given.get(argument.name) for argument in arguments]
        await answer(interaction, command, " ".join(word for word in words if word))

    run.__signature__ = _signature(arguments)  # type: ignore[attr-defined]  # the library reads arguments there
    app_commands.describe(**{argument.name: _help(argument.help) for argument in arguments})(run)
    sourced = {a.name: _completing(command, a, suggest) for a in arguments if a.source}
    app_commands.autocomplete(**sourced)(run)
    app_commands.choices(**{a.name: _choices(a) for a in arguments if 0 < len(a.choices) <= CHOICES})(run)
    return app_commands.Command(name=command.name, description=_help(command.help), callback=run)


def offered(command: Command) -> tuple[Argument, ...]:
    """The arguments that are asked for in the command line.

    Not the free text of a secret command: it may be a key, and the form asks for it.
    """
    return tuple(a for a in command.arguments if a.choices or not command.secret)


def _completing(command: Command, argument: Argument, suggest: Suggest) -> Complete:
    async def complete(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        found = await suggest(interaction, command, argument, typed)
        return [
            app_commands.Choice(name=clip(choice.label, VALUE, neutral) or "…", value=choice.value)
            for choice in found[:CHOICES]
            if choice.value and len(choice.value) <= VALUE
        ]

    return complete


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

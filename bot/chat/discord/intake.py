"""What people do in Discord, handed to the desk: slash commands, forms, buttons."""

import logging
from collections.abc import Callable
from typing import cast

import discord
from discord import app_commands

from bot.chat import buttons
from bot.chat.contract import SILENCE, Argument, Asker, Choice, Command, Desk, Form, FormField
from bot.chat.discord import CHANNEL_MARK, NAME
from bot.chat.discord.markup import BLANK, clip, neutral
from bot.chat.discord.menu import Translations, slash
from bot.chat.discord.outcome import EXPECTED, GONE, PUT_OUT, UNKNOWN_CHANNEL, reason
from bot.chat.discord.parts import files, parts
from bot.chat.discord.render import PREFIX, toast
from bot.chat.message import Message
from bot.chat.plain import one_line
from bot.model.person import Address
from bot.model.place import Closed, Titled

log = logging.getLogger(__name__)

TITLE, LABEL, HINT = 45, 45, 100
"""https://discord.com/developers/docs/components/reference#text-input and #label"""
FORM_OPEN = 900.0
"""Seconds a form is remembered; the library never hears of one that a person closes."""
LONGEST_WAIT = 30.0
"""Seconds the library may wait out one rate limit by itself (its least); beyond, the courier waits."""


class DeskClient(discord.Client):
    """The library's client, answering from the desk. It reads no messages, so needs no privileged intent."""

    def __init__(self, desk: Desk, heard: Callable[[], None] = lambda: None) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True),
            max_messages=None,
            enable_debug_events=True,  # every packet of the gateway is a sign of life
            max_ratelimit_timeout=LONGEST_WAIT,
            allowed_mentions=discord.AllowedMentions.none(),
        )
        self._desk = desk
        self._heard = heard
        self.tree = app_commands.CommandTree(
            self,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=False
            ),
            # Installed to a person, the bot can be used and can write without sharing a server.
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        for command in desk.commands:
            if not command.hidden:
                self.tree.add_command(slash(command, self._answer, self._suggest))

    async def setup_hook(self) -> None:
        """Tell Discord the commands. A refusal costs the menu only: alerts must still go out."""
        try:
            await self.tree.set_translator(Translations(self._desk))
            await self.tree.sync()
        except (discord.HTTPException, app_commands.AppCommandError) as error:
            why = reason(error) if isinstance(error, discord.HTTPException) else type(error).__name__
            log.error("discord did not take the commands: %s", why)

    async def on_socket_raw_receive(self, packet: str | bytes) -> None:
        """Something came from the gateway, an answer to a heartbeat at least."""
        self._heard()

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """We were put out of a server, with all its channels."""
        for channel in guild.channels:
            await self._desk.heard(Closed(place(channel.id), PUT_OUT))

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self._desk.heard(Closed(place(channel.id), GONE[UNKNOWN_CHANNEL]))

    async def on_guild_channel_update(
        self, before: discord.abc.GuildChannel, after: discord.abc.GuildChannel
    ) -> None:
        if before.name != after.name:
            await self._desk.heard(Titled(place(after.id), f"{CHANNEL_MARK}{after.name}"))

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer a button by its id alone, so that buttons of an earlier run work too."""
        data = str(cast(dict[str, object], interaction.data or {}).get("custom_id", ""))
        if interaction.type is discord.InteractionType.component and data.startswith(PREFIX):
            await self._press(interaction, data.removeprefix(PREFIX))

    async def _answer(self, interaction: discord.Interaction, command: Command, text: str) -> None:
        who = asker(interaction)
        if command.secret:
            await self._ask(interaction, await self._desk.form(who, command.name, text))
            return
        # Discord waits 3 seconds for the first sign of life, then 15 minutes for the answer.
        await interaction.response.defer(ephemeral=not who.private, thinking=True)
        await _finish(interaction, await self._desk.command(who, command.name, text))

    async def _suggest(
        self, interaction: discord.Interaction, command: Command, argument: Argument, typed: str
    ) -> tuple[Choice, ...]:
        return await self._desk.suggest(asker(interaction), command.name, argument.name, typed)

    async def _ask(self, interaction: discord.Interaction, asked: Form | Message) -> None:
        """Show a form. It must be the first answer: Discord shows none after a deferral."""
        if isinstance(asked, Form):
            await interaction.response.send_modal(FormModal(asked, self._desk))
            return
        if asked is SILENCE:
            return  # the app says by itself that there was no answer
        embed, view = parts(asked)
        await interaction.response.send_message(
            embed=embed, view=view or discord.utils.MISSING, ephemeral=True
        )

    async def _press(self, interaction: discord.Interaction, data: str) -> None:
        wanted = buttons.typed(data)
        if wanted is not None and wanted.form:
            await self._ask(interaction, await self._desk.form(asker(interaction), wanted.name, wanted.text))
            return
        shown = await _deferred(interaction)
        pressed = await self._desk.press(asker(interaction), data)
        if not shown:
            return
        if pressed.message is not None:
            await _finish(interaction, pressed.message)
        elif pressed.toast:
            note = toast(pressed.toast)
            await interaction.followup.send(note, ephemeral=True)


class FormModal(discord.ui.Modal):
    """A form of the desk. The library logs what a person typed at DEBUG: client.py keeps it above that."""

    def __init__(self, form: Form, desk: Desk) -> None:
        super().__init__(title=clip(one_line(form.title), TITLE, neutral) or BLANK, timeout=FORM_OPEN)
        self._form, self._desk = form, desk
        self._inputs = {field.name: _input(field) for field in form.fields}
        for field in form.fields:
            label = clip(one_line(field.label), LABEL, neutral) or BLANK
            self.add_item(discord.ui.Label(text=label, component=self._inputs[field.name]))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Hand over what was typed; only the person who typed sees the answer."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        values = {name: line.value for name, line in self._inputs.items()}
        form = self._form
        await _finish(
            interaction, await self._desk.submit(asker(interaction), form.command, form.choice, values)
        )


def _input(field: FormField) -> discord.ui.TextInput[discord.ui.View]:
    return discord.ui.TextInput(
        custom_id=field.name,
        placeholder=clip(one_line(field.hint), HINT, neutral) or None,
        required=field.required,
    )


async def _deferred(interaction: discord.Interaction) -> bool:
    """Whether the answer to a press can be shown. Discord waits for it for 3 seconds; what comes later, after
    a gap of the gateway, is done all the same: the person meant it, and every copy of the message follows."""
    try:
        await interaction.response.defer()
    except EXPECTED as error:
        log.info("discord: a press is done without an answer: %s", reason(error))
        return False
    return True


async def _finish(interaction: discord.Interaction, message: Message) -> None:
    """Put the message where the deferral left its place, or over the message whose button was pressed."""
    if message is SILENCE:
        await interaction.delete_original_response()
        return
    embed, view = parts(message)
    given = files(message) or discord.utils.MISSING
    await interaction.edit_original_response(embed=embed, view=view, attachments=given)


def asker(interaction: discord.Interaction) -> Asker:
    """Who typed or pressed. Private is only the direct channel between this person and the bot."""
    return Asker(
        channel=NAME,
        user=str(interaction.user.id),
        chat=str(interaction.channel_id),
        name=interaction.user.display_name,
        private=interaction.context.dm_channel,
        forms=True,
        language=interaction.locale.value,
        group=place(interaction.channel_id or 0).address if interaction.context.guild else "",
        title=_title(interaction),
    )


def _title(interaction: discord.Interaction) -> str:
    """What the channel of a server is called, as people write it."""
    name = getattr(interaction.channel, "name", None)
    return f"{CHANNEL_MARK}{name}" if interaction.context.guild and name else ""


def place(channel: int) -> Address:
    """The address of a channel of a server."""
    return Address(NAME, f"{CHANNEL_MARK}{channel}")

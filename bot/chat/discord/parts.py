"""A message as objects of the library."""

import io

import discord

from bot.chat.discord.render import render
from bot.chat.message import Message


def parts(message: Message) -> tuple[discord.Embed, discord.ui.View | None]:
    """The embed and the buttons of a message, None without buttons. Needs a running loop."""
    dressed = render(message)
    return discord.Embed.from_dict(dressed.embed), _view(dressed.rows) if dressed.rows else None


def files(message: Message) -> list[discord.File]:
    """The file of a message, to be sent once: the library reads it to its end."""
    file = message.file
    return [] if file is None else [discord.File(io.BytesIO(file.content), file.name)]


def _view(rows: list[dict[str, list[dict[str, str]]]]) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for number, row in enumerate(rows):
        for button in row["components"]:
            view.add_item(discord.ui.Button(label=button["label"], custom_id=button["custom_id"], row=number))
    # A view that is still open is kept in memory for every message sent. A stopped one is only written
    # out; its buttons are answered by their id (intake.py), which also works after a restart.
    view.stop()
    return view

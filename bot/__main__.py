"""The command line. Imports nothing heavy: `--help` must answer at once."""

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.errors import BotError, KeepsFailing, SettingsError

CODES = {SettingsError: 78, KeepsFailing: 75}
"""What the process returns for errors that its supervisor must tell apart: beginning anew does not mend a
configuration, and may mend a part that keeps failing. The numbers are those of sysexits.h."""
COMMANDS = {
    "run": "watch the accounts in the database and tell people (the live bot)",
    "rehearse": "play a scripted cascade on this machine; nothing leaves it",
    "watch": "watch one account on the console; keeps no database",
    "check": "say what is set up well and what to mend",
    "accounts": "add, list, prove or remove accounts",
    "invite": "make a one-time invite",
    "drill": "have the bot that runs play a made-up ADL to a person",
    "alerts": "list the latest alerts, or show how one travelled",
    "replay": "play recorded replies through the same path as live ones",
    "export": "write the evidence of an incident into files, or list the incidents",
    "workers": "say which processes share the work on a server's database, and who has what",
    "alive": "say whether the bot runs; 0 when it does",
    "backup": "copy the database while the bot runs, and check the copy",
    "restore": "put a copy in the place of the database, while no bot runs on it",
    "vault": "change the master key that seals the stored keys",
    "migrate": "bring the database to this version, or move it to a PostgreSQL server",
}


def parser() -> argparse.ArgumentParser:
    """The whole command line. Keys are never arguments: other users of a machine can read those."""
    top = argparse.ArgumentParser(
        prog="adlwatch",
        description="Tells you when an exchange auto-deleverages your position. Never trades.",
    )
    top.add_argument(
        "--config", type=Path, help="configuration file (else ADLWATCH_CONFIG, config/adlwatch.toml)"
    )
    sub = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    parts = {name: sub.add_parser(name, help=text, description=text) for name, text in COMMANDS.items()}
    for name in ("run", "watch"):
        parts[name].add_argument(
            "--record", type=Path, metavar="FILE", help="append raw replies, without secrets"
        )
    parts["rehearse"].add_argument("--keep", action="store_true", help="stay up after the story has ended")
    parts["rehearse"].add_argument("--health", default="", metavar="HOST:PORT", help="open the health page")
    parts["watch"].add_argument("exchange")
    parts["watch"].add_argument("address", nargs="?", help="where an address is enough")
    parts["watch"].add_argument("--fields-from", metavar="FILE|-", help="key fields as JSON")
    parts["replay"].add_argument("files", nargs="+", type=Path, metavar="FILE")
    parts["invite"].add_argument("name")
    parts["invite"].add_argument("--revoke", action="store_true", help="take it back, used or not")
    parts["invite"].add_argument("--viewer", action="store_true", help="somebody who only looks on")
    parts["drill"].add_argument("name")
    parts["drill"].add_argument("--escalate", action="store_true", help="those who would be next hear it too")
    parts["alerts"].add_argument("number", nargs="?", type=int, help="its number; without one, a list")
    parts["export"].add_argument("incident", nargs="?", type=int, help="its number; without one, a list")
    parts["export"].add_argument("--to", type=Path, default=Path(), metavar="FOLDER", help="where to write")
    parts["migrate"].add_argument(
        "--to", metavar="ADDRESS", help="move it: postgresql://USER@HOST/NAME, empty"
    )
    parts["backup"].add_argument("file", nargs="?", type=Path, metavar="FILE", help="a new file")
    parts["restore"].add_argument("file", type=Path, metavar="FILE", help="a copy that `backup` made")
    _accounts(parts["accounts"])
    vault = parts["vault"].add_subparsers(dest="action", required=True, metavar="ACTION")
    vault.add_parser("rotate", help="make a new master key and seal everything with it; stop the bot first")
    vault.add_parser("new", help="print a new master key, to be put where this program cannot write")
    return top


def _accounts(part: argparse.ArgumentParser) -> None:
    actions = part.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser("add", help="prove a key read-only and save it")
    add.add_argument("exchange")
    add.add_argument("--label", required=True, help="a name for the account")
    add.add_argument("--owner", required=True, help="whose account it is: a name under [people]")
    add.add_argument("--fields-from", metavar="FILE|-", help="key fields as JSON, instead of being asked for")
    add.add_argument("--accept", default="", metavar="LABEL", help="accept a key that nobody can judge")
    actions.add_parser("list", help="all accounts and when each was last read")
    for name, text in (("prove", "ask the exchange again what a key may do"), ("remove", "erase an account")):
        part = actions.add_parser(name, help=text)
        part.add_argument("label")
        part.add_argument("--owner", help="whose account it is, where two people use the same label")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; what it returns is in the README's table of exit codes."""
    given = parser().parse_args(arguments)
    command = importlib.import_module(f"bot.cli.{given.command}")
    try:
        return int(command.main(given))
    except BotError as error:
        print(f"adlwatch: {error}", file=sys.stderr)
        return next((code for kind, code in CODES.items() if isinstance(error, kind)), 1)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stdout = None  # the reader has gone; there is nobody to flush to
        return 1


if __name__ == "__main__":
    sys.exit(main())

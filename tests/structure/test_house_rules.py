"""The rules of the house, checked on the tree as it stands."""

import ast
import re
from pathlib import Path

import pytest

from bot.chat.contract import Channel
from bot.chat.discovery import channels
from bot.venues.contract import Venue
from bot.venues.discovery import venues
from tests.structure.tree import BOT, HOUSE_NAMES, ROOT, functions, plugin_folders, sources, texts

LONGEST_FILE, LONGEST_FUNCTION, MOSTLY = 300, 45, 15
VAGUE = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
MIGRATIONS = BOT / "store" / "migrations" / "versions"
PURE = {"parse.py", "render.py", "outcome.py"}
IMPURE = {"asyncio", "logging", "os", "random", "socket", "subprocess", "time", "pathlib", "sqlalchemy"}
"""A client library may be imported for the names of its errors; these are there to do something."""

INDEX_HOSTS = ("py" + "pi.org", "python" + "hosted.org", "test.py" + "pi", "conda." + "anaconda")
HERE = re.compile(r"(?<![\w.}])/(?:home|root|Users|work|tmp)/[\w.]")
"""A place that exists on one machine only."""


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_files_are_short() -> None:
    tall = {relative(p): n for p in sources() if (n := len(p.read_text().splitlines())) > LONGEST_FILE}
    assert tall == {}


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    assert function.end_lineno is not None
    return function.end_lineno - function.lineno + 1


def test_functions_are_short() -> None:
    long = {
        f"{relative(path)}:{f.lineno} {f.name}": length(f)
        for path in sources()
        if MIGRATIONS not in path.parents  # a list of columns, never changed once it is out
        for f in functions(path)
        if length(f) > LONGEST_FUNCTION
    }
    assert long == {}


def test_most_functions_are_very_short() -> None:
    lengths = [length(f) for path in sources() for f in functions(path)]
    assert sum(n <= MOSTLY for n in lengths) > len(lengths) * 0.7


def test_names_say_what_things_are() -> None:
    assert [relative(p) for p in sources() if p.stem in VAGUE or p.parent.name in VAGUE] == []


def test_every_file_says_what_it_is() -> None:
    assert [relative(p) for p in sources() if not ast.get_docstring(ast.parse(p.read_text()))] == []


@pytest.mark.parametrize("name", [n for n in plugin_folders() if n not in HOUSE_NAMES])
def test_a_plugin_is_named_in_its_own_folder_alone(name: str) -> None:
    word, folder = re.compile(rf"(?<![a-z]){name}(?![a-z])", re.IGNORECASE), plugin_folders()[name]
    named = [
        f"{relative(path)}:{number}"
        for path in sources()
        if folder not in path.parents
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if word.search(line)
    ]
    assert named == []


def imports(path: Path) -> set[str]:
    """The dotted names that a file imports, also inside functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("name", plugin_folders())
def test_a_plugin_is_imported_from_its_own_folder_alone(name: str) -> None:
    folder = plugin_folders()[name]
    dotted = ".".join(folder.relative_to(ROOT).parts)
    guilty = [
        relative(path)
        for path in sources()
        if folder not in path.parents and any(f"{i}.".startswith(f"{dotted}.") for i in imports(path))
    ]
    assert guilty == []


def test_pure_files_touch_nothing_outside() -> None:
    pure = [
        p for p in sources() if p.name in PURE or p.parts[len(BOT.parts)] in {"detect", "policy", "model"}
    ]
    guilty = {relative(p): hit for p in pure if (hit := {i.split(".")[0] for i in imports(p)} & IMPURE)}
    assert pure and guilty == {}


def test_only_the_clock_reads_the_clock() -> None:
    reads = re.compile(r"datetime\.(now|utcnow|today)\(|time\.(time|monotonic|sleep)\(|asyncio\.sleep\(")
    guilty = [relative(p) for p in sources() if p != BOT / "clock.py" and reads.search(p.read_text())]
    assert guilty == []


def test_sql_is_for_both_databases() -> None:
    """`bot.store.dialects` says what each says otherwise."""
    assert [relative(p) for p in sources() if "dialects.sqlite" in p.read_text()] == []


def test_every_venue_folder_describes_a_venue() -> None:
    folders = {p.parent.name for p in (BOT / "venues").glob("*/__init__.py")}
    assert folders == set(venues())
    for name, venue in venues().items():
        assert isinstance(venue, Venue) and venue.name == name
        assert venue.pages and all(page.startswith("https://") for page in venue.pages)
        assert {e.host for e in venue.endpoints} <= venue.hosts.keys()


def test_every_chat_folder_describes_a_channel() -> None:
    folders = {p.parent.name for p in (BOT / "chat").glob("*/__init__.py")}
    assert folders == set(channels())
    for name, channel in channels().items():
        assert isinstance(channel, Channel) and channel.name == name
        assert channel.limits.text >= 1000 and channel.address


@pytest.mark.parametrize("path", [pytest.param(p, id=relative(p)) for p in texts()])
def test_no_file_names_a_package_index_or_a_place_of_one_machine(path: Path) -> None:
    text = path.read_text()
    assert not [host for host in INDEX_HOSTS if host in text]
    assert not HERE.findall(text)


def test_nobody_is_mocked() -> None:
    """A fake stands at a port; nothing of ours or of a library is bent in place."""
    guilty = []
    for path in (ROOT / "tests").rglob("*.py"):
        bent = any(
            isinstance(node, ast.Attribute)
            and node.attr == "setattr"
            and isinstance(node.value, ast.Name)
            and node.value.id == "monkeypatch"
            for node in ast.walk(ast.parse(path.read_text()))
        )
        if bent or any(name.startswith(("unittest.mock", "mock.")) for name in imports(path)):
            guilty.append(relative(path))
    assert guilty == []


def test_no_error_is_swallowed() -> None:
    """`except Exception: pass`, and bare `except:`."""
    guilty = []
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ExceptHandler):
                broad = node.type is None or (isinstance(node.type, ast.Name) and "Exception" in node.type.id)
                if broad and all(isinstance(line, ast.Pass) for line in node.body):
                    guilty.append(f"{relative(path)}:{node.lineno}")
    assert guilty == []


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|NotImplemented" + r"Error)\b")
    assert [relative(p) for p in sources() if later.search(p.read_text())] == []

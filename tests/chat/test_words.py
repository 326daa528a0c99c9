"""The catalogue and the code agree: nothing is missing, nothing is left over, every value is given."""

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from fluent.syntax import ast as ftl
from fluent.syntax import parse
from fluent.syntax.visitor import Visitor

import bot
from bot.errors import BrokenPromise
from bot.words import FOLDER, say

ROOT = Path(bot.__file__).parent
CATALOGUE = {
    entry.id.name: entry
    for entry in parse((FOLDER / "en.ftl").read_text()).body
    if isinstance(entry, ftl.Message)
}


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call of `say` with where it stands."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            named = node.func if isinstance(node, ast.Call) else None
            if isinstance(node, ast.Call) and isinstance(named, ast.Name) and named.id == "say":
                yield f"{path.relative_to(ROOT.parent)}:{node.lineno}", node


def texts() -> set[str]:
    """Every text constant in the code: a key may be chosen before it is said."""
    trees = (ast.parse(path.read_text()) for path in ROOT.rglob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def pattern(key: ast.expr) -> str | None:
    """A glob of the keys that an expression can be; None when only a name stands there."""
    if isinstance(key, ast.Constant):
        return str(key.value)
    if isinstance(key, ast.JoinedStr):
        return "".join(str(p.value) if isinstance(p, ast.Constant) else "*" for p in key.values)
    return None


CALLS = list(calls())
PATTERNS = [(where, glob) for where, call in CALLS if call.args and (glob := pattern(call.args[0]))]


def variables(message: ftl.Message) -> set[str]:
    """The values that a sentence needs."""
    found: set[str] = set()

    class Collect(Visitor):
        def visit_VariableReference(self, node: ftl.VariableReference) -> None:
            found.add(node.id.name)

    Collect().visit(message)
    return found


def test_the_catalogue_is_well_formed() -> None:
    body = parse((FOLDER / "en.ftl").read_text()).body
    assert not [entry for entry in body if isinstance(entry, ftl.Junk)]
    names = [entry.id.name for entry in body if isinstance(entry, ftl.Message)]
    assert len(names) == len(set(names))


def test_every_sentence_the_code_says_is_there() -> None:
    lost = [(where, g) for where, g in PATTERNS if not any(fnmatchcase(key, g) for key in CATALOGUE)]
    assert lost == []


def test_every_sentence_is_said_somewhere() -> None:
    constants, globs = texts(), [g for _, g in PATTERNS if "*" in g]
    unused = [k for k in CATALOGUE if k not in constants and not any(fnmatchcase(k, g) for g in globs)]
    assert unused == []


def test_every_value_a_sentence_needs_is_given() -> None:
    """Where the key is plain and the values are written out."""
    lacking = []
    for where, call in CALLS:
        key = pattern(call.args[0]) if call.args else None
        given = {keyword.arg for keyword in call.keywords}
        if key in CATALOGUE and None not in given and not variables(CATALOGUE[key]) <= given:
            lacking.append((where, key, variables(CATALOGUE[key]) - {str(g) for g in given}))
    assert lacking == []


def test_sentences_are_short_and_have_no_markup() -> None:
    for key in CATALOGUE:
        lines = (FOLDER / "en.ftl").read_text()
        (source,) = re.findall(rf"^{key} =(.*)$", lines, re.MULTILINE)
        assert len(source) < 240 and not re.search(r"[*_]{2}|<\w", source), key


def test_an_unknown_sentence_is_our_own_fault() -> None:
    with pytest.raises(BrokenPromise, match="no-such-sentence"):
        say("no-such-sentence")


def test_a_missing_value_is_our_own_fault() -> None:
    with pytest.raises(BrokenPromise, match="position-name"):
        say("position-name", symbol="ETHUSDT")


@pytest.mark.parametrize(("count", "text"), [(0, "no open positions"), (1, "1 position"), (7, "7 positions")])
def test_numbers_choose_their_form(count: int, text: str) -> None:
    assert say("position-open", positions=count) == text


def test_values_are_put_in_as_they_are() -> None:
    """No isolation marks around them, which a terminal or a chat would show or search would miss."""
    assert say("account", label="main <b>*_", venue="Éx") == "main <b>*_ (Éx)"


def test_a_text_of_an_exchange_is_cut_before_it_breaks_a_sentence() -> None:
    """An alert that cannot be written would be lost."""
    said = say("blind-line", why="x" * 20_000)
    assert said.startswith("Reason: xxx") and "x…" in said and len(said) < 1000

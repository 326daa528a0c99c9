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
from bot import templates
from bot.errors import BrokenPromise
from bot.words import ENGLISH, FOLDER, HOST, languages, say, spoken, translated

ROOT = Path(bot.__file__).parent


def catalogue(language: str) -> dict[str, ftl.Message]:
    body = parse((FOLDER / f"{language}.ftl").read_text()).body
    return {entry.id.name: entry for entry in body if isinstance(entry, ftl.Message)}


TRANSLATED = catalogue(ENGLISH)
CATALOGUE = TRANSLATED | catalogue(HOST)
SAYS = ("say", "translated")
OTHERS = [language for language in languages() if language != ENGLISH]


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call that says a sentence, with where it stands."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            named = node.func if isinstance(node, ast.Call) else None
            if isinstance(node, ast.Call) and isinstance(named, ast.Name) and named.id in SAYS:
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


@pytest.mark.parametrize("language", (*languages(), HOST))
def test_the_catalogue_is_well_formed(language: str) -> None:
    body = parse((FOLDER / f"{language}.ftl").read_text()).body
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


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_says_everything_with_the_same_values(language: str) -> None:
    there = catalogue(language)
    assert TRANSLATED.keys() - there.keys() == set() and there.keys() - TRANSLATED.keys() == set()
    differ = {key: variables(TRANSLATED[key]) ^ variables(there[key]) for key in TRANSLATED}
    assert {key: values for key, values in differ.items() if values} == {}


def choices(message: ftl.Message) -> dict[str, set[str]]:
    """The words (not numbers of things) that a sentence chooses by, and its cases."""
    found: dict[str, set[str]] = {}

    class Collect(Visitor):
        def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:
            keys = {v.key.name if isinstance(v.key, ftl.Identifier) else v.key.value for v in node.variants}
            if isinstance(node.selector, ftl.VariableReference) and not keys & PLURALS:
                found.setdefault(node.selector.id.name, set()).update(keys)
            self.generic_visit(node)

    Collect().visit(message)
    return found


PLURALS = {"zero", "one", "two", "few", "many"}


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_knows_the_same_cases(language: str) -> None:
    """A case that is missing would say the default, which means something else."""
    there = catalogue(language)
    mine = {key: found for key, message in TRANSLATED.items() if (found := choices(message))}
    lacking = {
        (key, value): cases - choices(there[key]).get(value, set())
        for key, found in mine.items()
        for value, cases in found.items()
    }
    assert {where: cases for where, cases in lacking.items() if cases - {"other"}} == {}


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_is_not_english_under_another_name(language: str) -> None:
    there, text = catalogue(language), (FOLDER / f"{language}.ftl").read_text()
    same = [
        key for key in TRANSLATED if there[key].equals(TRANSLATED[key], ignored_fields=["span", "comment"])
    ]
    assert len(same) < len(TRANSLATED) // 6 and "say" not in text.split("=")[0], same


def test_the_steps_of_the_checklists_stand_here_word_for_word() -> None:
    found = templates.load(ROOT.parent / "config" / "checklists")
    texts = {f"step-{name}-{step.id}": step.text for name, made in found.items() for step in made.steps}
    names = tuple(f"step-{name}-" for name in found)
    assert {key: say(key) for key in TRANSLATED if key.startswith(names)} == texts


@pytest.mark.parametrize("language", OTHERS)
def test_a_step_that_a_host_worded_stays_as_it_is(language: str) -> None:
    with spoken(language):
        assert translated("step-adl_fill-verify", "Verify the reduction") == say("step-adl_fill-verify")
        assert translated("step-adl_fill-verify", "Ask the desk") == "Ask the desk"
        assert translated("step-adl_fill-ours", "Ask the desk") == "Ask the desk"


def test_what_is_inside_speaks_the_language_of_the_reader() -> None:
    for language in languages():
        with spoken(language):
            assert say("language-name")
    with spoken("tlh"):
        assert say("language-name") == "English", "no such catalogue"
    assert len({_name(language) for language in languages()}) == len(languages())


def _name(language: str) -> str:
    with spoken(language):
        return say("language-name")


def test_sentences_are_short_and_have_no_markup() -> None:
    for key in CATALOGUE:
        lines = "".join((FOLDER / f"{name}.ftl").read_text() for name in (ENGLISH, HOST))
        (source,) = re.findall(rf"^{key} =(.*)$", lines, re.MULTILINE)
        assert len(source) < 240 and not re.search(r"[*_]{2}|<\w", source), key


@pytest.mark.parametrize("language", languages())
def test_help_fits_the_menus_of_the_apps(language: str) -> None:
    """Discord shows 100 characters of a description, and cuts the rest."""
    with spoken(language):
        helps = {key: say(key) for key in TRANSLATED if re.match(r"help-(?!line$|head$)|argument-", key)}
    assert helps and {key: text for key, text in helps.items() if len(text) > 100} == {}


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


TECHNICAL = {"outcome.py", "client.py", "__init__.py", "tables.py", "timeline.py"}
"""Reasons of a library's failure, descriptions of an app for its host, and names of columns in an export:
they are the same in every language."""


OUR_OWN = ("TypeError", "ValueError", "BrokenPromise", "re.compile")


def sentences(path: Path) -> Iterator[tuple[int, str]]:
    """Every text of several words that is no docstring, no log line and no complaint about our own code."""
    tree = ast.parse(path.read_text())
    unread: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            unread.add(id(node.value))
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            if name.startswith(("log.", "_log.")) or name in (
                "TypeError",
                "ValueError",
                "BrokenPromise",
                "re.compile",
            ):
                unread |= {id(part) for part in ast.walk(node)}
    texts = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in unread)
    for text in texts:
        if re.search(r"[A-Za-z]{2,} [a-z]{2,}", str(text.value)) and "<" not in str(text.value):
            yield text.lineno, str(text.value)


def test_no_sentence_stands_outside_the_catalogue() -> None:
    rooms = [path for room in ("chat", "desk", "services") for path in sorted((ROOT / room).rglob("*.py"))]
    found = [
        (f"{path.relative_to(ROOT)}:{line}", text)
        for path in rooms
        if path.name not in TECHNICAL
        for line, text in sentences(path)
    ]
    assert found == []

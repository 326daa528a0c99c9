"""The checklists a host can edit: a bad one refuses to start and says where."""

from pathlib import Path

import pytest

from bot import templates
from bot.errors import SettingsError

STEP = '[[steps]]\nid = "{}"\ntext = "Do it."\n'


def test_the_built_in_lists_are_good() -> None:
    found = templates.load(None)
    assert tuple(found) == templates.NAMES
    for name, template in found.items():
        assert template.name == name and all(len(step.text) < 200 for step in template.steps)


def test_a_hosts_own_list_takes_the_place_of_the_built_in_one(tmp_path: Path) -> None:
    (tmp_path / "blind.toml").write_text(STEP.format("call"))
    found = templates.load(tmp_path)
    assert [step.id for step in found["blind"].steps] == ["call"]
    assert found["adl_fill"] == templates.load(None)["adl_fill"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("", "1 to 10", id="empty"),
        pytest.param("steps = []", "1 to 10", id="no step"),
        pytest.param("steps = 3", "1 to 10", id="not a list"),
        pytest.param(STEP.format("a") + 'title = "x"', "line 1: step 1", id="a key too many in a step"),
        pytest.param('title = "x"\n' + STEP.format("a"), "line 1: 'title' is not known", id="a key too many"),
        pytest.param("".join(STEP.format(n) for n in range(11)), "1 to 10", id="more than buttons"),
        pytest.param(STEP.format("a") * 2, "line 4: another step has the id", id="an id twice"),
        pytest.param('[[steps]]\nid = "a"', "step 1", id="no text"),
        pytest.param(STEP.format("a") + STEP.format(" "), "line 4: step 2", id="an id of blanks"),
        pytest.param("[[steps]]\nid = 1\ntext = 2", "1 to 200 characters", id="numbers"),
        pytest.param("steps = [1]", "step 1", id="a step that is no table"),
        pytest.param(STEP.format("a") + 'shows = "orders"', "hand, sight", id="what such a list cannot show"),
        pytest.param(STEP.format("a") + "shows = [1]", "hand, sight", id="a list of what it shows"),
        pytest.param(
            STEP.format("a") + '[[links]]\ntext = "x"\nurl = "http://a.example"',
            "line 4: link 1",
            id="a bad link",
        ),
        pytest.param("links = 3\n" + STEP.format("a"), "line 1: write at most", id="links that are none"),
        pytest.param("[[steps", "end of document", id="no TOML"),
    ],
)
def test_a_bad_list_is_refused_by_name(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "blind.toml"
    path.write_text(text)
    with pytest.raises(SettingsError, match=r"blind\.toml") as error:
        templates.load(tmp_path)
    assert says in str(error.value)


def test_a_list_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "blind.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match=r"blind\.toml"):
        templates.load(tmp_path)

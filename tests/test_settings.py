"""The configuration: checked key by key; secrets come from the environment alone."""

import re
import tomllib
from datetime import timedelta
from decimal import Decimal
from itertools import takewhile
from pathlib import Path

import pytest
from pydantic import BaseModel

from bot.chat.discovery import channels
from bot.detect.tuning import ExposureTuning, MarketTuning, Tuning
from bot.errors import SettingsError
from bot.knobs import BackupSettings, ChatSettings, KeepSettings, WorkersSettings
from bot.model.person import Role
from bot.model.preferences import GaugeWishes, HedgeWishes, Wishes
from bot.model.server import Server
from bot.settings import (
    GaugeSettings,
    HedgeSettings,
    PersonSettings,
    Secrets,
    Settings,
    VenueSettings,
    WatchSettings,
    check,
    config_file,
    load,
)

DOCUMENT = Path(__file__).parent.parent / "config" / "settings.toml"


def written(folder: Path, text: str) -> Path:
    path = folder / "adlwatch.toml"
    path.write_text(text)
    return path


def test_the_document_holds_the_defaults() -> None:
    assert Settings(**tomllib.loads(DOCUMENT.read_text())) == Settings()


def in_comments(table: str) -> dict[str, object]:
    """The values that the document gives in comments under a heading."""
    lines = DOCUMENT.read_text().partition(f"# [{table}]\n")[2].splitlines()
    block = "\n".join(line.removeprefix("# ") for line in takewhile(lambda line: " = " in line, lines))
    return tomllib.loads(block)


@pytest.mark.parametrize(
    "table",
    [
        Settings,
        KeepSettings,
        BackupSettings,
        WorkersSettings,
        WatchSettings,
        PersonSettings,
        VenueSettings,
        ChatSettings,
        GaugeSettings,
        HedgeSettings,
    ],
)
def test_the_document_names_every_knob(table: type[BaseModel]) -> None:
    text = DOCUMENT.read_text()
    for field in table.model_fields:
        assert re.search(rf"^(# )?(\[(.*\.)?{field}\]|{field} = )", text, re.MULTILINE), field


def test_the_document_holds_the_defaults_of_what_a_person_wishes() -> None:
    tables = {name: in_comments(f"people.Ana.{name}") for name in ("gauge", "hedge", "escalation")}
    assert all(tables.values())
    given = check({"people": {"Ana": tables}}, "test")
    assert given.wishes("Ana") == Settings().wishes("Ana") == Settings().wishes("somebody else")
    assert Settings().wishes("Ana") == Wishes(GaugeWishes(), HedgeWishes())


def test_how_much_of_a_hedge_may_be_open_is_for_each_person_to_say() -> None:
    table = {"people": {"Ana": {"hedge": {"tolerance": "0.1", "least_usd": 2000}}}}
    assert check(table, "test").wishes("Ana").hedge == HedgeWishes(Decimal("0.1"), Decimal(2000))
    assert check(table, "test").wishes("Bo").hedge == HedgeWishes()


def test_what_a_person_does_not_say_of_indicators_is_as_the_host_set_it() -> None:
    table = {
        "watch": {"gauge_from": "0.75", "gauge_looks_down": 5},
        "people": {"Ana": {"gauge": {"from_level": 3, "looks_up": 2, "dwell": 30, "least": 500}}},
    }
    expected = GaugeWishes(3, Decimal("0.75"), 2, 5, timedelta(seconds=30), Decimal(500))
    assert check(table, "test").wishes("Ana").gauge == expected
    assert check(table, "test").wishes("Bo").gauge == GaugeWishes(from_share=Decimal("0.75"), looks_down=5)


def test_every_knob_of_the_watch_has_a_line_of_why() -> None:
    lines = DOCUMENT.read_text().splitlines()
    for number, line in enumerate(lines):
        if re.match(r"\w+ = ", line):
            assert lines[number - 1].startswith("# "), line


def test_an_empty_file_is_the_defaults(tmp_path: Path) -> None:
    settings = load(written(tmp_path, ""))
    assert settings.watch == WatchSettings() and settings.people == {} and settings.log_level == "INFO"


def test_paths_start_at_the_folder_of_the_file(tmp_path: Path) -> None:
    text = 'database = "data/x.sqlite3"\nmaster_key_file = "/etc/adlwatch.key"\nchecklists = "mine"'
    settings = load(written(tmp_path, text))
    assert settings.database == tmp_path / "data/x.sqlite3"
    assert settings.master_key_file == Path("/etc/adlwatch.key")
    assert settings.checklists == tmp_path / "mine"


def test_a_server_is_a_place_for_the_database(tmp_path: Path) -> None:
    settings = load(written(tmp_path, 'database = "postgresql://ana@db/bot"'))
    assert settings.database == Server("postgresql://ana@db/bot") and settings.copies_folder is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param('database = "mysql://db/bot"', "postgresql://USER@HOST", id="another server"),
        pytest.param("database = 3", "give a file, or postgresql://", id="a number for a place"),
        pytest.param('colour = "red"', "'colour' is not a setting", id="an unknown key"),
        pytest.param("[watch]\nspeed = 3", "'watch.speed' is not a setting", id="an unknown key in a table"),
        pytest.param(
            '[venues.somewhere]\napi_key = "x"', "'venues.somewhere.api_key'", id="a key where it must not be"
        ),
        pytest.param('[chat.app]\ntoken = "x"', "'chat.app.token'", id="a token where it must not be"),
        pytest.param("[watch]\ntimeout = 0", "watch.timeout: ", id="too small"),
        pytest.param("[watch]\ntimeout = 1000", "watch.timeout: ", id="too large"),
        pytest.param('[watch]\nfills_every = "often"', "watch.fills_every: ", id="words for a number"),
        pytest.param("[watch]\ngauge_from = 1.5", "watch.gauge_from: ", id="beyond the scale"),
        pytest.param("[watch]\ngauge_looks_down = 0", "watch.gauge_looks_down: ", id="no look at all"),
        pytest.param('log_level = "LOUD"', "log_level: ", id="a level that does not exist"),
        pytest.param('[people.Ana]\nrole = "king"', "people.Ana.role: ", id="a role that does not exist"),
        pytest.param("people = 3", "people: ", id="a number for a table"),
        pytest.param("[watch", "not valid TOML", id="no TOML"),
        pytest.param("log_level = 1\nlog_level = 2", "not valid TOML", id="a key twice"),
    ],
)
def test_a_bad_file_refuses_to_start_and_names_the_key(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(SettingsError) as error:
        load(written(tmp_path, text))
    assert "adlwatch.toml: " in str(error.value) and says in str(error.value)
    assert error.value.__cause__ is None or "TOML" in says


def test_every_bad_key_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as error:
        load(written(tmp_path, 'colour = "red"\n[wacth]\nlate_after = 3\n[people.Ana]\nrole = "hots"'))
    said = str(error.value).splitlines()
    assert len(said) == 3 and all("adlwatch.toml: " in line for line in said)
    assert all(any(key in line for line in said) for key in ("'colour'", "'wacth'", "people.Ana.role: "))


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"nowhere\.toml: cannot be read"):
        load(tmp_path / "nowhere.toml")


def test_bytes_that_are_no_text_say_so(tmp_path: Path) -> None:
    (tmp_path / "adlwatch.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="not valid TOML"):
        load(tmp_path / "adlwatch.toml")


def test_people_and_their_addresses() -> None:
    settings = check({"people": {"Ana": {"role": "host", "addresses": {"console": "here"}}}}, "test")
    assert settings.people["Ana"] == PersonSettings(role=Role.HOST, addresses={"console": "here"})


def test_the_environment_never_changes_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADLWATCH_LOG_LEVEL", "DEBUG")
    assert Settings().log_level == "INFO"


def test_detection_gets_its_numbers() -> None:
    given = WatchSettings(blind_after=90, quiet_gap=120, late_after=30, gauge_looks_down=5)
    assert given.tuning() == Tuning(
        blind_after=timedelta(seconds=90),
        quiet_gap=timedelta(minutes=2),
        late_after=timedelta(seconds=30),
        gauge_looks_down=5,
    )
    assert WatchSettings().tuning() == Tuning(gauge_from=Decimal("0.5"))


def test_which_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert config_file({}) is None
    assert config_file({"ADLWATCH_CONFIG": "other.toml"}) == Path("other.toml")
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "adlwatch.toml").touch()
    assert config_file({}) == Path("config/adlwatch.toml")
    assert config_file({"ADLWATCH_CONFIG": ""}) == Path("config/adlwatch.toml")


def test_secrets_come_from_the_environment_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "secrets.env").write_text(
        "ADLWATCH_APP_TOKEN=from-file\nADLWATCH_MASTER_KEY=k\nADLWATCH_EMPTY=\n"
    )
    config = tmp_path / "adlwatch.toml"
    assert Secrets(config, {}).get("app", "token") == "from-file"
    assert Secrets(config, {"ADLWATCH_APP_TOKEN": "from-env"}).get("app", "token") == "from-env"
    assert Secrets(config, {}).get("MASTER_KEY") == "k"
    assert Secrets(config, {}).get("empty") == "" and Secrets(config, {}).get("nothing") == ""


def test_without_a_file_only_the_environment_counts() -> None:
    assert Secrets(None, {"ADLWATCH_APP_TOKEN": "x"}).get("app", "token") == "x"


def test_only_secrets_that_are_set_are_handed_to_an_app() -> None:
    secrets = Secrets(None, {"ADLWATCH_APP_TOKEN": "x", "ADLWATCH_APP_OTHER": ""})
    assert secrets.of_channel("app", {"token": "from there", "other": "from there"}) == {"token": "x"}


def test_secrets_are_never_shown() -> None:
    secrets = Secrets(None, {"ADLWATCH_APP_TOKEN": "correct-horse"})
    assert "correct-horse" not in f"{secrets!r} {secrets} {[secrets]}"


def test_the_example_names_every_secret_and_no_value() -> None:
    text = (DOCUMENT.parent / "secrets.env.example").read_text()
    named = dict(re.findall(r"^# (ADLWATCH_\w+)=(.*)$", text, re.MULTILINE))
    of_apps = {Secrets.variable(app, secret) for app, c in channels().items() for secret in c.secrets}
    ours = {f"ADLWATCH_{name}" for name in ("MASTER_KEY", "HEARTBEAT_URL", "DATABASE_PASSWORD")}
    assert named.keys() == of_apps | ours and not any(named.values())


def test_what_the_host_does_not_set_of_markets_and_hints_is_as_detection_has_it() -> None:
    assert WatchSettings().tuning().market == MarketTuning()
    assert WatchSettings().tuning().exposure == ExposureTuning()
    given = check({"watch": {"warning_lasts": 120, "adl_burst": 9, "full_risk": "20"}}, "test").watch.tuning()
    assert given.market == MarketTuning(warning_lasts=timedelta(minutes=2), adl_burst=9)
    assert given.exposure == ExposureTuning(full_risk=Decimal(20))

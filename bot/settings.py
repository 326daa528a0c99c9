"""The configuration: one TOML file, checked key by key; secrets come from the environment alone.

`config/settings.toml` documents every knob with its default; a test proves that both agree.
"""

import os
import tomllib
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from dotenv import dotenv_values
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.detect.tuning import ExposureTuning, MarketTuning, Tuning
from bot.errors import SettingsError
from bot.health.settings import HealthSettings
from bot.knobs import (
    BackupSettings,
    ChatSettings,
    DatabasePlace,
    DeliverySettings,
    EscalationSettings,
    KeepSettings,
    Table,
    WorkersSettings,
    placed,
)
from bot.model.origin import Origin
from bot.model.person import Role
from bot.model.preferences import ChecklistWishes, GaugeWishes, HedgeWishes, RebuildWishes, Wishes
from bot.model.server import Server
from bot.watchdog.settings import WatchdogSettings

PREFIX = "ADLWATCH_"
CONFIG = Path("config/adlwatch.toml")
SECRETS = "secrets.env"


class WatchSettings(Table):
    """How accounts are looked at. Seconds, unless said otherwise."""

    timeout: float = Field(10, gt=0, le=120)
    workers_per_venue: int = Field(16, ge=1, le=256)
    streams_per_venue: int = Field(0, ge=0, le=200)
    fills_every: float = Field(60, ge=5)
    blind_after: float = Field(60, ge=5)
    gauge_from: Decimal = Field(Decimal("0.5"), ge=0, le=1)
    gauge_looks_down: int = Field(3, ge=1)
    quiet_gap: float = Field(300, ge=10)
    late_after: float = Field(120, ge=10)
    signal_lost_after: float = Field(600, ge=60)
    fund_fell_1h: Decimal = Field(Decimal("0.1"), gt=0, le=1)
    fund_crashed_1h: Decimal = Field(Decimal("0.3"), gt=0, le=1)
    fund_fell_8h: Decimal = Field(Decimal("0.15"), gt=0, le=1)
    fund_fell_24h: Decimal = Field(Decimal("0.3"), gt=0, le=1)
    trigger_near: Decimal = Field(Decimal("0.8"), gt=0, le=1)
    adl_burst: int = Field(3, ge=2)
    ranks_rise: int = Field(2, ge=2)
    warning_lasts: float = Field(600, ge=60)
    cascade_lasts: float = Field(900, ge=60)
    recovering_lasts: float = Field(3600, ge=60)
    note_from: Decimal = Field(Decimal(50_000), ge=0)
    winner_share: Decimal = Field(Decimal("0.25"), gt=0)
    full_risk: Decimal = Field(Decimal(10), gt=0)

    def tuning(self) -> Tuning:
        """These settings as detection wants them."""
        return Tuning(
            gauge_from=self.gauge_from,
            gauge_looks_down=self.gauge_looks_down,
            blind_after=timedelta(seconds=self.blind_after),
            quiet_gap=timedelta(seconds=self.quiet_gap),
            late_after=timedelta(seconds=self.late_after),
            signal_lost_after=timedelta(seconds=self.signal_lost_after),
            market=self._market(),
            exposure=ExposureTuning(
                note_from=self.note_from, winner_share=self.winner_share, full_risk=self.full_risk
            ),
        )

    def _market(self) -> MarketTuning:
        return MarketTuning(
            fund_fell_1h=self.fund_fell_1h,
            fund_fell_8h=self.fund_fell_8h,
            fund_fell_24h=self.fund_fell_24h,
            fund_crashed_1h=self.fund_crashed_1h,
            trigger_near=self.trigger_near,
            adl_burst=self.adl_burst,
            ranks_rise=self.ranks_rise,
            warning_lasts=timedelta(seconds=self.warning_lasts),
            cascade_lasts=timedelta(seconds=self.cascade_lasts),
            recovering_lasts=timedelta(seconds=self.recovering_lasts),
        )


class GaugeSettings(Table):
    """When one person is told of a rising indicator; what is None is as in [watch]. Seconds for times."""

    from_level: int | None = Field(None, ge=1)
    from_share: Decimal | None = Field(None, ge=0, le=1)
    looks_up: int = Field(1, ge=1)
    looks_down: int | None = Field(None, ge=1)
    dwell: float = Field(0, ge=0, le=86_400)
    least: Decimal = Field(Decimal(0), ge=0)
    repeat_every: float = Field(900, ge=0)

    def wishes(self, watch: WatchSettings) -> GaugeWishes:
        """These settings as detection wants them."""
        return GaugeWishes(
            from_level=self.from_level,
            from_share=watch.gauge_from if self.from_share is None else self.from_share,
            looks_up=self.looks_up,
            looks_down=self.looks_down or watch.gauge_looks_down,
            dwell=timedelta(seconds=self.dwell),
            least=self.least,
            repeat_every=timedelta(seconds=self.repeat_every),
        )


class HedgeSettings(Table):
    """How much of a hedge may be open before it is told: a share of the larger side, and US dollars."""

    tolerance: Decimal = Field(Decimal("0.02"), ge=0, le=1)
    least_usd: Decimal = Field(Decimal(50), ge=0)

    def wishes(self) -> HedgeWishes:
        """These settings as detection wants them."""
        return HedgeWishes(self.tolerance, self.least_usd)


class RebuildSettings(Table):
    """What a person would put on again at most: parts of the former leverage and of the size that is left."""

    of_leverage: Decimal = Field(Decimal("0.5"), gt=0, le=1)
    leverage: Decimal | None = Field(None, gt=0)
    of_size: Decimal = Field(Decimal(1), gt=0, le=1)

    def wishes(self) -> RebuildWishes:
        """These settings as checklists want them."""
        return RebuildWishes(self.of_leverage, self.leverage, self.of_size)


class ChecklistSettings(Table):
    """When an unfinished checklist that nobody touches is said again; seconds."""

    remind_after: float = Field(3600, ge=0, le=604_800)
    remind_at_most: int = Field(3, ge=0, le=20)

    def wishes(self) -> ChecklistWishes:
        """These settings as policy wants them."""
        return ChecklistWishes(timedelta(seconds=self.remind_after), self.remind_at_most)


class PersonSettings(Table):
    role: Role = Role.MEMBER
    addresses: dict[str, str] = Field(default_factory=dict)
    gauge: GaugeSettings = GaugeSettings()
    hedge: HedgeSettings = HedgeSettings()
    rebuild: RebuildSettings = RebuildSettings()
    checklist: ChecklistSettings = ChecklistSettings()
    escalation: EscalationSettings = EscalationSettings()

    def wishes(self, watch: WatchSettings) -> Wishes:
        """What this person wants to be told, and how."""
        risk = self.gauge.wishes(watch), self.hedge.wishes(), self.rebuild.wishes()
        return Wishes(*risk, self.checklist.wishes(), self.escalation.wishes())


class VenueSettings(Table):
    """`allow_trading_right` lets in a key that may trade, where the venue is reported to need one;
    `require_ip_binding` refuses one that is bound to no IP address."""

    hosts: dict[str, str] = Field(default_factory=dict)
    allow_trading_right: bool = False
    require_ip_binding: bool = False
    calm_seconds: float | None = Field(None, ge=1)
    near_seconds: float | None = Field(None, ge=1)
    deep_seconds: float | None = Field(None, ge=5)


class Settings(BaseSettings):
    """Everything a host can set. Relative paths start at the configuration file's folder."""

    model_config = SettingsConfigDict(extra="forbid", frozen=True, env_prefix=PREFIX)

    database: DatabasePlace = Path("adlwatch.sqlite3")
    master_key_from: Origin = Origin.AUTO
    master_key_file: Path = Path("adlwatch.key")
    checklists: Path | None = None
    keep: KeepSettings = KeepSettings()
    backup: BackupSettings = BackupSettings()
    log_level: str = Field("INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$")
    watch: WatchSettings = WatchSettings()
    watchdog: WatchdogSettings = WatchdogSettings()
    workers: WorkersSettings = WorkersSettings()
    health: HealthSettings = HealthSettings()
    delivery: DeliverySettings = DeliverySettings()
    people: dict[str, PersonSettings] = {}
    venues: dict[str, VenueSettings] = {}
    chat: dict[str, ChatSettings] = {}

    def wishes(self, name: str) -> Wishes:
        """What a person wants to be told; those who are not listed here get the defaults."""
        return self.people.get(name, PersonSettings()).wishes(self.watch)

    @property
    def copies_folder(self) -> Path | None:
        """Where copies of the database are kept; None for one on a server, which has its own ways."""
        return None if isinstance(self.database, Server) else self.backup.beside(self.database)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The file alone: a variable of the environment never changes a setting unseen."""
        return (init_settings,)


def config_file(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The configuration file: ADLWATCH_CONFIG, else config/adlwatch.toml when it exists, else None."""
    named = environment.get(PREFIX + "CONFIG")
    if named:
        return Path(named)
    return CONFIG if CONFIG.exists() else None


def load(path: Path) -> Settings:
    """The settings of a file. Raises SettingsError naming the file, the key and what would be right."""
    try:
        table = tomllib.loads(path.read_text())
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror}).") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not valid TOML ({error}).") from error
    settings = check(table, str(path))
    folder = path.parent
    return settings.model_copy(
        update={
            "database": placed(settings.database, folder),
            "master_key_file": folder / settings.master_key_file,
            "backup": settings.backup.placed(folder),
            "checklists": None if settings.checklists is None else folder / settings.checklists,
        }
    )


def check(table: Mapping[str, Any], source: str) -> Settings:
    """The settings in a table. Raises SettingsError: each bad key and why."""
    try:
        return Settings(**table)
    except ValidationError as error:
        found = [(".".join(map(str, e["loc"])), e["type"], e["msg"]) for e in error.errors()]
        unknown = "is not a setting; see config/settings.toml"
        said = (f"{k!r} {unknown}" if kind == "extra_forbidden" else f"{k}: {why}" for k, kind, why in found)
        raise SettingsError("\n".join(f"{source}: {what}." for what in said)) from None


class Secrets:
    """Secrets by name from the environment, and from a `secrets.env` beside the configuration file."""

    def __init__(self, config: Path | None, environment: Mapping[str, str] = os.environ) -> None:
        file = None if config is None else config.parent / SECRETS
        try:
            beside = {} if file is None else dotenv_values(file)
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"{file}: cannot be read ({type(error).__name__}).") from error
        given = {name: value for name, value in beside.items() if value}
        self._values = {**given, **environment}

    def get(self, *name: str) -> str:
        """The value of ADLWATCH_<NAME>_<NAME>.., or "" when it is not set."""
        return self._values.get(self.variable(*name), "")

    @property
    def credentials(self) -> Path | None:
        """The folder of the credentials that systemd hands over, None without one."""
        folder = self._values.get("CREDENTIALS_DIRECTORY")
        return Path(folder) if folder else None

    def of_channel(self, channel: str, names: Mapping[str, str]) -> dict[str, str]:
        """The secrets a chat app declared, those that are set."""
        found = {name: self.get(channel, name) for name in names}
        return {name: value for name, value in found.items() if value}

    def __repr__(self) -> str:
        return "Secrets(…)"

    @staticmethod
    def variable(*name: str) -> str:
        """The environment variable that holds a secret."""
        return PREFIX + "_".join(part.upper() for part in name)

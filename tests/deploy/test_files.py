"""What the Dockerfile, the compose file and the systemd unit promise, read from the files themselves."""

import re
import shutil
import subprocess
import sys
from configparser import RawConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.__main__ import COMMANDS
from tests.structure.tree import ROOT

DEPLOY = ROOT / "config" / "deploy"
UNIT = DEPLOY / "adlwatch.service"
ANALYZE = shutil.which("systemd-analyze")
needs_analyze = pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not on this machine")


def dockerfile() -> list[tuple[str, str]]:
    """Its instructions: (name, the rest), continued lines joined."""
    text = re.sub(r"\\\n\s*", "", (DEPLOY / "Dockerfile").read_text())
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(name, rest) for name, _, rest in (line.partition(" ") for line in lines)]


def of(name: str) -> list[str]:
    return [rest for instruction, rest in dockerfile() if instruction == name]


def service() -> dict[str, str]:
    """The [Service] section; a key that comes twice (a filter and what it leaves out) has both lines."""
    section = UNIT.read_text().partition("[Service]\n")[2].partition("\n[")[0]
    found: dict[str, str] = {}
    for line in section.splitlines():
        if line and not line.startswith("#"):
            key, _, value = line.partition("=")
            found[key] = f"{found[key]}\n{value}" if key in found else value
    return found


def compose() -> dict[str, Any]:
    (only,) = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"].values()
    return dict(only)


def test_the_image_runs_as_nobody_in_particular() -> None:
    (user,) = of("USER")
    assert user.isdecimal() and int(user) > 0
    assert f"--uid {user} " in "".join(of("RUN"))
    order = [name for name, _ in dockerfile()]
    assert "RUN" not in order[order.index("USER") :], "nothing is installed after root is given up"


def test_the_image_installs_what_is_pinned_by_hash_and_nothing_else() -> None:
    installs = [part for run in of("RUN") for part in run.split("&&") if "pip install" in part]
    assert installs and all("--require-hashes" in part or "--no-deps" in part for part in installs)
    assert not [run for run in of("RUN") if "apt" in run or "curl" in run or "wget" in run]
    pins = (ROOT / "config" / "requirements.lock").read_text()
    packages = re.findall(r"^\S+==\S+", pins, re.MULTILINE)
    assert len(packages) > 20 and all(
        "--hash=sha256:" in block for block in re.split(r"\n(?=\w)", pins.strip())
    )


def test_the_image_never_takes_a_configuration_or_secrets_along() -> None:
    """`COPY .` would: a build is started where the host keeps config/secrets.env."""
    sources = [source for copy in of("COPY") for source in copy.split()[:-1]]
    assert not {".", "./", "config", "config/", "*"} & set(sources)
    assert all((ROOT / source).exists() for source in sources)
    taken = {path.name for s in sources for path in [ROOT / s, *(ROOT / s).rglob("*")]}
    assert not {"secrets.env", "adlwatch.toml"} & taken


def test_the_image_holds_what_the_program_reads() -> None:
    wheel = (ROOT / "pyproject.toml").read_text().partition("force-include]\n")[2].partition("\n[")[0]
    wanted = {"bot", "pyproject.toml", *re.findall(r'^"([^"]+)" =', wheel, re.MULTILINE)}
    sources = {source for copy in of("COPY") for source in copy.split()[:-1]}
    assert wanted <= sources, "the wheel cannot be built without them"


def test_the_image_says_whether_it_is_well() -> None:
    (check,) = of("HEALTHCHECK")
    program, command = re.findall(r'"([^"]+)"', check)
    assert program == "adlwatch" and command in COMMANDS
    assert of("ENTRYPOINT") == ['["adlwatch"]'] and of("CMD") == ['["run"]']
    assert of("STOPSIGNAL") == ["SIGTERM"] and of("EXPOSE") == []


def test_the_container_can_change_nothing_but_its_data() -> None:
    found = compose()
    assert found["read_only"] is True and found["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in found["security_opt"]
    assert found["user"] == of("USER")[0]
    assert {"privileged", "cap_add", "network_mode", "pid", "ports"} & set(found) == set()
    (data,) = of("VOLUME")
    inside = [volume.split(":")[1] for volume in found["volumes"]]
    assert data in inside and all(path.startswith(data) for path in inside)
    assert not [v for v in found["volumes"] if "docker.sock" in v]
    assert all("noexec" in mount for mount in found["tmpfs"])
    assert found["mem_limit"] and found["pids_limit"] and found["restart"] == "unless-stopped"


YES = (
    *("DynamicUser", "NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices", "PrivateUsers"),
    *(
        "ProtectClock",
        "ProtectHostname",
        "ProtectKernelLogs",
        "ProtectKernelModules",
        "ProtectKernelTunables",
    ),
    *("ProtectControlGroups", "RestrictNamespaces", "RestrictRealtime", "RestrictSUIDSGID"),
    *("LockPersonality", "MemoryDenyWriteExecute"),
)


def test_the_unit_is_shut_in() -> None:
    found = service()
    assert {key: found.get(key) for key in YES} == dict.fromkeys(YES, "yes")
    assert found["ProtectSystem"] == "strict" and found["CapabilityBoundingSet"] == ""
    assert set(found["RestrictAddressFamilies"].split()) == {"AF_INET", "AF_INET6", "AF_UNIX"}
    assert found["SystemCallFilter"].splitlines() == ["@system-service", "~@privileged @resources"]
    assert found["SystemCallArchitectures"] == "native" and found["UMask"] == "0077"
    assert found["StateDirectoryMode"] == "0700" and "ReadWritePaths" not in found
    assert found["Restart"] in ("always", "on-failure")
    assert found["RestartPreventExitStatus"] == "78", "a wrong configuration is not started again and again"


def test_the_unit_holds_no_secret_and_starts_the_bot() -> None:
    found = service()
    assert found["ExecStart"].endswith("/adlwatch run")
    assert not re.search(r"TOKEN|KEY|SECRET", found["Environment"])
    state = Path("/var/lib") / found["StateDirectory"]
    assert found["Environment"] == f"ADLWATCH_CONFIG={state}/adlwatch.toml"


@needs_analyze
def test_systemd_reads_the_unit_without_complaint(tmp_path: Path) -> None:
    """With a program that is there in place of the one on the host."""
    unit = tmp_path / UNIT.name
    unit.write_text(
        re.sub(r"^ExecStart=\S+", f"ExecStart={sys.executable}", UNIT.read_text(), flags=re.MULTILINE)
    )
    done = analyze("verify", str(unit))
    assert (done.returncode, done.stderr.strip()) == (0, "")


@needs_analyze
def test_systemd_finds_little_that_is_exposed() -> None:
    """Its own measure, 0 to 10. What it still counts is the network, which the bot is there to use."""
    done = analyze("security", "--offline=true", "--threshold=20", str(UNIT))
    assert done.returncode == 0, done.stdout


def analyze(*arguments: str) -> subprocess.CompletedProcess[str]:
    assert ANALYZE is not None
    return subprocess.run([ANALYZE, *arguments], capture_output=True, text=True, timeout=50, check=False)  # noqa: S603


def test_the_unit_is_no_ini_riddle() -> None:
    parser = RawConfigParser(strict=False, allow_no_value=True)
    parser.read(UNIT)
    assert set(parser.sections()) == {"Unit", "Service", "Install"}

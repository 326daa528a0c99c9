"""`adlwatch run` as a process of its own: its supervisor, its monitor and its health page on loopback."""

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from tests.fakes.waiting import until
from tests.structure.tree import ROOT


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Bench:
    """A folder with a configuration, a monitor that notes what it hears, and a service manager's socket."""

    folder: Path
    port: int = field(default_factory=free_port)
    calls: list[tuple[str, str]] = field(default_factory=list)
    status: int = 200
    monitor: str = ""

    def __post_init__(self) -> None:
        self.notify = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.notify.bind(str(self.folder / "n"))
        self.notify.setblocking(False)
        (self.folder / "adlwatch.toml").write_text(
            f'[people.Ana]\nrole = "host"\n[people.Ana.addresses]\nconsole = "here"\n'
            f'[health]\naddress = "127.0.0.1:{self.port}"\n[watchdog]\nevery = 0.2\n'
        )

    async def hears(self, request: web.Request) -> web.Response:
        self.calls.append((request.path, await request.text()))
        return web.Response(status=self.status)

    def told(self) -> str:
        """What the service manager was told since it was last asked."""
        said = []
        while True:
            try:
                said.append(self.notify.recv(4096).decode())
            except BlockingIOError:
                return "\n".join(said)

    async def get(self, path: str) -> tuple[int, str]:
        async with aiohttp.ClientSession() as http, http.get(f"http://127.0.0.1:{self.port}{path}") as answer:
            return answer.status, await answer.text()

    async def run(self) -> asyncio.subprocess.Process:
        names = {"PATH": os.environ["PATH"], "ADLWATCH_CONFIG": str(self.folder / "adlwatch.toml")}
        names |= {"NOTIFY_SOCKET": str(self.folder / "n"), "WATCHDOG_USEC": "400000"}
        names |= {"ADLWATCH_HEARTBEAT_URL": f"{self.monitor}/secret-check"}
        pipe = asyncio.subprocess.PIPE
        arguments = (sys.executable, "-m", "bot", "run")
        return await asyncio.create_subprocess_exec(*arguments, cwd=ROOT, env=names, stdout=pipe, stderr=pipe)


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    made = Bench(tmp_path)
    app = web.Application()
    app.router.add_post("/{path:.*}", made.hears)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.monitor = "http://{}:{}".format(*runner.addresses[0][:2])
    yield made
    await runner.cleanup()
    made.notify.close()


@asynccontextmanager
async def running(bench: Bench) -> AsyncIterator[asyncio.subprocess.Process]:
    """A live bot that is ready; what is left of it is killed."""
    process = await bench.run()
    said = ""

    def ready() -> bool:
        nonlocal said
        said += bench.told()
        return "READY=1" in said or process.returncode is not None

    try:
        await until(ready, seconds=50)
        assert process.returncode is None, (await process.communicate())[1].decode()
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def ended(process: asyncio.subprocess.Process) -> tuple[int, str, str]:
    out, err = await process.communicate()
    assert process.returncode is not None
    return process.returncode, out.decode(), err.decode()


async def said(process: asyncio.subprocess.Process, text: str) -> str:
    """What it printed up to the line that holds the text."""
    assert process.stdout is not None
    out = ""
    async with asyncio.timeout(20):
        while text not in out:
            line = await process.stdout.readline()
            assert line, out
            out += line.decode()
    return out


async def test_from_start_to_stop_and_a_kill_between(bench: Bench) -> None:
    async with running(bench) as process:
        assert (await bench.get("/healthz"))[0] == 200
        assert json.loads((await bench.get("/readyz"))[1]) == {"ready": True, "reasons": []}
        assert "adlwatch_build_info" in (await bench.get("/metrics"))[1]
        await until(lambda: [path for path, _ in bench.calls][:2] == ["/secret-check/start", "/secret-check"])
        await until(lambda: "STATUS=0 accounts; all is well\nWATCHDOG=1" in bench.told())
        process.send_signal(signal.SIGTERM)
        code, out, err = await ended(process)
    assert code == 0 and "secret-check" not in out + err
    assert "adlwatch 0.1.0 is running: 0 accounts" in out
    assert "was told to stop at" in out, "best effort, before the courier stops"
    assert "STOPPING=1" in bench.told()
    assert bench.calls[-1] == ("/secret-check/log", "adlwatch was told to stop")

    async with running(bench) as process:
        out = await said(process, "I was away for")
        process.kill()
        assert "Nobody told me to stop" not in out + (await ended(process))[1]

    async with running(bench) as process:
        await said(process, "Nobody told me to stop: the process was killed")


async def test_a_port_that_is_taken_ends_it_at_once_and_for_good(bench: Bench) -> None:
    """Exit code 78 is what the unit's RestartPreventExitStatus names: a new start would mend nothing."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", bench.port))
        other.listen()
        code, out, err = await ended(await bench.run())
    assert code == 78 and out == ""
    assert err.splitlines()[-1].startswith(f"adlwatch: health.address: 127.0.0.1:{bench.port} cannot be used")
    assert not (bench.folder / "adlwatch.sqlite3").exists(), "nothing was begun"


async def test_a_monitor_that_is_down_holds_up_nothing(bench: Bench) -> None:
    bench.status = 500
    async with running(bench) as process:
        await until(lambda: len(bench.calls) > 1)
        assert (await bench.get("/healthz"))[0] == 200
        process.terminate()
        code, _, err = await ended(process)
    assert code == 0 and err.count("the outside monitor does not take the heartbeat: HTTP 500") == 1

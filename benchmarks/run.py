"""`make bench`: replay beside mitmproxy's own reader, and the proxy with and without the addon. Printed, never asserted.

Every figure is measured here, on this machine, in this run; the ratio is what to compare.
"""

import asyncio
import json
import os
import platform
import random
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import httpx
from mitmproxy import connection, http
from mitmproxy.io import FlowReader, FlowWriter

from addon.correlate import correlate
from addon.pipeline import Settings, load_settings
from addon.planting import make_subject
from addon.scan import Scan, scan_capture
from addon.sources import Place
from addon.store import Store

BIN = Path(sys.executable).parent
FLOWS, ROUNDS, REQUESTS, CONNECTIONS, PEOPLE = 4000, 3, 1500, 16, 120


def body(rng: random.Random, size: int = 2000) -> bytes:
    """A telemetry batch of about `size` bytes; one in fifty holds contacts."""
    if rng.random() < 0.02:
        people = [{"name": f"王伟{n}", "phone": f"138{rng.randrange(10**8):08d}"} for n in range(20)]
        return json.dumps({"contacts": people}, ensure_ascii=False).encode()
    events: list[dict[str, object]] = []
    while len(json.dumps(events)) < size:
        events.append(
            {"event": "view", "ts": 1600000000000 + rng.randrange(10**9), "id": f"{rng.getrandbits(64):x}", "n": 7}
        )
    return json.dumps({"device": f"{rng.getrandbits(128):x}", "events": events}).encode()


def generate(path: Path) -> None:
    """A flow file of FLOWS posts."""
    rng = random.Random(1)
    with path.open("wb") as file:
        writer = FlowWriter(file)
        for index in range(FLOWS):
            flow = http.HTTPFlow(
                connection.Client(peername=("10.0.0.2", 1), sockname=("10.0.0.1", 2)),
                connection.Server(address=("api.app.example", 443)),
            )
            url = f"https://api{index % 7}.app.example/v1/batch?seq={index}"
            flow.request = http.Request.make("POST", url, body(rng), {"Content-Type": "application/json"})
            flow.response = http.Response.make(200, b'{"ok":true}', {"Content-Type": "application/json"})
            writer.add(flow)


def timed(action: Callable[[], object]) -> float:
    """Seconds that an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def read_only(path: Path) -> None:
    """mitmproxy's own reader, and nothing done with what it reads."""
    with path.open("rb") as file:
        for _ in FlowReader(file).stream():
            pass


def plant(folder: Path) -> Path:
    """A subject file of PEOPLE people."""
    path = folder / "subject.toml"
    path.write_text(make_subject(PEOPLE, "CN", 1)[0], encoding="utf-8")
    return path


def scan(path: Path, folder: Path, round_: int, settings: Settings) -> None:
    """`consentrace scan` without the process's start-up: source, every detector, store, correlate."""
    store = Store(folder / f"bench{time.time_ns()}-{round_}.db")
    result = scan_capture(Scan(store, settings), Place(str(path)))
    assert result.read == FLOWS, result
    correlate(store)
    store.close()


def free_port() -> int:
    """A port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A server that reads requests and answers 200."""
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            length = next(
                int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")
            )
            await reader.readexactly(length)
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-type: application/json\r\n\r\n{}")
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def load(port: int) -> tuple[float, float]:
    """Requests a second and the 99th percentile of latency in milliseconds, over CONNECTIONS connections."""
    rng, times = random.Random(2), list[float]()
    bodies = [body(rng) for _ in range(50)]
    left = iter(range(REQUESTS))
    limits = httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS)
    async with httpx.AsyncClient(limits=limits, timeout=60) as client:

        async def one() -> None:
            for number in left:
                start = time.perf_counter()
                response = await client.post(f"http://127.0.0.1:{port}/v1/batch", content=bodies[number % 50])
                assert response.status_code == 200
                times.append(time.perf_counter() - start)

        start = time.perf_counter()
        await asyncio.gather(*(one() for _ in range(CONNECTIONS)))
        seconds = time.perf_counter() - start
    return REQUESTS / seconds, statistics.quantiles(times, n=100)[98] * 1000


async def proxied(upstream: int, folder: Path, script: bool) -> tuple[float, float]:
    """One measured run of mitmdump as a reverse proxy, with or without the addon."""
    port = free_port()
    command = [BIN / "mitmdump", "-q", "--mode", f"reverse:http://127.0.0.1:{upstream}", "-p", str(port),
               "--set", f"confdir={folder / 'conf'}"]  # fmt: skip
    if script:
        name = folder / f"live{time.time_ns()}.db"
        command += ["-s", Path(__file__).parents[1] / "addon" / "script.py", "--set", f"consentrace_db={name}",
                    "--set", f"consentrace_subject={folder / 'subject.toml'}"]  # fmt: skip
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL)
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        await asyncio.sleep(0.05)
    await asyncio.sleep(2)  # the worker's imports are start-up, not load
    try:
        return await load(port)
    finally:
        process.send_signal(signal.SIGINT)
        await asyncio.to_thread(process.wait, 120)


async def live(folder: Path) -> None:
    """Requests/s with and without, in turn."""
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    upstream = server.sockets[0].getsockname()[1]
    without, with_ = [], []
    for _ in range(ROUNDS):
        without.append(await proxied(upstream, folder, script=False))
        with_.append(await proxied(upstream, folder, script=True))
    server.close()
    for label, runs in (("mitmdump alone", without), ("mitmdump with consentrace", with_)):
        rates, tails = [rate for rate, _ in runs], [tail for _, tail in runs]
        print(f"{label:28} {statistics.median(rates):7.0f} requests/s ({min(rates):.0f}..{max(rates):.0f}), "
              f"p99 {statistics.median(tails):.0f} ms")  # fmt: skip
    rate = statistics.median(a[0] / b[0] for a, b in zip(with_, without, strict=True))
    tail = statistics.median(a[1] / b[1] for a, b in zip(with_, without, strict=True))
    print(f"{'ratio with / alone':28} {rate:7.2f} requests/s, {tail:.2f} p99")


def main() -> None:
    """Prints the machine, then the two comparisons."""
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
          f"mitmproxy {version('mitmproxy')}, consentrace {version('consentrace')}")  # fmt: skip
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "bench.mitm"
        generate(path)
        planted = load_settings(plant(folder))
        reads, scans, plantings = [], [], []
        for round_ in range(ROUNDS):
            reads.append(FLOWS / timed(lambda: read_only(path)))
            scans.append(FLOWS / timed(lambda round_=round_: scan(path, folder, round_, Settings())))
            plantings.append(FLOWS / timed(lambda round_=round_: scan(path, folder, round_, planted)))
        print(f"\n{FLOWS} flows, {path.stat().st_size / 1e6:.1f} MB, every detector on")
        print(
            f"{'mitmproxy.io.FlowReader':28} {statistics.median(reads):7.0f} flows/s ({min(reads):.0f}..{max(reads):.0f})"
        )
        for label, runs in (("consentrace scan", scans), (f"with {PEOPLE} people planted", plantings)):
            ratio = statistics.median(s / r for s, r in zip(runs, reads, strict=True))
            print(
                f"{label:28} {statistics.median(runs):7.0f} flows/s ({min(runs):.0f}..{max(runs):.0f}), "
                f"{ratio:.2f} of FlowReader"
            )
        print()
        asyncio.run(live(folder))


if __name__ == "__main__":
    main()

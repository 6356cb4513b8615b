"""The proxy with the addon beside the proxy without it: requests/s, latency and memory, over HTTP/1 and HTTP/2."""

import asyncio
import random
import signal
import socket
import ssl
import statistics
import subprocess
import time
from collections.abc import Iterable
from pathlib import Path

import httpx

from benchmarks.measure import ratio, spread
from benchmarks.replay import BIN, PEOPLE
from benchmarks.traffic import body, plant

ROUNDS, REQUESTS, CONNECTIONS = 5, 1500, 16
Runs = list[tuple[float, float]]


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


class _OnlyHTTP2(ssl.SSLContext):
    """httpx names HTTP/1.1 first even where it is to speak HTTP/2, and mitmproxy takes the first."""

    def set_alpn_protocols(self, alpn_protocols: Iterable[str]) -> None:
        """Offers HTTP/2 alone."""
        super().set_alpn_protocols(["h2"])


def _context() -> ssl.SSLContext:
    context = _OnlyHTTP2(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


async def load(port: int, http2: bool, requests: int = REQUESTS) -> tuple[float, float]:
    """Requests a second and the 99th percentile of latency in milliseconds; CONNECTIONS at a time.

    Over HTTP/1 each has a connection of its own; over HTTP/2, as a phone does it, they are streams of one.
    """
    address = f"{'https' if http2 else 'http'}://127.0.0.1:{port}/v1/batch"
    rng, times = random.Random(2), list[float]()
    bodies = [body(rng) for _ in range(50)]
    left = iter(range(requests))
    limits = httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS)
    async with httpx.AsyncClient(limits=limits, timeout=60, http2=http2, http1=not http2, verify=_context()) as client:

        async def one() -> None:
            for number in left:
                start = time.perf_counter()
                response = await client.post(address, content=bodies[number % 50])
                assert response.status_code == 200
                assert response.http_version == ("HTTP/2" if http2 else "HTTP/1.1")
                times.append(time.perf_counter() - start)

        start = time.perf_counter()
        await asyncio.gather(*(one() for _ in range(CONNECTIONS)))
        seconds = time.perf_counter() - start
    return requests / seconds, statistics.quantiles(times, n=100)[98] * 1000


async def proxied(upstream: int, folder: Path, script: bool, http2: bool) -> tuple[float, float]:
    """One measured run of mitmdump as a reverse proxy, with or without the addon."""
    port = free_port()
    command = [BIN / "mitmdump", "-q", "--mode", f"reverse:http://127.0.0.1:{upstream}", "-p", str(port),
               "--set", f"confdir={folder / 'conf'}"]  # fmt: skip
    if http2:  # mitmproxy agrees to it only before it knows that the server does not speak it
        command += ["--set", "connection_strategy=lazy"]
    if script:
        name = folder / f"live{time.time_ns()}.db"
        command += ["-s", Path(__file__).parents[1] / "addon" / "script.py", "--set", f"consentrace_db={name}",
                    "--set", f"consentrace_subject={plant(folder, PEOPLE)}"]  # fmt: skip
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL)
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        await asyncio.sleep(0.05)
    await asyncio.sleep(2)  # the worker's imports are start-up, not load
    try:
        return await load(port, http2)
    finally:
        process.send_signal(signal.SIGINT)
        await asyncio.to_thread(process.wait, 120)


async def compare(folder: Path) -> None:
    """Requests/s and latency with and without, in turn."""
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    upstream = server.sockets[0].getsockname()[1]
    for http2 in (False, True):
        without: Runs = []
        with_: Runs = []
        for _ in range(ROUNDS):
            without.append(await proxied(upstream, folder, False, http2))
            with_.append(await proxied(upstream, folder, True, http2))
        print(f"\n{'HTTP/2' if http2 else 'HTTP/1'}, posts of 2 kB, {CONNECTIONS} at a time, {PEOPLE} people planted")
        for label, runs in (("mitmdump alone", without), ("mitmdump with consentrace", with_)):
            print(f"{label:28}{spread([rate for rate, _ in runs], 'requests/s')}, p99 "
                  f"{statistics.median(tail for _, tail in runs):.0f} ms")  # fmt: skip
        rate, tail = (ratio([run[n] for run in with_], [run[n] for run in without]) for n in (0, 1))
        print(f"{'with / alone':28}{rate:9.2f} of requests/s, {tail:.2f} of p99")
    server.close()

"""What the benchmarks send and read: telemetry batches, of which one in fifty holds contacts instead."""

import json
import random
import uuid
from email.utils import formatdate
from pathlib import Path

from mitmproxy import connection, http
from mitmproxy.io import FlowWriter

from addon.planting import make_subject


def body(rng: random.Random, size: int = 2000, telling: float = 0.02) -> bytes:
    """A batch of about `size` bytes, or, so `telling` a share of them, contacts."""
    if rng.random() < telling:
        people = [{"name": f"王伟{n}", "phone": f"138{rng.randrange(10**8):08d}"} for n in range(size // 100)]
        return json.dumps({"contacts": people}, ensure_ascii=False).encode()
    events: list[dict[str, object]] = []
    length = 0
    while length < size:
        events.append(
            {"event": "view", "ts": 1600000000000 + rng.randrange(10**9), "id": f"{rng.getrandbits(64):x}", "n": 7}
        )
        length += len(json.dumps(events[-1])) + 2
    return json.dumps({"device": f"{rng.getrandbits(128):x}", "events": events}).encode()


def _headers(rng: random.Random, index: int) -> tuple[dict[str, str], dict[str, str]]:
    """What apps and servers send along: some of it is new in each message."""
    request, now = str(uuid.UUID(int=rng.getrandbits(128))), 1_600_000_000 + index
    sent = {
        "Content-Type": "application/json",
        "User-Agent": "App/7.1 (Android 14; Pixel 8)",
        "Authorization": "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl",
        "X-Request-Id": request,
        "X-Timestamp": str(now * 1000 + rng.randrange(1000)),
    }
    answered = {"Content-Type": "application/json", "Date": formatdate(now, usegmt=True), "X-Request-Id": request}
    return sent, answered


def exchange(
    method: str, url: str, sent: tuple[bytes, dict[str, str]], answered: tuple[bytes, dict[str, str]]
) -> http.HTTPFlow:
    """A flow of a request and its answer, each a body and headers."""
    flow = http.HTTPFlow(
        connection.Client(peername=("10.0.0.2", 1), sockname=("10.0.0.1", 2)),
        connection.Server(address=("api.app.example", 443)),
    )
    flow.request = http.Request.make(method, url, *sent)
    flow.response = http.Response.make(200, *answered)
    return flow


def write(path: Path, flows: int, size: int = 2000, telling: float = 0.02, seed: int = 1) -> Path:
    """A flow file of so many posts; another seed, other ids and numbers in them."""
    rng = random.Random(seed)
    with path.open("wb") as file:
        writer = FlowWriter(file)
        for index in range(flows):
            url = f"https://api{index % 7}.app.example/v1/batch?seq={index}"
            sent, answered = _headers(rng, index)
            writer.add(exchange("POST", url, (body(rng, size, telling), sent), (b'{"ok":true}', answered)))
    return path


def plant(folder: Path, people: int) -> Path:
    """A subject file of so many people."""
    path = folder / f"subject-{people}.toml"
    path.write_text(make_subject(people, "CN", 1)[0], encoding="utf-8")
    return path

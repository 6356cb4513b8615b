"""A real mitmdump, a real HTTPS server and real clients on loopback; consent recorded meanwhile."""

import asyncio
import json
import socket
import sqlite3
import ssl
import subprocess
import time
from pathlib import Path

import httpx
import pytest
import websockets

from addon.streaming import WINDOW
from tests.end_to_end.live import BIN, cli, proxy, rows, trust

LOGIN = {"mobile": "13912345678", "agree": 1, "privacy_version": "2.1"}
CONTACTS = [{"name": name, "phone": f"+8613800138{n:03d}"} for n, name in enumerate(["王伟", "李娜", "张敏", "刘洋"])]


async def converse(port: int, proxy_port: int, context: ssl.SSLContext) -> None:
    url = f"wss://localhost:{port}/chat"
    async with websockets.connect(url, ssl=context, proxy=f"http://127.0.0.1:{proxy_port}") as connection:
        await connection.send(json.dumps({"friend_ids": [7001, 7002, 7003]}))
        await connection.recv()


def drive(folder: Path, server: int, proxy_port: int, db: Path) -> None:
    """The traffic of a session, with consent given between the second and the third request."""
    with httpx.Client(proxy=f"http://127.0.0.1:{proxy_port}", verify=trust(folder)) as client:
        assert client.post(f"https://localhost:{server}/login", json=LOGIN).http_version == "HTTP/1.1"
        client.get(f"https://localhost:{server}/pymk")
    time.sleep(2.5)  # beyond the clocks' tolerance
    assert cli("consent", "add", "given", "--categories", "address_book", "--db", db).returncode == 0
    time.sleep(2.5)
    with httpx.Client(proxy=f"http://127.0.0.1:{proxy_port}", verify=trust(folder), http2=True) as client:
        answer = client.post(f"https://localhost:{server}/sync", json={"contacts": CONTACTS})
        assert answer.http_version == "HTTP/2"
    asyncio.run(converse(server, proxy_port, trust(folder)))


def expect(found: list[dict]) -> None:
    seen = {(row["category"], row["direction"], row["rule"]) for row in found}
    assert ("phone_number", "upload", "no-consent") in seen
    assert ("friend_recommendation", "download", "relations-without-upload") in seen
    assert ("address_book", "upload", "consented") in seen
    assert ("friend_list", "upload", "beyond-scope") in seen
    assert ("friend_list", "download", "beyond-scope") in seen  # the echo


@pytest.mark.parametrize("command", ["consentrace", "mitmdump"])
def test_live_traffic_to_verdicts_and_the_same_from_the_saved_capture(tmp_path, server, command):
    db, saved = tmp_path / "live.db", tmp_path / "saved.mitm"
    if command == "consentrace":
        start = [str(BIN / "consentrace"), "proxy", "--db", str(db), "--app", "App 1"]
    else:
        script = Path(__file__).parents[2] / "addon" / "script.py"
        start = [str(BIN / "mitmdump"), "-s", str(script), "--set", f"consentrace_db={db}"]
    assert cli("consent", "add", "recording_started", "--at", "2020-01-01T00:00:00Z", "--db", db).returncode == 0
    with proxy(tmp_path, start, "-w", str(saved)) as (port, _):
        drive(tmp_path, server, port, db)
    live = rows(db)
    expect(live)
    log = (tmp_path / "log.txt").read_text()
    assert "address_book to localhost" in log
    assert "13912345678" not in "".join(line for line in log.splitlines() if "consentrace" in line)
    replayed_db = tmp_path / "replay.db"
    assert cli("consent", "export", "--db", db, "-o", tmp_path / "consent.jsonl").returncode == 0
    assert cli("scan", saved, "--consent", tmp_path / "consent.jsonl", "--db", replayed_db).returncode == 0
    replayed = rows(replayed_db)
    assert [{**row, "capture": ""} for row in replayed] == [{**row, "capture": ""} for row in live]
    app = "App 1" if command == "consentrace" else ""
    assert cli("scan", saved, "--app", app, "--db", tmp_path / "alone.db").returncode == 0
    assert len(claims(db)) == 1
    assert claims(tmp_path / "alone.db") == claims(db)


def claims(db: Path) -> list[tuple]:
    connection = sqlite3.connect(db)
    found = connection.execute("SELECT id, event FROM consent_events WHERE source = 'traffic'").fetchall()
    connection.close()
    return found


def test_a_killed_worker_loses_no_flow(tmp_path, server):
    db = tmp_path / "live.db"
    command = [str(BIN / "consentrace"), "proxy", "--db", str(db)]
    with proxy(tmp_path, command) as (port, process):  # noqa: SIM117 - the client ends before the proxy
        with httpx.Client(proxy=f"http://127.0.0.1:{port}", verify=trust(tmp_path)) as client:
            client.post(f"https://localhost:{server}/a", json={"mobile": "13912345678"})
            children = subprocess.run(
                ["pgrep", "-f", "-P", str(process.pid), "spawn_main"], capture_output=True, text=True
            )
            assert children.stdout.split()
            for child in children.stdout.split():
                subprocess.run(["kill", "-9", child], check=True)
            client.post(f"https://localhost:{server}/b", json={"mobile": "13912345679"})
    assert len([row for row in rows(db) if row["category"] == "phone_number"]) == 2
    connection = sqlite3.connect(db)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_port_in_use_is_one_line_and_exit_2(tmp_path):
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = cli("proxy", "--db", tmp_path / "x.db", "-p", port)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert f"port {port}: already in use" in done.stderr


def streamed(folder: Path, server: int, proxy_port: int, chunked: bool) -> list[float]:
    """An address book of 400 kB in pieces; the moments at which the server had each piece."""
    people = [{"name": f"Ann Lee {n}", "phone": f"+4477009{n:05d}"} for n in range(8000)]
    data = json.dumps({"pad": "x" * 100_000, "contacts": people}).encode()
    pieces = [data[at : at + 65_536] for at in range(0, len(data), 65_536)]
    headers = {"content-type": "application/json"} | ({} if chunked else {"content-length": str(len(data))})
    with httpx.Client(proxy=f"http://127.0.0.1:{proxy_port}", verify=trust(folder)) as client:
        answer = client.post(f"https://localhost:{server}/count", content=iter(pieces), headers=headers)
    assert answer.json()["bytes"] == len(data)
    return answer.json()["pieces"]


@pytest.mark.parametrize("chunked", [False, True], ids=["with a length", "chunked"])
def test_a_streamed_body_is_inspected_and_passes_unchanged(chunked, server, tmp_path):
    db = tmp_path / "live.db"
    command = [str(BIN / "consentrace"), "proxy", "--db", str(db)]
    with proxy(tmp_path, command, "--set", "stream_large_bodies=10k") as (port, _):
        pieces = streamed(tmp_path, server, port, chunked)
    assert pieces > 1
    found = [row for row in rows(db) if row["category"] == "address_book"]
    assert [row["direction"] for row in found] == ["upload"]
    assert found[0]["subjects"] > 500


def test_what_passes_beyond_the_window_is_counted(server, tmp_path):
    db = tmp_path / "live.db"
    command = [str(BIN / "consentrace"), "proxy", "--db", str(db)]
    size = WINDOW + 1_000_000
    with (
        proxy(tmp_path, command, "--set", "stream_large_bodies=10k") as (port, _),
        httpx.Client(proxy=f"http://127.0.0.1:{port}", verify=trust(tmp_path), timeout=60) as client,
    ):
        body = b'{"mobile":"13912345678","text":"' + b"a b " * (size // 4)
        assert client.post(f"https://localhost:{server}/count", content=body).json()["bytes"] == len(body)
    assert [row["category"] for row in rows(db)] == ["phone_number"]
    connection = sqlite3.connect(db)
    unread = connection.execute("SELECT reason, bytes FROM unread").fetchall()
    connection.close()
    assert unread == [("window", len(body) - WINDOW)]

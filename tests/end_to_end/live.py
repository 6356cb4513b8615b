"""A real proxy on loopback, as tests start and ask it."""

import signal
import socket
import sqlite3
import ssl
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

BIN = Path(sys.executable).parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def proxy(folder: Path, command: list[str], *more: str, killed: bool = False):
    """The running proxy: (port, process). Ended by SIGINT as a person would, and waited for."""
    port = free_port()
    confdir = folder / "conf"
    arguments = ["-p", str(port), "--listen-host", "127.0.0.1", "--set", f"confdir={confdir}", "--ssl-insecure", *more]
    log = (folder / "log.txt").open("w")
    process = subprocess.Popen([*command, *arguments], stdout=log, stderr=subprocess.STDOUT)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0 and (confdir / "mitmproxy-ca-cert.pem").exists():
                break
        assert process.poll() is None, (folder / "log.txt").read_text()
        time.sleep(0.1)
    try:
        yield port, process
    finally:
        process.send_signal(signal.SIGINT)
        code = process.wait(90)
        assert code == (-signal.SIGKILL if killed else 0), (code, (folder / "log.txt").read_text())
        log.close()


def trust(folder: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(folder / "conf" / "mitmproxy-ca-cert.pem"))


def cli(*arguments: object) -> subprocess.CompletedProcess:
    return subprocess.run([BIN / "consentrace", *map(str, arguments)], capture_output=True, text=True, timeout=120)


def rows(db: Path) -> list[dict]:
    connection = sqlite3.connect(db)
    connection.row_factory = sqlite3.Row
    found = [
        dict(row) for row in connection.execute("SELECT * FROM detections ORDER BY observed_at, category, direction")
    ]
    connection.close()
    return found

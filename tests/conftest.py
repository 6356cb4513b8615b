"""What several test modules share: the command line as a person runs it, and small captures."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from mitmproxy import connection, http
from mitmproxy.io import FlowWriter

import captures
from addon.sources import flow_file

BIN = Path(sys.executable).parent


@pytest.fixture
def cli():
    """Runs `consentrace` as a process of its own."""

    def run(*arguments: object) -> subprocess.CompletedProcess:
        command = [BIN / "consentrace", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, timeout=120)

    return run


@pytest.fixture
def make_capture(tmp_path):
    """Writes a flow file of JSON posts: (name, bodies) -> path."""

    def make(name: str, bodies: list[bytes], url: str = "https://api.app.example/sync") -> Path:
        path = tmp_path / name
        with path.open("wb") as file:
            writer = FlowWriter(file)
            for index, body in enumerate(bodies):
                flow = http.HTTPFlow(
                    connection.Client(peername=("10.0.0.2", 1), sockname=("10.0.0.1", 2)),
                    connection.Server(address=("api.app.example", 443)),
                )
                flow.id = f"flow-{index}"
                flow.request = http.Request.make("POST", url, body, {"Content-Type": "application/json"})
                flow.request.timestamp_start = flow.request.timestamp_end = 1_600_000_000.0 + index
                flow.response = http.Response.make(200, b"{}")
                flow.response.timestamp_start = flow.response.timestamp_end = 1_600_000_000.5 + index
                writer.add(flow)
        return path

    return make


@pytest.fixture
def many(tmp_path, make_capture):
    """A folder of captures, one of them in several parts."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(6):
        bodies = [b'{"mobile":"139%08d"}' % (number * 1000 + index) for index in range(30)]
        shutil.move(make_capture(f"{number}.mitm", bodies), folder / f"{number}.mitm")
    shutil.copy(captures.FOLDER / "ling-violating.mitm", folder)
    shutil.copy(Path(__file__).parent / "data" / "mitm-chrome.har", folder)
    return folder


@pytest.fixture
def small_parts(monkeypatch):
    """Flow files come in parts of a few flows."""
    monkeypatch.setattr(flow_file, "_SLICE", 3000)

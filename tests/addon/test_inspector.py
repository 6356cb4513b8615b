"""The addon inside mitmproxy: typed options, marks, comments and metadata on flows, and the commands at the prompt."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import pytest
from mitmproxy import exceptions
from mitmproxy.test import taddons, tflow

from addon.consent_store import read_events
from addon.inspector import Inspector
from addon.store import Store

SCRIPT = Path(__file__).parents[2] / "addon" / "script.py"


def post(body: dict):
    flow = tflow.tflow(resp=True)
    flow.request.headers["content-type"] = "application/json"
    flow.request.host, flow.request.scheme = "api.app.example", "https"
    flow.request.content = json.dumps(body).encode()
    return flow


async def until(condition) -> None:
    for _ in range(600):
        if condition():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("waited 30 s in vain")


def test_marks_commands_and_a_hostile_flow(tmp_path):
    async def session() -> None:
        inspector = Inspector()
        with taddons.context(inspector) as context:
            context.configure(inspector, consentrace_db=str(tmp_path / "x.db"), consentrace_app="App 1")
            inspector.running()
            commands = context.master.commands
            commands.execute("consentrace.consent recording_started *")
            with pytest.raises(exceptions.CommandError, match="unknown category"):
                commands.execute("consentrace.consent given phones")
            flow, quiet = post({"mobile": "13912345678"}), post({"n": 1})
            for each in (quiet, flow):
                inspector.request(each)
                inspector.response(each)
            await until(lambda: flow.marked)
            assert "phone_number to app.example" in flow.comment
            assert "13912345678" not in flow.comment
            assert flow.metadata["consentrace"] == [1]
            assert not quiet.marked
            broken = post({"mobile": "13912345678"})
            broken.request.host = ""
            broken.request.headers.pop("host", None)
            inspector.request(broken)
            assert commands.execute("consentrace.consent given phone_number app.example account").startswith(
                "consent: given"
            )
            assert commands.execute("consentrace.consent refused").startswith("consent: refused * for *")
            assert commands.execute("consentrace.undo").startswith("consent: retracted")
            assert any("phone_number upload" in line for line in commands.execute("consentrace.summary"))
            inspector.done()

    asyncio.run(session())
    store = Store(tmp_path / "x.db")
    assert [event.action for event in read_events(store)] == [
        "recording_started",
        "given",
        "refused",
        "retracted",
    ]
    assert read_events(store)[1].purposes == ("account",)
    capture = store.first("SELECT state, records_read, records_failed, app FROM captures")
    assert capture == {"state": "complete", "records_read": 3, "records_failed": 1, "app": "App 1"}
    store.close()


def test_options_are_typed_mitmproxy_options(tmp_path):
    command = [Path(sys.executable).with_name("mitmdump"), "-s", SCRIPT, "--options"]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=60, cwd=tmp_path)
    for name in ("db", "subject", "region", "keep_values", "device", "app", "page_host"):
        assert f"consentrace_{name}:" in done.stdout
    assert not list(tmp_path.iterdir())  # asked for its options, it begins no database

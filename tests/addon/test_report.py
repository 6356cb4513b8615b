"""The report opened in a real Chromium: no console error, no request leaves it, hostile text stays text."""

import json
import re
import shutil
import subprocess

import pytest

HOSTILE = "<script>document.title='owned'</script><img src=http://127.0.0.1:9/x onerror=alert(1)>"


@pytest.fixture
def report(tmp_path, cli, make_capture):
    people = [{"name": f"Ann {HOSTILE}{n}", "phone": f"1380013800{n}"} for n in range(3)]
    body = json.dumps(
        {"contacts": people, HOSTILE: {"friend_ids": [HOSTILE, "77001"]}, "mobile": "13912345678"}
    ).encode()
    capture = make_capture(
        "<img src=x onerror=alert(1)>.mitm", [body], url="https://api.app.example/<script>x</script>"
    )
    db = tmp_path / "x.db"
    note = tmp_path / "consent.jsonl"
    note.write_text(
        json.dumps({"at": "2020-09-13T12:00:00Z", "action": "recording_started", "note": HOSTILE, "app": HOSTILE}) + "\n"
        + json.dumps({"at": "2020-09-13T12:20:00Z", "action": "refused", "categories": ["address_book"]}) + "\n"
    )  # fmt: skip
    assert cli("scan", capture, "--consent", note, "--db", db, "--device", HOSTILE).returncode == 0
    path = tmp_path / "report.html"
    assert cli("report", "--db", db, "-o", path).returncode == 0
    return path


def test_opens_in_chromium_without_error_or_request(report, tmp_path):
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert chromium, "the report is tested in a real browser: install chromium"
    command = [
        chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
        "--disable-component-update", "--disable-sync", f"--user-data-dir={tmp_path / 'profile'}", "--enable-logging=stderr",
        f"--log-net-log={tmp_path / 'net.json'}", "--virtual-time-budget=2000", "--dump-dom", report.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert "Personal data in app traffic" in done.stdout
    assert not re.search(r"CONSOLE", done.stderr), done.stderr
    assert "<title>Consentrace report</title>" in done.stdout
    assert "onerror=alert" not in re.sub(r"&lt;.*?&gt;", "", done.stdout)
    asked = set(re.findall(r'"url":"(https?://[^"]+)"', (tmp_path / "net.json").read_text()))
    assert not [url for url in asked if "127.0.0.1:9" in url or "app.example" in url]


def test_holds_no_external_resource_and_no_plain_value(report):
    html = report.read_text("utf-8")
    assert not re.search(r"<[^>]*(?:src|href)=\"(?!#|data:)", html)
    assert "<script" not in html
    assert "13912345678" not in html
    assert "13800138001" not in html
    for part in (
        "What was examined",
        "What the consent recording covered",
        "Timeline",
        "What could not be read",
        "SHA-256",
    ):
        assert part in html
    assert "after-refusal" in html
    assert "Determination Method" in html

"""What devices say: Android over a fake adb that replays outputs of Android 13 to 16, and Apple's App Privacy Report."""

import json
import os
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from addon.device.android import read_operations, read_permissions

DATA = Path(__file__).parents[1] / "data"
BIN = Path(sys.executable).parent
PACKAGE = "com.example.social"


@pytest.fixture
def watch(tmp_path):
    """Runs `consentrace consent watch` against a folder of outputs: (android, looks) -> process."""
    shim = tmp_path / "bin" / "adb"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{DATA / "adb" / "fake_adb.py"}" "$@"\n')
    shim.chmod(0o755)

    def run(
        android: str, looks: int, *more: str, offset: float = 0.0, package: str = PACKAGE
    ) -> subprocess.CompletedProcess:
        environment = os.environ | {
            "PATH": f"{shim.parent}{os.pathsep}{os.environ['PATH']}",
            "FAKE_ADB": str(DATA / "adb" / android),
            "FAKE_ADB_STATE": str(tmp_path / "state.json"),
            "FAKE_ADB_OFFSET": str(offset),
        }
        command = [
            BIN / "consentrace",
            "consent",
            "watch",
            *([package] if package else ()),
            "--adb",
            "--db",
            tmp_path / "x.db",
            "--looks",
            str(looks),
        ]
        return subprocess.run(
            [*command, "--every", "0.2", *more], capture_output=True, text=True, timeout=120, env=environment
        )

    return run


def events(db: Path) -> list[dict]:
    connection = sqlite3.connect(db)
    found = [json.loads(row[0]) for row in connection.execute("SELECT event FROM consent_events ORDER BY at")]
    connection.close()
    return found


def accesses(db: Path) -> list[tuple]:
    connection = sqlite3.connect(db)
    found = connection.execute("SELECT app, category, what, outcome FROM accesses ORDER BY at").fetchall()
    connection.close()
    return found


# android, looks: the actions recorded in order, and the accesses
SESSIONS = {
    "android-13": (5, ["permission_denied", "permission_denied", "permission_granted"],
                   [("READ_CONTACTS", "refused"), ("READ_CONTACTS", "allowed")]),
    "android-14": (5, ["permission_granted", "permission_revoked"],
                   [("READ_CONTACTS", "allowed"), ("READ_CONTACTS", "allowed")]),
    "android-15": (5, ["permission_granted"], [("FINE_LOCATION", "refused"), ("COARSE_LOCATION", "allowed")]),
    "android-16": (3, ["permission_granted", "permission_granted", "permission_revoked"], [("READ_CONTACTS", "allowed")]),
}  # fmt: skip


@pytest.mark.parametrize("android", SESSIONS)
def test_sessions(android, watch, tmp_path):
    looks, actions, expected = SESSIONS[android]
    done = watch(android, looks)
    assert done.returncode == 0, done.stderr
    found = events(tmp_path / "x.db")
    assert [event["action"] for event in found] == actions
    assert {event["source"] for event in found} == {"adb"}
    assert {event["mechanism"] for event in found} == {"os_prompt"}
    assert {event["app"] for event in found} == {PACKAGE}
    seen = [(what, outcome) for _, _, what, outcome in accesses(tmp_path / "x.db")]
    assert sorted(set(seen)) == sorted(set(expected))
    if android != "android-15":  # its location runs on, and each look sees that anew
        assert seen == expected
    assert f"{len(actions)} consent events" in done.stderr


def test_without_a_package_every_installed_app_is_watched(watch, tmp_path):
    assert watch("android-14", 3, package="").returncode == 0
    assert {event["app"] for event in events(tmp_path / "x.db")} == {PACKAGE}


def test_the_rough_location_alone_opens_location(watch, tmp_path):
    done = watch("android-15", 5)
    [event] = events(tmp_path / "x.db")
    assert event["categories"] == ["location"]
    assert "ACCESS_FINE_LOCATION not granted, ACCESS_COARSE_LOCATION granted" in event["note"]
    assert "device 'emulator-5554' not found" in done.stderr
    assert done.stderr.count("waiting for it") == 1


def test_the_clock_is_measured_and_taken_off(watch, tmp_path):
    before = datetime.now(UTC)
    assert watch("android-14", 3, "--app", "App 1", offset=3600).returncode == 0
    [event] = events(tmp_path / "x.db")
    assert abs(event["clock_offset"] - 3600) < 0.5
    assert event["tolerance"] < 30
    assert event["app"] == "App 1"
    shown = datetime.fromisoformat(event["at"])
    assert 3590 < (shown - before).total_seconds() < 3700  # the event keeps what the device's clock showed
    connection = sqlite3.connect(tmp_path / "x.db")
    source, how = connection.execute("SELECT source, how FROM clocks").fetchone()
    first = datetime.fromisoformat(connection.execute("SELECT MIN(at) FROM accesses").fetchone()[0])
    connection.close()
    assert (source, how) == ("adb", "measured over adb, adb")
    assert abs((first - before).total_seconds()) < 60  # by the proxy's clock


@pytest.mark.parametrize(
    ("android", "package", "words"),
    [
        ("android-13", "com.example.other", "not installed"),
        ("android-13", "com.example.social; reboot", "not a package name"),
        ("nothing", "com.example.social", "not installed"),
    ],
)
def test_bad_input_is_one_line(android, package, words, watch):
    done = watch(android, 1, package=package)
    assert done.returncode == 2
    assert words in next(line for line in done.stderr.splitlines() if line.startswith("consentrace:"))


def test_without_adb(tmp_path):
    command = [BIN / "consentrace", "consent", "watch", PACKAGE, "--db", tmp_path / "x.db"]
    done = subprocess.run(command, capture_output=True, text=True, env={"PATH": ""}, timeout=60)
    assert done.returncode == 2
    assert "adb: not found" in done.stderr


def test_foreign_text_is_no_permission():
    assert read_permissions("Unable to find package: com.example.social\n", PACKAGE) is None
    assert read_operations("Error: No UID for com.example.social in user 0\n") == {}
    assert read_operations("READ_CONTACTS: allow; time=+1d2h3m4s5ms ago\n")["READ_CONTACTS"].allowed_ago == 93_784.005
    assert read_operations("READ_CONTACTS: allow; time=soon ago\n")["READ_CONTACTS"].allowed_ago is None


def test_app_privacy_report(tmp_path, cli):
    db = tmp_path / "x.db"
    report = DATA / "App_Privacy_Report_v4.ndjson"
    done = cli("consent", "import", report, "--db", db, "--clock-offset", 10)
    assert done.returncode == 0, done.stderr
    assert "3 accesses to contacts and location, 2 domains, 5 new; 3 lines about other things" in done.stderr
    assert "2 lines could not be read, the first is line 9" in done.stderr
    assert "0 new" in cli("consent", "import", report, "--db", db, "--clock-offset", 10).stderr
    assert accesses(db) == [
        (PACKAGE, "address_book", "contacts", "allowed"),
        (PACKAGE, "location", "location", "allowed"),
        ("com.example.reader", "address_book", "contacts", "allowed"),
    ]
    connection = sqlite3.connect(db)
    assert connection.execute("SELECT MIN(at) FROM accesses").fetchone() == ("2026-03-01T08:30:02.345000+00:00",)
    domains = connection.execute(
        "SELECT app, domain, hits, initiated_by FROM contacted_domains ORDER BY domain"
    ).fetchall()
    connection.close()
    assert domains == [(PACKAGE, "ads.example", 7, "app"), (PACKAGE, "site.example", 2, "website in the app")]
    assert "com.example.social reads address_book" in cli("timeline", "--db", db).stdout
    bad = tmp_path / "bad.ndjson"
    bad.write_text('{"type":"networkActivity","domain":5}\n')
    done = cli("consent", "import", bad, "--db", db)
    assert done.returncode == 2
    assert "bad.ndjson, line 1: not a line of an App Privacy Report" in done.stderr

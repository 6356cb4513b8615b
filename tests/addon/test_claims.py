"""What the app claims in its own traffic: recorded with its flow, never believed, and stated where the record differs."""

import json

import pytest

from addon.claims import contradictions
from addon.consent import ConsentEvent
from addon.consent_store import read_events
from addon.store import Store

AGREED = b'{"agree":1,"privacy_version":"3.2","mobile":"13912345678"}'
AT = "2020-09-13T12:26:40+00:00"  # of the captures' first flow


def event(action: str, at: str = "2020-09-13T12:00:00+00:00", **more) -> ConsentEvent:
    return ConsentEvent.model_validate({"at": at, "action": action, **more})


def claim(action: str, **more) -> ConsentEvent:
    return event(action, AT, source="traffic", note="TCF: all", **{"recipients": ["app.example"]} | more)


START = event("recording_started", "2020-09-13T11:00:00+00:00")
# (title, events, severity of the contradiction or None)
TABLE = [
    ("claims agreed, nothing given", [START, claim("given")], "high"),
    ("claims agreed, refused", [START, event("refused"), claim("given")], "high"),
    ("claims agreed, and so it is", [START, event("given"), claim("given")], None),
    ("claims agreed, agreed to one category", [START, event("given", categories=["location"]), claim("given")], None),
    ("claims one category, refused that", [START, event("given", categories=["location"]), claim("given", categories=["address_book"])], "high"),
    ("claims agreed, agreed to another recipient", [START, event("given", recipients=["other.example"]), claim("given")], "high"),
    ("claims agreed, and nobody recorded", [claim("given")], None),
    ("claims refused, agreed", [START, event("given"), claim("refused")], "medium"),
    ("claims refused, and so it is", [START, event("refused"), claim("refused")], None),
    ("claims a notice", [START, claim("notice_shown")], None),
    ("within the clocks' tolerance", [START, event("refused", "2020-09-13T12:26:39+00:00"), claim("given")], None),
    ("the refusal was taken back", [START, event("given"), event("refused", "2020-09-13T12:10:00+00:00", id="0" * 32),
                                    event("retracted", "2020-09-13T12:11:00+00:00", supersedes="0" * 32), claim("given")], None),
]  # fmt: skip


@pytest.mark.parametrize(("title", "events", "severity"), TABLE, ids=[row[0] for row in TABLE])
def test_table(title, events, severity):
    for order in (events, events[::-1]):
        found = list(contradictions(order))
        assert [entry.severity for entry in found] == ([severity] if severity else [])
        assert all("app.example claims" in entry.reason for entry in found)


def test_equal_claims_in_a_row_are_one_finding():
    claims = [
        event("given", f"2020-09-13T12:26:{second}+00:00", source="traffic", note="x", recipients=["app.example"])
        for second in range(10, 50)
    ]
    assert len(list(contradictions([START, *claims]))) == 1


@pytest.fixture
def scanned(tmp_path, cli, make_capture):
    db = tmp_path / "x.db"
    consent = tmp_path / "consent.jsonl"
    lines = [
        {"at": "2020-09-13T12:00:00Z", "action": "recording_started"},
        {"at": "2020-09-13T12:20:00Z", "action": "refused", "note": "the tester pressed no"},
    ]
    consent.write_text("".join(json.dumps(line) + "\n" for line in lines))
    capture = make_capture("a.mitm", [AGREED, AGREED, b"{}"])
    assert cli("scan", capture, "--db", db, "--consent", consent).returncode == 0
    return db


def test_claims_are_recorded_with_their_flow_and_change_no_verdict(scanned, cli):
    store = Store(scanned)
    claims = [found for found in read_events(store) if found.is_claim]
    assert [(found.action, found.notice_version, found.recipients) for found in claims] == [
        ("given", "3.2", ("app.example",))
    ] * 2
    assert claims[0].flow.endswith("/flow-0#0")
    assert claims[0].at.isoformat() == AT
    assert {row["rule"] for row in store.rows("SELECT rule FROM detections")} == {"after-refusal"}
    [row] = store.rows("SELECT severity, reason FROM contradictions")
    assert row["severity"] == "high"
    assert "claims given" in row["reason"]
    assert "the record has refused at 2020-09-13 12:20:00.000 UTC" in row["reason"]
    store.close()


def test_claims_are_shown_beside_the_record(scanned, cli, tmp_path):
    listed = cli("consent", "list", "--db", scanned).stdout
    assert "traffic (a claim)" in listed
    assert "contradiction [high]" in listed
    line = cli("timeline", "--db", scanned).stdout
    assert "app: claims given app.example" in line
    assert "refused" in line
    rows = [json.loads(row) for row in cli("timeline", "--db", scanned, "--format", "jsonl").stdout.splitlines()]
    assert [row["side"] for row in rows] == ["record", "record", "app", "traffic", "traffic"]
    assert cli("report", "--db", scanned, "-o", tmp_path / "r.html").returncode == 0
    html = (tmp_path / "r.html").read_text("utf-8")
    assert "What the app claims" in html
    assert "the record has refused" in html


def test_a_claim_leads_back_to_its_bytes(scanned, cli):
    store = Store(scanned)
    key = next(found.id for found in read_events(store) if found.is_claim)
    store.close()
    shown = cli("show", key, "--db", scanned)
    assert shown.returncode == 0, shown.stderr
    assert "flow-0" in shown.stdout
    assert cli("show", key[:13], "--db", scanned, "--raw").stdout.encode() == AGREED


def test_scanning_again_or_elsewhere_gives_the_same_claims(scanned, cli, tmp_path):
    store = Store(scanned)
    first = read_events(store)
    store.close()
    again = tmp_path / "y.db"
    assert cli("consent", "export", "--db", scanned, "-o", tmp_path / "out.jsonl").returncode == 0
    assert cli("scan", tmp_path / "a.mitm", "--db", again, "--consent", tmp_path / "out.jsonl").returncode == 0
    store = Store(again)
    assert read_events(store) == first
    store.close()


def test_a_rule_of_ones_own_by_entry_point(scanned, cli, tmp_path, monkeypatch):
    package = tmp_path / "site" / "house_rules.py"
    package.parent.mkdir()
    package.write_text(
        "from addon.rules import rule, holds, silent, START\n"
        "@rule('house-numbers', 'critical', 'House rule 7', cases=[holds('a number', START, category='phone_number'), silent('none', START)])\n"
        "def numbers(standing):\n"
        "    '''No numbers at all.'''\n"
        "    return (None, 'a number left') if standing.facts.category == 'phone_number' else None\n"
        "@rule('house-broken', 'high')\n"
        "def broken(standing):\n"
        "    '''Fails.'''\n"
        "    return standing.nothing\n"
    )
    info = package.parent / "house_rules-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: house-rules\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[consentrace.rules]\nhouse = house_rules\n")
    monkeypatch.setenv("PYTHONPATH", str(package.parent))
    shown = cli("rules").stdout
    assert "house-numbers  [critical]\n  No numbers at all.\n  House rule 7\n  holds   a number" in shown
    assert "relations-without-upload  [high]" in shown
    cli("correlate", "--db", scanned)
    store = Store(scanned)
    held = [
        tuple(row.values())
        for row in store.rows("SELECT rule, verdict, reason FROM verdicts WHERE finding = 1 ORDER BY rank")
    ]
    store.close()
    assert [rule for rule, _, _ in held] == ["after-refusal", "house-numbers", "house-broken"]
    assert held[2][1] == "unknown"
    assert "the rule itself failed (AttributeError" in held[2][2]
    package.write_text("from addon.rules import rule\nrule('no-consent', 'high')(lambda standing: None)\n")
    done = cli("rules")
    assert done.returncode == 2
    assert "rules of house (house_rules): ValueError: rule 'no-consent' exists already" in done.stderr

"""The consent record: what is refused and why, import and export, and verdicts that follow it."""

import json
import tomllib
from pathlib import Path
from typing import get_args

import pyshacl
import pytest
import rdflib

import addon
from addon.consent import Mechanism
from addon.consent_store import read_events
from addon.store import Store
from detectors.message import CATEGORIES

LINE = {"at": "2020-09-13T12:26:00+00:00", "action": "given", "categories": ["phone_number"]}

BAD = [
    ({"at": "2020-09-13T12:26:00"}, "no UTC offset"),
    ({"at": "yesterday"}, "at:"),
    ({"aktion": "given"}, "unknown key 'aktion'"),
    ({"action": "agreed"}, "action:"),
    ({"categories": ["phones"]}, "unknown category 'phones'"),
    ({"recipients": ["https://a.example/"]}, "not a domain name"),
    ({"expires_at": "2020-01-01T00:00:00Z"}, "expires_at lies before at"),
    ({"action": "basis_declared"}, "needs a basis"),
    ({"id": "7"}, "id:"),
    ({"evidence": {"path": "a.png", "sha256": "x"}}, "evidence.sha256"),
    ({"recipients": ["co.uk"]}, "a public suffix"),
    ({"at": "2199-01-01T00:00:00Z"}, "lies in the future"),
    ({"at": "0001-01-01T00:00:00+14:00"}, "the year 1 cannot be"),
    ({"action": "retracted"}, "needs supersedes"),
    ({"supersedes": "7"}, "supersedes:"),
    ({"clock_offset": 1e12}, "clock_offset:"),
    ({"tolerance": -1}, "tolerance:"),
    ({"note": "n" * 3000}, "note:"),
]


@pytest.mark.parametrize(("change", "words"), BAD, ids=[words for _, words in BAD])
def test_a_bad_line_names_itself_and_nothing_is_imported(change, words, tmp_path, cli):
    path = tmp_path / "consent.jsonl"
    path.write_text(json.dumps(LINE) + "\n\n" + json.dumps({**LINE, **change}) + "\n")
    done = cli("consent", "import", path, "--db", tmp_path / "x.db")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert f"{path}, line 3: " in done.stderr
    assert words in done.stderr
    assert not (tmp_path / "x.db").exists()


def test_import_export_round_trip_and_twice_is_once(tmp_path, cli):
    path, db = tmp_path / "consent.jsonl", tmp_path / "x.db"
    path.write_text(
        json.dumps(LINE) + "\n" + json.dumps({**LINE, "action": "refused", "note": "<b>'; DROP TABLE"}) + "\n"
    )
    assert "2 new consent events of 2" in cli("consent", "import", path, "--db", db).stderr
    assert "0 new consent events of 2" in cli("consent", "import", path, "--db", db).stderr
    exported = cli("consent", "export", "--db", db).stdout
    (tmp_path / "again.jsonl").write_text(exported)
    cli("consent", "import", tmp_path / "again.jsonl", "--db", tmp_path / "y.db")
    assert cli("consent", "export", "--db", tmp_path / "y.db").stdout == exported
    assert "DROP TABLE" in cli("consent", "list", "--db", db).stdout


def record(cli, db, *more) -> None:
    done = cli("consent", "add", *more, "--db", db)
    assert done.returncode == 0, done.stderr


HOSTILE = "<script>alert(1)</script>'; DROP TABLE consent_events; --"


@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
def test_nothing_is_lost_on_the_way_out_and_in(suffix, tmp_path, cli):
    db, file, again = tmp_path / "x.db", tmp_path / f"out.{suffix}", tmp_path / f"again.{suffix}"
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    record(
        cli,
        db,
        "given",
        "--categories",
        "phone_number,location",
        "--recipients",
        "app.example, ads.example",
        "--note",
        HOSTILE,
        "--purposes",
        "sync,a b",
        "--expires-at",
        "2099-01-01T00:00:00Z",
        "--screenshot",
        picture,
        "--notice-version",
        "=1+1",
    )
    record(
        cli,
        db,
        "basis_declared",
        "--basis",
        "contract",
        "--tolerance",
        "0",
        "--clock-offset",
        "-3.5",
        "--note",
        "'quoted\nline",
    )
    record(cli, db, "notice_shown", "--at", "2020-01-01T00:00:00+08:00")
    assert cli("consent", "clock", "manual", "7", "--tolerance", "1", "--db", db).returncode == 0
    assert cli("consent", "export", "--db", db, "-o", file).returncode == 0
    assert "3 new" in cli("consent", "import", file, "--db", tmp_path / "y.db").stderr
    assert cli("consent", "export", "--db", tmp_path / "y.db", "-o", again).returncode == 0
    assert again.read_text() == file.read_text()
    assert "0 new" in cli("consent", "import", file, "--db", db).stderr
    if suffix == "csv":
        assert "'=1+1" in file.read_text()  # no formula for a spreadsheet


def test_a_csv_by_hand(tmp_path, cli):
    file = tmp_path / "c.csv"
    file.write_text(
        "at,action,categories\n2020-01-01T00:00:00Z,given,phone_number; location\n2020-01-02T00:00:00Z,refused,*\n"
    )
    assert "2 new" in cli("consent", "import", file, "--db", tmp_path / "x.db").stderr
    for text, words in (
        ("at,action\n2020-01-01T00:00:00,given\n", "line 2: at has no UTC offset"),
        ("at,aktion\n2020-01-01T00:00:00Z,given\n", "unknown key 'aktion'"),
        ("at,action,categories\n2020-01-01T00:00:00Z,given,phones\n", "unknown category 'phones'"),
    ):
        file.write_text(text)
        done = cli("consent", "import", file, "--db", tmp_path / "x.db")
        assert done.returncode == 2
        assert words in done.stderr
    file.write_bytes(b"at,action\n\xff,given\n")
    assert "not UTF-8 at byte 10" in cli("consent", "import", file, "--db", tmp_path / "x.db").stderr


def ids(db) -> list[str]:
    store = Store(db)
    found = [event.id for event in read_events(store)]
    store.close()
    return found


def test_corrections_supersede_and_the_old_event_stays_visible(tmp_path, cli, make_capture):
    capture, db = make_capture("a.mitm", [b'{"mobile":"13912345678"}']), tmp_path / "x.db"
    cli("scan", capture, "--db", db)
    record(cli, db, "recording_started", "--at", "2020-09-13T12:00:00Z")
    record(cli, db, "given", "--at", "2020-09-13T12:10:00Z")
    assert cli("correlate", "--db", db).stdout == "consented\t1\n"
    given = ids(db)[1]
    record(cli, db, "refused", "--at", "2020-09-13T12:10:00Z", "--supersedes", given[:8])
    assert cli("correlate", "--db", db).stdout == "after-refusal\t1\n"
    done = cli("consent", "undo", "--db", db)
    assert "taken back: refused" in done.stderr
    assert cli("correlate", "--db", db).stdout == "consented\t1\n"
    listed = cli("consent", "list", "--db", db).stdout
    assert listed.count("counts no longer") == 1  # the correction; what it corrected counts again
    assert given in listed
    for wrong in ("", "zzzz"):
        assert cli("consent", "add", "given", "--supersedes", wrong or "-", "--db", db).returncode == 2
    line = json.dumps({**LINE, "id": given})
    (tmp_path / "other.jsonl").write_text(line)
    done = cli("consent", "import", tmp_path / "other.jsonl", "--db", db)
    assert done.returncode == 2
    assert "says something else; a correction is a new event" in done.stderr


def test_a_clock_given_later_moves_what_it_recorded(tmp_path, cli, make_capture):
    capture, db = make_capture("a.mitm", [b'{"mobile":"13912345678"}']), tmp_path / "x.db"
    cli("scan", capture, "--db", db)  # at 12:26:40
    record(cli, db, "recording_started", "--at", "2020-09-13T12:00:00Z")
    record(cli, db, "given", "--at", "2020-09-13T12:27:00Z")
    assert cli("correlate", "--db", db).stdout == "before-consent\t1\n"
    assert cli("consent", "clock", "manual", "60", "--db", db).returncode == 0
    assert cli("correlate", "--db", db).stdout == "consented\t1\n"
    assert cli("consent", "clock", "manual", "20", "--db", db).returncode == 0
    assert cli("correlate", "--db", db).stdout == "ambiguous\t1\n"
    for wrong in (("traffic", "1"), ("watch", "1"), ("adb", "1e12")):
        assert cli("consent", "clock", *wrong, "--db", db).returncode == 2


PARTIES = """
[[party]]
name = "App"
role = "first_party"
domains = ["other.example"]

[[purpose]]
name = "ads"
domains = ["app.example"]
path = "/sync"
"""


def test_parties_stay_with_the_database(tmp_path, cli, make_capture):
    capture, db, parties = (
        make_capture("a.mitm", [b'{"mobile":"13912345678"}']),
        tmp_path / "x.db",
        tmp_path / "parties.toml",
    )
    parties.write_text(PARTIES)
    record(cli, db, "recording_started", "--at", "2020-09-13T12:00:00Z")
    record(cli, db, "given", "--at", "2020-09-13T12:10:00Z")
    assert "consented" in cli("scan", capture, "--db", db).stdout
    assert "beyond-scope" in cli("scan", capture, "--db", db, "--parties", parties).stdout  # a third party, not named
    assert cli("correlate", "--db", db).stdout == "beyond-scope\t1\n"
    record(cli, db, "given", "--recipients", "app.example", "--purposes", "account", "--at", "2020-09-13T12:11:00Z")
    assert cli("correlate", "--db", db).stdout == "beyond-scope\t1\n"  # for ads
    record(cli, db, "given", "--recipients", "app.example", "--purposes", "Ads", "--at", "2020-09-13T12:12:00Z")
    assert cli("correlate", "--db", db).stdout == "consented\t1\n"
    for text, words in (
        ("[[party]]\nname = 'x'", "parties.toml: party.0.domains is missing"),
        ("[[", "parties.toml:"),
        ("[[party]]\nname='x'\nrole='owner'\ndomains=['com']", "parties.toml: "),
    ):
        parties.write_text(text)
        done = cli("correlate", "--db", db, "--parties", parties)
        assert done.returncode == 2
        assert words in done.stderr
        assert done.stderr.count("\n") == 1
    assert cli("correlate", "--db", db).stdout == "consented\t1\n"


def test_pictures_that_are_none(tmp_path, cli):
    (tmp_path / "a.png").write_bytes(b"<svg>")
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(11_000_000))
    for name, words in (("a.png", "neither PNG"), ("b.png", "at most 10"), ("c.png", "No such file")):
        done = cli("consent", "add", "given", "--screenshot", tmp_path / name, "--db", tmp_path / "x.db")
        assert done.returncode == 2
        assert words in done.stderr
        assert name in done.stderr
    assert not (tmp_path / "x.db").exists()


def test_consent_records_are_valid_iso_27560_in_dpv(tmp_path, cli):
    db, file = tmp_path / "x.db", tmp_path / "out.jsonld"
    record(cli, db, "recording_started")
    record(cli, db, "notice_shown", "--notice-version", "3", "--at", "2020-01-01T00:00:00Z")
    record(
        cli,
        db,
        "given",
        "--categories",
        "phone_number,address_book",
        "--recipients",
        "app.example",
        "--purposes",
        "account",
        "--app",
        "App 1",
        "--at",
        "2020-01-01T00:01:00Z",
        "--expires-at",
        "2021-01-01T00:00:00Z",
        "--note",
        HOSTILE,
    )
    record(
        cli,
        db,
        "withdrawn",
        "--categories",
        "address_book,phone_number",
        "--recipients",
        "app.example",
        "--purposes",
        "account",
        "--app",
        "App 1",
        "--at",
        "2020-02-01T00:00:00Z",
    )
    record(cli, db, "given", "--mechanism", "bundled", "--categories", "visibility_setting")
    record(cli, db, "permission_granted", "--categories", "location")
    assert cli("consent", "export", "--db", db, "-o", file).returncode == 0
    graph = rdflib.Graph().parse(file, format="json-ld")
    shapes = Path(__file__).parents[1] / "data" / "consent-record.shacl.ttl"
    conforms, _, report = pyshacl.validate(graph, shacl_graph=str(shapes), inference="none", allow_warnings=True)
    assert conforms, report
    dpv = rdflib.Namespace("https://w3id.org/dpv#")
    assert len(list(graph.subjects(rdflib.RDF.type, dpv.ConsentRecord))) == 3
    assert len(list(graph.subjects(rdflib.RDF.type, dpv.ConsentWithdrawn))) == 1
    assert (None, None, rdflib.URIRef("https://w3id.org/dpv/pd#TelephoneNumber")) in graph
    assert "1 permission_granted, 1 recording_started" in file.read_text()
    broken = rdflib.Graph().parse(file, format="json-ld")
    broken.remove((None, dpv.hasConsentStatus, None))
    assert not pyshacl.validate(broken, shacl_graph=str(shapes))[0]


def test_every_category_has_a_dpv_term():
    terms = tomllib.loads((Path(addon.__file__).parent / "dpv_terms.toml").read_text("utf-8"))
    assert set(terms["categories"]) == {*CATEGORIES, "*"}
    assert set(terms["legal_basis"]) == set(get_args(Mechanism))


def test_verdicts_follow_the_record(tmp_path, cli, make_capture):
    capture, db = make_capture("a.mitm", [b'{"mobile":"13912345678"}']), tmp_path / "x.db"
    cli("scan", capture, "--db", db)
    assert cli("correlate", "--db", db).stdout == "unknown\t1\n"
    cli("consent", "add", "recording_started", "--at", "2020-09-13T12:00:00Z", "--db", db)
    assert cli("correlate", "--db", db).stdout == "no-consent\t1\n"
    cli("consent", "add", "given", "--categories", "phone_number", "--at", "2020-09-13T12:10:00Z", "--db", db)
    assert cli("correlate", "--db", db).stdout == "consented\t1\n"
    cli("consent", "add", "withdrawn", "--at", "2020-09-13T12:20:00Z", "--db", db)
    assert cli("correlate", "--db", db).stdout == "after-withdrawal\t1\n"

"""The consent record: what is refused and why, import and export, and verdicts that follow it."""

import json

import pytest

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

"""What only a whole session shows: derived in SQL, made anew each time, and leading back to what it was made of."""

import json
import sqlite3
import tomllib

from addon.correlate import correlate
from addon.planting import make_subject
from addon.store import Store


def rows(db, category="address_book"):
    connection = sqlite3.connect(db)
    connection.row_factory = sqlite3.Row
    found = [
        dict(row)
        for row in connection.execute("SELECT * FROM detections WHERE category = ? ORDER BY flow_id", [category])
    ]
    connection.close()
    return found


def contacts(count: int) -> list[bytes]:
    return [json.dumps({"n": f"Ann Lee {n}", "tel": f"+4477009001{n:02d}"}).encode() for n in range(count)]


def test_one_contact_a_request_is_an_address_book_on_every_flow(tmp_path, cli, make_capture):
    db = tmp_path / "x.db"
    path = make_capture("a.mitm", [*contacts(12), b'{"screen":"home"}'], url="https://api.app.example/card")
    consent = tmp_path / "consent.jsonl"
    consent.write_text(
        '{"at": "2020-09-13T12:00:00Z", "action": "recording_started"}\n'
        '{"at": "2020-09-13T12:20:00Z", "action": "refused", "categories": ["address_book"]}\n'
    )
    assert cli("scan", path, "--db", db, "--consent", consent).returncode == 0
    book = rows(db)
    assert len(book) == 12
    assert {(row["form"], row["subjects"], row["detector"], row["rule"]) for row in book} == {
        ("session", 12, "session", "after-refusal")
    }
    assert len(rows(db, "phone_number")) == 12  # each finding stays as it was written
    report = tmp_path / "report.html"
    assert cli("report", "--db", db, "-o", report).returncode == 0
    assert "address_book sent to app.example, 12 people in 12 flows" in report.read_text("utf-8")


def test_derived_anew_and_the_same(tmp_path, cli, make_capture):
    db = tmp_path / "x.db"
    cli("scan", make_capture("a.mitm", contacts(8)), "--db", db)
    before = rows(db)
    store = Store(db)
    correlate(store)
    correlate(store)
    store.close()
    assert rows(db) == before
    assert len(before) == 8


def test_the_same_number_again_and_again_is_one_person(tmp_path, cli, make_capture):
    db = tmp_path / "x.db"
    cli("scan", make_capture("a.mitm", [b'{"mobile":"13912345678"}'] * 10), "--db", db)
    assert rows(db) == []
    assert {row["subjects"] for row in rows(db, "phone_number")} == {1}


def test_addressees_of_parcels_are_no_address_book(tmp_path, cli, make_capture):
    db = tmp_path / "x.db"
    bodies = [json.dumps({"receiver": {"phone": f"1391234{n:04d}"}}).encode() for n in range(12)]
    cli("scan", make_capture("a.mitm", bodies, url="https://api.app.example/order/new"), "--db", db)
    assert rows(db) == []


def test_one_follow_a_request_is_a_friend_list(tmp_path, cli, make_capture):
    db = tmp_path / "x.db"
    bodies = [json.dumps({"target_uid": f"u-{n:05d}"}).encode() for n in range(9)]
    cli("scan", make_capture("a.mitm", bodies, url="https://api.app.example/user/follow"), "--db", db)
    found = rows(db, "friend_list")
    assert len(found) == 9
    assert {(row["form"], row["subjects"]) for row in found} == {("session", 9)}
    one = tmp_path / "one.db"
    cli("scan", make_capture("b.mitm", bodies[:2], url="https://api.app.example/user/follow"), "--db", one)
    assert all(row["confidence"] < 0.5 for row in rows(one, "friend_list"))


def test_an_identifier_in_every_request_is_doubted(tmp_path, cli, make_capture):
    db = tmp_path / "x.db"
    bodies = [json.dumps({"account": "13912345678", "n": n}).encode() for n in range(9)]
    cli("scan", make_capture("a.mitm", bodies, url="http://api.app.example/login"), "--db", db)
    found = rows(db, "phone_number")
    assert {(row["confidence"], row["rule"]) for row in found} == {(0.3, "unknown")}
    connection = sqlite3.connect(db)
    assert connection.execute("SELECT MIN(confidence) FROM findings").fetchone()[0] > 0.5  # the finding itself stands
    connection.close()


def test_three_planted_contacts_suffice(tmp_path, cli, make_capture):
    toml, _ = make_subject(5, "GB", 2)
    subject = tmp_path / "subject.toml"
    subject.write_text(toml, encoding="utf-8")
    people = tomllib.loads(toml)["contacts"][:3]
    db = tmp_path / "x.db"
    path = make_capture("a.mitm", [json.dumps({"x": one["phone"]}).encode() for one in people])
    cli("scan", path, "--db", db, "--subject", subject)
    assert {(row["form"], row["confidence"], row["subjects"]) for row in rows(db)} == {("session", 1.0, 3)}


def test_unread_bytes_by_reason_and_recipient(tmp_path, cli, make_capture):
    db = tmp_path / "x.db"
    noise = bytes((n * n * 31 + n * 7919) >> 3 & 255 for n in range(3000))
    assert cli("scan", make_capture("a.mitm", [b"\x93" + noise, b"{}"]), "--db", db).returncode == 0
    connection = sqlite3.connect(db)
    assert connection.execute("SELECT SUM(bytes) FROM unread").fetchone() == (3001,)
    assert connection.execute("SELECT SUM(opaque_bytes) FROM flows").fetchone() == (3001,)
    connection.close()


def test_a_finding_names_whose_planted_value_it_is_masked(tmp_path, cli, make_capture):
    toml, _ = make_subject(5, "GB", 2)
    subject = tmp_path / "subject.toml"
    subject.write_text(toml, encoding="utf-8")
    third = tomllib.loads(toml)["contacts"][2]
    spellings = [third["phone"], third["phone"].replace("+44", "0"), "call " + third["phone"] + " today"]
    db = tmp_path / "x.db"
    cli(
        "scan",
        make_capture("a.mitm", [json.dumps({"x": text}).encode() for text in spellings]),
        "--db",
        db,
        "--subject",
        subject,
    )
    connection = sqlite3.connect(db)
    values = connection.execute("SELECT DISTINCT hmac, masked, person FROM finding_values").fetchall()
    connection.close()
    assert len(values) == 1  # one person, however the number is spelled
    assert values[0][2] == f"contact 3, {third['name'][0]}**"
    shown = cli("show", 1, "--db", db).stdout
    assert "planted: contact 3" in shown
    assert third["phone"] not in shown

"""Replay: formats, resuming, scanning twice, and every bad input: one line, exit 2, nothing stored lost."""

import base64
import gzip
import json
import shutil
import sqlite3
import zlib
from pathlib import Path

import pytest

from addon.store import Store

DATA = Path(__file__).parents[1] / "data"
PHONE = b'{"mobile":"13912345678"}'


def har(entries: list[dict], creator: str = "test") -> bytes:
    return json.dumps({"log": {"version": "1.2", "creator": {"name": creator}, "entries": entries}}).encode()


def entry(**request) -> dict:
    return {
        "startedDateTime": "2020-09-13T12:26:40.000Z",
        "time": 12.5,
        "request": {
            "method": "POST",
            "url": "https://api.app.example/sync",
            "httpVersion": "HTTP/1.1",
            "headers": [],
            **request,
        },
        "response": {"status": 200, "httpVersion": "HTTP/1.1", "headers": [], "content": {"text": "{}"}},
    }


def found(db: Path, sql: str = "SELECT category FROM detections ORDER BY flow_id") -> list:
    connection = sqlite3.connect(db)
    rows = connection.execute(sql).fetchall()
    connection.close()
    return rows


@pytest.mark.parametrize("path", sorted(DATA.glob("mitm-*")), ids=lambda path: path.name)
def test_real_captures_of_others_are_read_and_hold_nothing(path, tmp_path, cli):
    done = cli("scan", path, "--db", tmp_path / "x.db", "--format", "jsonl")
    assert done.returncode == (2 if "brokenfile" in path.name else 0)
    assert [json.loads(line) for line in done.stdout.splitlines() if json.loads(line)["confidence"] >= 0.5] == []


PACKED = gzip.compress(PHONE)
BODIES = {
    "text": {"postData": {"mimeType": "application/json", "text": PHONE.decode()}},
    "params": {"postData": {"mimeType": "application/x-www-form-urlencoded",
                            "params": [{"name": "mobile", "value": "13912345678"}]}},
    "base64": {"postData": {"text": base64.b64encode(PACKED).decode(), "encoding": "base64"}},
    "latin-1": {"postData": {"text": PACKED.decode("latin-1")}},
    "query": {"url": "https://api.app.example/send?mobile=13912345678"},
    "header": {"headers": [{"name": "X-User-Phone", "value": "13912345678"}]},
    "cookie": {"headers": [["Cookie", "sid=1; phone=13912345678"]]},
}  # fmt: skip


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("suffix", [".har", ".zhar"])
def test_har_bodies_in_every_form(name, suffix, tmp_path, cli):
    data = har([entry(**BODIES[name])])
    path = tmp_path / f"a{suffix}"
    path.write_bytes(zlib.compress(data) if suffix == ".zhar" else data)
    assert cli("scan", path, "--db", tmp_path / "x.db").returncode == 0
    assert found(tmp_path / "x.db", "SELECT category, flow_id, observed_at FROM detections") == [
        ("phone_number", "0", "2020-09-13T12:26:40.000000+00:00")
    ]


def test_websocket_messages_of_a_har(tmp_path, cli):
    frames = [{"type": "send", "time": 1600000001.5, "opcode": 1, "data": '{"friend_ids":[701,702,703]}'}]
    path = tmp_path / "ws.har"
    path.write_bytes(har([{**entry(), "_webSocketMessages": frames}]))
    assert cli("scan", path, "--db", tmp_path / "x.db").returncode == 0
    assert found(tmp_path / "x.db") == [("friend_list",)]


def test_scanning_twice_adds_nothing(tmp_path, cli, make_capture):
    path, db = make_capture("a.mitm", [PHONE, b"{}"]), tmp_path / "x.db"
    assert cli("scan", path, "--db", db).returncode == 0
    before = found(db, "SELECT * FROM findings")
    again = cli("scan", path, "--db", db)
    assert again.returncode == 0
    assert "scanned before" in again.stderr
    assert "phone_number" in again.stdout
    assert found(db, "SELECT * FROM findings") == before
    assert found(db, "SELECT records_read, records_failed, state FROM captures") == [(2, 0, "complete")]


def test_resumes_after_an_interruption(tmp_path, cli, make_capture):
    path, db = make_capture("a.mitm", [PHONE] * 6), tmp_path / "x.db"
    assert cli("scan", path, "--db", db).returncode == 0
    first = found(db, "SELECT id, flow, category, subjects FROM findings ORDER BY id")
    connection = sqlite3.connect(db)  # as a process killed after the third flow leaves it
    for table, condition in (("verdicts", "finding > 3"), ("finding_values", "finding > 3"), ("findings", "id > 3"),
                             ("flows", "id > 3")):  # fmt: skip
        connection.execute(f"DELETE FROM {table} WHERE {condition}")
    connection.execute("UPDATE captures SET state = 'running', finished_at = NULL")
    connection.commit()
    connection.close()
    assert cli("scan", path, "--db", db).returncode == 0
    assert found(db, "SELECT id, flow, category, subjects FROM findings ORDER BY id") == first


def test_folders_and_workers_give_what_one_gives(tmp_path, cli, make_capture):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(4):
        source = make_capture(f"{number}.mitm", [PHONE, b'{"lat":31.23041%d,"lng":121.4737}' % number])
        shutil.move(source, folder / source.name)
    one = cli("scan", folder, "--db", tmp_path / "1.db", "--format", "jsonl")
    two = cli("scan", folder, "--db", tmp_path / "2.db", "--format", "jsonl", "--workers", 2)
    assert one.returncode == two.returncode == 0
    assert len(one.stdout.splitlines()) == 8
    assert sorted(one.stdout.splitlines()) == sorted(two.stdout.splitlines())


def test_fail_on(tmp_path, cli, make_capture):
    path, db = make_capture("a.mitm", [PHONE], url="http://api.app.example/sync"), tmp_path / "x.db"
    assert cli("scan", path, "--db", db, "--fail-on", "critical").returncode == 0
    assert cli("scan", path, "--db", db, "--fail-on", "high").returncode == 1  # cleartext


def test_of_many_detections_the_table_shows_the_gravest(tmp_path, cli, make_capture):
    """In their order, and says how many there are; as JSON Lines all are written."""
    body, grave = b'{"mobile":"139%08d"}', "http://api.app.example/sync"  # without TLS
    calm = make_capture("calm.mitm", [body % number for number in range(600)])
    last = make_capture("grave.mitm", [body % number for number in range(600, 603)], url=grave)
    table = cli("scan", calm, last, "--db", tmp_path / "a.db").stdout.splitlines()
    assert sum(" grave.mitm " in line and " phone_number " in line for line in table) == 3
    assert len(table) == 1 + 500 + 1
    assert table[1:-1] == sorted(table[1:-1])
    lines = cli("scan", calm, last, "--db", tmp_path / "b.db", "--format", "jsonl").stdout.splitlines()
    assert table[-1].startswith(f"{len(lines) - 500} more, none graver; all: --format jsonl")


def test_a_truncated_flow_file_keeps_what_precedes_the_break(tmp_path, cli, make_capture):
    whole, db = make_capture("a.mitm", [PHONE] * 4).read_bytes(), tmp_path / "x.db"
    path = tmp_path / "cut.mitm"
    path.write_bytes(whole[: len(whole) * 7 // 8])
    done = cli("scan", path, "--db", db)
    assert done.returncode == 2
    assert "cut.mitm: breaks off at byte" in done.stderr
    assert found(db) == [("phone_number",)] * 3
    assert found(db, "SELECT state, records_read, records_failed FROM captures") == [("broken", 3, 1)]


def test_a_bad_record_does_not_stop_the_rest(tmp_path, cli, make_capture):
    flow = make_capture("a.mitm", [PHONE]).read_bytes()
    path, db = tmp_path / "b.mitm", tmp_path / "x.db"
    path.write_bytes(b"8:1:a;1:b;}" + b"3:abc;" + flow)
    assert cli("scan", path, "--db", db).returncode == 0
    assert found(db) == [("phone_number",)]
    assert found(db, "SELECT records_read, records_failed FROM captures") == [(3, 2)]
    good = entry(postData={"text": PHONE.decode()})
    path = tmp_path / "b.har"
    path.write_bytes(har([{"request": 5}, good, {**good, "startedDateTime": "yesterday"}, good]))
    assert cli("scan", path, "--db", db).returncode == 0
    assert found(db, "SELECT records_read, records_failed FROM captures WHERE kind = 'har'") == [(4, 2)]


BAD = {
    "missing": (None, "No such file"),
    "empty": (b"", "empty"),
    "foreign": (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "neither a mitmproxy flow file nor a HAR"),
    "text": (b"hello, this is a letter", "neither"),
    "broken har": (b'{"log":{"entries":[{"request":', "broken after entry 0"),
    "json of another kind": (b'{"hello": "world"}', "without log.entries"),
    "truncated zhar": (zlib.compress(har([entry()] * 50))[:-40], "broken after entry"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_one_line_and_the_rest_goes_on(name, tmp_path, cli, make_capture):
    data, words = BAD[name]
    bad, db = tmp_path / "bad.file", tmp_path / "x.db"
    if data is not None:
        bad.write_bytes(data)
    done = cli("scan", bad, make_capture("good.mitm", [PHONE]), "--db", db)
    assert done.returncode == 2
    complaint = [line for line in done.stderr.splitlines() if line.startswith("consentrace:")]
    assert len(complaint) == 1
    assert str(bad) in complaint[0]
    assert words in complaint[0]
    assert "Traceback" not in done.stderr
    assert found(db) == [("phone_number",)]


def test_databases_that_cannot_be_used(tmp_path, cli, make_capture):
    capture = make_capture("a.mitm", [PHONE])
    (tmp_path / "text.db").write_text("not a database, but long enough to be taken for one" * 20)
    foreign = sqlite3.connect(tmp_path / "foreign.db")
    foreign.execute("CREATE TABLE bookmarks (url TEXT)")
    foreign.commit()
    foreign.close()
    Store(tmp_path / "newer.db").close()
    newer = sqlite3.connect(tmp_path / "newer.db")
    newer.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('consentrace', 'm999_later', '')"
    )
    newer.commit()
    newer.close()
    for name, words in (
        ("text.db", "not a SQLite database"),
        ("foreign.db", "of another program"),
        ("newer.db", "newer version"),
        ("no/folder/x.db", "cannot be opened"),
    ):
        done = cli("scan", capture, "--db", tmp_path / name)
        assert done.returncode == 2, name
        assert done.stderr.count("\n") == 1
        assert name in done.stderr
        assert words in done.stderr
    assert found(tmp_path / "foreign.db", "SELECT name FROM sqlite_master") == [("bookmarks",)]
    assert cli("report", "--db", tmp_path / "none.db").returncode == 2


def test_a_folder_that_cannot_be_written(tmp_path, cli, make_capture):
    capture = make_capture("a.mitm", [PHONE])
    for name in ("/proc/x.db", "/sys/x.db"):
        done = cli("scan", capture, "--db", name)
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
        assert name in done.stderr


def test_show_leads_back_to_the_bytes(tmp_path, cli, make_capture):
    path, db = make_capture("a.mitm", [b"{}", PHONE]), tmp_path / "x.db"
    cli("scan", path, "--db", db)
    masked = cli("show", 1, "--db", db)
    assert "flow-1" in masked.stdout
    assert "+86 139****5678" in masked.stdout
    assert "13912345678" not in masked.stdout
    assert cli("show", 1, "--db", db, "--raw").stdout.encode() == PHONE
    path.write_bytes(path.read_bytes() + b" ")
    assert "changed since" in cli("show", 1, "--db", db).stderr


def test_plain_values_stay_out_of_the_database(tmp_path, cli, make_capture):
    people = [{"name": f"王伟{n}", "phone": f"1380013800{n}", "email": f"wei{n}@mail.example"} for n in range(5)]
    body = json.dumps({"contacts": people, "mobile": "13912345678"}, ensure_ascii=False).encode()
    path, db = make_capture("a.mitm", [body], url="https://api.app.example/u/13912345678/sync"), tmp_path / "x.db"
    cli("scan", path, "--db", db)
    assert found(db) == [("address_book",), ("phone_number",)]
    dump = db.read_bytes() + b"".join(p.read_bytes() for p in tmp_path.glob("x.db-*"))
    for plain in (b"13912345678", b"13800138001", b"wei1@", "王伟1".encode()):
        assert plain not in dump
    kept = tmp_path / "kept.db"
    cli("scan", path, "--db", kept, "--keep-values")
    assert b"13800138001" in kept.read_bytes()


@pytest.mark.parametrize(
    "body",
    [
        b'{"lat":52.520008,"lng":13.404954}',
        b'{"plus_code":"8FW4V75V+8Q"}',
        b'{"geohash":"u33dc0cpu1"}',
        b'{"wifi":[{"bssid":"3c:52:a1:0f:11:02","rssi":-61},{"bssid":"3c:52:a1:0f:77:1e","rssi":-74}]}',
        b'{"mcc":262,"mnc":1,"lac":3312,"cid":331221}',
    ],
)
def test_no_notation_of_a_place_is_kept_whole(body, tmp_path, cli, make_capture):
    db = tmp_path / "x.db"
    cli("scan", make_capture("a.mitm", [body]), "--db", db)
    (kept,) = [masked for (masked,) in sqlite3.connect(db).execute("SELECT masked FROM finding_values")]
    exact = [part for part in ("520008", "404954", "V75V", "dc0c", "a1:0f", "331221") if part in kept]
    assert "***" in kept
    assert not exact

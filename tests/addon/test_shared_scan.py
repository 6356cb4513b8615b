"""Captures shared out among processes, a cluster and remote files: the same database as by one, whatever dies on the way."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time
import urllib.request
from pathlib import Path

import boto3
import pytest
from distributed import LocalCluster
from moto.server import ThreadedMotoServer
from pyarrow import parquet

import captures
from addon.correlate import correlate
from addon.crew import Crew, Failed, LocalCrew
from addon.errors import InputError
from addon.pipeline import Settings
from addon.rows import Masking
from addon.scan import Scan, _Shared, scan_captures
from addon.sources import Capture, Place, find_captures, mitm, open_capture
from addon.store import Store
from addon.tasks import Run, inspect_part, prepare
from tests.conftest import BIN

DATA = Path(__file__).parents[1] / "data"
FILES = sorted([*captures.FOLDER.glob("*.mitm"), *(path for path in DATA.glob("mitm-*") if path.suffix != ".md")])
# What two databases of the same captures may differ in: when, by what key, where the file lay.
OWN = {"started_at", "finished_at", "recorded_at", "hmac", "path"}


def content(db: Path) -> dict[str, list]:
    connection = sqlite3.connect(db)
    connection.row_factory = sqlite3.Row
    tables = (
        "captures",
        "flows",
        "findings",
        "finding_values",
        "unread",
        "verdicts",
        "consent_events",
        "parts",
        "session_findings",
    )
    said = {}
    for table in tables:
        rows = connection.execute(f"SELECT * FROM {table}").fetchall()
        said[table] = [{name: row[name] for name in row.keys() if name not in OWN} for row in rows]  # noqa: SIM118
    connection.close()
    return said


def run_of(store: Store, name: str = "run") -> Run:
    return Run(name, Settings(), store.masking)


class Here(Crew):
    """Does the tasks in this process, and fails or ends where the test says so."""

    workers, tries = 2, 2

    def __init__(self, run: Run, fails=lambda function, argument: False) -> None:
        prepare(run)
        self.done, self._fails = [], fails

    def submit(self, function, argument):
        from concurrent.futures import Future

        future = Future()
        try:
            if self._fails(function, argument):
                raise ConnectionError("the line is cut")
            future.set_result(function(argument))
            self.done.append((function, argument))
        except Exception as error:
            future.set_exception(error)
        return future

    def close(self) -> None:
        pass


@pytest.fixture
def many(tmp_path, make_capture):
    """A folder of captures, one of them in several parts."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(6):
        bodies = [b'{"mobile":"139%08d"}' % (number * 1000 + index) for index in range(30)]
        shutil.move(make_capture(f"{number}.mitm", bodies), folder / f"{number}.mitm")
    shutil.copy(captures.FOLDER / "ling-violating.mitm", folder)
    shutil.copy(DATA / "mitm-chrome.har", folder)
    return folder


@pytest.fixture
def small_parts(monkeypatch):
    monkeypatch.setattr(mitm, "_SLICE", 3000)


def alone(folder: Path, db: Path) -> dict[str, list]:
    store = Store(db)
    scan_captures(Scan(store, Settings()), find_captures([folder]))
    correlate(store)
    store.close()
    return content(db)


def numbered(records) -> list:
    found: list = []
    try:
        found.extend(records)
    except Exception as broken:
        found.append(str(broken))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_parts_of_a_capture_are_the_whole(path, small_parts):
    capture = open_capture(Place(str(path)))
    parts = capture.slices()
    assert [part.stop for part in parts] == [*(part.start for part in parts[1:]), capture.size]
    whole, first = numbered(capture.records()), 0
    for part in parts:
        assert part.first == first
        found = numbered(capture.records(part))
        assert found == whole[first : first + len(found)]
        first += len(found)
    assert first == len(whole)


def test_the_parts_of_a_spoilt_capture_are_the_whole(tmp_path, small_parts):
    whole = (captures.FOLDER / "ling-violating.mitm").read_bytes()
    rng, path, several = random.Random(7), tmp_path / "x.mitm", 0
    for _ in range(200):
        data = bytearray(whole[: rng.randrange(1, len(whole))] if rng.random() < 0.3 else whole)
        for _ in range(rng.randrange(0, 4)):
            data[rng.randrange(len(data))] = rng.choice(b"0123456789:,;#^!~]}\xff{a")
        path.write_bytes(data)
        try:
            capture = open_capture(Place(str(path)))
        except InputError:
            continue
        parts = capture.slices()
        several += len(parts) > 1
        assert [one for part in parts for one in numbered(capture.records(part))] == numbered(capture.records())
    assert several > 100


def test_a_crew_gives_the_database_that_one_process_gives(tmp_path, many, small_parts):
    store = Store(tmp_path / "shared.db")
    crew = Here(run_of(store))
    results = _Shared(Scan(store, Settings()), crew, "run").captures(find_captures([many]))
    correlate(store)
    store.close()
    assert sum(function is inspect_part for function, _ in crew.done) > len(results)
    assert content(tmp_path / "shared.db") == alone(many, tmp_path / "alone.db")


def test_processes_give_the_database_that_one_process_gives(tmp_path, many, cli):
    done = cli("scan", many, "--db", tmp_path / "shared.db", "--workers", 2)
    assert done.returncode == 0, done.stderr
    assert content(tmp_path / "shared.db")["flows"]
    one = cli("scan", many, "--db", tmp_path / "alone.db")
    assert (one.stdout, one.stderr) == (done.stdout, done.stderr)
    assert content(tmp_path / "shared.db") == content(tmp_path / "alone.db")


def test_a_failed_task_is_reported_and_only_what_is_missing_is_done_again(tmp_path, many, small_parts):
    db = tmp_path / "shared.db"
    store = Store(db)

    def second_part_of_3(function, argument):
        return function is inspect_part and argument.place.name == "3.mitm" and argument.part.first > 0

    crew = Here(run_of(store), second_part_of_3)
    results = _Shared(Scan(store, Settings()), crew, "run").captures(find_captures([many]))
    (bad,) = [result for result in results if result.error]
    assert bad.place.name == "3.mitm"
    assert "given up after 2 tries (ConnectionError: the line is cut)" in bad.error
    assert "scan it again" in bad.error
    state = store.first("SELECT state, records_read, failures FROM captures WHERE name = '3.mitm'")
    assert state["state"] == "incomplete"
    assert "not inspected" in state["failures"]
    parts = len(open_capture(bad.place).slices())
    assert parts > 2

    crew = Here(run_of(store))
    results = _Shared(Scan(store, Settings()), crew, "run").captures(find_captures([many]))
    assert [result.place.name for result in results if not result.known] == ["3.mitm"]
    assert sum(function is inspect_part for function, _ in crew.done) == parts - 1
    store.close()
    again, clean = content(db), alone(many, tmp_path / "alone.db")
    assert again["captures"] == clean["captures"]
    assert len(again["findings"]) == len(clean["findings"])


def test_a_scan_that_one_process_left_is_finished_by_several(tmp_path, many, small_parts):
    db = tmp_path / "left.db"
    expected = alone(many, db)
    connection = sqlite3.connect(db)  # as a process killed in the last capture leaves it
    for table, condition in (("finding_values", "finding > 150"), ("findings", "id > 150"), ("flows", "id > 150")):
        connection.execute(f"DELETE FROM {table} WHERE {condition}")
    connection.execute("UPDATE captures SET state = 'running' WHERE id > 5")
    connection.commit()
    connection.close()
    store = Store(db)
    _Shared(Scan(store, Settings()), Here(run_of(store)), "run").captures(find_captures([many]))
    store.close()
    assert content(db)["flows"] == expected["flows"]
    assert content(db)["captures"] == expected["captures"]


def test_a_line_that_is_cut_while_a_capture_is_read(tmp_path, many, monkeypatch):
    records = Capture.records

    def cut(self, part=None):
        for number, record in enumerate(records(self, part)):
            if self.place.name == "2.mitm" and number == 20:
                raise ConnectionResetError("the line is cut")
            yield record

    monkeypatch.setattr(Capture, "records", cut)
    monkeypatch.setattr("addon.tasks._BATCH", 8)
    store, places = Store(tmp_path / "x.db"), find_captures([many])
    results = scan_captures(Scan(store, Settings()), places)
    assert [result.error for result in results if result.error] == [
        f"{many / '2.mitm'}: the line is cut; what was read is stored; scan it again for the rest"
    ]
    assert sum(result.read for result in results) > 150
    monkeypatch.undo()
    again = scan_captures(Scan(store, Settings()), places)
    assert [result.place.name for result in again if not result.known] == ["2.mitm"]
    correlate(store)
    store.close()
    clean = alone(many, tmp_path / "alone.db")
    assert content(tmp_path / "x.db")["captures"] == clean["captures"]
    assert len(content(tmp_path / "x.db")["findings"]) == len(clean["findings"])


def test_the_same_capture_under_two_names_is_scanned_once(tmp_path, many):
    shutil.copy(many / "0.mitm", many / "copy.mitm")
    store = Store(tmp_path / "x.db")
    results = _Shared(Scan(store, Settings()), Here(run_of(store)), "run").captures(find_captures([many]))
    assert [result.place.name for result in results if result.known] == ["copy.mitm"]
    store.close()


# --- processes and workers that die


def die_at_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 4:
        raise InputError("four is no number")
    return number * 2


def test_a_process_that_dies_costs_its_own_task_only():
    with LocalCrew(2, Run("run", Settings(), Masking(b"k"))) as crew:
        outcomes = dict(crew.ordered(die_at_three, ((number, number) for number in range(8))))
    assert list(outcomes) == list(range(8))
    assert isinstance(outcomes[3], Failed)
    assert "given up after 3 tries" in outcomes[3].why
    assert outcomes[4] == Failed("four is no number")
    assert [outcomes[number] for number in (0, 1, 2, 5, 6, 7)] == [0, 2, 4, 10, 12, 14]


def test_a_worker_of_another_version_is_refused():
    with pytest.raises(RuntimeError, match="install the same"):
        prepare(Run("run", Settings(), Masking(b"k"), version="0.0.1"))


@pytest.fixture(scope="module")
def cluster():
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as made:
        yield made


def test_a_cluster_gives_the_database_that_one_process_gives(tmp_path, many, cluster):
    command = [BIN / "consentrace", "scan", many.name, "--db", "shared.db", "--cluster", cluster.scheduler_address]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)  # the workers run in another folder
    assert done.returncode == 0, done.stderr
    assert content(tmp_path / "shared.db") == alone(many, tmp_path / "alone.db")


def test_a_cluster_whose_worker_is_killed_in_the_middle_loses_nothing(tmp_path, make_capture, cluster):
    folder, db = tmp_path / "long", tmp_path / "shared.db"
    folder.mkdir()
    for number in range(8):
        people = b",".join(b'{"name":"Wang Wei %d","phone":"139%08d"}' % (n, n + number * 100) for n in range(40))
        shutil.move(make_capture("x.mitm", [b'{"contacts":[%s]}' % people] * 60), folder / f"{number}.mitm")
    command = [BIN / "consentrace", "scan", folder, "--db", db, "--cluster", cluster.scheduler_address]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while not stored(db) and time.monotonic() < deadline:
        time.sleep(0.02)
    before = stored(db)
    os.kill(cluster.workers[0].pid, signal.SIGKILL)
    _, said = process.communicate(timeout=120)
    assert 0 < before < 480, "killed before or after the scan, so nothing is shown"
    assert process.returncode == 0, said
    assert content(db) == alone(folder, tmp_path / "alone.db")


def stored(db: Path) -> int:
    try:
        connection = sqlite3.connect(f"file:{db}?mode=ro", uri=True)
        count = connection.execute("SELECT COUNT(*) FROM flows").fetchone()[0]
        connection.close()
    except sqlite3.Error:
        return 0
    return count


def test_a_cluster_that_is_not_there(tmp_path, many, cli):
    done = cli("scan", many, "--db", tmp_path / "x.db", "--cluster", "tcp://127.0.0.1:1")
    assert done.returncode == 2
    assert done.stderr.startswith("consentrace: --cluster tcp://127.0.0.1:1: ")
    assert len(done.stderr.splitlines()) == 1
    assert cli("scan", many, "--workers", 2, "--cluster", "tcp://127.0.0.1:1").returncode == 2


# --- remote files and Parquet


@pytest.fixture
def bucket(monkeypatch):
    """An S3 server on loopback with one bucket."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {"AWS_ENDPOINT_URL": f"http://{host}:{port}", "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b",
                        "AWS_DEFAULT_REGION": "us-east-1"}.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    client = boto3.client("s3")
    client.create_bucket(Bucket="lab")
    yield client
    urllib.request.urlopen(urllib.request.Request(f"http://{host}:{port}/moto-api/reset", method="POST"))
    server.stop()


@pytest.mark.parametrize("options", [(), ("--workers", 2)])
def test_captures_in_s3_are_scanned_shown_and_not_read_again(options, tmp_path, many, cli, bucket):
    for path in many.iterdir():
        bucket.upload_file(str(path), "lab", f"runs/{path.name}")
    db = tmp_path / "s3.db"
    done = cli("scan", "s3://lab/runs", "--db", db, *options)
    assert done.returncode == 0, done.stderr
    assert content(db) == alone(many, tmp_path / "alone.db")
    shown = cli("show", 1, "--db", db)
    assert shown.returncode == 0, shown.stderr
    assert "phone_number" in shown.stdout
    again = cli("scan", "s3://lab/runs", "--db", db, *options)
    assert again.stderr == f"0 records of 0 captures; {len(list(many.iterdir()))} captures had been scanned before\n"
    bucket.put_object(Bucket="lab", Key="runs/0.mitm", Body=(many / "1.mitm").read_bytes() * 2)
    changed = cli("scan", "s3://lab/runs", "--db", db, *options)
    assert changed.stderr.startswith("60 records of 1 captures; ")


def test_what_is_not_in_s3(tmp_path, cli, bucket):
    for url in ("s3://lab/none.mitm", "s3://other/none.mitm", "nowhere://x/y.mitm"):
        done = cli("scan", url, "--db", tmp_path / "x.db")
        assert done.returncode == 2
        assert done.stderr.splitlines()[0].startswith(f"consentrace: {url}: ")
        assert "Traceback" not in done.stderr


def test_parquet_says_what_the_database_says(tmp_path, many, cli):
    db = tmp_path / "x.db"
    shutil.copy(many / "mitm-chrome.har", many / "0.har")
    done = cli("scan", many, "--db", db, "--output", "parquet")
    assert done.returncode == 0, done.stderr
    lake = tmp_path / "x.parquet"
    connection = sqlite3.connect(db)
    connection.row_factory = sqlite3.Row
    expected = sorted(map(tuple, connection.execute("SELECT * FROM detections")), key=str)
    columns = [column[0] for column in connection.execute("SELECT * FROM detections").description]
    table = parquet.read_table(lake / "detections")
    assert table.column_names == ["capture_sha256", "app", "device", *columns]
    assert sorted((tuple(row[name] for name in columns) for row in table.to_pylist()), key=str) == expected
    assert len(expected) > 180
    sums = {row[0] for row in connection.execute("SELECT sha256 FROM captures")}
    for name in ("captures", "flows", "detections", "values"):
        assert {path.stem for path in (lake / name).iterdir()} == sums
        assert set(parquet.read_table(lake / name)["capture_sha256"].to_pylist()) <= sums
    values = parquet.read_table(lake / "values")
    assert values.num_rows == connection.execute("SELECT COUNT(*) FROM finding_values").fetchone()[0]
    assert values["plain"].null_count == values.num_rows
    assert parquet.read_table(lake / "flows").num_rows == connection.execute("SELECT COUNT(*) FROM flows").fetchone()[0]
    connection.close()


def test_parquet_to_s3(tmp_path, many, cli, bucket):
    done = cli(
        "scan", many / "0.mitm", "--db", tmp_path / "x.db", "--output", "parquet", "--output-to", "s3://lab/lake"
    )
    assert done.returncode == 0, done.stderr
    keys = [item["Key"] for item in bucket.list_objects_v2(Bucket="lab")["Contents"]]
    assert sorted(key.split("/")[1] for key in keys) == ["captures", "detections", "flows", "values"]


def test_where_parquet_cannot_go(tmp_path, many, cli):
    for options in (("--output", "csv"), ("--output-to", "x")):
        done = cli("scan", many, "--db", tmp_path / "x.db", *options)
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1
    (tmp_path / "file").write_text("")
    done = cli("scan", many, "--db", tmp_path / "x.db", "--output", "parquet", "--output-to", tmp_path / "file" / "x")
    assert done.returncode == 2
    assert "name a folder you can write to" in done.stderr

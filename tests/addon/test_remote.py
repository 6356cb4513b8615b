"""Captures at URLs, and Parquet files: read from S3, written there, and saying what the database says."""

import shutil
import sqlite3
import urllib.request

import boto3
import pytest
from moto.server import ThreadedMotoServer
from pyarrow import parquet

from tests.databases import alone, content


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

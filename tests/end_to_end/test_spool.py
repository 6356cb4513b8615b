"""What the proxy hands over waits on disk, bounded, and is inspected whatever is killed meanwhile."""

import os
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import httpx
from mitmproxy.test import tflow

from addon.frames import pack, unpack
from addon.pipeline import Settings
from addon.sources.mitm import record_of
from addon.spool import Lock, SpoolReader, SpoolWriter, spool_root
from addon.store import Store
from addon.worker import Follower, finish_left
from tests.end_to_end.live import BIN, proxy, trust


def flow_with(body: bytes):
    flow = tflow.tflow(resp=True)
    flow.request.content = body
    return flow


def select(db: Path, sql: str) -> list:
    connection = sqlite3.connect(db, timeout=30)
    found = connection.execute(sql).fetchall()
    connection.close()
    return found


def post(client: httpx.Client, server: int, number: int) -> None:
    client.post(f"https://localhost:{server}/p/{number}", json={"mobile": f"139123{number:05d}"})


def start(folder: Path, db: Path, **more):
    return proxy(folder, [str(BIN / "consentrace"), "proxy", "--db", str(db)], **more)


def worker_of(process: subprocess.Popen) -> list[int]:
    found = subprocess.run(["pgrep", "-f", "-P", str(process.pid), "spawn_main"], capture_output=True, text=True)
    return [int(pid) for pid in found.stdout.split()]


def test_a_proxy_killed_in_a_burst_loses_no_flow_that_had_completed(server, tmp_path):
    db = tmp_path / "live.db"
    with start(tmp_path, db, killed=True) as (port, process):
        for pid in worker_of(process):
            os.kill(pid, signal.SIGSTOP)  # so that the whole burst waits in the spool
        with httpx.Client(proxy=f"http://127.0.0.1:{port}", verify=trust(tmp_path)) as client:
            for number in range(40):
                post(client, server, number)
        stopped = worker_of(process)
        process.kill()
        for pid in stopped:
            os.kill(pid, signal.SIGKILL)
        process.wait()
    assert select(db, "SELECT COUNT(*) FROM flows")[0][0] < 40
    with (
        start(tmp_path, db) as (port, _),
        httpx.Client(proxy=f"http://127.0.0.1:{port}", verify=trust(tmp_path)) as client,
    ):
        post(client, server, 40)
    assert select(db, "SELECT COUNT(*), COUNT(DISTINCT url_path) FROM flows") == [(41, 41)]
    assert select(db, "SELECT COUNT(*) FROM findings WHERE category = 'phone_number'") == [(41,)]
    assert select(db, "SELECT state FROM captures") == [("complete",)] * 2
    assert list(spool_root(db).iterdir()) == []


def test_a_worker_killed_again_and_again_inspects_each_message_once(server, tmp_path):
    db = tmp_path / "live.db"
    with (
        start(tmp_path, db) as (port, process),
        httpx.Client(proxy=f"http://127.0.0.1:{port}", verify=trust(tmp_path)) as client,
    ):
        for number in range(30):
            post(client, server, number)
            if number % 10 == 5:
                for pid in worker_of(process):
                    os.kill(pid, signal.SIGKILL)
                time.sleep(0.5)
    assert select(db, "SELECT COUNT(*) FROM flows") == [(30,)]
    assert select(db, "SELECT COUNT(*), MAX(subjects) FROM findings WHERE category = 'phone_number'") == [(30, 1)]
    assert select(db, "PRAGMA integrity_check") == [("ok",)]


def test_what_the_spool_has_no_room_for_is_recorded_as_not_inspected(server, tmp_path):
    db = tmp_path / "live.db"
    command = [str(BIN / "consentrace"), "proxy", "--db", str(db), "--spool-mb", "1"]
    with proxy(tmp_path, command) as (port, process):
        for pid in worker_of(process):
            os.kill(pid, signal.SIGSTOP)
        with httpx.Client(proxy=f"http://127.0.0.1:{port}", verify=trust(tmp_path)) as client:
            for _ in range(4):
                client.post(f"https://localhost:{server}/big", content=b'{"text":"' + b"a b " * 100_000 + b'"}')
        waiting = sum(path.stat().st_size for path in spool_root(db).rglob("*.frames"))
        assert waiting < 1_100_000
        for pid in worker_of(process):
            os.kill(pid, signal.SIGCONT)
    assert select(db, "SELECT COUNT(*) FROM flows") == [(4,)]
    missed = select(db, "SELECT reason, bytes FROM unread")
    assert len(missed) == 2
    assert {reason for reason, _ in missed} == {"spool"}
    assert sum(size for _, size in missed) == 2 * 400_011
    assert select(db, "SELECT records_failed FROM captures") == [(2,)]
    assert "the spool is full" in (tmp_path / "log.txt").read_text()


def test_a_message_that_kills_the_process_is_recorded_as_not_inspected(tmp_path):
    db = tmp_path / "x.db"
    store = Store(db)
    capture = store.begin_live()
    writer = SpoolWriter(spool_root(db) / str(capture), 10**9)
    for body in (b'{"mobile":"13912345678"}', b'{"mobile":"13912345679"}'):
        writer.put(pack(flow_with(body), 0))
    writer.close()
    with store.writing():  # as three processes that died on the first message leave it
        store.connection.execute("INSERT INTO spools VALUES (?, 0, 0, 3)", [capture])
    finish_left(store, Settings())
    rows = list(store.rows("SELECT reason, bytes FROM unread"))
    assert rows == [{"reason": "limit", "bytes": 24}]
    assert len(list(store.rows("SELECT id FROM findings"))) == 1
    assert len(list(store.rows("SELECT id FROM flows"))) == 2
    assert "died on it" in str(list(store.rows("SELECT notes FROM flows")))
    store.close()


def test_frames_give_what_the_flow_gives():
    flow = flow_with(b'{"mobile":"13912345678"}')
    flow.request.headers["host"] = "api.app.example:8443"
    flow.request.headers["x-\xe9"] = "\xff"
    flow.response.content = b"\x00\xff"
    record = record_of(flow)
    for number, sent in enumerate(record.messages):
        restored = unpack(pack(flow, number))
        assert restored.flow == record.flow
        assert restored.messages == (sent,)
    socket_flow = tflow.twebsocketflow()
    for index, sent in enumerate(record_of(socket_flow).messages[2:]):
        assert unpack(pack(socket_flow, 2 + index)).messages == (sent,)


def test_a_spool_cut_off_anywhere_gives_its_whole_frames(tmp_path):
    writer = SpoolWriter(tmp_path / "s", 10**9)
    for size in (1, 1000, 5):
        writer.put(b"x" * size)
    writer.close()
    path = tmp_path / "s" / "00000000.frames"
    data = path.read_bytes()
    for cut in range(0, len(data), 37):
        path.write_bytes(data[:cut])
        whole = [len(frame) for frame in SpoolReader(tmp_path / "s").frames()]
        assert whole == [1, 1000, 5][: len(whole)]
    path.write_bytes(data)
    reader = SpoolReader(tmp_path / "s")
    next(reader.frames())
    assert [len(frame) for frame in SpoolReader(tmp_path / "s", reader.number, reader.offset).frames()] == [1000, 5]


def test_files_that_are_read_are_removed_and_make_room(tmp_path):
    writer = SpoolWriter(tmp_path / "s", 20_000_000)
    for _ in range(19):
        assert writer.has_room(1_000_000)
        writer.put(bytes(1_000_000))
    assert not writer.has_room(1_000_000)
    reader = SpoolReader(tmp_path / "s")
    assert sum(1 for _ in reader.frames()) == 19
    reader.remove_read()
    assert writer.has_room(1_000_000)


def test_what_is_stored_takes_no_room_on_disk(tmp_path):
    db = tmp_path / "x.db"
    store = Store(db)
    capture = store.begin_live()
    folder = spool_root(db) / str(capture)
    writer = SpoolWriter(folder, 10**9)
    for _ in range(25):
        writer.put(pack(flow_with(b'{"text":"' + b"a b " * 250_000 + b'"}'), 0))
    assert len(list(folder.glob("*.frames"))) > 2
    follower = Follower(store, folder, capture, Settings(), None)
    while follower.step():
        pass
    assert len(list(folder.glob("*.frames"))) == 1
    assert writer.has_room(10**9 - 9_000_000)
    store.close()


def test_a_spool_that_another_holds_is_left_alone(tmp_path):
    db = tmp_path / "x.db"
    store = Store(db)
    capture = store.begin_live()
    folder = spool_root(db) / str(capture)
    writer = SpoolWriter(folder, 10**9)
    writer.put(pack(flow_with(b'{"mobile":"13912345678"}'), 0))
    holder = Lock(folder)
    finish_left(store, Settings())
    assert list(store.rows("SELECT id FROM flows")) == []
    holder.close()
    finish_left(store, Settings())
    assert len(list(store.rows("SELECT id FROM flows"))) == 1
    store.close()

"""Captures shared out among processes and a cluster: the same database as by one, whatever dies on the way."""

import multiprocessing
import os
import shutil
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest
from distributed import LocalCluster

from addon.correlate import correlate
from addon.crew import Crew, Failed, LocalCrew
from addon.errors import InputError
from addon.pipeline import Settings
from addon.rows import Masking
from addon.scan import Scan, scan_captures
from addon.shared_scan import SharedScan
from addon.sources import Capture, find_captures, open_capture
from addon.store import Store
from addon.tasks import Run, inspect_part, prepare
from tests.conftest import BIN
from tests.databases import alone, content


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


def test_a_crew_gives_the_database_that_one_process_gives(tmp_path, many, small_parts):
    store = Store(tmp_path / "shared.db")
    crew = Here(run_of(store))
    results = SharedScan(Scan(store, Settings()), crew, "run").captures(find_captures([many]))
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
    results = SharedScan(Scan(store, Settings()), crew, "run").captures(find_captures([many]))
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
    results = SharedScan(Scan(store, Settings()), crew, "run").captures(find_captures([many]))
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
    SharedScan(Scan(store, Settings()), Here(run_of(store)), "run").captures(find_captures([many]))
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
    results = SharedScan(Scan(store, Settings()), Here(run_of(store)), "run").captures(find_captures([many]))
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


@pytest.mark.parametrize("victims", [1, 2])
def test_processes_that_die_between_tasks_are_replaced(victims):
    numbers = [(number, number) for number in (0, 1, 2)]
    with LocalCrew(2, Run("run", Settings(), Masking(b"k"))) as crew:
        before = list(crew.ordered(die_at_three, numbers))
        for process in multiprocessing.active_children()[:victims]:
            process.kill()
            process.join()
        time.sleep(0.5)
        assert list(crew.ordered(die_at_three, numbers)) == before == [(0, 0), (1, 2), (2, 4)]


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

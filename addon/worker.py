"""Inspection outside the proxy's event loop: one process that reads the spool, decodes, detects, stores and judges.

It owns a database connection of its own, so nothing the hooks do waits for SQLite, and it runs at the lowest priority, so that
the proxy does not feel it. One that dies is started again and goes on at the place that the database names; a message
that kills it three times is recorded as not inspected.
"""

import os
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from addon.correlate import correlate
from addon.frames import unpack
from addon.pipeline import Settings, keep, rows_of, settle
from addon.rules import Ruling
from addon.sources.record import Record
from addon.spool import Lock, SpoolReader, spool_root
from addon.store import Store
from detectors.engine import prepare

_TRIES = 3
_BATCH = 64
_IDLE_S = 0.1  # a message waits no longer; looking more often costs the proxy more, a transaction each time
_LOWEST_PRIORITY = 19
_STOP = "stop"
_DIED = "the inspection process died on it"


@dataclass(frozen=True, slots=True)
class Found:
    """One finding as console, marks and comments show it; values are masked."""

    finding: int
    category: str
    direction: str
    recipient: str
    subjects: int
    confidence: float
    example: str
    rule: str
    severity: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of messages of a flow: their findings, or why one was not inspected."""

    flow_id: str
    found: tuple[Found, ...] = ()
    error: str = ""


# --- in the process


def run(db: Path, keep_values: bool, capture: int, settings: Settings, channel: Connection) -> None:
    """The process: finishes what earlier runs left, then follows its own spool until it is told to stop."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the proxy, which then waits for this process
    _give_way()
    store = Store(db, keep_values=keep_values)
    own = spool_root(db) / str(capture)
    lock = Lock(own)
    prepare(settings.subject, settings.region)
    settle()
    finish_left(store, settings)
    follower = Follower(store, own, capture, settings, channel)
    stopping = False
    while (busy := follower.step()) or not stopping:  # once more after the word to stop: nothing comes behind it
        if not stopping and channel.poll(0 if busy else _IDLE_S):
            try:
                stopping = channel.recv() == _STOP
            except EOFError:  # the proxy is gone; the next one finishes what is left
                return
            _take_turns()  # a person waits for it now
    lock.close()
    follower.reader.remove()
    store.close()
    channel.send(_STOP)


def _give_way() -> None:
    """Runs only while nobody else wants the processor, where the system knows such a thing; otherwise last in turn."""
    try:
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    except (AttributeError, OSError):
        if hasattr(os, "nice"):
            os.nice(_LOWEST_PRIORITY)


def _take_turns() -> None:
    with suppress(AttributeError, OSError):
        os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))


def finish_left(store: Store, settings: Settings) -> None:
    """Inspects what proxies that were killed had handed over, and closes their captures."""
    for folder in sorted(spool_root(store.path).iterdir()):
        if folder.name.isdecimal():
            lock = Lock(folder)
            if lock.held:  # otherwise a worker is at work on it, this one or another proxy's
                _finish(store, folder, settings)
            lock.close()


def _finish(store: Store, folder: Path, settings: Settings) -> None:
    capture = int(folder.name)
    follower = Follower(store, folder, capture, settings, None)
    while follower.step():
        pass
    count = store.first("SELECT COUNT(*) AS n FROM flows WHERE capture = ?", [capture])
    if store.first("SELECT 1 FROM captures WHERE id = ? AND state = 'running'", [capture]):
        store.finish_capture(capture, "complete", count["n"] if count else 0, follower.failures)
    correlate(store)
    follower.reader.remove()


class Follower:
    """Reads one spool into the database, a batch a transaction, and says what was found."""

    def __init__(
        self, store: Store, folder: Path, capture: int, settings: Settings, channel: Connection | None
    ) -> None:
        self._store, self._capture, self._settings, self._channel = store, capture, settings, channel
        self._origin = store.origin_of(capture)
        row = store.first("SELECT file, offset, tries FROM spools WHERE capture = ?", [capture])
        place = (row["file"], row["offset"]) if row else (0, 0)
        self.reader = SpoolReader(folder, *place)
        # Started again where the last one ended: one of the next messages may be what ended it, so each is taken alone.
        self._tries = row["tries"] + 1 if row else 1
        self._alone = _BATCH if self._tries > 1 else 0
        self.failures: list[tuple[int, str]] = []
        self._stored = place
        with store.writing():
            self._save(self._tries)

    def step(self) -> bool:
        """Takes a batch, or one message where an earlier try ended; False where there is none."""
        frames = list(islice(self.reader.frames(), 1 if self._alone else _BATCH))
        self._alone = max(self._alone - 1, 0)
        if not frames:
            return False
        before = self._stored[0]
        taken = [self._read(frame) for frame in frames]
        records = [record for record, _ in taken if record is not None]
        masking = self._store.masking
        rows = [
            rows_of(record, self._settings, masking, self._origin) for record in records
        ]  # nothing is locked meanwhile
        with self._store.writing():
            found = keep(self._store, self._capture, rows)
            ids = [finding for findings in found for finding in findings]
            rulings = correlate(self._store, ids) if ids else {}
            self._stored, self._tries = (self.reader.number, self.reader.offset), 1
            self._save(0)
        for record, findings in zip(records, found, strict=True):
            self._say(record.flow.flow_id, findings, rulings)
        for missed, error in taken:
            if error:
                self._complain(missed.flow.flow_id if missed else "", error)
        if self.reader.number != before:
            self.reader.remove_read()
        return True

    def _read(self, frame: bytes) -> tuple[Record | None, str]:
        """A frame's record, and why it is not inspected."""
        try:
            record = unpack(frame)
        except (ValueError, TypeError) as error:  # a hostile URL or header must reach the person, and the rest goes on
            return None, f"{type(error).__name__}: {error}"
        if self._tries > _TRIES:
            return record.emptied("limit", f"not inspected: {_DIED}"), _DIED
        return record, ""

    def _save(self, tries: int) -> None:
        self._store.connection.execute(
            "INSERT OR REPLACE INTO spools VALUES (?,?,?,?)", [self._capture, *self._stored, tries]
        )

    def _complain(self, flow_id: str, error: str) -> None:
        self.failures.append((len(self.failures), error))
        if self._channel is not None:
            self._channel.send(Outcome(flow_id, error=error))

    def _say(self, flow_id: str, findings: Sequence[int], rulings: dict[int, list[Ruling]]) -> None:
        if self._channel is not None and findings:
            self._channel.send(Outcome(flow_id, tuple(_found(self._store, one, rulings[one]) for one in findings)))


def _found(store: Store, finding: int, rulings: list[Ruling]) -> Found:
    row = store.first(
        "SELECT category, direction, subjects, confidence, recipient FROM findings JOIN flows ON flows.id = flow"
        " WHERE findings.id = ?",
        [finding],
    )
    value = store.first("SELECT masked FROM finding_values WHERE finding = ? ORDER BY position LIMIT 1", [finding])
    assert row is not None
    ruling = rulings[0]
    return Found(
        finding,
        row["category"],
        row["direction"],
        row["recipient"],
        row["subjects"],
        row["confidence"],
        value["masked"] if value else "",
        ruling.rule,
        ruling.severity,
        ruling.reason,
    )


# --- in the proxy


class Worker:
    """Keeps the process running. `tell` is called, in another thread, with what it says."""

    def __init__(
        self, db: Path, keep_values: bool, capture: int, settings: Settings, tell: Callable[[Outcome], None]
    ) -> None:
        self._arguments = (db, keep_values, capture, settings)
        self._tell = tell
        self._closing = False
        self._start()
        self._listener = threading.Thread(target=self._listen, name="consentrace-worker", daemon=True)
        self._listener.start()

    def _start(self) -> None:
        context = get_context("spawn")
        self._channel, theirs = context.Pipe()
        self._process = context.Process(target=run, args=(*self._arguments, theirs), daemon=True)
        self._process.start()
        theirs.close()
        if self._closing:
            self._channel.send(_STOP)

    def _listen(self) -> None:
        while True:
            try:
                said = self._channel.recv()
            except (EOFError, OSError):
                self._process.join()
                time.sleep(0.1)  # one that cannot even start is not started again without end of breath
                self._start()
                continue
            if said == _STOP:
                return
            self._tell(said)

    def close(self) -> None:
        """Waits until all that was handed over is stored, then ends the process."""
        self._closing = True
        with suppress(OSError):  # it has just died; the one started in its place is told
            self._channel.send(_STOP)
        self._listener.join()
        self._process.join()

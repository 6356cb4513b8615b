"""Inspection outside the proxy's event loop: one process that decodes, detects, stores and judges.

The proxy hands over messages and gets back what was found. The worker owns the database connection, so nothing the
hooks do waits for SQLite. A worker that dies is started again and the flows it had not acknowledged are given anew.
"""

from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from addon.correlate import correlate
from addon.pipeline import Settings, process
from addon.rules import Ruling
from addon.sources.record import Record
from addon.store import Store

_TRIES = 3


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
    """What became of a record: its findings, or why it was not inspected."""

    found: tuple[Found, ...] = ()
    error: str = ""


@dataclass
class _Process:
    """The worker process's own state."""

    store: Store
    capture: int
    settings: Settings


_process: _Process | None = None


def _start(db: Path, keep_values: bool, capture: int, settings: Settings) -> None:
    global _process
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the proxy, which then waits for this process
    _process = _Process(Store(db, keep_values=keep_values), capture, settings)


def _inspect(record: Record) -> tuple[Found, ...]:
    assert _process is not None
    store = _process.store
    ids = process(store, _process.capture, record, _process.settings)
    rulings = correlate(store, ids) if ids else {}
    return tuple(_found(store, finding, rulings[finding]) for finding in ids)


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


class Worker:
    """Runs `_inspect` in one process of its own, in order. `submit` never waits."""

    def __init__(self, db: Path, keep_values: bool, capture: int, settings: Settings) -> None:
        self._arguments = (db, keep_values, capture, settings)
        self._pending: set[Future[tuple[Found, ...]]] = set()
        self._pool = self._new_pool()

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(1, get_context("spawn"), _start, self._arguments)

    def warm_up(self) -> Future[bool]:
        """Starts the process, so that the first flow does not wait for its imports."""
        return self._pool.submit(bool)

    def submit(self, record: Record, done: Callable[[Outcome], None], tries: int = _TRIES) -> None:
        """Hands over a record; `done` is called, in another thread, with what became of it."""
        pool = self._pool
        try:
            future = pool.submit(_inspect, record)
        except BrokenProcessPool:
            self._renew(pool)
            future = self._pool.submit(_inspect, record)
        self._pending.add(future)

        def finished(future: Future[tuple[Found, ...]]) -> None:
            try:
                outcome = Outcome(future.result())
            except BrokenProcessPool:
                self._renew(pool)
                if tries > 1:
                    self.submit(record, done, tries - 1)
                    self._pending.discard(future)
                    return
                outcome = Outcome(error="the inspection process died on it")
            except Exception as error:  # whatever a hostile message provokes must reach the person, not the proxy
                outcome = Outcome(error=f"{type(error).__name__}: {error}")
            done(outcome)
            self._pending.discard(future)

        future.add_done_callback(finished)

    def _renew(self, broken: ProcessPoolExecutor) -> None:
        if self._pool is broken:
            self._pool = self._new_pool()

    @property
    def pending(self) -> int:
        """Records handed over and not yet acknowledged."""
        return len(self._pending)

    def close(self) -> None:
        """Waits until all that was handed over is stored, then ends the process."""
        while self._pending:
            for future in list(self._pending):
                try:
                    future.result(timeout=60)
                except Exception:
                    self._pending.discard(future)  # its own callback has told the person
        self._pool.shutdown(wait=True)

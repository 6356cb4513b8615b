"""The evidence store: SQLite through sqlite-utils. Findings are written once, one transaction a flow."""

import json
import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from addon import __version__
from addon.errors import InputError
from addon.masking import printable
from addon.rows import FlowRows, Masking, Origin, Row
from addon.schema import migrations
from addon.times import iso

if TYPE_CHECKING:
    from addon.rules import Ruling

_BUSY_MS = 30_000
_MOST_FAILURES = 1000  # so many are listed; all are counted
_ADD_FLOW = """
INSERT INTO flows (capture, flow_id, observed_at, method, scheme, host, recipient, url_path, opaque_bytes, notes)
VALUES (?,?,?,?,?,?,?,?,?,?) ON CONFLICT (capture, flow_id) DO UPDATE SET
  opaque_bytes = opaque_bytes + excluded.opaque_bytes,
  notes = CASE WHEN excluded.notes = '[]' THEN notes ELSE excluded.notes END"""


class Store:
    """One database. Raises InputError where the file cannot be a database of ours or cannot be written."""

    def __init__(self, path: Path, *, create: bool = True, keep_values: bool = False) -> None:
        self.path = path
        if not create and not path.exists():
            raise InputError(f"{path}: no such database; make one with `consentrace scan CAPTURE --db {path}`")
        try:
            self.connection = sqlite3.connect(path, timeout=_BUSY_MS / 1000, check_same_thread=False)
            self.connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
            self.db = Database(self.connection, execute_plugins=False)  # nothing but ours writes here
            self._migrate(create)
            self.connection.execute("PRAGMA foreign_keys = ON")
            row = self.connection.execute("SELECT value FROM settings WHERE key = 'hmac_key'").fetchone()
        except sqlite3.Error as error:
            raise InputError(f"{path}: {self._remedy(error)}") from None
        self.masking = Masking(bytes.fromhex(row[0]), keep_values)

    def _migrate(self, create: bool) -> None:
        known = {migration.name for migration in migrations.pending(self.db)} | {
            migration.name for migration in migrations.applied(self.db)
        }
        own = {migration.name for migration in migrations._migrations}
        if known - own:
            raise InputError(
                f"{self.path}: made by a newer version of consentrace ({sorted(known - own)[-1]}); "
                "upgrade consentrace, or name another file with --db"
            )
        tables = set(self.db.table_names())
        if tables and not migrations.applied(self.db):
            raise InputError(f"{self.path}: a SQLite database of another program; name another file with --db")
        if not tables and not create:
            raise InputError(
                f"{self.path}: an empty database; fill it with `consentrace scan CAPTURE --db {self.path}`"
            )
        if migrations.pending(self.db):
            self.connection.execute("PRAGMA journal_mode = WAL")
            migrations.apply(self.db)
        self.connection.execute("PRAGMA synchronous = NORMAL")

    def _remedy(self, error: sqlite3.Error) -> str:
        text = str(error)
        if "not a database" in text:
            return "not a SQLite database; name another file with --db"
        if "unable to open" in text or "readonly" in text:
            return "cannot be opened for writing; choose a folder you can write to with --db"
        return f"{text}; close other programs that hold it, or name another file with --db"

    def close(self) -> None:
        """Closes the file; the write-ahead log is folded in."""
        self.connection.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction that takes the write lock first: one that reads first fails where another process wrote since.

        Inside another one, a part of it: they are written together or not at all.
        """
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.rollback()
            raise
        self.connection.execute("COMMIT")

    # --- captures and flows

    def begin_capture(
        self, *, name: str, path: str, sha256: str, kind: str, size: int | None, device: str = "", app: str = ""
    ) -> int:
        """The capture's row id: a new row, or the one an interrupted scan left."""
        row = self.connection.execute("SELECT id FROM captures WHERE sha256 = ?", [sha256]).fetchone()
        if row:
            return int(row[0])
        said = (printable(name), path, sha256, kind, size, iso(datetime.now(UTC)), __version__)
        with self.writing():
            cursor = self.connection.execute(
                "INSERT INTO captures (name, path, sha256, kind, bytes, state, started_at, tool_version, device, app)"
                " VALUES (?,?,?,?,?,'running',?,?,?,?)",
                (*said, device, app),
            )
            assert cursor.lastrowid is not None
            return cursor.lastrowid

    def begin_live(self, **about: str) -> int:
        """A capture row for one run of the proxy."""
        return self.begin_capture(name="live", path="", sha256=f"live:{uuid.uuid4()}", kind="live", size=None, **about)

    def capture_state(self, sha256: str) -> str:
        """'complete', 'broken' or 'running' for a capture seen before, otherwise empty."""
        row = self.connection.execute("SELECT state FROM captures WHERE sha256 = ?", [sha256]).fetchone()
        return str(row[0]) if row else ""

    def finish_capture(self, capture: int, state: str, read: int, failures: Sequence[tuple[int, str]]) -> None:
        """Closes a capture's row with how many records were read and which failed, and why."""
        with self.writing():
            self.connection.execute(
                "UPDATE captures SET state = ?, finished_at = ?, records_read = ?, records_failed = ?, failures = ? WHERE id = ?",
                (state, iso(datetime.now(UTC)), read, len(failures), _listed(failures[:_MOST_FAILURES]), capture),
            )
            if state != "incomplete":
                self.connection.execute("DELETE FROM parts WHERE capture = ?", [capture])

    # --- parts of captures, and where they lie

    def finish_part(
        self, capture: int, place: tuple[int, int], read: int, failures: Sequence[tuple[int, str]], broken: str
    ) -> None:
        """Says, inside the transaction that stores them, that the flows of a part (its bytes from, to) are stored."""
        self.connection.execute(
            "INSERT OR REPLACE INTO parts VALUES (?,?,?,?,?,?)", [capture, *place, read, _listed(failures), broken]
        )

    def finished_parts(self, capture: int) -> set[tuple[int, int]]:
        """The parts of a capture that are stored (bytes from, to)."""
        rows = self.connection.execute("SELECT start, stop FROM parts WHERE capture = ?", [capture])
        return {(start, stop) for start, stop in rows}

    def parts_read(self, capture: int) -> tuple[int, list[tuple[int, str]], str]:
        """Of a capture's stored parts: how many records were read, which failed and why, and where it breaks off."""
        sql = "SELECT records_read, failures, broken FROM parts WHERE capture = ? ORDER BY start"
        rows = self.connection.execute(sql, [capture]).fetchall()
        failures = [(one["record"], one["why"]) for _, listed, _ in rows for one in json.loads(listed)]
        return sum(row[0] for row in rows), failures, next((row[2] for row in rows if row[2]), "")

    def remember(self, url: str, fingerprint: str, sha256: str) -> None:
        """Keeps what a remote file's content was while it had this fingerprint."""
        if fingerprint:
            with self.writing():
                self.connection.execute("INSERT OR REPLACE INTO places VALUES (?,?,?)", [url, fingerprint, sha256])

    def remembered(self, url: str, fingerprint: str) -> str:
        """The SHA-256 of a remote file as remembered; empty where it is not, or has changed."""
        sql = "SELECT sha256 FROM places WHERE url = ? AND fingerprint = ? AND fingerprint <> ''"
        row = self.connection.execute(sql, [url, fingerprint]).fetchone()
        return str(row[0]) if row else ""

    def origin_of(self, capture: int) -> Origin:
        """What a flow's claims need to know of its capture."""
        row = self.connection.execute("SELECT sha256, app FROM captures WHERE id = ?", [capture]).fetchone()
        return Origin(*row)

    def flow_ids(self, capture: int) -> set[str]:
        """The flows already stored of a capture: where an interrupted scan goes on."""
        rows = self.connection.execute("SELECT flow_id FROM flows WHERE capture = ?", [capture])
        return {row[0] for row in rows}

    def add_flows(self, capture: int, flows: Iterable[FlowRows]) -> list[list[int]]:
        """Writes flows and their findings, in one transaction or inside the caller's; returns the findings' ids by flow.

        A flow stored before is left as it is (its notes and findings once written do not change); findings of later
        WebSocket messages of the same flow are added.
        """
        ids: list[list[int]] = []
        with self.writing():
            for bare, group in groupby(flows, lambda rows: not (rows.unread or rows.findings)):
                if bare:  # most are
                    listed = [(capture, *rows.flow) for rows in group]
                    self.connection.executemany(_ADD_FLOW, listed)
                    ids += [[] for _ in listed]
                else:
                    ids += [self._add_flow(capture, rows) for rows in group]
        return ids

    def _add_flow(self, capture: int, rows: FlowRows) -> list[int]:
        (flow,) = self.connection.execute(_ADD_FLOW + " RETURNING id", (capture, *rows.flow)).fetchone()
        self.connection.executemany(
            "INSERT OR IGNORE INTO unread VALUES (?,?,?,?,?)", [(flow, *row) for row in rows.unread]
        )
        ids = (self._add_finding(flow, *both) for both in rows.findings)
        return [found for found in ids if found is not None]

    def _add_finding(self, flow: int, row: Row, values: Sequence[Row]) -> int | None:
        cursor = self.connection.execute(
            "INSERT OR IGNORE INTO findings (flow, message, observed_at, direction, category, detector, subjects, form,"
            " layers, location, confidence, traits) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
            (flow, *row),
        )
        finding = cursor.lastrowid
        if cursor.rowcount == 0 or finding is None:
            return None
        self.connection.executemany(
            "INSERT INTO finding_values VALUES (?,?,?,?,?,?,?,?,?)", [(finding, *value) for value in values]
        )
        return finding

    # --- verdicts

    def anything_to_judge(self) -> bool:
        """Whether anything has been found, or recorded of consent."""
        sql = "SELECT EXISTS (SELECT 1 FROM findings) OR EXISTS (SELECT 1 FROM consent_events)"
        return bool(self.connection.execute(sql).fetchone()[0])

    def replace_verdicts(self, rulings: "Mapping[int, Sequence[Ruling]]", table: str = "verdicts") -> None:
        """Puts new verdicts in place of the old ones, all or none; `table` may be session_verdicts."""
        with self.db.atomic():
            self.connection.executemany(f"DELETE FROM {table} WHERE finding = ?", [(finding,) for finding in rulings])
            self.connection.executemany(
                f"INSERT INTO {table} VALUES (?,?,?,?,?,?,?,?)",
                [
                    (
                        finding,
                        rank,
                        ruling.outcome,
                        ruling.rule,
                        ruling.severity,
                        ruling.basis,
                        ruling.reason,
                        ruling.event.id if ruling.event else None,
                    )
                    for finding, held in rulings.items()
                    for rank, ruling in enumerate(held)
                ],
            )

    # --- reading

    def rows(self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()) -> Iterator[dict[str, Any]]:
        """A query's rows as dicts."""
        cursor = self.connection.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        return (dict(zip(names, row, strict=True)) for row in cursor)

    def first(self, sql: str, parameters: Sequence[object] = ()) -> dict[str, Any] | None:
        """A query's first row, or None."""
        return next(self.rows(sql, parameters), None)


def _listed(failures: Sequence[tuple[int, str]]) -> str:
    listed = [{"record": record, "why": printable(why)[:300]} for record, why in failures]
    return json.dumps(listed, ensure_ascii=False)

"""The evidence store: SQLite through sqlite-utils. Findings are written once, one transaction a flow."""

import hashlib
import json
import sqlite3
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from addon import __version__
from addon.errors import InputError
from addon.masking import digest, mask, mask_text, printable
from addon.rules import Ruling
from addon.schema import migrations
from detectors.message import Finding, Unread, Value

_BUSY_MS = 30_000


def iso(moment: datetime | float) -> str:
    """UTC, ISO 8601, microseconds: sorts as text in order of time. Floats are seconds since 1970."""
    if not isinstance(moment, datetime):
        try:
            moment = datetime.fromtimestamp(moment, UTC)
        except (ValueError, OverflowError, OSError):
            moment = datetime.fromtimestamp(0, UTC)  # a hostile capture's time; the record stays readable
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


@dataclass(frozen=True, slots=True)
class FlowRecord:
    """What is kept of a flow beside its findings. `observed_at` is in seconds since 1970."""

    flow_id: str
    observed_at: float
    method: str
    scheme: str
    host: str
    recipient: str
    url_path: str


@dataclass(frozen=True, slots=True)
class Observation:
    """One finding and where in the flow it was: message number (0 request, 1 response, 2+ WebSocket) and time."""

    message: int
    observed_at: float
    direction: str
    finding: Finding


class Store:
    """One database. Raises InputError where the file cannot be a database of ours or cannot be written."""

    def __init__(self, path: Path, *, create: bool = True, keep_values: bool = False) -> None:
        self.path = path
        self.keep_values = keep_values
        if not create and not path.exists():
            raise InputError(f"{path}: no such database; make one with `consentrace scan CAPTURE --db {path}`")
        try:
            self.connection = sqlite3.connect(path, timeout=_BUSY_MS / 1000, check_same_thread=False)
            self.connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
            self.db = Database(self.connection)
            self._migrate(create)
            self.connection.execute("PRAGMA foreign_keys = ON")
            row = self.connection.execute("SELECT value FROM settings WHERE key = 'hmac_key'").fetchone()
        except sqlite3.Error as error:
            raise InputError(f"{path}: {self._remedy(error)}") from None
        self._key = bytes.fromhex(row[0])

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

        Inside another one, a part of it.
        """
        if self.connection.in_transaction:
            with self.db.atomic():
                yield
            return
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            with self.db.atomic():
                yield
        except BaseException:
            self.connection.rollback()
            raise
        self.connection.execute("COMMIT")

    # --- captures and flows

    def begin_capture(self, *, name: str, path: str, sha256: str, kind: str, size: int | None, **about: str) -> int:
        """The capture's row id: a new row, or the one an interrupted scan left."""
        row = self.connection.execute("SELECT id FROM captures WHERE sha256 = ?", [sha256]).fetchone()
        if row:
            return int(row[0])
        record = {
            "name": printable(name),
            "path": path,
            "sha256": sha256,
            "kind": kind,
            "bytes": size,
            "state": "running",
            "started_at": iso(datetime.now(UTC)),
            "tool_version": __version__,
            **about,
        }
        with self.writing():
            return int(self.db["captures"].insert(record).last_pk)  # type: ignore[union-attr, arg-type]

    def begin_live(self, **about: str) -> int:
        """A capture row for one run of the proxy."""
        return self.begin_capture(name="live", path="", sha256=f"live:{uuid.uuid4()}", kind="live", size=None, **about)

    def capture_state(self, sha256: str) -> str:
        """'complete', 'broken' or 'running' for a capture seen before, otherwise empty."""
        row = self.connection.execute("SELECT state FROM captures WHERE sha256 = ?", [sha256]).fetchone()
        return str(row[0]) if row else ""

    def finish_capture(self, capture: int, state: str, read: int, failures: Sequence[tuple[int, str]]) -> None:
        """Closes a capture's row with how many records were read and which failed, and why."""
        listed = [{"record": record, "why": printable(why)[:300]} for record, why in failures[:1000]]
        with self.writing():
            self.db["captures"].update(  # type: ignore[union-attr]
                capture,
                {
                    "state": state,
                    "finished_at": iso(datetime.now(UTC)),
                    "records_read": read,
                    "records_failed": len(failures),
                    "failures": json.dumps(listed, ensure_ascii=False),
                },
            )

    def flow_ids(self, capture: int) -> set[str]:
        """The flows already stored of a capture: where an interrupted scan goes on."""
        rows = self.connection.execute("SELECT flow_id FROM flows WHERE capture = ?", [capture])
        return {row[0] for row in rows}

    def add_flow(
        self,
        capture: int,
        flow: FlowRecord,
        observations: Sequence[Observation],
        notes: Sequence[str] = (),
        unread: Sequence[tuple[int, Unread]] = (),
    ) -> list[int]:
        """Writes a flow and its findings, in one transaction or inside the caller's; returns the findings' ids.

        A flow stored before is left as it is (its notes and findings once written do not change); findings of later
        WebSocket messages of the same flow are added. `unread` holds (message number, bytes sent that were not read).
        """
        with nullcontext() if self.connection.in_transaction else self.writing():
            self.connection.execute(
                "INSERT INTO flows (capture, flow_id, observed_at, method, scheme, host, recipient, url_path, opaque_bytes,"
                " notes) VALUES (?,?,?,?,?,?,?,?,?,?) ON CONFLICT (capture, flow_id) DO UPDATE SET"
                " opaque_bytes = opaque_bytes + excluded.opaque_bytes,"
                " notes = CASE WHEN excluded.notes = '[]' THEN notes ELSE excluded.notes END",
                [
                    capture,
                    flow.flow_id,
                    iso(flow.observed_at),
                    printable(flow.method)[:20],
                    flow.scheme,
                    printable(flow.host)[:253],
                    printable(flow.recipient)[:253],
                    mask_text(flow.url_path),
                    sum(part.bytes for _, part in unread),
                    json.dumps(
                        [mask_text(note) if note.startswith("body") else printable(note)[:300] for note in notes]
                    ),
                ],
            )
            row = self.connection.execute(
                "SELECT id FROM flows WHERE capture = ? AND flow_id = ?", [capture, flow.flow_id]
            ).fetchone()
            self.connection.executemany(
                "INSERT OR IGNORE INTO unread VALUES (?,?,?,?,?)",
                [(row[0], message, part.reason, part.bytes, mask_text(part.path)) for message, part in unread],
            )
            ids = (self._add_finding(int(row[0]), seen) for seen in observations)
            return [found for found in ids if found is not None]

    def _add_finding(self, flow: int, seen: Observation) -> int | None:
        finding = seen.finding
        cursor = self.connection.execute(
            "INSERT OR IGNORE INTO findings (flow, message, observed_at, direction, category, detector, subjects, form,"
            " layers, location, confidence, traits) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
            [
                flow,
                seen.message,
                iso(seen.observed_at),
                seen.direction,
                finding.category,
                finding.detector,
                finding.subjects,
                finding.form,
                " > ".join(finding.layers),
                mask_text(finding.location),
                round(finding.confidence, 3),
                json.dumps(finding.traits),
            ],
        )
        if cursor.rowcount == 0 or cursor.lastrowid is None:
            return None
        self.connection.executemany(
            "INSERT INTO finding_values VALUES (?,?,?,?,?,?,?,?,?)",
            [self._value_row(cursor.lastrowid, index, value) for index, value in enumerate(finding.values)],
        )
        return cursor.lastrowid

    def _value_row(self, finding: int, position: int, value: Value) -> tuple[object, ...]:
        return (
            finding,
            position,
            value.kind,
            mask(value),
            digest(self._key, value),
            mask_text(value.path),
            " > ".join(value.layers),
            self._person(value),
            value.text if self.keep_values else None,
        )

    def _person(self, value: Value) -> str:
        """Whose planted value it is: the entry of the subject file, and the name, masked."""
        if not value.person:
            return ""
        name = printable(value.person)
        return f"{value.entry}, {name if self.keep_values else name[:1] + '**'}"

    # --- verdicts

    def replace_verdicts(self, rulings: Mapping[int, Sequence[Ruling]], table: str = "verdicts") -> None:
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


def file_sha256(path: Path) -> str:
    """SHA-256 of a file, hex, read in pieces."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}; name a capture that can be read") from None

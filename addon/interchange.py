"""The consent record in and out: JSON Lines and CSV. JSON-LD consent records, which only go out, are in `dpv.py`."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import ValidationError

from addon.consent import ConsentEvent, explain
from addon.errors import InputError

_LISTS = ("categories", "recipients", "purposes")
# In CSV a list is one cell, its items apart by "; "; evidence is two columns.
COLUMNS = (
    *(name for name in ConsentEvent.model_fields if name != "evidence"),
    "evidence_path",
    "evidence_sha256",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_AHEAD = timedelta(days=1)


def read_file(path: Path) -> list[ConsentEvent]:
    """All events of a consent file, CSV by its suffix and JSON Lines otherwise; nothing where one line is wrong.

    Raises InputError naming the file, the line and what to change.
    """
    try:
        with path.open("rb") as file:
            if path.suffix.lower() == ".csv":
                return list(read_csv(file.read(), str(path)))
            return list(read_jsonl(file, str(path)))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; name a readable consent file (JSON Lines or CSV)") from None


def read_jsonl(lines: Iterable[bytes], name: str) -> Iterator[ConsentEvent]:
    """The events of a JSON Lines file."""
    for number, line in enumerate(lines, 1):
        line = line.strip().removeprefix(b"\xef\xbb\xbf")
        if line:
            yield _event(line, f"{name}, line {number}")


def read_csv(data: bytes, name: str) -> Iterator[ConsentEvent]:
    """The events of a CSV file whose first row names the columns (`COLUMNS`, any of them in any order)."""
    try:
        rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig")), strict=True)
        for row in rows:
            yield _event(_from_cells(row), f"{name}, line {rows.line_num}")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    except csv.Error as error:
        raise InputError(f"{name}: {error}; save it as CSV with a row of column names first") from None


def _from_cells(row: dict[str, str | None]) -> bytes:
    given: dict[str, object] = {}
    evidence: dict[str, str] = {}
    for key, cell in row.items():
        text = _plain(cell or "") if key else ""
        if not text:
            continue
        if key in _LISTS:
            given[key] = [part.strip() for part in text.split(";") if part.strip()]
        elif key in ("evidence_path", "evidence_sha256"):
            evidence[key.removeprefix("evidence_")] = text
        else:
            given[key] = text
    return json.dumps(given | ({"evidence": evidence} if evidence else {})).encode()


def _event(line: bytes, place: str) -> ConsentEvent:
    try:
        event = ConsentEvent.model_validate_json(line)
    except ValidationError as error:
        raise InputError(f"{place}: {explain(error)}") from None
    if event.moment > datetime.now(UTC) + _AHEAD:
        raise InputError(
            f"{place}: at {event.at.isoformat()} lies in the future; correct the time, or the clock offset"
        )
    return event


def to_jsonl(events: Iterable[ConsentEvent]) -> str:
    """One event a line."""
    return "".join(event.to_line() + "\n" for event in events)


def to_csv(events: Iterable[ConsentEvent]) -> str:
    """One event a row. A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for event in events:
        fields = event.model_dump(mode="json", exclude={"evidence"})
        cells = [
            "; ".join(value) if name in _LISTS else "" if value is None else value for name, value in fields.items()
        ]
        evidence = (event.evidence.path, event.evidence.sha256) if event.evidence else ("", "")
        writer.writerow([_guarded(cell) for cell in (*cells, *evidence)])
    return out.getvalue()


def _guarded(cell: object) -> object:
    return "'" + cell if isinstance(cell, str) and cell.startswith((*_FORMULA, "'")) else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*_FORMULA, "'")) else cell

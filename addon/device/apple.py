"""An iPhone's App Privacy Report (NDJSON, iOS 15.2 and newer): which apps read contacts and location, and whom they called.

Accesses are neither consent nor uploads: they go to the tables `accesses` and `contacted_domains`.
"""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from addon.errors import InputError
from addon.masking import printable
from addon.store import Store
from addon.times import iso

_CATEGORIES = {"contacts": "address_book", "location": "location"}
_TCC = {"kTCCServiceAddressBook": "contacts", "kTCCServiceLocation": "location"}
_TOLERANCE_S = 1.0
_MARKS = (b'"accessor"', b'"networkActivity"', b'"<metadata>"', b"com.apple.privacy.accounting")


@dataclass
class Report:
    """A report's rows for our tables, and how many lines spoke of other things or could not be read."""

    name: str
    accesses: list[tuple[Any, ...]] = field(default_factory=list)
    domains: list[tuple[Any, ...]] = field(default_factory=list)
    others: int = 0
    failed: list[int] = field(default_factory=list)


def is_privacy_report(path: Path) -> bool:
    """Whether a file begins as such a report does."""
    try:
        with path.open("rb") as file:
            return any(mark in line for line in file.readlines(16_384) for mark in _MARKS)
    except OSError:
        return False


def read_privacy_report(path: Path, clock_offset: float = 0.0) -> Report:
    """Reads a report line by line; a bad line is counted. Raises InputError where the file cannot be read or no line can.

    `clock_offset`: seconds by which the iPhone's clock ran ahead of the proxy's.
    """
    report = Report(path.name)
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    _read_line(line, number, report, timedelta(seconds=clock_offset))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}; name a report that can be read") from None
    if report.failed and not (report.accesses or report.domains or report.others):
        raise InputError(f"{path}, line {report.failed[0]}: not a line of an App Privacy Report; export it again")
    return report


def _read_line(line: bytes, number: int, report: Report, offset: timedelta) -> None:
    try:
        entry = json.loads(line)
        kind = entry.get("type")
        category = entry.get("category") or _TCC.get(entry.get("tccService", ""), "")
        if kind == "networkActivity":
            report.domains.append(_domain(entry, report.name, offset))
        elif category in _CATEGORIES and entry.get("kind") != "intervalEnd":
            app = printable(str(entry["accessor"]["identifier"]))[:200]
            at = iso(_time(entry.get("timeStamp") or entry["timestamp"]) - offset)
            report.accesses.append(
                (report.name, "iPhone", app, _CATEGORIES[category], category, at, _TOLERANCE_S, "allowed")
            )
        else:
            report.others += 1
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        report.failed.append(number)


def _domain(entry: dict[str, Any], name: str, offset: timedelta) -> tuple[Any, ...]:
    first, last = (iso(_time(entry.get(key) or entry["timeStamp"]) - offset) for key in ("firstTimeStamp", "timeStamp"))
    by = "website in the app" if entry.get("initiatedType") == "NonAppInitiated" else "app"
    app, domain = (printable(str(entry[key]))[:253] for key in ("bundleID", "domain"))
    return (name, app, domain.lower(), first, last, int(entry.get("hits", 1)), by)


def _time(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("no offset")
    return moment.astimezone(UTC)


def store_privacy_report(store: Store, report: Report) -> str:
    """Writes a report's rows; the same report twice adds nothing. Returns what to tell the person."""
    with store.writing():
        cursor = store.connection.cursor()
        before = store.connection.total_changes
        cursor.executemany("INSERT OR IGNORE INTO accesses VALUES (?,?,?,?,?,?,?,?)", report.accesses)
        cursor.executemany("INSERT OR IGNORE INTO contacted_domains VALUES (?,?,?,?,?,?,?)", report.domains)
        new = store.connection.total_changes - before
    failed = (
        f"; {len(report.failed)} lines could not be read, the first is line {report.failed[0]}" if report.failed else ""
    )
    return (
        f"{report.name}: {len(report.accesses)} accesses to contacts and location, {len(report.domains)} domains, {new} new; "
        f"{report.others} lines about other things{failed}"
    )

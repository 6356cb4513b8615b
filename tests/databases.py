"""What a scan wrote, so that two databases can be held beside each other."""

import sqlite3
from pathlib import Path

from addon.correlate import correlate
from addon.pipeline import Settings
from addon.scan import Scan, scan_captures
from addon.sources import find_captures
from addon.store import Store

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


def alone(folder: Path, db: Path) -> dict[str, list]:
    store = Store(db)
    scan_captures(Scan(store, Settings()), find_captures([folder]))
    correlate(store)
    store.close()
    return content(db)

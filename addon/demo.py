"""`consentrace demo`: the two cases, from the captures that come with the package, to a report."""

from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

import captures
from addon.consent_store import add_events
from addon.correlate import correlate
from addon.errors import InputError
from addon.interchange import read_file
from addon.pipeline import Settings
from addon.report.html import render
from addon.scan import Scan, scan_capture
from addon.sources import Place
from addon.store import Store

_ROWS = """
SELECT capture, category, direction, rule, severity, COUNT(*) AS flows FROM detections
GROUP BY 1, 2, 3, 4, 5 ORDER BY MIN(observed_at), category
"""


def run_demo(folder: Path) -> None:
    """Scans the runs into FOLDER/demo.db, prints the verdicts and writes FOLDER/report.html."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: {error.strerror or error}; name a folder that can be written") from None
    store = Store(folder / "demo.db")
    for stem, app in captures.RUNS.items():
        add_events(store, read_file(captures.FOLDER / f"{stem}.consent.jsonl"))
        result = scan_capture(Scan(store, Settings(), {"app": app}), Place(str(captures.FOLDER / f"{stem}.mitm")))
        if result.error:
            raise InputError(result.error)
    correlate(store)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("capture", "category", "direction", "verdict", "severity", "flows"):
        table.add_column(column, justify="right" if column == "flows" else "left")
    for row in store.rows(_ROWS):
        table.add_row(*(Text(str(cell)) for cell in row.values()))
    console = Console()
    (console if console.is_terminal else Console(width=160)).print(table)
    report = folder / "report.html"
    report.write_text(render(store), encoding="utf-8")
    store.close()
    typer.echo(f"\nReport: {report}\nDatabase: {folder / 'demo.db'}")

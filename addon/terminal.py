"""What a person sees of a scan on the terminal: tables and progress by rich, which is imported where it is used."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from addon.masking import printable
from addon.store import Store

STYLES = {"critical": "bold red", "high": "red", "medium": "yellow", "info": "cyan", "none": "green"}
_MOST_ROWS = 500  # of a table: more are not read there, and a hundred thousand would take a minute
Cell = str | tuple[str, str]  # a text, or a text and its style


@contextmanager
def progress() -> Iterator[Callable[[int], None]]:
    """A count of records on a terminal; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("scanning"),
        MofNCompleteColumn(),
        TextColumn("records"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("scan", total=None)
        yield lambda count: bar.update(task, advance=count)


def detections(store: Store, sha256s: Sequence[str]) -> list[dict[str, Any]]:
    """The detections view's rows of these captures, in order of time."""
    sql = (
        "SELECT found.* FROM detections_by_capture AS found JOIN captures ON captures.id = capture_id"
        " WHERE sha256 IN (SELECT value FROM json_each(?)) ORDER BY observed_at, flow_id, category, direction"
    )
    rows = store.rows(sql, [json.dumps(list(sha256s))])
    return [{name: value for name, value in row.items() if name != "capture_id"} for row in rows]


def print_table(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """A table without lines. What comes from traffic is text and nothing else: no markup, no control characters."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        cells = (cell if isinstance(cell, tuple) else (cell, "") for cell in row)
        table.add_row(*(Text(printable(text), style=style) for text, style in cells))
    console = Console()
    if not console.is_terminal:
        console = Console(width=200)
    console.print(table)


def print_detections(rows: Sequence[dict[str, Any]], format: str) -> None:
    """The rows as a table for people, the gravest where there are many, or all as JSON Lines for programs."""
    if format == "jsonl":
        for row in rows:
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        return
    if not rows:
        sys.stdout.write("nothing found\n")
        return
    shown = _gravest(rows)
    print_table(
        (
            "observed at",
            "capture",
            "direction",
            "recipient",
            "category",
            "subjects",
            "form",
            "conf.",
            "rule",
            "severity",
        ),
        [
            (
                row["observed_at"][:23],
                row["capture"],
                row["direction"],
                row["recipient"],
                row["category"],
                str(row["subjects"]),
                row["form"],
                f"{row['confidence']:.2f}",
                row["rule"] or "",
                (row["severity"] or "", STYLES.get(row["severity"] or "", "")),
            )
            for row in shown
        ],
    )
    if len(shown) < len(rows):
        more = f"{len(rows) - len(shown)} more, none graver"
        sys.stdout.write(f"{more}; all: --format jsonl, the report, or the view detections of the database\n")


def _gravest(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """At most _MOST_ROWS of the rows, in their order."""
    if len(rows) <= _MOST_ROWS:
        return list(rows)
    from addon.rules import GRAVITY

    by_gravity = sorted(range(len(rows)), key=lambda index: -GRAVITY[rows[index]["severity"] or "none"])
    return [rows[index] for index in sorted(by_gravity[:_MOST_ROWS])]

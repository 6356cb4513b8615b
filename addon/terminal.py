"""What a person sees on the terminal: tables and progress by rich. Everything from traffic goes through `Text`."""

import hashlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from addon.consent import ConsentEvent, superseded
from addon.masking import printable
from addon.rules import all_rules
from addon.sources.record import Sent
from addon.standing import clock
from addon.store import Store
from addon.times import iso
from detectors.engine import all_detectors

STYLES = {"critical": "bold red", "high": "red", "medium": "yellow", "info": "cyan", "none": "green"}


@contextmanager
def progress() -> Iterator[Callable[[int], None]]:
    """A count of records on a terminal; nothing in a pipe."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("scanning"),
        MofNCompleteColumn(),
        TextColumn("records"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
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


def _table(columns: Sequence[str], rows: Sequence[Sequence[Text | str]]) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(cell if isinstance(cell, Text) else Text(printable(cell)) for cell in row))
    console = Console()
    if not console.is_terminal:
        console = Console(width=200)
    console.print(table)


def print_detections(rows: Sequence[dict[str, Any]], format: str) -> None:
    """The rows as a table for people, or as JSON Lines for programs."""
    if format == "jsonl":
        for row in rows:
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        return
    if not rows:
        Console().print("nothing found", highlight=False)
        return
    _table(
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
                Text(row["severity"] or "", style=STYLES.get(row["severity"] or "", "")),
            )
            for row in rows
        ],
    )


def print_events(events: Sequence[ConsentEvent], contradicted: Sequence[dict[str, Any]] = ()) -> None:
    """The consent record as a table: what counts no longer is struck, what only the app says is marked as its claim."""
    replaced = superseded(events)
    _table(
        ("at", "action", "categories", "recipients", "purposes", "mechanism", "source", "note", "id"),
        [
            (
                clock(event.moment),
                Text(event.action, style="strike dim" if event.id in replaced else "dim" if event.is_claim else ""),
                ", ".join(event.categories),
                ", ".join(event.recipients),
                ", ".join(event.purposes),
                event.mechanism,
                f"{event.source} (a claim)" if event.is_claim else event.source,
                _remarks(event, event.id in replaced),
                event.id,
            )
            for event in events
        ],
    )
    for row in contradicted:
        Console().print(
            Text(printable(f"contradiction [{row['severity']}]: {row['reason']}"), style=STYLES[row["severity"]])
        )


def _remarks(event: ConsentEvent, replaced: bool) -> str:
    """What a reader must know of an event beside its fields, and its note."""
    told = (
        "counts no longer" if replaced else "",
        f"corrects {event.supersedes[:8]}" if event.supersedes else "",
        event.note,
    )
    return "; ".join(part for part in told if part)


def print_rules() -> None:
    """Each rule with the texts it rests on and its examples."""
    for rule in all_rules():
        said = f"{rule.name}  [{rule.severity}]" + (f"  {rule.outcome}" if rule.outcome != "violation" else "")
        sys.stdout.write(f"{said}\n  {(rule.check.__doc__ or '').strip()}\n")
        for text in rule.texts or ([rule.basis] if rule.basis else []):
            sys.stdout.write(f"  {text}\n")
        for case in rule.cases:
            sys.stdout.write(f"  {'holds ' if case.holds else 'silent'}  {case.title}\n")
        sys.stdout.write("\n")


def print_finding(row: dict[str, Any], sent: Sent) -> None:
    """A finding, its masked values and verdicts, and the digest of the message they lie in."""
    _lines(
        f"finding {row['id']}: {row['category']} ({row['direction']}), {row['subjects']} subjects, {row['form']}",
        *_way_back(row, sent),
        *(
            f"value {v['masked']} ({v['kind']}) at {v['path']}  {v['layers']}"
            + (f"  planted: {v['person']}" if v["person"] else "")
            for v in row["values"]
        ),
        *(f"{v['rule']} [{v['severity']}] {v['reason']}  {v['basis']}" for v in row["verdicts"]),
    )


def print_claim(event: ConsentEvent, row: dict[str, Any], sent: Sent) -> None:
    """A claim of the app, and the digest of the message that it stands in."""
    _lines(f"claim {event.id}: {event.action} at {clock(event.moment)}", *_way_back(row, sent), event.note)


def _way_back(row: dict[str, Any], sent: Sent) -> tuple[str, ...]:
    body = sent.message.body
    return (
        f"capture {row['capture']}  SHA-256 {row['sha256']}",
        f"flow {row['flow_id']}, message {row['message']}, {iso(sent.at)}",
        f"{row['method']} {row['host']}{row['url_path']}",
        f"body: {len(body)} bytes, SHA-256 {hashlib.sha256(body).hexdigest()} (--raw writes them, unmasked)",
    )


def _lines(*lines: str) -> None:
    sys.stdout.write("".join(printable(line) + "\n" for line in lines))


def print_detectors() -> None:
    """Each detector with its examples, positive and negative."""
    for detector in all_detectors():
        sys.stdout.write(f"{detector.name}\n  {detector.summary}\n")
        for example in detector.examples:
            sign = f"finds {example.subjects}" if example.subjects else "silent "
            message = example.message
            body = message.body.decode("utf-8", "replace")
            sys.stdout.write(f"  {sign}  {example.title}: {message.method} {message.path} {printable(body)[:160]}\n")
        sys.stdout.write("\n")

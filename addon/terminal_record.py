"""What a person reads on the terminal of the consent record, of one finding, of the rules and of the detectors."""

import hashlib
import sys
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from addon.consent import ConsentEvent, superseded
from addon.masking import printable
from addon.rules import all_rules
from addon.sources.record import Sent
from addon.standing import clock
from addon.terminal import STYLES, print_table
from addon.times import iso
from detectors.engine import all_detectors


def print_events(events: Sequence[ConsentEvent], contradicted: Sequence[dict[str, Any]] = ()) -> None:
    """The consent record as a table: what counts no longer is struck, what only the app says is marked as its claim."""
    replaced = superseded(events)
    print_table(
        ("at", "action", "categories", "recipients", "purposes", "mechanism", "source", "note", "id"),
        [
            (
                clock(event.moment),
                (event.action, "strike dim" if event.id in replaced else "dim" if event.is_claim else ""),
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
        said = printable(f"contradiction [{row['severity']}]: {row['reason']}")
        Console().print(Text(said, style=STYLES[row["severity"]]))


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

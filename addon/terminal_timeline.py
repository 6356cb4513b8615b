"""`consentrace timeline`: consent, device accesses and findings on one axis of time, coloured by verdict."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from addon.claims import runs_of_claims
from addon.consent import AGAINST, ConsentEvent, superseded
from addon.consent_store import read_events
from addon.masking import printable
from addon.standing import clock
from addon.store import Store
from addon.terminal import STYLES

_NARROW = 20
_PAUSE = timedelta(minutes=30)

_FOUND = """
SELECT capture, observed_at, direction, recipient, category, subjects, form, rule, severity FROM detections
WHERE (:capture = '' OR capture = :capture) ORDER BY observed_at
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that happened: when, on which side, how it is written and coloured."""

    at: datetime
    side: str
    text: str
    style: str


def marks(store: Store, capture: str = "") -> list[Mark]:
    """Everything that happened, in order of time; equal claims and equal findings in a row are one mark."""
    events = read_events(store)
    replaced = superseded(events)
    own = [event for event in events if not event.is_claim]
    found = [_of_event(event, event.id in replaced) for event in own]
    contradicted = {row["claim"]: row["severity"] for row in store.rows("SELECT claim, severity FROM contradictions")}
    found += [_of_claim(event, contradicted.get(event.id, "")) for event in runs_of_claims(events)]
    found += [_of_access(row) for row in store.rows("SELECT * FROM accesses")]
    found += [_of_finding(row) for row in store.rows(_FOUND, {"capture": capture})]
    return sorted(found, key=lambda mark: (mark.at, mark.side, mark.text))


def _of_event(event: ConsentEvent, replaced: bool) -> Mark:
    style = (
        "strike dim"
        if replaced
        else "red"
        if event.action in AGAINST
        else "green"
        if event.action == "given"
        else "bold"
    )
    return Mark(event.moment, "record", _named(event), style)


def _of_claim(event: ConsentEvent, severity: str) -> Mark:
    told = f"claims {_named(event)}" + (", which the record contradicts" if severity else "")
    return Mark(event.moment, "app", told, STYLES[severity] if severity else "dim")


def _named(event: ConsentEvent) -> str:
    about = [name for part in (event.categories, event.recipients, event.purposes) for name in part if name != "*"]
    told = event.action == "given" and event.mechanism not in ("explicit", *(("unknown",) if event.is_claim else ()))
    weak = f" ({event.mechanism})" if told else ""
    return printable(f"{event.action}{weak} {', '.join(about)}").strip()


def _of_access(row: dict[str, Any]) -> Mark:
    refused = " refused" if row["outcome"] == "refused" else ""
    return Mark(
        datetime.fromisoformat(row["at"]),
        "device",
        printable(f"{row['app']} reads {row['category']} ({row['what']}){refused}"),
        "magenta",
    )


def _of_finding(row: dict[str, Any]) -> Mark:
    sign = "→" if row["direction"] == "upload" else "←"
    count = f" × {row['subjects']}" if row["subjects"] > 1 else ""
    form = f", {row['form']}" if row["form"] != "plain" else ""
    text = f"{sign} {row['recipient']}  {row['category']}{count}{form}  [{row['rule'] or 'not judged'}]"
    return Mark(
        datetime.fromisoformat(row["observed_at"]),
        "traffic",
        printable(text),
        STYLES.get(row["severity"] or "info", "cyan"),
    )


def print_timeline(store: Store, capture: str = "", format: str = "table") -> None:
    """The timeline for a person, with a picture of the axis; or as JSON Lines for programs."""
    listed = marks(store, capture)
    if format == "jsonl":
        for mark in listed:
            row = {"at": mark.at.isoformat(), "side": mark.side, "what": mark.text}
            print(json.dumps(row, ensure_ascii=False))
        return
    console = Console()
    if not console.is_terminal:
        console = Console(width=160)
    if not listed:
        console.print("nothing recorded and nothing found", highlight=False)
        return
    for span in _spans(listed):
        console.print(_axis(span, console.width))
        console.print(_table(span))
        console.print()


def _spans(listed: list[Mark]) -> list[list[Mark]]:
    """The marks in stretches without a long pause: sessions of different days do not share an axis."""
    spans = [[listed[0]]]
    for mark in listed[1:]:
        if mark.at - spans[-1][-1].at > _PAUSE:
            spans.append([])
        spans[-1].append(mark)
    return spans


def _axis(listed: list[Mark], width: int) -> Text:
    """One line a side: each mark at its place in time; where several meet, the last."""
    first, last = listed[0].at, listed[-1].at
    span = max((last - first).total_seconds(), 1e-6)
    room = max(width - 10, _NARROW)
    picture = Text()
    for side, sign in (("record", "◆"), ("app", "◇"), ("device", "▲"), ("traffic", "●")):
        mine = [mark for mark in listed if mark.side == side]
        if not mine:
            continue
        cells: dict[int, str] = {
            int((mark.at - first).total_seconds() / span * (room - 1)): mark.style for mark in mine
        }
        picture.append(f"{side:<8} ")
        for place in range(room):
            picture.append(sign if place in cells else "·", style=cells.get(place, "dim"))
        picture.append("\n")
    start, end = clock(first), f"+{timedelta(seconds=round(span))}"
    picture.append(f"{'':<9}{start}{end:>{max(room - len(start), 1)}}\n", style="dim")
    return picture


def _table(listed: list[Mark]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name, side in (("time (UTC)", None), ("after", "right"), ("consent", None), ("traffic", None)):
        table.add_column(
            name, overflow="fold", justify="right" if side else "left", no_wrap=name in ("time (UTC)", "after")
        )
    first = listed[0].at
    for mark in _without_repeats(listed):
        left = Text(mark.text if mark.side == "record" else f"{mark.side}: {mark.text}", style=mark.style)
        cells = (Text(""), Text(mark.text, style=mark.style)) if mark.side == "traffic" else (left, Text(""))
        table.add_row(clock(mark.at)[:-4], f"{(mark.at - first).total_seconds():.1f} s", *cells)
    return table


def _without_repeats(listed: list[Mark]) -> list[Mark]:
    """Forty equal findings in a row are one line that says so."""
    shown: list[tuple[Mark, int]] = []
    for mark in listed:
        if shown and (shown[-1][0].side, shown[-1][0].text) == (mark.side, mark.text):
            shown[-1] = (shown[-1][0], shown[-1][1] + 1)
        else:
            shown.append((mark, 1))
    return [
        mark if count == 1 else Mark(mark.at, mark.side, f"{mark.text}  {count} times", mark.style)
        for mark, count in shown
    ]

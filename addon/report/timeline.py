"""The timeline picture: consent events and findings of one capture on one axis, as inline SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup, escape

from addon.consent import ConsentEvent
from addon.masking import printable

_WIDTH, _LEFT, _RIGHT, _ROW = 1000, 350, 20, 24
_MARKS_A_ROW = 500


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding as a dot: when, on which row, how grave, its tooltip, its number."""

    at: datetime
    row: str
    severity: str
    title: str
    finding: int


def draw(
    captures: Sequence[dict[str, Any]], events: Sequence[ConsentEvent], marks: Sequence[Mark], owners: Sequence[int]
) -> list[tuple[str, Markup]]:
    """A picture for each capture with findings: (name, SVG). `owners` holds each mark's capture."""
    pictures = []
    for capture in captures:
        mine = [mark for mark, owner in zip(marks, owners, strict=True) if owner == capture["id"]]
        if mine:
            app = capture["app"]
            near = _near(capture, [event for event in events if not app or not event.app or event.app == app])
            pictures.append((str(capture["name"]), _picture(near, mine)))
    return pictures


def _near(capture: dict[str, Any], events: Sequence[ConsentEvent]) -> list[ConsentEvent]:
    """The capture's own events: within its span, and an hour to either side."""
    first, last = datetime.fromisoformat(capture["first"]), datetime.fromisoformat(capture["last"])
    return [
        event
        for event in events
        if (first - event.moment).total_seconds() < 3600 > (event.moment - last).total_seconds()
    ]


def _picture(events: Sequence[ConsentEvent], marks: Sequence[Mark]) -> Markup:
    times = [mark.at for mark in marks] + [event.moment for event in events]
    first, last = min(times), max(times)
    span = max((last - first).total_seconds(), 1.0)
    rows = sorted({mark.row for mark in marks})
    top = 30
    consent_rows = sorted(
        {_label(event) for event in events}, key=lambda label: min(e.moment for e in events if _label(e) == label)
    )
    height = top + (len(consent_rows) + len(rows)) * _ROW + 36

    def x(moment: datetime) -> float:
        return _LEFT + (moment - first).total_seconds() / span * (_WIDTH - _LEFT - _RIGHT)

    out = [
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="Timeline of consent events and findings">',
        *_ticks(first, span, top, height),
    ]
    y = top
    for label in consent_rows:
        y += _ROW
        out.append(_row(label, y, "consent"))
        out += [
            f'<path class="event e-{event.action.partition("_")[0]}" d="M{x(event.moment):.1f} {y - 12} l7 7 -7 7 -7 -7z">'
            f"<title>{_safe(event.action)} {_safe(event.moment.isoformat())}</title></path>"
            for event in events
            if _label(event) == label
        ]
    for label in rows:
        y += _ROW
        out.append(_row(label, y, "finding"))
        out += [
            f'<a href="#finding-{mark.finding}"><circle class="s-{mark.severity}" cx="{x(mark.at):.1f}" cy="{y - 5}" r="6">'
            f"<title>{_safe(mark.title)}</title></circle></a>"
            for mark in [mark for mark in marks if mark.row == label][:_MARKS_A_ROW]
        ]
    return Markup("".join([*out, "</svg>"]))  # every text in it went through _safe


def _label(event: ConsentEvent) -> str:
    scope = "" if event.action.startswith("recording") or "*" in event.categories else " " + ", ".join(event.categories)
    return event.action + scope


def _row(label: str, y: int, kind: str) -> str:
    line = f'<line class="rule" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y - 5}" y2="{y - 5}"/>'
    short = label if len(label) <= 44 else label[:43] + "…"
    return f'{line}<text class="{kind}" x="{_LEFT - 12}" y="{y - 1}" text-anchor="end">{_safe(short)}</text>'


def _ticks(first: datetime, span: float, top: int, height: int) -> list[str]:
    out = [f'<text class="tick" x="{_LEFT}" y="14">{_safe(first.strftime("%Y-%m-%d %H:%M:%S UTC"))}</text>']
    for part in range(5):
        seconds = span * part / 4
        x = _LEFT + (_WIDTH - _LEFT - _RIGHT) * part / 4
        anchor = "end" if part == 4 else "middle" if part else "start"
        out.append(f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{top}" y2="{height - 20}"/>')
        out.append(f'<text class="tick" x="{x:.1f}" y="{height - 5}" text-anchor="{anchor}">+{seconds:.0f} s</text>')
    return out


def _safe(text: str) -> str:
    return str(escape(printable(text)))

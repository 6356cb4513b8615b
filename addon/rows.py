"""A flow's rows as the store writes them, masked where the flow was inspected: nothing plain travels to another process."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from addon.masking import digest, mask, mask_text, printable
from addon.sources.record import FlowRecord
from addon.times import iso
from detectors.message import Finding, Unread, Value

if TYPE_CHECKING:
    from addon.consent import ConsentEvent

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Observation:
    """One finding and where in the flow it was: message number (0 request, 1 response, 2+ WebSocket) and time."""

    message: int
    observed_at: float
    direction: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Origin:
    """The capture that a flow is of: its SHA-256 (or the name of a live run), and the app under test."""

    sha256: str
    app: str = ""


class FlowRows(NamedTuple):
    """The rows of one flow: of tables flows, unread, findings (each with its finding_values), and the app's claims.

    They lack the ids that the database gives: of the capture, the flow and the finding. A plain tuple, since those of all flows
    go from one process to another.
    """

    flow_id: str
    flow: Row
    unread: Sequence[Row] = ()
    findings: Sequence[tuple[Row, Sequence[Row]]] = ()
    claims: "Sequence[ConsentEvent]" = ()


@dataclass(frozen=True, slots=True)
class Masking:
    """How a database masks: its own key for digests of values, and whether it keeps plain values too."""

    key: bytes
    keep_values: bool = False

    def rows(
        self,
        flow: FlowRecord,
        seen: Iterable[Observation] = (),
        notes: Iterable[str] = (),
        unread: Sequence[tuple[int, Unread]] = (),
        claims: "Iterable[ConsentEvent]" = (),
    ) -> FlowRows:
        """The rows of a flow; `unread` holds (message number, bytes sent that were not read)."""
        return FlowRows(
            flow.flow_id,
            _flow_row(flow, notes, sum(part.bytes for _, part in unread)),
            [(message, part.reason, part.bytes, mask_text(part.path)) for message, part in unread],
            [(_finding_row(one), self._value_rows(one.finding)) for one in seen],
            list(claims),
        )

    def _value_rows(self, finding: Finding) -> list[Row]:
        return [
            (
                position,
                value.kind,
                mask(value),
                digest(self.key, value),
                mask_text(value.path),
                " > ".join(value.layers),
                self._person(value),
                value.text if self.keep_values else None,
            )
            for position, value in enumerate(finding.values)
        ]

    def _person(self, value: Value) -> str:
        """Whose planted value it is: the entry of the subject file, and the name, masked."""
        if not value.person:
            return ""
        name = printable(value.person)
        return f"{value.entry}, {name if self.keep_values else name[:1] + '**'}"


def _flow_row(flow: FlowRecord, notes: Iterable[str], opaque: int) -> Row:
    masked = [mask_text(note) if note.startswith("body") else printable(note)[:300] for note in notes]
    return (
        flow.flow_id,
        iso(flow.observed_at),
        printable(flow.method)[:20],
        flow.scheme,
        printable(flow.host)[:253],
        printable(flow.recipient)[:253],
        mask_text(flow.url_path),
        opaque,
        json.dumps(masked),
    )


def _finding_row(seen: Observation) -> Row:
    finding = seen.finding
    return (
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
    )

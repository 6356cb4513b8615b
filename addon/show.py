"""`consentrace show`: from a finding, or a claim of the app, back to the exact bytes in its capture."""

from pathlib import Path
from typing import Any

from addon.consent import ConsentEvent
from addon.errors import InputError
from addon.sources import Failure, Place, open_capture
from addon.sources.record import Sent
from addon.store import Store

_FINDING = """
SELECT findings.*, flows.flow_id, flows.method, flows.host, flows.url_path, captures.name AS capture, captures.path AS file,
  captures.sha256, captures.kind
FROM findings JOIN flows ON flows.id = findings.flow JOIN captures ON captures.id = flows.capture WHERE findings.id = ?
"""

_FLOW = """
SELECT flows.flow_id, flows.method, flows.host, flows.url_path, captures.name AS capture, captures.path AS file,
  captures.sha256, captures.kind FROM flows JOIN captures ON captures.id = flows.capture
"""


def finding(store: Store, number: int) -> dict[str, Any]:
    """A finding with its flow, capture, values and verdicts. Raises InputError where there is none."""
    row = store.first(_FINDING, [number])
    if row is None:
        raise InputError(f"finding {number}: not in {store.path}; `consentrace report` lists the numbers there are")
    values = store.rows("SELECT * FROM finding_values WHERE finding = ? ORDER BY position", [number])
    verdicts = store.rows("SELECT * FROM verdicts WHERE finding = ? ORDER BY rank", [number])
    return {**row, "values": list(values), "verdicts": list(verdicts)}


def claim(store: Store, event: ConsentEvent) -> dict[str, Any]:
    """A claim of the app with its flow and capture. Raises InputError where it has none here."""
    if not event.flow:
        raise InputError(f"consent event {event.id}: was not read from traffic, so there are no bytes to show")
    reference, _, message = event.flow.rpartition("#")
    sha256, slash, flow_id = reference.partition("/")
    row = store.first(
        f"{_FLOW} WHERE flow_id = ? AND ? IN ('', sha256)", [flow_id if slash else reference, sha256 if slash else ""]
    )
    if row is None:
        raise InputError(
            f"consent event {event.id}: its flow {reference} is not in {store.path}; scan its capture into it"
        )
    return {**row, "id": event.id, "message": int(message)}


def message_of(row: dict[str, Any], capture: Path | None) -> Sent:
    """The message in the capture file, which must be the one that was scanned (for a live run: any flow file with it).

    Raises InputError where the file is missing, has changed, or does not hold the flow.
    """
    if row["kind"] == "live" and capture is None:
        raise InputError(f"{row['id']}: seen live; name the flow file saved by `-w FILE` with --capture FILE")
    place = Place(str(capture or row["file"]))
    if row["kind"] != "live" and place.sha256() != row["sha256"]:
        raise InputError(f"{place}: changed since it was scanned (SHA-256 differs); name the original with --capture")
    for record in open_capture(place).records():
        if isinstance(record, Failure) or record.flow.flow_id != row["flow_id"]:
            continue
        for sent in record.messages:
            if sent.number == row["message"]:
                return sent
    raise InputError(
        f"{place}: does not hold message {row['message']} of flow {row['flow_id']}; name the right capture"
    )

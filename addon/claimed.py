"""Claims about consent that were read from traffic, as consent events that lead back to their flow."""

import uuid
from collections.abc import Iterable, Iterator
from datetime import datetime

from pydantic import ValidationError

from addon.consent import ConsentEvent
from addon.masking import mask_text
from addon.rows import Origin
from addon.sources.record import FlowRecord, Sent
from addon.times import iso
from detectors.consent import Signal

_LONGEST = 1000


def claimed(origin: Origin, flow: FlowRecord, signals: Iterable[tuple[Sent, Signal]]) -> Iterator[ConsentEvent]:
    """One event for each claim, at its message's time and for the recipient it was made to."""
    for sent, signal in signals:
        said = {
            "at": datetime.fromisoformat(iso(sent.at)),
            "action": signal.action,
            "categories": signal.categories,
            "purposes": signal.purposes,
            "mechanism": signal.mechanism,
            "app": origin.app,
            "source": "traffic",
            "notice_version": mask_text(signal.notice_version),
            "note": f"{signal.detail}; in {mask_text(signal.path)}"[:_LONGEST],
            "flow": f"{flow_reference(origin.sha256, flow.flow_id)}#{sent.number}",
        }
        try:
            yield ConsentEvent.model_validate(said | {"recipients": [flow.recipient]})
        except (
            ValidationError
        ):  # an IPv6 address, or what is no name at all: the claim is kept, to nobody in particular
            yield ConsentEvent.model_validate(said)


def flow_reference(sha256: str, flow_id: str) -> str:
    """A name of the flow for all databases: mitmproxy's id alone is one, so that live and replay agree; HAR's index is not."""
    try:
        return str(uuid.UUID(flow_id))
    except ValueError:
        return f"{sha256}/{flow_id}"

"""The consent record as consent records after ISO/IEC TS 27560, in JSON-LD with DPV's terms (`dpv_terms.toml`)."""

import json
import tomllib
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from addon.consent import ConsentEvent, in_force

_TERMS: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("dpv_terms.toml").read_text("utf-8"))
_NAMESPACE = uuid.UUID("6f7a3c7e-3b0f-5f0e-9d52-275602023001")
_Scope = tuple[str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def to_jsonld(events: Iterable[ConsentEvent]) -> str:
    """One record for each scope (app, subject, categories, recipients, purposes), with its statuses in order of time.

    Events that are no consent (permissions, recording, other bases, the app's claims) and corrected ones have no place in
    such a record; how many were left out is said in the document.
    """
    listed = list(events)
    counted = in_force(listed)
    consents = [event for event in counted if event.action in _TERMS["statuses"]]
    scopes: dict[_Scope, list[ConsentEvent]] = {}
    for event in consents:
        scopes.setdefault(_scope(event), []).append(event)
    left_out = Counter(event.action for event in listed if event not in consents)
    told = ", ".join(f"{count} {action}" for action, count in sorted(left_out.items())) or "none"
    document = {
        "@context": _TERMS["context"],
        "dct:description": f"Consent record of a test. Events left out, being no consent or no longer counted: {told}.",
        "dct:hasPart": [_record(scope, mine) for scope, mine in sorted(scopes.items())],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _scope(event: ConsentEvent) -> _Scope:
    return (
        event.app,
        event.subject,
        tuple(sorted(event.categories)),
        tuple(sorted(event.recipients)),
        tuple(sorted(event.purposes)),
    )


def _record(scope: _Scope, events: Sequence[ConsentEvent]) -> dict[str, Any]:
    app, subject, categories, recipients, purposes = scope
    key = str(uuid.uuid5(_NAMESPACE, json.dumps(scope)))
    basis = next((e.mechanism for e in reversed(events) if e.action == "given"), "unknown")
    return {
        "@id": f"urn:uuid:{key}",
        "@type": "dpv:ConsentRecord",
        "dct:identifier": key,
        "dct:conformsTo": {"@id": _TERMS["record"]["conforms_to"]},
        "dpv:hasDataSubject": {"@type": "dpv:DataSubject", "dct:title": subject or "the tester"},
        "dpv:hasLegalBasis": {"@id": _TERMS["legal_basis"][basis]},
        "dpv:hasNotice": _notices(events),
        "dpv:hasProcess": {
            "@type": "dpv:Process",
            "dct:title": app or "not stated",
            "dpv:hasPersonalData": [{"@id": term} for name in categories for term in _TERMS["categories"][name]],
            "dpv:hasPurpose": [{"@type": "dpv:Purpose", "dct:title": name} for name in purposes or ("not stated",)],
            "dpv:hasRecipient": [_recipient(name) for name in recipients],
        },
        "dpv:hasConsentStatus": [status for event in events for status in _statuses(event)],
    }


def _recipient(name: str) -> dict[str, Any]:
    if name == "*":
        return {"@type": "dpv:Recipient", "dct:title": "not narrowed"}
    return {"@id": f"https://{name}/", "@type": "dpv:Recipient", "dct:title": name}


def _notices(events: Sequence[ConsentEvent]) -> list[dict[str, Any]]:
    versions = sorted({event.notice_version for event in events if event.notice_version})
    return [{"@type": "dpv:ConsentNotice", "dct:title": f"version {version}"} for version in versions] or [
        {"@type": "dpv:ConsentNotice", "dct:title": "version not stated"}
    ]


def _statuses(event: ConsentEvent) -> list[dict[str, Any]]:
    told = f"{event.mechanism}, recorded by {event.source}" + (f": {event.note}" if event.note else "")
    found = [_status(event.action, event.moment, told, event.id)]
    if event.action == "given" and event.lapses:
        found.append(_status("expired", event.lapses, f"end of the consent {event.id}", ""))
    return found


def _status(action: str, at: datetime, told: str, key: str) -> dict[str, Any]:
    return {
        **({"@id": f"urn:uuid:{key}"} if key else {}),
        "@type": _TERMS["statuses"][action],
        "dpv:isIndicatedBy": {"@id": "dpv:DataSubject"},
        "dpv:isIndicatedAtTime": {"@value": at.isoformat(), "@type": "xsd:dateTime"},
        "dpv:hasIndicationMethod": told,
    }

"""From a flow's messages to rows in the store: the one path that live traffic and replay share."""

import gc
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from addon.errors import InputError
from addon.rows import FlowRows, Masking, Observation, Origin
from addon.sources.record import Record, Sent
from detectors.consent import Signal, signals_in
from detectors.engine import DEFAULT_REGION, inspect
from detectors.message import Unread
from detectors.phone import region_of
from detectors.subject import Subject

if TYPE_CHECKING:
    from addon.consent import ConsentEvent
    from addon.store import Store


@dataclass(frozen=True)
class Settings:
    """What decides what is found, beside the traffic: the planted values and the default region for numbers."""

    subject: Subject = field(default_factory=Subject)
    region: str = DEFAULT_REGION


def load_settings(subject: Path | None, region: str = "") -> Settings:
    """Reads the subject file (TOML, or JSON by suffix). Raises InputError naming file, place and remedy."""
    if region and region_of(region) != region.upper():
        raise InputError(f"region {region!r}: not a country; give two letters, e.g. CN, GB, US")
    if subject is None:
        return Settings(region=region.upper() or DEFAULT_REGION)
    import tomllib

    try:
        text = subject.read_text("utf-8")
        data = json.loads(text) if subject.suffix.lower() == ".json" else tomllib.loads(text)
        found = Subject.from_dict(data)
    except OSError as error:
        raise InputError(f"{subject}: {error.strerror or error}; name a readable subject file") from None
    except (ValueError, TypeError, AttributeError) as error:
        raise InputError(f"{subject}: {error}; correct the subject file (see README, planted values)") from None
    return Settings(found, found.default_region or region.upper() or DEFAULT_REGION)


def settle() -> None:
    """Before many flows: what is loaded by now stays, and is not gone over again whenever garbage is collected."""
    gc.freeze()


@dataclass(slots=True)
class Inspected:
    """What was read in a flow: findings, notes on what could not be read, the bytes sent that could not be read and the
    claims about consent, the last two by message number."""

    seen: list[Observation] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unread: list[tuple[int, Unread]] = field(default_factory=list)
    signals: list[tuple[Sent, Signal]] = field(default_factory=list)


def inspect_record(record: Record, settings: Settings) -> Inspected:
    """Inspects every message of a flow."""
    read = Inspected(notes=list(record.notes))
    read.unread += [(record.messages[0].number, part) for part in record.unread]
    for sent in record.messages:
        direction = sent.message.direction
        try:
            findings, document = inspect(sent.message, settings.subject, settings.region)
            signals = signals_in(document)
        except Exception as error:  # a message that breaks a detector is noted on its flow; the rest goes on
            read.notes.append(f"message {sent.number} not inspected: {type(error).__name__}")
            if direction == "upload":
                read.unread.append((sent.number, Unread("limit", len(sent.message.body), "body")))
            continue
        read.seen += [Observation(sent.number, sent.at, direction, finding) for finding in findings]
        read.notes += [note for note in document.notes if note not in read.notes]
        read.signals += [(sent, signal) for signal in signals]
        if direction == "upload":
            read.unread += [(sent.number, part) for part in document.unread]
    return read


def rows_of(record: Record, settings: Settings, masking: Masking, origin: Origin) -> FlowRows:
    """Inspects a flow; what the store is to write of it, masked."""
    read = inspect_record(record, settings)
    claims: Iterable[ConsentEvent] = ()
    if read.signals:
        from addon.claimed import claimed

        claims = claimed(origin, record.flow, read.signals)
    return masking.rows(record.flow, read.seen, read.notes, read.unread, claims)


def process(store: "Store", capture: int, records: Iterable[Record], settings: Settings) -> list[list[int]]:
    """Inspects flows and stores them with their findings and claims in one transaction; the new findings' ids by flow.

    Nothing is locked while they are inspected.
    """
    origin = store.origin_of(capture)
    rows = [rows_of(record, settings, store.masking, origin) for record in records]
    with store.writing():
        return keep(store, capture, rows)


def keep(store: "Store", capture: int, flows: Sequence[FlowRows]) -> list[list[int]]:
    """Stores flows with what was read in them, inside a transaction of the caller's; the new findings' ids by flow."""
    ids = store.add_flows(capture, flows)
    claims = [event for rows in flows for event in rows.claims]
    if claims:
        from addon.consent_store import insert_event

        for event in claims:
            insert_event(store, event)
    return ids

"""The consent record in the database: events, once written, stay as they are; clocks and parties beside them."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from addon.consent import DEFAULT_TOLERANCE_S, ConsentEvent, superseded
from addon.errors import InputError
from addon.parties import NO_PARTIES, Parties
from addon.store import Store
from addon.times import iso

# What an export fills in from the database's clocks, and so does not make an event another one.
_RESOLVED = ("clock_offset", "tolerance")


def add_events(store: Store, events: Iterable[ConsentEvent]) -> int:
    """Writes consent events in one transaction, all or none; one that is there already is not written again.

    Returns how many were new. Raises InputError where an id is there already and says something else.
    """
    with store.writing():
        return sum(insert_event(store, event) for event in events)


def insert_event(store: Store, event: ConsentEvent) -> bool:
    """Writes one event inside a transaction of the caller's; False where it was there already."""
    cursor = store.connection.execute(
        "INSERT OR IGNORE INTO consent_events VALUES (?,?,?,?,?,?,?,?)",
        [
            event.id,
            iso(event.at),
            event.action,
            json.dumps(event.categories),
            json.dumps(event.recipients),
            event.source,
            event.to_line(),
            iso(datetime.now(UTC)),
        ],
    )
    if cursor.rowcount:
        return True
    stored = store.first("SELECT event FROM consent_events WHERE id = ?", [event.id])
    if stored and not event.is_claim and _differ(_read(event.id, stored["event"]), event):
        raise InputError(
            f"consent event {event.id}: stored already, and says something else; a correction is a new event with "
            f'"supersedes": "{event.id}"'
        )
    return False


def _differ(stored: ConsentEvent, event: ConsentEvent) -> bool:
    return stored.model_dump(exclude=set(_RESOLVED)) != event.model_dump(exclude=set(_RESOLVED))


def _read(key: str, line: str) -> ConsentEvent:
    return ConsentEvent.model_validate({**json.loads(line), "id": key})


def read_events(store: Store, claims: bool = True) -> list[ConsentEvent]:
    """All events in order of time, superseded ones included, with the clocks of their sources; `claims`: the app's too."""
    clocks = _clocks(store)
    where = "" if claims else " WHERE source <> 'traffic'"
    rows = store.rows(f"SELECT id, event FROM consent_events{where}")
    events = [_by_clock(_read(row["id"], row["event"]), clocks) for row in rows]
    return sorted(events, key=lambda event: (event.moment, event.id))


def read_event(store: Store, key: str) -> ConsentEvent | None:
    """The event of that id, or None."""
    row = store.first("SELECT id, event FROM consent_events WHERE id = ?", [key])
    return _by_clock(_read(row["id"], row["event"]), _clocks(store)) if row else None


def find_event(store: Store, beginning: str) -> ConsentEvent:
    """The one event whose id begins so. Raises InputError where none or several do."""
    keys = [
        row["id"]
        for row in store.rows("SELECT id FROM consent_events WHERE substr(id, 1, ?) = ?", [len(beginning), beginning])
    ]
    if len(keys) != 1:
        which = "no consent event" if not keys else f"{len(keys)} consent events"
        raise InputError(
            f"{beginning}: {which} with such an id; `consentrace consent list --db {store.path}` shows them"
        )
    found = read_event(store, keys[0])
    assert found is not None
    return found


def last_event(store: Store) -> ConsentEvent | None:
    """The event recorded last that can be taken back: no claim, no retraction, not taken back already."""
    events = {event.id: event for event in read_events(store, claims=False)}
    replaced = superseded(events.values())
    recorded = (
        row["id"] for row in store.rows("SELECT id FROM consent_events ORDER BY recorded_at DESC, at DESC, id DESC")
    )
    open_to_undo = (events[key] for key in recorded if key in events and key not in replaced)
    return next((event for event in open_to_undo if event.action != "retracted"), None)


def retraction(event: ConsentEvent, now: datetime, source: str, note: str = "") -> ConsentEvent:
    """The event that takes another back."""
    said = {"at": now, "action": "retracted", "supersedes": event.id, "source": source, "note": note}
    return ConsentEvent.model_validate({**said, "app": event.app, "subject": event.subject})


def _clocks(store: Store) -> dict[str, dict[str, Any]]:
    return {row["source"]: row for row in store.rows("SELECT * FROM clocks ORDER BY measured_at")}


def _by_clock(event: ConsentEvent, clocks: dict[str, dict[str, Any]]) -> ConsentEvent:
    known = clocks.get(event.source)
    if known is None or event.clock_offset is not None:
        return event
    tolerance = known["tolerance_s"] if event.tolerance == DEFAULT_TOLERANCE_S else event.tolerance
    return event.model_copy(update={"clock_offset": known["offset_s"], "tolerance": tolerance})


def set_clock(store: Store, source: str, offset: float, tolerance: float, how: str) -> None:
    """Says how many seconds a source's clock runs ahead of the proxy's; the latest word of a source counts."""
    with store.writing():
        store.connection.execute(
            "INSERT OR REPLACE INTO clocks VALUES (?,?,?,?,?)", [source, iso(datetime.now(UTC)), offset, tolerance, how]
        )


def set_parties(store: Store, parties: Parties) -> None:
    """Keeps the parties with the database, so that a later correlate judges by the same."""
    with store.writing():
        store.connection.execute(
            "INSERT OR REPLACE INTO settings VALUES ('parties', ?)", [parties.model_dump_json(exclude_defaults=True)]
        )


def read_parties_of(store: Store) -> Parties:
    """The parties that were given for this database."""
    row = store.first("SELECT value FROM settings WHERE key = 'parties'")
    return Parties.model_validate_json(row["value"]) if row else NO_PARTIES

"""Applies the rules to a database. Derived: may be run again at any time, and gives the same for the same data."""

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from addon.claims import contradictions
from addon.consent import ByApp, ConsentEvent
from addon.consent_store import read_events, read_parties_of
from addon.judgement import judge_with
from addon.parties import Parties
from addon.rules import Ruling
from addon.sessions import derive
from addon.standing import Facts
from addon.store import Store

_FINDINGS = """
SELECT findings.id, findings.category, findings.direction, findings.observed_at,
  COALESCE(doubts.confidence, findings.confidence) AS confidence, findings.traits,
  flows.host, flows.scheme, flows.url_path, flows.capture, captures.app
FROM findings LEFT JOIN doubts ON doubts.finding = findings.id
  JOIN flows ON flows.id = findings.flow JOIN captures ON captures.id = flows.capture
"""
_SESSION_FINDINGS = """
SELECT derived.id, derived.category, derived.direction, derived.observed_at, derived.confidence, derived.traits,
  flows.host, flows.scheme, flows.url_path, flows.capture, captures.app
FROM session_findings AS derived JOIN flows ON flows.id = derived.flow JOIN captures ON captures.id = flows.capture
"""
_RELATIONS_SENT = """
SELECT capture, MIN(at) AS first FROM (
  SELECT flows.capture, findings.observed_at AS at FROM findings JOIN flows ON flows.id = findings.flow
  WHERE findings.category IN ('address_book', 'friend_list') AND findings.direction = 'upload' AND findings.confidence >= 0.5
  UNION ALL
  SELECT flows.capture, derived.observed_at FROM session_findings AS derived JOIN flows ON flows.id = derived.flow
) GROUP BY capture
"""


def correlate(store: Store, findings: Collection[int] | None = None) -> dict[int, list[Ruling]]:
    """Judges all findings (or those given) against the consent record, writes and returns the rulings by finding.

    With all findings, what only the whole session shows is derived anew and judged too, and so is what the app claims.
    """
    parties = read_parties_of(store)
    if findings is not None:
        record = ByApp(read_events(store, claims=False))
        marks = ",".join("?" * len(findings))
        rows = store.rows(f"{_FINDINGS} WHERE findings.id IN ({marks})", list(findings))
        rulings = _judged(rows, record, parties, _relations_sent(store))
        store.replace_verdicts(rulings)
        return rulings
    events = read_events(store)
    record = ByApp(events)
    with store.writing():  # what is derived is not to be made anew by another process before it is judged
        derive(store)
        sent = _relations_sent(store)
        store.replace_verdicts(_judged(store.rows(_SESSION_FINDINGS), record, parties, sent), "session_verdicts")
    rulings = _judged(store.rows(_FINDINGS), record, parties, sent)
    store.replace_verdicts(rulings)
    _state_contradictions(store, events, parties)
    return rulings


def _relations_sent(store: Store) -> dict[int, str]:
    """By capture, when an address book or friend list had first left."""
    return {row["capture"]: row["first"] for row in store.rows(_RELATIONS_SENT)}


def _state_contradictions(store: Store, events: Sequence[ConsentEvent], parties: Parties) -> None:
    with store.writing():
        store.connection.execute("DELETE FROM contradictions")
        store.connection.executemany(
            "INSERT INTO contradictions VALUES (?,?,?,?)",
            [
                (found.claim.id, found.record.id if found.record else None, found.severity, found.reason)
                for found in contradictions(events, parties)
            ],
        )


def _judged(
    rows: Iterable[dict[str, Any]], record: ByApp, parties: Parties, sent: dict[int, str]
) -> dict[int, list[Ruling]]:
    rulings = {}
    for row in rows:
        facts = Facts(
            category=row["category"],
            direction=row["direction"],
            at=datetime.fromisoformat(row["observed_at"]),
            host=row["host"],
            scheme=row["scheme"],
            confidence=row["confidence"],
            traits=tuple(json.loads(row["traits"])),
            app=row["app"],
            relations_sent=sent.get(row["capture"], "~") <= row["observed_at"],
            purpose=parties.purpose_of(row["host"], row["url_path"]),
        )
        rulings[row["id"]] = judge_with(facts, record.about(facts.app), parties)
    return rulings

"""Applies the rules to a database. Derived: may be run again at any time, and gives the same for the same data."""

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from addon.consent import ConsentEvent
from addon.rules import Facts, Ruling, judge
from addon.sessions import derive
from addon.store import Store

_FINDINGS = """
SELECT findings.id, findings.category, findings.direction, findings.observed_at,
  COALESCE(doubts.confidence, findings.confidence) AS confidence, findings.traits,
  flows.host, flows.scheme, flows.capture, captures.app
FROM findings LEFT JOIN doubts ON doubts.finding = findings.id
  JOIN flows ON flows.id = findings.flow JOIN captures ON captures.id = flows.capture
"""
_SESSION_FINDINGS = """
SELECT derived.id, derived.category, derived.direction, derived.observed_at, derived.confidence, derived.traits,
  flows.host, flows.scheme, flows.capture, captures.app
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

    With all findings, what only the whole session shows is derived anew and judged too.
    """
    if findings is None:
        derive(store)
    events = store.consent_events()
    sent = {row["capture"]: row["first"] for row in store.rows(_RELATIONS_SENT)}
    if findings is None:
        rows = store.rows(_FINDINGS)
        over_sessions = _judged(store.rows(_SESSION_FINDINGS), events, sent)
        store.replace_verdicts(over_sessions, "session_verdicts")
    else:
        marks = ",".join("?" * len(findings))
        rows = store.rows(f"{_FINDINGS} WHERE findings.id IN ({marks})", list(findings))
    rulings = _judged(rows, events, sent)
    store.replace_verdicts(rulings)
    return rulings


def _judged(
    rows: Iterable[dict[str, Any]], events: Sequence[ConsentEvent], sent: dict[int, str]
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
        )
        rulings[row["id"]] = judge(facts, events)
    return rulings

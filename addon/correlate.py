"""Applies the rules to a database. Derived: may be run again at any time, and gives the same for the same data."""

import json
from collections.abc import Collection
from datetime import datetime

from addon.rules import Facts, Ruling, judge
from addon.store import Store

_FINDINGS = """
SELECT findings.id, findings.category, findings.direction, findings.observed_at, findings.confidence, findings.traits,
  flows.host, flows.scheme, flows.capture, captures.app
FROM findings JOIN flows ON flows.id = findings.flow JOIN captures ON captures.id = flows.capture
"""
_RELATIONS_SENT = """
SELECT flows.capture, MIN(findings.observed_at) AS first
FROM findings JOIN flows ON flows.id = findings.flow
WHERE findings.category IN ('address_book', 'friend_list') AND findings.direction = 'upload' AND findings.confidence >= 0.5
GROUP BY flows.capture
"""


def correlate(store: Store, findings: Collection[int] | None = None) -> dict[int, list[Ruling]]:
    """Judges all findings (or those given) against the consent record, writes and returns the rulings by finding."""
    events = store.consent_events()
    sent = {row["capture"]: row["first"] for row in store.rows(_RELATIONS_SENT)}
    if findings is None:
        rows = store.rows(_FINDINGS)
    else:
        marks = ",".join("?" * len(findings))
        rows = store.rows(f"{_FINDINGS} WHERE findings.id IN ({marks})", list(findings))
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
    store.replace_verdicts(rulings)
    return rulings

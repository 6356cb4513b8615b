"""One self-contained HTML file: method and blind spots first, then findings, each with its way back to the bytes."""

import json
from datetime import UTC, datetime
from typing import Any

import jinja2

from addon import __version__
from addon.claims import runs_of_claims
from addon.consent import ConsentEvent, in_force, superseded
from addon.consent_store import read_events, read_parties_of
from addon.masking import printable
from addon.report.timeline import Mark, draw
from addon.spool import waiting_bytes
from addon.standing import clock
from addon.store import Store

_SHOWN_VALUES = 5
_SHOWN_FINDINGS = 2000
_SHOWN_CLAIMS = 500

_FINDINGS = """
SELECT findings.*, doubts.why AS doubt, flows.flow_id, flows.method, flows.scheme, flows.host, flows.recipient, flows.url_path,
  captures.name AS capture, captures.id AS capture_id, captures.sha256, captures.app
FROM findings LEFT JOIN doubts ON doubts.finding = findings.id
  JOIN flows ON flows.id = findings.flow JOIN captures ON captures.id = flows.capture
ORDER BY findings.observed_at, findings.id
"""
_MATRIX = """
SELECT recipient, category, direction, rule, severity, verdict, COUNT(*) AS flows, MAX(subjects) AS subjects
FROM detections GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY CASE severity WHEN 'critical' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 WHEN 'info' THEN 3 ELSE 4 END, 1, 2
"""
_OPAQUE = """
SELECT flows.recipient, unread.reason, SUM(unread.bytes) AS bytes, COUNT(DISTINCT flows.id) AS flows
FROM unread JOIN flows ON flows.id = unread.flow GROUP BY 1, 2 ORDER BY bytes DESC, 1, 2
"""
_SESSIONS = """
SELECT captures.name AS capture, flows.recipient, derived.category, derived.direction, verdicts.rule, verdicts.severity,
  MIN(verdicts.reason) AS reason, COUNT(*) AS flows, MAX(derived.subjects) AS subjects, MAX(derived.confidence) AS confidence,
  MIN(derived.observed_at) AS first, MAX(derived.observed_at) AS last, GROUP_CONCAT(derived.made_of, ', ') AS made_of
FROM session_findings AS derived JOIN flows ON flows.id = derived.flow JOIN captures ON captures.id = flows.capture
  LEFT JOIN session_verdicts AS verdicts ON verdicts.finding = derived.id AND verdicts.rank = 0
GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY first, 1, 2
"""
_REASONS = {
    "high-entropy": "encrypted, or compressed in an unknown way",
    "unknown-framing": "of unknown framing; readable runs inside were searched",
    "media": "picture, sound, film or archive",
    "limit": "beyond a limit of decoding",
    "window": "beyond the window of one body",
    "spool": "beyond what could wait for inspection (consentrace_spool_mb)",
}
_CONTRADICTIONS = """
SELECT contradictions.*, consent_events.event FROM contradictions JOIN consent_events ON consent_events.id = claim
ORDER BY consent_events.at, claim
"""
_ACCESSES = """
SELECT source, device, app, category, what, outcome, COUNT(*) AS times, MIN(at) AS first, MAX(at) AS last
FROM accesses GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY first, app, what
"""
_CONTACTED = """
SELECT app, domain, initiated_by, SUM(hits) AS hits, MIN(first_at) AS first, MAX(last_at) AS last,
  (SELECT COUNT(*) FROM flows WHERE host = domain OR recipient = domain) AS flows
FROM contacted_domains GROUP BY 1, 2, 3 ORDER BY hits DESC, domain LIMIT 200
"""
_NOTES = """
SELECT flows.recipient, note.value AS note, COUNT(*) AS flows FROM flows, json_each(flows.notes) AS note
GROUP BY 1, 2 ORDER BY flows DESC LIMIT 200
"""


def _shown(text: object) -> str:
    return printable(str(text))


def _findings(store: Store) -> list[dict[str, Any]]:
    values: dict[int, list[dict[str, Any]]] = {}
    sql = f"SELECT * FROM finding_values WHERE position < {_SHOWN_VALUES} ORDER BY finding, position"
    for value in store.rows(sql):
        values.setdefault(value["finding"], []).append(value)
    counts = {
        row["finding"]: row["n"] for row in store.rows("SELECT finding, COUNT(*) AS n FROM finding_values GROUP BY 1")
    }
    verdicts: dict[int, list[dict[str, Any]]] = {}
    for verdict in store.rows("SELECT * FROM verdicts ORDER BY finding, rank"):
        verdicts.setdefault(verdict["finding"], []).append(verdict)
    return [
        {
            **row,
            "values": values.get(row["id"], []),
            "more_values": max(0, counts.get(row["id"], 0) - _SHOWN_VALUES),
            "verdicts": verdicts.get(row["id"], []),
        }
        for row in store.rows(_FINDINGS)
    ]


def _captures(store: Store) -> list[dict[str, Any]]:
    sql = (
        "SELECT captures.*, (SELECT MIN(observed_at) FROM flows WHERE capture = captures.id) AS first,"
        " (SELECT MAX(observed_at) FROM flows WHERE capture = captures.id) AS last FROM captures ORDER BY first, id"
    )
    return [{**row, "failures": json.loads(row["failures"])} for row in store.rows(sql)]


def _marks(findings: list[dict[str, Any]]) -> list[Mark]:
    return [
        Mark(
            datetime.fromisoformat(row["observed_at"]),
            f"{row['category']} {'to' if row['direction'] == 'upload' else 'from'} {row['recipient']}",
            row["verdicts"][0]["severity"] if row["verdicts"] else "info",
            f"finding {row['id']}: {row['category']} {row['direction']} {row['host']} {row['observed_at'][:23]}",
            row["id"],
        )
        for row in findings
    ]


def _coverage(events: list[ConsentEvent]) -> list[tuple[str, str, str]]:
    """When consent was being recorded: app, from, to."""
    spans: list[tuple[str, str, str]] = []
    open_at: dict[str, datetime] = {}
    for event in events:
        if event.action == "recording_started":
            open_at.setdefault(event.app, event.moment)
        elif event.action == "recording_stopped" and event.app in open_at:
            spans.append((event.app, clock(open_at.pop(event.app)), clock(event.moment)))
    return spans + [(app, clock(start), "not stopped") for app, start in open_at.items()]


def render(store: Store) -> str:
    """The report of a database whose verdicts are up to date."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("addon.report", "."),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: printable(value) if isinstance(value, str) and not hasattr(value, "__html__") else value,
    )
    findings, everything = _findings(store), read_events(store)
    events = [event for event in everything if not event.is_claim]
    parties = read_parties_of(store)
    captures = _captures(store)
    flows = store.first("SELECT COUNT(*) AS n FROM flows")
    template = environment.get_template("report.html.j2")
    return template.render(
        version=__version__,
        made_at=clock(datetime.now(UTC)),
        database=_shown(store.path.name),
        captures=captures,
        flows=flows["n"] if flows else 0,
        matrix=list(store.rows(_MATRIX)),
        findings=findings[:_SHOWN_FINDINGS],
        left_out=max(0, len(findings) - _SHOWN_FINDINGS),
        events=events,
        event_clock=clock,
        replaced=superseded(events),
        coverage=_coverage(in_force(events)),
        clocks=list(store.rows("SELECT * FROM clocks ORDER BY source, measured_at")),
        parties=parties.party,
        claims=runs_of_claims(everything)[:_SHOWN_CLAIMS],
        contradictions=list(store.rows(_CONTRADICTIONS)),
        accesses=list(store.rows(_ACCESSES)),
        contacted=list(store.rows(_CONTACTED)),
        timelines=draw(captures, in_force(events), _marks(findings), [row["capture_id"] for row in findings]),
        opaque=[{**row, "why": _REASONS.get(row["reason"], row["reason"])} for row in store.rows(_OPAQUE)],
        waiting=waiting_bytes(store.path),
        sessions=list(store.rows(_SESSIONS)),
        notes=list(store.rows(_NOTES)),
    )

"""The database's tables, indexes and the `detections` view, as sqlite-utils migrations.

A migration once released is never edited; a change is a new one.
"""

import secrets

from sqlite_utils import Database, Migrations

migrations = Migrations("consentrace")

_TABLES = """
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE captures (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,              -- the file's name, or 'live'
  path TEXT,                       -- where it lay when it was scanned
  sha256 TEXT NOT NULL UNIQUE,     -- of the file; 'live:<uuid>' for a run of the proxy
  kind TEXT NOT NULL,              -- mitm, har, live
  bytes INTEGER,
  state TEXT NOT NULL,             -- running, complete, broken (what precedes the break is kept)
  started_at TEXT NOT NULL,
  finished_at TEXT,
  records_read INTEGER NOT NULL DEFAULT 0,
  records_failed INTEGER NOT NULL DEFAULT 0,
  failures TEXT NOT NULL DEFAULT '[]',  -- JSON list of {"record", "why"}
  tool_version TEXT NOT NULL,
  settings TEXT NOT NULL DEFAULT '{}',  -- JSON: region, subject's SHA-256
  device TEXT NOT NULL DEFAULT '',
  app TEXT NOT NULL DEFAULT ''
);

CREATE TABLE flows (
  id INTEGER PRIMARY KEY,
  capture INTEGER NOT NULL REFERENCES captures(id),
  flow_id TEXT NOT NULL,           -- mitmproxy's flow id; for HAR the entry's index
  observed_at TEXT NOT NULL,
  method TEXT NOT NULL,
  scheme TEXT NOT NULL,
  host TEXT NOT NULL,
  recipient TEXT NOT NULL,         -- registrable domain
  url_path TEXT NOT NULL,          -- masked, without the query
  opaque_bytes INTEGER NOT NULL DEFAULT 0,  -- sent, and not readable
  notes TEXT NOT NULL DEFAULT '[]',
  UNIQUE (capture, flow_id)
);
CREATE INDEX flows_recipient ON flows (recipient);

CREATE TABLE findings (
  id INTEGER PRIMARY KEY,
  flow INTEGER NOT NULL REFERENCES flows(id),
  message INTEGER NOT NULL,        -- 0 request, 1 response, 2 and up WebSocket messages in order
  observed_at TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('upload', 'download')),
  category TEXT NOT NULL,
  detector TEXT NOT NULL,
  subjects INTEGER NOT NULL,
  form TEXT NOT NULL,
  layers TEXT NOT NULL,
  location TEXT NOT NULL,
  confidence REAL NOT NULL,
  traits TEXT NOT NULL DEFAULT '[]',
  UNIQUE (flow, message, category)
);
CREATE INDEX findings_category ON findings (category, direction);
CREATE INDEX findings_observed_at ON findings (observed_at);

CREATE TABLE finding_values (
  finding INTEGER NOT NULL REFERENCES findings(id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  masked TEXT NOT NULL,
  hmac TEXT NOT NULL,
  path TEXT NOT NULL,
  layers TEXT NOT NULL,
  person TEXT NOT NULL DEFAULT '', -- whose planted value, masked
  plain TEXT,                      -- only with --keep-values
  PRIMARY KEY (finding, position)
) WITHOUT ROWID;
CREATE INDEX finding_values_hmac ON finding_values (hmac);

CREATE TABLE consent_events (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  categories TEXT NOT NULL,
  recipients TEXT NOT NULL,
  source TEXT NOT NULL,
  event TEXT NOT NULL,             -- the whole ConsentEvent, JSON
  recorded_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX consent_events_at ON consent_events (at);

CREATE TABLE verdicts (
  finding INTEGER NOT NULL REFERENCES findings(id),
  rank INTEGER NOT NULL,           -- 0 is the gravest
  verdict TEXT NOT NULL,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,
  basis TEXT NOT NULL,
  reason TEXT NOT NULL,
  consent_event TEXT REFERENCES consent_events(id),
  PRIMARY KEY (finding, rank)
) WITHOUT ROWID;
CREATE INDEX verdicts_rule ON verdicts (rule);
"""

# One row a (flow, direction, category): the gravest verdict over the group's findings, the surest finding's form.
_DETECTIONS = """
CREATE VIEW detections AS
WITH ranked AS (
  SELECT findings.*, verdicts.verdict, verdicts.rule, verdicts.severity, verdicts.consent_event,
    ROW_NUMBER() OVER (
      PARTITION BY flow, direction, category ORDER BY
      CASE verdicts.severity WHEN 'critical' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 WHEN 'info' THEN 3 ELSE 4 END,
      confidence DESC, findings.id) AS place,
    MAX(subjects) OVER (PARTITION BY flow, direction, category) AS most,
    MAX(confidence) OVER (PARTITION BY flow, direction, category) AS surest,
    MIN(findings.observed_at) OVER (PARTITION BY flow, direction, category) AS earliest
  FROM findings LEFT JOIN verdicts ON verdicts.finding = findings.id AND verdicts.rank = 0
)
SELECT captures.name AS capture, flows.flow_id AS flow_id, ranked.earliest AS observed_at, ranked.direction AS direction,
  flows.recipient AS recipient, flows.host AS host, ranked.category AS category, ranked.detector AS detector,
  ranked.most AS subjects, ranked.form AS form, ranked.layers AS layers, ranked.location AS location,
  ranked.surest AS confidence, ranked.verdict AS verdict, ranked.rule AS rule, ranked.severity AS severity,
  ranked.consent_event AS consent_event
FROM ranked JOIN flows ON flows.id = ranked.flow JOIN captures ON captures.id = flows.capture
WHERE ranked.place = 1
"""


@migrations()
def m001_first(db: Database) -> None:
    """Tables, indexes, the view, and this database's own key."""
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            db.execute(statement)
    db.execute(_DETECTIONS)
    db.execute("INSERT INTO settings VALUES ('hmac_key', ?)", [secrets.token_hex(32)])


_SESSIONS = """
CREATE TABLE session_findings (    -- derived from findings over a whole session, like verdicts; made anew by correlate
  id INTEGER PRIMARY KEY,
  flow INTEGER NOT NULL REFERENCES flows(id),
  observed_at TEXT NOT NULL,
  direction TEXT NOT NULL,
  category TEXT NOT NULL,
  subjects INTEGER NOT NULL,       -- distinct people over the session
  layers TEXT NOT NULL,
  location TEXT NOT NULL,
  confidence REAL NOT NULL,
  traits TEXT NOT NULL DEFAULT '[]',
  made_of INTEGER NOT NULL REFERENCES findings(id),  -- this flow's share
  UNIQUE (flow, direction, category)
);
CREATE TABLE session_verdicts (
  finding INTEGER NOT NULL REFERENCES session_findings(id),
  rank INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,
  basis TEXT NOT NULL,
  reason TEXT NOT NULL,
  consent_event TEXT REFERENCES consent_events(id),
  PRIMARY KEY (finding, rank)
) WITHOUT ROWID;
CREATE TABLE doubts (              -- derived: what the session says against a finding; the finding itself stays as it is
  finding INTEGER PRIMARY KEY REFERENCES findings(id),
  confidence REAL NOT NULL,
  why TEXT NOT NULL
);
CREATE TABLE unread (              -- bytes sent that could not be read
  flow INTEGER NOT NULL REFERENCES flows(id),
  message INTEGER NOT NULL,
  reason TEXT NOT NULL,            -- high-entropy, unknown-framing, media, limit, window
  bytes INTEGER NOT NULL,
  path TEXT NOT NULL,              -- where the first of them lie, masked
  PRIMARY KEY (flow, message, reason)
) WITHOUT ROWID;
DROP VIEW detections;
"""

# A finding over the session goes before those of its flow that it was made of.
_DETECTIONS_WITH_SESSIONS = """
CREATE VIEW detections AS
WITH everything AS (
  SELECT findings.flow, findings.observed_at, findings.direction, findings.category, findings.detector, findings.subjects,
    findings.form, findings.layers, findings.location, COALESCE(doubts.confidence, findings.confidence) AS confidence,
    verdicts.verdict, verdicts.rule, verdicts.severity, verdicts.consent_event, findings.id AS id
  FROM findings LEFT JOIN doubts ON doubts.finding = findings.id
    LEFT JOIN verdicts ON verdicts.finding = findings.id AND verdicts.rank = 0
  UNION ALL
  SELECT derived.flow, derived.observed_at, derived.direction, derived.category, 'session', derived.subjects,
    'session', derived.layers, derived.location, derived.confidence,
    verdicts.verdict, verdicts.rule, verdicts.severity, verdicts.consent_event, derived.made_of
  FROM session_findings AS derived LEFT JOIN session_verdicts AS verdicts ON verdicts.finding = derived.id AND verdicts.rank = 0
), ranked AS (
  SELECT everything.*,
    ROW_NUMBER() OVER (
      PARTITION BY flow, direction, category ORDER BY form = 'session' DESC,
      CASE severity WHEN 'critical' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 WHEN 'info' THEN 3 ELSE 4 END,
      confidence DESC, id) AS place,
    MAX(subjects) OVER (PARTITION BY flow, direction, category) AS most,
    MAX(confidence) OVER (PARTITION BY flow, direction, category) AS surest,
    MIN(observed_at) OVER (PARTITION BY flow, direction, category) AS earliest
  FROM everything
)
SELECT captures.name AS capture, flows.flow_id AS flow_id, ranked.earliest AS observed_at, ranked.direction AS direction,
  flows.recipient AS recipient, flows.host AS host, ranked.category AS category, ranked.detector AS detector,
  ranked.most AS subjects, ranked.form AS form, ranked.layers AS layers, ranked.location AS location,
  ranked.surest AS confidence, ranked.verdict AS verdict, ranked.rule AS rule, ranked.severity AS severity,
  ranked.consent_event AS consent_event
FROM ranked JOIN flows ON flows.id = ranked.flow JOIN captures ON captures.id = flows.capture
WHERE ranked.place = 1
"""


@migrations()
def m002_sessions(db: Database) -> None:
    """Findings over whole sessions, doubts that a session raises, and what could not be read by reason."""
    for statement in _SESSIONS.split(";\n"):
        if statement.strip():
            db.execute(statement)
    db.execute(_DETECTIONS_WITH_SESSIONS)


_CONSENT = """
CREATE TABLE clocks (              -- how far a source's clock runs ahead of the proxy's; the latest of a source counts
  source TEXT NOT NULL,            -- of consent events: manual, device_page, adb, import
  measured_at TEXT NOT NULL,
  offset_s REAL NOT NULL,
  tolerance_s REAL NOT NULL,       -- how far that may be wrong
  how TEXT NOT NULL,               -- given or measured, and by what
  PRIMARY KEY (source, measured_at)
) WITHOUT ROWID;
CREATE TABLE contradictions (      -- derived by correlate: what the app's traffic claims against the tester's own record
  claim TEXT PRIMARY KEY REFERENCES consent_events(id),
  record TEXT REFERENCES consent_events(id),  -- the event that says otherwise; NULL where consent was recorded and none given
  severity TEXT NOT NULL,
  reason TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE accesses (            -- what the device says that an app read on it: no consent event, and no upload either
  source TEXT NOT NULL,            -- adb, or the name of an App Privacy Report
  device TEXT NOT NULL,
  app TEXT NOT NULL,               -- package or bundle identifier
  category TEXT NOT NULL,
  what TEXT NOT NULL,              -- the operation, as the system names it
  at TEXT NOT NULL,                -- by the proxy's clock
  tolerance_s REAL NOT NULL,
  outcome TEXT NOT NULL,           -- allowed, refused
  PRIMARY KEY (source, device, app, what, at, outcome)
) WITHOUT ROWID;
CREATE INDEX accesses_at ON accesses (at);
CREATE TABLE contacted_domains (   -- domains that an App Privacy Report says an app contacted
  source TEXT NOT NULL,
  app TEXT NOT NULL,
  domain TEXT NOT NULL,
  first_at TEXT NOT NULL,
  last_at TEXT NOT NULL,
  hits INTEGER NOT NULL,
  initiated_by TEXT NOT NULL,      -- app, or website inside the app
  PRIMARY KEY (source, app, domain, first_at, initiated_by)
) WITHOUT ROWID;
"""


@migrations()
def m003_consent(db: Database) -> None:
    """Clocks by source, contradictions between claims and record, and what the device itself reports."""
    for statement in _CONSENT.split(";\n"):
        if statement.strip():
            db.execute(statement)


@migrations()
def m004_spools(db: Database) -> None:
    """How far the worker has come in the spool of a run of the proxy."""
    db.execute(
        "CREATE TABLE spools (capture INTEGER PRIMARY KEY REFERENCES captures(id), file INTEGER NOT NULL,"
        " offset INTEGER NOT NULL, tries INTEGER NOT NULL)"
    )


_PARTS = """
CREATE TABLE parts (               -- parts of a capture that are stored, while others of it are not
  capture INTEGER NOT NULL REFERENCES captures(id),
  start INTEGER NOT NULL,          -- bytes of the file, from start to before stop
  stop INTEGER NOT NULL,
  records_read INTEGER NOT NULL,
  failures TEXT NOT NULL,          -- JSON list of {"record", "why"}
  broken TEXT NOT NULL,            -- why it cannot be read to its end
  PRIMARY KEY (capture, start, stop)
) WITHOUT ROWID;
CREATE TABLE places (              -- remote files by what their file system tells of them, so that a known one is not read again
  url TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  sha256 TEXT NOT NULL
) WITHOUT ROWID;
"""


# As the view `detections`, and which capture: two captures may have one name.
_DETECTIONS_BY_CAPTURE = _DETECTIONS_WITH_SESSIONS.replace("VIEW detections", "VIEW detections_by_capture").replace(
    "SELECT captures.name AS capture", "SELECT captures.id AS capture_id, captures.name AS capture"
)


@migrations()
def m005_parts(db: Database) -> None:
    """Parts of captures that several processes or machines inspect, remote files by fingerprint, detections by capture."""
    for statement in _PARTS.split(";\n"):
        if statement.strip():
            db.execute(statement)
    db.execute(_DETECTIONS_BY_CAPTURE)

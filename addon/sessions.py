"""What only a whole session shows, derived in SQL from stored findings, so that live traffic and replay agree.

Forty requests of one contact each are an address book sent; forty follows of one person each are a friend list. A number
that stands in every request under a name that does not say number is an identifier. Made anew by every correlate.
"""

from addon.store import Store

# So many distinct people at one place of one recipient's requests are a list; planted contacts are known to be contacts.
_PEOPLE, _SURE, _PLANTED = 5, 10, 3
# A value in so many flows, and in that share of the session's, is an identifier.
_FLOWS, _SHARE = 5, 0.5

# Each person that a request names alone, at its place: `place` tells apart fields, not the elements of a list.
_ALONE = """
SELECT flows.capture, flows.recipient, findings.flow, findings.id AS finding, findings.observed_at, findings.layers,
  findings.location, finding_values.path AS place, finding_values.hmac,
  findings.traits LIKE '%"planted-contact"%' AS planted
FROM findings JOIN flows ON flows.id = findings.flow JOIN finding_values ON finding_values.finding = findings.id
WHERE findings.direction = 'upload' AND findings.subjects <= 3 AND ({which})
"""
_ADDRESS_BOOK = _ALONE.format(
    which="""
  findings.traits NOT LIKE '%"addressee"%' AND finding_values.kind IN ('phone', 'email', 'hash') AND (
    (findings.category = 'phone_number' AND findings.confidence >= 0.5)
    OR (findings.category = 'address_book' AND findings.confidence < 0.5))"""
)
_FRIEND_LIST = _ALONE.format(
    which="findings.category = 'friend_list' AND (findings.confidence < 0.5 OR findings.subjects = 1)"
)
_DERIVE = """
INSERT INTO session_findings (flow, observed_at, direction, category, subjects, layers, location, confidence, made_of)
WITH alone AS ({alone}), groups AS (
  SELECT capture, recipient, place, COUNT(DISTINCT hmac) AS people, COUNT(DISTINCT flow) AS flows,
    COUNT(DISTINCT CASE WHEN planted THEN hmac END) AS planted
  FROM alone GROUP BY capture, recipient, place
), lists AS (
  SELECT *, CASE WHEN planted >= {planted} THEN 1.0 WHEN people >= {sure} THEN 0.95 ELSE 0.8 END AS confidence
  FROM groups WHERE flows >= 3 AND (people >= {people} OR planted >= {planted})
)
SELECT flow, MIN(alone.observed_at), 'upload', '{category}', MAX(lists.people), MIN(alone.layers), MIN(alone.location),
  MAX(lists.confidence), MIN(finding)
FROM alone JOIN lists USING (capture, recipient, place)
WHERE flow NOT IN (SELECT flow FROM findings WHERE category = '{category}' AND direction = 'upload' AND confidence >= 0.5
  AND subjects > 1)
GROUP BY flow ORDER BY flow
"""
_DOUBT = """
INSERT INTO doubts (finding, confidence, why)
WITH sent AS (
  SELECT flows.capture, findings.flow, findings.id, finding_values.hmac
  FROM findings JOIN flows ON flows.id = findings.flow JOIN finding_values ON finding_values.finding = findings.id
  WHERE findings.category = 'phone_number' AND findings.confidence >= 0.5 AND findings.confidence < 0.9
), sizes AS (SELECT capture, COUNT(*) AS flows FROM flows GROUP BY capture),
constant AS (
  SELECT capture, hmac, COUNT(DISTINCT flow) AS flows FROM sent GROUP BY capture, hmac
  HAVING COUNT(DISTINCT flow) >= {flows}
)
SELECT sent.id, 0.3, 'the same value in ' || MAX(constant.flows) || ' flows under a name that does not say number: an identifier'
FROM sent JOIN constant USING (capture, hmac) JOIN sizes USING (capture)
WHERE constant.flows >= {share} * sizes.flows GROUP BY sent.id ORDER BY sent.id
"""


def derive(store: Store) -> None:
    """Makes the session's findings and doubts anew. What they are made of is not touched."""
    connection = store.connection
    with store.db.atomic():
        for table in ("session_verdicts", "session_findings", "doubts"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute(_DOUBT.format(flows=_FLOWS, share=_SHARE))
        for category, alone in (("address_book", _ADDRESS_BOOK), ("friend_list", _FRIEND_LIST)):
            connection.execute(
                _DERIVE.format(alone=alone, category=category, people=_PEOPLE, sure=_SURE, planted=_PLANTED)
            )

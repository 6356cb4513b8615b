"""What the app's own traffic claims about consent, held against the tester's record. Pure.

A claim is never believed: it gives no consent and takes none away. Where it says otherwise than the record, that is stated.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from addon.consent import AGAINST, ByApp, ConsentEvent
from addon.parties import NO_PARTIES, Parties
from addon.rules import Severity
from addon.standing import Facts, Standing, clock, standing_at
from detectors.message import CATEGORIES


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A claim, the event of the record that says otherwise (None: recording ran and nothing was given), and why."""

    claim: ConsentEvent
    record: ConsentEvent | None
    severity: Severity
    reason: str


def contradictions(events: Iterable[ConsentEvent], parties: Parties = NO_PARTIES) -> Iterator[Contradiction]:
    """Every claim that the record contradicts, the first of each run of equal claims."""
    listed = list(events)
    record = ByApp(listed)
    for claim in runs_of_claims(listed):
        found = _against(claim, record.about(claim.app), parties)
        if found:
            yield found


def runs_of_claims(events: Iterable[ConsentEvent]) -> list[ConsentEvent]:
    """The app's claims in order of time; of equal ones in a row to one recipient, the first."""
    claims = sorted(
        (e for e in events if e.is_claim), key=lambda e: (e.recipients, e.note.partition(":")[0], e.moment, e.id)
    )
    same = lambda e: (e.recipients, e.note, e.action, e.categories, e.purposes, e.app)  # noqa: E731
    return sorted((next(run) for _, run in groupby(claims, same)), key=lambda e: (e.moment, e.id))


def with_runs_of_claims(events: Iterable[ConsentEvent]) -> list[ConsentEvent]:
    """The record in order of time, with each run of equal claims once: a measurement of every second repeats them all."""
    listed = list(events)
    shown = [*(event for event in listed if not event.is_claim), *runs_of_claims(listed)]
    return sorted(shown, key=lambda event: (event.moment, event.id))


def _against(claim: ConsentEvent, own: Sequence[ConsentEvent], parties: Parties) -> Contradiction | None:
    """Judged only where the record speaks for the whole claim: a claim of everything, by every category of the record."""
    if claim.action not in ("given", *AGAINST) or _near(claim, own):
        return None
    standings = list(_standings(claim, own, parties))
    told = f"the app's traffic to {', '.join(claim.recipients)} claims {claim.action} at {clock(claim.moment)} ({claim.note})"
    if claim.action == "given" and all(standing.covered and not standing.consented for standing in standings):
        refusal = next((standing.decision for standing in standings if standing.refused), None)
        if refusal:
            return Contradiction(
                claim, refusal, "high", f"{told}; the record has {refusal.action} at {clock(refusal.moment)}"
            )
        return Contradiction(claim, None, "high", f"{told}; consent was being recorded and none was given to that")
    if claim.action in AGAINST and all(standing.consented for standing in standings):
        grant = standings[0].grant
        assert grant is not None
        return Contradiction(claim, grant, "medium", f"{told}; the record has consent given at {clock(grant.moment)}")
    return None


def _standings(claim: ConsentEvent, own: Sequence[ConsentEvent], parties: Parties) -> Iterator[Standing]:
    categories = CATEGORIES if "*" in claim.categories else claim.categories
    for host in claim.recipients:
        for category in categories:
            yield standing_at(Facts(category, "upload", claim.moment, host, app=claim.app), own, parties)


def _near(claim: ConsentEvent, own: Sequence[ConsentEvent]) -> bool:
    """Whether a decision of the record lies within the clocks' tolerance: which came first is then not known."""
    decisive = [event for event in own if event.action == "given" or event.action in AGAINST]
    return any(abs(event.moment - claim.moment) <= event.slack for event in decisive)

"""What the consent record says at one moment, for one category and recipient. Pure; the rules read it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from addon.consent import AGAINST, ConsentEvent, recording_covers, same_app
from addon.parties import NO_PARTIES, Parties

_RELATIONS = ("friend_recommendation", "address_book", "friend_list")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a rule needs to know of a finding.

    `relations_sent`: an address book or friend list had left in this session by then. `purpose` is empty where it is not known.
    """

    category: str
    direction: str
    at: datetime
    host: str
    scheme: str = "https"
    confidence: float = 1.0
    traits: tuple[str, ...] = ()
    app: str = ""
    relations_sent: bool = False
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """The consent record as it stood at one moment, for one category and recipient.

    `covered`: consent was being recorded. `decision`: the last one. `grant`: the explicit consent, where it is the last
    decision; `lapse` says why it has run out. `weak`: consent that was not explicit. `elsewhere`: explicit consent to
    something else, and `beyond` what of this it leaves out. `permission`: of the system. `declared`: another basis.
    `later`: explicit consent that came afterwards.
    """

    facts: Facts
    covered: bool
    decision: ConsentEvent | None
    grant: ConsentEvent | None
    lapse: str
    weak: ConsentEvent | None
    elsewhere: ConsentEvent | None
    beyond: str
    permission: ConsentEvent | None
    declared: ConsentEvent | None
    later: ConsentEvent | None

    @property
    def consented(self) -> bool:
        """Explicit consent is in force."""
        return self.grant is not None and not self.lapse

    @property
    def refused(self) -> bool:
        """The last decision was against."""
        return self.decision is not None and self.decision.action in AGAINST

    @property
    def missing(self) -> bool:
        """No consent and no other basis stands behind it, nobody refused, and the recording is able to say so."""
        return self.covered and not self.consented and not self.refused and self.declared is None


def clock(moment: datetime) -> str:
    """A time as reasons state it: UTC, to the millisecond."""
    return moment.strftime("%Y-%m-%d %H:%M:%S.") + f"{moment.microsecond // 1000:03d} UTC"


def standing_at(facts: Facts, events: Sequence[ConsentEvent], parties: Parties = NO_PARTIES) -> Standing:
    """Reads the events in force (in order of time) up to the finding's moment."""
    mine = [event for event in events if same_app(event, facts.app)]
    before = [event for event in mine if event.moment <= facts.at]
    covering = [event for event in before if _speaks_of(event, facts, parties)]
    decision = _last_decision(covering)
    grant = decision if decision is not None and decision.action == "given" else None
    permission = _last(covering, lambda e: e.action.startswith("permission_"))
    elsewhere = _last(before, lambda e: _explicit(e) and e not in covering and not _ended(e, before))
    after = (event for event in mine if event.moment > facts.at)
    return Standing(
        facts=facts,
        covered=recording_covers(events, facts.at, facts.app),
        decision=decision,
        grant=grant,
        lapse=_lapse(grant, covering, facts.at) if grant else "",
        weak=_last(covering, lambda e: e.action == "given" and e.mechanism != "explicit"),
        elsewhere=elsewhere,
        beyond=_beyond(elsewhere, facts, parties) if elsewhere else "",
        permission=permission if permission and permission.action == "permission_granted" else None,
        declared=_last(covering, lambda e: e.action == "basis_declared" and not (e.lapses and e.lapses <= facts.at)),
        later=next((e for e in after if _explicit(e) and _speaks_of(e, facts, parties)), None),
    )


def purposes_named(facts: Facts, events: Sequence[ConsentEvent], parties: Parties = NO_PARTIES) -> list[str]:
    """The purposes to which decisions about this category and recipient had been narrowed by then."""
    by_then = [event for event in events if event.purposes and event.moment <= facts.at and same_app(event, facts.app)]
    deciding = [event for event in by_then if event.action in ("given", "basis_declared") or event.action in AGAINST]
    speaking = [event for event in deciding if _speaks_of(event, facts, parties)]
    named = {purpose.casefold(): purpose for event in speaking for purpose in event.purposes}
    return sorted(named.values())


def _last(events: Sequence[ConsentEvent], wanted: Callable[[ConsentEvent], bool]) -> ConsentEvent | None:
    return next((event for event in reversed(events) if wanted(event)), None)


def _explicit(event: ConsentEvent) -> bool:
    return event.action == "given" and event.mechanism == "explicit"


def _speaks_of(event: ConsentEvent, facts: Facts, parties: Parties) -> bool:
    """Whether the event covers the finding; consent to relations sent covers the recommendations drawn from them."""
    if not parties.reaches(event, facts.host, facts.app) or not event.covers_purpose(facts.purpose):
        return False
    if facts.category == "friend_recommendation" and facts.relations_sent and event.action == "given":
        return any(event.covers_category(category) for category in _RELATIONS)
    return event.covers_category(facts.category)


def _last_decision(covering: Sequence[ConsentEvent]) -> ConsentEvent | None:
    """The last explicit consent, refusal, withdrawal, or denied or revoked permission.

    A permission granted later undoes a denied or revoked one, and nothing else: it is no consent.
    """
    decision: ConsentEvent | None = None
    for index, event in enumerate(covering):
        if event.action in AGAINST or _explicit(event):
            decision = event
        elif (
            event.action == "permission_granted"
            and decision
            and decision.action in ("permission_denied", "permission_revoked")
        ):
            kept = [e for e in covering[:index] if not e.action.startswith("permission_")]
            decision = _last_decision(kept)
    return decision


def _lapse(grant: ConsentEvent, covering: Sequence[ConsentEvent], at: datetime) -> str:
    if grant.lapses and grant.lapses <= at:
        return f"expired at {clock(grant.lapses)}"
    for event in covering:
        changed = event.action == "notice_shown" and event.moment > grant.moment
        if changed and event.notice_version and grant.notice_version and event.notice_version != grant.notice_version:
            return f"was to notice {grant.notice_version}, replaced by {event.notice_version} at {clock(event.moment)}"
    return ""


def _ended(grant: ConsentEvent, before: Sequence[ConsentEvent]) -> bool:
    """Whether a consent to something else was itself taken back since, all of it: a part refused leaves the rest."""
    return any(
        event.action in AGAINST
        and event.moment >= grant.moment
        and event is not grant
        and _takes_in(event.categories, grant.categories)
        and _takes_in(event.recipients, grant.recipients)
        and _takes_in(event.purposes or ("*",), grant.purposes or ("*",))
        for event in before
    )


def _takes_in(scope: Sequence[str], other: Sequence[str]) -> bool:
    return "*" in scope or set(other) <= set(scope)


def _beyond(elsewhere: ConsentEvent, facts: Facts, parties: Parties) -> str:
    """What of the finding a consent to something else leaves out."""
    if not elsewhere.covers_category(facts.category):
        return f"covers only category {', '.join(elsewhere.categories)}"
    if parties.reaches(elsewhere, facts.host, facts.app):
        return f"covers only purpose {', '.join(elsewhere.purposes)}, and this is for {facts.purpose}"
    if "*" in elsewhere.recipients:
        return f"does not name {facts.host}, a third party"
    return f"covers only recipient {', '.join(elsewhere.recipients)}"

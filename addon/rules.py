"""The rules: what the consent record says about one finding. Pure functions; the legal basis stands beside each.

A rule states a fact against a text; it never says that an app broke the law. Several can hold at once: they come back
gravest first, and among equals the more special first (the order in which they stand below).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from addon.consent import ConsentEvent

Severity = Literal["none", "info", "medium", "high", "critical"]
Outcome = Literal["violation", "consented", "other-basis", "unknown", "ambiguous"]
GRAVITY: dict[str, int] = {"critical": 4, "high": 3, "medium": 2, "info": 1, "none": 0}
REVIEW_BELOW = 0.5


@dataclass(frozen=True, slots=True)
class Facts:
    """What a rule needs to know of a finding.

    `relations_sent`: an address book or friend list had left in this session by then.
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


@dataclass(frozen=True, slots=True)
class Ruling:
    """A rule that holds, the consent event it rests on (if any), and why in one sentence."""

    rule: str
    outcome: Outcome
    severity: Severity
    basis: str
    reason: str
    event: ConsentEvent | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The consent record as it stood at one moment, for one category and recipient."""

    facts: Facts
    covered: bool
    decision: ConsentEvent | None
    grant: ConsentEvent | None
    lapse: str
    weak: ConsentEvent | None
    elsewhere: ConsentEvent | None
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
        return self.decision is not None and self.decision.action != "given"


Holds = tuple[ConsentEvent | None, str]
Check = Callable[[Standing], Holds | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named check with its severity, outcome and legal basis."""

    name: str
    severity: Severity
    outcome: Outcome
    basis: str
    check: Check


RULES: list[Rule] = []


def rule(name: str, severity: Severity, basis: str = "", outcome: Outcome = "violation") -> Callable[[Check], Check]:
    """Registers a check; the order of registration is the order of precedence among equals."""

    def register(check: Check) -> Check:
        RULES.append(Rule(name, severity, outcome, basis, check))
        return check

    return register


def clock(moment: datetime) -> str:
    """A time as reasons state it: UTC, to the millisecond."""
    return moment.strftime("%Y-%m-%d %H:%M:%S.") + f"{moment.microsecond // 1000:03d} UTC"


def _what(facts: Facts) -> str:
    verb = "was sent to" if facts.direction == "upload" else "came from"
    return f"{facts.category} {verb} {facts.host} at {clock(facts.at)}"


def _missing(standing: Standing) -> bool:
    """No consent stands behind it, and the recording is able to say so."""
    return standing.covered and not standing.consented and not standing.refused and standing.declared is None


@rule("after-withdrawal", "critical", "PIPL 15; GDPR 7(3)")
def after_withdrawal(standing: Standing) -> Holds | None:
    """Consent had been withdrawn (or the permission taken back) before."""
    event = standing.decision
    if event is None or event.action not in ("withdrawn", "permission_revoked"):
        return None
    return event, f"{_what(standing.facts)}, after {event.action} at {clock(event.at)}"


@rule("after-refusal", "critical", "Determination Method (认定方法, 2019) 3.2")
def after_refusal(standing: Standing) -> Holds | None:
    """The last decision was a refusal or a denied permission."""
    event = standing.decision
    if event is None or event.action not in ("refused", "permission_denied"):
        return None
    return event, f"{_what(standing.facts)}, after {event.action} at {clock(event.at)}"


@rule("relations-without-upload", "high", "Ling v. Douyin, (2019) Jing 0491 Min Chu 6694; Civil Code 1034, 1035")
def relations_without_upload(standing: Standing) -> Holds | None:
    """Acquaintances recommended, no address book or friend list sent in this session, none consented to."""
    facts = standing.facts
    if facts.category != "friend_recommendation" or facts.direction != "download" or facts.relations_sent:
        return None
    if not standing.covered or standing.consented:
        return None
    return standing.decision, f"{_what(facts)}, and no address book or friend list had been sent in this session"


@rule("relations-migrated", "high", "Huang v. Tencent, (2019) Jing 0491 Min Chu 16142")
def relations_migrated(standing: Standing) -> Holds | None:
    """A friend list obtained from another app's account without consent for this recipient."""
    facts = standing.facts
    if facts.category != "friend_list" or "other-account" not in facts.traits:
        return None
    if not standing.covered or standing.consented or standing.declared:
        return None
    return standing.decision or standing.elsewhere, f"{_what(facts)}, taken over from another app's account"


@rule("default-public", "high", "Huang v. Tencent, (2019) Jing 0491 Min Chu 16142")
def default_public(standing: Standing) -> Holds | None:
    """Reading records or shelf visible to others without an explicit choice."""
    facts = standing.facts
    if facts.category != "visibility_setting" or not standing.covered or standing.consented or standing.declared:
        return None
    return standing.decision, f"{_what(facts)} as open to others, and no explicit choice had been made"


@rule("before-consent", "high", "Determination Method (认定方法, 2019) 3.1; PIPL 13, 14; GDPR 6(1)(a), 7")
def before_consent(standing: Standing) -> Holds | None:
    """Consent came, but after the upload."""
    event = standing.later
    if event is None or standing.grant is not None or not _missing(standing):
        return None
    gap = (event.at - standing.facts.at).total_seconds()
    return event, f"{_what(standing.facts)}, {gap:.1f} s before consent was given at {clock(event.at)}"


@rule("beyond-scope", "high", "Determination Method (认定方法, 2019) 3.3; PIPL 14(2), 23; GDPR 5(1)(b)")
def beyond_scope(standing: Standing) -> Holds | None:
    """Consent had been given, but not for this category, recipient or purpose."""
    event = standing.elsewhere
    if event is None or standing.grant is not None or not _missing(standing):
        return None
    part = "category" if not event.covers_category(standing.facts.category) else "recipient"
    scope = ", ".join(event.categories if part == "category" else event.recipients)
    return event, f"{_what(standing.facts)}; the consent of {clock(event.at)} covers only {part} {scope}"


@rule("not-explicit", "high", "Determination Method (认定方法, 2019) 3.4; PIPL 14; GDPR 4(11)")
def not_explicit(standing: Standing) -> Holds | None:
    """Only pre-ticked, bundled or implied consent stands behind it."""
    event = standing.weak
    if event is None or standing.grant is not None or not _missing(standing):
        return None
    return event, f"{_what(standing.facts)}; the consent of {clock(event.at)} was {event.mechanism}, not explicit"


@rule("no-consent", "high", "Determination Method (认定方法, 2019) 3.1; PIPL 13, 14; GDPR 6(1)(a), 7")
def no_consent(standing: Standing) -> Holds | None:
    """The recording covers the moment, and no consent was ever given."""
    others = (standing.grant, standing.elsewhere, standing.weak, standing.permission, standing.later)
    if not _missing(standing) or any(others):
        return None
    return None, f"{_what(standing.facts)}, while consent was being recorded and none was given"


@rule("cleartext", "high", "PIPL 51; GDPR 32")
def cleartext(standing: Standing) -> Holds | None:
    """Any of these categories over http."""
    facts = standing.facts
    return (None, f"{_what(facts)} without encryption ({facts.scheme})") if facts.scheme in ("http", "ws") else None


@rule("consent-expired", "medium", "PIPL 14(2)")
def consent_expired(standing: Standing) -> Holds | None:
    """Past expires_at, or the notice changed since."""
    if standing.grant is None or not standing.lapse or standing.declared is not None:
        return None
    return standing.grant, f"{_what(standing.facts)}; the consent of {clock(standing.grant.at)} {standing.lapse}"


@rule("permission-only", "medium")
def permission_only(standing: Standing) -> Holds | None:
    """Only an operating-system permission stands behind it."""
    event = standing.permission
    if event is None or any((standing.grant, standing.elsewhere, standing.weak)) or not _missing(standing):
        return None
    return event, f"{_what(standing.facts)}; only the system permission of {clock(event.at)} stands behind it"


@rule("other-basis", "info", "PIPL 13(2)-(7); GDPR 6(1)(b)-(f)", "other-basis")
def other_basis(standing: Standing) -> Holds | None:
    """A declared basis other than consent covers category, recipient and purpose."""
    event = standing.declared
    if event is None or standing.consented or standing.refused:
        return None
    return event, f"{_what(standing.facts)}; {event.basis} is claimed as its basis ({event.source}, {clock(event.at)})"


@rule("consented", "none", outcome="consented")
def consented(standing: Standing) -> Holds | None:
    """Explicit consent, in force, covers category and recipient."""
    if not standing.consented or standing.grant is None:
        return None
    return standing.grant, f"{_what(standing.facts)}, under the explicit consent of {clock(standing.grant.at)}"


def recording_covers(events: Sequence[ConsentEvent], at: datetime, app: str = "") -> bool:
    """Whether consent was being recorded at that moment: the last start or stop before it was a start."""
    running = False
    for event in events:
        if event.at <= at and _same_app(event, app):
            if event.action == "recording_started":
                running = True
            elif event.action == "recording_stopped":
                running = False
    return running


def _same_app(event: ConsentEvent, app: str) -> bool:
    return not event.app or not app or event.app == app


def standing_at(facts: Facts, events: Sequence[ConsentEvent]) -> Standing:
    """Reads the record (in order of time) up to the finding's moment."""
    mine = [event for event in events if _same_app(event, facts.app)]
    before = [event for event in mine if event.at <= facts.at]
    covering = [event for event in before if _speaks_of(event, facts)]
    explicit = [event for event in covering if event.action == "given" and event.mechanism == "explicit"]
    decision = _last_decision(covering)
    grant = explicit[-1] if explicit and decision is explicit[-1] else None
    permission = next((e for e in reversed(covering) if e.action.startswith("permission_")), None)
    return Standing(
        facts=facts,
        covered=recording_covers(events, facts.at, facts.app),
        decision=decision,
        grant=grant,
        lapse=_lapse(grant, before, facts.at) if grant else "",
        weak=next((e for e in reversed(covering) if e.action == "given" and e.mechanism != "explicit"), None),
        elsewhere=next(
            (
                e
                for e in reversed(before)
                if e.action == "given" and e.mechanism == "explicit" and not _speaks_of(e, facts)
            ),
            None,
        ),
        permission=permission if permission and permission.action == "permission_granted" else None,
        declared=next((e for e in reversed(covering) if e.action == "basis_declared"), None),
        later=next(
            (
                e
                for e in mine
                if e.at > facts.at and e.action == "given" and e.mechanism == "explicit" and _speaks_of(e, facts)
            ),
            None,
        ),
    )


def _speaks_of(event: ConsentEvent, facts: Facts) -> bool:
    """Whether the event covers the finding; consent to relations sent covers the recommendations drawn from them."""
    if not event.covers_recipient(facts.host):
        return False
    if facts.category == "friend_recommendation" and facts.relations_sent and event.action == "given":
        related = ("friend_recommendation", "address_book", "friend_list")
        return any(event.covers_category(category) for category in related)
    return event.covers_category(facts.category)


def _last_decision(covering: Sequence[ConsentEvent]) -> ConsentEvent | None:
    """The last explicit consent, refusal, withdrawal, or denied or revoked permission.

    A permission granted later undoes a denied or revoked one, and nothing else: it is no consent.
    """
    decision: ConsentEvent | None = None
    for index, event in enumerate(covering):
        if event.action in ("refused", "withdrawn", "permission_denied", "permission_revoked") or (
            event.action == "given" and event.mechanism == "explicit"
        ):
            decision = event
        elif (
            event.action == "permission_granted"
            and decision
            and decision.action in ("permission_denied", "permission_revoked")
        ):
            kept = [e for e in covering[:index] if not e.action.startswith("permission_")]
            decision = _last_decision(kept)
    return decision


def _lapse(grant: ConsentEvent, before: Sequence[ConsentEvent], at: datetime) -> str:
    if grant.expires_at and grant.expires_at <= at:
        return f"expired at {clock(grant.expires_at)}"
    for event in before:
        changed = event.action == "notice_shown" and event.at > grant.at
        if changed and event.notice_version and grant.notice_version and event.notice_version != grant.notice_version:
            return f"was to notice {grant.notice_version}, replaced by {event.notice_version} at {clock(event.at)}"
    return ""


def _hold(facts: Facts, events: Sequence[ConsentEvent]) -> list[Ruling]:
    standing = standing_at(facts, events)
    found = [
        Ruling(entry.name, entry.outcome, entry.severity, entry.basis, holds[1], holds[0])
        for entry in RULES
        if (holds := entry.check(standing)) is not None
    ]
    return sorted(found, key=lambda ruling: -GRAVITY[ruling.severity])  # stable: precedence among equals


def _gravest(held: Sequence[Ruling]) -> tuple[str, str]:
    """Outcome and severity of the gravest rule that holds: refused or withdrawn, it is as grave either way."""
    return (held[0].outcome, held[0].severity) if held else ("unknown", "info")


def _ambiguous(facts: Facts, events: Sequence[ConsentEvent], held: Sequence[Ruling]) -> Ruling | None:
    """Tries both sides of every event within its tolerance of the finding; None where the side changes nothing."""
    near = [event for event in events if abs(event.at - facts.at) <= event.slack]
    if not near:
        return None
    moment = timedelta(microseconds=1)
    others = [event for event in events if event not in near]
    nominal = _gravest(held)
    for shift in (-moment, moment):
        moved = [event.model_copy(update={"at": facts.at + shift}) for event in near]
        tried = _hold(facts, sorted([*others, *moved], key=lambda event: event.at))
        if _gravest(tried) != nominal:
            event = min(near, key=lambda event: (abs(event.at - facts.at), event.id))
            gap = abs((event.at - facts.at).total_seconds())
            reason = (
                f"{_what(facts)}, {gap:.1f} s from {event.action} at {clock(event.at)}: "
                f"inside the clocks' tolerance of {event.tolerance:g} s"
            )
            return Ruling("ambiguous", "ambiguous", "info", "", reason, event)
    return None


def judge(facts: Facts, events: Sequence[ConsentEvent]) -> list[Ruling]:
    """All rules that hold for a finding, gravest first; never empty.

    `events` may come in any order. Where the clocks' tolerance leaves the side of an event open, the finding is
    `ambiguous` (and cleartext still holds beside it); where nothing can be said, it is `unknown`.
    """
    ordered = sorted(events, key=lambda event: (event.at, event.id))
    if facts.confidence < REVIEW_BELOW:
        reason = f"{_what(facts)}, recognised with confidence {facts.confidence:.2f} only: for review"
        return [Ruling("unknown", "unknown", "info", "", reason)]
    held = _hold(facts, ordered)
    unsure = _ambiguous(facts, ordered, held)
    if unsure:
        held = [*(ruling for ruling in held if ruling.rule == "cleartext"), unsure]
    if held and any(ruling.rule != "cleartext" for ruling in held):
        return held
    why = (
        "consent was not being recorded then"
        if not recording_covers(ordered, facts.at, facts.app)
        else "no rule speaks"
    )
    return [*held, Ruling("unknown", "unknown", "info", "", f"{_what(facts)}; {why}")]

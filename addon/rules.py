"""The rules: what the consent record says about one finding. One function a rule, its legal basis and examples beside it.

A rule states a fact against a text; it never says that an app broke the law. Their order is their precedence among those
as grave. A rule of one's own comes by the entry point group `consentrace.rules`: see CONTRIBUTING.md.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.metadata import entry_points
from typing import Any, Literal

from addon.consent import ConsentEvent
from addon.errors import InputError
from addon.parties import NO_PARTIES, Parties, Party
from addon.standing import Facts, Standing, clock

Severity = Literal["none", "info", "medium", "high", "critical"]
Outcome = Literal["violation", "consented", "other-basis", "unknown", "ambiguous"]
GRAVITY: dict[str, int] = {"critical": 4, "high": 3, "medium": 2, "info": 1, "none": 0}
ENTRY_POINTS = "consentrace.rules"

# The texts that a rule's basis names, by how it begins.
TEXTS: dict[str, str] = {
    "PIPL": "Personal Information Protection Law of the People's Republic of China (中华人民共和国个人信息保护法), in force 1 November 2021",
    "GDPR": "Regulation (EU) 2016/679, General Data Protection Regulation",
    "Determination Method": "Method for Determining Acts of Apps Collecting and Using Personal Information in Violation of Laws and "
    "Regulations (App违法违规收集使用个人信息行为认定方法), 国信办秘字〔2019〕191号",
    "Civil Code": "Civil Code of the People's Republic of China (中华人民共和国民法典), in force 1 January 2021",
    "Ling v. Douyin": "Beijing Internet Court, 30 July 2020, (2019) 京0491民初6694号",
    "Huang v. Tencent": "Beijing Internet Court, 30 July 2020, (2019) 京0491民初16142号",
}

Holds = tuple[ConsentEvent | None, str]
Check = Callable[[Standing], Holds | None]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A rule that holds, the consent event it rests on (if any), and why in one sentence."""

    rule: str
    outcome: Outcome
    severity: Severity
    basis: str
    reason: str
    event: ConsentEvent | None = None


@dataclass(frozen=True)
class Case:
    """An example of a rule: a finding at `NOON`, the consent record, and whether the rule holds. Docs and test at once."""

    title: str
    holds: bool
    events: tuple[ConsentEvent, ...]
    facts: dict[str, Any] = field(default_factory=dict)
    parties: Parties = NO_PARTIES

    def finding(self) -> Facts:
        """The finding: an address book sent to api.app.example at NOON, changed by `facts`."""
        return replace(Facts("address_book", "upload", NOON, "api.app.example"), **self.facts)


@dataclass(frozen=True, slots=True)
class Rule:
    """A named check with its severity, outcome, legal basis and examples."""

    name: str
    severity: Severity
    outcome: Outcome
    basis: str
    check: Check
    cases: tuple[Case, ...] = ()

    @property
    def texts(self) -> list[str]:
        """The texts that the basis names, in full."""
        return [
            f"{part.strip()}: {text}" for part in self.basis.split(";") for name, text in TEXTS.items() if name in part
        ]


NOON = datetime(2020, 7, 30, 12, 0, 0, tzinfo=UTC)


def event(seconds: float, action: str, categories: str = "address_book", **more: Any) -> ConsentEvent:
    """An event so many seconds after NOON, for examples."""
    given = {"at": NOON + timedelta(seconds=seconds), "action": action, "categories": categories.split(), **more}
    return ConsentEvent.model_validate(given)


def holds(title: str, *events: ConsentEvent, parties: Parties = NO_PARTIES, **facts: Any) -> Case:
    """An example in which the rule holds."""
    return Case(title, True, events, facts, parties)


def silent(title: str, *events: ConsentEvent, parties: Parties = NO_PARTIES, **facts: Any) -> Case:
    """An example in which the rule does not hold."""
    return Case(title, False, events, facts, parties)


START = event(-100, "recording_started", "*")
GIVEN = event(-50, "given")
REFUSED = event(-50, "refused")
CONTRACT = event(-50, "basis_declared", basis="contract")
_READER = Party(name="Reader", role="first_party", domains=("app.example", "app-cdn.example"))
_ADS = Party(name="Ads", role="third_party", domains=("ads.example",))
WITH_ADS = Parties(party=(_READER, _ADS))

RULES: list[Rule] = []


def rule(
    name: str, severity: Severity, basis: str = "", outcome: Outcome = "violation", cases: Sequence[Case] = ()
) -> Callable[[Check], Check]:
    """Registers a check; the order of registration is the order of precedence among equals."""

    def register(check: Check) -> Check:
        if any(entry.name == name for entry in RULES):
            raise ValueError(f"rule {name!r} exists already; give it another name")
        RULES.append(Rule(name, severity, outcome, basis, check, tuple(cases)))
        return check

    return register


@cache
def all_rules() -> tuple[Rule, ...]:
    """Our rules and those of other packages' entry points, in order of precedence."""
    for entry in sorted(entry_points(group=ENTRY_POINTS), key=lambda point: point.name):
        try:
            entry.load()
        except Exception as error:
            raise InputError(
                f"rules of {entry.name} ({entry.value}): {type(error).__name__}: {error}; correct or uninstall that package"
            ) from None
    return tuple(RULES)


def stated(facts: Facts) -> str:
    """The finding as a reason begins with it."""
    verb = "was sent to" if facts.direction == "upload" else "came from"
    return f"{facts.category} {verb} {facts.host} at {clock(facts.at)}"


@rule("after-withdrawal", "critical", "PIPL 15; GDPR 7(3)", cases=[
    holds("withdrawn a minute before", START, event(-90, "given"), event(-60, "withdrawn")),
    holds("the permission was taken back", START, GIVEN, event(-20, "permission_revoked")),
    silent("withdrawn for another category", START, GIVEN, event(-20, "withdrawn", "location")),
    silent("agreed again since", START, event(-60, "withdrawn"), GIVEN),
])  # fmt: skip
def after_withdrawal(standing: Standing) -> Holds | None:
    """Consent had been withdrawn (or the permission taken back) before."""
    event = standing.decision
    if event is None or event.action not in ("withdrawn", "permission_revoked"):
        return None
    return event, f"{stated(standing.facts)}, after {event.action} at {clock(event.moment)}"


@rule("after-refusal", "critical", "Determination Method (认定方法, 2019) 3.2", cases=[
    holds("refused", START, REFUSED),
    holds("the permission was denied", START, event(-50, "permission_denied")),
    silent("refused for another recipient", START, event(-50, "refused", recipients=("elsewhere.example",))),
    silent("the refusal was recorded in error, and taken back", START, REFUSED, event(-40, "retracted", "*", supersedes=REFUSED.id)),
])  # fmt: skip
def after_refusal(standing: Standing) -> Holds | None:
    """The last decision was a refusal or a denied permission."""
    event = standing.decision
    if event is None or event.action not in ("refused", "permission_denied"):
        return None
    return event, f"{stated(standing.facts)}, after {event.action} at {clock(event.moment)}"


@rule("relations-without-upload", "high", "Ling v. Douyin, (2019) Jing 0491 Min Chu 6694; Civil Code 1034, 1035", cases=[
    holds("acquaintances shown, nothing sent", START, category="friend_recommendation", direction="download"),
    silent("an address book had been sent", START, category="friend_recommendation", direction="download", relations_sent=True),
    silent("agreed to recommendations", START, event(-50, "given", "friend_recommendation"),
           category="friend_recommendation", direction="download"),
])  # fmt: skip
def relations_without_upload(standing: Standing) -> Holds | None:
    """Acquaintances recommended, no address book or friend list sent in this session, none consented to."""
    facts = standing.facts
    if facts.category != "friend_recommendation" or facts.direction != "download" or facts.relations_sent:
        return None
    if not standing.covered or standing.consented:
        return None
    return standing.decision, f"{stated(facts)}, and no address book or friend list had been sent in this session"


@rule("relations-migrated", "high", "Huang v. Tencent, (2019) Jing 0491 Min Chu 16142", cases=[
    holds("friends of another account", START, category="friend_list", direction="download", traits=("other-account",)),
    silent("friends made in the app itself", START, category="friend_list", direction="download"),
    silent("agreed to, for this recipient", START, event(-50, "given", "friend_list", recipients=("app.example",)),
           category="friend_list", direction="download", traits=("other-account",)),
])  # fmt: skip
def relations_migrated(standing: Standing) -> Holds | None:
    """A friend list obtained from another app's account without consent for this recipient."""
    facts = standing.facts
    if facts.category != "friend_list" or "other-account" not in facts.traits:
        return None
    if not standing.covered or standing.consented or standing.declared:
        return None
    return standing.decision or standing.elsewhere, f"{stated(facts)}, taken over from another app's account"


@rule("default-public", "high", "Huang v. Tencent, (2019) Jing 0491 Min Chu 16142", cases=[
    holds("records open to others, no choice made", START, category="visibility_setting", direction="download"),
    silent("opened by choice", START, event(-50, "given", "visibility_setting"), category="visibility_setting", direction="download"),
])  # fmt: skip
def default_public(standing: Standing) -> Holds | None:
    """Reading records or shelf visible to others without an explicit choice."""
    facts = standing.facts
    if facts.category != "visibility_setting" or not standing.covered or standing.consented or standing.declared:
        return None
    return standing.decision, f"{stated(facts)} as open to others, and no explicit choice had been made"


@rule("before-consent", "high", "Determination Method (认定方法, 2019) 3.1; PIPL 13, 14; GDPR 6(1)(a), 7", cases=[
    holds("agreed half a minute later", START, event(30, "given")),
    silent("agreed later, to something else", START, event(30, "given", "location")),
    silent("agreed before", START, GIVEN),
])  # fmt: skip
def before_consent(standing: Standing) -> Holds | None:
    """Consent came, but after the upload."""
    event = standing.later
    if event is None or standing.grant is not None or not standing.missing:
        return None
    gap = (event.moment - standing.facts.at).total_seconds()
    return event, f"{stated(standing.facts)}, {gap:.1f} s before consent was given at {clock(event.moment)}"


@rule("beyond-scope", "high", "Determination Method (认定方法, 2019) 3.3; PIPL 14(2), 23; GDPR 5(1)(b)", cases=[
    holds("agreed to another category", START, event(-50, "given", "location")),
    holds("agreed to another recipient", START, event(-50, "given", recipients=("other.example",))),
    holds("agreed to all, but a third party needs its own", START, GIVEN, host="sdk.ads.example", parties=WITH_ADS),
    holds("agreed to another purpose", START, event(-50, "given", purposes=("account",)), purpose="ads"),
    silent("the third party was named", START, event(-50, "given", recipients=("app.example", "ads.example")),
           host="sdk.ads.example", parties=WITH_ADS),
    silent("another domain of the company named", START, event(-50, "given", recipients=("app.example",)),
           host="up.app-cdn.example", parties=WITH_ADS),
])  # fmt: skip
def beyond_scope(standing: Standing) -> Holds | None:
    """Consent had been given, but not for this category, recipient or purpose."""
    event = standing.elsewhere
    if event is None or standing.grant is not None or not standing.missing:
        return None
    return event, f"{stated(standing.facts)}; the consent of {clock(event.moment)} {standing.beyond}"


@rule("not-explicit", "high", "Determination Method (认定方法, 2019) 3.4; PIPL 14; GDPR 4(11)", cases=[
    holds("the box was ticked beforehand", START, event(-50, "given", mechanism="pre_ticked")),
    holds("bundled with the terms of use", START, event(-50, "given", mechanism="bundled")),
    silent("explicit consent as well", START, event(-60, "given", mechanism="bundled"), GIVEN),
])  # fmt: skip
def not_explicit(standing: Standing) -> Holds | None:
    """Only pre-ticked, bundled or implied consent stands behind it."""
    event = standing.weak
    if event is None or standing.grant is not None or not standing.missing:
        return None
    return event, f"{stated(standing.facts)}; the consent of {clock(event.moment)} was {event.mechanism}, not explicit"


@rule("no-consent", "high", "Determination Method (认定方法, 2019) 3.1; PIPL 13, 14; GDPR 6(1)(a), 7", cases=[
    holds("recorded, and nothing given", START),
    silent("nobody was recording", event(50, "recording_started", "*")),
    silent("a number needed to register", START, CONTRACT),
])  # fmt: skip
def no_consent(standing: Standing) -> Holds | None:
    """The recording covers the moment, and no consent was ever given."""
    others = (standing.grant, standing.elsewhere, standing.weak, standing.permission, standing.later)
    if not standing.missing or any(others):
        return None
    return None, f"{stated(standing.facts)}, while consent was being recorded and none was given"


@rule("cleartext", "high", "PIPL 51; GDPR 32", cases=[
    holds("over http", START, GIVEN, scheme="http"),
    silent("over https", START),
])  # fmt: skip
def cleartext(standing: Standing) -> Holds | None:
    """Any of these categories over http."""
    facts = standing.facts
    return (None, f"{stated(facts)} without encryption ({facts.scheme})") if facts.scheme in ("http", "ws") else None


@rule("consent-expired", "medium", "PIPL 14(2)", cases=[
    holds("past its end", START, event(-50, "given", expires_at=NOON - timedelta(seconds=10))),
    holds("the notice changed since", START, event(-50, "given", notice_version="1"), event(-20, "notice_shown", notice_version="2")),
    silent("another recipient's notice changed", START, event(-50, "given", notice_version="1"),
           event(-20, "notice_shown", notice_version="2", recipients=("other.example",))),
])  # fmt: skip
def consent_expired(standing: Standing) -> Holds | None:
    """Past expires_at, or the notice changed since."""
    if standing.grant is None or not standing.lapse or standing.declared is not None:
        return None
    return standing.grant, f"{stated(standing.facts)}; the consent of {clock(standing.grant.moment)} {standing.lapse}"


@rule("permission-only", "medium", cases=[
    holds("only the system asked", START, event(-50, "permission_granted", mechanism="os_prompt")),
    silent("the app asked too", START, event(-50, "permission_granted", mechanism="os_prompt"), GIVEN),
])  # fmt: skip
def permission_only(standing: Standing) -> Holds | None:
    """Only an operating-system permission stands behind it."""
    event = standing.permission
    if event is None or any((standing.grant, standing.elsewhere, standing.weak)) or not standing.missing:
        return None
    return event, f"{stated(standing.facts)}; only the system permission of {clock(event.moment)} stands behind it"


@rule("other-basis", "info", "PIPL 13(2)-(7); GDPR 6(1)(b)-(f)", "other-basis", cases=[
    holds("a number needed to register", START, event(-50, "basis_declared", "phone_number", basis="contract", purposes=("account",)),
          category="phone_number", purpose="account"),
    silent("the same number for advertising", START, event(-50, "basis_declared", "phone_number", basis="contract", purposes=("account",)),
           category="phone_number", purpose="ads"),
    silent("refused since", START, CONTRACT, event(-20, "refused")),
])  # fmt: skip
def other_basis(standing: Standing) -> Holds | None:
    """A declared basis other than consent covers category, recipient and purpose."""
    event = standing.declared
    if event is None or standing.consented or standing.refused:
        return None
    return (
        event,
        f"{stated(standing.facts)}; {event.basis} is claimed as its basis ({event.source}, {clock(event.moment)})",
    )


@rule("consented", "none", outcome="consented", cases=[
    holds("agreed", START, GIVEN),
    holds("agreed for the domain above", START, event(-50, "given", recipients=("app.example",))),
    silent("for a name that only ends alike", START, event(-50, "given", recipients=("pp.example",))),
    silent("only the app's own traffic says so", START, event(-50, "given", source="traffic")),
])  # fmt: skip
def consented(standing: Standing) -> Holds | None:
    """Explicit consent, in force, covers category and recipient."""
    if not standing.consented or standing.grant is None:
        return None
    return standing.grant, f"{stated(standing.facts)}, under the explicit consent of {clock(standing.grant.moment)}"

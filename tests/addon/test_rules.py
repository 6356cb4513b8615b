"""Every row of the rules table, the precedence between rows, and the laws that hold for all records."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addon.consent import ConsentEvent, in_force
from addon.judgement import judge
from addon.parties import Parties, Party, Purpose
from addon.rules import GRAVITY, RULES, all_rules
from addon.standing import Facts, standing_at

T = datetime(2020, 7, 30, 9, 0, 0, tzinfo=UTC)


def event(seconds: float, action: str, categories=("address_book",), **more) -> ConsentEvent:
    return ConsentEvent(at=T + timedelta(seconds=seconds), action=action, categories=categories, **more)


def facts(**more) -> Facts:
    return Facts(**{"category": "address_book", "direction": "upload", "at": T, "host": "api.app.example", **more})


START = event(-100, "recording_started", ("*",))
GIVEN = event(-50, "given")
CORRECTED = event(-40, "refused", supersedes=GIVEN.id)
RECOMMENDED = {"category": "friend_recommendation", "direction": "download"}
MIGRATED = {"category": "friend_list", "direction": "download", "traits": ("other-account",)}
OPEN = {"category": "visibility_setting", "direction": "download"}

# (title, facts, events, rules that hold with the gravest first)
TABLE = [
    ("consented", {}, [START, GIVEN], ["consented"]),
    ("consented on a subdomain", {}, [START, event(-50, "given", recipients=("app.example",))], ["consented"]),
    ("consented though recording was not running", {}, [GIVEN], ["consented"]),
    ("before-consent", {}, [START, event(30, "given")], ["before-consent"]),
    ("no-consent", {}, [START], ["no-consent"]),
    ("after-refusal", {}, [START, event(-50, "refused")], ["after-refusal"]),
    ("after a denied permission", {}, [START, event(-50, "permission_denied")], ["after-refusal"]),
    ("refusal after consent", {}, [START, GIVEN, event(-20, "refused")], ["after-refusal"]),
    ("consent after refusal", {}, [START, event(-70, "refused"), GIVEN], ["consented"]),
    ("after-withdrawal", {}, [START, GIVEN, event(-20, "withdrawn")], ["after-withdrawal"]),
    ("after a revoked permission", {}, [START, GIVEN, event(-20, "permission_revoked")], ["after-withdrawal"]),
    ("permission again after revoking it", {}, [START, GIVEN, event(-20, "permission_revoked"),
                                               event(-10, "permission_granted")], ["consented"]),
    ("withdrawn, then agreed later", {}, [START, event(-20, "withdrawn"), event(30, "given")], ["after-withdrawal"]),
    ("beyond-scope, category", {}, [START, event(-50, "given", ("location",))], ["beyond-scope"]),
    ("beyond-scope, recipient", {}, [START, event(-50, "given", recipients=("other.example",))], ["beyond-scope"]),
    ("no lookalike domain", {"host": "evilapp.example"}, [START, event(-50, "given", recipients=("app.example",))],
     ["beyond-scope"]),
    ("not-explicit, pre-ticked", {}, [START, event(-50, "given", mechanism="pre_ticked")], ["not-explicit"]),
    ("not-explicit, bundled", {}, [START, event(-50, "given", mechanism="bundled")], ["not-explicit"]),
    ("not-explicit, implied", {}, [START, event(-50, "given", mechanism="implied")], ["not-explicit"]),
    ("permission-only", {}, [START, event(-50, "permission_granted", mechanism="os_prompt")], ["permission-only"]),
    ("consent-expired", {}, [START, event(-50, "given", expires_at=T - timedelta(seconds=10))], ["consent-expired"]),
    ("the notice changed", {}, [START, event(-50, "given", notice_version="1"),
                                event(-20, "notice_shown", notice_version="2")], ["consent-expired"]),
    ("relations-without-upload", RECOMMENDED, [START], ["relations-without-upload", "no-consent"]),
    ("recommended after an upload", {**RECOMMENDED, "relations_sent": True}, [START], ["no-consent"]),
    ("recommended under consent to contacts", {**RECOMMENDED, "relations_sent": True}, [START, GIVEN], ["consented"]),
    ("recommended under its own consent", RECOMMENDED, [START, event(-50, "given", ("friend_recommendation",))],
     ["consented"]),
    ("relations-migrated", MIGRATED, [START], ["relations-migrated", "no-consent"]),
    ("migrated with consent", MIGRATED, [START, event(-50, "given", ("friend_list",))], ["consented"]),
    ("default-public", OPEN, [START], ["default-public", "no-consent"]),
    ("opened by choice", OPEN, [START, event(-50, "given", ("visibility_setting",))], ["consented"]),
    ("cleartext", {"scheme": "http"}, [START, GIVEN], ["cleartext", "consented"]),
    ("cleartext without recording", {"scheme": "http"}, [], ["cleartext", "unknown"]),
    ("other-basis", {}, [START, event(-50, "basis_declared", basis="contract")], ["other-basis"]),
    ("a declared basis does not outweigh a refusal", {},
     [START, event(-50, "basis_declared", basis="contract"), event(-20, "refused")], ["after-refusal"]),
    ("unknown: no recording", {}, [], ["unknown"]),
    ("unknown: recording stopped", {}, [START, event(-50, "recording_stopped", ("*",))], ["unknown"]),
    ("unknown: recording began later", {}, [event(50, "recording_started", ("*",))], ["unknown"]),
    ("unknown: for review only", {"confidence": 0.4}, [START], ["unknown"]),
    ("ambiguous: inside the tolerance", {}, [START, event(1.5, "given")], ["ambiguous"]),
    ("ambiguous: just before", {}, [START, event(-1.5, "given")], ["ambiguous"]),
    ("tolerance that changes nothing", {}, [START, GIVEN, event(1.0, "notice_shown")], ["consented"]),
    ("a wider tolerance", {}, [START, event(20, "given", tolerance=30)], ["ambiguous"]),
    ("another app's consent", {"app": "App 2"}, [START, event(-50, "given", app="App 1")], ["no-consent"]),
    ("refused for another category", {}, [START, GIVEN, event(-20, "refused", ("location",))], ["consented"]),
    ("given, and corrected to refused", {}, [START, GIVEN, event(-40, "refused", supersedes=GIVEN.id)], ["after-refusal"]),
    ("the consent recorded in error", {}, [START, GIVEN, event(-40, "retracted", ("*",), supersedes=GIVEN.id)], ["no-consent"]),
    ("the correction taken back", {}, [START, GIVEN, CORRECTED, event(-30, "retracted", ("*",), supersedes=CORRECTED.id)],
     ["consented"]),
    ("only the app says so", {}, [START, event(-50, "given", source="traffic")], ["no-consent"]),
    ("the app says refused", {}, [START, GIVEN, event(-20, "refused", source="traffic")], ["consented"]),
    ("a device clock a minute fast", {}, [START, event(30, "given", clock_offset=60)], ["consented"]),
    ("a device clock a minute slow", {}, [START, event(-30, "given", clock_offset=-60)], ["before-consent"]),
    ("ambiguous by the clock measured", {}, [START, event(60.5, "given", clock_offset=60)], ["ambiguous"]),
    ("ambiguous: the consent ends just then", {}, [START, event(-50, "given", expires_at=T + timedelta(seconds=1))], ["ambiguous"]),
    ("beyond-scope, purpose", {"purpose": "ads"}, [START, event(-50, "given", purposes=("account",))], ["beyond-scope"]),
    ("the purpose agreed to", {"purpose": "Account"}, [START, event(-50, "given", purposes=("account",))], ["consented"]),
    ("a purpose refused, another agreed to", {"purpose": "account"}, [START, event(-50, "given", purposes=("account",)),
                                                                      event(-40, "refused", purposes=("ads",))], ["consented"]),
    ("the same, and the purpose not known", {}, [START, event(-50, "given", purposes=("account",)),
                                                 event(-40, "refused", purposes=("ads",))], ["unknown"]),
    ("the same over http", {"scheme": "http"}, [START, event(-50, "given", purposes=("account",)),
                                                event(-40, "refused", purposes=("ads",))], ["cleartext", "unknown"]),
    ("the only purpose withdrawn, the finding's not known", {}, [START, GIVEN, event(-40, "withdrawn", purposes=("sync",))],
     ["after-withdrawal"]),
    ("the consent to something else had been withdrawn", {}, [START, event(-50, "given", ("location",)),
                                                              event(-40, "withdrawn", ("location",))], ["no-consent"]),
    ("a basis that has run out", {}, [START, event(-50, "basis_declared", basis="contract", expires_at=T - timedelta(seconds=9))],
     ["no-consent"]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "given_facts", "events", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_table(title, given_facts, events, expected):
    rulings = judge(facts(**given_facts), events)
    assert [ruling.rule for ruling in rulings] == expected
    assert all("2020-07-30 09:00:00.000 UTC" in ruling.reason for ruling in rulings)


def test_every_rule_has_a_row():
    assert {rule.name for rule in RULES} <= {name for *_, expected in TABLE for name in expected}


@pytest.mark.parametrize(
    ("rule", "case"), [(rule, case) for rule in all_rules() for case in rule.cases],
    ids=[f"{rule.name}: {case.title}" for rule in all_rules() for case in rule.cases],
)  # fmt: skip
def test_examples(rule, case):
    held = rule.check(standing_at(case.finding(), in_force(case.events), case.parties))
    assert (held is not None) == case.holds
    judged = [ruling.rule for ruling in judge(case.finding(), case.events, case.parties)]
    assert (rule.name in judged) == case.holds


def test_every_rule_has_examples_of_both_kinds():
    for rule in all_rules():
        assert {case.holds for case in rule.cases} == {True, False}, rule.name


READER = Party(name="Reader", role="first_party", domains=("app.example", "app-cdn.example"))
CLOUD = Party(name="Cloud", role="processor", domains=("cloud.example",))
ADS = Party(name="Ads", role="third_party", domains=("ads.example", "ads-cdn.example"))
KNOWN = Parties(party=(READER, CLOUD, ADS), purpose=(Purpose(name="ads", domains=("app.example",), path="/ads/"),))

# (host, recipients of the consent, whether it reaches the host)
REACH = [
    ("api.app.example", ("app.example",), True),
    ("up.app-cdn.example", ("app.example",), True),
    ("eu.cloud.example", ("app.example",), True),
    ("eu.cloud.example", ("*",), True),
    ("sdk.ads.example", ("*",), False),
    ("sdk.ads.example", ("app.example",), False),
    ("sdk.ads.example", ("ads.example",), True),
    ("x.ads-cdn.example", ("ads.example",), True),
    ("eu.cloud.example", ("ads.example",), False),
    ("nobody.example", ("*",), False),
    ("nobody.example", ("nobody.example",), True),
    ("evilapp.example", ("app.example",), False),
    ("victim.github.io", ("github.io",), False),
]


@pytest.mark.parametrize(("host", "recipients", "reached"), REACH)
def test_what_a_consent_reaches(host, recipients, reached):
    rule = judge(facts(host=host), [START, event(-50, "given", recipients=recipients)], KNOWN)[0].rule
    assert rule == ("consented" if reached else "beyond-scope")


def test_a_refusal_of_a_part_does_not_end_the_consent_to_something_else():
    refused = event(-30, "refused", recipients=("elsewhere.example",))
    assert judge(facts(host="sdk.ads.example"), [START, GIVEN, refused], KNOWN)[0].rule == "beyond-scope"


def test_a_refusal_of_all_reaches_third_parties():
    assert judge(facts(host="sdk.ads.example"), [START, event(-50, "refused")], KNOWN)[0].rule == "after-refusal"


def test_without_parties_a_consent_to_all_reaches_all():
    assert judge(facts(host="sdk.ads.example"), [START, GIVEN])[0].rule == "consented"


def test_the_purpose_is_known_by_path():
    assert KNOWN.purpose_of("api.app.example", "/ads/contacts") == "ads"
    assert KNOWN.purpose_of("api.app.example", "/login") == ""


def test_before_consent_gives_the_gap_and_the_event():
    later = event(12.5, "given")
    ruling = judge(facts(), [START, later])[0]
    assert ruling.event == later
    assert "12.5 s before consent" in ruling.reason


EVENTS = st.builds(
    event,
    st.integers(-60, 60).map(lambda n: n * 5),
    st.sampled_from(
        "recording_started recording_stopped notice_shown given refused withdrawn permission_granted permission_denied".split()
    ),
    st.sampled_from([("address_book",), ("*",), ("location",)]),
    mechanism=st.sampled_from(["explicit", "bundled"]),
    recipients=st.sampled_from([("*",), ("app.example",), ("ads.example",)]),
    purposes=st.sampled_from([(), (), ("account",), ("ads",)]),
    notice_version=st.sampled_from(["", "1", "2"]),
    clock_offset=st.sampled_from([None, None, 7.0]),
    source=st.sampled_from(["manual", "adb", "traffic"]),
)
FACTS = st.builds(
    facts, host=st.sampled_from(["api.app.example", "x.ads.example"]), purpose=st.sampled_from(["", "account"])
)
PARTIES = st.sampled_from([Parties(), KNOWN])


@st.composite
def records(draw):
    """Some events, some of which correct others."""
    events = draw(st.lists(EVENTS, max_size=8))
    for old in draw(st.lists(st.sampled_from(events), max_size=2)) if events else []:
        action = draw(st.sampled_from(["given", "refused", "retracted"]))
        events.append(event(draw(st.integers(-60, 60)), action, old.categories, supersedes=old.id))
    return events


@given(records(), FACTS, PARTIES, st.randoms())
@settings(max_examples=400)
def test_order_of_arrival_changes_nothing(events, finding, parties, rng: random.Random):
    shuffled = list(events)
    rng.shuffle(shuffled)
    assert judge(finding, shuffled, parties) == judge(finding, events, parties)


UNRELATED = [
    {"categories": ("reading_activity",)},
    {"recipients": ("elsewhere.example",)},
    {"app": "Another app"},
    {"source": "traffic"},
]


@given(
    records(),
    FACTS,
    PARTIES,
    st.sampled_from(UNRELATED),
    st.sampled_from(["refused", "notice_shown", "permission_denied"]),
)
@settings(max_examples=400)
def test_an_unrelated_event_changes_nothing(events, finding, parties, other, action):
    unrelated = event(-30, action, **{"notice_version": "3"} | other)
    mine = Facts(**{name: getattr(finding, name) for name in Facts.__slots__} | {"app": "App 1"})
    assert judge(mine, [*events, unrelated], parties) == judge(mine, events, parties)


@given(records(), FACTS, PARTIES, st.sampled_from([(), ("account",), ("ads",)]))
@settings(max_examples=400)
def test_a_withdrawal_never_improves_a_verdict(events, finding, parties, purposes):
    before = judge(finding, events, parties)[0]
    after = judge(finding, [*events, event(-3, "withdrawn", purposes=purposes)], parties)[0]
    assert GRAVITY[after.severity] >= GRAVITY[before.severity]

"""Every row of the rules table, the precedence between rows, and the laws that hold for all records."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addon.consent import ConsentEvent
from addon.rules import GRAVITY, RULES, Facts, judge

T = datetime(2020, 7, 30, 9, 0, 0, tzinfo=UTC)


def event(seconds: float, action: str, categories=("address_book",), **more) -> ConsentEvent:
    return ConsentEvent(at=T + timedelta(seconds=seconds), action=action, categories=categories, **more)


def facts(**more) -> Facts:
    return Facts(**{"category": "address_book", "direction": "upload", "at": T, "host": "api.app.example", **more})


START = event(-100, "recording_started", ("*",))
GIVEN = event(-50, "given")
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
]  # fmt: skip


@pytest.mark.parametrize(("title", "given_facts", "events", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_table(title, given_facts, events, expected):
    rulings = judge(facts(**given_facts), events)
    assert [ruling.rule for ruling in rulings] == expected
    assert all("2020-07-30 09:00:00.000 UTC" in ruling.reason for ruling in rulings)


def test_every_rule_has_a_row():
    assert {rule.name for rule in RULES} <= {name for *_, expected in TABLE for name in expected}


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
)


@given(st.lists(EVENTS, max_size=8), st.randoms())
@settings(max_examples=300)
def test_order_of_arrival_changes_nothing(events, rng: random.Random):
    shuffled = list(events)
    rng.shuffle(shuffled)
    assert judge(facts(), shuffled) == judge(facts(), events)


@given(st.lists(EVENTS, max_size=8))
@settings(max_examples=300)
def test_an_unrelated_event_changes_nothing(events):
    unrelated = event(-30, "refused", ("reading_activity",), recipients=("elsewhere.example",))
    assert judge(facts(), [*events, unrelated]) == judge(facts(), events)


@given(st.lists(EVENTS, max_size=8))
@settings(max_examples=300)
def test_a_withdrawal_never_improves_a_verdict(events):
    before = judge(facts(), events)[0]
    after = judge(facts(), [*events, event(-3, "withdrawn")])[0]
    assert GRAVITY[after.severity] >= GRAVITY[before.severity]

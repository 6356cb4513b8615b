"""The cheap looks dismiss nothing in which a whole inspection states something: over every shape of the corpus, and by rule."""

import base64
import gzip
import json
import random
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.corpus.people import COUNTRIES, Household
from benchmarks.corpus.world import World
from detectors import friend_recommendation
from detectors.decode import content, decode
from detectors.detector import Scene, download
from detectors.engine import all_detectors, inspect
from detectors.message import Message
from detectors.prefilter import has_data, request_may_hold, sought_in
from detectors.subject import Subject
from tests.detectors.shapes import messages_of_every_shape


@pytest.mark.parametrize("seed", range(4))
def test_nothing_stated_is_dismissed(seed):
    rng = random.Random(f"prefilter/{seed}")
    world = World(Household.make(COUNTRIES[seed * 5 % len(COUNTRIES)], rng), rng)
    dismissed = 0
    for message in messages_of_every_shape(world, flows=2):
        if _may_hold(message):
            continue
        dismissed += 1
        scene = Scene(decode(message), Subject(), "CN")
        findings = [found for detector in all_detectors() for found in detector.detect(scene)]
        assert not [found for found in findings if found.confidence >= 0.5], message
    assert dismissed > 100


@pytest.mark.parametrize("seed", range(4))
def test_an_answer_is_shown_to_all_detectors_that_find_something_in_it(seed):
    rng = random.Random(f"sought/{seed}")
    household = Household.make(COUNTRIES[seed * 3 % len(COUNTRIES)], rng)
    world, subject = World(household, rng), Subject.from_dict(household.subject())
    spared = 0
    for message in messages_of_every_shape(world, flows=1):
        if message.direction == "download" and has_data(message):
            for known in (Subject(), subject):
                quickly, plainly = (inspect(message, known, plainly=slow)[0] for slow in (False, True))
                assert quickly == plainly, message
            sought = sought_in(message, all_detectors())
            spared += sum(bool(one.answer_hints) for one in all_detectors()) - len(sought.detectors)
    assert spared > 100


@pytest.mark.parametrize("expression", [friend_recommendation._REASON, friend_recommendation._KEYS])
def test_what_names_acquaintances_has_a_piece_that_is_looked_for(expression):
    @settings(max_examples=500, deadline=None, database=None)
    @given(st.from_regex(expression, fullmatch=True))
    def has_a_piece(text):
        assert friend_recommendation._may_tell(text)

    has_a_piece()
    assert not friend_recommendation._may_tell("20 % off red shoes")


@settings(max_examples=500, deadline=None, database=None)
@given(st.text(st.characters(codec="utf-8").filter(lambda sign: not content.MAY_BE_DOCUMENT.search(sign))))
def test_a_text_without_a_documents_signs_is_none(text):
    for module in content.IN_VALUES:
        for plain in (text, f"--{text}", f"BEGIN VCARD {text}", f"query {text})"):
            assert not module.may_be_in(plain), (module, plain)


def test_every_example_in_an_answer_is_found_by_the_detector_that_is_shown_it():
    for detector in all_detectors():
        for example in detector.examples:
            if example.message.direction == "download" and example.subjects:
                assert detector in sought_in(example.message, all_detectors()).detectors, example


LONG = (
    "we walked along the river with all of our friends, whom you may know, and shared what was open to the public " * 2
)


@pytest.mark.parametrize(
    ("answer", "named"),
    [
        ({"items": [{"caption": LONG, "published_at": "2026"}]}, ""),
        ({"items": [{"caption": "snow phone models"}], "friendly": 1}, ""),
        ({"items": [{"caption": LONG}], "friends": []}, "friend_list"),
        ({"items": [{"caption": "3 mutual friends"}]}, "friend_recommendation"),
        ({"items": [{"caption": LONG + "\n"}]}, "friend_list"),  # what is escaped may be more than it says
        ({"items": [{"caption": "a=1&b=2&" * 20 + "friends=1"}]}, "friend_list"),
        ({"shelf": {"public": True}}, "visibility_setting"),
        ({"items": [{"title": "Phone Book Window Red Light Store", "url": "/1"}]}, ""),
        ({"items": [{"body": f"<p>{LONG}</p>", "id": 7}]}, ""),  # what stands in markup is asked by itself
        ({"items": [{"body": f"<p>{LONG}</p><b>3 mutual friends</b>"}]}, ""),
        ({"items": [{"body": '<p reason="3 mutual friends">Ann</p>'}]}, "friend_recommendation"),
    ],
)
def test_an_answer_is_decoded_for_a_hint_that_its_detector_heeds(answer, named):
    seeking = sought_in(download(json.dumps(answer)), all_detectors()).detectors
    assert named in {one.name for one in seeking} if named else seeking == ()


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
def test_what_an_answer_packs_is_found_however_short(pack):
    packed = base64.b64encode(
        pack(json.dumps({"friends": [{"uid": 1, "nick": "Ann"}, {"uid": 2, "nick": "Bo"}]}).encode())
    )
    assert len(packed) < 120
    assert [one.category for one in inspect(download(json.dumps({"data": packed.decode()})))[0]] == ["friend_list"]


def test_a_string_full_of_hints_is_sought_out_once():
    assert not sought_in(download(json.dumps({"text": "friends " * 300_000})), all_detectors())


def test_what_holds_nothing_is_not_decoded():
    assert not _may_hold(download('{"ok":true}'))
    assert not has_data(Message("download", "GET", "https://a.example/x", (("content-type", "image/png"),), b"\x89PNG"))
    assert not _may_hold(Message("upload", "GET", "https://a.example/v1/feed", (("host", "a.example"),)))
    assert _may_hold(Message("upload", "GET", "https://a.example/u/13912345678"))


def _may_hold(message: Message) -> bool:
    if message.direction == "upload":
        return request_may_hold(message)
    return has_data(message) and bool(sought_in(message, all_detectors()))

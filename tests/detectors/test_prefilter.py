"""The cheap look dismisses nothing in which a whole inspection states something: over every shape of the corpus."""

import random

import pytest

from benchmarks.accuracy import messages
from benchmarks.corpus.people import COUNTRIES, Household
from benchmarks.corpus.world import NEGATIVE, POSITIVE, World
from detectors.decode import decode
from detectors.detector import Scene, download
from detectors.engine import all_detectors
from detectors.message import Message
from detectors.prefilter import answer_may_hold, has_data, request_may_hold
from detectors.subject import Subject


@pytest.mark.parametrize("seed", range(4))
def test_nothing_stated_is_dismissed(seed):
    rng = random.Random(f"prefilter/{seed}")
    world = World(Household.make(COUNTRIES[seed * 5 % len(COUNTRIES)], rng), rng)
    dismissed = 0
    for shape in (*POSITIVE.values(), *NEGATIVE.values()):
        for flow in shape(world).flows[:2]:
            for sent in messages(flow):
                if _may_hold(sent.message):
                    continue
                dismissed += 1
                scene = Scene(decode(sent.message), Subject(), "CN")
                findings = [found for detector in all_detectors() for found in detector.detect(scene)]
                assert not [found for found in findings if found.confidence >= 0.5], sent.message
    assert dismissed > 100


def test_what_holds_nothing_is_not_decoded():
    assert not _may_hold(download('{"ok":true}'))
    assert not has_data(Message("download", "GET", "https://a.example/x", (("content-type", "image/png"),), b"\x89PNG"))
    assert not _may_hold(Message("upload", "GET", "https://a.example/v1/feed", (("host", "a.example"),)))
    assert _may_hold(Message("upload", "GET", "https://a.example/u/13912345678"))


def _may_hold(message: Message) -> bool:
    if message.direction == "upload":
        return request_may_hold(message)
    return has_data(message) and answer_may_hold(message, all_detectors())

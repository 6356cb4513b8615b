"""Every detector's examples are its test table."""

import random
from dataclasses import replace

import pytest

from benchmarks.corpus.people import COUNTRIES, Household
from benchmarks.corpus.world import World
from detectors.engine import all_detectors, inspect
from detectors.message import CATEGORIES, Message
from tests.detectors.shapes import messages_of_every_shape

CASES = [(detector, example) for detector in all_detectors() for example in detector.examples]


@pytest.mark.parametrize(("detector", "example"), CASES, ids=lambda case: getattr(case, "title", None) or case.name)
def test_example(detector, example):
    findings, document = inspect(example.message)
    stated = [f for f in findings if f.category == detector.category and f.confidence >= 0.5]
    assert sum(f.subjects for f in stated) == example.subjects, (findings, document.notes)


def test_every_category_has_a_detector_with_examples_of_both_kinds():
    for category in CATEGORIES:
        examples = [e for d in all_detectors() if d.category == category for e in d.examples]
        assert any(e.subjects for e in examples), category
        assert any(not e.subjects for e in examples), category


def test_every_path_by_itself_is_read():
    """A request of nothing but its path, as one that marks or deletes something may be."""
    rng = random.Random(1)
    world = World(Household.make(COUNTRIES[0], rng), rng)
    paths = {message.path for message in messages_of_every_shape(world, 1)} | {e.message.path for _, e in CASES}
    assert len(paths) > 500
    for path in paths:
        for method, body in (("POST", b""), ("PUT", b"{}"), ("DELETE", b""), ("POST", b'{"a":[]}')):
            inspect(Message("upload", method, "https://api.example" + path, (), body), plainly=True)


def test_every_message_without_a_path_is_read():
    """Some back ends have one address for everything, and no path in it."""
    rng = random.Random(1)
    world = World(Household.make(COUNTRIES[0], rng), rng)
    for message in messages_of_every_shape(world, 1):
        for url in ("https://api.example", "https://api.example/"):
            inspect(replace(message, url=url), plainly=True)

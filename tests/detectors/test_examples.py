"""Every detector's examples are its test table."""

import pytest

from detectors.engine import all_detectors, inspect
from detectors.message import CATEGORIES

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

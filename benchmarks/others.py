"""Beside others that look for telephone numbers and other personal data in text: MB/s over the same bodies, and what they say.

`phonenumbers.PhoneNumberMatcher` is libphonenumber's own search; Presidio's pattern recognisers are Microsoft's, taken without a
language model. Neither is made for traffic; both are what a person would reach for first.
"""

import random
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

from phonenumbers import PhoneNumberMatcher
from presidio_analyzer.predefined_recognizers import (
    CreditCardRecognizer,
    EmailRecognizer,
    IbanRecognizer,
    PhoneRecognizer,
)

from addon.pipeline import load_settings
from benchmarks.measure import spread, timed
from benchmarks.traffic import body, plant
from detectors.engine import inspect
from detectors.message import Message

BODIES, ROUNDS = 400, 3


def _presidio() -> Callable[[bytes], bool]:
    recognisers = [
        PhoneRecognizer(supported_regions=("CN", "US", "GB")),
        EmailRecognizer(),
        CreditCardRecognizer(),
        IbanRecognizer(),
    ]

    def look(data: bytes) -> bool:
        text = data.decode()
        found = [result for each in recognisers for result in each.analyze(text, each.supported_entities, None)]
        return bool(found)

    return look


def table(folder: Path) -> None:
    """Prints the table."""
    rng = random.Random(4)
    rounds = [[body(rng) for _ in range(BODIES)] for _ in range(ROUNDS)]  # new ones, so that nothing is remembered
    bodies = [data for each in rounds for data in each]
    settings = load_settings(plant(folder, 120))

    def ours(data: bytes) -> bool:
        message = Message("upload", "POST", "https://a.example/v1/batch", (("content-type", "application/json"),), data)
        return any(finding.confidence >= 0.5 for finding in inspect(message, settings.subject)[0])

    looks: dict[str, Callable[[bytes], bool]] = {
        "consentrace, 120 people": ours,
        f"PhoneNumberMatcher {version('phonenumbers')}": lambda data: any(
            True for _ in PhoneNumberMatcher(data.decode(), "CN")
        ),
        f"Presidio {version('presidio-analyzer')}, 4 patterns": _presidio(),
    }
    holding = [b'"contacts"' in data for data in bodies]
    size = sum(map(len, bodies)) / 1e6
    print(
        f"\n{len(bodies)} bodies, {size:.1f} MB, {sum(holding)} of them with contacts     flagged: with contacts, without"
    )
    for label, look in looks.items():
        look(body(rng))
        rates, flagged = [], list[bool]()
        for each in rounds:
            seconds = timed(lambda look=look, each=each, said=flagged: said.extend(map(look, each)))
            rates.append(sum(map(len, each)) / 1e6 / seconds)
        print(f"{label:28}{spread(rates, 'MB/s', 2)}   {_counts(flagged, holding)}")


def _counts(flagged: Sequence[bool], holding: Sequence[bool]) -> str:
    right = sum(said and held for said, held in zip(flagged, holding, strict=True))
    return f"{right} of {sum(holding)}, {sum(flagged) - right} of {len(holding) - sum(holding)}"

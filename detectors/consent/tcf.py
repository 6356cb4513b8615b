"""IAB Europe's Transparency and Consent Framework: TC strings of version 2, wherever they stand.

Source: "Transparency and Consent String with Global Vendor & CMP List Formats", version 2.2.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from detectors.consent.bits import Bits
from detectors.consent.signal import Places, Signal

PURPOSES = {
    1: "TCF 1 store and access information on a device",
    2: "TCF 2 select basic advertising",
    3: "TCF 3 profiles for personalised advertising",
    4: "TCF 4 select personalised advertising",
    5: "TCF 5 profiles to personalise content",
    6: "TCF 6 select personalised content",
    7: "TCF 7 measure advertising performance",
    8: "TCF 8 measure content performance",
    9: "TCF 9 understand audiences",
    10: "TCF 10 develop and improve services",
    11: "TCF 11 select content by limited data",
}
_STRING = re.compile(r"(?<![\w\-~])C[A-Za-z0-9_\-]{38,8000}")
_FIRST_YEAR, _LAST_YEAR = 2019, 2100
_LETTERS = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class TcString:
    """What a string says. `consents` and `interests` are purposes agreed to, and claimed as legitimate interest."""

    updated: datetime
    cmp: int
    policy: int
    consents: tuple[int, ...]
    interests: tuple[int, ...]
    vendors: int


def read_tc_string(text: str) -> TcString:
    """Reads the core segment. Raises ValueError where a text is not one, down to its length."""
    bits = Bits(text.partition(".")[0])
    if bits.take(6) != 2:
        raise ValueError("not version 2")
    created, updated = bits.take(36) / 10, bits.take(36) / 10
    cmp = bits.take(12)
    bits.take(18)  # the CMP's version and screen
    language = bits.letters(2)
    bits.take(12)  # version of the vendor list
    policy = bits.take(6)
    bits.take(14)  # two flags, opt-ins to special features
    consents, interests = bits.numbers(24), bits.numbers(24)
    bits.flag()
    country = bits.letters(2)
    vendors = _vendors(bits)
    _vendors(bits)
    for _ in range(bits.take(12)):  # publisher restrictions
        bits.take(8)
        _ranges(bits)
    bits.end()
    dates = [datetime.fromtimestamp(seconds, UTC) for seconds in (created, updated)]
    plausible = all(_FIRST_YEAR <= date.year <= _LAST_YEAR for date in dates) and created <= updated
    if not (_LETTERS.fullmatch(language) and _LETTERS.fullmatch(country)):
        raise ValueError("no language or country")
    if not plausible or not 2 <= policy <= 10 or max((*consents, *interests), default=0) > max(PURPOSES):
        raise ValueError("not plausible")
    return TcString(dates[1], cmp, policy, consents, interests, vendors)


def _vendors(bits: Bits) -> int:
    """How many vendors are named; by one bit each, or in ranges."""
    largest = bits.take(16)
    return _ranges(bits) if bits.flag() else bits.take(largest).bit_count()


def _ranges(bits: Bits) -> int:
    count = 0
    for _ in range(bits.take(12)):
        is_range, start = bits.flag(), bits.take(16)
        end = bits.take(16) if is_range else start
        if end < start:
            raise ValueError("a range that ends before it begins")
        count += end - start + 1
    return count


def signals(places: Places) -> Iterator[Signal]:
    """The strings of a message, in fields, addresses, cookies and inside longer texts."""
    for leaf in places.leaves:
        text = leaf.text
        if len(text) < 39 or "C" not in text:
            continue
        for match in _STRING.finditer(text):
            try:
                yield _signal(read_tc_string(match[0]), leaf.path)
            except ValueError:
                continue


def _signal(read: TcString, path: str) -> Signal:
    agreed = ", ".join(map(str, read.consents)) or "none"
    detail = (
        f"TCF: purposes agreed to {agreed}; as legitimate interest {', '.join(map(str, read.interests)) or 'none'}; "
        f"{read.vendors} vendors; CMP {read.cmp}; updated {read.updated:%Y-%m-%d %H:%M} UTC"
    )
    purposes = tuple(PURPOSES[number] for number in read.consents)
    return Signal("TCF", "given" if read.consents else "refused", detail, path, purposes)

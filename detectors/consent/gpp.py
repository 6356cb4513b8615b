"""IAB's Global Privacy Platform strings: a header that names the sections, and the sections.

Source: IAB Tech Lab, "Global Privacy Platform String", version 1, and its section specifications.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from detectors.consent.bits import Bits
from detectors.consent.signal import Places, Signal
from detectors.consent.tcf import PURPOSES, read_tc_string
from detectors.consent.us_privacy import read_us_privacy

_STRING = re.compile(r"(?<![\w\-])D[A-Za-z0-9_\-]{3,60}(?:~[A-Za-z0-9_.\-]{2,8000}){1,30}")
_EUROPE, _US_V1 = 2, 6
# US sections: how many two-bit fields come before the opt-outs, and the opt-outs in order.
_NATIONAL, _CALIFORNIA = 7, 8
_STATES = {9: "Virginia", 10: "Colorado", 11: "Utah", 12: "Connecticut"}
_OPT_OUTS = {
    _NATIONAL: ("US national", 6, ("sale", "sharing", "targeted_advertising")),
    _CALIFORNIA: ("California", 3, ("sale", "sharing")),
    **{number: (name, 4 if number == 11 else 3, ("sale", "targeted_advertising")) for number, name in _STATES.items()},
}
_LARGEST_SECTION = 64
_OUT, _STAYED = 1, 2


def section_numbers(header: str) -> list[int]:
    """The numbers of the sections that follow. Raises ValueError where the text is no header."""
    bits = Bits(header)
    if bits.take(6) != 3 or bits.take(6) != 1:
        raise ValueError("not a GPP header of version 1")
    numbers: list[int] = []
    last = 0
    for _ in range(bits.take(12)):
        is_range = bits.flag()
        last += bits.fibonacci()
        first = last
        if is_range:
            last += bits.fibonacci()
        if last > _LARGEST_SECTION:
            raise ValueError("no such section")
        numbers += range(first, last + 1)
    bits.end()
    if any(one >= other for one, other in pairwise(numbers)):
        raise ValueError("not a GPP header")
    return numbers


def signals(places: Places) -> Iterator[Signal]:
    """The strings of a message, in fields, addresses, cookies and inside longer texts."""
    for leaf in places.leaves:
        if "~" not in leaf.text:
            continue
        for match in _STRING.finditer(leaf.text):
            header, *sections = match[0].split("~")
            try:
                numbers = section_numbers(header)
            except ValueError:
                continue
            if len(numbers) == len(sections):
                yield from _sections(dict(zip(numbers, sections, strict=True)), leaf.path)


def _sections(sections: dict[int, str], path: str) -> Iterator[Signal]:
    for number, text in sections.items():
        try:
            if number == _EUROPE:
                read = read_tc_string(text)
                agreed = tuple(PURPOSES[purpose] for purpose in read.consents)
                detail = f"GPP, TCF: purposes agreed to {', '.join(map(str, read.consents)) or 'none'}"
                yield Signal("GPP", "given" if agreed else "refused", detail, path, agreed)
            elif number == _US_V1 and len(text) == 4:
                found = read_us_privacy(text, path)
                if found:
                    yield found
            elif number in _OPT_OUTS:
                yield from _opt_outs(number, text, path)
        except (ValueError, KeyError):
            continue


def _opt_outs(number: int, text: str, path: str) -> Iterator[Signal]:
    name, before, purposes = _OPT_OUTS[number]
    bits = Bits(text.partition(".")[0])
    if bits.take(6) != 1:
        raise ValueError("another version of the section")
    bits.take(before * 2)
    said = {purpose: bits.take(2) for purpose in purposes}
    for value, action in ((_OUT, "refused"), (_STAYED, "given")):
        named = tuple(purpose for purpose in purposes if said[purpose] == value)
        if named and action == "refused":
            yield Signal("GPP", "refused", f"GPP, {name}: opted out of {', '.join(named)}", path, named)
        elif named:
            yield Signal(
                "GPP", "given", f"GPP, {name}: not opted out of {', '.join(named)}", path, named, mechanism="implied"
            )

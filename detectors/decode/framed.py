"""Frames of a protocol of an app's own: a short header, which ends with the length of what follows it, or before a compressed stream."""

import re
from collections.abc import Iterator
from typing import Literal

NAME = "frames"
_LONGEST_HEADER = 64
_Order = Literal["big", "little"]
_LENGTHS: tuple[tuple[int, _Order], ...] = ((4, "big"), (4, "little"), (2, "big"), (2, "little"))
_HEADERS = range(2, 25)
_SHORTEST = 4
_STREAM = re.compile(rb"\x1f\x8b\x08|\x28\xb5\x2f\xfd|\x78[\x01\x5e\x9c\xda]")


def frames(data: bytes) -> Iterator[list[bytes]]:
    """The payloads, read in each way in which the lengths in their headers fill the data exactly."""
    for header in _HEADERS:
        for width, order in _LENGTHS:
            if width <= header and (found := _walk(data, header, width, order)):
                yield found


def _walk(data: bytes, header: int, width: int, order: _Order) -> list[bytes]:
    found: list[bytes] = []
    at = 0
    while at < len(data):
        start = at + header
        size = int.from_bytes(data[start - width : start], order)
        if size < _SHORTEST or start + size > len(data):
            return []
        found.append(data[start : start + size])
        at = start + size
    return found


def streams(data: bytes) -> Iterator[bytes]:
    """What may be a compressed stream behind a header."""
    for match in _STREAM.finditer(data, 1, _LONGEST_HEADER):
        yield data[match.start() :]

"""mitmproxy's flow files, flow by flow or part by part: by the quick walk, or by mitmproxy's own reader where that does not do."""

from collections.abc import Iterator
from typing import BinaryIO

from addon.sources import tnetstring_walk
from addon.sources.record import Failure, Record, Slice

KIND = "mitm"
_HEAD = 13
_SLICE = 4 * 1024 * 1024


def recognises(head: bytes) -> bool:
    """A tnetstring begins with its length."""
    length, colon, _ = head[:13].partition(b":")
    return bool(colon) and length.isdigit()


def slices(file: BinaryIO, size: int) -> list[Slice]:
    """Parts of whole flows, each of about _SLICE bytes, to the end smaller ones, so that those who share them end together.

    From where the framing makes no sense the rest is one part.
    """
    found, start, first, number, at = list[Slice](), 0, 0, 0, 0
    file.seek(0)
    while at < size and (length := _frame_size(file.read(_HEAD))) and at + length <= size:
        at, number = at + length, number + 1
        file.seek(at)
        if at - start >= max(_SLICE // 8, min(_SLICE, (size - start) // 16)):
            found.append(Slice(start, at, first))
            start, first = at, number
    if start < size or not found:
        found.append(Slice(start, size, first))
    return found


def read(file: BinaryIO, part: Slice) -> Iterator[Record | Failure]:
    """The flows of a part. Raises Broken where the framing ends early or makes no sense."""
    file.seek(part.start)
    while (start := file.tell()) < part.stop:
        data = _frame(file)
        if data and (record := _walked(data)):
            yield record
            continue
        from addon.sources import mitm  # imported where it is used: it takes as long as all else at a scan's start

        if data:
            yield mitm.record_in(data)
        else:
            file.seek(start)
            yield from mitm.read_plainly(file, part.stop, one=True)


def _frame(file: BinaryIO) -> bytes:
    """The next flow's bytes, or none where they are not framed as they should be."""
    head = file.read(_HEAD)
    size = _frame_size(head)
    if size <= len(head):
        file.seek(size - len(head), 1)
        return head[:size]
    data = head + file.read(size - len(head))
    return data if len(data) == size else b""


def _frame_size(head: bytes) -> int:
    """How long the tnetstring is that begins so, with its length and type; 0 where none begins."""
    digits, colon, _ = head.partition(b":")
    return len(digits) + 1 + int(digits) + 1 if colon and digits.isdigit() else 0


def _walked(data: bytes) -> Record | None:
    try:
        place, _ = tnetstring_walk.element(data, 0)
        return tnetstring_walk.record_at(data, place)
    except (tnetstring_walk.Unknown, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None

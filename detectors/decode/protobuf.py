"""Protocol Buffers without a schema: the wire format alone, one message or a stream of length-delimited ones.

The wire tells field numbers and wire types, not meanings: a length-delimited field may be text, bytes, a message or
packed numbers. It is read as a message where its bytes are one exactly, as text where they are printable.
"""

import math
import re
import struct

from detectors.decode import compression, multipart, plist
from detectors.decode.accident import DIGEST_SIZES
from detectors.decode.named import map_entries
from detectors.decode.repeated import as_map, grouped

NAME = "protobuf"
_MAX_FIELD = 1 << 16
_NESTING = 48
_LOOKED_INTO = 4  # levels below a message that are looked into before it is believed
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_PACKED_MIN = 1_000_000  # packed varints below are counters and enums; above they may be ids and numbers


class _Malformed(Exception):
    pass


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        if at >= len(data) or shift > 63:
            raise _Malformed
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at += 1
        if not byte & 0x80:
            return value, at
        shift += 7


def _fields(data: bytes) -> list[tuple[int, int | float | bytes]]:
    """(field number, value) in order; raises _Malformed unless the bytes are used up exactly."""
    found: list[tuple[int, int | float | bytes]] = []
    at = 0
    while at < len(data):
        tag, at = _varint(data, at)
        number, wire = tag >> 3, tag & 7
        if not 0 < number < _MAX_FIELD:
            raise _Malformed
        if wire == 0:
            value, at = _varint(data, at)
            found.append((number, value - (1 << 64) if value >> 63 else value))
        elif wire == 1 and at + 8 <= len(data):
            found.append((number, _fixed(data[at : at + 8], "<d", "<q")))
            at += 8
        elif wire == 5 and at + 4 <= len(data):
            found.append((number, _fixed(data[at : at + 4], "<f", "<i")))
            at += 4
        elif wire == 2:
            size, at = _varint(data, at)
            if at + size > len(data):
                raise _Malformed
            found.append((number, data[at : at + size]))
            at += size
        else:
            raise _Malformed
    return found


def _fixed(data: bytes, real: str, whole: str) -> int | float:
    """A fixed-width field as the kind of number that it more likely is."""
    value: float = struct.unpack(real, data)[0]
    if math.isfinite(value) and (value == 0 or 1e-5 < abs(value) < 1e10):
        return float(f"{value:.7g}") if real == "<f" else value
    integer: int = struct.unpack(whole, data)[0]
    return integer


def _text(data: bytes) -> str | None:
    try:
        value = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(value) else value


def _length_delimited(data: bytes, depth: int) -> object:
    text = _text(data)
    if text is not None and text[:1] not in ("\n", "\t", "\r"):
        return text
    # The marks that other formats begin with happen to be fields too: two dashes field 5, a b field 12.
    other = compression.layer_of(data) or multipart.boundary(data) or data.startswith(plist.MAGIC)
    if depth < _NESTING and len(data) >= 2 and not other:
        try:
            fields = _fields(data)
            if len(data) < 12 or _believable(data, fields, False):
                return _tree(fields, depth + 1)
        except _Malformed:
            pass
    return text if text is not None else _packed(data) or data


def _packed(data: bytes) -> object | None:
    numbers: list[object] = []
    at = 0
    try:
        while at < len(data):
            value, at = _varint(data, at)
            if value < _PACKED_MIN:
                return None
            numbers.append(value)
    except _Malformed:
        return None
    return numbers if len(numbers) >= 2 else None


def _tree(fields: list[tuple[int, int | float | bytes]], depth: int) -> dict[str, object]:
    read = ((str(number), _length_delimited(raw, depth) if isinstance(raw, bytes) else raw) for number, raw in fields)
    groups = {key: _alike(values, depth) for key, values in grouped(read).items()}
    return as_map(groups) | {key: told for key, values in groups.items() if (told := map_entries(values))}


def _alike(values: list[object], depth: int) -> list[object]:
    """A field's values: where some are messages, the short ones that were not believed by themselves are as well."""
    if not any(isinstance(value, dict) for value in values):
        return values
    return [_message(value, depth) if isinstance(value, bytes) else value for value in values]


def _message(data: bytes, depth: int) -> object:
    try:
        return _tree(_fields(data), depth + 1) if data and depth < _NESTING else data
    except _Malformed:
        return data


def _believable(data: bytes, fields: list[tuple[int, int | float | bytes]], declared: bool, depth: int = 0) -> bool:
    """Whether bytes that happen to parse are a message: most of what it holds is text, or all of it is small fields."""
    if not fields or len({number for number, _ in fields}) > 200:
        return False
    if declared:
        return True
    inner = [raw for _, raw in fields if isinstance(raw, bytes)]
    if not inner:
        if len(data) in DIGEST_SIZES:
            return False  # any ten or twenty bytes are a few numbers by accident
        return len({number for number, _ in fields}) <= 16 and all(
            abs(value) < 1e14 for _, value in fields if not isinstance(value, bytes)
        )
    readable = sum(len(raw) for raw in inner if _text(raw) is not None or _is_message(raw, depth + 1))
    highest = max(number for number, _ in fields)
    if readable >= 4 and readable >= 0.4 * len(data) and highest < 2048:
        return True
    if len(fields) == 1 and len(data) in DIGEST_SIZES:
        return False  # and a digest's second byte its length
    # Bytes inside that are compressed or packed: lengths that fit exactly and low field numbers are rarely an accident.
    return len(data) >= 16 and highest <= 32 and sum(map(len, inner)) >= 0.5 * len(data)


def _is_message(data: bytes, depth: int) -> bool:
    """Whether bytes are a message that is believed in turn; some levels down it is enough that they parse.

    Every level of a document asks this of what lies below, so that without an end the deepest bytes are read over and over.
    """
    if len(data) < 4:
        return False
    try:
        fields = _fields(data)
        return depth >= _LOOKED_INTO or _believable(data, fields, False, depth)
    except _Malformed:
        return False


def parse(data: bytes, content_type: str) -> object | None:
    """Field numbers to values (a repeated field gives a list), a list of such for a stream, or None."""
    if len(data) < 3:
        return None
    kind = content_type.lower()
    declared = "proto" in kind or "grpc" in kind
    try:
        fields = _fields(data)
        if _believable(data, fields, declared):
            message = _tree(fields, 0)
            return map_entries([message]) or message  # one field to be set, by its name
    except (_Malformed, RecursionError):
        pass
    return _stream(data)


def _stream(data: bytes) -> object | None:
    """Messages each behind its length as a varint, filling the data exactly."""
    messages: list[object] = []
    at = 0
    try:
        while at < len(data):
            size, at = _varint(data, at)
            if size < 2 or at + size > len(data):
                return None
            fields = _fields(data[at : at + size])
            if not messages and not _believable(data[at : at + size], fields, False):
                return None
            messages.append(_tree(fields, 0))
            at += size
    except (_Malformed, RecursionError):
        return None
    return messages if len(messages) >= 2 else None

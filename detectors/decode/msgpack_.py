"""MessagePack, one object or a stream of them, read by msgpack within the length of the data."""

import msgpack

from detectors.decode.accident import DIGEST_SIZES, reads_well

NAME = "msgpack"
_HEADS = frozenset([*range(0x80, 0xA0), 0xDC, 0xDD, 0xDE, 0xDF])


def parse(data: bytes, content_type: str) -> object | None:
    """The document, or None. Only maps and arrays, and only where all bytes are used up."""
    if len(data) < 3 or data[0] not in _HEADS:
        return None
    try:
        unpacker = msgpack.Unpacker(
            raw=False, strict_map_key=False, unicode_errors="surrogateescape", max_buffer_size=len(data), timestamp=3
        )
        unpacker.feed(data)
        values = []
        for value in unpacker:
            if not isinstance(value, dict | list):
                return None
            values.append(value)
        if unpacker.tell() != len(data):
            return None
    except (ValueError, TypeError, OverflowError, RecursionError, msgpack.exceptions.UnpackException):
        return None
    if "msgpack" not in content_type:
        if not any(_speaks(value, 0) for value in values[:8]) or not all(map(_keyed_alike, values)):
            return None
        if len(data) in DIGEST_SIZES and not reads_well(values):
            return None
    return values[0] if len(values) == 1 else values or None


def _keyed_alike(value: object) -> bool:
    """False of a map whose keys are of several kinds, as CBOR's texts and lengths give: they share their heads."""
    return not isinstance(value, dict) or len(set(map(type, value))) <= 1


def _speaks(value: object, depth: int) -> bool:
    """Whether a value holds a text or a large number: arrays of small numbers are any bytes at all."""
    if isinstance(value, dict | list) and depth < 16:
        inner = [*value.keys(), *value.values()] if isinstance(value, dict) else value
        return any(_speaks(item, depth + 1) for item in inner[:32])
    return (isinstance(value, str | bytes) and len(value) >= 2) or (isinstance(value, int) and value > 1_000_000)

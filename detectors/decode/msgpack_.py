"""MessagePack, one object or a stream of them, read by msgpack within the length of the data."""

import msgpack

from detectors.decode.accident import is_digest, speaks

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
    believed = not is_digest(data, values) and any(map(speaks, values[:8])) and all(map(_keyed_alike, values))
    if not believed and "msgpack" not in content_type:
        return None
    return values[0] if len(values) == 1 else values or None


def _keyed_alike(value: object) -> bool:
    """False of a map whose keys are of several kinds, as CBOR's texts and lengths give: they share their heads."""
    return not isinstance(value, dict) or len(set(map(type, value))) <= 1

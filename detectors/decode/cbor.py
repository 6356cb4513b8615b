"""CBOR (RFC 8949), one item or a sequence of them, read by cbor2."""

import io

from detectors.decode.accident import is_digest

NAME = "cbor"


def parse(data: bytes, content_type: str) -> object | None:
    """The document, or None. Only maps and arrays, and only where all bytes are used up."""
    if len(data) < 3 or not (0x80 <= data[0] <= 0xBF or data[0] >> 5 == 6):
        return None
    import cbor2

    stream = io.BytesIO(data)
    values: list[object] = []
    try:
        decoder = cbor2.CBORDecoder(stream, str_errors="replace")
        while stream.tell() < len(data):
            value = decoder.decode()
            if not isinstance(value, dict | list):
                return None
            values.append(value)
    except Exception:  # tags run code of many types (dates, regular expressions), each with failures of its own
        return None
    if "cbor" not in content_type and is_digest(data, values):
        return None
    return values[0] if len(values) == 1 else values or None

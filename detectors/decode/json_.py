"""JSON, JSON lines and sequences (RFC 7464), JSON behind a guard against script inclusion, and JSONP. A document cut short gives what came before the cut."""

import io
import json
import re
from itertools import islice

import orjson

NAME = "json"
READER = json.JSONDecoder(strict=False)  # also reads a document that other text comes behind
_SALVAGED = 500_000  # events of a broken document that are looked at: brackets alone are cheap to send
_LONGEST_BY_HAND = 1_000_000
_DEEPEST_BY_HAND = 64
_BRACKETS = 2  # what another notation may begin with too
_JSONP = re.compile(rb"^\s*(?:/\*\*/)?[\w$.]{1,64}\s*\((.*)\)\s*;?\s*$", re.DOTALL)
_CALL = re.compile(r"\s*[\w$.]{1,64}\s*\(\s*[{\[]")
# What Socket.IO and Engine.IO put before a packet's JSON: a length, types, a namespace, an acknowledgement's id.
_PACKET = re.compile(rb"(?:\d{1,7}:)?\d{1,3}(?:/[\w./\-]{0,64},)?\d{0,9}(?=[\[{])")
_GUARD = re.compile(rb"^\s*(?:\)\]\}'?,?\s*|while\s*\(1\)\s*;\s*|for\s*\(;;\)\s*;\s*)")


def may_be_in(value: str) -> bool:
    """Whether a string may hold JSON, or a JSON string that holds it."""
    head, tail = value[:16].lstrip()[:1], value[-16:].rstrip()[-1:]
    if head in ("{", "["):
        return tail in ("}", "]")
    return (head == '"' == tail and len(value) > 2) or (tail in (")", ";") and bool(_CALL.match(value)))


def _loads(data: bytes) -> object:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        # Python's reader also takes NaN, lone surrogates and control characters, which apps do send.
        return json.loads(data.decode("utf-8", "replace"), strict=False)


def _unpacked(data: bytes) -> bytes:
    """The JSON of a packet; other data as it is."""
    packet = _PACKET.match(data)
    return data[packet.end() :] if packet else data


def _lines(data: bytes) -> object | None:
    lines = [_unpacked(line) for line in data.replace(b"\x1e", b"\n").splitlines() if line.strip()]
    if len(lines) < 2 or not all(line.lstrip()[:1] in (b"{", b"[") for line in lines):
        return None
    return [_loads(line) for line in lines]


def _salvage(data: bytes) -> object | None:
    """What a document that was cut short held before the cut."""
    import ijson
    from ijson.common import ObjectBuilder

    builder, read = ObjectBuilder(), 0
    try:
        # Small pieces lose least at the cut; in a long text each piece is joined to all before it.
        piece = 4096 if len(data) < 1_000_000 else 262_144
        events = ijson.basic_parse(io.BytesIO(data), use_float=True, buf_size=piece)
        for event, value in islice(events, _SALVAGED):
            builder.event(event, value)
            read += 1
    except (ijson.JSONError, ValueError, UnicodeError, OverflowError):
        pass
    value = getattr(builder, "value", None)
    return value if isinstance(value, dict | list) and read > _BRACKETS else None


def parse(data: bytes, content_type: str) -> object | None:
    """The document, or None. A bare scalar is not a document; a JSON string is, where a document is inside it."""
    data = _unpacked((_GUARD.sub(b"", data[:64]) + data[64:]).strip(b"\x1e"))
    head = data[:64].lstrip()[:1]
    if head == b'"':
        return _quoted(data)
    if head not in (b"{", b"["):
        if not (b"(" in data[:80] and data[-8:].rstrip(b" ;\r\n")[-1:] == b")"):
            return None
        match = _JSONP.match(data)
        if not match or match[1].lstrip()[:1] not in (b"{", b"["):
            return None
        data = match[1]
    for read in (_loads, _lines):
        try:
            value = read(data)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict | list):
            return value
    if (value := _by_hand(data)) is not None:
        return value
    return None if _goes_on(data) else _salvage(data)


def _by_hand(data: bytes) -> object | None:
    """What people write for JSON: keys without quotes, single quotes, comments, a comma behind the last one (JSON5)."""
    if len(data) > _LONGEST_BY_HAND:
        return None
    import pyjson5

    try:
        value = pyjson5.decode(data.decode("utf-8", "replace"), maxdepth=_DEEPEST_BY_HAND)
    except (pyjson5.Json5Exception, ValueError, RecursionError):
        return None
    return value if isinstance(value, dict | list) and value else None


def _goes_on(data: bytes) -> bool:
    """Whether a document is whole, and other text comes behind it."""
    try:
        READER.raw_decode(data.decode("utf-8", "replace").lstrip())
    except (ValueError, RecursionError):
        return False
    return True


def _quoted(data: bytes) -> object | None:
    try:
        value = _loads(data)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, str) and len(value) >= 6 else None

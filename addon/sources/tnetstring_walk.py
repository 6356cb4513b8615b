"""The quick way through a flow file: only what inspection needs is taken out of each flow, the rest is stepped over.

mitmproxy's own reader, the plain twin, builds and checks every object of a flow. This one walks the tnetstrings of files of
the current version; whatever it does not know for certain (an older version, another kind of flow, a value of another
type) it leaves to the twin, which then says what is wrong with it. Tests hold the two to the same records; of a file that was
spoilt, the walk may read more, since it does not look at what it does not need.

A tnetstring is `LENGTH:PAYLOAD` and a letter for the type, here `,` bytes, `;` text, `#` integer, `^` float, `~` null, `!`
boolean, `]` list, `}` map.
"""

from mitmproxy.version import FLOW_FORMAT_VERSION

from addon.sources.addressed import Fields, addressed
from addon.sources.record import Record, Sent, flow_record, headers_of
from detectors.message import Message
from detectors.remembered import remembered

Place = tuple[int, int, int]  # where a payload begins and ends, and its type's byte

_FLOW = {b"version", b"type", b"id", b"request", b"response", b"websocket"}
_REQUEST = {
    b"host", b"port", b"method", b"scheme", b"authority", b"path", b"http_version", b"headers", b"content", b"timestamp_start",
}  # fmt: skip
_RESPONSE = {b"headers", b"content", b"timestamp_start"}
_BYTES, _TEXT, _INTEGER, _FLOAT, _NULL, _LIST, _MAP, _BOOLEAN = b",;#^~]}!"
_KEYS = (_BYTES, _TEXT)


class Unknown(Exception):
    """Something that the walk does not take: the twin is to read this flow."""


def element(data: bytes, at: int) -> tuple[Place, int]:
    """The tnetstring that begins at a place, and where the next one begins. Raises ValueError where there is none."""
    colon = data.index(b":", at, at + 13)
    start = colon + 1
    end = start + int(data[at:colon])
    if end >= len(data) or end < start:
        raise ValueError("not all there")
    return (start, end, data[end]), end + 1


def record_at(data: bytes, place: Place) -> Record:
    """The record of one flow. Raises Unknown, or ValueError and its kin, where the twin is to read it."""
    flow = _fields(data, place, _FLOW)
    if _integer(data, flow[b"version"]) != FLOW_FORMAT_VERSION or _text(data, flow[b"type"]) != "http":
        raise Unknown
    socket = flow.get(b"websocket")
    if socket is not None and socket[2] != _NULL:
        raise Unknown  # their messages are few, and the twin knows them
    flow_id = _text(data, flow[b"id"])
    asked = _fields(data, flow[b"request"], _REQUEST)
    fields, headers = _headers(_typed(data, asked[b"headers"], _LIST))
    began = _float(data, asked[b"timestamp_start"])
    method, url = addressed(
        _text(data, asked[b"host"]),
        _integer(data, asked[b"port"]),
        _raw(data, asked[b"method"]),
        _raw(data, asked[b"scheme"]),
        _raw(data, asked[b"authority"]),
        _raw(data, asked[b"path"]),
        _raw(data, asked[b"http_version"]),
        fields,
    )
    notes, sent = list[str](), list[Sent]()
    body = _body(data, asked[b"content"])
    if body is None:
        notes.append("request body not captured")
    sent.append(Sent(0, began, Message("upload", method, url, headers, body or b"", 0)))
    answer = flow.get(b"response")
    if answer is not None and answer[2] != _NULL:
        answered = _fields(data, answer, _RESPONSE)
        body = _body(data, answered[b"content"])
        if body is None:
            notes.append("response body not captured")
        _, headers = _headers(_typed(data, answered[b"headers"], _LIST))
        at = _float(data, answered[b"timestamp_start"])
        sent.append(Sent(1, at, Message("download", method, url, headers, body or b"", 0)))
    return Record(flow_record(flow_id, began, method, url), tuple(sent), tuple(notes))


def _fields(data: bytes, place: Place, wanted: set[bytes]) -> dict[bytes, Place]:
    """The places of a map's values, as `element` gives them; written out, since most of a flow is stepped over here."""
    at, stop, kind = place
    if kind != _MAP:
        raise Unknown
    found: dict[bytes, Place] = {}
    index = data.index
    while at < stop:
        colon = index(b":", at, at + 13)
        end = colon + 1 + int(data[at:colon])
        name = data[colon + 1 : end]
        if data[end] not in _KEYS or end < colon:
            raise Unknown
        at = end + 1
        colon = index(b":", at, at + 13)
        end = colon + 1 + int(data[at:colon])
        if end < colon or end >= stop:
            raise Unknown
        if name in wanted:
            found[name] = (colon + 1, end, data[end])
        at = end + 1
    return found


Headers = tuple[Fields, tuple[tuple[str, str], ...]]


@remembered(entries=2048, longest=4096)
def _headers(data: bytes) -> Headers:
    """A list of headers, as mitmproxy keeps them and as a message has them. The same lists come again and again."""
    at, stop = 0, len(data)
    fields, data = [], data + b"]"
    while at < stop:
        (inner, _, kind), at = element(data, at)
        name, inner = element(data, inner)
        value, inner = element(data, inner)
        if kind != _LIST or inner != at - 1 or at > stop:
            raise Unknown
        fields.append((_raw(data, name), _raw(data, value)))
    return tuple(fields), headers_of(fields)


def _typed(data: bytes, place: Place, kind: int) -> bytes:
    if place[2] != kind:
        raise Unknown
    return data[place[0] : place[1]]


def _raw(data: bytes, place: Place) -> bytes:
    return _typed(data, place, _BYTES)


def _body(data: bytes, place: Place) -> bytes | None:
    return None if place[2] == _NULL else _raw(data, place)


def _text(data: bytes, place: Place) -> str:
    return _typed(data, place, _TEXT).decode()


def _integer(data: bytes, place: Place) -> int:
    return int(_typed(data, place, _INTEGER))


def _float(data: bytes, place: Place) -> float:
    return float(_typed(data, place, _FLOAT))

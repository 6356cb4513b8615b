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
from addon.sources.record import Record, Sent, flow_record, header_of
from detectors.message import Message
from detectors.remembered import remembered

Place = tuple[int, int, int]  # where a payload begins and ends, and its type's byte

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
    flow = _FLOW.places(data, place)
    if _integer(data, flow[b"version"]) != FLOW_FORMAT_VERSION or _text(data, flow[b"type"]) != "http":
        raise Unknown
    socket = flow.get(b"websocket")
    if socket is not None and socket[2] != _NULL:
        raise Unknown  # their messages are few, and the twin knows them
    flow_id = _text(data, flow[b"id"])
    asked = _REQUEST.places(data, flow[b"request"])
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
        answered = _RESPONSE.places(data, answer)
        body = _body(data, answered[b"content"])
        if body is None:
            notes.append("response body not captured")
        _, headers = _headers(_typed(data, answered[b"headers"], _LIST))
        at = _float(data, answered[b"timestamp_start"])
        sent.append(Sent(1, at, Message("download", method, url, headers, body or b"", 0)))
    return Record(flow_record(flow_id, began, method, url), tuple(sent), tuple(notes))


class _Map:
    """Maps of one kind. Most of a flow is stepped over here: keys come in the order of the last flow's, and most values are
    as long as that one's, so each is compared with what stood there, and only another order is read key by key."""

    def __init__(self, wanted: str) -> None:
        self._wanted = frozenset(wanted.encode().split())
        # Of each key: as it is written, the same with its value's length, that length, and the key if it is wanted.
        self._order: list[tuple[bytes, bytes, int, bytes]] = []

    def places(self, data: bytes, place: Place) -> dict[bytes, Place]:
        """The places of the wanted values, as `element` gives them."""
        at, stop, kind = place
        if kind != _MAP:
            raise Unknown
        found: dict[bytes, Place] = {}
        begins, index = data.startswith, data.index
        for written, alike, size, name in self._order:
            if begins(alike, at):
                start = at + len(alike)
                end = start + size
            elif begins(written, at):
                at += len(written)
                start = index(b":", at, at + 13) + 1
                end = start + int(data[at : start - 1])
            else:
                break
            if end < start or end >= stop:
                raise Unknown
            if name:
                found[name] = (start, end, data[end])
            at = end + 1
        else:
            if at == stop and self._order:
                return found
        return self._learn(data, place)

    def _learn(self, data: bytes, place: Place) -> dict[bytes, Place]:
        at, stop, _ = place
        found: dict[bytes, Place] = {}
        order: list[tuple[bytes, bytes, int, bytes]] = []
        while at < stop:
            (start, end, kind), after = element(data, at)
            if kind not in _KEYS:
                raise Unknown
            name = data[start:end] if data[start:end] in self._wanted else b""
            value, following = element(data, after)
            if following > stop:
                raise Unknown
            order.append((data[at:after], data[at : value[0]], value[1] - value[0], name))
            if name:
                found[name] = value
            at = following
        self._order = order
        return found


_FLOW = _Map("version type id request response websocket")
_REQUEST = _Map("host port method scheme authority path http_version headers content timestamp_start")
_RESPONSE = _Map("headers content timestamp_start")

Headers = tuple[Fields, tuple[tuple[str, str], ...]]


def _headers(data: bytes) -> Headers:
    """A list of headers, as mitmproxy keeps them and as a message has them."""
    fields, named = [], []
    at, stop = 0, len(data)
    while at < stop:
        colon = data.index(b":", at, at + 13)
        after = colon + 2 + int(data[at:colon])
        field, shown = _header(data[at:after])
        fields.append(field)
        named.append(shown)
        at = after
    return tuple(fields), tuple(named)


@remembered(entries=2_048, longest=512)  # most come again and again
def _header(data: bytes) -> tuple[tuple[bytes, bytes], tuple[str, str]]:
    (start, stop, kind), _ = element(data, 0)
    name, at = element(data, start)
    value, at = element(data, at)
    if kind != _LIST or at != stop or not name[2] == value[2] == _BYTES:
        raise Unknown
    field = (data[name[0] : name[1]], data[value[0] : value[1]])
    return field, header_of(*field)


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

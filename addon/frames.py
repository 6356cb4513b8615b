"""One message of a live flow as bytes for the spool: what mitmproxy holds, unparsed, so that the hook costs next to nothing."""

from typing import Any

import msgpack
from mitmproxy import http

from addon.sources.addressed import addressed
from addon.sources.mitm import captured, raw_body
from addon.sources.record import Record, Sent, flow_record, frame_message, headers_of
from detectors.message import Message

# What became of a body on its way to the spool.
_WHOLE, _UNSEEN, _NO_ROOM = 0, 1, 2
_NOTES = {_WHOLE: (), _UNSEEN: ("{part} body not captured",), _NO_ROOM: ("{part} not inspected: the spool was full",)}


def pack(flow: http.HTTPFlow, number: int) -> bytes:
    """Message `number` of a flow (0 request, 1 response, 2 and up WebSocket), with what is needed of its request."""
    request = flow.request.data
    head = (
        flow.id,
        number,
        request.host,
        request.port,
        request.method,
        request.scheme,
        request.authority,
        request.path,
        request.http_version,
        request.headers.fields,
        request.timestamp_start,
    )
    return bytes(msgpack.packb((*head, *_message(flow, number)), use_bin_type=True))


def pack_without_body(flow: http.HTTPFlow, number: int) -> bytes:
    """The same where there is no room for the body: how much of it is not inspected."""
    fields = list(msgpack.unpackb(pack(flow, number), use_list=True))
    fields[-3:] = (b"", len(fields[-3] or b"") + fields[-2], _NO_ROOM)
    return bytes(msgpack.packb(fields, use_bin_type=True))


def _message(flow: http.HTTPFlow, number: int) -> tuple[Any, ...]:
    """Headers, time and direction of the message; its body, the bytes of it that passed unseen, and what became of it."""
    if number >= 2:
        assert flow.websocket is not None
        frame = flow.websocket.messages[number - 2]
        return (), frame.timestamp, frame.from_client, frame.content, 0, _WHOLE
    message = flow.request if number == 0 else flow.response
    assert message is not None
    body, missing = raw_body(message)
    headers = () if number == 0 else message.data.headers.fields
    return headers, message.data.timestamp_start, number == 0, body, missing, _WHOLE if captured(message) else _UNSEEN


def unpack(data: bytes) -> Record:
    """The message as saved captures give it. Raises ValueError where its URL or headers make no sense."""
    (
        flow_id, number, host, port, method, scheme, authority, path, version, fields, began,
        headers, at, from_client, body, missing, fate,
    ) = msgpack.unpackb(data, use_list=False)  # fmt: skip
    method, url = addressed(host, port, method, scheme, authority, path, version, fields)
    if number >= 2:
        message = frame_message(url, from_client, body)
    elif number == 1:
        message = Message("download", method, url, headers_of(headers), body or b"", missing)
    else:
        message = Message("upload", method, url, headers_of(fields), body or b"", missing)
    part = ("request", "response")[number] if number < 2 else "message"
    notes = tuple(note.format(part=part) for note in _NOTES[fate])
    record = Record(flow_record(flow_id, began, method, url), (Sent(number, at, message),), notes)
    return record.emptied("spool") if fate == _NO_ROOM else record

"""mitmproxy's flows, live ones and those of its flow files, in every version that it reads: by its own reader."""

from collections.abc import Iterator
from typing import BinaryIO

from mitmproxy import exceptions, flow, http
from mitmproxy.io import compat, tnetstring

from addon.sources.record import Broken, Failure, Record, Sent, flow_record, frame_message, headers_of
from addon.streaming import window_of
from detectors.message import Message

_UNREADABLE = (ValueError, TypeError, IndexError, MemoryError, RecursionError)


def read_plainly(file: BinaryIO, size: int, one: bool = False) -> Iterator[Record | Failure]:
    """The same by mitmproxy's own reader, from where the file stands; `one` flow or all of them."""
    while (start := file.tell()) < size:
        try:
            state = tnetstring.load(file)
        except _UNREADABLE as error:
            why = f"breaks off at byte {start} of {size} ({_said(error)}); what precedes is kept"
            raise Broken(f"{why}; save the capture again for the rest") from None
        yield _convert(state)
        if one:
            return


def record_in(data: bytes) -> Record | Failure:
    """One flow by mitmproxy's own reader; what is framed and makes no sense inside does not end the file."""
    try:
        return _convert(tnetstring.loads(data))
    except _UNREADABLE as error:
        return Failure(f"not readable as a flow ({_said(error)})")


def _said(error: Exception) -> str:
    """What mitmproxy's reader says, without the address of what it could not read, which differs from run to run."""
    return str(error).partition(": <memory")[0]


def _convert(state: object) -> Record | Failure:
    try:
        if not isinstance(state, dict):
            return Failure("not a flow")
        restored = flow.Flow.from_state(compat.migrate_flow(state))
        if not isinstance(restored, http.HTTPFlow):
            return Failure(f"a {restored.type} flow; only HTTP and WebSocket are inspected")
        return record_of(restored)
    except (exceptions.FlowReadException, ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        return Failure(f"not readable as a flow ({type(error).__name__}: {error})")


def record_of(restored: http.HTTPFlow) -> Record:
    """A flow's messages as far as there are any; the same for a live flow and a restored one."""
    sent = [_request_of(restored)]
    notes = []
    if not captured(restored.request):
        notes.append("request body not captured")
    if restored.response:
        sent.append(_response_of(restored))
        if not captured(restored.response):
            notes.append("response body not captured")
    if restored.websocket:
        count = len(restored.websocket.messages)
        sent += [_websocket_of(restored, index) for index in range(count)]
    request = restored.request
    head = flow_record(restored.id, request.timestamp_start, request.method, request.pretty_url)
    return Record(head, tuple(sent), tuple(notes))


def _request_of(restored: http.HTTPFlow) -> Sent:
    request = restored.request
    body, missing = raw_body(request)
    headers = headers_of(request.headers.fields)
    return Sent(
        0, request.timestamp_start, Message("upload", request.method, request.pretty_url, headers, body, missing)
    )


def _response_of(restored: http.HTTPFlow) -> Sent:
    request, response = restored.request, restored.response
    assert response is not None
    body, missing = raw_body(response)
    headers = headers_of(response.headers.fields)
    return Sent(
        1, response.timestamp_start, Message("download", request.method, request.pretty_url, headers, body, missing)
    )


def _websocket_of(restored: http.HTTPFlow, index: int) -> Sent:
    assert restored.websocket is not None
    frame = restored.websocket.messages[index]
    body = frame.content if isinstance(frame.content, bytes) else str(frame.content).encode()  # text in old files
    return Sent(2 + index, frame.timestamp, frame_message(restored.request.pretty_url, frame.from_client, body))


def captured(message: http.Message) -> bool:
    """Whether there is a body to inspect, or a copy of it taken while it was streamed."""
    return message.raw_content is not None or window_of(message) is not None


def raw_body(message: http.Message) -> tuple[bytes, int]:
    """The body, and how many bytes of it passed beyond the window while it was streamed."""
    if message.raw_content is None and (window := window_of(message)):
        return bytes(window.head), window.missing
    return message.raw_content or b"", 0

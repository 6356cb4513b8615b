"""mitmproxy's flow files, in every version that mitmproxy reads; and mitmproxy's flows, live ones too."""

from collections.abc import Iterator
from typing import BinaryIO

from mitmproxy import exceptions, flow, http
from mitmproxy.io import compat, tnetstring

from addon.sources import tnetstring_walk
from addon.sources.record import Broken, Failure, FlowRecord, Record, Sent, Slice, flow_record
from addon.streaming import window_of
from detectors.message import Direction, Message

KIND = "mitm"
_HEAD = 13
_SLICE = 4 * 1024 * 1024
_UNREADABLE = (ValueError, TypeError, IndexError, MemoryError, RecursionError)


def recognises(head: bytes) -> bool:
    """A tnetstring begins with its length."""
    length, colon, _ = head[:13].partition(b":")
    return bool(colon) and length.isdigit()


def slices(file: BinaryIO, size: int) -> list[Slice]:
    """Parts of whole flows, each of about _SLICE bytes; from where the framing makes no sense the rest is one part."""
    found, start, first, number, at = list[Slice](), 0, 0, 0, 0
    file.seek(0)
    while at < size and (length := _frame_size(file.read(_HEAD))) and at + length <= size:
        at, number = at + length, number + 1
        file.seek(at)
        if at - start >= _SLICE:
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
        if data:
            yield _walked(data) or _plain(data)
        else:
            file.seek(start)
            yield from read_plainly(file, part.stop, one=True)


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


def _plain(data: bytes) -> Record | Failure:
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
    sent = [request_of(restored)]
    notes = []
    if not captured(restored.request):
        notes.append("request body not captured")
    if restored.response:
        sent.append(response_of(restored))
        if not captured(restored.response):
            notes.append("response body not captured")
    if restored.websocket:
        count = len(restored.websocket.messages)
        sent += [websocket_of(restored, index) for index in range(count)]
    return Record(head_of(restored), tuple(sent), tuple(notes))


def head_of(restored: http.HTTPFlow) -> FlowRecord:
    """What the store keeps of a flow."""
    request = restored.request
    return flow_record(restored.id, request.timestamp_start, request.method, request.pretty_url)


def request_of(restored: http.HTTPFlow, missing: int | None = None) -> Sent:
    """The request as a message. `missing`: bytes that passed unseen, where the flow itself does not know."""
    request = restored.request
    body, unseen = raw_body(request)
    message = Message(
        "upload", request.method, request.pretty_url, _headers(request), body, unseen if missing is None else missing
    )
    return Sent(0, request.timestamp_start, message)


def response_of(restored: http.HTTPFlow, missing: int | None = None) -> Sent:
    """The response as a message."""
    request, response = restored.request, restored.response
    assert response is not None
    body, unseen = raw_body(response)
    message = Message(
        "download", request.method, request.pretty_url, _headers(response), body, unseen if missing is None else missing
    )
    return Sent(1, response.timestamp_start, message)


def websocket_of(restored: http.HTTPFlow, index: int) -> Sent:
    """One WebSocket message of a flow."""
    assert restored.websocket is not None
    frame = restored.websocket.messages[index]
    body = frame.content if isinstance(frame.content, bytes) else str(frame.content).encode()  # text in old files
    return frame_of(restored, index, frame.from_client, body, frame.timestamp)


def frame_of(restored: http.HTTPFlow, index: int, from_client: bool, body: bytes, at: float) -> Sent:
    """A WebSocket message by its parts; its number in the flow is 2 + index."""
    direction: Direction = "upload" if from_client else "download"
    url = restored.request.pretty_url.partition("?")[0]  # the query was the handshake's, and is judged there
    return Sent(2 + index, at, Message(direction, "WEBSOCKET", url, (), body))


def captured(message: http.Message) -> bool:
    """Whether there is a body to inspect, or a copy of it taken while it was streamed."""
    return message.raw_content is not None or window_of(message) is not None


def raw_body(message: http.Message) -> tuple[bytes, int]:
    """The body, and how many bytes of it passed beyond the window while it was streamed."""
    if message.raw_content is None and (window := window_of(message)):
        return bytes(window.head), window.missing
    return message.raw_content or b"", 0


def _headers(message: http.Message) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1").lower(), value.decode("utf-8", "replace")) for name, value in message.headers.fields
    )

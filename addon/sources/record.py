"""What live traffic and every kind of capture file come down to."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from addon.domains import registrable_domain
from detectors.message import Message, Unread, UnreadReason


@dataclass(frozen=True, slots=True)
class FlowRecord:
    """What is kept of a flow beside its findings. `observed_at` is in seconds since 1970."""

    flow_id: str
    observed_at: float
    method: str
    scheme: str
    host: str
    recipient: str
    url_path: str


@dataclass(frozen=True, slots=True)
class Sent:
    """One message of a flow: its number (0 request, 1 response, 2+ WebSocket) and time in seconds since 1970."""

    number: int
    at: float
    message: Message


@dataclass(frozen=True, slots=True)
class Record:
    """One flow: what the store keeps of it, its messages, and what is already known to be missing or unread."""

    flow: FlowRecord
    messages: tuple[Sent, ...]
    notes: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()

    def emptied(self, reason: UnreadReason, *notes: str) -> "Record":
        """A record of one message without its body, query and headers, which are not inspected: how many bytes, and why."""
        sent = self.messages[0]
        message = sent.message
        size = len(message.body) + message.missing
        bare = replace(message, url=message.url.partition("?")[0], headers=(), body=b"", missing=0)
        unread = (Unread(reason, size, "body"),) if message.direction == "upload" else ()
        return Record(self.flow, (replace(sent, message=bare),), (*self.notes, *notes), unread)


@dataclass(frozen=True, slots=True)
class Failure:
    """A record that could not be read; the rest of the file goes on."""

    why: str


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a capture that can be read for itself: bytes from `start` to before `stop`, and its first record's number."""

    start: int
    stop: int
    first: int = 0


class Broken(Exception):
    """The file cannot be read on from here; what precedes is kept. The text says where and what to do."""


def header_of(name: bytes, value: bytes) -> tuple[str, str]:
    """A header as a message has it, of one that mitmproxy keeps."""
    return name.decode("latin-1").lower(), value.decode("utf-8", "replace")


def headers_of(fields: Iterable[tuple[bytes, bytes]]) -> tuple[tuple[str, str], ...]:
    """All of a message's."""
    return tuple(header_of(*field) for field in fields)


def frame_message(url: str, from_client: bool, body: bytes) -> Message:
    """A WebSocket message; the query was the handshake's, and is judged there."""
    return Message("upload" if from_client else "download", "WEBSOCKET", url.partition("?")[0], (), body)


def flow_record(flow_id: str, at: float, method: str, url: str) -> FlowRecord:
    """What the store keeps of a flow; raises ValueError where the URL cannot be one."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    if not host:
        raise ValueError(f"no host in URL {url[:80]!r}")
    return FlowRecord(flow_id, at, method, parts.scheme.lower(), host, registrable_domain(host), parts.path)

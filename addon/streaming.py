"""Bodies that mitmproxy streams: copied as they pass, in a bounded window, and never held back.

mitmproxy keeps no copy of a streamed body (`stream_large_bodies`), so without this an app hides an upload by sending
much of it. It decides on streaming in two places: by the declared length before the headers hook, and, for a body of
unknown length, later and without a hook, by setting the message's `stream` to True. The second is caught where it is set.
"""

from collections.abc import Callable, Iterable
from typing import Any

from mitmproxy import http

WINDOW = 4 * 1024 * 1024

Chunks = bytes | Iterable[bytes]


class Window:
    """The first bytes of a streamed body, and how many passed in all."""

    def __init__(self, inner: Callable[[bytes], Chunks] | None = None) -> None:
        self.seen = 0
        self.head = bytearray()
        self._inner = inner  # another addon's stream function, whose work is left to it

    def __call__(self, chunk: bytes) -> Chunks:
        """What mitmproxy calls with each chunk; what it gives back is sent on."""
        self.seen += len(chunk)
        if len(self.head) < WINDOW:
            self.head += chunk[: WINDOW - len(self.head)]
        return self._inner(chunk) if self._inner else chunk

    @property
    def missing(self) -> int:
        """Bytes that passed beyond the window."""
        return self.seen - len(self.head)


def watch(message: http.Request | http.Response) -> None:
    """Copies the message's body as it passes, if it is streamed now or later."""
    kind: Any = _WatchedRequest if isinstance(message, http.Request) else _WatchedResponse
    decided = message.stream
    message.__class__ = kind
    message.stream = decided


def window_of(message: http.Message) -> Window | None:
    """The copy of a streamed body, or None where the body was not streamed."""
    stream = message.stream
    return stream if isinstance(stream, Window) and stream.seen else None


class _Watched:
    """Keeps `stream` as mitmproxy's own code and other addons set it, with a window around it."""

    @property
    def stream(self) -> bool | Callable[[bytes], Chunks]:
        return self.__dict__.get("stream", False)  # type: ignore[no-any-return]

    @stream.setter
    def stream(self, value: bool | Callable[[bytes], Chunks]) -> None:
        if value and not isinstance(value, Window):
            value = Window(value if callable(value) else None)
        self.__dict__["stream"] = value


class _WatchedRequest(_Watched, http.Request):
    pass


class _WatchedResponse(_Watched, http.Response):
    pass

"""mitmproxy's request object without the type checks of its constructor: those cost a third of reading a flow.

What goes in has been checked by who calls; what is wanted is mitmproxy's own way from parts to a URL.
"""

from typing import Any

from mitmproxy import http
from mitmproxy.http import Headers, RequestData


def request(
    host: str,
    port: int,
    method: bytes,
    scheme: bytes,
    authority: bytes,
    path: bytes,
    version: bytes,
    fields: tuple[tuple[bytes, bytes], ...],
    began: float,
    body: bytes | None = None,
) -> http.Request:
    """A request of these parts, as bytes where mitmproxy keeps bytes; `began` is in seconds since 1970."""
    parts: dict[str, Any] = {
        "host": host,
        "port": port,
        "method": method,
        "scheme": scheme,
        "authority": authority,
        "path": path,
        "http_version": version,
        "headers": Headers(fields),
        "content": body,
        "trailers": None,
        "timestamp_start": began,
        "timestamp_end": None,
    }
    made = http.Request.__new__(http.Request)
    made.data = RequestData.__new__(RequestData)
    vars(made.data).update(parts)
    made.stream = False
    return made

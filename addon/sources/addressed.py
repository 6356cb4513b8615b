"""A request's method and URL from the parts that mitmproxy keeps, as it shows them, without building its request object.

That takes a third of reading a flow, and importing it most of a short scan. Where the parts are of an unusual form,
mitmproxy's own object is asked.
"""

from functools import lru_cache

from mitmproxy.net.http import url

Fields = tuple[tuple[bytes, bytes], ...]


def addressed(
    host: str, port: int, method: bytes, scheme: bytes, authority: bytes, path: bytes, version: bytes, fields: Fields
) -> tuple[str, str]:
    """The method in capitals and `pretty_url`. `fields`: the headers. Raises ValueError or TypeError where they make no sense."""
    said = tuple(field for field in fields if field[0].lower() == b"host")
    unusual = path[:1] != b"/" or len(said) > 1 or not authority.isascii() or b"xn--" in authority.lower()
    if unusual or method.upper() == b"CONNECT":
        return _by_mitmproxy(host, port, method, scheme, authority, path, version, said)
    name, before = _before_path(host, port, method, scheme, authority, version, said)
    return name, before + _text(path)


@lru_cache(maxsize=4096)  # all but the path comes again and again
def _before_path(
    host: str, port: int, method: bytes, scheme: bytes, authority: bytes, version: bytes, said: Fields
) -> tuple[str, str]:
    by_header = _text(said[0][1]) if said else ""
    if version in (b"HTTP/2.0", b"HTTP/3"):
        by_header = _text(authority) or by_header
    shown = _text(scheme)
    if by_header:
        host, named = url.parse_authority(by_header, check=False)
        port = named or url.default_port(shown) or 443
    return _text(method).upper(), url.unparse(shown, host, port, "")


def _by_mitmproxy(
    host: str, port: int, method: bytes, scheme: bytes, authority: bytes, path: bytes, version: bytes, said: Fields
) -> tuple[str, str]:
    from mitmproxy.http import Headers, Request

    headers = Headers(said)
    request = Request(host, port, method, scheme, authority, path, version, headers, None, None, 0, None)
    return request.method, request.pretty_url


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")

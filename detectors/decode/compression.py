"""gzip, zlib and raw deflate, brotli, zstd: as a declared content encoding, and found by their magic inside a value.

Truncated streams give what could be read. Every decompressor is bounded by the bytes still allowed.
"""

import sys
import zlib
from collections.abc import Callable

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_MAGIC = ((b"\x1f\x8b\x08", "gzip"), (b"\x28\xb5\x2f\xfd", "zstd"))
_ZLIB_HEADERS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")


def _zlib(window_bits: int) -> Callable[[bytes, int], bytes]:
    def inflate(data: bytes, limit: int) -> bytes:
        out = b""
        while data and len(out) < limit:  # a gzip file may have several members
            stream = zlib.decompressobj(window_bits)
            out += stream.decompress(data, limit - len(out))
            data = stream.unused_data
        return out

    return inflate


def _deflate(data: bytes, limit: int) -> bytes:
    try:
        return _zlib(zlib.MAX_WBITS)(data, limit)
    except zlib.error:
        return _zlib(-zlib.MAX_WBITS)(data, limit)


def _brotli(data: bytes, limit: int) -> bytes:
    return bytes(brotli.Decompressor().process(data, output_buffer_limit=limit)[:limit])


def _zstd(data: bytes, limit: int) -> bytes:
    return zstd.ZstdDecompressor().decompress(data, max_length=limit)


_DECODERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _zlib(zlib.MAX_WBITS | 16),
    "x-gzip": _zlib(zlib.MAX_WBITS | 16),
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}


def _run(layer: str, data: bytes, limit: int) -> bytes:
    """Decompresses at most `limit` bytes; raises ValueError where the bytes are not of that kind."""
    try:
        return _DECODERS[layer](data, max(limit, 1))
    except (zlib.error, brotli.error, zstd.ZstdError, EOFError) as error:
        raise ValueError(f"{layer}: not readable ({error})") from None


def content_decode(data: bytes, encodings: str, limit: int) -> tuple[bytes, tuple[str, ...]]:
    """Undoes a Content-Encoding header. Returns the bytes and the layers undone, outermost first.

    An encoding whose bytes are already plain (a HAR stores decoded bodies) is left out of the layers.
    Raises ValueError where an unknown encoding, or a body that breaks it, keeps the body from being read.
    """
    layers: list[str] = []
    for name in reversed([part.strip().lower() for part in encodings.split(",")]):
        if name in ("", "identity") or not data:
            continue
        if name not in _DECODERS:
            raise ValueError(f"content-encoding {name!r} is not known")
        try:
            data = _run(name, data, limit)
        except ValueError as error:
            if data.lstrip()[:1] in (b"{", b"[", b"<") or data.isascii():
                continue
            raise ValueError(f"content-encoding {error}") from None
        layers.append(name.removeprefix("x-"))
    return data, tuple(layers)


def layer_of(data: bytes) -> str:
    """The compression whose header the bytes begin with, or an empty string."""
    for magic, layer in _MAGIC:
        if data.startswith(magic):
            return layer
    return "deflate" if data.startswith(_ZLIB_HEADERS) else ""


def unwrap(data: bytes, limit: int) -> tuple[bytes, str]:
    """Decompresses by magic. Returns (bytes, layer), or the same bytes and an empty string."""
    layer = layer_of(data)
    if not layer:
        return data, ""
    try:
        return _run(layer, data, limit), layer
    except ValueError:
        return data, ""

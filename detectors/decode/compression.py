"""gzip, zlib and raw deflate, brotli, zstd, bzip2, xz: declared as a content encoding, by their magic, and without any header.

Truncated streams give what could be read. Every decompressor is bounded by the bytes still allowed.
"""

import sys
import zlib
from collections.abc import Callable

import brotli

_MAGIC = (
    (b"\x1f\x8b\x08", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"]\x00\x00", "xz"),
)
# What a stream without a header must give, in text that reads as a document, to be believed.
_BLIND_MIN = 6
# A stream of so few bytes is one block, in the code that is fixed: a table of its own would take as many (RFC 1951).
_FIXED_BELOW, _LAST_AND_FIXED = 18, 0b011
_MOST_MEMORY = 64 * 1024 * 1024  # bytes that a dictionary of xz may take


def _zlib(window_bits: int) -> Callable[[bytes, int], bytes]:
    def inflate(data: bytes, limit: int) -> bytes:
        out = b""
        while data and len(out) < limit:  # a gzip file may have several members
            stream = zlib.decompressobj(window_bits)
            try:
                out += stream.decompress(data, limit - len(out))
            except zlib.error:
                if not out:
                    raise
                break
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
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    try:
        return zstd.ZstdDecompressor().decompress(data, max_length=limit)
    except zstd.ZstdError as error:
        raise ValueError(error) from None


def _bzip2(data: bytes, limit: int) -> bytes:
    import bz2

    return bz2.BZ2Decompressor().decompress(data, max_length=limit)


def _xz(data: bytes, limit: int) -> bytes:
    import lzma

    try:
        return lzma.LZMADecompressor(memlimit=_MOST_MEMORY).decompress(data, max_length=limit)
    except lzma.LZMAError as error:
        raise ValueError(error) from None


_DECODERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _zlib(zlib.MAX_WBITS | 16),
    "x-gzip": _zlib(zlib.MAX_WBITS | 16),
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
    "bzip2": _bzip2,
    "xz": _xz,
}


def _run(layer: str, data: bytes, limit: int) -> bytes:
    """Decompresses at most `limit` bytes; raises ValueError where the bytes are not of that kind."""
    try:
        return _DECODERS[layer](data, max(limit, 1))
    except (zlib.error, brotli.error, OSError, ValueError, EOFError) as error:
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
            raise ValueError(f"content-encoding {name[:40]!r} is not known")
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
    # RFC 1950: method 8, and the first two bytes a multiple of 31.
    if len(data) > 2 and data[0] & 0x8F == 0x08 and (data[0] << 8 | data[1]) % 31 == 0:
        return "deflate"
    return ""


def unwrap(data: bytes, limit: int) -> tuple[bytes, str]:
    """Decompresses by magic. Returns (bytes, layer), or the same bytes and an empty string."""
    layer = layer_of(data)
    if not layer:
        return data, ""
    try:
        out = _zlib(zlib.MAX_WBITS)(data, max(limit, 1)) if layer == "deflate" else _run(layer, data, limit)
    except (ValueError, zlib.error):
        return data, ""
    return (out, layer) if out else (data, "")


def unwrap_blind(data: bytes, limit: int, document: Callable[[bytes], bool]) -> tuple[bytes, str] | None:
    """Raw deflate or brotli, which have no header: believed where the stream is whole and gives a document or text."""
    limit = max(limit, 1)
    for layer, inflate in (("deflate", _raw_deflate), ("br", _whole_brotli)):
        out = inflate(data, limit)
        if len(out) >= _BLIND_MIN and (layer_of(out) or document(out)):
            return out, layer
    return None


def _raw_deflate(data: bytes, limit: int) -> bytes:
    if len(data) < _FIXED_BELOW and data[:1] and data[0] & 7 != _LAST_AND_FIXED:
        return b""
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        out = stream.decompress(data, limit)
    except zlib.error:
        return b""
    return out if (stream.eof and not stream.unused_data) or len(out) >= limit else b""


def _whole_brotli(data: bytes, limit: int) -> bytes:
    decoder = brotli.Decompressor()
    try:
        out = bytes(decoder.process(data, output_buffer_limit=limit)[:limit])
    except brotli.error:
        return b""
    return out if decoder.is_finished() or len(out) >= limit else b""

"""HAR as Chrome, Firefox, Safari, Charles, Insomnia and mitmproxy write it, plain (.har) or deflated (.zhar).

Read entry by entry, so that memory does not grow with the file.
"""

import base64
import binascii
import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import IO, Any, BinaryIO
from urllib.parse import urlencode

from addon.sources.record import Broken, Failure, Record, Sent, Slice, flow_record
from detectors.decode.compression import layer_of
from detectors.message import Direction, Message

KIND = "har"
_CHUNK = 64 * 1024
_BOM = b"\xef\xbb\xbf"


def recognises(head: bytes) -> bool:
    """A JSON object, or a zlib or gzip stream (mitmproxy's .zhar)."""
    return head.removeprefix(_BOM).lstrip()[:1] == b"{" or layer_of(head) in ("deflate", "gzip")


class _Inflated:
    """A zlib or gzip stream as a readable file."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._stream = zlib.decompressobj(zlib.MAX_WBITS | 32)

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes; empty at the end."""
        if size == 0:  # ijson asks so to learn whether it gets bytes
            return b""
        limit = size if size > 0 else _CHUNK
        while True:
            data = self._stream.unconsumed_tail or self._file.read(_CHUNK)
            out = self._stream.decompress(data, limit)
            if out or self._stream.eof or not data:
                return out


def slices(file: BinaryIO, size: int) -> list[Slice]:
    """One part: a JSON document is read from its beginning."""
    return [Slice(0, size)]


def read(file: BinaryIO, part: Slice) -> Iterator[Record | Failure]:
    """The entries in order; flow ids are their indexes. Raises Broken where the JSON ends early or breaks."""
    import ijson

    index = 0
    try:
        for entry in ijson.items(_json(file), "log.entries.item", use_float=True):
            yield _convert(index, entry)
            index += 1
        listed = index or any(
            prefix == "log.entries" and event == "start_array"
            for prefix, event, _ in ijson.parse(_json(file), use_float=True)
        )
    except (ijson.JSONError, zlib.error, ValueError, OverflowError) as error:
        text = " ".join(str(error).split())[:120]
        raise Broken(f"broken after entry {index} ({text}); what precedes is kept; export the HAR again") from None
    if not listed:
        raise Broken("JSON without log.entries, so not a HAR; export the capture as HAR again")


def _json(file: BinaryIO) -> Any:
    """The file's JSON from its beginning, inflated where it is packed."""
    file.seek(0)
    head = file.read(3)
    packed = bool(layer_of(head + b"\x08")) or head[:1] == b"\x78"
    file.seek(3 if head == _BOM else 0)
    return _Inflated(file) if packed else file


def _convert(index: int, entry: Any) -> Record | Failure:
    try:
        return _record(str(index), entry)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return Failure(f"not readable as a HAR entry ({type(error).__name__}: {error})")


def _record(flow_id: str, entry: Mapping[str, Any]) -> Record:
    started = _time(entry["startedDateTime"])
    request, response = entry["request"], entry.get("response") or {}
    url, method = str(request["url"]), str(request["method"])
    notes: list[str] = []
    head = flow_record(flow_id, started, method, url)
    headers = _headers(request)
    mime = str((request.get("postData") or {}).get("mimeType") or "")
    if mime and not any(name == "content-type" for name, _ in headers):
        headers = (*headers, ("content-type", mime))
    sent = [Sent(0, started, Message("upload", method, url, headers, _request_body(request, notes)))]
    if response.get("status"):
        body = _text(response.get("content") or {})
        ended = started + float(entry.get("time") or 0) / 1000
        sent.append(Sent(1, ended, Message("download", method, url, _headers(response), body)))
    bare_url = url.partition("?")[0]
    for number, frame in enumerate(entry.get("_webSocketMessages") or [], 2):
        direction: Direction = "upload" if frame.get("type") in ("send", "request") else "download"
        data = str(frame.get("data", ""))
        body = _bytes(data, "base64" if frame.get("opcode") == 2 else "")
        sent.append(
            Sent(number, float(frame.get("time") or started), Message(direction, "WEBSOCKET", bare_url, (), body))
        )
    return Record(head, tuple(sent), tuple(notes))


def _time(text: object) -> float:
    moment = datetime.fromisoformat(str(text))
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _headers(part: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Names and values, from maps (most writers) or pairs (some)."""
    found = []
    for header in part.get("headers") or []:
        name, value = (header["name"], header["value"]) if isinstance(header, dict) else header[:2]
        found.append((str(name).lower(), str(value)))
    return tuple(found)


def _request_body(request: Mapping[str, Any], notes: list[str]) -> bytes:
    post = request.get("postData") or {}
    if post.get("text"):
        return _text(post)
    if isinstance(post.get("params"), list):  # Firefox and Charles give a form's fields and no text
        return urlencode([(str(p.get("name", "")), str(p.get("value") or "")) for p in post["params"]]).encode()
    if isinstance(request.get("bodySize"), int) and request["bodySize"] > 0:
        notes.append(f"request body of {request['bodySize']} bytes is not in the HAR")
    return b""


def _text(part: Mapping[str, Any]) -> bytes:
    return _bytes(str(part.get("text") or ""), str(part.get("encoding") or ""))


def _bytes(text: str, encoding: str) -> bytes:
    if encoding == "base64":
        try:
            return base64.b64decode(text)
        except (binascii.Error, ValueError):
            pass  # said to be base64 and is not: then it stands as it is
    data = text.encode("utf-8", "surrogateescape")
    # Some writers put raw bytes into the text as code points below 256: a compressed body then starts so.
    if text[:2] in ("\x1f\x8b", "(\xb5") and all(ord(char) < 256 for char in text):
        return text.encode("latin-1")
    return data

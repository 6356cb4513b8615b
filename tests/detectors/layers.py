"""Wire formats put around a text, for tests: each takes bytes and gives bytes, and nests in any other.

And what is read of them: the leaf that says so.
"""

import base64
import bz2
import gzip
import io
import json
import lzma
import plistlib
import struct
import tarfile
import zipfile
import zlib
from urllib.parse import quote_from_bytes

import brotli
import cbor2
import msgpack
from thrift.protocol.TCompactProtocol import TCompactProtocol
from thrift.Thrift import TMessageType, TType
from thrift.transport.TTransport import TMemoryBuffer

from benchmarks.corpus.world import frame, proto, varint
from detectors.decode import decode
from detectors.message import Message

try:
    from compression import zstd
except ImportError:
    from backports import zstd


def _text(data: bytes) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


def keyed_archive(value: object) -> bytes:
    """As Foundation's NSKeyedArchiver writes maps, lists and texts: each an object, named by its number."""
    objects: list[object] = ["$null"]

    def put(item: object, of: str = "") -> plistlib.UID:
        number = len(objects)
        objects.append(item)
        kept = {"$class": put({"$classname": of})} if of else {}
        if isinstance(item, dict) and of:
            kept |= {"NS.keys": [put(key) for key in item]}
            objects[number] = kept | {"NS.objects": [put(each, _class(each)) for each in item.values()]}
        elif isinstance(item, list):
            objects[number] = kept | {"NS.objects": [put(each, _class(each)) for each in item]}
        return plistlib.UID(number)

    top = {"root": put(value, _class(value))}
    archive = {"$archiver": "NSKeyedArchiver", "$version": 100000, "$top": top, "$objects": objects}
    return plistlib.dumps(archive, fmt=plistlib.FMT_BINARY)


def _class(value: object) -> str:
    return {dict: "NSDictionary", list: "NSArray"}.get(type(value), "")


def _string(data: bytes) -> str:
    """As text; bytes that are not go as base64, as apps do."""
    text = _text(data)
    return (
        text if text is not None and all(c >= " " or c in "\t\r\n" for c in text) else base64.b64encode(data).decode()
    )


def field(number: int, data: bytes) -> bytes:
    """A length-delimited protobuf field."""
    return proto((number, data))


def _raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def _multipart(data: bytes) -> bytes:
    edge = b"x%08x" % zlib.crc32(data)  # one of its own, so that one multipart body can hold another
    head = b'Content-Disposition: form-data; name="file"; filename="a.bin"'
    return b"--" + edge + b"\r\n" + head + b"\r\n\r\n" + data + b"\r\n--" + edge + b"--\r\n"


def _xml(data: bytes) -> bytes:
    text = _string(data).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    return f"<?xml version='1.0'?><q><n>1</n><v>{text}</v></q>".encode()


def _csv(data: bytes) -> bytes:
    import csv

    out = io.StringIO()
    csv.writer(out).writerows([["kind", "value"], ["a", _string(data)], ["b", "x"]])
    return out.getvalue().encode()


def _html(data: bytes) -> bytes:
    text = _string(data).replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return f'<html><form><input type="hidden" name="v" value="{text}"></form></html>'.encode()


def _zip(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("a.txt"), data, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _tar(data: bytes) -> bytes:
    out, entry = io.BytesIO(), tarfile.TarInfo("a.txt")
    entry.size = len(data)
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def _frames(data: bytes) -> bytes:
    """A greeting and the data, each behind a header that ends with its length."""
    greeting = b'{"device":"8f14e45fceea167a","version":"6.1.0"}'
    return b"".join(b"\0\x10\0\x01" + len(part).to_bytes(4, "big") + part for part in (greeting, data))


def _thrift(data: bytes) -> bytes:
    buffer = TMemoryBuffer()
    writer = TCompactProtocol(buffer)
    writer.writeMessageBegin("send", TMessageType.CALL, 7)
    writer.writeStructBegin("args")
    writer.writeFieldBegin("n", TType.I64, 1)
    writer.writeI64(7)
    writer.writeFieldEnd()
    writer.writeFieldBegin("d", TType.STRING, 2)
    writer.writeBinary(data)
    writer.writeFieldEnd()
    writer.writeFieldStop()
    writer.writeStructEnd()
    return bytes(buffer.getvalue())


def _escaped(data: bytes) -> bytes:
    return json.dumps({"v": "".join(f"\\u{ord(c):04x}" if ord(c) < 65536 else c for c in _string(data))}).encode()


LAYERS = {
    "gzip": lambda data: gzip.compress(data, mtime=0),
    "zlib": zlib.compress,
    "raw deflate": _raw_deflate,
    "brotli": brotli.compress,
    "zstd": zstd.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "lzma": lambda data: lzma.compress(data, format=lzma.FORMAT_ALONE),
    "zip": _zip,
    "tar": _tar,
    "base64": base64.b64encode,
    "base64url": lambda data: base64.urlsafe_b64encode(data).rstrip(b"="),
    "hex": lambda data: data.hex().encode(),
    "HEX": lambda data: data.hex().upper().encode(),
    "data URL": lambda data: json.dumps({"u": "data:;base64," + base64.b64encode(data).decode()}).encode(),
    "numbers of bytes": lambda data: json.dumps(
        [1, [byte - (byte > 127) * 256 for byte in gzip.compress(data, mtime=0)]]
    ).encode(),
    "address": lambda data: json.dumps({"u": "https://a.example/p?d=" + quote_from_bytes(data)}).encode(),
    "percent": lambda data: ("v=1&d=" + quote_from_bytes(data)).encode(),
    "percent twice": lambda data: ("v=1&d=" + quote_from_bytes(quote_from_bytes(data).encode())).encode(),
    "json": lambda data: json.dumps({"a": 1, "d": _string(data)}).encode(),
    "json in a log": lambda data: b"INFO [3] sent " + json.dumps({"d": _string(data)}).encode() + b" in 31 ms",
    "json in a string": lambda data: json.dumps(json.dumps({"d": _string(data)})).encode(),
    "json lines": lambda data: b'{"n":1}\n' + json.dumps({"d": _string(data)}).encode() + b"\n",
    "jsonp": lambda data: b"cb(" + json.dumps({"d": _string(data)}).encode() + b");",
    "escapes": _escaped,
    "multipart": _multipart,
    "xml": _xml,
    "html": _html,
    "csv": _csv,
    "sse": lambda data: ("event: m\ndata: " + json.dumps({"d": _string(data)}) + "\n\n").encode(),
    "protobuf": lambda data: b"\x08\x96\x01" + field(2, b"v2.1.0") + field(3, data),
    "protobuf stream": lambda data: b"".join(
        varint(len(m)) + m for m in (field(1, b"device-7"), field(1, b"ab") + field(2, data))
    ),
    "grpc": lambda data: frame(proto((1, b"id-1"), (2, data))),
    "grpc gzip": lambda data: b"\x01" + struct.pack(">I", len(m := gzip.compress(field(2, data), mtime=0))) + m,
    "frames": _frames,
    "thrift": _thrift,
    "msgpack": lambda data: msgpack.packb({"n": 7, "d": data}),
    "cbor": lambda data: cbor2.dumps({"n": 7, "d": data}),
    "plist": lambda data: plistlib.dumps({"n": 7, "d": data}, fmt=plistlib.FMT_BINARY),
    "keyed archive": lambda data: keyed_archive({"n": 7, "d": data}),
    "utf-16": lambda data: json.dumps({"d": _string(data)}).encode("utf-16"),
    "utf-16-le": lambda data: json.dumps({"d": _string(data)}).encode("utf-16-le"),
    "gb18030": lambda data: json.dumps({"备注": "这是一段文字", "d": _string(data)}, ensure_ascii=False).encode(
        "gb18030"
    ),
}


def message(body: bytes, content_type: str = "application/octet-stream") -> Message:
    return Message("upload", "POST", "https://api.example.com/x", (("content-type", content_type),), body)


def leaf_with(value: str, body: bytes):
    return next((node for node in decode(message(body)).root.walk() if value in node.text), None)

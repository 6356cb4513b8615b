"""What the detectors' own examples say must not hang on how it is sent: the same fields in other notations and structures."""

import base64
import codecs
import gzip
import json
import plistlib
import re
import xmlrpc.client
import zlib
from collections.abc import Callable, Iterator
from urllib.parse import quote, urlencode

import cbor2
import msgpack
import pytest

from benchmarks.corpus.eleventh import typed
from detectors.engine import all_detectors, inspect
from detectors.message import Message
from tests.detectors.layers import keyed_archive

FORM = "application/x-www-form-urlencoded"


def _json(fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode()


def _brackets(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """`a[0][b]=…`"""
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _brackets(item, f"{name}[{key}]" if name else str(key))
    else:
        yield name, "" if value is None else json.dumps(value).strip('"') if not isinstance(value, str) else value


def _wrapped(value: object) -> object:
    """Each field's value in an object of its own."""
    if isinstance(value, dict):
        return {key: _wrapped(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_wrapped(item) if isinstance(item, dict | list) else item for item in value]
    return {"value": value}


def _backwards(value: object) -> object:
    """The fields of each object from the last to the first."""
    if isinstance(value, dict):
        return {key: _backwards(item) for key, item in reversed(value.items())}
    return [_backwards(item) for item in value] if isinstance(value, list) else value


def _parts(fields: object) -> bytes:
    parts = (
        f'--XX\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n' for name, text in _brackets(fields)
    )
    return ("".join(parts) + "--XX--\r\n").encode()


def _behind_its_length(body: bytes) -> bytes:
    """A frame's header (length, version, operation), and the body."""
    return (len(body) + 8).to_bytes(4, "big") + b"\0\x01\0\x07" + body


def _by_hand(fields: object) -> bytes:
    """Keys without quotes, and a comma too many."""
    return re.sub(rb'"([A-Za-z_]\w*)":', rb"\1:", _json(fields)).removesuffix(b"}") + b",}"


def _short(value: object) -> object:
    """Whole numbers that XML-RPC has no room for as text."""
    if isinstance(value, dict):
        return {key: _short(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_short(item) for item in value]
    return str(value) if isinstance(value, int) and abs(value) > xmlrpc.client.MAXINT else value


_EVENTS = [
    {"event": "app_open", "props": {"ms": 812}},
    {"event": "video_progress", "props": {"id": "v1", "pct": 3}},
    {"event": "button_click", "props": {"id": "b1"}},
    {"event": "order_paid", "props": {"sku": "s1"}},
    {"event": "dialog_shown", "props": {"name": "offer"}},
]
# What a body is made of, and of what type it is said to be.
PACKINGS: dict[str, tuple[Callable[[object], bytes], str]] = {
    "escaped": (lambda fields: json.dumps(fields).encode(), "application/json"),
    "in order": (lambda fields: json.dumps(fields, sort_keys=True).encode(), "application/json"),
    "backwards": (lambda fields: _json(_backwards(fields)), "application/json"),
    "behind a mark": (lambda fields: codecs.BOM_UTF8 + _json(fields), "application/json"),
    "UTF-16": (lambda fields: _json(fields).decode().encode("utf-16"), "application/json"),
    "gzip undeclared": (lambda fields: gzip.compress(_json(fields)), "application/octet-stream"),
    "JSON in JSON": (lambda fields: _json({"v": 1, "data": json.dumps(fields)}), "application/json"),
    "base64 in JSON": (lambda fields: _json({"v": 1, "d": base64.b64encode(_json(fields)).decode()}), "application/json"),
    "in an envelope": (lambda fields: _json({"header": {"ts": 1764129600123}, "body": {"content": fields}}), "application/json"),
    "beside telemetry": (lambda fields: _json([{"e": "pv", "p": "home"}, {"ts": 1764129600123, "d": fields}]), "application/json"),
    "among other events": (lambda fields: _json({"v": 1, "batch": [*_EVENTS[:3], {"event": "data_sent", "props": fields}, *_EVENTS[3:]]}), "application/json"),
    "lines": (lambda fields: b'{"e":"pv"}\n' + _json(fields) + b"\n", "application/x-ndjson"),
    "JSON in a form": (lambda fields: urlencode({"v": "1", "data": json.dumps(fields)}).encode(), FORM),
    "form": (lambda fields: urlencode([*_brackets(fields)]).encode(), FORM),
    "percent twice": (lambda fields: f"d={quote(quote(json.dumps(fields)))}".encode(), FORM),
    "multipart": (_parts, "multipart/form-data; boundary=XX"),
    "MessagePack": (msgpack.packb, "application/octet-stream"),
    "CBOR": (cbor2.dumps, "application/cbor"),
    "property list": (plistlib.dumps, "application/x-plist"),
    "binary property list": (lambda fields: plistlib.dumps(fields, fmt=plistlib.FMT_BINARY), "application/octet-stream"),
    "keyed archive": (keyed_archive, "application/octet-stream"),
    "Firestore": (lambda fields: _json(typed(fields)["mapValue"]), "application/json"),
    "Socket.IO": (lambda fields: b'42["m",' + _json(fields) + b"]", "text/plain"),
    "a line of a log": (lambda fields: b"2026-01-01 10:00:00 D/Net: --> POST body=" + _json(fields), "text/plain"),
    "a log in JSON": (lambda fields: _json({"log": f"sent {json.dumps(json.dumps(fields))} ok"}), "application/json"),
    "set in a script": (lambda fields: b"window.state = " + _json(fields) + b";", "text/javascript"),
    "by hand": (_by_hand, "application/json"),
    "in a frame": (lambda fields: _behind_its_length(_json(fields)), "application/octet-stream"),
    "packed in a frame": (lambda fields: _behind_its_length(zlib.compress(_json(fields))), "application/octet-stream"),
    "frames": (lambda fields: b"".join(len(part).to_bytes(4, "little") + part for part in (b'{"e":"pv"}', _json(fields))), "application/octet-stream"),
    "XML-RPC": (lambda fields: xmlrpc.client.dumps((_short(fields),), "send", allow_none=True).encode(), "text/xml"),
    "JSONP": (lambda fields: b"cb(" + _json(fields) + b")", "text/javascript"),
}  # fmt: skip


@pytest.mark.parametrize("name", PACKINGS)
def test_every_example_is_found_however_it_is_sent(name):
    pack, kind = PACKINGS[name]
    asked, missed = 0, []
    for detector in all_detectors():
        for example in detector.examples:
            message = example.message
            if message.direction == "download" or message.body[:1] != b"{" or not example.subjects:
                continue
            sent = Message(
                "upload", message.method, message.url, (("content-type", kind),), pack(json.loads(message.body))
            )
            asked += 1
            if not any(f.category == detector.category and f.confidence >= 0.5 for f in inspect(sent)[0]):
                missed.append(f"{detector.name}: {example.title}")
    assert asked > 80
    assert missed == []


def test_fields_that_are_named_by_values_or_wrapped_are_read_as_fields():
    """Not all: some things are told by a key's own object, or by a list's."""
    structures = {
        "named": lambda fields: {"params": [{"key": key, "value": value} for key, value in fields.items()]},
        "a table": lambda fields: {"columns": [*fields], "rows": [[*fields.values()]]},
        "wrapped": _wrapped,
    }
    examples = [
        (detector.category, example.message)
        for detector in all_detectors()
        for example in detector.examples
        if example.subjects and example.message.direction == "upload" and example.message.body[:1] == b"{"
    ]
    for name, structure in structures.items():
        found = 0
        several = [one for one in examples if len(json.loads(one[1].body)) > 1]
        for category, message in several:
            body = _json(structure(json.loads(message.body)))
            sent = Message("upload", message.method, message.url, message.headers, body)
            found += any(f.category == category and f.confidence >= 0.5 for f in inspect(sent)[0])
        assert found >= 0.9 * len(several), (name, found, len(several))


def test_answers_say_the_same_among_what_else_a_page_holds():
    beside = {"banner": [{"id": 1, "title": "Sale", "price": 9}], "ads": [{"ad_id": "a1", "button": "Buy"}]}
    wrong = []
    for detector in all_detectors():
        for example in detector.examples:
            message = example.message
            if message.direction == "upload" or message.body[:1] != b"{":
                continue
            page = _json({"code": 0, "data": {**beside, "result": json.loads(message.body), "order": {"id": "o1"}}})
            answer = Message("download", message.method, message.url, message.headers, page)
            found = any(f.category == detector.category and f.confidence >= 0.5 for f in inspect(answer)[0])
            if found != bool(example.subjects):
                wrong.append(f"{detector.name}: {example.title}")
    assert wrong == []

"""Decoding: every layer under every other, and hostile input within its limits, never an exception."""

import base64
import gzip
import json
import os
import plistlib
import time
import zlib

import cbor2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detectors.decode import Limits, decode
from detectors.engine import inspect
from tests.detectors.layers import LAYERS, field, leaf_with, message

VALUES = ("+8613912345678", "13912345678", "planted.person@mail.example", "王小明", "Ann-Sofie Lind")
SLACK = HealthCheck.too_slow


def wrapped(chain: list[str], value: str) -> bytes:
    data = value.encode()
    for layer in reversed(chain):
        data = LAYERS[layer](data)
    return data


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("value", VALUES)
def test_each_layer(layer, value):
    assert leaf_with(value, wrapped([layer], value))


@given(st.lists(st.sampled_from(sorted(LAYERS)), min_size=2, max_size=4), st.sampled_from(VALUES))
@settings(max_examples=400, deadline=None, suppress_health_check=[SLACK])
def test_any_chain_of_layers(chain, value):
    assert leaf_with(value, wrapped(chain, value))


def test_a_leaf_keeps_its_path_and_its_layers():
    inner = json.dumps({"user": {"tel": "13912345678"}}).encode()
    body = wrapped(["gzip", "json", "base64"], inner.decode())
    leaf = leaf_with("13912345678", body)
    assert leaf.path == "body.d.user.tel"
    assert leaf.layers == ("gzip", "json", "base64", "json")


TOLD = {
    "a programmer's prefix": (b'{"mTel":"13912345678","mAge":3}', "body.mTel"),
    "no prefix where two fields would be one": (b'{"_Tel":"13912345678","_tel":"x"}', "body._Tel"),
    "a field within a value, by a path through a tree": (b'{"a/b/c":1,"a/b/c/tel":"13912345678"}', "body.a/b/c/tel"),
    "another one": (b'{"_tel":"13912345678","_age":3}', "body._tel"),
    "Firestore": (b'{"fields":{"tel":{"stringValue":"13912345678"}}}', "body.fields.tel.stringValue"),
    "Firestore, a list in a map": (
        b'{"a":{"mapValue":{"fields":{"tels":{"arrayValue":{"values":[{"stringValue":"13912345678"}]}}}}}}',
        "body.a.mapValue.fields.tels.arrayValue.values[0].stringValue",
    ),
    "DynamoDB": (b'{"Item":{"tel":{"S":"13912345678"}}}', "body.Item.tel.S"),
    "MongoDB": (b'{"tel":{"$numberLong":"13912345678"}}', "body.tel.$numberLong"),
    "XML-RPC": (
        b"<methodCall><param><value><struct><member><name>tel</name><value><string>13912345678</string></value></member>"
        b"</struct></value></param></methodCall>",
        "body.methodCall.param.value.struct.tel",
    ),
    "properties": (b"user.name=Ann Lee\nuser.tel=13912345678\n", "body.user.tel"),
    "logfmt": (b'ts=1700000000 msg="a b" tel=13912345678\n', "body.tel"),
    "a frame of STOMP": (b'SEND\ndestination:/a\n\n{"tel":"13912345678"}\0', "body.body.tel"),
    "a request in a batch": (
        b'--b\r\nContent-Disposition: form-data; name="r"\r\nContent-Type: application/http\r\n\r\nPOST /me HTTP/1.1\r\n'
        b'Content-Type: application/json\r\n\r\n{"tel":"13912345678"}\r\n--b--\r\n',
        "body.r.body.tel",
    ),
    "address of a page": (b'{"dl":"https://h5.example/#/bind?tel=13912345678&from=app"}', "body.dl.tel"),
    "a sequence of JSON": (b'\x1e{"n":1}\n\x1e{"tel":"13912345678"}\n', "body[1].tel"),
    "a packet of Socket.IO": (b'42/chat,17["m",{"tel":"13912345678"}]', "body[1].tel"),
    "a row of pairs": (b'{"d":"os=android;tel=13912345678;v=3"}', "body.d.tel"),
    "a row with colons": (b'{"d":"os:android,tel:13912345678"}', "body.d.tel"),
    "an object as printed": (b'{"m":"login of User(id=12, tel=13912345678)"}', "body.m[0].tel"),
    "a list of objects as printed": (b"[{n=Ann, tel=13912345678}, {n=Bob, tel=1}]", "body[0].tel"),
    "sections": (b"[user]\ntel=13912345678\n[app]\nversion=3\n", "body.tel"),
    "a file in an archive": (LAYERS["zip"](b'{"tel":"13912345678"}'), "body.a.txt.tel"),
    "MECARD": (b'{"code":"MECARD:N:Lee,Ann;TEL:13912345678;;"}', "body.code[0].tel"),
    "iCalendar": (
        b'BEGIN:VCALENDAR\r\nATTENDEE;CN="Ann Lee";ROLE=CHAIR:mailto:13912345678@mail.example\r\nEND:VCALENDAR\r\n',
        "body.attendees[0].email",
    ),
    "a form of a formset": (b"users__0__tel=13912345678&users__1__tel=1", "body.users[0].tel"),
    "fields that are named by values": (b'{"p":[{"key":"os","value":"x"},{"key":"tel","value":"13912345678"}]}', "body.p[1].value"),
    "with types of their own": (b'{"p":[{"key":"tel","value":{"string_value":"13912345678"}},{"key":"n","value":{"int_value":1}}]}', "body.p[0].value.string_value"),
    "pairs of names and values": (b'{"p":[["lat",1.5],["tel","13912345678"]]}', "body.p[1][1]"),
    "labels in a form": (b'{"f":[{"label":"Your tel","answer":"13912345678"},{"label":"Age","answer":"12"}]}', "body.f[0].answer"),
    "a table": (b'{"columns":["n","tel"],"rows":[[1,"13912345678"],[2,""]]}', "body.rows[0][1]"),
    "a table of one row": (b'{"keys":["n","tel"],"vals":[1,"13912345678"]}', "body.vals[1]"),
    "rows below their names": (b'[["name","tel"],["Ann","13912345678"]]', "body[1][1]"),
    "CSV of one row": (b"name,tel\nAnn,13912345678\n", "body[0].tel"),
    "a form's fields, of which several are numbers": (
        b'{"p":[{"name":"tel","value":"13912345678"},{"name":"order_id","value":"13812345670"},{"name":"n","value":1}]}', "body.p[0].value"),
    "values in objects": (b'{"a":{"value":1},"tel":{"type":"text","value":"13912345678"}}', "body.tel.value"),
    "values in lists": (b'{"a":["1"],"tel":["13912345678"],"c":["3"]}', "body.tel[0]"),
    "paths with an index": (b'{"u.0.tel":"13912345678","u.1.tel":"1"}', "body.u[0].tel"),
    "parts of a multipart nested": (
        b'--b\r\nContent-Disposition: form-data; name="u[0][tel]"\r\n\r\n13912345678\r\n--b--\r\n', "body.u[0].tel"),
    "behind a byte order mark": (b'\xef\xbb\xbf{"tel":"13912345678"}', "body.tel"),
    "a line of a log": (b'{"m":"[login] uid=12 tel=13912345678 took 3 ms"}', "body.m.tel"),
    "a map in Protocol Buffers": (
        field(1, field(1, b"device_name") + field(2, b"x")) + field(1, field(1, b"user_tel") + field(2, b"13912345678")), "body.1[1].2"),
    "WAP Binary XML of ActiveSync": (
        b"\x03\x01\x6a\x00\x45\x5c\x4f\x56\x47\x5d\x00\x01\x5e\x03Ann Lee\x00\x01\x6b\x0313912345678\x00\x01\x01\x01\x01\x01\x01\x01",
        "body.Sync.Collections.Collection.Commands.Add.ApplicationData.MobilePhoneNumber"),
    "a Struct in Protocol Buffers": (
        field(1, field(1, b"event") + field(2, field(3, b"bind"))) + field(1, field(1, b"tel") + field(2, field(3, b"13912345678"))), "body.1[1].2"),
    "a list of this and that in a Struct": (
        field(1, field(1, b"events") + field(2, field(6,
            field(1, field(5, field(1, field(1, b"tel") + field(2, field(3, b"13912345678"))) + field(1, field(1, b"n") + field(2, field(3, b"x")))))
            + field(1, field(6, field(1, field(3, b"a")) + field(1, field(3, b"b"))))))) + field(1, field(1, b"n") + field(2, field(3, b"x"))),
        "body.1[0].2[0][0].2"),
    "JSON in a line of a log": (b'2026-01-01 10:00 POST body={"tel":"13912345678"} took 31 ms', "body.body.tel"),
    "JSON in a script": (b'var cfg={"n":1};window.user = {"tel":"13912345678"};', "body.user.tel"),
    "JSON escaped in a text": (b'{"m":"sent {\\"tel\\":\\"13912345678\\"} ok"}', "body.m[1].tel"),
    "JSON and more behind it": (b'{"n":1} and {"tel":"13912345678"}', "body[2].tel"),
    "JSON by hand": (b"{n: 1, tel: '13912345678', /* mine */}", "body.tel"),
    "a frame": (b"\0\x01\0\0\0\x15" + b'{"tel":"13912345678"}', "body.tel"),
    "several frames": (b"\x07\0" + b'{"n":1}' + b"\x15\0" + b'{"tel":"13912345678"}', "body[1].tel"),
    "a compressed stream behind a header": (b"\0\0\0\x63\0\x10" + zlib.compress(b'{"tel":"13912345678"}'), "body.tel"),
    "JSON in a framing that is not known": (b"\xf1\x03\x01\x00\x9a" * 9 + b'{"tel":"13912345678"}' + b"\xfe\x01" * 9, "body[0].tel"),
    "Thrift, binary": (
        b"\x80\x01\0\x01\0\0\0\x04sync\0\0\0\1\x0f\0\2\x0b\0\0\0\1\0\0\0\x0b13912345678\0", "body.sync.2[0]"),
    "Thrift, compact": (b"\x82\x21\1\x04sync\x29\x18\x0b13912345678\0", "body.sync.2[0]"),
    "attributes in OpenTelemetry": (
        b'{"attributes":[{"key":"n","value":{"intValue":"1"}},{"key":"u","value":{"kvlistValue":{"values":[{"key":"tel","value":'
        b'{"stringValue":"13912345678"}}]}}}]}', "body.attributes[1].value.kvlistValue.values.tel.stringValue"),
    "a list in XML-RPC": (
        b"<methodCall><param><value><struct><member><name>tels</name><value><array><data><value><string>13912345678</string></value>"
        b"</data></array></value></member></struct></value></param></methodCall>", "body.methodCall.param.value.struct.tels[0]"),
    "a query alone": (b'{"requests":["?idsite=1&tel=13912345678"]}', "body.requests[0].tel"),
    "data in a page": (b'<html><script id="data">{"tel":"13912345678"}</script></html>', "body.data.tel"),
    "counted with points": (b"tels.0=13912345678&tels.1=1", "body.tels[0]"),
}  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
def test_where_a_value_stands_in_formats_that_say_more_than_its_key(name):
    body, path = TOLD[name]
    found = [node for node in decode(message(body)).root.walk() if "13912345678" in node.text and not node.children]
    assert [node.path for node in found] == [path]


LISTS = {
    "people and their numbers": b'[{"name":"ann","value":"13912345678"},{"name":"bo","value":"13812345678"}]',
    "moves": b'[["e2","e4"],["e7","e5"]]',
    "the same name twice": b'[{"key":"tel","value":"1"},{"key":"tel","value":"2"}]',
    "names of things": b'[{"name":"Blue lamp","value":1},{"name":"Red chair","value":2}]',
    "people and what they say": b'[{"name":"foxy","text":"hello"},{"name":"bear","text":"good night"}]',
    "things by their ids": b'[{"id":"b1","data":{"progress":1}},{"id":"b2","data":{"progress":2}}]',
    "two texts each": b'[["Ann Lee","13912345678"],["Bo Ray","13812345678"]]',
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_that_only_look_like_fields_stay_lists(name):
    body = next(node for node in decode(message(LISTS[name])).root.children if node.key == "body")
    assert body.is_array
    assert [child.key for child in body.children] == ["0", "1"]


def test_what_stands_beside_a_named_value_is_kept():
    body = b'{"f":[{"name":"alias","type":"mobile","value":"13912345678"},{"name":"total","type":"int","value":1}]}'
    found = {node.path: (node.key, node.value) for node in decode(message(body)).root.leaves()}
    assert found["body.f[0].type"] == ("alias_type", "mobile")
    assert found["body.f[0].value"] == ("alias", "13912345678")


def test_yaml_is_read_where_a_message_says_so():
    body = b"user:\n  - name: Ann Lee\n    tel: '13912345678'\n"
    found = [node for node in decode(message(body, "application/yaml")).root.leaves() if node.key == "tel"]
    assert [(node.path, node.text) for node in found] == [("body.user[0].tel", "13912345678")]


def test_what_looks_like_a_packet_inside_a_text_is_left_in_it():
    body = b'{"t":"see 12[a]","n":1}\n{"t":"and 7{b}","n":2}\n'
    assert [leaf.value for leaf in decode(message(body)).root.leaves()][1:] == ["see 12[a]", 1, "and 7{b}", 2]


def test_a_typed_number_is_a_number_and_text_without_end_stays_text():
    assert next(node.value for node in decode(message(b'{"n":{"N":"12"}}')).root.walk() if node.key == "n") == 12
    lines = b"a: b\n" * 5_000 + b"tel: 13912345678\n"
    assert leaf_with("13912345678", lines).text.startswith("a: b")


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(st.binary(max_size=400) | ANY_JSON.map(lambda value: json.dumps(value).encode()), st.text(max_size=40))
@settings(max_examples=400, deadline=None, suppress_health_check=[SLACK])
def test_never_raises(body, content_type):
    findings, document = inspect(message(body, content_type))
    assert all(0 <= finding.confidence <= 1 for finding in findings)
    assert document.opaque_bytes <= 40 * len(body) + 64


@given(st.sampled_from(sorted(LAYERS)), st.integers(0, 400), st.binary(min_size=1, max_size=8))
@settings(max_examples=300, deadline=None, suppress_health_check=[SLACK])
def test_never_raises_on_a_broken_layer(layer, at, junk):
    body = wrapped([layer, "json"], "13912345678 王小明")
    at %= len(body)
    for broken in (body[:at], body[:at] + junk + body[at:], body[:at] + junk + body[at + len(junk) :]):
        inspect(message(broken))


def shared() -> list:
    node: list = ["13912345678"] * 10
    for _ in range(12):
        node = [node] * 10
    return node


def archive_of_archives() -> bytes:
    """Each object names the next one ten times, and 200,000 texts stand beside."""
    named = [{"NS.objects": [plistlib.UID(number + 2)] * 10} for number in range(40)]
    objects = ["$null", *named, *(f"text {number}" for number in range(200_000))]
    archive = {"$archiver": "NSKeyedArchiver", "$top": {"root": plistlib.UID(1)}, "$objects": objects}
    return plistlib.dumps(archive, fmt=plistlib.FMT_BINARY)


def bomb(levels: int) -> bytes:
    data = b"0" * 10_000_000
    for _ in range(levels):
        data = gzip.compress(data)
    return data


HOSTILE = {
    "100 MB of digits": (lambda: b"1" * 100_000_000, "window"),
    "a recursive bomb": (lambda: bomb(5), ""),
    "a bomb of 300 MB": (lambda: gzip.compress(b"0" * 300_000_000, 1), "limit: expands beyond"),
    "10,000 deep JSON": (lambda: b'{"a":' * 10_000 + b"1" + b"}" * 10_000, "limit: nested deeper"),
    "10,000 deep arrays": (lambda: b"[" * 10_000, "limit: nested deeper"),
    "a million elements": (lambda: json.dumps([0] * 1_000_000).encode(), "limit: more than"),
    "shared references in CBOR": (lambda: cbor2.dumps(shared(), value_sharing=True), "limit: more than"),
    "shared references in a plist": (lambda: plistlib.dumps(shared(), fmt=plistlib.FMT_BINARY), "limit: more than"),
    "shared references in a keyed archive": (archive_of_archives, "limit: more than"),
    "an array of 2^64 in CBOR": (lambda: b"\x9b" + b"\xff" * 8, ""),
    "a bomb in an archive": (lambda: LAYERS["zip"](b"0" * 300_000_000), "limit: expands beyond"),
    "archives in archives": (lambda: wrapped(["zip"] * 20, "13912345678"), "limit: more than"),
    "a row of pairs without end": (lambda: json.dumps({"a": "a=b;" * 24_000 + "!"}).encode(), ""),
    "printed objects without end": (lambda: json.dumps({"a": "{a=b, " * 16_000}).encode(), ""),
    "an address without end": (lambda: json.dumps({"a": "a/" * 4_000 + "?" + "a=/" * 60}).encode(), ""),
    "a deep GraphQL operation": (lambda: b'{a(b:"c")' * 9_000 + b"}" * 9_000, ""),
    "a wide GraphQL operation": (lambda: b"{" + b'a(b:"13912345678")' * 100_000 + b"}", ""),
    "a huge integer in GraphQL": (lambda: b"{a(b:" + b"9" * 100_000 + b")}", ""),
    "a huge integer": (lambda: b'{"a":' + b"9" * 100_000 + b"}", ""),
    "a wide form": (lambda: b"&".join(b"a%d=13912345%03d" % (n, n % 1000) for n in range(100_000)), ""),
    "a form of counted keys": (lambda: b"&".join(b"a__1" * 20_000 + b"!=%d" % n for n in range(10)), ""),
    "a line of names and values": (lambda: b"a" * 500_000 + b" b=1 c=2 d=3", ""),
    "lines of names": (lambda: b"name one\n" * 2_000 + b"a=1", ""),
    "types in types": (lambda: b'{"S":' * 900 + b'"a"' + b"}" * 900, ""),
    "a card without end": (lambda: b'{"a":"MECARD:' + b"TEL:1;" * 100_000 + b'!"}', ""),
    "a form that ends in a space": (lambda: b"&".join([b"a=b"] * 20_000) + b" x", ""),
    "backslashes": (lambda: json.dumps({"a": "\\" * 400_000}).encode(), ""),
    "comments that nobody closes": (lambda: b"<html>" + b"<!--" * 200_000, ""),
    "tags that nobody closes": (lambda: b"<html>" + b"<a<input <a " * 30_000, ""),
    "a place that is spaces": (lambda: json.dumps({"location": " " * 400_000 + "x"}).encode(), ""),
    "a wide table": (lambda: b"a,b\n" * 500_000, "limit: more than"),
    "broken protobuf": (lambda: field(1, b"x" * 50)[:-20] + b"\xff\xff", ""),
    "truncated gzip": (lambda: gzip.compress(os.urandom(5000))[:3000], ""),
    "noise": (lambda: os.urandom(2_000_000), ""),
    "layers without end": (lambda: wrapped(["json in a string"] * 8 + ["base64"] * 12, "13912345678"), "limit: more than"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_takes_bounded_time_and_says_what_was_left(name):
    make, words = HOSTILE[name]
    body = make()
    started = time.process_time()
    _, document = inspect(message(body))
    assert time.process_time() - started < 30  # seconds: a bound, not a measure
    said = [*document.notes, *(part.reason for part in document.unread)]
    assert any(text.startswith(words) for text in said) or not words, said


def test_what_was_cut_short_is_read_up_to_the_cut():
    rows = [{"name": f"Ann Lee {n}", "phone": f"+44770090{n:04d}"} for n in range(400)]
    whole = json.dumps({"contacts": rows}).encode()
    for body in (whole[: len(whole) // 2], gzip.compress(whole)[:-400], zlib.compress(whole)[:-400]):
        findings, _ = inspect(message(body, "application/json"))
        book = next(finding for finding in findings if finding.category == "address_book")
        assert book.subjects > 100


def test_nul_and_invalid_bytes_in_every_field():
    for junk in (b"\x00", b"\xff", b"\xed\xa0\x80", b"\xc3"):
        body = b'{"na' + junk + b'me":"x' + junk + b'","phone":"13912345678","' + junk + b'":' + b'"' + junk + b'"}'
        findings, _ = inspect(message(body, "application/json"))
        assert [finding.category for finding in findings] == ["phone_number"], junk


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (os.urandom(4000), "high-entropy"),
        (b"\xfe\x01" + b"".join(b"\x00\x00%c\x01\x00\x00\x00\x07" % (n % 7) for n in range(200)), "unknown-framing"),
        (b"\xff\xd8\xff\xe0" + os.urandom(2000), "media"),
        (json.dumps({"data": wrapped(["base64"], "x" * 3).decode(), "e": ""}).encode(), ""),
    ],
    ids=["encrypted", "framing", "picture", "nothing"],
)
def test_what_could_not_be_read_is_counted_by_reason(body, reason):
    document = decode(message(body))
    assert [part.reason for part in document.unread] == ([reason] if reason else [])
    assert document.opaque_bytes == (len(body) if reason else 0)


def test_words_are_not_base64_whose_pluses_were_read_as_spaces():
    assert decode(message(json.dumps({"text": "the quick brown fox " * 40}).encode())).unread == ()
    packed = base64.b64encode(b'{"tel":"13912345678","n":"~","device":"8f14e45fceea167a"}').decode()
    assert "+" in packed
    assert leaf_with("13912345678", f"d={packed}".encode()).key == "tel"


def test_the_text_of_an_encrypted_token_is_counted():
    parts = [base64.urlsafe_b64encode(os.urandom(size)).decode().rstrip("=") for size in (256, 12, 600, 16)]
    document = decode(message(json.dumps({"jwe": ".".join(["eyJhbGciOiJSU0EtT0FFUCJ9", *parts])}).encode()))
    assert [(part.reason, part.bytes) for part in document.unread] == [("high-entropy", 600)]


def test_limits_are_kept():
    limits = Limits(depth=3, nesting=5, window=1000, expanded_bytes=5000, nodes=50)
    document = decode(message(json.dumps([[[[[[[1]]]]]]]).encode() + b" " * 2000), limits)
    assert sum(1 for _ in document.root.walk()) < 60
    assert {part.reason for part in document.unread} == {"window", "limit"}
    document = decode(message(gzip.compress(b"a" * 100_000)), limits)
    assert sum(len(node.text) for node in document.root.walk()) <= 5100


def test_of_a_body_that_expands_too_far_the_first_part_is_read():
    body = gzip.compress(b'{"mobile":"13912345678","pad":"' + b"x" * 100_000 + b'"}')
    findings, document = inspect(message(body), limits=Limits(expanded_bytes=5000))
    assert [finding.category for finding in findings] == ["phone_number"]
    assert any(note.startswith("limit: expands beyond") for note in document.notes)


def test_messages_nested_hundreds_deep_are_not_read_over_and_over():
    body = b"a" * 1_000_000
    for _ in range(900):
        body = field(1, body)
    started = time.process_time()
    document = decode(message(body, "application/x-protobuf"))
    assert time.process_time() - started < 8  # seconds: it was 18 when every level read all below it
    assert document.unread

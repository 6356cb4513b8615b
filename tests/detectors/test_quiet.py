"""The look at plain JSON passes over nothing that a whole inspection finds: over the corpus, its mutations, and by rule."""

import base64
import hashlib
import random
import zlib
from urllib.parse import quote

import brotli
import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.corpus.people import COUNTRIES, Household
from benchmarks.corpus.world import World
from detectors.consent import signals_in
from detectors.detector import upload
from detectors.engine import _sought, all_detectors, inspect
from detectors.ids import typical
from detectors.message import Message
from detectors.reading_words import SCRIPTURE
from detectors.subject import Subject
from tests.detectors.shapes import messages_of_every_shape

NOBODY = Subject()


def is_quiet(message: Message, subject: Subject = NOBODY, region: str = "CN") -> bool:
    """Whether the engine passes over a message."""
    return _sought(message, subject, region) is None


def holds_nothing(message: Message, subject: Subject = NOBODY, region: str = "CN") -> None:
    findings, document = inspect(message, subject, region, plainly=True)
    assert not findings, (message, findings)
    assert not document.unread, (message, document.unread)
    assert not document.notes, (message, document.notes)
    assert not signals_in(document), message


def bare(message: Message) -> Message:
    """Without the headers that the look does not go into, so that more of the corpus comes under it."""
    return Message(
        message.direction, message.method, message.url, (("content-type", "application/json"),), message.body
    )


@pytest.mark.parametrize("seed", range(6))
def test_what_is_quiet_holds_nothing(seed):
    rng = random.Random(f"quiet/{seed}")
    household = Household.make(COUNTRIES[seed * 7 % len(COUNTRIES)], rng)
    world, subject = World(household, rng), Subject.from_dict(household.subject())
    quiet = 0
    for sent in messages_of_every_shape(world, flows=3):
        for message in (sent, bare(sent)):
            for known in (NOBODY, subject):
                if message.direction == "download" and not message.body.startswith((b"{", b"[")):
                    continue  # dismissed by their kind, which test_prefilter looks at
                if is_quiet(message, known):
                    quiet += 1
                    holds_nothing(message, known)
    assert quiet > 100


def test_every_example_with_a_finding_is_loud():
    for detector in all_detectors():
        for example in detector.examples:
            if example.subjects and example.message.direction == "upload":
                assert not is_quiet(example.message, NOBODY), example


TELEMETRY = [
    '{"device":"0f8fad5bd9cb469fa16570867728950e","events":[{"event":"view","ts":1606300000001,"id":"9a3b1c2d4e5f6071","n":7}]}',
    '[{"event":"app_start","ts":1606300000001,"duration_ms":120,"os":"android 14","app_version":"3.3.0"}]',
    '{"session_id":"5f4dcc3b-5aa7-45d6-8d83-27deb882cf99","seq":12,"screen":"home","memory":{"free":12345,"total":99999}}',
]


@pytest.mark.parametrize("body", TELEMETRY)
def test_telemetry_is_quiet_and_holds_nothing(body):
    assert is_quiet(upload(body), NOBODY)
    holds_nothing(upload(body))


@pytest.mark.parametrize(
    ("message", "quiet"),
    [
        (Message("upload", "GET", "https://a.example/v1/feed?cursor=12&limit=20&os=android", ()), True),
        (Message("upload", "GET", "https://a.example/v1/feed?mobile=13912345678", ()), False),
        (Message("upload", "GET", "https://a.example/w?la=31.2304&lo=121.4737", ()), False),
        (upload("event=view&ts=1606300000001&n=3", content_type="application/x-www-form-urlencoded"), True),
        (upload("event=view&u=13912345678", content_type="application/x-www-form-urlencoded"), False),
        (upload("a[b]=1", content_type="application/x-www-form-urlencoded"), False),
        (upload("event=view"), False),
        (Message("upload", "GET", "https://a.example/feed?n=1", (("x-lat", "-13.946273"), ("x-app", "3.3.0"))), True),
        (
            Message("upload", "GET", "https://a.example/feed?n=1", (("x-lat", "-13.946273"), ("x-lng", "143.53932"))),
            False,
        ),
        (Message("upload", "GET", "https://a.example/feed?n=1", (("x-book-id", "b81"), ("x-progress", "30"))), False),
        (Message("upload", "GET", "https://a.example/feed?n=1", (("x-cc", "44"), ("x-no", "2079460123"))), False),
    ],
)
def test_queries_and_forms(message, quiet):
    assert is_quiet(message) == quiet
    if quiet:
        holds_nothing(message)


KEYS = st.sampled_from(
    """id name n ts event type user data items value lat lon x y phone mobile title page book chapter friend list contact status
    show public reading key op action number country code text content note to from uid device session p q b c t la lo loc
    position agree consent version hash digest list_1 0 1 follow shelf progress setting visible location count""".split()
)
VALUES = st.one_of(
    st.integers(-(10**16), 10**16),
    st.integers(13_000_000_000, 13_999_999_999),
    st.floats(-180, 180, allow_nan=False),
    st.booleans(),
    st.none(),
    st.sampled_from(
        """view click home Ann Ann_Lee reading public everyone book read phone follow true on 139-1234-5678 tel:13912345678
        31.23041,121.47370 31.2304,121.4737 31.2304;121.4737 31.2304|121.4737 31.23041 user@mail.example 5f4dcc3b5aa765d61d8327deb882cf99 eyJhIjoxfQ== 7b2261223a317d
        2026-03-01T00:00:00Z 3.3.0 ebook currently-reading friends privacy agree_privacy C0001:1 1YNN G111 Pixel wifi""".split()
    ),
    st.sampled_from(
        [
            "首页",
            "商品详情",
            "王伟",
            "三体",
            "公开",
            "https://m.example/detail/1",
            "line\nbreak",
            "HomeTabShow",
            "50% off",
            "x,y",
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36",
            "share this with your friends and contacts; the book is on page 12 of the reading list",
            "(415) 555-0132",
            "5byg5pif",
            "546L5Y2O6Zye",
            "H4sIAAAAAAAC/6tWSsxNVbJSMjQyNjE1M7ewVKoFAJ2wZ8QYAAAA",
        ]
    ),
    st.sampled_from(["Ann Lee", "Bob Ray", "Cy Poe", "31.23041 121.47370", "a=1&b=2", "people you may know"]),
    st.text(alphabet="abcXYZ019 .:/_-@+", max_size=12),
)
TREES = st.recursive(
    VALUES,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=14,
)


@given(
    st.dictionaries(KEYS, TREES, min_size=1, max_size=4),
    st.sampled_from(["/api", "/v1/batch", "/read/log", "/user/follow", "/track"]),
)
@settings(max_examples=1500, deadline=None)
def test_whatever_is_quiet_holds_nothing(tree, path):
    flat = {key: value for key, value in tree.items() if isinstance(value, str | int) and not isinstance(value, bool)}
    pairs = "&".join(f"{key}={value}" for key, value in flat.items())
    for message in (
        upload(orjson.dumps(tree), path=path),
        upload(pairs, path=path, content_type="application/x-www-form-urlencoded"),
        Message("upload", "GET", f"https://a.example{path}?{pairs}", ()),
    ):
        if is_quiet(message, NOBODY):
            holds_nothing(message)


KNOWN = Subject.from_dict(
    {
        "contacts": [
            {"name": "Odette Marlow", "phone": "+8613912345678", "email": "om.77@planted.example"},
            {"phone": "+447700900001"},
        ]
    }
)
PLANTED = [value.text for value in KNOWN.values]
HEADERS = st.sampled_from(
    """x-request-id traceparent x-timestamp x-signature x-sign x-token x-device-id cookie authorization etag date x-lat x-lng
    x-geo x-phone x-phone-md5 x-mobile-hash x-contact-id x-user-hash x-friend-id x-book-id x-name x-nickname x-country x-msisdn
    x-consent sec-gpc x-operation-name""".split()
)


@st.composite
def ids(draw) -> str:
    """What servers and apps write that is new in each message; and planted values written so."""
    raw = draw(st.binary(min_size=8, max_size=40) | st.sampled_from(PLANTED).map(str.encode))
    raw = draw(st.sampled_from([raw, hashlib.md5(raw).digest(), hashlib.sha256(raw).digest()]))
    text = draw(
        st.sampled_from([raw.hex(), raw.hex().upper(), base64.b64encode(raw).decode(), str(int.from_bytes(raw[:6]))])
    )
    dashed = f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:32]}"
    return draw(
        st.sampled_from([text, dashed, f"00-{text}-{text[:16]}-01", f'W/"{text}"', f"a={text};b=1", f"Bearer {text}"])
    )


@given(st.lists(st.tuples(HEADERS, ids()), min_size=1, max_size=3), st.sampled_from([NOBODY, KNOWN]))
@settings(max_examples=1500, deadline=None)
def test_headers_that_are_passed_over_hold_nothing(headers, subject):
    message = Message("upload", "POST", "https://a.example/v1/x", tuple(headers), b'{"n":1}')
    if is_quiet(message, subject):
        holds_nothing(message, subject)


def test_an_id_in_a_header_is_asked_once_for_all_of_its_kind():
    def headers(digest: str):
        return (("x-request-id", digest), ("cookie", f"sid={digest}"), ("traceparent", f"00-{digest}-{digest[:16]}-01"))

    first, second = hashlib.md5(b"1").hexdigest(), hashlib.md5(b"2").hexdigest()
    assert [typical(*header) for header in headers(first)] == [typical(*header) for header in headers(second)]
    packed = zlib.compress(b'{"phone":"+8613912345678"}').hex()
    for told in ("13912345678", packed, base64.b64encode(b"Odette Marlow, 12").decode(), "Odette Marlow"):
        assert typical("x-request-id", told) == told


PAIRS = ["31.2304,121.4737", "31.2304;121.4737", "31.2304 121.4737", "31.2304|121.4737", "31.2304, 121.4737"]


@pytest.mark.parametrize("path", ["/v1/track", "/map/fix"])
@pytest.mark.parametrize("pair", PAIRS)
def test_a_path_that_names_places_is_quiet_unless_two_fractions_are_one(path, pair):
    calm = b'{"event":"view","ts":1606300000001,"n":3.14159}'
    assert is_quiet(upload(calm, path=path))
    for name, value in (("x-state", pair), ("cookie", f"a=1; s={pair}"), ("cookie", f"s={quote(pair)}")):
        message = Message("upload", "POST", f"https://a.example{path}", ((name, value),), calm)
        assert not (is_quiet(message) and inspect(message, plainly=True)[0])
    fractions = orjson.dumps({"0": 31.2304, "1": 121.4737})
    for body in (orjson.dumps({"v": pair}), orjson.dumps({"a": {"b": [pair]}}), fractions):
        assert not is_quiet(upload(body, path=path))
    assert not is_quiet(Message("upload", "GET", f"https://a.example{path}?v={quote(pair)}"))


@pytest.mark.parametrize("text", ["王伟明", "Wang Wei Ming", "13800138000", "a@mail.example"])
def test_a_text_in_hexadecimal_is_loud_where_it_may_tell(text):
    assert inspect(upload(orjson.dumps({"name": "王伟明".encode().hex()})))[0]
    assert not is_quiet(upload(orjson.dumps({"v": text.encode().hex()})))


@pytest.mark.parametrize("packed", [brotli.compress(b"+447700900001"), zlib.compress(b"+447700900001", 9, -15)])
@pytest.mark.parametrize("spelt", [str.lower, str.upper])
def test_a_stream_without_a_header_in_hexadecimal_is_loud(packed, spelt):
    assert len(packed) <= 17  # no longer than digests are
    assert not is_quiet(upload(orjson.dumps({"v": spelt(packed.hex())})))


def test_a_number_with_its_type_is_loud_whatever_the_type_is_called():
    body = orjson.dumps({"g": {"type": "lat", "value": "13912345678"}})
    assert inspect(upload(body), plainly=True)[0]
    assert not is_quiet(upload(body))


def test_a_field_that_names_another_beside_it_hides_neither():
    book = '{"bookId": 12, "status": "reading", "current_chapter": "3"}'
    body = orjson.dumps([{"name": "m", "value": "u-88121"}, {"name": "ok", "value": book, "ok": True}])
    assert inspect(upload(body), plainly=True)[0]
    assert not is_quiet(upload(body))


@pytest.mark.parametrize("address", ["aa:bb:cc:dd:ee:0{}", "AA-BB-CC-DD-EE-0{}", "aabbccddee0{}", "11223344550{}"])
def test_access_points_under_letters_are_loud(address):
    points = [{"m": address.format(number), "s": -60 - number} for number in range(4)]
    for message in (upload(orjson.dumps({"scan": points}), path="/wifi/scan"), upload(orjson.dumps({"wifi": points}))):
        assert inspect(message, plainly=True)[0]
        assert not is_quiet(message)


@pytest.mark.parametrize("word", sorted(SCRIPTURE))
@pytest.mark.parametrize("passage", ["Jn 3:16", "JHN.3.16"])
def test_a_passage_is_loud_under_each_word_for_scripture(word, passage):
    for message in (
        upload(orjson.dumps({"p": passage}), path=f"/{word}/day"),
        upload(orjson.dumps({word: {"p": passage}})),
    ):
        assert inspect(message, plainly=True)[0]
        assert not is_quiet(message)


@given(st.lists(st.fixed_dictionaries({"id": VALUES, "n": VALUES, "event": VALUES}), min_size=4, max_size=6))
@settings(max_examples=500, deadline=None)
def test_a_batch_is_looked_at_as_its_events_are(events):
    """Maps of one shape go by column: what is loud in one of them is loud in the batch, and the other way round."""
    alone = [is_quiet(upload(orjson.dumps([event]))) for event in events]
    batch = upload(orjson.dumps(events))
    if is_quiet(batch):
        assert all(alone)
        holds_nothing(batch)


def spellings(rng: random.Random, text: str) -> list[str]:
    """A planted value as traffic writes it: itself, in other cases, hashed, as a piece of a longer text."""
    raw = text.encode()
    return [
        text, raw.hex(), text.lower(), text.upper(), f" {text} ", text.replace(" ", "_"), f"x {text} y", text.lstrip("+"),
        hashlib.sha256(raw).hexdigest(), hashlib.md5(raw).hexdigest(), hashlib.sha1(raw).hexdigest()[:16],
        base64.b64encode(hashlib.sha256(raw).digest()).decode(), str(zlib.crc32(raw)), format(zlib.crc32(raw), "08x"),
        str(int.from_bytes(hashlib.md5(raw).digest()[:8], "big")), hashlib.sha256(raw).hexdigest().upper(),
    ]  # fmt: skip


def test_planted_values_are_never_passed_over():
    rng = random.Random(11)
    subject = Subject.from_dict(Household.make("CN", rng).subject())
    for planted in subject.values:
        for text in spellings(rng, planted.text):
            for tree in (
                {"id": text},
                {"ts": [1, text]},
                {text: 1},
                {"v": int(text)} if text.isdecimal() and int(text) < 1 << 64 else {"v": text},
                {"events": [{"ts": 1606300000000 + n, "n": n, "v": text if n == 3 else "view"} for n in range(6)]},
            ):
                message = upload(orjson.dumps(tree))
                if is_quiet(message, subject):
                    holds_nothing(message, subject)
    names = [planted.text for planted in subject.values if planted.kind == "name"][:20]
    for name in names:
        message = upload(orjson.dumps({"a": name[:1], "b": name[1:], "n": 1}))
        if is_quiet(message, subject):
            holds_nothing(message, subject)

"""Planted values: found in any form, certain, and each under the person planted."""

import base64
import hashlib
import hmac
import json
import pickle
import tomllib
import uuid
import zlib

import mmh3
import pytest
import xxhash
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from addon.planting import make_subject
from detectors.engine import inspect, prepare
from detectors.message import Message
from detectors.subject import Subject
from tests.detectors.layers import LAYERS

SUBJECT = Subject.from_dict(
    {
        "default_region": "GB",
        "salts": ["pepper-7", "00ff10"],
        "owner": {"name": "Odette Marlow", "phone": "+447700900001", "email": "odette@planted.example"},
        "contacts": [
            {"name": "Wilfred Ashdown", "phone": "+447700900101", "email": "wilfred@planted.example"},
            {"name": "欧阳小雨", "phone": "+8613912345678", "email": "xiaoyu@planted.example"},
            {"name": "Jürgen von Thun", "phone": "+4917139200012", "email": "j.thun@planted.example"},
        ],
        "friends": [{"name": "Greta Kestrel", "id": "fr-77aa-1"}, {"name": "Milo Ivers", "id": "fr-77aa-2"}],
        "books": [{"title": "The Lantern Keeper", "id": "bk-31"}],
    }
)
OWNER = "+447700900001"


def found(content: object, path: str = "/v1/x", subject: Subject = SUBJECT) -> dict:
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    message = Message("upload", "POST", f"https://api.example.com{path}", (), body)
    return {finding.category: finding for finding in inspect(message, subject)[0] if finding.confidence >= 0.5}


NUMBERS = [
    "+447700900001", "447700900001", "07700900001", "7700900001", "00447700900001", 447700900001, 7700900001,
    "+44 7700 900 001", "+44 (0)7700 900001", "07700-900-001", "(07700) 900001", "07700.900.001", "tel:+447700900001",
    "\u202a+44 7700 900001\u202c", "０７７００９００００１", "۰۷۷۰۰۹۰۰۰۰۱", "+٤٤٧٧٠٠٩٠٠٠٠١", "call 07700 900001 today", "a=1;p=07700900001;b=2",
]  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_in_every_spelling(number):
    finding = found({"zz": number})["phone_number"]
    assert finding.confidence == 1.0
    assert finding.values[0].person == "Odette Marlow"


def test_a_number_with_its_country_code_apart():
    assert found({"cc": 44, "q": "7700900001"})["phone_number"].confidence == 1.0


HASHES = {
    **{name: lambda data, n=name: hashlib.new(n, data).digest() for name in
       ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_512", "blake2b", "blake2s")},
    "murmur3-128": lambda data: mmh3.hash_bytes(data),
    "xxh64": lambda data: xxhash.xxh64_digest(data),
    "xxh3-128": lambda data: xxhash.xxh3_128_digest(data),
    "uuid3": lambda data: uuid.uuid3(uuid.NAMESPACE_DNS, data.decode()).bytes,
    "uuid5": lambda data: uuid.uuid5(uuid.NAMESPACE_URL, data.decode()).bytes,
    "salted": lambda data: hashlib.sha256(b"pepper-7" + data).digest(),
    "salted behind": lambda data: hashlib.md5(data + b"pepper-7").digest(),
    "matrix": lambda data: hashlib.sha256(data.lstrip(b"+") + b" msisdn pepper-7").digest(),
    "hmac": lambda data: hmac.digest(b"pepper-7", data, "sha256"),
    "hmac, key in hex": lambda data: hmac.digest(bytes.fromhex("00ff10"), data, "sha1"),
    "phone:": lambda data: hashlib.sha256(b"phone:" + data.lstrip(b"+")).digest(),
    "tel:": lambda data: hashlib.sha3_512(b"tel:" + data).digest(),
}  # fmt: skip
SHAPES = {
    "hex": lambda digest: digest.hex(),
    "HEX": lambda digest: digest.hex().upper(),
    "base64": lambda digest: base64.b64encode(digest).decode(),
    "base64url": lambda digest: base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
    "eight bytes": lambda digest: digest[:8].hex(),
    "ten bytes": lambda digest: base64.b64encode(digest[:10]).decode(),
}


@pytest.mark.parametrize("function", HASHES)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("text", ["+447700900001", "07700900001"])
def test_a_number_hashed(function, shape, text):
    if function in ("matrix",) and not text.startswith("+"):
        return
    finding = found({"zz": SHAPES[shape](HASHES[function](text.encode()))})["phone_number"]
    assert (finding.confidence, finding.form) == (1.0, "hashed")
    assert finding.values[0].person == "Odette Marlow"


def test_raw_digest_bytes_in_protobuf():
    body = b"\x08\x01\x12\x20" + hashlib.sha256(OWNER.encode()).digest()
    assert found(body)["phone_number"].form == "hashed"


@pytest.mark.parametrize("function", [zlib.crc32, lambda data: mmh3.hash(data), xxhash.xxh32_intdigest])
def test_check_sums_count_in_company_only(function):
    both = [function(number.encode()) for number in ("+447700900101", "+8613912345678")]
    assert found({"k": both})["address_book"].subjects == 2
    assert not found({"k": both[:1]})


def test_other_hashes_are_nobody():
    assert not found({"zz": hashlib.sha256(b"+447700900999").hexdigest(), "crc": 12345678})


def test_contacts_together_are_an_address_book_and_alone_a_number():
    book = found({"a": ["+447700900101", "xiaoyu@planted.example"]})["address_book"]
    assert (book.subjects, book.confidence) == (2, 1.0)
    assert {value.person for value in book.values} == {"Wilfred Ashdown", "欧阳小雨"}
    alone = found({"a": "+447700900101"})
    assert "address_book" not in alone
    assert alone["phone_number"].traits == ("planted-contact",)


def test_one_contact_among_other_people_is_of_their_address_book():
    people = [{"name": "Ruby Clarke", "tel": "+447911123401"}, {"name": "Alfie Whitby", "tel": "+447911123402"}]
    for planted in ({"name": "Wilfred Ashdown", "tel": "+447911123403"}, {"name": "W.", "tel": "+447700900101"}):
        findings = found({"contacts": [*people, planted]})
        assert [*findings] == ["address_book"]
        assert (findings["address_book"].subjects, findings["address_book"].confidence) == (3, 1.0)


@pytest.mark.parametrize(
    "content",
    [
        {"q": "Odette Marlow"}, {"q": "odette marlow"}, {"q": "Marlow, Odette"}, {"a": "Odette", "b": "Marlow"},
        {"text": "from Odette Marlow, with love"}, {"family": "MARLOW", "given": "odette"},
    ],
)  # fmt: skip
def test_a_name_whole_or_in_parts(content):
    assert found(content)["personal_name"].values[0].person == "Odette Marlow"


def test_of_two_names_the_longer_one_is_meant():
    people = {
        "owner": {"name": "윤민준"},
        "contacts": [{"name": "윤민준 서연"}, {"name": "Ann Lee Ray"}, {"name": "Ann Lee"}],
    }
    body = json.dumps({"log": "seen: 윤민준 서연 and Ann Lee Ray, twice"}).encode()
    message = Message("upload", "POST", "https://api.example.com/x", (("content-type", "application/json"),), body)
    findings, _ = inspect(message, Subject.from_dict(people))
    assert {value.person for finding in findings for value in finding.values} == {"윤민준 서연", "Ann Lee Ray"}


def test_a_chinese_name_in_parts():
    values = found({"xing": "欧阳", "ming": "小雨"})["personal_name"].values
    assert values[0].person == "欧阳小雨"


@pytest.mark.parametrize(
    "content",
    [
        {"x": ["fr-77aa-1", "FR-77AA-2"]},
        {"fr-77aa-1": 1, "fr-77aa-2": 0},
        {"x": "fr-77aa-1, fr-77aa-2"},
        {"x": [hashlib.sha256(b"fr-77aa-1").hexdigest(), "fr-77aa-2"]},
        {"x": [base64.b64encode(hashlib.md5(each).digest()).decode() for each in (b"fr-77aa-1", b"fr-77aa-2")]},
    ],
)
def test_two_friends_ids_in_an_answer_without_a_word_for_friends(content):
    answer = Message("download", "GET", "https://app.example/x", (), json.dumps(content).encode())
    findings = inspect(answer, SUBJECT)[0]
    assert [(one.category, one.subjects) for one in findings] == [("friend_list", 2)]
    assert findings == inspect(answer, SUBJECT, plainly=True)[0]


def test_one_friends_id_in_an_answer_is_no_list():
    assert not inspect(Message("download", "GET", "https://app.example/x", (), b'{"x":"fr-77aa-1"}'), SUBJECT)[0]


def test_friends_and_books_by_id_and_title():
    assert found({"k": ["fr-77aa-1", "fr-77aa-2"]})["friend_list"].subjects == 2
    assert found({"k": "The Lantern Keeper"})["reading_activity"].confidence == 1.0
    assert found({}, "/v1/items/bk-31x") == {}


def test_a_map_keyed_by_planted_values():
    assert found({"m": {"+447700900101": "x", "8613912345678": "y"}})["address_book"].subjects == 2


@given(st.lists(st.sampled_from(sorted(LAYERS)), max_size=4), st.sampled_from([OWNER, "07700 900001", "odette marlow"]))
@example(["grpc", "multipart", "protobuf stream", "protobuf stream"], "07700 900001")  # its boundary parses as protobuf
@example(["grpc", "plist", "grpc gzip", "protobuf stream"], "07700 900001")  # so does the property list
@example(["thrift", "protobuf stream", "HEX"], "+447700900001")  # no byte of which is other than text
@example(["html", "json lines", "tar"], "07700 900001")  # in an attribute of 13 kB
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_planted_value_under_any_chain_of_layers(chain, value):
    data = value.encode()
    for layer in reversed(chain):
        data = LAYERS[layer](data)
    category = "personal_name" if "marlow" in value else "phone_number"
    assert found(data)[category].confidence == 1.0


@pytest.mark.parametrize(("region", "people"), [("CN", 120), ("US", 120), ("GB", 900), ("DE", 150), ("IN", 2000)])
def test_what_subject_new_makes_is_found_in_the_cards_it_makes(region, people):
    toml, cards = make_subject(people, region, 5)
    subject = pickle.loads(pickle.dumps(Subject.from_dict(tomllib.loads(toml))))
    data = tomllib.loads(toml)
    names = [entry["name"] for entry in (data["owner"], *data["contacts"], *data["friends"])]
    assert len(set(names)) == len(names)
    assert len({entry["phone"] for entry in data["contacts"]}) == people
    book = found(cards.encode(), subject=subject)["address_book"]
    assert (book.subjects, book.confidence) == (people, 1.0)


def test_the_wrong_shape_is_named():
    for data, words in (
        ({"salts": "x"}, "salts must be"),
        ({"friend": []}, "unknown key 'friend'"),
        ({"contacts": ["x"]}, r"contacts\[0\]"),
    ):
        with pytest.raises(ValueError, match=words):
            Subject.from_dict(data)


def test_prepared_the_first_message_waits_for_no_table():
    subject = Subject.from_dict({"owner": {"phone": OWNER}, "contacts": [{"phone": "+447700900101"}]})
    prepare(subject)
    before = set(vars(subject)) | set(vars(subject.digests))
    found({"a": hashlib.sha256(OWNER.encode()).hexdigest(), "b": 7, "c": "Odette"}, subject=subject)
    assert set(vars(subject)) | set(vars(subject.digests)) == before

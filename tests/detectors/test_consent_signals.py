"""What messages claim about consent: each kind with its false twins, strings against an encoder, and hostile input."""

import base64
import json
import random
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detectors.consent import signals_in
from detectors.consent.gpp import section_numbers
from detectors.consent.tcf import read_tc_string
from detectors.engine import inspect
from detectors.message import Message

# The string of the examples in the GPP specification.
TC = "CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA"


def upload(
    body: str = "", query: str = "", path: str = "/api", kind: str = "application/json", **headers: str
) -> Message:
    listed = (("content-type", kind), *headers.items())
    return Message("upload", "POST", f"https://x.example{path}?{query}", listed, body.encode())


def said(message: Message) -> set[tuple]:
    return {
        (s.scheme, s.action, *((",".join(s.purposes),) if s.purposes else ())) for s in signals_in(inspect(message)[1])
    }


class Encoder:
    """Writes bits as the specifications say, independently of the reader."""

    def __init__(self) -> None:
        self.bits = ""

    def put(self, value: int, size: int) -> "Encoder":
        self.bits += format(value, f"0{size}b")
        return self

    def text(self) -> str:
        padded = self.bits + "0" * (-len(self.bits) % 8)
        data = int(padded, 2).to_bytes(len(padded) // 8)
        return base64.urlsafe_b64encode(data).decode().rstrip("=")


def tc_string(
    consents: set[int], interests: set[int] = frozenset(), vendors: int = 0, ranges=(), restrictions=()
) -> str:
    when = int(datetime(2026, 3, 1, tzinfo=UTC).timestamp() * 10)
    out = Encoder().put(2, 6).put(when, 36).put(when, 36).put(300, 12).put(1, 12).put(1, 6)
    out.put(4, 6).put(13, 6).put(100, 12).put(4, 6).put(1, 1).put(0, 1).put(0, 12)
    for purposes in (consents, interests):
        out.bits += "".join("1" if number in purposes else "0" for number in range(1, 25))
    out.put(0, 1).put(3, 6).put(4, 6)
    if ranges:
        out.put(max(end for _, end in ranges), 16).put(1, 1).put(len(ranges), 12)
        for start, end in ranges:
            out.put(1, 1).put(start, 16).put(end, 16)
    else:
        out.put(vendors, 16).put(0, 1).put((1 << vendors) - 1, vendors) if vendors else out.put(0, 16).put(0, 1)
    out.put(0, 16).put(0, 1).put(len(restrictions), 12)
    for purpose, start, end in restrictions:
        out.put(purpose, 6).put(0, 2).put(1, 12).put(1, 1).put(start, 16).put(end, 16)
    return out.text()


def us_section(version: int, *fields: int) -> str:
    out = Encoder().put(version, 6)
    for field in fields:
        out.put(field, 2)
    return out.text()


@given(st.sets(st.integers(1, 11)), st.sets(st.integers(1, 11)), st.integers(0, 900))
@settings(max_examples=200)
def test_tc_strings_are_read_as_they_were_written(consents, interests, vendors):
    read = read_tc_string(tc_string(consents, interests, vendors))
    assert (set(read.consents), set(read.interests), read.vendors) == (consents, interests, vendors)
    assert read.updated == datetime(2026, 3, 1, tzinfo=UTC)
    assert read.cmp == 300


def test_tc_strings_with_ranges_restrictions_and_further_segments():
    read = read_tc_string(tc_string({1}, ranges=[(2, 5), (9, 9)], restrictions=[(2, 1, 9)]) + ".YAAAAAAAAAAA")
    assert read.vendors == 5


SHOWN = [
    ("a refused TC string", upload(f'{{"tc":"{TC}"}}'), {("TCF", "refused")}),
    ("in a query", upload(query=f"gdpr=1&gdpr_consent={tc_string({1})}"), {("TCF", "given", "TCF 1 store and access information on a device")}),
    ("in an address inside JSON", upload(f'{{"u":"https://b.example/?gdpr_consent={TC}&x=1"}}'), {("TCF", "refused")}),
    ("in a cookie", upload(cookie=f"euconsent-v2={TC}.YAAAAAAAAAA"), {("TCF", "refused")}),
    ("in base64", upload(f'{{"d":"{base64.b64encode(b"tc=" + TC.encode()).decode()}"}}'), {("TCF", "refused")}),
    ("GPP with Europe and US", upload(f'{{"gpp":"DBACNYA~{TC}~1YNN"}}'), {("GPP", "refused"), ("US privacy", "given", "sale")}),
    ("GPP, US national, opted out of all", upload(f'{{"gpp":"DBABLA~{us_section(1, 1, 1, 1, 1, 0, 0, 1, 1, 1)}"}}'),
     {("GPP", "refused", "sale,sharing,targeted_advertising")}),
    ("US privacy", upload(query="us_privacy=1YYN"), {("US privacy", "refused", "sale")}),
    ("US privacy does not apply", upload(query="us_privacy=1---"), set()),
    ("four letters under another key", upload(query="size=1YNN"), set()),
    ("Consent Mode by choice", upload(query="v=2&gcs=G101&gcd=13r3q3l2l1"),
     {("Consent Mode", "given", "ad_storage"), ("Consent Mode", "refused", "analytics_storage")}),
    ("Consent Mode by default", upload(query="gcd=11t1t1p1p5"), {("Consent Mode", "given", "ad_storage,analytics_storage")}),
    ("Consent Mode, short", upload(query="gcs=G100"), {("Consent Mode", "refused", "ad_storage,analytics_storage")}),
    ("a G1 of something else", upload(query="grade=G100"), set()),
    ("OneTrust cookie", upload(cookie="OptanonConsent=isGpcEnabled=0&groups=C0001%3A1%2CC0002%3A0%2CC0004%3A1"), {("OneTrust", "given", "C0004")}),
    ("OneTrust cookie, all refused", upload(cookie="OptanonConsent=isGpcEnabled=1&groups=C0001%3A1%2CC0002%3A0"), {("OneTrust", "refused", "C0002")}),
    ("OneTrust receipt", upload('{"purposes":[{"Id":"1","TransactionType":"CONFIRMED"},{"Id":"2","TransactionType":"OPT_OUT"}]}'),
     {("OneTrust", "given"), ("OneTrust", "refused")}),
    ("purposes of a loan", upload('{"purposes":[{"Id":"1","Type":"CAR"}]}'), set()),
    ("Usercentrics", upload('{"action":"onDenyAllServices","consents":[{"consentStatus":false,"consentTemplateId":"x"}]}'), {("Usercentrics", "refused")}),
    ("services of a garage", upload('{"services":[{"name":"tyres","price":3}]}'), set()),
    ("Didomi", upload('{"type":"consent.given","purposes":{"enabled":["cookies"],"disabled":["ads"]}}'), {("Didomi", "given", "cookies")}),
    ("Cookiebot cookie", upload(cookie="CookieConsent={stamp:%27a%27%2Cnecessary:true%2Cstatistics:true%2Cmarketing:false}"), {("consent map", "given", "statistics")}),
    ("Cookiebot log", upload(query="action=accept&clp=1&cls=0&clm=0", path="/logconsent"), {("Cookiebot", "given", "preferences")}),
    ("UMP", upload('{"stored_infos_map":{"IABTCF_PurposeConsents":"110"}}'), {("TCF", "given", "TCF 1,TCF 2")}),
    ("a map of purposes", upload('{"consent":{"analytics":"granted","ads":"denied"}}'), {("consent map", "given", "analytics")}),
    ("features of an app", upload('{"features":{"analytics":true,"ads":false}}'), set()),
    ("agreed to a version", upload('{"agree":1,"privacy_version":"3.2"}'), {("acceptance", "given")}),
    ("agreed, as a form", upload("isAgree=Y&agreementVersion=20240101", kind="application/x-www-form-urlencoded"), {("acceptance", "given")}),
    ("agreed, by path", upload('{"isAgree":true}', path="/user/privacyPolicy/sign"), {("acceptance", "given")}),
    ("not agreed", upload('{"privacyAgreed":false}'), {("acceptance", "refused")}),
    ("agreed in Chinese", upload('{"btn_text":"同意隐私政策"}'), {("acceptance", "given")}),
    ("refused in Chinese", upload('{"btn_text":"不同意隐私政策"}'), {("acceptance", "refused")}),
    ("withdrawn in Chinese", upload('{"action":"撤回同意隐私政策"}'), {("acceptance", "withdrawn")}),
    ("the dialog was shown", upload('{"event":"privacy_dialog_show"}'), {("acceptance", "notice_shown")}),
    ("consent by category", upload('{"consent":{"contacts":true,"location":false}}'), {("acceptance", "given"), ("acceptance", "refused")}),
    ("a friend accepted", upload('{"accept":true,"friend_id":3}'), set()),
    ("an order accepted under an agreement", upload('{"order":{"accept":true,"agreement":"A-17"}}'), set()),
    ("what the client accepts", upload("{}", accept="application/json", **{"accept-language": "zh"}), set()),
    ("a policy's text", upload('{"text":"We agree that this privacy policy is long, and nobody reads it."}'), set()),
    ("an answer that repeats it", Message("download", "GET", "https://x.example/", (), b'{"agree":1,"privacy_version":"3.2","us_privacy":"x"}'), set()),
    ("an answer with a TC string", Message("download", "GET", "https://x.example/", (), b'{"tcString":"%s"}' % TC.encode()), {("TCF", "refused")}),
]  # fmt: skip


@pytest.mark.parametrize(("title", "message", "expected"), SHOWN, ids=[row[0] for row in SHOWN])
def test_table(title, message, expected):
    assert said(message) == expected


def test_categories_and_versions_are_read():
    found = signals_in(inspect(upload('{"consent":{"contacts":true}}'))[1])
    assert found[0].categories == ("address_book",)
    found = signals_in(inspect(upload('{"agree":1,"privacy_version":"3.2"}'))[1])
    assert found[0].notice_version == "3.2"


def test_sections_of_a_gpp_header():
    assert section_numbers("DBABMA") == [2]
    assert section_numbers("DBACNYA") == [2, 6]
    for bad in ("", "D", "DBAA~", "CBABMA", "DBAB____", "D" * 60):
        with pytest.raises(ValueError, match=r"\w"):
            section_numbers(bad)


def test_random_base64_is_no_consent_string():
    rng = random.Random(4)
    texts = [
        "C" + base64.urlsafe_b64encode(rng.randbytes(rng.randrange(30, 200))).decode().rstrip("=")
        for _ in range(20_000)
    ]
    assert [text for text in texts if _reads(text)] == []


def _reads(text: str) -> bool:
    try:
        read_tc_string(text)
    except ValueError:
        return False
    return True


@given(st.text(alphabet="CDABZaz09_-~.1YN", max_size=120))
@settings(max_examples=300)
def test_anything_is_survived(text):
    for query in (f"gdpr_consent={text}", f"gpp={text}", f"us_privacy={text}", f"gcd={text}", f"gcs={text}"):
        signals_in(inspect(upload(query=query))[1])


def test_no_value_of_the_traffic_is_repeated():
    body = '{"type":"consent.given","purposes":{"enabled":["13912345678","王伟"],"disabled":[]}}'
    for signal in signals_in(inspect(upload(body))[1]):
        assert "139" not in signal.detail
        assert "王" not in signal.detail
        assert signal.purposes == ("other",)


def test_a_word_without_end_among_purposes_takes_bounded_time():
    told = "necessary:true statistics:true marketing:false " + "a" * 400_000
    started = time.process_time()
    assert said(upload(json.dumps({"consent": told}))) == {("consent map", "given", "statistics")}
    assert time.process_time() - started < 30  # seconds: a bound, not a measure

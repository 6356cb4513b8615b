"""A fourteenth set: JSON in other text and behind frames of an app's own, formats without field names, and what public interfaces send.

The framings were found by sending the corpus itself in them; the rest is of 427 messages, most of them
after public interfaces, looked at once before anything was changed for them: 10 of 193 clean ones were flagged, 209 of 250 labels
found.
"""

import hashlib
import json
import struct
import xmlrpc.client
import zlib
from collections.abc import Callable

from benchmarks.corpus.world import Clean, Flow, Held, World, frame, here, negative, positive, post, proto, tabled

_PEOPLE = (("Nadia Brandt", "+4915112345678"), ("Otto Klein", "+4917612345670"), ("Ida Voss", "+4916012345671"))
_ACCOUNTS = [{"uid": f"88{n}", "nick": nick} for n, nick in enumerate(("foxy", "bear", "owl"))]
_UNSIGNED = (1 << 64) - 1
_SHA = [hashlib.sha256(number.encode()).hexdigest() for _, number in _PEOPLE]

_HELD_UP: Held = {
    "numbers_of_fhir": ("phone_number personal_name", "fhir/Patient/1", {"resourceType": "Patient", "contact": [
        {"relationship": [{"text": "mother"}], "name": {"text": "Nadia Brandt"}, "telecom": [{"system": "phone", "value": "+4915112345678"}]}]}),
    "people_of_jmap": ("address_book", "jmap", {"methodCalls": [["ContactCard/set", {"create": {
        f"k{n}": {"name": {"full": name}, "phones": {"p1": {"number": number}}} for n, (name, number) in enumerate(_PEOPLE)}}, "c1"]]}),
    "digests_cut_to_six_bytes": ("address_book", "contacts/match", {"hashes": [digest[:12] for digest in _SHA], "prefix_len": 12}),
    "stay_and_per_cent": ("reading_activity", "news/stay", {"article": {"id": "n881", "cate": "tech"}, "stay": 33, "percent": 80}),
    "number_after_a_chinese_word": ("phone_number", "chat/send", {"text": "加我 wx8812 或打 13812345678"}),
    "own_number_in_chinese": ("phone_number", "chat/send", {"text": "我的号码13812345678"}),
    "cell_and_access_points": ("location", "risk/collect", {
        "wifi_list": [{"bssid": f"aa:bb:cc:dd:ee:0{n}", "rssi": -60 - n} for n in range(3)],
        "base_station": {"mcc": 460, "mnc": 0, "lac": 4301, "cid": 20986}}),
    "undiscoverable_off": ("visibility_setting", "users/me/privacy", {"privacySettings": [{"id": "disable_discoverability", "enabled": False}]}),
    "relations_of_a_platform": ("friend_list", "link/import", {"provider": "discord", "relationships": [{"id": f"88100{n}", "type": 1} for n in range(3)]}),
    "put_on_a_shelf": ("reading_activity", "shelf/add_to_shelf", {"work": "Dune", "shelf": "currently-reading"}),
    "payment_address": ("phone_number", "pay/collect", {"vpa": {"type": "handle", "value": "9811098110@upi"}}),
}  # fmt: skip
_HELD_DOWN: Held = {
    "followed_with_a_switch": ("friend_list", "user/followings", {"list": [{**one, "fans": 3, "followed": 1} for one in _ACCOUNTS]}),
    "short_reasons_in_chinese": ("friend_recommendation", "u/list", {"list": [{**one, "why": "来自通讯录"} for one in _ACCOUNTS]}),
    "accounts_to_follow": ("friend_recommendation", "users/recommendations", [
        {"user": {"id": n, "screen_name": one["nick"]}, "token": "x"} for n, one in enumerate(_ACCOUNTS)]),
}  # fmt: skip
_CLEAN_UP: Clean = {
    "recipients_of_a_letter": ("mail/send", {"to": ["a@x.example", "b@y.example", "c@z.example"], "subject": "hi", "body": "x"}),
    "signatures_looked_up": ("av/lookup", {"signatures": [digest * 2 for digest in _SHA]}),
    "journey_between_stations": ("journeys", {"route": {
        "from": {"name": "Berlin Hbf", "lat": 52.525589, "lon": 13.369548}, "to": {"name": "Potsdam Hbf", "lat": 52.391659, "lon": 13.067439}}}),
    "organisation_of_fhir": ("fhir/Organization", {
        "resourceType": "Organization", "name": "Acme Clinic", "telecom": [{"system": "phone", "value": "+4915112345678"}]}),
    "business_of_schema_org": ("listing", {"@type": "LocalBusiness", "name": "Acme", "telephone": "+4915112345678"}),
    "undiscoverable_on": ("users/me/privacy", {"privacySettings": [{"id": "disable_discoverability", "enabled": True}]}),
    "model_of_a_telephone": ("m", {"model": "SM-G998B", "build": "UP1A-231005", "v": "ab-c1-x9"}),
    "sensor_named_like_a_book": ("sensors/b881/readings", {"readings": [{"ts": 1764129600 + n, "v": 21.5} for n in range(3)]}),
    "prompt_for_contacts": ("collect", {"events": [{"name": "contacts_permission_prompt", "result": "shown"}, {"name": "friends_tab_open"}]}),
}  # fmt: skip
_CLEAN_DOWN: Clean = {
    "answers_to_several_calls": ("friends/match", [{"jsonrpc": "2.0", "id": n, "result": {"ok": True}} for n in range(3)]),
    "answers_of_a_batch": ("contacts/match", {"responses": [{"id": str(n), "status": 200, "body": {"ok": True}} for n in range(3)]}),
    "words_of_suggestions": ("i18n", {"people_you_may_know": "People you may know", "mutual_friends": "%d mutual friends"}),
}  # fmt: skip
tabled(_HELD_UP, _HELD_DOWN, _CLEAN_UP, _CLEAN_DOWN)


def _book(w: World) -> dict[str, object]:
    name, number = w.pick("name", "fn", "displayName"), w.pick("phone", "tel", "mobile")
    return {"contacts": [{name: one.name, number: one.phone} for one in w.contacts()]}


def _friends(w: World) -> dict[str, object]:
    return {w.pick("friends", "buddies", "following"): [{"uid": one.uid, "name": one.name} for one in w.friends()]}


def _length(body: bytes) -> bytes:
    return len(body).to_bytes(4, "big")


_TEXTS: tuple[Callable[[str], str], ...] = (
    lambda text: f"2026-01-01 10:00:00.123 D/Net(1234): --> POST body={text}",
    lambda text: f"sent {json.dumps(text)} in 31 ms",
    lambda text: f"window.__STATE__ = {text};",
    lambda text: f"{len(text)}\n{text}",
)
_FRAMES: tuple[Callable[[bytes], bytes], ...] = (
    lambda body: _length(body) + body,
    lambda body: struct.pack(">IHHII", len(body) + 16, 16, 1, 7, 1) + body,
    lambda body: struct.pack(">IHHII", len(packed := zlib.compress(body)) + 16, 16, 2, 7, 1) + packed,
    lambda body: b"\x10\x00" + b'{"event":"hello"}'[:16] + len(body).to_bytes(2, "little") + body if len(body) < 65_536 else body,
)  # fmt: skip


def _in_text(w: World, content: object) -> bytes:
    return w.rng.choice(_TEXTS)(json.dumps(content, ensure_ascii=False)).encode()


def _framed(w: World, content: object) -> bytes:
    return w.rng.choice(_FRAMES)(json.dumps(content, ensure_ascii=False).encode())


@positive("upload address_book")
def people_in_other_text(w: World) -> Flow:
    return Flow(w.url("logs"), _in_text(w, _book(w)), "text/plain")


@positive("upload address_book")
def people_behind_a_header(w: World) -> Flow:
    return Flow(w.url("up"), _framed(w, _book(w)), "application/octet-stream")


@positive("upload location")
def place_behind_a_header(w: World) -> Flow:
    lat, lng = here(w)
    return Flow(w.url("tick"), _framed(w, {"lat": float(lat), "lng": float(lng)}), "application/octet-stream")


@positive("download friend_list")
def friends_in_a_page(w: World) -> Flow:
    state = json.dumps({"props": _friends(w)}, ensure_ascii=False)
    script = w.pick(
        f'<script id="__DATA__" type="application/json">{state}</script>', f"<script>window.__STATE__={state};</script>"
    )
    page = f"<!doctype html><html><body><form><input name=q></form>{script}</body></html>"
    return Flow(w.url("me"), method="GET", answer=page.encode(), answer_kind="text/html; charset=utf-8")


@negative
def strings_in_a_page(w: World) -> Flow:
    state = json.dumps({"labels": {"friends": "Friends", "contacts": "Contacts"}, "page": w.word()})
    page = f"<!doctype html><html><script>window.__STATE__={state};</script></html>"
    return Flow(w.url("home"), method="GET", answer=page.encode(), answer_kind="text/html")


@positive("upload address_book")
def people_by_xml_rpc(w: World) -> Flow:
    body = xmlrpc.client.dumps((_book(w),), w.pick("sync", "contacts.put"))
    return Flow(w.url("RPC2"), body.encode(), "text/xml")


@negative
def events_behind_a_header(w: World) -> Flow:
    events = [{"event": w.word(), "ts": 1_764_129_600_123 + n, "n": n} for n in range(4)]
    return Flow(w.url("batch"), _framed(w, {"events": events}), "application/octet-stream")


def _numbered(w: World, path: str, *fields: tuple[int, object]) -> Flow:
    return Flow(w.url(path), frame(proto(*fields)), "application/grpc")


@positive("upload reading_activity")
def progress_in_numbers(w: World) -> Flow:
    chapter = w.rng.randrange(40)
    return _numbered(
        w,
        "reading.Progress/Sync",
        (1, 10**6 + w.rng.randrange(10**6)),
        (2, chapter),
        (3, w.rng.randrange(9_000)),
        (4, 33),
    )


@negative
def progress_of_a_download(w: World) -> Flow:
    return _numbered(w, "download.Progress/Report", (1, 10**6 + w.rng.randrange(10**6)), (2, 12), (3, 4512), (4, 33))


@positive("upload location")
def place_in_whole_numbers(w: World) -> Flow:
    lat, lng = here(w)
    if min(abs(float(lat)), abs(float(lng))) < 1:
        lat, lng = 52.520008, 13.404954
    return _numbered(
        w,
        "location.Location/Report",
        (1, round(float(lat) * 10**7) & _UNSIGNED),
        (2, round(float(lng) * 10**7) & _UNSIGNED),
    )


@positive("upload personal_name")
def name_set_by_field(w: World) -> Flow:
    return _numbered(w, "user.User/SetField", (1, w.pick("real_name", "fullName", "legal_name")), (2, "Nadia Brandt"))


@positive("upload visibility_setting")
def setting_set_by_field(w: World) -> Flow:
    return _numbered(
        w, "user.Settings/Set", (1, w.pick("bookshelf_public", "show_reading_activity")), (2, w.pick("1", "true"))
    )


@positive("download friend_list")
def friends_in_numbers(w: World) -> Flow:
    people = (
        proto((1, 8_810_012_345 + n), (2, nick), (3, "https://c.example/1.png"))
        for n, nick in enumerate(("foxy", "bear", "owl"))
    )
    return Flow(
        w.url("social.Friend/ListFriends"),
        frame(b""),
        "application/grpc",
        answer=proto(*((1, one) for one in people)),
        answer_kind="application/x-protobuf",
    )


@positive("upload address_book")
def book_at_a_path_of_books(w: World) -> Flow:
    people = (proto((1, n), (2, one.name), (3, one.phone)) for n, one in enumerate(w.contacts()))
    return Flow(w.url("addressbook.Sync/Put"), proto(*((1, one) for one in people)), "application/octet-stream")


@negative
def colour_by_hand(w: World) -> Flow:
    return Flow(w.url("theme"), b"{theme: 'dark', size: 12, fonts: ['a', 'b',],}", "application/json")


@positive("upload phone_number")
def number_by_hand(w: World) -> Flow:
    body = f"{{type: 'sms', {w.pick('phone', 'mobile')}: '{w.home.owner.phone}', code: '3312'}}"
    return Flow(w.url("login"), body.encode(), "application/json")


@positive("upload phone_number")
def numbers_in_a_bulk_of_queries(w: World) -> Flow:
    number = w.home.owner.phone.replace("+", "%2B")
    return post(w.url("matomo.php"), {"requests": [f"?idsite=1&rec=1&phone={number}", "?idsite=1&rec=1&e_a=open"]})

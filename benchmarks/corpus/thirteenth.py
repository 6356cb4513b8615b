"""A thirteenth set: fields that are named by values, tables, wrapped values, running text, and what the earlier sets' words left out.

The structures were found by sending every detector's own examples in other packings and under other conventions; the rest is of
728 messages, looked at once before anything was changed for them: 28 of 360 clean ones were flagged, 290 of 391 labels found.
"""

import codecs
import hashlib
import json
import struct
from collections.abc import Mapping
from urllib.parse import quote

from benchmarks.corpus.world import Clean, Flow, Held, World, here, negative, positive, post, tabled, varint

_PEOPLE = (("Nadia Brandt", "+4915112345678"), ("Otto Klein", "+4917612345670"), ("Ida Voss", "+4916012345671"))
_NAMED = [{"id": f"1023{n}", "name": name, "pic": f"https://c.example/{n}.png"} for n, (name, _) in enumerate(_PEOPLE)]
_DIGESTS = [hashlib.sha256(number.encode()).hexdigest() for _, number in _PEOPLE]
_FIX = {"lat": 52.520008, "lng": 13.404954}
_READ = {"book_id": "b881", "chapter": 12, "progress": 0.44}


def _listed(fields: Mapping[str, object], name: str = "key", value: str = "value") -> list[dict[str, object]]:
    return [{name: key, value: said} for key, said in fields.items()]


_HELD_UP: Held = {
    "place_by_named_fields": ("location", "collect", {"params": _listed(_FIX)}),
    "reading_by_named_fields": ("reading_activity", "collect", {"event_params": _listed(
        {key: {"string_value": str(said)} for key, said in _READ.items()})}),
    "person_by_labels": ("phone_number personal_name", "form", {"fields": [
        {"label": "Telefon", "answer": "+49 151 12345678"}, {"label": "Vorname", "answer": "Nadia"}, {"label": "Nachname", "answer": "Brandt"}]}),
    "place_by_pairs": ("location", "e", {"d": [[key, said] for key, said in {**_FIX, "acc": 12}.items()]}),
    "places_in_a_table": ("location", "e", {"columns": ["ts", *_FIX], "rows": [[1764129600 + n, 52.520008 + n / 9000, 13.404954] for n in range(3)]}),
    "reading_in_a_table": ("reading_activity", "e", {"header": [*_READ], "data": [[*_READ.values()], ["b882", 3, 0.1]]}),
    "places_below_names": ("location", "e", [["time", *_FIX], [1764129600, 52.520008, 13.404954], [1764129660, 52.520108, 13.405054]]),
    "places_in_columns": ("location", "track", {"ts": [1764129600, 1764129660], "lat": [52.520008, 52.520108], "lng": [13.404954, 13.405054]}),
    "place_in_objects": ("location", "e", {"lat": {"type": "Number", "value": 52.520008}, "lng": {"type": "Number", "value": 13.404954}}),
    "reading_in_objects": ("reading_activity", "e", {key: {"value": said} for key, said in _READ.items()}),
    "place_in_lists": ("location", "e", {"params": {**{key: [str(said)] for key, said in _FIX.items()}, "v": ["3"]}}),
    "follows_by_paths": ("friend_list", "e", {f"graph.edges.{n}.{end}": who for n in range(3) for end, who in (("from", "u-1"), ("to", f"u-8812{n}"))}),
    "number_in_a_chat": ("phone_number", "send", {"chat": "c1", "text": "Hi, my new number is +49 151 12345678"}),
    "number_in_a_log": ("phone_number", "logs", {"lines": [{"tag": "Login", "msg": "POST /login phone=+4915112345678 -> 200"}]}),
    "number_in_a_chinese_note": ("phone_number", "feedback", {"msg": "手机号是13621998877，谢谢"}),
    "reading_in_a_log": ("reading_activity", "logs", {"line": "[Reader] bookId=b881 chapter=12 progress=0.44 dur=331"}),
    "place_in_a_log": ("location", "logs", {"line": "[Loc] fix lat=52.520008 lon=13.404954 acc=8.2"}),
    "place_as_android_prints_it": ("location", "logs", {"line": "Location[fused 52.520008,13.404954 hAcc=12.3 et=+1d2h3m4s alt=44.1]"}),
    "place_of_a_film": ("location", "media", {"com.apple.quicktime.location.ISO6709": "+52.520008+013.404954+034.1/"}),
    "place_with_commas": ("location", "e", {"user_lat": "52,520008", "user_lng": "13,404954"}),
    "rows_under_a_letter": ("location", "track", {"positions": [{"ts": 1764129600, "c": [13.404954, 52.520008]}]}),
    "digests_of_addresses": ("address_book", "audiences/add", {"hashed_emails": _DIGESTS}),
    "name_under_a_letter": ("personal_name", "signup", {"n": "Nadia Brandt", "e": "nadia@brandt.example", "pw": "x"}),
    "article_by_its_kind": ("reading_activity", "e", {"properties": {
        "$current_url": "https://n.example/politics/vote-881.html", "$time_on_page": 41.2, "$scroll_depth": 0.92, "content_type": "article"}}),
    "chapter_from_until": ("reading_activity", "novel/log", [{"e": "rd", "d": {"wid": "w881", "cid": "c12", "st": 1764129600, "et": 1764129931}}]),
    "pages_of_a_session": ("reading_activity", "sync", {"readingSessions": [{"contentRef": "x-book:881", "fromPage": 12, "toPage": 44}]}),
    "page_of_a_newspaper": ("reading_activity", "track", {"item": {"type": "newspaper", "issue": "2026-01-01", "page": 4, "seconds": 31}}),
    "work_by_its_resource": ("reading_activity", "commit", {"writes": [
        {"update": {"name": "projects/x/documents/users/u1/books/b881", "fields": {"progress": {"doubleValue": 0.44}, "lastPage": {"integerValue": "44"}}}}]}),
    "marked_in_a_feed_reader": ("reading_activity", "reader/api/0/edit-tag", {"i": "tag:google.com,2005:reader/item/881a", "a": "user/-/state/com.google/read"}),
    "acts_of_following": ("friend_list", "sync", {"actions": [{"t": "follow", "u": f"88100{n}"} for n in range(3)]}),
    "records_of_following": ("friend_list", "writes", {"writes": [
        {"collection": "app.example.graph.follow", "value": {"subject": f"did:plc:a1b2{n}", "createdAt": "2026-01-01"}} for n in range(3)]}),
    "setting_changed": ("visibility_setting", "settings", {"changes": [{"key": "show_reading_activity", "new": "followers"}, {"key": "push", "new": True}]}),
    "audience_of_a_shelf": ("visibility_setting", "e", {"profile": {"shelf": {"audience": "PUBLIC"}}}),
    "numbers_for_dialling": ("address_book", "phone/backup", {"speed_dial": {str(n): number for n, (_, number) in enumerate(_PEOPLE, 2)}}),
    "friends_and_a_number_each": ("friend_list", "sync", {"friends": [{"name": nick, "value": n} for n, nick in enumerate(("foxy", "bear", "owl"))]}),
    "place_at_per_cent": ("reading_activity", "shelf/sync", {"shelfmark": {"book": "b881", "at": "12%"}}),
    "books_and_minutes": ("reading_activity", "reading/streak", {"streak": {"date": "2026-01-01", "minutes_read": 31, "books": ["b881", "b882"]}}),
    "number_of_a_chat": ("phone_number", "wa", {"wa": {"id": "4915112345678@c.us"}}),
    "found_by_a_number": ("visibility_setting", "privacy", {"findMe": {"byPhone": True, "byEmail": False}}),
    "setting_in_a_batch": ("visibility_setting", "e", {"events": [{"settings": {"reading_record_public": True}}, {"n": "pv"}]}),
}  # fmt: skip
_HELD_DOWN: Held = {
    "unit_of_a_feed": ("friend_recommendation", "graphql", {"units": [
        {"__typename": "PeopleYouMayKnowFeedUnit", "all_users": {"edges": [{"node": one} for one in _NAMED]}}]}),
    "proof_by_mutuals": ("friend_recommendation", "suggest", {"users": [{**one, "social_proof": {"type": "MUTUALS", "count": 4}} for one in _NAMED]}),
    "reason_in_indonesian": ("friend_recommendation", "suggest", {"users": [{**one, "label": "Dari kontak Anda"} for one in _NAMED]}),
    "friends_of_friends": ("friend_recommendation", "suggestions", [{"source": "friends_of_friends", "account": one} for one in _NAMED]),
    "joined_who_are_contacts": ("friend_recommendation", "x", {"new_joiners": [{**one, "contact": True} for one in _NAMED]}),
    "added_from_contacts": ("friend_recommendation", "s", {"add_back": [{**one, "reason": "added you from contacts"} for one in _NAMED]}),
    "whom_one_knows": ("friend_recommendation", "s", {"who_you_know": _NAMED}),
    "books_of_friends": ("friend_list reading_activity", "social", {"friends_books": [
        {"friend": one, "book": {"title": title}, "finished": True} for one, title in zip(_NAMED, ("Dune", "Emma", "Ulysses"), strict=True)]}),
    "board_of_friends": ("reading_activity friend_list", "reading/weekly", {
        "leaderboard": [{"user": one, "minutesRead": 331 - n} for n, one in enumerate(_NAMED)], "scope": "friends"}),
    "shelf_of_a_friend": ("reading_activity", "shelf/friend", {"shelf": {"books": [{"id": "b1", "title": "Dune"}, {"id": "b2", "title": "Emma"}]}}),
}  # fmt: skip
_CLEAN_UP: Clean = {
    "metrics_by_name": ("m", {"metrics": _listed({"cpu": 0.44, "lat": 12.331, "long_tasks": 3.12}, "name")}),
    "headers_by_name": ("har", {"headers": _listed({"Accept": "*/*", "Content-Length": "12", "Referer": "https://x.example/"}, "name")}),
    "what_a_telephone_is": ("m", {"tags": _listed({"phone": "Pixel 8", "mobile": "true", "carrier": "Telekom"}, "k", "v")}),
    "books_in_a_table": ("catalog", {"columns": ["sku", "title", "pages", "price"], "rows": [["b1", "Dune", 412, 8], ["b2", "Emma", 300, 7]]}),
    "shops_in_a_table": ("stores", {"columns": ["store", "lat", "lng"], "rows": [["Mitte", 52.520008, 13.404954], ["Nord", 52.53, 13.42]]}),
    "scores_in_a_table": ("game/lb", {"columns": ["name", "score"], "rows": [["Nadia Brandt", 12], ["Otto Klein", 9]]}),
    "latencies_in_columns": ("perf", {"lat_ms": [12.331, 14.112], "long_ms": [33.112, 31.233]}),
    "moves": ("chess", {"moves": [["e2", "e4"], ["e7", "e5"]]}),
    "audiences_to_choose": ("schema", {"options": [{"label": "Public", "value": "public"}, {"label": "Friends", "value": "friends"}], "field": "visibility"}),
    "order_in_a_chat": ("send", {"text": "order 13621998877 shipped, tracking 12345678901"}),
    "hotline_in_a_chat": ("send", {"text": "Call our hotline +49 30 901820 for support"}),
    "case_for_a_telephone": ("send", {"text": "phone case 12345678901 ordered"}),
    "bytes_in_a_log": ("logs", {"line": "read bytes=3312 offset=120 chapter=none"}),
    "latency_in_a_log": ("logs", {"line": "lat=12.331ms long=44 p99=331"}),
    "seller_with_a_place": ("vendors/fav", {"vendor": {"id": 881, "name": "Pizza Rosa", "phone": "+493012345678", "latitude": 52.5291, "longitude": 13.4011}}),
    "pages_for_school": ("assignments", {"assignment": {"id": "a1", "pages": "12-14"}, "book": "Grammar 5"}),
    "ledger": ("accounting", {"ledger": {"book": "b1", "page": 3, "entries": 12}}),
    "notebook_of_cells": ("lab", {"notebook": {"id": "n1", "cell": 12, "progress": 44}}),
    "post_for_friends": ("activity/post", {"text": "hello", "privacy": "friends"}),
    "run_for_everyone": ("activities", {"activity": {"type": "run", "visibility": "everyone", "distance": 12}}),
    "cover_of_a_book": ("cache", {"ref": "books/b881", "cover": "c.png", "size": 3312}),
    "thing_in_a_museum": ("museum/play", {"exhibit": {"title": "Nefertiti", "lat": 52.52011, "lng": 13.39771}}),
    "flat_for_sale": ("property/view", {"property": {"id": "p1", "address": "Torstr. 1", "lat": 52.52911, "lng": 13.40112, "price": 441000}}),
    "film_for_everyone": ("videos", {"video": {"title": "x", "privacyStatus": "public"}}),
    "acts_of_liking": ("sync", {"actions": [{"t": "like", "u": f"88100{n}"} for n in range(3)]}),
}  # fmt: skip
_CLEAN_DOWN: Clean = {
    "choices_of_visibility": ("me", {"user": {"id": "me", "prefs": {"visibility_options": {"0": "private", "1": "friends", "2": "public"}}}}),
    "readers_of_the_world": ("lb", {"top_readers": [{"name": name, "books": 44 - n} for n, (name, _) in enumerate(_PEOPLE)], "scope": "global"}),
    "labels_of_settings": ("labels", {"i18n": {"privacy.public": "Public", "privacy.friends": "Friends"}}),
    "visibility_of_posts": ("timeline", [{"id": n, "visibility": "public", "content": "x"} for n in range(2)]),
}  # fmt: skip
tabled(_HELD_UP, _HELD_DOWN, _CLEAN_UP, _CLEAN_DOWN)


def _contacts(w: World) -> list[dict[str, str]]:
    name, number = w.pick("name", "fn", "displayName"), w.pick("phone", "tel", "mobile")
    return [{name: one.name, number: one.phone} for one in w.contacts()]


@positive("upload address_book")
def people_behind_a_mark(w: World) -> Flow:
    body = json.dumps({"contacts": _contacts(w)}, ensure_ascii=False).encode()
    return Flow(w.url("up"), codecs.BOM_UTF8 + body, "application/json")


def _field(number: int, data: bytes) -> bytes:
    return varint(number << 3 | 2) + varint(len(data)) + data


def _struct(fields: Mapping[str, object]) -> bytes:
    """A `google.protobuf.Struct`."""
    return b"".join(_field(1, _field(1, key.encode()) + _field(2, _value(said))) for key, said in fields.items())


def _value(said: object) -> bytes:
    if isinstance(said, dict):
        return _field(5, _struct(said))
    if isinstance(said, list):
        return _field(6, b"".join(_field(1, _value(one)) for one in said))
    if isinstance(said, int | float):
        return varint(2 << 3 | 1) + struct.pack("<d", said)
    return _field(3, str(said).encode())


def _typed(w: World, path: str, fields: Mapping[str, object]) -> Flow:
    return Flow(w.url(path), _struct(fields), w.pick("application/x-protobuf", "application/octet-stream"))


@positive("upload location")
def place_in_a_struct(w: World) -> Flow:
    lat, lng = here(w)
    return _typed(w, "e", {"event": "fix", w.key("lat", "latitude"): float(lat), w.key("lng", "longitude"): float(lng)})


@positive("upload reading_activity")
def reading_in_a_struct(w: World) -> Flow:
    return _typed(w, "e", {"props": _READ, "event": w.word()})


@positive("upload address_book")
def people_in_a_struct(w: World) -> Flow:
    return _typed(w, "up", {"contacts": _contacts(w), "device": w.word()})


@negative
def telemetry_in_a_struct(w: World) -> Flow:
    return _typed(w, "e", {"event": "view", "ts": 1764129600123, "screen": w.word(), "ms": w.rng.randrange(9000)})


@positive("upload address_book")
def people_in_nested_parts(w: World) -> Flow:
    parts = b"".join(
        f'--XX\r\nContent-Disposition: form-data; name="c[{n}][{key}]"\r\n\r\n{said}\r\n'.encode()
        for n, one in enumerate(_contacts(w))
        for key, said in one.items()
    )
    return Flow(w.url("up"), parts + b"--XX--\r\n", "multipart/form-data; boundary=XX")


def _tag(token: int, content: bytes) -> bytes:
    """An element of WAP Binary XML."""
    return bytes([token | 0x40]) + content + b"\x01"


def _said(text: str) -> bytes:
    return b"\x03" + text.encode() + b"\0"


@positive("upload address_book")
def people_by_activesync(w: World) -> Flow:
    people = b"".join(
        _tag(
            0x07,
            _tag(0x0C, _said(w.word()))
            + _tag(0x1D, b"\x00\x01" + _tag(0x1E, _said(one.name)) + _tag(0x2B, _said(w.dialled(one))) + b"\x00\x00"),
        )
        for one in w.contacts()
    )
    body = b"\x03\x01\x6a\x00" + _tag(0x05, _tag(0x1C, _tag(0x0F, _tag(0x0B, _said("331")) + _tag(0x16, people))))
    return Flow(w.url("Microsoft-Server-ActiveSync", query={"Cmd": "Sync"}), body, "application/vnd.ms-sync.wbxml")


@positive("upload location")
def place_in_a_path(w: World) -> Flow:
    lat, lng = here(w)
    return Flow(w.url(f"track/{float(lat):.6f}/{float(lng):.6f}"), method="GET")


@positive("upload visibility_setting")
def setting_in_a_path(w: World) -> Flow:
    return Flow(
        w.url(f"me/{w.pick('shelf', 'bookshelf', 'profile')}/visibility/{w.pick('public', 'everyone')}"), method="PUT"
    )


@positive("upload reading_activity")
def progress_in_a_path(w: World) -> Flow:
    return Flow(w.url(f"books/b{w.rng.randrange(10**6)}/progress/{w.rng.randrange(100)}"), method="PUT")


@negative
def cover_in_a_path(w: World) -> Flow:
    return Flow(w.url(f"books/b{w.rng.randrange(10**6)}/cover/{w.rng.randrange(100)}"), method="PUT")


@positive("upload phone_number")
def number_in_a_line_of_text(w: World) -> Flow:
    words = w.pick("my mobile: {}, thanks", "call me on {}", "my tel: {} (evenings)")
    return post(w.url("feedback"), {"note": words.format(w.home.owner.phone)})


@negative
def page_of_a_help_centre(w: World) -> Flow:
    page = quote("https://help.example/contact?topic=phone&page=2")
    return post(
        w.url("e"), {"dl": f"https://m.example/#/help?to={page}", "text": "Phone support: 24 h, ticket 1234567"}
    )

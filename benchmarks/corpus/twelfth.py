"""A twelfth set: values inside addresses, archives, rows of pairs and printed objects, and what the earlier sets' words left out.

Most are of 774 messages that were looked at once before anything was changed for them: 17 of 393 clean ones were flagged, and 307
of 381 labels found. The layers are of 80 ways to send the same four contacts, of which 51 were found.
"""

import base64
import hashlib
import io
import json
import lzma
import tarfile
import zipfile
from urllib.parse import quote

from benchmarks.corpus.world import FORM, Clean, Flow, Held, World, here, negative, positive, post, tabled

_PEOPLE = (("Nadia Brandt", "+4915112345678"), ("Otto Klein", "+4917612345670"), ("Ida Voss", "+4916012345671"))
_CHINESE = (("王伟", "13812345678"), ("李娜", "15912345678"), ("张敏", "13712345678"))
_FRIENDS = [
    {"uid": f"u-8812{n}", "nick": nick, "pic": f"https://c.example/{n}.png"}
    for n, nick in enumerate(("foxy", "bear", "owl"))
]
_NAMED = [{"id": f"u-8812{n}", "name": name, "n": n} for n, (name, _) in enumerate(_PEOPLE)]
_DIGESTS = [hashlib.sha256(number.encode()).hexdigest() for _, number in _PEOPLE]
_AIR = [{"bssid": f"3c:52:a1:0f:1{n}:02", "rssi": -61 - n} for n in range(3)]

_HELD_UP: Held = {
    "digests_of_a_scene": ("address_book", "c/up", {"scene": "contacts", "hashes": _DIGESTS}),
    "hashed_numbers": ("address_book", "x", {"hashedNumbers": _DIGESTS}),
    "numbers_in_brackets": ("address_book", "x", {"pb": [f"{name}<{number}>" for name, number in _PEOPLE]}),
    "relatives": ("address_book", "loan/apply", {"refs": [
        {"relation": relation, "mobile": number, "name": name} for relation, (name, number) in zip(("spouse", "friend", "colleague"), _PEOPLE, strict=True)]}),
    "threads_of_messages": ("address_book", "sms/threads", {"thread_list": [{"peer": number, "last": 1700000000, "cnt": 12} for _, number in _PEOPLE]}),
    "number_by_its_method": ("phone_number", "x", {"recovery": {"method": "sms", "value": "+49 151 12345678"}}),
    "digest_by_its_kind": ("phone_number", "x", {"identity": {"kind": "PHONE", "sha": _DIGESTS[0]}}),
    "number_of_a_page": ("phone_number", "ga", {"dl": "https://m.example/#/bind?mobile=13621998877&from=app", "t": "pageview"}),
    "number_in_a_deep_link": ("phone_number", "open", {"link": "myapp://login?phone=%2B4915112345678", "ts": 1700000000}),
    "number_in_a_row_of_pairs": ("phone_number", "log", {"ctx": "uid=12|mobile=13621998877|ver=3"}),
    "person_as_printed": ("phone_number personal_name", "log", {"m": "login ok User(id=12, name=Nadia Brandt, phone=+4915112345678)"}),
    "receiver_of_a_parcel": ("phone_number personal_name", "checkout", {
        "cart": [{"sku": "B-12", "qty": 1}], "shipping": {"recipient": "Nadia Brandt", "line1": "1 Main St", "phone": "+4915112345678"}}),
    "name_on_a_bill": ("personal_name", "pay", {"billing": {"name": "Nadia Brandt", "line1": "1 Main St"}}),
    "friends_by_marks": ("friend_list", "sync", {"friends": {f"uid_8812{n}": True for n in range(3)}}),
    "follows_as_rows": ("friend_list", "graph/upload", {"rows": [["u-8811", f"u-8812{n}", "follows"] for n in range(3)]}),
    "invitees_who_are_friends": ("friend_list", "friends/invite", {"invitees": ["u-88121", "u-88122"], "kind": "friends"}),
    "all_followed": ("friend_list", "onboarding", {"followAll": True, "userList": ["u-88121", "u-88122"]}),
    "book_of_a_link": ("reading_activity", "open", {"link": "myapp://book?book_id=88&chapter=3&progress=44"}),
    "article_by_its_address": ("reading_activity", "b", {"url": "https://n.example/article/x?ref=home", "event": "article_read", "dwell_ms": 33000}),
    "place_in_a_chapter": ("reading_activity", "sync/pos", {"bid": "88121", "chapter": 12, "pos": 3312}),
    "time_read_beside_its_event": ("reading_activity", "log", {"k": "readtime", "v": {"bid": "b88", "cid": 12, "dur": 331}}),
    "chapter_opened": ("reading_activity", "e", {"e": "chapter_open", "bk": "b88", "ch": "c12"}),
    "item_of_a_reading": ("reading_activity", "e", {"reading": {"item": "b-88", "pos": {"chap": 3, "para": 12}, "spent": 120}}),
    "pages_of_a_title": ("reading_activity", "e", {"title_id": 881, "ep": 12, "page_idx": 4, "ms": 3312}),
    "recent_reads": ("reading_activity", "e", {"recentReads": ["b88", "b89", "b90"]}),
    "document_in_a_viewer": ("reading_activity", "viewer/state", {"doc": _DIGESTS[0][:32], "page": 14, "zoom": 1.2}),
    "part_of_a_story": ("reading_activity", "v4/stories/881/progress", {"part": 12, "position": 0.44}),
    "verse_of_a_surah": ("reading_activity", "progress", {"surah": 18, "ayah": 44, "seconds": 120}),
    "access_points": ("location", "geolocate", {"aps": _AIR}),
    "cell_of_a_network": ("location", "position", {"cells": [{"mcc": 262, "mnc": 1, "lac": 3312, "ci": 331221, "rssi": -81}]}),
    "place_in_a_row_of_pairs": ("location", "t", {"geo": "lat:52.520008,lng:13.404954,acc:12"}),
    "place_in_brackets": ("location", "t", {"lat_lng": "(52.520008, 13.404954)"}),
    "rows_of_a_track": ("location", "pos/batch", {"pts": [[1700000000 + n, 52.520008 + n / 9000, 13.404954, 12] for n in range(3)]}),
    "open_to_strangers": ("visibility_setting", "privacy/update", {"allow_stranger_view_shelf": 1}),
    "open_in_german": ("visibility_setting", "einstellungen", {"lesefortschritt_sichtbar": "alle"}),
    "calls_in_initials": ("address_book", "up", {"thjl": [{"dfhm": number, "thsc": 33, "hjlx": 1} for _, number in _CHINESE]}),
    "relatives_in_initials": ("address_book", "sq", {"jjlxr": [
        {"xm": name, "gx": relation, "sj": number} for relation, (name, number) in zip(("配偶", "朋友", "同事"), _CHINESE, strict=True)]}),
    "account_in_initials": ("phone_number", "denglu", {"zh": "13621998877", "mm": "x"}),
    "reading_in_pinyin": ("reading_activity", "yuedu", {"shuid": "b881", "zhangjie": 12, "jindu": 44}),
    "followed_in_pinyin": ("friend_list", "guanzhu/piliang", {"gz": ["881001", "881002", "881003"]}),
    "open_in_pinyin": ("visibility_setting", "shezhi", {"shujia_gongkai": 1}),
    "open_with_a_yes": ("visibility_setting", "settings", {"isShelfPublic": "Y"}),
}  # fmt: skip
_HELD_DOWN: Held = {
    "friends_in_japanese": ("friend_list", "v2/me", {"友だち": [{"id": f"u{n}", "表示名": name} for n, name in enumerate(("さくら", "けんた"))]}),
    "contacts_who_are_present": ("friend_list", "im/contacts", {"contacts": [{**one, "status": "away"} for one in _FRIENDS]}),
    "friends_as_rows": ("friend_list", "rpc/GetFriends", [[[one["uid"], one["nick"], None, 1] for one in _FRIENDS], 3]),
    "groups_of_friends": ("friend_list", "x", {"friendGroups": [{"name": "School", "members": _FRIENDS}]}),
    "nodes_of_followers": ("friend_list", "graph/me/followers", {"edges": [{"node": {"id": one["uid"], "username": one["nick"]}} for one in _FRIENDS]}),
    "reading_of_those_followed": ("reading_activity", "social/feed", {"items": [
        {"actor": {"id": n, "name": name, "relation": "following"}, "verb": "finished", "object": {"type": "book", "title": "Emma"}}
        for n, (name, _) in enumerate(_PEOPLE)]}),
    "friends_in_initials": ("friend_list", "haoyou/liebiao", {"hylb": [{"yhid": 881001 + n, "nc": nick} for n, nick in enumerate(("小鱼", "阿杰"))]}),
    "fans": ("friend_list", "user/fans", {"data": {"fans": [{"uid": 881001 + n, "nickname": nick} for n, nick in enumerate(("小鱼", "阿杰"))]}}),
    "people_to_discover": ("friend_recommendation", "x", {"discover_people": _FRIENDS}),
    "digests_resolved": ("friend_recommendation", "abook/match", {"matched": [{"h": digest[:32], "uid": 8812 + n} for n, digest in enumerate(_DIGESTS)]}),
    "reason_of_one_word": ("friend_recommendation", "x", {"recs": [{**one, "why": {"type": "CONTACT"}} for one in _NAMED]}),
    "registered_already": ("friend_recommendation", "contacts/registered", {"already_on": _NAMED}),
    "seen_by_several": ("visibility_setting", "settings", {"reading_stats": {"visible_to": ["friends", "followers"]}}),
    "scope_of_a_setting": ("visibility_setting", "settings", {"name": "reading_history", "scope": "world"}),
}  # fmt: skip
_CLEAN_UP: Clean = {
    "id_of_a_click": ("c", {"url": "https://t.example/click?imp=13621998877&cid=12345678901&ts=1700000000000"}),
    "page_of_a_shop": ("ga", {"dl": "https://shop.example/books?page=2&sort=price&category=novel", "t": "pageview"}),
    "styles": ("snap", {"style": "width:100px;height:20px;position:absolute;left:12.34567px;top:45.67890px"}),
    "order_in_a_row_of_pairs": ("t", {"d": "order=13621998877;amount=1299;cur=CNY"}),
    "configuration_as_printed": ("log", {"m": "loaded Config{name=main, retries=3, id=13621998877}"}),
    "picture_as_bytes": ("ml", {"px": [n * 7 % 256 for n in range(784)]}),
    "shops_with_a_contact": ("x", {"stores": [{"title": name, "contact": number} for name, number in _PEOPLE]}),
    "shop_by_its_kind": ("x", {"type": "store", "name": "Nadia Brandt", "phone": "+4930123456"}),
    "players_with_digests": ("game/lobby", {"players": [{"name": name, "hash": digest[:32]} for (name, _), digest in zip(_PEOPLE, _DIGESTS, strict=True)]}),
    "bluetooth_around": ("iot", {"scan": [{"mac": f"3c:52:a1:0f:1{n}:02", "rssi": -61, "n": "Bulb"} for n in range(3)]}),
    "network_without_a_cell": ("session", {"mcc": "262", "mnc": "01", "carrier": "Telekom"}),
    "rows_of_a_sensor": ("t", {"acc": [[1700000000123 + n, 0.12345, -9.81234, 0.44321] for n in range(3)]}),
    "story_of_a_sprint": ("e", {"storyId": "PRJ-88", "points": 3, "progress": 0.33}),
    "draft_of_a_novel": ("e", {"novelDraft": {"id": "n88", "wordCount": 3312, "chapter": 3}}),
    "document_in_an_editor": ("ev", {"event": "document_opened", "url": "https://docs.example/d/1?mode=edit", "duration": 30}),
    "tabs_of_friends": ("ui", {"friends": {"tab1": True, "tab2": True}}),
    "reminders_to_read": ("settings", {"reading_reminders": "all", "progress_bar": "visible"}),
    "offers_by_mail": ("settings", {"notify_reading_goal": True, "email_public_offers": True}),
    "panel_that_is_open": ("e", {"reading_list_open": True, "source": "sidebar"}),
    "cursor_in_an_editor": ("e", {"editor": {"doc": "d1", "cursor": {"line": 12, "ch": 3}, "scroll": 0.3}}),
    "depot_of_a_fleet": ("fleet/plan", {"depot": {"lat": 52.520008, "lng": 13.404954}, "stops": 12}),
    "user_for_tests": ("e", {"first_name": "Test", "last_name": "User"}),
    "project_in_initials": ("xiangmu", {"xm": "台灯项目", "jd": 44}),
    "temperature_in_initials": ("tiwen", {"jd": 44, "wd": 36.5}),
    "time_in_initials": ("x", {"sj": "2026-01-01 10:00", "yzm": "1234"}),
    "scan_of_pages": ("e", {"scan": {"doc": "d1", "page": 3, "dpi": 300}}),
    "number_of_a_kind": ("e", {"number": "12127365000", "type": "invoice"}),
    "lists_who_receive": ("mail", {"recipient": "All Staff", "subject": "x"}),
}  # fmt: skip
_CLEAN_DOWN: Clean = {
    "agents_who_are_present": ("support/agents", {"agents": [{"id": 1, "name": "Nadia", "status": "online"}, {"id": 2, "name": "Otto", "status": "away"}]}),
    "contacts_of_a_firm": ("crm/contacts", {"contacts": [{"id": 1, "company": "ACME", "status": "lead"}, {"id": 2, "company": "Init", "status": "customer"}]}),
    "malware_resolved": ("lookup", {"found": [{"sha256": digest, "threat_id": 881} for digest in _DIGESTS]}),
    "feed_of_an_agency": ("feed", {"items": [
        {"actor": {"id": 1, "name": "NASA", "relation": "following"}, "verb": "posted", "object": {"type": "photo", "title": "Mars"}}]}),
    "fans_of_a_machine": ("machine", {"fans": [{"id": n, "rpm": 1200 + n} for n in range(3)]}),
    "club_for_books": ("settings", {"book_club": {"public": True, "name": "Austen fans"}}),
}  # fmt: skip
tabled(_HELD_UP, _HELD_DOWN, _CLEAN_UP, _CLEAN_DOWN)


def _book(w: World) -> bytes:
    rows = [{"n": one.name, "p": one.phone} for one in w.contacts()]
    return json.dumps({"contacts": rows}, ensure_ascii=False).encode()


def _zipped(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name), data, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


@positive("upload address_book")
def people_in_an_archive(w: World) -> Flow:
    return Flow(
        w.url("up"),
        _zipped(w.pick("contacts.json", "d.json", "1"), _book(w)),
        w.pick("application/zip", "application/octet-stream"),
    )


@positive("upload address_book")
def people_in_a_tape(w: World) -> Flow:
    out, data = io.BytesIO(), _book(w)
    entry = tarfile.TarInfo("d.json")
    entry.size = len(data)
    with tarfile.open(fileobj=out, mode=w.pick("w:gz", "w:xz", "w:bz2", "w")) as archive:  # type: ignore[call-overload]
        archive.addfile(entry, io.BytesIO(data))
    return Flow(w.url("up"), out.getvalue(), "application/octet-stream")


@positive("upload address_book")
def people_as_a_data_url(w: World) -> Flow:
    packed = base64.b64encode(_book(w)).decode()
    return post(w.url("up"), {"d": f"data:application/json;base64,{packed}"})


@positive("upload address_book")
def people_as_numbers_of_bytes(w: World) -> Flow:
    return post(w.url("up"), {"p": {"type": "Buffer", "data": list(lzma.compress(_book(w)))}})


@positive("upload address_book")
def digests_as_signed_bytes(w: World) -> Flow:
    digests = [hashlib.sha256(one.phone.encode()).digest() for one in w.contacts()]
    return post(
        w.url("contacts/match"), {"hashes": [[byte - 256 if byte > 127 else byte for byte in one] for one in digests]}
    )


@positive("upload phone_number")
def number_of_the_page_before(w: World) -> Flow:
    page = f"https://m.example/bind?{w.pick('mobile', 'phone', 'tel')}={quote(w.home.owner.phone)}&x=1"
    return Flow(w.url("pixel.gif"), method="GET", headers={"Referer": page})


@positive("upload location")
def place_in_the_query_of_a_page(w: World) -> Flow:
    lat, lng = here(w)
    return Flow(w.url("px", query={"dl": f"https://m.example/near?lat={lat}&lng={lng}"}), method="GET")


@positive("upload phone_number", "upload personal_name")
def sections_of_properties(w: World) -> Flow:
    one = w.home.owner
    return Flow(
        w.url("conf"), f"[user]\nfullname={one.name}\nphone={one.phone}\n[app]\nversion=3\n".encode(), "text/plain"
    )


@positive("upload phone_number", "upload personal_name")
def number_hashed_beside_the_address(w: World) -> Flow:
    digests = {key: hashlib.sha256(f"{key}{w.word()}".encode()).hexdigest() for key in ("em", "pn", "fn", "ln")}
    return Flow(w.url("form-data"), "&".join(f"{key}={value}" for key, value in digests.items()).encode(), FORM)


@negative
def shops_in_an_archive(w: World) -> Flow:
    shops = [
        {"name": "Downtown", "phone": "+12127365000"},
        {"name": "Uptown", "phone": "+16467365022"},
        {"name": "Mall", "phone": "+19175550143"},
    ]
    return Flow(w.url("up"), _zipped("stores.json", json.dumps({"stores": shops}).encode()), "application/zip")


@negative
def pictures_in_an_archive(w: World) -> Flow:
    return Flow(w.url("up"), _zipped("a.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8), "application/zip")


@negative
def chapter_to_be_shown(w: World) -> Flow:
    return Flow(w.url("content", query={"bid": "88121", "chapter": "12", "pos": "3312"}), method="GET")


@negative
def page_before_of_a_shop(w: World) -> Flow:
    return Flow(
        w.url("pixel.gif"),
        method="GET",
        headers={"Referer": "https://shop.example/list?page=3&id=13621998877&sort=asc"},
    )

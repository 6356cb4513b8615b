"""A tenth set, of single messages as a table: some that only use detectors' words, and some that hold something under rare keys.

They are some of 240 that were looked at once before anything was changed for them: 14 of 130 clean ones were flagged, and 93 of
113 labels found.
"""

import hashlib
from collections.abc import Mapping
from urllib.parse import urlencode

from benchmarks.corpus.world import FORM, Flow, World, get, negative, positive

_SHOPS = ({"dealer": "Acme Motors", "phone": "+33144556677"}, {"dealer": "Volt Motors", "phone": "+33144556678"})
_LEE, _RAY = {"id": 1, "name": "Ann Lee", "bar": "NY"}, {"id": 2, "name": "Bob Ray", "bar": "CA"}
_DIGESTS = [hashlib.sha256(str(number).encode()).hexdigest() for number in range(5)]

# name: (path, content of the request)
_CLEAN_UP: Mapping[str, tuple[str, object]] = {
    "shifts_of_employees": ("hr/shifts", {"employees": [{"id": "e1"}, {"id": "e2"}], "relation": "team"}),
    "facts_of_geography": ("kg/facts", {"relations": [
        {"subject": "Berlin", "predicate": "capitalOf", "object": "Germany"},
        {"subject": "Paris", "predicate": "capitalOf", "object": "France"}]}),
    "consumers_that_follow": ("mq/consumers", {"followers": [{"node": "n1", "lag": 3}, {"node": "n2", "lag": 0}]}),
    "replicas_that_follow": ("raft/status", {"followers": ["node-1", "node-2", "node-3"], "leader": "node-0"}),
    "graph_of_letters": ("graph/query", {"edges": [{"from": "A1", "to": "B2", "weight": 0.3}, {"from": "B2", "to": "C3"}]}),
    "buddy_allocator": ("net/peers", {"buddy": "allocator", "orders": [1, 2, 4]}),
    "members_counted": ("cal/attendance", {"members": 12, "group": "Yoga", "friend_discount": True}),
    "values_of_sensors": ("sensors", {"readings": [{"id": "t1", "value": 21.5}, {"id": "t2", "value": 22.0}]}),
    "reading_of_a_meter": ("utility/reading", {"meter_id": "m1", "reading": 88123, "read_at": "2024-01-01"}),
    "story_published": ("story/publish", {"story": {"id": "s1", "media": "m.mp4", "duration": 12, "audience": "public"}}),
    "chapters_of_a_film": ("player/chapters", {"video_id": "v1", "chapters": [{"title": "Intro", "start": 0}]}),
    "document_edited_again": ("editor/save", {"doc_id": "d1", "paragraphs": 12, "cursor": {"page": 3, "offset": 44}}),
    "document_signed": ("sign/document", {"document_id": "d1", "page": 3, "status": "completed"}),
    "logbook_of_a_pilot": ("logbook", {"book_id": "L1", "entry": "Landed 12:00", "duration": 55}),
    "books_of_a_ledger": ("ledger", {"books": [{"id": "gl", "balance": 12.5}, {"id": "ar", "balance": 99}]}),
    "recipe_of_a_cookbook": ("cookbook/recipe/start", {"recipe_id": "r1", "step": 3, "time": 120}),
    "article_of_grammar": ("poll/vote", {"article": "the", "position": 2, "word": "book"}),
    "article_clicked": ("ads/click", {"article_id": "a1", "position": 3, "campaign": "c9", "bid": 0.3}),
    "comment_on_a_read": ("comment", {"post_id": "p1", "text": "Great read, loved chapter 3!"}),
    "tabs_visible": ("ui/prefs", {"show_profile_picture_in_header": True, "visible_tabs": ["home", "feed"]}),
    "repository_public": ("repo/settings", {"visibility": "public", "default_branch": "main"}),
    "bucket_public": ("bucket/policy", {"public_access": "enabled", "history": "on"}),
    "printer_shared": ("printer", {"share": True, "status": "online"}),
    "busy_in_a_calendar": ("calendar/free", {"show_as": "busy", "visibility": "default"}),
    "preview_of_messages": ("notif", {"show_message_preview": True, "activity": "all"}),
    "playlist_public": ("playlist/update", {"playlist": {"id": "x", "public": True}}),
    "sofa_for_sale": ("listing", {"item": {"title": "Sofa", "visible": True, "location": "Berlin"}}),
    "screen_shared": ("cast", {"screen": "shared", "reading_light": "on"}),
    "receipt_of_a_shop": ("pos/receipt", {"merchant": {"name": "Joe's Pizza", "tel": "212-736-5000"}, "total": 12.5}),
    "hotline_in_a_ticket": ("ticket", {"subject": "Call me", "body": "Our hotline +33 1 44 55 66 77 is closed"}),
    "telephone_of_a_hotel": ("booking", {"hotel": "Ritz", "hotel_phone": "+33144556677", "nights": 2}),
    "barcodes_scanned_again": ("scan/barcodes", {"codes": ["4006381333931", "4006381333948", "4006381333955"]}),
    "transaction_of_digits": ("tx", {"tx": "13812345678", "status": "ok"}),
    "items_by_number": ("inventory", {"items": [{"no": f"1381234567{n}", "qty": n} for n in range(3)]}),
    "chip_of_a_card": ("sim/iccid", {"sim": "8986012345678901234", "operator": "CMCC"}),
    "latency_of_a_series": ("fit", {"series": [[1.23456, 2.34567], [3.45678, 4.56789]], "lat": "latency"}),
    "tiles_of_a_map_again": ("map/tiles", {"tiles": [{"x": 34567, "y": 22345, "z": 16}], "center": [11.516667, 48.117301]}),
    "weather_of_cities": ("weather/cities", {"cities": [
        {"name": "Munich", "lat": 48.13, "lon": 11.57}, {"name": "Paris", "lat": 48.85, "lon": 2.35}]}),
    "fences_around_stores": ("geofences", {"stores": [{"id": "s1", "latitude": 48.117301, "longitude": 11.516667}]}),
    "review_of_a_lamp": ("reviews", {"author": "Staff", "name": "Table Lamp", "rating": 5}),
    "work_phone_named": ("dev/register", {"name": "Galaxy S23", "nickname": "Work phone", "type": "phone"}),
    "hotline_to_contact": ("help", {"联系人": "客服", "电话": "400-820-8820"}),
    "novel_published": ("novel/publish", {"novel_id": "n1", "chapter_title": "第一章", "words": 3200}),
    "topics_in_chinese": ("topic/follow", {"关注": ["科技", "体育", "音乐"]}),
    "look_of_a_reader": ("sync/settings", {"page_turn_effect": "slide", "reading_background": "yellow"}),
    "blobs_known": ("hash/known", {"known": _DIGESTS, "blobs": 5}),
    "blobs_missing": ("cas/missing", {"digests": [{"hash": one, "sizeBytes": 3} for one in _DIGESTS]}),
    "sites_checked": ("safety/urls", {"url_hashes": _DIGESTS}),
    "mailing_lists": ("mail/list", {"lists": [{"address": f"{name}@acme.example"} for name in ("all", "dev", "ops")]}),
    "authors_of_lines": ("git/blame", {"lines": [{"n": 1, "email": f"{name}@x.example"} for name in ("ines", "paul", "luc")]}),
}  # fmt: skip
_CLEAN_DOWN: Mapping[str, tuple[str, object]] = {
    "topics_subscribed": ("marketing/list", {"subscribers": {"count": 8812}, "subscriptions": [{"topic": "news"}]}),
    "levels_of_a_game": ("games/friends-of-hue/levels", {"levels": [{"id": 1, "name": "Intro"}, {"id": 2, "name": "Cave"}]}),
    "plans_for_families": ("plans", {"family": [{"id": "p1", "name": "Family Basic", "price": 9}]}),
    "films_alike": ("reco/similar", {"similar": [{"id": "m1", "name": "Heat", "reason": "Shares actors"}]}),
    "lawyers_found": ("lawyers/find", {"found_people": 0, "results": [_LEE, _RAY]}),
    "dealers_to_contact": ("dealers", {"contacts": list(_SHOPS)}),
}  # fmt: skip

_PEOPLE = (("Ines Roux", "+33612345678"), ("Paul Petit", "+33698765432"), ("Luc Morel", "+33655443322"))
# name: (labels, path, content of the request)
_HELD_UP: Mapping[str, tuple[str, str, object]] = {
    "numbers_listed_in_each": ("address_book", "ingest", {"d": [{"dn": name, "ph": [one]} for name, one in _PEOPLE]}),
    "people_by_tabs": ("address_book", "t", {"rows": "\n".join(f"{name}\t{one}" for name, one in _PEOPLE)}),
    "feed_of_entries": ("address_book", "import/google", {"feed": {"entry": [
        {"title": {"$t": name}, "gd$phoneNumber": [{"$t": one}]} for name, one in _PEOPLE]}}),
    "invited_by_message": ("address_book", "invite/sms", {"recipients": [one for _, one in _PEOPLE], "text": "Join me"}),
    "called_in_distress": ("address_book", "sos", {"sos_contacts": [{"n": n, "p": p} for n, p in _PEOPLE[:2]]}),
    "attribute_named_phone": ("phone_number", "profile", {"attributes": [{"name": "phone_number", "value": "+33612345678"}]}),
    "address_in_a_chat": ("phone_number", "whatsapp/send", {"chatId": "33612345678@c.us", "body": "hi"}),
    "traits_identified": ("phone_number", "identify", {"traits": {"phone": "(212) 736-5000", "plan": "pro"}, "userId": "u1"}),
    "given_and_family": ("personal_name", "signup", {"givenName": "Ines", "familyName": "Roux", "pw": "x"}),
    "shipped_to_by_name": ("personal_name", "order", {"shipTo": {"fullName": "Ines Roux", "street": "1 Rue X"}}),
    "friends_of_a_platform": ("friend_list", "social/sync", {"friends": [{"handle": "ines_r"}, {"handle": "paulp"}]}),
    "whom_one_follows": ("friend_list", "graph/import", {"me": "u1", "follows": ["u22", "u33", "u44"]}),
    "page_turned": ("reading_activity", "evt", {"ev": "page_turn", "bk": "b77", "pg": 41}),
    "read_so_far": ("reading_activity", "stat/read", {"aid": "a991", "read_seconds": 48, "read_percent": 80, "title": "Rates"}),
    "library_with_pages": ("reading_activity", "sync", {"library": [
        {"isbn": "9780143127796", "status": "reading", "currentPage": 88}, {"isbn": "9780143127802", "status": "finished"}]}),
    "shelf_for_everyone": ("visibility_setting", "privacy", {"bookshelf": {"visible_to": "everyone"}}),
    "setting_by_its_key": ("visibility_setting", "u/settings", {"key": "reading_status_visibility", "value": "public"}),
    "privacy_by_its_level": ("visibility_setting", "p", {"privacy_level": "public", "field": "friend_list"}),
    "found_by_their_phone": ("visibility_setting", "settings", {"let_people_find_me_by_phone": 1}),
    "place_of_a_bid_again": ("location", "bid", {"device": {"geo": {"lat": 48.1173, "lon": 11.5167, "type": 1}}}),
    "track_with_times": ("location", "trip", {"track": [[1690000000, 48.117301, 11.516667], [1690000010, 48.117401, 11.516767]]}),
    "relatives_in_an_emergency": ("address_book", "risk", {"紧急联系人": [
        {"关系": "父亲", "姓名": "张建国", "手机": "13621998877"}, {"关系": "同事", "姓名": "李娜", "手机": "15811223344"}]}),
    "calls_in_chinese": ("address_book", "calllog", {"通话记录": [
        {"对方": number, "时长": 33, "方向": 1} for number in ("13621998877", "15811223344", "18677665544")]}),
    "found_by_number_in_chinese": ("visibility_setting", "set", {"允许通过手机号找到我": 1}),
    "address_for_payments": ("phone_number", "pay/upi", {"vpa": "9811098110@upi", "amt": 12}),
    "settings_by_letters": ("visibility_setting", "profile/privacy", {"items": [{"k": "shelf", "v": "all"}]}),
    "article_stayed_at": ("reading_activity", "news/stay", {"newsId": "n991", "stayMs": 48211, "maxDepth": 83}),
    "position_by_identifier": ("reading_activity", "opds/sync", {
        "identifier": "urn:uuid:0b22", "readingPosition": {"href": "c3.html", "progression": 0.3}}),
    "book_finished_and_rated": ("reading_activity", "book/finish", {"bid": "b1", "rating": 5, "finished_at": "2024-01-01"}),
    "place_of_a_photograph": ("location", "photo", {"exif": {"GPS": {
        "Latitude": [48, 7, 2.3], "LatitudeRef": "N", "Longitude": [11, 31, 0.1], "LongitudeRef": "E"}}}),
    "place_in_two_letters": ("location", "checkin", {"where": {"lt": 48.117301, "lg": 11.516667}}),
}  # fmt: skip


def _sent(name: str, path: str, content: object) -> None:
    def shape(w: World) -> Flow:
        return w.send(w.url(path), content)

    shape.__name__ = name
    label = _HELD_UP[name][0] if name in _HELD_UP else ""
    (positive(f"upload {label}") if label else negative)(shape)


def _answered(name: str, path: str, content: object) -> None:
    def shape(w: World) -> Flow:
        return get(w, content, path)

    shape.__name__ = name
    negative(shape)


for _name, (_path, _content) in _CLEAN_UP.items():
    _sent(_name, _path, _content)
for _name, (_, _path, _content) in _HELD_UP.items():
    _sent(_name, _path, _content)
for _name, (_path, _content) in _CLEAN_DOWN.items():
    _answered(_name, _path, _content)


@positive("upload address_book")
def numbers_and_names_by_bars(w: World) -> Flow:
    return Flow(w.url("beacon"), urlencode({"p": "\n".join(f"{one}|{name}" for name, one in _PEOPLE)}).encode(), FORM)


@positive("upload reading_activity")
def chapter_left(w: World) -> Flow:
    return Flow(w.url("novel/log"), b"nid=9912&cid=33&dur=120&evt=leave_chapter", FORM)


@positive("download friend_recommendation")
def module_of_people(w: World) -> Flow:
    rows = [{"uid": one.uid, "nick": one.name} for one in w.contacts(3, 6)]
    return get(w, {"modules": [{"type": "pymk", "items": rows}]}, "feed", "home")

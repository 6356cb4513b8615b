"""An eleventh set, of single messages as public services shape them in their documents, under other names; and their twins.

They are some of 645 that were looked at once before anything was changed for them: 16 of 282 clean ones were flagged, and 286 of
389 labels found.
"""

import base64
import hashlib
import json
from urllib.parse import urlencode

from benchmarks.corpus.world import FORM, Clean, Flow, Held, World, negative, positive, post, tabled

_PEOPLE = (("Nadia Brandt", "+4915112345678"), ("Otto Klein", "+4917612345670"), ("Ida Voss", "+4916012345671"))
_ROWS = [{"nm": name, "no": number} for name, number in _PEOPLE]
_WALKED = [{"Time": f"2026-01-02T10:00:0{n}Z", "Position": {"LatitudeDegrees": 48.85837 + n / 9000, "LongitudeDegrees": 2.29448}}
           for n in range(3)]  # fmt: skip


def typed(value: object) -> dict[str, object]:
    """A value as a store of documents takes it, with its type."""
    match value:
        case bool():
            return {"booleanValue": value}
        case int():
            return {"integerValue": str(value)}
        case float():
            return {"doubleValue": value}
        case list():
            return {"arrayValue": {"values": [typed(one) for one in value]}}
        case dict():
            return {"mapValue": {"fields": {key: typed(one) for key, one in value.items()}}}
    return {"stringValue": str(value)}


_HELD_UP: Held = {
    "requests_in_a_batch": ("address_book", "$batch", {"requests": [
        {"id": str(n), "method": "POST", "url": "/me/contacts", "body": {"givenName": one.split()[0], "surname": "X", "mobilePhone": number}}
        for n, (one, number) in enumerate(_PEOPLE[:2])]}),
    "fields_counted_through": ("address_book", "loan/apply", {
        "contact1_name": "Nadia Brandt", "contact1_phone": "+4915112345678", "contact2_name": "Otto Klein", "contact2_phone": "+4917612345670"}),
    "people_with_types": ("address_book", "documents/u1", {"fields": {"contacts": typed(_ROWS)}}),
    "people_of_a_table_of_items": ("address_book", "w", {"RequestItems": {"PhoneBook": [
        {"PutRequest": {"Item": {"nm": {"S": one["nm"]}, "phone": {"S": one["no"]}}}} for one in _ROWS]}}),
    "messages_received": ("address_book", "risk/sms", {"smsList": [
        {"fromNum": number, "content": "ok", "time": 1700000000123} for number in ("13621998877", "15811223344", "18677665544")]}),
    "people_in_arabic": ("address_book", "sync", {"جهات": [
        {"الاسم": name, "الهاتف": number} for name, number in (("محمد العلي", "+966501234567"), ("فاطمة", "+966551234567"), ("أحمد", "+966561234567"))]}),
    "points_of_a_curve": ("address_book", "discovery/blind", {"blinded_contacts": [
        base64.b64encode(b"\x02" + hashlib.sha256(number.encode()).digest()).decode() for _, number in _PEOPLE]}),
    "digests_as_numbers": ("address_book", "contacts/match", {"hashes": [
        int.from_bytes(hashlib.sha256(number.encode()).digest()[:8], "big") >> 1 for _, number in _PEOPLE]}),
    "digests_said_to_be_of_contacts": ("address_book", "u", {"src": "contacts", "l": [
        {"k": hashlib.md5(number.encode()).hexdigest(), "t": number[-4:]} for _, number in _PEOPLE]}),
    "number_with_its_type": ("phone_number", "alias/set", {"alias": "13621998877", "alias_type": "mobile"}),
    "number_of_another_plan": ("phone_number", "register", {"phoneNumber": "9812345678", "fp": "x"}),
    "number_in_vietnamese": ("phone_number", "dangky", {"số điện thoại": "0912345678"}),
    "name_in_thai": ("personal_name", "register", {"ชื่อ": "สมชาย", "นามสกุล": "ใจดี"}),
    "name_in_hungarian": ("personal_name", "register", {"vezeteknev": "Nagy", "keresztnev": "Anna"}),
    "name_in_greek": ("personal_name", "register", {"όνομα": "Γιώργος", "επώνυμο": "Παπαδόπουλος"}),
    "name_in_ukrainian": ("personal_name", "register", {"ім'я": "Олена", "прізвище": "Шевченко"}),
    "name_in_finnish": ("personal_name", "register", {"etunimi": "Matti", "sukunimi": "Virtanen"}),
    "name_of_a_policyholder": ("personal_name", "claims", {"policyholder": {"first": "Nadia", "last": "Brandt"}}),
    "ids_with_types": ("friend_list", "documents/u1", {"fields": {"friends": typed(["u_8812", "u_2231"])}}),
    "besties_added": ("friend_list", "friendships/set_besties", {"add": ["8812", "2231"], "remove": []}),
    "heartbeat_of_an_article": ("reading_activity", "track", {
        "asset": {"uri": "news://article/8a1b-22", "type": "article", "headline": "Rates hold"}, "engagement": {"scroll_depth": 80, "engaged_ms": 30000}}),
    "verse_of_a_chapter": ("reading_activity", "reading-session", {"chapterNumber": 2, "verseNumber": 14}),
    "entries_marked": ("reading_activity", "markers", {"action": "markAsRead", "type": "entries", "entryIds": ["Xne8uW:c034", "TSxGHg:22c3"]}),
    "entries_with_a_state": ("reading_activity", "entries", {"entry_ids": [1234, 4567], "status": "read"}),
    "progress_of_an_article": ("reading_activity", "graphql", {"query": "mutation SaveArticleReadingProgress($input: I!){ ok }",
        "variables": {"input": {"id": "a-1", "readingProgressPercent": 44}}}),
    "put_on_a_shelf_by_name": ("reading_activity", "shelf/add", {"name": "currently-reading", "book_id": "6366437"}),
    "books_in_a_map": ("reading_activity", "sync", {"books": {"b-8812": {"pos": {"spine": 12, "off": 390}}}}),
    "place_in_an_ebook": ("reading_activity", "state", {"epub:9780316769488": {"cfi": "epubcfi(/6/4!/4/2)"}}),
    "status_of_a_work_read": ("reading_activity", "reading-records", {"bookId": 12, "status": "reading", "current_chapter": "3"}),
    "read_so_far_by_percent": ("reading_activity", "u", {"workId": "4503599627370", "percentageRead": 44, "lastOpenedPage": 12}),
    "books_put_on_a_shelf": ("reading_activity", "shelf/add", {"book_ids": ["b1", "b2"], "shelf": "want-to-read"}),
    "progress_with_types": ("reading_activity", "documents/p", {"fields": {"bookId": typed("b-88"), "chapter": typed(12), "percent": typed(0.4)}}),
    "track_of_a_sport": ("location", "upload", {"TrainingCenter": {"Lap": {"Track": {"Trackpoint": _WALKED}}}}),
    "place_in_an_emergency": ("location", "sms/out", {"to": "112", "text": 'A"ML=1;lt=+54.76397;lg=-0.18305;rd=50;pm=W'}),
    "place_in_a_named_system": ("location", "sdk", {"coor": "bd09ll", "point_x": 116.481488, "point_y": 39.990464}),
    "place_as_a_plus_code": ("location", "here", {"plus_code": "8FW4V75V+8Q"}),
    "place_in_three_words": ("location", "sos", {"w3w": "filled.count.soap"}),
    "place_in_danish": ("location", "her", {"breddegrad": 48.8583701, "længdegrad": 2.2944813}),
    "open_by_a_constant": ("visibility_setting", "settings", {"profileVisibility": "VISIBILITY_PUBLIC"}),
    "open_by_a_rule": ("visibility_setting", "send", {
        "@type": "setPrivacySettingRules", "setting": {"@type": "privacySettingShowPhoneNumber"}, "rules": [{"@type": "privacySettingRuleAllowAll"}]}),
    "found_by_their_number": ("visibility_setting", "me", {"discoverability": {"by_phone": True}}),
    "searched_by_number": ("visibility_setting", "user/settings", {"allowSearchByPhone": 1}),
}  # fmt: skip
_HELD_DOWN: Held = {
    "friends_of_a_talk": ("friend_list", "talk/friends", {"elements": [
        {"id": n, "uuid": f"ab{n}", "favorite": False, "profile_nickname": name} for n, (name, _) in enumerate(_PEOPLE)]}),
    "people_who_are_followed": ("friend_list", "me/people/social", {"people": [
        {"xuid": f"25332{n}", "isFollowingCaller": True, "displayName": name} for n, (name, _) in enumerate(_PEOPLE)]}),
    "friends_by_their_steps": ("friend_list", "friends/leaderboard", {"entries": [
        {"user": {"id": n, "name": name}, "steps": 8000} for n, (name, _) in enumerate(_PEOPLE)]}),
    "edges_from_oneself": ("friend_list", "graph/me", {"edges": [{"from": "me", "to": f"u8{n}", "type": "friend"} for n in range(3)]}),
    "acts_of_reading": ("reading_activity", "friends/feed", {"items": [
        {"user": {"name": name}, "action": "finished reading", "book": {"title": "Dune"}} for name, _ in _PEOPLE]}),
    "books_of_a_friend": ("reading_activity", "friends/81/shelf", {
        "friend": {"id": "81", "name": "Nadia"}, "books": [{"id": "b1", "title": "Dune", "percent": 40}]}),
    "acquaintances_in_a_map": ("friend_recommendation", "pymk", {"pymk": {
        f"u8{n}": {"name": name, "mutual": n + 1} for n, (name, _) in enumerate(_PEOPLE)}}),
    "contacts_who_have_joined": ("friend_recommendation", "notifications", {"items": [
        {"type": "contact_joined", "text": f"Your contact {name} is now on it", "user_id": f"u8{n}"} for n, (name, _) in enumerate(_PEOPLE)]}),
    "mutuals_of_a_viewer": ("friend_recommendation", "graphql", {"data": {"viewer": {"suggestions": {"edges": [
        {"node": {"id": str(n), "name": name, "mutuals": {"totalCount": n + 1}}} for n, (name, _) in enumerate(_PEOPLE)]}}}}),
    "open_by_default_again": ("visibility_setting", "config", {"defaultConfig": {"isPublicShelf": 1, "followFriends": 1}}),
    "connections_in_common": ("friend_recommendation", "recs/core", {"results": [
        {"user": {"_id": str(n), "name": name}, "common_connections": n + 1} for n, (name, _) in enumerate(_PEOPLE)]}),
}  # fmt: skip
_CLEAN_UP: Clean = {
    "notifications_marked": ("notifications/mark_as_read", {"ids": ["n1", "n2", "n3"]}),
    "thread_marked": ("threads/12/mark_as_read", {"last_post_id": "p-88"}),
    "lessons_marked": ("lessons/mark_read", {"lesson_ids": ["l1", "l2"]}),
    "message_read": ("channels/c_22/read", {"last_read_message_id": "m_8812", "last_read_at": 1700000000}),
    "two_sim_cards": ("device", {"sim1_carrier": "Vodafone", "sim1_slot": 0, "sim2_carrier": "O2", "sim2_slot": 1}),
    "players_counted_through": ("match", {"player1_name": "Ninja", "player1_score": "12", "player2_name": "Shroud", "player2_score": "9"}),
    "credits_of_a_film": ("watch/log", {"film": "Se7en", "director": "David Fincher", "actor": "Brad Pitt"}),
    "shop_with_types": ("documents/s1", {"fields": {"shop": typed({"name": "Joe's Pizza", "tel": "212-736-5000"})}}),
    "book_with_types": ("documents/books", {"fields": {"title": typed("Dune"), "price": typed(9.99), "pages": typed(412)}}),
    "event_in_a_constant": ("event", {"type": "PUBLIC_PROFILE_OPENED", "source": "SEARCH_RESULTS"}),
    "shared_by_a_constant": ("event", {"action": "SHARE_TO_FRIENDS", "content": "c-1"}),
    "events_at_settings": ("settings/track", {"event": "show_friends", "type": "friends_list_shown"}),
    "pen_on_a_page": ("draw", {"tool": "pen", "x": 116.4814, "y": 39.9904}),
    "headings": ("page", {"h1": "Title", "h2": "Sub", "h3": "Third"}),
    "order_as_an_alias": ("alias", {"alias": "13621998877", "alias_type": "order"}),
    "books_in_stock": ("stock", {"books": {"b-12": {"qty": 3, "loc": "A4"}, "b-13": {"qty": 1, "loc": "B1"}}}),
    "parcels_followed": ("follow", {"parcels": ["1Z999", "1Z998"]}),
    "shops_followed": ("shops/follow", {"shop_ids": ["1001", "1002"]}),
    "imprint_of_a_firm": ("site", {"imprint": {"company": "ACME GmbH", "phone": "+49 30 123456", "ceo": "Max Müller"}}),
    "fax_of_a_firm": ("doc", {"fax": "+49 30 123456", "company": "ACME GmbH"}),
    "shop_in_spanish": ("tienda", {"tienda": {"nombre": "Farmacia Central", "telefono": "915551234"}}),
    "shop_in_hindi": ("shop", {"दुकान": {"नाम": "शर्मा मेडिकल", "फोन": "9812345678"}}),
    "shop_in_japanese": ("shop", {"店舗": {"名前": "スターバックス渋谷店", "電話": "03-1234-5678"}}),
    "messages_of_banks": ("risk/sms", {"smsList": [{"fromNum": number, "content": "ok"} for number in ("95588", "10086", "106901234567")]}),
    "sites_by_digest": ("filters/lookup", {"hostname_hashes": [hashlib.sha256(bytes([n])).hexdigest()[:16] for n in range(9)]}),
    "keys_of_exposures": ("diagnosis/keys", {"keys": [{"key": base64.b64encode(hashlib.md5(bytes([n])).digest()).decode()} for n in range(9)]}),
    "tables_booked": ("reservations", {"book": {"table": 4, "time": "19:00", "guests": 2}}),
    "addresses_of_wallets": ("wallet/backup", {"addressBook": [
        {"label": name, "address": "0x" + hashlib.sha1(name.encode()).hexdigest()} for name in ("Exchange", "Cold", "Savings")]}),
}  # fmt: skip
_CLEAN_DOWN: Clean = {
    "series_called_friends": ("search/tv", {"results": [{"id": 1668, "name": "Friends"}, {"id": 99, "name": "Friends with Benefits"}]}),
    "likers_of_whom_some_are_followed": ("media/1/likers", {"users": [
        {"id": 1, "username": "nadiab", "is_following": True}, {"id": 2, "username": "ottok", "is_following": False}]}),
    "comments_that_mention_contacts": ("post/1/comments", {"comments": [
        {"user": {"id": 1, "name": "Nadia"}, "text": "my friend in your contacts said hi"}, {"user": {"id": 2, "name": "Otto"}, "text": "ok"}]}),
    "profile_of_another": ("users/82", {"id": "82", "username": "ottok", "is_private": False, "profile_public": True}),
    "people_also_viewed": ("profile/9", {"people_also_viewed": [{"id": str(n), "name": name} for n, (name, _) in enumerate(_PEOPLE)]}),
    "faq_about_acquaintances": ("faq", {"faq": [{"q": "What are people you may know?", "a": "Suggestions from your contacts"}]}),
    "texts_to_translate": ("i18n/en.json", {"pymk_title": "People you may know", "from_contacts": "From your contacts"}),
    "flags_of_a_service": ("config", {"flags": {"pymk_enabled": True, "contacts_upload": "off"}}),
    "fund_called_mutual": ("funds", {"mutual": [{"id": "f1", "name": "Growth Fund"}, {"id": "f2", "name": "Income Fund"}]}),
    "options_of_a_setting": ("settings/schema", {"profile_visibility": {"type": "enum", "values": ["public", "friends"]}}),
    "channels_that_are_followed": ("channels/followed", {"data": [
        {"broadcaster_id": f"65432{n}", "broadcaster_login": f"chessking{n}", "followed_at": "2022-05-24"} for n in range(3)]}),
}  # fmt: skip


tabled(_HELD_UP, _HELD_DOWN, _CLEAN_UP, _CLEAN_DOWN)


@positive("upload address_book")
def form_of_a_formset(w: World) -> Flow:
    fields = {f"users__{n}__{key}": value for n, (name, _) in enumerate(_PEOPLE)
              for key, value in (("first_name", name.split()[0]), ("email", f"{name.split()[1].lower()}@mailbox.example"))}  # fmt: skip
    return Flow(w.url("friends/create"), urlencode(fields).encode(), FORM)


@positive("upload address_book")
def people_invited_by_a_calendar(w: World) -> Flow:
    lines = [f"ATTENDEE;CN={name}:mailto:{name.split()[1].lower()}@mailbox.example" for name, _ in _PEOPLE]
    text = "\r\n".join(("BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""))
    return Flow(w.url("cal/1.ics"), text.encode(), "text/calendar", "PUT")


@positive("upload phone_number", "upload personal_name")
def lines_of_properties(w: World) -> Flow:
    one = w.home.owner
    return Flow(w.url("conf"), f"user.fullname={one.name}\nuser.phone={one.phone}\nlang=en\n".encode(), "text/plain")


@positive("upload phone_number")
def number_with_which_one_logs_in(w: World) -> Flow:
    return w.send(w.url("login.do"), {"loginId": w.home.owner.phone, "password2": w.hexes(8)})


@positive("upload phone_number")
def number_in_hindi(w: World) -> Flow:
    return w.send(w.url("register"), {w.pick("मोबाइल नंबर", "फोन", "मोबाइल"): w.dialled(w.home.owner)})


@positive("upload phone_number")
def line_of_a_log(w: World) -> Flow:
    return Flow(w.url("log"), f"ts=1700000000 lvl=info phone={w.home.owner.phone} ok=true\n".encode(), "text/plain")


@positive("upload reading_activity")
def frame_with_headers(w: World) -> Flow:
    body = json.dumps({"bookId": w.book()[1], "page": 41, "pct": 12})
    return Flow(w.url("ws"), f"SEND\ndestination:/app/progress\n\n{body}\0".encode(), "text/plain")


@positive("upload reading_activity")
def page_of_a_book_in_the_path(w: World) -> Flow:
    return post(w.url("books/0D4X7GZB4M/read-progress"), {"page": 12, "completed": False}, method="PATCH")


@positive("upload reading_activity")
def page_in_a_viewer(w: World) -> Flow:
    return Flow(w.url("viewer/progress"), b"product_id=8812&episode_id=99121&page=14&page_count=60", FORM)


@positive("upload friend_list")
def followed_by_their_kind(w: World) -> Flow:
    return Flow(w.url("me/following", query={"type": "user", "ids": "nadiab,ottok,idav"}), method="PUT")


@positive("download friend_list")
def friends_asked_for_in_the_query(w: World) -> Flow:
    ids = ["571234567890", "571234567891", "571234567892"]
    return Flow(w.url("fb.do", query={"method": "friends.get"}), method="GET", answer=json.dumps(ids).encode())


@negative
def artists_followed_by_their_kind(w: World) -> Flow:
    return Flow(w.url("me/following", query={"type": "artist", "ids": "2CIMQHirSU0M,57dN52uHvrHO"}), method="PUT")


@negative
def lines_of_a_service(w: World) -> Flow:
    return Flow(w.url("log"), b"level: info\nmodule: friends\nmessage: loaded 12 entries\n", "text/plain")


@negative
def volume_grown(w: World) -> Flow:
    return post(w.url("volumes/vol-12/progress"), {"percent": 30})

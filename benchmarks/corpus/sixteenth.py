"""A sixteenth set: of 500 messages written after other people's interfaces, back ends and tongues, each looked at once.

Of 189 clean ones 10 were flagged, of 348 labels 295 found; then 52 twins were written against what was added, and 7 of them
flagged. Those that were wrong, their twins, and the rest where the shape was new.
"""

import base64
import hashlib
import json

from benchmarks.corpus.world import FORM, Clean, Flow, Held, World, positive, post, tabled

_PEOPLE = (("Nadia Brandt", "+4915112345678"), ("Otto Klein", "+4917612345670"), ("Ida Voss", "+4916012345671"))
_LABELLED = [
    {"fields": [
        {"name": "Last Name", "value": name.split()[1]},
        {"name": "First Name", "value": name.split()[0]},
        {"name": "Phone Number", "value": number},
    ]} for name, number in _PEOPLE
]  # fmt: skip
_SHA = [hashlib.sha256(word.encode()).hexdigest() for word in ("nadia", "brandt", "n@x.example", "4915112345678")]
_FORMS = [
    {"fields": [{"name": "First Question", "value": "yes"}, {"name": "Phone Brand", "value": brand}]}
    for brand in ("A", "B")
]

_HELD_UP: Held = {
    "people_under_labels": ("address_book", "contacts/upload", {"countryCode": "DE", "contacts": _LABELLED}),
    "numbers_under_a_name": ("address_book", "phonebook/push", {"book": {
        "Nadia Brandt": ["+4915112345678"], "Otto Klein": ["+4917612345670", "+4917612345671"], "Max Thoma": ["+4915223456789"]}}),
    "one_changed_beside_those_added": ("address_book", "contacts/delta", {
        "added": [{"n": name, "t": number} for name, number in _PEOPLE[:2]], "removed": ["c3"],
        "changed": [{"n": name, "t": number} for name, number in _PEOPLE[2:]], "rev": 12}),
    "name_by_its_words_initials": ("phone_number personal_name", "user/realname", {
        "zsxm": "王小明", "idNo": "11010119900307851X", "lxdh": "13912345678"}),
    "person_hashed_for_matching": ("phone_number personal_name", "v18.0/123/events", {"data": [{"event_name": "Lead", "user_data": {
        "ph": [_SHA[3]], "fn": [_SHA[0]], "ln": [_SHA[1]], "em": [_SHA[2]]}}]}),
    "passenger_by_the_word": ("personal_name", "tickets", {"passenger": "Nadia Brandt", "train": "ICE 599", "seat": "44"}),
    "named_like_a_product": ("personal_name", "me", {"real_name": "Max Thoma"}),
    "read_by_the_call": ("reading_activity", "user/u1/read-chapter", {"chapterId": 4412, "isUnlocked": True}),
    "place_by_the_path": ("reading_activity", "v4/parts/881/reading_position", {"position": 0.44}),
    "passage_of_scripture": ("reading_activity", "bible/history", {"version": "ESV", "ref": "JHN.3.16", "ts": 1764129600}),
    "read_from_and_to": ("reading_activity", "record", {
        "memberId": "7", "bookId": "881", "readStartTime": "2026-11-20 10:00:00", "readEndTime": "2026-11-20 10:10:00"}),
    "how_long_by_the_path": ("reading_activity", "books/881/records", {"startPage": 12, "endPage": 44, "readingDurationSeconds": 1240}),
    "read_on_a_watch": ("reading_activity", "watch/stat", {"bookID": "b881", "readingTime": 340.5, "chapterIndex": 12}),
    "read_in_vietnamese": ("reading_activity", "doc-truyen/tien-do", {"truyenId": "881", "chuong": 12, "trang": 4}),
    "read_in_thai": ("reading_activity", "อ่าน/ความคืบหน้า", {"หนังสือ": "881", "บท": 12, "หน้า": 4}),
    "place_in_fractions": ("location", "photos", {"exif": {
        "GPSLatitude": "48/1, 8/1, 1375/100", "GPSLatitudeRef": "N", "GPSLongitude": "11/1, 34/1, 3404/100", "GPSLongitudeRef": "E"}}),
    "place_with_a_colon": ("location", "loc.php", {"id": "d4bc", "loc": "48.137154:11.576124"}),
    "list_to_read_opened": ("visibility_setting", "lists/9", {"listId": "9", "isPublic": True, "kind": "reading_list"}),
    "discoverable_under_a_profile": ("visibility_setting", "v2/profile", {"user": {"discoverable": True}}),
    "switch_by_its_name": ("visibility_setting", "setting/save", {"name": "allow_find_by_phone", "on": True}),
    "shelf_shown_in_vietnamese": ("visibility_setting", "cai-dat", {"hienThiTuSach": "moi_nguoi"}),
    "followed_in_indonesian": ("friend_list", "ikuti/banyak", {"id_pengguna": ["881001", "881002"]}),
    "trusted_people": ("address_book", "safety/trusted", {"trusted": [{"name": name, "phone": number} for name, number in _PEOPLE[:2]]}),
    "where_a_run_began": ("location", "runs", {"start": [48.137154, 11.576124], "distance": 5012, "dur": 1800}),
    "chapter_of_a_clubs_book": ("reading_activity", "clubs/9/progress", {"book": "b881", "chapter": 12}),
    "page_and_a_stay": ("reading_activity", "docs/view", {"docId": "d881", "page": 12, "dwell": 33}),
    "last_place_read": ("reading_activity", "sync/lpr", {"asin": "B00ABC123X", "lpr": 4412, "ts": 1764129600}),
    "who_sees_what_the_path_says": ("visibility_setting", "me/privacy/shelf", {"who": "everyone"}),
    "place_shared_with_friends": ("visibility_setting", "location/share", {"audience": "friends", "enabled": True}),
    "found_by_search_engines": ("visibility_setting", "privacy", {"allow_search_engines": True}),
    "followed_in_french": ("friend_list", "abonnements/ajouter", {"utilisateurs": [881001, 881002, 881003]}),
}  # fmt: skip
_HELD_DOWN: Held = {
    "friends_by_their_state": ("friend_list", "friends", [
        {"id": "a1", "username": "foxy", "mutual_friends_count": 3, "status": "friends"},
        {"id": "a2", "username": "bear", "status": "following"}]),
    "follows_to_be_shown": ("friend_list", "rest/user/showFollows2", {"code": 20070, "data": {"result": [
        {"uid": 299, "nickName": "小李", "isFollowed": 1, "isFollowMe": 0}, {"uid": 300, "nickName": "小张", "isFollowed": 1, "isFollowMe": 1}]}}),
    "invites_suggested": ("friend_recommendation", "get_suggested_invites", {"suggested_invites": [
        {"phone_number": "+14155550122", "in_app": False, "num_friends": 12},
        {"phone_number": "+13125550177", "in_app": False, "num_friends": 3}]}),
    "friends_listed_in_japanese": ("friend_list", "tomodachi/ichiran", {
        "フレンド一覧": [{"会員番号": "881", "ニックネーム": "きつね"}, {"会員番号": "882", "ニックネーム": "くま"}]}),
}  # fmt: skip
_CLEAN_UP: Clean = {
    "questions_under_labels": ("survey", {"answers": _FORMS}),
    "hotlines_by_country": ("config", {"support": {"United Kingdom": "+442079460123", "South Africa": "+27215550123", "Costa Rica": "+50622220123"}}),
    "dishes_and_codes": ("menu", {"menu": {"Green Salad": "12025550", "Black Coffee": "13025550", "White Wine": "14025550"}}),
    "versions_in_three_fields": ("app", {"phone1": "10", "phone2": "20", "phone3": "30"}),
    "postcodes_in_three_fields": ("app", {"plz1": "101", "plz2": "1234", "plz3": "5678"}),
    "digests_of_a_file": ("up", {"fn": _SHA[0], "ln": _SHA[1], "ph": 7.2}),
    "project_in_other_initials": ("x", {"xm": "三峡项目", "zsxm": "未填写"}),
    "titles_for_people": ("x", {"student": "Student Discount", "guest": "Guest Checkout", "customer": "Data Platform"}),
    "lines_of_a_registered_firm": ("companies", {"name": "Padaria Sol", "cnpj": "12345678000190", "phoneContacts": [
        {"phone": "+551133334444"}, {"phone": "+551133334445"}]}),
    "chapter_of_a_film": ("player/heartbeat", {"vid": "81", "chapter": 3, "pos": 441}),
    "page_of_a_cms": ("cms/readPage", {"pageId": 12}),
    "minutes_to_read": ("posts/881", {"title": "On x", "reading_time_minutes": 5, "word_count": 900, "published": True}),
    "reading_and_writing": ("db/881/metrics", {"readDuration": 12, "writeDuration": 15}),
    "passage_elsewhere": ("x", {"ref": "JHN.3.16"}),
    "lesson_in_portuguese": ("curso/progresso", {"curso": "881", "capitulo": 12, "porcentagem": 44}),
    "film_in_japanese": ("anime/watch", {"作品ID": "881", "話数": 12, "再生位置": 441}),
    "search_in_spanish": ("buscar", {"pagina": 2, "capitulo": "todos"}),
    "ratios_of_lenses": ("photo", {"FNumber": "18/10", "ExposureTime": "1/120", "lens": "24/1, 70/1, 28/10, 28/10"}),
    "another_places_geohash": ("x", {"g": "u281z7j7p", "l": [1.137154, 2.576124], "bars": 3}),
    "times_with_a_colon": ("x", {"location": "12.30:14.20"}),
    "songs_opened": ("lists/9", {"listId": "9", "isPublic": True, "kind": "playlist"}),
    "found_by_radio": ("profile", {"device": {"discoverable": True, "name": "TV"}}),
    "switch_of_a_button": ("settings", {"name": "share_button", "on": True}),
    "hub_of_a_parcel": ("parcels/9/events", {"hub": {"name": "Munich", "lat": 48.137154, "lng": 11.576124}, "status": "in_transit"}),
    "parcels_followed_in_turkish": ("kargo/takip", {"takip_no": ["881001", "881002", "881003"]}),
    "accounts_locked_in_german": ("nutzer/sperren", {"nutzer_ids": [881001, 881002]}),
}  # fmt: skip
_CLEAN_DOWN: Clean = {
    "posts_that_were_asked_for": ("posts?filter=friends", {"items": [
        {"id": n, "user": {"id": n, "name": name}, "text": "hi", "likes": 3} for n, (name, _) in enumerate(_PEOPLE)]}),
    "groups_in_common": ("groups/mutual", {"groups": [
        {"id": 1, "name": "Runners", "mutual_members": 3}, {"id": 2, "name": "Chess", "mutual_members": 2}]}),
    "questions_of_a_quiz": ("quiz?type=friends", {"questions": [{"id": n, "user": {"id": n}, "text": "q"} for n in range(3)]}),
    "codes_of_invites": ("invites/suggested", {"suggested_invites": [{"code": "AB12", "uses": 3}, {"code": "CD34", "uses": 1}]}),
    "feed_of_those_followed": ("feed/following", {"items": [
        {"id": n, "author": {"uid": n, "name": name}, "text": "hi"} for n, (name, _) in enumerate(_PEOPLE)]}),
    "shows_that_are_followed": ("tv/showFollows", {"result": [{"id": 1, "title": "Dark"}, {"id": 2, "title": "Lost"}]}),
}  # fmt: skip
tabled(_HELD_UP, _HELD_DOWN, _CLEAN_UP, _CLEAN_DOWN)


@positive("upload location")
def place_beside_its_geohash(w: World) -> Flow:
    # 48.137154, 11.576124: what Firebase's GeoFire keeps, whose list is now and then a map.
    place = w.rng.choice(([48.137154, 11.576124], {"0": 48.137154, "1": 11.576124}))
    return post(w.url("presence", "geo"), {"g": "u281z7j7p", "l": place})


@positive("download friend_list", "download reading_activity")
def ranking_that_was_asked_for(w: World) -> Flow:
    rows = [
        {"rank": n, "user": {"id": n, "name": one.given}, "minutes_read": 99 - n}
        for n, one in enumerate(w.friends(), 1)
    ]
    url = w.url("reading/leaderboard", query={"scope": "friends"})
    return Flow(url, method="GET", answer=json.dumps({"rows": rows}).encode())


@positive("upload address_book")
def people_in_a_query_to_a_table(w: World) -> Flow:
    phones = ",".join(one.phone for one in w.contacts(4, 12))
    return Flow(w.url("profiles", query={"select": "id,username", "phone": f"in.({phones})"}), method="GET")


@positive("upload address_book")
def people_in_a_bots_message(w: World) -> Flow:
    lines = "\n".join(f"{one.name}: {one.phone}" for one in w.contacts())
    return post(w.url("bot123:ABC/sendMessage"), {"chat_id": "-100123", "text": f"Contacts:\n{lines}"})


@positive("upload address_book")
def people_in_a_parameter(w: World) -> Flow:
    people = json.dumps([{"n": one.name, "m": one.phone} for one in w.contacts()]).encode()
    return Flow(w.url("up"), b"data=" + base64.urlsafe_b64encode(people), FORM)

"""A fifteenth set: of 404 messages of apps, written at once and looked at once before anything was changed for them.

Of 169 clean ones 8 were flagged, of 259 labels 210 found. Of 57 twins of
what was then added 12 were flagged. Those that were wrong, their twins, and the rest where the shape was new.
"""

import hashlib

from benchmarks.corpus.world import Clean, Flow, Held, World, positive, post, tabled

_PEOPLE = (("Nadia Brandt", "+4915112345678"), ("Otto Klein", "+4917612345670"), ("Ida Voss", "+4916012345671"))
_ACCOUNTS = [{"uid": f"88{n}", "nick": nick} for n, nick in enumerate(("foxy", "bear", "owl"))]
_IDS = ["u-9912", "u-9913", "u-9914"]
_MD5 = [hashlib.md5(number.encode()).hexdigest() for _, number in _PEOPLE]
_TRACK = "_p~iF~ps|U_ulLnnqC_mqNvxq`@"

_HELD_UP: Held = {
    "works_on_a_shelf": ("reading_activity", "works/bookshelves", {"bookshelf_id": 1, "work_id": "OL45883W"}),
    "works_and_how_far": ("reading_activity", "sync", {"book_ids": ["b81", "b82"], "progress": [0.44, 0.1]}),
    "place_in_an_audiobook": ("reading_activity", "1.0/lastpositions", {"asin": "B00ABC123X", "position_ms": 1_234_500}),
    "page_flipped_in_letters": ("reading_activity", "hb", {"b": "b881", "ch": 12, "pg": 44, "sec": 61, "act": "flip"}),
    "put_on_a_list_of_friends": ("friend_list", "lists", {"add": _IDS, "list": "close_friends"}),
    "ids_and_a_relation": ("friend_list", "x", {"user_ids": [88_123, 88_124, 88_125], "relation": "follow"}),
    "members_of_an_audience": ("friend_list", "x", {"members": _IDS, "audience": "besties"}),
    "edges_by_their_ends": ("friend_list", "x", [{"uid": "881000", "followed_uid": f"88100{n}"} for n in range(1, 4)]),
    "ids_between_underlines": ("friend_list", "rel", {"act": "follow", "to_uids": "88123_88124_88125"}),
    "brought_in_from_elsewhere": ("friend_list", "social/import", {"imported": {
        "src": "facebook", "people": [{"fbid": f"10000{n}", "name": name} for n, (name, _) in enumerate(_PEOPLE)]}}),
    "pairs_of_matrix": ("address_book", "identity/api/v1/bulk_lookup", {"threepids": [
        ["msisdn", "4915112345678"], ["msisdn", "4917612345670"], ["email", "a@x.example"]]}),
    "contacts_to_block": ("address_book", "v2/blocklist/contacts", {"contacts": [{"h": digest, "t": "p"} for digest in _MD5]}),
    "rows_of_a_call_log": ("address_book", "risk", {"call_log": {"rows": [
        ["13912345678", 1, 120, 1764129600], ["13812345679", 2, 33, 1764129700], ["18612345670", 3, 0, 1764129800]]}}),
    "applicant_in_pinyin": ("phone_number personal_name", "loan/apply", {"applicant": {
        "xm": "王小明", "sfz": "110101199003078515", "sj": "13912345678"}}),
    "given_name_and_birthday": ("personal_name", "v2/profile", {"profile": {"bio": "hi", "name": "Jonas", "birth_date": "1990-01-01"}}),
    "points_from_a_receiver": ("location", "t", {"p": [{"x": 13.404954, "y": 52.520008, "t": 1764129600}], "src": "gps"}),
    "place_in_german": ("location", "standort", {"breite": 52.520008, "laenge": 13.404954}),
    "columns_with_a_shorter_one": ("location", "x", {
        "latitudes": [52.520008, 52.520108, 52.52], "longitudes": [13.404954, 13.405, 13.4051]}),
    "run_in_one_text": ("location", "runs", {"run": {"polyline": _TRACK, "dist": 5012}}),
    "account_made_public": ("visibility_setting", "accounts/set_public", {"is_private": False}),
    "privacy_of_the_account": ("visibility_setting", "settings", {"action": "updatePrivacy", "privacySetting": "EVERYONE"}),
    "set_to_everyone": ("visibility_setting", "me/settings", {"ops": [{"set": "bookshelf.visibility", "to": "everyone"}]}),
    "records_opened": ("visibility_setting", "user/conf", {"reading_records_open": "1"}),
    "befriended_under_a_letter": ("friend_list", "x", {"f": ["u88121", "u88122", "u88123"], "op": "addFriends"}),
    "ids_to_find_friends": ("friend_list", "match", {"ids": ["100001", "100002", "100003"], "network": "vk", "purpose": "find_friends"}),
    "name_by_its_letters": ("phone_number personal_name", "s", {"signup": {"fn": "Nadia", "ln": "Brandt", "cell": "+4915112345678"}}),
    "event_of_following": ("friend_list", "ws", ["follow", {"ids": ["u881", "u882", "u883"]}]),
    "read_in_spanish": ("reading_activity", "lectura", {"libro": "b881", "capitulo": 12, "minutos": 33}),
    "name_that_signs": ("personal_name", "sign", {"signature_name": "Nadia Brandt", "agreed": True}),
    "networks_near": ("location", "locate", {"near": [{"bssid": f"3c:52:a1:0f:11:0{n}", "rssi": -61 - n} for n in range(3)]}),
    "digests_of_peers": ("address_book", "peers/resolve", {"peers": [{"tel_hash": digest} for digest in _MD5]}),
    "entry_of_an_address_book": ("phone_number personal_name", "entries", {"addressBookEntry": {
        "firstName": "Nadia", "lastName": "Brandt", "phones": [{"type": "mobile", "value": "+4915112345678"}]}}),
    "track_in_pairs": ("location", "track", {"track": {"pts": "52.520008,13.404954;52.520108,13.405054;52.520208,13.405154"}}),
    "cell_to_locate": ("location", "celllocate", {"cell": {"mcc": 234, "mnc": 10, "lac": 4301, "ci": 20986}}),
    "session_of_a_kind": ("reading_activity", "sessions", {"session": {"kind": "reading", "item": "b881", "pages": 12}}),
    "passage_in_a_volume": ("reading_activity", "hl", {"highlights": [{"vol": "b881", "text": "Fear is the mind-killer", "loc": 4412}]}),
    "shelf_to_be_read": ("reading_activity", "shelves", {"shelf": {"name": "Want to read", "add": ["b881", "b882"]}}),
    "people_unfollowed": ("friend_list", "rel", {"unfollow": ["u88121", "u88122", "u88123"]}),
    "what_and_for_whom": ("visibility_setting", "graphql", {
        "operationName": "SetVisibility", "variables": {"v": "PUBLIC", "what": "READING_ACTIVITY"}}),
}  # fmt: skip
_HELD_DOWN: Held = {
    "board_by_its_scope": ("reading_activity friend_list", "rank/week", {
        "rank": [{"vid": 881 + n, "nick": one["nick"], "readSeconds": 3600 - n} for n, one in enumerate(_ACCOUNTS)], "scope": "wechat_friends"}),
    "mates_on_a_shelf": ("reading_activity friend_list", "shelf/mates", {
        "mates": [{"name": name, "currentBook": "Dune", "pct": 33 - n} for n, (name, _) in enumerate(_PEOPLE)], "circle": "friends"}),
    "call_named_in_the_answer": ("friend_list", "q", {
        "resp": {"fl": [{"fid": "881", "rmk": "小雨", "sex": 1}, {"fid": "882", "rmk": "阿强", "sex": 0}]}, "cmd": "getFriendList"}),
    "cards_of_a_kind": ("friend_recommendation", "home", {"cards": [
        {"type": "friend_suggest", "profile": {"id": n, "first": name.split()[0]}, "mutual": 4 - n} for n, (name, _) in enumerate(_PEOPLE)]}),
    "colleagues_for_a_reason": ("friend_recommendation", "s", {"users": [
        {"id": str(n), "name": name, "hint": ("Works with you", "Went to school with you", "You both work at Acme")[n]}
        for n, (name, _) in enumerate(_PEOPLE)]}),
    "followed_by_others": ("friend_recommendation", "discover/ayml", {"hits": [
        {"account": {"pk": n, "username": one["nick"]}, "social_context": "Followed by tom + 3 more"} for n, one in enumerate(_ACCOUNTS)]}),
    "rank_of_friends": ("reading_activity friend_list", "rank", {"list": [
        {"friend": one, "read_minutes": 120 - n} for n, one in enumerate(_ACCOUNTS)]}),
    "found_beside_messages": ("visibility_setting", "settings", {"privacy": {"who_can_find_me": "anyone", "who_can_message": "nobody"}}),
}  # fmt: skip
_CLEAN_UP: Clean = {
    "light_in_a_scene": ("shader", {"light": {"lat": 0.12, "lng": 0.33}}),
    "size_in_german": ("paket", {"breite": 52.5, "laenge": 113.4, "hoehe": 20.1}),
    "shelf_in_a_store": ("inventory/scan", {"shelf": "A-12", "isbn": "9780441172719", "branch": 3}),
    "photos_for_friends": ("albums", {"photos": ["p81", "p82"], "audience": "friends"}),
    "list_of_wishes": ("lists", {"add": ["p-9912", "p-9913"], "list": "wishlist"}),
    "people_blocked": ("x", {"user_ids": [88_123, 88_124], "relation": "blocked"}),
    "banner_called_a_comic": ("ads/imp", {"comicStrip": "hero_banner", "position": 1, "duration": 3}),
    "shelf_hidden_by_a_number": ("set", {"privacy": {"bookshelf": 0, "reading_time": 0, "thoughts": 0}, "meaning": "0=public"}),
    "taps_on_a_screen": ("a", {"batch": [{"evt": "tap", "x": 120.5, "y": 640.25, "t": 1764129600123}]}),
    "order_like_a_number": ("orders", {"order_no": "13912345678", "sku": "18612345678", "qty": 1}),
    "crew_on_a_roster": ("ops", {"roster": [{"shift": "early", "crew": 3}, {"shift": "late", "crew": 4}]}),
    "teams_of_a_match": ("lobby", {"teams": {"red": ["p1", "p2"], "blue": ["p3", "p4"]}, "map": "dust"}),
    "table_at_a_restaurant": ("book", {"book": {"restaurant": "r881", "time": "19:00", "guests": 4}}),
    "pages_printed": ("print", {"doc": "invoice.pdf", "page": 1, "pages": 2, "action": "print"}),
    "key_that_is_public": ("keys", {"public_key": "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE", "share": False}),
    "shared_with_everyone": ("s", {"share": {"id": "profile", "to": "everyone"}}),
    "restaurant_in_spanish": ("negocio/ver", {"nombre": "Cafe Luna", "telefono": "912345678", "tipo": "restaurante"}),
    "event_of_typing": ("ws", ["typing", {"ids": ["u881", "u882", "u883"]}]),
    "series_of_friends_in_a_cart": ("cart/add", {"ids": ["p1001", "p1002", "p1003"], "collection": "friends-tv-show"}),
    "tasks_to_follow_up": ("tasks", {"edge": "follow-up", "task_ids": ["t1001", "t1002"]}),
    "services_of_a_mesh": ("mesh", {"members": ["svc-1001", "svc-1002"], "group": "mutual-tls"}),
    "followers_of_a_leader": ("raft", {"targets": ["host1001", "host1002"], "rel": "followers"}),
    "lists_brought_in": ("music", {"import": {"src": "spotify", "playlists": [{"id": "p881", "name": "Chill"}, {"id": "p882", "name": "Run"}]}}),
    "banner_about_friends": ("imp", {"ids": ["x1001", "x1002"], "purpose": "find_friends_banner_shown"}),
    "function_and_line": ("err", {"fn": "onClick", "ln": "App"}),
    "file_and_language": ("up", {"fn": "Ann.jpg", "ln": "en"}),
    "time_in_pinyin": ("log", {"sj": 1764129600123, "lx": 1}),
    "curve_of_a_drawing": ("svg", {"polyline": "M10 10 L20 20", "fill": "red"}),
    "product_made_visible": ("graphql", {"operationName": "UpdateVisibility", "variables": {"productId": "p1", "visibility": "PUBLIC"}}),
    "shelf_of_drills": ("shelves", {"shelf": {"name": "Drills", "add": ["b881", "b882"]}}),
    "models_by_their_digests": ("seen", {"seen": [{"phone_model_hash": digest} for digest in _MD5]}),
    "area_of_a_map": ("map", {"area": "52.520008,13.404954;52.620108,13.505054;52.5,13.5"}),
    "field_of_a_ticket": ("jira", {"field": "status", "from": "open", "to": "public"}),
    "line_of_a_program": ("crash", {"frames": [{"fn": "Render", "ln": "Main"}]}),
    "masked_number": ("masked", {"mobile": "139****5678", "name": "王**"}),
}  # fmt: skip
_CLEAN_DOWN: Clean = {
    "board_of_the_world": ("rank/week", {"rank": [{"vid": 881 + n, "nick": one["nick"]} for n, one in enumerate(_ACCOUNTS)], "scope": "global"}),
    "creators_because_of_cats": ("foryou", {"creators": [
        {"id": n, "name": name, "reason": "Because you watched cats"} for n, (name, _) in enumerate(_PEOPLE)]}),
    "words_to_complete": ("complete", {"suggestions": ["friends tv show", "friend request template", "friends quotes"]}),
    "jobs_and_connections": ("jobs", {"jobs": [{"company": "X", "connections": 3}, {"company": "Y", "connections": 1}]}),
    "posts_of_friends": ("feed", {"filter": "friends", "posts": [
        {"id": n, "author": {"name": name}, "text": "hi"} for n, (name, _) in enumerate(_PEOPLE)]}),
    "funds_with_a_mutual_count": ("funds", {"funds": [{"name": "Mutual Growth", "mutual": 12}, {"name": "Mutual Income", "mutual": 8}]}),
    "brands_followed": ("brands", {"brands": [{"name": "Nike", "social_context": "Followed by 3M people"}, {"name": "Puma", "social_context": "Followed by 1M people"}]}),
    "words_of_a_page": ("i18n/en", {"strings": {"pymk_title": "People you may know", "contacts_title": "Find contacts"}}),
    "questions_about_friends": ("help", {"faq": [{"q": "How do I add friends?", "a": "Tap add friends"}, {"q": "Who can see my shelf?", "a": "Everyone"}]}),
    "mentors_who_worked": ("mentors", {"mentors": [{"id": n, "name": name, "bio": "Worked at Acme"} for n, (name, _) in enumerate(_PEOPLE)]}),
    "comments_about_friends": ("c", {"comments": [
        {"user": {"id": n, "name": name}, "text": "friends of mine work at Acme"} for n, (name, _) in enumerate(_PEOPLE)]}),
}  # fmt: skip
tabled(_HELD_UP, _HELD_DOWN, _CLEAN_UP, _CLEAN_DOWN)


@positive("upload address_book")
def lines_of_the_system(w: World) -> Flow:
    lines = (f"176412960{n} I/Contacts: upload {one.name} <{one.phone}>" for n, one in enumerate(w.contacts()))
    return Flow(w.url("logs"), "\n".join(lines).encode(), "text/plain")


@positive("upload reading_activity")
def diary_of_reading(w: World) -> Flow:
    rows = (
        f"2026-01-0{n};{title.replace(';', ' ')};{30 + n};{40 + n}" for n, (title, _) in enumerate(w.home.books[:4], 1)
    )
    return Flow(w.url("log"), "\n".join(("date;book;pages;minutes", *rows)).encode(), "text/plain")


@positive("upload address_book")
def chats_by_number(w: World) -> Flow:
    chats = [f"{one.phone.removeprefix('+')}@c.us" for one in w.contacts()]
    return post(w.url("sub"), {"presence": {"chats": chats}})

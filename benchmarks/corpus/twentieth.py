"""A twentieth set: of some 400 messages thought up afresh for apps of eleven kinds, each looked at once.

Of 139 clean ones 2 were flagged, of 270 labels 204 found, of reading the fewest; of 68 twins of what was then added 6 were
flagged. Those that were wrong, and twins.
"""

from benchmarks.corpus.world import Clean, Held, tabled

_CUT = ("3c469e9d6c", "2e7d2c03a9", "18ac3e7343")
_SIGNAL = ("5Z+bnT0AH37T4w", "qmJP6+nV0TjGtA", "mNTD2tA/Sik3aQ", "pQ2kXw9vB1tZ8A")
_ZONE = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"

_HELD_UP: Held = {
    "digests_cut": ("address_book", "lookup/hashes", {"alg": "sha256", "prefixes": list(_CUT), "kind": "contacts"}),
    "digests_said_to_be_of_telephones": ("address_book", "m/match", {"q": [{"h": digest, "t": "tel"} for digest in _SIGNAL]}),
    "references_of_a_borrower": ("address_book", "apply/ref", {"references": [{"rel": "colleague", "nm": "Amit Shah", "mob": "+919812345678"}, {"rel": "brother", "nm": "Raj Shah", "mob": "+919988776655"}]}),
    "called_back": ("phone_number", "ticket", {"callback": {"number": "13912345678", "slot": "10-12"}}),
    "alias_for_messages": ("phone_number", "push/bind", {"alias": "13912345678", "regId": "aa11"}),
    "value_beside_its_type": ("phone_number", "acct", {"id_type": "MSISDN", "id_value": "919812345678"}),
    "number_in_lines_of_a_log": ("phone_number", "crash/log", {"log": "2026-11-27 12:00:01 sending otp to +4915112345678\n2026-11-27 12:00:02 ok"}),
    "known_to_the_bank": ("phone_number personal_name", "apply", {"idName": "王小明", "idNo": "110101199003074477", "bankPhone": "13912345678"}),
    "zone_of_a_passport": ("personal_name", "passport/ocr", {"mrz": [_ZONE, "L898902C36UTO7408122F1204159ZE184226B<<<<<10"]}),
    "name_of_a_child": ("personal_name", "child", {"childName": "Mia", "age": 6, "avatar": "fox"}),
    "name_on_a_present": ("personal_name", "gift", {"to_name": "Ida Voss", "message": "Alles Gute"}),
    "guest_who_leads": ("personal_name", "booking", {"leadGuest": "Nadia Brandt"}),
    "forenames": ("personal_name", "visa", {"applicant": {"surname": "OKAFOR", "foreNames": "CHIDI JOHN"}}),
    "article_left": ("reading_activity", "v2/collect", {"events": [{"name": "article_exit", "params": {"aid": "a-812", "scroll_pct": 82, "active_ms": 42111}}]}),
    "news_dwelt_on": ("reading_activity", "news/dwell", {"doc": "n-20261127-33", "dwell": 33.2, "finish": False}),
    "minutes_of_a_book": ("reading_activity", "readtime", {"bid": "26378", "min": "14", "uid": "u9"}),
    "log_of_reading": ("reading_activity", "reading/log", {"minutes": 20, "title": "Fantastic Mr Fox", "child": "c1"}),
    "book_finished": ("reading_activity", "books/finished", {"bookId": "b1", "stars": 3}),
    "articles_kept": ("reading_activity", "saved", {"saved_articles": ["8123", "8124", "8129"]}),
    "panel_of_a_comic": ("reading_activity", "v3/view", {"title_id": 812, "ep_id": 44, "last_cut": 33, "total_cut": 80}),
    "began_to_read": ("reading_activity", "events", [{"type": "READ_START", "book": "b1", "at": 1764129600}, {"type": "READ_STOP", "book": "b1", "at": 1764130600}]),
    "day_of_reading": ("reading_activity", "user/reading-stats", {"date": "2026-11-27", "minutes": 44, "pages": 31, "books": ["b1"]}),
    "file_of_a_book": ("reading_activity", "fb2/pos", {"file": "dune.fb2", "pos": 12311, "len": 88123}),
    "audiobook_in_tracks": ("reading_activity", "audiobook/hb", {"bookId": "b1", "trackNo": 3, "posSec": 881}),
    "story_for_a_child": ("reading_activity", "kids/story-complete", {"storyId": "s1", "childId": "c1", "secs": 312}),
    "paper_of_an_archive": ("reading_activity", "paper/view", {"arxiv_id": "2401.01234", "seconds": 312}),
    "book_in_syllables": ("reading_activity", "api/yuedu/jindu", {"shuji": "三体", "jindu": "0.42"}),
    "degrees_by_the_million": ("location", "ping", {"p": {"la": 48137154, "lo": 11576124}, "t": 1764129600}),
    "point_shared_live": ("location", "loc/live", {"chat": "c1", "live_until": 1764139600, "point": {"y": 48.1371, "x": 11.5761}}),
    "points_of_a_run": ("location", "v1/activity", {"type": "run", "points": [[1764129600, 48.1371, 11.5761, 512], [1764129605, 48.1372, 11.5763, 512]]}),
    "track_in_two_lists": ("location", "trk", {"t": [1764129600, 1764129660], "la": [52.520008, 52.520118], "lo": [13.404954, 13.405111]}),
    "system_by_its_number": ("location", "u", {"x": "13.404954", "y": "52.520008", "sr": 4326}),
    "found_by_mobile": ("visibility_setting", "cfg", {"allow_find_by_mobile": "true"}),
    "friends_look_at_the_shelf": ("visibility_setting", "settings", {"允许好友查看书架": True}),
}  # fmt: skip
_HELD_DOWN: Held = {
    "friends_reading_now": ("friend_list reading_activity", "v3/friends/reading-now", {"friends": [{"nick": "fox", "title": "Tower"}, {"nick": "owl", "title": "Sea"}]}),
    "timeline_of_friends": ("friend_list reading_activity", "friend/timeline", {"items": [{"friend": {"id": 1, "name": "Ida"}, "text": "is reading Momo", "book_id": "b1"}, {"friend": {"id": 2, "name": "Max"}, "text": "is reading Faust", "book_id": "b2"}]}),
    "shelves_in_lists": ("friend_list reading_activity", "following/shelves", {"following": [{"uid": 1, "name": "Ida", "shelf": ["Momo", "Faust"]}, {"uid": 2, "name": "Max", "shelf": ["Dune"]}]}),
    "players_who_are_friends": ("friend_list", "leaderboard?scope=friends", {"rows": [{"rank": 1, "player": "Nadia Brandt", "score": 900}, {"rank": 2, "player": "Otto Klein", "score": 899}]}),
    "friends_in_few_letters": ("friend_list", "social/friends", {"f": [{"pid": 1, "nm": "fox", "lv": 12}, {"pid": 2, "nm": "owl", "lv": 3}]}),
    "accounts_of_numbers": ("friend_recommendation", "contacts/registered", {"registered": [{"phone": "+4915112345678", "uid": "u1"}, {"phone": "+4917612345670", "uid": "u2"}]}),
    "members_by_urn": ("friend_recommendation", "pymk/v2", {"elements": [{"entity": "urn:li:person:1", "insights": {"sharedConnections": 7}}, {"entity": "urn:li:person:2", "insights": {"sharedConnections": 2}}]}),
    "friends_in_common_by_name": ("friend_recommendation", "recs", {"results": [{"user": {"_id": "a", "name": "Chloé"}, "common_friends": [{"id": "f1", "name": "Luc"}]}, {"user": {"_id": "b", "name": "Ann"}, "common_friends": [{"id": "f2", "name": "Bo"}]}]}),
}  # fmt: skip
_CLEAN_UP: Clean = {
    "commits_cut": ("lookup", {"prefixes": ["deadbeef01", "cafebabe02", "0123456789"], "kind": "commits"}),
    "modules_cut": ("ci", {"prefixes": list(_CUT), "cache": "modules"}),
    "pages_related": ("links", {"links": [{"rel": "next", "href": "/a"}, {"rel": "prev", "href": "/b"}]}),
    "called_back_at_an_address": ("hook", {"callback": {"url": "https://x.example/cb", "id": "13912345"}}),
    "alias_of_a_host": ("hosts", {"alias": "db-1", "port": 5432}),
    "order_beside_its_type": ("kv", {"key_type": "order", "key_value": "13912345678"}),
    "metric_beside_its_type": ("metric", {"metric_type": "mobile", "metric_value": 4915112345}),
    "letters_and_arrows": ("code", {"s": "A<<B<<C<<<<", "t": "P<DEU<<"}),
    "process_that_is_a_child": ("ps", {"child": "process", "age": 6, "name": "worker one"}),
    "guests_by_kind": ("hotel", {"mainGuest": "2", "leadGuest": "adult"}),
    "article_in_a_cart": ("v1/event", {"name": "article_added_to_cart", "params": {"article_id": "a1", "qty": 2, "duration": 3}}),
    "news_chosen": ("news/settings", {"topic": "sports", "minutes": 15}),
    "newsletter_ordered": ("newsletter/subscribe", {"email": "", "newsletter_id": "n1", "minutes": 0}),
    "articles_in_stock": ("stock/articles", {"article": "SKU-1", "min": 3, "max": 9}),
    "readings_of_a_meter": ("meter/reading", {"meter_title": "Gas", "title": "Gas", "reading": 4412, "minutes": 5}),
    "readings_of_blood": ("glucose/readings", {"title": "Morning", "value": 5.4, "minutes": 5}),
    "appointment_with_a_reader": ("palm/reading/book", {"reader_id": "r1", "minutes": 30, "date": "2026-12-01"}),
    "comic_handed_in": ("comic/upload", {"comic_id": "c1", "title": "My comic", "pages": 12}),
    "e_book_loaded_down": ("ebook/download", {"ebook_id": "e1", "percent": 40}),
    "file_of_a_book_sent": ("upload/book", {"file": "dune.epub", "percent": 44}),
    "audiobook_for_sale": ("audiobook/price", {"bookId": "b1", "price": 9.9, "duration": 33123}),
    "story_of_a_project_complete": ("story/complete", {"storyId": "PROJ-12", "secs": 33}),
    "wares_kept": ("saved", {"saved_products": ["81", "82"], "saved_videos": ["1", "2"], "liked_songs": ["11", "12"]}),
    "counts_of_what_is_kept": ("saved", {"saved_articles_count": 12, "saved_articles_enabled": True}),
    "button_of_an_article": ("collect", {"ec": "shop", "ea": "read", "el": "/shop/faq/returns"}),
    "train_to_a_town": ("train/reading", {"train_id": "t1", "to": "Reading", "minutes": 33}),
    "drawing_at_a_rate": ("canvas", {"x": "13.404954", "y": "52.520008", "sr": 44100}),
    "point_of_a_picture": ("img/crop", {"point": {"x": 0.5512, "y": 0.1231}}),
    "lows_and_highs": ("ws", {"p": {"lo": 1764129, "hi": 99, "la": 2000000}}),
    "airport_by_its_code": ("airport", {"iata": "BER", "lat": 52.362247, "lng": 13.500672}),
    "shown_on_telephones": ("settings", {"show_on_mobile": True, "mobile_nav_visible": 1, "find_by_sku": True}),
}  # fmt: skip
_CLEAN_DOWN: Clean = {
    "books_read_by_all": ("feed/reading-now", {"items": [{"title": "Momo", "readers": 12}, {"title": "Faust", "readers": 8}]}),
    "players_of_the_world": ("leaderboard?scope=world", {"rows": [{"rank": 1, "player": "fox88", "score": 900}, {"rank": 2, "player": "owl12", "score": 899}]}),
    "teams_of_friends": ("league?scope=friends", {"teams": [{"rank": 1, "team": "Reds", "score": 3}, {"rank": 2, "team": "Blues", "score": 1}]}),
    "skins_in_few_letters": ("shop/skins", {"f": [{"pid": 1, "nm": "fox", "lv": 12}, {"pid": 2, "nm": "owl", "lv": 3}]}),
    "telephones_registered": ("devices/registered", {"registered": [{"phone": "Pixel 8", "uid": "u1"}, {"phone": "iPhone 15", "uid": "u2"}]}),
}  # fmt: skip

tabled(_HELD_UP, _HELD_DOWN, _CLEAN_UP, _CLEAN_DOWN)

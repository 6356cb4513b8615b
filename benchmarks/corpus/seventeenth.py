"""A seventeenth set: of 853 messages of ordinary apps, most told as events are by analytics, each looked at once.

Of 389 clean ones 14 were flagged, of 479 labels 366 found. Then each message of all sets was sent under the names of
19 events, and among six others: of 952 that were found alone 301 were lost there. Those that were wrong, and their twins.
"""

import hashlib

from benchmarks.corpus.world import Clean, Flow, Held, World, negative, positive, post, tabled

_HELD_UP: Held = {
    "hashed_for_advertising_alone": ("phone_number", "events", {"user_data": {"ph": ["40b5c38342a9c584ec707e8679b003f8c779c6aaa138c976ef94e049cc05208f"], "country": ["0b407281768f0e833afef47ed464b6571d01ca4d53c12ce5c51d1462f4ad6677"]}, "event_name": "Purchase"}),
    "episode_in_a_viewer": ("reading_activity", "viewer/log", {"titleNo": 881, "episodeNo": 12, "lastImage": 33}),
    "book_in_two_letters": ("reading_activity", "rd/ping", {"bk": "b881", "ch": 12, "pos": 4412, "el": 30}),
    "settings_under_flags": ("visibility_setting", "settings", {"flags": {"show_read_history": True, "public_shelf": 1}}),
    "book_chapter_and_a_while": ("reading_activity", "c", {"meta": {"os": "android", "osv": "14", "model": "Pixel 8", "vendor": "Google", "did": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "lang": "en-GB", "net": "wifi", "ver": "8.12.3", "build": 81203, "tz": 0, "ts": 1764129600123}, "sid": "9f8e7d6c5b4a", "seq": 812, "ev": [{"n": "rd_end", "p": {"book": "b881", "chap": 12, "from": 0.31, "to": 0.34, "dur": 61}}]}),
    "digests_under_a_schema": ("address_book", "audience", {"schema": ["PHONE"], "data": [["20b18ac9de7b3aad174961827d8e451c410af9aedfd1d699927f4b29b81aa1fa"], ["4e5fb113b63a726c88abc28ef5149d2d34afbcd7c745fb2fd83858b7e333777d"], ["94f9dec932244dfd0b40b6ecbc47dbe88233b2dbff69a34745c17376f4dda58e"], ["80dce999146df9f7814117dbed2689e156e2b803e339855c553856c4533d423d"]]}),
    "pages_of_those_followed": ("friend_list", "import", {"relationships_following": [{"string_list_data": [{"href": "https://www.instagram.com/foxy", "value": "foxy", "timestamp": 1611}]}, {"string_list_data": [{"href": "https://www.instagram.com/bear", "value": "bear", "timestamp": 1612}]}]}),
    "locator_of_a_reader": ("reading_activity", "opds2/881/progression", {"modified": "2026-01-01T00:00:00Z", "device": {"id": "d", "name": "Pixel"}, "locator": {"href": "c12.xhtml", "type": "application/xhtml+xml", "locations": {"position": 44, "progression": 0.3, "totalProgression": 0.31}}}),
    "address_read_so_far": ("reading_activity", "api/v3/save", {"url": "https://n.example/a/long-read", "reading_progress": 0.44, "last_moved_at": "2026-01-01"}),
    "audiences_in_rules": ("visibility_setting", "privacy/rules", {"rules": [{"field": "phone", "who": ["everyone"]}, {"field": "last_seen", "who": ["contacts"]}]}),
    "signed_by_somebody": ("personal_name", "sign", {"signed_by": "Grace Okafor"}),
    "pages_turned_in_content": ("reading_activity", "v1/analytics/event", {"Events": [{"EventType": "LeaveContent", "Id": "1", "Attributes": {"ContentId": "0b2f1c9e-1111-2222-3333-444455556666", "Progress": "31", "IsMarkAsFinished": "False"}, "Metrics": {"SecondsRead": 412, "PagesTurned": 9}}]}),
    "fragments_in_a_map": ("reading_activity", "sync/chip/positions", {"positions": {"8812": {"cfi": "/6/14", "percent": 0.31, "updated": 1764129600}}}),
    "passages_listed": ("reading_activity", "moments", {"kind": "highlight", "references": [{"human": "John 3:16", "usfm": ["JHN.3.16"], "version_id": 1}], "color": "ff0"}),
    "event_closed_a_reader": ("reading_activity", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "reader.close", "a": {"title_id": "t881", "section": 4, "pct": 44}}]}),
    "event_of_a_books_progress": ("reading_activity", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "book_progress", "a": {"isbn": "9780441172719", "at": 0.31}}]}),
    "event_of_an_articles_time": ("reading_activity", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "page_view", "a": {"kind": "article", "id": "a881", "time_on_page": 66}}]}),
    "event_flipped_a_magazine": ("reading_activity", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "magazine_flip", "a": {"issue": "2026-02", "page": 33, "mag": "wired"}}]}),
    "event_scrolled_a_comic": ("reading_activity", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "comic_scroll", "a": {"series": "s881", "ep": 12, "depth": 0.8}}]}),
    "event_scrolled_an_address": ("reading_activity", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "scroll", "a": {"path": "/news/politics/881", "depth": 80, "secs": 33}}]}),
    "event_of_a_paper": ("reading_activity", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "paper_read", "a": {"doi": "10.1038/s41586-020-2649-2", "page": 4}}]}),
    "event_synced_friends": ("friend_list", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "friends_sync", "a": {"src": "fb", "ids": ["10158812345", "10158812346"]}}]}),
    "event_followed_suggestions": ("friend_list", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "follow_suggested", "a": {"accounts": ["u88121", "u88122", "u88123"], "auto": True}}]}),
    "event_set_close_friends": ("friend_list", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "close_friends_set", "a": {"uids": ["u88121", "u88122"]}}]}),
    "event_imported_handles": ("friend_list", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "imported_follows", "a": {"platform": "twitter", "handles": ["foxy", "bear"]}}]}),
    "event_of_a_code": ("phone_number", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "otp", "a": {"dst": "447911123456"}}]}),
    "event_changed_a_preference": ("visibility_setting", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "pref_changed", "a": {"key": "show_reading", "to": True}}]}),
    "event_changed_an_audience": ("visibility_setting", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "pref_changed", "a": {"key": "library_audience", "to": "friends"}}]}),
    "event_of_a_default": ("visibility_setting", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "privacy_default", "a": {"activity": "public"}}]}),
    "event_toggled_a_setting": ("visibility_setting", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "toggle", "a": {"name": "share_reading_with_friends", "on": 1}}]}),
    "event_hashed_contacts": ("address_book", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "contacts_hash", "a": {"h": ["20b18ac9de7b3aad174961827d8e451c410af9aedfd1d699927f4b29b81aa1fa", "4e5fb113b63a726c88abc28ef5149d2d34afbcd7c745fb2fd83858b7e333777d", "94f9dec932244dfd0b40b6ecbc47dbe88233b2dbff69a34745c17376f4dda58e", "80dce999146df9f7814117dbed2689e156e2b803e339855c553856c4533d423d"]}}]}),
    "names_with_addresses": ("address_book", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "ab", "a": {"c": ["Grace Okafor <grace@x.example>", "Liam Byrne <liam@y.example>", "Priya Nair <priya@z.example>"]}}]}),
    "event_of_a_readers_page": ("reading_activity", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "reader_page", "props": {"content": "c881", "page": 12, "of": 300}}]}),
    "event_scrolled_an_article": ("reading_activity", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "article_scrolled", "props": {"article": "a881", "depth": 0.9}}]}),
    "event_verified_a_number": ("phone_number", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "number_verified", "props": {"e164": "447911123456"}}]}),
    "event_updated_a_location": ("location", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "location_update", "props": {"c": [51.507351, -0.127758], "acc": 12}}]}),
    "event_changed_visibility": ("visibility_setting", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "visibility_changed", "props": {"what": "bookshelf", "to": "everyone"}}]}),
    "event_saved_a_profile": ("personal_name", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "profile_saved", "props": {"name": "Grace Okafor"}}]}),
    "event_uploaded_contacts": ("address_book", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "contacts_uploaded", "props": {"batch": 1, "h": ["5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9", "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b", "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35", "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"]}}]}),
    "event_found_friends": ("address_book", "t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "find_friends", "props": {"digests": ["5feceb66ffc86f38d952786c6d696c79c2dbc239", "6b86b273ff34fce19d6b804eff5a3f5747ada4ea", "d4735e3a265e16eee03f59718b9b5d03019c07d8", "4e07408562bedb8b60ce05c1decfe3ad16b72230"]}}]}),
    "event_finished_a_chapter": ("reading_activity", "2/httpapi", {"api_key": "k", "events": [{"event_type": "Finished Chapter", "event_properties": {"Book ID": "b881", "Chapter": 12}, "user_properties": {"plan": "pro"}}]}),
    "event_completed_a_book": ("reading_activity", "a1", [{"type": "event", "evtName": "Book Completed", "evtData": {"BookID": "b881", "Minutes": 412}}]),
    "event_in_chinese_of_reading": ("reading_activity", "log", {"event": "阅读结束", "props": {"书": "b881", "章": "12", "时长": 300}}),
    "act_in_pinyin_of_contacts": ("address_book", "gw", {"act": "sc_txl", "d": ["535381ec9d5ab7a390db0a30860600f2", "5652dbf24319c616b0aab3bbf3ea0778", "816d702a603ebbdbf15f56904ae18c12", "0fda9a01610317767c05d9f3c700e2b7"]}),
    "event_in_chinese_of_privacy": ("visibility_setting", "log", {"event": "隐私设置", "props": {"书架": "公开"}}),
    "event_in_chinese_of_following": ("friend_list", "log", {"event": "批量关注", "props": {"ids": ["881001", "881002", "881003"]}}),
    "friends_apart_by_spaces": ("friend_list", "x", {"friends": "881001 881002 881003"}),
    "rows_of_a_table_of_reading": ("reading_activity", "sync", {"table": "reading_progress", "rows": [{"book_id": "b881", "loc": 4412, "updated": 1764129600}]}),
    "variables_of_an_operation": ("reading_activity", "graphql", {"query": "mutation SetProgress($b:ID!,$p:Float!){setProgress(book:$b,percent:$p){id}}", "variables": {"b": "b881", "p": 0.31}}),
    "filed_under_contacts": ("address_book", "v1/commit", {"writes": [{"update": {"name": "projects/p/databases/d/documents/users/u1/contacts/c1", "fields": {"n": {"stringValue": "Grace Okafor"}, "p": {"stringValue": "+447911123456"}}}}, {"update": {"name": "projects/p/databases/d/documents/users/u1/contacts/c2", "fields": {"n": {"stringValue": "Liam Byrne"}, "p": {"stringValue": "+447700900982"}}}}]}),
    "marks_in_a_tree": ("friend_list", ".json", {"users/u1/friends/u881": True, "users/u1/friends/u882": True, "users/u1/friends/u883": True}),
    "page_in_a_tree": ("reading_activity", ".json", {"users/u1/reading/b881/page": 44, "users/u1/reading/b881/at": 1764129600}),
    "contacts_created_and_updated": ("address_book", "sync?last=1", {"changes": {"contacts": {"created": [{"id": "1", "name": "Grace Okafor", "phone": "+447911123456"}], "updated": [{"id": "2", "name": "Liam Byrne", "phone": "+447700900982"}], "deleted": ["3"]}}}),
    "documents_of_contacts": ("address_book", "db/_bulk_docs", {"docs": [{"_id": "contact:1", "type": "contact", "name": "Grace Okafor", "tel": "+447911123456"}, {"_id": "contact:2", "type": "contact", "name": "Liam Byrne", "tel": "+447700900982"}]}),
    "followed_after_a_login": ("friend_list", "relation/init", {"vids": [882, 883, 884], "from": "wx_login"}),
    "letters_under_rd": ("reading_activity", "rd/log", {"l": [{"b": "b881", "c": 12, "s": 120, "p": 31}, {"b": "b882", "c": 1, "s": 20, "p": 2}]}),
    "numbers_and_names_by_digest": ("address_book", "contact/upload", {"phones": [{"md5": "535381ec9d5ab7a390db0a30860600f2", "name_md5": "252654e29e5656218f9b24e528dc0bf3"}, {"md5": "5652dbf24319c616b0aab3bbf3ea0778", "name_md5": "81ddef28b4ebb883379b9bfc2bc02b9d"}, {"md5": "816d702a603ebbdbf15f56904ae18c12", "name_md5": "78c9c97c48036705ea35ae74b5715a96"}, {"md5": "0fda9a01610317767c05d9f3c700e2b7", "name_md5": "8b136da5654e312a5871ada4f8188350"}]}),
    "told_page_of_an_ebook": ("reading_activity", "collect", {"dev": {"id": "x1", "os": "android"}, "q": [{"ev": "launch", "d": {"cold": 1}}, {"ev": "ad.impr", "d": {"slot": "a1"}}, {"ev": "ebook.page", "d": {"id": "b881", "pg": 44, "of": 300}}, {"ev": "player.seek", "d": {"vid": "v1", "to": 31}}, {"ev": "cart.add", "d": {"sku": "s1", "qty": 2}}]}),
    "told_minutes_of_an_ebook": ("reading_activity", "collect", {"dev": {"id": "x1", "os": "android"}, "q": [{"ev": "launch", "d": {"cold": 1}}, {"ev": "ad.impr", "d": {"slot": "a1"}}, {"ev": "ebook.closed", "d": {"isbn": "9780441172719", "mins": 12}}, {"ev": "player.seek", "d": {"vid": "v1", "to": 31}}, {"ev": "cart.add", "d": {"sku": "s1", "qty": 2}}]}),
    "told_end_of_an_article": ("reading_activity", "collect", {"dev": {"id": "x1", "os": "android"}, "q": [{"ev": "launch", "d": {"cold": 1}}, {"ev": "ad.impr", "d": {"slot": "a1"}}, {"ev": "article.end", "d": {"slug": "why-cats-purr", "read_s": 66}}, {"ev": "player.seek", "d": {"vid": "v1", "to": 31}}, {"ev": "cart.add", "d": {"sku": "s1", "qty": 2}}]}),
    "told_end_of_a_chapter": ("reading_activity", "collect", {"dev": {"id": "x1", "os": "android"}, "q": [{"ev": "launch", "d": {"cold": 1}}, {"ev": "ad.impr", "d": {"slot": "a1"}}, {"ev": "story.chapter.done", "d": {"sid": "s881", "no": 12}}, {"ev": "player.seek", "d": {"vid": "v1", "to": 31}}, {"ev": "cart.add", "d": {"sku": "s1", "qty": 2}}]}),
    "told_book_for_a_library": ("reading_activity", "collect", {"dev": {"id": "x1", "os": "android"}, "q": [{"ev": "launch", "d": {"cold": 1}}, {"ev": "ad.impr", "d": {"slot": "a1"}}, {"ev": "library.add", "d": {"book": "b881"}}, {"ev": "player.seek", "d": {"vid": "v1", "to": 31}}, {"ev": "cart.add", "d": {"sku": "s1", "qty": 2}}]}),
    "told_newsletter": ("reading_activity", "collect", {"dev": {"id": "x1", "os": "android"}, "q": [{"ev": "launch", "d": {"cold": 1}}, {"ev": "ad.impr", "d": {"slot": "a1"}}, {"ev": "newsletter.read", "d": {"issue": "n88", "pct": 80}}, {"ev": "player.seek", "d": {"vid": "v1", "to": 31}}, {"ev": "cart.add", "d": {"sku": "s1", "qty": 2}}]}),
    "told_whom_to_follow": ("friend_list", "collect", {"dev": {"id": "x1", "os": "android"}, "q": [{"ev": "launch", "d": {"cold": 1}}, {"ev": "ad.impr", "d": {"slot": "a1"}}, {"ev": "follow.auto", "d": {"who": ["u88121", "u88122", "u88123"]}}, {"ev": "player.seek", "d": {"vid": "v1", "to": 31}}, {"ev": "cart.add", "d": {"sku": "s1", "qty": 2}}]}),
    "told_visibility_of_a_profile": ("visibility_setting", "collect", {"dev": {"id": "x1", "os": "android"}, "q": [{"ev": "launch", "d": {"cold": 1}}, {"ev": "ad.impr", "d": {"slot": "a1"}}, {"ev": "profile.visibility", "d": {"to": "everyone"}}, {"ev": "player.seek", "d": {"vid": "v1", "to": 31}}, {"ev": "cart.add", "d": {"sku": "s1", "qty": 2}}]}),
    "told_first_and_last": ("personal_name", "collect", {"dev": {"id": "x1", "os": "android"}, "q": [{"ev": "launch", "d": {"cold": 1}}, {"ev": "ad.impr", "d": {"slot": "a1"}}, {"ev": "kyc.name", "d": {"first": "Grace", "last": "Okafor"}}, {"ev": "player.seek", "d": {"vid": "v1", "to": 31}}, {"ev": "cart.add", "d": {"sku": "s1", "qty": 2}}]}),
    "told_page_by_its_address": ("reading_activity", "collect", {"dev": {"id": "x1", "os": "android"}, "q": [{"ev": "launch", "d": {"cold": 1}}, {"ev": "ad.impr", "d": {"slot": "a1"}}, {"ev": "page.read", "d": {"url": "https://n.example/story/881", "secs": 44}}, {"ev": "player.seek", "d": {"vid": "v1", "to": 31}}, {"ev": "cart.add", "d": {"sku": "s1", "qty": 2}}]}),
    "told_change_of_a_phonebook": ("address_book", "collect", {"dev": {"id": "x1", "os": "android"}, "q": [{"ev": "launch", "d": {"cold": 1}}, {"ev": "ad.impr", "d": {"slot": "a1"}}, {"ev": "phonebook.delta", "d": {"add": [{"n": "Grace Okafor", "t": "+447911123456"}, {"n": "Liam Byrne", "t": "+447700900982"}], "del": ["c3"]}}, {"ev": "player.seek", "d": {"vid": "v1", "to": 31}}, {"ev": "cart.add", "d": {"sku": "s1", "qty": 2}}]}),
    "told_number_bound": ("phone_number", "collect", {"dev": {"id": "x1", "os": "android"}, "q": [{"ev": "launch", "d": {"cold": 1}}, {"ev": "ad.impr", "d": {"slot": "a1"}}, {"ev": "phone.bound", "d": {"no": "447911123456"}}, {"ev": "player.seek", "d": {"vid": "v1", "to": 31}}, {"ev": "cart.add", "d": {"sku": "s1", "qty": 2}}]}),
}  # fmt: skip
_HELD_DOWN: Held = {
    "ranks_of_friends_asked_for": ("friend_list", "game/top?scope=friends", {"entries": [{"rank": 1, "uid": 8812, "name": "graceo", "score": 9912}, {"rank": 2, "uid": 8813, "name": "liamb", "score": 9810}]}),
    "friends_by_id_at_the_root": ("friend_list", "buddies", {"u1002": {"name": "Foxy", "status": "online"}, "u1003": {"name": "Bear", "status": "away"}}),
    "list_called_of_friends": ("friend_list", "ws", {"type": "friends.list", "data": [{"id": "u881", "name": "Foxy"}, {"id": "u882", "name": "Bear"}]}),
    "ranks_of_friends_in_chinese": ("friend_list reading_activity", "api/rank?type=friend", {"list": [{"uid": 881, "昵称": "小狐", "阅读时长": 331}, {"uid": 882, "昵称": "大熊", "阅读时长": 120}]}),
    "parts_selected": ("visibility_setting", "me/privacy", {"options": [{"id": "shelf", "selected": "everyone"}, {"id": "history", "selected": "only_me"}]}),
    "switches_in_chinese": ("visibility_setting", "user/privacy", {"list": [{"name": "书架对好友可见", "open": 1}, {"name": "推送", "open": 1}]}),
    "wall_of_friends_reading": ("reading_activity", "wall/friends", {"list": [{"u": {"vid": 882, "nm": "大熊"}, "rt": 3312, "bk": {"bid": "b1", "t": "三体"}}, {"u": {"vid": 883, "nm": "阿狸"}, "rt": 120, "bk": {"bid": "b2", "t": "活着"}}]}),
    "friends_taken_over": ("friend_list", "auth/wechat", {"token": "x", "user": {"vid": 881, "name": "小狐"}, "importedFriends": [{"vid": 882, "name": "大熊"}, {"vid": 883, "name": "阿狸"}]}),
}  # fmt: skip
_CLEAN_UP: Clean = {
    "account_with_a_bank": ("bank", {"acc": "9876543210", "ifsc": "HDFC0001234"}),
    "event_of_shops_listed": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "staff", "a": {"list": [{"shop": "Boots", "tel": "+442079460018"}, {"shop": "Superdrug", "tel": "+442079460019"}, {"shop": "Lidl", "tel": "+442079460020"}]}}]}),
    "event_of_a_receipt": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "read_receipt", "a": {"chat": "c881", "msg": "m1"}}]}),
    "event_booked_now": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "book_now_click", "a": {"hotel": "h881", "page": "detail"}}]}),
    "event_skipped_a_videos_chapter": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "chapter_skip", "a": {"video": "v881", "n": 3, "at": 41}}]}),
    "event_scrolled_prices": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "scroll", "a": {"path": "/pricing", "depth": 80}}]}),
    "event_of_an_order": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "order", "a": {"no": "07911123456"}}]}),
    "event_of_a_tap": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "tap", "a": {"x": 0.127758, "y": 0.507351}}]}),
    "event_closed_a_history": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "pref_changed", "a": {"key": "history_public", "from": True, "to": False}}]}),
    "event_posted_a_story": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"e": "story_posted", "a": {"visibility": "public", "story": "s1"}}]}),
    "told_contacts_screen_shown": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "contacts_screen_shown", "props": {"ids": ["c881", "c882"], "tab": 1}}]}),
    "told_friends_tab": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "friends_tab", "props": {"ids": ["exp881", "exp882"], "exps": ["a1", "b2"]}}]}),
    "told_friend_feed_impressions": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "friend_feed_impressions", "props": {"post_ids": ["p88121", "p88122", "p88123"]}}]}),
    "told_follow_button_shown": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "follow_button_shown", "props": {"ids": ["btn1", "btn2"]}}]}),
    "told_contact_support": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "contact_support", "props": {"ticket": "13812345678", "topic": "billing"}}]}),
    "told_invite_banner": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "invite_banner", "props": {"variants": ["a1", "b2"], "hash": "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9"}}]}),
    "told_contacts_bundle_loaded": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "contacts_bundle_loaded", "props": {"files": [{"f": "a.js", "h": "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9"}, {"f": "b.js", "h": "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"}, {"f": "c.js", "h": "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35"}]}}]}),
    "told_signup_start": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "signup_start", "props": {"exp": "447911123456x", "src": "ad"}}]}),
    "told_signup_step": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "signup_step", "props": {"n": 3, "sid": "13812345678"}}]}),
    "told_otp_error": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "otp_error", "props": {"c": 5001, "rid": "13812345678"}}]}),
    "told_verify_device": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "verify_device", "props": {"imei": "356938035643809", "sn": "13812345678"}}]}),
    "told_message_sent": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "message_sent", "props": {"len": 44, "chat": "13812345678"}}]}),
    "told_card_reader.progress": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "card_reader.progress", "props": {"reader_id": "r881", "pct": 40}}]}),
    "told_qr_reader_closed": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "qr_reader_closed", "props": {"session_id": "s881", "progress": 0.4, "ms": 331}}]}),
    "told_reader_mode_toggled": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "reader_mode_toggled", "props": {"tab_id": "t881", "zoom": 110}}]}),
    "told_message_read": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "message_read", "props": {"msg_id": "m881", "secs": 3, "percent": 100}}]}),
    "told_story_progress": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "story_progress", "props": {"sprint": "s1", "percent": 40}}]}),
    "told_document_scroll": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "document_scroll", "props": {"contract_id": "c881", "depth": 80}}]}),
    "told_setting_toggled": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "setting_toggled", "props": {"key": "show_notifications", "to": "all"}}]}),
    "told_playlist_created": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "playlist_created", "props": {"visibility": "public", "id": "pl881"}}]}),
    "told_post_created": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "post_created", "props": {"audience": "friends", "profile_id": "p1"}}]}),
    "told_settings_open": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "settings_open", "props": {"visible": True, "profile": "p1"}}]}),
    "told_map_move": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "map_move", "props": {"c": [51.507351, -0.127758], "zoom": 13}}]}),
    "told_team_picked": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "team_picked", "props": {"team": ["u88121", "u88122"]}}]}),
    "told_following_feed_loaded": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "following_feed_loaded", "props": {"ids": ["88121", "88122", "88123"], "kind": "post"}}]}),
    "told_artist_follow": ("t", {"h": {"p": "android", "v": "8.12.3", "d": "c2f1a9e0-7b6d-4d43-9a4e-2a5c2f3b1d77", "t": 1764129600123, "z": "Europe/London"}, "b": [{"name": "app_open", "props": {"cold": True, "ms": 812}}, {"name": "screen", "props": {"screen": "Home"}}, {"name": "artist_follow", "props": {"artist_ids": ["2CIMQHirSU0MQqyYHq0eOx", "57dN52uHvrHOxijzpIgu3E"]}}]}),
    "event_in_chinese_of_shops": ("log", {"event": "关注店铺", "props": {"ids": ["881001", "881002", "881003"]}}),
    "event_in_chinese_of_an_order": ("log", {"event": "提交订单", "props": {"v": "13912345678"}}),
    "event_in_chinese_of_colours": ("log", {"event": "主题设置", "props": {"颜色": "公开色"}}),
    "event_in_chinese_of_files": ("log", {"event": "资源校验", "props": {"h": ["535381ec9d5ab7a390db0a30860600f2", "5652dbf24319c616b0aab3bbf3ea0778", "816d702a603ebbdbf15f56904ae18c12", "0fda9a01610317767c05d9f3c700e2b7"]}}),
    "payee_of_a_bill": ("payees", {"payee": {"name": "British Gas", "account": "12345678", "sort": "20-00-00"}}),
    "tasks_created": ("sync?last=1", {"changes": {"tasks": {"created": [{"id": "1", "name": "Buy milk", "done": False}], "updated": [], "deleted": ["3"]}}}),
    "vector_of_a_text": ("embed", {"vec": [0.0123, -0.1123, 0.4412, 0.5512]}),
    "agents_of_support": ("config", {"agents": [{"name": "Support Delhi", "phone": "01112345678"}, {"name": "Support Mumbai", "phone": "02212345678"}]}),
    "sources_of_contacts_by_digest": ("assets", {"files": [{"p": "src/ui/contacts/list.tsx", "h": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"}, {"p": "src/ui/contacts/row.tsx", "h": "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d"}, {"p": "src/ui/contacts/x.tsx", "h": "2e7d2c03a9507ae265ecf5b5356885a53393a2029d241394997265a1a25aefc6"}]}),
    "settings_in_a_tree": ("cfg", {"app/ui/friends/enabled": True, "app/ui/friends/limit": 20}),
    "strings_in_a_tree": ("i18n", {"app/strings/contacts/title": "Contacts", "app/strings/friends/title": "Friends"}),
    "event_of_a_readers_settings": ("t", {"event": "reader_settings_changed", "props": {"font_id": "f881", "percent": 120}}),
    "event_of_a_follow_up": ("t", {"event": "follow_up_set", "props": {"ids": ["t881", "t882"]}}),
    "rows_of_a_table_of_settings": ("sync", {"table": "friends_config", "rows": [{"id": "a1", "val": 3}, {"id": "b2", "val": 4}]}),
    "event_of_an_apps_visibility": ("t", {"event": "visibility_changed", "props": {"state": "visible", "hidden": False}}),
    "how_fast_an_article_was": ("rum", {"page": "/blog/881", "lcp": 1200, "cls": 0.1, "duration": 3312}),
    "counts_by_type": ("m", {"application/json": 12, "text/html": 9}),
    "told_order_sent": ("collect", {"dev": {"id": "x1", "os": "android"}, "q": [{"ev": "launch", "d": {"cold": 1}}, {"ev": "ad.impr", "d": {"slot": "a1"}}, {"ev": "order.sent", "d": {"no": "447911123456"}}, {"ev": "player.seek", "d": {"vid": "v1", "to": 31}}, {"ev": "cart.add", "d": {"sku": "s1", "qty": 2}}]}),
    "told_device_bound": ("collect", {"dev": {"id": "x1", "os": "android"}, "q": [{"ev": "launch", "d": {"cold": 1}}, {"ev": "ad.impr", "d": {"slot": "a1"}}, {"ev": "device.bound", "d": {"sn": "447911123456"}}, {"ev": "player.seek", "d": {"vid": "v1", "to": 31}}, {"ev": "cart.add", "d": {"sku": "s1", "qty": 2}}]}),
    "told_autoplay": ("collect", {"dev": {"id": "x1", "os": "android"}, "q": [{"ev": "launch", "d": {"cold": 1}}, {"ev": "ad.impr", "d": {"slot": "a1"}}, {"ev": "setting.flip", "d": {"k": "autoplay", "v": 1}}, {"ev": "player.seek", "d": {"vid": "v1", "to": 31}}, {"ev": "cart.add", "d": {"sku": "s1", "qty": 2}}]}),
    "told_playlist": ("collect", {"dev": {"id": "x1", "os": "android"}, "q": [{"ev": "launch", "d": {"cold": 1}}, {"ev": "ad.impr", "d": {"slot": "a1"}}, {"ev": "playlist.edit", "d": {"name": "Grace Okafor Mix"}}, {"ev": "player.seek", "d": {"vid": "v1", "to": 31}}, {"ev": "cart.add", "d": {"sku": "s1", "qty": 2}}]}),
    "told_hotel": ("collect", {"dev": {"id": "x1", "os": "android"}, "q": [{"ev": "launch", "d": {"cold": 1}}, {"ev": "ad.impr", "d": {"slot": "a1"}}, {"ev": "book.hotel", "d": {"hotel": "h881", "page": 2}}, {"ev": "player.seek", "d": {"vid": "v1", "to": 31}}, {"ev": "cart.add", "d": {"sku": "s1", "qty": 2}}]}),
    "told_chapter_of_a_video": ("collect", {"dev": {"id": "x1", "os": "android"}, "q": [{"ev": "launch", "d": {"cold": 1}}, {"ev": "ad.impr", "d": {"slot": "a1"}}, {"ev": "video.chapter", "d": {"vid": "v881", "chapter": 3, "t": 41}}, {"ev": "player.seek", "d": {"vid": "v1", "to": 31}}, {"ev": "cart.add", "d": {"sku": "s1", "qty": 2}}]}),
    "told_badge": ("collect", {"dev": {"id": "x1", "os": "android"}, "q": [{"ev": "launch", "d": {"cold": 1}}, {"ev": "ad.impr", "d": {"slot": "a1"}}, {"ev": "friends.badge", "d": {"n": 3}}, {"ev": "player.seek", "d": {"vid": "v1", "to": 31}}, {"ev": "cart.add", "d": {"sku": "s1", "qty": 2}}]}),
}  # fmt: skip
_CLEAN_DOWN: Clean = {
    "ranks_of_everybody": ("ws", {"type": "global_rank", "data": [{"id": "u881", "name": "Foxy", "score": 33}, {"id": "u882", "name": "Bear", "score": 12}]}),
    "users_of_a_room": ("ws", {"type": "room.users", "data": [{"id": "u881", "name": "Foxy"}, {"id": "u882", "name": "Bear"}]}),
    "hosts_recommended_in_chinese": ("api/rec", {"title": "推荐主播", "list": [{"uid": 881, "nick": "小狐", "reason": "人气主播"}, {"uid": 882, "nick": "大熊", "reason": "同城"}]}),
    "creators_in_a_section": ("home", {"sections": [{"kind": "carousel", "header": "Creators to watch", "cells": [{"u": {"id": "881", "n": "Grace Bakes"}}, {"u": {"id": "882", "n": "Liam Lifts"}}]}]}),
    "reasons_for_food": ("recs", {"recs": [{"rid": 881, "why": "NEARBY"}, {"rid": 882, "why": "POPULAR"}]}),
    "who_liked_a_post": ("posts/9/likers", {"users": [{"id": "881", "handle": "graceo"}, {"id": "882", "handle": "liamb"}]}),
    "singers_that_are_followed": ("me/follow?type=singer", {"list": [{"id": "881", "name": "周杰伦"}, {"id": "882", "name": "林俊杰"}]}),
    "people_who_broadcast": ("live/rec", {"rec": [{"uid": "881", "nick": "小狐", "tip": "正在直播"}, {"uid": "882", "nick": "大熊", "tip": "附近"}]}),
}  # fmt: skip
tabled(_HELD_UP, _HELD_DOWN, _CLEAN_UP, _CLEAN_DOWN)

_OTHERS = [
    {"event": "app_open", "props": {"ms": 812}},
    {"event": "video_progress", "props": {"id": "v1", "pct": 3}},
    {"event": "button_click", "props": {"id": "b1"}},
    {"event": "order_paid", "props": {"sku": "s1", "amount": 12}},
    {"event": "dialog_shown", "props": {"name": "offer"}},
    {"event": "notification_opened", "props": {"game": "g1"}},
]


def _among_others(w: World, event: str, props: object) -> Flow:
    """A batch in which one event tells, wherever it stands."""
    batch = [*_OTHERS]
    batch.insert(w.rng.randrange(len(batch)), {"event": event, "props": props})
    return post(w.url("track", "batch", "e"), {"os": "android", "batch": batch})


@positive("upload reading_activity")
def page_turned_among_other_events(w: World) -> Flow:
    return _among_others(w, "page_turned", {"book_id": w.book()[0], "page": w.rng.randrange(2, 300), "secs": 31})


@positive("upload visibility_setting")
def setting_among_other_events(w: World) -> Flow:
    return _among_others(w, "setting_saved", {"key": "shelf_visibility", "value": w.rng.choice(("public", "friends"))})


@positive("upload address_book")
def digests_among_other_events(w: World) -> Flow:
    digests = [hashlib.sha256(one.phone.encode()).hexdigest() for one in w.contacts()]
    return _among_others(w, "contacts_matched", {"h": digests})


@negative
def digests_of_files_among_other_events(w: World) -> Flow:
    return _among_others(w, "assets_matched", {"h": [w.hexes(64) for _ in range(8)]})


@positive("upload friend_list")
def friends_among_other_events(w: World) -> Flow:
    return _among_others(w, "friends_imported", {"ids": [one.uid for one in w.friends()]})


@negative
def posts_among_other_events(w: World) -> Flow:
    return _among_others(w, "friend_feed_impression", {"ids": [f"p{w.rng.randrange(10**6)}" for _ in range(5)]})


@positive("upload phone_number")
def code_asked_for_by_an_event(w: World) -> Flow:
    name, key = w.rng.choice((("otp_requested", "dest"), ("signup", "ph"), ("invite_friend", "rcpt")))
    return post(w.url("t"), {"name": name, "props": {key: w.home.owner.phone}})


@negative
def order_told_by_an_event(w: World) -> Flow:
    name, key = w.rng.choice((("order_placed", "dest"), ("device_verified", "ph"), ("invite_shown", "n")))
    return post(w.url("t"), {"name": name, "props": {key: f"R{w.rng.randrange(10**6)}-{w.rng.randrange(10**4)}"}})


@positive("upload address_book")
def calls_that_say_their_direction(w: World) -> Flow:
    calls = [
        {"num": one.phone, "t": 1764129600000 + n, "d": 33, "type": "INCOMING"} for n, one in enumerate(w.contacts())
    ]
    return post(w.url("risk/calls"), {"calls": calls})

"""A nineteenth set: of 445 messages, most after other people's public code, each looked at once.

Of 191 clean ones 3 were flagged, of 274 labels 217 found. Those that were wrong, and twins of what was changed for them.
"""

from benchmarks.corpus.world import Clean, Held, tabled

_SHA = (
    "3c469e9d6c5875d37a43f353d4f88e61fcf812c66eee3457465a40b0da4153e0",
    "2e7d2c03a9507ae265ecf5b5356885a53393a2029d241394997265a1a25aefc6",
    "18ac3e7343f016890c510e93f935261169d9e3f565436429830faf0934f4f8e4",
)

_HELD_UP: Held = {
    "two_contacts_with_digests": ("address_book", "contacts/sync", {"hashed_contacts": [{"name": "Grace Hill", "hash": _SHA[0]}, {"name": "Liam Ford", "hash": _SHA[1]}]}),
    "two_contacts_by_digests_and_names": ("address_book", "contacts/upload", {"contacts": [{"contact_hash": _SHA[0], "display_name": "Grace Hill"}, {"contact_hash": _SHA[1], "display_name": "Liam Ford"}]}),
    "two_calls": ("address_book", "upload-calls", {"calls": [{"id": "1", "number": "+919812345678", "name": "Amit Shah", "direction": "IN", "duration": 31}, {"id": "2", "number": "+919812345670", "name": "Neha Rao", "direction": "OUT", "duration": 3}]}),
    "list_of_mobiles": ("address_book", "user/info/sync", {"os": "android", "mobile_list": ["13912345678", "13812345679", "18612345670"], "sync_type": 2}),
    "hashed_identifiers": ("address_book", "pli/discover", {"hashed_identifiers": [{"alg": "sha256", "v": digest} for digest in _SHA]}),
    "audiobook_played": ("reading_activity", "session/local", {"id": "play_1", "libraryItemId": "li_8gch", "mediaType": "book", "displayTitle": "The Foxes", "duration": 33331, "currentTime": 441, "timeListening": 30}),
    "feed_items_read": ("reading_activity", "feeds/isread", {"item_ids": [881, 882]}),
    "news_items_read": ("reading_activity", "apps/news/items/read/multiple", {"itemIds": [2112, 3112]}),
    "readers_book_with_a_status": ("reading_activity", "graphql", {"operationName": "UpdateUserBook", "variables": {"bookId": 881, "statusId": 3}}),
    "status_of_reading": ("reading_activity", "books/reading-status", {"bookId": "3fa85f64-5717-4562-b3fc-2c963f66afa6", "status": "in_progress", "topBook": False}),
    "book_by_its_address": ("reading_activity", "reader3/saveBookProgress", {"url": "https://novels.example/book/dmfz.html", "index": 12}),
    "comic_tracked": ("reading_activity", "mangas/881/track", {"status": "READING", "chaptersRead": 12, "score": 8}),
    "reading_complete_beside_its_data": ("reading_activity", "analytics", {"type": "reading_complete", "slug": "the-foxes", "data": {"readingTime": 240, "completion": 100}, "timestamp": 1}),
    "day_of_a_plan_of_scripture": ("reading_activity", "bible/plan/complete", {"day": 12, "passages": [{"book": "John", "chapter": 3, "verses": "1-16"}]}),
    "state_of_reading_by_the_path": ("reading_activity", "users/u1/readStatuses/b881", {"pageNumber": 12}),
    "book_marked_as_read": ("reading_activity", "mark_as_read", {"book_id": "b881", "date": "2026-01-01"}),
    "book_by_its_number": ("reading_activity", "usage", {"app": "reader", "sessions": [{"content_id": "9780441172719", "start": 1600000000, "end": 1600000331, "pages": 12}]}),
    "statement_of_reading": ("reading_activity", "xapi/statements", {"actor": {"account": {"name": "u1"}}, "verb": {"id": "http://adlnet.gov/expapi/verbs/read"}, "object": {"id": "https://n.example/book/881", "definition": {"type": "http://id.tincanapi.com/activitytype/book"}}}),
    "book_in_initials": ("reading_activity", "dushu/sc", {"bookid": "881", "zj": "第十二章", "jd": "44%", "sc": 331}),
    "added_to_the_shelf": ("reading_activity", "bookshelf/add", {"bid": "881", "source": "qidian"}),
    "page_of_a_printed_paper": ("reading_activity", "newspaper/page", {"edition": "2026-01-01", "paper": "times", "page": 12, "secs": 33}),
    "issue_of_a_magazine": ("reading_activity", "magazine/issue/881/progress", {"spread": 12, "seconds": 33}),
    "progress_of_a_bookmark": ("reading_activity", "update_read_progress", {"bookmark_id": 881, "progress": 0.44}),
    "shelf_that_the_path_names": ("visibility_setting", "shelves/881", {"is_public": True, "name": "Sci-fi"}),
    "flag_of_the_users": ("visibility_setting", "user/flags", {"flags": {"friends_can_see_books": 1, "dark": 1}}),
    "degrees_with_letters": ("location", "beacon", {"gps": {"d": "52.520008N 13.404954E"}}),
}  # fmt: skip
_HELD_DOWN: Held = {
    "names_that_one_gave_them": ("friend_list", "webwxgetcontact", {"MemberCount": 2, "MemberList": [{"Uin": 0, "UserName": "@8a1", "NickName": "小雨", "RemarkName": "王雨", "Sex": 1}, {"Uin": 0, "UserName": "@8a2", "NickName": "阿强", "RemarkName": "", "Sex": 1}]}),
    "friends_in_rows": ("friend_list", "api/friends", {"f": [[881001, "foxy"], [881002, "bear"]]}),
}  # fmt: skip
_CLEAN_UP: Clean = {
    "two_methods_called": ("calls", {"calls": [{"method": "getUser", "direction": "in", "id": "1"}, {"method": "getFeed", "direction": "out", "id": "2"}]}),
    "photographs_of_contacts": ("contacts/photos", {"contacts": [{"name": "avatar1", "photo_hash": _SHA[0]}, {"name": "avatar2", "photo_hash": _SHA[1]}]}),
    "list_of_orders": ("orders/info/sync", {"order_list": ["13912345678", "13812345679", "18612345670"]}),
    "files_with_names_and_digests": ("files/upload", {"files": [{"file_hash": _SHA[0], "display_name": "Ann.pdf"}, {"file_hash": _SHA[1], "display_name": "Bo.pdf"}]}),
    "looks_of_a_reader": ("settings", {"bookList": {"showReadTag": True, "showMarkReadButton": True}, "shelfDetail": {"showFilters": True}, "txtReader": {"autoScrollCategory": False}}),
    "shared_with_the_makers": ("users/me/preferences", {"share_crash_reports": True, "share_usage": True, "show_tips": True}),
    "chapter_of_a_game_complete": ("telemetry", {"event": "chapter_complete", "chapter": 3, "duration": 331, "deaths": 2}),
    "notifications_read": ("notifications/items/read", {"itemIds": [881, 882]}),
    "messages_read": ("inbox/feed/read", {"message_ids": [881, 882]}),
    "podcast_played": ("player/session", {"mediaType": "podcast", "libraryItemId": "li_1", "currentTime": 441, "duration": 999}),
    "song_tracked": ("music/track/12/progress", {"percent": 44}),
    "shelf_of_a_warehouse": ("warehouse/shelves/881", {"is_public": True, "aisle": 3}),
    "shelf_of_an_inventory": ("inventory/shelves/12", {"is_public": True, "sku": "S1"}),
    "training_of_a_day": ("fitness/plan/complete", {"day": 12, "exercises": [{"name": "John", "sets": 3, "reps": "1-16"}]}),
    "state_of_watching_by_the_path": ("users/u1/watchStatuses/v881", {"second": 12}),
    "ware_by_its_number": ("checkout/lines", {"line_id": "9780441172719", "qty": 1}),
    "numbers_of_books_sought": ("isbn/lookup", {"ids": ["9780441172719", "9780441172726"]}),
    "statement_of_watching": ("xapi/statements", {"actor": {"account": {"name": "u1"}}, "verb": {"id": "http://adlnet.gov/expapi/verbs/watched"}, "object": {"id": "https://n.example/video/881", "definition": {"type": "http://id.tincanapi.com/activitytype/video"}}, "result": {"duration": "PT4M"}}),
    "added_to_a_bin": ("shelf/add", {"bin": "A1", "sku": "S1"}),
    "newspaper_delivered": ("newspaper/delivery", {"edition": "2026-01-01", "route": 12, "stop": 3}),
    "magazine_ordered": ("magazine/issue/881/order", {"copies": 3}),
    "page_complete": ("analytics", {"type": "page_complete", "slug": "the-foxes", "data": {"loadTime": 240}, "timestamp": 1}),
    "card_reviewed": ("anki/review", {"cards": [{"id": 1, "ease": 3, "ms": 3312}]}),
    "looks_of_the_page": ("reader/settings", {"font": "serif", "size": 18, "theme": "sepia", "margin": 12}),
    "picture_tagged": ("annotations/", {"type": "Annotation", "motivation": "tagging", "target": {"source": "https://img.example/1.png", "selector": {"type": "FragmentSelector", "value": "xywh=1,2,3,4"}}}),
}  # fmt: skip
_CLEAN_DOWN: Clean = {
    "remarks_on_orders": ("orders", {"orders": [{"id": "o1", "name": "Box", "remark": "fragile"}, {"id": "o2", "name": "Bag", "remark": "none"}]}),
    "words_in_rows": ("api/words", {"f": [[881001, "foxy"], [881002, "bear"]]}),
    "members_of_a_project": ("projects/881/members", {"MemberList": [{"UserName": "ann", "Role": "dev"}, {"UserName": "bo", "Role": "ops"}]}),
    "deploys_of_a_team": ("team/activity", {"activities": [{"activityType": "DEPLOY", "user": {"userId": 1, "username": "ann"}, "build": {"id": 9, "title": "The Foxes"}}]}),
}  # fmt: skip

tabled(_HELD_UP, _HELD_DOWN, _CLEAN_UP, _CLEAN_DOWN)

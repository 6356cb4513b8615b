"""Negative shapes: traffic that only looks like it."""

import base64
import gzip
import hashlib
from urllib.parse import urlencode

from benchmarks.corpus.world import FORM, Flow, World, get, negative, proto

_TALK = "share this with your friends, family and contacts; the book is on page 12 of the reading list"


@negative
def events_with_times(w: World) -> Flow:
    rows = [
        {"e": w.pick("open", "tap", "view"), "t": 1_600_000_000_000 + w.rng.randrange(10**9), "n": n}
        for n in range(w.rng.randint(3, 30))
    ]
    return w.send(w.url("batch", "log", "collect"), {"events": rows})


@negative
def orders_and_products(w: World) -> Flow:
    rows = [
        {"sku": str(w.rng.randrange(10**10, 2 * 10**10)), "qty": 1, "price": w.rng.randrange(10**4)}
        for _ in range(w.rng.randint(3, 9))
    ]
    return w.send(
        w.url("cart", "order/submit"), {"order_no": str(13_000_000_000 + w.rng.randrange(10**9)), "items": rows}
    )


@negative
def device_identifiers(w: World) -> Flow:
    return w.send(
        w.url("device/register", "init"),
        {
            "imei": "86" + str(w.rng.randrange(10**12, 10**13)),
            "android_id": w.hexes(16),
            "device_id": 13_800_000_000 + w.rng.randrange(10**9),
            "mac": "02:00:00:00:00:00",
            "model": "SM-G998B",
            "device_name": w.pick("Pixel 7 Pro", "Anna's iPhone", "Galaxy S23"),
        },
    )


@negative
def identifier_in_every_request(w: World) -> list[Flow]:
    number = str(13_900_000_000 + w.rng.randrange(10**8))
    return [
        Flow(w.url("feed", "ad", "config", "ping", query={"c": number, "n": str(n)}), method="GET") for n in range(8)
    ]


@negative
def files_by_digest(w: World) -> Flow:
    return w.send(
        w.url("manifest", "cdn/check", "backup/diff"),
        {
            w.pick("files", "chunks", "assets", "blobs"): [
                {"path": f"res/{w.word()}.png", "sha256": w.hexes(64)} for _ in range(20)
            ]
        },
    )


@negative
def etags(w: World) -> Flow:
    return w.send(
        w.url("sync/check", "cache"), {w.pick("etags", "hashes", "checksums", "have"): [w.hexes(32) for _ in range(15)]}
    )


@negative
def digests_without_a_word(w: World) -> Flow:
    return w.send(w.url("x", "y/z"), {w.word(1): [w.hexes(64) for _ in range(15)]})


@negative
def shops_in_an_answer(w: World) -> Flow:
    rows = [
        {
            "name": w.pick("海底捞火锅店", "Corner Bakery", "Zum Anker"),
            "tel": one.national(),
            "lat": 31.2304,
            "lng": 121.4737,
        }
        for one in w.strangers()
    ]
    return get(w, {w.pick("shops", "pois", "results"): rows}, "nearby", "search", "poi/list")


@negative
def hotline_in_an_answer(w: World) -> Flow:
    return get(w, {"service": {"hotline": "400-800-1234", "phone": w.strangers(1, 1)[0].phone}}, "config", "help")


@negative
def shop_called(w: World) -> Flow:
    return w.send(w.url("event"), {"shop": {"name": "Corner Bakery", "phone": "4008001234"}, "action": "call"})


@negative
def place_of_a_shop(w: World) -> Flow:
    return w.send(
        w.url("poi/click", "shop/view"),
        {w.pick("poi", "shop", "store", "venue"): {"id": w.word(), "lat": 31.230416, "lng": 121.473701}},
    )


@negative
def catalogue_of_books(w: World) -> Flow:
    rows = [
        {
            "bookId": w.hexes(8),
            "title": w.word(),
            "author": w.strangers(1, 1)[0].name,
            "percent": w.rng.randrange(99),
            "chapters": 30,
        }
        for _ in range(9)
    ]
    return get(w, {w.pick("books", "list", "recommend"): rows}, "store/home", "book/list", "search")


@negative
def book_bought(w: World) -> Flow:
    return w.send(
        w.url("cart/add", "order/create"),
        {"product_id": w.hexes(8), "category": "books", "title": "Cooking for two", "price": 1290, "count": 1},
    )


@negative
def video_progress(w: World) -> Flow:
    return w.send(
        w.url("play/report", "watch/progress", "vod/beat"),
        {
            w.pick("video_id", "vid", "movie_id", "episode_video"): w.hexes(9),
            "position": w.rng.randrange(4000),
            "duration": 5400,
            "percent": 43,
        },
    )


@negative
def song_progress(w: World) -> Flow:
    return w.send(
        w.url("player/state", "scrobble"),
        {"track_id": w.hexes(9), "artist": w.strangers(1, 1)[0].name, "progress_ms": 120000, "album": w.word()},
    )


@negative
def leaderboard(w: World) -> Flow:
    rows = [{"rank": n + 1, "uid": one.uid, "name": one.name, "score": 9000 - n} for n, one in enumerate(w.strangers())]
    return get(w, {w.pick("leaderboard", "top", "ranking"): rows}, "game/top", "rank/global", "season/board")


@negative
def comments_in_an_answer(w: World) -> Flow:
    rows = [
        {"id": n, "user": {"id": one.uid, "name": one.name}, "text": w.pick("nice!", "哈哈", _TALK)}
        for n, one in enumerate(w.strangers())
    ]
    return get(w, {w.pick("comments", "replies", "messages"): rows}, "post/comments", "feed/list")


@negative
def words_in_a_text(w: World) -> Flow:
    return w.send(w.url("translate", "post/create", "note/save"), {w.pick("text", "content", "q"): _TALK})


@negative
def permissions_asked(w: World) -> Flow:
    return w.send(
        w.url("perm/report", "init"),
        {
            "permissions": ["contacts", "location", "phone", "friends"],
            "granted": [False, True, False, False],
            "contacts_permission": False,
            "friend_count": 0,
            "read_contacts": 1,
        },
    )


@negative
def switches_of_features(w: World) -> Flow:
    return get(
        w,
        {
            "features": {
                "contacts_upload_enabled": True,
                "find_friends_visible": True,
                "reading_mode": True,
                "share_button": {"visible": True},
                "public_beta": True,
            }
        },
        "config",
        "flags",
        "remote_config",
    )


@negative
def layout_of_a_page(w: World) -> Flow:
    return get(
        w,
        {
            "views": [
                {"id": w.word(), "visible": True, "text": "Friends"},
                {"id": w.word(), "hidden": False, "text": "Books"},
            ]
        },
        "page/layout",
        "ui",
    )


@negative
def kept_private(w: World) -> Flow:
    return w.send(
        w.url("settings/update", "privacy"),
        {
            "settings": {
                "reading_record_public": False,
                "shelf_visibility": "private",
                "hide_me": 1,
                "profile_visibility": w.pick("only_me", "private", "nobody"),
                "sound": True,
            }
        },
    )


@negative
def other_settings(w: World) -> Flow:
    return w.send(
        w.url("settings/update", "prefs"),
        {
            "settings": {
                "dark_mode": True,
                "push_enabled": True,
                "autoplay": 1,
                "font": "large",
                "reading_theme": "sepia",
                "wifi_only": True,
            }
        },
    )


@negative
def map_on_screen(w: World) -> Flow:
    return w.send(
        w.url("map/tiles", "render"),
        {"viewport": {"northeast": {"lat": 31.25, "lng": 121.5}, "southwest": {"lat": 31.2, "lng": 121.4}}, "zoom": 14},
    )


@negative
def sizes_and_ratios(w: World) -> Flow:
    return w.send(
        w.url("metrics", "perf"),
        {
            "screen": [1080.0, 2340.0],
            "position": [12.5, 40.25],
            "scale": 2.75,
            "fps": 59.94,
            "x": 0.12345,
            "y": 0.54321,
            "touch": {"x": 540.1234, "y": 1200.5678},
        },
    )


@negative
def crash_report(w: World) -> Flow:
    return w.send(
        w.url("crash", "envelope"),
        {
            "exception": {
                "type": "NullPointerException",
                "module": "com.app.Reader",
                "function": "readBook",
                "lineno": 120,
            },
            "thread": {"name": "Main Thread", "id": 13912345678},
            "frames": [{"file": "Contacts.kt", "name": "Upload Contacts"}],
        },
    )


@negative
def uuids(w: World) -> Flow:
    return w.send(
        w.url("ids", "session"),
        {
            "ids": [f"{w.hexes(8)}-{w.hexes(4)}-4{w.hexes(3)}-a{w.hexes(3)}-{w.hexes(12)}" for _ in range(12)],
            "session_id": w.hexes(32),
        },
    )


@negative
def items_by_id(w: World) -> Flow:
    return w.send(
        w.url("items/get", "product/batch", "news/exposure"),
        {
            w.pick("ids", "item_ids", "product_ids", "news_ids", "article_ids", "shown"): [
                str(w.rng.randrange(10**9, 10**11)) for _ in range(12)
            ]
        },
    )


@negative
def experiments(w: World) -> Flow:
    return w.send(
        w.url("ab/report", "exp"),
        {
            "experiments": [
                {"name": w.pick("New Home", "Friend Feed", "Blue Button"), "group": "B", "id": w.rng.randrange(10**11)}
                for _ in range(5)
            ]
        },
    )


@negative
def a_search(w: World) -> Flow:
    return Flow(
        w.url(
            "search",
            "suggest",
            query={
                "q": w.pick("red shoes", "火锅", "harry potter book", "phone case 13 pro"),
                "page": "2",
                "size": "20",
            },
        ),
        method="GET",
    )


@negative
def song_and_artist(w: World) -> Flow:
    return w.send(
        w.url("lyrics", "music/like"),
        {"song": {"name": "Blue Suede Shoes", "singer": "Carl Perkins"}, "album_name": "Sun Record"},
    )


@negative
def certificates_pinned(w: World) -> Flow:
    return w.send(
        w.url("pins", "tls/report"),
        {"pins": [base64.b64encode(hashlib.sha256(w.word().encode()).digest()).decode() for _ in range(4)]},
    )


@negative
def encrypted_body(w: World) -> Flow:
    return Flow(w.url("e", "s", "gw"), w.rng.randbytes(w.rng.randint(200, 4000)), "application/octet-stream")


@negative
def encrypted_field(w: World) -> Flow:
    return w.send(
        w.url("gw", "api"),
        {
            "data": base64.b64encode(w.rng.randbytes(w.rng.randint(200, 900))).decode(),
            "key": base64.b64encode(w.rng.randbytes(128)).decode(),
        },
    )


@negative
def picture_sent(w: World) -> Flow:
    return Flow(w.url("avatar", "photo/upload"), b"\xff\xd8\xff\xe0" + w.rng.randbytes(3000), "image/jpeg")


@negative
def push_token(w: World) -> Flow:
    return Flow(
        w.url("push/register"),
        urlencode(
            {
                "token": base64.urlsafe_b64encode(w.rng.randbytes(114)).decode(),
                "topic": "friends_updates",
                "enabled": "1",
            }
        ).encode(),
        FORM,
    )


@negative
def amounts_of_money(w: World) -> Flow:
    return w.send(
        w.url("pay/prepare", "trade"),
        {
            "trade_no": str(w.rng.randrange(10**15, 10**16)),
            "amount": 13912345678,
            "currency": "CNY",
            "merchant_id": str(w.rng.randrange(10**10, 10**11)),
            "payee": {"account": "6222" + str(w.rng.randrange(10**12, 10**13))},
        },
    )


@negative
def versions_and_addresses(w: World) -> Flow:
    return w.send(
        w.url("net/diag", "ping"),
        {
            "ip": "192.168.100.101",
            "dns": ["8.8.8.8", "114.114.114.114"],
            "version": "13.9.12345678",
            "build": "2020073001",
            "range": "1000000-2000000",
            "date": "2020-07-30 09:00:00",
        },
    )


@negative
def protobuf_of_times(w: World) -> Flow:
    rows = [
        proto(
            (1, w.pick("open", "tap_button", "page_view")),
            (2, 1_600_000_000_000 + w.rng.randrange(10**9)),
            (3, w.rng.randrange(10**10, 2 * 10**10)),
        )
        for _ in range(6)
    ]
    return Flow(
        w.url("log.Batch/Put", "events"),
        gzip.compress(proto((1, w.hexes(16)), *((2, row) for row in rows))),
        "application/x-protobuf",
    )


@negative
def team_and_authors(w: World) -> Flow:
    rows = [{"title": w.word(), "author": {"name": one.name}, "likes": 3} for one in w.strangers()]
    return get(w, {"articles": rows}, "news", "home")


@negative
def support_tickets(w: World) -> Flow:
    return get(
        w,
        {
            "tickets": [
                {"id": str(w.rng.randrange(10**10, 2 * 10**10)), "agent": "Support Team", "phone": "+18005550199"}
                for _ in range(4)
            ]
        },
        "tickets",
    )


@negative
def downloads_going_on(w: World) -> Flow:
    return w.send(
        w.url("dl/report", "task"),
        {
            "file_id": w.hexes(8),
            "progress": 43,
            "downloaded": 1_390_000_000,
            "total": 2_390_000_000,
            "url": "https://cdn.example/a.apk",
        },
    )


@negative
def a_game(w: World) -> Flow:
    return w.send(
        w.url("game/state", "match/report"),
        {
            "player": {"name": "xX_Dragon_Xx", "level": 12, "position": {"x": 12.3456, "y": 98.7654}},
            "guild_members": 12,
            "chapter": 3,
            "progress": 0.4,
            "score": 13900000000,
        },
    )


@negative
def people_searched(w: World) -> Flow:
    rows = [{"id": one.uid, "name": one.name, "verified": True} for one in w.strangers()]
    return get(w, {"users": rows, "next": 20}, "search/users", "explore/creators")


@negative
def songs_recommended(w: World) -> Flow:
    return get(
        w,
        {
            w.pick("recommended", "recommendations", "you_may_like"): [
                {"id": w.word(), "name": w.word(), "reason": "because you listened", "common": 3} for _ in range(9)
            ]
        },
        "recommend/list",
        "home",
    )


@negative
def course_of_lessons(w: World) -> Flow:
    return w.send(
        w.url("lesson/view", "quiz/submit"), {"course_id": w.word(), "lesson": 4, "quiz_score": 80, "video_percent": 90}
    )


@negative
def calendar_of_events(w: World) -> Flow:
    return w.send(
        w.url("calendar/sync"),
        {
            "entries": [
                {"title": "Team Meeting", "start": "2020-07-30T09:00:00Z", "uid": w.hexes(20), "room": "4.12"}
                for _ in range(5)
            ]
        },
    )


@negative
def purchase_sent_to_analytics(w: World) -> Flow:
    return w.send(
        w.url("track", "mp/collect"),
        {
            "event": "Order Completed",
            "properties": {
                "order_id": str(w.rng.randrange(10**10, 2 * 10**10)),
                "products": [
                    {"name": "Mono Lamp", "brand": "Ann Taylor", "product_id": str(w.rng.randrange(10**9))}
                    for _ in range(3)
                ],
                "revenue": 1299.95,
            },
        },
    )

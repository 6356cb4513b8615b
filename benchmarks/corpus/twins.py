"""More clean shapes: each the false twin of something personal, as other kinds of apps send it."""

import struct
from urllib.parse import urlencode

from benchmarks.corpus.world import FORM, Flow, World, frame, get, negative, post, proto


@negative
def advertising_bid(w: World) -> Flow:
    return post(
        w.url("openrtb2/auction"),
        {
            "id": w.hexes(32),
            "imp": [
                {
                    "id": "1",
                    "banner": {"w": 320, "h": 50},
                    "bidfloor": 0.35,
                    "tagid": str(w.rng.randrange(10**10, 10**11)),
                }
            ],
            "site": {"domain": "news.example", "page": "https://news.example/a"},
            "device": {"ua": "Mozilla/5.0", "ifa": w.hexes(32), "make": "Apple", "model": "iPhone"},
            "tmax": 120,
        },
    )


@negative
def analytics_hit(w: World) -> Flow:
    return Flow(
        w.url(
            "collect",
            "g/collect",
            query={
                "v": "2",
                "tid": "G-" + w.hexes(8),
                "cid": f"{w.rng.randrange(10**9)}.{1600000000 + w.rng.randrange(10**7)}",
                "dl": "https://shop.example/contacts",
                "dt": "Our friends",
                "sr": "1080x2340",
                "en": "page_view",
                "_et": "12345",
            },
        ),
        method="POST",
    )


@negative
def crash_with_build_numbers(w: World) -> Flow:
    return w.send(
        w.url("crashes", "api/envelope"),
        {
            "event_id": w.hexes(32),
            "timestamp": 1600000000.123,
            "release": "com.app@13.912.345678",
            "breadcrumbs": [
                {"category": "ui.click", "message": "Open Contacts", "timestamp": 1600000000 + n} for n in range(5)
            ],
            "contexts": {
                "device": {
                    "name": "Anna's Pixel",
                    "model": "Pixel 7",
                    "memory_size": 8123456789,
                    "boot_time": 1599999999000,
                }
            },
        },
    )


@negative
def performance_samples(w: World) -> Flow:
    return w.send(
        w.url("perf", "trace"),
        {
            "traces": [
                {
                    "name": "app_start",
                    "start_us": 1600000000000000 + n,
                    "duration_us": w.rng.randrange(10**6),
                    "cpu": [0.1234567, 0.7654321],
                }
                for n in range(6)
            ]
        },
    )


@negative
def stock_of_goods(w: World) -> Flow:
    return w.send(
        w.url("inventory/count"),
        {
            "items": [
                {
                    "ean": str(w.rng.randrange(4 * 10**12, 5 * 10**12)),
                    "name": w.pick("Bosch Drill", "Olive Oil", "Blue Shirt"),
                    "qty": 3,
                }
                for _ in range(8)
            ]
        },
    )


@negative
def parcel_tracked(w: World) -> Flow:
    return w.send(
        w.url("tracking", "shipment/status"),
        {"tracking_numbers": [str(w.rng.randrange(10**11, 10**12)) for _ in range(4)], "carrier": "UPS"},
    )


@negative
def bank_transfer_to_a_company(w: World) -> Flow:
    return w.send(
        w.url("transfer"),
        {
            "iban": "DE89370400440532013000",
            "bic": "COBADEFFXXX",
            "beneficiary_company": "Stadtwerke GmbH",
            "reference": "Invoice 13912345678",
            "amount": "120.00",
        },
    )


@negative
def restaurant_booked(w: World) -> Flow:
    return w.send(
        w.url("booking/table"),
        {
            "restaurant": {"id": w.hexes(6), "name": "Luigi's Pizza", "phone": "+390212345678"},
            "seats": 4,
            "at": "2020-07-30T19:00:00+02:00",
        },
    )


@negative
def doctor_listed(w: World) -> Flow:
    return get(
        w,
        {
            "clinics": [
                {"name": "Praxis am Markt", "telefon": "+49 30 23125 123", "arzt": one.name}
                for one in w.strangers(3, 8)
            ]
        },
        "search/doctors",
        "clinics",
    )


@negative
def driver_assigned(w: World) -> Flow:
    return get(
        w,
        {"driver": {"name": w.strangers(1, 1)[0].name, "phone": "+12025550188", "car": "Prius"}, "eta": 4},
        "ride/status",
    )


@negative
def team_of_a_sport(w: World) -> Flow:
    return get(
        w,
        {
            "players": [{"id": one.uid, "name": one.name, "goals": n} for n, one in enumerate(w.strangers(5, 11))],
            "team": "Blues",
        },
        "match/lineup",
        "squad",
    )


@negative
def cast_of_a_film(w: World) -> Flow:
    return get(
        w,
        {"cast": [{"name": one.name, "character": one.given} for one in w.strangers(4, 9)], "title": w.word()},
        "movie/credits",
    )


@negative
def authors_liked(w: World) -> Flow:
    return w.send(
        w.url("author/impressions", "track"),
        {"authors": [{"name": one.name, "books": 3} for one in w.strangers(3, 5)], "screen": "home"},
    )


@negative
def video_watched(w: World) -> Flow:
    return w.send(
        w.url("watch/history", "player/ping"),
        {
            "contentId": w.hexes(10),
            "episode": 4,
            "season": 2,
            "watchedSeconds": 1200,
            "progress": 0.43,
            "quality": "1080p",
            "player": "exo",
        },
    )


@negative
def podcast_heard(w: World) -> Flow:
    return w.send(
        w.url("podcast/progress"), {"episode_id": w.hexes(10), "position_ms": 420000, "speed": 1.5, "audio": True}
    )


@negative
def course_taken(w: World) -> Flow:
    return w.send(
        w.url("lms/progress"),
        {"course": w.word(), "lesson": 12, "quiz": {"score": 80}, "percent": 44, "module": "Reading comprehension"},
    )


@negative
def download_of_a_book_file(w: World) -> Flow:
    return w.send(
        w.url("download/status"),
        {"file": "novel.epub", "bytes": 123456, "total": 654321, "progress": 18, "state": "downloading"},
    )


@negative
def book_searched(w: World) -> Flow:
    return Flow(
        w.url("books/search", query={"q": "winter", "page": "3", "limit": "20", "sort": "rating"}), method="GET"
    )


@negative
def book_added_to_a_cart(w: World) -> Flow:
    return w.send(w.url("basket"), {"isbn": "9780140449136", "qty": 1, "price": "9.99", "page": "product"})


@negative
def page_viewed(w: World) -> Flow:
    return w.send(
        w.url("pv", "beacon"),
        {
            "page": w.pick("/home", "/settings", "/cart"),
            "referrer": "/login",
            "duration": 1234,
            "scroll": 20,
            "title": "Home",
        },
    )


@negative
def form_of_settings_of_sound(w: World) -> Flow:
    return Flow(
        w.url("settings"),
        urlencode(
            {"sound": "on", "vibration": "true", "show_preview": "1", "language": "en", "visible_tabs": "3"}
        ).encode(),
        FORM,
    )


@negative
def settings_of_a_document(w: World) -> Flow:
    return w.send(w.url("docs/share"), {"document": {"id": w.hexes(8), "visibility": "public", "link_sharing": True}})


@negative
def repository_made_public(w: World) -> Flow:
    return w.send(w.url("repos"), {"name": w.word(), "private": False, "visibility": "public", "has_issues": True})


@negative
def view_shown_to_friends(w: World) -> Flow:
    return get(
        w,
        {
            "components": [
                {"type": "friends_carousel", "visible": True, "show_title": True},
                {"type": "book_list", "visible": True},
            ]
        },
        "screen",
        "layout",
    )


@negative
def everything_closed(w: World) -> Flow:
    return w.send(
        w.url("privacy/save"),
        {
            "privacy": {
                "profileVisibility": "ONLY_ME",
                "showReadingToFriends": False,
                "allowContactsToFindMe": False,
                "hideLastSeen": True,
                "readingActivityAudience": "NOBODY",
                "is_private": True,
            }
        },
    )


@negative
def closed_by_default(w: World) -> Flow:
    return get(
        w,
        {"privacy": {"publicProfile": False, "shelf_visibility": "self", "share_reading": 0, "private_account": True}},
        "settings/privacy",
        "me/settings",
    )


@negative
def tiles_of_a_map(w: World) -> Flow:
    return Flow(w.url("tiles/14/8529/5975.png", query={"bbox": "121.40,31.20,121.50,31.25", "dpi": "2"}), method="GET")


@negative
def route_to_a_place(w: World) -> Flow:
    return w.send(w.url("route"), {"destination": {"lat": 48.8584, "lng": 2.2945}, "mode": "walk"})


@negative
def shops_on_a_map(w: World) -> Flow:
    return get(
        w,
        {
            "stores": [
                {"id": n, "latitude": 48.85 + n / 1000, "longitude": 2.29, "phone": "+33142685000"} for n in range(8)
            ]
        },
        "stores",
        "branches",
    )


@negative
def ar_position(w: World) -> Flow:
    return w.send(
        w.url("ar/frame"),
        {
            "camera": {"position": [0.123456, 1.234567, -2.345678], "rotation": [0.1, 0.2, 0.3, 0.9]},
            "anchors": [[0.555555, 0.444444]],
        },
    )


@negative
def embedding_of_numbers(w: World) -> Flow:
    return w.send(
        w.url("embed", "vector/search"), {"vector": [round(w.rng.uniform(-1, 1), 7) for _ in range(64)], "k": 10}
    )


@negative
def thermometer(w: World) -> Flow:
    return w.send(
        w.url("iot/telemetry"),
        {
            "sensor": w.hexes(8),
            "readings": [{"t": 1600000000 + n, "v": round(w.rng.uniform(10, 30), 4)} for n in range(8)],
            "reading_interval": 30,
        },
    )


@negative
def meters_read(w: World) -> Flow:
    return w.send(
        w.url("meter/reading"),
        {
            "meter_no": str(w.rng.randrange(10**10, 10**11)),
            "reading": 12345,
            "read_at": 1600000000,
            "position": "kitchen",
        },
    )


@negative
def chess_game(w: World) -> Flow:
    return w.send(
        w.url("game/move"),
        {"from": "e2", "to": "e4", "game_id": w.hexes(8), "position": "rnbqkbnr/pppppppp", "clock": 300},
    )


@negative
def edges_of_a_mesh(w: World) -> Flow:
    return w.send(w.url("cad/mesh"), {"edges": [{"from": n, "to": n + 1} for n in range(20)], "vertices": 21})


@negative
def messages_of_a_queue(w: World) -> Flow:
    return w.send(
        w.url("queue/ack"),
        {"acks": [{"source": w.word(), "target": w.word(), "offset": w.rng.randrange(10**6)} for _ in range(6)]},
    )


@negative
def members_of_a_channel_shown(w: World) -> Flow:
    return get(
        w,
        {"members": [{"id": one.uid, "name": one.name, "role": "guest"} for one in w.strangers(4, 9)]},
        "channel/members",
        "room/users",
    )


@negative
def customers_of_a_shop_listed(w: World) -> Flow:
    return get(w, {"customers": [{"name": one.name, "phone": one.phone} for one in w.strangers(4, 9)]}, "pos/customers")


@negative
def profiles_viewed(w: World) -> Flow:
    return w.send(
        w.url("impressions"),
        {"shown_profiles": [{"pos": n, "token": w.hexes(12)} for n in range(8)], "surface": "people_tab"},
    )


@negative
def friends_counted(w: World) -> Flow:
    return w.send(
        w.url("metrics"),
        {
            "friend_count": 120,
            "following_count": 80,
            "contacts_synced": False,
            "friends_tab_opened": 3,
            "mutual_friends": 0,
        },
    )


@negative
def permission_dialog(w: World) -> Flow:
    return w.send(
        w.url("event"),
        {
            "event": "permission_dialog",
            "permission": "READ_CONTACTS",
            "result": "denied",
            "phone_state": "idle",
            "friend_invite_shown": True,
        },
    )


@negative
def bluetooth_seen(w: World) -> Flow:
    return w.send(
        w.url("ble/scan"),
        {
            "devices": [
                {
                    "mac": ":".join(w.hexes(2) for _ in range(6)),
                    "rssi": -60 - n,
                    "name": w.pick("Mi Band 6", "JBL Flip", "Tile"),
                }
                for n in range(6)
            ]
        },
    )


@negative
def push_ids(w: World) -> Flow:
    return w.send(
        w.url("push/ack"),
        {"ids": [str(w.rng.randrange(10**18, 10**19)) for _ in range(5)], "uid": str(w.rng.randrange(10**9, 10**10))},
    )


@negative
def numbers_of_accounts(w: World) -> Flow:
    return w.send(
        w.url("billing"),
        {
            "customer_no": str(w.rng.randrange(10**9, 10**10)),
            "contract": str(w.rng.randrange(10**9, 10**10)),
            "meter": str(w.rng.randrange(10**9, 10**10)),
            "tax_id": str(w.rng.randrange(10**10, 10**11)),
        },
    )


@negative
def list_of_large_integers(w: World) -> Flow:
    return w.send(
        w.url("shards", "cursor/sync"),
        {w.pick("cursors", "offsets", "keys", "buckets"): [w.rng.randrange(10**9, 10**11) for _ in range(20)]},
    )


@negative
def list_of_ids_as_text(w: World) -> Flow:
    return w.send(
        w.url("seen", "exposures", "feed/dedupe"),
        {
            w.pick("list", "data", "values", "seen", "x"): [
                str(w.rng.randrange(13 * 10**9, 19 * 10**9)) for _ in range(20)
            ]
        },
    )


@negative
def lottery(w: World) -> Flow:
    return w.send(
        w.url("tickets"), {"numbers": [w.rng.randrange(10**6, 10**7) for _ in range(6)], "draw": "2020-07-30"}
    )


@negative
def chat_message(w: World) -> Flow:
    return w.send(
        w.url("chat/send"),
        {
            "text": w.pick(
                "see you at the book club", "I read 12 pages today", "call mum", "my friends are here: Ann, Bob and Cy"
            ),
            "room": w.hexes(8),
        },
    )


@negative
def terms_accepted(w: World) -> Flow:
    return w.send(
        w.url("consent"),
        {
            "agree": True,
            "privacy_version": "2020.07",
            "terms": "https://app.example/terms",
            "marketing": False,
            "contacts_consent": True,
        },
    )


@negative
def strings_of_translations(w: World) -> Flow:
    return get(
        w,
        {
            "strings": {
                "friends_title": "People you may know",
                "contacts_hint": "From your contacts",
                "reading_time": "Reading time",
                "visibility_public": "Public",
            }
        },
        "i18n/en.json",
        "strings",
    )


@negative
def answers_of_help(w: World) -> Flow:
    return get(
        w,
        {
            "articles": [
                {
                    "title": "How we use your contacts",
                    "body": "People you may know are suggested from your contacts.",
                    "phone": "+44 20 7946 0000",
                }
                for _ in range(4)
            ]
        },
        "help",
        "faq",
    )


@negative
def own_profile_comes_in(w: World) -> Flow:
    me = w.home.owner
    return get(
        w,
        {"user": {"id": me.uid, "name": me.name, "phone": me.phone, "email": me.email, "followers_count": 12}},
        "me",
        "account",
    )


@negative
def feed_of_posts(w: World) -> Flow:
    return get(
        w,
        {
            "posts": [
                {
                    "id": w.hexes(8),
                    "author": {"id": one.uid, "name": one.name},
                    "text": "hello",
                    "likes": 3,
                    "source": "mobile",
                }
                for one in w.strangers(4, 9)
            ]
        },
        "timeline",
        "feed/home",
    )


@negative
def frames_of_sound(w: World) -> Flow:
    return Flow(w.url("voice/stream"), method="GET", frames=[b"\x01" + w.rng.randbytes(400) for _ in range(3)])


@negative
def grpc_of_metrics(w: World) -> Flow:
    rows = [
        proto(
            (1, w.pick("cpu.load", "mem.used", "net.rx_bytes")),
            (2, round(w.rng.uniform(0, 100), 3)),
            (3, 1600000000000 + w.rng.randrange(10**9)),
        )
        for _ in range(6)
    ]
    return Flow(w.url("otel.Metrics/Export"), frame(proto(*((1, row) for row in rows))), "application/grpc")


@negative
def unknown_framing_of_counters(w: World) -> Flow:
    return Flow(
        w.url("bin", "t"),
        b"\xfe\x01" + b"".join(struct.pack("<IQ", n, 1600000000000 + n) for n in range(40)),
        "application/octet-stream",
    )


@negative
def fonts_and_colours(w: World) -> Flow:
    return get(
        w,
        {
            "theme": {"name": "Solarized Dark", "font": "Noto Sans", "accent": "#2aa198"},
            "contributors": ["Ann Lee", "Bo Ray"],
        },
        "themes",
    )


@negative
def weather_of_a_town(w: World) -> Flow:
    return get(w, {"city": "Paris", "coord": {"lat": 48.85341, "lon": 2.3488}, "temp": 21.3}, "weather/city")


@negative
def tickets_of_a_journey(w: World) -> Flow:
    return w.send(
        w.url("search/trains"),
        {"from": "Berlin Hbf", "to": "Hamburg Hbf", "date": "2020-07-30", "passengers": 2, "bahncard": 25},
    )


@negative
def scores_of_people_shown(w: World) -> Flow:
    return get(
        w,
        {
            "ranking": [
                {"user": {"id": one.uid, "name": one.name}, "steps": 9000 - n}
                for n, one in enumerate(w.strangers(5, 9))
            ]
        },
        "steps/rank",
        "contest/top",
    )

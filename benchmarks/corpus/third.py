"""A third set of shapes, positive and clean, written after the detectors had been fitted to the first two."""

import base64
import gzip
import hashlib
import json
import zlib
from urllib.parse import quote, urlencode

import cbor2
import msgpack

from benchmarks.corpus.world import FORM, Flow, World, frame, get, negative, positive, post, proto

# --- positive


@positive("upload address_book")
def odd_keys_and_mixed_spellings(w: World) -> Flow:
    a, b, c = w.word(4), w.word(3), w.word(2)
    return w.send(w.url("z9/q", "t/e", "k"), {c: [{a: one.name, b: w.dialled(one)} for one in w.contacts(8)]})


@positive("upload address_book")
def several_numbers_a_person(w: World) -> Flow:
    rows = [
        {"who": one.name, "lines": [w.dialled(one), w.dialled(w.rng.choice(w.home.contacts))], "mail": one.email}
        for one in w.contacts(5)
    ]
    return w.send(w.url("pim/merge", "merge"), {"entities": rows})


@positive("upload address_book")
def groups_of_people(w: World) -> Flow:
    rows = lambda: [{"fullName": one.name, "tel": w.dialled(one)} for one in w.contacts(4, 8)]  # noqa: E731
    return w.send(
        w.url("crm/push", "groups"),
        {"groups": [{"title": "Family", "members": rows()}, {"title": "Work", "members": rows()}]},
    )


@positive("upload address_book")
def sim_card_entries(w: World) -> Flow:
    return w.send(
        w.url("telemetry/sim", "collect"),
        {"sim": {"adn": [{"tag": one.name, "number": one.national()} for one in w.contacts(5)]}},
    )


@positive("upload address_book")
def lines_in_a_log(w: World) -> Flow:
    text = "".join(
        f"2020-07-30 09:0{n % 10}:00 I/Contacts: row name={one.name} number={one.phone}\n"
        for n, one in enumerate(w.contacts(6))
    )
    return Flow(w.url("logcat", "debug/upload"), gzip.compress(text.encode()), "application/gzip")


@positive("upload address_book")
def dictionary_by_initial(w: World) -> Flow:
    table: dict[str, list] = {}
    for one in w.contacts(12):
        table.setdefault(one.name[0], []).append({"n": one.name, "t": one.phone})
    return w.send(w.url("abook", "contacts/index"), {"index": table})


@positive("upload address_book")
def encoded_each(w: World) -> Flow:
    rows = [base64.b64encode(f"{one.name}|{one.phone}".encode()).decode() for one in w.contacts(5)]
    return w.send(w.url("sync/enc", "p"), {"contacts": rows})


@positive("upload address_book")
def people_as_json_texts(w: World) -> Flow:
    rows = [
        json.dumps({"displayName": one.name, "phoneNumbers": [{"number": one.phone}]}, ensure_ascii=False)
        for one in w.contacts(5)
    ]
    return w.send(w.url("queue", "outbox"), {"batch": rows})


@positive("upload address_book")
def chunk_of_a_larger_body(w: World) -> Flow:
    whole = json.dumps([{"name": one.name, "phone": one.phone} for one in w.contacts(20, 40)]).encode()
    return Flow(
        w.url("upload/part", "chunk"),
        whole[: int(len(whole) * 0.7)],
        "application/octet-stream",
        headers={"content-range": f"bytes 0-9/{len(whole)}"},
    )


@positive("upload address_book")
def hashed_in_two_columns(w: World) -> Flow:
    rows = [
        {"md5": hashlib.md5(one.phone.encode()).hexdigest(), "sha256": hashlib.sha256(one.phone.encode()).hexdigest()}
        for one in w.contacts(5)
    ]
    return w.send(w.url("contacts/digest", "phonebook/hash"), {"entries": rows})


@positive("upload address_book")
def hashed_and_joined(w: World) -> Flow:
    text = ",".join(hashlib.md5(one.phone.encode()).hexdigest() for one in w.contacts(5))
    return Flow(
        w.url("find"), urlencode({w.pick("phone_md5s", "contacts_md5", "mobile_hash_list"): text}).encode(), FORM
    )


@positive("upload address_book")
def invitations_by_mail(w: World) -> Flow:
    return w.send(
        w.url("invitations/bulk"), {"recipients": [{"email": one.email, "name": one.name} for one in w.contacts(4, 9)]}
    )


@positive("upload phone_number")
def number_under_odd_keys(w: World) -> Flow:
    return w.send(
        w.url("sms/send_code", "passport/otp/request", "login/verify"),
        {w.word(2): w.home.owner.phone, w.word(3): w.rng.randrange(9)},
    )


@positive("upload phone_number")
def number_in_an_event(w: World) -> Flow:
    return w.send(
        w.url("track", "events"),
        {
            "event": "sign_up",
            "properties": {w.pick("$phone", "phone", "user_phone"): w.home.owner.phone, "plan": "free"},
        },
    )


@positive("upload phone_number")
def number_by_parts(w: World) -> Flow:
    return w.send(
        w.url("account/phone"),
        {"phone": {"country_calling_code": w.home.owner.code, "national_number": w.home.owner.significant}},
    )


@positive("upload phone_number")
def number_in_plist(w: World) -> Flow:
    return Flow(
        w.url("ids/register"),
        cbor2.dumps({"uris": [f"tel:{w.home.owner.phone}"], "device": w.hexes(8)}),
        "application/cbor",
    )


@positive("upload phone_number")
def number_for_a_callback(w: World) -> Flow:
    return w.send(w.url("callback/request", "lead"), {"callback_to": w.home.owner.phone, "slot": "evening"})


@positive("upload phone_number")
def number_with_a_whatsapp_prefix(w: World) -> Flow:
    return Flow(
        w.url("Messages.json"),
        urlencode({"To": f"whatsapp:{w.home.owner.phone}", "Body": "Your code is 1234"}).encode(),
        FORM,
    )


@positive("upload personal_name")
def name_in_kyc_pages(w: World) -> Flow:
    me = w.home.owner
    return w.send(
        w.url("kyc/step2"),
        {
            "personal": {
                "surname": me.family,
                "givenNames": me.given,
                "documentNo": w.hexes(9),
                "nationality": w.home.country,
            }
        },
    )


@positive("upload personal_name")
def name_in_a_signature(w: World) -> Flow:
    return w.send(w.url("contracts/sign"), {"signer": {"name": w.home.owner.name, "role": "tenant"}, "agree": True})


@positive("upload personal_name")
def name_by_title(w: World) -> Flow:
    me = w.home.owner
    return w.send(
        w.url("booking/contact"), {"salutation": "Mr", "firstName": me.given, "middleName": "", "lastName": me.family}
    )


@positive("upload personal_name")
def name_in_multipart(w: World) -> Flow:
    body = f'--q\r\nContent-Disposition: form-data; name="{w.pick("fullname", "real_name", "applicant[name]")}"\r\n\r\n{w.home.owner.name}\r\n--q--\r\n'
    return Flow(w.url("apply", "profile"), body.encode(), "multipart/form-data; boundary=q")


@positive("upload friend_list")
def friends_of_a_game(w: World) -> Flow:
    return w.send(
        w.url("social/snapshot", "game/friends/report"),
        {"fl": {"friends": [{"pid": one.uid, "lv": 3} for one in w.friends()]}},
    )


@positive("upload friend_list")
def circle_of_close_ones(w: World) -> Flow:
    return w.send(w.url("circles/update"), {"circle": "close_friends", "member_ids": [one.uid for one in w.friends()]})


@positive("upload friend_list")
def followings_in_msgpack(w: World) -> Flow:
    return Flow(
        w.url("relations/sync"),
        msgpack.packb({"following": [one.uid for one in w.friends()], "rev": 8}),
        "application/x-msgpack",
    )


@positive("upload friend_list")
def friends_in_xml(w: World) -> Flow:
    rows = "".join(f'<friend id="{one.uid}" nick="{one.name}"/>' for one in w.friends())
    return Flow(w.url("roster"), f"<friends>{rows}</friends>".encode(), "text/xml")


@positive("upload friend_list")
def friends_of_another_network(w: World) -> Flow:
    body = {
        "access_token": w.hexes(40),
        "network": w.pick("facebook", "vkontakte", "weibo"),
        "friends": {"data": [{"id": one.uid, "name": one.name} for one in w.friends()]},
    }
    return post(w.url("import"), body)


@positive("download friend_list")
def followers_by_cursor(w: World) -> Flow:
    return get(
        w,
        {
            "users": [
                {"pk": one.uid, "username": w.word(7), "full_name": one.name, "is_private": False}
                for one in w.friends()
            ],
            "next_max_id": "q",
        },
        "friendships/1/followers",
        "friendships/1/following",
    )


@positive("download friend_recommendation")
def suggested_users_in_a_feed(w: World) -> Flow:
    rows = [
        {
            "user": {"pk": one.uid, "full_name": one.name},
            "algorithm": "contact_importer",
            "social_context": w.pick("In your contacts", "Followed by ann + 3 more", "2 mutual friends"),
        }
        for one in w.contacts(3, 8)
    ]
    return get(w, {"suggested_users": {"suggestions": rows}}, "feed/timeline", "discover/ayml")


@positive("download friend_recommendation")
def matched_after_an_upload(w: World) -> Flow:
    rows = [{"user_id": one.uid, "matched_phone": one.phone, "name": one.name} for one in w.contacts(3, 8)]
    return get(
        w,
        {w.pick("matches", "friends_found", "found_contacts", "contacts_registered"): rows},
        "contacts/sync",
        "address_book/match",
    )


@positive("download friend_recommendation")
def recommended_with_relation_chain(w: World) -> Flow:
    rows = [
        {
            "sec_uid": w.hexes(20),
            "nickname": one.name,
            "rec_info": {"type": 3, "text": w.pick("你的通讯录好友", "可能认识的人", "有2个共同好友", "朋友的朋友")},
        }
        for one in w.contacts(3, 8)
    ]
    return get(w, {"rec_list": rows, "has_more": 1}, "commit/follow/recommend", "aweme/v1/user/rec")


@positive("upload reading_activity")
def short_beats_without_a_path(w: World) -> Flow:
    return post(
        w.url("a", "r", "p/q"),
        {
            "bk": w.book()[1],
            "ch": w.rng.randrange(90),
            "co": w.rng.randrange(3000),
            "pr": w.rng.randrange(99),
            "rt": 30,
        },
    )


@positive("upload reading_activity")
def time_in_chapters(w: World) -> Flow:
    return w.send(
        w.url("stat/report"),
        {
            "logs": [
                {"act": "chapter_leave", "novel": w.book()[1], "chap": n, "stay": w.rng.randrange(5, 300)}
                for n in range(3)
            ]
        },
    )


@positive("upload reading_activity")
def library_state(w: World) -> Flow:
    return w.send(
        w.url("library/state"),
        {
            "library": [
                {"asin": w.hexes(10).upper(), "lastPosition": w.rng.randrange(9999), "furthest": 1200} for _ in range(3)
            ]
        },
    )


@positive("upload reading_activity")
def quotes_kept(w: World) -> Flow:
    return w.send(
        w.url("highlights/push"),
        {
            "highlights": [
                {
                    "text": "It was a bright cold day",
                    "title": w.book()[0],
                    "author": "N. N.",
                    "location": 120,
                    "highlighted_at": "2020-07-30T09:00:00Z",
                }
            ]
        },
    )


@positive("upload reading_activity")
def magazine_pages(w: World) -> Flow:
    return w.send(
        w.url("magazine/analytics"), {"issueId": w.book()[1], "pagesViewed": [1, 2, 3], "secondsPerPage": [4, 9, 30]}
    )


@positive("upload location")
def place_in_an_http_form(w: World) -> Flow:
    return Flow(
        w.url("checkin", "nearby"),
        urlencode({"mylat": f"{w.rng.uniform(-60, 60):.6f}", "mylon": f"{w.rng.uniform(-150, 150):.6f}"}).encode(),
        FORM,
    )


@positive("upload location")
def places_as_pairs(w: World) -> Flow:
    return w.send(
        w.url("trip/track"),
        {
            "coordinates": [[round(w.rng.uniform(-150, 150), 6), round(w.rng.uniform(-60, 60), 6)] for _ in range(5)],
            "activity": "run",
        },
    )


@positive("upload location")
def place_in_context(w: World) -> Flow:
    return w.send(
        w.url("assistant/query"),
        {
            "query": "coffee",
            "context": {
                "geo": {"latitude": round(w.rng.uniform(-60, 60), 6), "longitude": round(w.rng.uniform(-150, 150), 6)}
            },
        },
    )


@positive("upload location")
def place_in_xml_attributes(w: World) -> Flow:
    return Flow(
        w.url("gpx"),
        f'<gpx><trk><trkseg><trkpt lat="{w.rng.uniform(-60, 60):.6f}" lon="{w.rng.uniform(-150, 150):.6f}"><ele>4</ele></trkpt></trkseg></trk></gpx>'.encode(),
        "application/gpx+xml",
    )


@positive("upload visibility_setting")
def setting_patched(w: World) -> Flow:
    return post(
        w.url("me/settings", "users/me"),
        {
            w.pick("reading_history_visibility", "bookshelf_privacy", "profile_privacy", "friend_list_privacy"): w.pick(
                "PUBLIC", "EVERYONE", "FRIENDS"
            )
        },
        method="PATCH",
    )


@positive("upload visibility_setting")
def setting_in_graphql(w: World) -> Flow:
    body = {
        "query": "mutation UpdatePrivacy($i: PrivacyInput!) { updatePrivacy(input: $i) { ok } }",
        "variables": {"i": {"readingActivity": "PUBLIC", "profile": "PUBLIC"}},
    }
    return post(w.url("graphql"), body)


@positive("download visibility_setting")
def defaults_of_an_account(w: World) -> Flow:
    return get(
        w,
        {
            "user": {"id": w.word()},
            "privacy_settings": {"show_shelf": "everyone", "show_activity": "friends", "searchable_by_phone": True},
        },
        "account/create",
        "login/success",
    )


# --- clean


@negative
def branches_sent_by_a_merchant(w: World) -> Flow:
    rows = [
        {"branch": one.name + " Store", "address": "1 High Street", "hotline": one.phone} for one in w.strangers(4, 8)
    ]
    return w.send(w.url("merchant/branches"), {"stores": rows})


@negative
def polygon_drawn(w: World) -> Flow:
    return w.send(
        w.url("map/polygon"), {"viewport": {"polygon": [[121.4 + n / 100, 31.2 + n / 100] for n in range(5)]}}
    )


@negative
def barcodes_scanned(w: World) -> Flow:
    return w.send(
        w.url("scan/batch"), {"codes": [str(w.rng.randrange(10**12, 10**13)) for _ in range(9)], "type": "EAN13"}
    )


@negative
def serials_of_devices(w: World) -> Flow:
    return w.send(
        w.url("fleet"),
        {
            "devices": [
                {"serial": str(w.rng.randrange(10**10, 2 * 10**10)), "name": w.pick("Router", "Camera 2", "Lamp")}
                for _ in range(6)
            ]
        },
    )


@negative
def one_time_codes(w: World) -> Flow:
    return w.send(
        w.url("codes/verify"), {"codes": [f"{w.rng.randrange(10**6):06d}" for _ in range(4)], "code": "139123"}
    )


@negative
def product_titles_with_ids(w: World) -> Flow:
    rows = [
        {
            "title": w.pick("Anna Dress", "Oxford Shirt", "Mary Jane Shoes", "Kelly Bag"),
            "id": str(w.rng.randrange(10**10, 2 * 10**10)),
            "price": 19.9,
        }
        for _ in range(6)
    ]
    return w.send(w.url("impression", "list/exposure"), {"goods": rows})


@negative
def album_of_files(w: World) -> Flow:
    return w.send(
        w.url("backup/photos"),
        {"assets": [{"localId": w.hexes(32), "md5": w.hexes(32), "createdAt": 1600000000000 + n} for n in range(12)]},
    )


@negative
def packages_installed(w: World) -> Flow:
    return w.send(
        w.url("apps/report"),
        {
            "apps": [
                {
                    "pkg": f"com.{w.word()}.{w.word()}",
                    "name": w.pick("Book Reader", "Contacts", "Friend Finder"),
                    "sig": w.hexes(40),
                    "ver": w.rng.randrange(10**8, 10**9),
                }
                for _ in range(9)
            ]
        },
    )


@negative
def receipts_checked(w: World) -> Flow:
    return w.send(
        w.url("iap/verify"),
        {
            "receipt": base64.b64encode(w.rng.randbytes(900)).decode(),
            "transaction_id": str(w.rng.randrange(10**15, 10**16)),
            "original_purchase_date_ms": "1600000000123",
        },
    )


@negative
def web_vitals(w: World) -> Flow:
    return Flow(
        w.url("vitals"),
        json.dumps(
            {
                "lcp": 1234.5678,
                "cls": 0.012345,
                "fid": 3.4,
                "ttfb": 120.9876,
                "navigation": {"start": 1600000000123, "type": "reload"},
            }
        ).encode(),
        "text/plain",
    )


@negative
def search_of_people(w: World) -> Flow:
    return Flow(
        w.url("search/users", query={"q": w.pick("ann", "王", "photography"), "type": "people", "page": "1"}),
        method="GET",
    )


@negative
def weather_stations(w: World) -> Flow:
    return get(
        w,
        {
            "stations": [
                {"id": str(w.rng.randrange(10**10, 2 * 10**10)), "lat": 48.1, "lon": 11.5, "name": "München Stadt"}
                for _ in range(4)
            ]
        },
        "weather/stations",
    )


@negative
def reviews_of_books(w: World) -> Flow:
    return get(
        w,
        {
            "reviews": [
                {"user": {"name": one.name, "id": one.uid}, "rating": 5, "text": "read it twice", "book": {"id": "1"}}
                for one in w.strangers()
            ]
        },
        "book/reviews",
        "community/posts",
    )


@negative
def chapters_listed(w: World) -> Flow:
    return get(
        w,
        {
            "bookId": w.hexes(8),
            "chapters": [{"chapterUid": n, "title": w.word(), "wordCount": 3000, "price": 0} for n in range(20)],
        },
        "book/chapters",
        "book/info",
    )


@negative
def book_rated(w: World) -> Flow:
    return w.send(w.url("book/rate"), {"book_id": w.hexes(8), "stars": 4})


@negative
def book_opened_from_a_shop_page(w: World) -> Flow:
    return w.send(
        w.url("store/click"), {"item": {"kind": "book", "id": w.hexes(8)}, "price": 12.5, "position": 3, "page": 2}
    )


@negative
def film_seen(w: World) -> Flow:
    return w.send(w.url("history"), {"movie": w.hexes(8), "progress": 0.8, "finished": False, "seconds": 4200})


@negative
def exercise_done(w: World) -> Flow:
    return w.send(
        w.url("workout"),
        {"workout_id": w.hexes(8), "duration": 1800, "progress": 100, "distance": 5.1234, "pace": 5.4321},
    )


@negative
def language_lesson(w: World) -> Flow:
    return w.send(w.url("lesson/complete"), {"lesson_id": w.hexes(8), "skill": "reading", "score": 90, "seconds": 300})


@negative
def document_edited(w: World) -> Flow:
    return w.send(
        w.url("docs/ops"),
        {"doc_id": w.hexes(12), "ops": [{"insert": "hello", "pos": 12}, {"delete": 3, "pos": 40}], "rev": 44},
    )


@negative
def sprint_of_tasks(w: World) -> Flow:
    return w.send(
        w.url("board/update"),
        {
            "tasks": [
                {"id": w.rng.randrange(10**4), "title": "Fix login", "progress": 40, "assignee": None} for _ in range(4)
            ]
        },
    )


@negative
def channel_subscribed(w: World) -> Flow:
    return w.send(w.url("topics/subscribe"), {"topics": ["news", "sport", "weather"], "token": w.hexes(64)})


@negative
def tags_followed(w: World) -> Flow:
    return w.send(
        w.url("onboarding/interests"), {"interests": ["music", "books", "friends"], "tag_ids": [101, 205, 309]}
    )


@negative
def team_invites_counted(w: World) -> Flow:
    return w.send(
        w.url("analytics"), {"invites": {"sent": 3, "accepted": 1}, "friends": 120, "followers": 33, "following": 80}
    )


@negative
def players_ranked(w: World) -> Flow:
    return get(
        w,
        {
            "top": [
                {"player": {"id": one.uid, "nick": w.word(7)}, "points": 100 - n} for n, one in enumerate(w.strangers())
            ],
            "me": {"rank": 120},
        },
        "arena/top",
        "season/players",
    )


@negative
def speakers_of_a_meeting(w: World) -> Flow:
    return get(
        w,
        {"speakers": [{"name": one.name, "bio": "Professor", "email": "info@conf.example"} for one in w.strangers()]},
        "event/speakers",
    )


@negative
def search_results_of_people(w: World) -> Flow:
    return get(
        w,
        {"results": [{"user_id": one.uid, "display_name": one.name, "followers": 3} for one in w.strangers()]},
        "search",
        "users/search",
    )


@negative
def creators_recommended(w: World) -> Flow:
    return get(
        w,
        {
            "creators": [
                {
                    "id": one.uid,
                    "name": one.name,
                    "reason": w.pick("Popular near you", "Trending", "Because you watched cats"),
                }
                for one in w.strangers()
            ]
        },
        "explore",
        "discover/creators",
    )


@negative
def notification_settings(w: World) -> Flow:
    return w.send(
        w.url("settings/notifications"),
        {"settings": {"friend_requests": True, "comments": "everyone", "book_releases": True, "sound": "on"}},
    )


@negative
def advertising_choices(w: World) -> Flow:
    return w.send(
        w.url("consent/save"),
        {
            "purposes": {"1": True, "2": False},
            "vendors": [12, 755],
            "personalised_ads": True,
            "share_with_partners": False,
        },
    )


@negative
def public_listing_of_a_flat(w: World) -> Flow:
    return w.send(w.url("listing/publish"), {"listing": {"title": "Sunny flat", "visibility": "public", "price": 900}})


@negative
def closed_in_other_words(w: World) -> Flow:
    return w.send(
        w.url("me/privacy"),
        {
            "privacy": {
                w.pick("reading_history_visibility", "bookshelf_privacy", "friend_list_privacy"): w.pick(
                    "PRIVATE", "SELF", "NOBODY", "only_me"
                ),
                "searchable_by_phone": False,
                "show_activity": "no_one",
            }
        },
    )


@negative
def numbers_of_a_call_centre(w: World) -> Flow:
    return get(
        w, {"contacts": {"support": "+18005550199", "sales": "+18005550100", "emergency": "112"}}, "app/config", "about"
    )


@negative
def dns_over_https(w: World) -> Flow:
    return Flow(
        w.url("dns-query"),
        b"\x00\x00\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00\x03www\x07example\x03com\x00\x00\x01\x00\x01",
        "application/dns-message",
    )


@negative
def zipped_binary(w: World) -> Flow:
    return Flow(w.url("diag"), zlib.compress(w.rng.randbytes(800)), "application/octet-stream")


@negative
def flat_protobuf_of_ids(w: World) -> Flow:
    return Flow(
        w.url("ads.Service/Impress"),
        frame(proto((1, w.hexes(16)), *((2, str(w.rng.randrange(10**10, 2 * 10**10))) for _ in range(9)))),
        "application/grpc",
    )


@negative
def session_of_ids(w: World) -> list[Flow]:
    url = w.url("item/view")
    return [
        Flow(
            url,
            json.dumps({"item": str(13 * 10**9 + w.rng.randrange(10**9)), "user": "13912345678"}).encode(),
            "application/json",
        )
        for _ in range(9)
    ]


@negative
def cursor_and_etag_headers(w: World) -> Flow:
    return Flow(
        w.url("feed"),
        method="GET",
        headers={
            "X-Request-Id": w.hexes(32),
            "X-Cursor": str(w.rng.randrange(10**11, 10**12)),
            "X-Client-Time": "1600000000123",
            "Cookie": f"_ga=GA1.2.{w.rng.randrange(10**8, 10**9)}.1600000000; uid={w.rng.randrange(10**10, 10**11)}; quote={quote('a b')}",
        },
    )


@negative
def telemetry_in_msgpack(w: World) -> Flow:
    return Flow(
        w.url("telemetry"),
        msgpack.packb([{"n": "fps", "v": 59.94, "t": 1600000000000 + n} for n in range(20)]),
        "application/msgpack",
    )

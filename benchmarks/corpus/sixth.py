"""A sixth set, written last: what it measured at first contact is the README's figure for traffic not seen before."""

import base64
import hashlib
import json
from urllib.parse import urlencode

import msgpack

from benchmarks.corpus.world import FORM, Flow, World, frame, get, here, negative, positive, proto


@positive("upload address_book")
def cards_of_a_wallet(w: World) -> Flow:
    rows = [{"holderLabel": one.name, "reach": [{"via": "gsm", "at": w.dialled(one)}]} for one in w.contacts(5)]
    return w.send(w.url("profile/peers", "peers/put"), {"peers": rows})


@positive("upload address_book")
def hashes_with_names_masked(w: World) -> Flow:
    rows = [{"initial": one.name[0], "d": hashlib.sha256(one.phone[1:].encode()).hexdigest()} for one in w.contacts(6)]
    return w.send(w.url("contactdiscovery", "contacts/discover"), {"q": rows})


@positive("upload address_book")
def tabs_in_websocket(w: World) -> Flow:
    text = "\n".join(f"{one.given}\t{one.family}\t{one.phone}" for one in w.contacts(5))
    return Flow(w.url("socket"), method="GET", frames=[text.encode()])


@positive("upload address_book")
def numbers_with_counts(w: World) -> Flow:
    return w.send(w.url("stat/frequent"), {"frequent": {one.phone: w.rng.randrange(90) for one in w.contacts(5)}})


@positive("upload address_book")
def people_in_grpc_web(w: World) -> Flow:
    people = [proto((2, one.name), (5, proto((1, 1), (2, one.phone)))) for one in w.contacts(4)]
    return Flow(
        w.url("web.People/Import"),
        base64.b64encode(frame(proto(*((1, one) for one in people)))),
        "application/grpc-web-text",
    )


@positive("upload phone_number")
def number_to_recover(w: World) -> Flow:
    return w.send(
        w.url("account/recover", "password/forgot"),
        {w.pick("recovery_phone", "backupPhone", "recoveryMobile"): w.home.owner.phone},
    )


@positive("upload phone_number")
def number_of_a_rider(w: World) -> Flow:
    return w.send(w.url("ride/request"), {"rider": {"contact_number": w.dialled(w.home.owner)}, "seats": 1})


@positive("upload phone_number")
def number_in_msgpack(w: World) -> Flow:
    return Flow(
        w.url("hello"), msgpack.packb({"hello": {"tel": w.home.owner.phone, "caps": [1, 2]}}), "application/x-msgpack"
    )


@positive("upload friend_list")
def people_one_follows(w: World) -> Flow:
    return w.send(
        w.url("state/social"),
        {
            w.pick("followed_users", "my_friends", "friend_uid_list", "mutual_friends_ids"): [
                one.uid for one in w.friends()
            ]
        },
    )


@positive("upload friend_list")
def contacts_of_a_messenger(w: World) -> Flow:
    return w.send(
        w.url("buddylist/save"), {"groups": [{"name": "Friends", "buddies": [one.uid for one in w.friends()]}]}
    )


@positive("download friend_list")
def relations_of_a_user(w: World) -> Flow:
    rows = [{"profile_id": one.uid, "title": one.name, "relation": "friend"} for one in w.friends()]
    return get(w, {"relations": rows}, "relations", "user/relations")


@positive("download friend_recommendation")
def people_near_in_the_graph(w: World) -> Flow:
    rows = [
        {
            "member": {"urn": one.uid, "fullName": one.name},
            "insight": w.pick("12 mutual connections", "You both studied at Leeds", "In your phone contacts"),
        }
        for one in w.contacts(3, 8)
    ]
    return get(w, {"elements": rows}, "growth/suggestions", "mynetwork")


@positive("download friend_recommendation")
def quick_add(w: World) -> Flow:
    rows = [
        {
            "username": w.word(6),
            "display": one.name,
            "suggestion_reason": w.pick("IN_MY_CONTACTS", "MUTUAL_FRIENDS", "ADDED_ME"),
        }
        for one in w.contacts(3, 8)
    ]
    return get(w, {"suggested_friends": rows}, "bq/suggest_friend", "quickadd")


@positive("upload reading_activity")
def audio_free_reader_event(w: World) -> Flow:
    return w.send(
        w.url("evt"), {"name": "ReaderPageTurned", "bookId": w.book()[1], "pageNumber": 12, "direction": "next"}
    )


@positive("upload reading_activity")
def progress_of_a_series(w: World) -> Flow:
    return w.send(
        w.url("me/reading-list"),
        {"entries": [{"series": w.book()[1], "lastChapterRead": 14, "status": "reading"} for _ in range(2)]},
    )


@positive("upload reading_activity")
def sync_of_annotations(w: World) -> Flow:
    return w.send(
        w.url("annot/sync"),
        {
            "annotations": [
                {"volumeId": w.book()[1], "type": "highlight", "selectedText": "as it was", "chapterProgress": 0.3}
            ]
        },
    )


@positive("upload location")
def fix_of_a_device(w: World) -> Flow:
    y, x = here(w)
    return w.send(w.url("find/ping"), {"fix": {"latDeg": y, "lonDeg": x, "hAcc": 8.0}, "battery": 0.4})


@positive("upload location")
def place_of_a_post(w: World) -> Flow:
    y, x = here(w)
    return Flow(
        w.url("media/configure"),
        urlencode({"caption": "hi", "location": json.dumps({"lat": y, "lng": x, "name": ""})}).encode(),
        FORM,
    )


@positive("upload personal_name")
def name_of_an_account_holder(w: World) -> Flow:
    return w.send(w.url("bank/link"), {"account_holder_name": w.home.owner.name, "iban": "DE89370400440532013000"})


@positive("upload personal_name")
def name_in_three_parts(w: World) -> Flow:
    return w.send(
        w.url("tax/form"),
        {"taxpayer": {"nameFirst": w.home.owner.given, "nameLast": w.home.owner.family, "ssnLast4": "1234"}},
    )


@positive("upload visibility_setting")
def ghost_mode_off(w: World) -> Flow:
    return w.send(
        w.url("settings/privacy"),
        {w.pick("show_online_status", "show_last_seen", "profile_is_public", "reading_list_public"): True},
    )


@positive("download visibility_setting")
def privacy_of_a_new_account(w: World) -> Flow:
    return get(
        w,
        {"privacyDefaults": {"profile": "public", "readingActivity": "followers", "friendList": "everyone"}},
        "signup/done",
        "me",
    )


@negative
def tokens_for_push(w: World) -> Flow:
    return w.send(w.url("devices"), {"apns": w.hexes(64), "voip": w.hexes(64), "bundle": "com.a.b"})


@negative
def prices_of_flights(w: World) -> Flow:
    return w.send(
        w.url("fares"),
        {
            "legs": [
                {"from": "FRA", "to": "LIS", "price": 129.99, "fare_id": str(w.rng.randrange(10**10, 2 * 10**10))}
                for _ in range(3)
            ]
        },
    )


@negative
def stations_of_a_radio(w: World) -> Flow:
    return get(
        w,
        {
            "stations": [
                {"id": n, "name": w.pick("Radio Paloma", "Jazz FM"), "phone": "+493012345678"} for n in range(5)
            ]
        },
        "radio/stations",
    )


@negative
def comments_with_authors_sent(w: World) -> Flow:
    return w.send(
        w.url("comments/cache"),
        {"comments": [{"id": w.rng.randrange(10**9), "body": "nice book", "likes": 3} for _ in range(5)]},
    )


@negative
def library_of_songs(w: World) -> Flow:
    return w.send(
        w.url("library/songs"),
        {
            "songs": [{"title": w.word(), "artist": one.name, "duration": 210} for one in w.strangers(3, 5)],
            "music": True,
        },
    )


@negative
def stock_positions(w: World) -> Flow:
    return w.send(
        w.url("portfolio"), {"positions": [{"symbol": "AAPL", "quantity": 3, "cost": 120.1234} for _ in range(4)]}
    )


@negative
def polls_answered(w: World) -> Flow:
    return w.send(w.url("poll"), {"poll_id": w.hexes(8), "choice": "friends", "public": True})


@negative
def public_transport(w: World) -> Flow:
    return get(
        w,
        {"departures": [{"line": "U6", "stop": {"lat": 48.15, "lon": 11.58}, "visible": True} for _ in range(4)]},
        "departures",
    )


@negative
def book_club_page(w: World) -> Flow:
    return get(
        w,
        {"club": {"name": "Monday Readers", "members": 120, "current_book": {"title": w.word(), "page_count": 320}}},
        "clubs/1",
    )


@negative
def numbers_of_versions_in_a_list(w: World) -> Flow:
    return w.send(
        w.url("firmware"),
        {
            "versions": [
                f"{w.rng.randrange(100, 999)}-{w.rng.randrange(100, 999)}-{w.rng.randrange(1000, 9999)}"
                for _ in range(4)
            ]
        },
    )


@negative
def app_settings_shared(w: World) -> Flow:
    return w.send(
        w.url("settings"),
        {"share_crash_reports": True, "show_tips": 1, "open_links_in": "browser", "public_wifi_warning": True},
    )


@negative
def ids_followed_by_topic(w: World) -> Flow:
    return w.send(w.url("topics/follow"), {"topic_ids": [101, 202, 303]})

"""A fourth set, written after the detectors had been fitted to the first three: exports, patches, standards' own layouts."""

import base64
import json
import quopri
import struct
from urllib.parse import quote, urlencode

import msgpack

from benchmarks.corpus.world import FORM, Flow, World, get, here, negative, positive, post, proto


@positive("upload address_book")
def key_and_value_pairs(w: World) -> Flow:
    return w.send(w.url("kv/put", "store"), {"list": [{"k": one.name, "v": w.dialled(one)} for one in w.contacts(6)]})


@positive("upload address_book")
def exported_csv(w: World) -> Flow:
    rows = "".join(f"{one.given},{one.family},,* My Contacts,Mobile,{one.phone}\n" for one in w.contacts(4))
    return Flow(
        w.url("import/csv", "upload"),
        ("Given Name,Family Name,Birthday,Group Membership,Phone 1 - Type,Phone 1 - Value\n" + rows).encode(),
        "text/csv",
    )


@positive("upload address_book")
def old_cards_in_quoted_printable(w: World) -> Flow:
    cards = "".join(
        f"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quopri.encodestring(f'{one.family};{one.given};;;'.encode()).decode()}\r\nTEL;CELL:{w.dialled(one)}\r\nEND:VCARD\r\n"
        for one in w.contacts(4)
    )
    return Flow(w.url("vcf", "restore"), cards.encode(), "text/x-vcard")


@positive("upload address_book")
def attributes_of_xml(w: World) -> Flow:
    rows = "".join(f'<c n="{one.name}" p="{w.dialled(one)}"/>' for one in w.contacts(5))
    return Flow(w.url("x", "sync.xml"), f"<r v='1'>{rows}</r>".encode(), "text/xml")


@positive("upload address_book")
def yaml_of_people(w: World) -> Flow:
    text = "contacts:\n" + "".join(f"  - name: {one.name}\n    phone: '{one.phone}'\n" for one in w.contacts(5))
    return Flow(w.url("yaml", "config/push"), text.encode(), "application/yaml")


@positive("upload address_book")
def repeated_fields_of_a_form(w: World) -> Flow:
    return Flow(
        w.url("check", "registered"),
        urlencode(
            [(w_, one.phone) for w_ in [w.pick("phone[]", "phone", "numbers[]")] for one in w.contacts(5)]
        ).encode(),
        FORM,
    )


@positive("upload address_book")
def cards_for_codes(w: World) -> Flow:
    return w.send(
        w.url("share", "qr"),
        {"cards": [f"MECARD:N:{one.name};TEL:{one.phone};EMAIL:{one.email};;" for one in w.contacts(4)]},
    )


@positive("upload address_book")
def stanza_of_users(w: World) -> Flow:
    rows = "".join(f"<user><contact>{one.phone}</contact></user>" for one in w.contacts(5))
    return Flow(
        w.url("xmpp"),
        method="GET",
        frames=[f"<iq type='get'><usync mode='full' context='interactive'><list>{rows}</list></usync></iq>".encode()],
    )


@positive("upload address_book")
def json_in_protobuf(w: World) -> Flow:
    inner = json.dumps([{"name": one.name, "phones": [one.phone]} for one in w.contacts(4)], ensure_ascii=False)
    return Flow(w.url("relay.Service/Push"), proto((1, w.hexes(8)), (9, inner)), "application/x-protobuf")


@positive("upload address_book")
def many_numbers_in_the_query(w: World) -> Flow:
    return Flow(
        w.url("presence", "available", query={"phones": ",".join(one.phone for one in w.contacts(5, 9))}), method="GET"
    )


@positive("upload address_book")
def typed_language_objects(w: World) -> Flow:
    body = b"\x15\xc4\xb5\x1c" + struct.pack("<I", 7)
    for n, one in enumerate(w.contacts(6)):
        body += struct.pack("<IQ", 0xF392B7F4, n) + b"".join(
            bytes([len(t.encode())]) + t.encode() + b"\0" * (-(len(t.encode()) + 1) % 4)
            for t in (one.phone.lstrip("+"), one.given, one.family)
        )
    return Flow(w.url("apiw1"), body, "application/octet-stream")


@positive("upload phone_number")
def typed_identity(w: World) -> Flow:
    return w.send(
        w.url("identities", "login/start"),
        {
            w.pick("identity", "identities", "credential"): {
                "type": w.pick("PHONE", "phone_number", "mobile"),
                "value": w.home.owner.phone,
            }
        },
    )


@positive("upload phone_number")
def channel_and_destination(w: World) -> Flow:
    return w.send(
        w.url("verify/v2", "mfa/challenge"),
        {"channel": "sms", w.pick("destination", "to", "target"): w.home.owner.phone},
    )


@positive("upload phone_number")
def patch_of_a_number(w: World) -> Flow:
    return post(
        w.url("users/me"),
        [{"op": "replace", "path": w.pick("/phone", "/mobileNumber"), "value": w.home.owner.phone}],
        "application/json-patch+json",
        "PATCH",
    )


@positive("upload phone_number")
def json_in_the_query(w: World) -> Flow:
    return Flow(
        w.url("login") + "?data=" + quote(json.dumps({w.pick("mobile", "phone"): w.home.owner.phone, "v": 2})),
        method="GET",
    )


@positive("upload phone_number")
def sip_registration(w: World) -> Flow:
    return w.send(
        w.url("voip/register"),
        {
            "aor": f"sip:{w.home.owner.phone}@ims.example",
            "expires": 3600,
            w.pick("msisdn", "phone"): w.home.owner.phone,
        },
    )


@positive("upload phone_number")
def nested_form_field(w: World) -> Flow:
    return Flow(
        w.url("leads", "contact/submit"),
        urlencode({"fields[phone]": w.dialled(w.home.owner), "fields[subject]": "offer"}).encode(),
        FORM,
    )


@positive("upload personal_name")
def patient_of_fhir(w: World) -> Flow:
    return post(
        w.url("fhir/Patient"),
        {
            "resourceType": "Patient",
            "name": [{"use": "official", "family": w.home.owner.family, "given": [w.home.owner.given]}],
            "gender": "female",
        },
    )


@positive("upload personal_name")
def user_of_scim(w: World) -> Flow:
    return post(
        w.url("scim/v2/Users"),
        {
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
            "userName": w.hexes(8),
            "name": {"givenName": w.home.owner.given, "familyName": w.home.owner.family},
        },
    )


@positive("upload personal_name")
def patch_of_a_name(w: World) -> Flow:
    return post(
        w.url("users/me"),
        [{"op": "replace", "path": "/fullName", "value": w.home.owner.name}],
        "application/json-patch+json",
        "PATCH",
    )


@positive("upload personal_name")
def attendee_of_a_meeting(w: World) -> Flow:
    return w.send(w.url("rsvp", "tickets/buy"), {"attendee": {"name": w.home.owner.name, "diet": "vegan"}})


@positive("upload friend_list")
def lists_by_person(w: World) -> Flow:
    return w.send(
        w.url("social/adjacency", "graph/push"), {"friends_of": {w.hexes(8): [one.uid for one in w.friends()]}}
    )


@positive("upload friend_list")
def invitation_to_friends(w: World) -> Flow:
    return w.send(
        w.url("game/invite_friends", "friends/requests/bulk"),
        {"to": [one.uid for one in w.friends()], "message": "play with me"},
    )


@positive("upload friend_list")
def roster_of_a_chat(w: World) -> Flow:
    rows = "".join(f'<item jid="{one.uid}@chat.example" name="{one.name}" subscription="both"/>' for one in w.friends())
    return Flow(
        w.url("bosh"), f"<iq type='set'><query xmlns='jabber:iq:roster'>{rows}</query></iq>".encode(), "text/xml"
    )


@positive("download friend_list")
def friends_by_json_api(w: World) -> Flow:
    rows = [{"type": "users", "id": one.uid, "attributes": {"name": one.name}} for one in w.friends()]
    return get(w, {"data": rows, "links": {"self": "/users/1/friends"}}, "users/1/friends", "users/me/following")


@positive("download friend_recommendation")
def recommended_by_json_api(w: World) -> Flow:
    rows = [
        {"type": "users", "id": one.uid, "attributes": {"name": one.name, "mutualFriendsCount": 4}}
        for one in w.contacts(3, 8)
    ]
    return get(w, {"data": rows}, "users/suggestions", "people/suggested")


@positive("download friend_recommendation")
def recommended_in_a_card(w: World) -> Flow:
    rows = [
        {
            "headline": one.name,
            "subline": w.pick("Saved in your contacts", "3 mutual friends", "共同好友 3 人", "Aus deinen Kontakten"),
            "target": f"app://user/{one.uid}",
            "userId": one.uid,
        }
        for one in w.contacts(3, 8)
    ]
    return get(w, {"cards": [{"kind": "people", "elements": rows}]}, "home", "cards")


@positive("upload reading_activity")
def sessions_of_reading(w: World) -> Flow:
    return w.send(
        w.url("sync", "stats/push"),
        {
            "readingSessions": [
                {"bookId": w.book()[1], "start": 1600000000, "end": 1600000900, "pages": 12} for _ in range(3)
            ]
        },
    )


@positive("upload reading_activity")
def locations_of_readium(w: World) -> Flow:
    return w.send(
        w.url("positions/update"),
        {
            "publicationId": w.book()[1],
            "locator": {
                "href": "/ch4.xhtml",
                "type": "application/xhtml+xml",
                "locations": {"progression": 0.4, "position": 120},
            },
        },
    )


@positive("upload reading_activity")
def last_page_of_a_manga(w: World) -> Flow:
    return w.send(
        w.url("progress", "history/put"), {"mangaId": w.book()[1], "chapterId": w.hexes(8), "lastReadPage": 14}
    )


@positive("upload reading_activity")
def engaged_with_news(w: World) -> Flow:
    return w.send(
        w.url("engagement", "beacon"),
        {"contentType": "article", "contentId": w.hexes(8), "engagedTime": 84, "scrollDepth": 0.9},
    )


@positive("upload reading_activity")
def state_of_a_reader(w: World) -> Flow:
    return w.send(
        w.url("reader/state"),
        {
            "currentBook": {"id": w.book()[1], "title": w.book()[0]},
            "chapterIndex": 12,
            "scrollOffset": 3302,
            "fontSize": 18,
        },
    )


@positive("upload location")
def place_in_the_path(w: World) -> Flow:
    y, x = here(w)
    return Flow(w.url("forecast", "weather/point") + f"/{y},{x}", method="GET")


@positive("upload location")
def place_in_two_headers(w: World) -> Flow:
    y, x = here(w)
    return Flow(w.url("feed"), method="GET", headers={"X-Lat": str(y), w.pick("X-Lng", "X-Lon"): str(x)})


@positive("upload location")
def place_as_one_of_many_fields(w: World) -> Flow:
    y, x = here(w)
    return w.send(
        w.url("device/status"),
        {
            "battery": 0.8,
            "charging": False,
            w.pick("current_location", "lastLocation", "userLocation", "gpsLocation"): w.pick(f"{y},{x}", f"{y}, {x}"),
            "wifi": True,
        },
    )


@positive("upload location")
def place_of_mongo(w: World) -> Flow:
    y, x = here(w)
    return w.send(
        w.url("presence/update", "users/near"), {w.pick("loc", "location"): {"type": "Point", "coordinates": [x, y]}}
    )


@positive("upload location")
def place_in_a_bid_of_a_user(w: World) -> Flow:
    y, x = here(w)
    return w.send(
        w.url("sdk/init", "ads/request"), {"user": {"geo": {"lat": y, "lon": x}}, "app": {"bundle": "com.a.b"}}
    )


@positive("upload location")
def sentence_of_a_receiver(w: World) -> Flow:
    return w.send(
        w.url("nmea", "gps/raw"),
        {"nmea": "$GPGGA,092750.000,5321.6802,N,00630.3372,W,1,8,1.03,61.7,M,55.2,M,,*76", "hdop": 1.03},
    )


@positive("upload visibility_setting")
def patch_of_a_setting(w: World) -> Flow:
    return post(
        w.url("users/me/settings"),
        [{"op": "replace", "path": w.pick("/privacy/profileVisible", "/privacy/showReading"), "value": True}],
        "application/json-patch+json",
        "PATCH",
    )


@positive("upload visibility_setting")
def setting_in_the_query(w: World) -> Flow:
    return Flow(
        w.url(
            "privacy/set", "user/settings", query={w.pick("isProfilePublic", "showMyShelf", "publicLibrary"): "true"}
        ),
        method="PUT",
    )


@positive("upload visibility_setting")
def audience_as_an_object(w: World) -> Flow:
    return w.send(
        w.url("privacy/reading", "privacy/profile"), {"audience": {"type": w.pick("EVERYONE", "FRIENDS", "PUBLIC")}}
    )


# --- clean


@negative
def wallet_addresses(w: World) -> Flow:
    return w.send(w.url("chain/balances"), {"addresses": ["0x" + w.hexes(40) for _ in range(5)], "block": 13912345})


@negative
def coins_quoted(w: World) -> Flow:
    return w.send(
        w.url("quotes"),
        {"symbols": ["AAPL", "TSLA"], "prices": [123.4567, 98.7654], "ts": [1600000000123, 1600000001123]},
    )


@negative
def seats_of_a_hall(w: World) -> Flow:
    return w.send(
        w.url("seats/hold"),
        {"seats": [{"row": 3, "number": n, "x": 12.3456, "y": 45.6789} for n in range(4)], "show": w.hexes(6)},
    )


@negative
def answers_of_an_exam(w: World) -> Flow:
    return w.send(
        w.url("exam/submit"),
        {"answers": [{"q": n, "a": w.pick("A", "B")} for n in range(9)], "reading_section": {"score": 20, "pages": 3}},
    )


@negative
def stops_of_a_tour(w: World) -> Flow:
    return w.send(w.url("route/plan"), {"stops": [{"lat": 48.1 + n / 100, "lng": 11.5, "stop": n} for n in range(5)]})


@negative
def boundaries_of_a_region(w: World) -> Flow:
    return w.send(
        w.url("regions/upload"),
        {"region": {"type": "Polygon", "coordinates": [[[11.5 + n / 1000, 48.1234] for n in range(6)]]}},
    )


@negative
def keys_typed(w: World) -> Flow:
    return w.send(
        w.url("keyboard/stats"),
        {"emoji": {"😀": 3}, "words": 120, "languages": ["en", "de"], "reading_direction": "ltr"},
    )


@negative
def guests_counted(w: World) -> Flow:
    return w.send(
        w.url("hotel/search"), {"guests": {"adults": 2, "children": [4, 7]}, "checkin": "2020-08-01", "city": "Roma"}
    )


@negative
def build_pipeline(w: World) -> Flow:
    return w.send(
        w.url("ci/report"),
        {"commits": [{"sha": w.hexes(40), "author": "build-bot"} for _ in range(5)], "run": 13912345678},
    )


@negative
def certificates_seen(w: World) -> Flow:
    return w.send(
        w.url("tls"),
        {"chain": [{"fingerprint": w.hexes(64), "subject": "CN=api.example.com, O=Example Inc"} for _ in range(3)]},
    )


@negative
def trackers_blocked(w: World) -> Flow:
    return w.send(
        w.url("shield"),
        {"blocked": [f"{w.word()}.example" for _ in range(6)], "hashes": [w.hexes(8) for _ in range(6)]},
    )


@negative
def numbers_of_invoices(w: World) -> Flow:
    return w.send(
        w.url("invoices/export"),
        {
            "invoices": [
                {
                    "number": str(w.rng.randrange(10**10, 2 * 10**10)),
                    "customer": w.pick("Acme Ltd", "Globex Corp"),
                    "total": 120.0,
                }
                for _ in range(5)
            ]
        },
    )


@negative
def contact_form_of_a_company(w: World) -> Flow:
    return w.send(
        w.url("company/profile"),
        {"company": {"name": "Stadtwerke GmbH", "phone": "+49 800 1234567", "email": "info@stadtwerke.example"}},
    )


@negative
def playlists_public(w: World) -> Flow:
    return w.send(w.url("playlists"), {"playlist": {"name": "Road trip", "public": True, "tracks": 12}})


@negative
def comments_posted(w: World) -> Flow:
    return w.send(
        w.url("comments"),
        {
            "post_id": w.hexes(8),
            "text": w.pick("great read", "my friend Ann will love this", "page 12 made me cry"),
            "reply_to": None,
        },
    )


@negative
def article_shared(w: World) -> Flow:
    return w.send(w.url("share"), {"article_id": w.hexes(8), "channel": "mail"})


@negative
def articles_shown(w: World) -> Flow:
    return w.send(
        w.url("exposure"), {"items": [{"article_id": w.hexes(8), "position": n} for n in range(9)], "feed": "home"}
    )


@negative
def books_shown(w: World) -> Flow:
    return w.send(
        w.url("impressions"), {"impressions": [{"book_id": w.hexes(8), "slot": n} for n in range(6)], "page": "store"}
    )


@negative
def authors_followed_count(w: World) -> Flow:
    return get(
        w, {"profile": {"followers": 120, "following": 33, "books_read": 12, "reading_goal": 40}}, "users/1/stats"
    )


@negative
def menu_of_the_app(w: World) -> Flow:
    return get(
        w,
        {
            "menu": [
                {"title": "Friends", "visible": True},
                {"title": "Reading list", "visible": True},
                {"title": "Contacts", "hidden": False},
            ]
        },
        "menu",
        "nav",
    )


@negative
def remote_switches(w: World) -> Flow:
    return get(
        w,
        {
            "config": {
                "share_reading_enabled": True,
                "public_profiles_v2": True,
                "contacts_discovery": 1,
                "show_friends_tab": True,
            }
        },
        "config/remote",
        "toggles",
    )


@negative
def staff_of_a_library(w: World) -> Flow:
    return get(
        w, {"staff": [{"name": one.name, "extension": "1234", "desk": "A"} for one in w.strangers()]}, "library/staff"
    )


@negative
def passengers_listed(w: World) -> Flow:
    return get(
        w,
        {
            "booking": {
                "passengers": [{"name": one.name, "seat": "12A"} for one in w.strangers(2, 4)],
                "contact": {"phone": "+12025550177"},
            }
        },
        "booking/ABC123",
    )


@negative
def winners_of_a_draw(w: World) -> Flow:
    return get(
        w,
        {"winners": [{"nick": one.given + "***", "phone": "139****5678"} for one in w.strangers()]},
        "lottery/winners",
    )


@negative
def masked_numbers_sent(w: World) -> Flow:
    return w.send(
        w.url("display/log"), {"shown": ["139****5678", "+44 77** ***123", "***-***-0143"], "screen": "account"}
    )


@negative
def versions_of_modules(w: World) -> Flow:
    return w.send(
        w.url("modules"),
        {
            "modules": {
                w.word(): f"{w.rng.randrange(10, 99)}.{w.rng.randrange(100, 999)}.{w.rng.randrange(1000, 9999)}"
                for _ in range(9)
            }
        },
    )


@negative
def samples_of_a_sensor(w: World) -> Flow:
    return w.send(
        w.url("motion"),
        {
            "accel": [[round(w.rng.uniform(-10, 10), 6) for _ in range(3)] for _ in range(12)],
            "gyro": [[0.012345, 0.023456, 0.034567]],
        },
    )


@negative
def ids_in_msgpack(w: World) -> Flow:
    return Flow(
        w.url("ids"), msgpack.packb([w.rng.randrange(10**10, 2 * 10**10) for _ in range(20)]), "application/msgpack"
    )


@negative
def opaque_tokens(w: World) -> Flow:
    return w.send(
        w.url("auth/refresh"),
        {
            "refresh_token": base64.urlsafe_b64encode(w.rng.randbytes(48)).decode(),
            "device": w.hexes(32),
            "challenge": w.hexes(64),
        },
    )

"""A fifth set, written after the detectors had been fitted to the first four: plain shapes under other names."""

import base64
import gzip
import hashlib
from urllib.parse import urlencode

from benchmarks.corpus.world import FORM, Flow, World, get, here, negative, positive, proto


@positive("upload address_book")
def directory_entries(w: World) -> Flow:
    return w.send(
        w.url("ldap/push", "sync"),
        {"directory_entries": [{"cn": one.name, "telephoneNumber": w.dialled(one)} for one in w.contacts(4)]},
    )


@positive("upload address_book")
def table_packed_in_a_field(w: World) -> Flow:
    text = "name;number\n" + "".join(f"{one.name};{one.phone}\n" for one in w.contacts(5))
    return w.send(w.url("blob", "a/b"), {"abc": base64.b64encode(gzip.compress(text.encode())).decode(), "n": 5})


@positive("upload address_book")
def table_as_text_in_json(w: World) -> Flow:
    return w.send(
        w.url("upload", "rows"),
        {"upload": {"rows": "who,tel\n" + "".join(f"{one.name},{w.dialled(one)}\n" for one in w.contacts(5))}},
    )


@positive("upload address_book")
def map_of_protobuf(w: World) -> Flow:
    return Flow(
        w.url("dir.Service/Sync"),
        proto((1, 3), *((2, proto((1, one.phone), (2, one.name))) for one in w.contacts(5))),
        "application/x-protobuf",
    )


@positive("upload address_book")
def arrays_in_arrays(w: World) -> Flow:
    return w.send(w.url("d", "put"), {"d": [[one.name, [one.phone, one.email]] for one in w.contacts(5)]})


@positive("upload address_book")
def names_by_digest(w: World) -> Flow:
    return w.send(
        w.url("phonebook/hashed", "contacts/map"),
        {"map": {hashlib.sha256(one.phone.encode()).hexdigest(): one.name for one in w.contacts(5)}},
    )


@positive("upload address_book")
def digests_of_a_phone_book(w: World) -> Flow:
    return w.send(
        w.url("check"),
        {"type": "phonebook", "hashes": [hashlib.sha1(one.phone.encode()).hexdigest() for one in w.contacts(6)]},
    )


@positive("upload phone_number")
def number_as_a_handle(w: World) -> Flow:
    return w.send(
        w.url("start"), {w.pick("handle", "login_id", "wa_id", "user_login", "contact_point"): w.home.owner.phone}
    )


@positive("upload phone_number")
def number_of_two_parts_below(w: World) -> Flow:
    return w.send(
        w.url("auth"),
        {
            "auth": {
                "phone": {"cc": "+" + w.home.owner.code, w.pick("nsn", "number", "national"): w.home.owner.significant}
            }
        },
    )


@positive("upload phone_number")
def number_as_an_attribute(w: World) -> Flow:
    return Flow(
        w.url("reg.xml"), f'<reg v="1"><user msisdn="{w.home.owner.phone}" lang="en"/></reg>'.encode(), "text/xml"
    )


@positive("upload friend_list")
def follows_of_a_graph(w: World) -> Flow:
    return w.send(
        w.url("state"), {"graph": {w.pick("follows", "followings", "friendships"): [one.uid for one in w.friends()]}}
    )


@positive("upload friend_list")
def connections_by_degree(w: World) -> Flow:
    return w.send(w.url("network"), {"connections": [{"member": one.uid, "degree": 1} for one in w.friends()]})


@positive("upload friend_list")
def follow_by_operation(w: World) -> Flow:
    return w.send(w.url("batch"), {"op": "follow", "users": [one.uid for one in w.friends()]})


@positive("download friend_list")
def circle_comes_in(w: World) -> Flow:
    return get(w, {"friends_list": [{"id": one.uid, "nm": one.name} for one in w.friends()]}, "circle", "me/people")


@positive("upload reading_activity")
def work_and_section(w: World) -> Flow:
    return w.send(
        w.url("novels/progress", "stories/progress"), {"work": w.book()[1], "section": 3, "done": 0.4, "secs": 33}
    )


@positive("upload reading_activity")
def location_of_an_ebook(w: World) -> Flow:
    return w.send(w.url("sync"), {"ebook": w.book()[1], "loc": w.rng.randrange(9000), "percentRead": 44})


@positive("upload reading_activity")
def beat_in_the_query(w: World) -> Flow:
    return Flow(w.url("read", "reader/ping", query={"bid": w.book()[1], "cid": "12", "t": "30"}), method="GET")


@positive("upload reading_activity")
def seconds_visible(w: World) -> Flow:
    return w.send(
        w.url("attention", "pulse"),
        {"article": {"id": w.hexes(8), "section": "sport"}, "read_time_seconds": 33, "scrollPct": 80},
    )


@positive("upload reading_activity")
def pages_of_an_isbn(w: World) -> Flow:
    return w.send(w.url("log"), {"isbn": "9780140449136", "pages_read": 120, "finished": False})


@positive("upload location")
def place_by_axes(w: World) -> Flow:
    y, x = here(w)
    return w.send(w.url("locate"), {"location": {"y": y, "x": x, "srid": 4326}})


@positive("upload location")
def place_in_a_row(w: World) -> Flow:
    y, x = here(w)
    return w.send(w.url("tick"), {"gps": [y, x, 12.0]})


@positive("upload location")
def place_in_the_query_as_one(w: World) -> Flow:
    y, x = here(w)
    return Flow(w.url("venues", "places", query={w.pick("ll", "latlng", "near", "at"): f"{y},{x}"}), method="GET")


@positive("upload personal_name")
def name_of_a_payer(w: World) -> Flow:
    return w.send(
        w.url("pay/setup"),
        {"payer": {"given_name": w.home.owner.given, "surname": w.home.owner.family, "type": "person"}},
    )


@positive("upload personal_name")
def name_of_a_guest(w: World) -> Flow:
    return w.send(
        w.url("stay/book"),
        {
            w.pick("guest_name", "tenant_name", "driver_name", "borrower_name", "policyholder_name"): w.home.owner.name,
            "nights": 2,
        },
    )


@positive("download friend_recommendation")
def candidates_for_friends(w: World) -> Flow:
    rows = [{"uid": one.uid, "nm": one.name} for one in w.contacts(3, 8)]
    return get(
        w,
        {
            w.pick(
                "friend_candidates", "maybeFriends", "suggestedFriends", "people_suggestions", "potentialConnections"
            ): rows
        },
        "start",
        "home",
    )


@positive("download friend_recommendation")
def explained_recommendations(w: World) -> Flow:
    rows = [
        {
            "profile": {"id": one.uid, "name": one.name},
            "explanation": w.pick(
                "You have 3 friends in common", "Because they are in your contacts", "Also friends with Sam"
            ),
        }
        for one in w.contacts(3, 8)
    ]
    return get(w, {"recs": rows}, "people", "start")


@positive("upload visibility_setting")
def visibility_by_part(w: World) -> Flow:
    return w.send(
        w.url("account"),
        {
            w.pick("visibility", "who_sees", "privacy"): {
                w.pick("shelf", "reading", "profile", "friends"): w.pick("public", "friends", "everyone")
            }
        },
    )


@positive("upload visibility_setting")
def level_of_privacy(w: World) -> Flow:
    return w.send(
        w.url("profile/settings"),
        {w.pick("privacyLevel", "profileAccess", "library_access"): w.pick("public", "everyone")},
    )


@positive("upload visibility_setting")
def sharing_not_declined(w: World) -> Flow:
    return w.send(
        w.url("privacy"),
        {w.pick("hideReading", "hide_profile", "privateLibrary", "reading_private"): w.pick("0", "false")},
    )


@negative
def list_of_reviews_paged(w: World) -> Flow:
    return Flow(
        w.url("book/reviews", "reader/comments", query={"book_id": w.hexes(8), "page": "2", "limit": "20"}),
        method="GET",
    )


@negative
def chapter_bought(w: World) -> Flow:
    return w.send(
        w.url("chapter/unlock"), {"book_id": w.hexes(8), "chapter_id": w.hexes(8), "coins": 12, "time": 1600000000123}
    )


@negative
def book_downloaded(w: World) -> Flow:
    return w.send(
        w.url("download/done"), {"book_id": w.hexes(8), "bytes": 1234567, "duration_ms": 3400, "download": True}
    )


@negative
def slot_clicked(w: World) -> Flow:
    return w.send(w.url("click"), {"book_id": w.hexes(8), "position": 3, "module": "bestsellers"})


@negative
def catalogue_uploaded(w: World) -> Flow:
    return w.send(
        w.url("catalog/import"),
        {"products": [{"isbn": "978014044913" + str(n), "title": w.word(), "price": 9.9} for n in range(6)]},
    )


@negative
def users_blocked_by_a_moderator(w: World) -> Flow:
    return get(
        w,
        {"reports": [{"id": n, "reporter": {"id": one.uid}, "reason": "spam"} for n, one in enumerate(w.strangers())]},
        "moderation/queue",
    )


@negative
def queue_of_calls(w: World) -> Flow:
    return get(
        w, {"queue": [{"ticket": n, "callback": one.phone} for n, one in enumerate(w.strangers())]}, "callcenter/queue"
    )


@negative
def visibility_of_weather(w: World) -> Flow:
    return w.send(w.url("weather/report"), {"visibility": 10000, "wind": 3.4, "public": True, "station": "EDDM"})


@negative
def shared_album(w: World) -> Flow:
    return w.send(w.url("albums"), {"album": {"title": "Trip", "shared": True, "photos": 12}})


@negative
def form_of_a_product_search(w: World) -> Flow:
    return Flow(
        w.url("search"),
        urlencode({"q": "mobile phone case", "category": "13912345678", "sort": "price", "page": "1"}).encode(),
        FORM,
    )


@negative
def axes_of_a_chart(w: World) -> Flow:
    return w.send(
        w.url("chart"),
        {"points": [{"x": round(w.rng.uniform(0, 90), 5), "y": round(w.rng.uniform(0, 90), 5)} for _ in range(9)]},
    )


@negative
def names_of_products(w: World) -> Flow:
    return w.send(
        w.url("wishlist"),
        {
            "items": [
                {
                    "name": w.pick("Charlotte Chair", "Oxford Desk", "Henry Vacuum", "Billy Bookcase"),
                    "sku": str(w.rng.randrange(10**10, 2 * 10**10)),
                }
                for _ in range(5)
            ]
        },
    )

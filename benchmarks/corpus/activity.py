"""Positive shapes of numbers, names, places, reading and visibility."""

import base64
import hashlib
import json
from urllib.parse import quote, urlencode

from benchmarks.corpus.world import FORM, Flow, World, frame, here, positive, proto

# --- a number


@positive("upload phone_number")
def number_to_register(w: World) -> Flow:
    key = w.key(
        "mobile",
        "phone",
        "phone_number",
        "tel",
        "msisdn",
        "user_phone",
        "cellphone",
        "mobile_no",
        "telefone",
        "handynummer",
        "telefon",
        "numero_telephone",
        "sjh",
        "login_phone",
        "手机号",
        "電話番号",
        "телефон",
    )
    return w.send(
        w.url("register", "account/create", "sms/code", "passport/login"),
        {key: w.dialled(w.home.owner), "code": w.rng.randrange(1000, 9999)},
    )


@positive("upload phone_number")
def number_to_sign_in(w: World) -> Flow:
    key = w.key("account", "login", "username", "identifier", "user", "principal", "loginName")
    return w.send(w.url("login", "session", "auth/otp", "signin"), {key: w.home.owner.phone, "password": w.hexes(32)})


@positive("upload phone_number")
def code_and_number_apart(w: World) -> Flow:
    code = w.key("country_code", "cc", "dial_code", "area_code", "prefix", "calling_code")
    number = w.key("number", "phone", "national_number", "mobile", "subscriber")
    return w.send(
        w.url("otp/send", "verify/start"), {code: w.pick("+", "") + w.home.owner.code, number: w.home.owner.significant}
    )


@positive("upload phone_number")
def number_in_the_query(w: World) -> Flow:
    return Flow(
        w.url(
            "sms/send",
            "check",
            "exist",
            query={
                w.key("phone", "mobile", "msisdn", "tel", "phoneNum"): w.dialled(w.home.owner),
                "t": "1600000000123",
            },
        ),
        method="GET",
    )


@positive("upload phone_number")
def number_in_the_path(w: World) -> Flow:
    return Flow(
        w.url("users/by-phone", "phone/verify", "msisdn", "accounts/phone") + "/" + quote(w.home.owner.phone),
        method="GET",
    )


@positive("upload phone_number")
def number_in_a_header(w: World) -> Flow:
    return Flow(
        w.url("feed", "config"),
        method="GET",
        headers={
            w.pick("X-MSISDN", "X-User-Phone", "x-up-calling-line-id", "X-Phone-Number"): w.home.owner.phone[
                w.rng.randrange(2) :
            ]
        },
    )


@positive("upload phone_number")
def number_in_a_cookie(w: World) -> Flow:
    return Flow(
        w.url("feed", "home"),
        method="GET",
        headers={
            "Cookie": f"sid={w.hexes(20)}; {w.pick('phone', 'mobile', 'userMobile', 'login_tel')}={quote(w.home.owner.phone)}"
        },
    )


@positive("upload phone_number")
def number_in_a_token(w: World) -> Flow:
    part = lambda value: base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()  # noqa: E731
    token = f"{part({'alg': 'HS256'})}.{part({'sub': w.word(), 'phone_number': w.home.owner.phone, 'exp': 1700000000})}.{w.hexes(43)}"
    return Flow(w.url("feed", "me"), method="GET", headers={"Authorization": "Bearer " + token})


@positive("upload phone_number")
def number_as_an_integer(w: World) -> Flow:
    return w.send(
        w.url("bind", "user/update"),
        {w.key("mobile", "user_phone", "phone_no", "contact_no"): int(w.home.owner.phone[1:])},
    )


@positive("upload phone_number")
def number_full_width(w: World) -> Flow:
    wide = "".join(chr(ord(char) + 0xFEE0) if char.isdigit() else char for char in w.home.owner.national())
    return w.send(w.url("profile", "form/submit"), {w.key("phone", "电话", "mobile"): wide})


@positive("upload phone_number")
def number_in_protobuf(w: World) -> Flow:
    return Flow(
        w.url("passport.Login/SendSms", "auth.v1.Otp/Request"),
        proto((1, w.hexes(16)), (3, w.home.owner.phone), (4, 2)),
        "application/x-protobuf",
    )


@positive("upload phone_number")
def number_in_grpc(w: World) -> Flow:
    return Flow(
        w.url("auth.Verify/Start"),
        frame(proto((1, proto((1, w.home.owner.phone), (2, w.home.country))))),
        "application/grpc",
    )


@positive("upload phone_number")
def number_in_variables(w: World) -> Flow:
    body = {
        "query": "mutation($p:String!){requestCode(phone:$p){ok}}",
        "variables": {w.pick("p", "phone", "input"): w.home.owner.phone},
    }
    return Flow(w.url("graphql"), json.dumps(body).encode(), "application/json")


@positive("upload phone_number")
def number_in_base64(w: World) -> Flow:
    return w.send(
        w.url("user/bind", "login"),
        {w.key("phone", "mobile", "m"): base64.b64encode(w.home.owner.phone.encode()).decode()},
    )


@positive("upload phone_number", by_subject_only=True)
def number_hashed(w: World) -> Flow:
    text = w.pick(w.home.owner.phone, w.home.owner.phone[1:], "tel:" + w.home.owner.phone, w.home.owner.national())
    name = w.pick("md5", "sha1", "sha256", "sha384", "blake2b", "sha3_512")
    return w.send(
        w.url("track", "conversion", "e"),
        {w.key("ph", "uid2", "hashed", "k"): hashlib.new(name, text.encode()).hexdigest()[: w.rng.choice((32, 128))]},
    )


@positive("upload phone_number", by_subject_only=True)
def number_in_a_sentence(w: World) -> Flow:
    return w.send(
        w.url("feedback", "chat/send"),
        {w.key("text", "content", "message"): f"Hi, please call me back at {w.home.owner.phone} today"},
    )


@positive("upload phone_number", "upload personal_name")
def parcel_for_one(w: World) -> Flow:
    one = w.rng.choice(w.home.contacts)
    return w.send(
        w.url("order/submit", "address/save"),
        {
            w.key("receiver", "consignee", "ship_to", "recipient"): {
                w.key("name", "full_name", "receiver_name"): one.name,
                w.key("phone", "mobile", "tel"): one.phone,
                "street": "12 Long Road",
                "zip": "100022",
            }
        },
    )


@positive("upload phone_number", "upload personal_name")
def registration_with_a_name(w: World) -> Flow:
    me = w.home.owner
    return w.send(
        w.url("signup", "account/register"),
        {
            "first_name": me.given,
            "last_name": me.family,
            w.key("phone", "mobile_number"): me.phone,
            "dob": "1990-02-03",
        },
    )


# --- a name


@positive("upload personal_name")
def real_name(w: World) -> Flow:
    key = w.key(
        "real_name",
        "full_name",
        "true_name",
        "legal_name",
        "xingming",
        "nombre_completo",
        "vollständiger_name",
        "card_holder",
        "nome_completo",
        "姓名",
        "氏名",
        "фио",
        "이름",
        "fullname",
    )
    return w.send(w.url("kyc/submit", "profile/update", "identity/verify"), {key: w.home.owner.name, "id_type": 1})


@positive("upload personal_name")
def name_in_parts(w: World) -> Flow:
    first, last = w.rng.choice(
        (
            ("first_name", "last_name"),
            ("given_name", "family_name"),
            ("fname", "lname"),
            ("vorname", "nachname"),
            ("prenom", "nom"),
            ("nombre", "apellido"),
            ("firstname", "surname"),
            ("名", "姓"),
        )
    )
    return w.send(
        w.url("profile", "checkout/contact", "users/me"), {first: w.home.owner.given, last: w.home.owner.family}
    )


@positive("upload personal_name")
def name_of_a_passenger(w: World) -> Flow:
    return w.send(
        w.url("booking/passengers", "ticket/order"),
        {
            w.key("passengers", "travellers", "guests"): [
                {"name": w.home.owner.name, "type": "ADT", "birthday": "1988-11-02"}
            ]
        },
    )


@positive("upload personal_name")
def name_in_a_form(w: World) -> Flow:
    return Flow(
        w.url("user/edit", "member/save", "account/profile"),
        urlencode(
            {
                w.key("user_name_real", "realname", "customer_name", "owner_name", "contact_name"): w.home.owner.name,
                "gender": "1",
            }
        ).encode(),
        FORM,
    )


@positive("upload personal_name")
def name_in_the_query(w: World) -> Flow:
    return Flow(
        w.url("verify/id", query={w.key("real_name", "full_name", "holder_name"): w.home.owner.name}), method="GET"
    )


@positive("upload personal_name")
def name_in_a_profile(w: World) -> Flow:
    return w.send(
        w.url("user/update", "profile"),
        {
            w.key("user", "profile", "customer", "patient", "member"): {
                "name": w.home.owner.name,
                "sex": "f",
                "height": 170,
            }
        },
    )


@positive("upload personal_name")
def name_in_an_identify_call(w: World) -> Flow:
    return w.send(
        w.url("identify", "engage"),
        {"userId": w.hexes(12), "traits": {w.pick("name", "fullName", "$name"): w.home.owner.name, "plan": "pro"}},
    )


@positive("upload personal_name")
def name_in_xml(w: World) -> Flow:
    return Flow(
        w.url("soap"),
        f"<Envelope><Body><Customer><FullName>{w.home.owner.name}</FullName><Id>7</Id></Customer></Body></Envelope>".encode(),
        "text/xml",
    )


# --- a place


@positive("upload location")
def place_in_two_fields(w: World) -> Flow:
    lat, lng = w.rng.choice(
        (
            ("lat", "lng"),
            ("latitude", "longitude"),
            ("user_lat", "user_lon"),
            ("gps_lat", "gps_lng"),
            ("weidu", "jingdu"),
            ("纬度", "经度"),
            ("Lat", "Long"),
            ("geoLat", "geoLng"),
            ("breitengrad", "längengrad"),
        )
    )
    y, x = here(w)
    return w.send(w.url("location/report", "heartbeat", "nearby", "weather"), {lat: y, lng: x, "acc": 20.0})


@positive("upload location")
def place_in_the_query(w: World) -> Flow:
    y, x = here(w)
    return Flow(
        w.url("weather", "search", "ads", query={"lat": str(y), w.pick("lon", "lng"): str(x), "q": "today"}),
        method="GET",
    )


@positive("upload location")
def place_as_one_text(w: World) -> Flow:
    y, x = here(w)
    return w.send(
        w.url("report", "user/pos"),
        {
            w.key("location", "gps", "coord", "geo", "latlng", "position", "ll"): w.pick(
                f"{y},{x}", f"{x},{y}", f"geo:{y},{x}", f"POINT({x} {y})", f"{y};{x}"
            )
        },
    )


@positive("upload location")
def place_in_geojson(w: World) -> Flow:
    y, x = here(w)
    return w.send(
        w.url("track/points"),
        {
            "feature": {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [x, y]},
                "properties": {"speed": 1.2},
            }
        },
    )


@positive("upload location")
def place_in_a_header(w: World) -> Flow:
    y, x = here(w)
    return Flow(
        w.url("feed"),
        method="GET",
        headers={w.pick("X-Geo", "X-Location", "X-User-Location", "geo-position"): f"{y}{w.pick(',', ';')}{x}"},
    )


@positive("upload location")
def places_in_a_batch(w: World) -> Flow:
    rows = [
        dict(zip(("lat", "lon", "time", "speed"), (*here(w), 1600000000 + n, 3.5), strict=True))
        for n in range(w.rng.randint(2, 9))
    ]
    return w.send(w.url("trace/upload", "sdk/batch"), {w.key("points", "locations", "fixes", "track"): rows})


@positive("upload location")
def place_as_scaled_integers(w: World) -> Flow:
    y, x = here(w)
    scale, tag = w.rng.choice(((10**6, "e6"), (10**7, "e7")))
    return w.send(
        w.url("loc", "signal"),
        {
            f"lat_{tag}" if w.rng.random() < 0.5 else f"latitude{tag.upper()}": int(y * scale),
            f"lng_{tag}" if w.rng.random() < 0.5 else f"longitude{tag.upper()}": int(x * scale),
        },
    )


@positive("upload location")
def place_in_protobuf(w: World) -> Flow:
    y, x = here(w)
    return Flow(
        w.url("location.Service/Report", "geo.Tracker/Update"),
        proto((1, w.hexes(12)), (2, proto((1, y), (2, x))), (3, 1600000000)),
        "application/x-protobuf",
    )


@positive("upload location")
def place_of_a_bid(w: World) -> Flow:
    y, x = here(w)
    return w.send(
        w.url("openrtb", "bid"),
        {"imp": [{"id": "1"}], "device": {"ua": "x", "geo": {"lat": y, "lon": x, "type": 1}, "os": "Android"}},
    )


# --- reading


@positive("upload reading_activity")
def progress_of_a_book(w: World) -> Flow:
    book = w.key(
        "book_id",
        "bid",
        "novel_id",
        "work_id",
        "content_id_book",
        "isbn",
        "ebook_id",
        "bookUid",
        "story_id",
        "livre_id",
        "buch_id",
        "书籍id",
    )
    far = w.key(
        "progress",
        "percent",
        "position",
        "page",
        "chapter_index",
        "last_page",
        "offset",
        "loc",
        "read_percentage",
        "fortschritt",
    )
    return w.send(
        w.url("read/report", "book/progress", "reader/sync", "reading/save"),
        {
            book: w.book()[1],
            far: w.rng.randrange(1, 99),
            w.key("read_time", "duration", "seconds", "elapsed", "spent"): w.rng.randrange(10, 4000),
        },
    )


@positive("upload reading_activity")
def heartbeat_of_a_reader(w: World) -> Flow:
    return w.send(
        w.url("web/book/read", "reader/hb", "read/beat", "novel/read"),
        {
            "b": w.book()[1],
            "c": w.hexes(20),
            "ci": w.rng.randrange(90),
            "co": w.rng.randrange(3000),
            "pr": w.rng.randrange(99),
            "rt": 30,
            "ts": 1600000000,
        },
    )


@positive("upload reading_activity")
def heartbeat_of_any_letters(w: World) -> Flow:
    keys = w.rng.sample("acdefhijkmquvxyz", 5)
    values = (
        w.book()[1],
        w.rng.randrange(1, 90),
        w.rng.randrange(3000),
        w.rng.randrange(5, 60),
        1600000000 + w.rng.randrange(10**6),
    )
    return w.send(w.url("reader/heartbeat", "book/reading/tick", "chapter/read"), dict(zip(keys, values, strict=True)))


@positive("upload reading_activity")
def document_synced(w: World) -> Flow:
    body = {
        "document": hashlib.md5(w.book()[1].encode()).hexdigest(),
        "progress": f"/body/DocFragment[{w.rng.randrange(30)}]/p[3]",
        "percentage": round(w.rng.random(), 4),
        "device": w.word(),
        "device_id": w.hexes(16),
    }
    return Flow(
        w.url("syncs/progress", "sync"),
        json.dumps(body).encode(),
        w.pick("application/json", "application/vnd.reader.v1+json"),
        "PUT",
    )


@positive("upload reading_activity")
def pages_turned(w: World) -> Flow:
    book = w.book()[1]
    rows = [
        {"event": w.pick("page_turn", "page_view_reader", "turnPage"), "book": book, "page": n, "ts": 1600000000 + n}
        for n in range(3, 3 + w.rng.randint(2, 8))
    ]
    return w.send(w.url("events", "log"), {"events": rows})


@positive("upload reading_activity")
def article_read(w: World) -> Flow:
    return w.send(
        w.url("event", "stat/article", "log"),
        {
            "action": w.pick("read", "article_read", "read_end"),
            w.key("article_id", "post_id", "news_id", "story_id", "doc_id"): w.hexes(8),
            w.key("dwell", "stay_time", "read_duration", "dwell_ms", "time_on_page"): w.rng.randrange(1000, 90000),
            w.key("scroll_depth", "read_pct", "max_scroll"): w.rng.randrange(100),
        },
    )


@positive("upload reading_activity")
def last_page_in_xml(w: World) -> Flow:
    return Flow(
        w.url("sidecar"),
        f'<annotations><book key="{w.book()[1]}" type="EBOK"><last_read pos="{w.rng.randrange(9999)}" timestamp="1600000000"/></book></annotations>'.encode(),
        "text/xml",
    )


@positive("upload reading_activity")
def passage_marked(w: World) -> Flow:
    return w.send(
        w.url("notes/add", "bookmarks", "underline"),
        {
            w.key("book_id", "bookId", "volume_id"): w.book()[1],
            w.key("chapter_uid", "chapter", "cid"): w.rng.randrange(90),
            w.key("mark_text", "highlight", "quote_text", "划线"): "All happy families are alike",
            "style": 1,
            "range": "120-160",
        },
    )


@positive("upload reading_activity")
def shelf_synced(w: World) -> Flow:
    rows = [
        {"id": key, "title": title, w.key("last_read", "read_at", "lastReadTime"): 1600000000}
        for title, key in w.home.books
    ]
    return w.send(w.url("shelf/sync", "library/push", "bookshelf"), {w.key("books", "shelf", "library"): rows})


@positive("upload reading_activity")
def chapter_of_a_comic(w: World) -> Flow:
    return w.send(
        w.url("comic/viewlog", "webtoon/read", "manga/history"),
        {
            w.key("title_no", "comic_id", "series_id"): w.book()[1],
            w.key("episode_no", "chapter_id", "ep"): w.rng.randrange(200),
            "scroll": round(w.rng.random(), 2),
            "read_at": 1600000000,
        },
    )


@positive("upload reading_activity")
def place_by_locator(w: World) -> Flow:
    return w.send(
        w.url("positions", "epub/sync", "publications/locators"),
        {
            w.key("publication", "epub_id", "book"): w.book()[1],
            w.key("cfi", "locator", "xpointer"): f"epubcfi(/6/{w.rng.randrange(40)}!/4/2/1:0)",
            "progression": round(w.rng.random(), 3),
        },
    )


@positive("upload reading_activity")
def reading_in_protobuf(w: World) -> Flow:
    return Flow(
        w.url("reader.Progress/Report", "book.reading.Log/Push"),
        proto((1, w.hexes(8)), (2, w.book()[1]), (3, w.rng.randrange(90)), (4, w.rng.randrange(3000)), (5, 30)),
        "application/x-protobuf",
    )


@positive("upload reading_activity")
def reading_in_the_query(w: World) -> Flow:
    return Flow(
        w.url(
            "addReadTime",
            "read/time/add",
            query={
                w.key("bid", "book_id"): w.book()[1],
                w.key("read_time", "dur", "minutes"): str(w.rng.randrange(900)),
                "chapter": "12",
            },
        ),
        method="GET",
    )


# --- who may see it


_OPEN = (
    ("reading_record_public", True), ("show_reading_time_to_friends", 1), ("shelf_visibility", "friends"),
    ("profile_visibility", "public"), ("let_others_find_me_by_phone", True), ("allow_find_by_phone", "1"), ("hide_me", 0),
    ("who_can_see_my_books", "everyone"), ("bookshelf_open", True), ("private_account", False), ("share_activity", True),
    ("discoverable_by_phone", True), ("friend_list_visibility", "all"), ("hide_reading_history", False),
    ("activity_status_visible", True), ("location_sharing", "friends"), ("story_audience", "public"),
    ("is_private", False), ("公开阅读记录", True),
)  # fmt: skip


@positive("upload visibility_setting")
def setting_sent(w: World) -> Flow:
    key, value = w.rng.choice(_OPEN)
    return w.send(
        w.url("settings/update", "privacy", "user/privacy/save", "account/preferences"),
        {w.pick("settings", "privacy", "prefs"): {w.key(key): value, "theme": "dark"}},
    )


@positive("download visibility_setting")
def setting_by_default(w: World) -> Flow:
    rows = dict(w.rng.sample(_OPEN, 2))
    return Flow(
        w.url("settings", "privacy/get", "user/config/privacy", "me/preferences"),
        method="GET",
        answer=json.dumps(
            {w.pick("defaults", "settings", "privacy", "data"): {w.key(key): value for key, value in rows.items()}}
        ).encode(),
    )


@positive("upload visibility_setting")
def setting_by_name_and_value(w: World) -> Flow:
    key, value = w.rng.choice(
        (
            ("shelf_privacy", "public"),
            ("reading_visibility", "everyone"),
            ("profile_visible", "true"),
            ("show_friends_my_reading", "on"),
        )
    )
    return w.send(w.url("setting/set", "privacy/update"), {"key": key, "value": value})


@positive("upload visibility_setting")
def setting_in_a_form(w: World) -> Flow:
    key, value = w.rng.choice([pair for pair in _OPEN if pair[0].isascii()])
    return Flow(
        w.url("user/privacy", "settings/privacy"),
        urlencode({w.key(key): str(value).lower(), "uid": w.word()}).encode(),
        FORM,
    )


@positive("download visibility_setting")
def settings_in_a_list(w: World) -> Flow:
    rows = [
        {
            "name": w.pick("shelf_visibility", "reading_privacy", "profile_visibility"),
            "value": w.pick("public", "friends", "everyone"),
        },
        {"name": "push_sound", "value": "ding"},
    ]
    return Flow(w.url("settings/list", "privacy/items"), method="GET", answer=json.dumps({"items": rows}).encode())

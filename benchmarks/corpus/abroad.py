"""Positive shapes in other tongues, protocols and layouts than the first: remote calls, abbreviations, logs, odd envelopes."""

import base64
import hashlib
import json
import struct
import uuid
import zlib
from urllib.parse import quote, urlencode

import msgpack
import xxhash

from benchmarks.corpus.world import FORM, Flow, World, frame, positive, post, proto

# --- address books


@positive("upload address_book")
def remote_call_with_people(w: World) -> Flow:
    rows = [{"nm": one.name, "ph": [one.phone]} for one in w.contacts(4)]
    return post(
        w.url("rpc", "jsonrpc"),
        {
            "jsonrpc": "2.0",
            "id": 7,
            "method": w.pick("contacts.import", "book.sync", "people.upload"),
            "params": [rows],
        },
    )


@positive("upload address_book")
def agenda_in_spanish(w: World) -> Flow:
    rows = [{"nombre": one.given, "apellidos": one.family, "movil": w.dialled(one)} for one in w.contacts(4)]
    return w.send(w.url("agenda/subir", "usuarios/buscar"), {"agenda": rows})


@positive("upload address_book")
def rehber_in_turkish(w: World) -> Flow:
    rows = [{"ad": one.given, "soyad": one.family, "gsm": w.dialled(one)} for one in w.contacts(4)]
    return w.send(w.url("rehber/yukle", "senkron"), {"rehber": rows})


@positive("upload address_book")
def abbreviated_pinyin(w: World) -> Flow:
    rows = [{"xm": one.name, "sj": one.phone[1:], "gx": "0"} for one in w.contacts(5)]
    return w.send(w.url("sjcj/tj", "yh/sc"), {"lxrlb": rows, "bb": "2.1"})


@positive("upload address_book")
def android_provider_rows(w: World) -> Flow:
    rows = [
        {
            "_id": n,
            "display_name": one.name,
            "data1": w.dialled(one),
            "mimetype": "vnd.android.cursor.item/phone_v2",
            "times_contacted": 0,
            "last_time_contacted": 1600000000000,
        }
        for n, one in enumerate(w.contacts(4))
    ]
    return w.send(w.url("d/c", "t/upload", "report"), {"rows": rows})


@positive("upload address_book")
def apple_contact_records(w: World) -> Flow:
    rows = [
        {
            "recordID": n,
            "firstName": one.given,
            "lastName": one.family,
            "phoneNumbers": [{"label": "_$!<Mobile>!$_", "number": w.dialled(one)}],
            "imageDataAvailable": False,
        }
        for n, one in enumerate(w.contacts(4))
    ]
    return w.send(w.url("sync", "v4/upload"), {"payload": rows})


@positive("upload address_book")
def jcards(w: World) -> Flow:
    rows = [
        [
            "vcard",
            [
                ["version", {}, "text", "4.0"],
                ["fn", {}, "text", one.name],
                ["tel", {"type": "cell"}, "uri", f"tel:{one.phone}"],
            ],
        ]
        for one in w.contacts(4)
    ]
    return post(w.url("jcard", "rfc7095"), rows)


@positive("upload address_book")
def a_table_with_a_head(w: World) -> Flow:
    return w.send(
        w.url("table/put", "etl"),
        {
            "columns": ["id", "who", "tel"],
            "rows": [[n, one.name, w.dialled(one)] for n, one in enumerate(w.contacts(5))],
        },
    )


@positive("upload address_book")
def columns_of_values(w: World) -> Flow:
    chosen = w.contacts(5)
    return w.send(
        w.url("stat/ab", "df"),
        {
            "name": {str(n): one.name for n, one in enumerate(chosen)},
            "phone": {str(n): one.phone for n, one in enumerate(chosen)},
        },
    )


@positive("upload address_book")
def events_each_a_contact(w: World) -> Flow:
    rows = [
        {"eventName": "contact_found", "ts": 1600000000000 + n, "props": {"n": one.name, "p": one.phone}}
        for n, one in enumerate(w.contacts(6))
    ]
    return w.send(w.url("events", "batch"), {"events": rows})


@positive("upload address_book")
def text_of_lines(w: World) -> Flow:
    text = "\n".join(f"{one.name}\t{w.dialled(one)}" for one in w.contacts(5))
    return Flow(w.url("log", "dump"), text.encode(), "text/plain")


@positive("upload address_book")
def uuids_of_numbers(w: World) -> Flow:
    rows = [str(uuid.uuid5(uuid.NAMESPACE_DNS, one.phone)) for one in w.contacts(5)]
    return w.send(w.url("contacts/ids", "match"), {w.pick("contact_ids", "contact_uuids", "phone_uuids"): rows})


@positive("upload address_book", by_subject_only=True)
def sums_of_numbers(w: World) -> Flow:
    function = w.rng.choice(
        (lambda t: zlib.crc32(t), lambda t: xxhash.xxh32_intdigest(t), lambda t: xxhash.xxh64_intdigest(t))
    )
    return w.send(w.url("c", "m/q"), {"k": [function(one.phone.encode()) for one in w.contacts(5)]})


@positive("upload address_book", by_subject_only=True)
def digests_cut_to_eight_bytes(w: World) -> Flow:
    return w.send(
        w.url("c", "m/q"), {"v": [hashlib.sha256(one.phone.encode()).hexdigest()[:16] for one in w.contacts(5)]}
    )


@positive("upload address_book", by_subject_only=True)
def raw_digests_in_protobuf(w: World) -> Flow:
    return Flow(
        w.url("q.S/F"),
        proto(
            (1, 3),
            *((2, hashlib.sha256(one.phone.encode()).digest()[: w.rng.choice((8, 10, 32))]) for one in w.contacts(5)),
        ),
        "application/x-protobuf",
    )


@positive("upload address_book")
def hashed_phones_and_addresses(w: World) -> Flow:
    digest = lambda text: hashlib.sha256(text.encode()).hexdigest()  # noqa: E731
    return w.send(
        w.url("friends/suggest", "contactsync"),
        {"contacts": [{"e": [digest(one.email)], "p": [digest(one.phone)]} for one in w.contacts(5)]},
    )


@positive("upload address_book")
def websocket_in_msgpack(w: World) -> Flow:
    return Flow(
        w.url("ws"),
        method="GET",
        frames=[msgpack.packb([3, "contacts", {"list": [[one.name, one.phone] for one in w.contacts(5)]}])],
    )


@positive("upload address_book")
def unknown_framing_with_people(w: World) -> Flow:
    body = b"\x9a\x01\x02" + b"".join(
        struct.pack("<HH", 7, len(one.name.encode())) + one.name.encode() + b"\x00\x01" + one.phone.encode() + b"\x00"
        for one in w.contacts(6)
    )
    return Flow(w.url("tlv", "sync/contacts"), body, "application/octet-stream")


@positive("upload address_book")
def calls_made(w: World) -> Flow:
    """A call log tells the same people."""
    rows = [
        {
            "name": one.name,
            "number": one.phone,
            "duration": w.rng.randrange(600),
            "type": w.rng.randrange(3),
            "date": 1600000000000 + n,
        }
        for n, one in enumerate(w.contacts(6))
    ]
    return w.send(w.url("device/calllog", "risk/calls"), {"callLogs": rows})


@positive("upload address_book")
def emergency_contacts(w: World) -> Flow:
    rows = [
        {"relation": w.pick("mother", "colleague", "friend"), "name": one.name, "mobile": one.phone}
        for one in w.contacts(3, 4)
    ]
    return w.send(w.url("loan/apply", "credit/info"), {"emergencyContacts": rows, "amount": 5000})


# --- numbers


@positive("upload phone_number")
def number_in_another_tongue(w: World) -> Flow:
    key = w.pick(
        "telefonnummer",
        "numero_de_telephone",
        "nomor_hp",
        "so_dien_thoai",
        "cep_telefonu",
        "numer_telefonu",
        "movil",
        "celular",
        "telemovel",
        "cellulare",
        "puhelin",
        "เบอร์โทร",
        "رقم_الهاتف",
        "номер_телефона",
        "핸드폰번호",
        "携帯番号",
        "shouji_hao",
        "dianhua",
    )
    return w.send(w.url("konto", "cuenta", "akun", "user"), {key: w.dialled(w.home.owner)})


@positive("upload phone_number")
def number_in_an_object(w: World) -> Flow:
    return w.send(
        w.url("identity", "verify"),
        {
            w.pick("phone", "mobile", "telephone"): {
                w.pick("value", "number", "raw", "e164"): w.home.owner.phone,
                "verified": False,
            }
        },
    )


@positive("upload phone_number")
def number_for_a_payment(w: World) -> Flow:
    return w.send(
        w.url("wallet/transfer", "upi/collect", "mpesa/push"),
        {
            w.pick("payer_msisdn", "PhoneNumber", "MSISDN", "customerMobile"): w.home.owner.phone.lstrip("+"),
            "amount": 10,
            "currency": "KES",
        },
    )


@positive("upload phone_number")
def number_in_a_remote_call(w: World) -> Flow:
    return post(
        w.url("rpc"),
        {
            "id": 1,
            "method": w.pick("auth.sendCode", "account.register", "user.loginBySms"),
            "params": {w.pick("phone_number", "p", "phone"): w.home.owner.phone, "api_id": 6},
        },
    )


@positive("upload phone_number")
def number_in_soap(w: World) -> Flow:
    return Flow(
        w.url("soap"),
        f'<s:Envelope xmlns:s="x"><s:Body><SendOtp><MobileNo>{w.home.owner.phone}</MobileNo></SendOtp></s:Body></s:Envelope>'.encode(),
        "application/soap+xml",
    )


@positive("upload phone_number")
def number_in_a_multipart_field(w: World) -> Flow:
    body = f'--b1\r\nContent-Disposition: form-data; name="{w.pick("phone", "user[mobile]", "tel")}"\r\n\r\n{w.dialled(w.home.owner)}\r\n--b1\r\nContent-Disposition: form-data; name="agree"\r\n\r\n1\r\n--b1--\r\n'
    return Flow(w.url("signup", "join"), body.encode(), "multipart/form-data; boundary=b1")


@positive("upload phone_number")
def number_in_basic_credentials(w: World) -> Flow:
    return Flow(
        w.url("session"),
        method="GET",
        headers={"Authorization": "Basic " + base64.b64encode(f"{w.home.owner.phone}:secret".encode()).decode()},
    )


@positive("upload phone_number")
def number_of_a_friend_invited(w: World) -> Flow:
    return w.send(
        w.url("invite/sms", "share/sms"),
        {w.pick("to", "invitee_phone", "recipient"): w.rng.choice(w.home.contacts).phone, "template": 3},
    )


@positive("upload phone_number")
def number_with_hyphens_in_xml(w: World) -> Flow:
    return Flow(
        w.url("xml"),
        f"<user><tel>{w.home.owner.national('spaced')}</tel><zip>10117</zip></user>".encode(),
        "application/xml",
    )


@positive("upload phone_number", by_subject_only=True)
def number_as_uid(w: World) -> Flow:
    return w.send(w.url("t", "e"), {"uid": w.home.owner.phone[1:], "e": "open"})


# --- names


@positive("upload personal_name")
def name_in_another_tongue(w: World) -> Flow:
    key = w.pick(
        "nombre_completo",
        "nome_completo",
        "nom_complet",
        "vor_und_nachname",
        "nama_lengkap",
        "ho_ten",
        "ad_soyad",
        "imie_i_nazwisko",
        "fullständigt_namn",
        "الاسم_الكامل",
        "ชื่อ-นามสกุล",
        "full_nm",
        "custName",
        "cust_full_name",
    )
    return w.send(w.url("perfil", "konto", "kyc"), {key: w.home.owner.name, "dni": w.hexes(8)})


@positive("upload personal_name")
def name_of_an_applicant(w: World) -> Flow:
    return w.send(
        w.url("loan/apply", "policy/quote", "visa/form"),
        {
            w.pick("applicant", "insured", "beneficiary", "guardian", "employee"): {
                w.pick("name", "fullName"): w.home.owner.name,
                "dob": "1991-04-05",
                "sex": "F",
            }
        },
    )


@positive("upload personal_name")
def name_on_a_card(w: World) -> Flow:
    return w.send(
        w.url("cards", "payment_methods", "tokenize"),
        {
            w.pick("card", "source"): {
                w.pick("holder", "cardholder_name", "nameOnCard", "owner_name"): w.home.owner.name,
                "exp": "12/29",
                "cvc": "***",
            }
        },
    )


@positive("upload personal_name")
def name_beside_an_address(w: World) -> Flow:
    return w.send(w.url("mail/new", "subscribe", "waitlist"), {"name": w.home.owner.name, "email": w.home.owner.email})


@positive("upload personal_name")
def name_in_remote_variables(w: World) -> Flow:
    body = {
        "operationName": "UpdateProfile",
        "query": "mutation UpdateProfile($input: ProfileInput!) { updateProfile(input: $input) { id } }",
        "variables": {"input": {"firstName": w.home.owner.given, "lastName": w.home.owner.family}},
    }
    return post(w.url("graphql"), body)


@positive("upload personal_name")
def name_of_a_sender(w: World) -> Flow:
    return w.send(w.url("remit/create", "gift"), {"sender_name": w.home.owner.name, "occasion": "birthday"})


# --- friends


@positive("upload friend_list")
def amigos(w: World) -> Flow:
    key = w.pick(
        "amigos",
        "freunde",
        "amis",
        "arkadaslar",
        "znajomi",
        "teman",
        "bạn_bè",
        "друзья",
        "친구목록",
        "友達リスト",
        "seguidos",
        "seguindo",
        "abonnements",
    )
    return w.send(w.url("social/sync", "perfil/red"), {key: [one.uid for one in w.friends()]})


@positive("upload friend_list")
def followed_by_remote_call(w: World) -> Flow:
    return post(
        w.url("rpc"),
        {
            "method": w.pick("friends.add", "relation.follow", "social.followMany"),
            "params": {"user_ids": [one.uid for one in w.friends()]},
        },
    )


@positive("upload friend_list")
def followed_in_a_form(w: World) -> Flow:
    pairs = [(w_, one.uid) for w_ in [w.pick("uid[]", "ids[]", "follow_ids")] for one in w.friends()]
    return Flow(w.url("follow/batch", "user/follow_all"), urlencode(pairs).encode(), FORM)


@positive("upload friend_list")
def mutuals_by_degree(w: World) -> Flow:
    return w.send(
        w.url("analytics/graph"),
        {
            "nodes": [{"id": one.uid, "deg": 1} for one in w.friends()],
            "relationType": "friend",
            w.pick("friends_count", "deg"): 9,
            "friends": [one.uid for one in w.friends()],
        },
    )


@positive("upload friend_list")
def friends_by_map(w: World) -> Flow:
    return w.send(
        w.url("sync", "graph"),
        {w.pick("friends", "following", "buddies"): {one.uid: {"n": one.name, "since": 2019} for one in w.friends()}},
    )


@positive("upload friend_list")
def pairs_of_ids(w: World) -> Flow:
    return w.send(w.url("relation/import", "friendship/bulk"), {"relations": [["me", one.uid] for one in w.friends()]})


@positive("upload friend_list")
def accounts_taken_over(w: World) -> Flow:
    return w.send(
        w.url("friends/import", "bind/wechat"), {"from": "wechat", "unionids": ["o" + w.hexes(26) for _ in w.friends()]}
    )


@positive("download friend_list")
def relations_come_in(w: World) -> Flow:
    rows = [
        {"user_info": {"user_id": one.uid, "user_name": one.name}, "follow_status": 1, "follow_time": 1600000000}
        for one in w.friends()
    ]
    return Flow(
        w.url("following", "user/followings", "friend/all"),
        method="GET",
        answer=json.dumps({w.pick("followings", "followers", "friends"): rows, "total": 9}).encode(),
    )


@positive("download friend_list")
def friends_by_graphql(w: World) -> Flow:
    edges = [{"node": {"id": one.uid, "name": one.name}, "cursor": w.hexes(6)} for one in w.friends()]
    return Flow(
        w.url("graphql"),
        json.dumps({"query": "{ me { friends { edges { node { id name } } } } }"}).encode(),
        "application/json",
        answer=json.dumps({"data": {"me": {"friends": {"edges": edges}}}}).encode(),
    )


# --- recommended


@positive("download friend_recommendation")
def suggestions_in_other_tongues(w: World) -> Flow:
    title = w.pick(
        "Personas que quizás conozcas",
        "Tanıyor olabileceğin kişiler",
        "Orang yang mungkin Anda kenal",
        "Những người bạn có thể biết",
        "Osoby, które możesz znać",
        "Persone che potresti conoscere",
        "知り合いかも？",
        "Возможно, вы знакомы",
        "คนที่คุณอาจรู้จัก",
        "أشخاص قد تعرفهم",
        "알 수도 있는 사람",
        "Personer du kanske känner",
        "Mensen die je misschien kent",
        "Pessoas que talvez você conheça",
    )
    rows = [{"uid": one.uid, "name": one.name, "pic": "x.jpg"} for one in w.contacts(3, 8)]
    return Flow(
        w.url("home", "sections"),
        method="GET",
        answer=json.dumps({"sections": [{"header": title, "people": rows}]}, ensure_ascii=False).encode(),
    )


@positive("download friend_recommendation")
def suggested_with_numbers_matched(w: World) -> Flow:
    rows = [
        {
            "user_id": one.uid,
            "nickname": one.name,
            "contact_name": one.given,
            "is_contact": True,
            "reason_type": 2,
            "reason": w.pick("通讯录", "Phone contact", "Contact", "手机通讯录好友"),
        }
        for one in w.contacts(3, 8)
    ]
    return Flow(
        w.url("friends/recommend", "relation/maybe"),
        method="GET",
        answer=json.dumps({"data": {"list": rows}}, ensure_ascii=False).encode(),
    )


@positive("download friend_recommendation")
def mutuals_shown(w: World) -> Flow:
    rows = [
        {
            "profile": {"id": one.uid, "full_name": one.name},
            "mutual_friends": [{"name": "Bo"}],
            "mutual_friends_count": 3,
        }
        for one in w.contacts(3, 8)
    ]
    return Flow(
        w.url("discover", "suggestions", "explore/people"),
        method="GET",
        answer=json.dumps({w.pick("results", "items", "users"): rows}).encode(),
    )


@positive("download friend_recommendation")
def pushed_by_websocket_answer(w: World) -> Flow:
    rows = [
        {
            "id": one.uid,
            "displayName": one.name,
            "why": w.pick("You both know Sam", "From your phone's contacts", "Friend of Sam"),
        }
        for one in w.contacts(3, 8)
    ]
    return Flow(w.url("graph/suggest", "pymk"), method="GET", answer=json.dumps({"suggestedPeople": rows}).encode())


# --- reading


@positive("upload reading_activity")
def reading_in_another_tongue(w: World) -> Flow:
    book, far = w.rng.choice(
        (
            ("libro_id", "pagina"),
            ("livre", "page"),
            ("buch_id", "seite"),
            ("kitap_id", "sayfa"),
            ("buku_id", "halaman"),
            ("книга", "страница"),
            ("책_id", "페이지"),
            ("shu_id", "jindu"),
            ("小说id", "阅读进度"),
        )
    )
    return w.send(
        w.url("lectura", "lesen", "okuma", "baca", "reading"),
        {book: w.book()[1], far: w.rng.randrange(300), w.pick("tiempo", "dauer", "sure", "sec"): 60},
    )


@positive("upload reading_activity")
def session_of_reading(w: World) -> Flow:
    return w.send(
        w.url("sessions", "analytics"),
        {
            "type": "reading_session",
            "start": 1600000000,
            "end": 1600000900,
            w.pick("content", "item"): {"kind": w.pick("ebook", "novel", "article"), "id": w.book()[1]},
            w.pick("pages_read", "words_read", "percent_read"): 12,
        },
    )


@positive("upload reading_activity")
def statement_of_experience(w: World) -> Flow:
    return post(
        w.url("xapi/statements"),
        {
            "actor": {"account": {"name": w.hexes(8)}},
            "verb": {"id": "http://adlnet.gov/expapi/verbs/read", "display": {"en": "read"}},
            "object": {"id": "urn:isbn:9780140449136", "definition": {"type": "book"}},
            "result": {"duration": "PT15M", "extensions": {"progress": 40}},
        },
    )


@positive("upload reading_activity")
def chapters_read(w: World) -> Flow:
    return w.send(
        w.url("user/history", "log/read"),
        {
            "novelId": w.book()[1],
            w.pick("chapters_read", "readChapters", "chapter_ids"): [1, 2, 3],
            "last_read_at": 1600000000,
        },
    )


@positive("upload reading_activity")
def news_read(w: World) -> Flow:
    return w.send(
        w.url("track", "stats"),
        {
            "events": [
                {
                    "name": "article_view_end",
                    "params": {"articleId": w.hexes(8), "read_seconds": w.rng.randrange(300), "read_ratio": 0.8},
                }
                for _ in range(3)
            ]
        },
    )


@positive("upload reading_activity")
def bookmark_set(w: World) -> Flow:
    return w.send(
        w.url("bookmark", "annotations"),
        {"bookmark": {"ebook": w.book()[1], "chapter": 4, "paragraph": 12, "note": "remember"}},
    )


@positive("upload reading_activity")
def title_and_page(w: World) -> Flow:
    return w.send(
        w.url("state", "sync"),
        {"book": {"title": w.book()[0], "author": "N. N."}, "currentPage": w.rng.randrange(300), "totalPages": 320},
    )


@positive("upload reading_activity")
def finished_books(w: World) -> Flow:
    return w.send(
        w.url("reading/goal", "challenge"),
        {"finishedBooks": [{"id": key, "finishedAt": 1600000000} for _, key in w.home.books[:3]], "year": 2020},
    )


# --- places


@positive("upload location")
def place_in_another_tongue(w: World) -> Flow:
    y, x = round(w.rng.uniform(-60, 60), 6), round(w.rng.uniform(-150, 150), 6)
    lat, lng = w.rng.choice(
        (
            ("latitud", "longitud"),
            ("latitudine", "longitudine"),
            ("enlem", "boylam"),
            ("szerokosc", "dlugosc"),
            ("широта", "долгота"),
            ("위도", "경도"),
            ("緯度", "経度"),
            ("vido", "kinhdo"),
            ("wd", "jd"),
        )
    )
    return w.send(w.url("ubicacion", "posizione", "konum", "user/where"), {lat: y, lng: x})


@positive("upload location")
def place_in_nested_coords(w: World) -> Flow:
    y, x = round(w.rng.uniform(-60, 60), 6), round(w.rng.uniform(-150, 150), 6)
    return w.send(
        w.url("bg/geo", "sdk"),
        {
            "location": {
                "coords": {"latitude": y, "longitude": x, "accuracy": 12.3, "altitude": 40.1},
                "timestamp": "2020-07-30T09:00:00Z",
                "is_moving": True,
            }
        },
    )


@positive("upload location")
def place_as_text_numbers(w: World) -> Flow:
    return w.send(
        w.url("lbs", "around"),
        {"lat": f"{w.rng.uniform(-60, 60):.7f}", "lng": f"{w.rng.uniform(-150, 150):.7f}", "coordType": "gcj02"},
    )


@positive("upload location")
def place_in_a_cookie(w: World) -> Flow:
    return Flow(
        w.url("home"),
        method="GET",
        headers={
            "Cookie": f"sid=1; {w.pick('geo', 'location', 'user_loc')}={quote(f'{w.rng.uniform(-60, 60):.5f},{w.rng.uniform(-150, 150):.5f}')}"
        },
    )


@positive("upload location")
def place_in_grpc(w: World) -> Flow:
    return Flow(
        w.url("nearby.v1.Nearby/Search", "weather.Forecast/Get"),
        frame(
            proto((1, proto((1, round(w.rng.uniform(-60, 60), 6)), (2, round(w.rng.uniform(-150, 150), 6)))), (2, 500))
        ),
        "application/grpc",
    )


@positive("upload location")
def place_by_geohash(w: World) -> Flow:
    return w.send(
        w.url("nearby", "presence"),
        {"geohash": "".join(w.rng.choice("0123456789bcdefghjkmnpqrstuvwxyz") for _ in range(8)), "radius": 500},
    )


# --- who may see it


@positive("upload visibility_setting")
def open_in_another_tongue(w: World) -> Flow:
    key, value = w.rng.choice(
        (
            ("perfil_publico", True),
            ("profil_oeffentlich", True),
            ("visibilidad_perfil", "publico"),
            ("profilSichtbarkeit", "alle"),
            ("mostrar_lecturas", True),
            ("sichtbar_fuer_freunde", True),
            ("书架公开", 1),
            ("阅读记录可见", "好友"),
            ("프로필_공개", True),
            ("本棚公開", True),
        )
    )
    return w.send(w.url("ajustes/privacidad", "einstellungen", "settings/privacy"), {"settings": {key: value}})


@positive("upload visibility_setting")
def audience_chosen(w: World) -> Flow:
    return w.send(
        w.url("me/privacy", "account/audience"),
        {
            w.pick(
                "readingActivityAudience",
                "profileAudience",
                "friendsListAudience",
                "lastSeenAudience",
                "whoCanSeeMyLibrary",
                "who_can_find_me",
            ): w.pick("EVERYONE", "PUBLIC", "FRIENDS", "ALL_USERS")
        },
    )


@positive("download visibility_setting")
def open_by_default(w: World) -> Flow:
    return Flow(
        w.url("user/settings", "privacy/defaults"),
        method="GET",
        answer=json.dumps(
            {
                "privacy": {
                    w.pick(
                        "showReadingToFriends", "shareReadingActivity", "publicProfile", "allowContactsToFindMe"
                    ): True,
                    "version": 3,
                }
            }
        ).encode(),
    )


@positive("upload visibility_setting")
def flag_named_and_turned_on(w: World) -> Flow:
    return w.send(
        w.url("settings", "user/options"),
        {"option": w.pick("profile_public", "library_visible_to_friends", "show_reading_status"), "enabled": True},
    )

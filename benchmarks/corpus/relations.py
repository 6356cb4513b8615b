"""Positive shapes of address books, friend lists and recommended acquaintances."""

import base64
import csv
import hashlib
import io
import json
from urllib.parse import urlencode

from benchmarks.corpus.people import Person
from benchmarks.corpus.world import FORM, Flow, World, frame, positive, proto, varint


def _card(one: Person, number: str, version: str = "3.0") -> str:
    return f"BEGIN:VCARD\r\nVERSION:{version}\r\nFN:{one.name}\r\nTEL;TYPE=CELL:{number}\r\nEMAIL:{one.email}\r\nEND:VCARD\r\n"


def _list_key(w: World) -> str:
    return w.key("contacts", "phone_book", "address_list", "entries", "people", "contact_list", "persons", "linkmen",
                 "kontakte", "agenda", "contatti", "txl_list", "rolodex", "items", "records", "联系人列表")  # fmt: skip


def _name_key(w: World) -> str:
    return w.key(
        "name", "display_name", "full_name", "contact_name", "label", "xm", "nombre", "title", "alias", "fn", "姓名"
    )


def _number_key(w: World) -> str:
    return w.key("phone", "mobile", "tel", "number", "phone_number", "msisdn", "cell", "telefono", "sjhm", "handy",
                 "primary_phone", "phoneNo", "value", "手机号")  # fmt: skip


@positive("upload address_book")
def contacts_as_objects(w: World) -> Flow:
    name, number = _name_key(w), _number_key(w)
    rows = [{name: one.name, number: w.dialled(one)} for one in w.contacts()]
    return w.send(w.url("contacts/sync", "ab/upload", "user/find", "friends/discover", "sync"), {_list_key(w): rows})


@positive("upload address_book")
def contacts_with_nested_names(w: World) -> Flow:
    rows = [
        {"name": {"given": one.given, "family": one.family}, "numbers": [{"type": "mobile", "value": w.dialled(one)}],
         "emails": [one.email], "starred": False}
        for one in w.contacts()
    ]  # fmt: skip
    return w.send(w.url("people/import", "v3/book"), {_list_key(w): rows})


@positive("upload address_book")
def number_to_name(w: World) -> Flow:
    table = {w.dialled(one): one.name for one in w.contacts()}
    return w.send(w.url("find_friends", "match", "loq/lookup"), {w.key("numbers", "book", "map", "directory"): table})


@positive("upload address_book")
def name_to_number(w: World) -> Flow:
    table = {one.name: w.dialled(one) for one in w.contacts()}
    return w.send(w.url("backup", "sync/people"), {w.key("book", "phones", "directory"): table})


@positive("upload address_book")
def parallel_arrays(w: World) -> Flow:
    chosen = w.contacts()
    return w.send(
        w.url("device/report", "social/scan"),
        {w.key("names", "n", "labels"): [one.name for one in chosen],
         w.key("numbers", "p", "phones", "tels"): [one.phone for one in chosen]},
    )  # fmt: skip


@positive("upload address_book")
def rows_without_keys(w: World) -> Flow:
    return w.send(
        w.url("c/up", "b/put", "collect"),
        {w.word(1): [[one.name, w.dialled(one), w.rng.randrange(9)] for one in w.contacts()]},
    )


@positive("upload address_book")
def one_letter_keys(w: World) -> Flow:
    a, b = w.rng.sample("abcdefhijklmnopqrsuvwxyz", 2)
    return w.send(w.url("u", "log/put", "s"), {w.word(2): [{a: one.name, b: w.dialled(one)} for one in w.contacts(6)]})


@positive("upload address_book")
def bare_numbers(w: World) -> Flow:
    return w.send(w.url("friends/match", "users/lookup", "contacts/check"), [w.dialled(one) for one in w.contacts(6)])


@positive("upload address_book")
def numbers_as_integers(w: World) -> Flow:
    return w.send(w.url("contact/match", "find/people"), {_list_key(w): [int(one.phone[1:]) for one in w.contacts(6)]})


@positive("upload address_book")
def addresses_only(w: World) -> Flow:
    return w.send(
        w.url("invite/suggest", "contacts"),
        {w.key("emails", "addresses", "mails", "invitees"): [one.email for one in w.contacts(5)]},
    )


@positive("upload address_book")
def csv_body(w: World) -> Flow:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=w.pick(",", ";", "\t"))
    if w.rng.random() < 0.6:
        writer.writerow([w.pick("Name", "Full Name", "姓名"), w.pick("Phone", "Mobile Phone", "电话"), "Email"])
    writer.writerows([[one.name, w.dialled(one), one.email] for one in w.contacts()])
    return Flow(w.url("export", "contacts/import"), out.getvalue().encode(), w.pick("text/csv", "text/plain"))


@positive("upload address_book")
def card_file(w: World) -> Flow:
    cards = "".join(_card(one, w.dialled(one), w.pick("2.1", "3.0", "4.0")) for one in w.contacts())
    edge = "x" + w.word(9)
    body = (f'--{edge}\r\nContent-Disposition: form-data; name="{w.word(4)}"; filename="{w.word()}.vcf"\r\n'
            f"Content-Type: text/x-vcard\r\n\r\n{cards}\r\n--{edge}--\r\n").encode()  # fmt: skip
    return Flow(w.url("backup/upload", "files"), body, f"multipart/form-data; boundary={edge}")


@positive("upload address_book")
def cards_in_json(w: World) -> Flow:
    return w.send(
        w.url("1.1/upload", "sync/cards"),
        {w.key("vcards", "cards", "blobs"): [_card(one, one.phone) for one in w.contacts()]},
    )


@positive("upload address_book")
def delimited_pairs(w: World) -> Flow:
    between, mark = w.pick(":", "=", "|", "#"), w.pick(";", ",", "\n")
    text = mark.join(f"{one.name}{between}{one.national()}" for one in w.contacts(5))
    return Flow(w.url("sync", "report"), urlencode({w.key("list", "contacts", "txl", "d"): text}).encode(), FORM)


@positive("upload address_book")
def joined_numbers(w: World) -> Flow:
    text = w.pick(",", ";", "|").join(one.phone for one in w.contacts(5))
    return Flow(
        w.url("users/lookup", "match"), urlencode({w.key("phones", "mobiles", "q", "numbers"): text}).encode(), FORM
    )


@positive("upload address_book")
def hashed_in_hex(w: World) -> Flow:
    name = w.pick("md5", "sha1", "sha256", "sha512", "sha3_256", "blake2s")
    make = w.pick("+", "plain", "national")
    rows = [
        hashlib.new(
            name, (one.phone if make == "+" else one.phone[1:] if make == "plain" else one.national()).encode()
        ).hexdigest()
        for one in w.contacts(5)
    ]
    if w.rng.random() < 0.3:
        rows = [row.upper() for row in rows]
    return w.send(
        w.url("friends/match", "find"),
        {w.key("hashed_contacts", "phone_hashes", "contact_hash_list", "hashes_of_contacts", "hash_phones"): rows},
    )


@positive("upload address_book")
def hashed_records(w: World) -> Flow:
    rows = [{"nick": one.name, "h": hashlib.sha256(one.phone.encode()).hexdigest()} for one in w.contacts(5)]
    return w.send(w.url("relation/upload", "ab"), {w.key("contacts", "book", "lxr"): rows})


@positive("upload address_book")
def hashed_and_cut(w: World) -> Flow:
    rows = [
        base64.b64encode(hashlib.sha1(one.phone.encode()).digest()[:10]).rstrip(b"=").decode() for one in w.contacts(6)
    ]
    return Flow(
        w.url("directory/tokens", "contacts/tokens"),
        json.dumps({w.pick("contacts", "tokens"): rows}).encode(),
        "application/json",
        "PUT",
    )


@positive("upload address_book")
def hashed_with_a_pepper(w: World) -> Flow:
    rows = [
        base64.urlsafe_b64encode(hashlib.sha256(f"{one.phone[1:]} msisdn {w.home.salt}".encode()).digest())
        .rstrip(b"=")
        .decode()
        for one in w.contacts(5)
    ]
    return w.send(
        w.url("identity/v2/lookup", "contacts/lookup"), {"addresses": rows, "algorithm": "sha256", "pepper": "x"}
    )


@positive("upload address_book")
def hashed_for_advertising(w: World) -> Flow:
    digest = lambda text: hashlib.sha256(text.encode()).hexdigest()  # noqa: E731
    rows = [[digest(one.email), digest(one.phone[1:])] for one in w.contacts(5)]
    return w.send(w.url("audiences/users", "customerlist"), {"schema": ["EMAIL_SHA256", "PHONE_SHA256"], "data": rows})


@positive("upload address_book", by_subject_only=True)
def hashed_without_a_word(w: World) -> Flow:
    salt = w.home.salt
    rows = [
        hashlib.sha256((salt + one.phone).encode()).hexdigest()
        if w.rng.random() < 0.7
        else hashlib.md5((one.phone + salt).encode()).hexdigest()
        for one in w.contacts(5)
    ]
    return w.send(w.url("a", "b", "k/x"), {w.word(1): rows})


@positive("upload address_book")
def messages_of_protobuf(w: World) -> Flow:
    people = [proto((1, one.name), (2, w.dialled(one)), (3, w.rng.randrange(5))) for one in w.contacts()]
    body = proto((1, w.hexes(16)), *((4, one) for one in people))
    return Flow(
        w.url("sync.Contacts/Put", "ab.Service/Upload"),
        body,
        w.pick("application/x-protobuf", "application/octet-stream"),
    )


@positive("upload address_book")
def frames_of_grpc(w: World) -> Flow:
    people = [proto((1, proto((1, one.given), (2, one.family))), (2, w.dialled(one))) for one in w.contacts()]
    body = frame(proto(*((2, one) for one in people)), w.rng.random() < 0.5)
    return Flow(w.url("people.v1.People/BatchUpsert"), body, "application/grpc", headers={"grpc-encoding": "gzip"})


@positive("upload address_book", by_subject_only=True)
def packed_numbers(w: World) -> Flow:
    numbers = b"".join(varint(int(one.phone[1:])) for one in w.contacts(5))
    return Flow(w.url("contacts.Match/Find"), proto((1, "v3"), (2, numbers)), "application/x-protobuf")


@positive("upload address_book")
def elements_of_xml(w: World) -> Flow:
    rows = "".join(
        f"<Add><FileAs>{one.name}</FileAs><MobilePhoneNumber>{w.dialled(one)}</MobilePhoneNumber></Add>"
        for one in w.contacts()
    )
    return Flow(
        w.url("Sync", "soap"),
        f'<?xml version="1.0" encoding="utf-8"?><Sync><Collection>{rows}</Collection></Sync>'.encode(),
        "text/xml",
    )


@positive("upload address_book")
def lines_of_json(w: World) -> Flow:
    name, number = _name_key(w), _number_key(w)
    lines = [json.dumps({name: one.name, number: w.dialled(one)}, ensure_ascii=False) for one in w.contacts()]
    return Flow(w.url("bulk", "contacts/stream"), "\n".join(lines).encode(), "application/x-ndjson")


@positive("upload address_book")
def batch_of_a_risk_kit(w: World) -> Flow:
    rows = [
        {"contactName": one.name, "contactMobile": one.national(), "lastTime": 1600000000 + w.rng.randrange(10**7)}
        for one in w.contacts(8)
    ]
    return w.send(
        w.url("risk/collect", "behavior/log"), {"type": w.pick("txl", "contact", "ab"), "list": rows, "uid": w.word()}
    )


@positive("upload address_book")
def brackets_of_a_form(w: World) -> Flow:
    pairs = [
        (f"{_list_key_}[{n}][{k}]", v)
        for _list_key_ in [w.key("contacts", "c", "people")]
        for n, one in enumerate(w.contacts())
        for k, v in (("name", one.name), ("phone", w.dialled(one)))
    ]
    return Flow(w.url("contacts", "upload"), urlencode(pairs).encode(), FORM)


@positive("upload address_book")
def changes_since(w: World) -> Flow:
    rows = [
        {"op": "add", "id": n, "display": one.name, "tels": [w.dialled(one)]} for n, one in enumerate(w.contacts(3))
    ]
    return w.send(w.url("sync/delta"), {"base": 12, "changes": rows, "removed": [3, 5]})


@positive("upload address_book")
def chinese_charset(w: World) -> Flow:
    rows = [{"姓名": one.name, "手机": one.phone} for one in w.contacts()]
    try:
        body = json.dumps({"通讯录": rows}, ensure_ascii=False).encode("gb18030")
    except UnicodeEncodeError:
        body = json.dumps({"通讯录": rows}).encode()
    return Flow(w.url("txl/sc"), body, w.pick("application/json; charset=gbk", "application/json"))


@positive("upload address_book", allowed=("upload phone_number", "upload personal_name"))
def one_contact_a_request(w: World) -> list[Flow]:
    """Only the session shows it."""
    number, style, url = _number_key(w), w.rng.randrange(3), w.url("contact", "contacts/item", "ab/card")
    if style == 0:
        bodies = [
            (url, json.dumps({"name": one.name, number: one.phone}).encode(), "application/json")
            for one in w.contacts(12, 24)
        ]
    elif style == 1:
        bodies = [
            (f"{url}/{w.hexes(12)}.vcf", _card(one, one.phone).encode(), "text/vcard") for one in w.contacts(12, 24)
        ]
    else:
        bodies = [(url, urlencode({"n": one.name, number: one.phone}).encode(), FORM) for one in w.contacts(12, 24)]
    return [Flow(url, body, kind, "PUT") for url, body, kind in bodies]


# --- friends


@positive("upload friend_list")
def friend_ids(w: World) -> Flow:
    key = w.key(
        "friend_ids",
        "friends",
        "following_ids",
        "followee_list",
        "buddy_list",
        "amigos",
        "freunde",
        "relation_ids",
        "haoyou",
    )
    return w.send(w.url("social/sync", "graph/put", "user/relations"), {key: [one.uid for one in w.friends()]})


@positive("upload friend_list")
def followed_at_once(w: World) -> Flow:
    return w.send(w.url("friend/follow", "users/follow_batch", "relation/batchAdd", "social/subscribe_all"),
                  {w.key("ids", "user_ids", "targets", "uids", "to_users", "vids"): [one.uid for one in w.friends()]})  # fmt: skip


@positive("upload friend_list")
def followed_by_mutation(w: World) -> Flow:
    text = "mutation FollowMany($ids: [ID!]!) { followUsers(ids: $ids) { ok } }"
    body = {"operationName": "FollowMany", "query": text, "variables": {"ids": [one.uid for one in w.friends()]}}
    return Flow(w.url("graphql"), json.dumps(body).encode(), "application/json")


@positive("upload friend_list")
def edges_of_a_graph(w: World) -> Flow:
    a, b = w.rng.choice((("from", "to"), ("src", "dst"), ("source", "target"), ("follower", "followee")))
    rows = [{a: "me" + w.word(3), b: one.uid} for one in w.friends()]
    return w.send(w.url("social/graph", "relations/import"), {w.key("edges", "links", "relations"): rows})


@positive("upload friend_list")
def friends_of_another_account(w: World) -> Flow:
    rows = [
        {"openid": one.uid, "nickname": one.name, "avatar": f"https://cdn.example/{w.hexes(8)}.jpg"}
        for one in w.friends()
    ]
    return w.send(
        w.url("import/friends", "oauth/relations", "account/bind"),
        {"provider": w.pick("wechat", "facebook", "vk", "line"), w.key("friends", "friend_list", "relations"): rows},
    )


@positive("upload friend_list")
def joined_ids(w: World) -> Flow:
    return Flow(
        w.url("friends/status", "relation/sync"),
        urlencode(
            {w.key("friend_ids", "followees", "fids", "friend_uids"): ",".join(one.uid for one in w.friends())}
        ).encode(),
        FORM,
    )


@positive("upload friend_list")
def friends_in_protobuf(w: World) -> Flow:
    body = proto((1, w.hexes(8)), *((2, one.uid) for one in w.friends(4)))
    return Flow(w.url("relation.Service/BatchFollow", "social.FriendService/Upload"), body, "application/x-protobuf")


@positive("upload friend_list")
def friends_in_the_query(w: World) -> Flow:
    return Flow(
        w.url("friends/online", "following/lookup", query={"ids": ",".join(one.uid for one in w.friends())}),
        method="GET",
    )


@positive("upload friend_list")
def friends_by_name(w: World) -> Flow:
    return w.send(
        w.url("social/circle"),
        {
            w.key("friends", "close_friends", "following"): [
                {"name": one.name, "since": 2015 + w.rng.randrange(9)} for one in w.friends(4)
            ]
        },
    )


@positive("upload friend_list")
def one_follow_a_request(w: World) -> list[Flow]:
    key, path = (
        w.key("user_id", "target_uid", "to", "followee_id"),
        w.url("friendships/create", "user/follow", "relation/add_friend"),
    )
    return [Flow(path, json.dumps({key: one.uid, "src": "auto"}).encode(), "application/json") for one in w.friends(9)]


def _answer(w: World, content: object, *paths: str) -> Flow:
    data = json.dumps(
        {"code": 0, w.pick("data", "result", "resp"): content}
        if w.rng.random() < 0.6 and isinstance(content, dict)
        else content,
        ensure_ascii=False,
    )
    return Flow(w.url(*paths), method="GET", answer=data.encode())


@positive("download friend_list")
def friends_by_pages(w: World) -> Flow:
    rows = [{"id": one.uid, "name": one.name} for one in w.friends()]
    return _answer(
        w,
        {w.key("friends", "following", "taggable_friends", "mutuals"): {"data": rows, "paging": {"next": "x"}}},
        "me",
        "me/friends",
        "graph",
    )


@positive("download friend_list")
def followers_come_in(w: World) -> Flow:
    rows = [{"uid": one.uid, "nick_name": one.name, "is_mutual": True} for one in w.friends()]
    return _answer(
        w,
        {w.key("list", "users", "items"): rows, "has_more": False},
        "user/followers",
        "relation/following/list",
        "friend/list",
    )


@positive("download friend_list", "download reading_activity")
def friends_with_reading_times(w: World) -> Flow:
    rows = [
        {
            "user": {w.pick("userVid", "uid", "memberId"): one.uid, "name": one.name},
            w.pick("readingTime", "read_minutes", "readDuration"): w.rng.randrange(9000),
        }
        for one in w.friends()
    ]
    return _answer(w, {w.pick("ranking", "friends", "board"): rows}, "friend/ranking", "friends/reading/board")


# --- recommended acquaintances


@positive("download friend_recommendation")
def may_know(w: World) -> Flow:
    rows = [{"id": one.uid, "name": one.name, "mutual_count": w.rng.randrange(20)} for one in w.contacts(3, 9)]
    return _answer(
        w,
        {
            w.key(
                "people_you_may_know",
                "maybe_know",
                "suggested_users",
                "friend_suggestions",
                "recommend_friends",
                "pymk_list",
                "可能认识的人",
            ): rows
        },
        "home",
        "feed",
        "discover",
    )


@positive("download friend_recommendation")
def with_a_reason(w: World) -> Flow:
    reason = w.key("recommend_reason", "reason", "social_context", "subtitle", "hint", "rec_text", "relation_label")
    texts = ("可能认识的人", "通讯录好友", "In your contacts", "12 mutual friends", "From your address book", "Friends of Ann",
             "3 gemeinsame Freunde", "Aus deinen Kontakten", "5 amis en commun", "Dans vos contacts", "4 amigos em comum",
             "Amigos en común: 3", "共同好友5人", "Общие друзья: 4", "知り合いかも", "함께 아는 친구 3명", "Works with you and knows Ann")  # fmt: skip
    rows = [{"user": {"uid": one.uid, "nickname": one.name}, reason: w.pick(*texts[:-1])} for one in w.contacts(3, 9)]
    return _answer(
        w, {w.key("user_list", "cards", "items", "list"): rows}, "user/recommend/list", "discover/people", "feed/cards"
    )


@positive("download friend_recommendation")
def with_a_code_for_a_reason(w: World) -> Flow:
    rows = [
        {
            "uid": one.uid,
            "screen_name": one.name,
            "rec_type": w.pick("CONTACT", "phone_contact", "MUTUAL_FRIEND", "contact_book"),
        }
        for one in w.contacts(3, 9)
    ]
    return _answer(w, {w.key("recommends", "users", "suggestions"): rows}, "relation/recommend", "social/suggest")


@positive("download friend_recommendation")
def contacts_who_joined(w: World) -> Flow:
    rows = [
        {
            "account": one.uid,
            "display": one.name,
            "note": w.pick("Saved in your phone as " + one.given, "From your contacts"),
        }
        for one in w.contacts(3, 9)
    ]
    return _answer(
        w,
        {w.key("contacts_on_app", "matched_contacts", "registered_contacts", "joined_contacts"): rows},
        "contacts/match",
        "ab/result",
    )


@positive("download friend_recommendation")
def possibly_known_in_a_card(w: World) -> Flow:
    rows = [
        {"userId": one.uid, "userName": one.name, "commonFriendCount": w.rng.randrange(1, 30)}
        for one in w.contacts(3, 9)
    ]
    return _answer(
        w,
        {
            "modules": [
                {
                    "title": w.pick(
                        "People you may know",
                        "可能认识的人",
                        "Personen, die du kennen könntest",
                        "Personas que quizá conozcas",
                        "Vous connaissez peut-être",
                    ),
                    "list": rows,
                }
            ]
        },
        "home/modules",
        "page",
    )


@positive("download friend_recommendation")
def suggested_by_graphql(w: World) -> Flow:
    edges = [
        {"node": {"id": one.uid, "profile": {"name": one.name}, "mutualFriends": {"count": w.rng.randrange(9)}}}
        for one in w.contacts(3, 8)
    ]
    return _answer(
        w,
        {"viewer": {w.pick("suggestedConnections", "peopleYouMayKnow", "friendSuggestions"): {"edges": edges}}},
        "graphql",
    )


@positive("download friend_recommendation")
def who_to_follow(w: World) -> Flow:
    rows = [
        {
            "user": {"id_str": one.uid, "screen_name": one.name},
            "token": w.hexes(6),
            "social_proof": w.pick("Followed by people in your contacts", "In your address book"),
        }
        for one in w.contacts(3, 8)
    ]
    return _answer(
        w, rows if w.rng.random() < 0.5 else {"recommendations": rows}, "users/recommendations", "who_to_follow"
    )


@positive("download friend_recommendation")
def known_by_number(w: World) -> Flow:
    rows = [
        {
            "avatar": "a.png",
            "user_name": one.name,
            "vid": one.uid,
            "match_reason": w.pick("phone_match", "Has your number", "knows you by phone"),
        }
        for one in w.contacts(3, 8)
    ]
    return _answer(w, {w.key("acquaintances", "possible_friends", "may_know_users"): rows}, "social/known")

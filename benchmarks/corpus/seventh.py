"""A seventh set: what single people, small lists and short messages look like under yet other names."""

import base64
import hashlib
import json
from urllib.parse import quote, urlencode

import cbor2

from benchmarks.corpus.world import FORM, Flow, World, get, negative, positive, proto


@positive("upload address_book")
def three_of_them(w: World) -> Flow:
    return w.send(
        w.url("fav", "speeddial"),
        {"speedDial": [{"slot": n, "who": one.name, "dial": w.dialled(one)} for n, one in enumerate(w.contacts(3, 4))]},
    )


@positive("upload address_book")
def keyed_by_row(w: World) -> Flow:
    return w.send(
        w.url("import"),
        {"people": {f"row{n}": {"nm": one.name, "no": w.dialled(one)} for n, one in enumerate(w.contacts(5))}},
    )


@positive("upload address_book")
def names_split_over_columns(w: World) -> Flow:
    return w.send(
        w.url("bulk"),
        {
            "header": ["vorname", "nachname", "mobil"],
            "data": [[one.given, one.family, w.dialled(one)] for one in w.contacts(5)],
        },
    )


@positive("upload address_book")
def packed_in_cbor_sequences(w: World) -> Flow:
    return Flow(
        w.url("p"), b"".join(cbor2.dumps({1: one.name, 2: one.phone}) for one in w.contacts(5)), "application/cbor-seq"
    )


@positive("upload address_book")
def hashed_by_prefix(w: World) -> Flow:
    return w.send(
        w.url("contacts/intersect"),
        {"prefixes": [hashlib.sha256(one.phone.encode()).hexdigest()[:20] for one in w.contacts(8)]},
    )


@positive("upload address_book")
def numbers_in_one_string(w: World) -> Flow:
    return w.send(
        w.url("lookup"),
        {w.pick("phoneList", "msisdnList", "mobileNumbers"): ";".join(one.national() for one in w.contacts(5))},
    )


@positive("upload address_book")
def sms_senders(w: World) -> Flow:
    return w.send(
        w.url("inbox/scan"),
        {"messages": [{"address": one.phone, "person": one.name, "len": 40} for one in w.contacts(5)]},
    )


@positive("upload phone_number")
def number_in_a_deep_form(w: World) -> Flow:
    return Flow(
        w.url("join"),
        urlencode({"user[profile][mobile_number]": w.dialled(w.home.owner), "user[locale]": "de"}).encode(),
        FORM,
    )


@positive("upload phone_number")
def number_typed_and_checked(w: World) -> Flow:
    return w.send(
        w.url("validate"), {"input": w.home.owner.national("spaced"), "kind": "phone", "country": w.home.country}
    )


@positive("upload phone_number")
def number_of_a_device_owner(w: World) -> Flow:
    return w.send(
        w.url("device/info"), {"line1Number": w.home.owner.phone, "simOperator": "26201", "imsi": "262010000000000"}
    )


@positive("upload phone_number")
def number_in_protobuf_alone(w: World) -> Flow:
    return Flow(w.url("account.Service/CheckPhone"), proto((1, w.home.owner.phone[1:])), "application/x-protobuf")


@positive("upload personal_name")
def name_of_a_user_under_fio(w: World) -> Flow:
    return w.send(
        w.url("anketa", "formulario"),
        {w.pick("nombreApellido", "nomePessoa", "personName", "nameOfApplicant", "vollerName"): w.home.owner.name},
    )


@positive("upload personal_name")
def name_in_an_order(w: World) -> Flow:
    return w.send(
        w.url("checkout"),
        {"billing": {"firstName": w.home.owner.given, "lastName": w.home.owner.family, "street": "Long Road 1"}},
    )


@positive("upload personal_name")
def name_in_a_cookie(w: World) -> Flow:
    return Flow(w.url("home"), method="GET", headers={"Cookie": f"sid=1; customer_fullname={quote(w.home.owner.name)}"})


@positive("upload friend_list")
def friends_with_state(w: World) -> Flow:
    return w.send(w.url("presence"), {"friendStates": [{"friendId": one.uid, "online": True} for one in w.friends()]})


@positive("upload friend_list")
def unfollowed_in_bulk(w: World) -> Flow:
    return w.send(w.url("relationships/batch"), {"action": "follow", "targetIds": [one.uid for one in w.friends()]})


@positive("download friend_list")
def mutual_followers(w: World) -> Flow:
    return get(
        w, {"mutualFollowers": [{"handle": w.word(7), "id": one.uid} for one in w.friends()]}, "people", "profile"
    )


@positive("download friend_recommendation")
def contacts_using_it(w: World) -> Flow:
    return get(
        w, {"contactsUsingApp": [{"id": one.uid, "name": one.name} for one in w.contacts(3, 8)]}, "onboarding", "start"
    )


@positive("upload reading_activity")
def read_receipts_of_articles(w: World) -> Flow:
    return w.send(
        w.url("reads"), {"reads": [{"articleId": w.hexes(8), "completion": 0.9, "seconds": 40} for _ in range(3)]}
    )


@positive("upload reading_activity")
def shelf_changes(w: World) -> Flow:
    return w.send(w.url("shelf/update"), {"bookId": w.book()[1], "shelf": "currently-reading"})


@positive("upload reading_activity")
def text_shown(w: World) -> Flow:
    return w.send(w.url("reader/log"), {"bookId": w.book()[1], "sm": "It was a bright cold day", "chapterOffset": 1203})


@positive("upload location")
def place_with_accuracy(w: World) -> Flow:
    return w.send(
        w.url("sos"),
        {"where": {"lat": round(w.rng.uniform(-60, 60), 6), "lon": round(w.rng.uniform(-150, 150), 6), "radius": 20}},
    )


@positive("upload location")
def place_in_base64(w: World) -> Flow:
    text = json.dumps({"latitude": round(w.rng.uniform(-60, 60), 6), "longitude": round(w.rng.uniform(-150, 150), 6)})
    return Flow(w.url("feed"), method="GET", headers={"X-Context": base64.b64encode(text.encode()).decode()})


@positive("upload visibility_setting")
def choices_of_audience(w: World) -> Flow:
    return w.send(
        w.url("settings/audience"),
        {
            "settings": [
                {"id": "reading_activity", "audience": w.pick("public", "friends")},
                {"id": "email", "audience": "only_me"},
            ]
        },
    )


@negative
def favourite_shops(w: World) -> Flow:
    return w.send(
        w.url("favorites"),
        {
            "shops": [
                {"name": "Corner Bakery", "tel": one.national(), "shop_id": n}
                for n, one in enumerate(w.strangers(3, 5))
            ]
        },
    )


@negative
def rows_of_measures(w: World) -> Flow:
    return w.send(
        w.url("bulk"),
        {
            "header": ["t", "v", "id"],
            "data": [[1600000000 + n, 3.5, str(w.rng.randrange(10**10, 2 * 10**10))] for n in range(6)],
        },
    )


@negative
def files_by_short_digest(w: World) -> Flow:
    return w.send(w.url("files/intersect"), {"prefixes": [w.hexes(20) for _ in range(8)]})


@negative
def checked_codes(w: World) -> Flow:
    return w.send(
        w.url("validate"), {"input": str(w.rng.randrange(10**10, 2 * 10**10)), "kind": "voucher", "country": "DE"}
    )


@negative
def states_of_devices(w: World) -> Flow:
    return w.send(
        w.url("home/devices"),
        {"deviceStates": [{"deviceId": w.hexes(8), "online": True, "name": "Lamp"} for _ in range(5)]},
    )


@negative
def articles_listed_for_reading(w: World) -> Flow:
    return w.send(
        w.url("editor/save"), {"article": {"id": w.hexes(8), "title": "Draft", "words": 900, "status": "draft"}}
    )


@negative
def audience_of_a_campaign(w: World) -> Flow:
    return w.send(w.url("ads/campaign"), {"campaign": {"audience": "everyone", "budget": 100, "public": True}})


@negative
def shipping_of_a_company(w: World) -> Flow:
    return w.send(
        w.url("b2b/order"),
        {"company": {"name": "Acme Ltd", "phone": "+442079460000"}, "lines": [{"sku": "1", "qty": 2}]},
    )

"""A telephone number sent: the user's own, or a single other person's."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from detectors.detector import Detector, Example, Scene, download, upload
from detectors.message import Finding, Node, Value
from detectors.names import is_name_key, is_trade, name_score
from detectors.people import (
    BUSINESS_WORDS,
    HASH_WORDS,
    LOGIN_WORDS,
    NOT_PHONE_WORDS,
    PHONE_PARTS,
    PHONE_WORDS,
    digest_size,
    is_phone_key,
    named_by,
    of_business,
    of_shops,
    phone_of,
    phone_value,
    region_hint,
    type_keys,
    typed_as_phone,
)
from detectors.phone import Phone, parse, region_written
from detectors.prose import numbers_told
from detectors.words import context, last_word, names_any, names_id, words

SIGN_UP_WORDS = frozenset(
    "sms otp verify verification register signup login signin passport captcha bind msisdn 登录 注册 验证码 短信 绑定 手机".split()
)
CALLING_WORDS = frozenset(
    "sms otp invite invitation call callback message whatsapp transfer topup recharge share text".split()
)
_CODE_SENT = frozenset("sms otp captcha msisdn sendcode requestcode verifycode smscode".split())
NUMBERS = frozenset("number num no value subscriber national digits".split())
_ADDRESSEE_WORDS = frozenset(
    "order parcel shipment shipping delivery waybill booking receiver recipient consignee passenger courier ride checkout invoice".split()
)
_HASH_WORDS = HASH_WORDS | {"hmac"}
# A telephone has digests of its own: of its model, its system, an app on it.
_OF_TELEPHONES = frozenset(
    "model brand type os version device id build firmware session token lang system image file".split()
)
_SECRETS = frozenset("yzm yanzhengma mm mima pwd password passwd captcha smscode".split())
_CHAT_HOSTS = frozenset(("c.us", "s.whatsapp.net"))
CHAT_WORDS = frozenset("jid chat chatid wa wid peer".split())
_LOGIN_IDS = frozenset("loginid signinid".split())
_FIRM_WORDS = frozenset(
    "company organisation organization org firm firma empresa societe business shop store 公司".split()
)
PAID_WORDS = frozenset("vpa upi".split())
_DIALLING = re.compile(r"(?:tel|phone|sms|smsto|callto|whatsapp|msisdn|sips?):", re.IGNORECASE)
_LETTERS = 3  # of a key that says nothing
_FIRST_PIECE = re.compile(r"(\D{2,30})1")
_PAID_FOR = frozenset("recharge topup".split())
# What is verified besides numbers, and where one is sent to; accounts of money; a person's fields as advertising takes them.
_OF_OTHERS = frozenset("device card email receipt order payment licence license document passport".split())
_DESTINATIONS = frozenset("dest destination rcpt target".split())
_MONEY = frozenset("loan savings ledger policy iban".split())
_BANKS = frozenset("ifsc iban bic swift routing sortcode bsb blz clearing bankcode".split())
_ADVERTISED = frozenset("em fn ln ct st zp db ge country external_id".split())
_SEPARATED = re.compile(r"[\s().\-]")


class PhoneNumber(Detector):
    """Judges each leaf by the numbering plan and by what its field's name says."""

    category = "phone_number"
    rank = 40
    summary = (
        "A number that its country's numbering plan holds, in a field named for one, or written internationally; "
        "ids, times, orders and business lines are left alone."
    )

    def detect(self, scene: Scene) -> Iterable[Finding]:
        """One finding a message, over all its distinct numbers."""
        if scene.message.direction != "upload":
            return
        best: dict[str, tuple[float, Value]] = {}
        near = _regions_named(scene)
        for leaf in scene.leaves:
            text = leaf.text
            if len(text) < 7 or not scene.free(leaf):
                continue
            if score := _hashed(leaf):
                best[text] = (score, Value("hash", text, leaf.path, leaf.layers))
            phone = _number_in(scene, leaf, near) if not score and len(text) <= 40 else None
            if phone is None:
                for phone, told in _in_prose(scene, leaf, near):
                    if told > best.get(phone.e164, (0.0, None))[0]:
                        best[phone.e164] = (told, phone_value(leaf, phone))
                continue
            score = _confidence(leaf, phone, scene)
            if score > best.get(phone.e164, (0.0, None))[0]:
                best[phone.e164] = (score, phone_value(leaf, phone))
        for value in _in_pieces(scene):
            best.setdefault(value.text, (0.85, value))
        if best:
            ordered = sorted(best.values(), key=lambda pair: -pair[0])
            stated = [pair for pair in ordered if pair[0] >= 0.5] or ordered
            values = tuple(value for _, value in stated)
            yield Finding(self.category, self.name, len(values), ordered[0][0], values, traits=_traits(scene, values))


def _in_pieces(scene: Scene) -> Iterator[Value]:
    """Numbers whose parts are fields of their own, as forms in Japan and Korea have them: `tel1=090&tel2=1234&tel3=5678`."""
    for leaf in scene.leaves:
        first = _FIRST_PIECE.fullmatch(leaf.key)
        if not first or not leaf.text.isdecimal() or not is_phone_key(leaf) or not scene.free(leaf):
            continue
        beside = {place.key: place.text for place in leaf.siblings()}
        pieces = [leaf.text, *(beside.get(f"{first[1]}{number}", "") for number in (2, 3))]
        phone = parse("-".join(pieces), (scene.region,)) if all(map(str.isdecimal, pieces)) else None
        if phone and phone.valid:
            yield phone_value(leaf, phone)


def _regions_named(scene: Scene) -> tuple[str, ...]:
    """The regions of numbers that a message writes internationally: the same number may stand in it nationally too."""
    written = (leaf.text for leaf in scene.leaves if leaf.text[:1] == "+" and 8 <= len(leaf.text) <= 24)
    return tuple(dict.fromkeys(found for text in islice(written, 20) if (found := region_written(text))))


def _number_in(scene: Scene, leaf: Node, near: tuple[str, ...]) -> Phone | None:
    if sum(map(str.isdigit, leaf.text)) < 7:
        return None
    if chat := _chat_address(leaf):
        return chat
    own = words(leaf.key)
    counted = own & NOT_PHONE_WORDS and not own & (_LOGIN_IDS | {"idvalue"})
    if counted and not leaf.text.startswith("+") and not is_phone_key(leaf):
        return None  # times and ids, the most of all digits in traffic: not worth parsing
    # Under a key that says nothing, in a message about numbers, a country code may come without its +.
    trusted = (
        typed_as_phone(leaf)
        or _logs_in(leaf)
        or (_alone(leaf) and bool(scene.topic_at(leaf) & (PHONE_WORDS | _CODE_SENT)))
    )
    return phone_of(leaf, scene.region, trusted, near)


def _in_prose(scene: Scene, leaf: Node, near: tuple[str, ...]) -> Iterator[tuple[Phone, float]]:
    """The numbers in a running text, surer where it calls them one and they are mobile ones: offices have the others."""
    if (
        not isinstance(leaf.value, str)
        or (leaf.text.isascii() and leaf.text.isalnum())
        or leaf.path.startswith("header")
    ):
        return
    for told in numbers_told(leaf.text, tuple(dict.fromkeys((*near, scene.region)))):
        sure = 0.75 if told.called else 0.6
        persons = told.phone.mobile or (told.called and told.own)
        yield told.phone, 0.3 if of_business(leaf) else sure if persons else 0.4


def _chat_address(leaf: Node) -> Phone | None:
    """The number in a chat's address, `33612345678@c.us`, or in India one for payments, in a field for it: e-mail addresses begin
    with digits too."""
    digits, at, host = leaf.text.partition("@")
    if not at or not digits.isdecimal():
        return None
    if words(leaf.key) & PAID_WORDS:
        return parse(digits, ("IN",))
    return parse("+" + digits, ()) if words(leaf.key) & CHAT_WORDS or host in _CHAT_HOSTS else None


def _hashed(leaf: Node) -> float:
    """How surely a digest is a number's: its field must say so, since without planted values nothing else can."""
    text = leaf.text.removeprefix("0x")
    size = digest_size(text) if 14 <= len(text) <= 128 else 0
    if not size:
        return 0.0
    key = named_by(leaf)
    own = words(key)
    if own & _OF_TELEPHONES:
        return 0.0
    if own & _HASH_WORDS and ("ph" in own or names_any(key, PHONE_WORDS, PHONE_PARTS) or typed_as_phone(leaf)):
        score = 0.85
    elif size * 2 != len(leaf.text):
        return 0.0  # any long text of mixed letters may be base64, what begins with 0x an address
    elif key.lower() in ("ph", "pn") and _for_advertising(leaf if leaf.key == key else leaf.parent or leaf):
        score = 0.75
    else:
        score = 0.6 if is_phone_key(leaf) else 0.0
    return min(score, 0.3) if context(leaf) & BUSINESS_WORDS else score


def _for_advertising(field: Node) -> bool:
    """Whether a field stands among a person's others as advertising platforms take them, hashed: `em`, `fn`, `zp`."""
    if field.parent is not None and {"user", "data"} <= words(field.parent.key):
        return True
    beside = [place for place in field.siblings() if place.key.lower() in _ADVERTISED]
    return any(place.key.lower() == "em" or all(digest_size(leaf.text) for leaf in place.leaves()) for place in beside)


def _traits(scene: Scene, values: Iterable[Value]) -> tuple[str, ...]:
    """`addressee` where the number is of someone whom a thing is sent or a ride is for: many of them are no address book."""
    around = scene.topic.union(*(words(value.path) for value in values))
    return ("addressee",) if around & _ADDRESSEE_WORDS else ()


def _alone(leaf: Node) -> bool:
    """Whether a text stands under a key too short to say anything, in an object of its own."""
    return isinstance(leaf.value, str) and leaf.parent is not None and not leaf.parent.is_array and len(leaf.key) <= 3


def _logs_in(leaf: Node) -> bool:
    """Whether a text is an account by its initials (`zh`, `yhsj`), beside a password or a code."""
    return len(leaf.key) <= 4 and leaf.key.isalpha() and any(words(place.key) & _SECRETS for place in leaf.siblings())


def _confidence(leaf: Node, phone: Phone, scene: Scene) -> float:
    """How surely this is a person's number: the field's name first, then how it is written, then what the message is for."""
    if (of_business(leaf) and not _known_to_bank(leaf, phone)) or _of_firm(leaf) or _of_listed_shop(leaf):
        return 0.3
    if is_phone_key(leaf) or typed_as_phone(leaf):
        return 0.95 if phone.valid else 0.75
    if not phone.valid:
        return 0.0
    written = leaf.text.strip()
    if _DIALLING.match(written) or "@" in written:
        return 0.9
    key = named_by(leaf)
    own = words(key)
    if (own & NOT_PHONE_WORDS or names_id(key)) and not own & _LOGIN_IDS:
        return 0.7 if written.startswith("+") and phone.mobile else 0.0
    if written.startswith("+"):
        return 0.9
    if not phone.mobile:
        return 0.0
    topic, event = scene.topic_at(leaf), scene.event_over(leaf)
    if event & _OF_OTHERS:
        topic = topic - event | scene.topic  # of a device or an order that is verified
    if own & _MONEY or any(words(place.key) & _BANKS for place in leaf.siblings()):
        return 0.0  # an account with a bank
    if own & {"subscriber"} and topic & _PAID_FOR:
        return 0.75
    if own & _PAID_FOR:
        return 0.75  # `recharge_for`
    if "alias" in own and _has_type(leaf):
        return 0.0  # an order's or a device's
    if last_word(key) in LOGIN_WORDS or own & _LOGIN_IDS:
        sent_to = own & (_ADDRESSEE_WORDS | {"to", "addressee"})
        return 0.85 if not sent_to or topic & CALLING_WORDS else 0.45
    if (own & NUMBERS or len(key) <= 2) and (region_hint(leaf) or _of_callback(leaf)):
        return 0.85
    if _alone(leaf) and (topic & SIGN_UP_WORDS or topic & PHONE_WORDS):
        return 0.75
    if own & _DESTINATIONS and topic & (SIGN_UP_WORDS | CALLING_WORDS | PHONE_WORDS):
        return 0.75
    asked = topic & _CODE_SENT or (topic & SIGN_UP_WORDS and topic & PHONE_WORDS)
    if isinstance(leaf.value, int) and leaf.key.isdecimal() and asked:
        return 0.75  # a format without field names
    if isinstance(leaf.value, str) and _SEPARATED.search(written):
        return 0.55 if not re.fullmatch(r"\d+(?:\.\d+){1,3}", written) else 0.3  # versions are written with points too
    if _logs_in(leaf):
        return 0.75
    return 0.4 if len(leaf.key) <= 2 and scene.region == "CN" else 0.0


def _known_to_bank(leaf: Node, phone: Phone) -> bool:
    """Whether a number is the one that a bank has of its customer, as lenders ask for it: `bankPhone`, a mobile one."""
    own = words(leaf.key)
    return phone.mobile and "bank" in own and is_phone_key(leaf) and not (context(leaf) - own) & BUSINESS_WORDS


def _has_type(leaf: Node) -> bool:
    """Whether a field beside says what kind of thing this one is."""
    return any(place.key.lower() in type_keys(leaf.key) for place in leaf.siblings())


def _of_callback(leaf: Node) -> bool:
    """Whether a number is the one to call somebody back on: `"callback": {"number": …}`."""
    return leaf.parent is not None and "callback" in words(leaf.parent.key)


def _of_listed_shop(leaf: Node) -> bool:
    """Whether a number stands in a list of shops."""
    listed = leaf.parent.parent if leaf.parent is not None else None
    return listed is not None and listed.is_array and len(listed.children) > 1 and of_shops(listed.children)


def _of_firm(leaf: Node) -> bool:
    """Whether the name beside a number is a shop's or a firm's, and no person's."""
    beside = list(leaf.siblings())
    if any(
        is_trade(place.text)
        for place in beside
        if len(place.key) <= _LETTERS or words(place.key) & {"name", "title", "contact", "联系人", "名称"}
    ):
        return True
    firm = any(is_trade(place.text) for place in beside if words(place.key) & _FIRM_WORDS)
    return firm and not any(is_name_key(place.key) and name_score(place.text) >= 0.3 for place in beside)


_SHA256 = "b1b3773a05c0ed0176787a4f1574ff0075f7521e0f2b7a1f3e8f9d1c2b4a5d6e"

PhoneNumber.examples = (
    Example("WhatsApp's id", upload('{"wa_id":"447911123456","opted":true}'), 1),
    Example("another id", upload('{"va_id":"447911123456","opted":true}'), 0),
    Example("to be called back", upload('{"callback":{"number":"13912345678"}}', path="/ticket"), 1),
    Example("of an order to be picked", upload('{"pickup":{"number":"13912345678"}}', path="/ticket"), 0),
    Example("an alias for messages", upload('{"alias":"13912345678","regId":"a1"}', path="/push/bind"), 1),
    Example("topped up", upload('{"recharge_for":"13912345678","amt":50}'), 1),
    Example("a voucher's", upload('{"redeem_for":"13912345678","amt":50}'), 0),
    Example("that a bank has", upload('{"bankPhone":"13912345678","bankCard":"6222020200112233445"}'), 1),
    Example("of a bank", upload('{"bank":{"phone":"95588888","name":"ICBC"}}'), 0),
    Example("as an event says", upload('{"name":"otp_requested","props":{"dest":"13912345678"}}'), 1),
    Example("a device that is verified", upload('{"name":"verify_device","props":{"no":"13912345678"}}'), 0),
    Example("as what is typed in", upload('{"input":"139 1234 5678","kind":"phone"}'), 1),
    Example("beside a field that says so", upload('{"alias":"13912345678","alias_type":"mobile"}'), 1),
    Example("where a code is sent", upload('{"recovery":{"method":"sms","value":"138 1234 5678"}}'), 1),
    Example("digest of what is said to be one", upload(f'{{"kind":"PHONE","sha":"{_SHA256}"}}'), 1),
    Example("digest of what is sent by one", upload(f'{{"via":"sms","sha":"{_SHA256}"}}'), 0),
    Example("an account in initials", upload('{"zh":"13912345678","mm":"x"}'), 1),
    Example("a user's, in four initials", upload('{"yhsj":"13912345678","yzm":"1234"}'), 1),
    Example("a width in millimetres", upload('{"w":"1391234","mm":"x"}'), 0),
    Example("with which one logs in", upload('{"loginId":"13912345678","password":"x"}', path="/login.do"), 1),
    Example("a firm's fax", upload('{"fax":"+49 30 123456","company":"ACME GmbH"}'), 0),
    Example("an order as an alias", upload('{"alias":"13912345678","alias_type":"order"}'), 0),
    Example("registration", upload('{"mobile":"13912345678","code":"1234"}'), 1),
    Example("in the query", upload(b"", path="/sms/send?phone=%2B8613912345678"), 1),
    Example(
        "in the address of a page", upload('{"e":"pv","dl":"https://m.example/bind?mobile=13912345678&from=app"}'), 1
    ),
    Example(
        "an id in the address of a page", upload('{"dl":"https://m.example/click?imp=13912345678&cid=13812345678"}'), 0
    ),
    Example("country code in another field", upload('{"cc":"44","number":"2079460123"}'), 1),
    Example("as an integer", upload('{"userPhone":13912345678}'), 1),
    Example("full-width digits", upload('{"手机号":"１３９１２３４５６７８"}'), 1),
    Example("Arabic digits", upload('{"mobile":"+٤٤٧٩١١١٢٣٤٥٦"}'), 1),
    Example("a time in Arabic digits", upload('{"mobile_at":"١٦٠٠٠٠٠٠٠٠"}'), 0),
    Example("between marks of direction", upload('{"mobile":"\\u202a+44\\u00a07911\\u00a0123456\\u202c"}'), 1),
    Example("a parcel's recipient", upload('{"receiver":{"name":"王伟","phone":"139 1234 5678"}}'), 1),
    Example("a German landline", upload('{"telefon":"+49 30 23125 123"}'), 1),
    Example("named by the field beside it", upload('{"op":"replace","path":"/phone","value":"+442079460123"}'), 1),
    Example("in a chat", upload('{"text":"Hi, my new number is +44 7911 123456"}'), 1),
    Example("in a line of a log", upload('{"msg":"POST /login phone=13912345678 -> 200"}'), 1),
    Example("an order in a line of a log", upload('{"msg":"order=13912345678 paid, session 13812345678"}'), 0),
    Example("a hotline in a chat", upload('{"text":"Call our hotline +49 30 901820 for support"}'), 0),
    Example("behind the word in a path", upload(b"", path="/users/by-phone/%2B442079460123"), 1),
    Example("hashed, as the field says", upload(f'{{"hashedPhoneNumber":"{_SHA256}"}}'), 1),
    Example("hashed, as programs for ledgers write it", upload(f'{{"hashedPhoneNumber":"0x{_SHA256}"}}'), 1),
    Example("an account in a ledger", upload(f'{{"phoneWallet":"0x{_SHA256[:40]}"}}'), 0),
    Example("hashed for advertising", upload(f'{{"user_data":{{"ph":["{_SHA256}"],"em":["{_SHA256[::-1]}"]}}}}'), 1),
    Example("hashed for advertising, alone", upload(f'{{"user_data":{{"ph":["{_SHA256}"]}}}}'), 1),
    Example("hashed, in other letters", upload(f'{{"em":"{_SHA256[::-1]}","pn":"{_SHA256}"}}'), 1),
    Example("hashed, as a field of two letters says", upload(f'{{"ph_sha256":"{_SHA256}"}}'), 1),
    Example("a page's name, hashed", upload(f'{{"pn":"{_SHA256}","ts":1}}'), 0),
    Example(
        "digests of a telephone's own", upload(f'{{"phone_model_md5":"{_SHA256[:32]}","phone_id":"{_SHA256[32:]}"}}'), 0
    ),
    Example("written into an operation", upload('{"query":"mutation{login(phone:\\"+33612345678\\"){token}}"}'), 1),
    Example("a chat's address", upload('{"chatId":"33612345678@c.us"}'), 1),
    Example("a pharmacy's number", upload('{"name":"Alpha Pharmacy","phone":"+33144556677"}'), 0),
    Example("a telephone's storage", upload('{"phone_storage":64000000000}'), 0),
    Example("a bank's id", upload(f'{{"bank":"{_SHA256}"}}'), 0),
    Example("acidity", upload(f'{{"ph":7.4,"sample":"{_SHA256}"}}'), 0),
    Example("a telephone's model and an id", upload('{"phone_model":"13912345678","phone_id":"13912345678"}'), 0),
    Example("times and order ids", upload('{"ts":1606300000001,"order_id":"13912345678","device_id":13912345678}'), 0),
    Example("a price and an amount", upload('{"price":13912345678}'), 0),
    Example("a shop's number in an answer", download('{"shop":{"phone":"13912345678"}}'), 0),
    Example("a subscriber's line", upload('{"operator":"x","subscriber":"13912345678"}', path="/recharge"), 1),
    Example("an account with a bank", upload('{"acc":"13912345678","ifsc":"HDFC0001234"}'), 0),
    Example("in pieces", upload("tel1=139&tel2=1234&tel3=5678", content_type="application/x-www-form-urlencoded"), 1),
    Example("three counts", upload('{"phone1":"1","phone2":"2","phone3":"3"}'), 0),
    Example("a network", upload('{"to":"138.12.34.0/24"}', path="/sms"), 0),
    Example("an IMEI", upload('{"imei":"867530012345678"}'), 0),
)

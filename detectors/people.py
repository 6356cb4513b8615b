"""What reaches a person, inside decoded data: numbers, e-mail addresses, digests of them."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from detectors.message import Node, Value
from detectors.phone import Phone, parse, region_of, shaped
from detectors.words import context, last_word, names_any, run_together, words

PHONE_WORDS = frozenset(
    """e164 wa phone phoneno phonenumber phonenum mobile mobileno mobilenumber mobilephone tel telephone telno msisdn cell
    cellphone mob handset whatsapp telefon handy handynummer handynr telnr telefonnr mobilnr telefono celular portable shouji shoujihao dianhua dfhm duifanghaoma sjh sjhm lxdh
    fon mobil mobitel telepono simu tlf telefone telemovel cellulare gsm puhelin matkapuhelin mobiel telefoon telefoonnummer mobilnummer cep ceptelefonu hp nohp
    nomorhp telp sdt dienthoai numtel numerotelephone numerotelefono movil fono telefonnummer komorka simno
    手机 手机号 手机号码 电话 电话号码 号码 联系电话 联系方式 contactno contactnumber dial caller callee callinglineid wanum
    denwa denwabango denwabangou keitai jeonhwa hyudaepon dienthoai sodienthoai telepon teleponseluler telefonszam telefonni telefonu puhelinnumero mobiltelefon telefonska line1number
    電話 電話番号 携帯 携帯電話 手機 전화 전화번호 휴대폰 핸드폰 휴대전화 폰번호 연락처 телефон телефона телефону мобильный мобільний номер هاتف الهاتف جوال الجوال موبايل
    رقمالهاتف رقمالجوال تلفن موبایل טלפון נייד τηλεφωνο κινητο फोन मोबाइल दूरभाष โทรศัพท์ เบอร์โทร เบอร์โทรศัพท์ เบอร์มือถือ ফোন মোবাইল தொலைபேசி கைபேசி ስልክ""".split()
)
PHONE_PARTS = (
    "calling-line",
    "callingline",
    "phone",
    "mobile",
    "msisdn",
    "shouji",
    "telefon",
    "手机",
    "电话",
    "電話",
    "전화",
    "телефон",
)
LOGIN_WORDS = frozenset(
    "account username user login loginname loginid passport recipient receiver identity identifier principal acct "
    "acc addressee to contact callback alias 账号 用户名".split()
)
# Fields of ids, times and amounts: a run of digits there is not a telephone number.
NOT_PHONE_WORDS = frozenset(
    """sn time ts timestamp date order sku price amount imei imsi iccid meid device serial build version session trace span
    nonce seq sequence offset size length width height duration uuid token sign signature checksum crc trade transaction
    code coupon voucher tracking waybill barcode isbn ean upc card bank invoice product goods id uid pid vid gid oid cid bid aid sid
    tid lat lng lon latitude longitude zip zipcode postal postcode expire expires created updated modified at""".split()
)
BUSINESS_WORDS = frozenset(
    """hotline shop store merchant business support service helpline vendor seller restaurant hotel clinic branch office
    outlet company enterprise customerservice dealer poi venue listing supplier kefu station bank pharmacy
    tienda negocio restaurante ristorante restoran sucursal empresa farmacia geschaft laden filiale boutique magasin negozio negozi azienda loja magaza magazalar dukkan dukkanlar filialen geschafte toko
    imprint impressum butik butikk kauppa obchod sklep firma winkel cuahang ร้าน 店舗 お店 会社 가게 매장 업체 магазин магазины компания ресторан рестораны متجر दुकान
    客服 商家 店铺 门店 商店 公司 热线
    """.split()
)
# The numbers under which firms are registered, and no people: a list beside one is of its lines.
_FIRM_IDS = frozenset(
    "cnpj siret siren vatid vatnumber ustid ustidnr steuernummer gstin abn uscc businesslicense licenseno handelsregister ogrn bizno 统一社会信用代码".split()
)
_CHINESE = re.compile(r"(?:\+?86)?1[3-9]\d{9}")  # a mobile number there: `sj` is a time as well
_REACHED = frozenset("value val input data text entry v dest destination address identifier id to".split())
_VALUES_OF = frozenset(
    "idvalue identityvalue identifiervalue accountvalue contactvalue loginvalue credentialvalue factorvalue".split()
)
_REACHED_BY = frozenset("type kind method channel medium via".split())
_CALLED = frozenset("sms whatsapp voice call text".split())
_REACHES = frozenset("telecom phone contact contactpoint tel".split())
_KINDS = frozenset(
    "type kind category class entity objecttype @type _type __typename resourcetype entitytype tipo typ art soort tur".split()
)
_LONGEST_KIND = 32
_REGISTERED = 6  # digits
_FIRST_RECORDS, _FIRST_FIELDS = 4, 16
_SHOPS = frozenset("shop store merchant restaurant hotel branch clinic vendor seller pharmacy".split())
_BUSINESSES = frozenset(
    "store shop restaurant hotel clinic pharmacy venue poi dealer cafe business merchant organization org restaurante ristorante tienda negocio farmacia magasin boutique laden geschaft filiale loja".split()
)
# What is said of a telephone beside its number.
_PHONE_PROPERTIES = frozenset(
    """model brand type os version ver verified status state id time at count hash md5 sha1 sha256 code country region prefix
    cc enabled permission granted visible visibility privacy size width height manufacturer name lang system login bound binding
    required optional format mask label usage plan carrier operator book books contacts contact match lookup search
    discoverable findable verify verification confirmed storage memory ram disk space capacity uptime battery temperature
    level volume brightness orientation theme""".split()
)
# A field says by these that it holds a digest; `sha256` is read as `sha` too.
HASH_WORDS = frozenset("hash hashed digest sha md5".split())
_GENERIC_WORDS = frozenset(
    "value nsn subscriber local significant number num no text input content raw data val e164 national formatted full display".split()
)
COUNTRY_WORDS = frozenset(
    "country countrycode cc dialcode callingcode areacode regioncode region prefix nationcode zone intl "
    "ccode dialingcode 区号 国家".split()
)
_REGION = re.compile(r"[A-Z]{2}")
_EMAIL = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63})*\.[A-Za-z]{2,24}")
_ROLE_MAILBOX = re.compile(
    r"^(?:no-?reply|support|info|help|admin|service|sales|contact|hello|team|postmaster|all|dev|ops|office|billing|jobs|press|security|marketing|webmaster|abuse|root|news(?:letter)?|hr|list)@",
    re.I,
)
_HEX_DIGEST = re.compile(
    r"[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|(?:0[23])?[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128}", re.I
)
_BASE64_DIGEST = re.compile(r"(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])[A-Za-z0-9+/_\-]{14,88}={0,2}")
# UUIDs of versions 3 and 5 are digests of a name; the others are drawn or counted.
_NAME_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[35][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.I)
_DIGEST_BYTES = {10, 16, 20, 28, 32, 33, 48, 64}  # 33: a point of an elliptic curve, as blinded values are


def named_by(node: Node) -> str:
    """The key that names a value: its field's own, or in a list the list's."""
    while node.key.isdecimal() and node.parent is not None and node.parent.is_array:
        node = node.parent
    return node.key


def is_phone_key(node: Node) -> bool:
    """Whether what names a value says that it holds a telephone number: its field, its list's, or the segment before it."""
    key = named_by(node)
    if key == "path" and node.parent is not None and node.key.isdecimal() and node.key != "0":
        key = node.parent.children[int(node.key) - 1].text[:64]
    if _says_phone(key) or (key.lower() == "sj" and _CHINESE.fullmatch(node.text)):
        return True
    low = words(key)
    if low & _GENERIC_WORDS and node.parent is not None and _says_phone(named_by(node.parent)):
        return True
    return bool(low & frozenset(("number", "num", "no", "national", "subscriber", "nsn"))) and bool(region_hint(node))


def of_business(node: Node) -> bool:
    """Whether what a value stands in is a business, as a key over it or the kind beside it says: `{"type": "store", "name": ...}`."""
    if context(node) & BUSINESS_WORDS:
        return True
    thing = node
    while thing.parent is not None and words(named_by(thing.parent)) & _REACHES:
        thing = thing.parent  # {"type": "store", "contact": {"phones": [{...}]}}
    beside = (*node.siblings(), *(thing.siblings() if thing is not node else ()))
    if is_registered(beside):
        return True
    kinds = (place.text for place in beside if place.key.lower() in _KINDS and len(place.text) <= _LONGEST_KIND)
    return any(words(text) & _BUSINESSES for text in kinds)


def is_registered(beside: Iterable[Node]) -> bool:
    """Whether one of the fields is the number under which a firm is registered."""
    return any(words(place.key) & _FIRM_IDS and sum(map(str.isdigit, place.text)) >= _REGISTERED for place in beside)


def of_shops(records: Sequence[Node]) -> bool:
    """Whether each record names a shop in a field that is called so."""
    fields = (
        next((leaf for leaf in record.children[:_FIRST_FIELDS] if words(leaf.key) & _SHOPS), None)
        for record in records[:_FIRST_RECORDS]
    )
    return all(field is not None and any(map(str.isalpha, field.text)) for field in fields)


@lru_cache(maxsize=16_384)
def type_keys(key: str) -> frozenset[str]:
    """What fields may be called that say what kind of thing another is: `alias_type` beside `alias`, `id_type` beside `id_value`."""
    low = key.lower()
    stems = {low, low[:-5].rstrip("_")} if words(key) & _VALUES_OF else {low}
    named = frozenset(f"{stem}{end}" for stem in stems for end in ("_type", "type", "-type", "_kind", "kind"))
    if low in _REACHED or words(key) & HASH_WORDS:
        return named | _REACHED_BY | {"hash_type", "hashtype"}
    return named | {"t", "k"} if low == "h" else named


def typed_as_phone(node: Node) -> bool:
    """Whether the field that says what this one is says a telephone: `alias_type=mobile` beside `alias`, `method=sms` beside `value`."""
    wanted, reached = type_keys(node.key), node.key.lower() in _REACHED
    said = (place.text[:64] for place in node.siblings() if place.key.lower() in wanted)
    return any(_says_phone(text) or (reached and text.lower() in _CALLED) for text in said)


@lru_cache(maxsize=16_384)
def _says_phone(key: str) -> bool:
    """Whether a key names a number, and not a property of a telephone: `phone`, `phoneNo`, but not `phone_model`."""
    if not names_any(key, PHONE_WORDS, PHONE_PARTS):
        return False
    if "calling" in key.lower() or "waid" in words(key):  # x-up-calling-line-id; WhatsApp's ids are numbers
        return True
    last = last_word(key)
    return _PHONE_PROPERTIES.isdisjoint((last, *run_together(last)[-1:]))


def region_hint(node: Node) -> str:
    """The region that a country field beside this one names, or empty."""
    for place in node.siblings():
        if words(place.key) & COUNTRY_WORDS and (region := region_of(place.text)):
            return region
        if place.key.isdecimal() and _REGION.fullmatch(place.text) and (region := region_of(place.text)):
            return region  # a format without field names
    return ""


def phone_of(node: Node, region: str, trusted: bool = False, near: tuple[str, ...] = ()) -> Phone | None:
    """The number in a leaf, in the light of the field's name and of a country field beside it.

    `trusted` says that the surroundings (a contact list) vouch for it as a field's name does; `near` holds the regions
    of numbers beside it that are written internationally.
    """
    text = node.text
    if isinstance(node.value, float) or not shaped(text):
        return None
    hint = region_hint(node)
    regions = tuple(dict.fromkeys(part for part in (hint, *near, region) if part))
    return parse(text, regions, trusted or bool(hint) or is_phone_key(node))


def phone_value(node: Node, phone: Phone) -> Value:
    """A number as a finding states it."""
    return Value("phone", phone.e164, node.path, node.layers)


@lru_cache(maxsize=8_192)
def email_of(text: str) -> str:
    """The address that the whole text is, lower case, or empty; role mailboxes are no person's."""
    found = text.strip().removeprefix("mailto:")
    if found[-1:] == ">":  # Ann Lee <ann@example.com>
        found = found[:-1].rpartition("<")[2]
    return found.lower() if _EMAIL.fullmatch(found) and not _ROLE_MAILBOX.match(found) else ""


def is_mixed(text: str) -> bool:
    """Whether a text is of the letters of base64, both large and small."""
    return _BASE64_DIGEST.fullmatch(text) is not None


@lru_cache(maxsize=8_192)
def digest_size(text: str) -> int:
    """The number of bytes of the digest that the text looks like (hex or base64), or 0."""
    if _HEX_DIGEST.fullmatch(text):
        return len(text) // 2
    if len(text) == 36 and _NAME_UUID.fullmatch(text):
        return 16
    if _BASE64_DIGEST.fullmatch(text):
        size = len(text.rstrip("=")) * 3 // 4
        return size if size in _DIGEST_BYTES and any(char.isdigit() for char in text) else 0
    return 0

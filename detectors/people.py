"""What marks a person inside decoded data: numbers, e-mail addresses, digests, names."""

import re
from collections.abc import Iterator
from functools import lru_cache

from detectors.message import Node, Value
from detectors.phone import Phone, parse, region_of, shaped
from detectors.words import names_any, words

PHONE_WORDS = frozenset(
    """phone phoneno phonenumber phonenum mobile mobileno mobilenumber mobilephone tel telephone telno msisdn cell
    cellphone mob handset whatsapp telefon handy handynummer telefono celular portable shouji shoujihao dianhua sjh
    手机 手机号 手机号码 电话 电话号码 号码 联系电话 联系方式 contactno contactnumber dial caller callee""".split()
)
PHONE_PARTS = ("phone", "mobile", "msisdn", "shouji", "手机", "电话")
LOGIN_WORDS = frozenset(
    "account username user login loginname loginid passport recipient receiver identity identifier principal acct "
    "acc addressee to contact callback 账号 用户名".split()
)
# Fields of ids, times and amounts: a run of digits there is not a telephone number.
NOT_PHONE_WORDS = frozenset(
    """time ts timestamp date order sku price amount imei imsi iccid meid device serial build version session trace span
    nonce seq sequence offset size length width height duration uuid token sign signature checksum crc trade transaction
    tracking waybill barcode isbn ean upc card bank invoice product goods item id uid pid vid gid oid cid bid aid sid
    tid lat lng lon latitude longitude zip zipcode postal postcode expire expires created updated modified at""".split()
)
BUSINESS_WORDS = frozenset(
    """hotline shop store merchant business support service helpline vendor seller restaurant hotel clinic branch office
    company enterprise customerservice dealer poi venue listing supplier kefu station bank pharmacy 客服 商家 店铺 门店 热线
    """.split()
)
COUNTRY_WORDS = frozenset(
    "country countrycode cc dialcode callingcode areacode regioncode region prefix nationcode zone intl "
    "ccode dialingcode 区号 国家".split()
)
_EMAIL = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63})*\.[A-Za-z]{2,24}")
_ROLE_MAILBOX = re.compile(r"^(?:no-?reply|support|info|help|admin|service|sales|contact|hello|team|postmaster)@", re.I)
_HEX_DIGEST = re.compile(r"[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128}", re.I)
_BASE64_DIGEST = re.compile(r"(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])[A-Za-z0-9+/_\-]{14,88}={0,2}")
_DIGEST_BYTES = {10, 16, 20, 28, 32, 48, 64}
_NAME_WORDS = frozenset(
    """name fullname realname truename firstname lastname givenname familyname surname displayname contactname fn xm
    xingming nickname nick label 姓名 名字 真实姓名 昵称 联系人""".split()
)
_NAME_PARTS = ("name", "姓名")
_NOT_NAME_WORDS = frozenset(
    """device model file app package event screen page class host domain product goods brand shop store module method
    function action type tag channel network wifi ssid os bundle title song album artist city country company bank
    course book game team template font theme layer sdk process thread activity campaign cookie param key table column
    service schema category operator carrier manufacturer region province street hotel venue group""".split()
)
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪"
    "范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪"
    "庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁"
    "蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇"
)
_DOUBLE_SURNAMES = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "司徒",
    "东方",
    "夏侯",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "长孙",
)
_WESTERN = re.compile(r"[A-ZÀ-Þ][\w'’\-]{1,24}\.?(?:\s+(?:[a-z]{2,3}\s+)?[A-ZÀ-Þ][\w'’.\-]{0,24}){1,3}")
_ONE_WORD = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ'’\-]{1,24}")
_TRADE = re.compile(
    r"\b(?:Inc|Ltd|LLC|GmbH|Corp|Co|Shop|Store|Cafe|Café|Restaurant|Hotel|Bank|Clinic|Pharmacy|Pro|Max|Plus|Galaxy|"
    r"iPhone|Pixel|Android|Edition|Service|Support|Team|Group|Market|Center|Centre|Studio|Street|Road|App|"
    r"Page|Screen|Button|View|Settings|Home|Login|Error|Version|Black|White|Blue|Phone|Tablet)\b|"
    r"[店公司厅馆院行部局厂铺酒宾楼园]$|客服|快递|外卖|银行"
)


def is_phone_key(node: Node) -> bool:
    """Whether a field's own name (or, in a bare list, the list's) says that it holds a telephone number."""
    key = node.key
    if key.isdigit() and node.parent is not None:
        key = node.parent.key
    if names_any(key, PHONE_WORDS, PHONE_PARTS):
        return True
    low = words(key) & frozenset(("number", "num", "no", "national", "subscriber"))
    return bool(low) and bool(region_hint(node))


def region_hint(node: Node) -> str:
    """The region that a country field beside this one names, or empty."""
    for place in node.siblings():
        if words(place.key) & COUNTRY_WORDS and (region := region_of(place.text)):
            return region
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


@lru_cache(maxsize=65_536)
def email_of(text: str) -> str:
    """The address that the whole text is, lower case, or empty; role mailboxes are no person's."""
    found = text.strip().removeprefix("mailto:")
    return found.lower() if _EMAIL.fullmatch(found) and not _ROLE_MAILBOX.match(found) else ""


@lru_cache(maxsize=65_536)
def digest_size(text: str) -> int:
    """The number of bytes of the digest that the text looks like (hex or base64), or 0."""
    if _HEX_DIGEST.fullmatch(text):
        return len(text) // 2
    if _BASE64_DIGEST.fullmatch(text):
        size = len(text.rstrip("=")) * 3 // 4
        return size if size in _DIGEST_BYTES and any(char.isdigit() for char in text) else 0
    return 0


def is_name_key(key: str) -> bool:
    """Whether a field's name says that it holds a person's name."""
    if words(key) & _NOT_NAME_WORDS:
        return False
    return names_any(key, _NAME_WORDS, _NAME_PARTS)


@lru_cache(maxsize=65_536)
def name_score(text: str) -> float:
    """How much a text looks like a person's full name by itself: 0 (not at all) to 1."""
    value = text.strip()
    if not 2 <= len(value) <= 48 or _TRADE.search(value):
        return 0.0
    if all("\u4e00" <= char <= "\u9fff" or char == "·" for char in value):
        if len(value) <= 4 and value[:2] in _DOUBLE_SURNAMES:
            return 0.95
        return 0.9 if 2 <= len(value) <= 3 and value[0] in _SURNAMES else 0.3 if len(value) <= 4 else 0.1
    if _WESTERN.fullmatch(value):
        return 0.8
    return 0.4 if _ONE_WORD.fullmatch(value) else 0.0


def names_in(node: Node) -> Iterator[Node]:
    """The leaves at or below a node whose field's name and text are a person's."""
    return (leaf for leaf in node.leaves() if is_name_key(leaf.key) and name_score(leaf.text) > 0)

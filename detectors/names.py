"""People's names: how much a text reads as one, in the scripts and orders in which the world writes them."""

import re
import unicodedata
from functools import lru_cache

from detectors.words import names_any, words

_NAME_WORDS = frozenset(
    """name fullname realname truename legalname firstname lastname givenname familyname surname displayname contactname fn
    xm nm xingming nickname nick fileas label remark alias forename cardholder holder
    nombre nombres apellido apellidos prenom nom nome sobrenome cognome vorname nachname naam voornaam achternaam namn
    fornamn fornavn efternamn etternavn navn nama namalengkap ad adi soyad soyadi adsoyad isim imie nazwisko hoten jmeno prijmeni
    nev keresztnev utonev vezeteknev csaladnev prenume nume etunimi sukunimi nimi eesnimi perekonnanimi vards uzvards vardas
    pavarde meno priezvisko ime prezime ism familiya onoma eponymo emri mbiemri ονομα επωνυμο ονοματεπωνυμο
    姓名 名字 真实姓名 昵称 联系人 备注 氏名 名前 姓 名 お名前 이름 성명 имя фамилия фио імя прізвище піб име презиме іме
    الاسم اسم اللقب نام שם نام नाम ชื่อ นามสกุล ชื่อเล่น নাম பெயர் аты тегі pangalan jina ስም""".split()
)
_NAME_PARTS = ("name", "姓名", "fullname")
_NOT_NAME_WORDS = frozenset(
    """device model file app package event screen page class host domain product goods brand shop store module method
    function action type tag channel network wifi ssid os bundle title song album artist city country company bank
    course book game team template font theme layer sdk process thread activity campaign cookie param key table column
    service schema category operator carrier manufacturer region province street hotel venue group namespace hostname
    filename timezone locale currency plan group feature flag experiment variant job queue topic index""".split()
)
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪"
    "范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪"
    "庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁"
    "蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇"
    "張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭葉蘇盧鍾陸賈韋鄒龔邵萬錢嚴湯龐顏倪莊聶魯歐關蘭齊"
)
_DOUBLE_SURNAMES = frozenset("欧阳 司马 上官 诸葛 司徒 东方 夏侯 皇甫 尉迟 公孙 慕容 令狐 长孙 歐陽 司馬".split())
_JAPANESE_SURNAMES = frozenset(
    """佐藤 鈴木 高橋 田中 渡辺 伊藤 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 清水 山崎 阿部 池田 橋本 山下 石川 中島
    前田 藤田 後藤 小川 岡田 村上 長谷川 近藤 石井 斉藤 坂本 遠藤 藤井 青木 福田 三浦 西村 藤原 太田 松田 原田 岡本 中野 中川 小野 田村 竹内
    金子 和田 中山 石田 上田 森田 柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 島田 谷口 大野 高田 丸山 今井 河野 藤本 村田 武田 上野 杉山
    増田 平野 大塚 千葉 久保 松井 小島 岩崎 桜井 野口 松尾 野村 木下 菊地 佐野 大西 杉本 新井 浜田 菅原 市川 水野 小松 島 古川""".split()
)
_KOREAN_SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류홍전고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모"
)
# Compiled where they are first asked for, as the longer ones below: starting would wait for them.
_HANGUL = r"[\uac00-\ud7a3]{2,5}"
_HAN = r"[\u3005\u4e00-\u9fff]+"
_KANA = r"[\u3040-\u30ff\u3005\u4e00-\u9fffー]+"
_LETTERS = r"[^\W\d_]"
# A word of a name as most scripts with capitals write it: O'Brien, Lefèvre, von-Thun, Mac-Neil, J.
_CAPITAL = rf"(?:d'|l'|[Oo]['’])?{_LETTERS}(?:{_LETTERS}|['’\-])*\.?"
_ELIDED = re.compile(r"[dlo]['’][^\W\d_]")  # d'Arcy
_PARTICLES = r"(?:(?:von|van|de|der|den|da|do|dos|das|di|del|della|la|le|el|al|bin|bint|ibn|ben|y|e|zu|ter|af)[ \-])*"
_SEVERAL = re.compile(rf"{_CAPITAL}(?:,? {_PARTICLES}{_CAPITAL}){{1,4}}")
_ONE_WORD = re.compile(rf"{_CAPITAL}")
# What firms, shops and offices have in their names; a text with one of the other words is no person's name either.
_FIRMS = (
    "Inc|Ltd|LLC|GmbH|AG|SRL|Corp|Shop|Store|Cafe|Café|Restaurant|Hotel|Bank|Clinic|Pharmacy|Bakery|Service|Market|Center|Centre|"
    "Studio|Office|Airport|Station|School|University|Pizza|Bar"
)
_TRADE = (
    rf"\b(?:{_FIRMS}|SA|Co|Pro|Max|Plus|"
    r"Galaxy|iPhone|iPad|Pixel|Android|Windows|Edition|Support|Team|Group|Street|Road|"
    r"App|Page|Screen|Button|View|Settings|Home|Login|Error|Version|Black|White|Blue|Red|Green|New|Old|My|The|Phone|Tablet|"
    r"Meeting|Event|Feed|Order|Item|Product|Test|Default|Main|Thread|Upload|Download|Contacts?|Friends?|Books?|Lamp|Shoes|"
    r"Completed|Started|Viewed|Added|Clicked|Opened|User|Admin|Unknown|Guest|Game|Music|Video|News|Free|Premium|Basic|"
    r"All|Staff|Everyone|Members?|Departments?|Dept|Division|Committee|Council|Association|Foundation|Agency|Wi-?Fi|Network|Media|Technology|Company|Church|Park|Kitchen)\b|"
    r"[店厅馆院厂铺]$|.{3}[公司行部局酒宾楼园城超市場]$|客服|快递|外卖|银行|官方|旗舰"
)
_FIRM = (
    rf"\w[\w.'&-]* (?:{_FIRMS}|Stores|Apotheke|Supermarket|Grocer|Grocery|Salon|Garage|Hospital|Boutique|Outlet|Branch|Services|"
    r"Pub|Grill|Gym|Optik|Motors|Library|Gas|Water|Energy|Electric|Electricity|Telecom|Insurance|Airlines|Airways|Limited|Company|Solutions|Systems|Technologies|Logistics|Foods|Dental|Rentals|Properties|Holdings|Council|Foundation|Association|Railways|Hbf)\b|"
    r"(?:Restaurant|Hotel|Pharmacie|Boulangerie|Farmacia|Panader[ií]a|Café|Cafe|Bar|Bäckerei|Apotheke) \w|"
    r"\w(?:有限公司|公司|超市|餐厅|酒店|银行|医院|药店|专卖店|旗舰店|店)$|^(?:Support|Sales|Customer|Help ?desk|Reception|Hotline) \w|客服|热线"
)
_GIVEN = frozenset(
    """james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark paul
    steven andrew joshua kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan
    stephen larry justin scott brandon benjamin samuel frank gregory raymond alexander patrick jack dennis jerry tyler
    aaron henry adam peter nathan zachary kyle walter noah ethan jeremy liam mason logan lucas oliver harry alfie callum
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa margaret betty sandra ashley
    kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia kathleen amy
    angela anna ann emma olivia grace chloe hannah sophia isabella mia charlotte amelia lily ruby poppy freya eva julia
    lena lea lukas leon felix jonas finn max moritz emil anton theo rachel betty paul maximilian jan tim jürgen matthias
    björn uwe torsten heike ursula gisela käthe klara ingrid sabine petra monika andrea stefan wolfgang klaus jean
    pierre michel philippe alain camille marie sophie isabelle nathalie françois étienne thibault margaux élodie luc
    maria josé juan carlos luis antonio manuel francisco jesús ana carmen joão pedro rafael gustavo mariana fernanda
    bruna larissa letícia thiago vinícius paulo marcos giulia marco luca francesco alessandro giuseppe mario chiara
    arjun rohan vivek karthik suresh nikhil rahul sanjay amit raj priya neha pooja deepika ananya shreya meera lakshmi
    kavya mohammed muhammad ahmed ali omar fatima aisha hassan hussein yusuf ibrahim mehmet mustafa ayşe emine ivan
    dmitri sergei olga natalia tatiana irina aleksei mikhail alexey dmitry andrei svetlana ekaterina wei ming li fang
    hong xiao jun yan yuki haruto sakura kenji takashi minh nguyen thi siti budi dewi agus""".split()
)


# Nouns and adjectives that titles, plans and products are made of, and no name is.
_COMMON = frozenset(
    """platform policy discount checkout mobile holder data server manager system program project plan account profile
    password payment delivery shipping express standard digital global weekly daily monthly annual sale deal offer
    coupon voucher gift card storage memory capacity energy size length width height limit budget wallet credit debit
    bonus reward level quest battle league tournament season episode chapter volume desktop laptop tablet browser device
    engine module plugin widget dashboard report summary overview details status session token address number category
    collection album playlist channel subscription membership trial upgrade update install error warning failure request
    response query search filter results catalog inventory warehouse shipment invoice receipt refund review rating
    feedback survey quiz lesson tutorial training workshop webinar conference newsletter article magazine journal novel
    edition issue floor building bedroom bathroom
    assembler emulator scanner updater updated cloud core library libraries command commands tool tools extension extensions config
    configuration api cli sdk reference recommendation recommendations strategy hub tagging resource resources preview beta name
    component components framework runtime compiler debugger editor viewer launcher installer utility generator parser console
    terminal cluster pipeline workflow gateway proxy router toolkit
    upcoming events calendar""".split()
)
# As tickets have it: `BRANDT/NADIA MS`.
_TICKETED = re.compile(r"[A-Z]{2,}(?: [A-Z]{2,})?/[A-Z]{2,}(?: [A-Z]+)? ?(?:MR|MRS|MS|MISS|MSTR|DR)")
# Surnames, and Max, are words of products too: Rachel Green, Park Ji-hoon.
_SURNAMES_TOO = frozenset("max black white green park page church".split())


def is_name_key(key: str) -> bool:
    """Whether a field's name says that it holds a person's name."""
    found = words(key)
    if found & _NOT_NAME_WORDS:
        return False
    return names_any(key, _NAME_WORDS, _NAME_PARTS)


def is_trade(text: str) -> bool:
    """Whether a text of several words is the name of a shop, a firm or an office: `Alpha Pharmacy`, 招商银行."""
    return 2 <= len(text) <= 64 and bool(re.search(_FIRM, text))


@lru_cache(maxsize=8_192)
def name_score(text: str) -> float:
    """How much a text looks like a person's full name by itself: 0 (not at all) to 1."""
    value = unicodedata.normalize("NFKC", text).strip()
    if not value.isascii():  # vowel signs of Thai, Devanagari and Arabic are marks, not letters
        value = "".join(char for char in value if unicodedata.category(char)[0] != "M")
    if not 2 <= len(value) <= 48 or any(map(str.isdigit, value)) or _of_trade(value):
        return 0.0
    packed = value.replace("·", "").replace(" ", "").replace("・", "")
    if not packed.isascii() and re.fullmatch(_KANA, packed):
        return _east_asian(value, packed)
    if not packed.isascii() and re.fullmatch(_HANGUL, packed):
        return 0.85 if packed[0] in _KOREAN_SURNAMES and 2 <= len(packed) <= 4 else 0.3
    if _TICKETED.fullmatch(value):
        return 0.9
    if _SEVERAL.fullmatch(value):
        return _in_words(value)
    return 0.4 if _ONE_WORD.fullmatch(value) and value[0].isupper() and len(value) <= 20 else 0.0


def _of_trade(value: str) -> bool:
    parts = value.casefold().split()
    if re.search(_FIRM, value) or not _COMMON.isdisjoint(parts):
        return True
    hits = {hit.casefold() for hit in re.findall(_TRADE, value)}
    # A name that is known beside one that is a word of products as well.
    return bool(hits) and not (hits <= _SURNAMES_TOO and 2 <= len(parts) <= 3 and parts[0] in _GIVEN)


def _east_asian(value: str, packed: str) -> float:
    spaced = value != packed
    if packed[:2] in _DOUBLE_SURNAMES and 3 <= len(packed) <= 4:
        return 0.95
    if any(packed.startswith(surname) for surname in (packed[:2], packed[:3]) if surname in _JAPANESE_SURNAMES):
        return 0.9 if 3 <= len(packed) <= 6 else 0.3
    if not re.fullmatch(_HAN, packed):
        return 0.5 if spaced and len(packed) <= 12 else 0.2
    if packed[0] in _SURNAMES and 2 <= len(packed) <= 3:
        return 0.9
    return 0.6 if spaced and len(packed) <= 6 else 0.3 if len(packed) <= 4 else 0.1


def _in_words(value: str) -> float:
    parts = [part.strip(",.") for part in value.replace("-", " ").split()]
    known = any(part.casefold() in _GIVEN for part in parts)
    # Scripts without capitals (Devanagari, Arabic, Thai) have only their length to tell a name by.
    capitals = [part for part in parts if part[:1].isupper() or _ELIDED.match(part)]
    cased = any(char.upper() != char.lower() for char in value)
    if not cased:
        return 0.75 if len(parts) <= 3 else 0.3
    if value.isupper() and len(value) > 4:
        return 0.85 if known else 0.5
    if len(capitals) < 2:
        return 0.5 if known else 0.2
    return 0.9 if known else 0.75

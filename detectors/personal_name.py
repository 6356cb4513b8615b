"""A person's name sent: the user's own, or a single other person's."""

import json
import re
from collections.abc import Iterable

from detectors.detector import Detector, Example, Scene, download, upload
from detectors.message import Finding, Node, Value
from detectors.names import is_name_key, name_score
from detectors.people import digest_size, email_of, is_phone_key, named_by, of_business
from detectors.words import context, last_word, words

# The initials of 真实姓名, 客户姓名, 收件人姓名 and their like.
_INITIALS = frozenset("sjr shr lxr xm zsxm khxm yhxm sjrxm lxrxm".split())
FULL = _INITIALS | frozenset(
    """realname fullname truename legalname contactname recipientname receivername cardholder cardholdername holdername xingming
    vorundnachname vollername nomepessoa nombrepersona personname fullnm custname nameoncard nameoncertificate nameondocument nameonpassport nameonaccount nameonlicense fullstandigtnamn volledigenaam celejmeno teljesnev kokonimi fuldenavn
    signaturename signedname printedname ownername customername passengername patientname consigneename payeename buyername guestname membername studentname
    pangalan jina ስም nombrecompleto nombreapellidos nomcomplet nomecompleto vollstandigername nomecognome namalengkap adsoyad hoten imienazwisko fio
    consignee addressee linkman linkname lianxiren contactperson ansprechpartner 姓名 真实姓名 收件人 收货人 联系人姓名 氏名 shimei onamae お名前 이름 성명 фио полноеимя піб ονοματεπωνυμο الاسم الاسمالكامل اسمالعميل
    नाम पूरानाम शुभनाम ชื่อนามสกุล ชื่อจริง שםמלא نامکامل""".split()
)
# Whose a device is, as systems call it: `Anna's iPhone`, `iPhone de Anna`, 小明的iPad.
_OF_DEVICES = r"(?:iPhone|iPad|iPod|MacBook(?: Pro| Air)?|Mac|Galaxy|Pixel|AirPods|Apple Watch|[Pp]hone|Tablet|手机)"
OWNED = re.compile(
    rf"(?P<before>[^\W\d_]{{2,20}})(?:['’]s? |['’]s|的 ?|の ?|의 ?){_OF_DEVICES}|"
    rf"{_OF_DEVICES} (?:von|de|di|van|av|af|do|da|od) (?P<behind>[^\W\d_]{{2,20}})"
)
GIVEN = frozenset(
    """firstname namefirst namegiven givenname given forename fname vorname prenom nombre nombres nome primeironome voornaam fornamn fornavn imie jmeno
    namadepan ad adi ten keresztnev utonev prenume forenames etunimi eesnimi vards vardas meno ime ism аты emri ονομα 名 имя імя име mei 이름
    ชื่อ الاسمالأول اسمالأول שםפרטי نام पहलानाम""".split()
)
# Of these, those that nothing but a person's name is called by.
_SURELY_GIVEN = frozenset("firstname givenname forename vorname prenom voornaam primeironome namadepan etunimi".split())
FAMILY = frozenset(
    """lastname namelast namefamily familyname surname family lname nachname familienname nom apellido apellidos sobrenome cognome achternaam efternamn
    etternavn efternavn тегі nazwisko prijmeni namabelakang soyad soyadi ho vezeteknev csaladnev nume sukunimi perekonnanimi uzvards pavarde
    priezvisko prezime familiya mbiemri επωνυμο 姓 фамилия прізвище презиме sei 성 นามสกุล اللقب اسمالعائلة שםמשפחה خانوادگی उपनाम""".split()
)
_FIELDS = GIVEN | FAMILY | FULL
_LABELS = frozenset(word for word in _FIELDS if not word.isascii()) | frozenset("string text True False".split())
_LONG_LABELS = frozenset(word for word in _FIELDS if len(word) > 5)  # shorter ones are names as well: Ho, Mei
_OF_FIRMS = frozenset(("ownername", "membername"))
# Words run together, but for names that are written so: McCarthy, LeBron, DeShawn, JoAnn.
_IN_PROGRAMS = re.compile(r"(?!Ma?c|D[eiu]|L[aeiou]|Va|Vo|St|Fitz|[AE]l|Jo|Mary|Anna?)[A-Z][a-z]+(?:[A-Z][a-z]+)+")
_PERSON = frozenset(
    """user person contact recipient receiver sender passenger patient guest owner member customer profile account buyer payee
    holder applicant signer signatory borrower lender guarantor renter driver rider visitor consignee emergency student employee name insured beneficiary traveller traveler travellers client tenant child pax toname fromname
    trait identity kyc me shipto billto addressee payer donor volunteer attendee registrant cliente kunde client utente usuario
    用户 收件人 联系人 乘客 收货人""".split()
)
_OF_WHOM = _PERSON | frozenset("legal birth preferred".split())
_PERSON_PATHS = frozenset(
    """profile account user register signup registration member customer passenger consignee identify engage identity kyc verify
    me applicant patient checkout anketa formulario konto perfil profil cuenta compte akun hesap waitlist subscribe newsletter remit""".split()
)
# Who may be named by the word alone: `{"passenger": "Ann Lee"}`.
BEARERS = frozenset(
    """owner holder signer signatory borrower lender guarantor renter applicant tenant patient passenger payer payee beneficiary
    insured traveller traveler donor volunteer registrant recipient receiver recv shouhuoren shoujianren shr sjr customer employee student buyer guest visitor""".split()
)
# Called so, a name is one where a person's number or address stands beside it.
_ADDRESSED = frozenset("n to for contact attn deliverto shipto sendto billto".split())
_FIRST_OF = re.compile(
    r"(?:lead|main|primary|joint|co)[_\- ]?(?:guest|passenger|applicant|driver|renter|tenant|traveller|traveler|signatory|borrower)",
    re.IGNORECASE,
)
SIGNED = frozenset("signedby authorizedby approvedby witnessedby".split())
# What an event does in which a person tells a name: others show one.
_TOLD = frozenset(
    "save saved submit submitted create created update updated complete completed edit edited change changed register signup identify".split()
)
# Of the bearers no firm, team or service is one.
_ONLY_PEOPLE = frozenset(
    "signatory passenger patient guest visitor student employee traveller traveler donor volunteer".split()
)
# Under these a name stands in an object of its own.
_WRITTEN = frozenset("text full formatted display value fullname raw native".split())
_LONGEST_DEVICE = 48
# The names on a travel document, as its machine-readable zone has them (ICAO Doc 9303): `P<DEUBRANDT<<NADIA<<<…`.
_ZONE = re.compile(r"(?:[ACIPV][A-Z<][A-Z<]{3})?(?P<family>[A-Z]{2,}(?:<[A-Z]+)*)<<(?P<given>[A-Z]+(?:<[A-Z]+)*)<{2,}")
_ZONES = frozenset((30, 36, 44))  # characters of a line
_BIRTHDAY = frozenset("birthday birthdate dateofbirth dob birthyear geburtsdatum age".split())
_PLACEHOLDERS = frozenset("test user demo guest admin unknown none null foo bar first last".split())
_SENT_TO = frozenset(("billing", "shipping", "delivery"))
_ADDRESS = frozenset("line street zip postcode postalcode addressline".split())
_AGENTS = (
    "er",
    "ers",
    "or",
    "ors",
    "ee",
    "ees",
    "ant",
    "ants",
    "ist",
    "ists",
    "ian",
    "person",
    "people",
    "man",
    "woman",
)
_NO_AGENTS = frozenset(
    """header headers filter filters folder layer order orders number numbers parameter parameters computer server printer router
    browser container adapter folder provider manufacturer carrier operator chapter letter paper flavor color factor error errors
    vendor sensor monitor editor variant merchant restaurant tenantid banner sticker poster offer voucher trigger render buffer
    cluster character wrapper helper controller handler loader tracker counter timer marker layers developer publisher importer
    identifier list coffee committee employeeid plant constant elephant
    """.split()
)
NICK = frozenset("nickname nick handle screenname username displayname alias 昵称".split())
_NOT_PERSON = frozenset(
    """device file product page screen experiment feature font campaign module class tag category
    book author singer artist character pet team song album player exception thread frame function brand item sku shop
    store merchant guild club room group channel plan course lesson game movie track playlist recipe tool agent template""".split()
)


class PersonalName(Detector):
    """A field named for a person's name whose text reads as one; given and family name beside each other count as one."""

    category = "personal_name"
    rank = 50
    summary = (
        "A field named for a person's name whose text reads as a Chinese or Western name; names of products, devices, "
        "files, shops and events are left alone."
    )

    def detect(self, scene: Scene) -> Iterable[Finding]:
        """One finding a message, over its distinct names outside address books and friend lists."""
        if scene.message.direction != "upload":
            return
        names: dict[str, tuple[float, Value]] = {}
        for leaf in scene.leaves:
            if not scene.free(leaf) or _is_header(leaf):
                continue
            found = self._parts(leaf) or _no_label(self._whole(leaf, scene)) or _owner_of_device(leaf) or _in_zone(leaf)
            if found and found[0] > names.get(found[1].text, (0.0,))[0]:
                names[found[1].text] = found
        if names:
            ordered = sorted(names.values(), key=lambda pair: -pair[0])
            yield Finding(self.category, self.name, len(ordered), ordered[0][0], tuple(value for _, value in ordered))

    @staticmethod
    def _parts(leaf: Node) -> tuple[float, Value] | None:
        given = words(named_by(leaf)) & GIVEN or _first_and_last(leaf) or _lettered(leaf)
        if _of_no_person(leaf) or not given:
            return None
        field = leaf if leaf.parent is None or not leaf.parent.is_array else leaf.parent  # given names as a list
        families = [place for place in field.siblings() if words(place.key) & (FAMILY | {"last", "ln"})]
        family = next((one for one in families if one.is_array or _part(one.text)), families[0] if families else None)
        if family is not None and family.is_array and family.children:
            family = family.children[0]
        if family is not None and digest_size(leaf.text) and digest_size(family.text):
            return (0.75, Value("hash", leaf.text, leaf.path, leaf.layers)) if _beside_digests(field) else None
        if family is None or not _part(leaf.text) or not _part(family.text):
            return None
        if {leaf.text.strip().lower(), family.text.strip().lower()} <= _PLACEHOLDERS:
            return None
        return 0.95, Value("name", f"{leaf.text.strip()} {family.text.strip()}", leaf.path, leaf.layers)

    @staticmethod
    def _whole(leaf: Node, scene: Scene) -> tuple[float, Value] | None:
        field = _field_of(leaf)
        own, around = words(field.key), context(leaf)
        if _of_no_person(leaf) or of_business(leaf):
            return None
        numbered = leaf.key.isdecimal() and name_score(leaf.text) >= 0.85 and _beside_person(leaf)
        if numbered and scene.topic_at(leaf, _TOLD) & _PERSON_PATHS:
            return 0.6, Value("name", leaf.text.strip(), leaf.path, leaf.layers)  # a format without field names
        if not (own & FULL or is_name_key(field.key)):
            return (0.6, Value("name", leaf.text.strip(), leaf.path, leaf.layers)) if _borne(leaf, own) else None
        score = name_score(leaf.text)
        on_person = bool(scene.topic_at(leaf, _TOLD) & _PERSON_PATHS)
        if own & (GIVEN | FAMILY) and not own & FULL and not (own & GIVEN and own & FAMILY) and score < 0.75:
            alone = score >= 0.4 and own & _SURELY_GIVEN and leaf.text.strip().lower() not in _PLACEHOLDERS
            told = alone and (on_person or _beside_person(field))
            return (0.6, Value("name", leaf.text.strip(), leaf.path, leaf.layers)) if told else None
        if own & FULL or (own & GIVEN and own & FAMILY):
            confidence = 0.95 if score >= (0.6 if own & _INITIALS else 0.3) else 0.0  # or a project's
            if score < 0.6 and leaf.text.isascii() and leaf.text.strip().isalpha():
                confidence = min(confidence, 0.4 if own & _OF_FIRMS else 0.6)  # one word: a firm's, a family's
        elif own & NICK:
            confidence = 0.55 if score >= 0.75 else 0.0
        elif (around - own) & _PERSON or own & (_PERSON - {"name"}) or on_person:
            confidence = 0.92 if score >= 0.75 else 0.6 if score >= 0.6 else 0.4 if score >= 0.4 else 0.0
            if confidence == 0.4 and _beside_birthday(field):
                confidence = 0.6  # a given name alone
        elif score >= 0.75 and (
            _beside_person(field) or agent(field.key) or (field.parent and agent(named_by(field.parent)))
        ):
            confidence = 0.75
        else:
            confidence = 0.35 if score >= 0.9 else 0.0
        return (confidence, Value("name", leaf.text.strip(), leaf.path, leaf.layers)) if confidence else None


def _owner_of_device(leaf: Node) -> tuple[float, Value] | None:
    """Whose name a device bears, for review: few give it one of their own, and `Mom's iPhone` says little."""
    owned = OWNED.fullmatch(leaf.text) if len(leaf.text) <= _LONGEST_DEVICE else None
    name = owned and (owned["before"] or owned["behind"])
    if not name or not (score := max(name_score(name), name_score(f"{name} Lee") - 0.25)):
        return None
    return (0.4 if score >= 0.6 else 0.3), Value("name", name, leaf.path, leaf.layers)


def _in_zone(leaf: Node) -> tuple[float, Value] | None:
    """The name in the machine-readable zone of a document that was scanned, one line or all of them."""
    if "<<" not in leaf.text[:200]:
        return None
    lines = leaf.text.split() if len(leaf.text.split()) > 1 else [leaf.text, leaf.text[:44]]
    for line in lines[:4]:
        if len(line) in _ZONES and (zone := _ZONE.fullmatch(line)):
            name = f"{zone['given']} {zone['family']}".replace("<", " ")
            return 0.9, Value("name", name, leaf.path, leaf.layers)
    return None


def _beside_digests(field: Node) -> bool:
    """Whether digests of the same person's number or address stand beside a name's, as advertisers match them."""
    beside = {place.key.lower(): place.children[0] if place.children else place for place in field.siblings()}
    return any(
        digest_size(place.text) and (key in ("ph", "em", "email") or is_phone_key(place))
        for key, place in beside.items()
    )


def _field_of(leaf: Node) -> Node:
    """The field that a text is the value of: `name` in `{"name": {"text": "Ann Lee"}}`."""
    above = leaf.parent
    inner = leaf.key.lower() in _WRITTEN and above is not None and not above.is_array and is_name_key(above.key)
    return above if inner and above is not None else leaf


def _borne(leaf: Node, own: frozenset[str]) -> bool:
    """Whether a field that is called for a bearer, or for whom something is sent to beside what is a person's, holds a name."""
    first = _FIRST_OF.fullmatch(leaf.key) is not None
    bearer = (bool(own) and own <= BEARERS) or bool(own & SIGNED) or first
    if not bearer and not is_addressed(leaf.key):
        return False
    score = name_score(leaf.text)
    human = first or (bool(own) and own <= _ONLY_PEOPLE)
    return (bearer and score >= (0.75 if human else 0.85)) or (score >= 0.75 and _beside_person(leaf))


def is_addressed(key: str) -> bool:
    """Whether a field is called for whom something is sent to, or `n`."""
    return key.lower().replace("_", "") in _ADDRESSED


def _of_no_person(leaf: Node) -> bool:
    around = context(leaf)
    return bool(around & (_NOT_PERSON - {"book"} if "addressbook" in around else _NOT_PERSON))


def _lettered(leaf: Node) -> bool:
    """Whether `fn` and `ln` are of a name: not of a function and a line, a file and its length."""
    if named_by(leaf).lower() != "fn":
        return False
    last = next((place.text for place in leaf.siblings() if place.key.lower() == "ln"), "")
    return bool(digest_size(leaf.text)) or name_score(f"{leaf.text} {last}") >= 0.75


def _first_and_last(leaf: Node) -> bool:
    """Whether `first` and `last`, or `legal_first` and `legal_last`, are of a name: in a person, not of a page or a range."""
    of_whom, first, rest = leaf.key.lower().rpartition("first")
    if not first or rest or not leaf.text[:1].isupper() or leaf.parent is None:
        return False
    if of_whom and not words(of_whom) & _OF_WHOM:
        return False
    last = next((place.text for place in leaf.siblings() if place.key.lower() == f"{of_whom}last"), "")
    if of_whom or not (context(leaf) & _PERSON or agent(named_by(leaf.parent)) or _beside_person(leaf)):
        return name_score(f"{leaf.text} {last}") >= (0.75 if of_whom else 0.85)
    return True


def agent(key: str) -> bool:
    """Whether a key is called for somebody who does something: signer, lender, attendee, guarantor, `borrower_name`."""
    return any(len(word) > 4 and word not in _NO_AGENTS and word.endswith(_AGENTS) for word in words(key))


def _part(text: str) -> bool:
    value = text.strip()
    lettered = 1 <= len(value) <= 32 and value[0].isalpha()
    return lettered and not any(char.isdigit() or char in "_/@=" for char in value) and not _is_label(value)


def _no_label(found: tuple[float, Value] | None) -> tuple[float, Value] | None:
    """What was found, where it is a name. Asked last: of most texts nothing is found."""
    return None if found and _is_label(found[1].text) else found


def _is_label(text: str) -> bool:
    """Whether a text is what a form or a program calls its field, and nobody's name: `First name`, `姓`, `DhcpOptionsId`."""
    said = words(text)
    return text in _LABELS or "name" in said or bool(said & _LONG_LABELS) or _IN_PROGRAMS.fullmatch(text) is not None


def _beside_person(leaf: Node) -> bool:
    """Whether the fields beside a plain `name` are a person's: a number, a birthday, an address."""
    wanted = frozenset(
        "phone mobile tel email gender sex birthday birthdate dob age idcard address passport 手机 邮箱".split()
    )
    if context(leaf) & _SENT_TO and any(words(place.key) & _ADDRESS for place in leaf.siblings()):
        return True
    beside = leaf.siblings()
    told = any(last_word(place.key) in wanted or is_phone_key(place) or email_of(place.text) for place in beside)
    return told or _beside_birthday(leaf)


def _beside_birthday(leaf: Node) -> bool:
    return any(words(place.key) & _BIRTHDAY for place in leaf.siblings())


def _is_header(leaf: Node) -> bool:
    """Whether a text is a header's own, or in what a client identifies itself with."""
    return leaf.path.startswith("header.authorization") or (leaf.parent is not None and leaf.parent.path == "header")


_SHA256 = "b1b3773a05c0ed0176787a4f1574ff0075f7521e0f2b7a1f3e8f9d1c2b4a5d6e"

PersonalName.examples = (
    Example("who receives a parcel", upload('{"recv":"张三丰","detail":"海淀区中关村大街1号"}'), 1),
    Example("whom a parcel is for", upload('{"parcels":[{"to":"Ann Lee","tel":"+447911123456"}]}'), 1),
    Example("the station that a train goes to", upload('{"trains":[{"to":"King George","dep":"10:12"}]}'), 0),
    Example("how much was received", upload('{"recv":"12 kB","detail":"ok"}'), 0),
    Example(
        "what a form calls its fields",
        upload('{"first_name":"First name","last_name":"Last name","full_name":"Full name"}'),
        0,
    ),
    Example("the fields of a schema", upload('{"firstName":"string","lastName":"string"}'), 0),
    Example("a legal name in two fields", upload('{"legal_first":"Anna","legal_last":"Brandt"}'), 1),
    Example("what came first and last", upload('{"page_first":"Anna","page_last":"Brandt"}'), 0),
    Example("on a certificate", upload('{"name_on_certificate":"Maria Rossi"}'), 1),
    Example("of a certificate", upload('{"certificate_name":"Maria Rossi Award"}'), 0),
    Example("a given name by itself", upload('{"first_name":"Grace","phone":"+61412345678"}', path="/callback"), 1),
    Example("a given name of nobody", upload('{"first_name":"Test","phone":"+61412345678"}', path="/callback"), 0),
    Example("as an event says", upload('{"event":"profile_saved","props":{"name":"Nadia Brandt"}}'), 1),
    Example("beside an event", upload('{"event":"profile_badge","props":{"name":"Nadia Brandt"}}'), 0),
    Example("who signed", upload('{"signed_by":"Grace Okafor"}'), 1),
    Example("to whom a bill goes", upload('{"billing":{"name":"Rosa Quintero","line1":"1 Main St"}}'), 1),
    Example("a way of shipping", upload('{"shipping":{"name":"Express Saver","price":"4.99"}}'), 0),
    Example(
        "the one who receives a parcel", upload('{"shipping":{"recipient":"Rosa Quintero","phone":"+12127365000"}}'), 1
    ),
    Example("a shop by its kind", upload('{"type":"store","name":"Rosa Quintero","phone":"+12127365000"}'), 0),
    Example("a list that receives mail", upload('{"recipient":"All Members"}'), 0),
    Example("real name", upload('{"real_name":"王小明","id_type":1}'), 1),
    Example("in parts", upload('{"first_name":"Ann","last_name":"Lee"}'), 1),
    Example("a parcel's recipient", upload('{"receiver":{"name":"李娜","phone":"13912345678"}}'), 1),
    Example("under a word for one", upload('{"consignee":"Rosa Quintero","zip":"10001"}'), 1),
    Example("beside a birthday", upload('{"name":"Ann Lee","birthday":"1990-02-03"}'), 1),
    Example(
        "a given name beside a birthday", upload('{"profile":{"bio":"hi","name":"Jonas","birth_date":"1990-01-01"}}'), 1
    ),
    Example("under a letter, beside an address", upload('{"n":"Ann Lee","e":"ann.lee@example.org","pw":"x"}'), 1),
    Example("a thing under a letter", upload('{"n":"Ann Lee","v":3}'), 0),
    Example("beside an address", upload('{"to":[{"name":"Ann Lee","addr":"ann.lee@example.org"}]}'), 1),
    Example("of somebody who does something", upload('{"signer":{"name":"Ann Lee","agree":true}}'), 1),
    Example("in parts, by their letters", upload('{"fn":"Ann","ln":"Lee","cell":"(415) 555-2671"}'), 1),
    Example("in Korean, under its word", upload('{"이름":"김민준"}'), 1),
    Example("in Thai, in parts", upload('{"ชื่อ":"สมชาย","นามสกุล":"ใจดี"}'), 1),
    Example("the first and the last of a person", upload('{"policyholder":{"first":"Ann","last":"Lee"}}'), 1),
    Example("of whom a word alone names", upload('{"passenger":"Ann Lee","seat":"12A"}'), 1),
    Example("the first and the last page", upload('{"first":"Intro","last":"Index"}'), 0),
    Example("the director of a film", upload('{"film":"Heat","director":"Ann Lee"}'), 0),
    Example("a device", upload('{"device_name":"Pixel 7 Pro","model_name":"Galaxy S23"}'), 0),
    Example("a product", upload('{"product":{"name":"Blue Suede Shoes"}}'), 0),
    Example("an event", upload('{"name":"Screen View","ts":1606300000001}'), 0),
    Example("a shop", upload('{"user":{"name":"海底捞火锅店"}}'), 0),
    Example("a name that is a product's word too", upload('{"real_name":"Max Thoma"}'), 1),
    Example("a product called so", upload('{"real_name":"Galaxy Max"}'), 0),
    Example("by the initials of its words", upload('{"zsxm":"王小明"}'), 1),
    Example("whose a telephone is, for review alone", upload('{"device_name":"iPhone de Anna"}'), 0),
    Example(
        "hashed for advertising", upload(json.dumps({"em": _SHA256, "fn": _SHA256[::-1], "ln": _SHA256[1:] + "0"})), 1
    ),
    Example("a file's digest", upload(json.dumps({"fn": _SHA256, "ln": _SHA256})), 0),
    Example("a name in an answer", download('{"real_name":"王小明"}'), 0),
)

"""What stands around a list says what it is of: contacts, calls, files, shops, parcels."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from detectors.detector import Scene
from detectors.message import Node
from detectors.people import (
    BUSINESS_WORDS,
    HASH_WORDS,
    PHONE_WORDS,
    digest_size,
    is_phone_key,
    is_registered,
    of_shops,
    typed_as_phone,
)
from detectors.words import context, last_word, words

CONTACT_WORDS = frozenset(
    """contact contacts addressbook phonebook txl tongxunlu lianxiren lxr jjlxr jinjilianxiren linkman linkmen people persons vcard rolodex
    hashcontact invitee invite phonesha256 emailsha256 msisdn msisdns directory abook acquaintance emergency
    phonehash hashedphone phonesha emailsha phonemd phonemd5 lookup carddav phonelist addresslist knownpeople trusted guardian guardians nextofkin nok sos
    kontakt kontakte adressbuch telefonbuch agenda contatto contatti rubrica contato contatos contacto contactos carnet
    annuaire repertoire kisiler rehber kontak danhba kontakty adresar kontaktok yhteystiedot
    通讯录 联系人 通訊錄 聯絡人 連絡先 アドレス帳 연락처 контакты контакт""".split()
)
# Of these, words for other things as well: a directory of files, a lookup of anything, people in a picture.
_LOOSE_WORDS = frozenset(
    "directory repertoire lookup people persons agenda invite invitee carnet emergency trusted guardian guardians sos".split()
)
MATCH_WORDS = frozenset("match matching find discover lookup invite".split())
# A log of calls or messages is of the people the user knows.
_CALL_WORDS = frozenset(
    "call calllog calllist callrecord callhistory dialed sms smslog thjl tonghua tonghuajilu 通话 短信".split()
)
_CALL_LOGS = frozenset("calllog calllist callrecord callhistory thjl tonghuajilu 通话记录".split())
_CALL_FIELDS = frozenset(
    "body content text msg dur duration dir direction incoming outgoing missed calltype thsc shichang hjlx 时长 方向 呼入 呼出 主叫 被叫".split()
)
_DIRECTIONS = frozenset("incoming outgoing missed rejected in out inbound outbound in_call out_call".split())
FILE_WORDS = frozenset(
    "file manifest asset etag checksum block chunk blob patch bundle resource image layer commit package cache "
    "certificate cert pin segment video photo media firmware apk artifact threat malware signature song audio music password breach".split()
)
# What else has digests, by its own name or its fields'.
DIGESTED = frozenset(
    "player participant team hostname site website url domain fingerprint fp apps peer node wallet host path mime".split()
)
_BATCH_WORDS = frozenset(
    "order parcel shipment delivery waybill booking passenger ticket bill courier driver rider guest commit author "
    "contributor reviewer maintainer".split()
)
_CODE_WORDS = frozenset("git commit commits blame repo".split())  # those who wrote code are named with it
# Friends are told by ids, and bare digits under such a word are more likely these.
FRIENDS = frozenset("friend follow follower following followee buddy relation friendship".split())
# `contact_count` and `contacts_enabled` speak of contacts and hold none.
_COUNTS = frozenset("count enabled tab permission permissions num total state status mode visible".split())
_ORIGIN = frozenset(
    "src source type kind origin from category table dataset entity scene scenario module purpose reason usage".split()
)
_ON_DUTY = frozenset("courier driver rider passenger".split())
RELATED = frozenset(
    "quanhe hubungan parentesco parentela beziehung verhaltnis relacion relacao yakinlik akrabalik lien 관계 続柄 отношение rel relation relationship relative kinship relationtype gx guanxi 关系 與本人關係".split()
)
_LONGEST_KIN, _LONGEST_PATH = 24, 300  # characters
_KIN = frozenset(
    """spouse husband wife partner father mother parent brother sister sibling son daughter child cousin uncle aunt relative
    saudara teman ibu ayah kakak adik suami istri amigo amiga padre madre hermano hermana esposo esposa primo prima mae irmao irma
    ban cha anh vo chong freund freundin vater mutter bruder schwester ehemann ehefrau ami amie pere mere frere soeur mari femme
    anne baba kardes arkadas друг подруга мать отец брат сестра муж жена
    friend colleague coworker classmate neighbour neighbor 配偶 父母 父亲 母亲 兄弟 姐妹 子女 朋友 同事 同学 亲戚""".split()
)
_FIRST = 4  # records that are looked at for their fields
_COLUMN_WORDS = frozenset("schema column header field".split())
_IDENTIFIERS = frozenset("identifier identifiers handle handles".split())
HASHED = HASH_WORDS | {"token"}
PEPPER_WORDS = frozenset("pepper salt".split())
_BLOCKED = frozenset("blocklist blockcontact blockcontacts blockedcontact blockedcontacts".split())
_OF_PEOPLE = frozenset(("vcard", "jcard", "icalendar"))  # formats that hold people and nothing else


@dataclass(frozen=True, slots=True)
class Setting:
    """What a list's surroundings say: that it is of contacts, that people are looked for by it, of friends, of files, …"""

    contacts: bool
    plainly: bool
    matching: bool
    friends: bool
    files: bool
    business: bool
    batch: bool
    calls: bool
    bare: bool


def setting_of(scene: Scene, container: Node, records: Sequence[Node]) -> Setting:
    """What the keys over a list, its siblings, its columns and the message's topic say of it."""
    around = context(container) | scene.topic_at(container) | _told_by_all(scene, records)
    first = (child.key for record in records[:_FIRST] for child in record.children[:16])
    columns = _column_names(container)
    fields = [key for key in dict.fromkeys(first) if last_word(key) not in _COUNTS]
    below: frozenset[str] = frozenset().union(*map(words, fields))
    named = around | columns | (below if not container.is_array or records[0].children else frozenset())
    named |= _said_beside(container) | _filed_under(records)
    peppered = any(words(place.key) & PEPPER_WORDS for place in container.siblings())
    # Digests said to be of numbers or addresses: "hash_phones", "phone_hashes", "hashed_emails".
    own = words(container.key)
    hashed = bool(own & HASHED) and (
        bool(own & {"number", "email", "mail"}) or is_phone_key(container) or typed_as_phone(container)
    )
    hashed = hashed or bool("hashed" in own and own & _IDENTIFIERS and around & MATCH_WORDS)
    hashed = hashed or (bool(columns & PHONE_WORDS) and any(digest_size(leaf.text) for leaf in records[0].leaves()))
    firm = is_registered(container.siblings())
    business = firm or bool(context(container) & BUSINESS_WORDS) or of_shops(records)
    told = peppered or hashed or not _OF_PEOPLE.isdisjoint((*container.layers, *records[0].layers))
    told = told or any(map(_says_kin, records[:8]))
    if around & _BLOCKED:
        around -= {"block"}  # who is not to see this user, no piece of a file
    if firm or (business and not around & CONTACT_WORDS):  # of a shop too somebody is a contact
        named -= CONTACT_WORDS
    return Setting(
        contacts=told or bool(named & CONTACT_WORDS),
        plainly=told or bool(named & (CONTACT_WORDS - _LOOSE_WORDS)),
        matching=bool(around & MATCH_WORDS),
        friends=bool(around & FRIENDS),
        files=bool((around | below) & FILE_WORDS or (words(container.key) | below) & DIGESTED),
        # Said of the list itself: a path names services and logs of every kind.
        business=business,
        batch=bool(context(container) & _BATCH_WORDS or below & _ON_DUTY or scene.topic_at(container) & _CODE_WORDS),
        calls=bool(context(container) & _CALL_LOGS)
        or (bool((around | below) & _CALL_WORDS) and (bool(below & _CALL_FIELDS) or _is_call(records[0]))),
        bare=not records[0].children,
    )


def _told_by_all(scene: Scene, records: Sequence[Node]) -> frozenset[str]:
    """Words of the operations and events that each record names."""
    told = [scene.told_with(record).words() for record in records[:8] if record.children]
    return told[0].intersection(*told) if told else frozenset()


def _is_call(record: Node) -> bool:
    """Whether a record of a log of calls is one: a row, or one that says in which direction."""
    return record.is_array or any(leaf.text[:_LONGEST_KIN].lower() in _DIRECTIONS for leaf in record.children[:16])


def _says_kin(record: Node) -> bool:
    """Whether a record says how somebody is related: `"relation": "spouse"`."""
    said = (leaf.text for leaf in record.children[:16] if words(leaf.key) & RELATED and len(leaf.text) <= _LONGEST_KIN)
    return any(words(text) & _KIN for text in said)


def _said_beside(container: Node) -> frozenset[str]:
    """Words for contacts in what a field beside a list says that it is from: `"src": "contacts"`."""
    said = (place.text for place in container.siblings() if words(place.key) & _ORIGIN and len(place.text) <= 32)
    return frozenset().union(*map(words, said)) & (CONTACT_WORDS - _LOOSE_WORDS)


def _filed_under(records: Sequence[Node]) -> frozenset[str]:
    """Words for contacts in the path under which each record is filed: `users/u1/contacts/c1`."""
    found = CONTACT_WORDS - _LOOSE_WORDS
    for record in records[:_FIRST]:
        texts = (
            leaf.text
            for leaf in islice(record.leaves(), 16)
            if leaf.text.count("/") > 1 and len(leaf.text) <= _LONGEST_PATH
        )
        found = found & frozenset().union(*map(words, texts))
        if not found:
            break
    return found


def _column_names(container: Node) -> frozenset[str]:
    """Words of a table's column names given beside its rows: `schema: [PHONE_SHA256], data: [[...]]`."""
    named = [place for place in container.siblings() if words(place.key) & _COLUMN_WORDS]
    return frozenset().union(*(words(leaf.text) for place in named for leaf in place.leaves()))

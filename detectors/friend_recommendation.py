"""Recommended acquaintances: people whom a server names to the user as possibly known."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice, takewhile

from ahocorasick_rs import AhoCorasick

from detectors.contact_setting import CONTACT_WORDS
from detectors.detector import Detector, Example, Scene, download, upload
from detectors.friend_entries import holds_user, is_joined, is_map_of_objects, is_person, may_be_id, people_of
from detectors.friend_words import GATHERINGS, NAME_WORDS, PERSONAL
from detectors.message import Finding, Node, Value
from detectors.names import name_score
from detectors.people import digest_size, is_phone_key
from detectors.phone import shaped
from detectors.remembered import remembered
from detectors.words import context, names_id, words

# This one and _REASON are of texts without capitals: searching whatever the case takes three times as long. Both are compiled
# where they are first asked for, as all expressions that most runs never need: starting would wait for them.
_KEYS = (
    r"may_?be_?know|(?:who|people)_?you_?know|people_?you_?(?:may|might)|(?:may|might)_?know|pymk|"
    r"(?:recommend|suggest|propose)(?:ed|ation|ion|ions|ations)?_?(?:friend|invite|user|contact|people|person|follow|account|connection|profile)s?|"
    r"(?:friend|user|contact|people|follow|connection|account|buddy)s?_?(?:get_?)?(?:recommend|suggest|discover)\w*|find_?friends|who_?to_?follow|discover_?(?:people|friend|contact)s?|"
    r"(?:possible|potential|probable|maybe|likely)_?(?:friend|acquaintance|contact|connection|people)s?|acquaintance|"
    r"(?:friend|contact|connection|people|follow|user)s?_?(?:candidate|idea|proposal)s?|"
    r"(?:contacts?|friends?|people)_?(?:on(?!line)|using|who|already|match(?:ed)?|found|joined|registered)|"
    r"(?:match(?:ed)?|registered|joined|existing|known|discovered|found)_?(?:contact|friend|people|acquaintance)s?|"
    r"friends?_?of_?friends?|contact_?friends?|(?:friend|people)s?_?recs?(?![a-z])|from_?(?:your_?|my_?)?(?:contacts|address_?book|phone_?book)|"
    r"connaissez|conozcas|conheca|kennst|potresti_?conoscere|amigos_?sugeridos|amis_?suggeres|freundesvorschl|"
    r"可能认识|推荐好友|好友推荐|可能感兴趣的人|知り合い|おすすめの友達|알\s*수도|추천\s*친구|возможно.*знаком|рекомендованные_?друзья"
)
_REASON_KEYS = frozenset(
    """reason recommendreason rectext socialcontext context mutual mutualfriends mutualfriend common commonfriends relation label
    subtitle header heading source hint desc description rectype tag badge text title why explanation proof socialproof note matchreason
    matchtype origin type from via caption footnote detail info motivo grund raison 推荐理由 理由 이유 причина""".split()
)
_UNMISTAKABLE = re.compile(r"people_?you_?(?:may|might)|pymk", re.IGNORECASE)
_SAID_WHY = frozenset("why proof socialproof socialcontext reason recommendreason explanation".split())
_REASON = (
    r"可能认识|通讯录|通訊錄|手机联系人|共同好友|共同关注|好友的好友|朋友的朋友|你的联系人|同学|"
    r"(?:from|via|through) (?:their |his |her )?contacts|(?:from|in|among|based on) your (?:phone'?s? )?(?:contacts|address ?book|phone ?book|phone)|saved in your|"
    r"(?:people |someone )?you (?:may|might) know|mutual (?:friend|contact|connection)|(?:friend|contact|connection)s? in common|"
    r"friends? of (?:a )?friend|shared (?:contact|friend)s?|knows? you\b|has your (?:number|phone|e-?mail)|you have (?:his|her|their) number|"
    r"you both (?:stud|work|went|know|live)|(?:went|work(?:ed)?|stud(?:y|ied)) (?:to|at|with) .{0,20}(?:school|you)|friends? with \w|followed by .{0,30}(?:you know|your contacts)|"
    r"gemeinsame (?:freund|kontakt)|aus deinen kontakten|in deinen kontakten|kennst du|vielleicht kennst|kennen könntest|"
    r"amis? en commun|dans vos contacts|vos contacts|connaissez peut|amigos? em comum|amigos? en com[uú]n|en tus contactos|"
    r"nos seus contatos|quiz[aá] conozcas|talvez conheça|amici in comune|tra i tuoi contatti|общи[ех] друз|спільн(?:их|і|ий) дру|из ваших контактов|"
    r"возможно.{0,12}знаком|можете знать|"
    r"quiz[aá]s? (?:t[uú] )?conozcas|talvez (?:voc[eê] )?conhe[cç]a|tanıyor olabil|tanıyabilece|mungkin .{0,12}kenal|có thể (?:bạn )?(?:biết|quen)|"
    r"możesz znać|potresti conoscere|かも(?:しれない)?|อาจรู้จัก|قد تعرف|알\s*수도|kanske känner|misschien kent|(?:måske|kanskje) (?:kender|kjenner)|"
    r"ehkä tunnet|možn[aá] zn[aá]|ismerhet|γνωρίζετε|मित्र हो सकते|आप .{0,12}जानते|可能感兴趣的人|可能認識|你可能认识|您可能认识|共通の友(?:達|人)|知り合い|連絡先から|함께 아는 친구|연락처|ortak arkadaş|teman (?:bersama|yang sama)|bạn chung|"
    r"your contact \S.{0,40}(?:joined|on )|contact_?joined|contact_?(?:match|upload|book|sync)|phone[ _]?(?:contact|match)|(?:^|_|\b(?:from|in|via|by|your|the|their|his|her|of) )phone[ _]?book(?!s? [^\W\d])|phone[ _]?book (?:match|sync|friend|contact)|^contacts?$|address_?book|mutual_?(?:friend|contact|follow)|"
    r"^mutuals?$|^(?:連絡先|通訊錄|kontakte|contactos|contatos|contatti)$|kontak (?:anda|kamu|mu)\b|friend_?of_?friend|^fof$|friends?_of_friends?|common_?friend|same_?(?:school|company)|dans vos|reverse_?contact"
)
_KNOWS = re.compile(r"[Kk]nows [A-Z]\w+ [A-Z]")
# Of each text that the two expressions find a piece, without capitals: they are asked only where one stands.
_PIECES = frozenset(
    """know pymk recommend suggest propose discover friend contact connection people acquaint follow connaissez conozcas conhe
    kennst potresti спільн amigo amis freund mutual fof commun kennen kontak contat comun conosc kent kender kjenner känner kanner tunnet zna
    možn kenal ismerhet olabil tanı tani arkada teman biết quen bạn γνωρίζετε знаком друз контакт знать जानते मित्र تعرف รู้จัก
    可能 通讯录 通訊錄 联系人 共同 好友 朋友 同学 认识 知り合い 友達 連絡先 共通 かも 알 추천 연락처 함께 same_s same_c sames samec
    addressb address_b phoneb phone_b phonem phone_m userc usersc user_c users_c useri usersi user_i users_i userp usersp user_p
    users_p""".split()
) | frozenset(
    (
        *("address b", "phone b", "phone m", "your phone", "has your", "saved in", "you have", "you both", "dans vos"),
        *("went ", "work ", "worked ", "study ", "studied "),
    )
)
_FINDER = AhoCorasick(sorted(_PIECES))
_FRIENDS = re.compile(r"/(?:my_?|get_?)?(?:friends?|buddies|好友)(?:_?list)?/?\Z", re.IGNORECASE)
_BY_OTHERS = re.compile(r"followed by (?!\d)\S", re.IGNORECASE)  # as a reason, of those whom one follows
_LONGEST_REASON, _LONGEST_KIND = 120, 40  # characters
_KINDS = frozenset("type kind cardtype itemtype rectype module template".split())
_CONTACTS_NAME = frozenset(("contactname", "namecontact"))
_WRAPPED = frozenset("edges nodes items data list results users".split())  # in an object of their own
# What is recommended besides people, of a bank or a household; and whoever is recommended to be followed.
_NOUNS = re.compile(r"(?:account|profile|connection)s?", re.IGNORECASE)
_ANYONE = re.compile(r"(?:account|profile|connection|user|follow)s?", re.IGNORECASE)
_VERIFIED = frozenset("verified isverified official isofficial certified".split())
_FOLLOWERS = frozenset("follower followers fans fan subscriber subscribers".split())
_RENOWNED = 10_000  # followers
_SPACE = re.compile(r"[\s.\-]+")
_DIGEST = 16  # bytes
_FEW, _MOST = 0.25, 0.5  # of a list's entries with a reason each
_ACCOUNTS = frozenset("uid userid user account accountid member memberid username handle vid openid jid mxid".split())
_SENTENCE_WORDS = 5  # so many are no name of a field or an operation
_SENTENCE = 10  # letters: a shorter reason (`mutual`, `contacts`) is a word for much else
_PROSE_KEYS = frozenset(
    "name nickname username fullname displayname body content comment message remark alias 备注 bio signature about post question answer url link href avatar image".split()
)
_SHARED = frozenset(("mutual", "common"))
_MAKERS = frozenset(
    "author creator artist channel publisher owner seller uploader director byline poster brand".split()
)
_MUTUAL = frozenset(
    """mutualfriends mutualfriend mutualcount commonfriends commonfriend mutualfriendscount mutualcontacts mutualcontact
    commonconnections sharedconnections mutualfollowers commonfollowers commonfriendcount commoncontacts sharedfriends sharedcontacts friendsincommon commoncount mutualconnections mutualnum
    commonfriendnum mutuals amigoscomun amigoscomunes amigosencomun amigosemcomum ortakarkada ortakarkadas amisencommun gemeinsame""".split()
)
# How words of CONTACT_WORDS, _MUTUAL and _KNOWN are written that are joined from two.
_OF_PARTS = frozenset("common gemeinsam address-b address_l phone-b phone_l phone_h phone_s ed_phone email_s".split())
_KNOWN = frozenset("iscontact incontacts fromcontact fromcontacts inphonebook inaddressbook iscontactfriend".split())
# Of a field's name: what may give a reason whatever its text says, and what is worth decoding an answer for.
_GIVING = _KNOWN | _MUTUAL | _SAID_WHY | _KINDS | _CONTACTS_NAME | _SHARED
_HEEDED = _KNOWN | _MUTUAL | _CONTACTS_NAME | CONTACT_WORDS | _SHARED
# Of a record's fields: what is a person's, or calls itself a reason to know one; and what choices, switches and groups have.
_SURE = (_GIVING - _KINDS) | frozenset(
    "rectext recommendreason matchreason matchtype rectype relation motivo grund raison 推荐理由 理由 이유 причина".split()
)
_OF_SOMEBODY = PERSONAL | _SURE
_CHOICES = frozenset("url link href icon action enabled granted count variant bucket key value option member".split())
_THINGS = frozenset(
    "comment reply message review product goods book video song article news sku course movie playlist album shop recipe game fund brand".split()
)
# What is beside a list in an answer, and listed as well.
_OFFERS = frozenset("price ad adid banner sku button cta campaign promo offer threat malware".split())
_MATCHED = frozenset(
    "match matched matching sync find found lookup discover import upload result joined registered".split()
)
_HASHED_CONTACT = frozenset("phonehash emailhash contacthash hashedphone hashedcontact".split())
_RECOMMENDED = frozenset(
    "recommend recommendation recommended suggest suggestion suggested discover known know pymk match social".split()
)


def _is_account(entry: Node) -> bool:
    """Whether an entry is an account: an id and a name."""
    leaves = _fields(entry)
    return any(names_id(leaf.key) for leaf in leaves) and any(
        (name_score(leaf.text) >= 0.3 or words(leaf.key) & NAME_WORDS) and leaf.key != "title" for leaf in leaves
    )


def _may_be_account(entry: Node) -> bool:
    """Whether an entry gives the id or the name of an account: no answer to one of several calls."""
    return any(words(leaf.key) & (_ACCOUNTS | NAME_WORDS) or name_score(leaf.text) >= 0.3 for leaf in _fields(entry))


def _resolved(sample: list[Node]) -> bool:
    """Whether each entry gives an account's id for a digest or a number that was sent."""
    return all(map(_resolves, sample))


def _resolves(entry: Node) -> bool:
    leaves = _fields(entry)
    account = any(words(leaf.key) & _ACCOUNTS or (leaf.key == "id" and _is_users(leaf, entry)) for leaf in leaves)
    sent = (digest_size(leaf.text) >= _DIGEST or (is_phone_key(leaf) and shaped(leaf.text)) for leaf in leaves)
    return account and any(sent)


def _by_contact(entry: Node) -> bool:
    """Whether an entry gives the digest of a number or an address, in a field that is called so: `"phone_hash": "5f4d…"`."""
    return any(words(leaf.key) & _HASHED_CONTACT and digest_size(leaf.text) >= _DIGEST for leaf in _fields(entry))


def _is_users(leaf: Node, entry: Node) -> bool:
    """Whether a field stands in an object for an account, in an entry: `"user": {"id": 1}`."""
    return leaf.parent is not None and leaf.parent is not entry and bool(words(leaf.parent.key) & _ACCOUNTS)


def _fields(entry: Node) -> list[Node]:
    return [leaf for leaf in islice(entry.leaves(), 32) if leaf.text]


def _reasons(record: Node, alone: bool) -> bool:
    """Whether a record says, in a count or in words that stand for themselves, that the user may know this person.

    What stands `alone` in a list may be a whole answer: of the lists in it each is another matter.
    """
    for leaf in islice(_outside_lists(record) if alone else record.leaves(), 64):
        over = leaf.parent if leaf.parent is not record else None
        if over is not None and over.parent is not record and over.key.isdecimal():
            over = over.parent  # `"common_friends": [{"name": "Luc"}]`
        gives, is_prose = _role(leaf.key)
        told = not is_prose and _says_why(leaf.text)
        if not (gives or told or (over is not None and _role(over.key)[0])):
            continue
        keys = _called(leaf.key)
        if (keys & _KNOWN or leaf.key == "contact") and (leaf.value is True or leaf.text.lower() in ("1", "true")):
            return True
        if keys & _MUTUAL or (over is not None and _called(over.key) & _MUTUAL):
            return True
        if keys & _SHARED and type(leaf.value) is int and leaf.value > 1 and is_person(record):
            return True  # how many, not whether
        if keys & _KINDS and len(leaf.text) <= _LONGEST_KIND and _names(leaf.text) and is_person(record):
            return True
        why = _called(over.key) & _SAID_WHY if over is not None else keys & _SAID_WHY
        if (why or keys & _SAID_WHY) and len(leaf.text) <= _LONGEST_REASON and _BY_OTHERS.match(leaf.text):
            return True
        if keys & _CONTACTS_NAME and holds_user(record):
            return True  # `{"contact_name": "Ann", "user": {...}}`
        if told:
            short = _length(leaf.text) < _SENTENCE and not why
            if short and ("relation" in keys or not is_person(record) or not _is_near(leaf, record)):
                return False
            return bool(keys & _REASON_KEYS) or len(leaf.text) <= 60
    return False


def _is_near(leaf: Node, record: Node) -> bool:
    """Whether a scalar is a record's own, or an object's or list's in it: no link in a text's markup."""
    return leaf.parent is record or (leaf.parent is not None and leaf.parent.parent is record)


def _names_somebody(record: Node) -> bool:
    """Whether a record names a person beside what may be a reason, or calls it one: no film's, shop's or question's title."""
    for leaf in islice(record.leaves(), 64):
        said = words(leaf.key)
        over = [words(place.key) for place in takewhile(lambda place: place is not record, leaf.ancestors())]
        if any(above & _MAKERS for above in over):
            continue
        if any(above & _OF_SOMEBODY for above in (said, *over)):
            return True
        if name_score(leaf.text) >= 0.75 and not _says_why(leaf.text):
            return True
    return False


def _are_named(sample: list[Node]) -> bool:
    """Whether most entries have ids in figures and names, and none of what choices, switches and groups have."""
    accounts = sum(_is_account(entry) and any(map(_is_counted, entry.children)) for entry in sample)
    return 2 * accounts >= len(sample) and not any(words(field.key) & _CHOICES for field in sample[0].children[:32])


def _is_counted(field: Node) -> bool:
    """Whether a field is an id in figures; those of tabs and options are words."""
    return names_id(field.key) and any(map(str.isdigit, field.text))


def _has_name(record: Node) -> bool:
    """Whether a record has a field for a name, with what may be one and is no reason."""
    fields = (field for field in record.children[:32] if words(field.key) & NAME_WORDS)
    return any(name_score(field.text) >= 0.3 and not _says_why(field.text) for field in fields)


def _may_name(entry: Node) -> bool:
    """Whether a text alone may be somebody's id or name."""
    return may_be_id(entry.text) or name_score(entry.text) >= 0.3


def _outside_lists(record: Node) -> Iterator[Node]:
    """The scalars of a record but for those in lists of objects."""
    stack = [record]
    while stack:
        node = stack.pop()
        if node.is_leaf:
            yield node
        elif not (node.is_array and node.children and node.children[0].children):
            stack += reversed(node.children)


@lru_cache(maxsize=8_192)
def _role(key: str) -> tuple[bool, bool]:
    """Whether a field of this name may give a reason whatever its text says, and whether its text is prose and gives none."""
    keys = _called(key)
    return bool(keys & _GIVING) or key == "contact", bool(keys & _PROSE_KEYS)


def _called(key: str) -> frozenset[str]:
    """The words of a name of a field; none of a sentence."""
    return words(key) if key.count(" ") < _SENTENCE_WORDS else frozenset()


def _says_why(text: str) -> bool:
    """Whether a text may be a reason to know somebody."""
    if not 0 < len(text) <= _LONGEST_REASON or not _may_tell(text):
        return False
    return _gives_reason(text) or ("_" in text and _gives_reason(text.replace("_", " ")))


def _gives_reason(text: str) -> bool:
    return bool(re.search(_REASON, text.lower()) or _KNOWS.match(text))


@remembered(entries=8_192, longest=128)
def _may_tell(text: str) -> bool:
    return bool(_FINDER.find_matches_as_indexes(text.casefold()))


def _length(text: str) -> int:
    """The length of a text in letters; a character of Chinese counts as two."""
    return len(text) + sum(char > "\u2e7f" for char in text)


@remembered(entries=8_192, longest=128)
def _names(key: str) -> bool:
    """Whether a key is a name for acquaintances."""
    return _may_tell(key) and bool(re.search(_KEYS, _SPACE.sub("_", key).lower()))


def _titles(text: str) -> bool:
    """Whether a text beside a list says that it is of people whom the user may know: a heading, or a name such as `pymk`."""
    if not 4 <= len(text) <= 60 or not _may_tell(text):
        return False
    word = text.isascii() and text.isalpha()
    named = re.fullmatch(_KEYS, _SPACE.sub("_", text).lower()) or _UNMISTAKABLE.search(text)
    return bool(named or (not word and _gives_reason(text)))


def _is_named(node: Node, but_for: re.Pattern[str] | None = None) -> bool:
    """Whether a list, or what it stands in, is named for acquaintances; without the nouns that others are called by as well."""
    keys = (place.key for place in (node, *node.ancestors()))
    return any(_names(but_for.sub("", key) if but_for else key) for key in keys)


def _map_of_people(node: Node) -> bool:
    """Whether a map under a name for acquaintances is one by their ids: `"pymk": {"u1": {...}, "u2": {...}}`."""
    return _names(node.key) and is_map_of_objects(node)


def _are_friends(scene: Scene, sample: list[Node]) -> bool:
    """Whether entries are friends already, as they or the path say: lists of them count mutual friends too."""
    return all(map(is_joined, sample)) or (
        bool(_FRIENDS.search(scene.message.path)) and not any(map(_told_why, sample))
    )


def _told_why(entry: Node) -> bool:
    return any(_says_why(leaf.text) for leaf in islice(entry.leaves(), 64) if not _role(leaf.key)[1])


def _are_people(sample: list[Node]) -> bool:
    return any(map(is_person, sample)) or all(map(_reachable, sample))


def _reachable(entry: Node) -> bool:
    """Whether an entry gives a person's number."""
    return any(is_phone_key(leaf) and shaped(leaf.text) for leaf in _fields(entry))


class FriendRecommendation(Detector):
    """Lists of people in a response, under a name for recommended acquaintances or each with a reason to be one."""

    category = "friend_recommendation"
    rank = 15
    answer_hints = _PIECES | CONTACT_WORDS | _OF_PARTS
    summary = (
        "People listed in a response under a word for recommended acquaintances, or each with a reason such as "
        "'from your contacts', 'mutual friends', 可能认识的人, 通讯录好友."
    )

    def heeds(self, said: str) -> bool:
        """Whether it names acquaintances, says why somebody is one, or has a word for contacts."""
        if len(said) > _LONGEST_REASON:
            return False
        return (
            bool(_called(said) & _HEEDED or _BY_OTHERS.match(said)) or _names(said) or _titles(said) or _says_why(said)
        )

    def detect(self, scene: Scene) -> Iterable[Finding]:
        """One finding a response, over all its recommended people."""
        if scene.message.direction != "download":
            return
        people: dict[str, Value] = {}
        score, doubted = 0.0, list[tuple[float, dict[str, Value]]]()
        for node in scene.nodes:
            if not node.children or not scene.free(node) or not (node.is_array or _map_of_people(node)):
                continue
            confidence = self._confidence(scene, node)
            found = people_of(node) if confidence else {}
            if found and confidence >= 0.5:
                people.update(found)
                score = max(score, confidence)
                scene.claim(node)
            elif found:
                doubted.append((confidence, found))  # a surer list may lie in it
        if not people and doubted:
            score, people = max(doubted, key=lambda one: one[0])
        if people:
            yield Finding(self.category, self.name, len(people), score, tuple(people.values()))

    @staticmethod
    def _confidence(scene: Scene, node: Node) -> float:
        things = context(node) & _THINGS - ({"book"} if "addressbook" in context(node) else set())
        if things or words(node.key) & (GATHERINGS | _MAKERS):
            return 0.0
        objects = bool(node.children[0].children)
        named = _is_named(node)
        if not (objects or named):
            return 0.0
        wrapped = node.parent.siblings() if node.parent is not None and node.key.lower() in _WRAPPED else ()
        titled = any(_titles(place.text) for place in (*node.siblings(), *wrapped))
        sample = node.children[:50]
        reasoned = [child for child in sample if _reasons(child, alone=len(sample) == 1)]
        asked = (context(node) | scene.asked) & _RECOMMENDED  # among those who are popular, or like others
        reasons = len(reasoned) >= (_FEW if asked else _MOST) * len(sample)
        if named and not (reasons or titled) and _are_renowned(sample) and not _is_named(node, _ANYONE):
            return 0.4
        if named and objects and not (reasons or titled or _are_people(sample)):
            # Accounts at a bank, profiles on a television, topics to follow.
            return 0.85 if _is_named(node, _NOUNS) and all(map(_is_account, sample)) else 0.4
        if named and not objects:
            return 0.6 if all(map(_may_name, sample)) else 0.4
        if reasons and not (named or titled) and _are_friends(scene, sample):
            return 0.0
        if not (named or titled or reasons):
            return _by_request(scene, node, sample)
        if not (named or titled) and scene.path_words & _THINGS and not _names(_path(scene)):
            return 0.4  # films, wares and posts have titles like reasons
        if any(map(_names_somebody, sample if named or titled else reasoned)):
            return 0.95 if titled or (named and reasons) else 0.92 if reasons else 0.85
        return 0.75 if (titled and _are_named(sample)) or any(map(_has_name, reasoned)) else 0.4


def _path(scene: Scene) -> str:
    return scene.message.path.replace("/", "_")


def _are_renowned(sample: list[Node]) -> bool:
    """Whether most of those recommended are so for their renown: verified, followed by many, with another reason each."""
    return 2 * sum(map(_is_renowned, sample)) >= len(sample)


def _is_renowned(entry: Node) -> bool:
    for leaf in _fields(entry):
        keys = words(leaf.key)
        if keys & _VERIFIED and (leaf.value is True or leaf.text == "1"):
            return True
        if keys & _FOLLOWERS and type(leaf.value) is int and leaf.value >= _RENOWNED:
            return True
        if keys & _SAID_WHY and len(leaf.text) > 1 and not leaf.text.isdecimal():
            return True
    return False


def _by_request(scene: Scene, node: Node, sample: list[Node]) -> float:
    """A list that says nothing of itself: what was asked for, or sent, makes it one of acquaintances."""
    if words(node.key) & _OFFERS or any(words(field.key) & _OFFERS for field in sample[0].children[:32]):
        return 0.0
    if scene.topic & CONTACT_WORDS and scene.topic & _MATCHED and (all(map(_is_account, sample)) or _resolved(sample)):
        return 0.7  # an answer to contacts sent: those of them who have accounts
    if (context(node) | scene.topic) & _MATCHED and all(map(_by_contact, sample)) and _resolved(sample):
        return 0.7
    about = _names(_path(scene))
    recommended = (context(node) | scene.path_words) & _RECOMMENDED
    if not (about and recommended and all(map(_may_be_account, sample))):
        return 0.0
    anyone = not _names(_ANYONE.sub("", _path(scene)))
    return 0.4 if anyone and _are_renowned(sample) else 0.8


FriendRecommendation.examples = (
    Example(
        "suggested accounts, of which some are friends' friends",
        download(
            '[{"source":"past","sources":["friends_of_friends"],"account":{"id":"1","username":"ann"}},'
            '{"source":"global","sources":["most_followed"],"account":{"id":"2","username":"bo"}},'
            '{"source":"global","sources":["most_followed"],"account":{"id":"3","username":"cy"}}]',
            path="/api/v2/suggestions",
        ),
        3,
    ),
    Example(
        "films, of which one has a title like a reason",
        download('{"results":[{"id":1,"title":"Friends with Kids"},{"id":2,"title":"Dirty Filthy Love"}]}'),
        0,
    ),
    Example(
        "acquaintances with a reason",
        download(
            '{"user_list":[{"uid":"71","nickname":"小雨","recommend_reason":"可能认识的人"},'
            '{"uid":"72","nickname":"阿强","recommend_reason":"通讯录好友"}]}'
        ),
        2,
    ),
    Example(
        "under its name", download('{"people_you_may_know":[{"id":5,"name":"Ann Lee","mutual_friends_count":3}]}'), 1
    ),
    Example("mutual friends", download('{"items":[{"user_id":"8","social_context":"12 mutual friends"}]}'), 1),
    Example(
        "under a title in another tongue",
        download(
            '{"title":"Personas que quizá conozcas","list":[{"uid":"7","name":"Ann Lee"},{"uid":"8","name":"Bo Ray"}]}'
        ),
        2,
    ),
    Example(
        "in a map by their ids",
        download('{"pymk":{"u1":{"name":"Ann Lee","mutual":3},"u2":{"name":"Bob Ray","mutual":1}}}'),
        2,
    ),
    Example(
        "a unit of a feed",
        download('{"__typename":"PeopleYouMayKnowUnit","users":{"edges":[{"node":{"id":"7","name":"Ann Lee"}}]}}'),
        1,
    ),
    Example(
        "followed by those whom one follows",
        download('{"hits":[{"account":{"pk":1,"username":"ann"},"social_context":"Followed by bo + 3 more"}]}'),
        1,
    ),
    Example(
        "cards of a kind",
        download(
            '{"cards":[{"type":"friend_suggest","profile":{"id":1,"first":"Ann"},"mutual":4},'
            '{"type":"friend_suggest","profile":{"id":2,"first":"Bo"},"mutual":2}]}'
        ),
        2,
    ),
    Example("who is in the contacts", download('{"joined":[{"id":"7","name":"Ann Lee","contact":true}]}'), 1),
    Example(
        "comments that mention contacts",
        download('{"comments":[{"user":{"id":1,"name":"Ann Lee"},"text":"my friend in your contacts said hi"}]}'),
        0,
    ),
    Example(
        "creators who are popular",
        download('{"creators":[{"id":"7","name":"Ann Lee","reason":"Popular near you"}]}'),
        0,
    ),
    Example(
        "cards that are titled by a name",
        download('{"items":[{"title":"Ann Lee","subtitle":"From your contacts"}]}'),
        1,
    ),
    Example(
        "films whose titles say as much",
        download('{"items":[{"id":7,"title":"Friends of friends","director":{"id":4,"name":"Ann Lee"}}]}'),
        0,
    ),
    Example(
        "films that are recommended, one of a title like a name for acquaintances",
        download(
            '{"items":[{"id":"v1","title":"People you may know: the film","user":{"id":1,"name":"Ann Lee"}},'
            '{"id":"v2","title":"Foxes","user":{"id":2,"name":"Bo Ray"}}]}',
            path="/video/recommend",
        ),
        0,
    ),
    Example(
        "accounts that match digests of numbers",
        download(
            '{"matches":[{"phone_hash":"5f4dcc3b5aa765d61d8327deb882cf99","user_id":"u1","username":"fox"},'
            '{"phone_hash":"7c6a180b36896a0a8c02787eeafb0e4c","user_id":"u2","username":"owl"}]}'
        ),
        2,
    ),
    Example(
        "files that match digests",
        download(
            '{"matches":[{"hash":"5f4dcc3b5aa765d61d8327deb882cf99","user_id":"u1","username":"fox"},'
            '{"hash":"7c6a180b36896a0a8c02787eeafb0e4c","user_id":"u2","username":"owl"}]}'
        ),
        0,
    ),
    Example("cases for telephones", download('{"items":[{"id":7,"title":"Black phone book case"}]}'), 0),
    Example(
        "a menu under such a title",
        download('{"title":"People you may know","items":[{"id":1,"title":"Hide","url":"app://h"}]}'),
        0,
    ),
    Example(
        "people under such a title",
        download('{"title":"People you may know","items":[{"id":1,"title":"Ann Lee"},{"id":2,"title":"foxy"}]}'),
        2,
    ),
    Example("where to look for them", download('{"recommended_friends":{"sources":["contacts","mutual"]}}'), 0),
    Example("recommended accounts of a bank", download('{"suggested_accounts":[{"id":"a1","name":"Savings"}]}'), 0),
    Example(
        "whom many follow",
        download('{"recommend_users":[{"id":3,"name":"star","fans":1000000},{"id":4,"name":"band","fans":2000000}]}'),
        0,
    ),
    Example(
        "users who are recommended, in a small circle",
        download('{"recommend_users":[{"id":3,"name":"star","fans":100},{"id":4,"name":"band","fans":20}]}'),
        2,
    ),
    Example(
        "users who are recommended for what they write",
        download(
            '{"data":[{"id":3,"name":"star","reason":"Trending"},{"id":4,"name":"band","reason":"Popular"}]}',
            path="/recommend/users",
        ),
        0,
    ),
    Example(
        "by the name of the call",
        download(
            '{"response":{"items":[{"id":7,"first_name":"Ann"},{"id":8,"first_name":"Bo"}]}}',
            path="/method/friends.getSuggestions",
        ),
        2,
    ),
    Example("recommended products", download('{"recommend_products":[{"id":5,"reason":"in common use"}]}'), 0),
    Example("a list of friends", download('{"friends":[{"id":"1","name":"Ann Lee"},{"id":"2","name":"Bo Ray"}]}'), 0),
    Example(
        "whom to invite, and how many have them among their contacts",
        download('{"suggested_invites":[{"phone_number":"+14155550122","num_friends":12}]}'),
        1,
    ),
    Example("in a request", upload('{"people_you_may_know":[{"id":5}]}'), 0),
)

"""Visibility settings: that a person's reading, shelf, profile or relations are open to others."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from detectors.detector import Detector, Example, Scene, download, upload
from detectors.message import Finding, Node, Value
from detectors.people import named_by
from detectors.words import context, last_word, names_id, words

WHAT = frozenset(
    """reading read readingrecord record shelf bookshelf library profile history friend follower following moment activity
    thought note highlight location phone contact timeline account like feed personal status online birthday email wishlist fullname realname
    bymobile byphone bynumber byemail canfollow relation relations me my story progress stat book online lastseen presence lectura lecturas lese freunde freunden library bucher buecher livre
    perfil profil leseverlauf regal lesezeit lecture lecturas lectura estante historial verlauf freund amigo ami etagere
    lesefortschritt leseliste lesestatus buecherregal bucherregal bibliotheque estanteria biblioteca progreso progresso libreria letture
    tusach rakbuku hondana yuedu yuedujilu shujia haoyou dongtai 手机号 书架 阅读 记录 动态 资料 隐私 公开阅读记录 本棚 読書 履歴 友達 책장 서재 독서 프로필 친구 활동 기록 профиль профиля полка полки полку история истории библиотека библиотеки друзей
    profiel profiili profilo leeslijst boekenplank bokhylla hylly polka knihovna konyvtar libreria профіль полиця бібліотека προφιλ βιβλιοθηκη प्रोफ़ाइल פרופיל ספרייה الملف
    المكتبة مكتبة 書櫃 書架 閱讀 紀錄 動態 個人檔案""".split()
)
OPEN_WORDS = frozenset(
    """public visible visibility vis findme share shared sharing open show shown discoverable searchable findable find audience allow viewable
    searchengine searchengines suggestby suggestme suggestto allowphonelookup allowphonesearch allowmobilesearch
    allowmobilelookup allownumberlookup allowemaillookup allowemailsearch allowcontactmatch allowcontactmatching allowcontactsmatch allowfriendrecommend allowfriendsuggestion allowfriendsuggestions searchby findby lookupby discoverability findability everyone whocan cansee whosees see access privacy seen display expose exposed broadcast publish
    sichtbar sichtbarkeit offentlich oeffentlich teilen zeigen visibilite visibilidad visibilidade publico publique mostrar compartir publica publicos publicas
    compartilhar partager montrer condividi mostra visibilita privacidad privacidade confidentialite
    hienthi congkhai tampilkan gongkai kejian koukai kokai visivel visiveis gorunur gorunurluk offentlig openbaar publiczny publiczna publiczne pubblico pubblica verejny verejna nyilvanos julkinen synlig zichtbaar widoczny
    widoczna widoczne viditelny viditelna lathato nakyva visibile публічний публічна видимий δημοσιο δημοσια ορατο सार्वजनिक ציבורי גלוי عام عرض مرئي 可見 找到 搜到 查看 公开 可见 展示 开放 公開 表示 공개 공유 видимость показывать открыт""".split()
)
HIDE_WORDS = frozenset(
    """hide hidden hideme private privately invisible secret incognito anonymous masquer masque profilcache cacheprofil activitecache cacheactivite lecturecache lecturescache etagerecache ocultar oculto privado prive verbergen
    verborgen privat nascondi yincang simi 隐藏 私密 非公開 비공개 скрыть скрыт""".split()
)
# Of words that are joined from two: `search_by`, `who_can`.
_PIECES = frozenset("who see visib priva publi suggest search lookup discover hien_t hien-t cong_k cong-k".split())
PUBLISHING = frozenset(
    "setpublic makepublic gopublic setprivate makeprivate setprivacy updateprivacy changeprivacy setvisibility updatevisibility changevisibility visibilitychanged visibilityupdated privacychanged privacyupdated".split()
)
_UNDOING = frozenset("disable block prevent deny forbid optout protect protected protection".split())
_OPEN_VALUES = frozenset(
    """public everyone all friends friend followers anyone open visible on true 1 yes y enabled world everybody contacts connections
    followers_only friends_only mutuals friends_of_friends publico publica todos alle tous offentlich oeffentlich freunde tutti herkes todo show moi_nguoi moinguoi semua_orang semua herkese_acik todas_as_pessoas iedereen wszyscy alla vsichni mindenki kaikki toti всі ολοι सभी כולם الجميع 所有人可見 all_users anyone_with_account contacts_only friends_and_followers amis amigos
    公开 所有人 任何人 所有用户 好友可见 好友 仅好友 粉丝 公開 全体に公開 全員 誰でも 友達 전체공개 전체 모두 모든사람 все друзья""".split()
)
# Of these, those that by themselves say who sees it, and so do in a constant's name: `VISIBILITY_PUBLIC`, `ruleAllowAll`.
_SEEN_BY = _OPEN_VALUES & frozenset(
    "public everyone all friends friend followers anyone world everybody contacts connections mutuals amis freunde todos tous".split()
)
# What a constant's name says of a setting whose own is `type` or `value`.
_STATED = frozenset("allow visible visibility privacy audience discoverable searchable viewable".split())
_CONSTANT = re.compile(r"[A-Za-z]\w{5,63}")
_BESIDE_CONSTANTS = frozenset(
    "only rule type level value mode to by with can profile user users enum of my mutual".split()
)
_ON, _OFF = frozenset("true 1 on yes y enabled".split()), frozenset("false 0 off no n disabled".split())
SETTING_WORDS = frozenset(
    """setting settings privacy preference prefs pref default visibility einstellung ajuste configuracion yinsi shezhi gizlilik confidentialite datenschutz instelling instellingen ustawienia installningar innstillinger indstillinger nastaveni beallitasok pengaturan asetukset setari impostazioni
    налаштування ρυθμισεις الإعدادات הגדרות 隱私 设置 隐私 設定 설정""".split()
)
_STORES = frozenset("warehouse store inventory stock aisle bin rack planogram sku".split())
_LISTS_READ = frozenset(("readinglist", "readinglists", "bookshelf"))
_WHOSE = frozenset("profile account me my".split())
_SENDERS = frozenset(
    "user uid account member device did udid idfa session request req install client trace app".split()
)
_RADIO = frozenset("bluetooth ble device nearby airdrop".split())
_KINDS = ("kind", "type", "category", "object", "resource", "section")
# Among settings of privacy, whatever is shown is a person's; but notices of it are shown to the user.
_PRIVACY = frozenset("privacy yinsi 隐私".split())
_SHOWING = frozenset("show shown visible".split())
_NOTICES = frozenset(
    "notice consent policy terms popup prompt tip hint alert warning ads tour cookie intro gdpr ccpa".split()
)
_PERMITTING = frozenset("allow access".split())
_OF_ALL = frozenset("privacy setting privacysetting level privacylevel visibility account accountprivacy".split())
_OTHERS = frozenset("other others stranger strangers everyone anyone people public".split())
_LONGEST = 64  # characters of a setting's name or value
_CHOICES = frozenset("option options choice choices enum enums levels labels possible available values".split())
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_OWN = frozenset("me my self own account config onboarding signup register default defaults".split())
_SEEN = frozenset("privacy visibility audience".split())
_DISCOVERED = frozenset(
    "searchengine searchengines findme discoverability discoverable findable searchable findability".split()
)
_SHOWN = OPEN_WORDS - frozenset("privacy access allow open find findme".split()) | _DISCOVERED
_GENERIC = frozenset("type value level mode scope who kind option selected state".split())
_SIGHTS = frozenset("show shown display see view".split())  # in a path, what is done
_SWITCHES = frozenset("on enabled enable value state status flag v switch".split())
_SETTINGS = frozenset("set setting pref preference".split())
# What is a person's as a whole: of one story or record only that one is seen.
_OWN_THINGS = frozenset(
    "shelf bookshelf library profile reading readingrecord history friend follower following contact lastseen".split()
)
_POSTED = frozenset("content text body caption media photo image video attachment attachments message distance".split())
_SET = SETTING_WORDS | OPEN_WORDS | HIDE_WORDS | PUBLISHING
_POSTING = frozenset("post posted publish published create created upload uploaded".split())
_READERS = frozenset("reading readingrecord shelf bookshelf highlight thought book 书架 阅读".split())
_VALUE_WORDS = frozenset(
    "open selected current chosen checked switch active v to on new newvalue scope privacy level value val state enabled status audience visibility access who".split()
)
_NAMING_WORDS = frozenset(
    "k key name set setting field id item option pref preference code type privacy attribute switch".split()
)
_LAYOUT = frozenset(
    """button layout view widget icon banner dialog modal tab menu element component style css panel ad ads repo repository file
    document calendar event room channel playlist flag feature experiment remote beta rollout toggle variant ab gradient
    store shop navbar toolbar sidebar footer tooltip notification sound push ui theme password recommendation price map offer newsletter promo notify marketing video i18n l10n locale translation translations strings estimate bar reminder cover badge font club tag tip tutorial filter""".split()
)
_PRICED = frozenset("price currency sku isbn stock".split())  # fields of what is sold
# What is shared with an app's makers alone.
_WITH_MAKERS = frozenset("crash usage diagnostic diagnostics analytics telemetry metric metrics".split())


def _value(leaf: Node) -> str:
    return str(leaf.value).strip().lower() if leaf.value is not None else ""


# What is said of the user, or of nothing: whatever else a preference hides is hidden from the user.
_OF_ONESELF = frozenset(
    """me my mine myself account profile user mode is default all others other everyone from to on enabled status value flag search
    engine age online presence seen birthday gender identity activity""".split()
)
_IN_CONSTANTS = _SEEN_BY | OPEN_WORDS | WHAT | SETTING_WORDS | _BESIDE_CONSTANTS


class VisibilitySetting(Detector):
    """A switch about a person's own data that stands at 'visible to others'."""

    category = "visibility_setting"
    rank = 60
    answer_hints = OPEN_WORDS | HIDE_WORDS | SETTING_WORDS | _PIECES
    summary = (
        "A setting over a person's reading, shelf, profile, relations or activity whose value makes it visible to "
        "others; hidden ones, and visibility of buttons or files, are left alone."
    )

    def heeds(self, said: str) -> bool:
        """Whether it has a word for what is open or hidden, or for settings."""
        return len(said) <= _LONGEST and bool(words(said) & _SET)

    def detect(self, scene: Scene) -> Iterable[Finding]:
        """One finding a message, over its open settings."""
        found: list[tuple[float, Value, bool]] = [(0.85, value, False) for value in _in_path(scene)]
        for leaf in scene.leaves:
            score = _judge(scene, leaf)
            if score:
                value = Value("setting", f"{leaf.key}={_value(leaf)}", leaf.path, leaf.layers)
                found.append((score, value, bool(words(leaf.path) & {"default", "defaults"})))
        found.sort(key=lambda one: -one[0])  # the surest leads back to the bytes
        if found:
            traits: tuple[str, ...] = ("default",) if any(default for *_, default in found) else ()
            reading = any(
                words(value.path) & {"reading", "read", "shelf", "bookshelf", "书架", "阅读"} for _, value, _ in found
            )
            traits += ("reading",) if reading or scene.path_words & {"reading", "shelf"} else ()
            yield Finding(
                self.category,
                self.name,
                len(found),
                max(score for score, *_ in found),
                tuple(value for _, value, _ in found),
                traits=traits,
            )


@dataclass(frozen=True, slots=True)
class _Switch:
    """A field that may be a setting: what it stands at; words of its own name, of the object it stands in, of what the message is
    about, of events it comes with, and all around it."""

    scene: Scene
    leaf: Node
    value: str
    own: frozenset[str]
    above: frozenset[str]
    topic: frozenset[str]
    event: frozenset[str]
    around: frozenset[str]

    @classmethod
    def of(cls, scene: Scene, leaf: Node) -> "_Switch":
        """Gathers the words."""
        named = _named_beside(scene, leaf) | _kind_beside(leaf)
        own = words(named_by(leaf)) | named
        above = words(leaf.parent.key) if leaf.parent is not None else frozenset()
        if own & _GENERIC:
            own |= above | _constant(leaf.text) & _STATED
        around = context(leaf) | scene.topic_at(leaf, _SET) | named
        return cls(scene, leaf, _value(leaf), own, above, scene.topic_at(leaf), scene.event_over(leaf), around)

    @property
    def setting(self) -> bool:
        """Whether it stands among settings."""
        return bool(self.around & SETTING_WORDS)

    @property
    def answered(self) -> bool:
        """Whether a server tells it."""
        return self.scene.message.direction == "download"


def _judge(scene: Scene, leaf: Node) -> float:
    """How surely a field is a setting over a person's own data that stands at 'visible to others'."""
    if _value(leaf) not in _OFF and not _is_open(str(leaf.value)):
        return 0.0  # nothing that a setting stands at, as nearly all that a message holds
    switch = _Switch.of(scene, leaf)
    if told := _told_by_call(switch):
        return told
    if not _is_of_person(switch):
        return 0.0
    own = switch.own
    if own & HIDE_WORDS or (own & _UNDOING and own & OPEN_WORDS):
        return _unhidden(switch)
    return _opened(switch) if _is_shown(switch) else 0.0


def _told_by_call(switch: _Switch) -> float:
    """The confidence where the path, an event or the call names what is set."""
    leaf, value, own = switch.leaf, switch.value, words(named_by(switch.leaf))
    bare = own <= _GENERIC | {"to"} and value in _SEEN_BY | {"open"}
    if bare and any(said & _OWN_THINGS and said & _SEEN for said in (switch.scene.asked, switch.event)):
        return 0.85  # `PUT /me/privacy/shelf {"who": "everyone"}`
    if own <= _SWITCHES and value in _ON and _named_by_path(switch.scene, leaf):
        return 0.85
    if not switch.topic & PUBLISHING or value not in _SEEN_BY | _ON:
        return 0.0
    if any(words(place.text[:_LONGEST]) & WHAT for place in leaf.siblings()):
        return 0.85 if value in _SEEN_BY else 0.4  # {"what": "READING_ACTIVITY", "v": "PUBLIC"}
    whole = own <= _OF_ALL and value in _SEEN_BY and not _of_one_thing(leaf)
    return 0.6 if whole else 0.0  # of the account as a whole


def _named_by_path(scene: Scene, leaf: Node) -> bool:
    """Whether the end of a request's path names the setting that a body's only switch sets: `POST /settings/friend_visible {"on": 1}`."""
    if scene.message.direction != "upload" or not scene.segments or not leaf.path.startswith("body"):
        return False
    if any(words(place.key) & _SWITCHES for place in leaf.siblings()):
        return False
    named = words(scene.segments[-1].text)
    shown = named & (_SHOWN - _SIGHTS) and named & WHAT
    return bool(shown) and not named & (_LAYOUT | HIDE_WORDS | _UNDOING | _WITH_MAKERS)


def _is_of_person(switch: _Switch) -> bool:
    """Whether it is over a person's data, and not over how a page looks."""
    own, value, leaf = switch.own, switch.value, switch.leaf
    layout = _layout(own)
    if not value or len(value) > _LONGEST or own & (layout | _WITH_MAKERS) or "csv" in leaf.layers or _is_choice(leaf):
        return False
    if own & WHAT:
        layout -= {"event"} | (switch.event & {"toggle"})  # a batch of events holds whatever happened
        if not switch.answered and (switch.scene.asked & SETTING_WORDS or "user" in switch.scene.asked):
            layout -= {"flag"}  # what is set to true or false; of an app's own ones it is told by answers
    if (switch.around | switch.topic) & layout or any(words(place.key) & _PRICED for place in leaf.siblings()):
        return False
    private = (switch.around - own) & _PRIVACY and own & _SHOWING and not own & _NOTICES
    found = switch.setting and own & (HIDE_WORDS - {"hidden", "hide"} | _DISCOVERED)
    return bool(switch.around & WHAT or private or found)


def _unhidden(switch: _Switch) -> float:
    """The confidence of what would hide something and is off; that others' accounts are not private is no setting of this user's."""
    own = switch.own
    if switch.value not in _OFF or (switch.answered and not (switch.setting or own & {"me", "my"})):
        return 0.0
    whole = not switch.answered and switch.above & {"profile", "shelf", "bookshelf"}
    called = words(named_by(switch.leaf))
    things = _hidden_things(called if called & (HIDE_WORDS | _UNDOING) else own)
    among = switch.setting and (switch.around & _PRIVACY or not things)
    return 0.85 if among or own & WHAT or whole or switch.topic & PUBLISHING else 0.4


def _hidden_things(own: frozenset[str]) -> frozenset[str]:
    """What a preference hides from the user, by its name's other words: `hide_ads`, `hide_downvoted`; nothing of `private`, `hideMe`."""
    joined = {one + other for one in own for other in own}
    return own - joined - HIDE_WORDS - _UNDOING - OPEN_WORDS - SETTING_WORDS - _OF_ONESELF


def _is_shown(switch: _Switch) -> bool:
    """Whether it stands at 'visible to others': by its own words or those above, and no permission of an app's or open panel."""
    leaf, value, own, above = switch.leaf, switch.value, switch.own, switch.above
    said_above = bool(own & WHAT) and (above & _DISCOVERED or (value not in _ON and _says_visibility(leaf)))
    if not (own & OPEN_WORDS or said_above or (switch.setting and own & WHAT)):
        return False
    panel = own & OPEN_WORDS == {"open"} and last_word(leaf.key) == "open" and not own >= {"reading", "record"}
    permitted = own & OPEN_WORDS <= _PERMITTING and value in _ON and not own & _OTHERS
    permitted = permitted and not above & (_DISCOVERED if own & _PERMITTING else _SHOWN)
    if (panel and not switch.setting) or permitted or not _is_open(str(leaf.value)):
        return False
    return value not in _ON or bool(own & OPEN_WORDS) or _says_visibility(leaf)


def _opened(switch: _Switch) -> float:
    """The confidence of one that stands at 'visible to others'."""
    own, around, topic = switch.own, switch.around, switch.topic
    if switch.answered and not (switch.setting or around & _OWN):
        return 0.4  # others' profiles are open or not as well
    found = own & _DISCOVERED and around & _WHOSE and not around & _RADIO
    if (_of_one_post(switch.leaf) or switch.event & _POSTING) and not (around & _READERS or found):
        return 0.4
    if not own & WHAT and _of_one_thing(switch.leaf) and not _of_own_thing(switch.leaf):
        return 0.4  # a ware's, whatever the envelope is called
    if own <= OPEN_WORDS and switch.above & _OWN_THINGS:
        return 0.85
    if not switch.setting and switch.value in _SEEN_BY and topic & (_OWN_THINGS | {"location"}) and topic & {"share"}:
        return 0.6
    shelved = "shelf" in topic and not (topic | context(switch.leaf)) & _STORES
    listed = topic & _LISTS_READ or (shelved and (topic & _WHOSE or _of_shelf_by_path(switch.scene)))
    return 0.9 if own & WHAT else 0.8 if switch.setting or found else 0.6 if listed else 0.4


def _kind_beside(leaf: Node) -> frozenset[str]:
    """Words for reading in what a field beside says that is made visible: `{"isPublic": true, "kind": "reading_list"}`."""
    kinds = (place.text for place in leaf.siblings() if place.key.lower() in _KINDS and len(place.text) <= _LONGEST)
    return frozenset().union(*map(words, kinds)) & (_READERS - {"book"})  # a book may be anybody's


def _in_path(scene: Scene) -> Iterator[Value]:
    """A setting that a request's path makes: `PUT /me/shelf/visibility/public`."""
    if scene.message.direction != "upload" or scene.message.method == "GET":
        return
    segments = scene.segments[:32]
    for what, setting, value in zip(segments, segments[1:], segments[2:], strict=False):
        if words(what.text) & _OWN_THINGS and words(setting.text) & OPEN_WORDS and value.text.lower() in _SEEN_BY:
            yield Value("setting", f"{setting.text}={value.text}", value.path, value.layers)


def _of_shelf_by_path(scene: Scene) -> bool:
    """Whether a request changes a shelf that its path names: `PATCH /shelves/881 {"is_public": true}`."""
    if scene.message.direction != "upload" or scene.message.method not in ("PATCH", "PUT", "POST"):
        return False
    return any("shelf" in words(segment.text) for segment in scene.segments[-2:])


def _layout(own: frozenset[str]) -> frozenset[str]:
    """Words for how a page looks; where something is allowed, `view` is no part of one."""
    return _LAYOUT - {"view"} if own & (_PERMITTING | {"who"}) else _LAYOUT


def _of_one_thing(leaf: Node) -> bool:
    """Whether a field beside a setting says of which thing it is: `{"product_id": 12, "visibility": "everyone"}`."""
    return any(names_id(place.key) and not words(place.key) & _SENDERS for place in leaf.siblings())


def _of_own_thing(leaf: Node) -> bool:
    """Whether a field beside a setting says of which shelf or list of this person's it is."""
    return any(names_id(place.key) and words(place.key) & (WHAT | {"list"}) for place in leaf.siblings())


def _of_one_post(leaf: Node) -> bool:
    """Whether a choice is for one post, sent along with it: `{"text": "hello", "privacy": "friends"}`."""
    beside = (words(place.key) for place in leaf.siblings() if not isinstance(place.value, bool))
    return any(own & _POSTED and not own & (OPEN_WORDS | SETTING_WORDS | {"disappearing"}) for own in beside)


def _is_choice(leaf: Node) -> bool:
    """Whether a value is one of those that a setting could have: `{"options": ["public", "private"]}`."""
    return leaf.key.isdecimal() and leaf.parent is not None and bool(words(leaf.parent.key) & _CHOICES)


def _is_open(text: str) -> bool:
    """Whether a value says that others see it: by a word for them, a switch that is on, or a constant's name."""
    return text.strip().lower().replace("-", "_") in _OPEN_VALUES or bool(_constant(text))


@lru_cache(maxsize=4_096)
def _constant(text: str) -> frozenset[str]:
    """The words of a constant's name that says who sees something, and nothing else; empty for any other text."""
    if not _CONSTANT.fullmatch(text):
        return frozenset()
    parts = frozenset(part.lower() for part in _PART.findall(text))
    known = parts <= _IN_CONSTANTS
    return parts if known and parts & _SEEN_BY else frozenset()


def _named_beside(scene: Scene, leaf: Node) -> frozenset[str]:
    """Words of a setting whose name is the text of a field beside its value: `{"key": "shelf_privacy", "value": ...}`."""
    if leaf.parent is not None and leaf.parent.is_array:
        leaf = leaf.parent  # {"field": "phone", "who": ["everyone"]}
    if not words(leaf.key) & _VALUE_WORDS:
        return frozenset()
    beside, over = list(leaf.siblings()), leaf.parent
    if over is not None and words(over.key) & _VALUE_WORDS:
        beside += over.siblings()  # {"setting": "friend_list", "privacy": {"state": ...}}
    # What is shared has a key, and whom it goes to.
    naming = _SETTINGS if leaf.key.lower() == "to" and not scene.topic_at(leaf) & SETTING_WORDS else _NAMING_WORDS
    names = (place for place in beside if len(place.text) <= _LONGEST and words(place.key) & naming)
    return frozenset().union(*(words(place.text) for place in names))


def _says_visibility(leaf: Node) -> bool:
    return any(words(place.key) & (OPEN_WORDS | HIDE_WORDS) for place in leaf.ancestors() if place.key)


VisibilitySetting.examples = (
    Example("a mode that would hide the user", upload('{"private_mode":false}', path="/me/prefs"), 1),
    Example("what would be hidden from the user", upload('{"hide_downs":false}', path="/me/prefs"), 0),
    Example("a profile that is not hidden, in French", upload('{"profil_cache":false}', path="/confidentialite"), 1),
    Example("what a server keeps for a while", upload('{"methodSettings":{"GET":{"cacheDataEncrypted":false}}}'), 0),
    Example("shown, among settings of privacy", upload('{"show_in_discover":true}', path="/privacy_settings"), 1),
    Example("a flag of the user's", upload('{"flags":{"friends_can_see_books":1}}', path="/user/flags"), 1),
    Example("a flag of the app's", upload('{"flags":{"books_v2":1}}', path="/user/flags"), 0),
    Example("shared with the makers", upload('{"share_crash_reports":true}', path="/me/preferences"), 0),
    Example("a shelf that the path names", upload('{"isPublic":true}', path="/shelves/881"), 1),
    Example("a shelf in a warehouse", upload('{"isPublic":true}', path="/warehouse/shelves/881"), 0),
    Example("notices, among settings of privacy", upload('{"show_consent_dialog":true}', path="/privacy_settings"), 0),
    Example("a list to read that is shared", upload('{"name":"Summer","is_public":true}', path="/reading-lists"), 1),
    Example("switched on under what is visible", upload('{"visibility":{"bookshelf":1,"theme":0}}', path="/me"), 1),
    Example("switched on under what is private or not", upload('{"privacy":{"bookshelf":1}}', path="/me"), 0),
    Example(
        "changed, as an event says", upload('{"e":"pref_changed","p":{"key":"library_audience","to":"friends"}}'), 1
    ),
    Example("of a story", upload('{"e":"story_posted","p":{"visibility":"public","story":"s1"}}'), 0),
    Example(
        "of a part, to several", upload('{"rules":[{"field":"last_seen","who":["contacts"]}]}', path="/privacy"), 1
    ),
    Example(
        "among others, of which one is about messages",
        download('{"show_last_seen":true,"disappearing_messages":86400}', path="/privacy/settings"),
        1,
    ),
    Example("a domain's contact whose privacy is protected", upload('{"PrivacyProtectAdminContact":true}'), 0),
    Example("to friends only", upload('{"profileVisibility":"friends-only"}', path="/me/privacy"), 1),
    Example("found by one's number", upload('{"prefs":{"allow_phone_lookup":true}}', path="/me"), 1),
    Example("a service that names callers", upload('{"prefs":{"enable_phone_lookup":true}}', path="/me"), 0),
    Example("of highlights, as a field beside says", upload('{"object":"highlights","visibility":"friends"}'), 1),
    Example("of a book that is sold", upload('{"type":"book","visibility":"public","price":4}'), 0),
    Example("reading records open", upload('{"settings":{"reading_record_public":true}}'), 1),
    Example("shelf visible to friends", upload('{"privacy":{"shelf_visibility":"friends"}}', path="/user/settings"), 1),
    Example(
        "default in an answer", download('{"defaults":{"readingVisible":1,"hideMe":0}}', path="/profile/settings"), 2
    ),
    Example("an audience by part", upload('{"who_sees":{"profile":"everyone","shelf":"nobody"}}'), 1),
    Example("a constant's name", upload('{"profileVisibility":"VISIBILITY_PUBLIC"}', path="/settings"), 1),
    Example("found by their number", upload('{"discoverability":{"by_phone":true}}'), 1),
    Example("another's profile in an answer", download('{"id":"82","profile_public":true}', path="/users/82"), 0),
    Example("an event's name", upload('{"type":"PUBLIC_PROFILE_OPENED"}', path="/settings/track"), 0),
    Example("what an app is permitted", upload('{"allow_location":true}', path="/permissions"), 0),
    Example("a listing published", upload('{"listing":{"title":"Sunny flat","visibility":"public"}}'), 0),
    Example("kept private", upload('{"settings":{"reading_record_public":false,"hideMe":1}}'), 0),
    Example("a button", upload('{"button":{"visible":true}}'), 0),
    Example("of the shelf as a whole", upload('{"profile":{"shelf":{"audience":"PUBLIC"}}}'), 1),
    Example("in the path", upload(b"", path="/me/shelf/visibility/public"), 1),
    Example("in a batch of events", upload('{"events":[{"settings":{"reading_record_public":true}}]}'), 1),
    Example("of one post", upload('{"text":"hello","privacy":"friends"}', path="/activity/post"), 0),
    Example("of several changes", upload('{"changes":[{"key":"show_reading_activity","new":"followers"}]}'), 1),
    Example(
        "what could be chosen",
        download('{"prefs":{"visibility_options":{"0":"private","1":"friends","2":"public"}}}', path="/me"),
        0,
    ),
    Example("of the account", upload('{"action":"updatePrivacy","privacySetting":"EVERYONE"}'), 1),
    Example(
        "by the name of the call",
        upload(
            '{"operationName":"SetVisibility","variables":{"v":"PUBLIC","what":"READING_ACTIVITY"}}', path="/graphql"
        ),
        1,
    ),
    Example("records that are open", upload('{"reading_records_open":"1"}', path="/user/conf"), 1),
    Example("set to", upload('{"ops":[{"set":"bookshelf.visibility","to":"everyone"}]}', path="/me/settings"), 1),
    Example("no longer private", upload('{"is_private":false}', path="/accounts/set_public/"), 1),
    Example(
        "beside another of messages",
        download('{"privacy":{"who_can_find_me":"anyone","who_can_message":"nobody"}}', path="/settings"),
        1,
    ),
    Example("a list to read", upload('{"listId":"9","isPublic":true,"kind":"reading_list"}', path="/lists/9"), 1),
    Example("a list of songs", upload('{"listId":"9","isPublic":true,"kind":"playlist"}', path="/lists/9"), 0),
    Example("found under their profile", upload('{"user":{"discoverable":true}}', path="/v2/profile"), 1),
    Example("found by radio", upload('{"bluetooth":{"discoverable":true}}', path="/scan"), 0),
    Example("a file", upload('{"file":{"public":true}}'), 0),
)

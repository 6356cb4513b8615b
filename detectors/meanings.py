"""What the words of a key, a path, a header or a short text may mean to the detectors, as flags: the vocabulary of the quiet look.

LOUD is enough by itself; the others tell something only together. Never less than what a detector could make of them: a
detector with a new way to find tells it here.
"""

import re
from functools import lru_cache

from detectors import (
    contact_setting,
    friend_words,
    location_notations,
    location_words,
    personal_name,
    phone_number,
    radio,
    reading_words,
    visibility_setting,
)
from detectors.consent import acceptance
from detectors.decode import base64_, typed
from detectors.decode.content import is_worth_opening, may_be_document, says_much
from detectors.decode.form import numbered_path, unquote_once
from detectors.decode.text import has_control, readable
from detectors.decode.token import parts, unescape
from detectors.events import OPERATION_WORDS
from detectors.names import is_name_key, name_score
from detectors.people import COUNTRY_WORDS, LOGIN_WORDS, NOT_PHONE_WORDS, PHONE_PARTS, PHONE_WORDS, digest_size
from detectors.phone import shaped
from detectors.prose import candidates
from detectors.remembered import remembered
from detectors.words import last_word, names_any, words

# What a word in a key, in the path or in a short text may do. LOUD: enough by itself. The others only together.
LOUD, IN_CONTAINER, OPEN, WHAT, SETTING, LAT, LNG, NUMBER, COUNTRY, NAME, NOT_PHONE, PLACE, LETTER = (
    1 << n for n in range(13)
)
DIGEST, PERSON, ELEMENT = (1 << n for n in range(13, 16))  # of texts; of a list's elements
STATION, HEARD, NETWORK, CELL, WIRELESS = (1 << n for n in range(16, 21))
AXIS, OF_PLACES = (1 << n for n in range(21, 23))  # a field called `y`; a path about places
OF_TEXTS = NAME | NOT_PHONE | PLACE | LETTER  # what a key means for a text below it
TELLING = NAME | PLACE | LETTER  # for any text, ids too
OF_CONTAINERS = IN_CONTAINER | PLACE | NAME

_ALWAYS = (
    PHONE_WORDS
    | LOGIN_WORDS - {"to", "user", "account", "contact", "acc"}
    | phone_number.PAID_WORDS
    | phone_number.CHAT_WORDS
    | contact_setting.CONTACT_WORDS
    | contact_setting.MATCH_WORDS
    | contact_setting.PEPPER_WORDS
    | contact_setting.RELATED
    | frozenset("email mail vcard".split())
    | reading_words.WORK_WORDS
    | reading_words.SHELF_WORDS
    | reading_words.MARKS
    | reading_words.READER_PATHS
    | reading_words.OF_READING
    | reading_words.SCRIPTURE
    | friend_words.ALL_AT_ONCE
    | friend_words.FAR_ENDS
    | reading_words.TURNS
    | reading_words.TITLES
    | reading_words.CHAPTERS
    | reading_words.SURAHS
    | reading_words.READ_LISTS
    | reading_words.READ_SO_FAR
    | reading_words.READ_TO
    | reading_words.SESSIONS
    | personal_name.FULL
    | personal_name.GIVEN
    | (location_words.PLACE_KEYS - location_words.VAGUE_KEYS)
    | location_notations.CODES.keys()
    | location_notations.SYSTEMS
    | frozenset("la lo lt ln ph em cfi".split())
    | frozenset(
        "consent consents gdpr ccpa cmp cookie privacy choices purposes services groups gcs gcd optanonconsent usp".split()
    )
)
_RELATIONS = friend_words.FRIEND_WORDS | friend_words.FOLLOW_WORDS | friend_words.SOCIAL | {"edge"}
# Of a path or an operation more is read than of a key. Words for places are not among them: all that they add is that two
# bare fractions are one, which are loud anyway, or asked under a path that says so, and that `x` and `y` are degrees.
_TOPICS = (
    _ALWAYS
    | reading_words.VIEWERS
    | _RELATIONS
    | phone_number.SIGN_UP_WORDS
    | phone_number.CALLING_WORDS
    | friend_words.RANKING
    | friend_words.BROUGHT
    | visibility_setting.PUBLISHING
)
# Words by which a field that names an operation may change what the rest of its message means.
_TELLING_OPERATIONS = (
    _TOPICS
    | visibility_setting.OPEN_WORDS
    | visibility_setting.HIDE_WORDS
    | visibility_setting.WHAT
    | visibility_setting.SETTING_WORDS
)
_GROUPS: tuple[tuple[int, frozenset[str]], ...] = (
    (LOUD, _ALWAYS),
    (IN_CONTAINER, _RELATIONS),
    (OPEN, visibility_setting.OPEN_WORDS | visibility_setting.HIDE_WORDS),
    (WHAT, visibility_setting.WHAT),
    (SETTING, visibility_setting.SETTING_WORDS),
    (LAT, location_words.LAT),
    (LNG, location_words.LNG),
    (NUMBER, phone_number.NUMBERS | {"nsn"}),
    (COUNTRY, COUNTRY_WORDS),
    (NOT_PHONE, NOT_PHONE_WORDS),
    (PLACE, location_words.VAGUE_KEYS | location_words.POLYLINES),
    (STATION, radio.STATIONS),
    (HEARD, radio.HEARD),
    (WIRELESS, radio.WIRELESS),
    (NETWORK, radio.COUNTRIES),
    (CELL, radio.CELLS),
)
_PARTS = (*PHONE_PARTS, "us_privacy", "usprivacy", "iabtcf", "consent")
# Texts that hold no other document, no list and no digits in groups.
_PLAIN = re.compile(r"[A-Za-z0-9_.:/ \-]{0,40}")
_DIGEST = re.compile(r"(?:0x)?[0-9a-fA-F]{8,64}|[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_ADDRESS = re.compile(r"\w@\w+\.\w")
_POINT = re.compile(r"\d\.\d{2,}[NSns]?[ :/]")
_FIX = re.compile(r"\d\.\d{5,}/[+-]?\d+\.\d{5}")
_SEVERAL_IDS = re.compile(r"\d{4}[_ ]\d{4}")
_DIGIT = re.compile(r"\d")
_KEY = re.compile(r"[A-Za-z_$@.:\-][A-Za-z0-9_$.:\-]{0,40}|\d{1,2}")
SHORT_ID = 16  # hex digits: 64 bits are too few for anything packed, and may spell a short text


def names_operation(key: str, text: str) -> bool:
    """Whether a field may say what its message is about."""
    return bool(words(key) & OPERATION_WORDS and words(text) & _TELLING_OPERATIONS)


def _of_words(own: frozenset[str]) -> int:
    return sum(flag for flag, group in _GROUPS if own & group)


@remembered(entries=4_096, longest=256)
def of_header(name: str) -> int:
    """What a header's name may mean for other headers: half of a place, the country of a number."""
    return _of_words(words(name)) | (LAT if "lat" in name else 0) | (LNG if "lon" in name or "lng" in name else 0)


@remembered(entries=4_096, longest=512)
def of_path(path: str) -> int:
    """What a path may mean: LOUD where it names what a detector knows, otherwise what may come together with the rest."""
    if words(path) & _TOPICS or _FIX.search(path):
        return LOUD
    flags = of_key(path[:200]) | (OF_PLACES if words(path) & location_words.TOPICS else 0)
    for segment in path.split("/"):
        flags |= of_text_alone(segment)
    return flags


@lru_cache(maxsize=8_192)
def of_key(key: str) -> int:
    """What a key, or a path, may mean to the detectors."""
    if not key:
        return 0
    if "/" not in key and not _KEY.fullmatch(key):
        return LOUD  # an address, a number, a digest, a name: a map is keyed by them
    if numbered_path(key):
        return LOUD
    if key in typed.KEYS:
        return LOUD  # what the key above means is said of the text below
    own = words(key)
    flags = _of_words(own)
    low = key.lower()
    if names_any(key, PHONE_WORDS, _PARTS) or acceptance.AGREE.search(key) or any(part in low for part in _PARTS):
        return LOUD
    if last_word(key) in LOGIN_WORDS or ("number" in own and own & contact_setting.HASHED):
        flags |= LOUD
    if "lat" in low:
        flags |= LAT
    if "lon" in low or "lng" in low:
        flags |= LNG
    if (
        personal_name.is_addressed(key)
        or is_name_key(key)
        or own
        & (personal_name.FAMILY | personal_name.NICK | personal_name.BEARERS | personal_name.SIGNED | {"first", "last"})
    ):
        flags |= NAME
    if low in reading_words.BOOK_LETTERS:
        flags |= LETTER
    if low == "y":
        flags |= AXIS
    return flags


@lru_cache(maxsize=8_192)
def of_text(text: str, flags: int) -> int:
    """What a text may mean below a key of these flags."""
    if flags & PLACE or (flags & LETTER and len(text) >= 4) or (flags & NAME and name_score(text) > 0):
        return LOUD
    if len(text) >= 7 and not flags & NOT_PHONE and shaped(text):
        return LOUD
    if flags & TELLING and _DIGEST.fullmatch(text) and _spells(text, flags & TELLING):
        return LOUD
    return of_text_alone(text)


def of_text_alone(text: str) -> int:
    """What a text may mean whatever its key."""
    if len(text) < 7 and text.isdecimal() and text.isascii():
        return 0  # a count, a year, a page
    if len(text) <= 40 and not _DIGIT.search(text):
        told = _said(text)
        return told & (LOUD | OPEN | WHAT | SETTING | COUNTRY) | (PERSON if told & NAME else 0)
    if reading_words.ISBN.fullmatch(text):
        return LOUD
    if _DIGEST.fullmatch(text):
        return LOUD if _spells(text) else DIGEST
    if radio.MAC.fullmatch(text):
        return STATION
    if _said(text) & LOUD or _POINT.search(text) or _SEVERAL_IDS.search(text):
        return LOUD
    if next(candidates(text), None) is not None:
        return LOUD
    return DIGEST if digest_size(text) > 0 else 0


@lru_cache(maxsize=8_192)
def _said(text: str) -> int:
    """What a short text may mean: an operation, a setting's name, a kind of work, a person."""
    if not text:
        return 0
    if not _PLAIN.fullmatch(text) or _may_be_packed(text):
        return LOUD
    return meaning(text) | (NAME if name_score(text) >= 0.25 else 0)


def meaning(text: str) -> int:
    """What a text's words may mean."""
    own = words(text)
    if (
        own & _TOPICS
        or location_notations.SYSTEM.fullmatch(text)
        or location_notations.TRACK.match(text)
        or reading_words.LOCATOR.search(text)
        or reading_words.BOOK_FILE.fullmatch(text)
        or reading_words.BY_DAY.fullmatch(text)
        or acceptance.POLICY.search(text)
        or personal_name.OWNED.search(text)
        or names_any(text, PHONE_WORDS, _PARTS)
    ):
        return LOUD
    return _of_words(own)


def _may_be_packed(text: str) -> bool:
    """Whether a text is a token or base64 of something: only where a long word of it is no plain word or number."""
    if base64_.are_words(text):
        return False
    return parts(text) is not None or ((data := base64_.unwrap(text)) is not None and is_worth_opening(data))


def may_go_deeper(text: str) -> bool:
    """Whether a text may be read further: what lies in it would be judged by the whole message's address too."""
    readers = (unquote_once, unescape)
    return (
        has_control(text)
        or _may_be_packed(text)
        or may_be_document(text)
        or any(read(text) is not None for read in readers)
    )


def _spells(digits: str, telling: int = 0) -> bool:
    """Whether hex digits may spell a text or pack one that tells something, `telling` by its key too."""
    digits = digits.removeprefix("0x").replace("-", "")
    if len(digits) % 2:
        return False
    data = bytes.fromhex(digits)
    if len(digits) > SHORT_ID:
        return is_worth_opening(data)
    try:
        inner = data.decode()
    except UnicodeDecodeError:
        return False
    if not readable(inner) or not says_much(inner, len(data)):
        return False
    if telling or sum(map(str.isdigit, inner)) >= 6:
        return True
    # So few bytes are text by accident now and then; what is left to tell is an address, or a name or word in Chinese.
    return bool(_ADDRESS.search(inner) or name_score(inner) > 0 or words(inner) & _TOPICS)

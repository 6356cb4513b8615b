"""A second cheap look, at requests in plain JSON, plain forms and queries: whether any detector could find anything there.

Most uploads are telemetry: events, times, ids. Decoding and detecting such a batch takes a hundred times as long as parsing
it, so keys and values are first held against what each detector needs at the least. The answer `quiet` must be
certain: whatever is not known to say nothing is loud, and is inspected in full. `engine.inspect` without this look is the
plain twin; a test holds the two together over the whole corpus.
"""

import re
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import orjson

from detectors import (
    address_book,
    friend_list,
    location,
    personal_name,
    phone_number,
    reading_activity,
    visibility_setting,
)
from detectors.consent import acceptance
from detectors.message import Message
from detectors.names import is_name_key, name_score
from detectors.people import COUNTRY_WORDS, LOGIN_WORDS, NOT_PHONE_WORDS, PHONE_PARTS, PHONE_WORDS, digest_size
from detectors.phone import shaped
from detectors.planted import could_be_planted
from detectors.subject import Subject
from detectors.words import last_word, names_any, words

_LARGEST = 65_536
_IDLE_HEADERS = frozenset(
    """host user-agent accept accept-encoding accept-language connection content-length content-type cache-control pragma
    origin referer upgrade-insecure-requests if-none-match if-modified-since range te priority authorization cookie date
    server etag last-modified expires vary age""".split()
)
_FORM = "application/x-www-form-urlencoded"
_ESCAPED = re.compile(rb"[%+\s;\[\]{}]")
_DEEPEST = 12

# What a word in a key, in the path or in a short text may do. LOUD: enough by itself. The others only together.
LOUD, IN_CONTAINER, OPEN, WHAT, SETTING, LAT, LNG, NUMBER, COUNTRY, NAME, NOT_PHONE, PLACE, LETTER = (
    1 << n for n in range(13)
)

_ALWAYS = (
    PHONE_WORDS
    | LOGIN_WORDS - {"to", "user", "account", "contact", "acc"}
    | address_book.CONTACT_WORDS
    | address_book._MATCH_WORDS
    | address_book._PEPPER_WORDS
    | frozenset("email mail vcard".split())
    | reading_activity._WORK_WORDS
    | reading_activity._SHELF_WORDS
    | reading_activity._MARKS
    | reading_activity._READER_PATHS
    | personal_name._FULL
    | personal_name._GIVEN
    | (location._PLACE_KEYS - location._VAGUE_KEYS)
    | frozenset("geohash la lo lt ln".split())
    | frozenset(
        "consent consents gdpr ccpa cmp cookie privacy choices purposes services groups gcs gcd optanonconsent usp".split()
    )
)
_RELATIONS = friend_list.FRIEND_WORDS | friend_list._FOLLOW_WORDS | friend_list._SOCIAL | {"edge"}
# Of a path or an operation more is read than of a key.
_TOPICS = (
    _ALWAYS
    | _RELATIONS
    | phone_number._SIGN_UP_WORDS
    | phone_number._CALLING_WORDS
    | location._TOPICS
    | friend_list._RANKING
)
# Words by which a field that names an operation may change what the rest of its message means.
TELLING_OPERATIONS = (
    _TOPICS
    | visibility_setting._OPEN_WORDS
    | visibility_setting._HIDE_WORDS
    | visibility_setting._WHAT
    | visibility_setting._SETTING_WORDS
)
_GROUPS: tuple[tuple[int, frozenset[str]], ...] = (
    (LOUD, _ALWAYS),
    (IN_CONTAINER, _RELATIONS),
    (OPEN, visibility_setting._OPEN_WORDS | visibility_setting._HIDE_WORDS),
    (WHAT, visibility_setting._WHAT),
    (SETTING, visibility_setting._SETTING_WORDS),
    (LAT, location._LAT),
    (LNG, location._LNG),
    (NUMBER, phone_number._NUMBERS | {"nsn"}),
    (COUNTRY, COUNTRY_WORDS),
    (NOT_PHONE, NOT_PHONE_WORDS),
    (PLACE, location._VAGUE_KEYS),
)
_PARTS = (*PHONE_PARTS, "us_privacy", "usprivacy", "iabtcf", "consent")
# Texts that hold no other document, no list and no digits in groups.
_PLAIN = re.compile(r"[A-Za-z0-9_.:/ \-]{0,40}")
_APART = re.compile(r"[ ._:/\-]")
_HEX = re.compile(r"(?:0x)?[0-9a-fA-F]{8,64}")
_UUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_POINT = re.compile(r"\d\.\d{2,}[ :/]")
_DIGIT = re.compile(r"\d")
_UNPRINTABLE = bytes(byte for byte in range(256) if not 32 <= byte < 127)
_KEY = re.compile(r"[A-Za-z_$@.:\-][A-Za-z0-9_$.:\-]{0,40}|\d{1,2}")
_LONGEST_WORD = 7
_FRACTION_DIGITS = 4


class _Loud(Exception):
    """Something that a detector may want to see."""


def is_quiet(message: Message, subject: Subject) -> bool:
    """Whether a message's address and body are plain JSON or a form in which nothing can be found, planted values and claims
    of consent included. Of an answer, only planted values are asked for: `may_hold` has looked for the rest.

    What a header says by itself is not asked here: headers recur, and the engine remembers what it found in each.
    """
    body = message.body
    if message.missing or len(body) > _LARGEST or not body.isascii() or message.header("content-encoding"):
        return False
    look = _Look()
    try:
        document = _document(message)
        for name, text in message.headers:
            look.header(name, text)
        look.address(message.url)
        look.at("", document, 0)
    except (ValueError, _Loud):
        return False
    return look.quiet() and not (subject and look.may_hold_planted(document, subject))


def _document(message: Message) -> Any:
    """The body as what JSON says, or a form's fields as a map; None where there is none. Raises ValueError or _Loud."""
    body = message.body
    if not body:
        return None
    if body[:1] in b"{[" and b"\\" not in body:
        return orjson.loads(body)
    if message.header("content-type").lower().startswith(_FORM) and not _ESCAPED.search(body):
        pairs = parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=True)
        if len({key for key, _ in pairs}) == len(pairs):
            return dict(pairs)
    raise _Loud


class _Look:
    """What one request holds, as far as it matters only together."""

    def __init__(self) -> None:
        self._flags = 0
        self._digests = self._names = False
        self._pairs: list[tuple[str, str]] = []
        self._segments: list[str] = []

    def header(self, name: str, text: str) -> None:
        """What a header may add to another one: half of a place, the country of a number, a part of a name."""
        if name in _IDLE_HEADERS:
            return
        flags = _of_words(words(name))
        if flags & LOUD or shaped(text):
            raise _Loud
        self._flags |= flags | (LAT if "lat" in name else 0) | (LNG if "lon" in name or "lng" in name else 0)
        self._segments.append(text)

    def address(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.fragment or "%" in url or words(parts.path) & _TOPICS:
            raise _Loud
        segments = parts.path.split("/")
        for segment in segments:
            self._text(segment)
        self._segments += segments
        self._flags |= _flags(parts.path[:200])
        self._pairs = parse_qsl(parts.query, keep_blank_values=True)
        for key, text in self._pairs:
            self.at(key, text, 1)

    def at(self, key: str, value: Any, depth: int) -> None:
        """Looks at a value and all below it. Raises _Loud where it says something by itself."""
        flags = _flags(key)
        if flags & LOUD or depth > _DEEPEST:
            raise _Loud
        self._flags |= flags
        if isinstance(value, dict):
            if flags & (IN_CONTAINER | PLACE):
                raise _Loud
            for name, inner in value.items():
                self.at(name, inner, depth + 1)
        elif isinstance(value, list):
            if flags & (IN_CONTAINER | PLACE):
                raise _Loud
            for inner in value:
                self.at("0", inner, depth + 1)
        elif isinstance(value, str):
            self._string(value, flags)
        elif isinstance(value, bool) or value is None:
            pass
        elif isinstance(value, int):
            self._number(str(value), flags)
        elif key.isdecimal() and len(str(value).partition(".")[2]) >= _FRACTION_DIGITS:
            raise _Loud  # a pair of degrees in a list

    def _number(self, digits: str, flags: int) -> None:
        if len(digits) >= 7 and not flags & NOT_PHONE and shaped(digits):
            raise _Loud

    def _string(self, text: str, flags: int) -> None:
        if flags & PLACE or (flags & LETTER and len(text) >= 4):
            raise _Loud
        if flags & NAME and name_score(text) > 0:
            raise _Loud
        self._text(text)
        if len(text) >= 7 and not flags & NOT_PHONE and shaped(text):
            raise _Loud

    def _text(self, text: str) -> None:
        if len(text) <= 40 and not _DIGIT.search(text):
            told = _said(text)
            if told & LOUD:
                raise _Loud
            self._names = self._names or bool(told & NAME)
            self._flags |= told & (OPEN | WHAT | SETTING | COUNTRY)
        elif _HEX.fullmatch(text) or _UUID.fullmatch(text):
            if _spells(text):
                raise _Loud
            self._digests = True
        elif not _PLAIN.fullmatch(text) or _POINT.search(text) or _may_be_packed(text) or _said(text) & LOUD:
            raise _Loud
        else:
            self._digests = self._digests or digest_size(text) > 0

    def quiet(self) -> bool:
        """Whether nothing comes together."""
        held = self._flags
        if (held & OPEN and held & (WHAT | SETTING)) or (held & SETTING and held & WHAT):
            return False
        if (held & LAT and held & LNG) or (held & NUMBER and held & COUNTRY):
            return False
        return not (self._digests and self._names)

    def may_hold_planted(self, document: Any, subject: Subject) -> bool:
        """Whether any text, number or key could be a planted value."""
        stack: list[Any] = [document]
        while stack:
            value = stack.pop()
            if isinstance(value, dict):
                if any(len(key) >= 7 and could_be_planted(key, subject) for key in value):
                    return True
                stack.extend(value.values())
            elif isinstance(value, list):
                stack.extend(value)
            elif not isinstance(value, bool) and value is not None and could_be_planted(str(value), subject):
                return True
        return any(could_be_planted(text, subject) for pair in self._pairs for text in pair) or any(
            could_be_planted(text, subject) for text in self._segments
        )


def _of_words(own: frozenset[str]) -> int:
    return sum(flag for flag, group in _GROUPS if own & group)


@lru_cache(maxsize=32_768)
def _flags(key: str) -> int:
    """What a key, or a path, may mean to the detectors."""
    if not key:
        return 0
    if "/" not in key and not _KEY.fullmatch(key):
        return LOUD  # an address, a number, a digest, a name: a map is keyed by them
    own = words(key)
    flags = _of_words(own)
    low = key.lower()
    if names_any(key, PHONE_WORDS, _PARTS) or acceptance._AGREE.search(key) or any(part in low for part in _PARTS):
        return LOUD
    if last_word(key) in LOGIN_WORDS:
        flags |= LOUD
    if "lat" in low:
        flags |= LAT
    if "lon" in low or "lng" in low:
        flags |= LNG
    if is_name_key(key) or own & (personal_name._FAMILY | personal_name._NICK):
        flags |= NAME
    if low in reading_activity._BOOK_LETTERS:
        flags |= LETTER
    return flags


@lru_cache(maxsize=32_768)
def _said(text: str) -> int:
    """What a short text may mean: an operation, a setting's name, a kind of work, a person."""
    if not text:
        return 0
    if not _PLAIN.fullmatch(text) or acceptance._POLICY.search(text) or _may_be_packed(text):
        return LOUD
    own = words(text)
    flags = _of_words(own)
    if own & _TOPICS or flags & LOUD or names_any(text, PHONE_WORDS, _PARTS):
        return LOUD
    if name_score(text) >= 0.25:
        flags |= NAME
    return flags


def _may_be_packed(text: str) -> bool:
    """Whether a text may be base64 of something: one long word of small and capital letters."""
    return any(
        len(word) > _LONGEST_WORD and not (word.islower() or word.isupper() or word.istitle())
        for word in _APART.split(text)
    )


def _spells(text: str) -> bool:
    """Whether hex digits spell a readable text, which is then read as a document."""
    digits = text.removeprefix("0x").replace("-", "")
    if len(digits) % 2:
        return False
    data = bytes.fromhex(digits)
    return len(data.translate(None, _UNPRINTABLE)) >= 0.9 * len(data)

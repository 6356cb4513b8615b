"""A second cheap look, at requests in plain JSON, plain forms and queries: whether any detector could find anything there.

Most uploads are telemetry: events, times, ids. Decoding and detecting such a batch takes a hundred times as long as parsing
it, so keys and values are first held against what each detector needs at the least. The answer `quiet` must be
certain: whatever is not known to say nothing is loud, and is inspected in full. `engine.inspect` without this look is the
plain twin; a test holds the two together over the whole corpus.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import repeat
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
from detectors.decode import base64_
from detectors.decode.content import is_worth_opening, may_be_document, says_much
from detectors.decode.form import PLUMBING_HEADERS, unquote_once
from detectors.decode.text import readable
from detectors.decode.token import parts, unescape
from detectors.detector import OPERATION_WORDS
from detectors.message import Message
from detectors.names import is_name_key, name_score
from detectors.people import COUNTRY_WORDS, LOGIN_WORDS, NOT_PHONE_WORDS, PHONE_PARTS, PHONE_WORDS, digest_size
from detectors.phone import shaped
from detectors.planted import could_hold
from detectors.remembered import remembered
from detectors.subject import Subject
from detectors.words import last_word, names_any, words

_LARGEST = 65_536
_ALONE = frozenset("authorization cookie referer".split())  # headers that add nothing to others
_VALUES = re.compile(r"[;=\s]+")
_FORM = "application/x-www-form-urlencoded"
_ESCAPED = re.compile(rb"[\s;\[\]{}]")
_DEEPEST = 12

# What a word in a key, in the path or in a short text may do. LOUD: enough by itself. The others only together.
LOUD, IN_CONTAINER, OPEN, WHAT, SETTING, LAT, LNG, NUMBER, COUNTRY, NAME, NOT_PHONE, PLACE, LETTER = (
    1 << n for n in range(13)
)
DIGEST, PERSON, ELEMENT = (1 << n for n in range(13, 16))  # of texts; of a list's elements
_OF_TEXTS = NAME | NOT_PHONE | PLACE | LETTER  # what a key means for a text below it
_TELLING = NAME | PLACE | LETTER  # for any text, ids too
_OF_CONTAINERS = IN_CONTAINER | PLACE

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
_DIGEST = re.compile(r"(?:0x)?[0-9a-fA-F]{8,64}|[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
# Hex digits, a letter among them.
_HEX = re.compile(r"(?=\d*[a-f])[0-9a-f]{8,64}\Z")
# Hex digits that spell a text in UTF-8.
_PAIRS = r"(?:0[9acd]|[2-6].|7[0-9a-e]|(?:c[2-9a-f]|d.)[89ab].|e.(?:[89ab].){2}|f[0-4](?:[89ab].){3})+"
_SPELT = re.compile(rf"{_PAIRS}\Z")
# Short hex ids that spell none, each on a line.
_IDS = re.compile(rf"(?:(?=\d*[a-f])(?!{_PAIRS}\n)[0-9a-f]{{8,16}}\n)+\Z")
_ADDRESS = re.compile(r"\w@\w+\.\w")
_BROWSER = re.compile(r"Mozilla/\d\.0 \([\w .,;:/\-]+\) [\w .,;:/()\-]*")
_POINT = re.compile(r"\d\.\d{2,}[ :/]")
_DIGIT = re.compile(r"\d")
_KEY = re.compile(r"[A-Za-z_$@.:\-][A-Za-z0-9_$.:\-]{0,40}|\d{1,2}")
_LONGEST_WORD = 7
_SEVEN_DIGITS = 1_000_000
_SEVERAL = 4
_SHORT_ID = 16  # hex digits: 64 bits are too few for anything packed, and may spell a short text
_LONGEST_TEXT = 66  # a digest of 32 bytes behind 0x
_FRACTION_DIGITS = 4
_MOST_ASKED = 4  # texts of a message
_LARGE = 512


class _Loud(Exception):
    """Something that a detector may want to see."""


def is_quiet(message: Message, subject: Subject, says_nothing: Callable[[str, str], bool]) -> bool:
    """Whether a message's address and body are plain JSON or a form in which nothing can be found, planted values and claims
    of consent included. Of an answer, only planted values are asked for: `may_hold` has looked for the rest.

    What a header says by itself is not asked here: headers recur, and the engine remembers what it found in each. So it does
    for texts that are not plain (addresses of pages, names of browsers, labels in Chinese): `says_nothing` is asked with
    such a one and its key.
    """
    body = message.body
    if message.missing or len(body) > _LARGEST or message.header("content-encoding"):
        return False
    look = _Look(says_nothing)
    try:
        document = _document(message)
        if message.direction == "upload":  # of an answer, only the body is decoded
            for name, text in message.headers:
                if name not in PLUMBING_HEADERS:
                    look.header(name, text)
            look.address(message.url)
        if document is not None:
            look.inside(document)
    except (ValueError, _Loud):
        return False
    return look.quiet() and not (subject and could_hold(look.texts, look.numbers, subject, look.digests))


def _document(message: Message) -> Any:
    """The body as what JSON says, or a form's fields as a map; None where there is none. Raises ValueError or _Loud."""
    body = message.body
    if not body:
        return None
    if body[:1] in b"{[" and b"\x7f" not in body:
        return orjson.loads(body)
    if body.isascii() and message.header("content-type").lower().startswith(_FORM) and not _ESCAPED.search(body):
        pairs = parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=True)
        if len({key for key, _ in pairs}) == len(pairs):
            return dict(pairs)
    raise _Loud


class _Look:
    """What one message holds, as far as it matters only together; and its texts and numbers, for planted values."""

    def __init__(self, says_nothing: Callable[[str, str], bool]) -> None:
        self._flags = self._asked = 0
        self._says_nothing = says_nothing
        self.texts: list[str] = []
        self.digests: list[str] = []
        self.numbers: list[int] = []

    def _take(self, flags: int) -> None:
        if flags & LOUD:
            raise _Loud
        self._flags |= flags

    def header(self, name: str, text: str) -> None:
        """What a header may add to another one: half of a place, the country of a number, a part of a name."""
        self.texts.append(text)
        if name in _ALONE:
            self.texts += _VALUES.split(text)
            return
        flags = _of_header(name)
        self._take(LOUD if shaped(text) and not flags & NOT_PHONE else flags)

    def address(self, url: str) -> None:
        """The path and the query."""
        split = urlsplit(url)
        if split.fragment or "%" in split.path:
            raise _Loud
        self._take(_of_path(split.path))
        self.texts += split.path.split("/")
        if split.query:
            for key, text in parse_qsl(split.query, keep_blank_values=True):
                self.texts.append(key)
                self.inside({key: text})

    def inside(self, document: Any) -> None:
        """A document, all of it. Raises _Loud where something in it says something by itself.

        One loop, with a call only for what is not seen again and again: it is run for each value of all traffic.
        """
        held, texts, numbers = 0, self.texts, self.numbers
        stack: list[tuple[Any, int, bool]] = [(document, 0, False)]
        while stack:
            container, depth, listed = stack.pop()
            if depth > _DEEPEST:
                raise _Loud
            pairs: Iterable[tuple[int, Any]]
            if isinstance(container, dict):
                pairs = zip(self._keys(tuple(container)), container.values(), strict=True)
            elif self._alike(container):
                pairs, depth = self._columns(container), depth + 1
            else:
                pairs = zip(repeat(ELEMENT), container)
            for flags, value in pairs:
                kind = type(value)
                if kind is str:
                    if len(value) > _LONGEST_TEXT:
                        held |= self._alone(container, listed, flags, value)
                        texts.append(value)
                    elif flags & _TELLING or not _HEX.match(value):
                        told = _of_text(value, flags & _OF_TEXTS)
                        held |= told if not told & LOUD else self._alone(container, listed, flags, value)
                        texts.append(value)
                    elif len(value) % 2 or not (
                        _SPELT.match(value) if len(value) <= _SHORT_ID else is_worth_opening(bytes.fromhex(value))
                    ):
                        held |= DIGEST
                        self.digests.append(value)
                    else:
                        held |= _of_text_alone(value)
                        texts.append(value)
                elif kind is int:
                    numbers.append(value)
                    if not (flags & NOT_PHONE or -_SEVEN_DIGITS < value < _SEVEN_DIGITS) and shaped(str(value)):
                        raise _Loud
                elif kind is dict or kind is list:
                    if flags & _OF_CONTAINERS:
                        raise _Loud
                    stack.append((value, depth + 1, listed or type(container) is list))
                elif kind is float:
                    texts.append(str(value))
                    if flags & ELEMENT and len(texts[-1].partition(".")[2]) >= _FRACTION_DIGITS:
                        raise _Loud  # a pair of degrees in a list
            if held & LOUD:
                raise _Loud
        self._take(held)

    def _alone(self, container: Any, listed: bool, flags: int, text: str) -> int:
        """What a text that is not plain may mean together with others, where it says nothing by itself. Raises _Loud.

        Only of a field of its own: in a list, what each says alone is not what all say.
        """
        self._asked += 1
        if (
            listed
            or type(container) is not dict
            or flags & ~NOT_PHONE
            or self._asked > _MOST_ASKED
            or len(text) > _LARGE
            or shaped(text)
            or _may_go_deeper(text)
        ):
            raise _Loud
        keys = [name for name, held in container.items() if held is text]
        if any(names_operation(key, text) or not self._says_nothing(key, text) for key in keys):
            raise _Loud
        told = 0 if _BROWSER.fullmatch(text) else _meaning(text)
        if told & LOUD:
            raise _Loud
        return told & (OPEN | WHAT | SETTING | COUNTRY) | (PERSON if name_score(text) > 0 else 0)

    def _keys(self, names: tuple[str, ...]) -> tuple[int, ...]:
        each, together, long = _of_keys(names)
        self._take(together)
        self.texts += long
        return each

    @staticmethod
    def _alike(rows: list[Any]) -> bool:
        """Whether a list holds maps with the same keys, as a batch of events does."""
        return len(rows) >= _SEVERAL and set(map(type, rows)) == {dict} and len(set(map(tuple, rows))) == 1

    def _columns(self, rows: list[dict[str, Any]]) -> Iterator[tuple[int, Any]]:
        """The values of such maps with their keys' flags, each text of a column once; plain numbers are taken here."""
        for flags, column in zip(self._keys(tuple(rows[0])), zip(*map(dict.values, rows), strict=True), strict=True):
            kinds = set(map(type, column))
            if kinds == {int} and (flags & NOT_PHONE or (min(column) > -_SEVEN_DIGITS and max(column) < _SEVEN_DIGITS)):
                self.numbers += column
            elif kinds == {str} and not flags & _TELLING and _are_ids(column):
                self._take(DIGEST)
                self.digests += column
            else:
                yield from zip(repeat(flags), set(column) if kinds == {str} else column)

    def quiet(self) -> bool:
        """Whether nothing comes together."""
        held = self._flags
        if (held & OPEN and held & (WHAT | SETTING)) or (held & SETTING and held & WHAT):
            return False
        if (held & LAT and held & LNG) or (held & NUMBER and held & COUNTRY):
            return False
        return not (held & DIGEST and held & PERSON)


def _are_ids(texts: Sequence[str]) -> bool:
    """Whether all are short hex ids, as `_Look.inside` takes them one by one."""
    lines = "\n".join(texts) + "\n"
    return lines.count("\n") == len(texts) and _IDS.match(lines) is not None


def names_operation(key: str, text: str) -> bool:
    """Whether a field may say what its message is about."""
    return bool(words(key) & OPERATION_WORDS and words(text) & TELLING_OPERATIONS)


def _of_words(own: frozenset[str]) -> int:
    return sum(flag for flag, group in _GROUPS if own & group)


@remembered(entries=4_096, longest=64)
def _of_keys(names: tuple[str, ...]) -> tuple[tuple[int, ...], int, tuple[str, ...]]:
    """What a map's keys mean: each by itself, all together; and those long enough to be planted values themselves."""
    each = tuple(_flags(name) | (ELEMENT if name.isdecimal() else 0) for name in names)
    together = 0
    for flags in each:
        together |= flags
    return each, together & ~ELEMENT, tuple(name for name in names if len(name) >= 7)


@remembered(entries=4_096, longest=256)
def _of_header(name: str) -> int:
    return _of_words(words(name)) | (LAT if "lat" in name else 0) | (LNG if "lon" in name or "lng" in name else 0)


@remembered(entries=4_096, longest=512)
def _of_path(path: str) -> int:
    """What a path may mean: LOUD where it names what a detector knows, otherwise what may come together with the rest."""
    if words(path) & _TOPICS:
        return LOUD
    flags = _flags(path[:200])
    for segment in path.split("/"):
        flags |= _of_text_alone(segment)
    return flags


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
def _of_text(text: str, flags: int) -> int:
    """What a text may mean below a key of these flags."""
    if flags & PLACE or (flags & LETTER and len(text) >= 4) or (flags & NAME and name_score(text) > 0):
        return LOUD
    if len(text) >= 7 and not flags & NOT_PHONE and shaped(text):
        return LOUD
    if flags & _TELLING and _DIGEST.fullmatch(text) and _spells(text, flags & _TELLING):
        return LOUD
    return _of_text_alone(text)


def _of_text_alone(text: str) -> int:
    if len(text) <= 40 and not _DIGIT.search(text):
        told = _said(text)
        return told & (LOUD | OPEN | WHAT | SETTING | COUNTRY) | (PERSON if told & NAME else 0)
    if _DIGEST.fullmatch(text):
        return LOUD if _spells(text) else DIGEST
    if not _PLAIN.fullmatch(text) or _POINT.search(text) or _may_be_packed(text) or _said(text) & LOUD:
        return LOUD
    return DIGEST if digest_size(text) > 0 else 0


@lru_cache(maxsize=32_768)
def _said(text: str) -> int:
    """What a short text may mean: an operation, a setting's name, a kind of work, a person."""
    if not text:
        return 0
    if not _PLAIN.fullmatch(text) or _may_be_packed(text):
        return LOUD
    return _meaning(text) | (NAME if name_score(text) >= 0.25 else 0)


def _meaning(text: str) -> int:
    """What a text's words may mean."""
    own = words(text)
    if own & _TOPICS or acceptance._POLICY.search(text) or names_any(text, PHONE_WORDS, _PARTS):
        return LOUD
    return _of_words(own)


def _may_be_packed(text: str) -> bool:
    """Whether a text is a token or base64 of something: only where a long word of it is no plain word or number."""
    if all(len(word) <= _LONGEST_WORD or _is_plain(word) for word in _APART.split(text)):
        return False
    return parts(text) is not None or ((data := base64_.unwrap(text)) is not None and is_worth_opening(data))


def _may_go_deeper(text: str) -> bool:
    """Whether a text may be read further: what lies in it would be judged by the whole message's address too."""
    readers = (unquote_once, unescape)
    return _may_be_packed(text) or may_be_document(text) or any(read(text) is not None for read in readers)


def _is_plain(word: str) -> bool:
    if word.isdecimal():
        return len(word) < 20  # from there on it may be digits in base 16
    return word.isalpha() and (word.islower() or word.isupper() or word.istitle())


def _spells(digits: str, telling: int = 0) -> bool:
    """Whether hex digits may spell a text or pack one that tells something, `telling` by its key too."""
    digits = digits.removeprefix("0x").replace("-", "")
    if len(digits) % 2:
        return False
    data = bytes.fromhex(digits)
    if len(digits) > _SHORT_ID:
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

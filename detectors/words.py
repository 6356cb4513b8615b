"""The words in which apps name their fields, split out of `contactMobile`, `contact_mobile` or `联系人手机`."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import pairwise

from detectors.message import Node

# Vowel signs are marks and no letters to `re`; the blocks from Devanagari to Khmer are words without them as little.
_WORD = re.compile(
    r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|(?:[^\W\d_A-Za-z]|[\u0900-\u0dff\u0e00-\u0e4e\u1000-\u109f\u1780-\u17d3])+"
)
# An id in hex digits, both figures and letters: what it spells is no word.
_SHORTEST_ID = 16
_ID = re.compile(
    r"(?<![^\W_])(?=[a-fA-F]*\d)(?=\d*[a-fA-F])(?:[0-9a-f]{16,}|[0-9A-F]{16,}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?![^\W_])"
)
_KATAKANA = re.compile(r"[\u30a1-\u30ff]{4,}")  # words from other tongues, longer than three
_MARKS = re.compile(r"(?<=[A-Za-z\u0370-\u03ff])[\u0300-\u036f]+")  # й and ї are letters of their own
_STROKES = str.maketrans(
    {"đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae"}
)
_PLURAL_ES = ("ches", "shes", "sses", "xes")  # branches, hashes, addresses, boxes


# What two words together do not mean: `contact_us`, `follow_up`.
_IDIOMS = (("contactus", "contact"), ("contactsupport", "contact"), ("contactform", "contact"), ("followup", "follow"))
_NONE: frozenset[str] = frozenset()


def words(key: str) -> frozenset[str]:
    """The words of a key or path, lower case, each also without a plural s or es; pairs joined too (`addressbook`)."""
    return _NONE if key.isdecimal() else _words(key)


@lru_cache(maxsize=16_384)
def _words(key: str) -> frozenset[str]:
    text = unaccented(key[:512])
    if len(text) >= _SHORTEST_ID:
        text = _ID.sub("0", text)
    parts = [part.lower() for part in _WORD.findall(text)]
    found = set(parts)
    for part in parts:
        if len(part) > 2:
            found.update(_made_of(part))
    found.update(a + b for a, b in pairwise(parts))
    for idiom, part in _IDIOMS:
        if idiom in found:
            found.discard(part)
    if 2 < len(parts) <= 4:
        found.add("".join(parts))
    return frozenset(found)


def _made_of(part: str) -> Iterator[str]:
    """The words in a longer one, and what it is the plural of."""
    # Scripts without spaces: the pairs and triples of characters that a run is made of hold its words.
    if part[0] > "\u2e7f":
        yield from (part[at : at + size] for size in (2, 3) for at in range(len(part) - size + 1))
        yield from _KATAKANA.findall(part)  # フレンド一覧
    if 6 <= len(part) <= 32 and part.isascii() and part not in _STEMS:
        split = run_together(part)
        yield from split
        yield from (a + b for a, b in pairwise(split))
    if part.endswith("s"):
        yield part[:-1]
        if part.endswith("shelves"):
            yield part[:-3] + "f"
        if part.endswith(_PLURAL_ES):
            yield part[:-2]
        if part.endswith("ies") and len(part) > 4:
            yield part[:-3] + "y"


def unaccented(text: str) -> str:
    """A text as it is searched for words: accents go (längengrad, prénom), other scripts stay."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", text.translate(_STROKES))))


# Words that programmers run together without a mark: `contactlist`, `userphonenumber`, `lastreadtime`.
_STEMS = frozenset(
    """at of level driver opened percentage stranger strangers blinded turned depth states slug engine engines activities minutes
    seconds sessions consignee usr bookmark bookmarks news fans favorite given account activity address all amount app area article audience audio author avatar batch birth block board book books
    body buddy call cell chapter city client close cloud code comic common contact contacts content count country created current
    data date default device dial digest display dob doc document dwell edge email entry episode event everyone family feed file
    find finish finished first flag follow followed followee followees follower followers following friend friends from full
    gender geo given goods gps group guest hash hashed header hide hidden highlight history holder home id ids import index info
    invite item joined key keys known label last latitude lat length library like link list lists lng loc locate location login lon
    longitude map mark match max member members message mobile mode model msg mutual name names nation national nick no note novel
    num number numbers offset one online open order owner page pages parent passport path people percent person phone phones photo
    place point pos position post prefix preview privacy private product profile progress public publish push query rank rate
    read reader reading real reason receiver recent recommend record records region register relation relations report
    request result room scroll search see seen select send sender series session set setting settings sex sha share shared
    shelf shop show social sort source start state stat storage status stay story sub suggest suggested sum sync tag target tel text time discoverable discovery sharing searchable findable
    timestamp title to token topic total track type uid uids update upload url user users value vendor ver version video view
    viewed visibility visible volume who wx your ebook my me can is has let allow others by taggable""".split()
)


def knows(key: str) -> bool:
    """Whether a key is made of words that fields are called by."""
    return not words(key).isdisjoint(_STEMS)


def mostly_known(keys: Collection[str]) -> bool:
    """Whether more than half of the keys are such as fields are called by."""
    return sum(map(knows, keys)) * 2 > len(keys)


_LONGEST_STEM = max(map(len, _STEMS))


@lru_cache(maxsize=4096)
def run_together(part: str) -> tuple[str, ...]:
    """The known words that a long one is made of, whole; the fewest there are; empty where it is none."""
    best: list[tuple[str, ...] | None] = [()] + [None] * len(part)
    for end in range(2, len(part) + 1):
        for start in range(max(0, end - _LONGEST_STEM), end - 1):
            before = best[start]
            if before is None or part[start:end] not in _STEMS:
                continue
            known = best[end]
            if known is None or len(before) + 1 < len(known):
                best[end] = (*before, part[start:end])
    found = best[len(part)]
    return found if found and len(found) >= 2 else ()


_NO_ID = frozenset(
    "paid valid invalid android grid void rapid solid said avoid covid fluid hybrid bid asteroid aid".split()
)


@lru_cache(maxsize=16_384)
def last_word(key: str) -> str:
    """The word that a key ends in, which says what it holds: of `recipient_type` the type."""
    parts = _WORD.findall(key[:512])
    return parts[-1].lower() if parts else ""


def names_id(key: str) -> bool:
    """Whether a key says that it holds an identifier: `id`, `uids`, `openid`, `memberId`."""
    return any(part.endswith("id") and len(part) <= 10 and part not in _NO_ID for part in words(key))


def names_any(key: str, wanted: frozenset[str], inside: tuple[str, ...] = ()) -> bool:
    """Whether a key holds one of the words, or one of the `inside` strings anywhere (for runs like `userphone`)."""
    if words(key) & wanted:
        return True
    low = key.lower()
    return any(part in low for part in inside)


def context(node: Node, url_path: str = "") -> frozenset[str]:
    """All words over a node: its own key, its containers' keys, and the URL's path."""
    above = node.words_above
    if above is None:
        own = frozenset() if not node.key or node.key.isdigit() else words(node.key)
        inherited = context(node.parent) if node.parent is not None else frozenset()
        above = node.words_above = (own if own >= inherited else inherited | own) if own else inherited
    return above | words(url_path) if url_path else above

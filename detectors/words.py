"""The words in which apps name their fields, split out of `contactMobile`, `contact_mobile` or `联系人手机`."""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from detectors.message import Node

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_A-Za-z]+")
_MARKS = re.compile(r"[\u0300-\u036f]")


_NONE: frozenset[str] = frozenset()


def words(key: str) -> frozenset[str]:
    """The words of a key or path, lower case, each also without a plural s; pairs joined too (`addressbook`)."""
    return _NONE if key.isdecimal() else _words(key)


@lru_cache(maxsize=16_384)
def _words(key: str) -> frozenset[str]:
    text = key[:512]
    if not text.isascii():  # längengrad, prénom: accents go, other scripts stay
        text = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", text)))
    parts = [part.lower() for part in _WORD.findall(text)]
    found = set(parts)
    # Scripts without spaces: the pairs of characters that a run is made of hold its words.
    found.update(part[at : at + 2] for part in parts if part[0] > "\u2e7f" for at in range(len(part) - 1))
    found.update(part[:-1] for part in parts if part.endswith("s") and len(part) > 2)
    found.update(a + b for a, b in pairwise(parts))
    if 2 < len(parts) <= 4:
        found.add("".join(parts))
    return frozenset(found)


_NO_ID = frozenset(
    "paid valid invalid android grid void rapid solid said avoid covid fluid hybrid bid asteroid aid".split()
)


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

"""The words in which apps name their fields, split out of `contactMobile`, `contact_mobile` or `联系人手机`."""

import re
from functools import lru_cache
from itertools import pairwise

from detectors.message import Node

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[\u4e00-\u9fff]+")


@lru_cache(maxsize=16_384)
def words(key: str) -> frozenset[str]:
    """The words of a key or path, lower case, each also without a plural s; whole pairs too (`address_book`)."""
    parts = [part.lower() for part in _WORD.findall(key[:512])]
    found = set(parts)
    found.update(part[:-1] for part in parts if part.endswith("s") and len(part) > 3)
    found.update(a + b for a, b in pairwise(parts))
    return frozenset(found)


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

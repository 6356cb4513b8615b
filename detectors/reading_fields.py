"""What the fields of a message tell of reading: which work, how far, on which shelf."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from detectors.detector import Scene
from detectors.message import Node, Value
from detectors.reading_words import (
    AMOUNTS,
    ARTICLE_WORDS,
    CHAPTERS,
    FINISHED,
    FOLLOWED_BY,
    KIND_KEYS,
    KINDS_SAID,
    LOCATES,
    NO_WORKS,
    PLAIN_BOOKS,
    READING_WORDS,
    SHELF_WORDS,
    SHELVED,
    STATE_KEYS,
    STRONG_AMOUNTS,
    WHOLE_BOOKS,
    WORK_WORDS,
)
from detectors.words import names_id, words

_READ_SECONDS = frozenset(("read", "s"))
_TITLE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+", re.IGNORECASE)
_TITLED = PLAIN_BOOKS | ARTICLE_WORDS
_DONE_WITH = READING_WORDS | STRONG_AMOUNTS | FOLLOWED_BY | CHAPTERS | SHELF_WORDS | STATE_KEYS
_MAKING = frozenset("upload import convert create new print".split())
_PERCENT = re.compile(r"\d{1,3}(?:\.\d+)? ?%")


def as_book(leaf: Node) -> Value:
    """A work as a finding states it: its id or title."""
    return Value("book", leaf.text[:512], leaf.path, leaf.layers)


def only_asks(scene: Scene) -> bool:
    """Whether a request asks for something and tells nothing: a page to be shown is in its address."""
    return scene.message.method == "GET" and not scene.message.body


def is_handed_in(scene: Scene) -> bool:
    """Whether a path says that a work itself is sent or made, and not how far in it somebody is: `POST /comic/upload`."""
    ends = scene.segments[-2:]
    return len(ends) == 2 and ends[1].text.lower() in _MAKING and bool(words(ends[0].text) & WHOLE_BOOKS)


def is_id(segment: str) -> bool:
    """Whether a segment of a path, or a key of a map, is an id and no word or file."""
    return any(map(str.isdigit, segment)) and "." not in segment and len(segment) <= 64


def titles_in_path(scene: Scene) -> list[Node]:
    """Segments of a path that are a work's title as sites write it: `/novels/the-song-of-achilles/progress`."""
    pairs = pairwise(scene.segments[:32])
    return [title for kind, title in pairs if words(kind.text) & _TITLED and _is_title(title.text)]


def _is_title(segment: str) -> bool:
    """Whether a segment is several words joined, and of two none that says what is done: `reading-progress`."""
    return bool(_TITLE.fullmatch(segment)) and (segment.count("-") > 1 or not words(segment) & _DONE_WITH)


def said_of_others(scene: Scene, topic: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Words of a topic for what is no reading; those of a work's title in the path say nothing."""
    told = topic & others
    return told.difference(*(words(title.text) for title in titles_in_path(scene))) if told else told


def near_fields(node: Node) -> Iterator[Node]:
    """The object's own scalars, and those of the objects in it: `book: {key, last_read: {pos}}` is one statement."""
    for child in node.children[:64]:
        if child.is_leaf or not child.children:
            if child.text:
                yield child
        elif not child.is_array:
            yield from (grand for grand in child.children[:16] if not grand.children and grand.text)


def is_shelved(leaf: Node) -> bool:
    """Whether a field puts the work among those read: `shelf=currently-reading`, `status=finished`, `finished_at=…`."""
    if words(leaf.key) & FINISHED:
        return bool(leaf.text)
    said = words(leaf.text) if len(leaf.text) <= KINDS_SAID else frozenset()
    return bool(words(leaf.key) & STATE_KEYS and said & SHELVED)


def own_words(leaf: Node, top: Node) -> frozenset[str]:
    """Words of a field of `top`, and of the object between where it stands in one."""
    found = words(leaf.key)
    return found | words(leaf.parent.key) if leaf.parent is not None and leaf.parent is not top else found


def work_id(leaves: Iterable[Node]) -> Node | None:
    """The first field of an id that may be a work's, and is no user's, device's or occasion's; a bare `id` may be an event's."""
    ids = [leaf for leaf in leaves if names_id(leaf.key) and not words(leaf.key) & NO_WORKS]
    return next((leaf for leaf in ids if leaf.key.lower() != "id"), ids[0] if ids else None)


def located(leaves: Iterable[Node]) -> Node | None:
    """The first field that gives a work by its address or its headline."""
    return next((leaf for leaf in leaves if words(leaf.key) & LOCATES), None)


def measures_reading(leaf: Node, own: frozenset[str]) -> bool:
    """Whether a field tells how far or how long: no id, and where its name is a weak word, no moment in time."""
    if names_id(leaf.key) and not own & STRONG_AMOUNTS and not own & frozenset(("chapter", "episode")):
        return False
    if own & STRONG_AMOUNTS or _PERCENT.fullmatch(leaf.text) or own >= _READ_SECONDS:
        return True
    if len(leaf.key) == 1:  # `t=30` beside a book's id
        return leaf.key in "tsdp" and leaf.text.isdecimal() and len(leaf.text) <= 5
    moment = isinstance(leaf.value, int) and leaf.value > 100_000_000
    return bool(own & AMOUNTS) and not moment and not leaf.text[:5].count("-") and not isinstance(leaf.value, bool)


def kinds_said(leaves: Iterable[Node]) -> frozenset[str]:
    """Kinds of works that short texts name: `{"kind": "ebook", "id": …}`."""
    kinds = (leaf for leaf in leaves if words(leaf.key) & KIND_KEYS and isinstance(leaf.value, str))
    said = (words(leaf.text) for leaf in kinds if len(leaf.text) <= KINDS_SAID)
    return frozenset().union(*said) & WORK_WORDS

"""Other people's reading in an answer: friends with times, books and acts of reading."""

from collections.abc import Iterable
from itertools import chain, islice, pairwise

from detectors.detector import Scene
from detectors.friend_entries import asked_of_friends, is_map_of_objects, is_of_friend, is_person, said_of_friends
from detectors.friend_words import FRIEND_WORDS, JOINED_STATES, NAME_WORDS, PLAIN_FRIENDS
from detectors.message import Finding, Node, Value
from detectors.reading_fields import as_book, is_id, is_shelved, kinds_said
from detectors.reading_words import (
    ACTS,
    AMOUNTS,
    BOOK_LETTERS,
    BOOK_WORDS,
    KIND_KEYS,
    KINDS_SAID,
    NAMES_WORK,
    OTHER_MEDIA,
    PLAIN_BOOKS,
    PLAIN_SHELVES,
    READ_STATES,
    READING_WORDS,
    SHELF_WORDS,
    STRONG_AMOUNTS,
    WORK_WORDS,
)
from detectors.words import context, words

_READ = READING_WORDS | READ_STATES
# A field called so tells reading by itself, with how much or what besides, or where reading is what it is all about.
_READ_SO = frozenset(
    "readingtime readtime readduration readbook recentbook finishreadbook readminute readpage currentlyreading".split()
)
_READS = frozenset("reading read 阅读 읽은 読んだ".split())
_AMOUNTS_OR_WORKS = AMOUNTS | WORK_WORDS | {"min"}
_READING = frozenset("reading read reader shelf 阅读 读书".split())
_DONE = frozenset("finished completed reading".split())
_MEASURED = STRONG_AMOUNTS | BOOK_WORDS | frozenset("hour min minute sec second duration time".split())
_READERS = frozenset("reading reader readers 在读".split())
_METRICS = frozenset("metric type kind board unit".split())
_FAR = STRONG_AMOUNTS | {"currentpage"}
_TOLD_IN = frozenset(("text", "summary"))  # `"is reading Momo"`
_TITLES = frozenset("title book".split())
_WRITTEN = frozenset(("title", "author"))
_NOW = frozenset("readingnow nowreading currentlyreading".split())
_RELATIONS = frozenset("relation relationship friendship isfriend following followed".split())


def friends_reading(scene: Scene) -> Iterable[Finding]:
    """People in an answer with their reading times or books: other readers' activity is shown to this user."""
    readers: dict[str, Value] = {}
    asked = asked_of_friends(scene, FRIEND_WORDS)
    for node in scene.nodes:
        of_friends = words(node.key) & FRIEND_WORDS
        if not node.children or not (node.is_array or (of_friends and is_map_of_objects(node))):
            continue
        kinds = [_kind_of_reading(entry) for entry in node.children]
        readers |= {kind.path: as_book(kind) for kind in kinds if kind is not None}
        around = context(node) | scene.topic_at(node) | _measured_in(scene, node)
        if not (around & FRIEND_WORDS or asked or _says_friends(node)) or around & OTHER_MEDIA:
            continue
        themselves = of_friends and words(node.key) & _READERS and all(map(is_person, node.children[:20]))
        for entry in node.children:
            time = next((leaf for leaf in entry.leaves() if _tells_reading(leaf, around | context(leaf))), None)
            if time is None and scene.asked & _NOW:
                time = next((leaf for leaf in entry.leaves() if leaf.text and leaf.key.lower() in _TITLES), None)
            time = time or _act_of_reading(scene, entry) or _on_friends_shelf(scene, entry) or _how_far(scene, entry)
            if time is None and themselves:  # `"friends_reading": [{"id": …, "name": …}]`
                time = next((leaf for leaf in entry.leaves() if leaf.text), None)
            if time is not None:
                readers.setdefault(time.path, as_book(time))
    if not readers and (alone := _friend_alone(scene)):
        readers[alone.path] = as_book(alone)
    if readers:
        yield Finding("reading_activity", "reading_activity", len(readers), 0.92, tuple(readers.values()))


def _kind_of_reading(entry: Node) -> Node | None:
    """What says that an entry tells of a friend's reading: `{"kind": "friend_reading", "text": …}`."""
    kinds = (
        leaf for leaf in entry.children[:32] if words(leaf.key) & (KIND_KEYS | ACTS) and len(leaf.text) <= KINDS_SAID
    )
    return next((kind for kind in kinds if words(kind.text) & PLAIN_FRIENDS and words(kind.text) & _READS), None)


def _friend_alone(scene: Scene) -> Node | None:
    """What tells how one friend reads, whom the path names: `GET /friends/77/stats`, `{"readingDays": 31, "minutes": 331}`."""
    segments = scene.message.path.split("/")[:16]
    of_friend = any(words(whose) & PLAIN_FRIENDS and is_id(who) for whose, who in pairwise(segments))
    if not of_friend:
        return None
    leaves = (leaf for leaf in islice(scene.leaves, 64) if leaf.path.startswith("body"))
    told = (leaf for leaf in leaves if "reading" in words(leaf.key) or _tells_reading(leaf, context(leaf)))
    some = (leaf for leaf in told if leaf.text not in ("", "0"))
    return next((leaf for leaf in some if leaf.text.isdecimal() or context(leaf) & SHELF_WORDS), None)


def _says_friends(listed: Node) -> bool:
    """Whether a list, in a field beside it, or its entries say whose they are: `"scope": "friends"`, `"relation": "following"`."""
    objects = (place for place in listed.siblings() if place.children and not place.is_array)
    beside = chain.from_iterable(place.children[:16] for place in objects)  # whose shelf it is
    first = chain(islice(listed.children[0].leaves(), 32), beside)
    if said_of_friends(listed, FRIEND_WORDS) or all(map(is_of_friend, listed.children[:20])):
        return True
    return any(
        words(leaf.key) & _RELATIONS and (leaf.value is True or words(leaf.text[:KINDS_SAID]) & JOINED_STATES)
        for leaf in first
    )


def _measured_in(scene: Scene, listed: Node) -> frozenset[str]:
    """Words of what a field beside a list, or the query, says that it counts: `"metric": "reading_minutes"`, `?metric=reading`."""
    said = chain(((place.key, place.text) for place in listed.siblings()), scene.queried)
    return frozenset().union(
        *(words(text) for key, text in said if key.lower() in _METRICS and len(text) <= KINDS_SAID)
    )


def _act_of_reading(scene: Scene, entry: Node) -> Node | None:
    """What says that somebody reads, in an entry that names the book: `{"action": "finished reading", "book": {...}}`; or the
    path names it: `GET /books/b881/friends`."""
    leaves = list(entry.leaves())[:64]
    named = any(context(leaf) & BOOK_WORDS for leaf in leaves) or kinds_said(leaves) & BOOK_WORDS
    if not named and not scene.asked & PLAIN_BOOKS:
        return None
    short = [leaf for leaf in leaves if len(leaf.text) <= KINDS_SAID]
    acts = (leaf for leaf in short if words(leaf.key) & (ACTS | _TOLD_IN) and words(leaf.text) & _READ)
    done = (leaf for leaf in leaves if words(leaf.key) & _DONE and isinstance(leaf.value, bool))
    return next(chain(acts, filter(is_shelved, short), done), None)


def _how_far(scene: Scene, entry: Node) -> Node | None:
    """How far or how long somebody read, beside the book and the reader: `{"u": {...}, "rt": 3312, "bk": {"bid": "b881"}}`."""
    leaves = list(islice(entry.leaves(), 64))
    somebody = any(child.children or words(child.key) & NAME_WORDS for child in entry.children)
    own = frozenset().union(*(words(child.key) for child in entry.children))
    named = (
        own >= _WRITTEN
        or any(context(leaf) & BOOK_WORDS for leaf in leaves)
        or (
            scene.asked & _READING
            and any(child.children and child.key.lower() in BOOK_LETTERS for child in entry.children)
        )
    )
    if not somebody or not named:
        return None
    measured = (leaf for leaf in leaves if leaf.key in ("rt", "p") or words(leaf.key) & _FAR)
    return next((leaf for leaf in measured if leaf.text.isdecimal() and leaf.text != "0"), None)


def _on_friends_shelf(scene: Scene, entry: Node) -> Node | None:
    """The book of an entry on a shelf, within a friend or under a path for friends."""
    shelved = (leaf for leaf in islice(entry.leaves(), 64) if leaf.text and context(leaf) & PLAIN_SHELVES)
    if found := next(
        (leaf for leaf in shelved if context(leaf) & BOOK_WORDS or _titles_book(leaf) or _stands_on_shelf(leaf)), None
    ):
        return found
    if not (scene.asked & FRIEND_WORDS and scene.asked & SHELF_WORDS and context(entry) & BOOK_WORDS):
        return None
    return next(
        (leaf for leaf in entry.children[:32] if leaf.text and words(leaf.key) & (NAMES_WORK | WORK_WORDS)), None
    )


def _stands_on_shelf(leaf: Node) -> bool:
    """Whether a text is one of a list called a shelf: `"shelf": ["Momo", "Faust"]`."""
    listed = leaf.parent
    return listed is not None and listed.is_array and bool(words(listed.key) & PLAIN_SHELVES)


def _titles_book(leaf: Node) -> bool:
    """Whether a title on a shelf is no article's for sale."""
    return leaf.key == "title" and not any(words(place.key) & OTHER_MEDIA for place in leaf.siblings())


def _tells_reading(leaf: Node, around: frozenset[str]) -> bool:
    keys = words(leaf.key)
    if keys & _READ_SO:
        return True
    if keys & _READS:
        return bool(keys & _AMOUNTS_OR_WORKS)
    above = words(leaf.parent.key) if leaf.parent is not None else frozenset()
    if "reading" in above and leaf.text.isdecimal():
        return True  # `"reading": {"today": 12, "week": 80}`
    return bool(around & _READING and keys & _MEASURED)

"""A work that an object names, and beside it how far or how long it was read."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from detectors.detector import Scene
from detectors.message import Node, Value
from detectors.reading_fields import (
    as_book,
    is_handed_in,
    is_id,
    is_shelved,
    kinds_said,
    located,
    measures_reading,
    near_fields,
    only_asks,
    own_words,
    said_of_others,
    work_id,
)
from detectors.reading_words import (
    AMOUNTS,
    BOOK_LETTERS,
    BOOK_WORDS,
    CHAPTERS,
    DONE,
    EDITED,
    EPISODES,
    FOLLOWED,
    FOLLOWED_BY,
    HEARTBEATS,
    ISBN,
    KINDS_SAID,
    LASTING,
    LOCATES,
    LOCATOR,
    LOOKS,
    MARKS,
    MESSAGES,
    NAMES_EVENT,
    NAMES_WORK,
    NO_WORKS,
    NOTHING,
    OF_GAMES,
    OTHER_MEDIA,
    OTHER_TOPICS,
    PAGED,
    PAGES,
    PAGING,
    PERCENT,
    PERIODICALS,
    PLACES_WITHIN,
    PLAIN_BOOKS,
    PLAIN_SHELVES,
    POSITIONS,
    PROSE,
    READ_SO_FAR,
    READ_TO,
    READING_WORDS,
    SEEN,
    SESSIONS,
    SHELF_IDS,
    SHELVED,
    SPENT,
    STRONG_AMOUNTS,
    SURAHS,
    TELLING_AMOUNTS,
    TIME_READ,
    TITLES,
    TURNS,
    UNPUBLISHED,
    VAGUE_WORKS,
    VIEWERS,
    WHOLE_BOOKS,
    WORK_WORDS,
)
from detectors.words import context, names_id, words

_SEVERAL = 2
# Sets that are asked of each object of each message are made once.
_NO_READING = MESSAGES | OTHER_MEDIA | LOOKS
_NO_PARTS = BOOK_WORDS - CHAPTERS
_PARTS = CHAPTERS | EPISODES
_FLIPPED = WORK_WORDS - EDITED - (VAGUE_WORKS - {"magazine"})  # page by page
_HANDLED = DONE | SEEN | {"read"}
_BY_THEMSELVES = TURNS | READ_SO_FAR
_MEASURES = AMOUNTS - WORK_WORDS
_PLAYED_TO = frozenset(("currenttime", "timelistened", "timelistening", "listened"))
_PLAYED = frozenset("player playback vod stream".split())
_LONGEST_PATH = 300  # characters
_NO_WORKS = NOTHING | frozenset("nan n/a na all any todos todas tous toutes alle tutti".split())
_SEARCHES = frozenset(
    "search query buscar busca suche suchen recherche chercher cerca sousuo cari timkiem szukaj".split()
)
_ADDED_TO = frozenset("library bookshelf shelf".split())
_PROGRESS_READ = frozenset("readprogress readingprogress".split())
_STATUS, _OF_READERS = frozenset(("reading", "status")), frozenset(("userbook", "userbooks"))
_PATHS = frozenset("path page pagepath page_path url location uri".split())
_ARTICLES = frozenset(
    "article news story stories blog essay artikel articulo noticia noticias nachrichten actualite".split()
)
_BY_DIGEST = frozenset("md5 sha1 sha256 hash digest".split())
_VERSES = frozenset("verse verseid ayah ayahid".split())
_OF_DISKS = frozenset("usage byte bytes gb mb capacity".split())  # `VolumeUsageInBytes`
_COUNTED = FOLLOWED_BY | HEARTBEATS | {"event", "collect", "stat", "beacon"}
_APART = re.compile(r"[/:]")
_ANY_ITEM = frozenset("item content id item_id itemid content_id contentid".split())


@dataclass(frozen=True, slots=True)
class Described:
    """An object and its scalars; the words of its keys, of what it is about and stands in, of an event in a work, of all events near."""

    scene: Scene
    node: Node
    leaves: list[Node]
    below: frozenset[str]
    topic: frozenset[str]
    around: frozenset[str]
    event: frozenset[str]
    told: frozenset[str]

    def own(self, leaf: Node) -> frozenset[str]:
        """Words of a field, and of the object it stands in if that lies below this one."""
        return own_words(leaf, self.node)


def work_described(scene: Scene, node: Node) -> tuple[float, Value] | None:
    """A work that is named, and beside it how far or how long."""
    leaves = list(near_fields(node))
    said = [child for child in node.children[:64] if not isinstance(child.value, bool)]  # switches are set, not read
    below: frozenset[str] = frozenset().union(*(words(child.key) for child in said))
    topic = scene.topic_at(node)
    far: frozenset[str] = frozenset().union(*(words(leaf.key) for leaf in leaves))
    plainly = bool(below & BOOK_WORDS and below & TIME_READ)  # a watch tells of reading too
    if (
        (context(node) | below | far) & OTHER_MEDIA
        or below & OF_GAMES
        or (said_of_others(scene, topic, OTHER_TOPICS) and not plainly)
    ):
        return None
    if (topic & _PLAYED or _is_show(below)) and not below & _NO_PARTS:
        return None  # chapters of a film
    if is_handed_in(scene):
        return None
    if any(words(place.key) & UNPUBLISHED for place in (node, *node.children[:64]) if place.children):
        return None
    told: frozenset[str] = frozenset().union(*scene.events_near(node))
    if told & _NO_READING:
        return None
    event = _event(node, leaves) or (told if _is_event(told) else frozenset())
    thing = Described(scene, node, leaves, below, topic, context(node) | topic, event, told)
    work, about = _work(thing)
    if work is None:
        return None
    score = _confidence(thing, work, thing.own(work) | about)
    return (score, as_book(work)) if score else None


def _is_show(below: frozenset[str]) -> bool:
    """Whether a field is called `serie`, as a programme is in Romance languages; comics come in `series`."""
    return "serie" in below and "series" not in below


def _work(thing: Described) -> tuple[Node | None, frozenset[str]]:
    """The field that says which work, and words for kinds of works that are said besides it."""
    leaves, about = thing.leaves, words(thing.node.key) & WORK_WORDS
    works = [leaf for leaf in leaves if _names_work(leaf, thing.node, bool(about))]
    # In whatever order they come: a chapter is one of what is named besides.
    work = next((leaf for leaf in works if not words(leaf.key) & _PARTS), works[0] if works else None)
    about |= thing.event & WORK_WORDS
    if work is not None:
        return work, about
    if page := next((leaf for leaf in leaves if is_article_page(leaf)), None):
        return page, about | {"article"}
    # A message about reading comics names its series, a `kind` says that the id beside it is a book's.
    kinds = kinds_said(leaves)
    about |= (thing.around & BOOK_WORDS) | kinds
    if about & WORK_WORDS:
        told = kinds or (thing.event and not thing.event & EDITED)
        told = told or (
            thing.topic & (FOLLOWED | PERIODICALS) and thing.topic & PLAIN_BOOKS and not only_asks(thing.scene)
        )
        work = work_id(leaves) or (located(leaves) or _numbered(leaves) if told else None)
    if work is None and (work := next(filter(_is_resource, leaves), None)):
        about |= words(work.text[:_LONGEST_PATH]) & BOOK_WORDS
    if work is None and (work := next(filter(_is_isbn, leaves), None)):
        about |= {"isbn"}
    if work is None and any(words(leaf.key) & PAGES for leaf in leaves):
        paged = TITLES | EPISODES if thing.around & READING_WORDS else TITLES
        work = next((leaf for leaf in leaves if words(leaf.key) & paged), None)
        about |= {"titleno"} if work is not None else frozenset()
    if work is None and thing.around & MARKS and (work := next((x for x in leaves if words(x.key) & _VERSES), None)):
        about |= {"bible"}
    return work or _implied(thing), about


def _is_resource(leaf: Node) -> bool:
    """Whether a text is the path of a work in a collection: `projects/x/documents/users/u1/books/b881`, `progress:b881`."""
    if not isinstance(leaf.value, str) or not _APART.search(leaf.text) or words(leaf.key) & (LOCATES - {"uri"}):
        return False
    parts = _APART.split(leaf.text[:_LONGEST_PATH])
    return any(words(kind) & PLAIN_BOOKS and is_id(name) for kind, name in pairwise(parts))


def _is_isbn(leaf: Node) -> bool:
    """Whether an id is the number of a book, by its check digit; what is scanned in a shop is none that is read."""
    if not names_id(leaf.key) or words(leaf.key) & NO_WORKS or not ISBN.fullmatch(leaf.text):
        return False
    return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(leaf.text)) % 10 == 0


def is_article_page(leaf: Node) -> bool:
    """Whether a text is the path of an article on a page's site: `/news/politics/8812`."""
    path = leaf.text.partition("?")[0]
    if path.startswith("http"):
        path = "/" + path.partition("//")[2].partition("/")[2]
    return leaf.key.lower() in _PATHS and path[:1] == "/" and bool(words(path) & _ARTICLES)


def _numbered(leaves: Iterable[Node]) -> Node | None:
    """The issue or edition of what appears again and again, or the series."""
    return next((leaf for leaf in leaves if words(leaf.key) & {"issue", "edition", "series"}), None)


def _implied(thing: Described) -> Node | None:
    """A field that is a work's where what is said beside it can only be of reading, whatever the field is called."""
    leaves = thing.leaves
    if thing.below & READ_TO or sum(bool(words(leaf.key) & READ_SO_FAR) for leaf in leaves) >= 2:
        titled = next((leaf for leaf in leaves if words(leaf.key) & {"title", "aid", "identifier"}), None)
        if found := titled or work_id(leaves) or located(leaves):
            return found
    if thing.topic & _PROGRESS_READ and any(words(leaf.key) & STRONG_AMOUNTS for leaf in leaves):
        return work_id(leaves)
    if thing.event & (_BY_THEMSELVES | CHAPTERS) or (thing.event & PLAIN_BOOKS and thing.event & DONE):
        lettered = next((leaf for leaf in leaves if leaf.key.lower() in BOOK_LETTERS), None)
        digest = next((leaf for leaf in leaves if words(leaf.key) & _BY_DIGEST), None)
        if found := lettered or work_id(leaves) or digest:
            return found
    far = _amounts_read(thing)
    if any(words(leaf.key) & far for leaf in leaves):
        item = next((leaf for leaf in leaves if leaf.key.lower() in _ANY_ITEM), None)
        return work_id(leaves) or item or located(leaves)
    if thing.around & READING_WORDS and _within_chapter(thing):
        return next((leaf for leaf in leaves if leaf.key.lower() in _ANY_ITEM), None)
    told = thing.around & SESSIONS or ("session" in thing.around and _is_reading(leaves))
    if told and any(words(leaf.key) & PAGES for leaf in leaves):
        return next((leaf for leaf in leaves if words(leaf.key) & {"content", "item", "ref", "work"}), None)
    return None


def _amounts_read(thing: Described) -> frozenset[str]:
    """The words for how far or how long that are of reading in an event of a reader's, or in a message about reading."""
    if thing.told & {"reader", "reading"}:
        return STRONG_AMOUNTS
    return TIME_READ if "reading" in thing.topic else frozenset()  # `{"type": "reading_complete", …}`


def _is_reading(leaves: Iterable[Node]) -> bool:
    """Whether a field says that what is told of is reading: `"kind": "reading"`."""
    return any(words(leaf.key) & {"kind", "type", "activity"} and leaf.text.lower() == "reading" for leaf in leaves)


def _confidence(thing: Described, work: Node, kinds: frozenset[str]) -> float:
    """How surely an object tells that a work of these kinds was read."""
    others = [leaf for leaf in thing.leaves if leaf is not work]
    short = (leaf for leaf in others if len(leaf.text) <= KINDS_SAID and not words(leaf.key) & PROSE)
    texts: frozenset[str] = frozenset().union(*(words(leaf.text) for leaf in short))
    return _measured(thing, kinds, others, texts) or _put_down(thing, work, kinds, others, texts)


def _put_down(
    thing: Described, work: Node, kinds: frozenset[str], others: Sequence[Node], texts: frozenset[str]
) -> float:
    """The same where nothing is measured: a book that is marked, shelved, finished or kept."""
    plainly = kinds & PLAIN_BOOKS or (thing.around | thing.below) & READING_WORDS
    if not (kinds & BOOK_WORDS and plainly):  # a story of a sprint
        return 0.0
    shelved = any(is_shelved(leaf) for leaf in others) or (thing.around & PLAIN_SHELVES and texts & SHELVED)
    on_shelf = any(words(leaf.key) & SHELF_IDS for leaf in others) and not only_asks(thing.scene)
    added = "add" in thing.around and thing.around & _ADDED_TO
    # A reader's book has a status, whatever the statuses are called.
    stated = (thing.around >= _STATUS or thing.around & _OF_READERS) and any(
        words(leaf.key) & {"status"} and leaf.text for leaf in others
    )
    kept = (thing.event & {"progress"} or added or stated) and words(work.key) & PLAIN_BOOKS
    kept = kept or (added and thing.around & PLAIN_SHELVES and words(work.key) & VAGUE_WORKS)
    marked = (texts | thing.around) & MARKS
    # A chapter of an event was opened or finished.
    return 0.75 if marked or shelved or on_shelf or kept or thing.event & CHAPTERS else 0.0


def _measured(thing: Described, kinds: frozenset[str], others: Sequence[Node], texts: frozenset[str]) -> float:
    """The same by how far or how long it was read; 0 where nothing says so."""
    amounts = _amounts(thing, others)
    if not amounts:
        return 0.0
    measured = [thing.own(leaf) for leaf in amounts if "ms" not in words(leaf.key)]
    strong = any(own & STRONG_AMOUNTS for own in measured)
    telling = any(own & TELLING_AMOUNTS for own in measured)
    said = bool((texts | thing.event) & READING_WORDS or thing.event & (DONE | CHAPTERS))
    said = said or any(LOCATOR.search(leaf.text[:200]) for leaf in others)
    about = thing.around - {"scroll"} | thing.below
    reading = said or _seen_for_long(thing, amounts) or bool(about & READING_WORDS)
    topic = thing.topic
    told = topic & PLAIN_BOOKS or thing.scene.asked & VAGUE_WORKS
    reading = reading or bool(told and topic & FOLLOWED)  # `/stories/progress`
    by_chapter = kinds & WHOLE_BOOKS and any(own & _PARTS for own in measured)
    reading = reading or bool(topic & FOLLOWED and by_chapter)
    reading = reading or bool("bible" in topic and topic & DONE and by_chapter)  # a day of a plan
    reading = reading or bool(topic & VIEWERS and by_chapter and not only_asks(thing.scene))
    if any(own & _PLAYED_TO for own in measured) and kinds_said(thing.leaves) & PLAIN_BOOKS:
        return 0.75  # an audiobook: `{"mediaType": "book", "currentTime": 441}`
    if not kinds & BOOK_WORDS:
        return (0.92 if strong else 0.6) if reading else 0.0
    placed = _within_chapter(thing)
    if not reading and not strong and not placed:
        return 0.0
    vague = kinds & BOOK_WORDS <= VAGUE_WORKS and sum(bool(own & STRONG_AMOUNTS) for own in measured) < _SEVERAL
    if vague and not reading and not thing.below & (PAGES | CHAPTERS | {"part", "partid"}):
        return 0.4
    if _is_fetched(thing) and all(words(leaf.key) & CHAPTERS for leaf in amounts):
        return 0.4
    # A request's query pages through a list; its body tells of a page that was read.
    paged = any(thing.own(leaf) & PAGES for leaf in amounts) and not thing.node.path.startswith("query")
    return 0.95 if strong and reading else 0.85 if telling or said else 0.75 if reading or paged or placed else 0.4


def _is_fetched(thing: Described) -> bool:
    """Whether a request only asks for what it names, and its path is of nothing that is counted: `GET /chapter?novel=1&chapter=3`."""
    return only_asks(thing.scene) and not thing.topic & _COUNTED and not thing.event


def _within_chapter(thing: Described) -> bool:
    """Whether a chapter and a place in it, or the time spent, stand together; a request for what is printed there names both as well."""
    chapter = next((leaf for leaf in thing.leaves if words(leaf.key) & (CHAPTERS | SURAHS) or _is_ch(leaf)), None)
    place = any(
        leaf is not chapter and words(leaf.key) & (PLACES_WITHIN | SPENT) and measures_reading(leaf, thing.own(leaf))
        for leaf in thing.leaves
    )
    return bool(chapter and place and (thing.around & FOLLOWED_BY or not only_asks(thing.scene)))


def _is_ch(leaf: Node) -> bool:
    """Whether `ch` is a chapter's number; otherwise it is a channel."""
    return leaf.key.lower() == "ch" and leaf.text.isdecimal()


def _amounts(thing: Described, others: Iterable[Node]) -> list[Node]:
    """The fields, and lists of scalars, that tell how far or how long."""
    children = thing.node.children[:64]
    lists = [child for child in children if child.is_array and child.children and not child.children[0].children]
    amounts = [leaf for leaf in (*others, *lists) if measures_reading(leaf, thing.own(leaf))]
    if thing.below & PAGING or thing.topic & _SEARCHES:
        amounts = [leaf for leaf in amounts if not thing.own(leaf) & POSITIONS]
    return amounts


def _seen_for_long(thing: Described, amounts: Iterable[Node]) -> bool:
    """Whether a page was looked at, which is reading where it lasts: `article_view` and a stay, or a stay and how far."""
    measured = [thing.own(leaf) for leaf in amounts]
    lasting = sum(bool(own & LASTING) for own in measured)
    far = any(own & PERCENT and not own & LASTING for own in measured)
    far = far or any(thing.own(leaf) & (PAGES | {"timeonpage"}) and leaf.text.isdecimal() for leaf in amounts)
    return lasting >= 2 or bool(lasting and (far or thing.event & (SEEN | PAGED)))


def _event(node: Node, leaves: Iterable[Node]) -> frozenset[str]:
    """Words of the text, in the object or beside it, that names an event in a work: `{"name": "chapter_finished", "props": …}`."""
    beside = node.parent.children[:16] if node.parent is not None and not node.parent.is_array else ()
    texts = (leaf.text for leaf in (*leaves, *beside) if isinstance(leaf.value, str) and len(leaf.text) <= KINDS_SAID)
    named = (words(text) for text in texts if NAMES_EVENT.fullmatch(text))
    return next((said for said in named if _is_event(said) and not said & OTHER_MEDIA), frozenset())


def _is_event(said: frozenset[str]) -> bool:
    paged = said & WHOLE_BOOKS and said & PAGES
    paged = paged or (said & _FLIPPED and said & PAGED)
    return bool(paged or (said & WORK_WORDS and said & _HANDLED) or said & _BY_THEMSELVES)


def _names_work(leaf: Node, top: Node, top_names: bool) -> bool:
    """Whether a field says which work: `book_id`, `title` in a book, but not `page_count` or `reading_time`."""
    own = words(leaf.key)
    said = leaf.text.lower()
    if (
        leaf.key == "$ref" or said in _NO_WORKS or said == leaf.key.lower()
    ):  # a schema's, or what an app's texts call it
        return False
    if leaf.parent is not top:
        return bool(words(leaf.parent.key if leaf.parent else "") & WORK_WORDS and own & NAMES_WORK)
    if own & SHELF_IDS or own & _OF_DISKS:
        return False
    if own & WORK_WORDS:
        measures = own & _MEASURES and not own & NAMES_WORK
        return not measures and not isinstance(leaf.value, bool | float)
    return top_names and bool(own & NAMES_WORK)

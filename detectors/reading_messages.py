"""What a request tells of reading only as a whole: by its path, by a mark, by a statement over several objects."""

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from detectors.detector import Scene
from detectors.message import Node, Value
from detectors.people import named_by
from detectors.reading_fields import (
    as_book,
    is_handed_in,
    is_id,
    is_shelved,
    kinds_said,
    located,
    only_asks,
    said_of_others,
    titles_in_path,
)
from detectors.reading_words import (
    AMOUNTS,
    ARTICLE_WORDS,
    BOOK_WORDS,
    ENTRIES,
    FOLLOWED,
    KINDS_SAID,
    LASTING,
    LOOKS,
    MARKS,
    MESSAGES,
    NAMES_WORK,
    NOTHING,
    OTHER_MEDIA,
    OTHER_TOPICS,
    OTHERS,
    OTHERS_IDS,
    PERIODICALS,
    PLAIN_BOOKS,
    POSITIONS,
    READ_SO_FAR,
    READ_STATES,
    READ_TO,
    READING_WORDS,
    SHELF_IDS,
    SPENT,
    STRONG_AMOUNTS,
    TURNS,
    WORK_WORDS,
)
from detectors.words import context, names_id, words

# As Google Reader's interface marks it, which readers of feeds have kept.
_READ_IN_GOOGLES = "/state/com.google/read"
_ARTICLES = frozenset(("article", "news", "blog", "newsletter"))
_LAST = frozenset("lastpage lastposition lastread".split())
_OF_ANY_KIND = frozenset("content item work media".split())
_OF_AUDIOBOOKS = frozenset("audio track".split())
_LAST_READ = frozenset("lastreadchapter lastreadpage lastreadposition lastreadlocation".split())
_MARK_READ = frozenset(("mark", "read"))
_ISSUES = frozenset(("issue", "edition"))
_STATUSES = frozenset(
    """readstatus readstatuses readingstatus readingstatuses readprogress readingprogress readrecord readrecords readingrecord
    readingrecords readinglog readinglogs""".split()
)
_REACHED = frozenset("currentpage lastpage currentchapter lastchapter currentposition lastposition".split())
_SCROLLED = frozenset(("scroll", "scrolled", "scrolldepth"))
_FEEDS = frozenset(("news", "rss"))
# Names of fields that by themselves tell what somebody reads: `currentlyReading`, `readingBookId`, `last_read_novel`.
_NOW = frozenset("currentlyreading nowreading readingnow".split())
_WORKS = frozenset("book novel ebook comic manga chapter article magazine newspaper".split())
_BEING_READ = frozenset(act + work for act in ("reading", "read") for work in _WORKS)
_AT_HAND = frozenset(act + work for act in ("current", "recent", "opened") for work in _WORKS - {"chapter"})
_SWITCHES = NOTHING | frozenset("yes no on off asc desc".split())
_NO_TITLES = LOOKS | OTHER_MEDIA | frozenset("i18n l10n locale translation string label caption".split())
_LONGEST_TITLE = 200  # characters
_MARK = re.compile("mark", re.IGNORECASE)


def named_by_path(scene: Scene) -> list[tuple[float, Value]]:
    """A work named by the path, and in the message how far: `PATCH /books/b12/read-progress {"page": 12}`."""
    topic = scene.topic
    heard = _OF_AUDIOBOOKS if "audiobook" in topic else frozenset(("track",))
    if only_asks(scene) or said_of_others(scene, topic, OTHERS - heard):
        return []
    segments = scene.segments
    told = _told(scene)
    placed = any(words(leaf.key) & {"position"} for leaf in told)
    last = topic & FOLLOWED and any(words(leaf.key) & _LAST for leaf in told)
    lasting = sum(bool(words(leaf.key) & (SPENT | LASTING)) for leaf in told)
    scrolled = lasting > 1 and any(words(leaf.key) & _SCROLLED for leaf in told)
    spent = lasting and (topic & FOLLOWED or scrolled)  # POST /articles/881/track {"timeSpent": 44, "scrollDepth": 60}
    kinds = WORK_WORDS if last or topic & READING_WORDS else BOOK_WORDS if placed else PLAIN_BOOKS
    kinds |= _ARTICLES if spent else frozenset()
    kinds |= _OF_ANY_KIND if kinds_said(told) else frozenset()
    kinds |= _ISSUES if topic & PERIODICALS else frozenset()
    works = _ids_after(segments, kinds) or titles_in_path(scene)[:1] or _ids_after(segments, _STATUSES)
    reached = any(words(leaf.key) & (_LAST_READ | READ_TO) for leaf in told)
    reached = reached or (bool(topic & READ_TO) and any(words(leaf.key) & AMOUNTS for leaf in told))
    if not works and (reached or any(words(leaf.key) >= {"reading", "status"} for leaf in told)):
        works = [node for node in segments[1:] if is_id(node.text)]  # of a work that nothing else names
    if not works:
        return []
    amounts = STRONG_AMOUNTS | (AMOUNTS if topic & (READING_WORDS | PERIODICALS) else POSITIONS)
    far = reached or any(words(leaf.key) & (READ_SO_FAR - {"readtime"}) for leaf in told)
    far = far or (bool(topic & (READING_WORDS | FOLLOWED)) and any(words(leaf.key) & amounts for leaf in told))
    # PUT /books/b12/progress/44
    far = far or (segments[-1].text.lower() in READ_STATES and bool(topic & READING_WORDS))
    far = far or bool(told and words(segments[-1].text) & MARKS)  # POST /books/b12/bookmarks
    far = far or bool(told and words(segments[-1].text) & _REACHED)  # PATCH /books/b12/current_page
    far = far or words(segments[-1].text) >= _MARK_READ  # PUT /books/b12/mark_as_read
    far = far or bool(spent and topic & _ARTICLES)
    far = far or any(words(kind.text) & STRONG_AMOUNTS and after.text.isdecimal() for kind, after in pairwise(segments))
    return [(0.85, as_book(works[-1]))] if far or any(map(is_shelved, told)) else []


def _ids_after(segments: Sequence[Node], kinds: frozenset[str]) -> list[Node]:
    """The ids in a path that stand behind words for one of these kinds."""
    return [after for kind, after in pairwise(segments) if words(kind.text) & kinds and is_id(after.text)]


def _told(scene: Scene) -> list[Node]:
    """What the query and the body hold."""
    return [leaf for leaf in scene.leaves if not leaf.path.startswith(("path", "header", "cookie"))]


def read_by_call(scene: Scene) -> list[tuple[float, Value]]:
    """What a call of its own says was read: `POST /read-chapter {"chapterId": 4412}`."""
    others = said_of_others(scene, scene.topic, OTHERS)
    if only_asks(scene) or not scene.topic & (TURNS - {"readpage"}) or others:
        return []
    named = next((leaf for leaf in _told(scene) if leaf.text and words(leaf.key) & PLAIN_BOOKS), None)
    return [(0.75, as_book(named))] if named is not None else []


def read_by_name(scene: Scene) -> list[tuple[float, Value]]:
    """What a field tells by its own name that somebody reads: `{"lastReadBook": "Momo"}`; of one at hand, for review."""
    if only_asks(scene) or said_of_others(scene, scene.topic, OTHERS):
        return []
    scores = ((_being_read(_called(leaf)), leaf) for leaf in _told(scene) if _may_be_work(leaf))
    return [(score, as_book(leaf)) for score, leaf in scores if score]


def _called(leaf: Node) -> frozenset[str]:
    """Words of what a field is called; of the first that names it, in an object, the object's: `{"nowReading": {"title": …}}`."""
    own, above = words(leaf.key), leaf.parent
    if above is None or above.is_array or not own & NAMES_WORK or own & WORK_WORDS:
        return own
    first = next(child for child in above.children if words(child.key) & NAMES_WORK)
    return words(above.key) if first is leaf else own


def _being_read(own: frozenset[str]) -> float:
    """How surely a field of such a name tells what somebody reads."""
    last = "lastread" in own or "lastopened" in own
    return 0.6 if own & (_NOW | _BEING_READ) or (last and own & _WORKS) else 0.4 if own & _AT_HAND else 0.0


def _may_be_work(leaf: Node) -> bool:
    """Whether a field holds a title or an id, and neither a switch, a count nor what an app's texts call the field."""
    if isinstance(leaf.value, bool | float) or (leaf.text.isdecimal() and not names_id(leaf.key)):
        return False
    if context(leaf) & _NO_TITLES:
        return False
    text = leaf.text.strip()
    return 2 <= len(text) <= _LONGEST_TITLE and text.lower() not in _SWITCHES and words(text) != words(leaf.key)


def marked_read(scene: Scene) -> list[tuple[float, Value]]:
    """Entries of feeds, or books, that a request marks as read; notifications and messages are marked so as well."""
    leaves = _told(scene)
    if any(leaf.text.endswith(_READ_IN_GOOGLES) for leaf in leaves):
        return [(0.85, as_book(leaf)) for leaf in leaves[:1000] if named_by(leaf) == "i"]
    of_feeds = _marks_as_fever(leaves)
    if scene.topic >= _MARK_READ or any(map(_marks, leaves)):
        leaves = [leaf for leaf in leaves if scene.topic_at(leaf) >= _MARK_READ]
    elif _read_by_path(scene):
        of_feeds = bool(scene.asked & _FEEDS)
    elif not (of_feeds or any(map(_says_read, leaves))):
        return []
    if not leaves:
        return []
    about = scene.topic_at(leaves[0]).union(*(words(named_by(leaf)) for leaf in leaves), kinds_said(leaves))
    if not (of_feeds or about & (ENTRIES | PLAIN_BOOKS | {"rss"})) or about & MESSAGES:
        return []
    named = (leaf for leaf in leaves if names_id(named_by(leaf)) or words(named_by(leaf)) & (ENTRIES | {"hash"}))
    return [(0.75, as_book(leaf)) for leaf in islice(named, 1000) if 2 <= len(leaf.text) <= 128]


def _read_by_path(scene: Scene) -> bool:
    """Whether a request's path says that what it lists has been read: `PATCH /feeds/isread`, `POST /news/items/read`."""
    return not only_asks(scene) and any(segment.text.lower() in ("read", "isread") for segment in scene.segments)


def _marks_as_fever(leaves: Sequence[Node]) -> bool:
    """Whether a form marks an item as the interface of Fever has it, which readers of feeds have kept: `mark=item&as=read&id=881`."""
    fields = {leaf.key.lower(): leaf.text.lower() for leaf in leaves[:16]}
    return fields.get("as") == "read" and fields.get("mark") in ("item", "feed", "group")


def _marks(leaf: Node) -> bool:
    return bool(_MARK.search(leaf.text)) and words(leaf.text) >= _MARK_READ


def _says_read(leaf: Node) -> bool:
    return leaf.text.lower() == "read" and bool(words(leaf.key) & {"status", "state"})


def _names_book(leaf: Node) -> bool:
    """Whether a field names a book; `bookshelf: 0` is a switch."""
    own = words(leaf.key)
    return bool(own & BOOK_WORDS) and not own & SHELF_IDS and len(leaf.text) >= 2


def stated(scene: Scene) -> list[tuple[float, Value]]:
    """A small message that says somewhere that something was read, which kind of work, which, and how far or long.

    Statement formats (xAPI, activity streams) spread over several objects what others put into one.
    """
    leaves = [leaf for leaf in scene.leaves if leaf.path.startswith("body") and leaf.text]
    if not 4 <= len(leaves) <= 60 or scene.topic & OTHER_TOPICS or is_handed_in(scene):
        return []
    keys: frozenset[str] = frozenset().union(*(context(leaf) for leaf in leaves))
    said: frozenset[str] = frozenset().union(*(words(leaf.text) for leaf in leaves if len(leaf.text) <= KINDS_SAID))
    if (keys | said) & OTHER_MEDIA or not (keys | said) & (READING_WORDS - {"scroll"}) or not keys & STRONG_AMOUNTS:
        return []
    lasting = sum(bool(words(leaf.key) & LASTING) for leaf in leaves) >= 2
    if not (keys | said) & BOOK_WORDS and not (lasting and kinds_said(leaves) & ARTICLE_WORDS):
        return []
    work = next((leaf for leaf in leaves if "isbn" in leaf.text.lower() or _names_book(leaf)), None) or next(
        (leaf for leaf in leaves if names_id(leaf.key) and not context(leaf) & OTHERS_IDS), None
    )
    work = work or located(leaves)
    return [(0.75, as_book(work))] if work is not None else []

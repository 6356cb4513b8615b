"""The last look at a request for reading: what its fields say altogether of a kind of work, of which, and how long or how far.

Vocabularies differ without end, and the other looks each know a form. This one asks for three things in whatever form: a
word that is said of reading alone or of articles, a field that may say which work, and a measure or that it was done.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from detectors.detector import Scene
from detectors.message import Node, Value
from detectors.people import named_by
from detectors.reading_fields import as_book, is_id, near_fields, only_asks, said_of_others
from detectors.reading_object import is_article_page
from detectors.reading_words import (
    ACTS,
    ARTICLE_WORDS,
    BOOK_FILE,
    BOOK_WORDS,
    BY_DAY,
    CHAPTERS,
    DONE,
    FAR_LETTERS,
    FOLLOWED,
    HEARTBEATS,
    KIND_KEYS,
    KINDS_SAID,
    LASTING,
    LOOKS,
    MESSAGES,
    OF_GAMES,
    OF_READING,
    OTHER_MEDIA,
    OTHER_TOPICS,
    OTHERS_IDS,
    PERCENT,
    PLAIN_BOOKS,
    READ_SO_FAR,
    SEEN,
    STRONG_AMOUNTS,
    TIME_READ,
    UNPUBLISHED,
)
from detectors.words import context, names_id, words

_OF_ARTICLES = frozenset("article news newsletter blog essay longread".split())
_ARCHIVES = frozenset("arxiv pmid doi".split())  # of articles
_NAMES = (
    PLAIN_BOOKS
    | ARTICLE_WORDS - frozenset(("paragraph", "column"))
    | frozenset("title slug headline aid nid story storyid work workid issue edition poem poemid".split())
)
_MEASURES = (
    LASTING
    | PERCENT
    | READ_SO_FAR
    | TIME_READ
    | frozenset(
        """minute min mins minuten minutos minuti spent seconds dur progress percent ratio active activetime depth pagesread frac fraction pos
        position possec page panel""".split()
    )
)
_VAGUE = frozenset("min mins pos position possec page".split())  # the least as well, a place in a list
_NAMES_BOOK = PLAIN_BOOKS | frozenset("work workid aid nid".split())
_SPENT = LASTING | TIME_READ | frozenset("minute spent dur active activetime".split())
_LETTERS = frozenset(FAR_LETTERS)
_LABELS = frozenset(("label", "el"))
_PLAINLY = OF_READING - {"reading", "magazine"}
_TURNED = frozenset("turn turned flip flipped".split())
_ENDED = frozenset("finished completed finish complete".split())
_OPENED = DONE | frozenset("open opened read".split())
_STORY_TOLD = frozenset(("story", "complete"))
_CHILDREN = frozenset("child kid bedtime".split())
_READ_AS_WELL = frozenset(("post", "column"))
_LOANS = frozenset("loan patron borrow borrower renew hold".split())
_QUOTES = frozenset("quote excerpt".split())
_SAY = (
    KIND_KEYS
    | ACTS
    | frozenset("ec ea act label section op scene page screen src obj object entity entitytype".split())
)
_BEACONS = frozenset("collect beacon pixel event track log stat ping report hit".split())
_OTHERS = (
    (OTHER_MEDIA - {"track"})
    | OTHER_TOPICS
    | OF_GAMES
    | UNPUBLISHED
    | LOOKS
    | MESSAGES - {"activity"}
    | frozenset("readings help faq support subscribe stock inventory".split())
)
_SEEN = SEEN | {"read"}
_OF_AUDIOBOOKS = frozenset("audio track player playback play".split())
_NO_NAMES = STRONG_AMOUNTS | _MEASURES
_MOST_FIELDS = 40


@dataclass(frozen=True, slots=True)
class _Said:
    """What an object says: its scalars; the words of its keys, of what it is about, of its acts and kinds, and all around it; the
    file of a book that it names."""

    node: Node
    leaves: list[Node]
    below: frozenset[str]
    topic: frozenset[str]
    acts: frozenset[str]
    around: frozenset[str]
    file: Node | None

    @classmethod
    def of(cls, scene: Scene, node: Node) -> "_Said":
        """Gathers the words."""
        leaves = list(islice(near_fields(node), _MOST_FIELDS))
        below = frozenset[str]().union(*(words(leaf.key) for leaf in leaves))
        acts = frozenset[str]().union(*(words(leaf.text) for leaf in leaves if _says(leaf)))
        topic = scene.topic_at(node)
        file = next((leaf for leaf in leaves if BOOK_FILE.fullmatch(leaf.text)), None)
        return cls(node, leaves, below, topic, acts, topic | context(node) | acts, file)

    @property
    def of_reading(self) -> bool:
        """Whether it is about what is only read."""
        return self.file is not None or bool(self.around & OF_READING)

    @property
    def of_articles(self) -> bool:
        """Whether it is about articles."""
        said = (self.around | self.below) & _OF_ARTICLES or self.below & _ARCHIVES
        return bool(said) or any(map(_is_by_day, self.leaves))

    @property
    def of_story(self) -> bool:
        """Whether it is about a story that was told to a child."""
        return self.topic >= _STORY_TOLD and bool((self.topic | self.below) & _CHILDREN)

    @property
    def done(self) -> bool:
        """Whether it is about a book that was opened, finished, quoted or lent, or is to be read."""
        told = self.topic | self.acts
        by_event = told & PLAIN_BOOKS and (told - self.below) & _OPENED and not told & {"store", "shop"}
        quoted = self.below & PLAIN_BOOKS and self.below & _QUOTES
        lent = (told | self.below) & _LOANS and ("library" in told or (told & _LOANS and "isbn" in self.below))
        return bool(by_event or quoted or lent or self.acts & {"read", "reader"} or told & {"toread"})

    @property
    def others(self) -> frozenset[str]:
        """Words for what is no reading, where it is said of this."""
        if "audiobook" in self.around:
            return _OTHERS - _OF_AUDIOBOOKS
        if self.below & _OF_ARTICLES and self.below & LASTING:
            return _OTHERS - {"impression"}  # of an article in a list of them, looked at for so long
        return _OTHERS - ({"file"} if self.file else {"checkout"} if self.below & _LOANS else frozenset())

    def measures(self, work: Node) -> frozenset[str]:
        """The words for how far or how long, of fields that hold numbers; of an act that is reading, of all."""
        numbers = [leaf for leaf in self.leaves if leaf is not work and _is_measure(leaf)]
        if "reading" in self.acts:
            return frozenset(leaf.key for leaf in numbers)
        terse = _LETTERS if _in_books(self.node) else frozenset()
        return frozenset().union(*(words(leaf.key) & (_MEASURES | terse) for leaf in numbers))


def told_altogether(scene: Scene) -> list[tuple[float, Value]]:
    """The works that a request's objects tell of altogether; of a request that only asks, those that count what was looked at."""
    if only_asks(scene) and not scene.topic & _BEACONS:
        return []
    objects = (
        node
        for node in filter(scene.free, scene.nodes)
        if node.children and not node.is_array and node.path.startswith(("body", "query"))
    )
    return [found for node in objects if (found := _told(scene, node))] or _rows(scene)


def _rows(scene: Scene) -> list[tuple[float, Value]]:
    """The works of rows without field names, in a message about how far novels or comics were read: `["n81", 12, 0.4]`."""
    if not (scene.topic & _PLAINLY and scene.topic & FOLLOWED) or scene.topic & (OTHER_TOPICS | UNPUBLISHED):
        return []
    rows = (node.children for node in scene.nodes if node.is_array and len(node.children) > 1)
    return [(0.6, as_book(row[0])) for row in rows if _names_row(row[0]) and all(map(_is_measure, row[1:]))]


def _names_row(leaf: Node) -> bool:
    """Whether a row's first field is an id, of two characters at the least."""
    return not leaf.children and len(leaf.text) > 1 and is_id(leaf.text)


def _told(scene: Scene, node: Node) -> tuple[float, Value] | None:
    said = _Said.of(scene, node)
    of_reading, of_articles, of_story, done = said.of_reading, said.of_articles, said.of_story, said.done
    kept = bool(said.below & PLAIN_BOOKS and said.topic & HEARTBEATS)
    if not (of_reading or of_articles or of_story or done or kept or "read" in said.topic):
        return None
    if (said.around - said.topic | said.below) & said.others or said_of_others(scene, said.topic, said.others):
        return None
    work = said.file or _work(said.leaves) or _listed(node) or (_label(said.leaves) if "reading" in said.acts else None)
    if work is None:
        return None
    measured = said.measures(work)
    by_chapter = any(leaf is not work and words(leaf.key) & CHAPTERS and not leaf.children for leaf in said.leaves)
    by_kind = said.acts & (BOOK_WORDS | _OF_ARTICLES | _READ_AS_WELL) and any(map(names_id, said.below))
    names_book = bool(words(work.key) & _NAMES_BOOK or by_kind or "isbn" in said.below)
    read_by_path = bool(scene.segments) and scene.segments[-1].text.lower() == "read"
    told = (
        (of_reading and _is_named(said, work) and (measured or by_chapter or said.acts & _TURNED))
        or (of_articles and (measured - _VAGUE or (said.acts & _OF_ARTICLES and "read" in said.acts)))
        or ("read" in scene.event_over(node) and any(map(is_article_page, said.leaves)))
        or (of_story and measured)
        or ((done or read_by_path) and names_book)
        or (words(work.key) & _ARCHIVES and said.topic & _SEEN)
        or (kept and names_book and measured & _SPENT and any(map(str.isdigit, work.text)))
    )
    return (0.6, as_book(work)) if told else None


def _is_named(said: _Said, work: Node) -> bool:
    """Whether a field that may say which work is named for one, or stands in a list of books; of a kind that is only read any id."""
    if work is said.file or words(named_by(work)) & _NAMES or work.key.lower() in _LABELS or _in_books(said.node):
        return True
    return bool((said.acts | said.topic) & _PLAINLY) and names_id(work.key)


def _label(leaves: Iterable[Node]) -> Node | None:
    """A title in a field for what an act is about: `{"action": "ReadingFinished", "label": "Dune"}`."""
    return next((leaf for leaf in leaves if leaf.key.lower() in _LABELS and len(leaf.text) > 1), None)


def _is_by_day(leaf: Node) -> bool:
    """Whether a text is the address of an article by its day: `/2026/11/27/world/foxes-return.html`."""
    return "/" in leaf.text[:300] and len(leaf.text) <= 300 and BY_DAY.fullmatch(leaf.text) is not None


def _listed(node: Node) -> Node | None:
    """The first of a list of works that an object holds, `"books": ["b1"]`, or in such a list the first text: `{"t": "Dune", "p": 31}`."""
    lists = (child.children for child in node.children[:16] if child.is_array and words(child.key) & PLAIN_BOOKS)
    if first := next((items[0] for items in lists if items and not items[0].children), None):
        return first
    if not _in_books(node):
        return None
    return next((leaf for leaf in node.children[:16] if isinstance(leaf.value, str) and len(leaf.text) > 1), None)


def _in_books(node: Node) -> bool:
    """Whether an object stands in a list of books."""
    return node.parent is not None and node.parent.is_array and bool(words(node.parent.key) & PLAIN_BOOKS)


def _says(leaf: Node) -> bool:
    """Whether a short text says what kind of thing, or which act, is told of."""
    short = isinstance(leaf.value, str) and len(leaf.text) <= KINDS_SAID and "/" not in leaf.text
    return short and bool(words(leaf.key) & _SAY)


def _is_measure(leaf: Node) -> bool:
    """Whether a field is a number, and no moment in time."""
    text = leaf.text.rstrip("%").replace(".", "", 1)
    return text.isdecimal() and 0 < len(text.lstrip("0")) < 10 and not isinstance(leaf.value, bool)


def _work(leaves: Iterable[Node]) -> Node | None:
    """The field that may say which work: by its name, by an id of no other thing, or by a page's path."""
    fields = [
        leaf
        for leaf in leaves
        if leaf.text and not words(leaf.key) & OTHERS_IDS and not isinstance(leaf.value, bool | float)
    ]
    named = [leaf for leaf in fields if words(leaf.key) & _NAMES and not words(leaf.key) & _NO_NAMES]
    whole = next((leaf for leaf in named if not words(leaf.key) & CHAPTERS), None)
    ids = (leaf for leaf in fields if names_id(leaf.key) and not words(leaf.key) & CHAPTERS)
    pages = (leaf for leaf in fields if _is_by_day(leaf) or (leaf.text.startswith("/") and leaf.text.count("/") > 1))
    return whole or next(ids, None) or next(pages, None) or next(iter(named), None)

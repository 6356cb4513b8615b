"""The last look at a request for reading: what its fields say altogether of a kind of work, of which, and how long or how far.

Vocabularies differ without end, and the other looks each know a form. This one asks for three things in whatever form: a
word that is said of reading alone or of articles, a field that may say which work, and a measure or that it was done.
"""

from collections.abc import Iterable

from detectors.detector import Scene
from detectors.message import Node, Value
from detectors.people import named_by
from detectors.reading_fields import as_book, near_fields, only_asks, said_of_others
from detectors.reading_words import (
    ACTS,
    ARTICLE_WORDS,
    BOOK_FILE,
    KIND_KEYS,
    KINDS_SAID,
    LASTING,
    LOOKS,
    MESSAGES,
    OF_GAMES,
    OTHER_MEDIA,
    OTHER_TOPICS,
    OTHERS_IDS,
    PERCENT,
    PLAIN_BOOKS,
    READ_SO_FAR,
    STRONG_AMOUNTS,
    TIME_READ,
    UNPUBLISHED,
)
from detectors.words import context, names_id, words

_OF_READING = frozenset("reading readtime ebook novel comic manga webtoon epub audiobook".split())
_OF_ARTICLES = frozenset("article news newsletter blog essay longread".split())
_NAMES = (
    PLAIN_BOOKS
    | ARTICLE_WORDS - frozenset(("paragraph", "column"))
    | frozenset("title slug headline aid nid story storyid".split())
)
_MEASURES = (
    LASTING
    | PERCENT
    | READ_SO_FAR
    | TIME_READ
    | frozenset(
        "minute min mins spent seconds progress percent ratio active activetime depth pagesread pos position possec page".split()
    )
)
_VAGUE = frozenset("min mins".split())  # the least as well
_ARCHIVES = frozenset("arxiv pmid doi".split())  # of articles
_STORY_TOLD = frozenset(("story", "complete"))
_CHILDREN = frozenset("child kid bedtime".split())
_OF_AUDIOBOOKS = frozenset("audio track player playback".split())
_ENDED = frozenset("finished completed finish complete".split())
_SAY = KIND_KEYS | ACTS | frozenset("ec ea act label section".split())
_BEACONS = frozenset("collect beacon pixel event track log stat ping report hit".split())
_OTHERS = (
    (OTHER_MEDIA - {"track"})
    | OTHER_TOPICS
    | OF_GAMES
    | UNPUBLISHED
    | LOOKS
    | MESSAGES
    | {"readings", "help", "faq", "support", "subscribe", "stock", "inventory"}
)
_MOST_FIELDS = 40


def told_altogether(scene: Scene) -> list[tuple[float, Value]]:
    """The works that a request's objects tell of altogether; of a request that only asks, those that count what was looked at."""
    if only_asks(scene) and not scene.topic & _BEACONS:
        return []
    objects = (
        node
        for node in filter(scene.free, scene.nodes)
        if node.children and not node.is_array and node.path.startswith(("body", "query"))
    )
    return [found for node in objects if (found := _told(scene, node))]


def _told(scene: Scene, node: Node) -> tuple[float, Value] | None:
    leaves = list(near_fields(node))
    if len(leaves) > _MOST_FIELDS:
        return None
    acts: frozenset[str] = frozenset().union(*(words(leaf.text) for leaf in leaves if _says(leaf)))
    below: frozenset[str] = frozenset().union(*(words(leaf.key) for leaf in leaves))
    topic = scene.topic_at(node)
    around = topic | context(node) | acts
    file = next((leaf for leaf in leaves if BOOK_FILE.fullmatch(leaf.text)), None)
    of_reading = file is not None or bool(around & _OF_READING)
    of_articles = bool((around | below) & _OF_ARTICLES or below & _ARCHIVES)
    of_story = topic >= _STORY_TOLD and bool((topic | below) & _CHILDREN)
    done = bool(topic & PLAIN_BOOKS and topic & _ENDED) or "read" in acts
    if not (of_reading or of_articles or of_story or done):
        return None
    others = _OTHERS - (_OF_AUDIOBOOKS if "audiobook" in around else {"file"} if file else frozenset())
    if (around - topic | below) & others or said_of_others(scene, topic, others):
        return None
    work = file or _work(leaves) or (_listed(node) if of_reading else None)
    if work is None:
        return None
    measured = frozenset().union(
        *(words(leaf.key) & _MEASURES for leaf in leaves if leaf is not work and _is_measure(leaf))
    )
    told = (
        (of_reading and measured and (work is file or words(named_by(work)) & _NAMES))
        or (of_articles and (measured - _VAGUE or (acts & _OF_ARTICLES and "read" in acts)))
        or (of_story and measured)
        or (done and words(work.key) & PLAIN_BOOKS)
    )
    return (0.6, as_book(work)) if told else None


def _listed(node: Node) -> Node | None:
    """The first of a list of works that an object holds: `"books": ["b1"]`."""
    lists = (child.children for child in node.children[:16] if child.is_array and words(child.key) & PLAIN_BOOKS)
    return next((items[0] for items in lists if items and not items[0].children), None)


def _says(leaf: Node) -> bool:
    """Whether a short text says what kind of thing, or which act, is told of."""
    return isinstance(leaf.value, str) and len(leaf.text) <= KINDS_SAID and bool(words(leaf.key) & _SAY)


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
    named = (leaf for leaf in fields if words(leaf.key) & _NAMES and not words(leaf.key) & (STRONG_AMOUNTS | _MEASURES))
    ids = (leaf for leaf in fields if names_id(leaf.key))
    pages = (leaf for leaf in fields if leaf.text.startswith("/") and leaf.text.count("/") > 1)
    return next(named, None) or next(ids, None) or next(pages, None)

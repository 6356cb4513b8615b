"""Reading activity: which book, chapter or article a person reads, how far and how long."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from detectors.detector import Detector, Example, Scene, download, upload
from detectors.friend_list import FRIEND_WORDS
from detectors.message import Finding, Node, Value
from detectors.people import named_by
from detectors.reading_words import (
    ACTS,
    AMOUNTS,
    ARTICLE_WORDS,
    BOOK_LETTERS,
    BOOK_WORDS,
    CHAPTER_LETTERS,
    DONE,
    ENTRIES,
    FAR_LETTERS,
    FINISHED,
    FOLLOWED,
    HEARTBEATS,
    KIND_KEYS,
    KINDS_SAID,
    LASTING,
    LOCATES,
    LOCATOR,
    MARKS,
    MESSAGES,
    NAMES_EVENT,
    NAMES_WORK,
    OTHER_MEDIA,
    OTHER_TOPICS,
    OTHERS_IDS,
    PAGES,
    PAGING,
    POSITIONS,
    READ_SO_FAR,
    READ_STATES,
    READ_TO,
    READER_PATHS,
    READING_WORDS,
    SEEN,
    SHELF_WORDS,
    SHELVED,
    STATE_KEYS,
    STRONG_AMOUNTS,
    TIME_LETTERS,
    TURNS,
    VAGUE_WORKS,
    VIEWERS,
    WORK_WORDS,
)
from detectors.words import context, names_id, words

_NONE: frozenset[str] = frozenset()


class ReadingActivity(Detector):
    """An object that names a work and, beside it or one level below, how far or how long it was read."""

    category = "reading_activity"
    rank = 30
    answer_hints = FRIEND_WORDS  # of answers only friends' reading is told
    summary = (
        "An object with a book, chapter or article and a reading position, time or mark beside it, named or under the "
        "short keys of a reader's heartbeat; in answers only where it tells of other people's reading."
    )

    def detect(self, scene: Scene) -> Iterable[Finding]:
        """One finding a message; subjects are the distinct works (readers, for a friends' ranking)."""
        if scene.message.direction == "download":
            yield from _friends_reading(scene)
            return
        works: dict[str, tuple[float, Value]] = {}
        for node in scene.nodes:
            for score, value in _works(scene, node):
                if score > works.get(value.text, (0.0,))[0]:
                    works[value.text] = (score, value)
        if not works:
            told = next((found for look in (_under_path, _marked_read, _statement) if (found := look(scene))), [])
            works = {value.text: (score, value) for score, value in told}
        if works:
            best = max(score for score, _ in works.values())
            values = tuple(value for score, value in works.values() if score >= min(best, 0.5))
            yield Finding(self.category, self.name, len(values), best, values)


def _works(scene: Scene, node: Node) -> list[tuple[float, Value]]:
    """The works that a container tells of: the ids of a list, or the one of an object in the surest reading of it."""
    if not node.children or node.parent is None:
        return []
    if node.is_array:
        return _read_ids(scene, node)
    tries = [
        found for look in (_named, _terse, _on_shelf, _keyed, _located, _in_viewer) if (found := look(scene, node))
    ]
    return [max(tries, key=lambda pair: pair[0])] if tries else []


def _book(leaf: Node) -> Value:
    return Value("book", leaf.text[:512], leaf.path, leaf.layers)


def _under_path(scene: Scene) -> list[tuple[float, Value]]:
    """A work named by the path, and in the message how far: `PATCH /books/b12/read-progress {"page": 12}`."""
    topic = scene.topic
    if _only_asks(scene) or topic & (OTHER_MEDIA | OTHER_TOPICS):
        return []
    segments = [node for node in scene.leaves if node.path.startswith("path")]
    told = [leaf for leaf in scene.leaves if not leaf.path.startswith(("path", "header", "cookie"))]
    amounts = STRONG_AMOUNTS | (AMOUNTS if topic & READING_WORDS else POSITIONS)
    far = topic & (READING_WORDS | FOLLOWED) and any(words(leaf.key) & amounts for leaf in told)
    if not (far or any(map(_shelved, told))):
        return []
    kinds = WORK_WORDS if topic & READING_WORDS else BOOK_WORDS - VAGUE_WORKS
    works = [after for kind, after in pairwise(segments) if words(kind.text) & kinds and _is_id(after.text)]
    if not works and any(words(leaf.key) >= {"reading", "status"} for leaf in told):
        works = [node for node in segments if _is_id(node.text) and node is not segments[0]]  # of what else is not said
    return [(0.85, _book(works[-1]))] if works else []


def _only_asks(scene: Scene) -> bool:
    """Whether a request asks for something and tells nothing: a page to be shown is in its address."""
    return scene.message.method == "GET" and not scene.message.body


def _is_id(segment: str) -> bool:
    return any(map(str.isdigit, segment)) and "." not in segment and len(segment) <= 64


def _marked_read(scene: Scene) -> list[tuple[float, Value]]:
    """Entries of feeds that a request marks as read; notifications and messages are marked so as well."""
    leaves = [leaf for leaf in scene.leaves if not leaf.path.startswith(("path", "header", "cookie"))]
    if not (scene.topic >= {"mark", "read"} or any(map(_says_read, leaves))):
        return []
    about = scene.topic.union(*(words(named_by(leaf)) for leaf in leaves), _kinds_said(leaves))
    if not about & ENTRIES or about & MESSAGES:
        return []
    named = (leaf for leaf in leaves if names_id(named_by(leaf)) or words(named_by(leaf)) & (ENTRIES | {"hash"}))
    return [(0.75, _book(leaf)) for leaf in islice(named, 1000) if 2 <= len(leaf.text) <= 128]


def _says_read(leaf: Node) -> bool:
    return leaf.text.lower() == "read" and bool(words(leaf.key) & {"status", "state"})


def _statement(scene: Scene) -> list[tuple[float, Value]]:
    """A small message that says somewhere that something was read, which kind of work, which, and how far or long.

    Statement formats (xAPI, activity streams) spread over several objects what others put into one.
    """
    leaves = [leaf for leaf in scene.leaves if leaf.path.startswith("body") and leaf.text]
    if not 4 <= len(leaves) <= 60 or scene.topic & OTHER_TOPICS:
        return []
    keys: frozenset[str] = frozenset().union(*(context(leaf) for leaf in leaves))
    said: frozenset[str] = frozenset().union(*(words(leaf.text) for leaf in leaves if len(leaf.text) <= KINDS_SAID))
    if (keys | said) & OTHER_MEDIA or not (keys | said) & READING_WORDS or not keys & STRONG_AMOUNTS:
        return []
    lasting = sum(bool(words(leaf.key) & LASTING) for leaf in leaves) >= 2
    if not (keys | said) & BOOK_WORDS and not (lasting and _kinds_said(leaves) & ARTICLE_WORDS):
        return []
    work = next((leaf for leaf in leaves if "isbn" in leaf.text.lower() or words(leaf.key) & BOOK_WORDS), None) or next(
        (leaf for leaf in leaves if names_id(leaf.key) and not context(leaf) & OTHERS_IDS), None
    )
    work = work or next((leaf for leaf in leaves if words(leaf.key) & LOCATES), None)
    return [(0.75, _book(work))] if work is not None else []


def _fields(node: Node) -> Iterator[Node]:
    """The object's own scalars, and those of the objects in it: `book: {key, last_read: {pos}}` is one statement."""
    for child in node.children[:64]:
        if not child.children:
            if child.text:
                yield child
        elif not child.is_array:
            yield from (grand for grand in child.children[:16] if not grand.children and grand.text)


@dataclass(frozen=True, slots=True)
class _Object:
    """An object, its scalars, the words of its keys, and those of a text that names an event in a work."""

    scene: Scene
    node: Node
    leaves: list[Node]
    below: frozenset[str]
    event: frozenset[str]

    def own(self, leaf: Node) -> frozenset[str]:
        """Words of a field, and of the object it stands in if that lies below this one."""
        found = words(leaf.key)
        return found | words(leaf.parent.key) if leaf.parent is not None and leaf.parent is not self.node else found

    @property
    def around(self) -> frozenset[str]:
        """Words of what it stands in."""
        return context(self.node) | self.scene.topic


def _named(scene: Scene, node: Node) -> tuple[float, Value] | None:
    """A work that is named, and beside it how far or how long."""
    leaves = list(_fields(node))
    below: frozenset[str] = frozenset().union(*(words(child.key) for child in node.children[:64]))
    if (context(node) | below) & OTHER_MEDIA or scene.topic & OTHER_TOPICS:
        return None
    thing = _Object(scene, node, leaves, below, _event(node, leaves))
    work, about = _work(thing)
    if work is None:
        return None
    score = _confidence(thing, work, thing.own(work) | about)
    return (score, _book(work)) if score else None


def _work(thing: _Object) -> tuple[Node | None, frozenset[str]]:
    """The field that says which work, and words for kinds of works that are said besides it."""
    leaves, about = thing.leaves, words(thing.node.key) & WORK_WORDS
    work = next((leaf for leaf in leaves if _names_work(leaf, thing.node, bool(about))), None)
    about |= thing.event & WORK_WORDS
    if work is not None:
        return work, about
    # A message about reading comics names its series, a `kind` says that the id beside it is a book's.
    about |= (thing.around & BOOK_WORDS) | _kinds_said(leaves)
    if about & WORK_WORDS:
        work = next((leaf for leaf in leaves if names_id(leaf.key) and not words(leaf.key) & OTHERS_IDS), None)
    if work is None and (thing.below & READ_TO or sum(bool(words(leaf.key) & READ_SO_FAR) for leaf in leaves) >= 2):
        work = next((leaf for leaf in leaves if words(leaf.key) & {"title", "aid", "identifier"}), None) or next(
            (leaf for leaf in leaves if names_id(leaf.key) and not words(leaf.key) & OTHERS_IDS), None
        )
    return work, about


def _confidence(thing: _Object, work: Node, kinds: frozenset[str]) -> float:
    """How surely an object tells that a work of these kinds was read."""
    others = [leaf for leaf in thing.leaves if leaf is not work]
    amounts = _amounts(thing, others)
    texts: frozenset[str] = frozenset().union(*(words(leaf.text) for leaf in others if len(leaf.text) <= KINDS_SAID))
    if not amounts:
        put_down = (texts | thing.around) & MARKS or any(_shelved(leaf) for leaf in others)
        put_down = put_down or (thing.around & (SHELF_WORDS - {"library"}) and texts & SHELVED)
        return 0.75 if kinds & BOOK_WORDS and put_down else 0.0
    measured = [thing.own(leaf) for leaf in amounts if "ms" not in words(leaf.key)]
    strong = any(own & STRONG_AMOUNTS for own in measured)
    telling = any(own & (STRONG_AMOUNTS - POSITIONS) for own in measured)
    said = bool((texts | thing.event) & READING_WORDS or thing.event & DONE)
    said = said or any(LOCATOR.search(leaf.text[:200]) for leaf in others)
    reading = said or _seen_for_long(thing, amounts) or bool((thing.around | thing.below) & READING_WORDS)
    topic = thing.scene.topic
    reading = reading or bool(topic & BOOK_WORDS and topic & FOLLOWED)  # `/stories/progress`
    if not kinds & BOOK_WORDS:
        return (0.92 if strong else 0.6) if reading else 0.0
    if not reading and not strong:
        return 0.0
    # A request's query pages through a list; its body tells of a page that was read.
    paged = any(thing.own(leaf) & PAGES for leaf in amounts) and not thing.node.path.startswith("query")
    return 0.95 if strong and reading else 0.85 if telling or said else 0.75 if reading or paged else 0.4


def _amounts(thing: _Object, others: Iterable[Node]) -> list[Node]:
    """The fields, and lists of scalars, that tell how far or how long."""
    children = thing.node.children[:64]
    lists = [child for child in children if child.is_array and child.children and not child.children[0].children]
    amounts = [leaf for leaf in (*others, *lists) if _measures(leaf, thing.own(leaf))]
    if thing.below & PAGING:
        amounts = [leaf for leaf in amounts if not thing.own(leaf) & POSITIONS]
    return amounts


def _seen_for_long(thing: _Object, amounts: Iterable[Node]) -> bool:
    """Whether a page was looked at, which is reading where it lasts: `article_view` and a stay, or a stay and a depth."""
    lasting = sum(bool(thing.own(leaf) & LASTING) for leaf in amounts)
    return lasting >= 2 or bool(lasting and thing.event & SEEN)


def _event(node: Node, leaves: Iterable[Node]) -> frozenset[str]:
    """Words of the text, in the object or beside it, that names an event in a work: `{"name": "chapter_finished", "props": …}`."""
    beside = node.parent.children[:16] if node.parent is not None and not node.parent.is_array else ()
    texts = (leaf.text for leaf in (*leaves, *beside) if isinstance(leaf.value, str) and len(leaf.text) <= KINDS_SAID)
    named = (words(text) for text in texts if NAMES_EVENT.fullmatch(text))
    return next((said for said in named if said & WORK_WORDS and said & (DONE | SEEN)), frozenset())


def _shelved(leaf: Node) -> bool:
    """Whether a field puts the work among those read: `shelf=currently-reading`, `status=finished`, `finished_at=…`."""
    if words(leaf.key) & FINISHED:
        return bool(leaf.text)
    said = words(leaf.text) if len(leaf.text) <= KINDS_SAID else frozenset()
    return bool(words(leaf.key) & STATE_KEYS and said & SHELVED)


def _measures(leaf: Node, own: frozenset[str]) -> bool:
    """Whether a field tells how far or how long: no id, and where its name is a weak word, no moment in time."""
    if names_id(leaf.key) and not own & STRONG_AMOUNTS and not own & frozenset(("chapter", "episode")):
        return False
    if own & STRONG_AMOUNTS:
        return True
    if len(leaf.key) == 1:  # `t=30` beside a book's id
        return leaf.key in "tsdp" and leaf.text.isdecimal() and len(leaf.text) <= 5
    moment = isinstance(leaf.value, int) and leaf.value > 100_000_000
    return bool(own & AMOUNTS) and not moment and not leaf.text[:5].count("-") and not isinstance(leaf.value, bool)


def _kinds_said(leaves: Iterable[Node]) -> frozenset[str]:
    """Kinds of works that short texts name: `{"kind": "ebook", "id": …}`."""
    kinds = (leaf for leaf in leaves if words(leaf.key) & KIND_KEYS and isinstance(leaf.value, str))
    said = (words(leaf.text) for leaf in kinds if len(leaf.text) <= KINDS_SAID)
    return frozenset().union(*said) & WORK_WORDS


def _names_work(leaf: Node, top: Node, top_names: bool) -> bool:
    """Whether a field says which work: `book_id`, `title` in a book, but not `page_count` or `reading_time`."""
    own = words(leaf.key)
    if leaf.parent is not top:
        return bool(words(leaf.parent.key if leaf.parent else "") & WORK_WORDS and own & NAMES_WORK)
    if own & WORK_WORDS:
        measures = own & (AMOUNTS - WORK_WORDS) and not own & NAMES_WORK
        return not measures and not isinstance(leaf.value, bool | float)
    return top_names and bool(own & NAMES_WORK)


def _terse(scene: Scene, node: Node) -> tuple[float, Value] | None:
    """A reader's heartbeat under keys of a letter or two, or numbered ones: what it is, the path says."""
    path = words(scene.message.path)
    leaves = [child for child in node.children[:32] if not child.children and child.text]
    short = [leaf for leaf in leaves if len(leaf.key) <= 2]
    if turned := _page_turned(leaves, short):
        return turned
    if not path & READER_PATHS or not path & HEARTBEATS or path & OTHER_MEDIA:
        return _known_letters(short)
    if path & BOOK_WORDS and (beat := _book_and_chapter(leaves)):
        return beat
    numbers = [leaf for leaf in short if isinstance(leaf.value, int) or leaf.text.isdecimal()]
    works = [leaf for leaf in short if isinstance(leaf.value, str) and 2 <= len(leaf.text) <= 64]
    least = 3 if path & {"progress", "readtime"} else 4
    if len(short) < least or len(numbers) < 2 or not works:
        return None
    work = max(works, key=lambda leaf: (leaf.key in ("b", "bk", "bid", "book"), "-" not in leaf.text))
    return 0.85, _book(work)


def _book_and_chapter(leaves: list[Node]) -> tuple[float, Value] | None:
    """A heartbeat that names a book and a chapter in a few letters, and a number beside them: `nid=5521&cid=88123&t=45`."""
    by_key = {leaf.key.lower(): leaf for leaf in leaves}
    book = next((by_key[key] for key in (*BOOK_LETTERS, "nid", "wid") if key in by_key), None)
    chapter = any(key in by_key for key in CHAPTER_LETTERS)
    lasting = any(by_key[key].text.isdecimal() for key in TIME_LETTERS + FAR_LETTERS if key in by_key)
    return (0.75, _book(book)) if book is not None and chapter and lasting else None


def _page_turned(leaves: list[Node], short: list[Node]) -> tuple[float, Value] | None:
    """An event that can only be of reading, with a book's letters and a number: `{"ev": "page_turn", "bk": "b77", "pg": 41}`."""
    if not any(words(leaf.text) & TURNS for leaf in leaves if len(leaf.text) <= KINDS_SAID):
        return None
    book = next((leaf for leaf in short if leaf.key.lower() in BOOK_LETTERS), None)
    if book is None or not any(leaf.text.isdecimal() for leaf in leaves if leaf is not book):
        return None
    return 0.85, Value("book", book.text, book.path, book.layers)


def _known_letters(short: list[Node]) -> tuple[float, Value] | None:
    """The letters that readers are known to use, together: a book's id, a chapter, an offset or per cent, seconds read."""
    by_key = {leaf.key.lower(): leaf for leaf in short}
    book = next((by_key[key] for key in BOOK_LETTERS if key in by_key), None)
    if book is None or not isinstance(book.value, str) or len(book.text) < 4:
        return None
    groups = (CHAPTER_LETTERS, FAR_LETTERS, TIME_LETTERS)
    held = [[key for key in group if key in by_key and _is_number(by_key[key], key)] for group in groups]
    telling = sum(len(key) == 2 for keys in held for key in keys)
    if not all(held) or telling < 2:
        return None
    return 0.6, Value("book", book.text, book.path, book.layers)


def _is_number(leaf: Node, key: str) -> bool:
    return isinstance(leaf.value, int | float) or leaf.text.replace(".", "", 1).isdecimal() or key in CHAPTER_LETTERS


def _keyed(scene: Scene, node: Node) -> tuple[float, Value] | None:
    """An entry of a map by works: `{"books": {"b12": {"pos": {"spine": 12, "off": 390}}}}`."""
    above = node.parent
    if above is None or above.is_array or not words(above.key) & (BOOK_WORDS - VAGUE_WORKS) or not _is_id(node.key):
        return None
    thing = _Object(scene, node, list(_fields(node)), _NONE, _NONE)
    far = [leaf for leaf in thing.leaves if _measures(leaf, thing.own(leaf))]
    if not far or (context(node) | scene.topic) & OTHER_MEDIA or scene.topic & OTHER_TOPICS:
        return None
    followed = scene.topic & (READING_WORDS | FOLLOWED | {"sync", "state"})
    telling = any(thing.own(leaf) & (STRONG_AMOUNTS - POSITIONS) for leaf in far)
    return 0.85 if telling and followed else 0.6 if telling or followed else 0.4, Value("book", node.key, node.path)


def _in_viewer(scene: Scene, node: Node) -> tuple[float, Value] | None:
    """A page reached in what a viewer shows, whatever its id is called: `POST /viewer/progress product_id=8812&page=14`."""
    if not scene.topic & VIEWERS or _only_asks(scene) or scene.topic & (OTHER_MEDIA | OTHER_TOPICS):
        return None
    leaves = [leaf for leaf in node.children[:32] if not leaf.children and leaf.text]
    reached = any(words(leaf.key) & (PAGES | READ_TO | {"lastpage"}) and leaf.text.isdecimal() for leaf in leaves)
    shown = [leaf for leaf in leaves if names_id(leaf.key) and not words(leaf.key) & (OTHERS_IDS - {"product"})]
    named = next((leaf for leaf in shown if words(leaf.key) & (WORK_WORDS | {"episode"})), shown[0] if shown else None)
    return (0.75, _book(named)) if reached and named is not None else None


def _located(scene: Scene, node: Node) -> tuple[float, Value] | None:
    """A place in an e-book, in a notation that nothing else has; beside it, or over it, the book."""
    place = next((leaf for leaf in node.children[:64] if leaf.text.startswith("epubcfi(")), None)
    if place is None:
        return None
    work = next((leaf for leaf in node.children[:64] if names_id(leaf.key) and not words(leaf.key) & OTHERS_IDS), None)
    over = node if any(map(str.isdigit, node.key)) and not node.key.isdecimal() else place
    return 0.75, _book(work) if work is not None else Value(
        "book", over.key if over is node else place.text[:512], over.path
    )


def _on_shelf(scene: Scene, node: Node) -> tuple[float, Value] | None:
    """An entry of a list of the user's own books."""
    if node.parent is None or not node.parent.is_array:
        return None
    own, around = context(node), context(node) | scene.topic
    below: frozenset[str] = frozenset().union(*(words(child.key) for child in node.children[:32]))
    marked = own & MARKS and below & frozenset(("title", "book", "author", "text", "chapter"))
    mine = around & SHELF_WORDS or (own & BOOK_WORDS and own & READ_STATES) or marked
    if not mine or (own | below) & OTHER_MEDIA or scene.topic & OTHER_TOPICS:
        return None
    named = [leaf for leaf in node.children[:32] if leaf.text and words(leaf.key) & (NAMES_WORK | WORK_WORDS)]
    work = max(named, key=lambda leaf: bool(words(leaf.key) & (BOOK_WORDS | {"title"})), default=None)
    if work is None:
        return None
    sure = bool(below & (AMOUNTS | READING_WORDS)) or bool((around | below) & BOOK_WORDS)
    if (not sure and not below & frozenset(("title", "author"))) or below & frozenset(("url", "version")):
        return 0.4, _book(work)  # a library of code, a shelf in a store
    return (0.85 if sure else 0.5), _book(work)


def _read_ids(scene: Scene, listed: Node) -> list[tuple[float, Value]]:
    """The works of a list of ids that its key says were read: `books_finished`, `readBooks`."""
    own = words(listed.key)
    read = own & READ_STATES or words(scene.message.path) & (SHELF_WORDS - {"library"})
    if not (own & BOOK_WORDS and read) or (context(listed) | scene.topic) & OTHER_MEDIA:
        return []
    ids = (leaf for leaf in listed.children[:1000] if not leaf.children and 2 <= len(leaf.text) <= 64)
    return [(0.85, _book(leaf)) for leaf in ids]


def _friends_reading(scene: Scene) -> Iterable[Finding]:
    """People in an answer with their reading times or books: other readers' activity is shown to this user."""
    readers: dict[str, Value] = {}
    for node in scene.nodes:
        if not node.is_array or not node.children:
            continue
        around = context(node) | scene.topic
        if not around & FRIEND_WORDS or around & OTHER_MEDIA:
            continue
        for entry in node.children:
            time = next((leaf for leaf in entry.leaves() if _tells_reading(leaf, around | context(leaf))), None)
            time = time or _act_of_reading(entry)
            if time is not None:
                readers.setdefault(time.path, _book(time))
    if readers:
        yield Finding("reading_activity", "reading_activity", len(readers), 0.92, tuple(readers.values()))


def _act_of_reading(entry: Node) -> Node | None:
    """What says that somebody reads, in an entry that names the book: `{"action": "finished reading", "book": {...}}`."""
    leaves = list(entry.leaves())[:64]
    if not any(context(leaf) & BOOK_WORDS for leaf in leaves):
        return None
    acts = (leaf for leaf in leaves if words(leaf.key) & ACTS and len(leaf.text) <= KINDS_SAID)
    return next((leaf for leaf in acts if words(leaf.text) & (READING_WORDS | READ_STATES)), None)


def _tells_reading(leaf: Node, around: frozenset[str]) -> bool:
    keys = words(leaf.key)
    if keys & frozenset(
        "readingtime readtime readduration readbook recentbook finishreadbook readminute readpage currentlyreading".split()
    ):
        return True
    if keys & frozenset(("reading", "read", "阅读", "읽은", "読んだ")):
        return bool(keys & (AMOUNTS | WORK_WORDS))
    reading = bool(around & frozenset(("reading", "read", "reader", "shelf", "阅读", "读书")))
    return reading and bool(keys & (STRONG_AMOUNTS | BOOK_WORDS | frozenset(("minute", "second", "duration", "time"))))


ReadingActivity.examples = (
    Example("progress of a book", upload('{"bookId":"22806910","chapterUid":12,"progress":43,"readTime":620}'), 1),
    Example(
        "a heartbeat with one-letter keys",
        upload(
            '{"b":"ce032b305a9bc1ce0b0dd2a","c":"70e32fb021170efdf2eca12","ci":12,"co":390,"pr":43,"rt":30}',
            path="/web/book/read",
        ),
        1,
    ),
    Example(
        "a sync",
        upload(
            '{"document":"0b229176d4e8db7f6d2b5a4952368d7a","progress":"/body/p[12]","percentage":0.42}',
            path="/syncs/progress",
        ),
        1,
    ),
    Example(
        "an article read",
        upload('{"events":[{"event":"read","article_id":"a91","dwell_ms":41000,"scroll_depth":80}]}'),
        1,
    ),
    Example("pages turned", upload('{"events":[{"t":"page_turn","bid":"33401","ch":5,"off":210,"ms":12033}]}'), 1),
    Example(
        "a passage marked", upload('{"asin":"B00ABC1234","type":"highlight","start":12,"text":"It was the best"}'), 1
    ),
    Example(
        "a book looked at in a shop", upload('{"asin":"B00ABC1234","type":"click","start":12,"text":"Best seller"}'), 0
    ),
    Example(
        "an event that says so",
        upload('{"name":"chapter_finished","props":{"story_id":"s88","chapter_no":12,"seconds":410}}'),
        1,
    ),
    Example("an article looked at for a while", upload('{"n":"article_view","nid":"n-771","stay":33,"depth":0.6}'), 1),
    Example("a page turned", upload('{"ev":"page_turn","bk":"b77","pg":41}'), 1),
    Example("a story of a sprint", upload('{"story_id":"PRJ-8","story_points":5,"progress":30}'), 0),
    Example("a shelf in a store", upload('{"shelf":[{"id":"A1","items":3},{"id":"A2","items":9}]}'), 0),
    Example("a book seen in a list", upload('{"event":"book_viewed","book_id":"b1","position":3}'), 0),
    Example("books read, by their ids", upload('{"reading_minutes":32,"books_finished":["b1","b2"]}'), 2),
    Example("books of a shop, by their ids", upload('{"books":["b1","b2"],"finished":true}'), 0),
    Example("two books in a batch", upload('{"events":[{"book_id":"b1","page":4},{"book_id":"b2","page":9}]}'), 2),
    Example(
        "friends' reading times in an answer",
        download('{"ranking":[{"user":{"userVid":901,"name":"王伟"},"readingTime":3600}]}', path="/friend/ranking"),
        1,
    ),
    Example(
        "any letters, where the path says it is a reader's heartbeat",
        upload('{"q":"bk83799336","v":12,"k":390,"u":30}', path="/reader/heartbeat"),
        1,
    ),
    Example("a page of reviews", upload(b"", path="/book/reviews?book_id=b1&page=2&limit=20"), 0),
    Example("a chapter bought", upload('{"book_id":"b1","chapter_id":"c1","coins":12,"time":1606300000001}'), 0),
    Example("video progress", upload('{"video_id":"v1","progress":43,"duration":620}'), 0),
    Example("a catalogue of books", download('{"books":[{"bookId":"1","title":"A","percent":10}]}'), 0),
    Example("a book bought", upload('{"product_id":"b1","title":"A book","price":12,"count":1}'), 0),
    Example("a download's progress", upload('{"file_id":"f1","progress":43,"download":true}'), 0),
)

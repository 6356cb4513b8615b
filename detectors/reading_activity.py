"""Reading activity: which book, chapter or article a person reads, how far and how long."""

import re
from collections.abc import Iterable
from itertools import islice

from detectors.detector import Detector, Example, Scene, download, upload
from detectors.friend_entries import names_friends
from detectors.friend_words import CHANGED, FRIEND_WORDS, FRIENDS_IN_PIECES, REMARKS
from detectors.message import Finding, Node, Value
from detectors.reading_altogether import told_altogether
from detectors.reading_answers import friends_reading
from detectors.reading_fields import (
    as_book,
    is_id,
    located,
    measures_reading,
    near_fields,
    only_asks,
    own_words,
    work_id,
)
from detectors.reading_letters import heartbeat
from detectors.reading_messages import marked_read, named_by_path, read_by_call, read_by_name, stated
from detectors.reading_object import work_described
from detectors.reading_words import (
    AMOUNTS,
    BOOK_WORDS,
    FOLLOWED,
    KINDS_SAID,
    MARKS,
    NAMES_WORK,
    OTHER_MEDIA,
    OTHER_TOPICS,
    OTHERS,
    OTHERS_IDS,
    PAGES,
    PLAIN_BOOKS,
    PLAIN_SHELVES,
    READ_LISTS,
    READ_SO_FAR,
    READ_STATES,
    READ_TO,
    READING_WORDS,
    SCRIPTURE,
    SHELF_WORDS,
    TELLING_AMOUNTS,
    VIEWERS,
    WORK_WORDS,
)
from detectors.words import context, names_id, words

_SAVED = frozenset("saved bookmarked starred favorite favourite liked".split())
_OF_READING = AMOUNTS | READING_WORDS
_NAMES = NAMES_WORK | WORK_WORDS
_KEPT = frozenset("article book novel comic manga news ebook".split())
_KEYED = PLAIN_BOOKS | {"reading", "readings"}
_READABLE = frozenset("book ebook article chapter novel comic".split())
_PROGRESS, _ID = frozenset(("readprogress", "readingprogress")), 3  # characters of an id
_QUOTED = frozenset(("title", "text"))
_FRAGMENT = re.compile(r"/\d+(?:[/!\[]|\Z)")
# In USFM's names of books, and as it is printed: JHN.3.16, Jn 3:16.
_PASSAGE = re.compile(
    r"[1-4A-Z][A-Z]{2}\.\d{1,3}(?:\.\d{1,3})?|(?:[1-4] ?)?[A-Z][a-z]{1,14}\.? \d{1,3}:\d{1,3}(?:-\d{1,3})?"
)


class ReadingActivity(Detector):
    """An object that names a work and, beside it or one level below, how far or how long it was read."""

    category = "reading_activity"
    rank = 30
    answer_hints = FRIEND_WORDS | FRIENDS_IN_PIECES | REMARKS  # of answers only friends' reading is told
    summary = (
        "An object with a book, chapter or article and a reading position, time or mark beside it, named or under the "
        "short keys of a reader's heartbeat; in answers only where it tells of other people's reading."
    )

    def heeds(self, said: str) -> bool:
        """Whether it has a word for friends."""
        return names_friends(said)

    def detect(self, scene: Scene) -> Iterable[Finding]:
        """One finding a message; subjects are the distinct works (readers, for a friends' ranking)."""
        if scene.message.direction == "download":
            yield from friends_reading(scene)
            return
        works: dict[str, tuple[float, Value]] = {}
        for node in filter(scene.free, scene.nodes):
            for score, value in _works(scene, node):
                if score > works.get(value.text, (0.0,))[0]:
                    works[value.text] = (score, value)
        if all(score < 0.5 for score, _ in works.values()):
            told = next(
                (
                    found
                    for look in (named_by_path, read_by_call, marked_read, stated, told_altogether, read_by_name)
                    if (found := look(scene))
                ),
                [],
            )
            works |= {value.text: (score, value) for score, value in told}
        if works:
            best = max(score for score, _ in works.values())
            values = tuple(value for score, value in works.values() if score >= min(best, 0.5))
            yield Finding(self.category, self.name, len(values), best, values)


def _works(scene: Scene, node: Node) -> list[tuple[float, Value]]:
    """The works that a container tells of: the ids of a list, or the one of an object in the surest reading of it."""
    if not node.children or node.parent is None:
        return []
    if node.is_array:
        return _read_ids(scene, node) or _passages(scene, node)
    tries = [
        found
        for look in (work_described, heartbeat, _on_shelf, _keyed, _located, _in_viewer, _statement)
        if (found := look(scene, node))
    ]
    return [max(tries, key=lambda pair: pair[0])] if tries else []


def _keyed(scene: Scene, node: Node) -> tuple[float, Value] | None:
    """An entry of a map by works: `{"books": {"b12": {"pos": {"spine": 12, "off": 390}}}}`."""
    above = node.parent
    if above is None or above.is_array or not is_id(node.key):
        return None
    if not words(above.key) & _KEYED:
        # `POST /read_progress {"p": {"812": {"c": 12, "o": 331}}}`
        terse = (
            scene.topic & _PROGRESS and len(node.key) >= _ID and any(leaf.text.isdecimal() for leaf in node.children)
        )
        return (0.6, Value("book", node.key, node.path)) if terse else None
    fields = ((leaf, own_words(leaf, node)) for leaf in near_fields(node))
    far = [own for leaf, own in fields if measures_reading(leaf, own)]
    topic = scene.topic_at(node)
    if not far or (context(node) | topic) & OTHER_MEDIA or topic & OTHER_TOPICS:
        return None
    followed = (topic | words(above.key)) & (READING_WORDS | FOLLOWED | {"sync", "state"})
    telling = any(own & TELLING_AMOUNTS for own in far)
    return 0.85 if telling and followed else 0.6 if telling or followed else 0.4, Value("book", node.key, node.path)


def _statement(scene: Scene, node: Node) -> tuple[float, Value] | None:
    """A statement (xAPI) that says by the addresses of a verb and of a kind that a book or an article was read."""
    parts = {child.key.lower(): child for child in node.children[:16]}
    if "verb" not in parts or "object" not in parts:
        return None
    verb, thing = (list(islice(parts[key].leaves(), 16)) for key in ("verb", "object"))
    if not any(_last_of(leaf) == "read" for leaf in verb) or not any(_last_of(leaf) in _READABLE for leaf in thing):
        return None
    named = next((leaf for leaf in thing if names_id(leaf.key)), None)
    return (0.75, as_book(named)) if named is not None else None


def _last_of(leaf: Node) -> str:
    """The last segment of an address; empty for any other text."""
    return leaf.text.rstrip("/").rpartition("/")[2].lower() if leaf.text.startswith("http") else ""


def _in_viewer(scene: Scene, node: Node) -> tuple[float, Value] | None:
    """A page reached in what a viewer shows, whatever its id is called: `POST /viewer/progress product_id=8812&page=14`."""
    topic = scene.topic_at(node)
    if not topic & VIEWERS or only_asks(scene) or topic & OTHERS:
        return None
    leaves = [leaf for leaf in node.children[:32] if not leaf.children and leaf.text]
    if any(words(leaf.key) & (OTHER_MEDIA - {"product"}) for leaf in leaves):
        return None
    reached = any(words(leaf.key) & (PAGES | READ_TO | {"lastpage"}) and leaf.text.isdecimal() for leaf in leaves)
    shown = [
        leaf for leaf in leaves if names_id(leaf.key) or words(leaf.key) & {"doc", "document", "book", "sha", "md5"}
    ]
    shown = [leaf for leaf in shown if not words(leaf.key) & (OTHERS_IDS - {"product"})]
    named = next((leaf for leaf in shown if words(leaf.key) & (WORK_WORDS | {"episode"})), shown[0] if shown else None)
    return (0.75, as_book(named)) if reached and named is not None else None


def _located(scene: Scene, node: Node) -> tuple[float, Value] | None:
    """A place in an e-book, in a notation that nothing else has; beside it, or over it, the book."""
    place = next(filter(_is_locator, node.children[:64]), None)
    sung = any(words(child.key) & OTHER_MEDIA for child in node.children[:64])
    if place is None and (context(node) | scene.topic_at(node)) & SCRIPTURE and not (sung or only_asks(scene)):
        place = next((leaf for leaf in node.children[:64] if _PASSAGE.fullmatch(leaf.text)), None)
    if place is None:
        return None
    work = work_id(node.children[:64])
    if work is None and is_id(node.key) and not (node.parent and node.parent.is_array):
        return 0.75, Value("book", node.key, node.path)
    return 0.75, as_book(work or located(node.children[:64]) or place)


def _is_locator(field: Node) -> bool:
    """Whether a field holds a fragment of an e-book, or how far in one as the Readium project's locators do it:
    `"locations": {"totalProgression": 0.3}`."""
    if field.text.startswith("epubcfi(") or (field.key.lower() == "cfi" and _FRAGMENT.match(field.text)):
        return True
    return field.key == "locations" and any(words(leaf.key) & {"progression"} for leaf in field.children[:16])


def _passages(scene: Scene, listed: Node) -> list[tuple[float, Value]]:
    """Passages of scripture that are listed: `"usfm": ["JHN.3.16"]`."""
    if not context(listed) & SCRIPTURE or only_asks(scene):
        return []
    return [(0.75, as_book(leaf)) for leaf in listed.children[:1000] if _PASSAGE.fullmatch(leaf.text)]


def _on_shelf(scene: Scene, node: Node) -> tuple[float, Value] | None:
    """An entry of a list of the user's own books."""
    if node.parent is None or not node.parent.is_array:
        return None
    own, topic = context(node), scene.topic_at(node)
    around = own | topic
    below: frozenset[str] = frozenset().union(*(words(child.key) for child in node.children[:32]))
    quoted = topic & MARKS and below >= _QUOTED
    marked = quoted or (own & MARKS and below & frozenset(("title", "book", "author", "text", "chapter")))
    mine = around & SHELF_WORDS or (own & BOOK_WORDS and own & READ_STATES) or marked
    if not mine or (own | below) & OTHER_MEDIA or topic & OTHER_TOPICS:
        return None
    naming = _NAMES | {"vol"} if marked else _NAMES
    named = [
        leaf
        for leaf in node.children[:32]
        if leaf.text and words(leaf.key) & naming and not words(leaf.key) & OTHERS_IDS
    ]
    work = max(named, key=lambda leaf: bool(words(leaf.key) & (BOOK_WORDS | {"title"})), default=None)
    if work is None:
        return None
    sure = bool(below & _OF_READING or (around | below) & BOOK_WORDS or own & READ_LISTS)
    if (not sure and not below & frozenset(("title", "author"))) or below & frozenset(("url", "version")):
        return 0.4, as_book(work)  # a library of code, a shelf in a store
    return (0.85 if sure else 0.5), as_book(work)


def _measures_each(beside: Node, listed: Node) -> bool:
    """Whether a list holds how far each of another list's works was read."""
    alike = beside.is_array and len(beside.children) == len(listed.children)
    return alike and bool(words(beside.key) & TELLING_AMOUNTS)


def _put_on_shelf(listed: Node) -> bool:
    """Whether ids are put on a shelf whose name is of reading: `{"name": "Want to read", "add": [...]}`."""
    if not (words(listed.key) & CHANGED and context(listed) & PLAIN_SHELVES):
        return False
    return any(words(place.text[:KINDS_SAID]) & READING_WORDS for place in listed.siblings())


def _read_ids(scene: Scene, listed: Node) -> list[tuple[float, Value]]:
    """The works of a list of ids that its key says were read: `books_finished`, `readBooks`."""
    own = words(listed.key)
    read = bool(own & READ_STATES or scene.path_words & PLAIN_SHELVES)
    read = read or any(words(place.key) & READ_SO_FAR or _measures_each(place, listed) for place in listed.siblings())
    if (
        not ((own & BOOK_WORDS and read) or own & READ_LISTS or (own & _SAVED and own & _KEPT) or _put_on_shelf(listed))
        or (context(listed) | scene.topic_at(listed)) & OTHER_MEDIA
    ):
        return []
    ids = (leaf for leaf in listed.children[:1000] if not leaf.children and 2 <= len(leaf.text) <= 64)
    return [(0.85, as_book(leaf)) for leaf in ids]


ReadingActivity.examples = (
    Example("a book that a field by its name says was read", upload('{"ver":"2.1","lastReadBook":"Momo"}'), 1),
    Example("the last message that was read", upload('{"chat":"c881","lastReadMessageId":"m8812"}'), 0),
    Example("what is being read, in an object", upload('{"nick":"fox","nowReading":{"id":"b7","title":"Momo"}}'), 1),
    Example("a chapter that is fetched", upload(path="/novel/chapter/detail?novel=1&chapter=33", method="GET"), 0),
    Example("a chapter that is told", upload(path="/novel/progress?novel=1&chapter=33", method="GET"), 1),
    Example("an article by the path", upload('{"timeSpent":44,"scrollDepth":60}', path="/articles/881/track"), 1),
    Example("a page of wares by the path", upload('{"timeSpent":44,"scrollDepth":60}', path="/items/881/track"), 0),
    Example("how full a volume is", upload('{"VolumeUsageInBytes":200,"PercentOfGraph":4}'), 0),
    Example("how many books were read", upload('{"nick":"fox","readBooks":12}'), 0),
    Example("what an app's texts call it", upload('{"strings":{"readingBook":"You are reading"}}'), 0),
    Example("a page reached, by the path", upload('{"page":33}', path="/books/77/current_page"), 1),
    Example("a page of results, by the path", upload('{"page":33}', path="/orders/77/current_page"), 0),
    Example("a beat of a record of reading", upload('{"xhtmlIndex":3}', path="/reading-records/81/heartbeat"), 1),
    Example("a beat of a player", upload('{"segmentIndex":3}', path="/playback-records/81/heartbeat"), 0),
    Example(
        "an article that an event read", upload('{"event":"item_read","properties":{"path":"/articles/foxes"}}'), 1
    ),
    Example("a file that an event read", upload('{"event":"item_read","properties":{"path":"/files/foxes"}}'), 0),
    Example(
        "a book that was lent", upload('{"title":"Foxes","isbn":"9780441172719","action":"borrow"}', path="/borrow"), 1
    ),
    Example(
        "a tool that was lent", upload('{"title":"Drill","ean":"4006381333931","action":"borrow"}', path="/borrow"), 0
    ),
    Example("a post that was read", upload('{"act":"read","obj":"post","id":"p81","title":"Foxes"}', path="/stat"), 1),
    Example("a post that was liked", upload('{"act":"like","obj":"post","id":"p81","title":"Foxes"}', path="/stat"), 0),
    Example("an article looked at in a list", upload('{"articleId":"n81","dwellMs":9000}', path="/news/impression"), 1),
    Example("a creative looked at in a list", upload('{"creativeId":"n81","dwellMs":9000}', path="/ads/impression"), 0),
    Example("a paper by its number", upload('{"doi":"10.1000/xyz123","section":"Methods"}', path="/paper/view"), 1),
    Example("put on a shelf by the call", upload("{}", path="/me/shelves/3/addVolume?volumeId=zyTCAlFPjgYC"), 1),
    Example("pages of an episode", upload('{"episode_id":"e881","current_page":12}', path="/reading/progress"), 1),
    Example(
        "read, as Fever's interface has it",
        upload("mark=item&as=read&id=881", content_type="application/x-www-form-urlencoded"),
        1,
    ),
    Example("items of news by the path", upload('{"itemIds":["881","882"]}', path="/news/items/read"), 2),
    Example("notifications by the path", upload('{"itemIds":["881","882"]}', path="/notifications/items/read"), 0),
    Example("a reader's book and its status", upload('{"bookId":"b881","statusId":3}', path="/user_books"), 1),
    Example("a copy's status", upload('{"bookId":"b881","statusId":3}', path="/stock/copies"), 0),
    Example("an audiobook played", upload('{"mediaType":"book","libraryItemId":"b881","currentTime":441}'), 1),
    Example("a podcast played", upload('{"mediaType":"podcast","libraryItemId":"b881","currentTime":441}'), 0),
    Example(
        "an event of reading, with a page's slug",
        upload('{"type":"reading_complete","slug":"foxes","data":{"readingTime":240}}'),
        1,
    ),
    Example(
        "an event of an order, with a slug",
        upload('{"type":"order_complete","slug":"foxes","data":{"loadTime":240}}'),
        0,
    ),
    Example("a work that the path marks", upload(b"", path="/works/881/mark_as_read"), 1),
    Example("a conversation that the path marks", upload(b"", path="/conversations/881/mark_as_read"), 0),
    Example(
        "a state of reading that the path names", upload('{"pageNumber":12}', path="/users/u1/readStatuses/b881"), 1
    ),
    Example(
        "a state of watching that the path names", upload('{"pageNumber":12}', path="/users/u1/watchStatuses/b881"), 0
    ),
    Example("articles that were kept", upload('{"saved_articles":["8123","8124"]}'), 2),
    Example("wares that were kept", upload('{"saved_products":["8123","8124"]}'), 0),
    Example("a panel of a comic", upload('{"title_id":812,"ep_id":44,"last_cut":33}'), 1),
    Example("a minute of a film", upload('{"title_id":812,"ep_id":44,"last_min":33}'), 0),
    Example("what was read aloud at home", upload('{"minutes":20,"title":"Foxes"}', path="/reading/log"), 1),
    Example("what was cooked at home", upload('{"minutes":20,"title":"Foxes"}', path="/cooking/log"), 0),
    Example("an article that was left", upload('{"name":"article_exit","params":{"aid":"a12","scroll_pct":82}}'), 1),
    Example("a shop that was left", upload('{"name":"shop_exit","params":{"aid":"a12","scroll_pct":82}}'), 0),
    Example(
        "an article as a page counts it", upload(b"", path="/collect?ec=article&ea=read&el=%2Fpolitics%2Ffoxes"), 1
    ),
    Example("a button as a page counts it", upload(b"", path="/collect?ec=article&ea=share&el=%2Fpolitics%2Ffoxes"), 0),
    Example("a book of a list of those finished", upload('{"bookId":"b1","stars":3}', path="/books/finished"), 1),
    Example("help that was read", upload('{"article_id":"a1","time_spent":33}', path="/help/article"), 0),
    Example("a day of a plan", upload('{"passages":[{"book":"John","chapter":3}]}', path="/bible/plan/complete"), 1),
    Example("a day of training", upload('{"passages":[{"name":"John","sets":3}]}', path="/fitness/plan/complete"), 0),
    Example("a chapter of a game", upload('{"event":"chapter_complete","chapter":3,"duration":331,"deaths":2}'), 0),
    Example("a book by its number", upload('{"content_id":"9780441172719","from":12,"pages":3}'), 1),
    Example("a ware by its number", upload('{"barcode":"9780441172719","from":12,"pages":3}'), 0),
    Example(
        "a statement that an article was read",
        upload(
            '{"verb":{"id":"https://w3id.org/xapi/verbs/read"},"actor":{"name":"A","mbox":"mailto:a@x.example"},"object":{"id":"https://n.example/a/81","definition":{"type":"https://w3id.org/types/article"}}}'
        ),
        1,
    ),
    Example(
        "a statement that a video was watched",
        upload(
            '{"verb":{"id":"https://w3id.org/xapi/verbs/watched"},"actor":{"name":"A","mbox":"mailto:a@x.example"},"object":{"id":"https://n.example/a/81","definition":{"type":"https://w3id.org/types/video"}}}'
        ),
        0,
    ),
    Example("an issue of a magazine", upload('{"seconds":33}', path="/magazine/issue/881/progress"), 1),
    Example("copies of an issue", upload('{"copies":3}', path="/magazine/issue/881/order"), 0),
    Example("added to a shelf", upload('{"bid":"881"}', path="/bookshelf/add"), 1),
    Example("added to a cart", upload('{"bid":"881"}', path="/cart/add"), 0),
    Example("nothing that was read", upload(b"", path="/feeds/read"), 0),
    Example(
        "a book by its title in the path", upload('{"percent":44}', path="/novels/the-song-of-achilles/progress"), 1
    ),
    Example("a song by its title in the path", upload('{"percent":44}', path="/songs/the-book-of-love/progress"), 0),
    Example("a page of a programme", upload('{"episode_id":"e881","current_page":12}', path="/watching/progress"), 0),
    Example("a verse that is marked", upload('{"verseId":"gen-3-12","color":"yellow"}', path="/highlights"), 1),
    Example("a verse of a song", upload('{"verse":3,"bookmark":true}', path="/songs/12/annotations"), 0),
    Example("a story of a sprint", upload('{"story":"s12","finished_at":"2026-01-09"}', path="/sprint/12"), 0),
    Example(
        "friends at a book that the path names",
        download('{"friends":[{"id":"u1","name":"foxy","status":"reading"}]}', path="/books/881/friends"),
        1,
    ),
    Example("as an event says", upload('{"e":"reader.close","p":{"title_id":"t881","section":4,"pct":44}}'), 1),
    Example("a reader of cards", upload('{"e":"card_reader.progress","p":{"reader_id":"r881","pct":40}}'), 0),
    Example(
        "an article by its path", upload('{"e":"scroll","p":{"path":"/news/politics/881","depth":80,"secs":33}}'), 1
    ),
    Example("another page by its path", upload('{"e":"scroll","p":{"path":"/pricing","depth":80,"secs":33}}'), 0),
    Example("a book, a chapter and a while", upload('{"n":"rd_end","p":{"book":"b881","chap":12,"dur":61}}'), 1),
    Example(
        "variables of an operation",
        upload(
            ' {"query":"mutation M($b:ID!,$p:Float!){setProgress(book:$b,percent:$p){id}}","variables":{"b":"b881","p":0.31}}'
        ),
        1,
    ),
    Example(
        "how far, as in a locator",
        upload(
            '{"locator":{"href":"c12.xhtml","locations":{"position":44,"totalProgression":0.31}}}',
            path="/opds/progression",
        ),
        1,
    ),
    Example(
        "a chapter and a place in it",
        upload("bid=88121&chapter=12&pos=3312", content_type="application/x-www-form-urlencoded"),
        1,
    ),
    Example(
        "what is printed in a chapter",
        upload(path="/content?bid=88121&chapter=12&pos=3312", method="GET"),
        0,
    ),
    Example(
        "a ranking of those whom one follows",
        download(
            '{"board":[{"user":{"id":"1","name":"Ann Lee"},"minutesRead":33}],"scope":"following"}',
            path="/reading/weekly",
        ),
        1,
    ),
    Example("works and how far in each", upload('{"book_ids":["b81","b82"],"progress":[0.44,0.1]}'), 2),
    Example("put on a shelf by its name", upload('{"shelf":{"name":"Want to read","add":["b881","b882"]}}'), 2),
    Example("put on a shelf of tools", upload('{"shelf":{"name":"Drills","add":["b881","b882"]}}'), 0),
    Example("a session of reading", upload('{"session":{"kind":"reading","item":"b881","pages":12}}'), 1),
    Example(
        "a passage in a volume",
        upload('{"highlights":[{"vol":"b881","text":"Fear is the mind-killer","loc":4412}]}'),
        1,
    ),
    Example("by the name of the call", upload('{"chapterId":4412}', path="/users/u1/read-chapter"), 1),
    Example("a place by the path", upload('{"position":0.44}', path="/parts/881/reading_position"), 1),
    Example("a passage of scripture", upload('{"ref":"JHN.3.16","ts":1764129600}', path="/bible/history"), 1),
    Example("a chapter of a film", upload('{"vid":"81","chapter":3,"pos":441}', path="/player/heartbeat"), 0),
    Example(
        "a ranking of friends that was asked for",
        download(
            '{"rows":[{"user":{"id":7,"name":"Otto"},"minutes_read":99}]}', path="/reading/leaderboard?scope=friends"
        ),
        1,
    ),
    Example("put on a shelf", upload('{"shelf_id":3,"book_id":"b881"}'), 1),
    Example("a shelf in a store", upload('{"shelf":"A-12","isbn":"9780441172719"}', path="/inventory/scan"), 0),
    Example(
        "an article by its address",
        upload('{"url":"https://n.example/article/x?ref=home","event":"article_read","dwell_ms":33000}'),
        1,
    ),
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
        "a page of a book that the path names",
        upload('{"page":12,"completed":false}', path="/books/0D4X7/read-progress"),
        1,
    ),
    Example("a place in an e-book", upload('{"epub:978031676":{"cfi":"epubcfi(/6/4!/4/2)"}}'), 1),
    Example("under the path in a tree", upload('{"users/u1/reading/b881/page":44,"users/u1/reading/b881/at":3}'), 1),
    Example("books in a map", upload('{"books":{"b-88":{"pos":{"spine":12,"off":390}}}}', path="/sync"), 1),
    Example(
        "entries marked as read, behind much else",
        upload(f'{{"sent":{[0] * 200},"ops":[{{"action":"MARK_READ","entryIds":["e1","e2"]}}]}}', path="/feeds/batch"),
        2,
    ),
    Example(
        "entries marked as read",
        upload('{"action":"markAsRead","type":"entries","entryIds":["Xne8:c034","TSxG:22c3"]}'),
        2,
    ),
    Example("messages marked as read", upload('{"message_ids":["m1","m2"]}', path="/chat/mark_as_read"), 0),
    Example("a page in a viewer", upload('{"product_id":8812,"page":14}', path="/viewer/progress"), 1),
    Example("books in stock", upload('{"books":{"b-12":{"qty":3,"loc":"A4"}}}', path="/stock"), 0),
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
    Example("a comic of a series", upload('{"comic":{"series":"s881","issue":12},"page":7}', path="/comics/seen"), 1),
    Example(
        "pages to be read at school",
        upload('{"assignment":{"pages":"12-14"},"book":"Grammar 5"}', path="/assignments"),
        0,
    ),
    Example(
        "an issue of a newspaper", upload('{"item":{"type":"newspaper","issue":"2026-01-01","page":4,"seconds":31}}'), 1
    ),
    Example("pages of a session", upload('{"readingSessions":[{"contentRef":"x:881","fromPage":12,"toPage":44}]}'), 1),
    Example(
        "a chapter, from when until when",
        upload('{"e":"rd","d":{"wid":"w881","cid":"c12","st":1764129600,"et":1764129931}}', path="/novel/log"),
        1,
    ),
    Example(
        "a work by its resource", upload('{"ref":"users/u1/books/b881","fields":{"progress":0.44,"lastPage":44}}'), 1
    ),
    Example("a work's picture", upload('{"ref":"books/b881","cover":"c.png","size":3312}'), 0),
    Example("progress in the path", upload(b"", path="/books/b881/progress/44"), 1),
    Example(
        "an entry marked in a reader of feeds",
        upload('{"i":"tag:google.com,2005:reader/item/881a","a":"user/-/state/com.google/read"}', path="/edit-tag"),
        1,
    ),
    Example(
        "a friend's shelf in an answer", download('{"books":[{"id":"b1","title":"Dune"}]}', path="/shelf/friend"), 1
    ),
    Example(
        "a ranking among friends in an answer",
        download('{"board":[{"user":{"id":"1","name":"Ann Lee"},"minutesRead":331}],"scope":"friends"}'),
        1,
    ),
    Example("a ledger", upload('{"ledger":{"book":"b1","page":3,"entries":12}}'), 0),
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
    Example(
        "how far friends are, in works with authors",
        download(
            '{"items":[{"title":"Momo","author":"Ende","current_page":33,"user":{"username":"fox"}}]}',
            path="/friends/feed",
        ),
        1,
    ),
    Example("a catalogue of books", download('{"books":[{"bookId":"1","title":"A","percent":10}]}'), 0),
    Example("a book bought", upload('{"product_id":"b1","title":"A book","price":12,"count":1}'), 0),
    Example("a download's progress", upload('{"file_id":"f1","progress":43,"download":true}'), 0),
)

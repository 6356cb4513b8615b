"""Reading activity: which book, chapter or article a person reads, how far and how long."""

import re
from collections.abc import Iterable, Iterator

from detectors.detector import Detector, Example, Scene, download, upload
from detectors.friend_list import FRIEND_WORDS
from detectors.message import Finding, Node, Value
from detectors.words import context, names_id, words

_BOOK_WORDS = frozenset(
    """book bookid bookuid bid novel novelid ebook isbn asin comic comicid manga mangaid webtoon titleno epub publication volume
    storyid story magazine chapter chapterid chapteruid chapteridx episodeno work fiction libro livre livro buch kitap buku
    boek bok ksiazka kniga roman shu xiaoshuo capitulo chapitre kapitel capitolo bolum
    书籍 书名 书籍id 章节 小说 本 書籍 小説 漫画 책 도서 소설 книга глава""".split()
)
_ARTICLE_WORDS = frozenset(
    """article articleid newsid news post postid doc docid document documentid paragraph pdf blog blogid column essay
    artikel articulo articolo artigo haber 文章 新闻 記事 기사 статья""".split()
)
WORK_WORDS = _BOOK_WORDS | _ARTICLE_WORDS
_READING_WORDS = frozenset(
    """read reading reader readtime readingtime readduration readprogress lastread lastpage pageturn turnpage bookmark highlight
    marktext annotation underline scroll scrolldepth shelf bookshelf xpointer cfi locator readbooks recentbooks finishreadbooks
    novel epub ebook manga comic webtoon webnovel sidecar whispersync lesen lektuur lectura leitura lettura lecture leer ler okuma baca
    阅读 书架 划线 阅读时长 读书 読書 本棚 독서 책장 чтение""".split()
)
# Where in a work; but lists of everything have pages and positions too, so that only reading around makes them strong.
_POSITIONS = frozenset("page pageno pagenum pageindex position offset paragraph".split())
_PAGING = frozenset("limit pagesize sort sortby order orderby cursor q keyword hasmore slot rank".split())
_PAGES = frozenset("page pageno pagenum pageindex paragraph".split())
# How far or how long, in words that readers use.
_STRONG_AMOUNTS = frozenset(
    """progress percent percentage page pageno pagenum pageindex position dwell dwelltime dwellms readtime readingtime readduration
    readms readsecond scrolldepth maxscroll scrollpct xpointer cfi locator lastread lastpage marktext highlight quotetext offset
    pageturn annotation bookmark progression readpct readpercentage readminute chapterindex chapteridx charoffset paragraph
    lastposition furthest pagesviewed secondsperpage timeperpage
    ratio pct readratio readseconds readsecs pagesread wordsread percentread sayfa halaman stranica trang strona sida sivu jindu
    страница 페이지 진행 读进 阅读进度 currentpage lastchapter chaptersread
    fortschritt seite progreso pagina progres progresso ilerleme staytime timeonpage readat readcount 进度 划线 页 進捗 ページ 진도 прогресс""".split()
)
_AMOUNTS = _STRONG_AMOUNTS | frozenset(
    """duration second sec secs spent elapsed scroll depth loc location pos rt pr co ci minute words lastreadtime finish finished time
    tiempo dauer sure tempo temps waktu czas время
    dur ms millis msec off ofs ch chap stay active activetime session cost len ep chapter chapterid episode episodeno idx index range note 时长 時間 시간""".split()
)
# How far and how long, both said to be of reading: what is read need not be.
_READ_SO_FAR = frozenset(
    "readpercent readpct readsecond readseconds readsecs readtime readduration readprogress readratio".split()
)
_READ_TO = frozenset("readingposition readposition readinglocation readlocation readinglocator".split())
_FINISHED = frozenset("finishedat completedat finishat readat dateread datefinished".split())
_NAMES_WORK = frozenset("id uid key no num title name isbn asin code slug hash md5 uuid ref".split())
SHELF_WORDS = frozenset(
    """shelf bookshelf library readbook recentbook finishreadbook readhistory readinghistory readlist readinglist currentlyreading
    书架 本棚 책장 полка estante estanteria bibliothek biblioteca""".split()
)
MARKS = frozenset(
    "highlight highlights annotation annotations bookmark bookmarks underline underlines marginalia clipping 划线 书签".split()
)
_READ_STATES = frozenset(
    "read reading finished finish currently recent recently started completed opened history".split()
)
# The same shape belongs to films, music, shopping and downloads: then it is not reading.
_OTHER_MEDIA = frozenset(
    """video movie film song track music audio podcast stream player playback vod level quest download upload cart product price
 order sku file buffer bitrate booking hotel flight room lesson course quiz score
 disk mount partition snapshot drive filesystem sprint epic jira storypoint storypoints exception stacktrace crash stack workout exercise game episodevideo watch coin coins unlock vip gift vote reward purchase pay payment checkout coupon""".split()
)
# The id of a user, a device or an occasion is no work's.
_OTHERS_IDS = frozenset(
    "comment video song order product cart review rating level room game quiz campaign ad device user uid session request req install trace app channel client account member android idfa udid did track".split()
)
# Positions as e-book formats write them: EPUB canonical fragments, XPointers, Kindle locations.
_LOCATOR = re.compile(r"epubcfi\(|DocFragment\[|/body/(?:.{0,80}/)?(?:p|div|text\(\))\b|\bkindle\.locations?|#page=\d")
# Of a whole message fewer words say so: events of every kind are tracked, streamed and uploaded.
_OTHER_TOPICS = frozenset(
    "video movie film song music podcast vod playback cart basket booking hotel flight course quiz lesson lms game watch ide editor lint compile disk".split()
)
_STATE_KEYS = frozenset("shelf status state list collection".split())
# What events of reading are called: `chapter_finished`; and of looking at a page, which is reading where it lasts.
# Without digits: ids, which are new in each message, are not worth the splitting.
_NAMES_EVENT = re.compile(r"[^\d\s]{6,}")
TURNS = frozenset("pageturn turnpage pageturned readpage chapterend readchapter".split())
_DONE = frozenset(
    "finish finished complete completed start started resume resumed end ended exit leave close closed".split()
)
_SEEN = frozenset("view viewed open opened".split())
_LASTING = frozenset("stay dwell dwelltime dwellms staytime depth scroll scrolldepth second sec duration".split())
_KIND_KEYS = frozenset("type kind contenttype mediatype itemtype category format media genre class".split())
_KINDS_SAID = 32  # characters of a text that names a kind: `ebook`, `article`
READER_PATHS = frozenset(
    "reader reading read chapter novel ebook epub manga comic webtoon book readtime bookread".split()
)
_FOLLOWED = frozenset("progress position heartbeat beat history".split())
BOOK_LETTERS = ("b", "bk", "bi", "bid", "nb", "nv")
_CHAPTER_LETTERS = ("c", "ch", "cp", "ci", "cu", "cid")
_FAR_LETTERS = ("p", "pr", "pg", "pc", "co", "of", "os", "ps", "off", "pos")
_TIME_LETTERS = ("t", "rt", "s", "sc", "dt", "du", "tm", "rs", "sec", "dur")
_HEARTBEATS = frozenset("heartbeat hb beat tick ping report log push progress time read reading sync track".split())


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
        if not works and (stated := _statement(scene)):
            works[stated[1].text] = stated
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
    tries = [found for look in (_named, _terse, _on_shelf) if (found := look(scene, node))]
    return [max(tries, key=lambda pair: pair[0])] if tries else []


def _statement(scene: Scene) -> tuple[float, Value] | None:
    """A small message that says somewhere that something was read, which kind of work, which, and how far or long.

    Statement formats (xAPI, activity streams) spread over several objects what others put into one.
    """
    leaves = [leaf for leaf in scene.leaves if leaf.path.startswith("body") and leaf.text]
    if not 4 <= len(leaves) <= 60 or scene.topic & _OTHER_TOPICS:
        return None
    keys: frozenset[str] = frozenset().union(*(context(leaf) for leaf in leaves))
    said: frozenset[str] = frozenset().union(*(words(leaf.text) for leaf in leaves if len(leaf.text) <= _KINDS_SAID))
    if (keys | said) & _OTHER_MEDIA or not (keys | said) & _READING_WORDS or not (keys | said) & _BOOK_WORDS:
        return None
    if not keys & _STRONG_AMOUNTS:
        return None
    work = next(
        (leaf for leaf in leaves if "isbn" in leaf.text.lower() or words(leaf.key) & _BOOK_WORDS), None
    ) or next((leaf for leaf in leaves if names_id(leaf.key) and not context(leaf) & _OTHERS_IDS), None)
    return (0.75, Value("book", work.text[:512], work.path, work.layers)) if work is not None else None


def _fields(node: Node) -> Iterator[Node]:
    """The object's own scalars, and those of the objects in it: `book: {key, last_read: {pos}}` is one statement."""
    for child in node.children[:64]:
        if not child.children:
            if child.text:
                yield child
        elif not child.is_array:
            yield from (grand for grand in child.children[:16] if not grand.children and grand.text)


def _own(leaf: Node, top: Node) -> frozenset[str]:
    """Words of a field, and of the object it stands in if that lies below the top."""
    found = words(leaf.key)
    return found | words(leaf.parent.key) if leaf.parent is not None and leaf.parent is not top else found


def _named(scene: Scene, node: Node) -> tuple[float, Value] | None:
    leaves = list(_fields(node))
    below: frozenset[str] = frozenset().union(*(words(child.key) for child in node.children[:64]))
    around = context(node) | scene.topic
    if (context(node) | below) & _OTHER_MEDIA or scene.topic & _OTHER_TOPICS:
        return None
    top_names = words(node.key) & WORK_WORDS
    work = next((leaf for leaf in leaves if _names_work(leaf, node, bool(top_names))), None)
    event = _event(node, leaves)
    about = top_names | (event & WORK_WORDS)
    if work is None:
        # A message about reading comics names its series, a `kind` says that the id beside it is a book's.
        about = about | (around & _BOOK_WORDS) | _kinds_said(leaves)
        if about & WORK_WORDS:
            work = next((leaf for leaf in leaves if names_id(leaf.key) and not words(leaf.key) & _OTHERS_IDS), None)
    if work is None and (below & _READ_TO or sum(bool(words(leaf.key) & _READ_SO_FAR) for leaf in leaves) >= 2):
        work = next((leaf for leaf in leaves if words(leaf.key) & {"title", "aid", "identifier"}), None)
    if work is None:
        return None
    kinds = _own(work, node) | about
    lists = [
        child for child in node.children[:64] if child.is_array and child.children and not child.children[0].children
    ]
    amounts = [leaf for leaf in (*leaves, *lists) if leaf is not work and _measures(leaf, _own(leaf, node))]
    if below & _PAGING:
        amounts = [leaf for leaf in amounts if not _own(leaf, node) & _POSITIONS]
    strong = any(_own(leaf, node) & _STRONG_AMOUNTS and "ms" not in words(leaf.key) for leaf in amounts)
    telling = any(_own(leaf, node) & (_STRONG_AMOUNTS - _POSITIONS) and "ms" not in words(leaf.key) for leaf in amounts)
    others = [leaf for leaf in leaves if leaf is not work]
    texts: frozenset[str] = frozenset().union(*(words(leaf.text) for leaf in others if len(leaf.text) <= _KINDS_SAID))
    said = bool((texts | event) & _READING_WORDS or event & _DONE)
    said = said or any(_LOCATOR.search(leaf.text[:200]) for leaf in others)
    followed = scene.topic & _BOOK_WORDS and scene.topic & _FOLLOWED  # `/stories/progress`
    lasting = sum(bool(_own(leaf, node) & _LASTING) for leaf in amounts)
    seen = (bool(event & _SEEN) and lasting) or lasting >= 2
    reading = bool((around | below) & _READING_WORDS) or said or seen or bool(followed)
    put_down = (texts | around) & MARKS or any(_shelved(leaf) for leaf in others)
    if not amounts and kinds & _BOOK_WORDS and put_down:
        return 0.75, Value("book", work.text[:512], work.path, work.layers)
    if not amounts or not (reading or (strong and kinds & _BOOK_WORDS)):
        return None
    if kinds & _BOOK_WORDS:
        # A request's query pages through a list; its body tells of a page that was read.
        paged = any(_own(leaf, node) & _PAGES for leaf in amounts) and not node.path.startswith("query")
        score = 0.95 if strong and reading else 0.85 if telling or said else 0.75 if reading or paged else 0.4
    else:
        score = 0.92 if strong and reading else 0.6 if reading else 0.4
    return score, Value("book", work.text[:512], work.path, work.layers)


def _event(node: Node, leaves: Iterable[Node]) -> frozenset[str]:
    """Words of the text, in the object or beside it, that names an event in a work: `{"name": "chapter_finished", "props": …}`."""
    beside = node.parent.children[:16] if node.parent is not None and not node.parent.is_array else ()
    texts = (leaf.text for leaf in (*leaves, *beside) if isinstance(leaf.value, str) and len(leaf.text) <= _KINDS_SAID)
    named = (words(text) for text in texts if _NAMES_EVENT.fullmatch(text))
    return next((said for said in named if said & WORK_WORDS and said & (_DONE | _SEEN)), frozenset())


def _shelved(leaf: Node) -> bool:
    """Whether a field puts the work among those read: `shelf=currently-reading`, `status=finished`, `finished_at=…`."""
    if words(leaf.key) & _FINISHED:
        return bool(leaf.text)
    said = words(leaf.text) if len(leaf.text) <= _KINDS_SAID else frozenset()
    return bool(
        words(leaf.key) & _STATE_KEYS and said & {"reading", "read", "finished", "currentlyreading", "lesen", "在读"}
    )


def _measures(leaf: Node, own: frozenset[str]) -> bool:
    """Whether a field tells how far or how long: no id, and where its name is a weak word, no moment in time."""
    if names_id(leaf.key) and not own & _STRONG_AMOUNTS and not own & frozenset(("chapter", "episode")):
        return False
    if own & _STRONG_AMOUNTS:
        return True
    if len(leaf.key) == 1:  # `t=30` beside a book's id
        return leaf.key in "tsdp" and leaf.text.isdecimal() and len(leaf.text) <= 5
    moment = isinstance(leaf.value, int) and leaf.value > 100_000_000
    return bool(own & _AMOUNTS) and not moment and not leaf.text[:5].count("-") and not isinstance(leaf.value, bool)


def _kinds_said(leaves: Iterable[Node]) -> frozenset[str]:
    """Kinds of works that short texts name: `{"kind": "ebook", "id": …}`."""
    kinds = (leaf for leaf in leaves if words(leaf.key) & _KIND_KEYS and isinstance(leaf.value, str))
    said = (words(leaf.text) for leaf in kinds if len(leaf.text) <= _KINDS_SAID)
    return frozenset().union(*said) & WORK_WORDS


def _names_work(leaf: Node, top: Node, top_names: bool) -> bool:
    """Whether a field says which work: `book_id`, `title` in a book, but not `page_count` or `reading_time`."""
    own = words(leaf.key)
    if leaf.parent is not top:
        return bool(words(leaf.parent.key if leaf.parent else "") & WORK_WORDS and own & _NAMES_WORK)
    if own & WORK_WORDS:
        measures = own & (_AMOUNTS - WORK_WORDS) and not own & _NAMES_WORK
        return not measures and not isinstance(leaf.value, bool | float)
    return top_names and bool(own & _NAMES_WORK)


def _terse(scene: Scene, node: Node) -> tuple[float, Value] | None:
    """A reader's heartbeat under keys of a letter or two, or numbered ones: what it is, the path says."""
    path = words(scene.message.path)
    leaves = [child for child in node.children[:32] if not child.children and child.text]
    short = [leaf for leaf in leaves if len(leaf.key) <= 2]
    if turned := _page_turned(leaves, short):
        return turned
    if not path & READER_PATHS or not path & _HEARTBEATS or path & _OTHER_MEDIA:
        return _known_letters(short)
    numbers = [leaf for leaf in short if isinstance(leaf.value, int) or leaf.text.isdecimal()]
    works = [leaf for leaf in short if isinstance(leaf.value, str) and 2 <= len(leaf.text) <= 64]
    if len(short) < 4 or len(numbers) < 2 or not works:
        return None
    work = max(works, key=lambda leaf: (leaf.key in ("b", "bk", "bid", "book"), "-" not in leaf.text))
    return 0.85, Value("book", work.text, work.path, work.layers)


def _page_turned(leaves: list[Node], short: list[Node]) -> tuple[float, Value] | None:
    """An event that can only be of reading, with a book's letters and a number: `{"ev": "page_turn", "bk": "b77", "pg": 41}`."""
    if not any(words(leaf.text) & TURNS for leaf in leaves if len(leaf.text) <= _KINDS_SAID):
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
    groups = (_CHAPTER_LETTERS, _FAR_LETTERS, _TIME_LETTERS)
    held = [[key for key in group if key in by_key and _is_number(by_key[key], key)] for group in groups]
    telling = sum(len(key) == 2 for keys in held for key in keys)
    if not all(held) or telling < 2:
        return None
    return 0.6, Value("book", book.text, book.path, book.layers)


def _is_number(leaf: Node, key: str) -> bool:
    return isinstance(leaf.value, int | float) or leaf.text.replace(".", "", 1).isdecimal() or key in _CHAPTER_LETTERS


def _on_shelf(scene: Scene, node: Node) -> tuple[float, Value] | None:
    """An entry of a list of the user's own books."""
    if node.parent is None or not node.parent.is_array:
        return None
    own, around = context(node), context(node) | scene.topic
    below: frozenset[str] = frozenset().union(*(words(child.key) for child in node.children[:32]))
    marked = own & MARKS and below & frozenset(("title", "book", "author", "text", "chapter"))
    mine = around & SHELF_WORDS or (own & _BOOK_WORDS and own & _READ_STATES) or marked
    if not mine or (own | below) & _OTHER_MEDIA or scene.topic & _OTHER_TOPICS:
        return None
    named = [leaf for leaf in node.children[:32] if leaf.text and words(leaf.key) & (_NAMES_WORK | WORK_WORDS)]
    work = max(named, key=lambda leaf: bool(words(leaf.key) & (_BOOK_WORDS | {"title"})), default=None)
    if work is None:
        return None
    sure = bool(below & (_AMOUNTS | _READING_WORDS)) or bool((around | below) & _BOOK_WORDS)
    if (not sure and not below & frozenset(("title", "author"))) or below & frozenset(("url", "version")):
        return 0.4, Value("book", work.text[:512], work.path, work.layers)  # a library of code, a shelf in a store
    return (0.85 if sure else 0.5), Value("book", work.text[:512], work.path, work.layers)


def _read_ids(scene: Scene, listed: Node) -> list[tuple[float, Value]]:
    """The works of a list of ids that its key says were read: `books_finished`, `readBooks`."""
    own = words(listed.key)
    if not (own & _BOOK_WORDS and own & _READ_STATES) or (context(listed) | scene.topic) & _OTHER_MEDIA:
        return []
    ids = (leaf for leaf in listed.children[:1000] if not leaf.children and 2 <= len(leaf.text) <= 64)
    return [(0.85, Value("book", leaf.text, leaf.path, leaf.layers)) for leaf in ids]


def _friends_reading(scene: Scene) -> Iterable[Finding]:
    """People in an answer with their reading times or books: other readers' activity is shown to this user."""
    readers: dict[str, Value] = {}
    for node in scene.nodes:
        if not node.is_array or not node.children:
            continue
        around = context(node) | scene.topic
        if not around & FRIEND_WORDS or around & _OTHER_MEDIA:
            continue
        for entry in node.children:
            time = next((leaf for leaf in entry.leaves() if _tells_reading(leaf, around)), None)
            if time is not None:
                readers.setdefault(time.path, Value("book", time.text[:512], time.path, time.layers))
    if readers:
        yield Finding("reading_activity", "reading_activity", len(readers), 0.92, tuple(readers.values()))


def _tells_reading(leaf: Node, around: frozenset[str]) -> bool:
    keys = words(leaf.key)
    if keys & frozenset(
        "readingtime readtime readduration readbook recentbook finishreadbook readminute readpage currentlyreading".split()
    ):
        return True
    if keys & frozenset(("reading", "read", "阅读", "읽은", "読んだ")):
        return bool(keys & (_AMOUNTS | WORK_WORDS))
    reading = bool(around & frozenset(("reading", "read", "reader", "shelf", "阅读", "读书")))
    return reading and bool(
        keys & (_STRONG_AMOUNTS | _BOOK_WORDS | frozenset(("minute", "second", "duration", "time")))
    )


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

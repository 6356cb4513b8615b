"""Reading activity: which book, chapter or article a person reads, how far and how long."""

from collections.abc import Iterable

from detectors.detector import Detector, Example, Scene, download, upload
from detectors.friend_list import FRIEND_WORDS
from detectors.message import Finding, Node, Value
from detectors.words import context, words

_WORK_WORDS = frozenset(
    """book bookid bid novel novelid article articleid document doc documentid chapter chapterid chapteruid cid titleno
    episode episodeno comic comicid ebook volume isbn asin story storyid magazine issue paragraph reading epub pdf
    书籍 书名 章节 文章 小说""".split()
)
_READING_WORDS = frozenset(
    """read reading reader readtime readingtime readduration progress percent percentage page pageno pageturn chapter
    lastread lastposition bookmark highlight marktext annotation dwell dwelltime scroll scrolldepth shelf bookshelf xpointer
    cfi locator readbooks recentbooks finishreadbooks underline 阅读 书架 进度 划线 阅读时长""".split()
)
_AMOUNT_WORDS = frozenset(
    """progress percent percentage page pageno position offset location duration seconds secs dwell dwelltime readtime readingtime
    time spent elapsed scroll scrolldepth depth cfi xpointer locator loc pos rt pr co ci minutes words count
    lastread readcount marktext highlight note annotation read finish finished 进度 时长""".split()
)
_STRONG_AMOUNTS = frozenset(
    """progress percent percentage page pageno position dwell dwelltime readtime readingtime readduration scrolldepth xpointer
    cfi locator lastread marktext highlight offset pageturn annotation bookmark""".split()
)
_SHELF_WORDS = frozenset("shelf bookshelf readbook recentbook finishreadbook readhistory readinghistory 书架".split())
# The same shape belongs to films, music, shopping and downloads: then it is not reading.
_OTHER_MEDIA = frozenset(
    """video movie film song track music audio podcast stream player playback episodevideo game level quest download
    upload cart product price order sku file buffer bitrate battery storage install ad ads booking hotel flight table
    room""".split()
)
_SHORT_KEYS = frozenset("b c ci co sm pr rt bk ch pg ofs off sec pos dur bid cid".split())
_PATH_WORDS = frozenset(
    "read reader reading book chapter novel article shelf comic epub ebook story syncsprogress".split()
)


def _amount(leaf: Node) -> bool:
    """Whether a leaf measures how far or how long: a number, a per cent, a position."""
    return bool(words(leaf.key) & _AMOUNT_WORDS) and leaf.text != ""


class ReadingActivity(Detector):
    """An object that names a work and, beside it, how far or how long it was read."""

    category = "reading_activity"
    rank = 30
    summary = (
        "An object with a book, chapter or article and a reading position, time or mark beside it, named or under the "
        "short keys of a reader's heartbeat; in answers only where it tells of other people's reading."
    )

    def detect(self, scene: Scene) -> Iterable[Finding]:
        """One finding a message; subjects are the distinct works (readers, for a friends' ranking)."""
        if scene.message.direction == "download":
            yield from self._friends_reading(scene)
            return
        works: dict[str, Value] = {}
        score = 0.0
        for node in scene.nodes:
            if not node.children or node.is_array:
                continue
            confidence, value = self._judge(scene, node)
            if value is not None and confidence:
                works.setdefault(value.text, value)
                score = max(score, confidence)
        if works:
            yield Finding(self.category, self.name, len(works), score, tuple(works.values()))

    @staticmethod
    def _judge(scene: Scene, node: Node) -> tuple[float, Value | None]:
        leaves = [child for child in node.children if not child.children or child.value is not None]
        around = context(node, scene.message.path) if node.parent else words(scene.message.path)
        own = frozenset().union(*(words(leaf.key) for leaf in leaves))
        if (around | own) & _OTHER_MEDIA:
            return 0.0, None
        work = next(
            (leaf for leaf in leaves if words(leaf.key) & _WORK_WORDS and leaf.text and not _only_amount(leaf)), None
        )
        reading = (around | own) & _READING_WORDS or words(scene.message.path) & _PATH_WORDS
        amounts = [leaf for leaf in leaves if leaf is not work and _amount(leaf)]
        if work is not None and amounts and reading:
            strong = any(words(leaf.key) & _STRONG_AMOUNTS for leaf in amounts)
            return (0.95 if strong else 0.75), Value("book", work.text, work.path, work.layers)
        short = [leaf for leaf in leaves if leaf.key in _SHORT_KEYS]
        if (
            len(short) >= 3
            and sum(not isinstance(leaf.value, str) or leaf.text.isdigit() for leaf in short) >= 2
            and words(scene.message.path) & _PATH_WORDS
        ):
            return 0.85, Value("book", short[0].text, short[0].path, short[0].layers)
        if work is not None and around & _SHELF_WORDS:
            return 0.7, Value("book", work.text, work.path, work.layers)
        return 0.0, None

    def _friends_reading(self, scene: Scene) -> Iterable[Finding]:
        """People in an answer with their reading times or books: other readers' activity is shown to this user."""
        path = words(scene.message.path)
        readers: dict[str, Value] = {}
        for node in scene.nodes:
            if not node.is_array or len(node.children) < 1:
                continue
            around = context(node) | path
            if not around & FRIEND_WORDS or around & _OTHER_MEDIA:
                continue
            for entry in node.children:
                time = next((leaf for leaf in entry.leaves() if _tells_reading(leaf)), None)
                if time is not None:
                    readers.setdefault(time.path, Value("book", time.text, time.path, time.layers))
        if readers:
            yield Finding(self.category, self.name, len(readers), 0.9, tuple(readers.values()))


def _only_amount(leaf: Node) -> bool:
    """`reading_time`, `page_count`: a field that measures and names no work."""
    return bool(words(leaf.key) & (_AMOUNT_WORDS - frozenset(("location", "note")))) and not (
        words(leaf.key) & frozenset(("id", "uid", "no", "title", "name"))
    )


def _tells_reading(leaf: Node) -> bool:
    keys = words(leaf.key)
    return bool(keys & frozenset("readingtime readtime readduration readbook recentbook finishreadbook".split())) or (
        bool(keys & frozenset(("reading", "read", "阅读"))) and bool(keys & _AMOUNT_WORDS)
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
    Example("two books in a batch", upload('{"events":[{"book_id":"b1","page":4},{"book_id":"b2","page":9}]}'), 2),
    Example(
        "friends' reading times in an answer",
        download('{"ranking":[{"user":{"userVid":901,"name":"王伟"},"readingTime":3600}]}', path="/friend/ranking"),
        1,
    ),
    Example("video progress", upload('{"video_id":"v1","progress":43,"duration":620}'), 0),
    Example("a catalogue of books", download('{"books":[{"bookId":"1","title":"A","percent":10}]}'), 0),
    Example("a book bought", upload('{"product_id":"b1","title":"A book","price":12,"count":1}'), 0),
    Example("a download's progress", upload('{"file_id":"f1","progress":43,"download":true}'), 0),
)

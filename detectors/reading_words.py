"""The words of reading: what is read, how far and how long, and what the same words are said of besides."""

import re

BOOK_WORDS = frozenset(
    """book audiobook audiobookid bookid bookuid bid bkid shuji buchid libroid livreid livroid kitapid bukuid workid shuid zhangjie novel novelid ebook isbn asin comic comicid manga mangaid manhua manhuaid manhwa webcomic ranobe webtoon titleno epub publication volume
    storyid story magazine chapter chapterid chapteruid chapteridx episodeno work fiction libro livre livro buch kitap buku
    truyen truyenid niyai xsid honid chuong หนังสือ บท surah sura bible usfm newspaper epaper periodical boek bok ksiazka kniga roman shu xiaoshuo capitulo chapitre kapitel capitolo bolum
    书 书籍 书名 书籍id 章节 小说 本 書籍 小説 漫画 作品 작품 회차 話数 웹툰 책 책번호 책이름 책제목 도서번호 도서명 도서 소설 книга книги глава كتاب رواية ספר किताब पुस्तक βιβλιο konyv kniha kirja""".split()
)
ARTICLE_WORDS = frozenset(
    """newsletter doi arxiv pmid article articleid newsid news post postid doc docid document documentid paragraph pdf blog blogid column essay
    artikel articulo articolo artigo haber 文章 新闻 記事 기사 статья""".split()
)
WORK_WORDS = BOOK_WORDS | ARTICLE_WORDS
# Of the words for books, those for other things that progress as well: volumes of a disk, stories of a sprint.
VAGUE_WORKS = frozenset("volume publication work workid fiction story storyid magazine 作品 작품".split())
PLAIN_BOOKS = BOOK_WORDS - VAGUE_WORKS
READING_WORDS = frozenset(
    """read reading reader readtime readingtime readduration readprogress lastread lastpage lastposition pageturn turnpage bookmark highlight
    marktext annotation underline scroll scrolldepth shelf bookshelf xpointer cfi locator readbooks recentbooks finishreadbooks
    novel epub ebook manga comic webtoon webnovel sidecar whispersync lesen lektuur lectura leitura lettura lecture leer ler okuma baca lezen chtenie chitat
    doctruyen dokusho dokushokiroku lesezeit leestijd lasetid อ่าน yuedu yuedujilu dushu shujia 阅读 书架 划线 阅读时长 读书 読書 本棚 독서 책장 чтение чтения читання قراءة קריאה पढ़ना αναγνωση olvasas cteni lukeminen czytanie""".split()
)
_PAGES_ABROAD = frozenset(
    "pagina seite sayfa halaman stranica stranitsa bladzijde oldal peeji сторінка strana strona sida sivu trang страница 페이지 쪽 页 ページ หน้า صفحة".split()
)
# Where in a work; but lists of everything have pages and positions too, so that only reading around makes them strong.
POSITIONS = _PAGES_ABROAD | frozenset("pg page pageno pagenum pageindex position offset paragraph".split())
PAGING = frozenset("limit pagesize sort sortby order orderby cursor q keyword hasmore slot rank".split())
PAGES = _PAGES_ABROAD | frozenset("pg page pageno pagenum pageindex pageidx paragraph lastcut cutno cutindex".split())
# How far or how long, in words that readers use; `strana` is a country as well.
STRONG_AMOUNTS = (_PAGES_ABROAD - {"strana"}) | frozenset(
    """progress percent percentage pg page pageno pagenum pageindex pageidx position dwell dwelltime dwellms readtime readingtime readduration
    readms readsecond readingduration readingminute readingsecond readingsecs readstart readend readbegin readfrom scrolldepth maxscroll scrollpct xpointer cfi locator lastread lastpage marktext highlight quotetext offset
    pageturn annotation bookmark progression readpct readpercentage readminute lpr chapterindex chapteridx charoffset paragraph
    lastposition furthest pagesviewed secondsperpage timeperpage
    ratio pct readratio readseconds readsecs pagesread wordsread percentread lastcut cutno cutindex
    진행 jindu 읽은시간 прочитано 读进 阅读进度 currentpage lastchapter chaptersread
    fortschritt progreso progres progresso procent porcentaje porcentagem percentuale prozent persentase ilerleme avancement voortgang haladas postep staytime timeonpage readat readcount 进度 划线 進捗 既読 진도 진행률 прогресс процент відсоток avance yuzde posisi tiendo אחוז प्रतिशत ποσοστο szazalek procento prosentti""".split()
)
TELLING_AMOUNTS = STRONG_AMOUNTS - POSITIONS
CHAPTERS = frozenset(
    "chapter chapterid chpid chapid chapteruid chapteridx chapterindex chap capitulo chapitre kapitel capitolo bolum glava глава глав розділ פרק अध्याय κεφαλαιο fejezet kapitola luku hoofdstuk chuong hua บท rozdzial bab zhangjie zjid 章节 章 회차 話数".split()
)
WHOLE_BOOKS = PLAIN_BOOKS - CHAPTERS
AMOUNTS = (
    STRONG_AMOUNTS
    | CHAPTERS
    | frozenset(
        """mins sentence duration second sec secs spent elapsed scroll depth loc location pos rt pr co ci minute words lastreadtime finish finished time minuto minuten minuti minuty dakika menit segundo sekunden
    tiempo dauer sure tempo temps waktu czas время miao fenzhong shichang
    verse verses ayah engaged engagement engagedtime dur ms millis msec off ofs ch chap stay active activetime session cost len ep chapter chapterid episode episodeno idx index range note 时长 時間 시간""".split()
    )
)
TITLES = frozenset(("titleid",))  # of a film as well: only pages make it a comic
UNPUBLISHED = frozenset("draft manuscript editor cursor".split())
READ_LISTS = frozenset(
    "readbook recentbook finishreadbook readhistory readinghistory readlist readinglist currentlyreading recentread recentreads".split()
)
# How far and how long, both said to be of reading: what is read need not be.
READ_SO_FAR = frozenset(
    "pagesturned secondsread percentread percentageread minutesread minuteread hoursread pagesread lastreadpage lastopenedpage readpercent readpct readsecond readseconds readsecs readtime readduration readingduration readingseconds readprogress readratio".split()
)
TIME_READ = frozenset("readingtime readtime readduration readingduration readseconds readminutes".split())
READ_TO = frozenset(
    "readingprogress readingpercent readingposition readposition readinglocation readlocation readinglocator".split()
)
SESSIONS = frozenset(("readingsession", "readingsessions"))
FINISHED = frozenset("finishedat completedat finishat finishdate readat dateread datefinished".split())
NAMES_WORK = frozenset(
    "id uid key series issue edition usfm no num title name isbn asin code slug hash md5 sha uuid ref".split()
)
NOTHING = frozenset("true false none null nil undefined".split())  # a text that names no work
LOCATES = frozenset("uri url href slug headline title canonical".split())
SHELF_WORDS = frozenset(
    """nowreading readingnow shelf shelve shelves bookshelf library readbook recentbook finishreadbook readhistory readinghistory readlist readinglist currentlyreading shujia
    书架 本棚 hondana 책장 서재 полка estante estanteria bibliothek biblioteca""".split()
)
PLAIN_SHELVES = SHELF_WORDS - {"library"}  # programs have libraries too
SHELF_IDS = frozenset("shelfid shelfids bookshelf bookshelfid shelfname".split())
MARKS = frozenset(
    "highlight highlights annotation annotations bookmark bookmarks underline underlines marginalia clipping 划线 书签".split()
)
READ_STATES = frozenset(
    "read reading finished finish currently recent recently started completed opened history".split()
)
# The same shape belongs to films, music, shopping and downloads: then it is not reading.
OTHER_MEDIA = frozenset(
    """video movie film song track music audio podcast stream player playback vod level quest download upload cart product price
 order sku file buffer bitrate booking hotel flight room lesson course quiz score
 disk mount partition snapshot drive filesystem sprint epic jira storypoint storypoints exception stacktrace crash stack workout exercise game episodevideo watch coin coins unlock vip notebook lookbook logbook playbook runbook guestbook passbook chequebook checkbook
 compra comprar carrito carrinho pedido cantidad quantidade precio preco siparis adet fiyat warenkorb bestellung preis panier commande quantite prix
 dizi ders sarki kurs cours cursus kelas phim baihat lagu فيلم مسلسل أغنية درس دورة หนัง เพลง ละคร คอร์ส 剧集
 curso cursos aula aulas leccion licao lezione corso khoahoc baihoc kursus pelajaran pelicula filme musica cancion jogo juego spiel oyun permainan
映画 動画 アニメ 音楽 영화 드라마 영상 음악 강의 视频 电影 电视剧 音乐 课程 фильм видео сериал музыка курс игра
karaoke lyric lyrics scrapbook ledger accounting bookkeeping gift vote reward purchase pay payment checkout coupon""".split()
)
# Games have chapters too, and beside them these.
OF_GAMES = frozenset("death kill hp boss enemy weapon checkpoint respawn".split())
# The id of a user, a device or an occasion is no work's.
OTHERS_IDS = frozenset(
    "reader font theme voice comment video song order product cart review rating level room game quiz campaign ad device user uid session request req install trace app channel client account member android idfa udid did track".split()
)
NO_WORKS = OTHERS_IDS | OTHER_MEDIA
# Positions as e-book formats write them: EPUB canonical fragments, XPointers, Kindle locations.
LOCATOR = re.compile(r"epubcfi\(|DocFragment\[|/body/(?:.{0,80}/)?(?:p|div|text\(\))\b|\bkindle\.locations?|#page=\d")
# Of a whole message fewer words say so: events of every kind are tracked, streamed and uploaded.
OTHER_TOPICS = frozenset(
    "guestbook lookbook logbook playbook runbook passbook chequebook checkbook cookbook accountbook phonebook addressbook orderbook scrapbook bookkeeping bookmaker sportsbook video movie film song music podcast vod playback cart basket booking hotel flight course quiz lesson lms assignment homework game watch publish download draft ide editor lint compile disk ad ads advert impression adx".split()
)
OTHERS = OTHER_MEDIA | OTHER_TOPICS
SHELVED = frozenset("reading read finished currentlyreading lesen 在读".split())
STATE_KEYS = frozenset("shelf status state list collection".split())
# What events of reading are called: `chapter_finished`; and of looking at a page, which is reading where it lasts.
# Without digits: ids, which are new in each message, are not worth the splitting.
NAMES_EVENT = re.compile(r"[^\d\s]{6,}")
TURNS = frozenset("pageturn turnpage pageturned pageflip flippage pageflipped readpage chapterend readchapter".split())
DONE = frozenset(
    "done finish finished complete completed start started resume resumed end ended exit leave close closed".split()
)
# What is marked as read: these are feeds, the others are messages.
ENTRIES = frozenset("entry entries story stories article post feed chapter episode issue".split())
MESSAGES = frozenset(
    "message notification mail email chat thread conversation inbox alert ticket dm comment announcement activity".split()
)
EDITED = frozenset("doc document pdf".split())  # opened in an editor as well
SEEN = frozenset("view viewed open opened".split())
PERCENT = frozenset("percent percentage pct".split())
LASTING = frozenset(
    "timeonpage engaged engagement engagedtime stay dwell dwelltime dwellms staytime depth scroll scrolldepth second sec duration".split()
)
KIND_KEYS = frozenset("type kind contenttype mediatype itemtype category format media genre class".split())
KINDS_SAID = 32  # characters of a text that names a kind: `ebook`, `article`
READER_PATHS = frozenset(
    "reader reading read yuedu chapter novel ebook epub manga comic webtoon book readtime bookread".split()
)
PROSE = frozenset("text comment message body content review caption description".split())
ACTS = frozenset("did action verb activity event type status state".split())
VIEWERS = frozenset(("viewer", "reader"))
FOLLOWED = frozenset("mark progress position heartbeat beat history".split())
FOLLOWED_BY = FOLLOWED | {"sync"}
# The numbers of books, as texts and as numbers.
ISBN, ISBNS = re.compile(r"97[89]\d{10}"), range(9_780_000_000_000, 9_800_000_000_000)
PERIODICALS = frozenset("newspaper epaper magazine periodical".split())
SURAHS = frozenset(("surah", "sura"))  # chapters that are known by themselves
PAGED = frozenset("progress flip flipped turn turned scroll scrolled".split())
SPENT = frozenset("dur duration spent elapsed second sec secs dwell stay minute".split())
EPISODES = frozenset("episode episodeno".split())
PLACES_WITHIN = frozenset(
    "sentence pos position offset off ofs loc location paragraph paraidx para verse line charoffset charindex ayah".split()
)
BOOK_LETTERS = ("b", "bk", "bi", "bid", "nb", "nv")
CHAPTER_LETTERS = ("c", "ch", "cp", "ci", "cu", "cid")
FAR_LETTERS = ("p", "pr", "pg", "pc", "co", "of", "os", "ps", "off", "pos")
TIME_LETTERS = ("t", "el", "rt", "s", "sc", "dt", "du", "tm", "rs", "sec", "dur")
HEARTBEATS = frozenset("heartbeat hb beat tick ping report log push progress time read reading sync track".split())
# Of a reader's looks, and of what other readers read.
LOOKS = frozenset("setting settings theme font card nfc rfid barcode qr meter sensor".split())
# The file of an e-book.
BOOK_FILE = re.compile(r".+\.(?:epub|mobi|azw3?|fb2|cbz|cbr|djvu|ibooks)", re.IGNORECASE)
# What is only read, or heard as a book.
OF_READING = frozenset(
    """reading ereader readtime lesezeit ebook novel comic manga webtoon epub audiobook fanfic fanfiction truyen xiaoshuo webcomic manhua manhwa ranobe lightnovel poem poetry newsstand newspaper epaper
    magazine""".split()
)
# The address of an article by its day, as papers and blogs have them.
BY_DAY = re.compile(
    r"(?:https?://[^/]+)?/(?:.*/)?(?:19|20)\d\d/(?:0?[1-9]|1[0-2])/(?:\d\d?/)?[^/?]*[a-z][^/?]*/?(?:[^/?]+/?)?"
)
# Under these a passage is one as it is printed.
SCRIPTURE = frozenset("bible gospel scripture verse usfm".split())

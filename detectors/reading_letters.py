"""A reader's heartbeat under keys of a few letters, or numbered ones."""

import re

from detectors.detector import Scene
from detectors.message import Node, Value
from detectors.reading_fields import as_book
from detectors.reading_words import (
    BOOK_LETTERS,
    BOOK_WORDS,
    CHAPTER_LETTERS,
    FAR_LETTERS,
    HEARTBEATS,
    KINDS_SAID,
    MARKS,
    OTHER_MEDIA,
    READER_PATHS,
    TIME_LETTERS,
    TURNS,
)
from detectors.words import context, words

_OTHER_BOOKS = frozenset("addressbook phonebook contact cookbook notebook".split())
_NO_BOOKS = OTHER_MEDIA | _OTHER_BOOKS
_LEAST_ID, _LEAST_TIME = 1_000, 1_000_000_000  # below: a count; above: seconds since 1970
_FEWEST = 2
_READ = frozenset("rd read reading reader".split())
_IN_EPUB = re.compile(r"epubcfi\(|DocFragment\[")
_ID = re.compile(r"(?=[^\d]*\d)[\w\-.:]{6,64}")


def heartbeat(scene: Scene, node: Node) -> tuple[float, Value] | None:
    """A reader's heartbeat under keys of a letter or two, or numbered ones: what it is, the path says."""
    path = scene.path_words
    leaves = [child for child in node.children[:32] if not child.children and child.text]
    short = [leaf for leaf in leaves if len(leaf.key) <= 2]
    if found := _page_turned(leaves, short) or _in_a_file(leaves) or _marked(scene, node, leaves):
        return found
    if not path & READER_PATHS or not path & HEARTBEATS or path & _NO_BOOKS:
        return _known_letters(leaves, bool(path & _READ))
    if path & BOOK_WORDS and (beat := _book_and_chapter(leaves)):
        return beat
    numbers = [leaf for leaf in short if isinstance(leaf.value, int | float) or leaf.text.isdecimal()]
    works = [leaf for leaf in short if isinstance(leaf.value, str) and 2 <= len(leaf.text) <= 64]
    least = 3 if path & {"progress", "readtime"} else 4
    if len(short) < least or len(numbers) < 2:
        return None
    if not works:
        return _numbered(numbers) if path & {"progress", "history"} else None
    work = max(works, key=lambda leaf: (leaf.key in ("b", "bk", "bid", "book"), "-" not in leaf.text))
    return 0.85, as_book(work)


def _marked(scene: Scene, node: Node, leaves: list[Node]) -> tuple[float, Value] | None:
    """A mark in a book under short keys: `{"bookmarks": [{"bk": "81", "ch": 4, "pos": 331}]}`."""
    if not (context(node) | scene.path_words) & MARKS:
        return None
    by_key = {leaf.key.lower(): leaf for leaf in leaves}
    book = next((by_key[key] for key in BOOK_LETTERS[1:] if key in by_key), None)
    return (0.75, as_book(book)) if book is not None and any(key in by_key for key in CHAPTER_LETTERS[1:]) else None


def _numbered(numbers: list[Node]) -> tuple[float, Value] | None:
    """A heartbeat without field names that is numbers alone: the first an id, and several smaller ones."""
    first, *others = numbers
    small = sum(abs(float(leaf.text)) < float(first.text) for leaf in others)
    if first.key != "1" or not _LEAST_ID <= float(first.text) < _LEAST_TIME or small < _FEWEST:
        return None
    return 0.6, as_book(first)


def _book_and_chapter(leaves: list[Node]) -> tuple[float, Value] | None:
    """A heartbeat that names a book and a chapter in a few letters, and a number beside them: `nid=5521&cid=88123&t=45`."""
    by_key = {leaf.key.lower(): leaf for leaf in leaves}
    book = next((by_key[key] for key in (*BOOK_LETTERS, "nid", "wid") if key in by_key), None)
    chapter = any(key in by_key for key in CHAPTER_LETTERS)
    lasting = any(by_key[key].text.isdecimal() for key in TIME_LETTERS + FAR_LETTERS if key in by_key)
    lasting = lasting or (by_key.keys() >= {"st", "et"} and by_key["et"].text.isdecimal())
    return (0.75, as_book(book)) if book is not None and chapter and lasting else None


def _page_turned(leaves: list[Node], short: list[Node]) -> tuple[float, Value] | None:
    """An event that can only be of reading, with a book's letters and a number: `{"ev": "page_turn", "bk": "b77", "pg": 41}`."""
    if not any(words(leaf.text) & TURNS for leaf in leaves if len(leaf.text) <= KINDS_SAID):
        return None
    book = next((leaf for leaf in short if leaf.key.lower() in BOOK_LETTERS), None)
    if book is None or not any(leaf.text.isdecimal() for leaf in leaves if leaf is not book):
        return None
    return 0.85, Value("book", book.text, book.path, book.layers)


def _in_a_file(leaves: list[Node]) -> tuple[float, Value] | None:
    """A place in a book's file, which nothing else has, beside the book's id or digest, whatever the fields are called."""
    if not any(_IN_EPUB.search(leaf.text[:200]) for leaf in leaves):
        return None
    texts = [leaf for leaf in leaves if isinstance(leaf.value, str) and _ID.fullmatch(leaf.text)]
    return (0.85, as_book(texts[0])) if texts else None


def _known_letters(leaves: list[Node], read: bool) -> tuple[float, Value] | None:
    """The letters that readers are known to use, together: a book's id, a chapter, an offset or per cent, seconds read.

    Single ones could be anything, but where the path says `read`.
    """
    by_key = {leaf.key.lower(): leaf for leaf in leaves}
    book = next((by_key[key] for key in BOOK_LETTERS if key in by_key), None)
    if book is None or not isinstance(book.value, str) or len(book.text) < 4:
        return None
    groups = (CHAPTER_LETTERS, FAR_LETTERS, TIME_LETTERS)
    held = [[key for key in group if key in by_key and _is_number(by_key[key], key)] for group in groups]
    telling = sum(len(key) >= 2 for keys in held for key in keys)
    if not all(held) or (telling < 2 and not read):
        return None
    return 0.6, Value("book", book.text, book.path, book.layers)


def _is_number(leaf: Node, key: str) -> bool:
    if key in CHAPTER_LETTERS:
        return any(map(str.isdigit, leaf.text))
    return isinstance(leaf.value, int | float) or leaf.text.replace(".", "", 1).isdecimal()

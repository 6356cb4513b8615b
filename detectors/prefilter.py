"""A cheap look at raw bytes: whether a message could hold anything, so that only those are decoded that could.

Most traffic is answers (pictures, scripts, catalogues) and bare requests. A request with any content is decoded; an answer
is where one of the detectors' hints stands in it, or where its bytes are such that a look cannot tell.
"""

import re
import string
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

import orjson
from ahocorasick_rs import AhoCorasick

from detectors.consent.signal import HINTS
from detectors.decode.decoder import Decoder, is_plain
from detectors.decode.limits import Limits
from detectors.detector import Detector
from detectors.events import GRAPHQL
from detectors.message import Message, Node
from detectors.words import unaccented, words

_NO_DATA = re.compile(
    r"(?:image|video|audio|font)/|text/css|application/(?:wasm|font|x-font|vnd\.apple\.mpegurl|pdf|zip)"
)
_SCRIPT = re.compile(r"(?:text|application)/(?:x-)?(?:java|ecma)script")
# A script that hands over data: a call, an assignment, a guard before it.
_CALL = re.compile(
    rb"\s*(?:/\*\*/)?\s*(?:typeof [\w$.]{1,64}\s*={2,3}\s*[\"']function[\"']\s*&&\s*)?(?:[\w$.]{1,64}\s*\(\s*[{\[]|"
    rb"for\s*\(;;\)|while\s*\(1\)|\)\]\}'|(?:(?:var|let|const)\s+)?[\w$.]{1,64}\s*=\s*(?:\{\s*\"|\[\s*[{\[\"]))"
)
# As gzip and, in a value, zlib begin in base64, however short.
_GZIP, _ZLIB = b"H4sI", b'"eJ'
# What a byte may be part of: base64 or hex of something that may be a document, in a run of so many; a text in another charset,
# or none at all.
_PACKED, _CONTROL = b"a" * 200, b"!"
_PACKING = frozenset((string.ascii_letters + string.digits + "+/_-").encode())
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\v\f\r") | {0x7F}
_KINDS = bytes(ord("!" if byte in _CONTROLS else "a" if byte in _PACKING else " ") for byte in range(256))
# What a path alone may tell: digits enough for a number, escapes, an address, fractions of a degree.
_TELLING_PATH = re.compile(r"\d{6}|%|@|\d\.\d{3}|[^\x00-\x7f]|[A-Za-z0-9_\-]{16}")
_ASKING = frozenset(("GET", "HEAD", "OPTIONS"))  # of the others the path alone may tell what is done
_LONGEST_KEY = 64  # characters
_MOST_STRINGS = 500
_COLON = re.compile(r"\s*:")
_SHIFTED = re.compile("[ßæ\u0300-\u036f]")  # of other lengths without accents
_IDLE_HEADERS = frozenset(
    """host user-agent accept accept-encoding accept-language connection content-length content-type cache-control pragma
    origin referer upgrade-insecure-requests if-none-match if-modified-since range te priority""".split()
)


def request_may_hold(message: Message) -> bool:
    """False only where nothing could be found in a request, planted values included."""
    if message.body or message.missing or "?" in message.url or message.method not in _ASKING:
        return True
    return not all(_is_idle(*header) for header in message.headers) or bool(_TELLING_PATH.search(message.path))


def _is_idle(name: str, value: str) -> bool:
    """Whether a header is the protocol's own business; a referring page's query is not."""
    return name.startswith("sec-") or (name in _IDLE_HEADERS and not (name == "referer" and "?" in value))


def has_data(answer: Message) -> bool:
    """Whether an answer's body is anything but a picture, a font, a page's looks or a script."""
    body, kind = answer.body, answer.header("content-type").lower()
    return bool(body) and not _NO_DATA.match(kind) and not (_SCRIPT.match(kind) and not _CALL.match(body))


@dataclass(frozen=True, slots=True)
class Sought:
    """What a message is worth decoding for: the detectors that could find something in it, and claims of consent.

    `text` is an answer's address and body, where they can be looked through.
    """

    detectors: tuple[Detector, ...]
    claims: bool
    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.detectors) or self.claims


def _text_of(answer: Message) -> str | None:
    """An answer's address and body as a text to look through; None where what it says may be packed or written otherwise."""
    body = answer.body
    if answer.header("content-encoding") or b"\\u" in body or _GZIP in body or _ZLIB in body:
        return None
    kinds = body.translate(_KINDS, b"\r\n")
    if _PACKED in kinds or _CONTROL in kinds:
        return None
    try:
        plain = body.decode()
    except UnicodeDecodeError:
        return None
    asked = answer.url.partition("//")[2].partition("/")[2]  # the path and the query
    joined = " ".join(words(answer.path))  # `hy/lb` is one of the hints
    return f"{asked}\n{joined}\n{plain}"


def sought_in(answer: Message, detectors: tuple[Detector, ...]) -> Sought:
    """What could be found in an answer that has data, of `detectors`; planted values are another matter."""
    everyone, finder, seekers = _hints(detectors)
    if (text := _text_of(answer)) is None:
        return Sought(everyone, True)
    low = text.lower()
    plain = {low, unaccented(low)}
    aligned = {*map(len, plain)} == {len(text)} and not (len(plain) > 1 and _SHIFTED.search(low))
    strings = _Strings(text, answer.body) if aligned else None
    seeking = set[Detector | None]()
    for hint, start, end in chain.from_iterable(finder.find_matches_as_indexes(one, overlapping=True) for one in plain):
        if asking := seekers[hint] - seeking:
            seeking |= strings.heeded_by(asking, start, end) if strings else asking
    wanted = tuple(one for one in everyone if one.answer_hints is None or one in seeking)
    return Sought(wanted, None in seeking, text)


def _is_json(body: bytes) -> bool:
    if body[:1] not in b"{[":
        return False
    try:
        orjson.loads(body)
    except ValueError:
        return False
    return True


class _Strings:
    """The strings, keys and texts, of an answer in JSON; a bounded number of them, since so many may hold a hint."""

    def __init__(self, text: str, body: bytes) -> None:
        self._text, self._body = text, body
        self._first, self._last, self._said, self._asked = 0, 0, tuple[str, ...](), 0
        self._deaf: set[Detector | None] = set()  # those that the string found last says nothing to

    @cached_property
    def _begins(self) -> int:
        """Where the body does, in the text; where it is no JSON, the text's end."""
        return len(self._text) - len(self._body.decode()) if _is_json(self._body) else len(self._text)

    def heeded_by(self, seekers: set[Detector | None], start: int, end: int) -> set[Detector | None]:
        """Those of the seekers that go by what the string says that a place lies in; None, for claims, by whatever has a hint."""
        said = self._around(start, end)
        if not said:
            return seekers
        self._deaf |= {one for one in seekers - self._deaf if one is not None and not any(map(one.heeds, said))}
        return seekers - self._deaf

    def _around(self, start: int, end: int) -> tuple[str, ...]:
        """What the string says that a place lies in, the whole of it; nothing where it lies in none, or where that is not known."""
        if start < self._begins or self._asked >= _MOST_STRINGS:
            return ()
        # A long string is sought out once, however many hints it holds.
        if not self._first <= start <= end <= self._last:
            self._first, self._last = self._text.rfind('"', 0, start) + 1, self._text.find('"', end)
            self._said, self._deaf = self._whole(), set()
            self._asked += 1
        return self._said

    def _whole(self) -> tuple[str, ...]:
        text, first, last = self._text, self._first, self._last
        said = text[first:last]
        if text[first - 2] == "\\" or "\\" in said or GRAPHQL.match(said):
            return ()
        if len(said) > _LONGEST_KEY and _COLON.match(text, last + 1):
            return ()
        return _opened(said)


def _opened(said: str) -> tuple[str, ...]:
    """A string and the keys and texts of what stands in it; nothing where not all of that could be read."""
    if len(said) <= _LONGEST_KEY and is_plain(said, "download"):  # most, and remembered
        return (said,)
    node, decoder = Node("", ""), Decoder(Limits(), "download")
    decoder.open(node, said)
    texts = (text for place in node.walk() for text in (place.key, place.text) if text)
    return () if decoder.unread or decoder.notes else (said, *texts)


@cache
def _hints(
    detectors: tuple[Detector, ...],
) -> tuple[tuple[Detector, ...], AhoCorasick, list[set[Detector | None]]]:
    """Those that look at answers; the lower-case pieces of which one must hold one, and who looks for each: detectors, or for
    claims of consent None."""
    everyone = tuple(one for one in detectors if one.answer_hints is None or one.answer_hints)
    seekers: dict[str, set[Detector | None]] = {hint: {None} for hint in HINTS}
    for detector in everyone:
        for hint in detector.answer_hints or ():
            seekers.setdefault(hint, set()).add(detector)
    return everyone, AhoCorasick(list(seekers)), list(seekers.values())

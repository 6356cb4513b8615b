"""A cheap look at raw bytes: whether a message could hold anything, so that only those are decoded that could.

Most traffic is answers (pictures, scripts, catalogues) and bare requests. A request with any content is decoded; an answer
is where one of the detectors' hints stands in it, or where its bytes are such that a look cannot tell.
"""

import re
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from detectors.consent.signal import HINTS
from detectors.detector import Detector
from detectors.message import Message
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
# Base64 or hex of something that may be a document: a run of so many of its characters, each of which is read as an `a`.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")  # of another charset, or of no text
_GZIP = b"H4sI"  # as gzip begins in base64, however short
_PACKED = b"a" * 200
_AS_PACKED = bytes(ord("a") if re.match(rb"[A-Za-z0-9+/_\-]", bytes((byte,))) else ord(" ") for byte in range(256))
# What a path alone may tell: digits enough for a number, escapes, an address, fractions of a degree.
_TELLING_PATH = re.compile(r"\d{6}|%|@|\d\.\d{3}|[^\x00-\x7f]|[A-Za-z0-9_\-]{16}")
_ASKING = frozenset(("GET", "HEAD", "OPTIONS"))  # of the others the path alone may tell what is done
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
    """What an answer is worth decoding for: the detectors that could find something in it, and claims of consent.

    `text` is its address and body, where they can be looked through.
    """

    detectors: tuple[Detector, ...]
    claims: bool
    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.detectors) or self.claims


def _text_of(answer: Message) -> str | None:
    """An answer's address and body as a text to look through; None where what it says may be packed or written otherwise."""
    body = answer.body
    if answer.header("content-encoding") or b"\\u" in body or _GZIP in body:
        return None
    if len(body) >= len(_PACKED) and _PACKED in body.translate(_AS_PACKED, b"\r\n"):
        return None
    try:
        plain = body.decode()
    except UnicodeDecodeError:
        return None
    asked = answer.url.partition("//")[2].partition("/")[2]  # the path and the query
    joined = " ".join(words(answer.path))  # `hy/lb` is one of the hints
    return None if _CONTROL.search(plain) else f"{asked}\n{joined}\n{plain}"


def sought_in(answer: Message, detectors: tuple[Detector, ...]) -> Sought:
    """What could be found in an answer that has data, of `detectors`; planted values are another matter."""
    everyone, finder, seekers = _hints(detectors)
    if (text := _text_of(answer)) is None:
        return Sought(everyone, True)
    low = text.lower()
    found = {
        hit[0] for plain in {low, unaccented(low)} for hit in finder.find_matches_as_indexes(plain, overlapping=True)
    }
    seeking = set[Detector | None]().union(*(seekers[hint] for hint in found))
    wanted = tuple(one for one in everyone if one.answer_hints is None or one in seeking)
    return Sought(wanted, None in seeking, text)


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

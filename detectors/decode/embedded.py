"""JSON inside other text: a line of a log, an assignment in a script, a frame whose header comes before it."""

import re
from collections import Counter

from detectors.decode.json_ import READER
from detectors.decode.named import Fields
from detectors.decode.part import Part

NAME = "text"
_LONGEST = 4_000_000
_MOST_TRIED = 64  # beginnings that turn out to be none: each may be read up to the end of the text
# An object's first key, or a list of objects, of lists, of texts.
_START = re.compile(r'\{\s*"|\[\s*(?:\{\s*"|\[|")')
_NAMED = re.compile(r"([A-Za-z_]\w{0,40})[\"']?\s*[=:]\s*\Z")
_ESCAPED = re.compile(r'\\(["\\/])')
_WORD = re.compile(r"\w\w")


def may_be_in(value: str) -> bool:
    """Whether a string may hold JSON, behind something else or before it."""
    return len(value) <= _LONGEST and _START.search(_unquoted(value)) is not None


def parse(data: bytes, content_type: str) -> object | None:
    """The documents by the names before them, and the text around them, in order; the document, where that is all."""
    if len(data) > _LONGEST:
        return None
    found = pieces(data.decode("utf-8", "replace"))
    documents = sum(isinstance(piece, Part) for _, piece in found)
    if not documents:
        return None
    if len(found) == 1 and not found[0][0]:
        return found[0][1]
    times = Counter(name for name, _ in found)
    return Fields(
        (
            name or (str(index) if documents > 1 else NAME),
            piece,
            f".{name}" if name and times[name] == 1 else f"[{index}]",
        )
        for index, (name, piece) in enumerate(found)
    )


def pieces(text: str) -> list[tuple[str, str | Part]]:
    """The documents in a text, each with the name that it is given there, and what stands between them."""
    text = _unquoted(text)
    found: list[tuple[str, str | Part]] = []
    at = told = tried = 0
    while tried < _MOST_TRIED and (start := _START.search(text, at)):
        try:
            value, end = READER.raw_decode(text, start.start())
        except (ValueError, RecursionError):
            tried += 1
            at = start.start() + 1
            continue
        at = end
        if value and not _is_index(value):
            before = text[told : start.start()]
            named = _NAMED.search(before)
            _add_text(found, before[: named.start()] if named else before)
            found.append((named[1] if named else "", Part(text[start.start() : end].encode("utf-8", "replace"), "")))
            told = end
    _add_text(found, text[told:])
    return found


def _unquoted(text: str) -> str:
    r"""The text, where all JSON in it is escaped as in a string (`{\"a\": 1}`), without the escapes."""
    return _ESCAPED.sub(r"\1", text) if '{\\"' in text and '{"' not in text else text


def _is_index(value: object) -> bool:
    """Whether a list is of one text: the index in a script, a word in brackets."""
    return isinstance(value, list) and len(value) < 2 and not isinstance(value[0], dict | list)


def _add_text(found: list[tuple[str, str | Part]], between: str) -> None:
    if _WORD.search(between):
        found.append(("", between.strip()))

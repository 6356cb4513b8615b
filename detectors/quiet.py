"""A second cheap look, at requests in plain JSON, plain forms and queries: whether any detector could find anything there.

Most uploads are telemetry: events, times, ids. Decoding and detecting such a batch takes a hundred times as long as parsing
it, so keys and values are first held against what each detector needs at the least. The answer `quiet` must be
certain: whatever is not known to say nothing is loud, and is inspected in full. `engine.inspect` without this look is the
plain twin; a test holds the two together over the whole corpus.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import orjson

from detectors.decode import graphql_, pairs, table, url_
from detectors.decode.content import format_in, is_worth_opening
from detectors.decode.decoder import byte_array
from detectors.decode.form import PLUMBING_HEADERS, counted_key
from detectors.decode.named import Entry, Fields, entries, may_name, name_of, whole_keys
from detectors.decode.typed import wraps
from detectors.meanings import (
    AXIS,
    CELL,
    COUNTRY,
    DIGEST,
    ELEMENT,
    HEARD,
    LAT,
    LNG,
    LOUD,
    NETWORK,
    NOT_PHONE,
    NUMBER,
    OF_CONTAINERS,
    OF_PLACES,
    OF_TEXTS,
    OPEN,
    PERSON,
    SETTING,
    SHORT_ID,
    STATION,
    TELLING,
    WHAT,
    WIRELESS,
    may_go_deeper,
    meaning,
    names_operation,
    of_header,
    of_key,
    of_path,
    of_text,
    of_text_alone,
)
from detectors.message import Message
from detectors.names import name_score
from detectors.phone import shaped
from detectors.planted import could_hold
from detectors.reading_words import ISBNS
from detectors.remembered import remembered
from detectors.subject import Subject

_LARGEST = 65_536
_ALONE = frozenset("authorization cookie referer".split())  # headers that add nothing to others
_VALUES = re.compile(r"[;=\s]+")
_FORM = "application/x-www-form-urlencoded"
_ESCAPED = re.compile(rb"[\s;\[\]{}]")
_DEEPEST = 12

# Hex digits, a letter among them.
_HEX = re.compile(r"(?=\d*[a-f])[0-9a-f]{8,64}\Z")
# Hex digits that spell a text in UTF-8.
_PAIRS = r"(?:0[9acd]|[2-6].|7[0-9a-e]|(?:c[2-9a-f]|d.)[89ab].|e.(?:[89ab].){2}|f[0-4](?:[89ab].){3})+"
_SPELT = re.compile(rf"{_PAIRS}\Z")
# Short hex ids that spell none, each on a line.
_IDS = re.compile(rf"(?:(?=\d*[a-f])(?!{_PAIRS}\n)[0-9a-f]{{8,16}}\n)+\Z")
_BROWSER = re.compile(r"Mozilla/\d\.0 \([\w .,;:/\-]+\) [\w .,;:/()\-]*")
_SEVEN_DIGITS = 1_000_000
_SEVERAL = 4
_LONGEST_TEXT = 66  # a digest of 32 bytes behind 0x
_FRACTION_DIGITS = 4
_MOST_ASKED = 4  # texts of a message
_LARGE = 512


class _Loud(Exception):
    """Something that a detector may want to see."""


def is_quiet(
    message: Message, subject: Subject, says_nothing: Callable[[str, str], bool], of_header: Callable[[str, str], int]
) -> bool:
    """Whether a request is plain JSON or a form in which nothing can be found, planted values and claims of consent included.

    What recurs, the engine inspects by itself and remembers. `says_nothing` is asked with a key and a text that is not plain
    (the address of a page, the name of a browser, a label in Chinese), `of_header` with a header: what it may mean with others
    (see `header_with_others`), or LOUD.
    """
    body = message.body
    if message.missing or len(body) > _LARGEST or message.header("content-encoding"):
        return False
    look = _Look(says_nothing)
    try:
        document = _document(message)
        if document is not None:
            look.inside(document)
        look.address(message.url)
        for name, text in message.headers:
            if name not in PLUMBING_HEADERS:
                look.header(name, text, of_header(name, text))
    except (ValueError, _Loud):
        return False
    return look.quiet() and not (subject and could_hold(look.texts, look.numbers, subject, look.digests))


def header_with_others(name: str, text: str) -> int:
    """What a header may add to another one: half of a place, the country of a number, a part of a name."""
    if name in _ALONE:
        return 0
    flags = of_header(name)
    return LOUD if shaped(text) and not flags & NOT_PHONE else flags


def _document(message: Message) -> Any:
    """The body as what JSON says, or a form's fields as a map; None where there is none. Raises ValueError or _Loud."""
    body = message.body
    if not body:
        return None
    if body[:1] in b"{[" and b"\x7f" not in body:
        return orjson.loads(body)
    if body.isascii() and message.header("content-type").lower().startswith(_FORM) and not _ESCAPED.search(body):
        pairs = parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=True)
        if len({key for key, _ in pairs}) == len(pairs) and not any(counted_key(key) for key, _ in pairs):
            return dict(pairs)
    raise _Loud


class _Look:
    """What one message holds, as far as it matters only together; and its texts and numbers, for planted values."""

    def __init__(self, says_nothing: Callable[[str, str], bool]) -> None:
        self._flags = self._asked = 0
        self._says_nothing = says_nothing
        self.texts: list[str] = []
        self.digests: list[str] = []
        self.numbers: list[int] = []

    def _take(self, flags: int) -> None:
        if flags & LOUD:
            raise _Loud
        self._flags |= flags

    def header(self, name: str, text: str, flags: int) -> None:
        """A header that means so much with others."""
        self._take(flags)
        self.texts.append(text)
        if name in _ALONE:
            self.texts += _VALUES.split(text)

    def address(self, url: str) -> None:
        """The path and the query."""
        split = urlsplit(url)
        if split.fragment or "%" in split.path:
            raise _Loud
        self._take(of_path(split.path))
        segments = split.path.split("/")
        if any(shaped(segment) and not self._says_nothing("", segment) for segment in segments):
            raise _Loud
        self.texts += segments
        if split.query:
            for key, text in parse_qsl(split.query, keep_blank_values=True):
                if counted_key(key):
                    raise _Loud
                self.texts.append(key)
                self.inside({key: text})

    def inside(self, document: Any) -> None:
        """A document, all of it. Raises _Loud where something in it says something by itself.

        One loop, with a call only for what is not seen again and again: it is run for each value of all traffic.
        """
        held, texts, numbers = 0, self.texts, self.numbers
        stack: list[tuple[Any, int, bool]] = [(document, 0, False)]
        while stack:
            container, depth, listed = stack.pop()
            if depth > _DEEPEST:
                raise _Loud
            pairs: Iterable[tuple[int, Any]]
            container = _told(container)
            if isinstance(container, dict):
                pairs = zip(self._keys(tuple(container)), container.values(), strict=True)
            elif self._alike(container):
                pairs, depth = self._columns(container), depth + 1
            else:
                if byte_array(container):
                    raise _Loud
                pairs = zip(repeat(ELEMENT), container)
            for flags, value in pairs:
                kind = type(value)
                if kind is str:
                    if len(value) > _LONGEST_TEXT:
                        held |= self._alone(container, listed, flags, value)
                        texts.append(value)
                    elif flags & TELLING or not _HEX.match(value):
                        told = of_text(value, flags & OF_TEXTS)
                        held |= told if not told & LOUD else self._alone(container, listed, flags, value)
                        texts.append(value)
                    elif len(value) % 2 or not (
                        _SPELT.match(value) if len(value) <= SHORT_ID else is_worth_opening(bytes.fromhex(value))
                    ):
                        held |= DIGEST
                        self.digests.append(value)
                    else:
                        held |= of_text_alone(value)
                        texts.append(value)
                elif kind is int:
                    numbers.append(value)
                    if not -_SEVEN_DIGITS < value < _SEVEN_DIGITS and (
                        value in ISBNS or (not (flags & NOT_PHONE) and shaped(str(value)))
                    ):
                        raise _Loud
                elif kind is dict or kind is list:
                    if flags & OF_CONTAINERS or (flags & ~(NOT_PHONE | ELEMENT) and wraps(value)):
                        raise _Loud
                    if kind is dict and len(value) == 2 and shaped(str(value.get("value", ""))):
                        raise _Loud  # {"type": …, "value": …} is what the key above is called
                    stack.append((value, depth + 1, listed or type(container) is list))
                elif kind is float:
                    texts.append(str(value))
                    if flags & ELEMENT and len(texts[-1].partition(".")[2]) >= _FRACTION_DIGITS:
                        raise _Loud  # a pair of degrees in a list
                elif kind is bytes:
                    raise _Loud  # of a query, where they are no text
            if held & LOUD:
                raise _Loud
        self._take(held)

    def _alone(self, container: Any, listed: bool, flags: int, text: str) -> int:
        """What a text that is not plain may mean together with others, where it says nothing by itself. Raises _Loud.

        Only of a field of its own: in a list, what each says alone is not what all say.
        """
        self._asked += 1
        if (
            listed
            or type(container) is not dict
            or flags & ~NOT_PHONE
            or self._asked > _MOST_ASKED
            or len(text) > _LARGE
            or shaped(text)
        ):
            raise _Loud
        keys = [name for name, held in container.items() if held is text]
        format_ = format_in(text)
        if format_ is url_ or format_ is pairs:
            if (fields := format_.parse(text.encode("utf-8", "replace"), "")) is None:
                raise _Loud
            self.inside(fields)
        if format_ is url_:
            text = text.partition("?")[0]
        if format_ is not pairs and may_go_deeper(text):
            raise _Loud
        if any(names_operation(key, text) or not self._says_nothing(key, text) for key in keys):
            raise _Loud
        told = 0 if _BROWSER.fullmatch(text) else meaning(text)
        if told & LOUD:
            raise _Loud
        return told & (OPEN | WHAT | SETTING | COUNTRY) | (PERSON if name_score(text) > 0 else 0)

    def _keys(self, names: tuple[str, ...]) -> tuple[int, ...]:
        each, together, long = _of_keys(names)
        self._take(together)
        self.texts += long
        return each

    @staticmethod
    def _alike(rows: list[Any]) -> bool:
        """Whether a list holds maps with the same keys, as a batch of events does."""
        if len(rows) < _SEVERAL or set(map(type, rows)) != {dict} or len(set(map(tuple, rows))) != 1:
            return False
        return not may_name(tuple(rows[0]))

    def _columns(self, rows: list[dict[str, Any]]) -> Iterator[tuple[int, Any]]:
        """The values of such maps with their keys' flags, each text of a column once; plain numbers are taken here."""
        for flags, column in zip(self._keys(tuple(rows[0])), zip(*map(dict.values, rows), strict=True), strict=True):
            kinds = set(map(type, column))
            if kinds == {int} and _are_plain(column, flags):
                self.numbers += column
            elif kinds == {str} and not flags & TELLING and _are_ids(column):
                self._take(DIGEST)
                self.digests += column
            else:
                yield from zip(repeat(flags), set(column) if kinds == {str} else column)

    def quiet(self) -> bool:
        """Whether nothing comes together."""
        held = self._flags
        if (held & OPEN and held & (WHAT | SETTING)) or (held & SETTING and held & WHAT):
            return False
        if (held & LAT and held & LNG) or (held & AXIS and held & OF_PLACES) or (held & NUMBER and held & COUNTRY):
            return False
        if held & WIRELESS and held & (STATION | DIGEST):
            return False  # an access point's address is a digest's digits where nothing parts them
        if (held & STATION and held & HEARD) or (held & NETWORK and held & CELL):
            return False
        return not (held & DIGEST and held & PERSON)


def _told(container: Any) -> Any:
    """What a container tells where its fields are named by values, or by a table's columns; otherwise itself."""
    if type(container) is list:
        if rows := table.rows(container):
            return list(map(_as_map, rows))
        fields = entries(container)
        return _as_map(fields) if fields else container
    if whole := whole_keys(tuple(container)):
        container = {plain: container[key] for plain, key in whole.items()}
    if "variables" in container and graphql_.variables_named(container):
        raise _Loud
    if titled := table.named_rows(container):
        key, below = titled
        container = {**container, key: _as_map(below) if isinstance(below, Fields) else list(map(_as_map, below))}
    if may_name(tuple(container)):
        name, valued = name_of(container)
        if name in container and name != valued:
            raise _Loud  # two fields of one name: a map holds but one
        return {name if name and key == valued else key: value for key, value in container.items()}
    return container


def _as_map(fields: Iterable[Entry]) -> dict[str, Any]:
    return {key: value for key, value, _ in fields}


def _are_plain(numbers: Sequence[int], flags: int) -> bool:
    """Whether none of them can be a telephone's number, or a book's."""
    if flags & NOT_PHONE:
        return max(numbers) < ISBNS.start
    return min(numbers) > -_SEVEN_DIGITS and max(numbers) < _SEVEN_DIGITS


def _are_ids(texts: Sequence[str]) -> bool:
    """Whether all are short hex ids, as `_Look.inside` takes them one by one."""
    lines = "\n".join(texts) + "\n"
    return lines.count("\n") == len(texts) and _IDS.match(lines) is not None


@remembered(entries=4_096, longest=64)
def _of_keys(names: tuple[str, ...]) -> tuple[tuple[int, ...], int, tuple[str, ...]]:
    """What a map's keys mean: each by itself, all together; and those long enough to be planted values themselves."""
    each = tuple(of_key(name) | (ELEMENT if name.isdecimal() else 0) for name in names)
    together = 0
    for flags in each:
        together |= flags
    return each, together & ~ELEMENT, tuple(name for name in names if len(name) >= 7)

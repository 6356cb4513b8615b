"""Planted values in a decoded message: plain in any spelling, in parts, or hashed. What is found so is certain."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from detectors.decode import base64_
from detectors.digests import SHORT
from detectors.message import Node, Value
from detectors.people import is_phone_key
from detectors.remembered import remembered
from detectors.subject import Planted, Subject, fold, name_words
from detectors.words import words

_DIGITS = re.compile(r"\d+")
_BETWEEN = r"[\s().+\-/·\u2010-\u2015\u00a0]"
_GAP = re.compile(_BETWEEN + "{1,4}")
_SEVEN_DIGITS = re.compile(rf"\d(?:{_BETWEEN}{{0,4}}\d){{6}}")  # as many as the shortest number has
_MAX_GROUPS = 6
_PARTS_IN_A_ROW = 6  # a longer array is a list of several people
_EMAIL = re.compile(r"[\w.+\-%]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63})+")
_HEX_TOKEN = re.compile(r"(?<![0-9A-Za-z])(?:0x)?([0-9A-Fa-f]{16,128})(?![0-9A-Za-z])")
_BASE64_TOKEN = re.compile(r"(?<![A-Za-z0-9+/_\-])[A-Za-z0-9+/_\-]{11,88}={0,2}")
_UUID_TOKEN = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_LONG_WORD = re.compile(r"[A-Za-z0-9+/_\-]{11}")  # in each of these
_LONG_WORDS = re.compile(_LONG_WORD.pattern + r"[A-Za-z0-9+/_\-]*=*")
_DASHES = 4  # of a UUID
_SEVERAL = 2
_HEX_SIZES = frozenset(range(16, 129, 2))
# A check sum has six characters or more, a sign included, and eleven at most; a 64-bit digest has fifteen digits or more.
_FIVE_DIGITS, _SIX_DIGITS, _TWELVE_DIGITS, _FIFTEEN_DIGITS = 10**4, 10**5, 10**11, 10**14
_SHORTEST_KEY = 7
_SCANNED = 4_000_000  # characters of one text
_HASH_WORDS = frozenset(
    "hash hashed crc checksum digest contact contacts phone phones mobile number numbers email".split()
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A planted value at a place: `hashed` names the function it went through, or is empty."""

    node: Node
    planted: Planted
    hashed: str = ""

    @property
    def names_by_id(self) -> bool:
        """Whether a person's id stands there, or a digest of it that is long enough to be no accident."""
        return self.planted.kind == "id" and self.hashed not in SHORT

    @property
    def value(self) -> Value:
        """The hit as a finding states it."""
        layers = (*self.node.layers, self.hashed) if self.hashed else self.node.layers
        text = (self.node.text or self.node.key) if self.hashed else self.planted.text
        kind = "hash" if self.hashed else self.planted.kind
        return Value(kind, text[:512], self.node.path, layers, self.planted.person, self.planted.entry)


def could_name_friends(text: str, subject: Subject) -> bool:
    """Whether a text could hold the ids of two planted people, plain or hashed: never false where it does."""
    if len(subject.people_by_id) < _SEVERAL:
        return False
    found = set(subject.ids_in(fold(text)))
    long = list(set(_LONG_WORDS.findall(text)))
    for word in long if _may_be_hashed(long, subject) else ():
        for _, owner in _hashed(word, subject):
            if subject.values[owner].kind == "id":
                found.add(subject.values[owner].number)
    return len(found) >= _SEVERAL


def _may_be_hashed(long: Sequence[str], subject: Subject) -> bool:
    """Whether `_hashed` may find something in one of these long words."""
    lines, digests = "\n".join(long), subject.digests
    if any(word.isdecimal() or word.count("-") >= _DASHES for word in long):
        return True
    return digests.may_know_base64(long) or digests.may_know_any(_HEX_TOKEN.findall(lines))


def planted_in(nodes: list[Node], subject: Subject, plainly: bool = False) -> list[Hit]:
    """Every planted value in the nodes' texts and keys, one hit a (place, value); `plainly` without the look ahead."""
    if not plainly:
        numbers = [node.value for node in nodes if type(node.value) is int]
        texts = [node.text[:_SCANNED] for node in nodes if type(node.value) is not int]
        keys = [node.key for node in nodes if len(node.key) >= _SHORTEST_KEY]
        if not could_hold([*texts, *keys], numbers, subject):
            return []
    hits: list[Hit] = []
    sums: list[Hit] = []
    for node in nodes:
        for text in _texts(node):
            hits += [Hit(node, planted) for planted in _plain(text, subject, node)]
            hits += [Hit(node, subject.values[owner], name) for name, owner in _hashed(text, subject)]
        if node.value is not None and (found := _check_sum(node, subject)):
            sums.append(found)
        if node.children and not (node.is_array and len(node.children) > _PARTS_IN_A_ROW):
            hits += _in_parts(node, subject)
    # 32 bits alone may be an accident: several people's, or a name that says so, are not.
    if len({hit.planted.number for hit in sums}) >= 2 or any(words(_key(hit.node)) & _HASH_WORDS for hit in sums):
        hits += sums
    return list({(id(hit.node), hit.planted, bool(hit.hashed)): hit for hit in hits}.values())


def _key(node: Node) -> str:
    return node.parent.key if node.key.isdigit() and node.parent is not None else node.key


def _texts(node: Node) -> Iterator[str]:
    if node.value is not None and node.text:
        yield node.text[:_SCANNED]
    # Maps are keyed by numbers, addresses and digests: {"+8613912345678": "name"}.
    if len(node.key) >= _SHORTEST_KEY and not (node.parent and node.parent.is_array):
        yield node.key


def _plain(text: str, subject: Subject, node: Node) -> Iterator[Planted]:
    folded = fold(text)
    exact = subject.names.get(folded) or subject.titles.get(folded) or _exact_id(folded, subject, node)
    if exact:
        yield exact
    if _UUID_TOKEN.fullmatch(folded):
        return  # digits that look like a number in it are there by accident
    yield from _phones(folded, subject, node)
    if "@" in folded:
        for match in _EMAIL.finditer(folded):
            if found := subject.emails.get(match[0].strip(".")):
                yield found
    if exact or len(folded) < 4:
        return
    if len(folded) <= 64 and (found := subject.by_words.get(name_words(folded))):
        yield found
    yield from subject.inside(folded)


def _exact_id(folded: str, subject: Subject, node: Node) -> Planted | None:
    """An id that the whole text is. Short ones are common numbers: their field must be named for an id."""
    found = subject.ids.get(folded)
    if found and len(folded) < 6 and not words(_key(node)) & frozenset(("id", "uid", "vid", "fid", "friend", "book")):
        return None
    return found


def _phones(folded: str, subject: Subject, node: Node) -> Iterator[Planted]:
    """Numbers written with or without separators."""
    for digits, start, end in _runs(folded):
        found = subject.phones.get(digits)
        if found and _whole(folded, start, end) and (len(digits) >= 9 or is_phone_key(node)):
            yield found


def _runs(folded: str) -> Iterator[tuple[str, int, int]]:
    """Runs of digits, and neighbouring runs joined, with their places."""
    if not _SEVEN_DIGITS.search(folded):
        return
    runs = list(_DIGITS.finditer(folded))
    for start, first in enumerate(runs):
        digits = ""
        for index in range(start, min(start + _MAX_GROUPS, len(runs))):
            run = runs[index]
            if index > start and not _GAP.fullmatch(folded, runs[index - 1].end(), run.start()):
                break
            digits += run[0]
            if len(digits) > 18:
                break
            yield digits, first.start(), run.end()


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a number is not a piece of a longer word, fraction or identifier."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isascii() and before.isalpha()) and not (after.isascii() and after.isalpha())


def _hashed(text: str, subject: Subject) -> Iterator[tuple[str, int]]:
    if len(text) < 11:
        return
    for digest in _candidates(text):
        found = subject.digests.find(digest)
        if found:
            yield found[0], found[1].owner


def _candidates(text: str) -> Iterator[bytes]:
    """The byte strings that digests in a text may stand for."""
    if _UUID_TOKEN.fullmatch(text):
        yield bytes.fromhex(text.replace("-", ""))
        return
    if text.isdecimal() and 15 <= len(text) <= 20 and (number := int(text)) < 1 << 64:
        yield number.to_bytes(8, "big")  # a 64-bit digest as an integer
    if not _LONG_WORD.search(text):
        return
    for match in _UUID_TOKEN.finditer(text):
        yield bytes.fromhex(match[0].replace("-", ""))
    for match in _HEX_TOKEN.finditer(text):
        if len(match[1]) % 2 == 0:
            yield bytes.fromhex(match[1])
    for match in _BASE64_TOKEN.finditer(text):
        if (data := base64_.unwrap(match[0])) is not None:
            yield data


def _check_sum(node: Node, subject: Subject) -> Hit | None:
    for number in _sums(node.text):
        if found := subject.digests.find_short(number):
            return Hit(node, subject.values[found[1].owner], found[0])
    return None


def _sums(written: str) -> list[int]:
    """What a text says as a 32-bit check sum: an integer, eight hex digits, or four bytes in base64."""
    text = written.lower().removeprefix("0x")
    if not 6 <= len(text) <= 11:
        return []
    try:
        numbers = [int(text)] if text.lstrip("-").isdecimal() else [int(text, 16)] if len(text) == 8 else []
    except ValueError:
        numbers = []
    if len(written) == 8 and written.endswith("==") and (data := base64_.unwrap(written)):
        numbers.append(int.from_bytes(data, "big"))
    if text.isdecimal() and len(text) == 8:
        numbers.append(int(text, 16))
    return [number for number in numbers if -(1 << 31) <= number < 1 << 32]


def could_hold(texts: Iterable[str], numbers: Iterable[int], subject: Subject, hexadecimal: Sequence[str] = ()) -> bool:
    """Whether any text, key or number of a message could be a planted value: `could_be_planted` for many at once.

    Words recur, and are remembered; numbers and hex ids are new in every message, and go a short way of their own.
    `hexadecimal` are texts known to be lower-case hex digits that spell no text.
    """
    exact, may_know = subject.exact, subject.digests.may_know
    if not exact.isdisjoint(hexadecimal) or subject.digests.may_know_any(hexadecimal):
        return True
    if 8 in map(len, hexadecimal) and any(could_be_planted(text, subject) for text in hexadecimal if len(text) == 8):
        return True  # a check sum
    different = set(numbers)
    if not subject.numbers.isdisjoint(different):
        return True
    large = [number for number in different if number >= _SIX_DIGITS or number <= -_FIVE_DIGITS]
    if any(_could_be_digest(number, subject) for number in large if not _TWELVE_DIGITS <= number < _FIFTEEN_DIGITS):
        return True
    for text in set(texts):
        if 12 <= len(text) <= 14 and text.isdecimal() and text.isascii():  # a time, or a number that is all of it
            if text in exact:
                return True
            continue
        if len(text) == 36 and _UUID_TOKEN.fullmatch(text):
            if text.lower() in exact or may_know(bytes.fromhex(text.replace("-", ""))):
                return True
            continue
        if len(text) in _HEX_SIZES and text.isalnum() and (text.islower() or text.isupper()):
            try:
                digest = bytes.fromhex(text)
            except ValueError:
                pass
            else:  # it is not read as base64: so long a one has other letters too
                if text.lower() in exact or may_know(digest):
                    return True
                if not (inner := _decoded(digest)) or not could_be_planted(inner, subject):
                    continue
                return True
        if could_be_planted(text, subject):
            return True
    return False


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return ""


def _could_be_digest(number: int, subject: Subject) -> bool:
    text = str(number)
    if len(text) <= 11:
        return any(subject.digests.find_short(each) for each in _sums(text))
    return len(text) >= 15 and could_be_planted(text, subject)


@remembered(entries=2_048, longest=512)
def could_be_planted(text: str, subject: Subject) -> bool:
    """Whether a text or key, by itself or with those beside it, could be a planted value: never false where one is."""
    folded = fold(text)
    if folded in subject.exact:
        return True
    if "@" in folded and any(match[0].strip(".") in subject.emails for match in _EMAIL.finditer(folded)):
        return True
    if any(subject.digests.find_short(number) for number in _sums(text)):
        return True
    if not (text.isascii() and text.isalnum()):
        whole, dot, fraction = text.partition(".")
        if dot and whole.isdecimal() and fraction.isdecimal() and len(text) <= 20:
            return not subject.exact.isdisjoint((whole, fraction, whole + fraction))
        return _anywhere(text, folded, subject)
    # One word: a number in it is all of it, a name or title is the whole text.
    return len(text) >= 11 and any(subject.digests.may_know(digest) for digest in _of_one_word(text))


def _anywhere(text: str, folded: str, subject: Subject) -> bool:
    if any(digits in subject.phones for digits, _, _ in _runs(folded)):
        return True
    if len(folded) >= 4 and (name_words(folded) in subject.by_words or next(subject.inside(folded), None)):
        return True
    return next(_hashed(text, subject), None) is not None


def _of_one_word(text: str) -> Iterator[bytes]:
    """`_candidates` of a text of letters and digits only."""
    if text.isdecimal() and 15 <= len(text) <= 20 and (number := int(text)) < 1 << 64:
        yield number.to_bytes(8, "big")
    if (match := _HEX_TOKEN.fullmatch(text)) and len(match[1]) % 2 == 0:
        yield bytes.fromhex(match[1])
    if len(text) <= 88 and (data := base64_.unwrap(text)) is not None:
        yield data


def _in_parts(container: Node, subject: Subject) -> Iterator[Hit]:
    """Names whose parts lie in fields beside each other."""
    parts = subject.name_parts
    seen: dict[str, Node] = {}
    for child in container.children[:128]:
        if isinstance(child.value, str) and len(child.value) <= 40 and (text := fold(child.value)) in parts:
            seen.setdefault(text, child)
    if len(seen) < 2:
        return
    for text, node in seen.items():
        for needed, planted in parts[text]:
            if needed <= seen.keys() and text == min(needed):
                yield Hit(node, planted)

"""Lists of records read as tables: which columns hold numbers, addresses, digests or names.

A contact list is told less by one value than by a column of them: forty fields at the same place in forty records, nearly
all of them numbers that one country's plan holds, are telephone numbers whatever the field is called.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detectors.message import Node
from detectors.names import is_name_key, is_trade, name_score
from detectors.people import NOT_PHONE_WORDS, digest_size, email_of, is_mixed, is_phone_key, named_by, region_hint
from detectors.phone import COMMON_REGIONS, Phone, parse, region_written, shaped
from detectors.words import names_id, words

_SAMPLE = 40
_SOME = 4  # of a person's numbers
_SHARE = 0.8  # of a column's values must be of its kind
_MAX_RECORDS = 20_000
_SEPARATORS = frozenset(" -().\u00a0")


def records_of(container: Node) -> list[Node]:
    """The entries of a list, or of a map that is used as one; empty for an object with fields of its own."""
    children = container.children[:_MAX_RECORDS]
    if len(children) < 2:
        return []
    if container.is_array:
        return children
    if all(child.is_array and child.children and child.children[0].children for child in children):
        # A map of lists, by initial or by group: one list all the same.
        entries = [entry for child in children for entry in child.children][:_MAX_RECORDS]
        return entries if len({shape(entry) for entry in entries[:_SAMPLE]}) <= max(2, len(entries) // 4) else []
    if all(child.children for child in children):
        shapes = {shape(child) for child in children}
        if len(shapes) <= max(1, len(children) // 2):
            return children
        if not all(child.is_array for child in children):
            return []
    sample = children[:_SAMPLE]
    if all(child.key.isdecimal() and isinstance(child.value, str) and shaped(child.value) for child in children):
        return children  # counted through from any number on, as keys for speed dialling
    keyed = sum(is_identity(child.key) for child in sample)
    if keyed >= max(2, len(sample) * _SHARE):
        return children
    # A map of name to number: its keys are no field names.
    scores = [0.0 if is_phone_key(child) else name_score(child.key) for child in sample]
    sure = sum(score >= 0.5 for score in scores)
    # With surer names among them, labels too (`Mum`, 민준 엄마): a field's name is seldom written so.
    named = sum(score >= 0.3 for score in scores) if sure >= 0.3 * len(sample) else sure
    valued = sum(any(_reaches(leaf) for leaf in child.children[:_SOME] or (child,)) for child in sample)
    most = max(3, len(sample) * _SHARE)
    return children if valued >= most and named >= max(3, most * _SHARE) else []


def _reaches(leaf: Node) -> bool:
    return not leaf.children and bool(shaped(leaf.text) or email_of(leaf.text))


def shape(record: Node) -> frozenset[str]:
    """The names of a record's fields."""
    return frozenset(child.key for child in record.children[:64])


def is_identity(key: str) -> bool:
    """Whether a map's key is itself a number, an address or a digest."""
    digits = key.lstrip("+")
    if digits.isdigit():
        return 8 <= len(digits) <= 15
    return bool(email_of(key) or digest_size(key) or shaped(key))


def columns_of(records: Sequence[Node]) -> dict[str, list[Node]]:
    """Leaves of the records by their place in a record (`phones.#.value`); a map's keys are the column `@key`."""
    columns: dict[str, list[Node]] = {}
    in_map = bool(records) and records[0].parent is not None and not records[0].parent.is_array
    for record in records:
        if (in_map and not record.key.isdecimal()) or is_identity(record.key):
            key = Node("", record.path, record.layers, record.key, parent=record.parent)
            columns.setdefault("@key", []).append(key)
        for place, leaf in _places(record):
            columns.setdefault(place, []).append(leaf)
    return columns


def _places(record: Node) -> Iterator[tuple[str, Node]]:
    stack = [("", record)]
    while stack:
        place, node = stack.pop()
        if not node.children:
            if node.value is not None:
                yield place, node
            continue
        fixed = node.is_array and not any(child.children for child in node.children) and len(node.children) <= 16
        for child in reversed(node.children):
            # A short row of scalars has columns by position; a list of objects repeats one.
            step = f"{child.key}" if fixed or not node.is_array else "#"
            stack.append((f"{place}.{step}" if place else step, child))


@dataclass(frozen=True, slots=True)
class Numbers:
    """A column read as telephone numbers: the number of each leaf (or None), and what speaks for it.

    `written` is the share written as only numbers are (with + or separators), `valid` the share that a plan has assigned.
    """

    phones: tuple[Phone | None, ...]
    written: float
    valid: float
    keyed: bool

    @property
    def count(self) -> int:
        """How many leaves are numbers."""
        return sum(phone is not None for phone in self.phones)


def numbers_in(leaves: Sequence[Node], region: str, trusted: bool) -> Numbers | None:
    """The leaves as numbers, where most of them are; None where they are something else.

    `trusted` says that the surroundings are of contacts, so that an unassigned but possible number counts.
    """
    keyed = is_phone_key(leaves[0])
    named = named_by(leaves[0])
    dialled = [shaped(leaf.text) if not isinstance(leaf.value, float) else "" for leaf in leaves]
    filled = sum(bool(leaf.text.strip()) for leaf in leaves)
    # Ids and versions are not written with + or brackets: where some are, and others with spaces, the column's name does not matter.
    marked = [text.startswith("+") or "(" in text for text in dialled]
    as_numbers = any(marked) and sum(marked) + sum(" " in text for text in dialled) >= filled / 5
    if not keyed and not as_numbers and (words(named) & NOT_PHONE_WORDS or names_id(named)):
        return None
    if sum(map(bool, dialled)) < max(1, filled * 0.6):
        return None
    regions = _regions(leaves, dialled, region, keyed)
    international = [text.startswith("+") for text in dialled if text]
    lenient = trusted or keyed or (len(international) >= 3 and all(international))
    phones = tuple(parse(text, regions, lenient) if text else None for text in dialled)
    count = sum(phone is not None for phone in phones)
    if count < max(1, filled * 0.6):
        return None
    written = sum(text.startswith(("+", "00")) or bool(_SEPARATORS & {*text[1:]}) for text in dialled if text)
    valid = sum(phone is not None and phone.valid for phone in phones)
    if not lenient and written < 0.3 * count and valid < 0.9 * filled:
        return None  # bare digits of which only some could be numbers are ids
    return Numbers(phones, written / count, valid / count, keyed)


def _regions(leaves: Sequence[Node], dialled: Sequence[str], region: str, keyed: bool) -> tuple[str, ...]:
    """The plans that the bare numbers of a column are of: those that a field beside names, those of its international
    numbers, the default, and where these hold too few, the one common plan that holds nearly all."""
    hinted = Counter(hint for leaf in leaves[:_SAMPLE] if (hint := region_hint(leaf)))
    written = Counter(
        found for text in dialled[:_SAMPLE] if text.startswith(("+", "00")) and (found := region_written(text))
    )
    first = [*(name for name, _ in hinted.most_common(3)), *(name for name, _ in written.most_common(3)), region]
    regions = tuple(dict.fromkeys(name for name in first if name))
    bare = [text for text in dialled[:_SAMPLE] if text and not text.startswith(("+", "00"))]
    sure = keyed or all(_SEPARATORS & {*text} for text in bare)  # that they are numbers: of which plan is the question
    if len(bare) >= (2 if sure else 3) and not _held(bare, regions, _SHARE):
        held = {name: _held(bare, (name,), 0.9) for name in COMMON_REGIONS}
        best = max(COMMON_REGIONS, key=held.__getitem__)
        if held[best]:
            return (*regions[:-1], best)
    return regions


def _held(bare: Sequence[str], regions: tuple[str, ...], share: float) -> int:
    """How many numbers the plans hold as written nationally, or internationally without the +; 0 where fewer than a share.

    Ids are of no plan, and it is given up soon: libphonenumber takes 0.1 ms a number.
    """
    found = 0
    for asked, text in enumerate(bare):
        phone = parse(text, regions) or parse("+" + text.lstrip("+"), ())
        found += phone is not None and phone.valid and (not phone.international or phone.region in regions)
        if found + len(bare) - asked - 1 < share * len(bare):
            return 0
    return found


def names_share(leaves: Sequence[Node]) -> float:
    """How much of a column reads as people's names, in the light of what the column is called."""
    sample = leaves[:_SAMPLE]
    keyed = is_name_key(sample[0].key) and not sample[0].key.isdecimal()
    least = 0.25 if keyed else 0.6
    texts = {leaf.text for leaf in sample}
    if len(texts) < 0.5 * len(sample):
        return 0.0  # a few words again and again: a type, a state
    return sum(name_score(leaf.text) >= least for leaf in sample) / len(sample)


def trade_share(leaves: Sequence[Node]) -> float:
    """How much of a column of texts reads as names of shops, firms and offices."""
    sample = leaves[:_SAMPLE]
    return sum(is_trade(leaf.text) for leaf in sample) / len(sample)


def digests_in(leaves: Sequence[Node]) -> int:
    """The digest size in bytes that nearly all leaves share, or 0. A digest cut short may lack the signs of one."""
    sample = [leaf.text for leaf in leaves[:_SAMPLE]]
    length, count = Counter(map(len, sample)).most_common(1)[0]
    alike = [text for text in sample if len(text) == length]
    sizes = [size for text in alike if (size := digest_size(text) or _cut(text))]
    # In base64 one in ten lacks a digit, and so the surest sign.
    sure = len(sizes) >= 0.6 * len(sample) or (4 * len(sizes) >= len(sample) and all(map(is_mixed, alike)))
    return max(sizes, default=0) if count >= 0.9 * len(sample) and sure else 0


def _cut(text: str) -> int:
    """The size of a digest cut to 8 to 64 bytes in hex, which digest_size does not take by itself."""
    hexes = 16 <= len(text) <= 128 and len(text) % 2 == 0 and all(char in "0123456789abcdefABCDEF" for char in text)
    return len(text) // 2 if hexes and not text.isdecimal() else 0

"""People in delimited text: `139…,138…`, `name:number;name:number`, lists that hold names and numbers by turns."""

import re
from collections.abc import Iterable
from itertools import takewhile

from detectors.message import Node
from detectors.names import name_score
from detectors.phone import shaped

# What stands between people in one text, and between a person's name and number.
_MARKS = ("\n", ";", ",", "|", "#", "&", " ")
PAIR = re.compile(r"[:=\t#|,~^<]")
_PIECES = re.compile(r"[:=\t#|,~^;<>]")
_MANY = 3
_COUNTED = re.compile(r"([^\W\d][^\d]{0,40})(\d{1,2})([^\d]{0,40})")


def split(leaf: Node) -> list[Node]:
    """The parts of `139...,138...,137...` (or `name:number;...`) as records; empty where the text is no such list."""
    text = leaf.text
    if len(text) < 20 or (sum(char.isdigit() for char in text[:4096]) < 14 and "@" not in text):
        return []
    for mark in _MARKS:
        parts = [part.strip() for part in text.split(mark)[:20_000] if part.strip()]
        if len(parts) >= 2 and sum(map(reaches, parts[:50])) >= 0.8 * min(len(parts), 50):
            break
    else:
        return []
    rows = [[piece.strip(" >") for piece in PAIR.split(part)] for part in parts]
    if any(len(row) > 4 for row in rows[:50]):
        return []
    array = Node(leaf.key, leaf.path, leaf.layers, is_array=True, parent=leaf.parent)
    for index, row in enumerate(rows):
        record = array.add(Node(str(index), leaf.path, leaf.layers, is_array=len(row) > 1))
        if len(row) == 1:
            record.value = row[0]
        for place, piece in enumerate(row if len(row) > 1 else ()):
            record.add(Node(str(place), leaf.path, leaf.layers, piece))
    return array.children


def counted(container: Node) -> list[Node]:
    """Records of an object whose fields are counted through: `contact1_name`, `contact1_phone`, `contact2_name`, ...; or none."""
    groups: dict[str, dict[str, Node]] = {}
    for leaf in container.children[:256]:
        match = None if leaf.children else _COUNTED.fullmatch(leaf.key)
        if match is not None and leaf.value is not None:
            groups.setdefault(match[2], {}).setdefault(match[1] + match[3], leaf)
    fields = [frozenset(group) for group in groups.values()]
    alike = [one for one in fields if len(one) >= 2 and fields.count(one) >= 2]
    if not alike:
        return []
    shape = max(alike, key=len)
    array = Node(_stem(shape), container.path, container.layers, is_array=True, parent=container)
    for number, group in groups.items():
        if group.keys() == shape:
            record = array.add(Node(number, container.path, container.layers))
            for key, leaf in group.items():
                record.add(Node(key, leaf.path, leaf.layers, leaf.value))
    return array.children


def _stem(keys: Iterable[str]) -> str:
    """What keys begin with, all of them."""
    alike = takewhile(lambda letters: len({*letters}) == 1, zip(*keys, strict=False))
    return "".join(letters[0] for letters in alike).strip("_.-")


def reaches(part: str) -> bool:
    """Whether a piece of text holds what a person is reached by."""
    return len(part) <= 120 and (sum(map(str.isdigit, part)) >= 7 or "@" in part)


def apart(records: list[Node]) -> tuple[list[Node], bool]:
    """Of a list that holds names and numbers by turns, the numbers, and whether the rest are names.

    A list of texts that each hold both (`Ann Lee|+44…`) is taken apart into records; one of objects that each hold one
    text is a list of these.
    """
    if any(record.children for record in records[:50]):
        records = [
            record.children[0] if len(record.children) == 1 and record.key.isdecimal() else record for record in records
        ]
        if any(record.children for record in records[:50]):
            return records, False
    paired = [record for record in records[:50] if reaches(record.text) and PAIR.search(record.text)]
    if len(paired) >= 0.8 * min(len(records), 50) and not all(shaped(record.text) for record in paired):
        return [_taken_apart(record) for record in records], False
    reached = [record for record in records if reaches(record.text)]
    rest = [
        record.text
        for record in records
        if not reaches(record.text) and (len(record.text) > 2 or not record.text.isascii())
    ]
    if len(reached) < _MANY or not rest or not 0.3 <= len(reached) / len(records) < 0.8:
        return records, False
    sample = rest[:50]
    names = sum(map(_may_be_name, sample)) >= 0.5 * len(sample)
    names = names and len({*sample}) >= 0.25 * len(sample)  # and no labels
    return (reached, True) if names else (records, False)


def _may_be_name(text: str) -> bool:
    """Whether a text may be a name; in scripts whose names are not known one by one, whatever is short and of letters only."""
    return name_score(text) >= 0.4 or (not text.isascii() and len(text) <= 30 and text.replace(" ", "").isalpha())


def _taken_apart(record: Node) -> Node:
    apart = Node(record.key, record.path, record.layers, is_array=True, parent=record.parent)
    for index, piece in enumerate(_PIECES.split(record.text.rstrip(" >"))[:12]):
        apart.add(Node(str(index), record.path, record.layers, piece.strip()))
    return apart

"""Fields that name their value: `{"path": "/phone", "value": …}`, and lists of such: `[{"key": "lat", "value": 52.5}, …]`,
`[["lat", 52.5], …]`. A list is one object: what stands in it belongs together."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from detectors.phone import shaped
from detectors.remembered import remembered
from detectors.words import knows, mostly_known

# Of a list's entries, in the order in which they are looked for; of an object by itself, where an id or a code is just that.
_NAME_KEYS = "path key name field attribute attr param parameter property prop setting k f code id variable".split()
_OF_ONE = frozenset(_NAME_KEYS) - {"id", "code"} | {"type"}
# What people read rather than programs.
_LABELS = ("label", "question", "prompt", "caption", "title", "name", "n")
_FIELDS = ("key", "field", "attribute", "property", "param")  # under these, in any script
_PEOPLES = frozenset("name id code f n title".split())  # people and things are called so too: foxy, b881
_VALUE_KEYS = frozenset("value val v newvalue new_value new data answer response text content".split())
_SURELY = frozenset(("value", "val", "newvalue", "new_value", "new", "v"))  # of an object by itself
# An identifier, not a word of prose or a person's name: lower case first, or capitals throughout, or a JSON pointer.
_IDENTIFIER = re.compile(r"/?[a-z_$][\w$./\-\[\]]{0,60}|[A-Z][A-Z0-9_]{2,40}|(?:/[A-Za-z_][\w\-]*)+")
_COMPOUND = re.compile(r"[a-z]_[a-z]|[a-z][A-Z]")
_LABEL = re.compile(r"[^\W\d_][^\d_@=<>{}\[\]]{1,40}")
_PREFIXES = (("m", re.compile(r"m[A-Z][a-z]")), ("_", re.compile(r"_[A-Za-z]")))
_FEWEST_KEYS = 2
_MOST_FIELDS = 6
# A Value's fields: null, a number, a text, a switch, a message, a list. Bytes are what is no text.
_VALUE_TYPES: dict[object, tuple[type, ...]] = {
    "1": (int,),
    "2": (float, int),
    "3": (str, bytes),
    "4": (int,),
    "5": (dict,),
    "6": (dict, bytes, str),
}
_MOST_ENTRIES = 500
# A field of such a list: its name, its value, and where that lies in the list.
Entry = tuple[str, object, str]


class Fields(list[Entry]):
    """Fields that are named by values, as one object."""


@remembered(entries=4_096, longest=_MOST_FIELDS)
def may_name(keys: tuple[object, ...]) -> bool:
    """Whether an object with these keys may name its value."""
    lows = {key.lower() for key in keys if isinstance(key, str)}
    return 2 <= len(keys) <= _MOST_FIELDS and not lows.isdisjoint(_SURELY) and not lows.isdisjoint(_OF_ONE)


def name_of(value: Mapping[object, object]) -> tuple[str, str]:
    """The identifier that an object names its value by, and the value's key; two empty strings where it is no such object."""
    if not may_name(tuple(value)):
        return "", ""
    held = next(key for key in value if isinstance(key, str) and key.lower() in _SURELY)
    for key, said in value.items():
        if isinstance(key, str) and key.lower() in _OF_ONE and isinstance(said, str) and is_identifier(said):
            return said.strip("/"), held
    return "", ""


_OPERATIONS = ("add", "replace", "remove", "copy", "move", "test")  # of JSON Patch (RFC 6902)


@remembered(entries=4_096, longest=64)
def whole_keys(keys: tuple[Any, ...]) -> dict[str, str]:
    """An object's keys under what is left of them without a prefix that all have by a habit of programmers': `mName`, `_name`.

    Empty where they have none, or where two keys would be one without it.
    """
    if len(keys) < _FEWEST_KEYS:
        return {}
    for prefix, begins in _PREFIXES:
        if all(isinstance(key, str) and begins.match(key) for key in keys):
            whole = {key[len(prefix)].lower() + key[len(prefix) + 1 :]: key for key in keys}
            return whole if len(whole) == len(keys) else {}
    return {}


def map_entries(repeated: Sequence[object]) -> Fields | None:
    """A Protocol Buffers map, which on the wire is a repeated message of a key and a value; with `Struct`'s types undone."""
    if not all(
        isinstance(entry, dict) and entry.keys() == {"1", "2"} and is_identifier(entry["1"]) for entry in repeated
    ):
        return None
    pairs = {str(entry["1"]): entry["2"] for entry in repeated if isinstance(entry, dict)}
    typed = all(map(_is_typed, pairs.values()))
    several = len(pairs) >= 2 or all(map(_is_compound, pairs))
    if len(pairs) < len(repeated) or not (several or typed):
        return None
    values = [_untyped(value) if typed else value for value in pairs.values()]
    sure = typed and (len(pairs) >= 2 or isinstance(values[0], Fields))
    if not sure and not mostly_known(pairs):
        return None
    listed = len(values) > 1
    return Fields(
        (name, value, f"[{index}].2" if listed else ".2")
        for index, (name, value) in enumerate(zip(pairs, values, strict=True))
    )


def _is_compound(name: str) -> bool:
    """Whether a name is of several words, as only programs write one: `real_name`, `realName`."""
    return bool(_COMPOUND.search(name))


def _is_typed(value: object) -> bool:
    """Whether a message is a `google.protobuf.Value`: one field of the six, of its type."""
    if not isinstance(value, dict) or len(value) != 1:
        return False
    ((field, held),) = value.items()
    return isinstance(held, _VALUE_TYPES.get(field, ()))


def _untyped(value: object) -> object:
    """What a `google.protobuf.Value` holds."""
    while isinstance(value, dict) and len(value) == 1:
        ((field, value),) = value.items()
        if field == "6" and isinstance(value, dict):  # a list
            listed = value.get("1")
            return [_untyped(item) for item in (listed if isinstance(listed, list) else [listed])]
        if field == "5" and isinstance(value, dict):  # a message
            return value.get("1", value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def entries(listed: Sequence[object]) -> list[Entry] | None:
    """A list read as one object: its fields; None where it is another list. People with their numbers are another one."""
    if not 2 <= len(listed) <= _MOST_ENTRIES:
        return None
    first = listed[0]
    if isinstance(first, dict):
        found = _by_keys(listed, first)
    elif isinstance(first, list) and len(first) == 2 and isinstance(first[0], str):
        found = _by_rows(listed)
    else:
        return None
    return found if found is not None and len({name for name, *_ in found}) == len(found) else None


def _are_fields(names: Sequence[str], fields: Sequence[Entry]) -> bool:
    """Whether names name fields: of several numbers' names half or more are such as programs give, or they are people's."""
    numbers = sum(isinstance(value, str | int) and bool(shaped(str(value))) for _, value, _ in fields)
    return numbers < 2 or _half_known(names)


def _half_known(names: Sequence[str]) -> bool:
    """Whether half of the names or more are such as programs give."""
    return sum(map(knows, names)) * 2 >= len(names)


def _by_keys(listed: Sequence[object], first: Mapping[object, object]) -> list[Entry] | None:
    if not 2 <= len(first) <= _MOST_FIELDS:
        return None
    by_low = {key.lower(): key for key in first if isinstance(key, str)}
    for fits, keys in ((is_identifier, _NAME_KEYS), (_is_label, _LABELS + _FIELDS)):
        for low in keys:
            if low in by_low:
                found = _all(listed, by_low[low], fits)
                if found is not None:
                    return found
    return None


def _all(listed: Sequence[object], name_key: str, fits: Callable[[object], bool]) -> list[Entry] | None:
    found: list[Entry] = []
    names: list[str] = []
    for index, entry in enumerate(listed):
        if not isinstance(entry, dict) or not 2 <= len(entry) <= _MOST_FIELDS or not fits(name := entry.get(name_key)):
            return None
        held = [key for key in entry if key != name_key and _holds_value(key)]
        if len(held) != 1:
            return None
        own = str(name).strip("/")
        names.append(own)
        for key, value in entry.items():
            if key != name_key and not (key == "op" and value in _OPERATIONS):
                found.append((own if key == held[0] else f"{own}_{key}", value, f"[{index}].{key}"))
    fields = _are_fields(names, found) and (name_key.lower() not in _PEOPLES or _half_known(names))
    return found if fields else None


def _by_rows(listed: Sequence[object]) -> list[Entry] | None:
    found: list[Entry] = []
    for index, row in enumerate(listed):
        if not isinstance(row, list) or len(row) != 2 or not _is_label(row[0]):
            return None
        found.append((str(row[0]), row[1], f"[{index}][1]"))
    return found if _half_known([name for name, *_ in found]) else None


def _holds_value(key: object) -> bool:
    """`value`, and with its type, `string_value`, `valueString`."""
    if not isinstance(key, str):
        return False
    low = key.lower()
    return low in _VALUE_KEYS or low.startswith("value") or low.endswith("value")


def is_identifier(said: object) -> bool:
    """Whether a value is a name as programs write them."""
    return isinstance(said, str) and bool(_IDENTIFIER.fullmatch(said))


def _is_label(said: object) -> bool:
    return is_identifier(said) or (isinstance(said, str) and bool(_LABEL.fullmatch(said.strip(" :*?"))))

"""Tables in JSON: `{"columns": ["lat", "lng"], "rows": [[52.5, 13.4], …]}`, and rows below a row of names. Each row is one object."""

from collections.abc import Mapping, Sequence
from typing import TypeGuard

from detectors.decode.named import Fields, is_identifier
from detectors.remembered import remembered
from detectors.words import mostly_known

_NAMES = frozenset("columns cols columnnames colnames fields fieldnames header headers keys schema attributes".split())
_ROWS = frozenset("rows row values vals value data records points tuples series items".split())
_MEDIA = frozenset("msisdn phone tel mobile sms email mail".split())
_WIDEST = 200


def rows(value: Sequence[object]) -> list[Fields] | None:
    """The rows below a row of names, or rows that each name what they hold; None where the first names nothing."""
    first = value[0] if len(value) >= 2 else None
    if not isinstance(first, list):
        return None
    if told := _told_apart(value):
        return told
    if not _are_names(first) or not mostly_known(first):
        return None
    below = value[1:]
    if not _fit(below, len(first)) or any(isinstance(cell, list | dict) for row in below for cell in row):
        return None
    return [_row(first, row, f"[{index}]") for index, row in enumerate(below, 1)]


def _told_apart(value: Sequence[object]) -> list[Fields] | None:
    """Rows of an address or number behind what it is, as in Matrix: `[["msisdn", "14155552671"], ["email", "a@x.example"], …]`."""
    kinds = [row[0] if isinstance(row, list) and len(row) == 2 and isinstance(row[1], str) else None for row in value]
    if not all(isinstance(kind, str) and kind.lower() in _MEDIA for kind in kinds) or len({*kinds}) == len(kinds):
        return None
    return [
        Fields([(str(kind), row[1], f"[{index}][1]")])
        for index, (kind, row) in enumerate(zip(kinds, value, strict=True))
        if isinstance(row, list)
    ]


def named_rows(value: Mapping[object, object]) -> tuple[str, Fields | list[Fields]] | None:
    """An object's key whose rows (or the one row) are named by a list beside them, and these; None where none are."""
    if not may_hold(tuple(value)):
        return None
    columns = next((held for key, held in value.items() if _is(key, _NAMES) and _are_names(held)), None)
    if not isinstance(columns, list):
        return None
    for key, held in value.items():
        if not _is(key, _ROWS) or not isinstance(held, list) or not held or held is columns:
            continue
        if _fit(held, len(columns)):
            return str(key), [_row(columns, row, f"[{index}]") for index, row in enumerate(held)]
        if len(held) == len(columns) and not any(isinstance(cell, list | dict) for cell in held):
            return str(key), _row(columns, held, "")
    return None


@remembered(entries=4_096, longest=32)
def may_hold(keys: tuple[object, ...]) -> bool:
    """Whether an object with these keys may hold a table."""
    return any(_is(key, _NAMES) for key in keys) and any(_is(key, _ROWS) for key in keys)


def _is(key: object, wanted: frozenset[str]) -> bool:
    return isinstance(key, str) and key.lower().replace("_", "") in wanted


def _are_names(held: object) -> bool:
    """Whether a list is of different names of fields."""
    return (
        isinstance(held, list)
        and 2 <= len(held) <= _WIDEST
        and all(is_identifier(name) for name in held)
        and len(set(held)) == len(held)
    )


def _fit(held: Sequence[object], width: int) -> TypeGuard[Sequence[list[object]]]:
    return all(isinstance(row, list) and len(row) == width for row in held)


def _row(columns: Sequence[object], cells: Sequence[object], at: str) -> Fields:
    return Fields(
        (str(name), cell, f"{at}[{index}]") for index, (name, cell) in enumerate(zip(columns, cells, strict=True))
    )

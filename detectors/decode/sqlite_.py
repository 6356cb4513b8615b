"""SQLite's database files, as backups and logs send them, read by the standard library: tables as lists of rows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection

NAME = "sqlite"
MAGIC = b"SQLite format 3\0"
_VERSIONS = slice(18, 20)  # of the format: 2 where a log of writes lies beside the file, which was not sent
_ALONE = b"\1\1"
_MOST_VALUES = 150_000  # more than are taken from any message, so that what is left out is noted there
_LONGEST_VALUE = 1 << 20
_STEPS, _MOST_STEPS = 100_000, 50_000_000  # of SQLite's machine: pages that name each other may give rows without end


class _Endless(Exception):
    """Pages that name each other, or values that are reckoned: a small file that gives rows without end."""


def parse(data: bytes, content_type: str) -> object | None:
    """The rows of each table, as maps; or None, where it is no database or a broken one."""
    if not data.startswith(MAGIC):
        return None
    import sqlite3

    database = sqlite3.connect(":memory:")
    try:
        database.deserialize(data[: _VERSIONS.start] + _ALONE + data[_VERSIONS.stop :])
        database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, min(len(data), _LONGEST_VALUE))
        spent = iter(range(_MOST_STEPS // _STEPS))
        database.set_progress_handler(lambda: next(spent, -1) < 0, _STEPS)
        database.execute("PRAGMA trusted_schema = OFF")
        database.text_factory = _text
        return _tables(database, 2 * len(data)) or None
    except (_Endless, sqlite3.Error, ValueError, MemoryError):  # ValueError: an error's own words are no UTF-8
        return None
    finally:
        database.close()


def _tables(database: "Connection", room: int) -> dict[str, list[dict[str, object]]]:
    """The tables; raises _Endless where they hold more than that many bytes, which a file of half the size cannot."""
    named = database.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " AND sql NOT LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    left, tables = _MOST_VALUES, dict[str, list[dict[str, object]]]()
    for (name,) in named:
        rows = tables[str(name)] = list[dict[str, object]]()
        for row in _rows(database, str(name)):
            rows.append(row)
            room -= sum(len(value) if isinstance(value, str | bytes) else 1 for value in row.values())
            left -= len(row) + 1
            if room < 0:
                raise _Endless
            if left < 0:
                return tables
    return tables


def _rows(database: "Connection", table: str) -> Iterator[dict[str, object]]:
    found = database.execute('SELECT * FROM "{}"'.format(table.replace('"', '""')))
    columns = [column[0] for column in found.description]
    return (dict(zip(columns, row, strict=True)) for row in found)


def _text(raw: bytes) -> str | bytes:
    """A text, or bytes where it is none: SQLite keeps whatever was stored as one."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw

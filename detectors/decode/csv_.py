"""CSV and TSV with two columns or more and three rows or more (two where the first names fields), nearly all as long as the first."""

import csv
import io

from detectors.words import mostly_known

NAME = "csv"
_DELIMITERS = ",\t;|"


def may_be_in(value: str) -> bool:
    """Whether a string may hold a table."""
    return "\n" in value and any(mark in value for mark in _DELIMITERS)


def parse(data: bytes, content_type: str) -> object | None:
    """Rows as maps under the header's names (or as lists where no header is recognised), or None."""
    text = data[:8_000_000].decode("utf-8", "replace")
    if not may_be_in(text) or text.lstrip()[:1] in ("{", "[", "<"):
        return None
    first = text.strip().partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        rows = [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if row]
    except csv.Error:
        return None
    width = len(rows[0]) if rows else 0
    even = [row for row in rows if len(row) == width]
    fewest = 2 if width and mostly_known(rows[0]) else 3
    if len(rows) < fewest or width < 2 or len(even) < 0.9 * len(rows):
        return None
    header, rows = [cell.strip() for cell in rows[0]], even
    if len(set(header)) == width and all(cell and not any(c.isdigit() or c == "@" for c in cell) for cell in header):
        return [dict(zip(header, row, strict=True)) for row in rows[1:]]
    return [list(row) for row in rows]

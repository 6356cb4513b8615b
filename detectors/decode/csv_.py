"""CSV and TSV with two columns or more and three rows or more, each row as long as the first."""

import csv
import io

NAME = "csv"


def may_be_in(value: str) -> bool:
    """Whether a string may hold a table."""
    return value.count("\n") >= 2 and ("," in value or "\t" in value or ";" in value)


def parse(data: bytes, content_type: str) -> object | None:
    """Rows as maps under the header's names (or as lists where no header is recognised), or None."""
    text = data[:8_000_000].decode("utf-8", "replace")
    if not may_be_in(text) or text.lstrip()[:1] in ("{", "[", "<"):
        return None
    first = text.strip().partition("\n")[0]
    delimiter = max(",\t;", key=first.count)
    try:
        rows = [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if row]
    except csv.Error:
        return None
    width = len(rows[0]) if rows else 0
    if len(rows) < 3 or width < 2 or any(len(row) != width for row in rows):
        return None
    header = [cell.strip() for cell in rows[0]]
    if len(set(header)) == width and all(cell and not any(c.isdigit() or c == "@" for c in cell) for cell in header):
        return [dict(zip(header, row, strict=True)) for row in rows[1:]]
    return [list(row) for row in rows]

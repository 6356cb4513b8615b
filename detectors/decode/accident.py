"""What tells a binary document from an id, a digest or a key that happens to be laid out as one."""

from itertools import islice

# Bytes: of the digests in use, whole and cut.
DIGEST_SIZES = frozenset((8, 10, 12, 16, 20, 28, 32, 48, 64))
_DEEPEST = 16
_LOOKED_AT = 32


def is_digest(data: bytes, document: object) -> bool:
    """Whether bytes, as many as a digest's, give a document only by accident: its texts hold bytes that are no UTF-8."""
    return len(data) in DIGEST_SIZES and not _reads_well(document, 0)


def _reads_well(value: object, depth: int) -> bool:
    """Whether all texts are texts; bytes that are none are told by what a reader put for them, U+FFFD or a lone surrogate."""
    if isinstance(value, str):
        return not any(char == "\ufffd" or "\ud800" <= char <= "\udfff" for char in value)
    return depth >= _DEEPEST or all(_reads_well(item, depth + 1) for item in _inside(value))


def speaks(value: object, depth: int = 0) -> bool:
    """Whether a value holds a text or a large number: arrays of small numbers are any bytes at all."""
    if isinstance(value, dict | list) and depth < _DEEPEST:
        return any(speaks(item, depth + 1) for item in islice(_inside(value), _LOOKED_AT))
    return (isinstance(value, str | bytes) and len(value) >= 2) or (isinstance(value, int) and value > 1_000_000)


def _inside(value: object) -> list[object]:
    """A map's keys and values, a list's items, of anything else nothing."""
    if isinstance(value, dict):
        return [*value.keys(), *value.values()]
    return value if isinstance(value, list) else []

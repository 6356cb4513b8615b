"""What tells a document from an id, a digest or a key that happens to be laid out as one."""

# Bytes: of the digests in use, whole and cut.
DIGEST_SIZES = frozenset((8, 10, 12, 16, 20, 28, 32, 48, 64))
_DEEPEST = 16


def reads_well(value: object, depth: int = 0) -> bool:
    """Whether a binary document's texts are texts throughout: those of one read by accident hold bytes that are no UTF-8.

    Such bytes are told by what a reader put for them, U+FFFD or a lone surrogate.
    """
    if isinstance(value, str):
        return not any(char == "\ufffd" or "\ud800" <= char <= "\udfff" for char in value)
    if isinstance(value, dict | list) and depth < _DEEPEST:
        inner = [*value.keys(), *value.values()] if isinstance(value, dict) else value
        return all(reads_well(item, depth + 1) for item in inner)
    return True

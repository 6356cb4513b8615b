"""Apple property lists, binary (and XML, whose DTD the XML reader refuses), read by the standard library."""

NAME = "plist"
MAGIC = b"bplist0"  # what a binary one begins with


def parse(data: bytes, content_type: str) -> object | None:
    """The document, or None."""
    if not data.startswith(MAGIC) and b"<plist" not in data[:512]:
        return None
    import plistlib

    try:
        value = plistlib.loads(data)
    except Exception:  # the reader has more ways to fail on hostile bytes than it documents
        return None
    if isinstance(value, dict) and "$archiver" in value:
        from detectors.decode.keyed_archive import laid_out

        value = laid_out(value)
    return value if isinstance(value, dict | list) and value else None

"""ZIP and tar archives, told by their magic: their files are read like parts of a message."""

_TAR_MAGIC, _TAR_MAGIC_AT = b"ustar", 257


def kind_of(data: bytes) -> str:
    """The archive that the bytes are, as a layer, or an empty string."""
    if data[:4] == b"PK\x03\x04":
        return "zip"
    return "tar" if data[_TAR_MAGIC_AT : _TAR_MAGIC_AT + len(_TAR_MAGIC)] == _TAR_MAGIC else ""

"""base64 and base64url, with or without padding. Accepted only where the bytes inside are a document again."""

import base64
import binascii
import re

_ALPHABET = re.compile(r"^[A-Za-z0-9+/_\-\s]{16,}={0,2}\s*$")
_HEX = re.compile(r"^[0-9a-f\-]+$|^[0-9A-F\-]+$")


def unwrap(value: str) -> bytes | None:
    """The decoded bytes, or None."""
    if len(value) < 16 or not _ALPHABET.match(value) or _HEX.match(value):
        return None
    packed = "".join(value.split()).rstrip("=").replace("-", "+").replace("_", "/")
    if len(packed) % 4 == 1:
        return None
    try:
        return base64.b64decode(packed + "=" * (-len(packed) % 4), validate=True)
    except binascii.Error:
        return None

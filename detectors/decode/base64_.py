"""base64 and base64url, with or without padding, and hex: text that stands for bytes.

Any word is base64 of something, so the caller accepts the bytes only where they are a document or plain text again.
"""

import base64
import binascii
import re

# Of eight hex digits or more, letters among them, it is not: so few in a million are.
_BASE64 = re.compile(r"(?!\d*[a-f][0-9a-f]*\Z)[A-Za-z0-9+/_\-]{8,}={0,2}")
_HEX = re.compile(r"(?:0x)?((?:[0-9a-f]{2}){8,}|(?:[0-9A-F]{2}){8,})")
_LONG = 24
_SPACE = re.compile(r"[\r\n\t ]+")


def is_word(text: str) -> bool:
    """Whether a text is letters in the cases of a word, which base64 of anything hardly ever is."""
    return text.isalpha() and (text.islower() or text.isupper() or text.istitle())


def from_hex(value: str) -> bytes | None:
    """The bytes that hex digits (eight bytes at least) stand for, or None."""
    match = _HEX.fullmatch(value)
    return bytes.fromhex(match[1]) if match else None


def unwrap(value: str) -> bytes | None:
    """The bytes that base64 text stands for, or None."""
    if "\n" in value or "\r" in value:
        packed = _SPACE.sub("", value)
    else:  # in a form a plus that was not escaped is read as a space
        packed = value.replace(" ", "+") if len(value) >= _LONG else value
    if not _BASE64.fullmatch(packed) or is_word(packed):
        return None
    packed = packed.rstrip("=").replace("-", "+").replace("_", "/")
    if len(packed) % 4 == 1:
        return None
    try:
        return base64.b64decode(packed + "=" * (-len(packed) % 4), validate=True)
    except binascii.Error:
        return None

"""base64 and base64url, with or without padding, and hex: text that stands for bytes.

Any word is base64 of something, so the caller accepts the bytes only where they are a document or plain text again.
"""

import base64
import binascii
import re

# Of eight hex digits or more, letters among them, it is not: so few in a million are.
_BASE64 = re.compile(r"(?!\d*[a-f][0-9a-f]*\Z)[A-Za-z0-9+/_\-]{8,}={0,2}")
_HEX = re.compile(r"(?:0x)?((?:[0-9a-f]{2}){8,}|(?:[0-9A-F]{2}){8,})")
_APART = re.compile(r"[ ._:/\-]")
_LONGEST_PIECE = 7
_MOST_DIGITS = 20
_SHORT = 40
_PLUS_IN = 20  # characters: of base64 one in 64 is a plus; words are shorter
_SPACE = re.compile(r"[\r\n\t ]+")


def are_words(text: str) -> bool:
    """Whether a text is made of numbers, words and short pieces in the cases of one, as base64 hardly ever is."""
    return all(map(_is_word, _APART.split(text)))


def _is_word(word: str) -> bool:
    if word.isdecimal():
        return len(word) < _MOST_DIGITS  # from there on it may be digits in base 16
    if not word:
        return True
    return (word.isalpha() or (len(word) <= _LONGEST_PIECE and word.isalnum())) and (
        word.islower() or word.isupper() or word.istitle()
    )


def from_hex(value: str) -> bytes | None:
    """The bytes that hex digits (eight bytes at least) stand for, or None."""
    match = _HEX.fullmatch(value)
    return bytes.fromhex(match[1]) if match else None


def unwrap(value: str) -> bytes | None:
    """The bytes that base64 text stands for, or None."""
    if "\n" in value or "\r" in value:
        packed = _SPACE.sub("", value)
    else:  # in a form a plus that was not escaped is read as a space
        packed = value.replace(" ", "+") if len(value) >= _PLUS_IN * value.count(" ") else value
    if not _BASE64.fullmatch(packed) or (len(value) <= _SHORT and are_words(value)):
        return None
    packed = packed.rstrip("=").replace("-", "+").replace("_", "/")
    if len(packed) % 4 == 1:
        return None
    try:
        return base64.b64decode(packed + "=" * (-len(packed) % 4), validate=True)
    except binascii.Error:
        return None

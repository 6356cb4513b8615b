"""Bytes as text: UTF-8, UTF-16 by its mark, the declared charset, GB18030 last."""

import re

_CHARSET = re.compile(r"charset=[\"']?([\w\-]+)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def decode(data: bytes, content_type: str) -> str | None:
    """The text, or None where the bytes are not text."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    declared = _CHARSET.search(content_type)
    for charset in (declared[1] if declared else "", "utf-8", "gb18030"):
        if not charset:
            continue
        try:
            value = data.decode(charset)
        except (LookupError, UnicodeError):
            continue
        if charset == "gb18030" and not _mostly_hanzi(value):
            continue
        return None if len(_CONTROL.findall(value[:4096])) > len(value[:4096]) // 20 else value
    return None


def _mostly_hanzi(value: str) -> bool:
    """Whether what is not ASCII is common Chinese: any bytes at all decode as GB18030 rare characters."""
    foreign = [char for char in value[:4096] if ord(char) > 127]
    common = sum("\u4e00" <= char <= "\u9fa5" or "\u3000" <= char <= "\u303f" or char >= "\uff00" for char in foreign)
    return bool(foreign) and common > 0.8 * len(foreign) and not _CONTROL.search(value)


def is_document(data: bytes) -> bool:
    """Whether bytes found inside a value are readable text of some length, and so worth opening."""
    if len(data) < 8:
        return False
    value = decode(data, "")
    return value is not None and sum(char.isprintable() or char.isspace() for char in value) > 0.95 * len(value)

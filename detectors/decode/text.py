"""Bytes as text: UTF-8, UTF-16 and UTF-32 with or without their mark, the declared charset, GB18030 last."""

import re
import unicodedata

_CHARSET = re.compile(r"charset=[\"']?([\w\-]+)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_CONTROL_BYTES = re.compile(_CONTROL.pattern.encode())  # in UTF-8 and GB18030 such a byte is that character
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAMPLE = 4096


def decode(data: bytes, content_type: str) -> tuple[str, str] | None:
    """The text and its charset as a layer ('' for UTF-8), or None where the bytes are not text."""
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return data.decode(charset, "replace"), "" if charset == "utf-8-sig" else charset
    clean = not _CONTROL_BYTES.search(data)
    if clean:
        try:
            return data.decode("utf-8"), ""
        except UnicodeDecodeError:
            pass
    if wide := _without_mark(data):
        return data.decode(wide, "replace"), wide
    declared = _CHARSET.search(content_type)
    for charset in (declared[1].lower() if declared else "", "gb18030" if clean else ""):
        if not charset or charset.replace("_", "-") in ("utf-8", "utf8"):
            continue
        try:
            value = data.decode(charset)
        except (LookupError, UnicodeError, ValueError):
            continue
        if not _CONTROL.search(value) and (charset != "gb18030" or _mostly_hanzi(value)):
            return value, charset
    return None


def lenient(data: bytes) -> str | None:
    """Text with a few broken or control bytes in it, or None where the bytes are something else."""
    value = data.decode("utf-8", "replace")
    sample = value[:_SAMPLE]
    bad = len(_CONTROL.findall(sample)) + sample.count("\ufffd")
    return value if bad * 20 <= len(sample) else None


def _without_mark(data: bytes) -> str:
    """UTF-16 or UTF-32 told by where the zero bytes of its ASCII characters stand, or empty."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or len(sample) < 8 or 0 not in sample:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if len(data) % 4 == 0 and even + odd > len(sample) * 0.7:
        charset = "utf-32-le" if sample[0] else "utf-32-be"
        return "" if "\ufffd" in sample.decode(charset, "replace")[:-1] else charset
    if sample[1] == 0 and odd >= half * 0.3 and even <= half * 0.02:
        charset = "utf-16-le"
    elif sample[0] == 0 and even >= half * 0.3 and odd <= half * 0.02:
        charset = "utf-16-be"
    else:
        return ""
    return "" if _CONTROL.search(sample.decode(charset, "replace")) else charset


def _mostly_hanzi(value: str) -> bool:
    """Whether what is not ASCII is common Chinese: any bytes at all decode as GB18030 rare characters."""
    foreign = [char for char in value[:_SAMPLE] if ord(char) > 127]
    common = sum("\u4e00" <= char <= "\u9fa5" or "\u3000" <= char <= "\u303f" or char >= "\uff00" for char in foreign)
    return bool(foreign) and common > 0.8 * len(foreign)


def clean(value: str) -> str:
    """The text without lone surrogates, which no encoding can hold."""
    return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")


def broken_bytes(value: str) -> bytes | None:
    """The bytes behind a text with lone surrogates, which stand for bytes that are no UTF-8; None where it has none."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        try:
            return value.encode("utf-8", "surrogateescape")
        except UnicodeEncodeError:
            return value.encode("utf-8", "replace")
    return None


def has_control(value: str) -> bool:
    """Whether a text holds control characters other than white space: then it may be bytes of a binary format."""
    return bool(_CONTROL.search(value))


def readable(value: str) -> bool:
    """Whether a text found under base64 or hex is one that a person or a program wrote, not bytes that happen to fit."""
    if len(value) < 2 or _CONTROL.search(value):
        return False
    return sum(map(_is_written, value)) >= 0.95 * len(value)


def _is_written(char: str) -> bool:
    """Whether a character is of words or between them: vowel signs of Thai and Devanagari are marks, and no letters."""
    return char.isascii() or char.isalnum() or char.isspace() or unicodedata.category(char) in ("Mn", "Mc")

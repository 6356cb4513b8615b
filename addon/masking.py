"""What may be written down of a value: a masked form, and a keyed digest that tells equal from different."""

import hashlib
import hmac
import re
import unicodedata

from detectors.message import Value
from detectors.remembered import remembered

_LONG_NUMBER = re.compile(r"\+?\d{7,}")
# From a word's beginning alone: a long one is not tried from within.
_EMAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]++@[\w\-]+(?:\.[\w\-]+)+")
_DEGREES = re.compile(r"(-?\d+\.\d)\d*,(-?\d+\.\d)\d*")  # of a place in another notation, too much would be left
_PLAIN_SEGMENT = re.compile(r"[\w\-:@$]*", re.ASCII)


def mask(value: Value) -> str:
    """The value as logs, database and report may show it: `+86 139****3746`, `王**`, `a***@example.com`."""
    text = printable(value.text)
    match value.kind:
        case "phone":
            return _phone(text)
        case "email":
            local, _, domain = text.partition("@")
            return f"{local[:1]}***@{domain}"
        case "name":
            return f"{text[:1]}**"
        case "place" if degrees := _DEGREES.fullmatch(text):
            return ", ".join(f"{part}***" for part in degrees.groups())
        case "setting":
            return text[:80]
        case "hash":
            return f"{text[:6]}…({len(text)})"
    return f"{text[:2]}***{text[-2:]}" if len(text) >= 8 else f"{text[:1]}***"


def _phone(text: str) -> str:
    digits = text.lstrip("+")
    if text.startswith("+86"):
        return f"+86 {digits[2:5]}****{digits[-4:]}"
    if text.startswith("+") and len(digits) >= 9:
        code = 1 if digits[0] in "17" else 2
        return f"+{digits[:code]} {digits[code : code + 3]}****{digits[-3:]}"
    return f"{digits[:3]}****{digits[-2:]}"


@remembered(entries=4096, longest=256)  # paths and keys recur
def mask_text(text: str) -> str:
    """Free text from traffic (a path, a key) with long numbers, addresses and non-ASCII segments hidden."""
    hidden = _EMAIL.sub("***", _LONG_NUMBER.sub("***", printable(text)))
    parts = re.split(r"([./\[\]])", hidden)
    return "".join(
        part if part in ("", ".", "/", "[", "]") or "*" in part or _PLAIN_SEGMENT.fullmatch(part) else "***"
        for part in parts
    )[:500]


def printable(text: str) -> str:
    """The text without control, format and surrogate characters: nothing from traffic may steer a terminal."""
    if text.isprintable():
        return text
    return "".join(char if unicodedata.category(char)[0] != "C" else "\ufffd" for char in text)


def digest(key: bytes, value: Value) -> str:
    """HMAC-SHA-256 of kind and text, hex: equal values compare equal inside one database and nowhere else."""
    return hmac.new(key, f"{value.kind}:{value.text}".encode("utf-8", "replace"), hashlib.sha256).hexdigest()

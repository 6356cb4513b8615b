"""MECARD, a card as codes to scan hold it: `MECARD:N:Lee,Ann;TEL:+442079460123;;`."""

import re

from detectors.decode import vcard

NAME = "mecard"
_CARD = re.compile(r"MECARD:((?:[A-Z\-]{1,12}:(?:[^;\\]|\\.)*;)+);?\s*")
_FIELD = re.compile(r"([A-Z\-]{1,12}):((?:[^;\\]|\\.)*);")


def may_be_in(value: str) -> bool:
    """Whether a string begins with a card."""
    return value[:48].lstrip().startswith("MECARD:")


def parse(data: bytes, content_type: str) -> object | None:
    """A list of the one card, in a vCard's words, or None."""
    if not may_be_in(data[:48].decode("utf-8", "replace")):
        return None
    match = _CARD.fullmatch(data.decode("utf-8", "replace").strip())
    if match is None:
        return None
    card: dict[str, object] = {}
    for name, value in _FIELD.findall(match[1]):
        vcard.put(card, name.lower(), value.replace(",", ";") if name == "N" else value)
    return [card]

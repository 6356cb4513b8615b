"""Ids that are new in each message (of a request, a trace, a signature): one stands for all that are spelt as it is.

What a header says by itself is asked once and remembered, which is of no use where a header is never the same twice. An id
that spells and packs nothing says no more than another of its length; whose it is, the name says.
"""

import re

from detectors.decode import base64_
from detectors.decode.content import is_worth_opening
from detectors.people import NOT_PHONE_WORDS
from detectors.words import words

_HEX_ID = re.compile(
    r"(?=.{16})(?=[^a-f]*[a-f])(?=\D*\d)(?:[0-9a-f]+-)*[0-9a-f]+|(?=.{16})(?=[^A-F]*[A-F])(?=\D*\d)(?:[0-9A-F]+-)*[0-9A-F]+"
)
# At least two digits, two capitals and two small letters, and no run of digits that could be a number.
_BASE64_ID = re.compile(
    r"(?=(?:[^\d]*\d){2})(?=(?:[^A-Z]*[A-Z]){2})(?=(?:[^a-z]*[a-z]){2})(?!.*\d{6})[A-Za-z0-9+/_\-]{20,200}={0,2}"
)
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}")
_QUOTED = re.compile(r'((?:W/)?")(.*)(")')
_TIME = re.compile(r"1[4-9]\d{8}(?:\d{3})?")
_HEX_DIGITS = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" * 8
_DECIMAL_DIGITS = "73914"
_BASE64_DIGITS = "n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCggmR9xK2uPz7TcHv8yJ3eAq" * 4
_LONGEST = 512


def typical(name: str, value: str) -> str:
    """A value that says under this header's name what the given one says; the same one where no other stands for it."""
    if len(value) > _LONGEST:
        return value
    if name == "cookie":
        return "; ".join(f"{key}{sign}{_typical(key, text)}" for key, sign, text in _pairs(value))
    return _typical(name, value)


def _pairs(cookie: str) -> list[tuple[str, str, str]]:
    return [pair.strip().partition("=") for pair in cookie.split(";")]


def _typical(name: str, value: str) -> str:
    if len(value) == 36 and _UUID.fullmatch(value):  # whether it is a digest, its version says
        alike = f"9f86d081-884c-{value[14]}d65-{value[19]}a2f-eaa0c55ad015"
        return alike if value.islower() else alike.upper()
    if quoted := _QUOTED.fullmatch(value):
        return f"{quoted[1]}{_typical(name, quoted[2])}{quoted[3]}"
    if _TIME.fullmatch(value) and words(name) & NOT_PHONE_WORDS:
        return "1600000000000"[: len(value)]
    if _HEX_ID.fullmatch(value):
        groups = value.split("-")
        if any(each.isdecimal() and len(each) > len(_DECIMAL_DIGITS) for each in groups):
            return value
        if len(groups) > 1 or not ((data := base64_.from_hex(value)) and is_worth_opening(data)):
            alike = "-".join((_DECIMAL_DIGITS if each.isdecimal() else _HEX_DIGITS)[: len(each)] for each in groups)
            return alike if value.islower() else alike.upper()
    elif _BASE64_ID.fullmatch(value) and (data := base64_.unwrap(value)) and not is_worth_opening(data):
        return _BASE64_DIGITS[: len(value.rstrip("="))] + value[len(value.rstrip("=")) :]
    return value

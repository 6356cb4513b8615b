"""Google Consent Mode: the parameters `gcs` and `gcd` of measurement requests.

Source: Google's documentation of consent mode; the letters of `gcd` as published by those who measured them.
"""

import re
from collections.abc import Iterator

from detectors.consent.signal import Places, Signal

_GCS = re.compile(r"G1[01\-]{2,4}")
_GCD = re.compile(r"1(?:\d[lpqtrmnuv]){2,8}\d?")
_TYPES = ("ad_storage", "analytics_storage", "ad_user_data", "ad_personalization")
# Granted, or denied, by what the user did; `t` is granted by default, `p` denied by default, `l` not set.
_GRANTED, _DENIED, _BY_DEFAULT = "rnv", "qmu", "t"


def signals(places: Places) -> Iterator[Signal]:
    """What the parameters say; `gcd` tells a default from a choice, so it goes before `gcs`."""
    leaves = [leaf for leaf in places.leaves if leaf.key in ("gcd", "gcs")]
    for leaf in sorted(leaves, key=lambda leaf: leaf.key):
        if leaf.key == "gcd" and _GCD.fullmatch(leaf.text):
            yield from _gcd(leaf.text, leaf.path)
            return
        if leaf.key == "gcs" and _GCS.fullmatch(leaf.text):
            yield from _said(dict(zip(_TYPES, leaf.text[2:4], strict=False)), leaf.path, granted="1", denied="0")


def _gcd(text: str, path: str) -> Iterator[Signal]:
    said = dict(zip(_TYPES, re.findall(r"\d([a-z])", text[1:]), strict=False))
    yield from _said(said, path, _GRANTED, _DENIED)
    default = tuple(name for name, letter in said.items() if letter == _BY_DEFAULT)
    if default:
        detail = f"Consent Mode: granted by default {', '.join(default)}"
        yield Signal("Consent Mode", "given", detail, path, default, mechanism="implied")


def _said(said: dict[str, str], path: str, granted: str, denied: str) -> Iterator[Signal]:
    yes = tuple(name for name, letter in said.items() if letter in granted)
    no = tuple(name for name, letter in said.items() if letter in denied)
    if yes:
        yield Signal("Consent Mode", "given", f"Consent Mode: granted {', '.join(yes)}", path, yes)
    if no:
        yield Signal("Consent Mode", "refused", f"Consent Mode: denied {', '.join(no)}", path, no)

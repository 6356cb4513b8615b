"""A document in the place of an address (RFC 2397): `data:text/vcard;base64,QkVHSU46VkNBUkQ…`."""

import re
from urllib.parse import unquote_to_bytes

from detectors.decode import base64_
from detectors.decode.part import Part

NAME = "data-url"
_URL = re.compile(r"data:([\w.+\-]+/[\w.+\-]+(?:;[\w\-]+=[\w.\-\"]+)*)?(;base64)?,", re.IGNORECASE)


def may_be_in(value: str) -> bool:
    """Whether a string begins like one."""
    return value[:5].lower() == "data:" and _URL.match(value) is not None


def parse(data: bytes, content_type: str) -> object | None:
    """The bytes under the type that is said, or None."""
    match = _URL.match(data[:512].decode("latin-1"))
    if match is None:
        return None
    said = unquote_to_bytes(data[match.end() :])
    inner = base64_.unwrap(said.decode("latin-1")) if match[2] else said
    return Part(inner, match[1] or "") if inner else None

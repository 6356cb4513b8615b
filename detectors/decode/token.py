"""Small framings inside one text: JSON Web Tokens, Basic credentials, data URLs, and escaped characters."""

import json
import re
from urllib.parse import unquote_to_bytes

from detectors.decode import base64_

_JWT = re.compile(r"(?:Bearer\s+)?(ey[A-Za-z0-9_\-]{8,})\.([A-Za-z0-9_\-]{8,})\.[A-Za-z0-9_\-]*", re.IGNORECASE)
_BASIC = re.compile(r"Basic\s+([A-Za-z0-9+/]{6,}={0,2})", re.IGNORECASE)
_DATA_URL = re.compile(r"data:[\w.+\-/;=]{0,100}(;base64)?,(.*)", re.DOTALL)
_UNICODE = re.compile(r"(?:\\+[ux]|%u)(?:(?<=u)[0-9A-Fa-f]{4}|(?<=x)[0-9A-Fa-f]{2})")
_ENTITY = re.compile(r"&#x?[0-9A-Fa-f]{2,6};|&(?:quot|amp|lt|gt|apos);")


def parts(value: str) -> tuple[str, object] | None:
    """(layer, content) of a token whose parts are each encoded, or None."""
    if value[:7].lower() in ("bearer ",) or value[:2] == "ey":
        match = _JWT.fullmatch(value.strip())
        payload = base64_.unwrap(match[2]) if match else None
        try:
            claims = json.loads(payload) if payload else None
        except (ValueError, RecursionError):
            claims = None
        return ("jwt", claims) if isinstance(claims, dict) else None
    if value[:6].lower() == "basic " and (match := _BASIC.fullmatch(value.strip())):
        pair = base64_.unwrap(match[1])
        if pair and b":" in pair:
            user, _, _ = pair.decode("utf-8", "replace").partition(":")
            return "base64", {"username": user}
    if value[:5] == "data:" and (match := _DATA_URL.fullmatch(value)):
        content = base64_.unwrap(match[2]) if match[1] else unquote_to_bytes(match[2])
        return ("data-url", {"content": content}) if content else None
    return None


def unescape(value: str) -> str | None:
    r"""The text with `\uXXXX`, `\xXX`, `%uXXXX` and HTML entities undone, or None where there are none."""
    if _UNICODE.search(value):
        out = _UNICODE.sub(lambda found: chr(int(found[0].lstrip("\\%ux"), 16)), value)
        # Pairs of surrogates are one character.
        return out.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if "&" in value and _ENTITY.search(value):
        import html

        out = html.unescape(value)
        return out if out != value else None
    return None

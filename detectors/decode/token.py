"""Small framings inside one text: JSON Web Tokens, Basic credentials, and escaped characters."""

import json
import re

from detectors.decode import base64_

_JWT = re.compile(r"(?:Bearer\s+)?(ey[A-Za-z0-9_\-]{8,})\.([A-Za-z0-9_\-]{8,})\.[A-Za-z0-9_\-]*", re.IGNORECASE)
_BASIC = re.compile(r"Basic\s+([A-Za-z0-9+/]{6,}={0,2})", re.IGNORECASE)
# An encrypted one (RFC 7516) has five parts: header, key, vector, text, tag.
_JWE = re.compile(r"ey[A-Za-z0-9_\-]{8,}(?:\.[A-Za-z0-9_\-]*){2}\.([A-Za-z0-9_\-]{8,})\.[A-Za-z0-9_\-]+")
# From the first backslash of several alone, and with all of them: a long run is not tried from within.
_UNICODE = re.compile(r"(?:(?<!\\)\\++[ux]|%u)(?:(?<=u)[0-9A-Fa-f]{4}|(?<=x)[0-9A-Fa-f]{2})")
_ENTITY = re.compile(r"&#x?[0-9A-Fa-f]{2,6};|&(?:quot|amp|lt|gt|apos);")


def parts(value: str) -> tuple[str, object] | None:
    """(layer, content) of a token whose parts are each encoded, or None."""
    if value[:7].lower() in ("bearer ",) or value[:2] == "ey":
        if sealed := _JWE.fullmatch(value.strip()):
            return "jwe", {"ciphertext": base64_.unwrap(sealed[1])}
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
    return None


def unescape(value: str) -> str | None:
    r"""The text with `\uXXXX`, `\xXX`, `%uXXXX` and HTML entities undone, or None where there are none."""
    if ("\\" in value or "%u" in value) and _UNICODE.search(value):
        out = _UNICODE.sub(lambda found: chr(int(found[0].lstrip("\\%ux"), 16)), value)
        # Pairs of surrogates are one character.
        return out.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if "&" in value and _ENTITY.search(value):
        import html

        out = html.unescape(value)
        return out if out != value else None
    return None

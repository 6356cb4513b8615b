"""URL-encoded forms with bracket syntax, query strings, cookies, path segments, percent-encoding."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, unquote, unquote_plus, urlsplit

from detectors.decode.text import has_control

NAME = "form"
# Headers that carry the protocol's own business and no personal data in their text.
PLUMBING_HEADERS = frozenset(
    """host user-agent accept accept-encoding accept-language connection content-length content-type content-encoding
    cache-control pragma origin sec-fetch-mode sec-fetch-site sec-fetch-dest sec-ch-ua sec-ch-ua-mobile
    sec-ch-ua-platform upgrade-insecure-requests if-none-match if-modified-since range date etag transfer-encoding
    te upgrade sec-websocket-key sec-websocket-version sec-websocket-extensions priority expect""".split()
)
# Of the second field on nothing is asked but that there is no space: asked field by field, it would be tried in every division.
_FORM = re.compile(r"^[\w.\-\[\]%$:]{1,128}=[^\s=]*=*(?:&[\w.\-\[\]%$:]{1,128}=\S*)?$")
_ONE_FIELD = re.compile(r"^[A-Za-z_][\w.\-\[\]%]{0,63}=[^\s&=;][^\s&=;]*=*$")
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_KEY_PARTS = re.compile(r"[^\[\]]+")
# `users__0__name`, `contact-1-name`, `friend.2.id`: a number between two marks alike counts through a list.
_NUMBERED = re.compile(r"(\w+?)(__|[.\-])(\d{1,4})(?:\2(\w+))?")
_IN_TREE = re.compile(r"[\w\-]+(?:/[\w\-]+){2,}")
_INDEXED = re.compile(r"[A-Za-z_$][\w$\-]*(?:\.[\w$\-]+)*\.\d{1,4}(?:\.[\w$\-]+)*")
_LONGEST_KEY = 128
_MAX_FIELDS = 20_000


def may_be_in(value: str) -> bool:
    """Whether a string may hold a form: two fields at least, so that base64 padding is not one."""
    return "&" in value and "=" in value[:256] and len(value) < 1_000_000 and bool(_FORM.match(value))


def parse(data: bytes, content_type: str) -> object | None:
    """The fields as a tree, or None. A value whose bytes are not UTF-8 stays bytes, to be decoded further."""
    declared = "x-www-form-urlencoded" in content_type.lower()
    if b"=" not in data[:256] or not (declared or data.isascii()):
        return None
    if not declared:
        text = data[:1_000_000].decode("ascii", "replace")
        if not (_FORM.match(text) if "&" in text else _ONE_FIELD.match(text)):
            return None
    return nest(_pairs(data)) or None


def _pairs(data: bytes) -> list[tuple[str, str | bytes]]:
    text = data.decode("utf-8", "surrogateescape")
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=_MAX_FIELDS, errors="surrogateescape")
    except ValueError:
        cut = "&".join(text[:8_000_000].split("&")[:_MAX_FIELDS])
        pairs = parse_qsl(cut, keep_blank_values=True, errors="surrogateescape")
    return [(key.encode("utf-8", "replace").decode(), _text(value)) for key, value in pairs]


def _text(value: str) -> str | bytes:
    """The value, or its bytes where they are not plain text."""
    data = value.encode("utf-8", "surrogateescape")
    return data if data.decode("utf-8", "ignore") != value or has_control(value) else value


def nest(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """`a[0][b]=1` becomes {"a": {"0": {"b": "1"}}}, with numbered maps as lists; a repeated key becomes a list.

    A field within what is a value already (`a=1&a[b]=2`) keeps its whole key.
    """
    root: dict[str, object] = {}
    for key, value in pairs:
        parts = _KEY_PARTS.findall(key)[:16] or [key]
        if len(parts) == 1:
            parts = counted_key(key) or numbered_path(key) or parts
        target = root
        for part in parts[:-1]:
            below = target.setdefault(part, {})
            if not isinstance(below, dict):
                target, parts = root, [key]
                break
            target = below
        last = parts[-1]
        if key.endswith("[]") or last in target:
            old = target.setdefault(last, [])
            if isinstance(old, list):
                old.append(value)
            else:
                target[last] = [old, value]
        else:
            target[last] = value
    return {key: _lists(value) for key, value in root.items()}


def counted_key(key: str) -> list[str]:
    """The parts of a key that counts through a list (`users__0__name`); empty for any other."""
    found = _NUMBERED.fullmatch(key) if len(key) <= _LONGEST_KEY else None
    return [part for part in found.group(1, 3, 4) if part] if found else []


def numbered_path(key: str) -> list[str]:
    """The parts of a path with a list's index in it (`graph.edges.0.from`), or of one through a tree (`users/u1/friends/u2`);
    empty for any other key."""
    if len(key) > _LONGEST_KEY:
        return []
    return key.split(".") if _INDEXED.fullmatch(key) else key.split("/") if _IN_TREE.fullmatch(key) else []


def _lists(value: object) -> object:
    if not isinstance(value, dict):
        return value
    below = {key: _lists(item) for key, item in value.items()}
    numbered = below and all(isinstance(key, str) and key.isdigit() and len(key) < 6 for key in below)
    return list(below.values()) if numbered else below


def query_of(url: str) -> dict[str, object]:
    """A URL's query as a tree."""
    try:
        return query_fields(urlsplit(url).query)
    except ValueError:
        return {}


def query_fields(query: str) -> dict[str, object]:
    """The fields of a query as a tree."""
    return nest(_pairs(query.encode("utf-8", "replace")))


def path_segments(path: str) -> list[object]:
    """A URL path's segments, percent-decoded."""
    return [unquote(segment) for segment in path.split("/") if segment]


def cookies(header: str) -> dict[str, object]:
    """A Cookie header's values by name, percent-decoded."""
    from http.cookies import CookieError, SimpleCookie

    try:
        jar = SimpleCookie(header)
        return {name: unquote_plus(morsel.value) for name, morsel in jar.items()}
    except CookieError:
        pairs = (part.strip().partition("=") for part in header.split(";"))
        return {name: unquote_plus(value) for name, _, value in pairs}


def unquote_once(value: str) -> str | bytes | None:
    """The text percent-decoded once (its bytes, where they are not UTF-8), or None where nothing changes."""
    if not _PERCENT.search(value):
        return None
    out = unquote_plus(value, errors="surrogateescape")
    return _text(out) if out != value else None

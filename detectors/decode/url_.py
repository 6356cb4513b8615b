"""An address inside a value: the page that telemetry tells of, the Referer, a deep link. Its query is a form."""

import re

from detectors.decode.form import query_fields

NAME = "url"
_LONGEST = 1_000_000
# A scheme, or a path with a slash in it, and a query, or a query alone; a fragment before it is a page of an app in one page.
_ADDRESS = re.compile(r"(?:(?=[^\s?]*/)[\w.\-+:/@%~!,;#\[\]]+)?\?([\w.\-\[\]%$:]{1,128}=[^\s\"<>{}]*)")


def may_be_in(value: str) -> bool:
    """Whether a string is an address with a query."""
    return "?" in value and len(value) <= _LONGEST and _ADDRESS.fullmatch(value) is not None


def parse(data: bytes, content_type: str) -> object | None:
    """The query's fields as a tree, or None."""
    found = _ADDRESS.fullmatch(data.decode("utf-8", "replace"))
    return query_fields(found[1].partition("#")[0]) or None if found else None

"""JSON, JSON lines and JSONP."""

import json
import re

import orjson

NAME = "json"
_JSONP = re.compile(rb"^\s*(?:/\*\*/)?[\w$.]{1,64}\s*\((.*)\)\s*;?\s*$", re.DOTALL)


def may_be_in(value: str) -> bool:
    """Whether a string may hold JSON."""
    return value.lstrip()[:1] in ("{", "[") and value.rstrip()[-1:] in ("}", "]")


def _loads(data: bytes) -> object:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        # Python's reader also takes NaN, lone surrogates and control characters, which apps do send.
        return json.loads(data, strict=False)


def _lines(data: bytes) -> object | None:
    lines = [line for line in data.splitlines() if line.strip()]
    if len(lines) < 2 or not all(line.lstrip()[:1] in (b"{", b"[") for line in lines):
        return None
    return [_loads(line) for line in lines]


def parse(data: bytes, content_type: str) -> object | None:
    """The document, or None. A bare scalar is not a document."""
    head = data.lstrip()[:1]
    if head not in (b"{", b"["):
        if "javascript" not in content_type:
            return None
        match = _JSONP.match(data)
        if not match:
            return None
        data = match[1]
    for read in (_loads, _lines):
        try:
            value = read(data)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict | list):
            return value
    return None

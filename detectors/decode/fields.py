"""Lines of named values: properties (`user.phone=1`), logfmt (`level=info phone=1`), and headers over a body, as in STOMP's
frames and in the requests of a batch."""

import re

from detectors.decode.part import Part

NAME = "fields"
_LINE = re.compile(r"([A-Za-z_][\w.\- ]{0,63}?)[ \t]*[=:][ \t]*(\S.*)?")
_PAIR = re.compile(r"""([A-Za-z_][\w.\-]{0,63})=("(?:[^"\\]|\\.)*"|\S*)(?:\s+|\Z)""")
_REQUEST = re.compile(r"([A-Z]{3,10})(?: (\S+)(?: HTTP/\d(?:\.\d)?)?)?")
_HEADER = re.compile(r"([A-Za-z][\w\-]{0,63}):[ \t]?(.*)")
_SECTION = re.compile(r"\[[\w. \-]{1,64}\]\s*\n")
_MOST = 2_000  # lines
_LONGEST = 8_192  # characters of a line of logfmt
_LARGEST = 1_000_000


def parse(data: bytes, content_type: str) -> object | None:
    """The fields by name (a list of such maps, for lines of logfmt), or None."""
    if len(data) > _LARGEST or data.count(b"\n") > _MOST:
        return None  # as text it is read whole
    text = data.decode("utf-8", "replace").strip("\ufeff\r\n\x00 ")
    if (
        text[:1] in ("{", "<")
        or (text[:1] == "[" and not _SECTION.match(text))
        or not ("=" in text[:4096] or ":" in text[:4096])
    ):
        return None
    return _message(text) or _properties(text) or _logfmt(text)


def _message(text: str) -> object | None:
    """A body under headers, and over these perhaps a request's first line."""
    head, blank, body = text.replace("\r\n", "\n").partition("\n\n")
    if not blank or body[:1] not in ("{", "[", "<"):
        return None
    lines = head.split("\n")
    asked = _REQUEST.fullmatch(lines[0])
    headers = [_HEADER.fullmatch(line) for line in lines[bool(asked) :]]
    if not all(headers) or not lines[bool(asked) :]:
        return None
    out: dict[str, object] = {match[1]: match[2] for match in headers if match}
    if asked:
        out |= {"method": asked[1], "url": asked[2] or ""}
    kind = next((str(value) for key, value in out.items() if key.lower() == "content-type"), "")
    return {**out, "body": Part(body.encode("utf-8", "replace"), kind)}


def _properties(text: str) -> object | None:
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line and line[0] not in "#;![" and not line.startswith("---")]
    pairs = [_LINE.fullmatch(line) for line in lines]
    if len(pairs) < 2 or not all(pairs):
        return None
    found = {match[1]: match[2] or "" for match in pairs if match}
    return found if len(found) == len(pairs) else None


def _logfmt(text: str) -> object | None:
    rows: list[dict[str, object]] = []
    for line in text.splitlines():
        if len(line) > _LONGEST:
            return None
        pairs = _PAIR.findall(line)
        if len(pairs) < 3 or _PAIR.sub("", line).strip():
            return None
        rows.append({key: value.strip('"') for key, value in pairs})
    return rows[0] if len(rows) == 1 else rows

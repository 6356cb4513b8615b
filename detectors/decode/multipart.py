"""multipart/form-data and multipart/mixed, files included; parsed by the standard library's MIME reader."""

import re

from detectors.decode.form import nest
from detectors.decode.part import Part

NAME = "multipart"
_BOUNDARY = re.compile(rb"--([\w'()+,./:=?\-]{1,70})\r?\n")


def may_be_in(value: str) -> bool:
    """Whether a string begins with a boundary and a part's header."""
    return value.startswith("--") and "content-disposition:" in value[:1024].lower()


def boundary(data: bytes) -> str | None:
    """The boundary that bytes begin with, where a part's header follows it."""
    found = _BOUNDARY.match(data[:256])
    return found[1].decode("ascii") if found and b"content-disposition:" in data[:1024].lower() else None


def parse(data: bytes, content_type: str) -> object | None:
    """Parts by field name (`a[0][b]` nested, a repeated name gives a list), or None."""
    if not content_type.lower().startswith("multipart/") or "boundary=" not in content_type.lower():
        if (edge := boundary(data)) is None:
            return None
        content_type = f'multipart/form-data; boundary="{edge}"'
    from email.parser import BytesParser
    from email.policy import HTTP

    header = b"Content-Type: " + content_type.encode("latin-1", "replace").replace(b"\n", b" ") + b"\r\n\r\n"
    try:
        message = BytesParser(policy=HTTP).parsebytes(header + data)
        parts = message.get_payload()
        if not isinstance(parts, list):
            return None
        fields: list[tuple[str, object]] = []
        for index, part in enumerate(parts):
            payload = part.get_payload(decode=True)
            if not isinstance(payload, bytes):
                continue
            name = str(part.get_param("name", "", "content-disposition") or f"part{index}")
            fields.append((name, Part(payload, str(part.get("content-type", "")))))
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):
        return None  # the MIME reader has more ways to fail on hostile headers than it documents
    return nest(fields)

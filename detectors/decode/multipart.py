"""multipart/form-data and multipart/mixed, files included; parsed by the standard library's MIME reader."""

from dataclasses import dataclass
from email.parser import BytesParser
from email.policy import HTTP

NAME = "multipart"


@dataclass(frozen=True, slots=True)
class Part:
    """A part's bytes, to be decoded further, and its own Content-Type."""

    data: bytes
    content_type: str


def parse(data: bytes, content_type: str) -> object | None:
    """Parts by field name (a repeated name gives a list), or None."""
    if not content_type.lower().startswith("multipart/") or "boundary=" not in content_type.lower():
        return None
    header = b"Content-Type: " + content_type.encode("latin-1", "replace").replace(b"\n", b" ") + b"\r\n\r\n"
    try:
        message = BytesParser(policy=HTTP).parsebytes(header + data)
        parts = message.get_payload()
        if not isinstance(parts, list):
            return None
        fields: dict[str, object] = {}
        for index, part in enumerate(parts):
            payload = part.get_payload(decode=True)
            if not isinstance(payload, bytes):
                continue
            name = str(part.get_param("name", "", "content-disposition") or f"part{index}")
            value = Part(payload, str(part.get("content-type", "")))
            old = fields.get(name)
            fields[name] = value if old is None else [*(old if isinstance(old, list) else [old]), value]
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):
        return None  # the MIME reader has more ways to fail on hostile headers than it documents
    return fields

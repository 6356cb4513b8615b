"""XML: elements as maps, repeated elements as lists, attributes beside them. Entities are never expanded."""

import re
from itertools import chain
from typing import TYPE_CHECKING

from detectors.decode.repeated import as_map, grouped

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAME = "xml"


def may_be_in(value: str) -> bool:
    """Whether a string may hold XML."""
    return value.lstrip()[:1] == "<" and value.rstrip()[-1:] == ">"


def parse(data: bytes, content_type: str) -> object | None:
    """The document, or None. HTML pages and documents that declare entities are not read as XML."""
    head = data[:1024].lstrip()[:512]
    if not re.match(rb"(?:\xef\xbb\xbf)?<[!?A-Za-z_]", head) or b"<!ENTITY" in data or b"<html" in head.lower():
        return None
    from xml.etree import ElementTree

    try:
        # The text is UTF-8 by now, whatever charset its declaration names.
        root = ElementTree.fromstring(re.sub(rb"^\s*(?:\xef\xbb\xbf)?<\?xml[^>]{0,200}\?>", b"", data, count=1))
        return {_local(root.tag): _element(root, 0)}
    except (ElementTree.ParseError, ValueError, LookupError):
        return None


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _namespace(tag: str) -> str:
    return tag[1:].partition("}")[0] if tag.startswith("{") else ""


def _element(element: "Element", depth: int, above: str = "") -> object:
    text = (element.text or "").strip()
    space = _namespace(element.tag)
    said = space not in ("", above) and not space.startswith("http")  # an address names a format, and no content
    if depth > 64 or (not len(element) and not element.attrib and (text or not said)):
        return text
    out: dict[str, object] = {_local(key): value for key, value in element.attrib.items()}
    if said:
        out["xmlns"] = space  # what the content is of: `jabber:iq:roster`
    below = ((_local(child.tag), _element(child, depth + 1, space)) for child in element)
    out = as_map(grouped(chain(out.items(), below)))
    if text:
        out["text"] = text
    return out

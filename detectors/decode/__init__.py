"""Unwraps a message by content, recursively and within limits, into a tree of nodes.

A wire format is one module of this package with `NAME` and `parse(data, content_type) -> object | None`: dicts, lists,
scalars and bytes out (bytes are decoded further), None where the data is not of its kind. One that also occurs as text
inside a value has `may_be_in(value) -> bool`, a cheap look. Order of trying is the order of `TEXTS` and `BINARIES`.
"""

from detectors.decode import form
from detectors.decode.decoder import Decoder
from detectors.decode.limits import Limits
from detectors.message import Document, Message, Node

__all__ = ["Limits", "decode"]


def decode(message: Message, limits: Limits | None = None) -> Document:
    """The whole message as a tree: path, query, headers, cookies and body. Never raises on hostile input."""
    decoder = Decoder(limits or Limits(), message.direction)
    root = Node("", "")
    if message.direction == "upload":
        decoder.tree(root.add(Node("path", "path")), form.path_segments(message.path), 0)
        decoder.tree(root.add(Node("query", "query")), form.query_of(message.url), 0)
        headers = root.add(Node("header", "header"))
        for name, value in message.headers:
            if name == "cookie":
                decoder.tree(root.add(Node("cookie", "cookie")), form.cookies(value), 0)
            elif name not in form.PLUMBING_HEADERS:
                decoder.scalar(headers.add(Node(name, f"header.{name[:80]}")), value)
    body = root.add(Node("body", "body"))
    decoder.body(body, message)
    return Document(message, root, tuple(decoder.notes), tuple(decoder.unread))

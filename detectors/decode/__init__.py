"""Unwraps a message by content, recursively and within limits, into a tree of nodes.

A wire format is one module of this package with `NAME` and either
`unwrap(data, content_type) -> bytes | None` (a wrapping: bytes in, bytes out), or
`parse(data, content_type) -> object | None` (a document: dicts, lists and scalars out).
It returns None where the bytes are not of its kind. Order of trying is the order of `FORMATS` below.
"""

from dataclasses import dataclass, field
from types import ModuleType

from detectors.decode import base64_, compression, csv_, form, json_, multipart, text, vcard, xml_
from detectors.message import Document, Message, Node, Scalar

FORMATS: tuple[ModuleType, ...] = (multipart, vcard, json_, xml_, form, csv_)


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what one message may cost. Reaching one is noted on the flow, never an error."""

    depth: int = 12
    nesting: int = 64
    expanded_bytes: int = 32 * 1024 * 1024
    leaves: int = 200_000


@dataclass
class Decoder:
    """The state of decoding one message: what is left of the limits, and what went wrong."""

    limits: Limits = field(default_factory=Limits)
    notes: list[str] = field(default_factory=list)
    opaque_bytes: int = 0
    expanded: int = 0
    leaves: int = 0

    def note(self, text: str) -> None:
        """Records once what could not be read."""
        if text not in self.notes:
            self.notes.append(text)

    def data(self, node: Node, data: bytes, content_type: str = "") -> None:
        """Decodes bytes into children (or the value) of `node`."""
        if not data:
            return
        if len(node.layers) > self.limits.depth:
            self.note(f"limit: more than {self.limits.depth} layers at {node.path}")
            return
        inner, layer = compression.unwrap(data, self.limits.expanded_bytes - self.expanded)
        if layer:
            self.expanded += len(inner)
            if self.expanded >= self.limits.expanded_bytes:
                self.note(f"limit: expands beyond {self.limits.expanded_bytes} bytes at {node.path}")
            node.layers = (*node.layers, layer)
            self.data(node, inner, content_type)
            return
        for module in FORMATS:
            parsed = module.parse(data, content_type)
            if parsed is not None:
                node.layers = (*node.layers, module.NAME)
                self.tree(node, parsed, 0)
                return
        plain = text.decode(data, content_type)
        if plain is None:
            self.opaque_bytes += len(data)
            return
        self.scalar(node, plain)

    def tree(self, node: Node, value: object, nesting: int) -> None:
        """Hangs dicts, lists and scalars below `node`."""
        if nesting > self.limits.nesting:
            self.note(f"limit: nested deeper than {self.limits.nesting} at {node.path}")
            return
        if isinstance(value, multipart.Part):
            self.data(node, value.data, value.content_type)
        elif isinstance(value, dict):
            for key, item in value.items():
                key = str(key)
                self.tree(node.add(Node(key, f"{node.path}.{key}", node.layers)), item, nesting + 1)
        elif isinstance(value, list):
            node.is_array = True
            for index, item in enumerate(value):
                self.tree(node.add(Node(str(index), f"{node.path}[{index}]", node.layers)), item, nesting + 1)
        elif value is None or isinstance(value, str | int | float | bool):
            self.scalar(node, value)

    def scalar(self, node: Node, value: Scalar) -> None:
        """Sets a leaf, and opens the document its text may hold."""
        self.leaves += 1
        if self.leaves > self.limits.leaves:
            self.note(f"limit: more than {self.limits.leaves} values")
            return
        node.value = value
        if isinstance(value, str) and len(value) >= 8:
            self._open(node, value)

    def _open(self, node: Node, value: str) -> None:
        if len(node.layers) > self.limits.depth:
            self.note(f"limit: more than {self.limits.depth} layers at {node.path}")
            return
        for module in (json_, vcard, xml_, form, csv_):
            if module.may_be_in(value) and (parsed := module.parse(value.encode("utf-8", "replace"), "")) is not None:
                node.layers = (*node.layers, module.NAME)
                self.tree(node, parsed, 1)
                return
        if (unquoted := form.unquote_once(value)) is not None:
            node.layers = (*node.layers, "percent")
            self.scalar(node, unquoted)
            return
        data = base64_.unwrap(value)
        if data is not None and (compression.layer_of(data) or text.is_document(data)):
            node.layers = (*node.layers, "base64")
            self.data(node, data)


def decode(message: Message, limits: Limits | None = None) -> Document:
    """The whole message as a tree: path, query, headers, cookies and body. Never raises on hostile input."""
    decoder = Decoder(limits or Limits())
    root = Node("", "")
    if message.direction == "upload":
        decoder.tree(root.add(Node("path", "path")), form.path_segments(message.path), 0)
        decoder.tree(root.add(Node("query", "query")), form.query_of(message.url), 0)
        headers = root.add(Node("header", "header"))
        for name, value in message.headers:
            if name == "cookie":
                decoder.tree(root.add(Node("cookie", "cookie")), form.cookies(value), 0)
            elif name not in form.PLUMBING_HEADERS:
                decoder.scalar(headers.add(Node(name, f"header.{name}")), value)
    body = root.add(Node("body", "body"))
    try:
        data, body.layers = compression.content_decode(
            message.body, message.header("content-encoding"), decoder.limits.expanded_bytes
        )
    except ValueError as error:
        decoder.note(str(error))
        data = message.body
    decoder.expanded += len(data) if body.layers else 0
    decoder.data(body, data, message.header("content-type"))
    return Document(message, root, tuple(decoder.notes), decoder.opaque_bytes)

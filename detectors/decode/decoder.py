"""The state of decoding one message: what is left of its limits, what has been read, and what could not be."""

import codecs
import math
import re
from collections import Counter
from collections.abc import Iterable
from types import ModuleType
from typing import Any, cast

from detectors.decode import (
    archive,
    base64_,
    compression,
    embedded,
    form,
    framed,
    graphql_,
    icalendar,
    json_,
    multipart,
    named,
    table,
    text,
    token,
    typed,
    url_,
    vcard,
    xml_,
)
from detectors.decode.content import BINARIES, TEXTS, formats_in, framed_in, is_content, is_worth_opening
from detectors.decode.limits import Limits
from detectors.decode.part import Part
from detectors.message import Direction, Message, Node, Scalar, Unread, UnreadReason
from detectors.remembered import remembered

# Starts that readable text and a protobuf message share: a field tag that is white space.
_TAGS = b"\n\t\r"
_MEDIA = re.compile(
    rb"\xff\xd8\xff|\x89PNG|GIF8|RIFF....(?:WEBP|WAVE|AVI )|....ftyp|OggS|ID3|\xff[\xfb\xf3\xf1\xf9]|%PDF|PK\x03\x04|"
    rb"\x1aE\xdf\xa3|fLaC|\x00\x00\x01\xba|wOF[F2]|dex\n|\x7fELF",
    re.DOTALL,
)
# Names in Chinese, Japanese and Korean have two letters and more.
_RUNS = r"[^\x00-\x1f\x7f\ufffd]{5,}|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]{2,}"  # compiled where it is asked for
# A digest, a key or a signature is no message: encrypted fields are longer.
_OPAQUE_FIELD = 160
_MAX_INT_BITS = 256
_DIGESTS = (8, 16, 20, 28, 32, 48, 64)  # bytes
_ID = 8  # bytes: so few may spell a word in hex digits, and are no document
_SHORTEST_ARRAY = 16
_INDEX = 16  # characters of a path beside a key
_LONG_NUMBER = 20  # digits: so many may be something in hex
_RECURRING = 64  # characters of a text that may come again
_VALUE_SIZE = 8  # bytes that a value left out counts as


class Decoder:
    """Decodes into a tree of nodes. Never raises on hostile input; limits reached and bytes not read are recorded."""

    def __init__(self, limits: Limits, direction: Direction) -> None:
        self.limits = limits
        self._direction = direction
        self.notes: list[str] = []
        self.unread: list[Unread] = []
        self._expanded = 0
        self._nodes = 0
        self._deadline = limits.clock() + limits.seconds

    def note(self, what: str) -> None:
        """Records once what could not be read."""
        if what not in self.notes:
            self.notes.append(what)

    def body(self, node: Node, message: Message) -> None:
        """The body, its content encoding undone, at most a window of it; the rest is counted as not read."""
        data, content_type = message.body, message.header("content-type")
        if message.missing:
            self._skip(node, "window", message.missing)
        if len(data) > self.limits.window:
            self._skip(node, "window", len(data) - self.limits.window)
            data = data[: self.limits.window]
        try:
            data, node.layers = compression.content_decode(
                data, message.header("content-encoding"), self.limits.expanded_bytes
            )
        except ValueError as error:
            self.note(str(error))
        if node.layers:
            self._expand(node, len(data))
        self.data(node, data, content_type)

    # --- bytes

    def data(self, node: Node, data: bytes, content_type: str = "") -> None:
        """Decodes bytes into children (or the value) of `node`."""
        data = data.removeprefix(codecs.BOM_UTF8)
        if not data or not self._may_go_on(node, len(data)):
            return
        left = self.limits.expanded_bytes - self._expanded
        if left <= 0 and compression.layer_of(data):
            self._limit(f"expands beyond {self.limits.expanded_bytes} bytes", node, len(data))
            return
        inner, layer = compression.unwrap(data, left)
        if layer:
            self._wrapped(node, inner, layer, content_type)
            return
        if self._binary_first(data, content_type) and self._document(node, data, content_type, BINARIES):
            return
        if (kind := archive.kind_of(data)) and self._archive(node, data, kind):
            return
        if _MEDIA.match(data):
            self._skip(node, "media", len(data))
            return
        plain = text.decode(data, content_type)
        if plain is None and data[-1:] == b"\0" and b"\n\n" in data:  # a frame of text, as STOMP ends it
            framed = text.decode(data[:-1], "")
            plain = framed if framed and not framed[1] else None
        if plain is not None and plain[1] == "gb18030" and self._document(node, data, content_type, BINARIES):
            return  # a binary document whose few high bytes happen to be Chinese
        if plain is not None:
            if plain[1]:
                node.layers = (*node.layers, plain[1])
                data = plain[0].encode("utf-8", "replace")
            if not self._document(node, data, content_type, TEXTS):
                self.scalar(node, plain[0], opened=False)
            return
        # A stream without a header is believed only where it gives a document: a stronger sign than any binary format's.
        found = compression.unwrap_blind(data, left, is_content)
        if found is not None:
            self._wrapped(node, *found)
        elif not self._document(node, data, content_type, self._formats(data)):
            self._unframed(node, data)

    def _binary_first(self, data: bytes, content_type: str) -> bool:
        kind = content_type.lower()
        return data[0] in _TAGS or "proto" in kind or "grpc" in kind

    def _formats(self, data: bytes) -> tuple[ModuleType, ...]:
        """What may hold bytes that are not clean text: a text document with broken bytes, or a binary one."""
        broken_text = data[:16].lstrip(b" \t\r\n\x1e")[:1] in (b"{", b"[", b"<") or data[:6].upper() == b"BEGIN:"
        return (multipart, json_, xml_, vcard, icalendar, *BINARIES) if broken_text else (multipart, *BINARIES, form)

    def _document(self, node: Node, data: bytes, content_type: str, formats: tuple[ModuleType, ...]) -> bool:
        for module in formats:
            parsed = module.parse(data, content_type)
            if parsed is not None:
                node.layers = (*node.layers, module.NAME)
                self.tree(node, parsed, 0)
                return True
        return False

    def _archive(self, node: Node, data: bytes, kind: str) -> bool:
        """Hangs an archive's files below `node`; False where it is none."""
        from detectors.decode.archive_files import members

        try:
            files = list(members(data, kind, self.limits.expanded_bytes - self._expanded))
        except ValueError:
            return False
        node.layers = (*node.layers, kind)
        for name, inside in files:
            child = node.add(Node(text.clean(name), f"{node.path}.{text.clean(name)[: self.limits.key]}", node.layers))
            if isinstance(inside, int):
                self._skip(child, "high-entropy", inside)
            else:
                self._expand(child, len(inside))
                self.data(child, inside)
        return True

    def _wrapped(self, node: Node, inner: bytes, layer: str, content_type: str = "") -> None:
        self._expand(node, len(inner))
        node.layers = (*node.layers, layer)
        self.data(node, inner, content_type)

    def _unframed(self, node: Node, data: bytes) -> None:
        """Bytes that no format claims: frames of an app's own, broken text, a digest, or what cannot be read."""
        if self._framed(node, data):
            return
        if (broken := text.lenient(data)) is not None:
            self.scalar(node, broken)
            return
        if node.parent is not None and len(data) <= 64 and b'{"' not in data:
            node.layers = (*node.layers, "bytes")  # a digest, an id: as hex it compares with its other forms
            self._leaf(node, data.hex())
            return
        if _entropy(data[:4096]) > _random_entropy(data):
            self._skip(node, "high-entropy", len(data))
        else:
            self._strings(node, data)

    def _framed(self, node: Node, data: bytes) -> bool:
        """What stands behind headers of a protocol of the app's own, where it is content; False where none does."""
        if found := framed_in(data):
            node.layers = (*node.layers, framed.NAME)
            parts = [Part(payload, "") for payload in found]
            self.tree(node, parts[0] if len(parts) == 1 else parts, 0)
            return True
        for stream in framed.streams(data):
            inner, layer = compression.unwrap(stream, self.limits.expanded_bytes - self._expanded)
            if layer and is_content(inner):
                self._wrapped(node, inner, layer)
                return True
        return False

    def _strings(self, node: Node, data: bytes) -> None:
        """The documents in a framing that is not known, and its readable runs."""
        node.layers = (*node.layers, "strings")
        node.is_array = True
        found: list[str | Part] = []
        read = 0
        for _, piece in embedded.pieces(data[:1_000_000].decode("utf-8", "replace")):
            if isinstance(piece, Part):
                found.append(piece)
                read += len(piece.data)
            else:
                found += map(str.strip, re.findall(_RUNS, piece))
        self._skip(node, "unknown-framing", max(len(data) - read, 0))
        for index, piece in enumerate(found[:2000]):
            self.tree(node.add(Node(str(index), f"{node.path}[{index}]", node.layers)), piece, 0)

    # --- documents

    def tree(self, node: Node, value: object, nesting: int) -> None:
        """Hangs dicts, lists and scalars below `node`."""
        self._nodes += 1
        if isinstance(value, dict) and len(value) == 1:
            value, path = typed.value_of(value)
            node.path += path
            value = typed.members(value) or value
        if nesting > self.limits.nesting:
            self._limit(f"nested deeper than {self.limits.nesting}", node, _size(value))
        elif isinstance(value, str):
            self.scalar(node, value)
        elif isinstance(value, Part):
            self.data(node, value.data, value.content_type)
        elif isinstance(value, dict):
            if wrapped := typed.unwrapped(value):
                self._fields(node, [(_key(key), item, f".{_key(key)}{at}") for key, item, at in wrapped], nesting)
            else:
                self._map(node, value, nesting)
        elif isinstance(value, named.Fields):
            self._fields(node, value, nesting)
        elif isinstance(value, list | tuple | set | frozenset):
            self._list(node, value if isinstance(value, list) else [*value], nesting)
        elif isinstance(value, bytes | bytearray | memoryview):
            self._embedded(node, bytes(value))
        elif isinstance(value, int) and value.bit_length() > _MAX_INT_BITS:
            self.scalar(node, hex(value))
        elif value is None or isinstance(value, int | float):
            self._leaf(node, value)
        else:
            self.scalar(node, str(value)[:1000])  # dates, decimals and the like, of the binary formats

    def _list(self, node: Node, value: list[object], nesting: int) -> None:
        if card := vcard.from_jcard(value):
            node.layers = (*node.layers, "jcard")
            self.tree(node, card, nesting + 1)
        elif packed := byte_array(value):
            self._embedded(node, packed)
        elif below := table.rows(value):
            self._rows(node, below, nesting)
        elif value and all(isinstance(one, named.Fields) for one in value):
            self._rows(node, cast(list[named.Fields], value), nesting)
        elif fields := named.entries(value):
            self._fields(node, fields, nesting)
        else:
            node.is_array = True
            self._hang(
                node, ((str(index), f"[{index}]", item) for index, item in enumerate(value)), len(value), nesting
            )

    def _map(self, node: Node, value: dict[object, object], nesting: int) -> None:
        whole = named.whole_keys(tuple(value))
        value = _laid_out({plain: value[key] for plain, key in whole.items()} if whole else value)
        node.is_array = _indexed(value)
        names, paths = _names(tuple(value), self.limits.key)
        if whole:
            paths = tuple(f".{whole.get(name, name)[: self.limits.key]}" for name in names)
        own, held = named.name_of(value)
        if own:  # {"op": "replace", "path": "/phone", "value": …}: what stands under `value` is a phone
            names = tuple(own if key == held else name for key, name in zip(value, names, strict=True))
        self._hang(node, zip(names, paths, value.values(), strict=True), len(value), nesting)

    def _hang(self, node: Node, entries: Iterable[tuple[str, str, object]], count: int, nesting: int) -> None:
        """Hangs so many values below a node, each with its key and its path from there."""
        path, layers, hung = node.path, node.layers, node.children
        for key, at, value in entries:
            if self._full(node, count - len(hung)):
                break
            child = Node(key, path + at, layers, None, [], False, node)
            hung.append(child)
            self.tree(child, value, nesting + 1)

    def _rows(self, node: Node, rows: list[named.Fields], nesting: int) -> None:
        """A table's rows, each as an object."""
        node.is_array = True
        for index, row in enumerate(rows):
            if self._full(node, len(rows) - index):
                break
            child = node.add(Node(str(index), node.path, node.layers))
            self._fields(child, row, nesting + 1)
            child.path = child.children[0].path.rpartition("[")[0]

    def _fields(self, node: Node, fields: list[named.Entry], nesting: int) -> None:
        """A list of names and values, as the object that it is."""
        longest = self.limits.key + _INDEX
        entries = ((text.clean(key), text.clean(at)[:longest], item) for key, item, at in fields)
        self._hang(node, entries, len(fields), nesting)

    def _full(self, node: Node, left: int) -> bool:
        """Whether no more values may be hung; records how many of this container's are left out."""
        if self._nodes < self.limits.nodes:
            return False
        self._limit(f"more than {self.limits.nodes} values", node, _VALUE_SIZE * left)
        return True

    def _embedded(self, node: Node, data: bytes) -> None:
        """Bytes as a value of a document; a short run without structure is an id or a digest."""
        digest = len(data) in _DIGESTS and text.decode(data, "") is None
        if digest and not (compression.layer_of(data) or is_content(data)):
            node.layers = (*node.layers, "bytes")
            self._leaf(node, data.hex())
        else:
            self.data(node, data)

    def _leaf(self, node: Node, value: Scalar) -> None:
        node.value = value

    def scalar(self, node: Node, value: str, opened: bool = True) -> None:
        """Sets a leaf, and opens the document its text may hold.

        `opened` is false for a text that the document formats have been tried on already.
        """
        digits = len(value) < _LONG_NUMBER and value.isdecimal()  # new in each message, and never more than it says
        if digits or (len(value) <= _RECURRING and is_plain(value, self._direction)):
            self._leaf(node, value)
        else:
            self.open(node, value, opened)

    def open(self, node: Node, value: str, opened: bool = True) -> None:
        """The same of a text that may be more than it says."""
        if not value.isascii() and (broken := text.broken_bytes(value)) is not None:
            self._embedded(node, broken)
            return
        if text.has_control(value):  # bytes of a binary format that happen to be text
            if self._may_go_on(node, len(value)) and self._document(node, value.encode(), "", BINARIES):
                return
            value = value.replace("\x00", "")
        self._leaf(node, value)
        if len(value) >= 6 and self._may_go_on(node, len(value)):
            if opened and self._open_document(node, value):
                return
            self._open_encoded(node, value)

    def _open_document(self, node: Node, value: str) -> bool:
        for module in formats_in(value):
            if module is url_ and self._direction == "download":  # the server's own
                continue
            if (parsed := module.parse(value.encode("utf-8", "replace"), "")) is not None:
                node.layers = (*node.layers, module.NAME)
                self.tree(node, parsed, 1)
                return True
        return False

    def _open_encoded(self, node: Node, value: str) -> None:
        """Text that stands for other text or bytes: percent, escapes, tokens, base64, hex."""
        for layer, reader in (("percent", form.unquote_once), ("escapes", token.unescape)):
            if (inner := reader(value)) is not None:
                node.layers = (*node.layers, layer)
                if isinstance(inner, bytes):
                    self.data(node, inner)
                else:
                    self.scalar(node, inner)
                return
        parts = token.parts(value)
        if parts is not None:
            layer, found = parts
            node.layers = (*node.layers, layer)
            self.tree(node, found, 1)
            return
        if value.isdecimal() and not _LONG_NUMBER <= len(value) <= 1_000_000:
            return
        # Hex digits only, sixteen or more, are not base64 of anything.
        if (data := base64_.from_hex(value)) is not None:
            if len(data) > _ID or text.decode(data, "") == (data.decode("utf-8", "replace"), ""):
                self._open_bytes(node, data, "hex")
        elif (data := base64_.unwrap(value)) is not None:
            self._open_bytes(node, data, "base64")

    def _open_bytes(self, node: Node, data: bytes, layer: str) -> None:
        """Opens decoded bytes where they are content."""
        if is_worth_opening(data):
            self._wrapped(node, data, layer)
        elif len(data) >= _OPAQUE_FIELD:
            reason: UnreadReason = "media" if _MEDIA.match(data) else "high-entropy"
            self._skip(node, reason, len(data))

    # --- limits and what was not read

    def _may_go_on(self, node: Node, size: int) -> bool:
        if len(node.layers) > self.limits.depth:
            self._limit(f"more than {self.limits.depth} layers", node, size)
        elif self.limits.clock() > self._deadline:
            self._limit(f"longer than {self.limits.seconds:g} s", node, size)
        else:
            return True
        return False

    def _expand(self, node: Node, size: int) -> None:
        self._expanded += size
        if self._expanded >= self.limits.expanded_bytes:
            self.note(f"limit: expands beyond {self.limits.expanded_bytes} bytes at {node.path}")

    def _limit(self, what: str, node: Node, size: int) -> None:
        if not any(note.startswith(f"limit: {what}") for note in self.notes):
            self.note(f"limit: {what} at {node.path}")
        self._skip(node, "limit", size)

    def _skip(self, node: Node, reason: UnreadReason, size: int) -> None:
        """Counts bytes that were not read; one record a reason, at the first place."""
        for index, known in enumerate(self.unread):
            if known.reason == reason:
                self.unread[index] = Unread(reason, known.bytes + size, known.path)
                return
        self.unread.append(Unread(reason, size, node.path))


@remembered(entries=8_192, longest=_RECURRING)
def is_plain(value: str, direction: Direction) -> bool:
    """Whether a text says what stands there and no more: no document, nothing encoded. Most do, and come again and again."""
    node, decoder = Node("", ""), Decoder(Limits(), direction)
    decoder.open(node, value)
    return node.value == value and not (node.layers or decoder.unread)


def byte_array(value: list[object]) -> bytes:
    """The bytes that a list of numbers spells, signed or not, where they are a digest or worth opening; or none."""
    if len(value) < _SHORTEST_ARRAY or type(value[0]) is not int or set(map(type, value)) != {int}:
        return b""
    numbers = cast(list[int], value)
    if min(numbers) < -128 or max(numbers) > 255:
        return b""
    data = bytes(number & 255 for number in numbers)
    drawn = len(data) in _DIGESTS and max(data) > 127 and len(set(data)) > 0.7 * len(data)
    return data if drawn or is_worth_opening(data) else b""


def _indexed(value: dict[object, object]) -> bool:
    """Whether a map is a list written as one: `{"0": …, "1": …}`. Field numbers of protobuf begin at one."""
    return len(value) >= 2 and "0" in value and all(str(index) == key for index, key in enumerate(value))


@remembered(entries=4_096, longest=64)
def _names(keys: tuple[object, ...], longest: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A map's keys as names, and as the ends of paths."""
    names = tuple(map(_key, keys))
    return names, tuple(f".{name[:longest]}" for name in names)


def _key(key: object) -> str:
    return text.clean(key) if isinstance(key, str) else key.hex() if isinstance(key, bytes) else str(key)


@remembered(entries=4_096, longest=64)
def _plain(keys: tuple[object, ...]) -> bool:
    """Whether a map's keys neither count through lists nor name a table or an operation with variables."""
    if table.may_hold(keys) or ("query" in keys and "variables" in keys):
        return False
    return not any(isinstance(key, str) and form.numbered_path(key) for key in keys)


def _laid_out(value: dict[Any, object]) -> dict[Any, object]:
    """A map with what its keys' paths (`edges.0.from`) and its tables mean."""
    if _plain(tuple(value)):
        return value
    if any(isinstance(key, str) and form.numbered_path(key) for key in value):
        value = form.nest((str(key), item) for key, item in value.items())
    if titled := table.named_rows(value):
        value = {**value, titled[0]: titled[1]}
    if variables := graphql_.variables_named(value):
        value = {**value, "variables": variables}
    return value


def _size(value: object) -> int:
    """About how many bytes of text a value is, without walking into it far."""
    if isinstance(value, str | bytes | bytearray):
        return len(value)
    return _VALUE_SIZE * len(value) if isinstance(value, dict | list) else _VALUE_SIZE


def _entropy(data: bytes) -> float:
    """Shannon entropy in bits a byte."""
    total = len(data)
    return -sum(n / total * math.log2(n / total) for n in Counter(data).values())


def _random_entropy(data: bytes) -> float:
    """The entropy above which a sample of that length is taken for encrypted or compressed."""
    return 7.2 if len(data) >= 1024 else 0.88 * math.log2(max(2, min(len(data), 256)))

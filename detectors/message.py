"""The values that live traffic and saved captures share: a message in, findings out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

Direction = Literal["upload", "download"]
Form = Literal["plain", "hashed", "encoded"]
Scalar = str | int | float | bool | None
Category = Literal[
    "address_book",
    "phone_number",
    "friend_list",
    "reading_activity",
    "location",
    "personal_name",
    "friend_recommendation",
    "visibility_setting",
]
CATEGORIES: tuple[Category, ...] = (
    "address_book",
    "phone_number",
    "friend_list",
    "reading_activity",
    "location",
    "personal_name",
    "friend_recommendation",
    "visibility_setting",
)


@dataclass(frozen=True, slots=True)
class Message:
    """One HTTP request, HTTP response or WebSocket message.

    `url` is the request's URL, also for a response; `headers` are in order of appearance, names lower case;
    `body` is as it was on the wire, content encoding included; `missing` counts the bytes of it that passed unseen
    after those (a streamed body beyond the window).
    """

    direction: Direction
    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    missing: int = 0

    def header(self, name: str) -> str:
        """The first header of that (lower-case) name, or an empty string."""
        for key, value in self.headers:
            if key == name:
                return value
        return ""

    @property
    def path(self) -> str:
        """The URL's path, without the query; empty where the URL cannot be parsed."""
        try:
            return urlsplit(self.url).path
        except ValueError:
            return ""


@dataclass(slots=True, eq=False)
class Node:
    """A place in the decoded message: a scalar leaf, or a container of nodes.

    `path` reads like `body.contacts[0].phone`; `layers` are the wire formats unwrapped to get here, outermost first.
    A leaf whose text held another document has that document's nodes as `children` and keeps its own `value`.
    """

    key: str
    path: str
    layers: tuple[str, ...] = ()
    value: Scalar = None
    children: list["Node"] = field(default_factory=list)
    is_array: bool = False
    parent: "Node | None" = None
    words_above: frozenset[str] | None = None  # filled by `words.context`, once a node

    def add(self, child: "Node") -> "Node":
        """Hangs a node below this one and returns it."""
        child.parent = self
        self.children.append(child)
        return child

    @property
    def text(self) -> str:
        """The leaf's value as text; empty for containers, null and booleans."""
        if isinstance(self.value, str):
            return self.value
        return "" if self.value is None or isinstance(self.value, bool) else str(self.value)

    @property
    def is_leaf(self) -> bool:
        """Whether it is a scalar. An address is one too, with its query below it, and a row of pairs; a document is none."""
        return self.value is not None and (not self.children or self.layers[-1] in ("url", "pairs"))

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in document order, without recursion."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))

    def leaves(self) -> Iterator["Node"]:
        """The scalar nodes at or below this one."""
        return (node for node in self.walk() if node.is_leaf)

    def ancestors(self) -> Iterator["Node"]:
        """The containers above, nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def siblings(self) -> Iterator["Node"]:
        """The other fields of this node's object (the first 128: a hostile object must not cost the square of its size).

        Entries of a list have none: they are peers, not fields that explain each other.
        """
        if self.parent is None or self.parent.is_array:
            return iter(())
        return (node for node in self.parent.children[:128] if node is not self)


UnreadReason = Literal["high-entropy", "unknown-framing", "media", "limit", "window", "spool"]


@dataclass(frozen=True, slots=True)
class Unread:
    """Bytes of a message that were not read: why, how many, and where the first of them lie.

    `high-entropy` is encrypted or compressed in an unknown way; `media` is a picture, sound, film or broken archive;
    `limit` and `window` lie beyond a bound of decoding; for `spool` there was no room on the way to inspection.
    """

    reason: UnreadReason
    bytes: int
    path: str


@dataclass(frozen=True, slots=True)
class Document:
    """A message decoded: its tree, notes on what was cut or broken, and what could not be read.

    `may_claim` is false where a look at its bytes was certain that it claims nothing about consent.
    """

    message: Message
    root: Node
    notes: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    may_claim: bool = True

    @property
    def opaque_bytes(self) -> int:
        """How many bytes could not be read."""
        return sum(part.bytes for part in self.unread)


@dataclass(frozen=True, slots=True)
class Value:
    """One value seen: its kind, the plain text (never stored unless asked), and where it lies.

    Of a planted value, `person` is whose it is, and `entry` which of the subject file that is: `contact 12`.
    """

    kind: Literal["phone", "email", "name", "id", "hash", "place", "book", "setting"]
    text: str
    path: str
    layers: tuple[str, ...] = ()
    person: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Personal data recognised in one message.

    `subjects` counts distinct people (or books, or settings). `confidence` is 0..1: below 0.5 is for review only.
    `traits` carry what a consent rule needs beyond the category, e.g. `other-account`.
    """

    category: Category
    detector: str
    subjects: int
    confidence: float
    values: tuple[Value, ...]
    form: Form = "plain"
    traits: tuple[str, ...] = ()

    @property
    def location(self) -> str:
        """Path of the first value inside the decoded message."""
        return self.values[0].path if self.values else ""

    @property
    def layers(self) -> tuple[str, ...]:
        """Wire formats unwrapped down to the first value."""
        return self.values[0].layers if self.values else ()

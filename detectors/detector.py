"""What a detector is. One file of this package with a `Detector` subclass is one detector; nothing else registers it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from detectors.decode.form import query_of
from detectors.message import Category, Document, Finding, Message, Node
from detectors.subject import Subject
from detectors.words import words

OPERATION_WORDS = frozenset(
    "operationname operation query method action cmd command op api service interface act event eventname type biz func xmlns".split()
)
_CALLS = frozenset("cmd method api operation operationname service func command".split())
_LONGEST_CALL = 32  # characters
_VERBS = frozenset("GET POST PUT PATCH DELETE".split())
ADDRESSES = frozenset("url relative_url relativeurl uri path".split())
_LONGEST_OPERATION = 64  # characters
_FIRST = 64  # nodes
# An event of what happens on a screen says nothing of what is sent.
ON_SCREEN = frozenset(
    """tab screen button btn shown tapped tap click clicked impression loaded rendered banner modal dialog popup tooltip feed quiz
    exposure picker""".split()
)
_GRAPHQL = re.compile(r"\s*(?:query|mutation|subscription)\b|\s*\{\s*\w+")


@dataclass(frozen=True, slots=True)
class Example:
    """A message and how many subjects the detector must find in it (0: it must stay silent). Docs and test at once."""

    title: str
    message: Message
    subjects: int


@dataclass
class Scene:
    """What detectors share while one document is inspected."""

    document: Document
    subject: Subject
    region: str
    claimed: set[int] = field(default_factory=set)

    @property
    def message(self) -> Message:
        """The message under inspection."""
        return self.document.message

    @property
    def root(self) -> Node:
        """The decoded tree."""
        return self.document.root

    @cached_property
    def nodes(self) -> list[Node]:
        """All nodes in document order; walked once for all detectors."""
        return list(self.root.walk())

    @cached_property
    def leaves(self) -> list[Node]:
        """All scalar nodes in document order."""
        return [node for node in self.nodes if node.is_leaf]

    @cached_property
    def segments(self) -> list[Node]:
        """The segments of the URL's path, as leaves."""
        return [leaf for leaf in self.leaves if leaf.path.startswith("path")]

    @cached_property
    def asked(self) -> frozenset[str]:
        """Words of the URL's path, and of the operation that its query names: of an answer, what was asked for."""
        found = words(self.message.path)
        if self.message.direction == "download":
            operations = (text for key, text in self.queried if words(key) & OPERATION_WORDS)
            found = found.union(*(words(text) for text in operations if len(text) <= _LONGEST_OPERATION))
        return found

    @cached_property
    def queried(self) -> list[tuple[str, str]]:
        """The names and texts of the URL's query: what an answer was asked for."""
        if "?" not in self.message.url:
            return []
        return [(key, text) for key, text in query_of(self.message.url).items() if isinstance(text, str)]

    @cached_property
    def answered(self) -> frozenset[str]:
        """Words of the call that an answer says it is to: `"cmd": "getFriendList"`."""
        said = (leaf for leaf in self.nodes[:_FIRST] if leaf.key.lower() in _CALLS and len(leaf.text) <= _LONGEST_CALL)
        return frozenset().union(*(words(leaf.text) for leaf in said))

    @cached_property
    def topic(self) -> frozenset[str]:
        """Words of what the message is about: its URL's path, and the operation that its fields name.

        Many back ends have one URL for everything and say in a field (`method`, `operationName`, a GraphQL text) what is meant.
        """
        found = self.asked | _event_of(self.nodes[:_FIRST])
        for leaf in self.nodes[:200]:
            if leaf.value is None or not words(leaf.key) & OPERATION_WORDS:
                continue
            if leaf.text in _VERBS and leaf.key.lower() == "method":
                found |= _requested(leaf)
                continue
            text = leaf.text[:300]
            if words(text) & ON_SCREEN and words(leaf.key) & {"event", "eventname"}:
                found |= words(text) & ON_SCREEN
                continue
            if (" " not in text.strip() and len(text) <= _LONGEST_OPERATION) or _GRAPHQL.match(text):
                found |= words(text)
        return found

    def claim(self, node: Node) -> None:
        """Takes everything below a node, so that a later detector does not state the same data again."""
        self.claimed.update(id(place) for place in node.walk())

    def free(self, node: Node) -> bool:
        """Whether no earlier detector has taken this node."""
        return id(node) not in self.claimed


def _event_of(nodes: Iterable[Node]) -> frozenset[str]:
    """Words of the event that a message is, where it is a list of its name and what comes with it, as in Socket.IO."""
    named = (
        node.children[0].text
        for node in nodes
        if node.is_array and len(node.children) > 1 and not node.children[0].children and node.children[1].children
    )
    name = next(named, "")
    return words(name) if " " not in name and len(name) <= _LONGEST_OPERATION else frozenset()


def _requested(method: Node) -> frozenset[str]:
    """Words of a request's address, where it is sent in a batch of requests: `{"method": "POST", "url": "/contacts", "body": ...}`."""
    beside = {place.key.lower(): place for place in method.siblings()}
    addresses = [beside[key].text[:300] for key in ADDRESSES if key in beside and "body" in beside]
    return frozenset().union(*map(words, addresses))


class Detector:
    """Recognises one category. `rank` orders detectors: the larger structure first, its parts later."""

    category: ClassVar[Category]
    summary: ClassVar[str]
    rank: ClassVar[int] = 50
    examples: ClassVar[Sequence[Example]] = ()
    # Lower-case pieces of which an answer (a download) must hold one for this detector to find anything in it: a cheap
    # look goes before decoding. Empty: it finds nothing in answers. None: it wants to see every answer.
    answer_hints: ClassVar[frozenset[str] | None] = frozenset()

    def detect(self, scene: Scene) -> Iterable[Finding]:
        """The findings in one decoded message."""
        raise NotImplementedError

    @property
    def name(self) -> str:
        """The detector's name: its module's."""
        return type(self).__module__.rpartition(".")[2]


def upload(body: bytes | str = b"", *, path: str = "/api", content_type: str = "application/json") -> Message:
    """An example request."""
    data = body.encode() if isinstance(body, str) else body
    return Message("upload", "POST", f"https://api.example.com{path}", (("content-type", content_type),), data)


def download(body: bytes | str, *, path: str = "/api") -> Message:
    """An example response."""
    data = body.encode() if isinstance(body, str) else body
    return Message("download", "GET", f"https://api.example.com{path}", (("content-type", "application/json"),), data)

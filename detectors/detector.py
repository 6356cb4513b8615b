"""What a detector is. One file of this package with a `Detector` subclass is one detector; nothing else registers it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from detectors.message import Category, Document, Finding, Message, Node
from detectors.subject import Subject


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
        return [node for node in self.nodes if not node.children and node.value is not None]

    def claim(self, node: Node) -> None:
        """Takes everything below a node, so that a later detector does not state the same data again."""
        self.claimed.update(id(place) for place in node.walk())

    def free(self, node: Node) -> bool:
        """Whether no earlier detector has taken this node."""
        return id(node) not in self.claimed


class Detector:
    """Recognises one category. `rank` orders detectors: the larger structure first, its parts later."""

    category: ClassVar[Category]
    summary: ClassVar[str]
    rank: ClassVar[int] = 50
    examples: ClassVar[Sequence[Example]] = ()

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

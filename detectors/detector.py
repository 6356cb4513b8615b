"""What a detector is. One file of this package with a `Detector` subclass is one detector; nothing else registers it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from detectors.decode.form import query_of
from detectors.events import LONGEST_OPERATION, NOTHING, OPERATION_WORDS, Told, of_all, of_list, told_by
from detectors.message import Category, Document, Finding, Message, Node
from detectors.subject import Subject
from detectors.words import words

_CALLS = frozenset("cmd method api operation operationname service func command".split())
_LONGEST_CALL = 32  # characters
_FIRST, _FIRST_NAMED = 64, 200  # nodes


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
    _told: dict[int, Told] = field(default_factory=dict)
    _topics: dict[tuple[int, frozenset[str] | None], frozenset[str]] = field(default_factory=dict)

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
    def path_words(self) -> frozenset[str]:
        """Words of the URL's path."""
        return words(self.message.path)

    @cached_property
    def asked(self) -> frozenset[str]:
        """Words of the URL's path, and of the operation that its query names: of an answer, what was asked for."""
        found = self.path_words
        if self.message.direction == "download":
            operations = (text for key, text in self.queried if words(key) & OPERATION_WORDS)
            found = found.union(*(words(text) for text in operations if len(text) <= LONGEST_OPERATION))
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
        found = self.asked | of_list(self.nodes[:_FIRST])
        return found.union(*map(of_all, self.nodes[:_FIRST_NAMED]))

    def topic_at(self, node: Node, acts: frozenset[str] | None = None) -> frozenset[str]:
        """What a node is about: the message's topic, and the operations, events and tables that it comes with.

        `acts` leaves out events that do none of these acts.
        """
        told = self.told_with(node)
        if told is NOTHING:
            return self.topic
        if (known := self._topics.get((id(told), acts))) is None:
            known = self._topics[id(told), acts] = self.topic | told.words(acts)
        return known

    def told_with(self, node: Node) -> Told:
        """The operations, events and tables that a node comes with."""
        thing = node if node.children else node.parent
        if thing is None:
            return NOTHING
        if (known := self._told.get(id(thing))) is None:
            above = self.told_with(thing.parent) if thing.parent is not None else NOTHING
            known = self._told[id(thing)] = above | told_by(thing)
        return known

    def event_over(self, node: Node) -> frozenset[str]:
        """Words of the events and tables that a node comes with."""
        return frozenset().union(*self.told_with(node).events)

    def events_near(self, node: Node) -> tuple[frozenset[str], ...]:
        """The events whose name stands in an object, or beside it or the list of its kind."""
        far: Node | None = node
        for _ in range(2):
            far = far.parent if far is not None else None
            while far is not None and far.is_array:
                far = far.parent
        near = self.told_with(node).events
        return near[len(self.told_with(far).events) :] if far is not None and near else near

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
    # Lower-case pieces of which an answer (a download) must hold one for this detector to find anything in it: a cheap
    # look goes before decoding. Empty: it finds nothing in answers. None: it wants to see every answer.
    answer_hints: ClassVar[frozenset[str] | None] = frozenset()

    def heeds(self, said: str) -> bool:
        """Whether a key or text of an answer, one with a hint in it, is such as this detector goes by; `said` is all of it."""
        return bool(said)

    def detect(self, scene: Scene) -> Iterable[Finding]:
        """The findings in one decoded message."""
        raise NotImplementedError

    @property
    def name(self) -> str:
        """The detector's name: its module's."""
        return type(self).__module__.rpartition(".")[2]


def upload(
    body: bytes | str = b"", *, path: str = "/api", content_type: str = "application/json", method: str = "POST"
) -> Message:
    """An example request."""
    data = body.encode() if isinstance(body, str) else body
    return Message("upload", method, f"https://api.example.com{path}", (("content-type", content_type),), data)


def download(body: bytes | str, *, path: str = "/api") -> Message:
    """An example response."""
    data = body.encode() if isinstance(body, str) else body
    return Message("download", "GET", f"https://api.example.com{path}", (("content-type", "application/json"),), data)

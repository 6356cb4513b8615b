"""What an object says that it is about: the operation, the event or the table that its fields name.

Analytics, gateways and sockets have one URL for everything, and a batch holds whatever happened: an event's name speaks of
what comes with it, `{"name": "friends_sync", "props": {...}}`, and of nothing else in the message.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from detectors.message import Node
from detectors.words import words

OPERATION_WORDS = frozenset(
    "operationname operation query method action cmd command op api service interface act event eventname type biz func xmlns".split()
)
_EVENT_KEYS = frozenset("e ev evt en event eventname evtname eventtype".split())
# Under a plain name, or a table's, only where what comes with it stands beside it in an object, or in a list too.
_NAME_KEYS = frozenset("n name key".split())
_TABLE_KEYS = frozenset("table collection stream dataset entity".split())
# An event of what happens on a screen says nothing of what is sent.
_ON_SCREEN = frozenset(
    """tab screen button btn shown tapped tap click clicked impression loaded rendered banner modal dialog popup tooltip feed quiz
    exposure picker""".split()
)
_NAME = re.compile(r"[^\W\d_]\w*(?:[ .:_\-/]\w+){0,4}")
_LONGEST_EVENT, LONGEST_OPERATION, _LONGEST_TEXT = 48, 64, 300  # characters
GRAPHQL = re.compile(r"\s*(?:query|mutation|subscription)\b|\s*\{\s*\w+")
_VERBS = frozenset("GET POST PUT PATCH DELETE".split())
ADDRESSES = frozenset("url relative_url relativeurl uri path".split())
_FIELDS = 64


@dataclass(frozen=True, slots=True)
class Told:
    """Words of operations, and those of each event or table."""

    operations: frozenset[str] = frozenset()
    events: tuple[frozenset[str], ...] = ()

    def __or__(self, other: "Told") -> "Told":
        if not (other.operations or other.events):
            return self
        return Told(self.operations | other.operations, self.events + other.events)

    def words(self, acts: frozenset[str] | None = None) -> frozenset[str]:
        """All words; `acts` leaves out events that do none of these acts."""
        events = (said for said in self.events if acts is None or said & acts)
        return self.operations.union(*events)


NOTHING = Told()


def told_by(thing: Node) -> Told:
    """What an object's own fields name; of a list, nothing."""
    if thing.is_array or not thing.children:
        return NOTHING
    operations: frozenset[str] = frozenset()
    events: list[frozenset[str]] = []
    for leaf in thing.children[:_FIELDS]:
        if leaf.children or leaf.value is None or not (kind := _kind(leaf.key)):
            continue
        if kind == "operation":
            operations |= _operation(leaf)
        elif (
            (kind == "event" or _holds_more(thing, lists=kind == "table"))
            and len(leaf.text) <= _LONGEST_EVENT
            and _NAME.fullmatch(leaf.text)
        ):
            events.append(_of_event(words(leaf.text)))
    return Told(operations, tuple(events)) if operations or events else NOTHING


@lru_cache(maxsize=4_096)
def _kind(key: str) -> str:
    """What a field of that name may name: an event, an operation, a table, or something by its plain name."""
    low = key.lower().replace("_", "")
    if low in _EVENT_KEYS:
        return "event"
    if words(key) & OPERATION_WORDS:
        return "operation"
    return "table" if low in _TABLE_KEYS else "name" if low in _NAME_KEYS else ""


def _holds_more(thing: Node, lists: bool = True) -> bool:
    """Whether an object holds other objects, or lists, beside its name."""
    return any(child.children and (lists or not child.is_array) for child in thing.children[:_FIELDS])


def _of_event(said: frozenset[str]) -> frozenset[str]:
    """What an event's words say: on a screen, nothing more than that."""
    return said & _ON_SCREEN or said


def of_all(leaf: Node) -> frozenset[str]:
    """Words of an operation that a field names for the whole message; one of a list speaks of its own entry alone, and an
    event of what comes with it."""
    kind = _kind(leaf.key) if leaf.value is not None else ""
    if kind not in ("operation", "event") or leaf.parent is None or _is_listed(leaf):
        return frozenset()
    if kind == "operation":
        return _operation(leaf)
    return frozenset() if _holds_more(leaf.parent) else _of_event(_operation(leaf))


def _is_listed(leaf: Node) -> bool:
    """Whether a field stands in one of several entries of a list."""
    return any(place.is_array and len(place.children) > 1 for place in leaf.ancestors())


def _operation(leaf: Node) -> frozenset[str]:
    if leaf.text in _VERBS and leaf.key.lower() == "method":
        return _requested(leaf)
    text = leaf.text[:_LONGEST_TEXT]
    named = " " not in text.strip() and len(text) <= LONGEST_OPERATION
    return words(text) if named or GRAPHQL.match(text) else frozenset()


def of_list(nodes: Iterable[Node]) -> frozenset[str]:
    """Words of the event that a message is, where it is a list of its name and what comes with it, as in Socket.IO."""
    named = (
        node.children[0].text
        for node in nodes
        if node.is_array and len(node.children) > 1 and not node.children[0].children and node.children[1].children
    )
    name = next(named, "")
    return words(name) if " " not in name and len(name) <= LONGEST_OPERATION else frozenset()


def _requested(method: Node) -> frozenset[str]:
    """Words of a request's address, where it is sent in a batch of requests: `{"method": "POST", "url": "/contacts", "body": ...}`."""
    beside = {place.key.lower(): place for place in method.siblings()}
    addresses = [beside[key].text[:_LONGEST_TEXT] for key in ADDRESSES if key in beside and "body" in beside]
    return frozenset().union(*map(words, addresses))

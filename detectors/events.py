"""What is told together with the name of an event or a table: `{"name": "friends_sync", "props": {...}}`.

Analytics, gateways and sockets have one URL for everything, and a batch holds whatever happened: an event's name speaks of
what comes with it, and of nothing else in the message.
"""

import re
from collections.abc import Iterator

from detectors.detector import ON_SCREEN, Scene
from detectors.message import Node
from detectors.words import words

_EVENT_KEYS = frozenset("e ev evt en event eventname evtname eventtype".split())
_ACTION_KEYS = frozenset("action actionname act".split())
# Under a plain name only where what comes with it stands beside it in an object.
_NAME_KEYS = frozenset("n name key".split())
_TABLE_KEYS = frozenset("table collection stream dataset entity".split())
_NAME = re.compile(r"[^\W\d_]\w*(?:[ .:_\-/]\w+){0,4}")
_LONGEST = 48  # characters
_LEVELS, _DEEPEST = 4, 32  # objects over a value


def event_over(node: Node, levels: int = _LEVELS) -> frozenset[str]:
    """Words of the events, or the table, that a node is told with."""
    return frozenset().union(*(said for said, _ in _over(node, levels) if not said & ON_SCREEN))


def topic_at(scene: Scene, node: Node, acts: frozenset[str]) -> frozenset[str]:
    """The message's topic as far as it is a node's: with the words of its events that do one of the acts, and without others'."""
    found = scene.topic
    for said, is_event in _over(node, _DEEPEST):
        if said & acts and not said & ON_SCREEN:
            found |= said
        elif is_event:
            found = found - said | scene.asked
    return found


def _over(node: Node, levels: int) -> Iterator[tuple[frozenset[str], bool]]:
    """Words of each name beside a node or beside what it stands in, and whether it is an event's."""
    place: Node | None = node
    while place is not None and levels:
        levels -= place.parent is None or not place.parent.is_array
        for beside in place.siblings():
            key = beside.key.lower().replace("_", "")
            named = (
                key in _EVENT_KEYS
                or key in _ACTION_KEYS
                or (key in _TABLE_KEYS and place.children)
                or (key in _NAME_KEYS and place.children and not place.is_array)
            )
            if named and len(beside.text) <= _LONGEST and _NAME.fullmatch(beside.text):
                yield words(beside.text), key in _EVENT_KEYS or key in _NAME_KEYS
        place = place.parent

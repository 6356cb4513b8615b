"""Relations that no list holds: ids in one text, acts of following one after the other, one person followed."""

import re

from detectors.detector import Scene
from detectors.friend_entries import followed_by_act, kind_beside
from detectors.friend_words import FOLLOW_WORDS, FRIEND_WORDS, NOT_FRIENDS, RELATIONS, TARGET_WORDS, THINGS
from detectors.message import Node, Value
from detectors.words import names_id, words

_MANY = 2
_FOLLOWS = re.compile(r"follow|friend|subscribe|关注", re.IGNORECASE)  # in whatever friend_entries takes for an act
_LISTED = re.compile(r"[,;|]|\A\d{4,}(?:_\d{4,})+\Z|\A\d{4,}(?: \d{4,})+\Z")  # ids in one text
_ID = re.compile(r"[\w.@:+=/\-]+")
# What an event does that sends relations: others show them.
SENDING = frozenset(
    """sync synced import imported upload uploaded update updated set add added save saved batch bulk auto all send sent change changed
    delta list graph follow autofollow followall 关注 批量 一键 导入 同步 上传 添加""".split()
)


def delimited_ids(scene: Scene, leaf: Node) -> dict[str, Value]:
    """Ids in one text under a plural word for friends, or for ids in a message about them: `friend_ids=12,13,14`."""
    if not _LISTED.search(leaf.text):
        return {}
    own, kind = words(leaf.key), kind_beside(leaf)
    about = scene.topic_at(leaf, SENDING) & RELATIONS and (names_id(leaf.key) or own & TARGET_WORDS)
    if not (own & FRIEND_WORDS or about) or own & NOT_FRIENDS or kind & THINGS:
        return {}
    mark = next((mark for mark in ",;| " if mark in leaf.text.strip()), "_")
    parts = [part.strip() for part in leaf.text.split(mark)][:20_000]
    if not all(2 <= len(part) <= 40 and _ID.fullmatch(part) for part in parts):
        return {}
    if not kind & TARGET_WORDS and not all(any(c.isdigit() for c in part) for part in parts):
        return {}
    found = {part: Value("id", part, leaf.path, leaf.layers) for part in parts}
    return found if len(found) >= _MANY else {}


def acts_of_following(scene: Scene) -> dict[str, Value]:
    """Those whom the acts in a list follow, two or more: `{"t": "follow", "u": "881001"}`, `{"path": "/users/881001/follow"}`."""
    if not any(_FOLLOWS.search(leaf.text[:300]) for leaf in scene.leaves):
        return {}
    for node in scene.nodes:
        if node.is_array and len(node.children) >= _MANY:
            ends = [end for entry in node.children if (end := followed_by_act(entry))]
            if len(ends) >= max(_MANY, 0.5 * len(node.children)):
                return {end.text: end for end in ends}
    return {}


def followed(scene: Scene) -> Value | None:
    """The one person whom a request follows or befriends."""
    for leaf in scene.leaves:
        own = words(leaf.key)
        if (
            (names_id(leaf.key) or own & {"to", "target", "followee"})
            and own & TARGET_WORDS
            and 2 <= len(leaf.text) <= 64
            and scene.topic_at(leaf) & FOLLOW_WORDS
        ):
            return Value("id", leaf.text, leaf.path, leaf.layers)
    return None

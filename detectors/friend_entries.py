"""The entries of a list: whether they are people, and by which id or name, or as an edge's end."""

import re
from collections.abc import Iterable
from itertools import islice

from detectors.detector import Scene
from detectors.events import ADDRESSES, LONGEST_OPERATION
from detectors.friend_words import (
    EDGE_KEYS,
    JOINED,
    JOINED_STATES,
    KIND_KEYS,
    NAME_WORDS,
    OTHER_ACCOUNT,
    OTHER_IDS,
    PERSONAL,
    PLAIN_FRIENDS,
    PRESENCE,
    PRESENT,
    RELATIONS,
    REMARKS,
    SCOPE_KEYS,
    SOCIAL_RANKING,
    STANDINGS,
    TARGET_WORDS,
    THINGS,
)
from detectors.message import Node, Value
from detectors.names import name_score
from detectors.people import is_phone_key
from detectors.phone import shaped
from detectors.words import last_word, names_id, words

_MANY = 2
_LONGEST_SCOPE = 40  # characters
_ACTS = frozenset("follow befriend addfriend subscribe 关注".split())
_IDS = frozenset("account member pid username handle 会員番号 회원번호 会员号".split())
_TERSE_NAMES = frozenset("n nm nk nick".split())
_URN = re.compile(r"urn:\w+:(?:person|member|user|profile):")
_TERSE_USERS = _TERSE_NAMES | frozenset("u usr".split())
_RELATION_KEYS = frozenset("relation relationship friendship".split())
_AS_FRIENDS = JOINED_STATES - {"true", "1"}
_SWITCHES = frozenset("0 1 2 true false yes no".split())
_ID_DIGITS = 5
_FEWEST_DIGITS = 3
_WRAPPERS = frozenset("data result payload response".split())
_NAMED = RELATIONS | SOCIAL_RANKING | REMARKS | {"contact"}


def _entry(node: Node) -> Value | None:
    """The id or name by which a list's entry names a person."""
    if not node.children:
        text = node.text.strip()
        return (
            Value("id", text, node.path, node.layers)
            if 2 <= len(text) <= 64 and not isinstance(node.value, float)
            else None
        )
    leaves = [leaf for leaf in node.leaves() if leaf.text][:64]
    leaves.sort(key=lambda leaf: leaf.parent is not node)  # its own before those of others that it names
    unnamed = node.is_array or (bool(leaves) and leaves[0].key.isdecimal())  # a format without field names
    if unnamed and leaves and leaves[0].parent is node and may_be_id(leaves[0].text):
        return Value("id", leaves[0].text, leaves[0].path, leaves[0].layers)
    for leaf in leaves:
        if names_id(leaf.key) or words(leaf.key) & _IDS or _URN.match(leaf.text):
            return Value("id", leaf.text, leaf.path, leaf.layers)
    if page := next(filter(_is_page, leaves), None):
        return Value("id", page.text, page.path, page.layers)
    for leaf in leaves:
        if words(leaf.key) & NAME_WORDS or name_score(leaf.text) >= 0.75:
            return Value("name", leaf.text, leaf.path, leaf.layers)
    if named := next((leaf for leaf in leaves if leaf.key.lower() in _TERSE_USERS and leaf.parent is node), None):
        return Value("name", named.text, named.path, named.layers)
    reached = next((leaf for leaf in leaves if is_phone_key(leaf) and shaped(leaf.text)), None)
    return Value("id", reached.text, reached.path, reached.layers) if reached else None


def _is_page(leaf: Node) -> bool:
    """Whether a text is the address of somebody's page on a network: `https://www.instagram.com/foxy`."""
    host, _, account = leaf.text.partition("//")[2].partition("/")
    return (
        leaf.text.startswith("http")
        and bool(account)
        and "/" not in account.rstrip("/")
        and bool(words(host) & OTHER_ACCOUNT)
    )


def kind_beside(node: Node) -> frozenset[str]:
    """Words of what a field beside says that ids are of: `type=artist&ids=...`."""
    return _kinds(node.siblings())


def kind_of(entry: Node) -> frozenset[str]:
    """Words of what an entry says that it is: `{"type": "stock", "id": ...}`."""
    return _kinds(entry.children[:32])


def _kinds(places: Iterable[Node]) -> frozenset[str]:
    return frozenset().union(*(words(place.text) for place in places if words(place.key) & KIND_KEYS))


def edge_of(node: Node) -> Value | None:
    """The far end of an edge: an object with two ends, or a pair."""
    size = len(node.children) if node.is_array and not any(child.children for child in node.children) else 0
    if size == 2 or (size == 3 and names_friends(node.children[2].text)):
        end = node.children[1]
        return Value("id", end.text, end.path, end.layers) if end.text and not isinstance(end.value, float) else None
    scalars = [child for child in node.children[:16] if not child.children]
    far = next((child for child in scalars if words(child.key) & EDGE_KEYS[1] and not _is_switch(child)), None)
    near = next((child for child in scalars if child is not far and words(child.key) & EDGE_KEYS[0]), None)
    if near is None or far is None or not far.text:
        return None
    return Value("id", far.text, far.path, far.layers)


def _is_switch(leaf: Node) -> bool:
    """Whether a field says that something is so or not: `followed: 1` beside a `uid` is no end of an edge."""
    return isinstance(leaf.value, bool) or (leaf.text.lower() in _SWITCHES and bool(words(leaf.key) & JOINED))


def people_of(container: Node) -> dict[str, Value]:
    """Distinct people that a list names, by id or name."""
    found: dict[str, Value] = {}
    for entry in container.children:
        value = edge_of(entry) or (_entry(entry) if container.is_array else _key_of(entry))
        if value and value.text:
            found.setdefault(value.text, value)
    return found


def _key_of(entry: Node) -> Value | None:
    """The id under which an entry stands in a map; short numbers count fields."""
    counts = entry.key.isdecimal() and len(entry.key) < _ID_DIGITS
    return _entry(entry) if counts else Value("id", entry.key, entry.path)


def is_map_of_objects(node: Node) -> bool:
    """Whether a map holds objects under keys that are no field names: several, and nearly all with the same fields."""
    entries = node.children[:32]
    if len(node.children) < _MANY or not all(entry.children and not entry.is_array for entry in entries):
        return False
    return len({frozenset(field.key for field in entry.children) for entry in entries}) <= 2


def is_map_of_marks(node: Node) -> bool:
    """Whether a map holds a mark under each of several ids: `{"u881": true, "u882": true}`."""
    entries = node.children[:32]
    return len(entries) >= _MANY and all(may_be_id(entry.key) and _is_mark(entry) for entry in entries)


def _is_mark(leaf: Node) -> bool:
    return leaf.value is True or leaf.text.lower() in ("true", "1", "yes")


def may_be_id(text: str) -> bool:
    """Whether a text is an id by the digits in it."""
    return sum(map(str.isdigit, text)) >= _FEWEST_DIGITS


def are_rows_of_accounts(node: Node) -> bool:
    """Whether entries are rows without field names, each an id and then a text: `[["881", "foxy", null], ...]`."""
    return all(
        len(row.children) >= _MANY
        and (row.is_array or row.children[0].key.isdecimal())
        and may_be_id(row.children[0].text)
        and 2 <= len(row.children[1].text) <= 64
        and not row.children[1].text.startswith("http")
        and any(map(str.isalpha, row.children[1].text))
        for row in node.children[:20]
    )


def are_terse_accounts(node: Node) -> bool:
    """Whether entries are accounts under keys of a few letters, each an id and a name: `{"pid": 1, "nm": "fox"}`."""
    return all(
        any(names_id(leaf.key) or words(leaf.key) & _IDS for leaf in entry.children[:32])
        and _has_text(entry, _TERSE_NAMES)
        for entry in node.children[:20]
    )


def _has_text(entry: Node, keys: frozenset[str]) -> bool:
    """Whether an entry has a text under one of these keys."""
    return any(leaf.key.lower() in keys and isinstance(leaf.value, str) for leaf in entry.children[:32])


def is_present(entry: Node) -> bool:
    """Whether an entry says that somebody is there or not: `"status": "away"`."""
    said = (leaf for leaf in entry.children[:32] if words(leaf.key) & PRESENCE)
    return any(words(leaf.text[:32]) & PRESENT or isinstance(leaf.value, bool) or "last" in leaf.key for leaf in said)


def are_people(node: Node) -> bool:
    """Whether all entries are people."""
    said = node.key.isdecimal() or said_of_friends(node)
    return all(map(is_person, node.children[:20])) or (said and are_named(node))


def are_named(node: Node) -> bool:
    """Whether each entry holds a text that could be a person's name."""
    entries = node.children[:20]
    return all(entry.children and any(name_score(leaf.text) >= 0.6 for leaf in entry.leaves()) for entry in entries)


def is_joined(entry: Node) -> bool:
    """Whether an entry says of itself that it is followed or a friend: `isFollowingCaller: true`, `friend: "accepted"`,
    `relationship: "FRIEND"`."""
    leaves = entry.children[:32]
    said = (leaf for leaf in leaves if words(leaf.key) & JOINED and not leaf.key.lower().endswith("count"))
    if any(leaf.value is True or leaf.text.lower() in JOINED_STATES for leaf in said):
        return True
    return any(words(leaf.key) & _RELATION_KEYS and leaf.text.lower() in _AS_FRIENDS for leaf in leaves)


def is_stranger(entry: Node) -> bool:
    """Whether an entry says of itself that it is no friend: `is_friend: 0`."""
    return any(leaf.key.lower().replace("_", "") == "isfriend" and _is_off(leaf) for leaf in entry.children[:32])


def _is_off(leaf: Node) -> bool:
    return leaf.value is False or leaf.text.lower() in ("0", "false", "no")


def are_placed(node: Node) -> bool:
    """Whether each entry is a place among others and a name under a key of a few letters: `{"rank": 1, "u": "fox"}`."""
    return all(_stands(entry) and _has_text(entry, _TERSE_USERS) for entry in node.children[:20])


def _stands(entry: Node) -> bool:
    """Whether an entry has a place or points among others."""
    return any(words(field.key) & STANDINGS for field in entry.children[:32])


def is_bare(node: Node) -> bool:
    """Whether a list is one of scalars."""
    return not any(child.children for child in node.children[:20])


def is_person(entry: Node) -> bool:
    """Whether a list's entry, by its fields or a name in it, is a person."""
    if not entry.children:
        return name_score(entry.text) >= 0.85
    if any(map(_is_page, islice(entry.leaves(), 16))):
        return True
    if keys_below(entry) & PERSONAL or (entry.is_array and entry.children[0].text.lower() in ("me", "self")):
        return True
    return any(name_score(leaf.text) >= 0.85 for leaf in islice(entry.leaves(), 64))


def is_group(entry: Node) -> bool:
    """Whether an entry is a group of people, of whom it says how many: `{"name": "Work", "members": 3}`."""
    return any(words(field.key) & {"member"} and type(field.value) is int for field in entry.children[:32])


def is_ranked(entry: Node) -> bool:
    """Whether an entry is a person with a place or points among others."""
    player = is_person(entry) or any(field.key.lower() == "player" for field in entry.children[:32])
    return player and _stands(entry)


def is_of_friend(entry: Node) -> bool:
    """Whether an entry is of a friend, in an object of its own: `{"friend": {"id": …}, "book": …}`; or has a name that this
    user gave it: `{"NickName": …, "RemarkName": …}`."""
    if any(words(child.key) & REMARKS for child in entry.children[:32]):
        return is_person(entry)
    return any(child.children and child.key.lower() in ("friend", "buddy", "followee") for child in entry.children[:16])


def said_of_friends(listed: Node, friends: frozenset[str] = PLAIN_FRIENDS) -> bool:
    """Whether a field beside a list, or what it comes in, says, in one of the words, that it is of friends: `"scope": "friends"`."""
    above = listed.parent.siblings() if listed.parent is not None and listed.parent.key.lower() in _WRAPPERS else ()
    scopes = (leaf for leaf in (*listed.siblings(), *above) if words(leaf.key) & SCOPE_KEYS)
    return any(len(leaf.text) <= _LONGEST_SCOPE and words(leaf.text) & friends for leaf in scopes)


def asked_of_friends(scene: Scene, friends: frozenset[str] = PLAIN_FRIENDS) -> bool:
    """Whether an answer was asked for what is friends', in one of the words: `?scope=friends`."""
    if scene.message.direction == "upload":
        return False
    scopes = (text for key, text in scene.queried if words(key) & SCOPE_KEYS and len(text) <= _LONGEST_SCOPE)
    return any(words(text) & friends for text in scopes)


def is_reply(entry: Node) -> bool:
    """Whether an entry is the answer to one of several calls in a batch, whose ids count the calls."""
    keys = {child.key.lower() for child in entry.children[:16]}
    return "jsonrpc" in keys or keys >= {"status", "body"}


def may_be_person(entry: Node) -> bool:
    """Whether an entry holds at least a text that a name could be."""
    return any(name_score(leaf.text) >= 0.3 for leaf in islice(entry.leaves(), 64))


def are_addresses(node: Node) -> bool:
    """Whether entries are addresses of users' pages, as in ActivityPub's collections."""
    texts = [child.text for child in node.children[:20]]
    return all(text.startswith("http") and (words(text) & TARGET_WORDS or "/@" in text) for text in texts)


def keys_of(entry: Node) -> frozenset[str]:
    """Words of the keys of an entry's own fields."""
    return frozenset().union(*(words(field.key) for field in entry.children[:32]))


def keys_below(entry: Node) -> frozenset[str]:
    """Words of an entry's keys, at any depth."""
    return frozenset().union(*(words(node.key) for node in islice(entry.walk(), 1, 64) if not node.key.isdecimal()))


def says_linked(edge: Node) -> bool:
    """Whether an edge says that it is one of friends or followers."""
    said = (leaf.text for leaf in edge.leaves() if len(leaf.text) <= LONGEST_OPERATION)
    return any(words(text) & RELATIONS for text in said)


def names_friends(said: str) -> bool:
    """Whether a key, or a text as short as one, has a word for friends, followers or contacts."""
    return len(said) <= LONGEST_OPERATION and bool(words(said) & _NAMED)


def names_person(end: str) -> bool:
    """Whether an edge's end is an id, an address or a name, and no other word."""
    return (len(end) >= 3 and any(map(str.isdigit, end))) or "@" in end or name_score(end) >= 0.75


def holds_user(entry: Node) -> bool:
    """Whether an entry is about a user in an object of its own: `{"user": {...}, "since": ...}`."""
    return any(child.children and words(child.key) & (TARGET_WORDS | {"node"}) for child in entry.children[:16])


def followed_by_act(entry: Node) -> Value | None:
    """Whom an entry that is an act, or a request, of following follows."""
    leaves = [leaf for leaf in islice(entry.leaves(), 32) if leaf.text]
    for leaf in leaves:
        if (
            leaf.key.lower() in (ADDRESSES | {"endpoint"})
            and words(leaf.text) & _ACTS
            and not words(leaf.text) & THINGS
        ):
            end = next((part for part in leaf.text.split("?")[0].split("/") if may_be_id(part)), "")
            return Value("id", end, leaf.path, leaf.layers) if end else None
    if (
        any(last_word(leaf.text) in _ACTS and " " not in leaf.text for leaf in leaves)
        and not keys_below(entry) & THINGS
    ):
        return next(
            (
                Value("id", leaf.text, leaf.path, leaf.layers)
                for leaf in leaves
                if may_be_id(leaf.text) and _is_end(leaf)
            ),
            None,
        )
    return None


def _is_end(leaf: Node) -> bool:
    """Whether a field may hold whom an act is about: an id's, and no time."""
    return names_id(leaf.key) or bool(words(leaf.key) & (TARGET_WORDS | {"u", "id", "subject"}))


def is_person_id(key: str) -> bool:
    """Whether a key says that it holds a person's id."""
    return names_id(key) and not words(key) & OTHER_IDS


def people_like(node: Node) -> bool:
    """Whether entries could be people: objects, or short texts and numbers that are no sentences, dates or switches."""
    sample = node.children[:20]
    if any(child.children for child in sample):
        named = _entry if node.is_array else _key_of
        return sum(named(child) is not None or edge_of(child) is not None for child in sample) >= 0.8 * len(sample)
    return all(2 <= len(child.text) <= 64 and child.text.count(" ") <= 3 for child in sample)


def are_ids(node: Node) -> bool:
    """Whether a list's scalars look like identifiers: with digits, and each its own."""
    texts = [child.text for child in node.children if not child.children][:50]
    return (
        len(texts) >= _MANY
        and len({*texts}) > 0.8 * len(texts)
        and all(any(c.isdigit() for c in text) for text in texts)
    )

"""Friend lists and relations: ids, names or edges of the people a user is connected to, sent or imported."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from detectors.detector import Detector, Example, Scene, download, upload
from detectors.friend_acts import SENDING, acts_of_following, delimited_ids, followed
from detectors.friend_entries import (
    are_addresses,
    are_ids,
    are_named,
    are_people,
    are_placed,
    are_rows_of_accounts,
    are_terse_accounts,
    asked_of_friends,
    edge_of,
    holds_user,
    is_bare,
    is_group,
    is_joined,
    is_map_of_marks,
    is_map_of_objects,
    is_of_friend,
    is_person,
    is_person_id,
    is_present,
    is_ranked,
    is_reply,
    is_stranger,
    keys_below,
    keys_of,
    kind_beside,
    kind_of,
    may_be_id,
    may_be_person,
    names_friends,
    names_person,
    people_like,
    people_of,
    said_of_friends,
    says_linked,
)
from detectors.friend_words import (
    AIRED,
    ALL_AT_ONCE,
    AMBIGUOUS,
    BROUGHT,
    CHANGED,
    FAR_ENDS,
    FOLLOW_WORDS,
    FOLLOWED,
    FRIEND_WORDS,
    FRIENDS_IN_PIECES,
    GATHERINGS,
    INTERESTS,
    KIND_KEYS,
    LIST_KEYS,
    LISTED,
    NAME_WORDS,
    NOT_FRIENDS,
    ORIGIN_KEYS,
    OTHER_ACCOUNT,
    PLAIN_FRIENDS,
    PRESENT,
    RANKING,
    RELATIONS,
    REMARKS,
    SOCIAL,
    SOCIAL_RANKING,
    TARGET_WORDS,
    THINGS,
    TITLED,
    WATCHED,
    WIRED,
)
from detectors.message import Finding, Node, Value
from detectors.people import BUSINESS_WORDS, digest_size, named_by
from detectors.words import context, last_word, names_id, words

_MANY = 2
_TO_SHOW = re.compile(r"/show(?=[A-Z_])")  # a verb, and no programme
_CALLED = frozenset("type event cmd method action op t".split())
_LETTERS = 2
_OF_PEOPLE = TARGET_WORDS - {"vid"} | PLAIN_FRIENDS | {"social"}
_OF_RELATIONS = RELATIONS | ALL_AT_ONCE
# What a list of friends may be called in an answer that was asked for them.
_FRIENDS_CALLED = LISTED | TARGET_WORDS | frozenset("player gamer peer person contact".split())
# The words of a list's name that says nothing but whom it is of.
_RELATED = RELATIONS | frozenset("close best my find add batch bulk all list of to new".split())
_WORD = re.compile(r"[^\W_]+")
_POSTED = frozenset("text content caption body message media title".split())
_WRITTEN = frozenset("text content caption body question".split())
# What a list's name ends in that says whom it is of, and none of their tabs or states.
_WHOM = (
    _OF_RELATIONS
    | _FRIENDS_CALLED
    | PRESENT
    | OTHER_ACCOUNT
    | frozenset("all new recent best close favorite name handle username nickname jid roster hash digest".split())
)
_ACCOUNT = frozenset(("account", "username"))
_GAME = frozenset(("game",))
_OF_SCHEMAS = frozenset("enum anyof oneof allof required".split())  # what a value may be
_LONGEST_NAME = 32  # characters, of a list
_DIGEST = 20  # bytes: shorter ids may be hexadecimal too


class FriendList(Detector):
    """Lists of at least two people under a word for friends, or in a request that follows them in bulk."""

    category = "friend_list"
    rank = 20
    answer_hints = (
        FRIEND_WORDS | FRIENDS_IN_PIECES | FOLLOW_WORDS | SOCIAL_RANKING | REMARKS | {"social_leader", "contact"}
    )
    summary = (
        "A list of at least two ids, names or edges under a word for friends or followers, or in a message about following; "
        "also when it comes in as a friend ranking. Leaderboards of strangers are left alone."
    )

    def heeds(self, said: str) -> bool:
        """Whether it has a word for friends or followers."""
        return names_friends(said)

    def detect(self, scene: Scene) -> Iterable[Finding]:
        """One finding a message, over all its lists of friends; one followed alone is kept for the session to count."""
        people: dict[str, Value] = {}
        score = 0.0
        for node in scene.nodes:
            listed = node.is_array or _map_of_people(scene, node)
            if not listed or len(node.children) < _MANY or not scene.free(node):
                continue
            confidence = _confidence(scene, node)
            found = people_of(node) if confidence else {}
            if len(found) >= _MANY:
                people.update(found)
                score = max(score, confidence)
                scene.claim(node)
        for leaf in scene.leaves:
            if scene.free(leaf) and (ids := delimited_ids(scene, leaf)):
                people.update(ids)
                score = max(score, 0.88)
        if not people and scene.message.direction == "upload":
            if many := acts_of_following(scene):
                people, score = many, 0.85
            elif single := followed(scene):
                people, score = {single.text: single}, 0.4
        if people:
            around = scene.path_words | _origin_words(scene.root)
            if all(digest_size(value.text) >= _DIGEST for value in people.values()):
                people = {text: replace(value, kind="hash") for text, value in people.items()}
            traits = ("other-account",) if around & OTHER_ACCOUNT else ()
            yield Finding(self.category, self.name, len(people), score, tuple(people.values()), traits=traits)


def _map_of_people(scene: Scene, node: Node) -> bool:
    """A map from person to what is known of them, under a word for friends: `friends: {"u1": {...}, "u2": {...}}`."""
    if words(node.key) & FRIEND_WORDS:
        return is_map_of_objects(node) or is_map_of_marks(node)
    answered = node.path == "body" or node.key.lower() in ("data", "result")
    by_id = answered and bool(scene.asked & PLAIN_FRIENDS) and all(may_be_id(child.key) for child in node.children)
    return by_id and is_map_of_objects(node)


def _confidence(scene: Scene, node: Node) -> float:
    own = words(node.key) if not node.key.isdecimal() else frozenset()
    keys = (
        own | words(named_by(node)) | (words(node.parent.key) | _namespace(node.parent) if node.parent else frozenset())
    )
    if own & LISTED and node.parent and node.parent.key.isdecimal() and all(map(is_person, node.children[:20])):
        keys |= words(named_by(node.parent))  # groups of friends
    around = context(node)
    path = scene.path_words
    first = node.children[0]
    children = keys_of(first)
    if (
        own & (GATHERINGS | _OF_SCHEMAS)
        or around & BUSINESS_WORDS
        or is_reply(first)
        or all(map(is_stranger, node.children[:20]))
        or children & frozenset(("price", "isbn", "sku", "permission"))
    ):
        return 0.0
    if (path & FRIEND_WORDS or (keys | path) & SOCIAL_RANKING) and (
        keys & RANKING or (path & RANKING and (are_people(node) or are_placed(node)))
    ):
        return 0.9
    if all(map(is_of_friend, node.children[:20])):
        return 0.85
    if (
        _ranked(scene, node, own) or _called_list(scene, node) or (said_of_friends(node) and are_people(node))
    ) and not children & _POSTED:
        return 0.85
    if own & NOT_FRIENDS or (path & INTERESTS and not are_ids(node)):
        return 0.0
    if keys & FRIEND_WORDS and (people_like(node) or is_map_of_marks(node)):
        return _under_friend_word(scene, node, keys & FRIEND_WORDS)
    if around & (NOT_FRIENDS - {"event", "request"}):  # a batch of events, or of requests, holds whatever happened
        return 0.0
    if scene.message.direction == "upload":
        return _sent(scene, node, keys, around)
    return _received(scene, node, keys)


def _ranked(scene: Scene, node: Node, own: frozenset[str]) -> bool:
    """Whether an answer was asked for what is friends', and its entries are people with a place among others."""
    if not asked_of_friends(scene) or own & NOT_FRIENDS:
        return False
    asked = bool(scene.asked & RANKING)
    return all(holds_user(entry) or is_ranked(entry) or (asked and is_person(entry)) for entry in node.children[:20])


def _called_list(scene: Scene, node: Node) -> bool:
    """Whether an answer is called a list of friends, and its entries have ids and names: `{"type": "friends.list", "data": [...]}`."""
    if scene.message.direction == "upload" or not node.is_array:
        return False
    called = frozenset[str]().union(*(words(place.text) for place in node.siblings() if place.key.lower() in _CALLED))
    if not called & PLAIN_FRIENDS or not called & (RANKING | {"list", "all", "sync", "page"}):
        return False
    keys = map(keys_of, node.children[:20])
    return all(names & NAME_WORDS and any(word.endswith("id") for word in names) for names in keys)


def _namespace(element: Node) -> frozenset[str]:
    """What an XML element's namespace says that it is: `jabber:iq:roster`."""
    return next((words(child.text) for child in element.children[:16] if child.key == "xmlns"), frozenset())


def _received(scene: Scene, node: Node, keys: frozenset[str]) -> float:
    """A list in an answer whose path says that it is of relations."""
    path, first = scene.asked | scene.answered, node.children[0]
    others = path & NOT_FRIENDS
    if (others and (others != _GAME or not _of_players(scene))) or any(
        words(key) & KIND_KEYS and words(text) & THINGS for key, text in scene.queried
    ):
        return 0.0
    if not path & FRIEND_WORDS:
        if all(map(edge_of, node.children[:20])):
            return 0.85 if all(map(says_linked, node.children[:20])) else 0.0
        listed = "contact" in keys or ("contact" in path and (words(node.key) & LISTED or node.path == "body"))
        present = listed and all(map(is_present, node.children[:20]))  # of a messenger
        kept = "contact" in words(node.key) and _are_users(node.children[:20])
        related = present or kept or all(map(is_joined, node.children[:20]))
        return (0.85 if present or kept else 0.6) if related and all(map(is_person, node.children[:20])) else 0.0
    if path & PLAIN_FRIENDS:
        if node.key.isdecimal() and are_named(node):  # a format without field names
            return 0.85
        terse = node.key.isdecimal() or len(node.key) <= _LETTERS
        if terse and (are_rows_of_accounts(node) or are_terse_accounts(node)):
            return 0.6
    own = words(named_by(node))
    names = _FRIENDS_CALLED if path & PLAIN_FRIENDS else LISTED
    called = own & names or (keys & LISTED if node.key.isdecimal() else own & FRIEND_WORDS)
    listed = bool(called) or names_id(named_by(node)) or node.path == "body"
    if not listed and not all(map(is_person, node.children[:20])):
        return 0.0
    named = any(words(child.key) & NAME_WORDS for child in first.children[:32])
    named = named or any(names_id(child.key) or words(child.key) & _ACCOUNT for child in first.children)
    if holds_user(first) and keys_below(first) & _WRITTEN:
        return 0.0  # what users wrote
    if not (named or holds_user(first) or (is_bare(node) and (are_ids(node) or are_addresses(node)))):
        return 0.0
    return min(0.85, _under_friend_word(scene, node, path & FRIEND_WORDS))


def _of_players(scene: Scene) -> bool:
    """Whether a path that names games does not end in them: `/games/friends`, not `/friends/games`."""
    return not words(scene.message.path.rstrip("/").rpartition("/")[2]) & _GAME


def _under_friend_word(scene: Scene, node: Node, named: frozenset[str]) -> float:
    """A list under a word for friends: what its entries are decides, where the word is one for things too."""
    sample = node.children[:20]
    if all(map(is_group, sample)):
        return 0.4
    of_people = sum(map(is_person, sample)) >= 0.6 * len(sample)
    if not of_people and (scene.topic_at(node) | words(sample[0].text)) & WIRED:
        return 0.4
    if named - AMBIGUOUS:
        if not (of_people or _says_whom(node) or are_ids(node) or (not is_bare(node) and _are_accounts(sample))):
            return 0.4  # tabs, states, columns of friends
        titled = not of_people and all(any(words(leaf.key) & TITLED for leaf in child.children) for child in sample)
        return 0.4 if titled else 0.92
    if of_people:
        return 0.4 if named & FOLLOWED and words(_TO_SHOW.sub("/", scene.message.path)) & AIRED else 0.92
    return _linked(sample, scene) if all(map(edge_of, sample)) else _by_surroundings(scene, node, named)


def _says_whom(node: Node) -> bool:
    """Whether a list's name ends in what it is of, or says nothing: `friends`, `friendIds`, `items`; not `friend_tabs`."""
    last = last_word(named_by(node))
    if node.path == "body" or len(last) <= _LETTERS or names_id(last):
        return True
    return bool(words(last) & _WHOM)


def _are_accounts(sample: Sequence[Node]) -> bool:
    """Whether objects hold an id each that is one of a person's: said to be, or of several digits."""
    return all(
        any(is_person_id(leaf.key) and (leaf.key.lower() != "id" or may_be_id(leaf.text)) for leaf in entry.leaves())
        for entry in sample
    )


def _are_users(sample: Sequence[Node]) -> bool:
    """Whether each entry has a user's id and a name, as contacts inside an app have; those of a telephone have numbers."""
    return all(
        names & {"userid", "uid", "vid", "jid", "openid"} and names & NAME_WORDS for names in map(keys_of, sample)
    )


def _by_surroundings(scene: Scene, node: Node, named: frozenset[str]) -> float:
    """A list under an ambiguous word, of entries that could be people: what stands around it decides."""
    sample, bare = node.children[:20], is_bare(node)
    around = scene.topic_at(node) | context(node) | kind_beside(node)
    if named & FOLLOWED and all(any("@" in leaf.text for leaf in islice(entry.leaves(), 64)) for entry in sample):
        return 0.8  # addresses of accounts on a network of many servers
    if around & THINGS or any((keys_below(child) | kind_of(child)) & (TITLED | THINGS) for child in sample):
        return 0.4
    of_people = around & _OF_PEOPLE
    if of_people or _origin_words(scene.root) & OTHER_ACCOUNT:
        return 0.8 if not bare or are_ids(node) or are_addresses(node) else 0.4
    if named & FOLLOWED and not bare:
        return 0.6 if sum(map(may_be_person, sample)) >= 0.6 * len(sample) else 0.4
    own = words(named_by(node))
    if bare and not (
        own & (named | TARGET_WORDS | LISTED | {"ids", "gz"}) or names_id(named_by(node)) or node.key.isdecimal()
    ):
        return 0.4  # parcels, shops: what is listed has a name of its own
    followed = named & FOLLOWED or (named & {"vids"} and not around & WATCHED)
    return 0.6 if bare and followed and are_ids(node) else 0.4


def _imported(scene: Scene, node: Node, around: frozenset[str]) -> bool:
    """Whether people with ids are brought in from another account: `{"src": "facebook", "people": [{"fbid": …}]}`."""
    if not (around | scene.topic_at(node)) & BROUGHT or not _origin_words(scene.root) & OTHER_ACCOUNT:
        return False
    sample, own = node.children[:20], words(node.key)
    if is_bare(node):
        return bool(own & {"handle", "username"})
    if not (own & TARGET_WORDS or (own & LISTED and all(map(is_person, sample)))):
        return False
    return all(any(is_person_id(child.key) for child in entry.children) for entry in sample)


def _list_beside(node: Node) -> frozenset[str]:
    """Words of what a field beside says that ids are put into: `"list": "close_friends"`, `"relation": "follow"`."""
    named = (place for place in node.siblings() if words(place.key) & LIST_KEYS and len(place.text) <= _LONGEST_NAME)
    said = (_WORD.findall(place.text.lower()) for place in named)
    return frozenset().union(*(parts for parts in said if _RELATED.issuperset(parts)))


def _linked(edges: Sequence[Node], scene: Scene) -> float:
    """How surely edges join people: they say so, or their ends are ids or names, not words for tables, steps or machines."""
    if all(map(says_linked, edges)):
        return 0.9
    ends = [end.text for edge in edges if (end := edge_of(edge))]
    if scene.topic_at(edges[0]) & WIRED or not all(names_person(end) for end in ends):
        return 0.4
    return 0.9


def _is_of_relation(edge: Node) -> bool:
    """Whether an end of an edge is called one of a relation between people: `followed_uid`."""
    return any(words(child.key) & FAR_ENDS for child in edge.children[:16])


def _sent(scene: Scene, node: Node, keys: frozenset[str], around: frozenset[str]) -> float:
    """A list in a request that says elsewhere (path, operation, keys above) that it is of relations."""
    edge = edge_of(node.children[0])
    if edge and ((around | scene.topic_at(node)) & SOCIAL or _is_of_relation(node.children[0])):
        return _linked(node.children[:20], scene)
    if edge and around & {"edge"} and len(edge.text) >= 3 and any(char.isdigit() for char in edge.text):
        return 0.6
    if _imported(scene, node, around):
        return 0.8
    said = scene.topic_at(node, SENDING) | _list_beside(node)
    said = said.union(*(words(place.key) & ALL_AT_ONCE for place in node.siblings()))
    about = said & _OF_RELATIONS
    if not about or not people_like(node):
        return 0.0
    if scene.topic_at(node) & WIRED:
        return 0.0
    if not about - AMBIGUOUS or scene.topic_at(node) & THINGS:
        listed = are_ids(node) or not is_bare(node)
        return min(0.9, _under_friend_word(scene, node, about & AMBIGUOUS or about)) if listed else 0.0
    numbered = node.key.isdecimal()  # a format without field names
    lettered = len(node.key) <= _LETTERS and about & (ALL_AT_ONCE | {"addfriends", "followusers"})
    targets = names_id(named_by(node)) or keys & TARGET_WORDS or node.key.lower().endswith("ids")
    if all(child.children for child in node.children[:20]):
        sample = node.children[:20]
        identified = _are_accounts(sample) or (
            all(any(grand.key.lower() == "id" for grand in child.children) for child in sample) and are_people(node)
        )
        return 0.85 if targets or identified else 0.0
    if targets:
        return 0.9
    changed = keys & CHANGED and about - AMBIGUOUS
    return 0.0 if not are_ids(node) else 0.8 if numbered or changed else 0.6 if lettered else 0.45


def _origin_words(root: Node) -> frozenset[str]:
    """Words of the keys, and of what fields such as `source` say: whether another app's account stands behind it."""
    found: set[str] = set()
    for node in islice(root.walk(), 512):
        found |= words(node.key)
        if words(node.key) & ORIGIN_KEYS and len(node.text) < 40:
            found |= words(node.text)
    return frozenset(found)


FriendList.examples = (
    Example(
        "contacts inside an app",
        download('{"contacts":[{"userId":"m1","name":"foxy"},{"userId":"m2","name":"Ann Lee"}]}'),
        2,
    ),
    Example(
        "whom a firm can be reached by", download('{"contacts":[{"id":1,"name":"Sales"},{"id":2,"name":"Press"}]}'), 0
    ),
    Example("friends who are online", download('{"friends_online":["u8812","u8813"]}'), 2),
    Example(
        "a ranking whose scope stands around it",
        download(
            '{"data":{"list":[{"vid":"1","nick":"fox"},{"vid":"2","nick":"owl"}]},"scope":"friend"}', path="/rank"
        ),
        2,
    ),
    Example(
        "a ranking of everybody",
        download('{"data":{"list":[{"vid":"1","nick":"fox"},{"vid":"2","nick":"owl"}]},"scope":"world"}', path="/rank"),
        0,
    ),
    Example(
        "tabs of friends", download('{"friends":{"tabs":[{"id":"all","label":"All"},{"id":"near","label":"Near"}]}}'), 0
    ),
    Example("states of friends", download('{"friend_states":["pending","accepted"]}'), 0),
    Example(
        "friends in a service for games",
        download('{"players":[{"id":"8812","name":"fox"},{"id":"8813","name":"wolf"}]}', path="/games/friends"),
        2,
    ),
    Example(
        "games of friends",
        download('{"data":[{"id":"8812","name":"Ludo"},{"id":"8813","name":"Chess"}]}', path="/friends/games"),
        0,
    ),
    Example(
        "players who are friends, as each says",
        download(
            '{"players":[{"playerId":"g1","nick":"fox","friendStatus":"FRIEND"},'
            '{"playerId":"g2","nick":"owl","friendStatus":"FRIEND"}]}',
            path="/lobby",
        ),
        2,
    ),
    Example(
        "contacts of a messenger, who are friends as each says",
        download(
            '{"data":[{"user_id":"u1","full_name":"fox","relationship":"FRIEND"},'
            '{"user_id":"u2","full_name":"owl","relationship":"FRIEND"}]}',
            path="/contacts",
        ),
        2,
    ),
    Example(
        "strangers who were searched for, as each says",
        download(
            '{"customers":[{"is_friend":0,"user_id":"17","name":"fox"},{"is_friend":0,"user_id":"18","name":"owl"}]}',
            path="/im/friend_search",
        ),
        0,
    ),
    Example(
        "players who are none",
        download(
            '{"players":[{"playerId":"g1","nick":"fox","friendStatus":"NONE"},'
            '{"playerId":"g2","nick":"owl","friendStatus":"NONE"}]}',
            path="/lobby",
        ),
        0,
    ),
    Example("friends by their handles", download('{"friends":["foxy","wolfie"]}'), 2),
    Example(
        "filters for friends",
        upload('{"filters":[{"id":"all","name":"All"},{"id":"near","name":"Near"}]}', path="/friends"),
        0,
    ),
    Example(
        "circles of friends",
        download('{"circles":[{"id":1,"name":"School","members":3},{"id":2,"name":"Work","members":9}]}'),
        0,
    ),
    Example(
        "contacts of a messenger who are there",
        download(
            '{"list":[{"jid":"a@x.example","status":"online"},{"jid":"b@x.example","status":"away"}]}', path="/contacts"
        ),
        2,
    ),
    Example(
        "who answers questions",
        download(
            '{"agents":[{"name":"Ann Lee","status":"online"},{"name":"Bo Ray","status":"away"}]}', path="/contact"
        ),
        0,
    ),
    Example(
        "stocks that are followed", upload('{"follow":[{"type":"stock","id":"ACME"},{"type":"stock","id":"EMCA"}]}'), 0
    ),
    Example("rows under a letter", download('{"f":[[881001,"foxy"],[881002,"bear"]]}', path="/friends"), 2),
    Example("rows of others under a letter", download('{"f":[[881001,"foxy"],[881002,"bear"]]}', path="/words"), 0),
    Example(
        "names that this user gave them",
        download(
            '{"list":[{"wxid":"a81","nick":"foxy","remarkName":"Ann"},{"wxid":"b82","nick":"bear","remarkName":""}]}'
        ),
        2,
    ),
    Example(
        "remarks on orders",
        download('{"list":[{"id":"a81","name":"Box","remark":"fragile"},{"id":"b82","name":"Bag","remark":"none"}]}'),
        0,
    ),
    Example(
        "a leaderboard of those one knows",
        download('{"social_leaderboard":[{"playerId":"p1","name":"foxy"},{"playerId":"p2","name":"bear"}]}'),
        2,
    ),
    Example(
        "a leaderboard of everybody",
        download('{"leaderboard":[{"playerId":"p1","name":"foxy"},{"playerId":"p2","name":"bear"}]}'),
        0,
    ),
    Example("what an event sends", upload('{"name":"friends_sync","props":{"ids":["u881001","u881002"]}}'), 2),
    Example("what an event shows", upload('{"name":"friends_tab","props":{"ids":["u881001","u881002"]}}'), 0),
    Example(
        "in a table",
        upload('{"event":"series_saved","props":{"collection":"friends-1994","ids":["p1001","p1002"]}}'),
        0,
    ),
    Example(
        "a list that an answer is called",
        download('{"type":"friends.list","data":[{"id":"u881","name":"Foxy"},{"id":"u882","name":"Bear"}]}'),
        2,
    ),
    Example(
        "a ranking of friends",
        download(
            '{"rows":[{"rank":1,"uid":881,"name":"foxy"},{"rank":2,"uid":882,"name":"bear"}]}',
            path="/top?scope=friends",
        ),
        2,
    ),
    Example("marks under the path in a tree", upload('{"users/u1/friends/u881":true,"users/u1/friends/u882":true}'), 2),
    Example("ids apart by spaces", upload('{"friends":"881001 881002 881003"}'), 3),
    Example(
        "who is listed as a friend, and how many both know",
        download(
            '[{"id":"a1","username":"foxy","mutual_friends_count":3},{"id":"a2","username":"bear","mutual_friends_count":1}]',
            path="/friends",
        ),
        2,
    ),
    Example(
        "people to be shown under a word for following",
        download('{"result":[{"uid":299,"nickName":"小李"},{"uid":300,"nickName":"小张"}]}', path="/user/showFollows2"),
        2,
    ),
    Example(
        "friends and a number each", upload('{"friends":[{"name":"foxy","value":12},{"name":"bear","value":9}]}'), 2
    ),
    Example("acts of following", upload('{"acts":[{"t":"follow","u":"881001"},{"t":"follow","u":"881002"}]}'), 2),
    Example("acts of liking", upload('{"acts":[{"t":"like","u":"881001"},{"t":"like","u":"881002"}]}'), 0),
    Example(
        "requests to follow", upload('{"ops":[{"path":"/users/881001/follow"},{"path":"/users/881002/follow"}]}'), 2
    ),
    Example(
        "requests to befriend", upload('{"ops":[{"url":"/u/881001/add_friend"},{"url":"/u/881002/add_friend"}]}'), 2
    ),
    Example("friend ids", upload('{"friend_ids":[100231,100232,100233]}'), 3),
    Example("bulk follow", upload('{"userVids":["9001","9002","9003"]}', path="/friend/follow"), 3),
    Example(
        "edges by their ends",
        upload('{"d":[{"uid":"881000","followed_uid":"881001"},{"uid":"881000","followed_uid":"881002"}]}'),
        2,
    ),
    Example(
        "brought in from another account",
        upload(
            '{"imported":{"src":"facebook","people":[{"fbid":"100001","name":"Ann"},{"fbid":"100002","name":"Bo"}]}}'
        ),
        2,
    ),
    Example(
        "an answer to a call that it names",
        download('{"cmd":"getFriendList","resp":{"fl":[{"fid":"881","rmk":"小雨"},{"fid":"882","rmk":"阿强"}]}}'),
        2,
    ),
    Example(
        "a ranking whose scope is friends",
        download('{"scope":"wechat_friends","rank":[{"vid":881,"nick":"foxy"},{"vid":882,"nick":"bear"}]}'),
        2,
    ),
    Example(
        "a ranking of everybody",
        download('{"scope":"global","rank":[{"vid":881,"nick":"foxy"},{"vid":882,"nick":"bear"}]}'),
        0,
    ),
    Example("an event with what comes with it", upload('["follow",{"ids":["u881","u882","u883"]}]'), 3),
    Example("another event", upload('["typing",{"ids":["u881","u882","u883"]}]'), 0),
    Example("befriended under a letter", upload('{"f":["u88121","u88122","u88123"],"op":"addFriends"}'), 3),
    Example("ids for a purpose", upload('{"ids":["100001","100002"],"network":"vk","purpose":"find_friends"}'), 2),
    Example("put on a list", upload('{"add":["u-9912","u-9913","u-9914"],"list":"close_friends"}'), 3),
    Example("put on a list of wishes", upload('{"add":["u-9912","u-9913","u-9914"],"list":"wishlist"}'), 0),
    Example("edges", upload('{"graph":{"edges":[{"from":"u1","to":"u22"},{"from":"u1","to":"u33"}]}}'), 2),
    Example(
        "ids between underlines",
        upload("act=follow&to_uids=88123_88124_88125", content_type="application/x-www-form-urlencoded"),
        3,
    ),
    Example(
        "ids in one field", upload("friend_ids=1201,1202,1203", content_type="application/x-www-form-urlencoded"), 3
    ),
    Example(
        "friends from another account come in",
        download(
            '{"ranking":[{"user":{"userVid":901,"name":"王伟"},"readingTime":3600},'
            '{"user":{"userVid":902,"name":"李娜"},"readingTime":1200}]}',
            path="/friend/ranking",
        ),
        2,
    ),
    Example(
        "paged friends come in",
        download('{"friends":{"data":[{"id":"1","name":"Ann Lee"},{"id":"2","name":"Bob Ray"}],"paging":{}}}'),
        2,
    ),
    Example(
        "an operation named in a field",
        upload(
            '{"query":"mutation FollowMany($ids:[ID!]!){followUsers(ids:$ids){ok}}","variables":{"ids":["u1","u2","u3"]}}'
        ),
        3,
    ),
    Example("people by their kind", upload(path="/me/following?type=user&ids=annlee,bobray"), 2),
    Example("artists by their kind", upload(path="/me/following?type=artist&ids=2CIMQHirSU0M,57dN52uHvrHO"), 0),
    Example(
        "people who are followed, by a mark on each",
        download(
            '{"people":[{"xuid":"91","isFollowing":true,"displayName":"Ann Lee"},'
            '{"xuid":"92","isFollowing":true,"displayName":"Bob Ray"}]}'
        ),
        2,
    ),
    Example(
        "likers of whom some are followed",
        download(
            '{"users":[{"uid":"91","isFollowing":true,"username":"annlee"},{"uid":"92","isFollowing":false,"username":"bobray"}]}'
        ),
        0,
    ),
    Example("a post's tags", upload('{"tag_ids":[101,102,103]}', path="/friends/post"), 0),
    Example(
        "a leaderboard of strangers",
        download(
            '{"leaderboard":[{"rank":1,"user":{"name":"xX9"},"score":10},{"rank":2,"user":{"name":"Zed"},"score":9}]}',
            path="/game/top",
        ),
        0,
    ),
    Example(
        "followers by ids come in", download('{"ids":[1201133,2288123],"next_cursor":0}', path="/followers/ids"), 2
    ),
    Example(
        "connections to a database", upload('{"connections":[{"id":"c-1","host":"db1"},{"id":"c-2","host":"db2"}]}'), 0
    ),
    Example(
        "subscriptions paid for",
        download('{"items":[{"id":"sub_1","plan":"gold"},{"id":"sub_2","plan":"silver"}]}', path="/subscriptions"),
        0,
    ),
    Example(
        "tables related", upload('{"relations":[{"from":"users","to":"orders"},{"from":"orders","to":"items"}]}'), 0
    ),
    Example(
        "machines that follow", upload('{"followers":["node-1","node-2"],"leader":"node-0"}', path="/raft/status"), 0
    ),
    Example("topics followed", upload('{"following":["tech","sports","music"]}', path="/topics/follow"), 0),
    Example("ids of products", upload('{"product_ids":[100231,100232,100233]}'), 0),
    Example("the word in a text", upload('{"text":"share with friends, family and contacts"}'), 0),
)

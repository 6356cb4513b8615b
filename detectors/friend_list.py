"""Friend lists and relations: ids, names or edges of the people a user is connected to, sent or imported."""

from collections.abc import Iterable, Sequence
from itertools import islice

from detectors.detector import Detector, Example, Scene, download, upload
from detectors.message import Finding, Node, Value
from detectors.names import name_score
from detectors.people import BUSINESS_WORDS, named_by
from detectors.words import context, names_id, words

FRIEND_WORDS = frozenset(
    """friend friends friendship following follower followee followers buddy buddies relation relations relationship acquaintance
    mutual mutuals haoyou guanzhu friendid friendids friendlist followids followed vid vids openids unionids roster besties
    connection connections colleague classmate family circle subscription subscriptions befriend
    amigo amigos freund freunde ami amis amici amico vriend vrienden vanner venner znajomi arkadas teman banbe druzya
    abonnement abonnements arkadaslar vriendenlijst venneliste freundesliste znajomych kamarad tovarisch druzhba
    seguidor seguidores seguindo seguido seguidos abonne abonnes follow
    好友 朋友 关注 粉丝 互关 同学 友達 フレンド 友人 フォロー フォロワー 친구 팔로워 팔로잉 друзья друг подписчики подписки""".split()
)
# Of these, words for things as well (a family of fonts, mutual funds, subscriptions that are paid for, connections to a
# database, shows followed, ids of films): there the entries must be people's.
_AMBIGUOUS = frozenset(
    """relation relations relationship mutual connection connections family circle subscription subscriptions following followed
    follow subscribe vid vids roster abonnement abonnements seguido seguidos guanzhu 关注 フォロー 팔로잉 подписки""".split()
)
_FOLLOWED = _AMBIGUOUS & frozenset("following followed follow seguido seguidos guanzhu 关注 フォロー 팔로잉".split())
# Fields that entries have where they are people.
_PERSONAL = frozenset(
    """user uid userid uids nickname nick username screenname displayname fullname firstname lastname surname givenname avatar
    gender birthday member person people profile login handle vid openid unionid headimg headimgurl portrait remark bio
    jid friend follower followee mutual lastseen relation 昵称 头像""".split()
)
_TITLED = frozenset("title price plan host port emoji".split())  # and those that only things have
# What is followed as well, by words: people are, by ids.
_INTERESTS = frozenset("topic tag hashtag interest category brand genre team keyword symbol stock ticker".split())
_THINGS = _INTERESTS | frozenset(
    """show series broadcaster streamer channel shop store seller podcast artist playlist page group community station program programme column
    magazine company font fund job""".split()
)
_AIRED = frozenset("channel show series artist podcast playlist broadcaster streamer".split())
_WATCHED = frozenset("video play player playback watch stream media film movie clip queue".split())
FOLLOW_WORDS = frozenset(
    """follow following followed subscribe befriend batchfollow followbatch addfriend friendship friend friends relation
    followuser followusers followmany unfollow followall addfriends 关注 加好友 フォロー 팔로우""".split()
)
_TARGET_WORDS = frozenset(
    "user users target targets to member members people account accounts friend uid vid followee subject".split()
)
_NAME_WORDS = frozenset(
    "name nickname nick displayname username screenname remark avatar login handle 昵称 备注".split()
)
_EDGE_KEYS = (
    frozenset(("from", "source", "src", "a", "follower", "subject", "u", "s")),
    frozenset(("to", "target", "dst", "b", "followee", "object", "v", "t", "destination")),
)
# A list under these words is of things or of strangers, whatever stands around it.
_NOT_FRIENDS = frozenset(
    """book shelf product goods leaderboard rank score board game level article video song news comment reply
    message msg topic tag hashtag permission scope feature setting event photo image file device order shop sku
    recommend recommendation suggest suggestion suggested candidate potential possible maybe discover known notification request pending blocked blacklist post feed""".split()
)
_OTHER_IDS = frozenset(
    "trace room level chapter item order product video session request device song article book game post comment event app".split()
)
RANKING = frozenset("ranking rank leaderboard board".split())
_LISTED = frozenset(
    "list user users item items data member members result results entries node nodes edges record".split()
)
_OTHER_ACCOUNT = frozenset(
    "wechat weixin wx openid unionid qq weibo facebook fb twitter google vk line kakao instagram taggable".split()
)
SOCIAL = frozenset(
    "graph relation relationship social friend friends follow follower user contact network connection circle".split()
)
_WIRED = frozenset(
    "topology router switch host server build dependency schema table workflow flow diagram raft cluster replica node broker".split()
)
_ORIGIN_KEYS = frozenset("source provider platform origin logintype channel from authtype idp network".split())
_CHANGED = frozenset("add added remove removed".split())
_KIND_KEYS = frozenset("type kind entity entitytype targettype objecttype".split())
_JOINED = frozenset("following followed friend isfriend mutual 已关注 互关".split())
_JOINED_STATES = frozenset("true 1 accepted following friends mutual both".split())
_MANY = 2


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
    for leaf in leaves:
        if names_id(leaf.key) or words(leaf.key) & frozenset(("account", "member", "pid", "username", "handle")):
            return Value("id", leaf.text, leaf.path, leaf.layers)
    for leaf in leaves:
        if words(leaf.key) & _NAME_WORDS or name_score(leaf.text) >= 0.75:
            return Value("name", leaf.text, leaf.path, leaf.layers)
    return None


def _edge(node: Node) -> Value | None:
    """The far end of an edge: an object with two ends, or a pair."""
    if node.is_array and len(node.children) == 2 and not any(child.children for child in node.children):
        end = node.children[1]
        return Value("id", end.text, end.path, end.layers) if end.text else None
    scalars = [child for child in node.children[:16] if not child.children]
    ends = [next((child for child in scalars if words(child.key) & side), None) for side in _EDGE_KEYS]
    if ends[0] is None or ends[1] is None or ends[0] is ends[1] or not ends[1].text:
        return None
    return Value("id", ends[1].text, ends[1].path, ends[1].layers)


def people_of(container: Node) -> dict[str, Value]:
    """Distinct people that a list names, by id or name."""
    found: dict[str, Value] = {}
    for entry in container.children:
        value = _edge(entry) or _entry(entry)
        if value and value.text:
            found.setdefault(value.text, value)
    return found


class FriendList(Detector):
    """Lists of at least two people under a word for friends, or in a request that follows them in bulk."""

    category = "friend_list"
    rank = 20
    answer_hints = FRIEND_WORDS
    summary = (
        "A list of at least two ids, names or edges under a word for friends or followers, or in a message about following; "
        "also when it comes in as a friend ranking. Leaderboards of strangers are left alone."
    )

    def detect(self, scene: Scene) -> Iterable[Finding]:
        """One finding a message, over all its lists of friends; one followed alone is kept for the session to count."""
        people: dict[str, Value] = {}
        score = 0.0
        for node in scene.nodes:
            listed = node.is_array or _map_of_people(node)
            if not listed or len(node.children) < _MANY or not scene.free(node):
                continue
            confidence = _confidence(scene, node)
            found = people_of(node) if confidence else {}
            if len(found) >= _MANY:
                people.update(found)
                score = max(score, confidence)
                scene.claim(node)
        for leaf in scene.leaves:
            if "," in leaf.text and scene.free(leaf) and (ids := _delimited_ids(scene, leaf)):
                people.update(ids)
                score = max(score, 0.88)
        if not people and scene.message.direction == "upload" and (single := _followed(scene)):
            people, score = {single.text: single}, 0.4
        if people:
            around = words(scene.message.path) | _origin_words(scene.root)
            traits = ("other-account",) if around & _OTHER_ACCOUNT else ()
            yield Finding(self.category, self.name, len(people), score, tuple(people.values()), traits=traits)


def _map_of_people(node: Node) -> bool:
    """A map from person to what is known of them, under a word for friends: `friends: {"u1": {...}, "u2": {...}}`."""
    return (
        len(node.children) >= _MANY
        and bool(words(node.key) & FRIEND_WORDS)
        and all(child.children and not child.is_array for child in node.children[:32])
        and len({frozenset(grand.key for grand in child.children) for child in node.children[:32]}) <= 2
    )


def _confidence(scene: Scene, node: Node) -> float:
    own = words(node.key) if not node.key.isdecimal() else frozenset()
    keys = (
        own | words(named_by(node)) | (words(node.parent.key) | _namespace(node.parent) if node.parent else frozenset())
    )
    around = context(node)
    path = words(scene.message.path)
    first = node.children[0]
    children: frozenset[str] = frozenset().union(*(words(child.key) for child in first.children[:32]))
    if around & BUSINESS_WORDS or children & frozenset(("price", "isbn", "sku", "permission")):
        return 0.0
    if path & FRIEND_WORDS and (keys & RANKING or (path & RANKING and _of_people(node))):
        return 0.9
    if own & _NOT_FRIENDS or (path & _INTERESTS and not _ids(node)):
        return 0.0
    if keys & FRIEND_WORDS and _people_like(node):
        return _under_friend_word(scene, node, keys & FRIEND_WORDS)
    if around & _NOT_FRIENDS:
        return 0.0
    if scene.message.direction == "upload":
        return _sent(scene, node, keys, around)
    return _received(scene, node, keys)


def _namespace(element: Node) -> frozenset[str]:
    """What an XML element's namespace says that it is: `jabber:iq:roster`."""
    return next((words(child.text) for child in element.children[:16] if child.key == "xmlns"), frozenset())


def _received(scene: Scene, node: Node, keys: frozenset[str]) -> float:
    """A list in an answer whose path says that it is of relations."""
    path, first = scene.asked, node.children[0]
    if path & _NOT_FRIENDS:
        return 0.0
    if not path & FRIEND_WORDS:
        if all(map(_edge, node.children[:20])):
            return 0.85 if all(map(_says_linked, node.children[:20])) else 0.0
        return 0.6 if all(_joined(entry) and is_person(entry) for entry in node.children[:20]) else 0.0
    if node.key.isdecimal() and path & (FRIEND_WORDS - _AMBIGUOUS) and _named_at_all(node):
        return 0.85  # a format without field names
    listed = keys & _LISTED or names_id(named_by(node)) or node.path == "body"
    if not listed and not all(map(is_person, node.children[:20])):
        return 0.0
    named = any(words(child.key) & _NAME_WORDS for child in first.children[:32])
    named = named or any(names_id(child.key) for child in first.children)
    if not (named or _holds_user(first) or (_bare(node) and (_ids(node) or _addresses(node)))):
        return 0.0
    return min(0.85, _under_friend_word(scene, node, path & FRIEND_WORDS))


def _of_people(node: Node) -> bool:
    return all(map(is_person, node.children[:20])) or (node.key.isdecimal() and _named_at_all(node))


def _named_at_all(node: Node) -> bool:
    """Whether each entry holds a text that could be a person's name."""
    entries = node.children[:20]
    return all(entry.children and any(name_score(leaf.text) >= 0.6 for leaf in entry.leaves()) for entry in entries)


def _joined(entry: Node) -> bool:
    """Whether an entry says of itself that it is followed or a friend: `isFollowingCaller: true`, `friend: "accepted"`."""
    said = (
        leaf for leaf in entry.children[:32] if words(leaf.key) & _JOINED and not leaf.key.lower().endswith("count")
    )
    return any(leaf.value is True or leaf.text.lower() in _JOINED_STATES for leaf in said)


def _bare(node: Node) -> bool:
    """Whether a list is one of scalars."""
    return not any(child.children for child in node.children[:20])


def _under_friend_word(scene: Scene, node: Node, named: frozenset[str]) -> float:
    """A list under a word for friends: what its entries are decides, where the word is one for things too."""
    sample = node.children[:20]
    of_people = sum(map(is_person, sample)) >= 0.6 * len(sample)
    if not of_people and (scene.topic | words(sample[0].text)) & _WIRED:
        return 0.4
    if named - _AMBIGUOUS:
        titled = not of_people and all(any(words(leaf.key) & _TITLED for leaf in child.children) for child in sample)
        return 0.4 if titled else 0.92
    if of_people:
        return 0.4 if named & _FOLLOWED and words(scene.message.path) & _AIRED else 0.92
    return _linked(sample, scene) if all(map(_edge, sample)) else _by_surroundings(scene, node, named)


def _by_surroundings(scene: Scene, node: Node, named: frozenset[str]) -> float:
    """A list under an ambiguous word, of entries that could be people: what stands around it decides."""
    sample, bare = node.children[:20], _bare(node)
    around = scene.topic | context(node) | _kind_beside(node)
    if named & _FOLLOWED and all(any("@" in leaf.text for leaf in islice(entry.leaves(), 64)) for entry in sample):
        return 0.8  # addresses of accounts on a network of many servers
    if around & _THINGS or any(_keys_below(child) & (_TITLED | _THINGS) for child in sample):
        return 0.4
    if around & (_TARGET_WORDS - {"vid"} | FRIEND_WORDS - _AMBIGUOUS | {"social"}):
        return 0.8 if not bare or _ids(node) or _addresses(node) else 0.4
    if named & _FOLLOWED and not bare:
        return 0.6 if sum(map(_may_be_person, sample)) >= 0.6 * len(sample) else 0.4
    own = words(named_by(node))
    if bare and not (
        own & (named | _TARGET_WORDS | _LISTED | {"ids"}) or names_id(named_by(node)) or node.key.isdecimal()
    ):
        return 0.4  # parcels, shops: what is listed has a name of its own
    followed = named & _FOLLOWED or (named & {"vids"} and not around & _WATCHED)
    return 0.6 if bare and followed and _ids(node) else 0.4


def is_person(entry: Node) -> bool:
    """Whether a list's entry, by its fields or a name in it, is a person."""
    if not entry.children:
        return name_score(entry.text) >= 0.85
    if _keys_below(entry) & _PERSONAL or (entry.is_array and entry.children[0].text.lower() in ("me", "self")):
        return True
    return any(name_score(leaf.text) >= 0.85 for leaf in islice(entry.leaves(), 64))


def _may_be_person(entry: Node) -> bool:
    return any(name_score(leaf.text) >= 0.3 for leaf in islice(entry.leaves(), 64))


def _kind_beside(node: Node) -> frozenset[str]:
    """Words of what a field beside says that ids are of: `type=artist&ids=...`."""
    return frozenset().union(*(words(place.text) for place in node.siblings() if words(place.key) & _KIND_KEYS))


def _addresses(node: Node) -> bool:
    """Whether entries are addresses of users' pages, as in ActivityPub's collections."""
    texts = [child.text for child in node.children[:20]]
    return all(text.startswith("http") and (words(text) & _TARGET_WORDS or "/@" in text) for text in texts)


def _keys_below(entry: Node) -> frozenset[str]:
    return frozenset().union(*(words(node.key) for node in islice(entry.walk(), 1, 64) if not node.key.isdecimal()))


def _linked(edges: Sequence[Node], scene: Scene) -> float:
    """How surely edges join people: they say so, or their ends are ids or names, not words for tables, steps or machines."""
    if all(map(_says_linked, edges)):
        return 0.9
    ends = [end.text for edge in edges if (end := _edge(edge))]
    if scene.topic & _WIRED or not all(_names_person(end) for end in ends):
        return 0.4
    return 0.9


def _says_linked(edge: Node) -> bool:
    return any(words(leaf.text) & (FOLLOW_WORDS | FRIEND_WORDS) for leaf in edge.leaves())


def _names_person(end: str) -> bool:
    return (len(end) >= 3 and any(map(str.isdigit, end))) or "@" in end or name_score(end) >= 0.75


def _holds_user(entry: Node) -> bool:
    return any(child.children and words(child.key) & _TARGET_WORDS for child in entry.children[:16])


def _sent(scene: Scene, node: Node, keys: frozenset[str], around: frozenset[str]) -> float:
    """A list in a request that says elsewhere (path, operation, keys above) that it is of relations."""
    edge = _edge(node.children[0])
    if edge and (around | scene.topic) & SOCIAL:
        return _linked(node.children[:20], scene)
    if edge and around & {"edge"} and len(edge.text) >= 3 and any(char.isdigit() for char in edge.text):
        return 0.6
    about = scene.topic & (FOLLOW_WORDS | FRIEND_WORDS)
    if not about or not _people_like(node):
        return 0.0
    if not about - _AMBIGUOUS or scene.topic & _THINGS:
        listed = _ids(node) or not _bare(node)
        return min(0.9, _under_friend_word(scene, node, about & _AMBIGUOUS or about)) if listed else 0.0
    numbered = node.key.isdecimal()  # a format without field names
    targets = names_id(named_by(node)) or keys & _TARGET_WORDS or node.key.lower().endswith("ids")
    if all(child.children for child in node.children[:20]):
        identified = all(any(_person_id(grand.key) for grand in child.children) for child in node.children[:20])
        return 0.85 if targets or identified else 0.0
    if targets:
        return 0.9
    changed = keys & _CHANGED and about - _AMBIGUOUS
    return 0.0 if not _ids(node) else 0.8 if numbered or changed else 0.45


def _person_id(key: str) -> bool:
    return names_id(key) and not words(key) & _OTHER_IDS


def _people_like(node: Node) -> bool:
    """Whether entries could be people: objects, or short texts and numbers that are no sentences, dates or switches."""
    sample = node.children[:20]
    if any(child.children for child in sample):
        return sum(_entry(child) is not None or _edge(child) is not None for child in sample) >= 0.8 * len(sample)
    return all(2 <= len(child.text) <= 64 and child.text.count(" ") <= 3 for child in sample)


def _ids(node: Node) -> bool:
    """Whether a list's scalars look like identifiers: with digits, and each its own."""
    texts = [child.text for child in node.children if not child.children][:50]
    return (
        len(texts) >= _MANY
        and len({*texts}) > 0.8 * len(texts)
        and all(any(c.isdigit() for c in text) for text in texts)
    )


def _origin_words(root: Node) -> frozenset[str]:
    """Words of the keys, and of what fields such as `source` say: whether another app's account stands behind it."""
    found: set[str] = set()
    for node in islice(root.walk(), 512):
        found |= words(node.key)
        if words(node.key) & _ORIGIN_KEYS and len(node.text) < 40:
            found |= words(node.text)
    return frozenset(found)


def _delimited_ids(scene: Scene, leaf: Node) -> dict[str, Value]:
    """Ids in one text under a plural word for friends, or for ids in a message about them: `friend_ids=12,13,14`."""
    own, kind = words(leaf.key), _kind_beside(leaf)
    about = scene.topic & (FOLLOW_WORDS | FRIEND_WORDS) and (names_id(leaf.key) or own & _TARGET_WORDS)
    if not (own & FRIEND_WORDS or about) or own & _NOT_FRIENDS or kind & _THINGS:
        return {}
    parts = [part.strip() for part in leaf.text.split(",")][:20_000]
    if not all(2 <= len(part) <= 40 and " " not in part for part in parts):
        return {}
    if not kind & _TARGET_WORDS and not all(any(c.isdigit() for c in part) for part in parts):
        return {}
    return {part: Value("id", part, leaf.path, leaf.layers) for part in parts}


def _followed(scene: Scene) -> Value | None:
    """The one person whom a request follows or befriends."""
    if not scene.topic & FOLLOW_WORDS:
        return None
    for leaf in scene.leaves:
        own = words(leaf.key)
        if (
            (names_id(leaf.key) or own & {"to", "target", "followee"})
            and own & _TARGET_WORDS
            and 2 <= len(leaf.text) <= 64
        ):
            return Value("id", leaf.text, leaf.path, leaf.layers)
    return None


FriendList.examples = (
    Example("friend ids", upload('{"friend_ids":[100231,100232,100233]}'), 3),
    Example("bulk follow", upload('{"userVids":["9001","9002","9003"]}', path="/friend/follow"), 3),
    Example("edges", upload('{"graph":{"edges":[{"from":"u1","to":"u22"},{"from":"u1","to":"u33"}]}}'), 2),
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

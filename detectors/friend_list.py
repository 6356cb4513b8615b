"""Friend lists and relations: ids, names or edges of the people a user is connected to, sent or imported."""

from collections.abc import Iterable
from itertools import islice

from detectors.detector import Detector, Example, Scene, download, upload
from detectors.message import Finding, Node, Value
from detectors.people import BUSINESS_WORDS
from detectors.words import context, words

FRIEND_WORDS = frozenset(
    """friend friends following follower followee followers buddy buddies relation relations relationship acquaintance
    mutual haoyou guanzhu friendid friendids friendlist followids subscribe vid vids openids unionids roster
    好友 朋友 关注 粉丝 互关""".split()
)
_FOLLOW_PATHS = frozenset("follow following subscribe friend friends befriend relation batchfollow addfriend".split())
_ID_WORDS = frozenset("id uid userid user vid uservid openid unionid guid mid fid friendid account pid member".split())
_NAME_WORDS = frozenset("name nickname nick displayname username screenname remark avatar 昵称 备注".split())
_EDGE_KEYS = (
    frozenset(("from", "source", "src", "a", "follower")),
    frozenset(("to", "target", "dst", "b", "followee")),
)
# A list under these words is of things or of strangers, whatever stands around it.
_NOT_FRIENDS = frozenset(
    """book shelf product goods item leaderboard rank score board game level article video song news feed comment
    message msg topic tag hashtag permission scope feature setting event""".split()
)
_RANKING = frozenset("ranking rank leaderboard".split())
_OTHER_ACCOUNT = frozenset(
    "wechat weixin wx openid unionid qq weibo facebook fb twitter google vk line kakao instagram taggable".split()
)

_SOCIAL = frozenset("graph relation relationship social friend follow follower user contact network".split())
_ORIGIN_KEYS = frozenset("source provider platform origin logintype channel from authtype idp".split())


def _entry(node: Node) -> Value | None:
    """The id or name by which a list's entry names a person."""
    if not node.children:
        text = node.text.strip()
        return Value("id", text, node.path, node.layers) if 2 <= len(text) <= 64 and " " not in text else None
    leaves = [leaf for leaf in node.leaves() if leaf.text][:64]
    for leaf in leaves:
        if words(leaf.key) & _ID_WORDS and not leaf.children:
            return Value("id", leaf.text, leaf.path, leaf.layers)
    for leaf in leaves:
        if words(leaf.key) & _NAME_WORDS:
            return Value("name", leaf.text, leaf.path, leaf.layers)
    return None


def _edge(node: Node) -> Value | None:
    keys = {child.key.lower(): child for child in node.children}
    ends = [next((keys[key] for key in keys if words(key) & side), None) for side in _EDGE_KEYS]
    if ends[0] is None or ends[1] is None:
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
    summary = (
        "A list of at least two ids, names or edges under a word for friends or followers, or in the body of a follow "
        "request; also when it comes in as a friend ranking. Leaderboards of strangers are left alone."
    )

    def detect(self, scene: Scene) -> Iterable[Finding]:
        """One finding a message, over all its lists of friends."""
        people: dict[str, Value] = {}
        score = 0.0
        for node in scene.nodes:
            if not node.is_array or len(node.children) < 2 or not scene.free(node):
                continue
            confidence = self._confidence(scene, node)
            found = people_of(node) if confidence else {}
            if len(found) >= 2:
                people.update(found)
                score = max(score, confidence)
                scene.claim(node)
        for leaf in scene.leaves:
            if scene.free(leaf) and not leaf.key.isdigit() and (ids := _delimited_ids(leaf)):
                people.update(ids)
                score = max(score, 0.85)
        if people:
            around = words(scene.message.path) | _origin_words(scene.root)
            traits = ("other-account",) if around & _OTHER_ACCOUNT else ()
            yield Finding(self.category, self.name, len(people), score, tuple(people.values()), traits=traits)

    @staticmethod
    def _confidence(scene: Scene, node: Node) -> float:
        own = context(node)
        keys = words(node.key) | (words(node.parent.key) if node.parent else frozenset())
        path = words(scene.message.path)
        children: frozenset[str] = frozenset().union(*(words(child.key) for child in node.children[0].children))
        if own & BUSINESS_WORDS:
            return 0.0
        if keys & FRIEND_WORDS and not (words(node.key) & _NOT_FRIENDS):
            return 0.92
        if path & FRIEND_WORDS and keys & _RANKING:
            return 0.9
        if own & _NOT_FRIENDS or children & frozenset(("price", "isbn", "sku")):
            return 0.0
        if scene.message.direction == "upload":
            if path & _FOLLOW_PATHS and (words(node.key) & _ID_WORDS or node.key.lower().endswith("ids")):
                return 0.9
            edge = _edge(node.children[0])
            if edge and (own | path) & _SOCIAL:
                return 0.9
            if edge and own & {"edge"} and len(edge.text) >= 3 and any(char.isdigit() for char in edge.text):
                return 0.6
            return 0.0
        listed = words(node.key) & frozenset(("list", "user", "item", "data", "member", "result"))
        return 0.8 if path & FRIEND_WORDS and listed and children & (_ID_WORDS | _NAME_WORDS) else 0.0


def _origin_words(root: Node) -> frozenset[str]:
    """Words of the keys, and of what fields such as `source` say: whether another app's account stands behind it."""
    found: set[str] = set()
    for node in islice(root.walk(), 512):
        found |= words(node.key)
        if words(node.key) & _ORIGIN_KEYS and len(node.text) < 40:
            found |= words(node.text)
    return frozenset(found)


def _delimited_ids(leaf: Node) -> dict[str, Value]:
    """Ids in one text under a plural word for friends: `friend_ids=12,13,14`."""
    if not words(leaf.key) & FRIEND_WORDS or leaf.text.count(",") < 1:
        return {}
    parts = [part.strip() for part in leaf.text.split(",")][:20_000]
    if not all(2 <= len(part) <= 40 and " " not in part and any(c.isdigit() for c in part) for part in parts):
        return {}
    return {part: Value("id", part, leaf.path, leaf.layers) for part in parts}


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
        "a leaderboard of strangers",
        download(
            '{"leaderboard":[{"rank":1,"user":{"name":"xX9"},"score":10},{"rank":2,"user":{"name":"Zed"},"score":9}]}',
            path="/game/top",
        ),
        0,
    ),
    Example("ids of products", upload('{"product_ids":[100231,100232,100233]}'), 0),
    Example("the word in a text", upload('{"text":"share with friends, family and contacts"}'), 0),
)

"""Recommended acquaintances: people whom a server names to the user as possibly known."""

import re
from collections.abc import Iterable

from detectors.detector import Detector, Example, Scene, download, upload
from detectors.friend_list import people_of
from detectors.message import Finding, Node, Value
from detectors.words import context, words

_KEYS = re.compile(
    r"may_?be_?know|people_?you_?may|may_?know|pymk|(?:recommend|suggest)(?:ed|ion|ions)?_?(?:friend|user|contact|people|"
    r"follow|account|connection)s?|(?:friend|user|contact|people|follow|connection)s?_?(?:recommend|suggest)\w*|"
    r"find_?friends|who_?to_?follow|possible_?(?:friend|acquaintance)s?|acquaintances|可能认识|推荐好友|好友推荐",
    re.IGNORECASE,
)
_REASON_KEYS = frozenset(
    "reason recommendreason socialcontext context mutual mutualfriends mutualfriend common commonfriends relation label "
    "subtitle source hint desc rectype tag badge text title 推荐理由".split()
)
_REASON = re.compile(
    r"可能认识|通讯录|手机联系人|共同好友|好友的好友|你的联系人|"
    r"(?:from|in) your (?:contacts|address ?book|phone ?book)|(?:people )?you may know|mutual (?:friend|contact|connection)|"
    r"friends? of (?:a )?friend|shared contacts?|in common|knows? you|has your (?:number|phone)|aus deinen Kontakten|"
    r"gemeinsame (?:Freunde|Kontakte)|contact_?(?:match|upload)|phone_?contact|address_?book",
    re.IGNORECASE,
)
_MUTUAL = frozenset("mutualfriends mutualfriend mutualcount commonfriends mutualfriendscount mutualcontacts".split())
_THINGS = frozenset("product goods book video song article news feed sku app course movie".split())


def _reasons(record: Node) -> bool:
    """Whether a record says that it is shown because the user may know this person."""
    for leaf in record.leaves():
        keys = words(leaf.key)
        if keys & _MUTUAL or (keys & _REASON_KEYS and _REASON.search(leaf.text[:200])):
            return True
    return False


class FriendRecommendation(Detector):
    """Lists of people in a response, under a name for recommended acquaintances or each with a reason to be one."""

    category = "friend_recommendation"
    rank = 15
    summary = (
        "People listed in a response under a word for recommended acquaintances, or each with a reason such as "
        "'from your contacts', 'mutual friends', 可能认识的人, 通讯录好友."
    )

    def detect(self, scene: Scene) -> Iterable[Finding]:
        """One finding a response, over all its recommended people."""
        if scene.message.direction != "download":
            return
        people: dict[str, Value] = {}
        score = 0.0
        for node in scene.nodes:
            if not node.is_array or not node.children or not scene.free(node):
                continue
            confidence = self._confidence(scene, node)
            found = people_of(node) if confidence else {}
            if found:
                people.update(found)
                score = max(score, confidence)
                scene.claim(node)
        if people:
            yield Finding(self.category, self.name, len(people), score, tuple(people.values()))

    @staticmethod
    def _confidence(scene: Scene, node: Node) -> float:
        if context(node) & _THINGS:
            return 0.0
        named = any(_KEYS.search(place.key) for place in (node, *node.ancestors()))
        named = named or any(_REASON.search(place.text) for place in node.siblings() if 0 < len(place.text) <= 40)
        reasons = sum(_reasons(child) for child in node.children[:50]) >= 0.5 * min(len(node.children), 50)
        if named:
            return 0.95 if reasons else 0.85
        objects = bool(node.children[0].children)
        if reasons and objects:
            return 0.9
        return 0.8 if objects and _KEYS.search(scene.message.path) else 0.0


FriendRecommendation.examples = (
    Example(
        "acquaintances with a reason",
        download(
            '{"user_list":[{"uid":"71","nickname":"小雨","recommend_reason":"可能认识的人"},'
            '{"uid":"72","nickname":"阿强","recommend_reason":"通讯录好友"}]}'
        ),
        2,
    ),
    Example(
        "under its name", download('{"people_you_may_know":[{"id":5,"name":"Ann Lee","mutual_friends_count":3}]}'), 1
    ),
    Example("mutual friends", download('{"items":[{"user_id":"8","social_context":"12 mutual friends"}]}'), 1),
    Example("recommended products", download('{"recommend_products":[{"id":5,"reason":"in common use"}]}'), 0),
    Example("a list of friends", download('{"friends":[{"id":"1","name":"Ann Lee"},{"id":"2","name":"Bo Ray"}]}'), 0),
    Example("in a request", upload('{"people_you_may_know":[{"id":5}]}'), 0),
)

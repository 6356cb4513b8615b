"""Policies and agreements accepted, as an app's own back end is told: `agree`, `privacy_version`, 同意 — by structure.

A field must say both that something is agreed to and that it is a policy, an agreement or a category of data; one of the
two may stand beside it, over it or in the path. `Accept` headers, friend requests and orders say only one.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from detectors.consent.maps import is_yes
from detectors.consent.signal import Action, Places, Signal
from detectors.message import Node

AGREE = re.compile(r"agree(?!ment)|accept|consent|authoriz|authoris|同意|授权", re.IGNORECASE)
# What is agreed to, and not merely accepted as orders, calls and friends are.
_PLAIN_AGREE = re.compile(r"agree(?!ment)|consent|authoriz|authoris|同意|授权", re.IGNORECASE)
POLICY = re.compile(
    r"privacy|polic(?:y|ies)|agreement|terms|(?:^|[_.\-/])tos(?:$|[_.\-/])|eula|gdpr|隐私|协议|政策|条款", re.IGNORECASE
)
_VERSION = re.compile(r"ver(?:sion)?(?:$|[_.\-])|version|版本", re.IGNORECASE)
_VERSION_VALUE = re.compile(r"[\w.\-]{1,20}")
_CATEGORIES = (
    ("address_book", re.compile(r"contacts?(?!_?us)|address_?book|phone_?book|通讯录|联系人", re.IGNORECASE)),
    ("location", re.compile(r"location|geo(?!rg)|gps|位置|定位", re.IGNORECASE)),
    ("phone_number", re.compile(r"phone_?(?:num|no)|mobile|手机", re.IGNORECASE)),
    ("friend_list", re.compile(r"friends?_?(?:list|relation|info)|好友", re.IGNORECASE)),
    ("reading_activity", re.compile(r"reading|阅读", re.IGNORECASE)),
)
_EVENT_KEY = re.compile(r"event|action|(?:^|_)type|name|op|behavio|label|button|btn|element|title|text", re.IGNORECASE)
_SHOWN = re.compile(r"show|display|expos|pop_?up|impression|view|展示|曝光|弹窗", re.IGNORECASE)
_NOT = re.compile(r"dis_?agree|not_?agree|un_?agree|refus|reject|decline|deny|不同意|拒绝|暂不", re.IGNORECASE)
_BACK = re.compile(r"withdraw|revoke|cancel|撤回|撤销|取消同意|取消授权", re.IGNORECASE)
_SIGNED = frozenset(("agree", "agreed", "accept", "accepted", "consent", "consented", "y", "signed", "同意", "已同意"))
_UNSIGNED = frozenset(
    ("disagree", "refuse", "refused", "reject", "rejected", "decline", "declined", "n", "不同意", "拒绝")
)
_LONGEST_EVENT = 64
_OVER = 6


def signals(places: Places) -> Iterator[Signal]:
    """The acceptances, refusals and notices of a request; an answer only repeats them."""
    if places.message.direction != "upload":
        return
    path = places.message.path
    agreeing = {id(node) for node in places.nodes if _agrees(node.key)}  # and all below them
    for leaf in places.leaves:
        if leaf.path.startswith("header") or len(leaf.key) > _LONGEST_EVENT:
            continue
        under = agreeing and (
            id(leaf) in agreeing or any(id(node) in agreeing for node in islice(leaf.ancestors(), _OVER))
        )
        found = (_field(leaf, path) if under else None) or _event(leaf)
        if found:
            yield found


@lru_cache(maxsize=16_384)
def _agrees(key: str) -> bool:
    return bool(AGREE.search(key[:_LONGEST_EVENT]))


@lru_cache(maxsize=16_384)
def _names_an_event(key: str) -> bool:
    return bool(_EVENT_KEY.search(key[:_LONGEST_EVENT]))


def _field(leaf: Node, path: str) -> Signal | None:
    """`agree: 1` beside `privacy_version`, `privacy_agreed: true`, `{"consent": {"contacts": true}}`."""
    action = _said(leaf)
    if action is None:
        return None
    over = " ".join(node.key[:_LONGEST_EVENT] for node in islice(leaf.ancestors(), _OVER))
    own = f"{leaf.key} {over}"
    categories = tuple(name for name, pattern in _CATEGORIES if pattern.search(own))
    if _NOT.search(leaf.key):  # `disagree: true`
        action = "refused" if action == "given" else "given"
    if categories and _PLAIN_AGREE.search(own):
        return Signal("acceptance", action, f"acceptance: {', '.join(categories)} {action}", leaf.path, (), categories)
    version = next((_version(near) for near in leaf.siblings() if POLICY.search(near.key)), "")
    policy_beside = any(POLICY.search(near.key) for near in leaf.siblings() if _tells(near))
    beside = bool(version) or (policy_beside and bool(_PLAIN_AGREE.search(leaf.key)))
    if AGREE.search(leaf.key) and (POLICY.search(own) or beside or POLICY.search(path)):
        return Signal(
            "acceptance", action, f"acceptance: policy or agreement {action}", leaf.path, notice_version=version
        )
    return None


def _said(leaf: Node) -> Action | None:
    answer = is_yes(leaf.value)
    text = leaf.text.strip().lower()
    if answer is True or text in _SIGNED:
        return "given"
    if answer is False or text in _UNSIGNED:
        return "refused"
    return None


def _tells(near: Node) -> bool:
    return not near.children and near.value is not None and len(near.text) <= _LONGEST_EVENT


def _version(near: Node) -> str:
    told = _tells(near) and _VERSION.search(near.key) and _VERSION_VALUE.fullmatch(near.text)
    return near.text if told else ""


def _event(leaf: Node) -> Signal | None:
    """`event: agree_privacy_click`, `button: 同意隐私政策`, `event: privacy_dialog_show`."""
    text = leaf.value
    if (
        not isinstance(text, str)
        or not 4 <= len(text) <= _LONGEST_EVENT
        or " " in text.strip()
        or not _names_an_event(leaf.key)
        or not POLICY.search(text)
    ):
        return None
    action: Action
    if _BACK.search(text):
        action = "withdrawn"
    elif _NOT.search(text):
        action = "refused"
    elif AGREE.search(text):
        action = "given"
    elif _SHOWN.search(text):
        action = "notice_shown"
    else:
        return None
    return Signal("acceptance", action, f"acceptance: an event that says {action}", leaf.path)

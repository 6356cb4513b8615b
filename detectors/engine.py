"""inspect(message, subject): decode, detect, and state planted values as certain."""

import importlib
import json
import pkgutil
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache

import detectors
from detectors.consent import signals_in
from detectors.decode import Limits, decode
from detectors.detector import Detector, Scene
from detectors.ids import typical
from detectors.meanings import LOUD, names_operation
from detectors.message import Category, Document, Finding, Form, Message, Node, Unread, Value
from detectors.planted import Hit, could_name_friends, planted_in
from detectors.prefilter import Sought, has_data, request_may_hold, sought_in
from detectors.quiet import header_with_others, is_quiet
from detectors.remembered import remembered
from detectors.subject import Subject

DEFAULT_REGION = "CN"
_NOBODY = Subject()
_LONGEST_HEADER = 8192
_PLACES = "https://host.invalid/geofence"  # of all paths the one under which most is found
_DISGUISES = frozenset(("base64", "hex"))


@cache
def all_detectors() -> tuple[Detector, ...]:
    """Every `Detector` subclass in this package's modules, the larger structures first."""
    for module in pkgutil.iter_modules(detectors.__path__):
        importlib.import_module(f"detectors.{module.name}")
    return tuple(sorted((cls() for cls in Detector.__subclasses__()), key=lambda one: (one.rank, one.name)))


def prepare(subject: Subject, region: str = DEFAULT_REGION) -> None:
    """Does what the first messages would otherwise wait for: imports, numbering plans, the tables of planted values' digests."""
    fields = {"id": "0123456789abcdef0123456789abcdef", "n": 12345678}
    for plainly, body in ((False, fields), (True, {"phone": "0123456789", **fields})):
        message = Message("upload", "POST", "https://host.invalid/", (), json.dumps(body).encode())
        inspect(message, subject, region, plainly=plainly)


def inspect(
    message: Message,
    subject: Subject = _NOBODY,
    region: str = DEFAULT_REGION,
    limits: Limits | None = None,
    plainly: bool = False,
) -> tuple[list[Finding], Document]:
    """The findings in one message, and the decoded document with its notes on what could not be read.

    `region` is the numbering plan for numbers written nationally; a subject file's `default_region` goes before it.
    `plainly` decodes what the cheap looks would pass over: the same comes out, later.
    """
    sought = Sought(all_detectors(), True) if plainly else _sought(message, subject, region)
    if sought is None:
        return [], Document(message, Node("", ""), unread=_unseen(message))
    document = replace(decode(message, limits), may_claim=sought.claims)
    scene = Scene(document, subject, subject.default_region or region)
    found = [finding for detector in sought.detectors for finding in detector.detect(scene)]
    if subject and (found or not sought.text or could_name_friends(sought.text, subject)):
        hits = planted_in(scene.nodes, subject, plainly)
        if hits:
            proven = (_uploaded if message.direction == "upload" else _downloaded)(hits, found)
            found = _merged(found, proven)
    return [replace(finding, form=_form(finding.values)) for finding in found], document


def _sought(message: Message, subject: Subject, region: str) -> Sought | None:
    """What could be found; None where the cheap looks are certain that nothing is to be found, or decoded."""
    if message.direction == "upload":
        loud = request_may_hold(message) and not _is_quiet(message, subject, region)
        return Sought(all_detectors(), True) if loud else None
    if not has_data(message):
        return None
    sought = sought_in(message, all_detectors())
    return sought if sought or (subject and could_name_friends(sought.text, subject)) else None


def _is_quiet(message: Message, subject: Subject, region: str) -> bool:
    return is_quiet(
        message,
        subject,
        lambda key, text: _field_says_nothing(key, text, subject, region),
        lambda name, text: _of_header(text, name, subject, region),
    )


@lru_cache(maxsize=4_096)
def _field_says_nothing(key: str, text: str, subject: Subject, region: str) -> bool:
    """Whether a field of a document by itself holds nothing: it is inspected once, and may come with many messages."""
    document = json.dumps({key: text}).encode()
    return _holds_nothing(Message("upload", "POST", _PLACES, (), document), subject, region)


@remembered(entries=2_048, longest=_LONGEST_HEADER)
def _of_header(value: str, name: str, subject: Subject, region: str) -> int:
    """What a header may mean with others, or LOUD; those with an id that is new in each message are judged by one of its kind."""
    return (
        header_with_others(name, value) if _header_says_nothing(typical(name, value), name, subject, region) else LOUD
    )


@remembered(entries=1_024, longest=_LONGEST_HEADER)
def _header_says_nothing(value: str, name: str, subject: Subject, region: str) -> bool:
    """The same of a header.

    One that names an operation may say what its message is about, and is then not passed over.
    """
    if len(value) > _LONGEST_HEADER or names_operation(name, value):
        return False
    alone = Message("upload", "POST", _PLACES, ((name, value),), b"{}")
    return _holds_nothing(alone, subject, region)


def _holds_nothing(alone: Message, subject: Subject, region: str) -> bool:
    findings, document = inspect(alone, subject, region, plainly=True)
    if subject and planted_in(Scene(document, subject, region).nodes, subject, plainly=True):
        return False  # a planted value that alone is no finding, may be one with another
    return not (findings or document.notes or document.unread or signals_in(document))


def _unseen(message: Message) -> tuple[Unread, ...]:
    return (Unread("window", message.missing, "body"),) if message.missing else ()


def _form(values: Sequence[Value]) -> Form:
    """In what form most of the values travel."""
    if sum(value.kind == "hash" for value in values) * 2 > len(values):
        return "hashed"
    disguised = sum(not _DISGUISES.isdisjoint(value.layers) for value in values)
    return "encoded" if disguised * 2 > len(values) else "plain"


def _uploaded(hits: Sequence[Hit], found: Iterable[Finding]) -> dict[Category, list[Hit]]:
    """What planted values in a request prove: contacts' numbers are an address book only among others', or in one."""
    reachable = [hit for hit in hits if hit.planted.role == "contact" and hit.planted.kind in ("phone", "email")]
    named = [hit for hit in hits if hit.planted.role == "contact" and hit.planted.kind == "name"]
    proven: dict[Category, list[Hit]] = {}
    listed = (reachable or named) and any(one.category == "address_book" and one.confidence >= 0.5 for one in found)
    if listed or _people(reachable) >= 2 or _people(named) >= 3:
        proven["address_book"] = [*reachable, *named]
        reachable = named = []
    owned = [hit for hit in hits if hit.planted.role == "owner"]
    proven["phone_number"] = [hit for hit in (*owned, *reachable) if hit.planted.kind == "phone"]
    proven["personal_name"] = [hit for hit in (*owned, *named) if hit.planted.kind == "name"]
    proven["friend_list"] = [hit for hit in hits if hit.planted.role == "friend" and hit.planted.kind == "id"]
    proven["reading_activity"] = [hit for hit in hits if hit.planted.role == "book"]
    return {category: found for category, found in proven.items() if found}


def _downloaded(hits: Sequence[Hit], found: Iterable[Finding]) -> dict[Category, list[Hit]]:
    """What planted values in an answer prove: that the people it lists are the tester's own."""
    people = [hit for hit in hits if hit.planted.role in ("contact", "friend")]
    stated = {finding.category for finding in found}
    proven: dict[Category, list[Hit]] = {}
    if "friend_recommendation" in stated and people:
        proven["friend_recommendation"] = people
    elif people and ("friend_list" in stated or _people([hit for hit in people if hit.names_by_id]) >= 2):
        proven["friend_list"] = people
    if "reading_activity" in stated and (people or any(hit.planted.role == "book" for hit in hits)):
        proven["reading_activity"] = [hit for hit in hits if hit.planted.role == "book"] or people
    return proven


def _people(hits: Sequence[Hit]) -> int:
    return len({hit.planted.number for hit in hits})


def _planted_traits(hits: Sequence[Hit]) -> tuple[str, ...]:
    return ("planted-contact",) if any(hit.planted.role == "contact" for hit in hits) else ()


def _merged(found: list[Finding], proven: dict[Category, list[Hit]]) -> list[Finding]:
    """Puts what is proven in place of what structure alone said of its category, and adds that's values to it.

    What structure took for another category at the place of a proven value (a hashed contact id for a friend's) goes.
    """
    taken = {hit.node.path for hits in proven.values() for hit in hits}
    result = [
        finding
        for finding in found
        if finding.category not in proven
        and not (finding.values and all(value.path in taken for value in finding.values))
    ]
    for category, hits in proven.items():
        old = next((finding for finding in found if finding.category == category), None)
        values = {(hit.planted, bool(hit.hashed)): hit.value for hit in hits}
        own = {value.path for value in values.values()} | {hit.node.path for hit in hits}
        extra = [value for value in old.values if value.path not in own] if old and old.confidence >= 0.5 else []
        result.append(
            Finding(
                category,
                old.detector if old else "planted",
                max(_people(hits), old.subjects if old and old.confidence >= 0.5 else 0),
                1.0,
                (*values.values(), *extra),
                traits=(*(old.traits if old else ()), *_planted_traits(hits)),
            )
        )
    return result

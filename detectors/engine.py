"""inspect(message, subject): decode, detect, and state planted values as certain."""

import importlib
import pkgutil
from collections.abc import Sequence
from functools import cache

import detectors
from detectors.decode import Limits, decode
from detectors.detector import Detector, Scene
from detectors.message import Category, Document, Finding, Message, Node, Value
from detectors.subject import Planted, Subject

DEFAULT_REGION = "CN"
_NOBODY = Subject()


@cache
def all_detectors() -> Sequence[Detector]:
    """Every `Detector` subclass in this package's modules, the larger structures first."""
    for module in pkgutil.iter_modules(detectors.__path__):
        importlib.import_module(f"detectors.{module.name}")
    return sorted((cls() for cls in Detector.__subclasses__()), key=lambda detector: (detector.rank, detector.name))


def inspect(
    message: Message, subject: Subject = _NOBODY, region: str = DEFAULT_REGION, limits: Limits | None = None
) -> tuple[list[Finding], Document]:
    """The findings in one message, and the decoded document with its notes on what could not be read.

    `region` is the numbering plan for numbers written nationally; a subject file's `default_region` goes before it.
    """
    document = decode(message, limits)
    scene = Scene(document, subject, subject.default_region or region)
    found = [finding for detector in all_detectors() for finding in detector.detect(scene)]
    if subject.forms and message.direction == "upload":
        found = _with_planted(scene, found)
    return found, document


def _with_planted(scene: Scene, found: list[Finding]) -> list[Finding]:
    """Adds what the planted values prove; a planted finding replaces a structural one of its category."""
    seen: dict[Category, dict[tuple[str, str], Value]] = {}
    people = {
        planted.person
        for leaf in scene.leaves
        if (planted := scene.subject.find(leaf.text)) and planted.role == "contact" and planted.kind != "name"
    }
    for leaf in scene.leaves:
        planted = scene.subject.find(leaf.text)
        category = planted and _category(planted, len(people))
        if planted and category:
            value = _planted_value(leaf, planted)
            seen.setdefault(category, {}).setdefault((planted.person, value.kind), value)
    result = [finding for finding in found if finding.category not in seen]
    for category, values in seen.items():
        old = next((finding for finding in found if finding.category == category), None)
        persons = {value.person for value in values.values()}
        known = {value.text for value in values.values()}
        extra = [value for value in old.values if value.text not in known] if old else []
        hashed = sum(value.kind == "hash" for value in values.values()) > len(values) / 2
        result.append(
            Finding(
                category,
                old.detector if old else "planted",
                max(len(persons), old.subjects if old else 0),
                1.0,
                (*values.values(), *extra),
                "hashed" if hashed else "plain",
                old.traits if old else (),
            )
        )
    return result


def _planted_value(leaf: Node, planted: Planted) -> Value:
    layers = (*leaf.layers, planted.hashed) if planted.hashed else leaf.layers
    return Value("hash" if planted.hashed else planted.kind, leaf.text, leaf.path, layers, planted.person)


def _category(planted: Planted, people: int) -> Category | None:
    """What a planted value proves by itself: a contact's number is an address book only among others'."""
    if planted.role == "contact" and planted.kind in ("phone", "email") and people >= 2:
        return "address_book"
    if planted.kind == "phone":
        return "phone_number"
    if planted.kind == "name" and planted.role == "owner":
        return "personal_name"
    if planted.role == "friend" and planted.kind in ("id", "name"):
        return "friend_list"
    return None

"""Who is tested: the owner, the planted contacts, friends and books, and the forms in which their values travel."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from detectors.phone import national_forms

Role = Literal["owner", "contact", "friend", "book"]
ValueKind = Literal["phone", "email", "name", "id", "book"]
# The digests that apps send in place of numbers and addresses (see WIRE-FORMATS); more forms belong here.
_DIGESTS = ("md5", "sha1", "sha256", "sha512")
_SEPARATORS = re.compile(r"[\s().\-/]+")
_NUMBER = re.compile(r"\+?\d{6,15}")


@dataclass(frozen=True, slots=True)
class Planted:
    """A value known to be on the device: whose it is, of what kind, and whether it was seen hashed."""

    person: str
    role: Role
    kind: ValueKind
    hashed: str = ""


def normal(text: str) -> str:
    """Full-width forms folded, case and outer space gone; separators dropped where it reads as a number."""
    folded = unicodedata.normalize("NFKC", text[:512]).strip().casefold()
    packed = _SEPARATORS.sub("", folded.removeprefix("tel:").removeprefix("phone:"))
    return packed if _NUMBER.fullmatch(packed) else folded


@dataclass(frozen=True)
class Subject:
    """Planted values by each form they take. An empty subject knows nothing and matches nothing."""

    forms: Mapping[str, Planted] = field(default_factory=dict)
    default_region: str = ""

    def find(self, text: str) -> Planted | None:
        """The planted value that this text is, or None."""
        return self.forms.get(normal(text)) if self.forms and text else None

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> "Subject":
        """Builds the index from a subject file's content (`owner`, `contacts`, `friends`, `books`, `default_region`).

        Raises ValueError, naming the place, where the content has another shape.
        """
        unknown = set(data) - {"owner", "contacts", "friends", "books", "default_region", "salts"}
        if unknown:
            raise ValueError(f"unknown key {sorted(unknown)[0]!r}")
        region = data.get("default_region", "")
        if not isinstance(region, str):
            raise ValueError("default_region must be a two-letter country code, e.g. 'CN'")
        forms: dict[str, Planted] = {}
        for person, role, entry in _people(data):
            for form, kind, hashed in _forms(entry, region or "CN"):
                forms.setdefault(form, Planted(person, role, kind, hashed))
        return Subject(forms, region)


def _people(data: Mapping[str, Any]) -> Iterator[tuple[str, Role, Mapping[str, Any]]]:
    groups: tuple[tuple[str, Role], ...] = (
        ("owner", "owner"),
        ("contacts", "contact"),
        ("friends", "friend"),
        ("books", "book"),
    )
    for group, role in groups:
        entries = data.get(group, [])
        for index, entry in enumerate([entries] if isinstance(entries, Mapping) else entries):
            if not isinstance(entry, Mapping) or not all(isinstance(item, str | int) for item in entry.values()):
                raise ValueError(f"{group}[{index}] must be a table of texts such as name and phone")
            label = entry.get("name") or entry.get("title") or entry.get("phone") or entry.get("id") or index
            yield f"{label}", role, entry


def _forms(entry: Mapping[str, Any], region: str) -> Iterator[tuple[str, ValueKind, str]]:
    fields: tuple[tuple[str, ValueKind], ...] = (
        ("name", "name"),
        ("email", "email"),
        ("id", "id"),
        ("title", "book"),
    )
    for key, kind in fields:
        if entry.get(key):
            yield normal(str(entry[key])), kind, ""
    hashable: list[tuple[str, ValueKind]] = []
    if entry.get("email"):
        hashable.append((str(entry["email"]).strip().lower(), "email"))
    if entry.get("phone"):
        for form in national_forms(str(entry["phone"]), region):
            yield normal(form), "phone", ""
            hashable.append((form, "phone"))
    for text, kind in hashable:
        for algorithm in _DIGESTS:
            yield hashlib.new(algorithm, text.encode()).hexdigest(), kind, algorithm

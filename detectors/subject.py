"""Who is tested: the owner, the planted contacts, friends and books, and the plain forms in which their values travel."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any, Literal

import ahocorasick_rs

from detectors.digests import DigestIndex, Hashable
from detectors.folding import plain_signs
from detectors.phone import written_forms

Role = Literal["owner", "contact", "friend", "book"]
ValueKind = Literal["phone", "email", "name", "id", "book"]
_KINDS: tuple[tuple[str, ValueKind], ...] = (
    ("phone", "phone"),
    ("email", "email"),
    ("name", "name"),
    ("id", "id"),
    ("title", "book"),
)
_WORD = re.compile(r"[^\W_]+")
_HAN = r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"  # compiled where it is asked for


@dataclass(frozen=True, slots=True)
class Planted:
    """A value known to be on the device: whose it is (`person` by name, `entry` as `contact 12`), of what kind, and as what."""

    person: str
    role: Role
    kind: ValueKind
    number: int  # of the person, so that two of the same name stay two
    entry: str
    text: str  # the value as findings state it: a number in E.164, whatever its spelling in traffic


def fold(text: str) -> str:
    """A text as it compares with planted ones: its signs plain (see `plain_signs`), case and outer space gone."""
    return plain_signs(text).strip().casefold()


def name_words(text: str) -> frozenset[str]:
    """The words of a name, in any order: `Lee, Ann` and `Ann Lee` are one."""
    return frozenset(_WORD.findall(fold(text)))


@dataclass(frozen=True, eq=False)
class Subject:
    """Planted values by kind and form. An empty subject knows nothing and matches nothing.

    `phones` is keyed by digits as dialled or written; `names`, `emails`, `ids`, `titles` by folded text. `values` are all
    of them; a digest's `owner` is its value's place there.
    """

    phones: Mapping[str, Planted] = field(default_factory=dict)
    emails: Mapping[str, Planted] = field(default_factory=dict)
    names: Mapping[str, Planted] = field(default_factory=dict)
    ids: Mapping[str, Planted] = field(default_factory=dict)
    titles: Mapping[str, Planted] = field(default_factory=dict)
    digests: DigestIndex = field(default_factory=lambda: DigestIndex(()))
    values: tuple[Planted, ...] = ()
    default_region: str = ""

    def __bool__(self) -> bool:
        return bool(self.values)

    def __getstate__(self) -> dict[str, object]:
        # What is derived is not picklable, or soon made again.
        return {each.name: getattr(self, each.name) for each in fields(self)}

    @cached_property
    def by_words(self) -> Mapping[frozenset[str], Planted]:
        """Names by the set of their words."""
        return {words: planted for text, planted in self.names.items() if len(words := name_words(text)) >= 2}

    @cached_property
    def name_parts(self) -> Mapping[str, tuple[tuple[frozenset[str], Planted], ...]]:
        """For each part of a name, the names it belongs to with all their parts: given and family names sent apart."""
        table: dict[str, list[tuple[frozenset[str], Planted]]] = {}
        for text, planted in self.names.items():
            for parts in _splits(text):
                for part in parts:
                    table.setdefault(part, []).append((parts, planted))
        return {part: tuple(found) for part, found in table.items()}

    @cached_property
    def exact(self) -> frozenset[str]:
        """All that a whole folded text may be: a name or a part of one, a title, an id, an address, a number's digits."""
        return frozenset().union(self.names, self.titles, self.ids, self.emails, self.phones, self.name_parts)

    @cached_property
    def numbers(self) -> frozenset[int]:
        """Those of them that a number in JSON may be."""
        return frozenset(int(text) for text in self.exact if text.removeprefix("-").isdecimal() and len(text) <= 20)

    @cached_property
    def _long_texts(self) -> list[tuple[str, Planted]]:
        """What is also looked for inside longer texts: names of two words, titles and ids that are no common words."""
        found = [
            (text, planted) for text, planted in self.names.items() if len(text.split()) > 1 or re.search(_HAN, text)
        ]
        found += [(text, planted) for text, planted in self.titles.items() if len(text) >= 8 or re.search(_HAN, text)]
        found += [(text, planted) for text, planted in self.ids.items() if len(text) >= 6]
        return [(text, planted) for text, planted in found if len(text) >= 2]

    @cached_property
    def _finder(self) -> ahocorasick_rs.AhoCorasick:
        # Of two names of which one begins the other, the longer.
        longest = ahocorasick_rs.MatchKind.LeftmostLongest
        return ahocorasick_rs.AhoCorasick([text for text, _ in self._long_texts], matchkind=longest)

    @cached_property
    def people_by_id(self) -> Mapping[str, Planted]:
        """The ids of people, folded."""
        return {text: planted for text, planted in self.ids.items() if planted.role in ("contact", "friend")}

    @cached_property
    def _id_finder(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(list(self.people_by_id))

    def ids_in(self, folded: str) -> Iterator[int]:
        """The numbers of the people whose ids stand anywhere in a folded text."""
        people = list(self.people_by_id.values())
        for index, _, _ in self._id_finder.find_matches_as_indexes(folded, overlapping=True):
            yield people[index].number

    def inside(self, folded: str) -> Iterator[Planted]:
        """Names, titles and ids inside a folded text, each bounded by something that is not part of a word."""
        if not self._long_texts:
            return
        for index, start, end in self._finder.find_matches_as_indexes(folded):
            text, planted = self._long_texts[index]
            if _bounded(folded, start, end, text):
                yield planted

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> "Subject":
        """Builds the index from a subject file's content.

        Keys: `owner`, `contacts`, `friends`, `books`, `default_region`, `salts` (texts that the app is known to put to
        a value before it hashes it). Raises ValueError, naming the place, where the content has another shape.
        """
        unknown = set(data) - {"owner", "contacts", "friends", "books", "default_region", "salts"}
        if unknown:
            raise ValueError(f"unknown key {sorted(unknown)[0]!r}")
        region = data.get("default_region", "")
        if not isinstance(region, str):
            raise ValueError("default_region must be a two-letter country code, e.g. 'CN'")
        salts = data.get("salts", [])
        if not isinstance(salts, list) or not all(isinstance(salt, str) and salt for salt in salts):
            raise ValueError("salts must be a list of texts, e.g. ['app-secret']")
        maps: dict[str, dict[str, Planted]] = {kind: {} for _, kind in _KINDS}
        values: list[Planted] = []
        hashable: list[Hashable] = []
        counts: Counter[str] = Counter()
        for number, (person, role, entry) in enumerate(_people(data)):
            counts[role] += 1
            place = role if role == "owner" else f"{role} {counts[role]}"
            for key, kind in _KINDS:
                if entry.get(key) in (None, ""):
                    continue
                planted = Planted(person, role, kind, number, place, _stated(kind, str(entry[key]), region or "CN"))
                for form in _plain(kind, str(entry[key]), region or "CN"):
                    maps[kind].setdefault(form, planted)
                for text in _hashed(kind, str(entry[key]), region or "CN"):
                    hashable.append(Hashable(kind, text, len(values)))
                values.append(planted)
        return Subject(
            maps["phone"], maps["email"], maps["name"], maps["id"], maps["book"],
            DigestIndex(tuple(hashable), tuple(salts)), tuple(values), region,
        )  # fmt: skip


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


def _stated(kind: ValueKind, text: str, region: str) -> str:
    return written_forms(text, region)[0] if kind == "phone" else text.strip()


def _plain(kind: ValueKind, text: str, region: str) -> list[str]:
    if kind == "phone":
        return [form.lstrip("+") for form in written_forms(text, region)]
    return [fold(text)]


def _hashed(kind: ValueKind, text: str, region: str) -> list[str]:
    """The texts that an app hashes for a value, the likeliest first."""
    if kind == "phone":
        return written_forms(text, region)
    if kind == "email":
        return list(dict.fromkeys([text.strip().lower(), text.strip()]))
    return list(dict.fromkeys([text.strip(), text.strip().lower()]))


def _splits(text: str) -> Iterator[frozenset[str]]:
    """The parts in which a folded name is sent: its words, or a Chinese name's family and given name."""
    words = _WORD.findall(text)
    if len(words) >= 2:
        yield frozenset(words)
        if len(words) > 2:
            yield frozenset((words[0], " ".join(words[1:])))
            yield frozenset((" ".join(words[:-1]), words[-1]))
    elif 2 <= len(text) <= 4 and re.match(_HAN, text):
        for cut in range(1, min(3, len(text))):
            yield frozenset((text[:cut], text[cut:]))


def _bounded(text: str, start: int, end: int, found: str) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if re.search(_HAN, found):
        return len(found) >= 3 or not (re.match(_HAN, before) or re.match(_HAN, after))
    return not (before.isalnum() or after.isalnum())

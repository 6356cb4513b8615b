"""Address books: many distinct people with numbers, e-mail addresses or digests of them, sent together."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from detectors.detector import Detector, Example, Scene, download, upload
from detectors.message import Finding, Form, Node, Value
from detectors.people import (
    BUSINESS_WORDS,
    NOT_PHONE_WORDS,
    digest_size,
    email_of,
    is_name_key,
    is_phone_key,
    name_score,
    names_in,
    phone_of,
    phone_value,
)
from detectors.phone import region_written
from detectors.words import context, words

CONTACT_WORDS = frozenset(
    """contact contacts addressbook phonebook txl tongxunlu lianxiren lxr linkman people vcard roster
    hashcontact invitee invite phonesha256 emailsha256 msisdn msisdns directory abook friend buddy acquaintance emergency 通讯录 联系人 好友
    phonehash hashedphone phonesha emailsha phonemd lookup match""".split()
)
_FILE_WORDS = frozenset(
    "file manifest asset etag checksum block chunk blob patch bundle resource image layer commit package cache "
    "certificate cert pin segment video photo media".split()
)
_BATCH_WORDS = frozenset("order parcel shipment delivery waybill booking passenger ticket bill log call".split())
_COLUMN_WORDS = frozenset("schema column header field".split())
_SPLIT = re.compile(r"[,;|\n]+")
_MANY = 3


@dataclass(frozen=True, slots=True)
class _Setting:
    """What a list's surroundings say: the default region, regions of numbers written internationally in it, whether its
    names are of contacts, and whether its records hold people's names."""

    region: str
    near: tuple[str, ...]
    contacts: bool
    named: bool


def _identity(leaf: Node, setting: _Setting) -> Value | None:
    """The number, address or digest in a leaf that tells one person from another."""
    text = leaf.text
    if not text:
        return None
    if email := email_of(text):
        return Value("email", email, leaf.path, leaf.layers)
    if setting.contacts and digest_size(text):
        return Value("hash", text.lower() if len(text) % 8 == 0 else text, leaf.path, leaf.layers)
    if (words(leaf.key) & NOT_PHONE_WORDS) and not is_phone_key(leaf):
        return None
    if isinstance(leaf.value, int) and not setting.contacts and not is_phone_key(leaf):
        return None  # counters and ids
    phone = phone_of(leaf, setting.region, setting.contacts or setting.named, setting.near)
    return phone_value(leaf, phone) if phone else None


def _records(container: Node) -> list[Node]:
    """The entries of a list, or of a map that is used as one; empty for an object with fields of its own."""
    children = container.children
    if len(children) < 2:
        return []
    if container.is_array:
        return children
    if all(child.children for child in children):
        shapes = {frozenset(grand.key for grand in child.children) for child in children}
        return children if len(shapes) <= max(1, len(children) // 2) else []
    keyed = sum(bool(email_of(child.key) or digest_size(child.key) or _dialled(child.key)) for child in children)
    return children if keyed >= max(2, len(children) * 0.8) else []


def _dialled(key: str) -> bool:
    return key.lstrip("+").isdigit() and 8 <= len(key.lstrip("+")) <= 15


def _one_person(container: Node) -> bool:
    """Whether a list of numbers belongs to one named person: `{"name": ..., "phones": [a, b, c]}`."""
    if container.parent is None or any(child.children for child in container.children):
        return False
    return any(True for sibling in container.siblings() for _ in names_in(sibling) if not sibling.children)


def _people_in(record: Node, setting: _Setting) -> list[Value]:
    found = [value for leaf in record.leaves() if (value := _identity(leaf, setting))]
    if _dialled(record.key) or email_of(record.key) or (setting.contacts and digest_size(record.key)):
        keyed = Node(record.key, record.path, record.layers, record.key, parent=record.parent)
        if value := _identity(keyed, replace(setting, contacts=True)):
            found.append(value)
    return found


class AddressBook(Detector):
    """Finds the outermost list of records of which many hold a number, an address or a digest of their own."""

    category = "address_book"
    rank = 10
    summary = (
        "A list (or map, or delimited text) of at least three people, each with a number, an e-mail address, or, in a "
        "setting of contacts, a digest of its own; two suffice where the field is named for contacts."
    )

    def detect(self, scene: Scene) -> Iterable[Finding]:
        """One finding a message, over all its lists of people."""
        if scene.message.direction != "upload":
            return
        found: list[tuple[list[Value], int, float]] = []
        for container in _outermost(scene.root):
            result = self._judge(scene, container)
            if result:
                found.append(result)
                scene.claim(container)
        if not found:
            return
        values = [value for group, _, _ in found for value in group]
        subjects = sum(count for _, count, _ in found)
        hashed = sum(value.kind == "hash" for value in values) > len(values) // 2
        form: Form = "hashed" if hashed else "plain"
        yield Finding(self.category, self.name, subjects, max(score for *_, score in found), tuple(values), form)

    def _judge(self, scene: Scene, container: Node) -> tuple[list[Value], int, float] | None:
        around = context(container, scene.message.path)
        below: frozenset[str] = frozenset().union(*(words(child.key) for child in container.children[:3]))
        contacts = bool((around | below | _columns(container)) & CONTACT_WORDS) and not around & _FILE_WORDS
        records = _records(container) or (_split(container) if container.value else [])
        setting = _Setting(scene.region, _regions(records), contacts, _hold_names(records))
        seen: dict[str, Value] = {}
        subjects = 0
        for record in records:
            people = _people_in(record, setting)
            fresh = [value for value in people if value.text not in seen]
            subjects += bool(fresh)
            seen.update((value.text, value) for value in fresh)
        if subjects < (2 if contacts else _MANY) or _one_person(container):
            return None
        score = self._confidence(container, list(seen.values()), subjects, len(records), around, contacts)
        return (list(seen.values()), subjects, score) if score else None

    @staticmethod
    def _confidence(
        container: Node, values: list[Value], subjects: int, records: int, around: frozenset[str], contacts: bool
    ) -> float:
        kinds = {value.kind for value in values}
        if subjects < records * 0.4 or (kinds == {"hash"} and subjects < _MANY):
            return 0.0
        if around & BUSINESS_WORDS and not contacts:
            return 0.3
        if around & _BATCH_WORDS and not contacts:
            return 0.4
        named = _hold_names(container.children)
        if kinds == {"hash"}:
            return 0.9
        if contacts:
            return 0.97 if subjects >= _MANY and (named or "phone" in kinds) else 0.9 if subjects >= _MANY else 0.7
        if "phone" in kinds:
            return 0.85 if named else 0.9 if is_phone_key(container) else 0.75 if subjects >= 5 else 0.55
        return 0.6 if named else 0.4


def _columns(container: Node) -> frozenset[str]:
    """Words of a table's column names given beside its rows: `schema: [PHONE_SHA256], data: [[...]]`."""
    named = [place for place in container.siblings() if words(place.key) & _COLUMN_WORDS]
    return frozenset().union(*(words(leaf.text) for place in named for leaf in place.leaves()))


def _regions(records: list[Node]) -> tuple[str, ...]:
    """The regions of the first internationally written numbers in a list: its national ones are likely of the same."""
    numbers = (leaf.text for record in records[:200] for leaf in record.leaves() if leaf.text.startswith(("+", "00")))
    return tuple(dict.fromkeys(region for text in islice(numbers, 20) if (region := region_written(text))))


def _hold_names(records: list[Node]) -> bool:
    """Whether at least half of the records hold a person's name, by field or by look."""
    sample = records[:50]
    hits = sum(
        any(
            (is_name_key(leaf.key) and name_score(leaf.text) > 0) or name_score(leaf.text) >= 0.8
            for leaf in record.leaves()
        )
        for record in sample
    )
    return len(sample) > 1 and hits >= len(sample) * 0.5


def _outermost(root: Node) -> Iterator[Node]:
    """Containers (and leaves of delimited text) from the outside in; what lies below a yielded list of records that
    the caller claims is skipped by the caller's own claim, here by position: a list inside a list is one list."""
    stack = [root]
    while stack:
        node = stack.pop()
        if (node.children and _has_people(node)) or (not node.children and _delimited(node)):
            yield node
            continue
        stack.extend(reversed(node.children))


def _has_people(node: Node) -> bool:
    records = _records(node)
    if not records:
        return False
    holding = 0
    for record in records[:64]:
        leaves = list(record.leaves())[:64]
        holding += any(_candidate(leaf) for leaf in leaves) or _dialled(record.key) or bool(email_of(record.key))
        if holding >= 2:
            return True
    return False


def _candidate(leaf: Node) -> bool:
    text = leaf.text
    if "@" in text:
        return bool(email_of(text))
    return 7 <= len(text) <= 140 and (sum(char.isdigit() for char in text) >= 7 or digest_size(text) > 0)


def _delimited(leaf: Node) -> bool:
    text = leaf.text
    return len(text) >= 20 and len(_SPLIT.findall(text[:4096])) >= 1 and sum(char.isdigit() for char in text) >= 14


def _split(leaf: Node) -> list[Node]:
    """The parts of `139...,138...,137...` (or `name:number;...`) as records."""
    records = []
    for index, part in enumerate(_SPLIT.split(leaf.text)[:20_000]):
        record = Node(str(index), leaf.path, leaf.layers, parent=leaf)
        for piece in re.split(r"[:=\t]", part.strip()):
            record.add(Node(leaf.key, leaf.path, leaf.layers, piece.strip()))
        records.append(record)
    return records


AddressBook.examples = (
    Example(
        "contacts as JSON in a form field",
        upload(
            "contacts=%5B%7B%22first_name%22%3A%22Wei%22%2C%22phone_numbers%22%3A%5B%22%2B8613912345678%22%5D%7D%2C"
            "%7B%22first_name%22%3A%22Li%22%2C%22phone_numbers%22%3A%5B%22%2B8613812345678%22%5D%7D%2C"
            "%7B%22first_name%22%3A%22Na%22%2C%22phone_numbers%22%3A%5B%22%2B8613712345678%22%5D%7D%5D&module=find",
            content_type="application/x-www-form-urlencoded",
        ),
        3,
    ),
    Example(
        "a map of number to display name",
        upload('{"numbers":{"13912345678":"王伟","13812345678":"李娜","13712345678":"Dad"},"countryCode":"CN"}'),
        3,
    ),
    Example(
        "hashed contacts",
        upload(
            '{"hash_contacts":["5f4dcc3b5aa765d61d8327deb882cf99","7c6a180b36896a0a8c02787eeafb0e4c",'
            '"6cb75f652a9b52798eb6cf2201057c73"]}'
        ),
        3,
    ),
    Example(
        "vCards in JSON",
        upload(
            '{"vcards":["BEGIN:VCARD\\r\\nFN:Ann Lee\\r\\nTEL:+442079460123\\r\\nEND:VCARD",'
            '"BEGIN:VCARD\\r\\nFN:Bob Ray\\r\\nTEL:+442079460124\\r\\nEND:VCARD",'
            '"BEGIN:VCARD\\r\\nFN:Cy Poe\\r\\nTEL:+442079460125\\r\\nEND:VCARD"]}'
        ),
        3,
    ),
    Example(
        "short keys",
        upload(
            '{"txl":[{"n":"王伟","m":"13912345678"},{"n":"李娜","m":"13812345678"},{"n":"张敏","m":"13712345678"}]}'
        ),
        3,
    ),
    Example("one parcel's recipient", upload('{"receiver":{"name":"王伟","phone":"13912345678"}}'), 0),
    Example(
        "a manifest of file digests",
        upload(
            '{"files":["5f4dcc3b5aa765d61d8327deb882cf99","7c6a180b36896a0a8c02787eeafb0e4c",'
            '"6cb75f652a9b52798eb6cf2201057c73"]}'
        ),
        0,
    ),
    Example(
        "event times in milliseconds",
        upload('{"events":[{"t":1606300000001},{"t":1606300000002},{"t":1606300000003},{"t":1606300000004}]}'),
        0,
    ),
    Example(
        "shops with numbers in an answer",
        download('{"shops":[{"tel":"02158881111"},{"tel":"02158882222"},{"tel":"02158883333"}]}'),
        0,
    ),
    Example(
        "one person's three numbers", upload('{"name":"Ann Lee","phones":["2025550143","2025550144","2025550145"]}'), 0
    ),
)

"""Address books: many distinct people with numbers, e-mail addresses or digests of them, sent together."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from detectors.columns import (
    Numbers,
    columns_of,
    digests_in,
    is_identity,
    names_share,
    numbers_in,
    records_of,
    shape,
    trade_share,
)
from detectors.contact_setting import CONTACT_WORDS, DIGESTED, FILE_WORDS, FRIENDS, HASHED, Setting, setting_of
from detectors.delimited import apart, counted, split
from detectors.detector import Detector, Example, Scene, download, upload
from detectors.message import Finding, Node, Value
from detectors.names import is_name_key, name_score
from detectors.people import (
    BUSINESS_WORDS,
    HASH_WORDS,
    NOT_PHONE_WORDS,
    PHONE_WORDS,
    digest_size,
    email_of,
    is_phone_key,
    named_by,
    phone_of,
    phone_value,
    typed_as_phone,
)
from detectors.phone import parse, parse_begun
from detectors.words import context, names_id, words

_SUMS = frozenset("crc checksum sum".split())
_INTERNATIONAL = re.compile(r"(?<![\w+])\+\d[\d \-().]{6,20}\d(?!\w)")
_MANY = 3
_MOST_DIGITS = 20  # of 64 bits
_OF_DEVICES = frozenset("model brand os build image case version firmware app".split())
_SENT_TO = frozenset("to cc bcc recipients recipient".split())
_LETTER = frozenset("subject body html template".split())
_CUT = re.compile(r"[0-9a-f]{8,15}")
_LARGE = 1 << 28  # of digests as numbers, of 32 bits or more, one at least is as large
_PER_PERSON = 4  # numbers that one person has, at most, on the average


@dataclass(frozen=True, slots=True)
class _People:
    """A list read as people: their values, how many there are, and how sure that is."""

    values: list[Value]
    subjects: int
    confidence: float


class AddressBook(Detector):
    """Finds the outermost list of records of which most hold a number, an address or a digest of their own."""

    category = "address_book"
    rank = 10
    summary = (
        "A list (or map, table or delimited text) of at least three people, each with a number, an e-mail address, or, in "
        "a setting of contacts, a digest of its own; two suffice where the field is named for contacts."
    )

    def detect(self, scene: Scene) -> Iterable[Finding]:
        """One finding a message, over all its lists of people; one contact alone is kept for the session to count."""
        if scene.message.direction != "upload":
            return
        found = [*self._lists(scene), *_in_texts(scene)]
        stated = [people for people in found if people.confidence >= 0.5] or found
        if stated:
            values = tuple(value for people in stated for value in people.values)
            subjects = sum(people.subjects for people in stated)
            yield Finding(self.category, self.name, subjects, max(people.confidence for people in stated), values)
        elif (single := _alone(scene)) is not None:
            yield Finding(self.category, self.name, 1, 0.4, (single,))

    def _lists(self, scene: Scene) -> Iterator[_People]:
        stack, shapes = [(scene.root, False)], set[frozenset[str]]()
        while stack:
            node, doubted = stack.pop()
            records = records_of(node) if node.children else split(node)
            people = _read(scene, node, records) if len(records) >= 2 else None
            if people is None and node.children and (counted_through := _counted(scene, node)):
                yield counted_through
            if people is not None and people.confidence >= 0.5:
                scene.claim(node)
                shapes.add(shape(records[0]))
                yield people
                continue
            if people is not None and not doubted and node.path != "path":  # ids in a path are nobody's
                yield people
            # Where a list may be one of people, a surer one may lie in it: two lines of a log, of which one holds contacts.
            stack.extend((child, doubted or people is not None) for child in reversed(node.children))
        yield from _further(scene, shapes)


def _further(scene: Scene, shapes: set[frozenset[str]]) -> Iterator[_People]:
    """A record like those of the people that are stated, alone in a list of its own: one changed beside those added."""
    for node in scene.nodes if shapes else ():
        if not node.is_array or len(node.children) != 1 or not scene.free(node):
            continue
        fields = shape(node.children[0])
        if len(fields) < 2 or fields not in shapes:
            continue
        found = [(leaf, phone) for leaf in node.leaves() if (phone := phone_of(leaf, scene.region, trusted=True))]
        if found:
            scene.claim(node)
            yield _People([phone_value(*one) for one in found], 1, 0.5)


def _counted(scene: Scene, node: Node) -> _People | None:
    """People whose fields an object counts through; only these fields are taken, beside them stands what else it says."""
    records = counted(node)
    people = _read(scene, records[0].parent or node, records) if records else None
    if people is None or people.confidence < 0.5:
        return None
    taken = {leaf.path for record in records for leaf in record.children}
    for child in node.children:
        if child.path in taken:
            scene.claim(child)
    return people


def _in_texts(scene: Scene) -> Iterator[_People]:
    """People in running text: lines of a log, a note, whatever holds several international numbers."""
    for leaf, text in _running_texts(scene):
        if len(text) < 40 or not scene.free(leaf) or text.count("+") < _MANY:
            continue
        numbers = {
            phone.e164: Value("phone", phone.e164, leaf.path, leaf.layers)
            for match in islice(_INTERNATIONAL.finditer(text[:1_000_000]), 20_000)
            if (phone := parse_begun(match[0], ()))
        }
        if len(numbers) < _MANY:
            continue
        said = words(text[:4096]) | context(leaf) | scene.topic_at(leaf)
        score = 0.8 if said & (CONTACT_WORDS | PHONE_WORDS) else 0.6
        if said & BUSINESS_WORDS and not said & CONTACT_WORDS:
            score = 0.4
        if score >= 0.5:
            scene.claim(leaf)
        yield _People(list(numbers.values()), len(numbers), score)


def _all_in_one(records: Sequence[Node], values: Sequence[Value]) -> bool:
    """Whether one of several records holds all that was found: lines of a log, of which one is of a person."""
    if len({record.path for record in records}) < len(records):
        return False  # parts of one text
    return any(all(value.path.startswith(record.path) for value in values) for record in records[:8])


def _running_texts(scene: Scene) -> Iterator[tuple[Node, str]]:
    """Texts and where they stand; the readable runs of bytes in an unknown framing are one, since their fields are lost."""
    yield from ((leaf, leaf.text) for leaf in scene.leaves)
    for node in scene.nodes:
        if node.is_array and node.layers[-1:] == ("strings",):
            yield node, "\n".join(run.text for run in node.children).replace("+", " +")


def _read(scene: Scene, container: Node, records: list[Node]) -> _People | None:
    """The list as people, or None where it is not one (then what lies inside is looked at)."""
    if not any(_candidate(leaf) for record in records[:8] for leaf in _first_leaves(record)):
        return None
    setting = setting_of(scene, container, records)
    records, interleaved = apart(records)
    columns = columns_of(records)
    per_record = max(len(leaves) for leaves in columns.values()) / len(records)
    if per_record > _PER_PERSON or _one_person(container):
        return None
    named = interleaved or any(names_share(leaves) >= 0.5 for leaves in columns.values())
    named = named or _names_beside(container, len(records))
    identities = _identities(scene, columns, setting, named)
    seen = {value.text: value for value in identities.values}
    by_record = len(records) if identities.kind != "hash" else len(seen)
    subjects = min(len(seen), max(by_record, 1))
    least = 2 if _two_suffice(setting, identities.kind, named, len(records)) else _MANY
    if subjects < least or len(seen) < len(records) * 0.4 or _all_in_one(records, identities.values):
        return None
    if any(trade_share(leaves) >= 0.5 for leaves in columns.values()):
        setting = replace(setting, business=True)
    if not named and not setting.contacts and container.path.startswith("header"):
        return None  # a browser's lists of numbers
    score = _confidence(setting, identities, named, subjects)
    if identities.kind == "email" and _addressed(container):
        score = min(score, 0.4)
    return _People(list(seen.values()), subjects, score) if score else None


def _two_suffice(setting: Setting, kind: str, named: bool, count: int) -> bool:
    """Whether two are people enough: contacts, calls with names, and of three with names those who have a number."""
    if kind == "hash":
        return setting.contacts and named
    return setting.contacts or (named and (setting.calls or count >= _MANY))


@dataclass(frozen=True, slots=True)
class _Identities:
    """What tells the people of a list apart: values of one main kind, and the numbers' column if that is it."""

    kind: str
    values: list[Value]
    numbers: Numbers | None = None
    said: bool = False  # digests whose field says that they are of numbers or addresses


def _identities(scene: Scene, columns: dict[str, list[Node]], setting: Setting, named: bool) -> _Identities:
    values: list[Value] = []
    best: Numbers | None = None
    for leaves in columns.values():
        numbers = numbers_in(leaves, scene.region, setting.contacts and not setting.friends)
        if numbers is not None:
            found = zip(leaves, numbers.phones, strict=True)
            values += [phone_value(leaf, phone) for leaf, phone in found if phone is not None]
            best = max(best or numbers, numbers, key=lambda one: (one.count, one.keyed, one.written))
    addresses = [
        Value("email", email, leaf.path, leaf.layers)
        for leaves in columns.values()
        for leaf in leaves
        if "@" in leaf.text and not _of_account(scene, leaf) and (email := email_of(leaf.text))
    ]
    if best is not None:
        return _Identities("phone", values + addresses, best)
    if addresses:
        return _Identities("email", addresses)
    for place, leaves in columns.items():
        called = _two_suffice(setting, "hash", named, len(leaves)) and words(named_by(leaves[0])) & HASH_WORDS
        if len(leaves) < (2 if called else _MANY):
            continue
        said = _said_hashed(leaves)
        digests = (
            not words(place) & (FILE_WORDS | DIGESTED)
            and digests_in(leaves)
            and (setting.contacts or setting.matching or said or (named and not names_id(named_by(leaves[0]))))
        )
        cut = (setting.contacts and _numeric_digests(leaves)) or (setting.plainly and _cut_short(leaves))
        if digests or cut:
            hashes = [Value("hash", leaf.text, leaf.path, leaf.layers) for leaf in leaves]
            return _Identities("hash", hashes, said=said)
    return _Identities("", [])


def _numeric_digests(leaves: list[Node]) -> bool:
    """Whether a column is of digests as numbers, and is called so: the first 64 bits of one, or check sums."""
    if not words(named_by(leaves[0])) & (HASH_WORDS | _SUMS):
        return False
    values = {int(leaf.text) for leaf in leaves if leaf.text.isdecimal() and len(leaf.text) <= _MOST_DIGITS}
    return len(values) == len(leaves) and max(values) >= _LARGE


def _cut_short(leaves: list[Node]) -> bool:
    """Whether a column that is called so is of digests cut to four bytes or a few more."""
    texts = {leaf.text.lower() for leaf in leaves}
    return (
        bool(words(named_by(leaves[0])) & (HASH_WORDS | {"prefix", "prefixes"}))
        and len(texts) == len(leaves)
        and len({*map(len, texts)}) == 1
        and all(map(_CUT.fullmatch, texts))
        and not all(map(str.isdecimal, texts))
    )


def _of_account(scene: Scene, leaf: Node) -> bool:
    """Whether an address is an account's on a network of many servers, as in chats and in lists of who is followed."""
    own = words(leaf.key)
    if "jid" in own:
        local = leaf.text.partition("@")[0]
        number = parse("+" + local, ()) if local.isdecimal() else None  # 33612345678@…
        if not (number and number.valid):
            return True
    return "account" in own and bool(scene.topic_at(leaf) & FRIENDS)


def _said_hashed(leaves: list[Node]) -> bool:
    """Whether the column itself is called a digest of a number or an address."""
    own = words(named_by(leaves[0]))
    if len(leaves[0].key) <= 2 and all(map(typed_as_phone, leaves)):
        return True  # `{"h": "…", "t": "tel"}`
    return bool(own & HASHED and own & (PHONE_WORDS | {"email", "mail", "contact"}) and not own & _OF_DEVICES)


def _confidence(setting: Setting, identities: _Identities, named: bool, subjects: int) -> float:
    """How sure it is that a list with these identities is of people the user knows."""
    if identities.kind == "hash":
        if identities.said:
            return 0.9
        if setting.files:
            return 0.0
        if setting.plainly:
            return 0.9
        return (0.8 if setting.matching else 0.7) if named else 0.6 if setting.bare else 0.45
    if not setting.contacts and (setting.business or setting.batch):
        return 0.4 if setting.batch else 0.3
    if identities.kind == "email":
        if setting.contacts or named:
            return 0.92 if subjects >= _MANY else 0.7
        return 0.7 if setting.matching or subjects >= 5 else 0.6
    numbers = identities.numbers
    assert numbers is not None
    telling = numbers.keyed or numbers.written >= 0.3
    sure = numbers.valid >= 0.7
    if setting.contacts:
        if subjects < _MANY:
            return 0.7 if telling or named else 0.4
        return 0.97 if telling or named or sure else 0.8
    if subjects < _MANY:
        return 0.75 if sure and (telling or (setting.calls and named)) else 0.4
    if named and (telling or not setting.friends):
        return 0.95 if telling and sure else 0.9 if telling or subjects >= 5 else 0.75
    if telling:
        return 0.9 if subjects >= 5 and sure else 0.75 if sure else 0.6
    return 0.7 if sure and setting.calls else 0.65 if sure and setting.matching else 0.4


def _addressed(container: Node) -> bool:
    """Whether addresses are those that a letter beside them goes to."""
    beside = frozenset().union(*(words(place.key) for place in container.siblings()))
    return named_by(container).lower() in _SENT_TO and bool(beside & _LETTER)


def _names_beside(container: Node, count: int) -> bool:
    """Whether a list of as many people's names stands beside this one: columns sent as arrays of their own."""
    for place in container.siblings():
        if place.is_array and len(place.children) == count and not any(child.children for child in place.children):
            return names_share(place.children) >= 0.5
    return False


def _one_person(container: Node) -> bool:
    """Whether a list of numbers belongs to one named person: `{"name": ..., "phones": [a, b, c]}`."""
    if container.parent is None or any(child.children for child in container.children):
        return False
    return any(
        not place.children and is_name_key(place.key) and name_score(place.text) > 0.3 for place in container.siblings()
    )


def _first_leaves(record: Node) -> Iterator[Node]:
    if is_identity(record.key):
        yield Node(record.key, record.path, value=record.key)
    yield from islice(record.leaves(), 64)


def _candidate(leaf: Node) -> bool:
    text = leaf.text
    if "@" in text and email_of(text):
        return True
    if not 7 <= len(text) <= 140:
        return False
    return sum(map(str.isdigit, text)) >= 7 or digest_size(text) > 0 or _CUT.fullmatch(text.lower()) is not None


def _alone(scene: Scene) -> Value | None:
    """One contact's digest or address alone in a message; forty such messages are an address book sent."""
    for leaf in scene.leaves:
        if not 6 <= len(leaf.text) <= 128 or not scene.free(leaf):
            continue
        own = words(leaf.key)
        if not (own & CONTACT_WORDS or context(leaf) & CONTACT_WORDS or scene.topic_at(leaf) & CONTACT_WORDS):
            continue
        if email := email_of(leaf.text):
            return Value("email", email, leaf.path, leaf.layers)
        hashed = bool(own & HASHED) and not own & NOT_PHONE_WORDS - {"token"}
        if (hashed or is_phone_key(leaf)) and digest_size(leaf.text):
            return Value("hash", leaf.text, leaf.path, leaf.layers)
    return None


AddressBook.examples = (
    Example(
        "calls in a direction",
        upload(
            '{"calls":[{"num":"13912345678","t":1,"way":"INCOMING"},{"num":"13812345678","t":2,"way":"MISSED"},{"num":"13712345678","t":3,"way":"INCOMING"}]}'
        ),
        3,
    ),
    Example(
        "hashed identifiers to discover",
        upload(
            '{"hashed_identifiers":[{"v":"5f4dcc3b5aa765d61d8327deb882cf99"},{"v":"7c6a180b36896a0a8c02787eeafb0e4c"},'
            '{"v":"6cb75f652a9b52798eb6cf2201057c73"}]}',
            path="/discover",
        ),
        3,
    ),
    Example(
        "hashed identifiers of devices",
        upload(
            '{"device_identifiers":[{"v":"5f4dcc3b5aa765d61d8327deb882cf99"},{"v":"7c6a180b36896a0a8c02787eeafb0e4c"},'
            '{"v":"6cb75f652a9b52798eb6cf2201057c73"}]}',
            path="/report",
        ),
        0,
    ),
    Example(
        "a list of numbers that is called so", upload('{"mobile_list":["13912345678","13812345678","13712345678"]}'), 3
    ),
    Example(
        "a list of orders that is called so", upload('{"order_list":["13912345678","13812345678","13712345678"]}'), 0
    ),
    Example(
        "two calls with names",
        upload(
            '{"calls":[{"number":"13912345678","name":"王伟","direction":"in"},{"number":"13812345678","name":"李静","direction":"out"}]}'
        ),
        2,
    ),
    Example(
        "two methods that were called",
        upload('{"calls":[{"method":"getUser","direction":"in"},{"method":"getFeed","direction":"out"}]}'),
        0,
    ),
    Example(
        "two contacts with digests",
        upload(
            '{"contacts":[{"name":"Ann Lee","hash":"5f4dcc3b5aa765d61d8327deb882cf99"},{"name":"Bo Ray","hash":"7c6a180b36896a0a8c02787eeafb0e4c"}]}'
        ),
        2,
    ),
    Example(
        "two files with digests",
        upload(
            '{"files":[{"name":"Ann Lee","hash":"5f4dcc3b5aa765d61d8327deb882cf99"},{"name":"Bo Ray","hash":"7c6a180b36896a0a8c02787eeafb0e4c"}]}'
        ),
        0,
    ),
    Example(
        "shops in a list",
        upload(
            '{"list":[{"shop":"Boots","tel":"+442079460018"},{"shop":"Lidl","tel":"+442079460019"},{"shop":"Aldi","tel":"+442079460020"}]}'
        ),
        0,
    ),
    Example(
        "filed under contacts",
        upload(
            '{"writes":[{"doc":"users/u1/contacts/c1","f":{"n":"Ann Lee","p":"+442079460123"}},{"doc":"users/u1/contacts/c2","f":{"n":"Bo Ray","p":"+442079460124"}}]}'
        ),
        2,
    ),
    Example(
        "names with addresses",
        upload('{"c":["Ann Lee <ann@x.example>","Bob Ray <bob@y.example>","Cy Poe <cy@z.example>"]}'),
        3,
    ),
    Example(
        "each person's numbers under the name",
        upload(
            '{"book":{"Nadia Brandt":["+4915112345678"],"Otto Klein":["+4917612345670","+4916012345671"],"Ida Voss":["+4915223456789"]}}'
        ),
        3,
    ),
    Example(
        "fields that labels name",
        upload(
            '[{"fields":[{"name":"First Name","value":"Nadia"},{"name":"Phone Number","value":"+4915112345678"}]},'
            '{"fields":[{"name":"First Name","value":"Otto"},{"name":"Phone Number","value":"+4917612345670"}]}]',
            path="/contacts/upload",
        ),
        2,
    ),
    Example(
        "those added, and one that was changed",
        upload(
            '{"added":[{"n":"Nadia Brandt","t":"+4915112345678"},{"n":"Otto Klein","t":"+4917612345670"}],'
            '"changed":[{"n":"Ida Voss","t":"+4916012345671"}]}',
            path="/contacts/delta",
        ),
        3,
    ),
    Example(
        "digests of addresses",
        upload(
            '{"hashed_emails":["5f4dcc3b5aa765d61d8327deb882cf99","7c6a180b36896a0a8c02787eeafb0e4c",'
            '"6cb75f652a9b52798eb6cf2201057c73"]}'
        ),
        3,
    ),
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
        "fields that are counted through",
        upload(
            '{"mobile":"13512345678","contact1_name":"王伟","contact1_phone":"13812345678",'
            '"contact2_name":"李娜","contact2_phone":"13712345678"}'
        ),
        2,
    ),
    Example(
        "a batch of requests",
        upload(
            '{"requests":[{"method":"POST","url":"/me/contacts","body":{"givenName":"Ann","mobilePhone":"+442079460123"}},'
            '{"method":"POST","url":"/me/contacts","body":{"givenName":"Bob","mobilePhone":"+442079460124"}}]}'
        ),
        2,
    ),
    Example(
        "digests in a list that says what it is from",
        upload(
            '{"scene":"contacts","l":[{"k":"5f4dcc3b5aa765d61d8327deb882cf99"},{"k":"7c6a180b36896a0a8c02787eeafb0e4c"},'
            '{"k":"6cb75f652a9b52798eb6cf2201057c73"}]}'
        ),
        3,
    ),
    Example(
        "digests as numbers",
        upload('{"hashes":[9140732136463346979,5475027971913912345,7846297341388123456]}', path="/contacts/match"),
        3,
    ),
    Example(
        "players counted through",
        upload('{"player1_name":"Ann Lee","player1_score":"12","player2_name":"Bob Ray","player2_score":"9"}'),
        0,
    ),
    Example(
        "a log of calls",
        upload(
            '{"records":[{"peer":"13621998877","dur":33,"dir":1},{"peer":"15811223344","dur":3,"dir":0},'
            '{"peer":"18677665544","dur":93,"dir":1}]}',
            path="/loan/calls",
        ),
        3,
    ),
    Example(
        "branches of a bank",
        upload(
            '{"branches":[{"name":"Midtown","tel":"212-736-5000"},{"name":"Harlem","tel":"212-736-5001"},'
            '{"name":"Soho","tel":"212-736-5002"}]}'
        ),
        0,
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
        "digests, of what a field beside says",
        upload(
            '{"type":"phone","hashes":["5f4dcc3b5aa765d61d8327deb882cf99","7c6a180b36896a0a8c02787eeafb0e4c",'
            '"6cb75f652a9b52798eb6cf2201057c73"]}'
        ),
        3,
    ),
    Example(
        "digests of files, as a field beside says",
        upload(
            '{"type":"file","hashes":["5f4dcc3b5aa765d61d8327deb882cf99","7c6a180b36896a0a8c02787eeafb0e4c",'
            '"6cb75f652a9b52798eb6cf2201057c73"]}'
        ),
        0,
    ),
    Example(
        "names and digests",
        upload(
            '{"rows":[{"n":"Ann Lee","h":"5f4dcc3b5aa765d61d8327deb882cf99"},{"n":"Bob Ray","h":"7c6a180b36896a0a8c02787eeafb0e4c"},'
            '{"n":"Cy Poe","h":"6cb75f652a9b52798eb6cf2201057c73"}]}'
        ),
        3,
    ),
    Example(
        "names and ids in hex digits",
        upload(
            '{"rows":[{"artist":"Ann Lee","eventID":"5f4dcc3b5aa765d61d8327deb882cf99"},'
            '{"artist":"Bob Ray","eventID":"7c6a180b36896a0a8c02787eeafb0e4c"},'
            '{"artist":"Cy Poe","eventID":"6cb75f652a9b52798eb6cf2201057c73"}]}'
        ),
        0,
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
        "two cards in JSON's notation",
        upload(
            '[["vcard",[["fn",{},"text","Ann Lee"],["tel",{},"uri","tel:+442079460123"]]],'
            '["vcard",[["fn",{},"text","Bob Ray"],["tel",{},"uri","tel:+442079460124"]]]]'
        ),
        2,
    ),
    Example(
        "short keys",
        upload(
            '{"txl":[{"n":"王伟","m":"13912345678"},{"n":"李娜","m":"13812345678"},{"n":"张敏","m":"13712345678"}]}'
        ),
        3,
    ),
    Example(
        "names and numbers in arrays of their own",
        upload('{"n":["Ann Lee","Bob Ray","Cy Poe"],"p":["+442079460123","+442079460124","+442079460125"]}'),
        3,
    ),
    Example(
        "names and numbers by turns",
        upload('["Ann Lee","+442079460123","Bob Ray","+442079460124","Cy Poe","+442079460125"]'),
        3,
    ),
    Example(
        "digests whose field says of what",
        upload(
            '{"peers":[{"tel_hash":"5f4dcc3b5aa765d61d8327deb882cf99"},{"tel_hash":"7c6a180b36896a0a8c02787eeafb0e4c"},'
            '{"tel_hash":"6cb75f652a9b52798eb6cf2201057c73"}]}'
        ),
        3,
    ),
    Example(
        "digests of models of telephones",
        upload(
            '{"seen":[{"phone_model_hash":"5f4dcc3b5aa765d61d8327deb882cf99"},'
            '{"phone_model_hash":"7c6a180b36896a0a8c02787eeafb0e4c"},{"phone_model_hash":"6cb75f652a9b52798eb6cf2201057c73"}]}'
        ),
        0,
    ),
    Example("pairs in one text", upload('{"txl":"王伟:13912345678;李娜:13812345678;张敏:13712345678"}'), 3),
    Example(
        "lines of a log",
        upload("row=Ann +442079460123 contact\nrow=Bob +442079460124\nrow=Cy +442079460125", content_type="text/plain"),
        3,
    ),
    Example(
        "a directory of files",
        upload(
            '{"directory":[{"sha1":"2fd4e1c67a2d28fced849ee1bb76e7391b93eb12","path":"a"},'
            '{"sha1":"de9f2c7fd25e1b3afad3e85a0bd17d9b100db4b3","path":"b"},'
            '{"sha1":"da39a3ee5e6b4b0d3255bfef95601890afd80709","path":"c"}]}'
        ),
        0,
    ),
    Example("ids of friends under the word", upload('{"friends":["9140732136","4633469797","5475027971"]}'), 0),
    Example("numbers of orders", upload('{"order_nos":["13912345678","13812345678","13712345678","13612345678"]}'), 0),
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

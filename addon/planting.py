"""Planted people for `consentrace subject new`: unique names, numbers and addresses that occur nowhere else.

Numbers are from ranges reserved for fiction where the country has one (US 555-01xx, GB 07700 900xxx per Ofcom,
DE 0171 39200xx and 0176 040690xx per Bundesnetzagentur), and plausible ones where it has none (CN, IN).
"""

import json
import random
from itertools import permutations

from addon.errors import InputError

_WESTERN = (
    "Ada Ben Cora Dora Emil Finn Greta Hugo Ines Jonas Klara Lena Milo Nora Otto Petra Quinn Rosa Sven Tilda".split(),
    "Ashdown Birkwood Calloway Dunmore Eastlake Fairbrook Greyson Hartwell Ivers Jessop Kestrel Langford Marlow".split(),
)
_CHINESE = (list("王李张刘陈杨赵黄周吴徐孙"), list("伟娜敏静磊洋艳勇杰涛明超霞平刚桂英华玉兰"))
_INDIAN = (
    "Aarav Diya Ishaan Kavya Lakshmi Mohan Neha Priya Rahul Sanjay Tara Vikram".split(),
    "Sharma Patel Reddy Iyer Gupta Nair Khan Singh Das Mehta Rao Joshi".split(),
)
_FRIENDS = 8
_BOOKS = ("The Lantern Keeper", "Salt and Cedar", "The Ninth Ferry", "A Map of Small Rivers", "Winter Orchard")


def _number(region: str, index: int, rng: random.Random) -> str:
    match region:
        case "US":
            return f"+1{(212, 312, 415, 617, 702, 808, 206, 305, 503, 619)[index // 100 % 10]}55501{index % 100:02d}"
        case "GB":
            return f"+447700900{index % 1000:03d}"
        case "DE":
            return f"+49{(17139200, 176040690)[index // 100 % 2]}{index % 100:02d}"
        case "CN":
            return f"+86{rng.choice((139, 138, 137, 136, 159, 188))}{rng.randrange(10**8):08d}"
        case "IN":
            return f"+91{rng.choice((98, 97, 99, 94))}{rng.randrange(10**8):08d}"
    raise InputError(f"region {region!r}: no numbers to plant; give one of CN, US, GB, DE, IN")


def make_subject(people: int, region: str, seed: int | None) -> tuple[str, str]:
    """subject.toml and contacts.vcf as texts: an owner, contacts, friends with names of their own, and books."""
    rng = random.Random(seed)
    names = _names(region, people + 1 + _FRIENDS, rng)
    tag = f"{rng.randrange(36**4):04x}"
    entries, cards, numbers = list[dict[str, str]](), list[str](), set[str]()
    for index in range(people + 1):
        number = _number(region, index, rng)
        while number in numbers:
            if region in ("US", "GB", "DE"):
                raise InputError(
                    f"{people} contacts: {region} has only {index} numbers reserved for fiction; ask for fewer"
                )
            number = _number(region, index, rng)
        numbers.add(number)
        family, given = names[index]
        name = family + given if region == "CN" else f"{given} {family}"
        entry = {"name": name, "phone": number, "email": f"p{index}.{tag}@planted.example"}
        entries.append(entry)
        cards.append(_vcard(entry, family, given))
    friends = [family + given if region == "CN" else f"{given} {family}" for family, given in names[people + 1 :]]
    return _toml(entries, friends, region, tag), "".join(cards[1:])


def _names(region: str, count: int, rng: random.Random) -> list[tuple[str, str]]:
    """(family, given) of that many people, each pair once; where the lists are short, people have two given names."""
    given, family = _CHINESE if region == "CN" else _INDIAN if region == "IN" else _WESTERN
    if region == "CN":
        family, given = given, [a + b for a in family for b in family if a != b]
    pairs: list[tuple[str, str]] = []
    space = "" if region == "CN" else " "
    for size in (1, 2, 3):
        more = [
            (f, space.join(parts)) for f in family for parts in permutations(given[:40] if size > 1 else given, size)
        ]
        rng.shuffle(more)
        pairs += more
        if len(pairs) >= count:
            break
    return pairs[:count]


def _toml(entries: list[dict[str, str]], friends: list[str], region: str, tag: str) -> str:
    lines = [
        f"default_region = {json.dumps(region)}",
        "# Texts that the app is known to put to a value before it hashes it (a constant, a pepper, an HMAC key).",
        "salts = []",
        "",
    ]
    for index, entry in enumerate(entries):
        lines.append("[[contacts]]" if index else "[owner]")
        lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items()] + [""]
    for index, name in enumerate(friends):
        lines += ["[[friends]]", f"name = {json.dumps(name, ensure_ascii=False)}", f'id = "fr-{tag}-{index}"', ""]
    for index, title in enumerate(_BOOKS):
        lines += ["[[books]]", f"title = {json.dumps(title)}", f'id = "bk-{tag}-{index}"', ""]
    return "\n".join(lines)


def _vcard(entry: dict[str, str], family: str, given: str) -> str:
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{entry['name']}\r\nN:{family};{given};;;\r\nTEL;TYPE=CELL:{entry['phone']}\r\n"
        f"EMAIL:{entry['email']}\r\nEND:VCARD\r\n"
    )
